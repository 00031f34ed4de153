"""Choose the place of an incident among the places that its sentences name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, place_desks, place_world
from pipeline.extract.gazetteer import distance_km
from pipeline.extract.number_words import SOME
from pipeline.extract.place_figures import PART_AT
from pipeline.extract.place_home import STATES
from pipeline.extract.place_words import HAPPENING, MAYBE
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.places import PlaceMention

TIE: Final[dict[str, tuple[float, float]]] = {
    "in": (1.24, 0.34), "near": (0.3, 0.05), "outside": (0.2, 0.05), "none": (0.18, -0.31), "of": (-0.16, -0.34),
    "organisation": (0.21, 0.40), "elsewhere": (-0.23, -0.58), "from": (-0.45, -0.47), "outlet": (0.1, 0.53),
    "towards": (-0.05, -0.43), "speaker": (-0.42, -0.24),
}  # fmt: skip
"""What a mention's tie is worth, in the incident's sentences and outside them, each for two mentions at the most.

These and the weights below were fitted (softmax over an article's places, ridge 1.0) on the six development sets that
give cities, some rounded by hand; leaving a set out cost .00 to .05 of its cities.
"""
PRECISION: Final = {"site": 1.94, "city": 1.94, "admin1": -1.50, "country": -0.46, "none": -4.0}
FIRST_TOLD, HEADLINE, LEAD, COUNT, DATELINE, FIRST, INNER = 0.1, -0.4, 0.57, 0.97, 0.64, 0.45, 0.53
"""For a place in the first of the incident's sentences, in the headline, in the first three sentences, per log
of mentions, in the dateline, for the article's first place, for lying in a larger one that a sentence names by "in"."""
NARROWER: Final = 2.0
"""What a city may lack against the division that it lies in."""
FOREIGN: Final = -3.0
"""For a place of the dateline alone whose country is not the one that the text speaks of."""
FAR: Final = 0.6
"""What 100 km between the place and the named one cost: a nearer one may be named, too."""
REMOTE: Final = 300.0
"""Kilometres from which a city only says in which part of the country it was: "930 miles south of the capital"."""
FURTHEST: Final = 300.0
"""Kilometres after which it costs no more."""
EXPLAINED: Final = 40
"""Characters between a division and the country that explains it."""
AT_MOST: Final = 100.0
"""Kilometres within which something is said to have happened near or outside a city."""
CORRESPONDENT: Final = -1.4
"""For the city of the dateline where the text says that it happened in another of the country: that's where one writes."""
APART: Final = -5.0
"""For a dateline's city alone where the text puts it in another division, or for a desk's where it puts it in a village."""
CAPITAL: Final = 1.5
"""For the desk's city where the text says "in the capital"."""
ELSEWHERE: Final = -3.0
"""For a city where people were only treated, or came from, where the text puts it in other divisions."""
IN_COUNTY, OUT_OF_COUNTY = 0.6, -0.8
"""For a city in, and for one outside, the counties that the incident's own sentences name."""
MARKET: Final = -1.5
"""For the newsroom's own city, which nothing but the page's title names, where the text names a county or a city."""
OPENING: Final = 6
"""Sentences from the top that are always read for places, and may say where it was."""
TOP: Final = 3
"""Index of the last sentence whose counties count though nothing of the incident's figures is said there."""
FLOOR: Final = -1.0
"""Points below which no place is believed: a county named in passing."""
CLOSE: Final = 80.0
"""Kilometres from a great city within which a dateline's town is its suburb."""
SUBURB: Final = -0.8
"""For that city."""
DESK: Final = -1.4
"""For the city of an agency's desk in the dateline where the text tells of a part of the country, or of another city."""
OCCURS: Final = 1.2
"""For a place of which the text says that the incident took place there."""
ANCHOR: Final = 0.8
"""For the place next to an anchor; the one 100 characters away gets nothing."""
COUNTRY_TIE: Final = {
    "in": 3.0, "near": 1.5, "outside": 1.5, "none": 1.5, "of": 1.0, "organisation": 0.8, "towards": 0.7, "demonym": 0.6,
    "speaker": 0.4, "outlet": 0.4, "from": 0.3, "elsewhere": 0.3,
}  # fmt: skip
"""What a mention says for its country where nothing says where exactly."""


def choose(
    document: Document, mentions: Sequence[PlaceMention], sentence_indexes: Iterable[int], anchors: Sequence[int] = ()
) -> tuple[Place, str | None]:
    """Place and site of the incident that these sentences tell of.

    Every place gathers points from its mentions (the tables above), and the one with most is taken; a country is
    counted from all mentions. `anchors` are offsets in `Article.text`: the event's verb, the casualty words.
    """
    told = frozenset(sentence_indexes)
    abroad = len({mention.place.country for mention in mentions if mention.place.country}) > 1
    if abroad and not any(m.sentence in told or tells(document.sentences[m.sentence]) for m in mentions):
        return _most_named(mentions), None
    whole = [mention for mention in mentions if not _is_share(document, mention)]
    shared = bool(mentions) and not whole
    part = place_world.told_of(document, whole or mentions, told)
    if part is not None:
        return part, None
    return _chosen(document, whole or mentions, told, sorted(anchors), shared=shared)


def tells(sentence: Sentence) -> bool:
    """Say whether a sentence may say where it was: of the lead, or one that tells of casualties."""
    return sentence.casualty or sentence.index < OPENING


def _most_named(mentions: Sequence[PlaceMention]) -> Place:
    """Give the country of which an article names most that says nothing of where it was, but names several."""
    lands = Counter(mention.place.country for mention in mentions if mention.place.country)
    (land, most), (_, next_most) = lands.most_common(2)
    if most == next_most:
        return Place()
    named = (mention.country for mention in mentions if mention.country is not None and mention.country.country == land)
    return next(named, Place(country=land, precision="country"))


def _chosen(
    document: Document, mentions: Sequence[PlaceMention], told: frozenset[int], anchors: Sequence[int], *, shared: bool
) -> tuple[Place, str | None]:
    """Choose among the places that are named; `shared`: only for shares of a toll, "19 dead, 13 of them in Dhaka"."""
    opening = min(told, default=-1)
    groups: dict[object, list[PlaceMention]] = defaultdict(list)
    for mention in mentions:
        if mention.relation != "demonym" and mention.place.precision != "none" and not _is_moved_to(document, mention):
            groups[key_of(mention.place)].append(mention)
    wide = {_reach(group[0].place) for group in groups.values() if _named_in(group, told)}
    first = next(iter(groups), None)
    points = {
        key: _points(document, group, told, anchors)
        + FIRST * (key == first)
        + FIRST_TOLD * any(mention.sentence == opening and not mention.dateline for mention in group)
        + INNER * (not wide.isdisjoint(_around(group[0].place)))
        for key, group in groups.items()
    }
    _weigh_outlets(groups, points)
    _weigh_counties(groups, told, points)
    _weigh_datelines(document, mentions, groups, told, points)
    _weigh_speakers(groups, told, points)
    _weigh_strange(groups, told, points)
    _weigh_foreigners(groups, told, points)
    _weigh_explaining(document, mentions, groups, points)
    if not points or max(points.values()) < FLOOR:
        return _country(mentions, told), None
    best = max(points, key=lambda key: points[key])
    group = groups[_narrowed(document, best, points, groups, told)]
    if group[0].place.precision in ("country", "none") or (_is_dated(group) and _countries(document, mentions, told)):
        land = _countries(document, mentions, told) or _country(mentions, told)
        if key_of(land) == best or key_of(land) not in groups:
            return land, None
        group = groups[_narrowed(document, key_of(land), points, groups, told)]  # not that of a "Saudi-led" coalition
        if group[0].place.precision == "country":
            return land, None
    if shared and group[0].place.precision == "city":
        return group[0].country or Place(country=group[0].place.country, precision="country"), None
    together = _together(document, mentions, group, told) if group[0].place.precision in ("city", "admin1") else None
    if together is not None:
        return together, None
    site = next((mention.site for mention in group if mention.site and mention.sentence in told), None)
    held = group[0].place.precision == "city" and site is not None
    return (replace(group[0].place, precision="site") if held else group[0].place), site


_MOVED: Final = re.compile(r"\b(?:moved|relocated|emigrated|retired|moving|moves) (?:\w+ ){0,2}?to $")


def _is_moved_to(document: Document, mention: PlaceMention) -> bool:
    """Say whether a place is only where somebody went to live: "she has moved to Tyler"."""
    before = document.article.text[max(0, mention.start - 40) : mention.start]
    return mention.relation == "towards" and _MOVED.search(before) is not None


def _weigh_outlets(groups: dict[object, list[PlaceMention]], points: dict[object, float]) -> None:
    """Take points from the newsroom's own city, which the page's title alone names, where the text names another one."""
    named = any(
        group[0].place.precision in ("city", "site") and any(mention.relation in _TOLD for mention in group)
        for group in groups.values()
    )
    for key, group in groups.items() if named else ():
        points[key] += MARKET * all(mention.relation == "outlet" for mention in group)


def _is_dated(group: list[PlaceMention]) -> bool:
    """Say whether only the dateline names a place."""
    return all(mention.dateline for mention in group)


def _is_share(document: Document, mention: PlaceMention) -> bool:
    """Say whether only a part of those who died did so at a place: "112 died, 63 of them in Bohol"."""
    start = document.sentences[mention.sentence].start
    return PART_AT.search(document.article.text, max(start, mention.start - 60), mention.start) is not None


def _weigh_counties(
    groups: dict[object, list[PlaceMention]], told: frozenset[int], points: dict[object, float]
) -> None:
    """Prefer cities of the counties that the incident's sentences name, whose sheriffs and coroners speak there."""
    named = {
        mention.county
        for group in groups.values()
        if group[0].place.precision == "admin1" and group[0].place.country in STATES
        for mention in group
        if mention.county is not None and mention.relation in _TELLING
        and (mention.sentence in told or mention.sentence <= TOP)
    }  # fmt: skip
    for key, group in groups.items() if named else ():
        county = group[0].county
        if county is not None and group[0].place.precision in ("city", "site"):
            points[key] += IN_COUNTY if county in named else OUT_OF_COUNTY
            points[key] += MARKET * all(mention.relation == "outlet" for mention in group)


def _weigh_datelines(
    document: Document,
    mentions: Sequence[PlaceMention],
    groups: dict[object, list[PlaceMention]],
    told: frozenset[int],
    points: dict[object, float],
) -> None:
    """Take points from the dateline's city where the text tells that it happened elsewhere: there one writes."""
    dated = [
        mention for mention in mentions
        if mention.dateline and mention.place.precision == "city" and not place_desks.is_desk(mention)
    ]  # fmt: skip
    told |= {mention.sentence for mention in mentions if mention.dateline}
    happened = {
        groups[key][0].place.country for key in groups if _happened(groups[key], told) and not _beside(groups[key], dated)
    }
    parts = place_desks.parts_told(document, mentions, told)
    plain = place_desks.countries_told(mentions, told)
    abroad = place_desks.countries_of_it(mentions, told)
    divisions = place_desks.divisions_told(mentions, told)
    counties = place_desks.counties_told(mentions, told)
    here, town = place_desks.capital_told(document, told), place_desks.town_told(document, told)
    village = place_desks.village_told(document, mentions, told)
    country = _country([mention for mention in mentions if not mention.dateline], told).country
    country = country if any(one.place.country == country and one.relation in _TOLD for one in mentions) else None
    parts_only = parts - STATES if not (town or place_desks.city_told(document, told)) else set()
    for key, group in groups.items():
        alone, own = all(mention.dateline for mention in group), group[0].place.country
        written = any(mention.dateline for mention in group) and not _happened(group, told)
        if written and own in happened:
            points[key] += CORRESPONDENT
        elif written and place_desks.is_desk(group[0]) and not here:
            elsewhere = own in parts or (own in plain and all(m.dateline or m.relation in _PASSING for m in group))
            points[key] += CORRESPONDENT * elsewhere + DESK * (elsewhere or _others(groups, key, told))
            points[key] += APART * (alone and (village or _apart(group[0].place, divisions)))
        elif alone and group[0].place.precision == "city" and (village or _apart(group[0].place, divisions)):
            at_large = own in parts_only or (village and own in abroad)  # "a village in (northern) Nigeria"
            points[key] += APART * (at_large or any(country == own for country, _ in divisions))
        elif alone and (_in_another(group[0], counties) or own in parts_only):
            points[key] += APART
        if written and (town or place_desks.is_desk(group[0])):
            points[key] += CAPITAL * (here or town)
        if not alone and group[0].place.precision == "city" and _is_far_from(group, divisions):
            points[key] += ELSEWHERE
        if (country and alone) or (written and abroad):
            points[key] += FOREIGN * (own != country if country and alone else own not in abroad)
        if not alone and group[0].place.precision == "city" and _beside(group, dated):
            points[key] += SUBURB


def _weigh_speakers(groups: dict[object, list[PlaceMention]], told: frozenset[int], points: dict[object, float]) -> None:
    """Take points from a city where only somebody speaks, where the incident was in a country or part of it at large."""
    at_large = {group[0].place.country for group in groups.values() if _named_in(group, told)}
    for key, group in groups.items():
        spoken = all(mention.relation == "speaker" for mention in group)
        points[key] += ELSEWHERE * (spoken and group[0].place.country in at_large)


def _weigh_strange(groups: dict[object, list[PlaceMention]], told: frozenset[int], points: dict[object, float]) -> None:
    """Take points from a city where people were only treated or tried, where another place is told of.

    Then the county whose deputies speak is where it was, vague as that is. From one where they only came from, too, as a
    flight does, where it is said to have been in another, or in a division of the country.
    """
    for key, group in groups.items():
        ties = {mention.relation for mention in group}
        if group[0].place.precision != "city" or not ties <= _STRANGE or ties == {"outlet"}:
            continue
        if "elsewhere" not in ties and _is_beyond(group, groups, told):
            points[key] += ELSEWHERE
            continue
        treated = "elsewhere" in ties
        others = [other for key_, other in groups.items() if key_ != key and points[key_] >= FLOOR]
        if any(_was_in(other, told) or (_is_told(other) if treated else _happened_at(other, told)) for other in others):
            points[key] += ELSEWHERE


def _is_beyond(group: list[PlaceMention], groups: dict[object, list[PlaceMention]], told: frozenset[int]) -> bool:
    """Say whether a home town lies in none of the counties whose coroner or deputies speak."""
    named = {
        mention.county
        for other in groups.values()
        for mention in other
        if mention.county is not None and other[0].place.precision == "admin1" and other[0].place.country in STATES
        and mention.relation in _TELLING and (mention.sentence in told or mention.sentence <= TOP)
    }  # fmt: skip
    return bool(named) and group[0].county is not None and group[0].county not in named


_STRANGE: Final = frozenset(["elsewhere", "from", "outlet"])
"""How a city is named of which only the people or the newsroom are told."""


def _is_told(group: list[PlaceMention]) -> bool:
    """Say whether the text tells something of a city or a county, or has the city in its dateline, but no desk's."""
    told = [mention for mention in group if mention.relation in _TELLING and not mention.dateline]
    if group[0].place.precision in ("city", "site"):
        return bool(told) or (any(mention.dateline for mention in group) and not place_desks.is_desk(group[0]))
    return any(mention.county is not None for mention in told)


def _was_in(group: list[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether the incident's sentences say that it was in a division of the country."""
    return group[0].place.precision == "admin1" and _named_in(group, told)


def _happened_at(group: list[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether the incident's sentences say that it was in or near a city or a county."""
    near = told | set(range(TOP))
    here = [m for m in group if m.relation in HAPPENING and m.sentence in near and not m.dateline]
    return any(m.place.precision in ("city", "site") or m.county is not None for m in here)


def _weigh_foreigners(groups: dict[object, list[PlaceMention]], told: frozenset[int], points: dict[object, float]) -> None:
    """Take points from cities abroad that the incident's own sentences, which say in which country it was, don't name."""
    here = [group for group in groups.values() if any(place_desks.tells(mention, told) for mention in group)]
    lands = {group[0].place.country for group in here}
    for key, group in groups.items() if lands - {None} else ():
        abroad = group[0].place.precision in ("city", "site") and group[0].place.country not in lands
        points[key] += FOREIGN * (abroad and not any(one.sentence in told and not one.dateline for one in group))


_BESIDE: Final = re.compile(
    r",? (?:(?:just|an?|the|small|quiet|town|village|suburb|city|community|located) ){0,4}\w+ (?:of )?"
)
"""Between a town and the city beside which it lies."""
_AWAY: Final = re.compile(
    r",? (?:(?:which|that) (?:lies|is) |located |lying )?(?:(?:about|some|roughly|around|nearly|almost|approximately) )?"
    r"[\d,.]+ ?-?(?:km|kilomet(?:er|re)s?|miles?)(?: \([\w. ]{3,16}\))? (?:(?:to|\w+(?:east|west|th|st)|the|away) ){0,4}"
    r"(?:of|from) (?:the [\w ]{3,30}, |the )?"
)
"""Between a town and the city from which it is far: "near Jajpur, about 100 km north of Bhubaneswar"."""


def _weigh_explaining(
    document: Document,
    mentions: Sequence[PlaceMention],
    groups: dict[object, list[PlaceMention]],
    points: dict[object, float],
) -> None:
    """Take points from the city beside which a smaller one is said to lie: "in Brandizzo, outside Turin"."""
    cities = [mention for mention in mentions if mention.place.precision in ("city", "site")]
    beside: dict[int, float] = {}
    for one, two in pairwise(cities):
        if one.sentence == two.sentence and one.relation in ("in", "near") and two.relation in ("near", "outside"):
            between = document.article.text[one.end : two.start]
            if _BESIDE.fullmatch(between):
                beside[id(two)] = SUBURB
            elif _AWAY.fullmatch(between):
                beside[id(two)] = CORRESPONDENT
    for key, group in groups.items() if beside else ():
        told = [mention for mention in group if not mention.dateline and mention.relation in HAPPENING]
        if told and all(id(mention) in beside for mention in told):
            points[key] += min(beside[id(mention)] for mention in told)


def _is_far_from(group: list[PlaceMention], divisions: set[tuple[str | None, str | None]]) -> bool:
    """Say whether a city is only where people were treated, came from or spoke, and others' divisions are told."""
    told = any(mention.relation in MAYBE and not mention.dateline for mention in group)
    return not told and _apart(group[0].place, divisions)


def _apart(city: Place, divisions: set[tuple[str | None, str | None]]) -> bool:
    """Say whether divisions of a city's country are told, and all are others than its own."""
    inside = {division for country, division in divisions if country == city.country}
    return bool(inside) and city.admin1 is not None and city.admin1 not in inside


_PASSING: Final = ("towards", "from", "speaker")
"""How a city is named to which one went, or where somebody spoke."""


def _in_another(city: PlaceMention, counties: set[tuple[str | None, str | None, int]]) -> bool:
    """Say whether districts of a city's own division are told, and all are others than its own."""
    place = city.place
    told = {county for country, division, county in counties if (country, division) == (place.country, place.admin1)}
    return bool(told) and place.precision == "city" and city.county is not None and city.county not in told


_SPEAKING: Final = ("elsewhere", "organisation", "of", "none")


def _others(groups: dict[object, list[PlaceMention]], desk: object, told: frozenset[int]) -> bool:
    """Say whether the incident's sentences name another city of the country: where the hospital is, whose police speaks."""
    country = groups[desk][0].place.country
    return any(
        key != desk
        and group[0].place.country == country
        and group[0].place.precision in ("city", "site")
        and any(m.sentence in told and m.relation in _SPEAKING and not m.dateline for m in group)
        for key, group in groups.items()
    )


def _beside(group: list[PlaceMention], dated: list[PlaceMention]) -> bool:
    """Say whether all that is told of a city is that the dateline's lies close by: "in a quiet suburb outside Atlanta".

    What was near a smaller town was there, whatever city the news comes from.
    """
    if any(mention.relation in ("in", "none") for mention in group):
        return False
    near = any(mention.relation in ("near", "outside") for mention in group)
    written = [one.place for one in dated if one.size <= group[0].size]
    return near and any((distance_km(place, group[0].place) or CLOSE) < CLOSE for place in written)


def _happened(group: list[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether the incident's sentences say that something happened in, near or outside this city."""
    return group[0].place.precision in ("city", "site") and any(
        place_desks.tells(mention, told) and (mention.distance_km or 0.0) < AT_MOST for mention in group
    )


_TOLD: Final = (*MAYBE, "of", "organisation")
"""How a city is named of which the text itself tells something."""
_TELLING: Final = ("in", "near", "none", "organisation")
_AND: Final = re.compile(
    r"(?:,|,? and|,? or| as well as) (?:the |nearby |neighbou?ring |in |near |at )*(?:(?:city|town|village|cities) of )?"
)

_GOES_ON: Final = re.compile(rf",?(?: and)? (?:at least |about )?(?:{SOME}) (?:[a-z]+ )?in ")
"""Between provinces that each have their share of a toll."""


def _together(
    document: Document, mentions: Sequence[PlaceMention], group: list[PlaceMention], told: frozenset[int]
) -> Place | None:
    """Widen a city to its country where the sentences name it with another in one breath: "in Leeds and York".

    A province alike, whose own part of the toll may be told later on. None where the city is said alone, too.
    """
    text, precision = document.article.text, group[0].place.precision
    here = [m for m in mentions if m.sentence in told and m.relation in MAYBE and m.place.precision == precision]
    joins = (_AND, _GOES_ON) if precision == "admin1" else (_AND,)
    joined = {
        id(mention): other
        for one, two in pairwise(here)
        if key_of(one.place) != key_of(two.place) and any(join.fullmatch(text, one.end, two.start) for join in joins)
        for mention, other in ((one, two), (two, one))
    }
    told_of = [m for m in group if m.relation in MAYBE and m.sentence in told]
    if precision == "admin1":
        told_of = [m for m in told_of if m.sentence == told_of[0].sentence]
    if not joined or not all(id(m) in joined for m in told_of):
        return None
    city, other = group[0].place, next((joined[id(m)].place for m in group if id(m) in joined), None)
    if other is None or city.country is None or other.country != city.country:
        return None
    return group[0].country


def key_of(place: Place) -> object:
    """Tell what makes two mentions one place."""
    return place.geonameid or (place.name, place.country)


def _points(document: Document, group: list[PlaceMention], told: frozenset[int], anchors: Sequence[int]) -> float:
    points = PRECISION[group[0].place.precision] + COUNT * log(len(group))
    ties: Counter[tuple[str, bool]] = Counter()
    for mention in group:
        if not mention.dateline:
            ties[mention.relation, mention.sentence in told] += 1
    points += sum(TIE[tie][0 if inside else 1] * min(2, count) for (tie, inside), count in ties.items())
    at = {mention.sentence for mention in group if not mention.dateline}
    points += DATELINE * any(mention.dateline for mention in group)
    points += HEADLINE * any(document.sentences[index].headline for index in at)
    points += LEAD * any(index < 3 and not document.sentences[index].headline for index in at)
    points += OCCURS * any(_occurs(document, mention) for mention in group)
    points += APART * all((m.distance_km or 0.0) >= REMOTE for m in group)
    points -= FAR * max((min(FURTHEST, m.distance_km or 0.0) / 100 for m in group), default=0.0)
    if anchors:
        near = [_distance(m.start, anchors) for m in group if m.sentence in told and _is_anchored(m)]
        points += ANCHOR * max(0.0, 1.0 - min(near, default=100) / 100)
    return points


def _is_anchored(mention: PlaceMention) -> bool:
    """Say whether being next to the deed says something: not of a dateline, nor of where people were treated or rallied."""
    return not mention.dateline and mention.relation != "elsewhere"


_TOOK_PLACE: Final = re.compile(
    rf"\b(?:{event_words.any_of(event_words.NOUNS)}|it)(?:,[^,.;]{{3,40}},)? (?:{event_words.TAKES_PLACE})\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)


def _occurs(document: Document, mention: PlaceMention) -> bool:
    """Say whether the words before a place say that something took place there."""
    if mention.relation not in HAPPENING or mention.dateline:
        return False
    text, start = document.article.text, document.sentences[mention.sentence].start
    return _TOOK_PLACE.search(text, max(start, mention.start - 120), mention.start) is not None


def _distance(at: int, anchors: Sequence[int]) -> int:
    """Characters to the nearest of some places in the text, which are in order."""
    after = bisect_left(anchors, at)
    return min(abs(anchor - at) for anchor in anchors[max(0, after - 1) : after + 1])


_EVIDENT: Final = (*MAYBE, "organisation")


def _narrowed(
    document: Document,
    chosen: object,
    points: dict[object, float],
    groups: dict[object, list[PlaceMention]],
    told: frozenset[int],
) -> object:
    """Go from a division to a city in it that is nearly as good, and not only where somebody is from or was treated.

    From a country only to a city in, near or outside which it happened by the incident's own sentences, or to the one of
    the dateline where correspondents have no desk; to a division where these sentences put it in the only one that
    they name, and nothing in the country at large.
    """
    wide = groups[chosen][0].place
    if wide.precision not in ("admin1", "country"):
        return chosen
    inner = [
        key
        for key, group in groups.items()
        if points[key] > points[chosen] - NARROWER
        and group[0].place.precision in ("city", "site")
        and _lies_in(group[0].place, wide)
        and (
            _happened(group, told) or (any(m.dateline for m in group) and not place_desks.is_desk(group[0]))
            if wide.precision == "country"
            else any(m.relation in _EVIDENT and not m.dateline for m in group)
        )
    ]
    if inner:
        return max(inner, key=lambda key: points[key])
    if all(mention.sentence not in told for group in groups.values() for mention in group):
        told |= frozenset(range(TOP + 1))  # "The bus left the road in the Cusco region. Eighteen people died."
    named = [key for key, group in groups.items() if group[0].place.precision == "admin1" and _named_near(group, told)]
    alone = len(named) == 1 and wide.precision == "country" and _lies_in(groups[named[0]][0].place, wide)
    by_itself = _by_itself(document, groups[chosen], groups[named[0]]) if alone else []
    return named[0] if alone and not (by_itself and _named_in(by_itself, told)) else chosen


_TELLS_HOW: Final = re.compile(r",? (?:in which|where|when|that|which)\b")


def _by_itself(document: Document, country: list[PlaceMention], division: list[PlaceMention]) -> list[PlaceMention]:
    """Leave out where a country's name explains the division's, "in Narok county in western Kenya", or is a headline's.

    So where a clause goes on to tell what happened in the division: "a massacre in Nigeria in which 38 died in Kaduna".

    A part of the country, "in northern Nigeria", is not the country at large: the division lies in it.
    """
    ends = [(mention.sentence, mention.end) for mention in division]
    text, told = document.article.text, {mention.sentence for mention in division}
    return [
        one
        for one in country
        if not document.sentences[one.sentence].headline
        and not place_desks.is_of_part(document, one)
        and not (one.sentence in told and _TELLS_HOW.match(text, one.end))
        and not any(one.sentence == index and 0 < one.start - end < EXPLAINED for index, end in ends)
    ]


def _named_in(group: list[PlaceMention], told: frozenset[int]) -> bool:
    return group[0].place.precision in ("country", "admin1") and any(
        mention.relation == "in" and mention.sentence in told and not mention.dateline for mention in group
    )


def _named_near(group: list[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether it was in or off a division: "sank off Romblon province"."""
    return any(m.relation in HAPPENING and m.sentence in told and not m.dateline for m in group)


def _reach(place: Place) -> tuple[str, str | None, str | None]:
    """Give what a country or a division holds."""
    return place.precision, place.country, place.admin1 if place.precision == "admin1" else None


def _around(place: Place) -> set[tuple[str, str | None, str | None]]:
    """Give what a place lies in: its country and, of a city, its division."""
    if place.country is None or place.precision in ("country", "none"):
        return set()
    country, division = ("country", place.country, None), ("admin1", place.country, place.admin1)
    return {country} if place.precision == "admin1" else {country, division}


def _lies_in(place: Place, wide: Place) -> bool:
    if wide.country is None or place.country != wide.country:
        return False
    if wide.precision == "country":
        return place.precision in ("city", "site", "admin1")
    return place.precision in ("city", "site") and place.admin1 == wide.admin1


def _country(mentions: Sequence[PlaceMention], told: frozenset[int]) -> Place:
    """Country that all mentions together speak for, where no single one says where; a dateline says half as much."""
    votes: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for mention in mentions:
        code = mention.place.country
        if code is not None:
            half = mention.dateline or mention.sentence not in told
            votes[code] += COUNTRY_TIE[mention.relation] * (0.5 if half else 1.0)
            places.setdefault(code, mention.country or mention.place)
    if not votes:
        return Place()
    return places[max(votes, key=lambda code: votes[code])]


def _countries(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> Place | None:
    """Give the place of what happened in several countries in one breath, "across Mozambique and Malawi".

    None where a sentence of the incident says that it happened in one of them alone, or in another.
    """
    here = [m for m in mentions if m.sentence in told and m.relation != "demonym" and m.place.precision == "country"]
    runs = in_one_breath(document, here)
    inside = {id(mention) for run in runs for mention in run}
    alone = any(mention.relation in HAPPENING and id(mention) not in inside for mention in here)
    if alone or len({frozenset(mention.place.country for mention in run) for run in runs}) != 1:
        return None
    return place_world.of_several(mention.place for mention in runs[0])


def in_one_breath(document: Document, mentions: Iterable[PlaceMention]) -> list[list[PlaceMention]]:
    """List the runs of countries that sentences give as one place: "in Poland, Romania and Austria"."""
    text = document.article.text
    runs: list[list[PlaceMention]] = []
    for one in mentions:
        last = runs[-1][-1] if runs else None
        joined = (
            last is not None and last.place.country != one.place.country and _AND.fullmatch(text[last.end : one.start])
        )
        if joined:
            runs[-1].append(one)
        elif one.relation == "in":
            runs.append([one])
    return [
        run for run in runs
        if len(run) > 1 and ("and" in text[run[-2].end : run[-1].start] or document.sentences[run[-1].sentence].headline)
    ]  # fmt: skip


def cities(mentions: Iterable[PlaceMention], sentence_indexes: Iterable[int]) -> list[PlaceMention]:
    """Cities in which something happens according to these sentences, each once, in order of text."""
    told = set(sentence_indexes)
    found: dict[object, PlaceMention] = {}
    for mention in mentions:
        happens = mention.relation in MAYBE and not mention.dateline
        if mention.sentence in told and happens and mention.place.precision in ("city", "site"):
            found.setdefault(key_of(mention.place), mention)
    return list(found.values())
