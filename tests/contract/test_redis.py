"""What the projection promises, on a real Valkey and on the test double alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.redis import Batch, Projection, Totals
from pipeline.errors import NotFoundError, UnavailableError
from pipeline.model import Amount, Incident, Place, PlaceTotals, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = "test:"
DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedRedis]:
    embedded = EmbeddedRedis(tmp_path_factory.mktemp("redis"))
    embedded.start()
    yield embedded
    embedded.stop()


@pytest.fixture
async def projection(server: EmbeddedRedis) -> Projection:
    store = Projection(server.url, PREFIX)
    await store._redis.flushall()
    return store


def totals(key: str, killed: int, *, incidents: int = 1) -> PlaceTotals:
    toll = Toll(killed=Amount(low=killed, best=killed, high=killed), incidents=incidents)
    place = Place(geonameid=int(key), name=f"City {key}", country="XX", precision="city")
    return PlaceTotals(key=key, place=place, total=toll, days=((DAY, toll),), last_report=NOON)


def filled(*rows: PlaceTotals) -> Batch:
    batch = Batch(PREFIX)
    for row in rows:
        batch.totals(row)
    return batch


async def test_a_reader_sees_what_was_applied_once_it_is_whole(projection: Projection, server: EmbeddedRedis) -> None:
    reader = Totals(server.url, PREFIX)
    await projection.begin("log-1")
    assert await projection.apply("places.totals", 0, 2, filled(totals("1", 3), totals("2", 5))) == 2
    with pytest.raises(UnavailableError):
        reader.cities()
    await projection.finish("log-1")
    assert [row.key for row in reader.cities()] == ["2", "1"]
    assert reader.place("1") == totals("1", 3)
    assert reader.during("1", [DAY]).killed.best == 3
    assert {key: toll.killed.best for key, toll in reader.on_days([DAY]).items()} == {"1": 3, "2": 5}
    with pytest.raises(NotFoundError):
        reader.place("9")


async def test_a_batch_that_starts_elsewhere_than_redis_stands_changes_nothing(projection: Projection) -> None:
    await projection.begin("log-1")
    assert await projection.apply("places.totals", 0, 7, filled(totals("1", 3))) == 7
    assert await projection.apply("places.totals", 0, 5, filled(totals("1", 1))) == 7
    assert await projection.apply("places.totals", 9, 12, filled(totals("1", 9))) == 7
    await projection.finish("log-1")
    reader = Totals(f"unix://{projection._redis.connection_pool.connection_kwargs['path']}", PREFIX)
    assert reader.place("1") == totals("1", 3)


async def test_a_flushed_redis_tells_the_writer_to_start_over(projection: Projection) -> None:
    await projection.begin("log-1")
    await projection.apply("places.totals", 0, 7, filled(totals("1", 3)))
    await projection._redis.flushall()
    assert await projection.apply("places.totals", 7, 8, filled(totals("1", 4))) == 0


async def test_values_of_another_log_are_removed(projection: Projection, server: EmbeddedRedis) -> None:
    await projection.begin("log-1")
    await projection.apply("places.totals", 0, 7, filled(totals("1", 3)))
    await projection.begin("log-2")
    assert await projection.position("places.totals") == 0
    await projection.finish("log-2")
    assert Totals(server.url, PREFIX).cities() == []


async def test_a_city_without_incidents_leaves_the_list(projection: Projection, server: EmbeddedRedis) -> None:
    await projection.begin("log-1")
    await projection.apply("places.totals", 0, 1, filled(totals("1", 3)))
    await projection.apply("places.totals", 1, 2, filled(totals("1", 0, incidents=0)))
    await projection.finish("log-1")
    assert Totals(server.url, PREFIX).cities() == []


async def test_incidents_are_found_by_id(projection: Projection, server: EmbeddedRedis) -> None:
    incident = Incident(id="x", revision=1, when=When(start=DAY, end=DAY), place=Place(), last_report=NOON)
    await projection.begin("log-1")
    batch = Batch(PREFIX)
    batch.incident(incident)
    await projection.apply("incidents.state", 0, 1, batch)
    await projection.finish("log-1")
    assert Totals(server.url, PREFIX).incident("x") == incident


def test_a_server_that_was_left_running_is_found_again(tmp_path: Path) -> None:
    first = EmbeddedRedis(tmp_path)
    first.start()
    second = EmbeddedRedis(tmp_path)
    try:
        second.start()
        assert second.process is None
    finally:
        second.stop()
    assert not first.alive()


def test_redis_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="Redis"):
        Totals(EmbeddedRedis(tmp_path).url, PREFIX).cities()
