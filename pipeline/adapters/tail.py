"""Reading topics of one partition outside any consumer group: for whoever keeps its own position."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.log import SqliteLog
    from pipeline.adapters.records import Record

POLL_SECONDS: Final = 0.02
LIMIT: Final = 500


class Tail(Protocol):
    """A reader that is told where to read; not to be shared between threads."""

    def identity(self, topic: str) -> str:
        """Name the log that offsets of this topic belong to: it changes when the topic is made anew."""

    def first(self, topic: str) -> int:
        """Offset of the oldest record kept; the end where none is."""

    def end(self, topic: str) -> int:
        """Offset that the next record will have."""

    def read(self, topic: str, offset: int, limit: int = LIMIT) -> list[Record]:
        """Read what is there from `offset` on, at most `limit` records, without waiting."""

    def reached(self, topic: str, offset: int) -> bool:
        """Say, after an empty `read`, whether nothing that lies before `offset` is still to come."""

    def wait(self, seconds: float) -> None:
        """Return when something may have been appended, after `seconds` at the latest."""

    def close(self) -> None:
        """Release what is held."""


class LogTail:
    """Tail of the embedded log."""

    def __init__(self, log: SqliteLog) -> None:
        self._log = log
        self._news = threading.Event()
        self._change = -1
        log.listen(self._news.set)

    def identity(self, topic: str) -> str:
        """Give the file's identity, the same for every topic."""
        del topic
        return self._log.identity

    def first(self, topic: str) -> int:
        """Offset of the oldest record."""
        return self._log.first(topic, 0)

    def end(self, topic: str) -> int:
        """Offset that the next record will have."""
        return self._log.end(topic, 0)

    def read(self, topic: str, offset: int, limit: int = LIMIT) -> list[Record]:
        """Read records from `offset` on."""
        return self._log.read(topic, 0, offset, limit)

    def reached(self, topic: str, offset: int) -> bool:
        """Say yes: what is there is read at once."""
        del topic, offset
        return True

    def wait(self, seconds: float) -> None:
        """Wait for an append, by this process or another."""
        left = seconds
        while left > 0:
            change = self._log.change()
            if self._news.wait(min(left, POLL_SECONDS)) or change != self._change:
                self._change = change
                self._news.clear()
                return
            left -= POLL_SECONDS

    def close(self) -> None:
        """Leave the log open: whoever opened it closes it."""


def everything(tail: Tail, topic: str) -> Iterator[Record]:
    """Read a topic from its oldest record to the end that it has now, however long that takes."""
    offset, end = tail.first(topic), tail.end(topic)
    while offset < end:
        records = tail.read(topic, offset, 5 * LIMIT)
        yield from (record for record in records if record.offset < end)
        if records:
            offset = records[-1].offset + 1
        elif tail.reached(topic, end):
            return
        else:
            tail.wait(1.0)
