"""The project's own wires and gold are well-formed, and agree with themselves."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson
import pytest

from pipeline import samples, wire
from pipeline.evaluate import gold as golds

if TYPE_CHECKING:
    from pipeline.model import Article

DATA: Final = Path(__file__).parents[1] / "data"
FOLDERS: Final = (samples.FOLDER, DATA / "long", DATA / "streams")
SETS: Final = sorted(path for folder in FOLDERS for path in folder.glob("*.ninjs.jsonl"))
INCIDENT: Final = {
    "ref", "background", "event_type", "when", "country", "admin1", "city", "site", "killed", "injured", "missing",
    "perpetrators_killed", "parts", "cites_earlier_toll",
}  # fmt: skip
KINDS: Final = ("killed", "injured", "missing", "perpetrators_killed")
FIGURES: Final = ("killed", "injured")
VAGUE: Final = {3, 10, 24, 36, 40, 200, 2000, 20000}
"""Values of number words without a number, by the annotation guide."""
RECEIVED: Final = datetime(2100, 1, 1, tzinfo=UTC)
NOTHING: Final = {"low": 0, "best": 0, "high": 0, "open": False}

Json = dict[str, Any]


def rows(path: Path) -> list[Json]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def articles(path: Path) -> list[Article]:
    return [wire.parse(line, received=RECEIVED) for line in path.read_bytes().splitlines()]


def labels() -> list[Any]:
    found = [*SETS, samples.FOLDER / "expected" / "earlier-editions.ninjs.jsonl"]
    return [
        pytest.param(row, id=f"{path.name.removesuffix('.ninjs.jsonl')}-{row['uri'].rsplit(':', 1)[-1]}")
        for path in found
        for row in rows(golds.beside(path))
    ]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_item_is_read_without_mending(path: Path) -> None:
    for article in articles(path):
        assert article.stated, article.uri
        assert article.headline, article.uri
        assert article.body, article.uri
        assert set(article.flags) <= {"html", "not_english"}, article.uri


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_items_are_in_order_of_time_and_all_of_them_labelled(path: Path) -> None:
    found = articles(path)
    assert all(one.time <= other.time for one, other in pairwise(found))
    assert {article.uri for article in found} == golds.load(golds.beside(path)).keys()


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_no_incident_is_later_than_its_article(path: Path) -> None:
    times = {article.uri: article.time for article in articles(path)}
    for uri, label in golds.load(golds.beside(path)).items():
        for incident in label.incidents:
            assert incident.when is None or incident.when <= (times[uri] + timedelta(hours=14)).date(), uri


@pytest.mark.parametrize("row", labels())
def test_labels_have_the_guide_s_fields_and_values(row: Json) -> None:
    refs = [incident["ref"] for incident in row["incidents"]]
    assert refs == sorted(refs, key=lambda ref: (ref != "main", ref))
    for incident in row["incidents"]:
        assert incident.keys() - {"incident_id", "moved", "names"} == INCIDENT
        assert incident["country"] is None or re.fullmatch("[A-Z]{2}", incident["country"])
        assert not (incident["city"] and not incident["country"])
        if incident["when"]:
            assert date.fromisoformat(incident["when"])
        for figure in [incident[kind] for kind in KINDS if incident[kind]] + incident["parts"]:
            assert figure["value"] >= 0
            assert (figure["bound"] == "range") == ("high" in figure)
            assert figure["bound"] != "vague" or figure["value"] in VAGUE
        for part in incident["parts"]:
            total = incident[part["kind"]]
            assert total is None or part["value"] <= total.get("high", total["value"])


def expected() -> Json:
    found: Json = orjson.loads((samples.FOLDER / "expected" / "expected.json").read_bytes())
    return found


def test_expected_incidents_name_the_articles_that_the_labels_give_them() -> None:
    told: dict[str, set[str]] = {}
    for path in (golds.beside(samples.WIRES), samples.FOLDER / "expected" / "earlier-editions.gold.jsonl"):
        for row in rows(path):
            for incident in row["incidents"]:
                ids = [incident.get("incident_id"), *(part.get("incident_id") for part in incident["parts"])]
                for name in filter(None, ids):
                    told.setdefault(name, set()).add(row["uri"])
    assert told == {one["incident_id"]: set(one["articles"]) for one in expected()["incidents"]}


CONTINENTS: Final = {
    "BR": "America", "CD": "Africa", "CZ": "Europe", "EC": "America", "FR": "Europe", "GB": "Europe", "ID": "Asia",
    "IN": "Asia", "MM": "Asia", "NG": "Africa", "TZ": "Africa", "US": "America", "BD": "Asia", "RO": "Europe",
}  # fmt: skip


def test_the_samples_show_what_the_product_is_for() -> None:
    items = articles(samples.WIRES)
    incidents = [one for one in expected()["incidents"] if not one["background"]]
    assert len(items) >= 40
    assert len(incidents) >= 12
    assert {CONTINENTS[one["country"]] for one in incidents} >= {"Africa", "America", "Asia", "Europe"}
    assert len({article.time.date() for article in items}) >= 4
    assert [one["incident_id"] for one in incidents if one["status"] == "retracted"], "a kill notice"
    assert any(article.status == "canceled" for article in items)
    assert any(len([article for article in items if article.uri == uri]) > 2 for uri in {a.uri for a in items}), "editions"
    umbrella = [one["part_of"] for one in incidents if one["part_of"]]
    assert max(map(umbrella.count, umbrella)) >= 2, "an umbrella report with several cities"
    days = [(one["city"], one["when"], one["type"]) for one in incidents]
    assert len(set(days)) < len(days), "a look-alike that must stay apart"
    assert sum(not row["incidents"] for row in rows(golds.beside(samples.WIRES))) >= 5, "noise"


def counted() -> list[Json]:
    return [one for one in expected()["incidents"] if one["status"] == "active" and not one["background"]]


def added(incidents: list[Json], kind: str) -> Json:
    figures = [one[kind] for one in incidents if one[kind]]
    sums: Json = {part: sum(figure[part] for figure in figures) for part in ("low", "best", "high")}
    return sums | {"open": any(figure["open"] for figure in figures)}


def test_expected_totals_of_cities_are_sums_of_their_incidents() -> None:
    cities = expected()["cities"]
    assert {(one["city"], one["country"]) for one in cities} == {
        (one["city"], one["country"]) for one in counted() if one["city"]
    }
    for city in cities:
        inside = [one for one in counted() if (one["city"], one["country"]) == (city["city"], city["country"])]
        assert city["incidents"] == len(inside)
        for kind in FIGURES:
            assert city[kind] == added(inside, kind)


def test_expected_totals_of_countries_take_umbrellas_by_the_formulas() -> None:
    totals = {one["country"]: one for one in expected()["countries"]}
    assert totals.keys() == {one["country"] for one in counted()}
    umbrellas = {one["part_of"] for one in counted() if one["part_of"]}
    for country, total in totals.items():
        inside = [one for one in counted() if one["country"] == country]
        for kind in FIGURES:
            plain = added([one for one in inside if one["incident_id"] not in umbrellas and not one["part_of"]], kind)
            unplaced = dict(NOTHING)
            for umbrella in (one for one in inside if one["incident_id"] in umbrellas):
                own = umbrella[kind] or NOTHING
                parts = added([one for one in inside if one["part_of"] == umbrella["incident_id"]], kind)
                for part, other in (("low", "high"), ("best", "best"), ("high", "low")):
                    plain[part] += max(own[part], parts[part])
                    unplaced[part] += max(0, own[part] - parts[other])
                plain["open"] |= own["open"] or parts["open"]
                unplaced["open"] |= own["open"]
            assert total[kind] == plain, country
            assert total["unplaced"][kind] == unplaced, country
