"""Judge a name by the capitalised words beside it: person, paper, street, organisation, or a place after all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract import place_words as words
from pipeline.extract.gates import Gated
from pipeline.extract.gazetteer import COUNTRY, DEMONYM
from pipeline.extract.place_words import table
from pipeline.extract.street_words import SURE

if TYPE_CHECKING:
    from pipeline.extract.place_scan import Match, Word

Verdict = Literal["drop", "agent", "organisation", "place"]
"""drop: no place; agent: a country's army or firm; organisation: evidence for the place; place: a place for sure."""

KNOWN: Final = 100_000
"""Inhabitants from which on a place is believed without a preposition though its name is a person's, too."""
_TOWN: Final = 25_000
"""Inhabitants from which on a town's name may end in the word for a street: "Abu Road"."""
_STARTERS: Final = words.IN | words.NEAR | words.OUTSIDE | words.TOWARDS | words.FROM | words.COMPASS | words.STARTERS
"""Words that stand with a capital only because they open a sentence or a headline."""
_OFFICIAL: Final = frozenset(
    ["police", "sheriff", "sheriff's", "fire", "county", "city", "mayor", "international", "airport"]
)
"""Words of organisations that bear a city's name rather than a person's."""
_NETWORKS: Final = frozenset(["cbs", "nbc", "abc", "fox"])


def judge(match: Match, kinds: set[int], *, titled: bool) -> Verdict | None:
    """Judge a match of these kinds; None where the words beside it say nothing. `titled`: the line Is Set Like This."""
    before = match.run[match.first - 1] if match.first else None
    after = match.run[match.last] if match.last < len(match.run) else None
    possessive = match.run[match.last - 1].raw.endswith(("'s", "\u2019s"))
    if after is not None and not possessive and (verdict := _with_after(match, after, kinds, titled=titled)):
        if verdict == "organisation" and before is not None and not titled and not _opens(match, before):
            return _with_before(match, before, kinds, titled=titled) or verdict
        return None if verdict == "place" else verdict
    if before is not None:
        return _with_before(match, before, kinds, titled=titled)
    return None


def _with_after(  # noqa: PLR0911 - ordered attempts, the first hit wins
    match: Match, after: Word, kinds: set[int], *, titled: bool
) -> Verdict | None:
    key = after.key
    rest = _following(match)
    if key in words.DIVISION_WORDS:
        return "place" if not rest & (words.EVIDENCE_WORDS - words.DIVISION_WORDS) else "organisation"
    if (key.split("-")[0].split(" ")[0] in words.MEDIA_WORDS and not titled) or rest & words.CLUB_WORDS:
        return "drop"
    if key in words.STREET_WORDS or key in words.WATER_WORDS:
        return "drop"
    surname = match.last == match.first + 1 and match.key in table("surnames") and DEMONYM not in kinds
    if rest & (words.SITE_WORDS | words.EVIDENCE_WORDS) and (
        key in words.SITE_WORDS or key in words.EVIDENCE_WORDS or match.size > KNOWN or match.last - match.first > 1
    ):
        official = rest & _OFFICIAL
        return "drop" if surname and not official else "organisation"
    if key in words.TITLES:
        return "organisation"
    if titled or after.raw[0].islower() or key in _STARTERS or key in words.NO_PLACES:
        return None
    if DEMONYM in kinds:
        return None
    if (
        surname
        or match.key in table("first_names")
        or (after.key in table("surnames") and match.last - match.first == 1)
    ):
        return "agent" if COUNTRY in kinds and match.first else "drop"
    if COUNTRY in kinds:
        return "agent"
    return "organisation" if match.last - match.first > 1 else "drop"


def _following(match: Match) -> set[str]:
    """Keys of the capitalised words right after the name."""
    found = set()
    for word in match.run[match.last : match.last + 4]:
        if word.raw[0].islower():
            break
        found.add(word.key)
    return found


