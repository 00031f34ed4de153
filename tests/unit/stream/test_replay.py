from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson

from pipeline import codec
from pipeline.model import Article, EditionReports, Figure, Place, Report, When
from pipeline.stream.extracting import passed_on
from pipeline.stream.replay import replay, replay_reports

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LAGOS = Place(geonameid=2332459, name="Lagos", admin1="05", country="NG", lat=6.45, lon=3.39, precision="city")


class Told:
    """Stands for the reader: an article's body is the number killed in Lagos; "none" says nothing of anybody."""

    def read(self, article: Article) -> EditionReports:
        when = When(start=date(2026, 3, 4), end=date(2026, 3, 4))
        found = () if article.body == "none" else (
            Report(type="bombing", when=when, place=LAGOS, killed=Figure.of(int(article.body), "min")),
        )  # fmt: skip
        return EditionReports(
            uri=article.uri, version=article.version, stated=article.stated, received=article.received,
            digest=article.digest, status=article.status, origin=article.uri, reports=found,
        )  # fmt: skip


def article(uri: str, killed: int | None, hours: float, version: int = 1) -> Article:
    time = NOON + timedelta(hours=hours)
    return Article(
        uri=uri, version=version, stated=time, received=NOON + timedelta(days=300), digest=f"{uri}{version}",
        body="none" if killed is None else str(killed),
    )  # fmt: skip


def rows(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_the_order_of_the_files_does_not_matter() -> None:
    articles = [article("b", 9, 2), article("a", 3, 0), article("a", 5, 1, version=2), article("c", None, 3)]
    forward, backward = replay(articles, Told()), replay(reversed(articles), Told())
    assert forward == backward
    assert [event.incident.killed.best for event in forward.events if event.incident.killed] == [3, 5, 9]
    assert forward.events[0].time == NOON


def test_the_time_of_copying_the_files_does_not_matter() -> None:
    articles = [replace(article("a", 3, 0), stated=None, received=NOON)]
    assert replay(articles, Told()).events[0].time == NOON


def test_what_is_written_has_the_agreed_shape(tmp_path: Path) -> None:
    replay([article("a", 3, 0), article("b", 4, 1)], Told()).write(tmp_path / "out")
    events = rows(tmp_path / "out" / "events.jsonl")
    assert [event["type"] for event in events] == ["incident.reported.v1", "incident.revised.v1"]
    (incident,) = rows(tmp_path / "out" / "incidents.jsonl")
    assert list(incident) == [
        "incident_id", "revision", "status", "type", "when", "place", "killed", "injured", "missing",
        "perpetrators_killed", "articles", "origins", "part_of",
    ]  # fmt: skip
    assert (incident["articles"], incident["status"], incident["injured"]) == (["a", "b"], "active", None)
    assert incident["when"] == {"start": "2026-03-04", "end": "2026-03-04", "precision": "day"}
    (city,) = orjson.loads((tmp_path / "out" / "cities.json").read_bytes())
    toll = city.pop("killed")
    assert (toll["best"], toll["open"], set(toll)) == (4, True, {"low", "best", "high", "open"})
    assert city == {
        "geonameid": 2332459, "name": "Lagos", "admin1": "05", "country": "NG", "lat": 6.45, "lon": 3.39,
        "injured": {"low": 0, "best": 0, "high": 0, "open": False},
        "incidents": 1, "last_report": "2026-03-04T13:00:00Z",
    }  # fmt: skip
    (country,) = orjson.loads((tmp_path / "out" / "countries.json").read_bytes())
    assert (country["country"], country["killed"], country["incidents"]) == ("NG", toll, 1)
    assert country["unplaced"]["killed"] == {"low": 0, "best": 0, "high": 0, "open": False}


def test_reports_replayed_in_their_own_order_give_the_same_bytes_every_time() -> None:
    editions = [Told().read(article("b", 9, 2)), Told().read(article("a", 3, 0)), Told().read(article("b", 9, 2))]
    first, second = replay_reports(editions), replay_reports(editions)
    assert [codec.encode(event) for event in first.events] == [codec.encode(event) for event in second.events]
    assert len(first.events) == 2


def test_an_edition_without_reports_is_passed_on_where_it_could_replace_another() -> None:
    told = Told().read(article("a", None, 0))
    assert not passed_on(told)
    assert passed_on(replace(told, version=2))
    assert passed_on(replace(told, version=None))
    assert passed_on(replace(told, status="canceled"))
    assert passed_on(Told().read(article("a", 0, 0)))


def test_a_kill_empties_what_was_counted() -> None:
    gone = replace(article("a", None, 1, version=2), status="canceled")
    result = replay([article("a", 3, 0), gone], Told())
    assert (result.cities, result.countries) == ((), ())
    assert [incident.status for incident in result.incidents] == ["retracted"]
