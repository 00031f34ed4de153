"""Kafka by kafka-python: feeding, reading outside groups, making topics; workers read by Faust's own driver."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Self

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic
from kafka.errors import KafkaError, KafkaTimeoutError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata

from pipeline.adapters.records import Message, Record
from pipeline.errors import SettingsError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from pipeline.adapters.topics import Shape

DELIVERY_SECONDS: Final = 120.0
"""How long a broker that is away is waited for before a send fails."""
MAX_REQUEST: Final = 4 * 1024 * 1024
TIMEOUT_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 0.5
LIMIT: Final = 500

CLEANUP, RETENTION, LARGEST = "cleanup.policy", "retention.ms", "max.message.bytes"

Security = Mapping[str, Any]
"""TLS and passwords as `security.kafka_options` gives them."""
PLAIN: Final[Security] = {}


class KafkaAppender:
    """Feeds a Kafka cluster: idempotent, acknowledged by all replicas, compressed, bounded in flight."""

    def __init__(
        self,
        hosts: list[str],
        security: Security = PLAIN,
        *,
        prefix: str = "",
        in_flight: int = 1000,
        linger: float = 0.005,
    ) -> None:
        self._prefix, self._in_flight = prefix, in_flight
        with unavailable():
            self._producer: Any = KafkaProducer(
                **security,
                bootstrap_servers=hosts,
                compression_type="zstd",
                linger_ms=int(linger * 1000),
                max_request_size=MAX_REQUEST,
                delivery_timeout_ms=int(DELIVERY_SECONDS * 1000),
            )

    def append(self, topic: str, messages: Sequence[Message]) -> None:
        """Append in order; see `records.Appender`."""
        waiting: deque[Any] = deque()
        with unavailable():
            for message in messages:
                while len(waiting) >= self._in_flight:
                    waiting.popleft().get(DELIVERY_SECONDS)
                waiting.append(self._send(topic, message))
            while waiting:
                waiting.popleft().get(DELIVERY_SECONDS)

    def _send(self, topic: str, message: Message) -> Any:
        stamp = None if message.timestamp is None else int(message.timestamp * 1000)
        return self._producer.send(
            self._prefix + topic,
            key=message.key,
            value=message.value,
            headers=list(message.headers),
            partition=message.partition,
            timestamp_ms=stamp,
        )

    def close(self) -> None:
        """Close the connections."""
        self._producer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class KafkaTail:
    """Reads partition 0 of topics from positions that the caller keeps (see `tail.Tail`)."""

    def __init__(self, hosts: list[str], security: Security = PLAIN) -> None:
        with unavailable():
            self._consumer: Any = KafkaConsumer(
                **security,
                bootstrap_servers=hosts,
                group_id=None,
                enable_auto_commit=False,
                isolation_level="read_committed",
            )
            self._admin: Any = KafkaAdminClient(**security, bootstrap_servers=hosts)
        self._positions: dict[TopicPartition, int] = {}
        self._ready: dict[TopicPartition, list[Any]] = {}

    def identity(self, topic: str) -> str:
        """Give the topic's own id, which a topic made anew of the same name doesn't share."""
        with unavailable():
            found = self._admin.describe_topics([topic])
        return str(found[0].get("topic_id") or topic)

    def first(self, topic: str) -> int:
        """Offset of the oldest record."""
        with unavailable():
            return int(self._consumer.beginning_offsets([TopicPartition(topic, 0)])[TopicPartition(topic, 0)])

    def end(self, topic: str) -> int:
        """Offset that the next record will have."""
        with unavailable():
            return int(self._consumer.end_offsets([TopicPartition(topic, 0)])[TopicPartition(topic, 0)])

    def read(self, topic: str, offset: int, limit: int = LIMIT) -> list[Record]:
        """Read what has arrived from `offset` on."""
        place = TopicPartition(topic, 0)
        self._seek(place, offset)
        if not self._ready.get(place):
            self._poll(0.0)
        ready = self._ready.get(place, [])
        taken, self._ready[place] = ready[:limit], ready[limit:]
        if taken:
            self._positions[place] = taken[-1].offset + 1
        return [_record(found) for found in taken]

    def reached(self, topic: str, offset: int) -> bool:
        """Say whether everything before `offset` was read; compaction and markers leave gaps."""
        place = TopicPartition(topic, 0)
        with unavailable():
            return not self._ready.get(place) and int(self._consumer.position(place)) >= offset

    def wait(self, seconds: float) -> None:
        """Wait for records of the topics that were read before."""
        if not any(self._ready.values()):
            self._poll(seconds)

    def _seek(self, place: TopicPartition, offset: int) -> None:
        with unavailable():
            if place not in self._positions:
                self._consumer.assign([*self._positions, place])
                for other, position in self._positions.items():
                    ready = self._ready.get(other)
                    self._consumer.seek(other, ready[-1].offset + 1 if ready else position)
            if self._positions.get(place) != offset:
                self._consumer.seek(place, offset)
                self._ready[place] = []
                self._positions[place] = offset

    def _poll(self, seconds: float) -> None:
        if not self._positions:
            time.sleep(seconds)
            return
        with unavailable():
            for place, found in self._consumer.poll(timeout_ms=int(seconds * 1000)).items():
                self._ready.setdefault(place, []).extend(found)

    def close(self) -> None:
        """Close the connections."""
        self._consumer.close()
        self._admin.close()


class GroupOffsets:
    """A consumer group's position, kept by Kafka, for a reader that is no member of the group."""

    def __init__(self, hosts: list[str], group: str | None, security: Security = PLAIN) -> None:
        self._consumer: Any = None
        if group is not None:
            with unavailable():
                self._consumer = KafkaConsumer(
                    **security, bootstrap_servers=hosts, group_id=group, enable_auto_commit=False
                )

    def load(self, topic: str) -> int | None:
        """Give the next offset to be read of partition 0; None without a group or where it never saved one."""
        if self._consumer is None:
            return None
        with unavailable():
            found = self._consumer.committed(TopicPartition(topic, 0))
        offset: int | None = getattr(found, "offset", found)
        return offset

    def save(self, topic: str, offset: int) -> None:
        """Remember it."""
        if self._consumer is not None:
            with unavailable():
                self._consumer.assign([TopicPartition(topic, 0)])
                self._consumer.commit({TopicPartition(topic, 0): OffsetAndMetadata(offset, "", -1)})

    def close(self) -> None:
        """Close the connection."""
        if self._consumer is not None:
            self._consumer.close()


