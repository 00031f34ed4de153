from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import faust
import pytest

from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.topics import Shape
from pipeline.errors import UnavailableError
from pipeline.stream import sqlite

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path


@pytest.fixture
def log(tmp_path: Path) -> SqliteLog:
    log = SqliteLog(tmp_path / "log.db")
    log.create(Shape(name="in", partitions=4))
    log.create(Shape(name="out"))
    return log


def feed(log: SqliteLog, *names: str) -> None:
    log.append([("in", Message(value=name.encode(), headers=(("h", b"\xff"),))) for name in names])


def out(log: SqliteLog) -> list[str]:
    return [(record.value or b"").decode() for record in log.read("out", 0, 0, 100_000)]


def committed(log: SqliteLog) -> int:
    return sum(log.committed("test", "in", part) or 0 for part in range(4))


@asynccontextmanager
async def working(log: SqliteLog, work: Callable[[Any, Any], Awaitable[None]]) -> AsyncIterator[Any]:
    app: Any = faust.App(
        "test",
        broker=f"{sqlite.SCHEME}://",
        datadir=log.path.parent / "faust",
        web_enabled=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        reply_create_topic=False,
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=0.1,
        stream_wait_empty=True,
    )
    app.log_file = log

    async def agent(stream: Any) -> None:
        async for event in stream.noack().events():
            await work(app, event)

    app.agent(app.topic("in", value_type=bytes, value_serializer="raw"), concurrency=1)(agent)
    app.finalize()
    await app.start()
    try:
        yield app
    finally:
        await app.stop()


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        await asyncio.sleep(0.01)


async def copy(app: Any, event: Any) -> None:
    sent = await app.producer.send("out", event.key, event.value, None, None, event.message.headers)
    sent.add_done_callback(lambda _: event.ack())


async def test_everything_is_handed_over_once_and_committed(log: SqliteLog) -> None:
    names = [f"m{n}" for n in range(1000)]
    feed(log, *names[:500])
    async with working(log, copy):
        await until(lambda: len(out(log)) == 500)
        feed(log, *names[500:])  # while it runs
        await until(lambda: committed(log) == 1000)
    assert sorted(out(log)) == sorted(names)
    assert log.read("out", 0, 0, 1)[0].headers == (("h", b"\xff"),)


async def test_appends_of_another_process_are_noticed(log: SqliteLog) -> None:
    other = SqliteLog(log.path)
    async with working(log, copy):
        feed(other, "x")
        await until(lambda: out(log) == ["x"])


async def test_the_next_worker_goes_on_where_this_one_stopped(log: SqliteLog) -> None:
    feed(log, "a", "b", "c")
    async with working(log, copy):
        await until(lambda: committed(log) == 3)
    feed(log, "d")
    async with working(log, copy):
        await until(lambda: committed(log) == 4)
    assert sorted(out(log)[:3]) == ["a", "b", "c"]
    assert out(log)[3:] == ["d"]


async def test_what_is_not_acknowledged_comes_again_with_all_after_it(log: SqliteLog) -> None:
    log.append([("in", Message(value=b"%d" % n, partition=0)) for n in range(10)])
    seen: list[bytes] = []

    async def all_but_three(_: Any, event: Any) -> None:
        seen.append(event.value)
        if event.value != b"3":
            event.ack()

    # left without `working`'s clean stop, which would wait for the one in hand: as after a crash
    manager = working(log, all_but_three)
    app = await manager.__aenter__()
    await until(lambda: len(seen) == 10)
    await until(lambda: committed(log) == 3)
    app.conf.stream_wait_empty = False
    app.consumer._unacked_messages.clear()
    await manager.__aexit__(None, None, None)
    again: list[bytes] = []

    async def take(_: Any, event: Any) -> None:
        again.append(event.value)
        event.ack()

    async with working(log, take):
        await until(lambda: committed(log) == 10)
    assert again == [b"%d" % n for n in range(3, 10)]


async def test_what_is_unread_or_unfinished_is_counted(log: SqliteLog) -> None:
    taken: list[Any] = []

    async def hold(_: Any, event: Any) -> None:
        taken.append(event)

    async with working(log, hold) as app:
        feed(log, "a", "b", "c")
        await until(lambda: len(taken) == 3)
        assert await app.consumer.unfinished() == 3
        for event in taken:
            event.ack()
        assert await app.consumer.unfinished() == 0
        await until(lambda: committed(log) == 3)


async def test_sends_become_durable_in_order_across_topics_and_one_transaction_takes_many(
    log: SqliteLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[list[bytes | None]] = []
    append = log.append

    def noted(messages: Any) -> Any:
        batches.append([message.value for _, message in messages])
        return append(messages)

    async with working(log, copy) as app:
        monkeypatch.setattr(log, "append", noted)
        sent = [await app.producer.send("in" if n % 2 else "out", None, b"%d" % n, None, None, None) for n in range(50)]
        assert (await sent[-1]).offset is not None
        assert all(done.done() for done in sent)
    assert batches[0] == [b"%d" % n for n in range(50)]


async def test_a_full_disk_is_waited_for(log: SqliteLog, monkeypatch: pytest.MonkeyPatch) -> None:
    append, failures = log.append, [UnavailableError("disk is full")] * 2

    def fragile(messages: Any) -> Any:
        if messages[0][0] == "out" and failures:
            raise failures.pop()
        return append(messages)

    monkeypatch.setattr(sqlite, "BACK_OFF", (0.01,))
    monkeypatch.setattr(log, "append", fragile)
    async with working(log, copy):
        feed(log, "x")
        await until(lambda: out(log) == ["x"])
        await until(lambda: committed(log) == 1)
    assert not failures


async def test_a_message_that_cannot_be_appended_fails_its_sender_and_stops_all_commits(log: SqliteLog) -> None:
    async with working(log, copy) as app:
        sent = await app.producer.send("nowhere", None, b"x", None, None, None)
        with pytest.raises(Exception, match="no topic 'nowhere'"):
            await sent
        assert app.producer.failed is not None
        assert await app.consumer._commit_offsets({}) is False
