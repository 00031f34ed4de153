"""What others count than the article itself: "At least 34 died, the minister said; activists put the toll at 60".

The article's own figure stays the best one; who counts more, or disputes it with fewer, makes its range.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import attribution
from pipeline.extract.gates import Gated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention
    from pipeline.model import Figure, Kind

LEAST: Final = 2
"""People from which on a toll is counted, and disputed."""
TIMES: Final = 10
"""A figure so many times as large is another matter's."""
NEAR: Final = 24
"""Characters before a figure in which "only" stands."""
OTHERS: Final = (
    r"(?:(?:locals?|residents?|villagers?|(?:eye)?witness(?:es)?|survivors?|relatives?|famil(?:y|ies)|activists?|campaigners?"
    r"|monitors?|rebels?|militants?|insurgents?|separatists?|guerrillas?|militias?|opposition|medics?|doctors?|unions?"
    r"|charit(?:y|ies)|observatory|the group|the taliban|rights groups?|aid (?:workers?|agenc(?:y|ies)|groups?)"
    r"|(?:civil society|opposition|community|tribal|church|union|rebel) (?:leaders?|groups?|figures|officials?|activists?)"
    r"|local (?:people|media|leaders|journalists|newspapers?|reports?|radio)"
    r"|(?:unofficial|independent|other|some|medical|hospital|security|diplomatic|press|media) "
    r"(?:sources?|reports?|accounts?|estimates?|figures|tolls?|media))\b)"
)
"""Who may count otherwise than those whose figure the article takes for its own."""
_SAY: Final = (
    r"(?:put|puts|putting|gave|gives|giving|said|say|says|saying|claim(?:ed|s|ing)?|report(?:ed|s|ing)?|speak of|spoke of"
    r"|estimat(?:ed?|es|ing)|believed?|counted|told [\w ]{2,24})"
)
_BEFORE: Final = Gated(rf"\b{OTHERS}(?: [\w'\u2019-]+){{0,6}}? {_SAY}\b[^.;\d]{{0,48}}$", re.IGNORECASE)
_BEHIND: Final = Gated(
    rf"[^.;]{{0,40}}, (?:according to (?:[\w'\u2019-]+ ){{0,4}}?{OTHERS}|(?:[\w'\u2019-]+ ){{0,4}}?{OTHERS} {_SAY}\b)",
    re.IGNORECASE,
)
_FORMER: Final = Gated(
    r"\b(?:earlier|initially|previously|at first|originally|first|on \w+day|had (?:said|put|given|reported)|would|could"
    r"|may|might|feared?|this year|last|since)\b",
    re.IGNORECASE,
)
"""It was said before, or is only feared, or counts more than the incident."""
_PARTIAL: Final = Gated(
    r"\b(?:received|treated|treating|jumped|brought|admitted|taken|saw|seen|carried|pulled|of them|of whom|including|among"
    r"|by the (?:government|army|police|regime))\b",
    re.IGNORECASE,
)
"""It counts those whom somebody saw, not all."""
_FEWER: Final = Gated(r"\b(?:only|just|no more than|not more than|fewer than|less than)\b", re.IGNORECASE)
"""In a sentence that disputes a toll with a lower one."""


_ATTACKERS: Final = (
    r"(?:rebels?|militants?|insurgents?|separatists?|guerrillas?|jihadists?|gunmen|militias?|fighters|extremists?|taliban"
    r"|(?:islamist|armed|militant|rebel|separatist|terror(?:ist)?) groups?|the (?:group|movement|organi[sz]ation))"
)
_BOAST: Final = Gated(
    rf"\b{_ATTACKERS}\b[^.;]{{0,60}}?\b(?:claim(?:s|ed|ing)?|said|says?|boast(?:s|ed)?)\b[^.;]{{0,60}}?\bkill(?:s|ed|ing)\b"
    rf"|\b{_ATTACKERS}\b[^.;]{{0,20}}?\bclaims?\b",
    re.IGNORECASE,
)
"""How many they killed, by those who did it."""


def settle(mentions: Sequence[Mention]) -> None:
    """Take another count for an article's own where the attackers alone claim the larger toll that was chosen.

    "Rebels said they had killed more than 60 soldiers. Military sources speak of 34 dead": the 60 are its range.
    """
    own = [m for m in mentions if m.kind == "killed" and m.role == "total" and m.label == "own" and m.value >= LEAST]
    news = next((one for one in own if one.chosen), None)
    alike = [one for one in own if news is not None and one.value == news.value]
    boasts = [_BOAST.search(one.sentence.text) is not None for one in alike if not one.sentence.headline]
    if news is None or not boasts or not all(boasts):
        return
    told = [one for one in own if one.value < news.value <= TIMES * one.value and not one.sentence.headline and one.sure]
    other = next((one for one in told if not _BOAST.search(one.sentence.text)), None)
    if other is not None:
        news.chosen, other.chosen, other.confidence = False, True, news.confidence


def widen(figure: Figure, mentions: Sequence[Mention], kind: Kind) -> Figure:
    """Widen a figure by what others than its source count in the same article."""
    if figure.best < LEAST:
        return figure
    told = [one for one in mentions if one.kind == kind and one.role == "total" and not one.sentence.headline]
    source = next((attribution.read(one.sentence).who for one in told if one.value == figure.best), None)
    counted = [one for one in told if one.value != figure.best and one.label == "own" and one.value >= LEAST]
    for one in counted:
        if figure.high < one.value <= TIMES * figure.best and _others_count(one):
            figure = replace(figure, high=one.value)
        elif one.value < figure.low and _is_disputed(one, source):
            figure = replace(figure, low=one.value)
    return figure


def _others_count(mention: Mention) -> bool:
    """Say whether others than the article's own source count so many."""
    sentence = mention.sentence
    text = sentence.text
    if _BOAST.search(text) is not None:
        return True
    start = sentence.offset(mention.first)
    end = sentence.offset(mention.last) if mention.last < len(sentence.starts) else len(text)
    told = _BEFORE.search(text, 0, start) is not None or _BEHIND.match(text, end) is not None
    return told and _counts_all(text, start)


def _is_disputed(mention: Mention, source: str | None) -> bool:
    """Say whether somebody else says that there were only so many."""
    text, start = mention.sentence.text, mention.sentence.offset(mention.first)
    only = _FEWER.search(text, max(0, start - NEAR), start + NEAR) is not None
    return only and attribution.read(mention.sentence).who not in {None, source} and _counts_all(text, start)


def _counts_all(text: str, start: int) -> bool:
    """Say whether the clause of a figure counts all the dead of the incident, as of now."""
    begin = max(text.rfind(mark, 0, start) for mark in (";", ", but ", ", while ", ", though ")) + 1
    return _FORMER.search(text, begin) is None and _PARTIAL.search(text, begin) is None
