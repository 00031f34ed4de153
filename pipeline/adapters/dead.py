"""Dead letters that nobody has handled yet, on either broker; who has handled them says so."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

from pipeline.adapters.articles import CLASS, OFFSET, ORIGIN, REASON, STAGE
from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.security import kafka_options
from pipeline.adapters.topics import DEAD
from pipeline.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.records import Record
    from pipeline.settings import Settings

GROUP: Final = "tollwire-dead"
"""The consumer group whose position is what was handled, after the topics' prefix."""
ERROR_HEADERS: Final = frozenset({STAGE, CLASS, REASON, ORIGIN, OFFSET})
LIMIT: Final = 500


class DeadLetters(Protocol):
    """The letters of all partitions from what was handled on, to the end that there is now."""

    def unhandled(self) -> Iterator[Record]:
        """Read them, partition by partition."""

    def handled(self) -> None:
        """Say that all that were read are handled."""


def again(letter: Record) -> Message:
    """Make the article's message that a dead letter came of."""
    kept = tuple((name, value) for name, value in letter.headers if name not in ERROR_HEADERS)
    return Message(key=letter.key, value=letter.value, headers=kept, timestamp=letter.timestamp)


@contextmanager
def open_dead(settings: Settings) -> Iterator[DeadLetters]:
    """Open the settings' broker. Raises NotFoundError without a log, UnavailableError without a broker."""
    topic, group = settings.topics.prefix + DEAD, settings.topics.prefix + GROUP
    path = log_path(settings.broker.url)
    if path is None:
        from pipeline.adapters.kafka import KafkaDeadLetters  # noqa: PLC0415 - who runs embedded loads no Kafka client

        hosts, security = kafka_hosts(settings.broker.url), kafka_options(settings.broker)
        with closing(KafkaDeadLetters(hosts, topic, group, security)) as letters:
            yield letters
    elif not path.exists():
        raise NotFoundError(f"{path}: no log there; `tollwire run` makes one, or give --broker")
    else:
        with closing(SqliteLog(path)) as log:
            yield _LogDeadLetters(log, topic, group)


class _LogDeadLetters:
    """Those of the embedded log."""

    def __init__(self, log: SqliteLog, topic: str, group: str) -> None:
        self._log, self._topic, self._group = log, topic, group
        self._read: dict[tuple[str, int], int] = {}

    def unhandled(self) -> Iterator[Record]:
        parts = range(self._log.shape(self._topic).partitions)
        for part, end in [(part, self._log.end(self._topic, part)) for part in parts]:
            offset = self._log.committed(self._group, self._topic, part) or 0
            offset = max(offset, self._log.first(self._topic, part))
            while offset < end and (records := self._log.read(self._topic, part, offset, min(LIMIT, end - offset))):
                yield from records
                offset = records[-1].offset + 1
                self._read[self._topic, part] = offset

    def handled(self) -> None:
        self._log.commit(self._group, dict(self._read))


def reasons(letter: Record) -> dict[str, Any]:
    """Give what a dead letter says of itself: stage, class, message, source, offset; and its own length in bytes."""
    named = {name: value.decode(errors="replace") for name, value in letter.headers if name in ERROR_HEADERS}
    return {name.removeprefix("error."): value for name, value in named.items()} | {"bytes": len(letter.value or b"")}
