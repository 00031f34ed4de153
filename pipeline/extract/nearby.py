"""What happened close by on another day: "five blocks from where a man was gunned down on Friday" is another incident."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, datings
from pipeline.extract.document import REPORTED
from pipeline.extract.gates import Gated
from pipeline.extract.place_words import SPOT
from pipeline.extract.when import on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.model import When

_DISTANCE: Final = (
    r"(?:blocks?|feet|foot|yards?|met(?:er|re)s?|miles?|kilomet(?:er|re)s?|km|steps|minutes|houses|doors|streets)"
)
_FROM_WHERE: Final = Gated(
    rf"\b(?:(?:{_DISTANCE} (?:away )?|away |far |up the (?:street|road) |down the (?:street|road) |across the street )from"
    rf"|near|outside|close to|next to|opposite) (?:(?:(?:the|a) (?:[\w-]+ )?(?:{SPOT}) )?where\b"
    r"|[A-Z][^.;,]{0,40}, where\b)",
    re.IGNORECASE,
)
"""Up to a clause that tells what was close by."""
_AWAY: Final = re.compile(rf"[^.;,]{{0,40}}?\b{_DISTANCE} (?:away|from there|up the (?:street|road))\b", re.IGNORECASE)
"""The same behind what was there: "Roe was killed on Friday five blocks away"."""
_END: Final = re.compile(r"[.;](?: |$)|, (?:and|but|while|police|officials|deputies)\b")
_FOLLOWS_UP: Final = re.compile(
    r"\b(?:vigil|gather\w*|mourn\w*|flowers|memorial|arrest\w*|caught|captured|detained|bod(?:y|ies)|remains|recovered"
    r"|search\w*|rescuers|discovered|toll|found (?!(?:shot|dead|stabbed|beaten|slain|killed|bleeding)))\b",
    re.IGNORECASE,
)
"""Before such a clause: what is told of came after what happened there."""
KNOWN: Final = frozenset("others other the he she they him her them his their it both".split())
"""How a clause begins that tells of somebody who was told of before."""
COUNTED: Final = frozenset({"killed", "injured"})
_BESIDE: Final = re.compile(
    r"\b(?:(?:the|a|one) (?:night|day|evening|morning|afternoon) (?P<way>before|earlier|after|later)(?=[.,;]|$)"
    r"|the (?:next|following) (?:night|day|evening|morning|afternoon)\b)",
    re.IGNORECASE,
)
APART: Final = 2
"""Days before the article's from which something is not what an undated report tells of."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """What a clause tells of another incident."""

    mentions: tuple[Mention, ...]
    text: str
    when: When | None
    """The day that it gives."""


def find(document: Document, mentions: Sequence[Mention]) -> list[Nearby]:
    """Find what happened near by on another day than the article's own event; not what is no news any more.

    What the clause counts beside is of the same incident, though the article's own had no use for it.
    """
    found: dict[tuple[Sentence, tuple[int, int]], Nearby] = {}
    own = [one for one in mentions if one.label in REPORTED]
    counted = [one for one in mentions if one.kind in COUNTED and one.value and not (one.made or one.sentence.headline)]
    for mention in counted:
        clause = _clause(mention) if mention.label in REPORTED else None
        if clause is None or (mention.sentence, clause) in found:
            continue
        if (when := _another_day(document, mention, clause, own)) is not None:
            inside = [one for one in counted if one is mention or _is_of(one, mention, clause)]
            text = mention.sentence.text[slice(*clause)]
            found[mention.sentence, clause] = Nearby(tuple(inside), text, when)
    return list(found.values())


def _is_of(one: Mention, mention: Mention, clause: tuple[int, int]) -> bool:
    """Say whether another figure of a clause tells of the same people's incident."""
    told = one.label in REPORTED or (one.label == "none" and one.proposed in REPORTED and not one.barred)
    return told and one.kind != mention.kind and _is_inside(one, mention, *clause)


def is_told(text: str) -> bool:
    """Say whether a sentence tells what was close by."""
    return _FROM_WHERE.search(text) is not None


def _another_day(
    document: Document, mention: Mention, clause: tuple[int, int], own: Sequence[Mention]
) -> When | None:
    """Give the day of a clause that tells of others than the rest of the article, if it is another one.

    Where the article gives its own event no day, it is another one if two days lie between.
    """
    start, end = clause
    text, day = mention.sentence.text, document.article.time.date()
    others = [one for one in own if one is not mention and not _is_inside(one, mention, start, end)]
    if not others or _is_known(mention, text[start:end], others):
        return None
    if any((one.kind, one.value) == (mention.kind, mention.value) and one.value > 1 for one in others):
        return None
    if background.is_toll(text) or _FOLLOWS_UP.search(text, 0, start) is not None:
        return None
    before = (one.text for one in document.sentences[: mention.sentence.index] if not one.headline)
    known = [when for one in (*before, f"{text[:start]} {text[end:]}") for when in datings.days(one, day)]
    told = beside(text[start:end], known) or datings.days(text[start:end], day)
    old = any(background.is_old(when, day) for when in told)
    same = any(one.start <= other.end and other.start <= one.end for one in told for other in known)
    near = not known and any((day - when.end).days < APART for when in told)
    return None if not told or old or same or near else told[0]


def beside(text: str, known: Sequence[When]) -> list[When]:
    """Give the day that a text counts from the one day known: "the night before", "the day after"."""
    told = _BESIDE.search(text) if known else None
    if told is None or len({one.start for one in known}) > 1:
        return []
    return [on(known[0].start + timedelta(days=-1 if (told["way"] or "").lower() in {"before", "earlier"} else 1))]


def _clause(mention: Mention) -> tuple[int, int] | None:
    """Give where the clause about what was close by, in which a figure stands, starts and ends in its sentence's text."""
    sentence = mention.sentence
    if mention.cue >= len(sentence.starts):
        return None
    first = sentence.offset(min(mention.first, mention.cue))
    found = next((match for match in _FROM_WHERE.finditer(sentence.text) if match.end() <= first), None)
    if found is None:
        behind = sentence.offset(mention.cue)
        if _AWAY.match(sentence.text, behind) is None:
            return None
        start = max(sentence.text.rfind(mark, 0, first) for mark in (". ", "; ", ", and "))
        return max(0, start), _end(sentence.text, behind)
    return found.end(), _end(sentence.text, first)


def _end(text: str, at: int) -> int:
    found = _END.search(text, at)
    return found.start() if found is not None else len(text)


def _is_inside(one: Mention, mention: Mention, start: int, end: int) -> bool:
    """Say whether a figure stands in the clause of another."""
    return one.sentence is mention.sentence and start <= one.sentence.offset(one.first) < end


def _is_known(mention: Mention, clause: str, others: Sequence[Mention]) -> bool:
    """Say whether a clause tells of somebody of whom the article tells elsewhere: "where he was shot", "where Roe was"."""
    sentence = mention.sentence
    first, *_ = (*clause.lower().split(), "")
    phrase = sentence.words[mention.first : mention.last]
    if first in KNOWN or phrase[:1] == ["the"] or not KNOWN.isdisjoint(phrase):
        return True
    if not is_told(sentence.text) and mention.person is not None and mention.person in {one.person for one in others}:
        return True
    names = {raw for raw in sentence.raws[mention.first : mention.last] if raw[0].isupper()}
    return any(not names.isdisjoint(one.sentence.raws) for one in others if one.sentence is not sentence)
