"""The one Faust app: its stages, on whichever broker the settings name."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import faust
from faust.types import TP

from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.embedded import EMBEDDED, EmbeddedRedis, address
from pipeline.adapters.lock import worker_lock
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.redis import Projection
from pipeline.adapters.security import kafka_options
from pipeline.adapters.tail import LogTail
from pipeline.adapters.topics import ARTICLES, DEAD, REPORTS, RULINGS, shapes
from pipeline.errors import UnavailableError
from pipeline.extract import Reader
from pipeline.stream import kafka, sqlite
from pipeline.stream.apart import Apart, Readers
from pipeline.stream.extracting import Here, extract, over
from pipeline.stream.lag import LOOK_SECONDS, LagWatch
from pipeline.stream.outbox import Outbox, ProducerOutbox, ShutOutError, leave
from pipeline.stream.progress import Progress
from pipeline.stream.projecting import Projector
from pipeline.stream.resolving import Desk, resolve
from pipeline.stream.ruling import Court

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    from pipeline.adapters.tail import Tail
    from pipeline.settings import Settings
    from pipeline.stream.extracting import Reading, Reads

Stage = Literal["extract", "resolve", "project"]
STAGES: Final[tuple[Stage, ...]] = ("extract", "resolve", "project")

GROUP: Final = "tollwire"
"""The consumer group of all workers, after the topics' prefix."""
SWEEP_SECONDS: Final = 60.0
REDIS_SECONDS: Final = 1.0
"""How often the embedded Redis is looked after."""
STOP_SECONDS: Final = 4.0
STOP_SECONDS_KAFKA: Final = 9.0
"""A stop that takes longer is ended hard: nothing is lost by it, some work is done again."""
BUFFER: Final = 256
"""Messages that wait in memory before a stage."""

