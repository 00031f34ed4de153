"""Quarters of cities: names that some far town bears, or that gazetteers list as towns, which lie within a city.

"In Headingley, Leeds" says so by a comma; "in Hough, Cleveland police said" by whose police it is, as in America every
town that is one has police of its own.
"""

from __future__ import annotations

import re
from math import pi, sqrt
from typing import TYPE_CHECKING, Final

from pipeline.extract.feature_words import DAY
from pipeline.extract.gazetteer import ADMIN1, CITY, COUNTRY, NONE, REGION, SECTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_scan import Match
    from pipeline.extract.place_senses import Naming
    from pipeline.extract.places import Relation

QUARTERED: Final = 50_000
"""Inhabitants from which on a city has quarters that news calls by their names."""
_WIDE: Final = (ADMIN1, COUNTRY, REGION)
_IN_CITY: Final = re.compile(r", (?:in )?(?:(?:north|south|east|west|central)[\w-]* )?")
"""Between a quarter and its city: "in Headingley, Leeds", "in Peckham, south-east London"."""
_LISTED: Final = re.compile(
    r"['\u2019]|,? (?:and|or|said|says|told|police|was|were|is|has|had)\b"
    r"|, (?:[A-Z][\w-]+(?: [A-Z][\w-]+)?,? (?:and|or) (?![A-Z]\w+ Police))"
)
"""Behind the second of two names: they are a list's, or the second is somebody's."""
_ENDS: Final = re.compile(
    r"\s*$|[.,;:)]| (?:on|at|in|by|early|late|yesterday|overnight|shortly|just|about|around|this|last|over|during|when"
    rf"|where|after|before|while|as|following|(?i:{DAY}))\b"
)
"""Behind a city's name that ends where something happened."""
BESIDE_KM: Final = 25.0
"""Distance from a city within which a place is a town of its own, for all that a comma says."""


def is_named(found: list[Match], position: int, relation: Relation, gazetteer: Gazetteer) -> bool:
    """Say whether the next name is the city that a name lies in, which the name's namesakes are all far from."""
    if position + 1 == len(found) or relation not in ("in", "near", "outside"):
        return False
    match, city = found[position], found[position + 1]
    text = match.sentence.text
    if _IN_CITY.fullmatch(text, match.end, city.start) is None or _LISTED.match(text, city.end) is not None:
        return False
    if _ENDS.match(text, city.end) is None:
        return False
    third = found[position + 2] if position + 2 < len(found) else None
    listed = third is not None and text[city.end : third.start] in (", ", " and ") and city_of(third, gazetteer) != NONE
    named = [posting >> 1 for posting in match.postings]
    top = city_of(city, gazetteer)
    if listed or top == NONE or not named or top in named:
        return False
    if gazetteer.kind[top] == SECTION:
        return True
    towns = [one for one in named if gazetteer.kind[one] == CITY]
    lesser = gazetteer.population[named[0]] < gazetteer.population[top]
    return lesser and all(gazetteer.km(one, top) > BESIDE_KM for one in towns)


def city_of(match: Match, gazetteer: Gazetteer) -> int:
    """Give the city with quarters, or the borough, that a name first of all means; NONE for others."""
    named = [posting >> 1 for posting in match.postings[:3]]
    if any(gazetteer.kind[one] in _WIDE for one in named):
        return NONE
    cities = (one for one in named[:2] if gazetteer.kind[one] in (CITY, SECTION))
    return next((one for one in cities if gazetteer.population[one] >= QUARTERED), NONE)


_POLICE: Final = re.compile(
    r"(?:['\u2019]s)?(?: (?:[Cc]ity|[Mm]etro(?:politan)?))?"
    r" (?:[Pp]olice|PD\b|[Hh]omicide (?:detectives|investigators|unit))(?! (?:Department )?(?:in|of) )"
)
_OWN: Final = re.compile(r"(?:['\u2019]s)? (?:[Pp]olice|PD\b|[Ff]ire|[Mm]ayor|[Cc]ity|[Oo]fficers?|[Tt]own)\b")
_SUBURB: Final = re.compile(r"\b(?:suburb(?:an)?(?: of)?|(?:city|town|village|township) of|nearby) $", re.IGNORECASE)
POLICED: Final = 1_500
"""Inhabitants per square kilometre of a city of America that has police of its own: how far its quarters lie."""
_SELF_POLICED: Final = frozenset(["US", "CA"])
"""Countries where every town that is one has police of its own."""


def take_in(named: Sequence[tuple[Match, Naming]], gazetteer: Gazetteer) -> None:
    """Take for a quarter what lies within the city whose police the article names: "in Hough, Cleveland police said"."""
    named = [(match, naming) for match, naming in named if naming.entity >= 0 and gazetteer.kind[naming.entity] == CITY]
    policed = {n.entity for m, n in named if _POLICE.match(m.sentence.text, m.end) is not None}
    great = {one for one in policed if gazetteer.population[one] >= QUARTERED and gazetteer.country(one) in _SELF_POLICED}
    if not great:
        return
    for entity in {naming.entity for _, naming in named} - policed:
        city = next((one for one in great if _reaches(one, entity, gazetteer)), None)
        alike = [(match, naming) for match, naming in named if naming.entity == entity]
        if city is not None and not any(_is_own(match, naming) for match, naming in alike):
            for _, naming in alike:
                naming.entity = city


def _is_own(match: Match, naming: Naming) -> bool:
    """Say whether a text tells of a town of its own: with its state, its mayor, as a suburb."""
    text = match.sentence.text
    called = _SUBURB.search(text, max(0, match.start - 16), match.start) is not None
    return naming.container is not None or called or _OWN.match(text, match.end) is not None


def _reaches(city: int, entity: int, gazetteer: Gazetteer) -> bool:
    """Say whether a place may be a quarter of a city: no town by itself, much smaller, and within the city's size."""
    size = gazetteer.population[city]
    same = gazetteer.admin1[entity] == gazetteer.admin1[city]
    if gazetteer.town[entity] or not same or gazetteer.population[entity] * 3 > size:
        return False
    return gazetteer.km(entity, city) < sqrt(size / POLICED / pi)
