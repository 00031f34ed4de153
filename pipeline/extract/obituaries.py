"""Articles about one person's death that is no incident: of illness or age, told as an obituary; by his own hand alone.

Somebody "dies at 91", a statesman "has died" and nothing in the opening tells of violence or of an accident: every death
in such an article is told of a life. Who is found dead and took his own life is, at the most, an attacker's own death.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.accidents import is_attacker_s
from pipeline.extract.casualty_words import DYING_RULES
from pipeline.extract.obituary_words import (
    AGED,
    AUTHORITY,
    CAUSE,
    FAMILY,
    HANGED,
    ILL,
    INNOCENT,
    LIFE,
    OF_ILLNESS,
    OTHERS,
    SUICIDE,
    THEN_AGED,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

LEAD: Final = 3
"""Index of the last sentence in which an obituary has told the death."""
OPENING: Final = 7
"""Sentences from the top that say what kind of article it is."""
LONGEST: Final = 600
"""Characters of a sentence that are read."""
OLD: Final = 40
"""Years from which "dies at" tells of a life that is over."""
ENOUGH: Final = 60
"""Years that, told of somebody who died, say enough."""


def settle(document: Document, found: Sequence[Mention]) -> None:
    """Take the deaths of an obituary for none, and a lone suicide for no victim's death."""
    own = [m for m in found if m.kind == "killed" and m.label == "own" and m.value > 0 and not m.barred]
    if not own:
        return
    opening = [sentence.text[:LONGEST] for sentence in document.sentences[:OPENING]]
    if _is_obituary(own, opening):
        for mention in own:
            mention.barred, mention.label, mention.sure = mention.rule.endswith("single"), "none", False
    elif _is_suicide(own, found, opening):
        for mention in own:
            mention.kind, mention.label, mention.sure = "perpetrators_killed", "perpetrator", False


def _is_obituary(own: Sequence[Mention], opening: Sequence[str]) -> bool:
    """Say whether the lead tells the death of one person, of age or illness, or of a public one without violence."""
    whole = " ".join(opening)
    if _of_age(opening[0]):
        return True
    if any(m.sentence.index <= LEAD and not _single(m) for m in own):
        return False
    lead = opening[: LEAD + 1]
    return any(_of_age(text) or _of_illness(text) for text in lead) or _then_aged(whole) or _is_quiet(own[0], whole)


def _then_aged(whole: str) -> bool:
    later = THEN_AGED.search(whole)
    return later is not None and int(later["age"]) >= ENOUGH and CAUSE.search(whole, 0, later.end()) is None


def _is_quiet(first: Mention, whole: str) -> bool:
    """Say whether the opening tells of illness and excludes anything else, or tells of a life and of no violence."""
    ill = ILL.search(whole) is not None
    if first.sentence.index > LEAD or not _single(first):
        return False
    if ill and INNOCENT.search(whole) is not None:
        return True
    plain = first.rule.split()[0] in DYING_RULES and CAUSE.search(whole) is None and AUTHORITY.search(whole) is None
    return plain and (ill or LIFE.search(whole) is not None)


def _single(mention: Mention) -> bool:
    return mention.rule.endswith("single") or mention.person is not None


def _of_age(text: str) -> bool:
    """Say whether a sentence tells that somebody died at an age, and of nothing that he died of."""
    found = AGED.search(text)
    return found is not None and int(found["age"]) >= OLD and CAUSE.search(text) is None


def _of_illness(text: str) -> bool:
    return OF_ILLNESS.search(text) is not None and CAUSE.search(text) is None


def _is_self(mention: Mention) -> bool:
    return mention.kind == "perpetrators_killed" and mention.rule == "self"


def _is_suicide(own: Sequence[Mention], found: Sequence[Mention], opening: Sequence[str]) -> bool:
    """Say whether the one who is dead took his own life, and nobody else was hurt."""
    whole = " ".join(opening)
    if not all(map(_single, own)) or len({m.person for m in own if m.person}) > 1:
        return False
    if any(m.rule.split()[0] in {"active", "counts", "manifold", "claimed"} for m in own):
        return False
    dead = {m.person for m in own}
    if any(m.kind == "injured" and m.label == "own" and m.value and m.person not in dead for m in found):
        return False
    if FAMILY.search(whole) is not None or any(_is_self(m) and is_attacker_s(m) for m in found):
        return False
    return HANGED.search(whole) is not None or (SUICIDE.search(whole) is not None and OTHERS.search(whole) is None)
