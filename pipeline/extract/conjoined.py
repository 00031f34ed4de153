"""Incidents that one sentence of the lead joins: "A woman died in a fire in Dayton, and a man in a crash in Kettering"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import datings, event_words, parting, places, roundups
from pipeline.extract.parting import city_of
from pipeline.extract.place_words import MAYBE
from pipeline.extract.standing import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.parting import City, Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.model import When

_EVENTS: Final = event_words.any_of((*event_words.CRIMES, *event_words.ATTACKS, *event_words.ACCIDENTS))
_ANOTHER: Final = re.compile(
    rf"\b(?:in|by|when|after|as|during|to) (?:an?|another) (?!series|spate|wave|string)(?:[\w-]+ ){{0,4}}?(?:{_EVENTS})\b",
    re.IGNORECASE,
)
"""A clause that brings in an event of its own."""
_DEED: Final = re.compile(
    r"\b(?:shot|stabbed|beaten|bludgeoned|strangled|run over|knocked down|drowned|lynched)\b", re.IGNORECASE
)
"""What was done, where no event is named: another deed, or one of another day, is another incident."""
_FAR: Final = re.compile(
    rf"\b(?:{event_words.any_of(event_words.NATURE)}|flooding|missiles?|drones?|rockets?|bombs?|warplanes|strikes)"
    r" (?:[\w-]+ ){0,2}?(?:kill\w*|left|leav\w*|claimed|hit|struck|injur\w*|wound\w*)\b",
    re.IGNORECASE,
)
"""The subject is what reaches several towns: they were hit by one event."""
_JOINS: Final = re.compile(r"(?:[,;] (?:and|while|but)|;| and| while) ")
_ONE: Final = re.compile(
    r"\b(?:co-?ordinated|simultaneous(?:ly)?"
    r"|same (?:gunm[ae]n|attackers?|assailants?|suspects?|m[ae]n|woman|driver|group|pair|couple|robbers?)|spree|rampage)\b",
    re.IGNORECASE,
)
"""What makes one matter of them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a sentence tells of one of the incidents that it joins."""

    members: list[Governed]
    text: str
    place: PlaceMention
    when: When | None


def read(document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention]) -> list[Clause]:
    """Find the incidents that the first sentence joins, each with an event and a city of its own; empty if it tells one.

    What the rest of the article counts in one of these cities belongs there, what it counts nowhere to the first.
    """
    lead = next((one for one in document.sentences if not one.headline), None)
    if lead is None or _ONE.search(lead.text) is not None or _FAR.search(lead.text) is not None:
        return []
    inside = [one for one in mentions if one.sentence is lead and one.kind in roundups.COUNTED and one.value > 0]
    inside = sorted((one for one in inside if not one.made), key=lambda mention: mention.first)
    bounds = _bounds(lead, inside)
    if len(bounds) < 2:
        return []
    clauses = []
    for start, end in bounds:
        text = lead.text[start:end]
        place = _place(lead, start, end, found)
        if place is None:
            return []
        members = [one for one in inside if start <= lead.offset(one.first) < end]
        days = datings.days(text, document.article.time.date())
        clauses.append(Clause([(one, place) for one in members], text, place, next(iter(days), None)))
    if len({city_of(one.place) for one in clauses}) < len(clauses) or not _are_apart(clauses):
        return []
    _share_out(document, [one for one in mentions if one.sentence is not lead], found, clauses)
    return clauses


def _bounds(lead: Sentence, inside: Sequence[Mention]) -> list[tuple[int, int]]:
    """Cut a sentence into clauses that each count somebody and bring in an event: [start, end) in its text."""
    at = [lead.offset(one.first) for one in inside]
    cuts = [0]
    for join in _JOINS.finditer(lead.text):
        before = any(cuts[-1] <= one < join.start() for one in at)
        behind = any(join.end() <= one for one in at)
        if before and behind and _tells(lead.text[cuts[-1] : join.start()]):
            cuts.append(join.end())
    return list(zip(cuts, [*cuts[1:], len(lead.text)], strict=True)) if len(cuts) > 1 else []


def _tells(text: str) -> bool:
    """Say whether a clause tells of an event, not only of more people."""
    return _ANOTHER.search(text) is not None or _DEED.search(text) is not None


def _are_apart(clauses: Sequence[Clause]) -> bool:
    """Say whether each clause brings in an event of its own, or a deed that isn't the others', or not of their day."""
    if all(_ANOTHER.search(one.text) for one in clauses):
        return True
    deeds = [_DEED.findall(one.text.lower()) for one in clauses]
    days = {one.when.start for one in clauses if one.when is not None}
    apart = len(days) == len(clauses) or len({tuple(one) for one in deeds}) == len(clauses)
    return apart and all(_tells(one.text) for one in clauses)


def _place(lead: Sentence, start: int, end: int, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the city where a clause says that something was; the dateline's where it only names a street or a quarter."""
    cities = [one for one in places.in_sentence(found, lead.index) if city_of(one) is not None]
    inside = [one for one in cities if start <= one.start - lead.start < end and not one.dateline]
    happened = [one for one in inside if one.relation in MAYBE]
    if inside or parting.OWN_SITE.search(lead.text, start, end) is None:
        return min(happened, key=lambda one: one.relation == "none", default=None)
    return next((one for one in cities if one.dateline), None)


def _share_out(
    document: Document, rest: Sequence[Mention], found: Sequence[PlaceMention], clauses: Sequence[Clause]
) -> None:
    """Give each clause what the article counts in its city, and the first one what it counts nowhere."""
    by_city: dict[City | None, Clause] = {city_of(one.place): one for one in clauses}
    for mention in rest:
        if not mention.sentence.headline and not mention.made:
            place = place_of(document, mention, found)
            if (clause := by_city.get(city_of(place), clauses[0] if place is None else None)) is not None:
                clause.members.append((replace(mention, chosen=False), place))
