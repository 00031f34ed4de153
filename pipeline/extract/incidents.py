"""From mentions to reports: which incident and which place each figure belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import (
    attackers,
    attribution,
    background,
    happened,
    lands,
    listings,
    moves,
    parting,
    place_desks,
    places,
    recalled,
    retold,
    roundups,
    scope,
    sequels,
    statements,
    types,
    unnumbered,
    when,
)
from pipeline.extract.document import REPORTED
from pipeline.extract.earlier import cue_of, first_told, is_earlier
from pipeline.extract.parting import city_of, is_wide
from pipeline.extract.stale import is_stale
from pipeline.extract.terms import terms
from pipeline.model import KINDS, Claim, Place, Report, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.parting import City, Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.extract.scorer import Scorer
    from pipeline.model import EventType, Figure, Kind

HAPPENING: Final = frozenset({"in", "near", "outside", "none", "elsewhere"})
"""How a place may be named in a sentence that leads to "there"."""
NEAR: Final = 2
"""Sentences back from which a figure without a place of its own takes one, within its paragraph."""
LEAD: Final = 4
"""Sentences from the top that say what the article's news is."""
EXPLAINED: Final = 60
"""Characters between a city and the region that explains it."""
STANDS: Final = frozenset({"in", "near", "outside", "none"})
"""How a place is named at which an incident's figures stand."""
REGIONAL: Final = frozenset({"in", "of"})
"""How a region that something strikes is named: "in southern Chile", "the south of Chile"."""
NAMED: Final = frozenset({"organisation", "speaker", "outlet"})
"""How a city is named where nothing is said to have happened: "the Mwanza police commander said"."""
UNSURE: Final = 0.45
OPENING: Final = 3
"""Sentences from the top that name the event."""
FURTHER: Final = 24
"""Sentences that are read for the type where the incident's own name no event."""
COUNT: Final = 3
"""Deaths from which a toll of a disease is an epidemic's."""
MOST: Final = 8
"""Background incidents of an article, at the most: lists of old events are history, not news."""

@dataclass(slots=True, eq=False)
class Row:
    """The mentions of one place of one incident."""

    place: Place
    site: str | None = None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Told:
    """One incident that an article tells of."""

    rows: list[Row]
    wide: Row | None = None
    """The row that speaks for all of them."""
    alone: bool = False
    """True where the text sets it apart: what the article says of its main incident doesn't hold for it."""
    sentences: Sequence[Sentence] = ()
    """All sentences that tell of it, where they are known."""
    clause: str | None = None
    """The words that tell of it, where their sentence tells of another one, too."""
    strange: frozenset[int] = frozenset()
    """Sentences whose figures are all of other incidents."""


def assemble(
    document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention], scorer: Scorer | None = None
) -> tuple[Report, ...]:
    """Make the article's reports out of its labelled mentions and its places."""
    _agree(document, mentions)
    retold.head(mentions)
    _up_to_now(mentions)
    _corrected(mentions)
    _besides(mentions)
    recalled.settle(mentions)
    attackers.settle(document, mentions)
    listings.settle(mentions, found)
    present = sequels.places_without(found, document)
    old = {id(mention) for mention in mentions if mention.label in REPORTED and is_earlier(mention, document)}
    own = [m for m in mentions if m.label in REPORTED and (id(m) not in old or m.chosen)]
    refused = [mention for mention in mentions if mention.label == "none" and mention.proposed in REPORTED]
    spare = [one for one in refused if not (one.barred or parting.is_yearly(one.sentence) or is_earlier(one, document))]
    past = [m for m in mentions if m.label == "background" or (m.label in REPORTED and id(m) in old and not m.chosen)]
    reports: list[Report] = []
    for number, one in enumerate(_incidents(document, own, spare, present)):
        reports.extend(_reports(document, _name(number), one))
    used = len({report.incident for report in reports})
    for sentence in list({m.sentence.index: m.sentence for m in past}.values())[:MOST]:
        inside = [mention for mention in past if mention.sentence is sentence]
        report = _background(document, _name(used), sentence, inside, found)
        if report is not None:
            reports.append(retold.beside(reports[0], report, sentence.text) if reports else report)
            used += 1
    if reports and not reports[0].background and (is_stale(document, own, scorer) or _is_count(reports[0], own)):
        told = happened.read(document, own)
        reports = [_as_background(report, told) if report.incident == "main" else report for report in reports]
    reports = retold.fold(reports)
    if all(report.background for report in reports) and not _is_of_court(document, reports):
        reports[:0] = _unnumbered(document, present, _name(used), reports)
    return tuple(reports)