MAX_REQUEST: Final = 4 * 1024 * 1024

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Worker:
    """The stages of one process on the embedded log or on Kafka, from opening to closing.

    Raises BusyError where another worker holds the embedded log.
    """

    settings: Settings
    reader: Reads
    stages: tuple[Stage, ...] = STAGES
    progress: Progress = field(default_factory=Progress)
    log_file: SqliteLog | None = None
    """The embedded log, if somebody has opened it already."""
    _held: ExitStack = field(default_factory=ExitStack)
    _claimed: bool = False
    _app: Any = None
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _court: Court | None = None
    _sitting: asyncio.Task[None] | None = None
    """The court, while it is ours to sit."""
    _closing: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    def claim(self) -> None:
        """Take the embedded log's lock, or raise BusyError; done by `start` if not before."""
        path = log_path(self.settings.broker.url)
        if path is not None and not self._claimed:
            self._held.enter_context(worker_lock(path))
            self._claimed = True

    async def start(self) -> None:
        """Open everything and begin; returns while the state is still being restored."""
        self.claim()
        self._open()
        if "project" in self.stages:
            self._watch(self._project())
        if self.log_file is not None:
            self._watch(self._sweep(self.log_file))
        if {"extract", "resolve"} & set(self.stages):
            await self._start_app()
        else:
            self.progress.ready = True

    async def _start_app(self) -> None:
        self._app = self._make_app()
        out = ProducerOutbox(self._app, self.settings.topics.prefix)
        if "extract" in self.stages:
            aside = over(self.settings.ingest.max_article_bytes, Path(self.settings.paths.var) / "dead")
            reading = await self._reading()
            self._agent(ARTICLES, lambda stream: extract(stream, reading, out, self.progress, aside))
        if "resolve" in self.stages:
            self._add_resolve()
        self._app.on_rebalance_complete.connect(self._ready, weak=False)
        self._app.finalize()
        await self._app.maybe_start()
        self._watch(self._watch_lag())

    async def _reading(self) -> Reading:
        """Read in processes of their own where one worker does everything, else here: on Kafka workers are started."""
        number = self.settings.extract.processes if self.log_file is not None and isinstance(self.reader, Reader) else 0
        if not number or (os.cpu_count() or 1) == 1:
            return Here(self.reader)
        readers = Readers([await Apart.start() for _ in range(number)], self.reader)
        self._closing.append(readers.close)
        return readers

    def _watch(self, work: Coroutine[Any, Any, None]) -> None:
        """Keep a task that must not end before we do."""
        task = asyncio.create_task(work)
        task.add_done_callback(_must_not_end)
        self._tasks.append(task)

    async def _watch_lag(self) -> None:
        """Leave when messages wait and nothing moves."""
        watch, progress = LagWatch(), self.progress
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                waiting: int | None = await asyncio.wait_for(self._app.consumer.unfinished(), LOOK_SECONDS)
            except Exception:  # noqa: BLE001 - the broker is away, or the driver in a rebalance: no ground to leave
                waiting = None
            if watch.stalled(waiting, (progress.articles, progress.dead, progress.resolved), time.monotonic()):
                leave(f"{waiting} messages wait, and nothing moves")

    async def stop(self) -> None:
        """Finish what is in hand, commit, close; ends the process hard if that takes too long."""
        embedded = log_path(self.settings.broker.url) is not None
        watch = threading.Timer(STOP_SECONDS if embedded else STOP_SECONDS_KAFKA, leave, ["the stop took too long"])
        watch.daemon = True
        watch.start()
        for task in self._tasks:
            task.remove_done_callback(_must_not_end)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._adjourn()
        if self._app is not None:
            await self._app.stop()
        for close in self._closing:
            await close()
        self._held.close()
        watch.cancel()

    def check(self) -> None:
        """Leave the process if a service inside Faust died: whoever watches it starts it again."""
        if self._app is not None and self._app.crashed:
            leave("a service inside Faust died", self._app.crash_reason)

    def _open(self) -> None:
        path = log_path(self.settings.broker.url)
        if "project" in self.stages and self.settings.redis.url == EMBEDDED:
            self._serve_redis(alone=path is not None)
        if path is None:
            from pipeline.adapters.kafka import prepare  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

            hosts = kafka_hosts(self.settings.broker.url)
            prepare(hosts, shapes(self.settings.topics), self.settings.broker.replication, self._security())
            return
        if self.log_file is None:
            self.log_file = SqliteLog(path)
            self._held.callback(self.log_file.close)
        for shape in shapes(self.settings.topics):
            self.log_file.create(shape)

    def _serve_redis(self, *, alone: bool) -> None:
        """Have the embedded server; it ends with us if we started it, or if (on an embedded log) nobody else can."""
        server = EmbeddedRedis(Path(self.settings.paths.var) / "redis")
        server.start()
        if alone or server.process is not None:
            self._held.callback(server.stop)
        self._watch(self._keep_redis(server))

    async def _keep_redis(self, server: EmbeddedRedis) -> None:
        """Start the embedded server again should it die."""
        while True:
            await asyncio.sleep(REDIS_SECONDS)
            try:
                await asyncio.to_thread(server.start)
            except UnavailableError as error:
                log.warning("%s; trying again", error)

    def _security(self) -> dict[str, Any]:
        return kafka_options(self.settings.broker)

    def _make_app(self) -> Any:
        broker = self.settings.broker
        if log_path(broker.url) is None:
            urls = [f"{kafka.SCHEME}://{host}" for host in kafka_hosts(broker.url)]
        else:
            urls = [f"{sqlite.SCHEME}://"]
        folder = Path(self.settings.paths.var) / "faust"
        folder.parent.mkdir(parents=True, exist_ok=True)  # Faust makes the last folder alone
        app = faust.App(
            self.settings.topics.prefix + GROUP,
            broker=urls,
            broker_credentials=kafka.credentials(self._security()),
            datadir=folder,
            store="memory://",
            web_enabled=False,
            topic_allow_declare=False,
            topic_disable_leader=True,
            reply_create_topic=False,
            consumer_auto_offset_reset="earliest",
            table_standby_replicas=0,  # no Faust tables: plain round robin, also between workers of different stages
            stream_buffer_maxsize=BUFFER,
            stream_wait_empty=True,
            broker_commit_interval=1.0,
            broker_session_timeout=broker.session_timeout,
            broker_heartbeat_interval=broker.session_timeout / 3,
            broker_rebalance_timeout=broker.session_timeout,  # a member that died while joining holds up all others
            producer_acks=-1,
            producer_linger=broker.linger,
            producer_max_batch_size=262_144,
            producer_max_request_size=MAX_REQUEST,
            producer_request_timeout=60.0,
        )
        app.log_file = self.log_file  # type: ignore[attr-defined]  # where our transport looks for it
        return app

    def _agent(self, topic: str, work: Callable[[Any], Any]) -> None:
        name = self.settings.topics.prefix + topic
        source = self._app.topic(
            name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw"
        )

        async def guarded(stream: Any) -> None:
            try:
                await work(stream)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - Faust would acknowledge the message that it failed on
                leave(f"the stage that reads {name} failed", error)

        self._app.agent(source, concurrency=1, name=f"{name}-agent")(guarded)

    def _add_resolve(self) -> None:
        prefix = self.settings.topics.prefix
        out = self._resolve_outbox()
        desk = Desk(self._tail(), prefix, out, self.progress, Path(self.settings.paths.var))
        court = self._court = Court(self._tail(), prefix, desk, out, self.progress)
        self._agent(REPORTS, lambda stream: resolve(stream, desk, out, self.progress))

        async def assigned(*_: Any, **__: Any) -> None:
            ours = TP(prefix + REPORTS, 0) in self._app.consumer.assignment()
            await self._adjourn()
            try:
                await (desk.take_over() if ours else desk.hand_over())
            except ShutOutError:
                log.warning("the work went to another worker while its state was restored")
            except Exception as error:  # noqa: BLE001 - Faust would go on without state
                leave("the state could not be restored", error)
            if ours:
                self._sitting = asyncio.create_task(court.sit())
                self._sitting.add_done_callback(_must_not_end)

        self._app.on_rebalance_complete.connect(assigned, weak=False)

    async def _adjourn(self) -> None:
        """Read no more rulings, once the one in hand is carried out."""
        if self._sitting is not None and self._court is not None:
            self._sitting.remove_done_callback(_must_not_end)
            self._court.adjourn()
            await self._sitting
            self._sitting = None

    def _resolve_outbox(self) -> Outbox:
        prefix = self.settings.topics.prefix
        if log_path(self.settings.broker.url) is not None:
            return ProducerOutbox(self._app, prefix)
        from pipeline.stream.transactions import TransactionOutbox  # noqa: PLC0415 - Kafka alone

        hosts = kafka_hosts(self.settings.broker.url)
        out = TransactionOutbox(hosts, prefix, f"{GROUP}-resolve", MAX_REQUEST, self._security())
        self._closing.append(out.close)
        return out

    async def _ready(self, *_: Any, **__: Any) -> None:
        self.progress.ready = True

    def _tail(self) -> Tail:
        if self.log_file is not None:
            return LogTail(self.log_file)
        from pipeline.adapters.kafka import KafkaTail  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

        tail = KafkaTail(kafka_hosts(self.settings.broker.url), self._security())
        self._held.callback(tail.close)
        return tail

    async def _project(self) -> None:
        projection = Projection(address(self.settings), self.settings.redis.prefix)
        try:
            await Projector(self._tail(), projection, self.settings.topics.prefix, self.progress).run()
        finally:
            await projection.close()

    async def _sweep(self, log_file: SqliteLog) -> None:
        """Let old records go; dead letters that go unhandled are told of."""
        prefix = self.settings.topics.prefix
        readers = dict.fromkeys((prefix + ARTICLES, prefix + REPORTS, prefix + RULINGS), prefix + GROUP)
        while True:
            gone = await asyncio.to_thread(log_file.sweep, time.time(), readers)
            if lost := gone.get(prefix + DEAD):
                log.warning("%s dead letters were never handled and are older than they are kept: deleted", lost)
            await asyncio.sleep(SWEEP_SECONDS)


def _must_not_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled():
        leave("a task ended that must not", task.exception())


def run_worker(
    settings: Settings,
    reader: Reads,
    stages: Iterable[Stage] = STAGES,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> None:
    """Run the stages until SIGINT or SIGTERM, then finish cleanly.

    `on_progress` is called five times a second. Raises BusyError, SettingsError, UnavailableError.
    """
    worker = Worker(settings=settings, reader=reader, stages=tuple(stages))
    asyncio.run(attend(worker, on_progress))


async def attend(
    worker: Worker, on_progress: Callable[[Progress], None], ended: Callable[[], bool] = lambda: False
) -> None:
    """Start the worker, keep it until a signal comes or `ended` says so, and stop it."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        await worker.start()
        while not stop.is_set() and not ended():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), 0.2)
            on_progress(worker.progress)
            worker.check()
    finally:
        await worker.stop()
