"""A Faust transport over the embedded log: the same app without Kafka, one worker process, nothing to install.

What is sent becomes durable in the order of sending, across all topics: everything sent while one transaction is being
synced goes into the next. Every partition of every topic is this one worker's.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from faust.assignor.client_assignment import ClientAssignment
from faust.transport import base, drivers
from faust.transport.consumer import ensure_TP
from faust.types import TP, ConsumerMessage, RecordMetadata

from pipeline.adapters.records import Message, Record
from pipeline.errors import UnavailableError
from pipeline.stream.commits import SafeConsumer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.adapters.log import SqliteLog

SCHEME: Final = "sqlite"
POLL_SECONDS: Final = 0.02
"""How often appends of other processes are looked for; this process's own are noticed at once."""
POLL_RECORDS: Final = 256
POLL_BYTES: Final = 4 * 1024 * 1024
BATCH: Final = 2000
"""Records in one transaction at the most."""
BACK_OFF: Final = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts while the file is locked or the disk full; the last one repeats."""

log = logging.getLogger(__name__)


class Producer(base.Producer):
    """Sends in order, batched by nature: while one transaction is synced, the next one fills."""

    failed: BaseException | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._waiting: deque[tuple[tuple[str, Message], asyncio.Future[RecordMetadata]]] = deque()
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, "log-writer")
        self._task: asyncio.Task[None] | None = None

    async def on_start(self) -> None:
        """Begin to write."""
        await super().on_start()
        self._task = asyncio.create_task(self._write_all())

    async def on_stop(self) -> None:
        """Write what is waiting, then end."""
        await self.flush()
        if self._task is not None:
            self._task.cancel()
        self._thread.shutdown()
        await super().on_stop()

    async def send(  # noqa: PLR0913, PLR0917 - Faust's signature
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        partition: int | None,
        timestamp: float | None,
        headers: Any,
        *,
        transactional_id: str | None = None,
    ) -> asyncio.Future[RecordMetadata]:
        """Give a future that is done once the message is durable."""
        del transactional_id
        pairs = tuple(headers.items()) if hasattr(headers, "items") else tuple(headers or ())
        message = Message(key=key, value=value, headers=pairs, partition=partition, timestamp=timestamp)
        sent: asyncio.Future[RecordMetadata] = asyncio.get_running_loop().create_future()
        self._waiting.append(((topic, message), sent))
        self._wake.set()
        return sent

    async def send_and_wait(self, *args: Any, **options: Any) -> RecordMetadata:
        """Send, and return when it is durable."""
        return await (await self.send(*args, **options))

    async def flush(self) -> None:
        """Return when everything that was sent before is durable."""
        await self.buffer.flush()
        if self._waiting:
            await asyncio.wait([self._waiting[-1][1]])
        await asyncio.get_running_loop().run_in_executor(self._thread, lambda: None)

    async def _write_all(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                batch = [self._waiting[n] for n in range(min(len(self._waiting), BATCH))]
                await self._write(batch)
                for _ in batch:
                    self._waiting.popleft()

    async def _write(self, batch: list[tuple[tuple[str, Message], asyncio.Future[RecordMetadata]]]) -> None:
        """Append until it works: a full disk or a locked file is waited for."""
        messages = [message for message, _ in batch]
        attempt = 0
        while True:
            try:
                append = _log_of(self).append
                spots = await asyncio.get_running_loop().run_in_executor(self._thread, append, messages)
            except UnavailableError as error:
                pause = BACK_OFF[min(attempt, len(BACK_OFF) - 1)]
                log.warning("%s; trying again in %s s", error, pause)
                await asyncio.sleep(pause)
                attempt += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, the senders must learn of it
                self.failed = error
                for _, sent in batch:
                    _settle(sent, error)
                return
            else:
                for ((topic, _), sent), (part, offset) in zip(batch, spots, strict=True):
                    _settle(sent, RecordMetadata(topic, part, TP(topic, part), offset, None, None))
                return

    async def create_topic(self, *_: Any, **__: Any) -> None:
        """Do nothing: topics are made before the app starts."""

    def key_partition(self, topic: str, key: bytes) -> TP:
        """Choose the partition of a key."""
        return TP(topic, _log_of(self).partition(topic, key))

    def supports_headers(self) -> bool:
        """Headers are kept."""
        return True


class LogConsumer(SafeConsumer):
    """Reads all partitions of the topics that agents want, by the group's offsets in the log."""

    consumer_stopped_errors: ClassVar[tuple[type[BaseException], ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._positions: dict[TP, int] = {}
        self._ends: dict[TP, int] = {}
        self._change = -1
        self._news = asyncio.Event()
        self._running = asyncio.get_event_loop()
        _log_of(self).listen(self._notice)

    def _notice(self) -> None:
        if not self._running.is_closed():
            self._running.call_soon_threadsafe(self._news.set)

    async def create_topic(self, *_: Any, **__: Any) -> None:
        """Do nothing: topics are made before the app starts."""

    async def subscribe(self, topics: Iterable[str]) -> None:
        """Take all partitions of these topics."""
        self.app.on_rebalance_start()
        if self._positions:
            await self.on_partitions_revoked(set(self._positions))
        shapes = [_log_of(self).shape(topic) for topic in topics]
        assigned = {TP(shape.name, part) for shape in shapes for part in range(shape.partitions)}
        self._positions = {tp: self._positions.get(tp, 0) for tp in assigned}
        self.app.consumer_generation_id += 1
        _assign(self.app, assigned)
        # not awaited: Faust's conductor must come back from here before it is told of the assignment
        self.add_future(self.on_partitions_assigned(assigned, self.app.consumer_generation_id))

    async def _getmany(
        self,
        active_partitions: set[TP] | None,
        timeout: float,  # noqa: ASYNC109 - Faust's signature
    ) -> dict[TP, list[Record]]:
        deadline = time.monotonic() + timeout
        while True:
            self._news.clear()
            found = self._read(active_partitions or set()) if self.flow_active else {}
            left = deadline - time.monotonic()
            if found or left <= 0 or not self.flow_active or self.should_stop:
                return found
            try:
                await asyncio.wait_for(self._news.wait(), min(left, POLL_SECONDS))
            except TimeoutError:
                continue

    def _read(self, active: set[TP]) -> dict[TP, list[Record]]:
        change = _log_of(self).change()
        if change != self._change:
            self._change = change
            self._ends = {TP(*where): end for where, end in _log_of(self).ends().items()}
        behind = [tp for tp in active if self._positions.get(tp, 0) < self._ends.get(tp, 0)]
        found = {}
        for tp in behind:
            share = max(1, POLL_RECORDS // len(behind))
            records = _log_of(self).read(tp.topic, tp.partition, self._positions[tp], share, POLL_BYTES // len(behind))
            if records:
                found[tp] = records
            self._positions[tp] = records[-1].offset + 1 if records else self._ends[tp]
        return found

    def _to_message(self, tp: TP, record: Any) -> ConsumerMessage:
        return ConsumerMessage(
            record.topic,
            record.partition,
            record.offset,
            record.timestamp,
            1,  # the time of appending
            list(record.headers),
            record.key,
            record.value,
            None,
            len(record.key or b""),
            len(record.value or b""),
            tp,
            generation_id=self.app.consumer_generation_id,
        )

    def _new_topicpartition(self, topic: str, partition: int) -> TP:
        return TP(topic, partition)

    async def seek_to_committed(self) -> dict[TP, int]:
        """Go on where the group stopped, or at the oldest record."""
        for tp in self._positions:
            committed = _log_of(self).committed(self.app.conf.id, tp.topic, tp.partition)
            self._positions[tp] = _log_of(self).first(tp.topic, tp.partition) if committed is None else committed
        return dict(self._positions)

    async def position(self, tp: TP) -> int | None:
        """Give the next offset that will be read."""
        return self._positions.get(ensure_TP(tp))

    async def seek_wait(self, partitions: Mapping[TP, int]) -> None:
        """Go to these offsets."""
        self._positions.update({ensure_TP(tp): offset for tp, offset in partitions.items()})

    async def _seek(self, partition: TP, offset: int) -> None:
        self._positions[ensure_TP(partition)] = offset

    async def seek_to_beginning(self, *partitions: TP) -> None:
        """Go to the oldest records."""
        await self.seek_wait(await self.earliest_offsets(*partitions))

    def assignment(self) -> set[TP]:
        """Give all partitions that are read."""
        return set(self._positions)

    def highwater(self, tp: TP) -> int:
        """Give the end of a partition as last seen."""
        return self._ends.get(tp, 0)

    def topic_partitions(self, topic: str) -> int | None:
        """Give the number of a topic's partitions."""
        return _log_of(self).shape(topic).partitions

    async def earliest_offsets(self, *partitions: TP) -> dict[TP, int]:
        """Give the offsets of the oldest records."""
        return {tp: _log_of(self).first(tp.topic, tp.partition) for tp in partitions}

    async def highwaters(self, *partitions: TP) -> dict[TP, int]:
        """Give the ends."""
        return {tp: _log_of(self).end(tp.topic, tp.partition) for tp in partitions}

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        rows = {(tp.topic, tp.partition): offset for tp, offset in offsets.items()}
        try:
            await asyncio.to_thread(_log_of(self).commit, self.app.conf.id, rows)
        except UnavailableError as error:
            log.warning("offsets not committed, will be with the next: %s", error)
            return False
        return True

    def key_partition(self, topic: str, key: bytes | None, partition: int | None = None) -> int | None:
        """Choose the partition of a key."""
        return _log_of(self).partition(topic, key) if partition is None else partition

    def close(self) -> None:
        """Leave the log open: it belongs to the app."""


class Transport(base.Transport):
    """The embedded log as a broker."""

    Consumer: ClassVar[Any] = LogConsumer
    Producer: ClassVar[Any] = Producer
    default_port = 0
    driver_version = f"sqlite={sqlite3.sqlite_version}"


def _log_of(part: Any) -> SqliteLog:
    """Give the open log that the app carries, for its producer and consumer alike."""
    return cast("SqliteLog", part.app.log_file)


def _assign(app: Any, assigned: set[TP]) -> None:
    """Tell Faust's assignor what its protocol would have: everything is ours, nothing stands by."""
    actives: dict[str, list[int]] = {}
    for tp in sorted(assigned):
        actives.setdefault(tp.topic, []).append(tp.partition)
    app.assignor._assignment = ClientAssignment(actives=actives, standbys={})  # noqa: SLF001 - no public way
    app.assignor._active_tps, app.assignor._standby_tps = set(assigned), set()  # noqa: SLF001 - no public way
    app.assignor._topic_groups = dict.fromkeys(actives, 0)  # noqa: SLF001 - no public way


def _settle(sent: asyncio.Future[RecordMetadata], result: RecordMetadata | BaseException) -> None:
    if sent.done():  # the sender was cancelled meanwhile
        return
    if isinstance(result, BaseException):
        sent.set_exception(result)
    else:
        sent.set_result(result)


drivers.TRANSPORTS.aliases[SCHEME] = f"{__name__}:Transport"
