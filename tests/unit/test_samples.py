"""The sample wires end in the incidents and totals that were reasoned out by hand (pipeline/samples/expected.json)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from pipeline import codec, samples
from pipeline.extract import Reader
from pipeline.stream.replay import Replay, city_row, country_row, replay
from pipeline.wire import parse, split

EXPECTED: dict[str, Any] = orjson.loads((samples.FOLDER / "expected.json").read_bytes())
KINDS = ("killed", "injured")


@pytest.fixture(scope="module")
def result() -> Replay:
    now = datetime(2026, 3, 9, tzinfo=UTC)
    articles = [parse(item, received=now) for item in split(samples.WIRES.read_bytes())]
    return replay(articles, Reader.load())


def plain(value: object) -> Any:
    return orjson.loads(codec.encode(value))


def figure(value: Any) -> Any:
    return value and {name: value[name] for name in ("low", "best", "high", "open")}


@pytest.mark.parametrize("wanted", EXPECTED["incidents"], ids=lambda wanted: f"{wanted['type']}-{wanted['city']}")
def test_an_incident_ends_as_reasoned(result: Replay, wanted: dict[str, Any]) -> None:
    articles = sorted(wanted["articles"])
    city = wanted["city"]
    found = [
        plain(incident)
        for incident in result.incidents
        if sorted(incident.articles) == articles
        and incident.status == wanted["status"]
        and (incident.place.name == city if city else incident.place.precision == "country")
    ]
    assert len(found) == 1, [incident for incident in result.incidents if set(incident.articles) & set(articles)]
    (incident,) = found
    assert (incident["type"], incident["background"]) == (wanted["type"], wanted["background"])
    for kind in KINDS:
        if kind in wanted and wanted["status"] == "active":
            assert figure(incident[kind]) == wanted[kind], wanted["why"]
    if "origins" in wanted:
        assert incident["origins"] == wanted["origins"]


def test_there_are_no_other_incidents(result: Replay) -> None:
    active = [incident for incident in result.incidents if incident.status == "active"]
    assert len(active) == sum(wanted["status"] == "active" for wanted in EXPECTED["incidents"])


def test_the_cities_count_as_reasoned(result: Replay) -> None:
    found = {row["name"]: row for row in (plain(city_row(totals)) for totals in result.cities)}
    wanted = EXPECTED["cities"]
    assert {name: {key: row[key] for key in ("killed", "injured", "incidents")} for name, row in found.items()} == wanted


def test_the_countries_count_as_reasoned(result: Replay) -> None:
    found = {row["country"]: row for row in (plain(country_row(totals)) for totals in result.countries)}
    wanted = EXPECTED["countries"]
    assert {name: {key: row[key] for key in ("killed", "injured", "unplaced")} for name, row in found.items()} == wanted


def test_the_changes_of_all_events_sum_to_the_totals(result: Replay) -> None:
    sums: dict[str, int] = {}
    for event in result.events:
        for change in event.changes:
            sums[change.place] = sums.get(change.place, 0) + change.killed.best
    totals = {totals.key: totals.total.killed.best for totals in (*result.cities, *result.countries)}
    assert {place: killed for place, killed in sums.items() if killed} == {k: n for k, n in totals.items() if n}
