"""Those of whom an article says only that they were shot or stabbed, where it also tells who died: the dead among them.

"Four people were shot. ... The fourth victim has died" wounds nobody else; of "two shot" with one dead and one in
hospital, the one in hospital is the wounded. A figure of its own sentence that tells both ("a man was killed and a woman
was shot") stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import roundups
from pipeline.extract.conditions import UNTOLD, tells_shots
from pipeline.extract.people import LIVING, MILD
from pipeline.extract.person_words import FEMALE, MALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

BARE: Final = frozenset("shot shooting stabbed stabbing shoot shoots shootings stabs gunshot".split())
"""Words of the grammar rules that leave open who of them lived."""
STRUCK: Final = frozenset({
    "passive shot", "passive stabbed", UNTOLD, "hit", "struck", "passive hit", "passive struck", "manifold shooting",
    "manifold stabbing",
})  # fmt: skip
"""Rules of numbers that leave open who lived."""
NEAR: Final = 14
"""Tokens behind a wound that may tell that it was survived."""
BESIDE: Final = 1
"""Sentences before and behind those hit in which shots are told of."""
SOON: Final = 4
"""Sentences behind those shot, after which "the killing of" recalls another one."""
OTHER: Final = frozenset("another other second third".split())
LONG: Final = 3
"""Digits of what is no age any more."""
ALIVE: Final = LIVING | MILD | frozenset(
    "hospital grazed stomach abdomen survival wounding wounded injured also".split()
)
"""What nobody says of the dead."""


def settle(document: Document, found: Sequence[Mention]) -> None:
    """Take figures of people who were shot for none where they are those who died; not in a round-up."""
    _of_those(found)
    _one_of(found)
    _outlived(found)
    _murdered(document, found)
    own = [m for m in found if m.label == "own" and not m.barred and m.value > 0]
    dead = [m for m in own if m.kind == "killed"]
    hurt = [m for m in own if m.kind == "injured"]
    bare = [m for m in hurt if _is_bare(m)]
    if not dead or not bare or roundups.sums(document, found):
        return
    killed = _count(dead)
    living = _count([m for m in hurt if m not in bare])
    beside = {m.sentence.index for m in dead}
    apart = [m for m in bare if m.sentence.index in beside and not m.rule.startswith("manifold")]
    if living == 0 and not apart and _count(bare) <= killed:
        for mention in bare:
            if not _is_another(mention, dead):
                _drop(mention)
        return
    for mention in bare:
        several = mention.value > 1 and mention.role == "total"
        if several and (mention.value == killed + living or (mention.value <= killed and mention not in apart)) and living:
            _drop(mention)


def without_unhurt(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Leave out those who were hit where no sentence near tells of shots: the ball hit them, or the crisis."""
    return [one for one in found if not one.rule.startswith(UNTOLD) or _among_shots(document, one.sentence.index)]


def _among_shots(document: Document, index: int) -> bool:
    near = document.sentences[max(0, index - BESIDE) : index + BESIDE + 1]
    return any(tells_shots(sentence.text) for sentence in near)


_MURDER: Final = re.compile(r"(?<!attempted )\bmurders?[ /\u2013-]+(?:and )?suicides?\b", re.IGNORECASE)


def _murdered(document: Document, found: Sequence[Mention]) -> None:
    """Read whom somebody shot before himself as killed where the article calls it a murder and suicide."""
    own = [m for m in found if m.label == "own" and not m.barred and m.value > 0]
    shot = [m for m in own if m.kind == "injured" and m.rule.startswith("active shot") and _is_bare(m)]
    hurt = [m for m in own if m.kind == "injured" and m not in shot]
    turned = any(m.kind == "perpetrators_killed" and m.rule == "self" and m.value > 0 for m in found)
    if not turned or hurt or any(m.kind == "killed" for m in own) or not _MURDER.search(document.article.text):
        return
    for mention in shot:
        mention.kind, mention.rule = "killed", f"{mention.rule} murder"


def _of_those(found: Sequence[Mention]) -> None:
    """Leave out of the wounded who has died of them: "One of three teens wounded on Friday has died"."""
    own = [mention for mention in found if mention.label == "own" and not mention.barred and mention.value > 0]
    for dead in [mention for mention in own if mention.kind == "killed"]:
        for hurt in own if dead.sentence.words[dead.last : dead.last + 1] == ["of"] else ():
            whole = hurt.sentence is dead.sentence and dead.last < hurt.first <= dead.last + 2
            left = hurt.rule in STRUCK or hurt.rule.endswith("rest")
            if hurt.kind == "injured" and whole and hurt.value > dead.value and not left:
                hurt.value, hurt.rule = hurt.value - dead.value, f"{hurt.rule} rest"


