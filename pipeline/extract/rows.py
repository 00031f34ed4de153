"""The rows of an incident: its figures by town, by country, and the ones that speak for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract import lands, parting, place_desks, places, scope, types
from pipeline.extract.earlier import cue_of
from pipeline.extract.parting import city_of, is_wide
from pipeline.extract.place_words import MAYBE
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.parting import City, Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Kind

REGIONAL: Final = frozenset({"in", "of"})
"""How a region that something strikes is named: "in southern Chile", "the south of Chile"."""
NAMED_IN: Final = REGIONAL | {"none"}
"""The same of several that share a preposition: "in Valencia and Murcia"."""
LOCAL: Final = frozenset(
    "city city's town town's village village's district district's county county's local there here".split()
)
"""Of a toll that is that place's own."""
TURNING: Final = frozenset("as while bringing taking raising pushing lifting".split())
"""Between what one place lost and the toll of all: "killing two in Akron and raising the storm's toll to nine"."""
OF_WHOM: Final = frozenset({None, "people", "persons", "them", "whom", "those", "the"})
"""Who is counted in a part that is not told by what they were: "14 of them in Malawi", not "14 children"."""
NAMED: Final = frozenset({"organisation", "speaker", "outlet"})
"""How a city is named where nothing is said to have happened: "the Mwanza police commander said"."""

SPEAKING: Final = frozenset({"speaker", "demonym", "of"})
"""How a country is named whose authorities speak: "Malawi said", "Cuban officials", "Portugal's health ministry"."""

_LOCAL: Final = re.compile(
    r"\bhere\b|\b(?:neighbou?rhoods?|suburbs?|downtown|subway|metro|boroughs?|slums?|shanty ?towns?|basement)\b"
    r"|\b(?:city|municipal|metropolitan|D\.C\.) (?:police|officials|government|council|authorities)\b|\bmayor\b",
    re.IGNORECASE,
)
"""In the sentence of a toll: it is the town's own, though nothing names it."""


@dataclass(slots=True, eq=False)
class Row:
    """The mentions of one place of one incident."""

    place: Place
    site: str | None = None
    mentions: list[Mention] = field(default_factory=list)


def part(
    document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> tuple[list[Row], Row | None]:
    """Part an incident's figures by city; a larger toll of the region or country speaks for all of them.

    The toll that the scorer chose is the whole incident's, wherever it stands: cities' figures never replace it.
    """
    if by_land := lands.part(document, governed, found):
        return _of_lands(document, governed, by_land, found)
    placed = _placed_parts(document, governed)
    anchors = [cue_of(mention) for mention, _ in governed]
    whole = scope.of_whole(governed, found)
    place, site = places.choose(document, whole, scope.telling(document, governed), anchors)
    if len(whole) < len(found) and parting.is_natural(document, governed):
        place, site = _widened(place, found), None
    if place.countries:
        return [], Row(place, None, [mention for mention, _ in governed])
    told_together = _told_together(governed)
    spread = parting.spread_over(document, governed)
    above = [m for m, stood in governed if m.made or (m.chosen and not told_together) or city_of(stood) is None]
    cities = _by_city(governed, above)
    if spread:
        cities = {city: row for city, row in cities.items() if city in spread}
    cities = {city: row for city, row in cities.items() if not _is_chance(governed, city, place)}
    wide = _wide(document, governed)
    if (region := _region(document, governed, place, found)) is not None:
        place, site = region, None
    elif _is_only_written_in(document, governed, place, found):
        place, site = _land_of(place, found), None
    if larger := scope.above(document, governed, place):
        inside = {id(mention) for mention, _ in larger}
        beside = [row for row in cities.values() if places.key_of(row.place) != places.key_of(place)]
        inside |= {id(mention) for row in beside for mention in row.mentions}
        own = Row(place, site, [mention for mention, _ in governed if id(mention) not in inside])
        return [own, *beside], Row(_above_all(larger, place, found), None, [mention for mention, _ in larger])
    together = spread or told_together or placed
    within = len(cities) == 1 and not together and scope.strikes_one(document, [mention for mention, _ in governed[:3]])
    if not cities or within or not (together or _umbrella(cities, governed, [mention for mention, _ in wide])):
        return [Row(place, site, [mention for mention, _ in governed])], None
    rows = list(cities.values())
    if not (rest := _above(rows, governed)):
        return rows, None
    return rows, Row(_above_all(wide, place, found), None, rest)


def _is_chance(governed: Sequence[Governed], city: City, place: Place) -> bool:
    """Say whether a city abroad is only named, with no word that anything was there: it may be anybody's name."""
    stood = [one for _, one in governed if one is not None and city_of(one) == city]
    abroad = place.country is not None and all(one.place.country != place.country for one in stood)
    return abroad and all(one.relation == "none" for one in stood)


def _wide(document: Document, governed: Sequence[Governed]) -> list[Governed]:
    """Find the figures of regions and countries; "nationwide" counts where the event is of a kind that strikes many."""
    wide = [(mention, stood) for mention, stood in governed if is_wide(mention, stood)]
    if all(stood is not None for _, stood in wide) or scope.strikes_many(document, [m for m, _ in governed[:3]]):
        return wide
    return [(mention, stood) for mention, stood in wide if stood is not None]


def alone(document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]) -> Row:
    """Make the one row of an incident that the text sets apart: its figures say where it was."""
    mentions = [mention for mention, _ in governed]
    stood_at = [place for _, place in governed if place is not None and place.relation in MAYBE]
    stood = next((place for place in stood_at if city_of(place) is not None), None)
    if stood is not None:
        return Row(stood.place, stood.site, mentions)
    regions = (place for _, place in governed if place is not None and place.relation == "in")
    region = next((place for place in regions if place.place.precision == "admin1"), None)
    if region is not None:
        return Row(region.place, None, mentions)
    told = sorted({mention.sentence.index for mention in mentions})
    inside = _within([place for place in stood_at if place.relation == "in" and place.sentence in told], found)
    if place_desks.town_unlisted(document, found, frozenset(told)):
        country = places.choose(document, inside, told)[0]
        return Row(_land_of(country, found), None, mentions)
    return Row(*places.choose(document, inside, told, [cue_of(mention) for mention in mentions]), mentions)


