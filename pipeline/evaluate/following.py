"""A stream followed article by article: whether its incidents end right, and its tolls are right after each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pipeline.evaluate import atlas as places
from pipeline.evaluate.gold import GoldIncident
from pipeline.evaluate.golden import gold_reports
from pipeline.evaluate.judge import FIGURES
from pipeline.evaluate.measures import Score
from pipeline.evaluate.streams import named
from pipeline.resolve import Resolver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.run import Reads
    from pipeline.evaluate.streams import Range, Step, Stream, Toll
    from pipeline.model import EditionReports, Figure, Incident, Kind

CITY: Final = frozenset({"site", "city"})


def score(stream: Stream, reader: Reads, atlas: Atlas, *, from_gold: bool = False) -> dict[str, Score]:
    """Play a stream to the resolver and score what is believed of its incidents.

    *incidents*: share of the gold's incidents that at the end stand at their place, with all the articles that are
    about them and no article that doesn't tell of them. *tolls*: over all figures of all incidents after every
    article, the best is right; *ranges*: low, high and open are, too. *cities*: sum over cities of |difference| of
    killed and injured, over the sum of the gold; n is that sum.
    """
    tolls, ranges, told = list[bool](), list[bool](), Telling()
    incidents: list[Incident] = []
    for step, incidents in follow(stream, reader, atlas, from_gold=from_gold):
        told.add(step)
        for wanted, given in figures(step.tolls, told.align(incidents)):
            tolls.append((given.best if given else 0) == (wanted.best if wanted else 0))
            ranges.append(bool(wanted and given and same(wanted, given)))
    pairs = told.align(incidents)
    right = [told.whole(name, toll, pairs.get(name), atlas) for name, toll in stream.final.items() if toll]
    return {
        "stream_incidents": Score(value=sum(right) / len(right), n=len(right)),
        "stream_tolls": Score(value=sum(tolls) / len(tolls), n=len(tolls)),
        "stream_ranges": Score(value=sum(ranges) / len(ranges), n=len(ranges)),
        "stream_cities": city_error(stream, incidents, atlas),
    }


def follow(
    stream: Stream, reader: Reads, atlas: Atlas, *, from_gold: bool = False
) -> Iterator[tuple[Step, list[Incident]]]:
    """Yield each step with the incidents that are active after it."""
    resolver = Resolver()
    for step in stream.steps:
        edition = reader.read(step.article)
        if from_gold:
            edition = gold_reports(step.gold, edition, atlas)
        take(resolver, edition)
        yield step, [incident for incident in resolver.incidents() if incident.status == "active"]


def take(resolver: Resolver, edition: EditionReports) -> None:
    """Let the resolver decide on an edition and carry the decision out."""
    if (row := resolver.decide(edition)) is not None:
        for _ in resolver.derive(row.key):
            pass


class Telling:
    """Which articles tell of which gold incident: an item's newest edition counts."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}
        self._about: dict[str, set[str]] = {}

    def add(self, step: Step) -> None:
        """Take in an edition."""
        uri, gold = step.article.uri, step.gold
        self._of[uri] = named(gold)
        passing = {one.incident_id for one in gold.incidents if one.background and one.ref != "main"}
        self._about[uri] = {name for name in self._of[uri] if name not in passing}

    def align(self, incidents: Sequence[Incident]) -> dict[str, Incident]:
        """Match gold incidents one to one with those that share most articles with them; own news comes first."""
        articles: dict[str, set[str]] = defaultdict(set)
        for uri, names in self._of.items():
            for name in names:
                articles[name].add(uri)
        pairs = []
        for name, uris in articles.items():
            for place, incident in enumerate(incidents):
                if shared := len(uris & set(incident.articles)):
                    union = len(uris | set(incident.articles))
                    pairs.append((incident.background, -shared / union, name, place))
        found, used = dict[str, "Incident"](), set[int]()
        for _, _, name, place in sorted(pairs):
            if name not in found and place not in used:
                found[name] = incidents[place]
                used.add(place)
        return found

    def whole(self, name: str, toll: Toll, incident: Incident | None, atlas: Atlas) -> bool:
        """Say whether an incident stands at its place, with all articles about it and none that doesn't tell of it."""
        if incident is None or incident.background != toll.background:
            return False
        about = {uri for uri, names in self._about.items() if name in names}
        tell = {uri for uri, names in self._of.items() if name in names}
        return about <= set(incident.articles) <= tell and placed(toll, incident, atlas)


def placed(toll: Toll, incident: Incident, atlas: Atlas) -> bool:
    """Say whether an incident is in the gold's city; in its country and no city where the gold has none."""
    if not toll.city:
        return incident.place.precision not in CITY and incident.place.country in {toll.country, None}
    return incident.place.country in {toll.country, None} and places.same_city(
        atlas, incident.place, GoldIncident(city=toll.city, country=toll.country)
    )


def figures(
    tolls: Mapping[str, Toll | None], pairs: Mapping[str, Incident]
) -> Iterator[tuple[Range | None, Figure | None]]:
    """Yield (wanted, given) of every figure that the gold has, or that is given above 0."""
    for name, toll in tolls.items():
        incident = pairs.get(name)
        for kind in FIGURES:
            wanted: Range | None = getattr(toll, kind) if toll else None
            given: Figure | None = getattr(incident, kind) if incident else None
            if wanted or (given and given.best):
                yield wanted, given


def same(wanted: Range, given: Figure) -> bool:
    """Say whether two estimates are the same in every component."""
    return (wanted.low, wanted.best, wanted.high, wanted.open) == (given.low, given.best, given.high, given.open)


def city_error(stream: Stream, incidents: Collection[Incident], atlas: Atlas) -> Score:
    """Sum of |difference| of the cities' killed and injured over the sum of the gold; n is that sum."""
    wants: Counter[tuple[str, Kind]] = Counter()
    for city in stream.cities:
        wants[f"{city.city}/{city.country}", "killed"] += city.killed
        wants[f"{city.city}/{city.country}", "injured"] += city.injured
    umbrellas = {incident.part_of for incident in incidents if incident.part_of}
    gots: Counter[tuple[str, Kind]] = Counter()
    for incident in incidents:
        if incident.place.precision in CITY and not incident.background and incident.id not in umbrellas:
            for kind in FIGURES:
                if figure := getattr(incident, kind):
                    gots[_city(stream, incident, atlas), kind] += figure.best
    total = wants.total()
    return Score(value=sum(abs(wants[key] - gots[key]) for key in wants | gots) / max(1, total), n=total)


def _city(stream: Stream, incident: Incident, atlas: Atlas) -> str:
    for city in stream.cities:
        gold = GoldIncident(city=city.city, country=city.country)
        if incident.place.country == city.country and places.same_city(atlas, incident.place, gold):
            return f"{city.city}/{city.country}"
    return f"#{incident.place.geonameid or incident.place.name}"