def _is_of_court(document: Document, reports: Iterable[Report]) -> bool:
    """Say whether the lead tells of the law and counts an old event's victims: what the headline names is that event."""
    lead = next((one for one in document.sentences if not one.headline), None)
    if lead is None or not background.is_of_law(lead.text):
        return False
    return any(claim.span[0] == lead.start for report in reports for claim in report.claims)


def _agree(document: Document, mentions: Sequence[Mention]) -> None:
    """Have the figures of the main incident share its fate: all its own, or all of an old one.

    Where the chosen toll is an old event's, what is said after it without a fresh day of its own is, too.
    """
    chosen = sorted((mention for mention in mentions if mention.chosen), key=lambda mention: mention.kind != "killed")
    if chosen and chosen[0].label in REPORTED:
        for mention in chosen:
            mention.label = "own" if mention.label == "background" else mention.label
    if not chosen or any(mention.label != "background" for mention in chosen):
        return
    for mention in mentions:
        if mention.label in REPORTED and mention.sentence.index >= chosen[0].sentence.index:
            part = mention.role == "part" or mention.of_whole
            if part or not happened.read(document, [mention], lead=0).fresh:
                mention.label = "none"


def _up_to_now(mentions: Sequence[Mention]) -> None:
    """Take "four people have now died" for the toll where the one death that is the news was chosen."""
    news = next((one for one in mentions if one.chosen and one.kind == "killed"), None)
    if news is None or news.value != 1 or news.label != "own" or moves.read(news).before is None:
        return
    for one in mentions:
        counted = one.kind == "killed" and one.role == "total" and one.label == "own" and one.sure and one.value > 1
        if counted and one.sentence.index > news.sentence.index and statements.counts_now(one):
            news.chosen, one.chosen, one.confidence = False, True, news.confidence
            return


def _corrected(mentions: Sequence[Mention]) -> None:
    """Take the toll to which an article says that its own was corrected: "174 died. The governor later said it was 125"."""
    own = [one for one in mentions if one.kind == "killed" and one.role == "total" and one.label == "own" and one.value > 0]
    for one in own:
        later = "later" in one.sentence.words[: one.first] and attribution.read(one.sentence).corrects
        if not later or not one.rule.startswith("toll"):
            continue
        before = [other for other in own if other.sentence.index < one.sentence.index and other.value != one.value]
        one.chosen = one.chosen or any(other.chosen for other in before)
        for other in before:
            other.chosen, other.role = False, "superseded"


def _placed_parts(document: Document, governed: Sequence[Governed]) -> bool:
    """Take the part of a toll that stands at a city for its own: "killed 14 across the country, eight of them in Homs"."""
    placed = False
    wide = [mention for mention, stood in governed if mention.role == "total" and city_of(stood) is None]
    for part, stood in governed:
        here = stood is not None and stood.relation == "in" and stood.sentence == part.sentence.index
        people = part.of_whole or part.who in {None, "people", "persons"}
        if part.role != "part" or not people or city_of(stood) is None or not here:
            continue
        whole = (one for one in wide if one.sentence is part.sentence and one.kind == part.kind and one.value > part.value)
        if any(whole) and types.read([part.sentence, *document.sentences[:2]]) in scope.WAVES:
            part.role, placed = "total", True
    return placed