def _within(regions: Sequence[PlaceMention], found: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Take the places of the province at which figures stand by their own sentence; all where they stand at none."""
    held = next(((one.place.country, one.place.admin1) for one in regions if one.place.precision == "admin1"), None)
    return found if held is None else [one for one in found if (one.place.country, one.place.admin1) == held]


def _placed_parts(document: Document, governed: Sequence[Governed]) -> bool:
    """Take the part of a toll that stands at a city for its own: "killed 14 across the country, eight of them in Homs"."""
    placed = False
    wide = [mention for mention, stood in governed if mention.role == "total" and city_of(stood) is None]
    for part, stood in governed:
        here = stood is not None and stood.relation in places.HAPPENING and stood.sentence == part.sentence.index
        people = part.of_whole or part.who in {None, "people", "persons"}
        if part.role != "part" or not people or city_of(stood) is None or not here:
            continue
        whole = (one for one in wide if one.sentence is part.sentence and one.kind == part.kind and one.value > part.value)
        if any(whole) and types.read([part.sentence, *document.sentences[:2]]) in scope.WAVES:
            part.role, placed = "total", True
    return placed


def _above_all(wide: Sequence[Governed], place: Place, found: Sequence[PlaceMention]) -> Place:
    """Give the place for which wider tolls speak: the region at which they stand, the country of several regions."""
    named = next((stood.place for _, stood in wide if stood is not None and stood.place.country), None)
    if named is None or len(_regions([mention for mention, _ in wide], found, {"in", "none"})) > 1:
        return _land_of(named or place, found)
    return named


def _regions(mentions: Iterable[Mention], found: Sequence[PlaceMention], relations: AbstractSet[str]) -> set[str | None]:
    """Regions that the sentences of figures name by one of these relations."""
    told = {mention.sentence.index for mention in mentions}
    inside = (one for index in told for one in places.in_sentence(found, index) if not one.dateline)
    return {one.place.admin1 for one in inside if one.place.precision == "admin1" and one.relation in relations}


def _of_lands(
    document: Document, governed: Sequence[Governed], by_land: Sequence[tuple[Place, list[Mention]]],
    found: Sequence[PlaceMention],
) -> tuple[list[Row], Row | None]:  # fmt: skip
    """Make a row for each country, and one that speaks for all where the article gives a toll for all."""
    rows = [Row(_at_large(place, mentions, governed, found), None, mentions) for place, mentions in by_land]
    for row in rows:
        whole = any(mention.kind == "killed" and mention.role == "total" for mention in row.mentions)
        for mention in row.mentions if not whole else ():
            whose = not mention.of_whole or mention.who in OF_WHOM
            mention.role = "total" if mention.role == "part" and whose else mention.role
    rest = _above(rows, governed)
    named = [row.place for row in rows]
    stood = (place for mention, place in governed if place is not None and mention in rest)
    across = next((place.place for place in stood if places.is_told_across(document, place)), None)
    if across is None and len(named) == 1:  # "killed 1,000 in Turkey and Syria, including 640 in Turkey"
        named = [mention.place for mention in places.in_one_breath(document, found)[0]]
    return rows, Row(across or places.of_several(named), None, rest) if rest else None


def _at_large(
    place: Place, mentions: Sequence[Mention], governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> Place:
    """Give the country of a toll, its city where all that is counted in the country stands in that one."""
    stood = {city_of(where) for mention, where in governed if mention in mentions}
    return place if len(stood) == 1 and None not in stood else _widened(place, found)


def _above(rows: Sequence[Row], governed: Sequence[Governed]) -> list[Mention]:
    """Give the figures that speak for all rows; where none is larger than a row's, the row of that toll takes them."""
    for mention in (mention for row in rows for mention in row.mentions):
        mention.chosen = False  # it is one row's, not the incident's
    inside = {id(mention) for row in rows for mention in row.mentions}
    rest = [mention for mention, _ in governed if id(mention) not in inside]
    if toll_of(rest) > max(toll_of(row.mentions) for row in rows):
        return rest
    again = next((row for row in rows if toll_of(row.mentions) == toll_of(rest)), rows[0])
    again.mentions.extend(rest)
    return []


def _region(document: Document, governed: Sequence[Governed], place: Place, found: Sequence[PlaceMention]) -> Place | None:
    """Region or country at which the toll of a flood or an earthquake stands by its own sentence; None for others."""
    if not parting.is_natural(document, governed):
        return None
    stood = scope.tolls(governed)
    if not any(mention.chosen for mention, _ in governed) and all(city_of(one) is None for _, one in stood):
        first = max((mention.value for mention, _ in stood), default=0)
        wide = [pair for pair in governed if pair[0].kind == "killed" and pair[0].value > first and is_wide(*pair)]
        stood = sorted(wide, key=lambda pair: -pair[0].value)[:1] or stood
    if any(parting.everywhere(mention) for mention, _ in stood):
        return _widened(place, found)
    several = bool(stood) and all(city_of(one) is None for _, one in stood) and len(_told_below(governed, stood[0][0])) > 1
    if several and all(one is None for _, one in stood):
        return _widened(place, found)
    any_chosen = any(mention.chosen for mention, _ in governed)
    whole = stood if any_chosen else [pair for pair in governed if pair[0].kind == "killed" and pair[0].rule == "toll"]
    if any(_is_beyond(mention, one, governed) for mention, one in whole):
        return _land_of(place, found)
    toll = [mention for mention, _ in stood]
    named = NAMED_IN if place.precision == "country" else REGIONAL
    if len(_regions(toll, found, named)) > 1:
        return _widened(place, found)
    regions = (one.place for _, one in stood if one is not None and one.relation in REGIONAL and city_of(one) is None)
    region = next((one for one in regions if one.precision in {"admin1", "country"}), None)
    return None if place.precision != "country" and _happened_in(place, found) and not several else region


def _told_below(governed: Sequence[Governed], toll: Mention) -> set[object]:
    """Find the places at which smaller numbers of dead stand than the toll of all."""
    smaller = (place for m, place in governed if m.kind == toll.kind and 0 < m.value < toll.value and place is not None)
    return {places.key_of(place.place) for place in smaller}


def _is_beyond(toll: Mention, stood: PlaceMention | None, governed: Sequence[Governed]) -> bool:
    """Say whether a toll comes in a clause behind what a place lost: "30 died in Talca, as the toll hit 140"."""
    sentence = toll.sentence
    for mention, _ in governed:
        smaller = mention.kind == toll.kind and mention.role == "total" and mention.value < toll.value
        if mention.sentence is not sentence or not smaller or mention.last > toll.first:
            continue
        between = range(mention.last, toll.first)
        turn = next((at for at in between if sentence.words[at] in TURNING), None)
        if turn is not None:
            before = stood is None or (stood.sentence == sentence.index and stood.start < sentence.starts[turn])
            return before and LOCAL.isdisjoint(sentence.words[turn : toll.first])
    return False


def _happened_in(place: Place, found: Sequence[PlaceMention]) -> bool:
    """Say whether the text says of a place that something happened in, near or outside it."""
    return any(
        one.relation in places.HAPPENING and places.key_of(one.place) == places.key_of(place) and not one.dateline
        for one in found
    )


def _is_only_written_in(
    document: Document, governed: Sequence[Governed], place: Place, found: Sequence[PlaceMention]
) -> bool:
    """Say whether the toll of a force of nature is placed in a city that is nothing but the dateline's.

    From there one writes of a whole country: it is a desk's city, or the country itself gives the toll, "Malawi said".
    """
    key = places.key_of(place)
    named = [one for one in found if places.key_of(one.place) == key]
    if place.precision != "city" or not all(one.dateline or one.relation in NAMED for one in named):
        return False
    told = frozenset(mention.sentence.index for mention, _ in governed)
    nation = any(
        one.sentence in told and one.relation in SPEAKING and not one.dateline
        and one.place.precision == "country" and one.place.country == place.country
        for one in found
    )  # fmt: skip
    if not nation and not any(place_desks.is_desk(one) for one in named):
        return False
    if place_desks.capital_told(document, told) or place_desks.city_told(document, told):
        return False
    if place_desks.town_told(document, told) or any(_LOCAL.search(document.sentences[at].text) for at in told):
        return False
    named_alike = any(one.country is not None and one.country.name == place.name for one in named)  # Singapore
    return not named_alike and parting.is_natural(document, governed)


def _widened(place: Place, found: Sequence[PlaceMention]) -> Place:
    """Go from a city to its country, for a toll that speaks for several."""
    return place if place.precision not in {"city", "site"} else _land_of(place, found)


def _land_of(place: Place, found: Sequence[PlaceMention]) -> Place:
    country = next((m.country for m in found if m.country is not None and m.country.country == place.country), None)
    return country or Place(country=place.country, precision="country")


def _told_together(governed: Sequence[Governed]) -> bool:
    """Say whether one sentence gives each of several cities its own: "four died in Basra, two in Amara"."""
    chosen = next((mention for mention, stood in governed if mention.chosen and city_of(stood) is not None), None)
    if chosen is None:
        return False
    beside = [(m, city_of(p)) for m, p in governed if m.sentence is chosen.sentence and m.kind == chosen.kind]
    inside = [(mention, city) for mention, city in beside if not mention.made]
    tolls = {city: m.value for m, city in inside if m.role == "total" and city is not None and not m.sentence.headline}
    if all(mention.rule.endswith("single") for mention, _ in inside) and len({m.person for m, _ in inside}) == 1:
        return False  # one man, told of twice
    return (len(tolls) > 1 and chosen.value <= sum(tolls.values())) or _told_by_kind(governed, chosen.sentence)


def _told_by_kind(governed: Sequence[Governed], sentence: Sentence) -> bool:
    """Say whether a sentence gives the dead of one city and the injured of another: "two dead in A, four hurt in B"."""
    cities: dict[Kind, set[City | None]] = {"killed": set(), "injured": set()}
    for mention, place in governed:
        told = mention.sentence is sentence and mention.role == "total"
        if told and mention.kind in cities and place is not None and place.relation == "in":
            cities[mention.kind].add(city_of(place))
    dead, hurt = cities.values()
    return len(dead) == len(hurt) == 1 and None not in dead | hurt and dead != hurt


def _by_city(governed: Sequence[Governed], wide: Sequence[Mention]) -> dict[City, Row]:
    """Collect the figures that cities have of their own; a toll of the whole incident that is said again is none."""
    cities: dict[City, Row] = {}
    said = {(one.kind, one.value) for one in wide if one.role == "total" and not _is_other(one)}
    for mention, stood in governed:
        city = city_of(stood)
        if city is None or stood is None or stood.relation in NAMED or mention in wide:
            continue
        if (mention.kind, mention.value) not in said:
            cities.setdefault(city, Row(stood.place, stood.site)).mentions.append(mention)
    return {city: row for city, row in cities.items() if toll_of(row.mentions) > 0}


def _is_other(mention: Mention) -> bool:
    """Say whether a headline tells of one person beside the toll: "Missiles kill 15 in Ukraine; drone kills woman"."""
    return mention.sentence.headline and mention.value == 1 and not mention.chosen


def _umbrella(cities: dict[City, Row], governed: Sequence[Governed], wide: Sequence[Mention]) -> bool:
    """Say whether the figures of cities stand under a wider one: several cities, or a larger toll of a named region."""
    tolls = [toll_of(row.mentions) for row in cities.values()]
    if not tolls:
        return False
    dead = any(mention.chosen and mention.kind == "killed" for mention, _ in governed)
    deciding = [(m, stood) for m, stood in governed if m.chosen and (m.kind == "killed" or not dead)]
    if any(city_of(stood) is not None for _, stood in deciding):
        return len(tolls) > 1 and sum(tolls) <= toll_of(mention for mention, _ in governed if mention.chosen)
    chosen = any(mention.chosen for mention, _ in governed)
    if toll_of(wide) > max(tolls) and (not chosen or any(mention.chosen for mention in wide)):
        return True
    unplaced = toll_of(mention for mention, stood in governed if city_of(stood) is None)
    return len(tolls) > 1 and not chosen and not unplaced


def toll_of(mentions: Iterable[Mention]) -> int:
    """Give the largest figure of dead or injured that is no part of another."""
    counted = (m for m in mentions if m.role in {"total", "increment"} and m.kind in {"killed", "injured"})
    return max((mention.value for mention in counted), default=0)


def dead(mentions: Iterable[Mention]) -> int:
    """Give the largest toll of dead."""
    return max((one.value for one in mentions if one.role == "total" and one.kind == "killed"), default=0)
