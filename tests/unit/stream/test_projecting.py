from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import fakeredis
import pytest
import redis
import redis.asyncio

from pipeline import codec
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.redis import Projection, Totals
from pipeline.adapters.tail import LogTail
from pipeline.adapters.topics import STATE, TOTALS, shapes
from pipeline.errors import NotFoundError, UnavailableError
from pipeline.model import Amount, Figure, Incident, Place, PlaceTotals, Toll, When
from pipeline.settings import Topics
from pipeline.stream import projecting
from pipeline.stream.progress import Progress
from pipeline.stream.projecting import Projector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Rig:
    """A log, a Redis double, a projector and a reader."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.server = fakeredis.FakeServer()
        monkeypatch.setattr(
            redis.asyncio.Redis, "from_url", lambda *_, **__: fakeredis.FakeAsyncRedis(server=self.server)
        )
        monkeypatch.setattr(redis.Redis, "from_url", lambda *_, **__: fakeredis.FakeRedis(server=self.server))
        monkeypatch.setattr(projecting, "CHECK_SECONDS", -1.0)  # look at every step
        self.log = SqliteLog(folder / "log.db")
        for shape in shapes(Topics()):
            self.log.create(shape)
        self.progress = Progress()
        self.projector = Projector(LogTail(self.log), Projection("redis://x", "p:"), "", self.progress)
        self.totals = Totals("redis://x", "p:")

    def incident(self, name: str, killed: int, revision: int = 1) -> None:
        when = When(start=date(2026, 3, 4), end=date(2026, 3, 4))
        value = Incident(
            id=name, revision=revision, when=when, place=Place(), killed=Figure.of(killed), last_report=NOON
        )
        self.log.append([(STATE, Message(key=name.encode(), value=codec.encode(value)))])

    def city(self, key: str, killed: int, days: Sequence[int] = ()) -> None:
        toll = Toll(killed=Amount(low=killed, best=killed, high=killed), incidents=1)
        tolls = tuple((date(2026, 3, day), toll) for day in days)
        value = PlaceTotals(key=key, place=Place(geonameid=int(key)), total=toll, days=tolls, last_report=NOON)
        self.log.append([(TOTALS, Message(key=key.encode(), value=codec.encode(value)))])

    async def catch_up(self) -> None:
        while await self.projector.step():
            pass

    def killed(self) -> dict[str, int]:
        return {place.key: place.total.killed.best for place in self.totals.cities()}


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rig:
    return Rig(tmp_path, monkeypatch)


async def test_redis_follows_the_log(rig: Rig) -> None:
    rig.incident("a", 3)
    rig.city("7", 3)
    await rig.catch_up()
    assert rig.progress.caught_up
    assert (rig.totals.incident("a").killed, rig.killed()) == (Figure.of(3), {"7": 3})
    rig.incident("a", 5, 2)
    rig.city("7", 5)
    await rig.catch_up()
    assert (rig.totals.incident("a").revision, rig.killed()) == (2, {"7": 5})


async def test_an_emptied_redis_is_filled_again_and_read_only_once_whole(rig: Rig) -> None:
    rig.city("7", 3)
    await rig.catch_up()
    await rig.projector._projection._redis.flushall()
    with pytest.raises(UnavailableError, match="no complete totals"):
        rig.totals.cities()
    await rig.catch_up()
    assert rig.killed() == {"7": 3}


async def test_a_redis_emptied_while_news_come_in_is_read_again_once_whole(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.city("7", 3)
    await rig.catch_up()
    monkeypatch.setattr(projecting, "CHECK_SECONDS", 3600.0)  # the news find Redis empty before the next look at it
    await rig.projector._projection._redis.flushall()
    rig.city("8", 4)
    await rig.catch_up()
    monkeypatch.setattr(projecting, "CHECK_SECONDS", -1.0)
    await rig.catch_up()
    assert rig.killed() == {"7": 3, "8": 4}


async def test_a_redis_restored_from_an_older_snapshot_is_gone_on_with_from_there(rig: Rig) -> None:
    store = rig.projector._projection._redis
    rig.city("7", 3)
    await rig.catch_up()
    old = {key: await store.dump(key) for key in await store.keys()}
    rig.city("8", 4)
    rig.incident("a", 4)
    await rig.catch_up()
    await store.flushall()
    for key, value in old.items():
        await store.restore(key, 0, value)
    assert rig.killed() == {"7": 3}
    await rig.catch_up()
    assert rig.killed() == {"7": 3, "8": 4}
    assert rig.totals.incident("a").id == "a"


async def test_every_day_is_right_whatever_redis_has_lost(rig: Rig) -> None:
    def on_days() -> list[int]:
        return [rig.totals.during("7", [date(2026, 3, day)]).killed.best for day in (1, 2, 3)]

    store = rig.projector._projection._redis
    rig.city("7", 3, [1, 2])
    await rig.catch_up()
    old = {key: await store.dump(key) for key in await store.keys()}
    rig.city("7", 4, [2, 3])
    await rig.catch_up()
    assert on_days() == [0, 4, 4]
    await store.flushall()
    for key, value in old.items():
        await store.restore(key, 0, value)
    assert on_days() == [3, 3, 0]
    rig.city("7", 4, [3])
    await rig.catch_up()
    assert on_days() == [0, 0, 4]
    await store.flushall()
    rig.city("7", 5, [3])
    await rig.catch_up()
    assert on_days() == [0, 0, 5]


async def test_values_of_another_log_are_thrown_away(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.city("7", 3)
    await rig.catch_up()
    (tmp_path / "other").mkdir()
    other = Rig(tmp_path / "other", monkeypatch)
    other.server = rig.server
    other.projector = Projector(LogTail(other.log), rig.projector._projection, "", other.progress)
    other.city("8", 1)
    await other.catch_up()
    assert rig.killed() == {"8": 1}


async def test_what_cannot_be_read_is_passed_over(rig: Rig) -> None:
    rig.log.append([(STATE, Message(key=b"x", value=b"nonsense")), (TOTALS, Message(key=b"y", value=b"{}"))])
    rig.incident("a", 1)
    await rig.catch_up()
    assert rig.totals.incident("a").id == "a"


async def test_a_deleted_incident_is_gone(rig: Rig) -> None:
    rig.incident("a", 1)
    await rig.catch_up()
    rig.log.append([(STATE, Message(key=b"a"))])
    await rig.catch_up()
    with pytest.raises(NotFoundError):
        rig.totals.incident("a")


async def test_many_messages_take_several_calls(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projecting, "BATCH", 3)
    for number in range(10):
        rig.city(str(number), number)
    await rig.catch_up()
    assert rig.progress.projected == 10
    assert len(rig.killed()) == 10