def _one_of(found: Sequence[Mention]) -> None:
    """Leave out of those shot who is named as one of them: "the killing of Roe, one of three people shot on Friday"."""
    own = [mention for mention in found if mention.label == "own" and not mention.barred and mention.value > 0]
    for hurt in own:
        words = hurt.sentence.words
        named = words[max(0, hurt.first - 3) : hurt.first] in ([",", "one", "of"], ["was", "one", "of"])
        if hurt.kind != "injured" or not named or hurt.value < 2 or hurt.rule not in STRUCK:
            continue
        if any(m.kind == "killed" and m.value == 1 and m.sentence is hurt.sentence and m.first < hurt.first for m in own):
            hurt.value, hurt.rule = hurt.value - 1, f"{hurt.rule} rest"


def _outlived(found: Sequence[Mention]) -> None:
    """Leave out of those shot who died of it: "Two teens were shot on Friday. A 15-year-old died at the hospital."."""
    own = [mention for mention in found if mention.label == "own" and not mention.barred and mention.role == "total"]
    dead = [mention for mention in own if mention.kind == "killed" and mention.value > 0]
    shot = [mention for mention in own if mention.kind == "injured" and mention.rule in STRUCK and mention.person is None]
    last = max((mention.sentence.index for mention in shot), default=0) + SOON
    dead = [m for m in dead if m.sentence.index <= last or not m.rule.endswith("of single")]
    count = max([len({m.person for m in dead if m.person}), *(m.value for m in dead if m.person is None)], default=0)
    beside = {mention.sentence.index for mention in dead}
    joined = any(one.sentence.index in beside and not one.rule.startswith("manifold") for one in shot)
    told = {mention.value for mention in own if mention.kind == "injured" and mention.rule not in STRUCK}
    apart = any(mention.rule.startswith("deadly") for mention in dead)
    if apart or joined or any(mention.value in told for mention in shot):
        return  # "two were killed and five shot"; "a student was stabbed to death" is told for itself
    for mention in shot:
        if 0 < count < mention.value:
            mention.value, mention.rule = mention.value - count, f"{mention.rule} rest"


def _is_bare(mention: Mention) -> bool:
    """Say whether a figure tells of a wound and of nothing that only the living have: a limb, a hospital bed."""
    if mention.role == "increment" or BARE.isdisjoint(mention.rule.split()):
        return False
    near = mention.sentence.words[mention.first : max(mention.cue, mention.last) + NEAR]
    return ALIVE.isdisjoint(near)


def _is_another(mention: Mention, dead: Sequence[Mention]) -> bool:
    """Say whether somebody who was shot is told apart from the dead, by his age or as "another"."""
    words = mention.sentence.words
    if not OTHER.isdisjoint(words[max(0, mention.first - 1) : mention.first + 2]):
        return True
    return any(_differs(trait(mention), [trait(m) for m in dead]) for trait in (_age, _gender))


def _differs(trait: str | None, others: Sequence[str | None]) -> bool:
    return trait is not None and any(others) and trait not in others


def _gender(mention: Mention) -> str | None:
    """Gender that a phrase for one person tells; None where it tells none."""
    if mention.person is None:
        return None
    phrase = mention.sentence.words[mention.first : mention.last]
    return next(("m" if word in MALE else "f" for word in phrase if word in MALE or word in FEMALE), None)


def _age(mention: Mention) -> str | None:
    """Age in a phrase for one person; None where it tells none."""
    if mention.person is None:
        return None
    phrase = mention.sentence.words[mention.first : mention.last]
    return next((word for word in phrase if word.isdigit() and len(word) < LONG), None)


def _count(mentions: Sequence[Mention]) -> int:
    """Count how many people figures tell of: the first sum above one, or as many single persons as there are."""
    singles = {m.person for m in mentions if m.person is not None}
    sums: dict[tuple[int, int], int] = {}
    for mention in mentions:
        if mention.role == "total":
            place = (mention.sentence.index, mention.cue)
            sums[place] = sums.get(place, 0) + mention.value
    stated = next((value for value in sums.values() if value > 1), 0)
    return max(stated, len(singles), int(bool(mentions)))


def _drop(mention: Mention) -> None:
    mention.label, mention.sure = "none", False
