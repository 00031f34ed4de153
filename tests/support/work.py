"""A worker as a process of its own, for tests that kill it: -m tests.support.work SETTINGS STAGES DIE_AT READER.

DIE_AT is the seam for kills between two writes: the process kills itself (-9) in place of the write of that number. On
the embedded log that is the record of this number (counted from 1, articles left out), each appended by itself and
durable; on Kafka the send of this number of *resolve*'s, or with -1 the first commit of a transaction that holds
anything, with -2 what comes right after that commit. The product has no such switch: this module wraps `append`, `send`
and `durable`.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pipeline import codec
from pipeline.adapters.appender import LogAppender
from pipeline.adapters.articles import article
from pipeline.adapters.broker import log_path
from pipeline.adapters.embedded import address
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.redis import Projection
from pipeline.adapters.topics import ARTICLES, REPORTS, STATE, TOTALS, shapes
from pipeline.settings import Broker, Paths, Redis, Settings
from pipeline.stream import transactions
from pipeline.stream.app import GROUP, STAGES, run_worker
from pipeline.stream.transactions import TransactionOutbox
from tests.support.reading import PlainReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.adapters.records import Message
    from pipeline.stream.extracting import Reads
    from pipeline.stream.progress import Progress

READY = b"ready to work\n"
REPO = Path(__file__).parents[2]
DEADLINE = 240.0
"""Seconds after which a wait fails the test: far more than a busy machine needs."""


def embedded(folder: Path, **redis: str) -> Settings:
    """Settings of an embedded log and Redis in a folder."""
    return Settings(
        broker=Broker(url=f"sqlite:///{folder}/tollwire.db"), paths=Paths(var=str(folder)), redis=Redis(**redis)
    )


@dataclass(slots=True)
class Process:
    """A worker's process; a context manager that ends it."""

    settings: Settings
    stages: Sequence[str] = STAGES
    die_at: int = 0
    reader: str = "plain"
    """"plain" reads the generated wires, "real" is the product's own."""
    running: subprocess.Popen[bytes] | None = None
    starts: int = 0

    @property
    def log(self) -> Path:
        """What it says."""
        return Path(self.settings.paths.var, "worker.log")

    def ready(self) -> bool:
        """Say whether it is at work since its last start."""
        return self.log.read_bytes().count(READY) > self.starts

    def start(self) -> Self:
        """Start it, or start it again."""
        self.starts = self.log.read_bytes().count(READY) if self.log.exists() else 0
        words = [codec.encode(self.settings).decode(), ",".join(self.stages), str(self.die_at), self.reader]
        with self.log.open("ab") as out:
            self.running = subprocess.Popen(
                [sys.executable, "-m", "tests.support.work", *words], cwd=REPO, stdout=out, stderr=out
            )
        return self

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self.running is not None
        self.running.send_signal(number)

    def kill(self) -> None:
        """Kill it (-9)."""
        assert self.running is not None
        self.running.send_signal(signal.SIGKILL)
        self.running.wait(timeout=DEADLINE)

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition; fails the test at once should the process end first."""

        def met() -> bool:
            assert self.running is not None
            assert self.running.poll() is None, f"the worker ended (see {self.settings.paths.var}/worker.log)"
            return condition()

        wait_until(met, what=what)

    def end(self) -> int:
        """Ask it to end; give its exit status."""
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(timeout=DEADLINE)

    def died(self) -> int:
        """Wait until it ends by itself; give its exit status (-9 where it killed itself)."""
        assert self.running is not None
        return self.running.wait(timeout=DEADLINE)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.running is not None and self.running.poll() is None:
            self.kill()


def prepare(settings: Settings) -> SqliteLog:
    """Open the embedded log, its topics made."""
    path = log_path(settings.broker.url)
    assert path is not None
    log = SqliteLog(path)
    for shape in shapes(settings.topics):
        log.create(shape)
    return log


def appender(log: SqliteLog) -> LogAppender:
    """Open the feeding side of a log."""
    return LogAppender(log, prefix="", group=GROUP, backlog=1_000_000)


def message(item: bytes) -> Message:
    """Make the message of an item of the test wires."""
    return article(item, source="test", received=datetime.now(UTC))


def appended(log: SqliteLog) -> int:
    """Count everything that was ever appended, articles left out."""
    return sum(end for (topic, _), end in log.ends().items() if topic != ARTICLES)


def wait_until(condition: Callable[[], bool], seconds: float = DEADLINE, what: str = "it") -> None:
    """Wait for a condition; fails the test after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come within {seconds} s"
        time.sleep(0.02)


def read_all(log: SqliteLog) -> bool:
    """Say whether the worker has committed all articles and all reports."""
    parts = [(ARTICLES, part) for part in range(log.shape(ARTICLES).partitions)] + [(REPORTS, 0)]
    return all((log.committed(GROUP, topic, part) or 0) == log.end(topic, part) for topic, part in parts)


async def projected(settings: Settings, log: SqliteLog) -> bool:
    """Say whether Redis has all that the log has."""
    projection = Projection(address(settings), settings.redis.prefix)
    try:
        return all([await projection.position(topic) == log.end(topic, 0) for topic in (STATE, TOTALS)])
    finally:
        await projection.close()


class DyingLog(SqliteLog):
    """The log with the seam: dies in place of one record."""

    left = 0

    def append(self, messages: Sequence[tuple[str, Message]]) -> list[tuple[int, int]]:
        """Append one by one, each durable, until it is time."""
        spots = []
        for message in messages:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            spots += super().append([message])
        return spots


class DyingOutbox(TransactionOutbox):
    """*resolve*'s sends on Kafka with the seam."""

    left = 0

    async def send(self, topic: str, message: Message) -> None:
        """Send, or die."""
        if self.left > 0:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        await super().send(topic, message)

    async def durable(self) -> None:
        """Commit, and die before or after it."""
        full = bool(self._sent)
        if full and self.left == -1:
            os.kill(os.getpid(), signal.SIGKILL)
        await super().durable()
        if full and self.left == -2:
            os.kill(os.getpid(), signal.SIGKILL)


def load(reader: str) -> Reads:
    """Load the reader of that name."""
    if reader == "plain":
        return PlainReader()
    from pipeline.extract import Reader  # noqa: PLC0415 - only where it is wanted

    real: Reads = Reader.load()
    return real


def main(given: str, stages: str, die_at: str, reader: str) -> None:
    """Work until a signal comes; TOLLWIRE_TEST_LOG=INFO shows what Faust does."""
    logging.basicConfig(level=os.environ.get("TOLLWIRE_TEST_LOG", "WARNING"), format="%(asctime)s %(name)s %(message)s")
    settings = codec.decode(given.encode(), Settings)
    if int(die_at):
        from pipeline.stream import app  # noqa: PLC0415 - only here is it wrapped

        DyingLog.left = DyingOutbox.left = int(die_at)
        setattr(app, "SqliteLog", DyingLog)  # noqa: B010 - a module's name that isn't exported
        transactions.TransactionOutbox = DyingOutbox  # type: ignore[misc]
    chosen: Any = stages.split(",")
    said: list[bool] = []

    def tell(progress: Progress) -> None:
        if progress.ready and not said:
            said.append(True)
            sys.stdout.buffer.write(READY)
            sys.stdout.buffer.flush()

    run_worker(settings, load(reader), chosen, tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
