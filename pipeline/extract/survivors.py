"""Attackers who shot themselves and live: "He shot himself but survived", "is charged with her murder"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.accidents import SELF
from pipeline.extract.casualty_words import ATTACKERS, DEADLY
from pipeline.extract.turned import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

AFTERMATH: Final = 4
"""Sentences behind a deed that tell what became of who did it."""
CULPRIT: Final = "|".join(sorted(ATTACKERS - SELF))
_WOUNDS: Final = frozenset(
    "shot shots shoot shoots shooting wounded wounds wounding injured injures injuring stabbed cut".split()
)
"""Before "himself"."""
_ALONE: Final = "|".join(sorted(word for word in ATTACKERS - SELF if not word.endswith(("s", "men"))))
_ONE: Final = rf"(?<!another )(?<!other )(?<!second )(?<!third )(?<!fellow )\b(?:{_ALONE})\b(?!['\u2019]s)"
"""The one attacker; "another suspect" and "the gunman's wife" are not he."""
_DIED: Final = r"(?![^.;]{0,120}\b(?:died|dead|dies)\b)"
_SAME: Final = r"(?:(?!,? whom?\b|,? (?:and|but|while) (?:the|an?|his|her|one|two)\b)[^.;])"
"""A character of his clause: "shot a guard, who is in stable condition" tells of the guard."""
_IS: Final = rf"(?:,? who [^.;,]{{0,60}},)?{_SAME}{{0,40}}\b(?:is|was|has|remains?|remained)\b[^.;]{{0,30}}\b"
_BEFORE: Final = (
    r"(?![^.;]{0,80}\b(?:in (?:19|20)\d\d|previously|ago|last year|that year|twice|once|times"
    r"|on (?:an? )?(?:earlier|previous))\b)"
)
"""Behind an arrest: it was for something else."""
_CONDITION: Final = (
    r"(?:survived|lived|(?:critical|serious|stable|grave|fair|good)(?:,? but \w+)? condition"
    rf"|(?:custody|arrested|charged|arraigned|booked|jailed|faces)\b{_BEFORE}|under (?:\w+ )?(?:guard|arrest)|being held"
    r"|stands trial|expected to (?:survive|live|recover|be (?:ok|okay|fine)))"
)
_LIVES: Final = re.compile(
    r"\b(?:him|her)self\b[^.;]{0,24}\b(?:but|and) (?:\w+ ){0,2}?"
    r"(?:survived|lived|lives|(?:is|was) expected to|remains|is in)\b"
    r"|\b(?:him|her)self\b[^.;,]{0,60}\b(?:has been|was|is) (?:charged|arrested|indicted|arraigned|being held)\b"
    rf"{_BEFORE}"
    rf"|{_ONE}{_DIED}{_IS}{_CONDITION}\b"
    rf"|{_ONE}{_DIED}[^.;]{{0,20}}\b(?:in|listed|survived|lived)\b[^.;]{{0,20}}\b{_CONDITION}\b",
    re.IGNORECASE,
)
"""Whoever shot himself lives."""
_HE_LIVES: Final = re.compile(
    rf"^(?:he|she)\b{_DIED}{_IS}{_CONDITION}\b",
    re.IGNORECASE,
)
"""The same, in the sentence behind it."""


def find(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find attackers who shot themselves and live, their wounds, too: "He shot himself but survived", "is charged"."""
    alone = [m for m in own if m.kind == "perpetrators_killed" and m.rule == "self" and _may_live(m)]
    if not alone or any(m.kind == "perpetrators_killed" and m not in alone for m in own):
        return []
    first = min(mention.sentence.index for mention in alone)
    told = [one for one in document.sentences if first <= one.index <= first + AFTERMATH]
    behind = {mention.sentence.index + 1 for mention in alone}
    he = "she" if any(phrase(mention) == ["herself"] for mention in alone) else "he"
    of_him = {one.index for one in told if one.index in behind and one.words[:1] == [he] and _HE_LIVES.search(one.text)}
    if not of_him and not any(_LIVES.search(one.text) for one in told):
        return []
    hurt = [m for m in own if m.kind == "injured" and m.value == 1 and not (ATTACKERS - SELF).isdisjoint(phrase(m))]
    lives = of_him | {mention.sentence.index for mention in alone}
    hurt += [m for m in own if m.kind == "injured" and m.sentence.index in lives and phrase(m)[:1] == [he]]
    return [*alone, *hurt]


def _may_live(mention: Mention) -> bool:
    """Say whether somebody shot himself, or turned his gun on himself; not "killed himself", "fatally shot himself"."""
    before, behind = mention.sentence.words[: mention.first], mention.sentence.words[mention.last : mention.last + 2]
    return (is_wound(mention) or before[-1:] == ["on"]) and DEADLY.isdisjoint([*before[-2:], *behind])


def is_wound(mention: Mention) -> bool:
    """Say whether somebody shot or cut himself, which he may survive; not "killed himself"."""
    return not _WOUNDS.isdisjoint(mention.sentence.words[max(0, mention.first - 2) : mention.first])
