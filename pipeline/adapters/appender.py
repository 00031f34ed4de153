"""The feeding side on the embedded log: append and return when it is durable."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Self

from pipeline.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from pipeline.adapters.log import SqliteLog
    from pipeline.adapters.records import Message

BATCH: Final = 500
"""Messages in one transaction at the most."""
POLL_SECONDS: Final = 0.05


class LogAppender:
    """Feeds the embedded log, in batches, waiting while more than `backlog` messages of a topic are unread.

    `group` is the consumer group whose reading counts. `stopped` is asked while waiting: once it says True, the wait
    ends with UnavailableError.
    """

    def __init__(
        self, log: SqliteLog, *, prefix: str, group: str, backlog: int, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._log, self._prefix, self._group, self._backlog, self._stopped = log, prefix, group, backlog, stopped

    def append(self, topic: str, messages: Sequence[Message]) -> None:
        """Append in order; see `records.Appender`."""
        name = self._prefix + topic
        for start in range(0, len(messages), BATCH):
            self._wait_for_readers(name)
            self._log.append([(name, message) for message in messages[start : start + BATCH]])

    def _wait_for_readers(self, topic: str) -> None:
        """Wait while the group is far behind; a group that never read is not waited for: nobody is at work yet."""
        while self._unread(topic) > self._backlog:
            if self._stopped():
                raise UnavailableError(f"stopped while {topic} had {self._backlog} unread messages")
            time.sleep(POLL_SECONDS)

    def _unread(self, topic: str) -> int:
        parts = range(self._log.shape(topic).partitions)
        read = [(part, self._log.committed(self._group, topic, part)) for part in parts]
        return sum(self._log.end(topic, part) - offset for part, offset in read if offset is not None)

    def close(self) -> None:
        """Leave the log open: whoever opened it closes it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
