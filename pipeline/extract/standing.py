"""Where a figure stands: the place that governs it in its sentence, or in those before it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import parting, place_desks, places
from pipeline.extract.number_words import SOME
from pipeline.extract.parting import city_of
from pipeline.extract.place_words import MAYBE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.places import PlaceMention

NEAR: Final = 2
"""Sentences back from which a figure without a place of its own takes one, within its paragraph."""
THERE: Final = frozenset({*MAYBE, "elsewhere"})
"""How a place may be named in a sentence that leads to "there"."""
EXPLAINED: Final = 60
"""Characters between a city and the region that explains it."""
_LATE_DEATH: Final = re.compile(
    r"\b(?:injured|wounded|hurt|burn(?:ed|t)|shot|stabbed|beaten|mauled"
    r"|(?:was|were|been) (?:struck|hit)|(?:struck|hit) by)\b"
    rf"(?:(?!,? (?:while|and|but) (?:{SOME}|an?|the|another)\b)[^.:;]){{0,200}}?\b(?:died|dies|succumbed)\b"
    r"[^.;,]{0,40}\b(?:in|at) (?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def place_of(document: Document, mention: Mention, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the place that governs a figure: in its sentence, else in the ones before it in the paragraph.

    A city before a region that holds it stands above the region ("in Kryvyi Rih, in central Ukraine"); a country that is
    only named ("Ukraine's rescuers") gives way to the paragraph's city.
    """
    sentence = mention.sentence
    if parting.everywhere(mention):
        return _whole_of(places.in_sentence(found, sentence.index))
    here = places.place_at(document, found, sentence, mention.first, mention.last - 1)
    inside = places.in_sentence(found, sentence.index)
    if here is not None and _died_at(document, here):
        hurt = [one for one in inside if one.end <= here.start and one.relation in THERE and city_of(one) is not None]
        return hurt[-1] if hurt else None
    if here is not None and city_of(here) is None:
        before = [place for place in places.cities(inside, [sentence.index]) if place.end <= here.start]
        at = sentence.starts[mention.first] if mention.first < len(sentence.starts) else sentence.end
        parted = bool(before) and before[-1].end <= at < here.start  # "seven in Homs and two in the Hama region"
        same = bool(before) and before[-1].place.country == here.place.country and not parted
        if same and _adjoin(document, before[-1], here):
            return before[-1]
    if here is not None and city_of(here) is None:
        here = _explained(document, inside, here)
    if (here is not None and (city_of(here) is not None or here.relation != "none")) or sentence.headline:
        return here
    for back in range(1, NEAR + 1):
        index = sentence.index - back
        if index < 0 or document.sentences[index].paragraph != sentence.paragraph:
            break
        inside_before = (p for p in places.in_sentence(found, index) if not (p.dateline and place_desks.is_desk(p)))
        before = [p for p in inside_before if p.relation in THERE and city_of(p) is not None]
        before = [p for p in before if not _died_at(document, p)] or before
        if before:
            return before[-1]
    titled = (place for place in inside if place.relation == "organisation" and city_of(place) is not None)
    return here or next(titled, None)


def _whole_of(inside: Sequence[PlaceMention]) -> PlaceMention | None:
    """Take the one province or country that a sentence names, in all of which a figure stands: "across ten counties"."""
    named = [one for one in inside if one.relation == "in" and not one.dateline]
    alike = len({(one.place.country, one.place.admin1) for one in named}) == 1
    return named[0] if alike and named[0].place.precision in {"admin1", "country"} else None


def _died_at(document: Document, place: PlaceMention) -> bool:
    """Say whether a place is where somebody died who was hurt elsewhere: "hurt in Leeds, he died on Friday in York"."""
    start = document.sentences[place.sentence].start
    return _LATE_DEATH.search(document.article.text, start, place.start) is not None


def _first_of(document: Document, inside: Sequence[PlaceMention], last: PlaceMention) -> PlaceMention:
    """Take the first of several regions, which has the preposition of all: "across Bihar and Assam states, 45 died"."""
    for one, two in pairwise(inside):
        joined = document.article.text[one.end : two.start].strip() in {"and", ",", ", and", "&"}
        if two is last and joined and one.place.precision == "admin1" and one.relation in THERE:
            return _first_of(document, inside, one) if one.relation == "none" else one
    return last


def _explained(document: Document, inside: Sequence[PlaceMention], country: PlaceMention) -> PlaceMention:
    """Take the division that a country's name explains: "in the Gao region of northern Mali"; the first of several."""
    if country.place.precision != "country":
        return _first_of(document, inside, country) if country.relation == "none" else country
    before = [one for one in inside if one.end <= country.start and one.relation in THERE][-1:]
    named = bool(before) and before[0].place.precision == "admin1" and before[0].place.country == country.place.country
    return before[0] if named and _adjoin(document, before[0], country) else country


def _adjoin(document: Document, city: PlaceMention, region: PlaceMention) -> bool:
    """Say whether a region's name explains the city before it: only a few words, no figure and no stop between."""
    between = document.article.text[city.end : region.start]
    return len(between) < EXPLAINED and not any(character.isdigit() or character in ";." for character in between)