def _besides(mentions: Sequence[Mention]) -> None:
    """Read "19 died. Another 212 were injured" as 212 in all: they come on top of the dead, not of others injured.

    "Another 20 are missing" alike.
    """
    own = [mention for mention in mentions if mention.label in REPORTED and mention.value > 0]
    for kind in ("injured", "missing"):
        alike = [mention for mention in own if mention.kind == kind]
        if any(mention.role == "total" for mention in alike):
            continue
        for mention in alike:
            index = mention.sentence.index
            dead = [m for m in own if m.kind == "killed" and index - NEAR <= m.sentence.index <= index]
            if mention.role == "increment" and dead and all(m.role != "increment" for m in dead):
                mention.role = "total"


def _unnumbered(
    document: Document, found: Sequence[PlaceMention], incident: str, past: Sequence[Report]
) -> list[Report]:
    """Make the report of an incident that the lead tells of without a figure, if it says where it was.

    None where the lead only follows up what the article counts as `past`.
    """
    told = unnumbered.told(document)
    if not told:
        return []
    place, site = places.choose(document, found, [sentence.index for sentence in told])
    if place.country is None:
        return []
    report = Report(
        incident=incident,
        type=types.read(sequels.without(told, document)),
        when=happened.read(document, (), told).when or when.on(document.article.time.date()),
        place=place,
        site=site,
        confidence=UNSURE,
        names=terms(" ".join(sentence.text for sentence in told)),
        weapon=types.weapon(told),
        cause=types.cause(told),
    )
    return [] if retold.is_told(report, past, follows_up=unnumbered.follows_up(told)) else [report]


def _is_count(report: Report, own: Sequence[Mention]) -> bool:
    """Say whether a report is the running count of an epidemic: its toll is no incident's (annotation guide)."""
    if report.type != "disease":
        return False
    chosen = next((mention for mention in own if mention.chosen), own[0])
    return chosen.value >= COUNT and types.read([chosen.sentence]) == "disease"


def _name(number: int) -> str:
    return "main" if number == 0 else chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


def _incidents(
    document: Document, own: Sequence[Mention], spare: Sequence[Mention], found: Sequence[PlaceMention]
) -> list[Told]:
    """Part the article's own figures into incidents; `spare` ones count where the text sets another one apart."""
    if not own:
        return []
    if told := _scenes(document, [*own, *spare], found):
        return told
    governed = [(mention, place_of(document, mention, found)) for mention in own]
    unused = [(mention, place_of(document, mention, found)) for mention in spare]
    main, *others = parting.part(document, governed, unused)
    if others and (sums := roundups.sums(document, own)):
        main, others = _without_sums(main, others, sums)
    known = {mention.sentence.index for mention, _ in main}
    strange = frozenset(mention.sentence.index for part in others for mention, _ in part) - known
    rows, wide = _rows(document, main, found)
    first = Told(rows, wide, strange=strange)
    return [first, *(_other(document, part, found) for part in others)]


def _other(document: Document, part: Sequence[Governed], found: Sequence[PlaceMention]) -> Told:
    """Make an incident that the text sets apart."""
    clause = parting.clause_of([mention for mention, _ in part])
    return Told([_row(document, part, found)], alone=True, clause=clause)


def _without_sums(
    main: list[Governed], others: list[list[Governed]], sums: Sequence[Sentence]
) -> tuple[list[Governed], list[list[Governed]]]:
    """Leave out what the lead of a round-up adds up; where it says all that is known, the others are parts of it."""
    rest = [pair for pair in main if pair[0].sentence not in sums and not pair[0].sentence.headline]
    rest = [(mention, place) for mention, place in rest if not mention.made]
    if _toll(mention for mention, _ in rest) == 0:
        known = {mention.kind for mention, _ in main if mention.value}
        return main, [one for one in others if known.isdisjoint(mention.kind for mention, _ in one if mention.value)]
    for mention, _ in rest:
        mention.chosen = False
    return rest, others


