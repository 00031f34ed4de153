"""How far workers have come, on either broker: what fault tests wait for, and the oracles at their end."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, Self

from kafka import KafkaConsumer, TopicPartition

from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.embedded import address
from pipeline.adapters.kafka import KafkaTail
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.redis import Totals
from pipeline.adapters.tail import LogTail, Tail
from pipeline.adapters.topics import ARTICLES, EDITIONS_TABLE, REPORTS, shapes
from pipeline.client import open_appender
from pipeline.errors import UnavailableError
from pipeline.resolve.rows import RULING_KEY
from pipeline.stream.app import GROUP
from tests.support.oracles import by_key, check, newest, same_as_the_reports_replayed
from tests.support.reading import PlainReader
from tests.support.work import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.adapters.records import Message
    from pipeline.model import PlaceTotals, Ruling
    from pipeline.settings import Settings
    from pipeline.stream.extracting import Reads
    from pipeline.stream.replay import Replay


class Watch:
    """Looks at the topics of one installation; a context manager. Makes the topics where they aren't there."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.prefix = settings, settings.topics.prefix
        self._parts = [(self.prefix + ARTICLES, n) for n in range(settings.topics.articles_partitions)]
        self._reports = [(self.prefix + REPORTS, 0)]
        open_appender(settings).close()
        path = log_path(settings.broker.url)
        self._log = SqliteLog(path) if path else None
        self._consumer: Any = None
        if self._log is not None:
            for shape in shapes(settings.topics):
                self._log.create(shape)
            self.tail: Tail = LogTail(self._log)
        else:
            hosts = kafka_hosts(settings.broker.url)
            self.tail = KafkaTail(hosts)
            self._consumer = KafkaConsumer(
                bootstrap_servers=hosts, group_id=self.prefix + GROUP, enable_auto_commit=False
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.tail.close()
        for held in (self._log, self._consumer):
            if held is not None:
                held.close()

    def feed(self, messages: Iterable[tuple[str, Message]]) -> None:
        """Append messages, one after another."""
        with open_appender(self.settings) as appender:
            for topic, message in messages:
                appender.append(topic, [message])

    def _left(self, places: Sequence[tuple[str, int]]) -> int:
        if self._log is not None:
            ends = [self._log.end(*place) - (self._log.committed(self.prefix + GROUP, *place) or 0) for place in places]
            return sum(ends)
        ends_of = self._consumer.end_offsets([TopicPartition(*place) for place in places])
        return sum(end - (self._consumer.committed(place) or 0) for place, end in ends_of.items())

    def done(self) -> bool:
        """Say whether the workers have committed all articles, and then all reports."""
        return self._left(self._parts) == 0 and self._left(self._reports) == 0

    def reports(self) -> int:
        """Count the reports so far."""
        return self.tail.end(self.prefix + REPORTS)

    def rows(self) -> int:
        """Count the decisions on editions and rulings that stand."""
        return len(newest(self.tail, self.prefix + EDITIONS_TABLE))

    def ruled(self, rulings: Sequence[Ruling]) -> bool:
        """Say whether these rulings were carried out, with all that follows from them."""
        held = newest(self.tail, self.prefix + EDITIONS_TABLE)
        if not all(f"{RULING_KEY}{ruling.id}".encode() in held for ruling in rulings):
            return False
        try:
            same_as_the_reports_replayed(self.tail, self.prefix)
        except AssertionError:
            return False  # the row is there, what follows from it isn't yet
        return True

    def hold(self, items: Sequence[bytes], rulings: Sequence[Ruling] = (), reader: Reads | None = None) -> Replay:
        """Hold the log against both oracles, and Redis against the log."""
        found = check(self.tail, items, reader or PlainReader(), self.prefix, rulings)
        with closing(Totals(address(self.settings), self.settings.redis.prefix)) as totals:
            wait_until(lambda: shown(totals) == by_key((*found.cities, *found.countries)), what="Redis")
            for incident in found.incidents:
                assert totals.incident(incident.id) == incident
        return found


def shown(totals: Totals) -> dict[str, PlaceTotals] | None:
    """Give what a reader sees; None where it sees nothing yet."""
    try:
        return by_key((*totals.cities(), *totals.countries()))
    except UnavailableError:
        return None
