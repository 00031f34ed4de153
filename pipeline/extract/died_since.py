"""Who died one after the other: "A man wounded in the crash that killed his wife has died" tells of two dead."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS
from pipeline.extract.gates import Gated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Mention, Sentence

FIGHTERS: Final = frozenset(
    "militant insurgent terrorist rebel fighter extremist arsonist assassin gangster soldier policeman driver".split()
)
"""Who may be the one who killed the others, or one of two sides: nothing says that he is a victim as they are."""
MOST: Final = 12
"""Figures of a sentence that tells it."""
OF_TWO: Final = ((["one"], ["the", "other"]), (["one"], ["the", "second"]))
"""How the dead of two are told one by one."""
_THAT: Final = r"(?:that|which) (?:had |also |has |have )*"
_KILLING: Final = Gated(rf"\b{_THAT}(?:killed|left|claimed)\b|\bin which\b")
"""An event is told by whom it killed."""
_OTHERS: Final = re.compile(rf"[^.;]*?\b(?:{_THAT}(?:killed|left|claimed (?:the lives? of )?)|in which) ?")
"""From the hurt person to those others."""
_DIED: Final = re.compile(
    r"(?: (?:dead|(?:was|were|had been) (?:also )?killed|on|in|at|near|over|early|late|last|this|the|weekend|earlier|week"
    r"|month|days?|ago|two|three|four|several|[A-Z]\w+),?)*+,? (?:(?:has|have) (?:since |now |also )?)?(?:died|succumbed)\b"
)
"""Behind the others, the verb of the one who was hurt; nobody else comes between."""
OTHERS: Final = frozenset({"others", "other", "another", "more"})
AFTER: Final = 8
"""Tokens behind a death that tell when or where it was."""
_AT_ONCE: Final = re.compile(
    r"\b(?:on the spot|at the (?:scene|site)|instantly|outright|immediately|at once|there|on impact|on the scene)\b"
)
"""Who died at once: others come on top."""
_AFTERWARDS: Final = re.compile(
    r"\b(?:later|succumbed|hospitals?|clinic|infirmary|afterwards|on the way|en route|wounds|injuries|burns|overnight)\b"
)
_DIES_OF: Final = re.compile(
    r"[^.;]*?\b(?:wounds|injuries|burns|wounded|injured|hurt|days|weeks|months|hours)\b[^.;]*?"
    rf"\b{_THAT}(?:killed|claimed (?:the life of )?|left) ?"
)
"""From a death to another person: "died of injuries suffered in a crash that killed (his wife)"."""


def settle(mentions: Sequence[Mention]) -> None:
    """Count who died since on top of those whom his sentence says that the event had killed; that is then the toll."""
    told = _by_sentence(one for one in mentions if one.value > 0)
    others = next((found for inside in told.values() if (found := _killed_before(inside)) is not None), None)
    if others is not None:
        _add(others, [one for one in mentions if one.kind == "killed"])
    _both(mentions)
    _afterwards(mentions)


def _by_sentence(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.sentence.index, []).append(one)
    return found


def _killed_before(told: Sequence[Mention]) -> list[Mention] | None:
    """Find those whom an event had killed of which a sentence says that somebody has died since."""
    sentence = told[0].sentence
    if len(told) > MOST or _KILLING.search(sentence.text) is None:
        return None
    dead = [one for one in told if one.kind == "killed" and one.label == "own" and not one.made]
    groups = [[one for one in dead if one.cue == cue] for cue in dict.fromkeys(one.cue for one in dead)]
    hurt = [one for one in told if one.kind == "injured" and one.value == 1]
    return next((group for group in groups if _died_too(sentence, hurt, dead, group)), None)


def _both(mentions: Sequence[Mention]) -> None:
    """Count two where one of two died, and then the other: "One died at the scene. The other died on Wednesday"."""
    dead = [one for one in mentions if one.kind == "killed" and one.label == "own" and one.value > 0]
    if any(one.value > 1 for one in dead):
        return
    for one, other in pairwise(dead):
        told = one.sentence.words[one.first : one.first + 1], other.sentence.words[other.first : other.first + 2]
        near = 0 <= other.sentence.index - one.sentence.index <= 1
        if near and told in OF_TWO and one.role == "total" and other.role == "increment":
            _add([other], dead)


def _afterwards(mentions: Sequence[Mention]) -> None:
    """Count who died later on top of those who died at once: "nine died on the spot and three others in hospital"."""
    dead = [one for one in mentions if one.kind == "killed" and one.label == "own" and one.value > 0 and not one.made]
    inside = _by_sentence(one for one in dead if not one.sentence.headline)
    told = {index: found for index, found in inside.items() if len(found) <= MOST}
    pairs = ((one, other) for at, found in told.items() for one in found for other in (*found, *told.get(at + 1, ())))
    for first, later in pairs:
        if first.role != "total" or first.rule.startswith("toll") or not _is_later(first, later):
            continue
        together = first.value + later.value
        if any(one.value >= together or (one.sentence.headline and one.value == first.value) for one in dead):
            return
        for one in dead:
            one.chosen = False
        first.value, first.rule, first.chosen, later.role = together, "toll since", True, "part"
        return


def _is_later(first: Mention, later: Mention) -> bool:
    """Say whether a figure counts others than one before it, who died later, or elsewhere in the same breath."""
    words, apart = later.sentence.words, later.sentence.index - first.sentence.index
    if not 0 <= apart <= 1 or (apart == 0 and later.first <= max(first.last, first.cue)):
        return False
    others = later.role == "increment" or not OTHERS.isdisjoint(words[later.first : later.last])
    among = words[later.first] == "the" or words[max(0, later.first - 1) : later.first] in (["including"], ["of"])
    if later.of_whole or not others or among:
        return False
    if first.rule.endswith(" first"):
        return apart == 0  # "seven were killed at dawn and six more after dark"
    there = _AT_ONCE.search(" ".join(first.sentence.words[first.first :])) is not None
    return there and _AFTERWARDS.search(" ".join(words[later.first : later.cue + AFTER])) is not None


def _add(others: Sequence[Mention], dead: Sequence[Mention]) -> None:
    for one in dead:
        one.chosen = False
    first = others[0]
    first.value = sum(one.value for one in others) + 1
    first.role, first.rule, first.chosen = "total", "toll since", True


def _died_too(sentence: Sentence, hurt: Sequence[Mention], dead: Sequence[Mention], group: Sequence[Mention]) -> bool:
    """Say whether somebody hurt by what killed these has died since."""
    if any(one.rule.startswith("toll") or one.role == "part" for one in group):
        return False
    start, end = sentence.offset(group[0].first), _end(sentence, group[-1].last)
    behind = _DIED.match(sentence.text, end)
    died = behind is not None and group[0].cue < len(sentence.starts) and not _is_own(sentence, group[0].cue, behind.end())
    for one in hurt if died else ():
        who = sentence.words[one.first : one.last]
        victim = ATTACKERS.isdisjoint(who) and FIGHTERS.isdisjoint(who) and one.last <= group[0].first
        if victim and _OTHERS.fullmatch(sentence.text, _end(sentence, one.last), start):
            return True
    alone = all(one.value == 1 for one in group)
    return alone and any(
        one.value == 1 and one not in group and one.cue < group[0].first
        and one.rule.startswith(("died", "dies"))
        and _DIES_OF.fullmatch(sentence.text, _end(sentence, one.cue + 1), start)
        for one in dead
    )  # fmt: skip


def _is_own(sentence: Sentence, cue: int, end: int) -> bool:
    """Say whether the verb that ends there is the others' own: "a crash in which two people died"."""
    return _end(sentence, cue + 1) == end


def _end(sentence: Sentence, last: int) -> int:
    return sentence.offset(last - 1) + len(sentence.raws[last - 1])
