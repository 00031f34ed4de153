"""A stream followed article by article: whether its incidents end right, and its tolls are right after each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pipeline.evaluate import atlas as places
from pipeline.evaluate.gold import GoldIncident
from pipeline.evaluate.golden import gold_reports
from pipeline.evaluate.judge import FIGURES, Judgement
from pipeline.evaluate.measures import Score
from pipeline.evaluate.streams import named
from pipeline.resolve import Resolver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.run import Reads
    from pipeline.evaluate.streams import Range, Step, Stream, Toll
    from pipeline.model import EditionReports, Figure, Incident

CITY: Final = frozenset({"site", "city"})


def judge(
    stream: Stream, reader: Reads, atlas: Atlas, *, from_gold: bool = False
) -> tuple[list[Judgement], dict[str, Score]]:
    """Play a stream to the resolver and judge what is believed of its incidents.

    Judgements: *stream_tolls*, every figure of every incident after every article: its best is right; *stream_ranges*:
    low, high and open are, too; *stream_incidents*, at the end: an incident stands at its place, with all articles
    that are about it and none that doesn't tell of it. Beside them the score *stream_cities*: sum over cities of
    |difference| of killed and injured, over the sum of the gold; n is that sum.
    """
    found, told = list[Judgement](), Telling()
    incidents: list[Incident] = []
    for step, incidents in follow(stream, reader, atlas, from_gold=from_gold):
        told.add(step)
        found += figures(step, told.align(incidents))
    found += told.ends(stream, told.align(incidents), atlas)
    return found, {"stream_cities": city_error(stream, incidents, atlas)}


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
        self._versions: dict[str, int] = {}

    def add(self, step: Step) -> None:
        """Take in an edition; one with a lower number than the item's newest changes nothing."""
        uri, gold, version = step.article.uri, step.gold, step.article.version or 0
        if version < self._versions.get(uri, 0):
            return
        self._versions[uri] = version
        self._of[uri] = named(gold)
        passing = {one.incident_id for one in gold.incidents if one.background and one.ref != "main"}
        self._about[uri] = self._of[uri] - {name for name in passing if name}

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

    def ends(self, stream: Stream, pairs: Mapping[str, Incident], atlas: Atlas) -> Iterator[Judgement]:
        """Judge each incident as it is at the end."""
        for name, toll in stream.final.items():
            if toll is None:
                continue
            incident = pairs.get(name)
            about = {uri for uri, names in self._about.items() if name in names}
            tell = {uri for uri, names in self._of.items() if name in names}
            given = faults(toll, incident, about, tell, atlas)
            uri = min(about or tell)
            wanted = f"{name}: {len(about)} articles in {toll.city or toll.country}"
            yield Judgement(measure="stream_incidents", uri=uri, right=not given, wanted=wanted, given="; ".join(given))


def faults(toll: Toll, incident: Incident | None, about: set[str], tell: set[str], atlas: Atlas) -> list[str]:
    """Say what is wrong with an incident: articles that are missing or strange, place, background."""
    if incident is None:
        return ["no such incident"]
    found = [f"without {uri}" for uri in sorted(about - set(incident.articles))]
    found += [f"with {uri}" for uri in sorted(set(incident.articles) - tell)]
    if incident.background != toll.background:
        found.append("background" if incident.background else "no background")
    if not placed(toll, incident, atlas):
        found.append(f"in {incident.place.name}, {incident.place.country} ({incident.place.precision})")
    return found


def placed(toll: Toll, incident: Incident, atlas: Atlas) -> bool:
    """Say whether an incident is in the gold's city; in its country and no city where the gold has none."""
    place = incident.place
    if place.country not in {toll.country, None}:
        return False
    if not toll.city:
        return place.precision not in CITY
    return places.same_city(atlas, place, GoldIncident(city=toll.city, country=toll.country))


def figures(step: Step, pairs: Mapping[str, Incident]) -> Iterator[Judgement]:
    """Judge every figure that the gold has, or that is given above 0."""
    for name, toll in step.tolls.items():
        incident = pairs.get(name)
        for kind in FIGURES:
            wanted: Range | None = getattr(toll, kind) if toll else None
            given: Figure | None = getattr(incident, kind) if incident else None
            if not wanted and not (given and given.best):
                continue
            best = (given.best if given else 0) == (wanted.best if wanted else 0)
            for measure, right in (("stream_tolls", best), ("stream_ranges", written(wanted) == written(given))):
                yield Judgement(
                    measure=measure, uri=step.article.uri, right=right, wanted=f"{name}: {kind} {written(wanted)}",
                    given=written(given), value=wanted.best if wanted else None,
                )  # fmt: skip


def written(figure: Range | Figure | None) -> str:
    """Write an estimate as "low/best/high", with a plus sign where it is open."""
    return f"{figure.low}/{figure.best}/{figure.high}{'+' * figure.open}" if figure else "nothing"


def city_error(stream: Stream, incidents: Collection[Incident], atlas: Atlas) -> Score:
    """Sum of |difference| of the cities' killed and injured over the sum of the gold; n is that sum."""
    wants: Counter[tuple[str, str]] = Counter()
    for city in stream.cities:
        for kind in FIGURES:
            wants[f"{city.city}/{city.country}", kind] += getattr(city, kind)
    umbrellas = {incident.part_of for incident in incidents if incident.part_of}
    gots: Counter[tuple[str, str]] = Counter()
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
