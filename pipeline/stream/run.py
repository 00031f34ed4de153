"""Everything in one process, on one machine, with nothing installed: what `tollwire run` does."""

from __future__ import annotations

import asyncio
import threading
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.adapters.appender import LogAppender
from pipeline.adapters.broker import log_path
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.topics import shapes
from pipeline.errors import SettingsError
from pipeline.stream.app import GROUP, Worker, attend

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.adapters.records import Appender
    from pipeline.settings import Settings
    from pipeline.stream.extracting import Reads
    from pipeline.stream.progress import Progress

    Feed = Callable[[Appender, threading.Event], None]

JOIN_SECONDS: Final = 2.0


@dataclass(slots=True)
class Feeding:
    """Ingest in a thread of its own: `feed` appends until the event is set."""

    feed: Feed
    appender: Appender
    stop: threading.Event
    error: BaseException | None = None
    thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self.thread = threading.Thread(target=self._run, name="ingest", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self.feed(self.appender, self.stop)
        except BaseException as error:  # noqa: BLE001 - the main thread raises it
            self.error = error

    def end(self) -> None:
        """Stop; what was not acknowledged is fed again after the next start. Raises what `feed` raised."""
        self.stop.set()
        if self.thread is not None:
            self.thread.join(JOIN_SECONDS)
        if self.error is not None:
            raise self.error


def run(
    settings: Settings,
    reader: Reads,
    feed: Feed,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> None:
    """Run the worker with all stages, and `feed`, until SIGINT or SIGTERM, or until `feed` fails.

    `feed(appender, stop)` appends articles until `stop` is set; it may return earlier. `on_progress` is called five
    times a second, in the main thread. Raises BusyError where a worker is at work on this log already, SettingsError
    for a broker that isn't embedded, and whatever `feed` raises.
    """
    path = log_path(settings.broker.url)
    if path is None:
        raise SettingsError("run works on the embedded log: set broker.url to sqlite:///path, or start `worker`")
    with ExitStack() as held:
        log = held.enter_context(closing(SqliteLog(path)))
        worker = Worker(settings=settings, reader=reader, log_file=log)
        worker.claim()
        for shape in shapes(settings.topics):
            log.create(shape)
        stop = threading.Event()
        prefix = settings.topics.prefix
        appender = LogAppender(
            log, prefix=prefix, group=prefix + GROUP, backlog=settings.ingest.backlog, stopped=stop.is_set
        )
        feeding = Feeding(feed, appender, stop)
        held.callback(feeding.end)
        feeding.start()
        asyncio.run(attend(worker, on_progress, lambda: feeding.error is not None))
