"""The place that governs one figure of a sentence: "ten in Homs, three in Hama"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from pipeline.extract.feature_words import DAY
from pipeline.extract.number_words import SOME
from pipeline.extract.place_words import HAPPENING, MAYBE
from pipeline.extract.place_world import is_told_across

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.places import PlaceMention

_COUNT_AT: Final = re.compile(
    r"[:,(\u2014-] ?(?:with |including |some |about |at least |of them )*"
    rf"(?:{SOME})(?: \w+){{0,3}} (?:in|at|near|from|around)"
    r"(?: (?!in |at |near |from )\w+){0,3} $"
)
"""Between a figure and a place: another figure that stands at it."""
_OWN: Final = re.compile(r"[\w,]*\w")
"""The figure's own last word: "1,400"."""
_UNKNOWN: Final = re.compile(
    r"[\w,]*\w (?:in|at|near|around|outside) (?:the )?"
    rf"(?!(?i:{DAY})|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z][a-z]"
)
"""A figure's last word before a place of its own."""
_REPORTED: Final = re.compile(
    r" (?:has |have |had |has so far |alone )?(?:reported|recorded|registered|counted|confirmed)"
    r" (?:at least |some |about |nearly |more than )?"
)
"""Between a place and its own figure: "Bangladesh reported 17 deaths"."""
PART_AT: Final = re.compile(
    rf"\b(?:(?:{SOME}) of (?:them|whom|those)"
    r"|mostly|mainly|largely|chiefly|(?:most|many|nearly all|almost all|half|the (?:vast )?majority)"
    r"(?: of (?:them|whom|those|the (?:dead|deaths|victims)))?)"
    r"(?: \w+)? (?:in|at|near|around)(?: (?!in |at |near )\w+){0,3} $"
)
"""Before a place: a part of a toll that stands there, "five were killed, four of them in", "mostly in"."""
_TOTALS: Final = re.compile(r"\b(?:toll|total|number of (?:dead|deaths|victims|people killed))\b")
"""Between such a place and a figure: it is all of them."""
_WHERE: Final = re.compile(r"(?:, (?:the|an?) [\w' -]{3,60})?,? where (?:\w+ ){0,2}", re.IGNORECASE)
"""Between a place and a figure that stands there: "in Izmit, the worst-hit town, where at least ten died"."""
_ANOTHER: Final = re.compile(
    r", (?:and|while|but) (?:at least |another |about |some |more than )?"
    rf"(?:{SOME}|dozens) (?:[\w-]+ ){{0,4}}?"
    r"(?:was|were|have|has|had|died|remain\w*|suffered)\b"
)
"""Between a figure and a place: a clause with a figure of its own."""

_BEFORE_THAT: Final = re.compile(
    rf"\b(?:after|before|having) (?:\w+ly )?\w+ing\b[^.;]{{0,80}}?\b(?:{SOME}|dozens)\b", re.IGNORECASE
)
"""Between a figure and a place: what was done before, with a figure of its own, "after leaving nine dead in"."""
_AND_IN: Final = re.compile(r",? (?:and|while|but) (?:in|at|near) $")
_ITS_OWN: Final = re.compile(
    rf",? (?:at least |another |about |some |more than )?(?:{SOME}|dozens)\b(?! of\b)", re.IGNORECASE
)
"""Around a place that has the next figure: "67 people died and in Madagascar 17"."""
_THERE: Final = re.compile(r"\b(?:dead|deaths|toll|killed|casualties|victims|fatalities) there\b")
"""Between the country or town that speaks and its figure: "Malawi said the number of dead there had jumped to 438"."""

_RAISING: Final = re.compile(r",? (?:bringing|taking|raising|pushing|lifting|driving) (?:the|its|their|to) ")
"""Between a figure and the place of a larger one, which it is a part of: "rose to 30, bringing the dead across"."""


def in_sentence(mentions: Sequence[PlaceMention], index: int) -> Sequence[PlaceMention]:
    """Take the mentions of one sentence; they are in order of text."""
    low = bisect_left(mentions, index, key=_sentence)
    return mentions[low : bisect_right(mentions, index, lo=low, key=_sentence)]


def _sentence(mention: PlaceMention) -> int:
    return mention.sentence


def place_at(
    document: Document, mentions: Sequence[PlaceMention], sentence: Sentence, first: int, last: int
) -> PlaceMention | None:
    """Find the place that governs one figure of a sentence: "ten in Homs, three in Hama", "in Kyiv, seven".

    `first` and `last` are the first and the last token of the figure. The place after it within its clause is taken, else
    the one before it; None where the sentence has none.
    """
    text = document.article.text
    at = sentence.starts[first] if first < len(sentence.starts) else sentence.end
    end = sentence.starts[last] if first <= last < len(sentence.starts) else at
    inside = in_sentence(mentions, sentence.index)
    if (outright := _outright(text, inside, sentence, at)) is not None:
        return outright
    here = [
        mention for mention in inside
        if not mention.dateline
        and mention.relation in (*MAYBE, "of")
        and (mention.place.precision != "none" or is_told_across(document, mention))
    ]  # fmt: skip
    if not here:
        return None
    after = next((mention for mention in here if mention.start > at), None)
    if after is not None and after.relation == "of":
        later = next((m for m in here if m.start > after.end and m.relation in HAPPENING), None)
        after = later if later is not None and not _parted(text[end : later.start]) else after
    before = next((mention for mention in reversed(here) if mention.end <= at), None)
    between = text[end : after.start] if after is not None else ""
    own = after is not None and _AND_IN.search(between) is not None and _ITS_OWN.match(text, after.end) is not None
    parted = own or _parted(between) or PART_AT.search(between) or _counted_between(between)
    if after is not None and after.relation != "none" and not parted:
        return after
    if before is not None:
        of_part = PART_AT.search(text, sentence.start, before.start) and _TOTALS.search(text, before.end, at)
        placed = _UNKNOWN.match(text, end)  # "three near Innsbruck and two in the Zillertal"
        return None if of_part or placed else before
    return None if after is None or own or _BEFORE_THAT.search(between) or _counted_between(between) else after


def _outright(text: str, inside: Sequence[PlaceMention], sentence: Sentence, at: int) -> PlaceMention | None:
    """Find the place that the words before a figure tie to it: "in Izmit, where", "Laos reported", "the dead there"."""
    where = next((m for m in reversed(inside) if m.end <= at and _WHERE.fullmatch(text, m.end, at)), None)
    if where is not None and where.relation != "demonym":
        return where
    counting = (m for m in inside if m.relation in ("speaker", "none") and m.place.precision != "none")
    if (place := next((m for m in counting if _REPORTED.fullmatch(text, m.end, at)), None)) is not None:
        return place
    there = _THERE.search(text, sentence.start, at)
    named = (m for m in reversed(inside) if not m.dateline and m.place.country)
    return next((m for m in named if m.end <= there.start()), None) if there is not None else None


def _counted_between(between: str) -> bool:
    """Whether another figure stands between a figure's last word and a place, which is that one's: "84: 49 in Natal"."""
    own = _OWN.match(between)
    return _COUNT_AT.search(between, own.end() if own is not None else 0) is not None


def _parted(between: str) -> bool:
    """Whether a clause ends between a figure and a place: another figure or a full stop of thought stands there."""
    figure = any(part[:1].isdigit() for part in between.split()[1:])
    clause = any(pattern.search(between) is not None for pattern in (_ANOTHER, _RAISING, _BEFORE_THAT))
    return figure or clause or ";" in between or " while " in between or ", and in " in between
