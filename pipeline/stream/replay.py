"""The whole way in memory, single-threaded, by the same functions as the stream: back-tests, evaluation, oracles."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline import codec
from pipeline.model import Ruling
from pipeline.resolve import Resolver
from pipeline.stream.extracting import passed_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pipeline.model import Amount, Article, EditionReports, Event, Incident, PlaceTotals, Toll
    from pipeline.resolve import Ruled
    from pipeline.stream.extracting import Reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What a replay ends with."""

    events: tuple[Event, ...]
    """In the order in which the stream would have sent them."""
    incidents: tuple[Incident, ...]
    """By id."""
    cities: tuple[PlaceTotals, ...]
    """By best killed, then by key; without those that count nothing any more."""
    countries: tuple[PlaceTotals, ...]

    def write(self, folder: Path) -> None:
        """Write events.jsonl, incidents.jsonl, cities.json and countries.json; the folder is made if absent."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "events.jsonl").write_bytes(b"".join(codec.structured(event) + b"\n" for event in self.events))
        rows = b"".join(codec.encode(incident_row(incident)) + b"\n" for incident in self.incidents)
        (folder / "incidents.jsonl").write_bytes(rows)
        (folder / "cities.json").write_bytes(codec.encode([city_row(totals) for totals in self.cities]))
        (folder / "countries.json").write_bytes(codec.encode([country_row(totals) for totals in self.countries]))


def replay(articles: Iterable[Article], reader: Reads, rulings: Iterable[Ruling] = ()) -> Replay:
    """Read all articles, then resolve them in order of edition time and uri, rulings among them at their time.

    Each article's own time is its receipt: a back-test must not know when the file was copied.
    """
    editions = [reader.read(replace(article, received=article.time)) for article in articles]
    given: list[EditionReports | Ruling] = [*(edition for edition in editions if passed_on(edition)), *rulings]
    return replay_reports(sorted(given, key=_in_time))


def _in_time(one: EditionReports | Ruling) -> tuple[object, ...]:
    if isinstance(one, Ruling):
        return one.time, True, one.id
    return one.time, False, one.uri, one.version or 0, one.digest


def replay_reports(given: Iterable[EditionReports | Ruling], ruled: Iterable[Ruled] = ()) -> Replay:
    """Resolve editions, and rulings among them, in the order given, as the stage *resolve* does.

    `ruled` are rows of rulings as a worker stored them: each is taken in where it was then, between the same decisions.
    """
    resolver = Resolver()
    events: list[Event] = []
    waiting = deque(sorted(ruled, key=lambda one: one.sequence))
    for one in given:
        while waiting and waiting[0].sequence == resolver.sequence + 1:
            events += _taken(resolver, waiting.popleft().ruling)
        events += _taken(resolver, one)
    for late in waiting:
        events += _taken(resolver, late.ruling)
    totals = sorted(resolver.totals(), key=lambda place: (-place.total.killed.best, place.key))
    counting = [place for place in totals if place.total.incidents]
    return Replay(
        events=tuple(events),
        incidents=tuple(sorted(resolver.incidents(), key=lambda incident: incident.id)),
        cities=tuple(place for place in counting if not place.key.startswith("country:")),
        countries=tuple(place for place in counting if place.key.startswith("country:")),
    )


def _taken(resolver: Resolver, one: EditionReports | Ruling) -> list[Event]:
    row = resolver.rule(one) if isinstance(one, Ruling) else resolver.decide(one)
    return [] if row is None else [step.event for step in resolver.derive(row.key)]


def incident_row(incident: Incident) -> dict[str, Any]:
    """Shape an incident as a line of incidents.jsonl."""
    names = (
        "revision", "status", "type", "when", "place", "killed", "injured", "missing", "perpetrators_killed",
        "articles", "origins", "part_of",
    )  # fmt: skip
    return {"incident_id": incident.id} | {name: getattr(incident, name) for name in names}


def city_row(totals: PlaceTotals) -> dict[str, Any]:
    """Shape a city's totals as an entry of cities.json."""
    names = ("geonameid", "name", "admin1", "country", "lat", "lon")
    return {name: getattr(totals.place, name) for name in names} | _figures(totals)


def country_row(totals: PlaceTotals) -> dict[str, Any]:
    """Shape a country's totals as an entry of countries.json."""
    return {"country": totals.place.country, **_figures(totals), "unplaced": _toll(totals.unplaced)}


def _figures(totals: PlaceTotals) -> dict[str, Any]:
    counts = {"incidents": totals.total.incidents, "last_report": totals.last_report}
    return {**_toll(totals.total), **counts}


def _toll(toll: Toll | None) -> Mapping[str, Any]:
    if toll is None:
        return {"killed": _amount(None), "injured": _amount(None)}
    return {"killed": _amount(toll.killed), "injured": _amount(toll.injured)}


def _amount(amount: Amount | None) -> dict[str, Any]:
    if amount is None:
        return {"low": 0, "best": 0, "high": 0, "open": False}
    return {"low": amount.low, "best": amount.best, "high": amount.high, "open": amount.open > 0}