def _scenes(document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention]) -> list[Told]:
    """Make an incident of each scene of a round-up; what its lead adds up is none."""
    told = []
    summing = roundups.sums(document, mentions)
    known = [mention for mention in mentions if not mention.made]
    stated = [mention for mention in known if mention.sentence not in summing]
    for scene in roundups.scenes(document, known):
        inside = [mention for mention in stated if scene.first <= mention.sentence.index < scene.end]
        if _toll(inside) > 0:
            governed = [(mention, place_of(document, mention, found)) for mention in inside]
            sentences = document.sentences[scene.first : scene.end]
            told.append(Told([_row(document, governed, found)], alone=True, sentences=sentences))
    if len(told) < 2:
        return []
    for mention in mentions:
        mention.chosen = False
        mention.label = "own" if mention.label == "none" else mention.label
    return told


def _row(document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]) -> Row:
    """Make the one row of an incident that the text sets apart: its figures say where it was."""
    mentions = [mention for mention, _ in governed]
    stood_at = (place for _, place in governed if place is not None and city_of(place) is not None)
    stood = next((place for place in stood_at if place.relation in STANDS), None)
    if stood is not None:
        return Row(stood.place, stood.site, mentions)
    told = sorted({mention.sentence.index for mention in mentions})
    return Row(*places.choose(document, found, told, [cue_of(mention) for mention in mentions]), mentions)