class KafkaDeadLetters:
    """Dead letters of all partitions (see `dead.DeadLetters`)."""

    def __init__(self, hosts: list[str], topic: str, group: str, security: Security = PLAIN) -> None:
        with unavailable():
            self._consumer: Any = KafkaConsumer(
                **security, bootstrap_servers=hosts, group_id=group, enable_auto_commit=False
            )
            parts = self._consumer.partitions_for_topic(topic) or ()
            self._places = [TopicPartition(topic, part) for part in sorted(parts)]
            self._consumer.assign(self._places)

    def unhandled(self) -> Iterator[Record]:
        """Read them up to the end that there is now."""
        with unavailable():
            ends = self._consumer.end_offsets(self._places) if self._places else {}
            for place in self._places:
                found = self._consumer.committed(place)
                if found is None:
                    self._consumer.seek_to_beginning(place)
                else:
                    self._consumer.seek(place, getattr(found, "offset", found))
        while any(self._consumer.position(place) < end for place, end in ends.items()):
            with unavailable():
                polled = self._consumer.poll(timeout_ms=500)
            for found in polled.values():
                yield from map(_record, found)

    def handled(self) -> None:
        """Commit what was read."""
        with unavailable():
            self._consumer.commit(
                {place: OffsetAndMetadata(self._consumer.position(place), "", -1) for place in self._places}
            )

    def close(self) -> None:
        """Close the connection."""
        self._consumer.close()


def kept(hosts: list[str], topic: str, security: Security = PLAIN) -> Iterator[Record]:
    """Read all partitions of a topic from their oldest records to the end that there is now."""
    with unavailable():
        consumer: Any = KafkaConsumer(
            **security, bootstrap_servers=hosts, enable_auto_commit=False, isolation_level="read_committed"
        )
    try:
        with unavailable():
            places = [TopicPartition(topic, part) for part in sorted(consumer.partitions_for_topic(topic) or ())]
            consumer.assign(places)
            consumer.seek_to_beginning(*places)
            ends = consumer.end_offsets(places) if places else {}
        while any(consumer.position(place) < end for place, end in ends.items()):
            with unavailable():
                polled = consumer.poll(timeout_ms=500)
            for place, found in polled.items():
                yield from (_record(one) for one in found if one.offset < ends[place])
    finally:
        consumer.close()


