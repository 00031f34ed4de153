"""What the sample wires end in, by the product's own reading and resolving, against what was reasoned out by hand.

`samples/expected/expected.json` says why each figure is what it is. What isn't right yet is listed in WRONG with where it
goes wrong; an entry that has become right fails the test until it is taken out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson
import pytest

from pipeline import samples, wire
from pipeline.evaluate.atlas import load as load_atlas
from pipeline.extract import Reader
from pipeline.stream.replay import replay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Figure, Incident, Place
    from pipeline.stream.replay import Replay

LATE: Final = datetime(2100, 1, 1, tzinfo=UTC)
EXPECTED: Final[dict[str, list[dict[str, Any]]]] = orjson.loads(
    (samples.FOLDER / "expected" / "expected.json").read_bytes()
)
ASPECTS: Final = ("articles", "place", "type", "killed", "injured", "part_of")
WRONG: Final[dict[str, tuple[str, str]]] = {
    "tulsa-greenwood": ("articles", "incident: what the clerk's article says of it in passing gives no report"),
    "mandalay-strike": ("killed injured", "incident: a figure at another site of the city doesn't widen the high one"),
    "maiduguri-market": ("articles", "matching: the anniversary article, which hears the new blast, is not attached"),
}  # fmt: skip
"""Incident -> its aspects that end wrong, and the step that is at fault."""
WRONG_CITIES: Final = {"Mandalay": "mandalay-strike"}
"""City -> the incident that spoils its totals."""


@cache
def result() -> Replay:
    lines = samples.WIRES.read_bytes().splitlines()
    return replay((wire.parse(line, received=LATE) for line in lines), Reader.load())


def place(expected: dict[str, Any]) -> Place:
    return load_atlas().place(expected["city"], expected["admin1"], expected["country"])


def found(expected: dict[str, Any]) -> Incident:
    """Give the incident that shares most articles with the expected one, at its place if several do."""
    wanted = set(expected["articles"])

    def fits(one: Incident) -> tuple[bool, bool, int, int]:
        vague = one.place.precision not in {"site", "city"}
        here = one.place.geonameid == place(expected).geonameid if expected["city"] else vague
        return one.background == expected["background"], here, len(wanted & set(one.articles)), -len(one.articles)

    shared = [one for one in result().incidents if one.status != "merged" and wanted & set(one.articles)]
    assert shared, "none of its articles stands in any incident"
    return max(shared, key=fits)


def figure(made: Figure | None) -> dict[str, Any] | None:
    return None if made is None else {"low": made.low, "best": made.best, "high": made.high, "open": made.open}


def cases() -> Iterator[Any]:
    for one in EXPECTED["incidents"]:
        wrong, reason = WRONG.get(one["incident_id"], ("", ""))
        for aspect in ASPECTS:
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if aspect in wrong.split() else []
            yield pytest.param(one, aspect, id=f"{one['incident_id']}-{aspect}", marks=marks)


def cities() -> Iterator[Any]:
    for one in EXPECTED["cities"]:
        spoilt = WRONG_CITIES.get(one["city"])
        marks = [pytest.mark.xfail(strict=True, reason=WRONG[spoilt][1])] if spoilt else []
        yield pytest.param(one, id=one["city"], marks=marks)


@pytest.mark.parametrize(("expected", "aspect"), cases())
def test_an_incident_ends_as_reasoned_out_by_hand(expected: dict[str, Any], aspect: str) -> None:
    made = found(expected)
    assert made.status == expected["status"]
    match aspect:
        case "articles":
            assert set(made.articles) == set(expected["articles"])
        case "place":
            assert made.place.country == expected["country"]
            assert not expected["city"] or made.place.geonameid == place(expected).geonameid
            assert expected["city"] or made.place.precision not in {"site", "city"}
        case "type":
            assert made.type == expected["type"]
        case "part_of":
            umbrella = {one["incident_id"]: one for one in EXPECTED["incidents"]}.get(expected["part_of"])
            assert made.part_of == (found(umbrella).id if umbrella else None)
        case _ if expected["status"] == "retracted":
            assert place(expected).geonameid not in {one.place.geonameid for one in result().cities}
        case _:
            assert figure(getattr(made, aspect)) == expected[aspect]


@pytest.mark.xfail(strict=True, reason="figures: sport, an obituary, a merger, road statistics and a drill are counted")
def test_nothing_else_is_counted() -> None:
    right = [one for one in EXPECTED["incidents"] if "articles" not in WRONG.get(one["incident_id"], ("", ""))[0]]
    wanted = {uri for one in EXPECTED["incidents"] for uri in one["articles"]}
    ids = {found(one).id for one in right}
    counted = [one for one in result().incidents if one.status == "active" and not one.background]
    assert [one for one in counted if one.id not in ids and not set(one.articles) & wanted] == []


@pytest.mark.parametrize("city", cities())
def test_a_city_s_totals_end_as_reasoned_out_by_hand(city: dict[str, Any]) -> None:
    key = str(place({"admin1": None, **city}).geonameid)
    (totals,) = (one.total for one in result().cities if one.key == key)
    for kind in ("killed", "injured"):
        amount = getattr(totals, kind)
        made = {"low": amount.low, "best": amount.best, "high": amount.high, "open": bool(amount.open)}
        assert made == city[kind], kind