def place_of(document: Document, mention: Mention, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the place that governs a figure: in its sentence, else in the ones before it in the paragraph.

    A city before a region that holds it stands above the region ("in Kryvyi Rih, in central Ukraine"); a country that is
    only named ("Ukraine's rescuers") gives way to the paragraph's city.
    """
    sentence = mention.sentence
    if parting.everywhere(sentence):
        return None
    here = places.place_at(document, found, sentence, mention.first, mention.last - 1)
    inside = places.in_sentence(found, sentence.index)
    if here is not None and _died_at(document, here):
        hurt = [one for one in inside if one.end <= here.start and one.relation in HAPPENING and city_of(one) is not None]
        return hurt[-1] if hurt else None
    if here is not None and city_of(here) is None:
        before = [place for place in places.cities(inside, [sentence.index]) if place.end <= here.start]
        if before and before[-1].place.country == here.place.country and _adjoin(document, before[-1], here):
            return before[-1]
    if here is not None and city_of(here) is None and here.relation == "none":
        here = _first_of(document, inside, here)
    if (here is not None and (city_of(here) is not None or here.relation != "none")) or sentence.headline:
        return here
    for back in range(1, NEAR + 1):
        index = sentence.index - back
        if index < 0 or document.sentences[index].paragraph != sentence.paragraph:
            break
        inside_before = (p for p in places.in_sentence(found, index) if not (p.dateline and place_desks.is_desk(p)))
        before = [p for p in inside_before if p.relation in HAPPENING and city_of(p) is not None]
        before = [p for p in before if not _died_at(document, p)] or before
        if before:
            return before[-1]
    titled = (place for place in inside if place.relation == "organisation" and city_of(place) is not None)
    return here or next(titled, None)


_LATE_DEATH: Final = re.compile(
    r"\b(?:injured|wounded|hurt|burn(?:ed|t)|shot|stabbed|beaten|struck|hit|mauled)\b[^.;]*\b(?:died|dies|succumbed)\b"
    r"[^.;,]{0,40}\b(?:in|at) (?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def _died_at(document: Document, place: PlaceMention) -> bool:
    """Say whether a place is where somebody died who was hurt elsewhere: "hurt in Leeds, he died on Friday in York"."""
    start = document.sentences[place.sentence].start
    return _LATE_DEATH.search(document.article.text, start, place.start) is not None


def _first_of(document: Document, inside: Sequence[PlaceMention], last: PlaceMention) -> PlaceMention:
    """Take the first of several regions, which has the preposition of all: "across Bihar and Assam states, 45 died"."""
    for one, two in pairwise(inside):
        joined = document.article.text[one.end : two.start].strip() in {"and", ",", ", and", "&"}
        if two is last and joined and one.place.precision == "admin1" and one.relation in HAPPENING:
            return _first_of(document, inside, one) if one.relation == "none" else one
    return last


def _adjoin(document: Document, city: PlaceMention, region: PlaceMention) -> bool:
    """Say whether a region's name explains the city before it: only a few words, no figure and no stop between."""
    between = document.article.text[city.end : region.start]
    return len(between) < EXPLAINED and not any(character.isdigit() or character in ";." for character in between)


def _rows(
    document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> tuple[list[Row], Row | None]:
    """Part an incident's figures by city; a larger toll of the region or country speaks for all of them.

    The toll that the scorer chose is the whole incident's, wherever it stands: cities' figures never replace it.
    """
    if by_land := lands.part(document, governed):
        return _of_lands(governed, by_land, found)
    placed = _placed_parts(document, governed)
    anchors = [cue_of(mention) for mention, _ in governed]
    place, site = places.choose(document, found, scope.telling(document, governed), anchors)
    if place.countries:
        return [], Row(place, None, [mention for mention, _ in governed])
    told_together = _told_together(governed)
    spread = parting.spread_over(document, governed)
    above = [m for m, stood in governed if m.made or (m.chosen and not told_together) or city_of(stood) is None]
    cities = _by_city(governed, above)
    if spread:
        cities = {city: row for city, row in cities.items() if city in spread}
    wide = [(mention, stood) for mention, stood in governed if is_wide(mention, stood)]
    if (region := _region(document, governed, place, found)) is not None:
        place, site = region, None
    if larger := scope.above(document, governed, place):
        inside = {id(mention) for mention, _ in larger}
        beside = [row for row in cities.values() if places.key_of(row.place) != places.key_of(place)]
        inside |= {id(mention) for row in beside for mention in row.mentions}
        own = Row(place, site, [mention for mention, _ in governed if id(mention) not in inside])
        return [own, *beside], Row(_above_all(larger, place, found), None, [mention for mention, _ in larger])
    together = spread or told_together or placed
    if not cities or not (together or _umbrella(cities, governed, [mention for mention, _ in wide])):
        return [Row(place, site, [mention for mention, _ in governed])], None
    rows = list(cities.values())
    if not (rest := _above(rows, governed)):
        return rows, None
    return rows, Row(_above_all(wide, place, found), None, rest)


def _above_all(wide: Sequence[Governed], place: Place, found: Sequence[PlaceMention]) -> Place:
    """Give the place for which wider tolls speak: the region at which they stand, the country of several regions."""
    named = next((stood.place for _, stood in wide if stood is not None and stood.place.country), None)
    told = {mention.sentence.index for mention, _ in wide}
    regions = {one.place.admin1 for index in told for one in places.in_sentence(found, index) if _is_named_region(one)}
    if named is None or len(regions) > 1:
        return _land_of(named or place, found)
    return named


def _is_named_region(one: PlaceMention) -> bool:
    return one.place.precision == "admin1" and one.relation in {"in", "none"} and not one.dateline


def _of_lands(
    governed: Sequence[Governed], by_land: Sequence[tuple[Place, list[Mention]]], found: Sequence[PlaceMention]
) -> tuple[list[Row], Row | None]:
    """Make a row for each country, and one that speaks for all where the article gives a toll for all."""
    rows = [Row(_at_large(place, mentions, governed, found), None, mentions) for place, mentions in by_land]
    for row in rows:
        whole = any(mention.kind == "killed" and mention.role == "total" for mention in row.mentions)
        for mention in row.mentions if not whole else ():
            mention.role = "total" if mention.role == "part" and not mention.of_whole else mention.role
    rest = _above(rows, governed)
    return rows, Row(places.of_several(row.place for row in rows), None, rest) if rest else None


def _at_large(
    place: Place, mentions: Sequence[Mention], governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> Place:
    """Give the country of a toll, its city where all that is counted in the country stands in that one."""
    stood = {city_of(where) for mention, where in governed if mention in mentions}
    return place if len(stood) == 1 and None not in stood else _widened(place, found)


def _above(rows: Sequence[Row], governed: Sequence[Governed]) -> list[Mention]:
    """Give the figures that speak for all rows; where none is larger than a row's, the first row takes them."""
    for mention in (mention for row in rows for mention in row.mentions):
        mention.chosen = False  # it is one row's, not the incident's
    inside = {id(mention) for row in rows for mention in row.mentions}
    rest = [mention for mention, _ in governed if id(mention) not in inside]
    if _toll(rest) > max(_toll(row.mentions) for row in rows):
        return rest
    rows[0].mentions.extend(rest)
    return []


def _region(document: Document, governed: Sequence[Governed], place: Place, found: Sequence[PlaceMention]) -> Place | None:
    """Region or country at which the toll of a flood or an earthquake stands by its own sentence; None for others."""
    if not parting.is_natural(document, governed):
        return None
    stood = [(m, one) for m, one in governed if m.chosen and m.kind == "killed" and not m.sentence.headline]
    if any(parting.everywhere(mention.sentence) for mention, _ in stood):
        return _widened(place, found)
    told = {mention.sentence.index for mention, _ in stood}
    named = {one.place.admin1 for index in told for one in places.in_sentence(found, index) if _is_region(one)}
    if len(named) > 1:
        return _widened(place, found)
    regions = (one.place for _, one in stood if one is not None and one.relation in REGIONAL and city_of(one) is None)
    region = next((one for one in regions if one.precision in {"admin1", "country"}), None)
    return None if place.precision != "country" and _happened_in(place, found) else region


def _is_region(one: PlaceMention) -> bool:
    return one.place.precision == "admin1" and one.relation in REGIONAL and not one.dateline


def _happened_in(place: Place, found: Sequence[PlaceMention]) -> bool:
    """Say whether the text says of a place that something happened in, near or outside it."""
    return any(
        one.relation in {"in", "near", "outside"} and places.key_of(one.place) == places.key_of(place) and not one.dateline
        for one in found
    )


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
    said = {(mention.kind, mention.value) for mention in wide}
    for mention, stood in governed:
        city = city_of(stood)
        if city is None or stood is None or stood.relation in NAMED or mention in wide:
            continue
        if (mention.kind, mention.value) not in said:
            cities.setdefault(city, Row(stood.place, stood.site)).mentions.append(mention)
    return {city: row for city, row in cities.items() if _toll(row.mentions) > 0}


def _umbrella(cities: dict[City, Row], governed: Sequence[Governed], wide: Sequence[Mention]) -> bool:
    """Say whether the figures of cities stand under a wider one: several cities, or a larger toll of a named region."""
    tolls = [_toll(row.mentions) for row in cities.values()]
    if not tolls:
        return False
    if any(mention.chosen and city_of(stood) is not None for mention, stood in governed):
        return len(tolls) > 1 and sum(tolls) <= _toll(mention for mention, _ in governed if mention.chosen)
    chosen = any(mention.chosen for mention, _ in governed)
    if _toll(wide) > max(tolls) and (not chosen or any(mention.chosen for mention in wide)):
        return True
    unplaced = _toll(mention for mention, stood in governed if city_of(stood) is None)
    return len(tolls) > 1 and not chosen and not unplaced


def _toll(mentions: Iterable[Mention]) -> int:
    counted = (m for m in mentions if m.role in {"total", "increment"} and m.kind in {"killed", "injured"})
    return max((mention.value for mention in counted), default=0)


def _reports(document: Document, incident: str, told: Told) -> list[Report]:
    wide, every = told.wide, [*([told.wide] if told.wide else []), *told.rows]
    mentions = [mention for row in every for mention in row.mentions]
    sentences = list(told.sentences) or _sentences(document, mentions)
    present = sequels.without(sentences, document)
    happened = _when(document, mentions, told)
    made = []
    for row in every:
        figures = {kind: _figure(document, row, kind, widen=wide is not None and row is not wide) for kind in KINDS}
        if all(figure is None for figure in figures.values()):
            continue
        made.append(
            Report(
                incident=incident,
                wider=row is wide,
                type=_kind(document, sentences, told),
                when=happened,
                place=row.place,
                site=row.site,
                claims=tuple(_claims(row.mentions, row.place)),
                confidence=_confidence(row.mentions),
                names=terms(told.clause or parting.connected(" ".join(one.text for one in present))),
                weapon=types.weapon(present),
                cause=types.cause(present),
                killed=figures["killed"],
                injured=figures["injured"],
                missing=figures["missing"],
                perpetrators_killed=figures["perpetrators_killed"],
            )
        )
    return made


def _figure(document: Document, row: Row, kind: Kind, *, widen: bool) -> Figure | None:
    made, _ = statements.figure(row.mentions, kind, first_told(document), widen=widen)
    if kind == "injured" and made is not None and _same_person(row.mentions):
        return None
    return made


def _same_person(mentions: Sequence[Mention]) -> bool:
    """Say whether all who were wounded are among those who died: single persons only."""
    counted = [m for m in mentions if m.role == "total" and m.value and m.kind in {"injured", "killed"}]
    hurt = {mention.person for mention in counted if mention.kind == "injured"}
    chosen = any(m.chosen and m.kind == "injured" for m in mentions)
    if chosen or not hurt or any(mention.person is None for mention in counted):
        return False
    return hurt <= {mention.person for mention in counted if mention.kind == "killed"}


def _background(
    document: Document, incident: str, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[PlaceMention]
) -> Report | None:
    """Make the report of an earlier event that one sentence mentions."""
    figures = {kind: statements.figure(mentions, kind, sentence.index, widen=False)[0] for kind in KINDS}
    if all(figure is None for figure in figures.values()):
        return None
    place = places.place_at(document, found, sentence, mentions[0].first, mentions[0].last - 1)
    told = when.read(sentence, document.article.time, cue_of(mentions[0]))
    former = sentence.text[sequels.begins(sentence, document) :]
    unknown = When(start=document.article.time.date(), end=document.article.time.date(), precision="unknown")
    return Report(
        incident=incident,
        type=types.read([replace(sentence, text=former) if former else sentence]),
        when=told or unknown,
        place=place.place if place else Place(),
        site=place.site if place else None,
        background=True,
        claims=tuple(_claims(mentions, None)),
        confidence=UNSURE,
        names=terms(former or sentence.text),
        killed=figures["killed"],
        injured=figures["injured"],
        missing=figures["missing"],
        perpetrators_killed=figures["perpetrators_killed"],
    )


def _as_background(report: Report, told: happened.Told) -> Report:
    """Make a report one of an old incident: the day of its trial or anniversary is not the day that it happened."""
    if told.fresh:
        return replace(report, background=True)
    return replace(report, background=True, when=told.old or replace(report.when, precision="unknown"))


def _sentences(document: Document, mentions: Sequence[Mention]) -> list[Sentence]:
    indexes = sorted({mention.sentence.index for mention in mentions})
    return [document.sentences[index] for index in indexes]


def _kind(document: Document, sentences: Sequence[Sentence], told: Told) -> EventType:
    """Read the type from the incident's sentences and, for the main one, the article's first, which say what happened.

    Where these name no event, what else the article says is read.
    """
    if told.alone:
        return types.read(sequels.without([*sentences[:3], *_around(document, sentences), *sentences[3:6]], document))
    own = [sentence for sentence in document.sentences[:FURTHER] if sentence.index not in told.strange]
    lead = [sentence for sentence in own if sentence.index < OPENING and sentence not in sentences]
    near = [*sentences[:3], *lead, *sentences[3:6]]
    further = [sentence for sentence in own if not _of_old(sentence, document)]
    beside = sequels.without((sentence for sentence in further if sentence not in near), document)
    found = types.read(sequels.without(near, document), beside)
    return types.sharpened(found, sequels.without(further, document))


def _of_old(sentence: Sentence, document: Document) -> bool:
    """Say whether a sentence tells of an earlier event."""
    day = document.article.time.date()
    dated = (one.when for one in when.expressions(sentence.text, day))
    return bool(background.reasons(sentence)) or any(background.is_old(one, day) for one in dated)


def _around(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the same paragraphs, next to these."""
    known = {sentence.index for sentence in sentences}
    beside = sorted({index + step for index in known for step in (-1, 1)} - known)
    paragraphs = {sentence.paragraph for sentence in sentences}
    near = [document.sentences[index] for index in beside if 0 <= index < len(document.sentences)]
    return [sentence for sentence in near if sentence.paragraph in paragraphs]


def _when(document: Document, mentions: Sequence[Mention], told: Told) -> When:
    """Take the time that the article gives for the incident, else the article's day."""
    if told.alone and (own := happened.read(document, mentions, told.sentences, lead=0).when) is not None:
        return own
    return happened.read(document, mentions).when or when.on(document.article.time.date())


def _claims(mentions: Sequence[Mention], place: Place | None) -> Iterable[Claim]:
    """Give the claims, one for a figure that is said twice: the first sentence stands.

    That it corrects, and what those were before who died, any of the sentences may say.
    """
    seen = set()
    corrected = {_said(mention) for mention in mentions if attribution.read(mention.sentence).corrects}
    moved = {_said(mention): move for mention in reversed(mentions) if (move := moves.read(mention)).before}
    for mention in sorted(mentions, key=lambda m: (m.sentence.index, m.first)):
        key = _said(mention)
        if key in seen:
            continue
        seen.add(key)
        said = attribution.read(mention.sentence)
        move = moved.get(key, moves.NONE)
        claim = Claim(
            kind=mention.kind,
            value=mention.value,
            high=mention.high,
            bound=mention.bound,
            role="moved" if move.further and mention.role != "increment" else mention.role,
            inside=mention.inside,
            before=move.before,
            who=mention.who,
            where=place.name if place is not None and place.precision in {"city", "site"} else None,
            attribution=said.who,
            authority=said.authority,
            stance=said.stance,
            corrects=key in corrected,
            span=(mention.sentence.start, mention.sentence.end),
            text=mention.sentence.text,
        )
        yield claim
        if mention.kind == "killed" and mention.role == "total" and move.before is None:
            yield from _untold(claim, mention)


def _said(mention: Mention) -> tuple[object, ...]:
    """Give what makes two mentions one claim."""
    return mention.kind, mention.value, mention.high, mention.role, mention.who if mention.role == "part" else None


def _untold(claim: Claim, mention: Mention) -> Iterable[Claim]:
    """Give the claim that a toll's sentence makes in passing: some of the dead had been counted as injured or missing."""
    before, people = moves.untold(mention.sentence)
    if before is not None and people < mention.value:
        yield replace(claim, value=people, high=None, bound="exact", role="moved", who=None, before=before)


def _confidence(mentions: Sequence[Mention]) -> float:
    return round(min((mention.confidence for mention in mentions if mention.chosen), default=UNSURE), 3)
