"""The loop of ingest: look at every source, append what is new, remember it once it is acknowledged."""

from __future__ import annotations

import hashlib
import logging
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.adapters import articles
from pipeline.adapters.lock import FileLock
from pipeline.adapters.oversize import put_aside
from pipeline.adapters.topics import ARTICLES, DEAD
from pipeline.errors import BadItemError, BusyError, UnavailableError
from pipeline.ingest.files import Piece, Stamp, is_wire, pieces
from pipeline.ingest.positions import Positions

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from pipeline.adapters.records import Appender, Message
    from pipeline.ingest.sources import Source
    from pipeline.settings import Settings

BATCH: Final = 500
"""Items appended and remembered together at the most."""
BATCH_BYTES: Final = 8 * 1024 * 1024
PAUSE: Final = 0.05
"""Shortest pause between two looks, seconds."""
RETRY_SECONDS: Final = 1.0
"""Between two attempts while the broker is away."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Count:
    """What was done since the start."""

    items: int = 0
    dead: int = 0
    refused: list[str] = field(default_factory=list)
    """One line for each file or folder that couldn't be read."""


@dataclass(slots=True)
class Feeder:
    """The sources, where their items go, and how far they have been read."""

    appender: Appender
    settings: Settings
    positions: Positions
    stop: threading.Event
    count: Count = field(default_factory=Count)
    _seen: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)
    """Files as they were at the last look, and since when: who is still writing one isn't disturbed."""
    _done: dict[tuple[str, Path], Stamp] = field(default_factory=dict)
    """Files that have been read whole, so that a large folder costs one look at each."""

    def look(self, source: Source, *, settle: bool) -> None:
        """Read what is new of a source; a file that can't be read is told of once and tried again."""
        for path in self._files(source):
            if self.stop.is_set():
                return
            try:
                stamp = Stamp.of(path)
                if self._done.get((source.name, path)) == stamp:
                    continue
                if settle and source.kind == "folder" and not self._settled(path, stamp):
                    continue
                self._read(source, path, stamp)
            except FileNotFoundError:
                self._refuse(f"{path}: no such file; check `path` of source {source.name}")
            except (OSError, BadItemError) as error:
                self._refuse(f"{path}: can't be read: {error}")

    def _files(self, source: Source) -> list[Path]:
        place = source.place
        if source.kind != "folder":
            return [place]
        if not place.is_dir():
            self._refuse(f"{place}: no such folder; make it, or change `path` of source {source.name}")
            return []
        return sorted(filter(is_wire, place.iterdir()), key=lambda path: (_modified(path), path.name))

    def _settled(self, path: Path, stamp: Stamp) -> bool:
        known = self._seen.get(path)
        if known is None or known[0] != stamp:
            self._seen[path] = (stamp, time.monotonic())
            return False
        return time.monotonic() - known[1] >= self.settings.ingest.settle_seconds

    def _read(self, source: Source, path: Path, stamp: Stamp) -> None:
        start = self.positions.start(source.name, path, stamp)
        if start is not None and not self._feed(source, path, stamp, start):
            return
        self._seen.pop(path, None)
        self._done[source.name, path] = stamp

    def _feed(self, source: Source, path: Path, stamp: Stamp, position: int) -> bool:
        """Append the file's items from the position on; False where it was stopped before the end."""
        for batch in _batches(pieces(path, position)):
            if self.stop.is_set():
                return False
            self._append(source, stamp, batch)
            position = batch[-1].following
            self.positions.save(source.name, path, stamp, position, done=False)
        self.positions.save(source.name, path, stamp, position, done=True)
        return True

    def _append(self, source: Source, stamp: Stamp, batch: Sequence[Piece]) -> None:
        """Append a batch, for as long as it takes: a broker that is away is waited for."""
        limit = self.settings.ingest.max_article_bytes
        date = datetime.fromtimestamp(stamp.modified / 1e9, UTC)
        fitting = [self._message(source, piece, date) for piece in batch if piece.length <= limit]
        too_long = [self._oversized(source, piece) for piece in batch if piece.length > limit]
        for topic, messages in ((ARTICLES, fitting), (DEAD, too_long)):
            self._insist(topic, messages)
        self.count.items += len(batch)
        self.count.dead += len(too_long)

    def _insist(self, topic: str, messages: Sequence[Message]) -> None:
        while messages:
            try:
                self.appender.append(topic, messages)
            except UnavailableError as error:
                if self.stop.wait(RETRY_SECONDS):
                    raise
                log.warning("%s; trying again", error)
            else:
                return

    def _message(self, source: Source, piece: Piece, date: datetime) -> Message:
        received = datetime.now(UTC)
        return articles.article(piece.data, source=source.name, received=received, format=source.format, date=date)

    def _oversized(self, source: Source, piece: Piece) -> Message:
        folder, limit = Path(self.settings.paths.var) / "dead", self.settings.ingest.max_article_bytes
        return put_aside(piece.data, limit, folder, stage="ingest", source=source.name)

    def _refuse(self, reason: str) -> None:
        if reason not in self.count.refused:
            self.count.refused.append(reason)
            log.warning("%s", reason)


def run(  # noqa: PLR0913 - what it works on, and two switches
    sources: Sequence[Source],
    appender: Appender,
    settings: Settings,
    stop: threading.Event,
    *,
    once: bool = False,
    beat: Callable[[], None] = lambda: None,
) -> Count:
    """Feed until `stop` is set, or (`once`) until everything that is there has been read; `beat` is called every round.

    Several processes may feed the same sources: each source is read by the one that holds its lock.
    """
    var = Path(settings.paths.var)
    for source in sources:
        if source.kind == "folder" and source.path == settings.paths.inbox:
            source.place.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held, closing(Positions(var / "ingest.db")) as positions:
        feeder = Feeder(appender, settings, positions, stop)
        locked: set[str] = set()
        due = dict.fromkeys((source.name for source in sources), 0.0)
        while not stop.is_set():
            beat()
            for source in sources:
                if time.monotonic() >= due[source.name] and _hold(source, var, locked, held):
                    _look(feeder, source, settle=not once)
                    due[source.name] = time.monotonic() + source.poll
            if once:
                break
            stop.wait(PAUSE)
        return feeder.count


def _look(feeder: Feeder, source: Source, *, settle: bool) -> None:
    try:
        feeder.look(source, settle=settle)
    except UnavailableError:
        if not feeder.stop.is_set():
            raise


def _hold(source: Source, var: Path, locked: set[str], held: ExitStack) -> bool:
    """Take the source's lock if nobody has it."""
    if source.name not in locked:
        digest = hashlib.sha256(source.name.encode()).hexdigest()[:16]
        try:
            held.enter_context(FileLock(var / f"ingest-{digest}.lock", f"source {source.name}"))
        except BusyError:
            return False
        locked.add(source.name)
    return True


def _batches(found: Iterator[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in found:
        batch.append(piece)
        size += piece.length
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