def _with_before(  # noqa: C901, PLR0911 - ordered attempts, the first hit wins
    match: Match, before: Word, kinds: set[int], *, titled: bool
) -> Verdict | None:
    key = before.key
    if before.raw[0].islower():
        return _linked(match, kinds) if key in ("of", "and", "the") else None
    if before.raw.endswith(("'s", "\u2019s")) or key in words.COMPASS or key in words.NO_PLACES:
        return None
    if key in _NETWORKS:
        return "drop"
    if key in words.WATER_WORDS and key not in words.STREET_WORDS:
        return "drop"
    if match.first == 1 and match.offset == 0 and key in _STARTERS:
        return None
    if titled:
        return "drop" if key in table("first_names") and match.key in table("surnames") else None
    if key in words.TITLES and DEMONYM not in kinds:
        return "drop"
    if key in words.SITE_WORDS:
        return "organisation"
    if key in words.DIVISION_WORDS or key in _STARTERS or key in words.TYPE_NOUNS:
        return None
    if DEMONYM in kinds or (COUNTRY in kinds and key not in table("first_names")):
        return None
    return "drop"


def _opens(match: Match, before: Word) -> bool:
    """Whether the word before a great city's name has its capital from opening the sentence: "Initial Houston Police"."""
    named = before.key in table("first_names") or before.key in table("surnames") or before.key in words.COMPASS
    return match.first == 1 and match.offset == 0 and match.size > KNOWN and not named


def at_street(match: Match) -> bool:
    """Whether the name is a street's, "London Road", or that of one of two: "Maple and North Fifth Avenue"."""
    if match.last - match.first > 1 and match.run[match.last - 1].key in SURE and match.size < _TOWN:
        return True
    rest = match.run[match.last : match.last + 5]
    if rest and rest[0].key in ("and", "&") and any(word.key in words.STREET_WORDS for word in rest[1:]):
        return True
    text = match.sentence.text
    if _BLOCK.search(text, max(0, match.start - 32), match.start) is not None:
        return True
    if match.size < KNOWN and _CROSSING.search(text, max(0, match.start - 40), match.start) is not None:
        return True
    return match.size < _TOWN and _ROAD.match(text, match.end) is not None


_SIDES: Final = r"(?:[NSEW]\.? |(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest) )?"
_ROADS: Final = rf"(?:{'|'.join(word.title() for word in sorted(SURE))}|Trail|Ave|Blvd|Pkwy|Hwy|(?:St|Rd|Dr|Ln)\.)"
_BLOCK: Final = Gated(rf"\d[- ]blocks? of {_SIDES}$")
"""Before a street's name that may stand without its word: "in the 16800 block of Riverview"."""
_CROSSING: Final = Gated(
    rf"\b(?:intersection|corner|crossing|junction) (?:of|at) (?:the )?{_SIDES}(?:[A-Z][\w.]* (?:and |& ){_SIDES})?$"
)
"""Before one of two streets: "at the corner of Prescott and Main"."""
_ROAD: Final = re.compile(
    rf"(?: {_ROADS})? (?:and|&) {_SIDES}(?:\d{{1,3}}(?:st|nd|rd|th)\b|[A-Z][\w.]* {_ROADS})"
    rf"|(?:['\u2019]s)?(?: [A-Z][\w.]*){{1,2}} {_ROADS}"
)
"""After a name that begins a street's, or is one of two: "Bell's Ferry Road", "Flora and 80th Street"."""


def _linked(match: Match, kinds: set[int]) -> Verdict | None:
    """Judge "University of Michigan", "Bank of America", "City of Homs": by the words before "of"."""
    heads = {word.key for word in match.run[max(0, match.first - 5) : match.first - 1]}
    if match.run[match.first - 1].key == "and" or not heads:
        return None
    if heads & words.TYPE_NOUNS and not heads & words.SITE_WORDS:
        return None
    if heads & (words.SITE_WORDS | words.EVIDENCE_WORDS):
        return "organisation"
    if heads & words.TITLES or heads <= _STARTERS or heads & words.AGENCY_WORDS:
        return None
    return "agent" if COUNTRY in kinds else "drop"