def missing_topics(hosts: list[str], shapes: Iterable[Shape], security: Security = PLAIN) -> list[str]:
    """Name the topics that aren't there yet. Raises SettingsError for one that is there in another shape."""
    with unavailable():
        admin: Any = KafkaAdminClient(**security, bootstrap_servers=hosts)
        try:
            known = set(admin.list_topics())
            wanted = list(shapes)
            for shape in wanted:
                if shape.name in known:
                    _check(admin, shape)
            return [shape.name for shape in wanted if shape.name not in known]
        finally:
            admin.close()


def prepare(hosts: list[str], shapes: Iterable[Shape], replication: int, security: Security = PLAIN) -> None:
    """Make the topics, or see that they are as the settings say; a broker that goes away meanwhile is waited for.

    Raises SettingsError naming the topic and what differs, UnavailableError without a broker.
    """
    wanted = tuple(shapes)
    with unavailable():
        admin: Any = KafkaAdminClient(**security, bootstrap_servers=hosts)
    deadline = time.monotonic() + TIMEOUT_SECONDS
    try:
        while True:
            try:
                return _prepare(admin, wanted, replication)
            except UnavailableError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(RETRY_SECONDS)
    finally:
        admin.close()


def _prepare(admin: Any, wanted: Iterable[Shape], replication: int) -> None:
    with unavailable():
        for shape in wanted:
            with suppress(TopicAlreadyExistsError):
                admin.create_topics([_new(shape, replication)])
        for shape in wanted:
            _check(admin, shape)


def _new(shape: Shape, replication: int) -> NewTopic:
    return NewTopic(
        name=shape.name,
        num_partitions=shape.partitions,
        replication_factor=replication,
        topic_configs={CLEANUP: _cleanup(shape), RETENTION: str(_retention(shape)), LARGEST: str(MAX_REQUEST)},
    )


def _cleanup(shape: Shape) -> str:
    return "compact" if shape.compact else "delete"


def _retention(shape: Shape) -> int:
    """Milliseconds that a record is kept, -1: for ever."""
    return -1 if shape.retention is None else int(shape.retention * 1000)


def _check(admin: Any, shape: Shape) -> None:
    """Compare a topic with what it must be; raises SettingsError with what to do."""
    partitions = _partitions(admin, shape.name)
    if partitions != shape.partitions:
        raise SettingsError(
            f"topic {shape.name} has {partitions} partitions, the settings say {shape.partitions}: make them equal"
        )
    found = admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, shape.name)])
    cleanup, retention, largest = (_config(found, name) for name in (CLEANUP, RETENTION, LARGEST))
    if cleanup is not None and cleanup != _cleanup(shape):
        raise SettingsError(f"topic {shape.name} has {CLEANUP}={cleanup}; it must be {_cleanup(shape)}")
    if not shape.compact and retention is not None and int(retention) != _retention(shape):
        raise SettingsError(
            f"topic {shape.name} has {RETENTION}={retention}, the settings say {_retention(shape)}:"
            " change topics.retention_days (dead letters: topics.dead_retention_days) or the topic"
        )
    if largest is not None and int(largest) < MAX_REQUEST:
        raise SettingsError(f"topic {shape.name} has {LARGEST}={largest}; it must be {MAX_REQUEST} at least")


def _partitions(admin: Any, topic: str) -> int:
    """Count a topic's partitions; one just made takes a moment until every broker knows it."""
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while True:
        partitions = len(admin.describe_topics([topic])[0]["partitions"])
        if partitions or time.monotonic() > deadline:
            return partitions
        time.sleep(0.05)


def _config(described: Any, name: str) -> str | None:
    """Find a configuration's value in whatever shape the client describes it."""
    if isinstance(described, dict):
        if name in described and isinstance(described[name], str | dict):
            inner = described[name]
            return inner if isinstance(inner, str) else inner.get("value")
        return next((value for inner in described.values() if (value := _config(inner, name)) is not None), None)
    if isinstance(described, list | tuple):
        return next((value for inner in described if (value := _config(inner, name)) is not None), None)
    return None


def _record(found: Any) -> Record:
    return Record(
        topic=found.topic,
        partition=found.partition,
        offset=found.offset,
        timestamp=found.timestamp / 1000,
        key=found.key,
        value=found.value,
        headers=tuple((name, value or b"") for name, value in found.headers),
    )


@contextmanager
def unavailable() -> Iterator[None]:
    """Turn the client's errors into UnavailableError."""
    try:
        yield
    except KafkaTimeoutError as error:
        raise UnavailableError(f"Kafka: {error} (is it there, are broker.url, broker.security right?)") from error
    except (KafkaError, OSError) as error:
        raise UnavailableError(f"Kafka: {error}") from error
