"""The incidents' final tolls, and the sums of cities, against the gold's."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.evaluate import atlas as places
from pipeline.evaluate.judge import FIGURES
from pipeline.evaluate.measures import Score

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.gold import Gold, GoldIncident
    from pipeline.model import Article, Incident, Kind, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A gold incident at the end of its stream."""

    name: str
    articles: frozenset[str]
    tolls: Mapping[Kind, int]
    """Final figures that are known and not vague."""
    incident: GoldIncident
    """As its last article has it: city, country."""
    attackers: bool
    """True where the killed include the attackers' own deaths."""
    background: bool
    """True where no article tells of it as news: it enters no total."""


def wanted(articles: Sequence[Article], gold: Mapping[str, Gold]) -> list[Wanted]:
    """Gather gold incidents over the stream; the last article (by time, then uri) that gives a figure decides it."""
    rows: dict[str, list[tuple[str, Gold, GoldIncident]]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: (a.time, a.uri)):
        one = gold[article.uri]
        for incident in one.incidents:
            name = incident.incident_id or (one.incident_id if incident.ref == "main" else None)
            if name:
                rows[name].append((article.uri, one, incident))
    return [_final(name, told) for name, told in rows.items()]


def _final(name: str, told: Sequence[tuple[str, Gold, GoldIncident]]) -> Wanted:
    tolls: dict[Kind, int] = {}
    for _, _, incident in told:
        for kind in FIGURES:
            amount = incident.figure(kind)
            if amount and amount.bound != "vague":
                tolls[kind] = amount.value
    named = [incident for _, _, incident in told if incident.city] or [told[-1][2]]
    return Wanted(
        name=name, articles=frozenset(uri for uri, _, _ in told), tolls=tolls, incident=named[-1],
        attackers=told[0][1].shape == "victims",
        background=all(incident.background for _, _, incident in told),
    )  # fmt: skip


def align(gold: Sequence[Wanted], incidents: Sequence[Incident]) -> dict[str, Incident]:
    """Match gold incidents one to one with those that share most articles with them."""
    of: dict[str, list[int]] = defaultdict(list)
    for number, incident in enumerate(incidents):
        for uri in incident.articles:
            of[uri].append(number)
    shared = []
    for place, one in enumerate(gold):
        for number, overlap in Counter(n for uri in one.articles for n in of[uri]).items():
            union = len(one.articles) + len(incidents[number].articles) - overlap
            shared.append((incidents[number].background, -overlap / union, place, number))
    found, used = dict[str, "Incident"](), set[int]()
    for _, _, place, number in sorted(shared):
        if gold[place].name not in found and number not in used:
            found[gold[place].name] = incidents[number]
            used.add(number)
    return found


def best(incident: Incident | None, kind: Kind, *, attackers: bool) -> int:
    """Return the best figure, 0 where there is none, with the attackers' own deaths where the gold counts them."""
    if incident is None:
        return 0
    figures = [getattr(incident, kind), incident.perpetrators_killed if attackers and kind == "killed" else None]
    return sum(figure.best for figure in figures if figure)


def exact(gold: Sequence[Wanted], incidents: Sequence[Incident]) -> dict[str, Score]:
    """Share of gold incidents with a toll above 0 whose best is exactly that."""
    pairs, scores = align(gold, incidents), {}
    for kind in FIGURES:
        counted = [one for one in gold if one.tolls.get(kind)]
        right = [one.tolls[kind] == best(pairs.get(one.name), kind, attackers=one.attackers) for one in counted]
        if right:
            scores[f"toll_{kind}"] = Score(value=sum(right) / len(right), n=len(right))
    return scores


def city_totals(gold: Sequence[Wanted], incidents: Collection[Incident], atlas: Atlas) -> dict[str, Score]:
    """Sum over cities of |difference| / sum of gold; n is the number of gold cities.

    A city's total comes from the incidents placed in it; those that others are parts of stand in no city of their own.
    """
    placed = [one for one in gold if one.incident.city and not one.background]
    cities = {_key(one.incident): one.incident for one in placed}
    attackers = any(one.attackers for one in gold)
    umbrellas = {incident.part_of for incident in incidents if incident.part_of}
    scores = {}
    keys = {place: _city(place, cities, atlas) for place in {incident.place for incident in incidents}}
    for kind in FIGURES:
        wants: Counter[str] = Counter()
        for one in placed:
            wants[_key(one.incident)] += one.tolls.get(kind, 0)
        gots: Counter[str] = Counter()
        for incident in incidents:
            counted = incident.place.precision in {"site", "city"} and incident.id not in umbrellas
            if counted and not incident.background:
                gots[keys[incident.place]] += best(incident, kind, attackers=attackers)
        if total := wants.total():
            error = sum(abs(wants[key] - gots[key]) for key in wants.keys() | gots.keys()) / total
            scores[f"city_totals_{kind}"] = Score(value=error, n=len(cities))
    return scores


def _key(incident: GoldIncident) -> str:
    return "/".join(places.fold(part or "") for part in (incident.city, incident.admin1, incident.country))


def _city(place: Place, cities: Mapping[str, GoldIncident], atlas: Atlas) -> str:
    """Key of the gold city that an incident's place is, else its own."""
    for key, wanted_city in cities.items():
        if wanted_city.country and place.country and wanted_city.country != place.country:
            continue
        if not places.same_city(atlas, place, wanted_city):
            continue
        if not wanted_city.admin1 or not place.admin1 or atlas.in_division(place, wanted_city.admin1):
            return key
    return f"#{place.geonameid or place.name}"
