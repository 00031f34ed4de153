"""A worker keeps Redis right whatever becomes of it: killed, emptied, full, set back to an older snapshot."""

from __future__ import annotations

import shutil
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import redis

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.redis import Totals
from pipeline.adapters.topics import ARTICLES
from tests.support import work
from tests.support.articles import wires
from tests.support.watch import Watch
from tests.support.work import Process, embedded

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(900)

PART = 60
"""Articles fed at each step."""


def client(server: EmbeddedRedis) -> Any:
    return redis.Redis(unix_socket_path=str(server.socket))


def kill(server: EmbeddedRedis) -> None:
    assert server.process is not None
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()


class Case:
    """A worker, its Redis, and the articles fed so far."""

    def __init__(self, folder: Path, server: EmbeddedRedis, watch: Watch, process: Process) -> None:
        self.server, self._watch, self._process = server, watch, process
        self._items, self._fed = wires(9 * PART).items, 0
        self._copy = folder / "snapshot"

    def more(self) -> None:
        self._watch.feed((ARTICLES, work.message(item)) for item in self._items[self._fed : self._fed + PART])
        self._fed += PART

    def right(self) -> float:
        """Wait until the log and Redis are right; give the seconds it took."""
        started = time.monotonic()
        self._process.wait_until(self._watch.done, "the end of all articles")
        self._watch.hold(self._items[: self._fed])
        return time.monotonic() - started

    def flushed(self) -> None:
        client(self.server).flushall()
        self.more()

    def killed_and_started(self) -> None:
        kill(self.server)
        self.more()
        self.server.start()

    def snapshot_taken(self) -> None:
        kill(self.server)
        shutil.copytree(self.server.folder / "appendonlydir", self._copy)
        self.server.start()
        self.more()

    def set_back_to_the_snapshot(self) -> None:
        kill(self.server)
        shutil.rmtree(self.server.folder / "appendonlydir")
        shutil.copytree(self._copy, self.server.folder / "appendonlydir")
        self.server.start()
        self.more()

    def started_empty(self) -> None:
        kill(self.server)
        shutil.rmtree(self.server.folder / "appendonlydir")
        self.server.start()
        self.more()

    def out_of_memory(self) -> None:
        client(self.server).config_set("maxmemory", "1")
        self.more()
        self._process.wait_until(self._watch.done, "the end of all articles")  # the rest goes on without Redis
        with closing(Totals(self.server.url, "tollwire:")) as totals:
            assert totals.cities()  # what is there can still be read
        client(self.server).config_set("maxmemory", "0")


def test_redis_is_put_right_by_the_worker_that_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    settings = embedded(tmp_path, url=server.url)
    with Watch(settings) as watch, Process(settings) as process:
        case = Case(tmp_path, server, watch, process)
        faults = (
            case.more, case.flushed, case.killed_and_started, case.snapshot_taken, case.set_back_to_the_snapshot,
            case.started_empty, case.out_of_memory,
        )  # fmt: skip
        for fault in faults:
            fault()
            seconds = case.right()
            with capsys.disabled():
                print(f"\nRedis {fault.__name__}: right after {seconds:.1f} s", end="")  # noqa: T201 - for the README
        assert process.end() == 0
    server.stop()
