from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.appender import LogAppender
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.topics import Shape
from pipeline.errors import UnavailableError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def log(tmp_path: Path) -> SqliteLog:
    log = SqliteLog(tmp_path / "log.db")
    log.create(Shape(name="x.articles", partitions=2))
    return log


def messages(number: int) -> list[Message]:
    return [Message(value=b"%d" % n) for n in range(number)]


def test_without_a_worker_everything_is_taken(log: SqliteLog) -> None:
    with LogAppender(log, prefix="x.", group="g", backlog=10) as appender:
        appender.append("articles", messages(1500))
    assert sum(log.end("x.articles", part) for part in range(2)) == 1500


def test_a_worker_that_is_far_behind_is_waited_for(log: SqliteLog) -> None:
    log.commit("g", {("x.articles", 0): 0, ("x.articles", 1): 0})
    asked: list[int] = []

    def worker_catches_up() -> bool:
        asked.append(sum(log.end("x.articles", part) for part in range(2)))
        log.commit("g", {("x.articles", 0): 5, ("x.articles", 1): 5})
        return False

    appender = LogAppender(log, prefix="x.", group="g", backlog=10, stopped=worker_catches_up)
    appender.append("articles", messages(20))
    assert asked == []
    appender.append("articles", messages(1))
    assert asked == [20]
    assert sum(log.end("x.articles", part) for part in range(2)) == 21


def test_the_wait_ends_when_ingest_is_stopped(log: SqliteLog) -> None:
    log.commit("g", {("x.articles", 0): 0})
    appender = LogAppender(log, prefix="x.", group="g", backlog=0, stopped=lambda: True)
    appender.append("articles", messages(4))
    with pytest.raises(UnavailableError, match="unread messages"):
        appender.append("articles", messages(1))
