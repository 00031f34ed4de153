"""Speed and memory of each stage, on the wires given: what `tollwire bench` prints."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from rich.table import Table

from pipeline import wire
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.topics import Shape
from pipeline.extract import Reader
from pipeline.stream.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.model import Article

ROUNDS: Final = 5
START: Final = "start of the reader (seconds)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """One stage's figures over `ROUNDS` runs."""

    stage: str
    items: int
    words: int
    """Words per item, on average; 0 where they don't matter."""
    per_second: float
    """Median of items per second of processor time, one core."""
    slowest: float
    """The worst run's items per second."""
    peak_mib: float
    """Resident memory of this process at its highest so far, MiB."""


def bench(items: Sequence[bytes]) -> list[Speed]:
    """Time parse, extract, the whole replay and the embedded log on these items (one wire item each)."""
    now = datetime.now(UTC)
    start = time.process_time()
    reader = Reader.load()
    speeds = [
        Speed(
            stage="start of the reader (s)",
            items=1,
            words=0,
            per_second=time.process_time() - start,
            slowest=0.0,
            peak_mib=_peak(),
        )
    ]
    articles = [wire.parse(item, received=now) for item in items]
    words = sum(len(article.body.split()) for article in articles) // max(1, len(articles))

    def appended() -> None:
        with tempfile.TemporaryDirectory() as folder:
            log = SqliteLog(Path(folder) / "bench.db")
            log.create(Shape(name="bench"))
            log.append([("bench", Message(value=item)) for item in items])
            log.close()

    def timed(stage: str, run: Callable[[], object]) -> None:
        rates = [len(items) / _seconds(run) for _ in range(ROUNDS)]
        speeds.append(
            Speed(
                stage=stage,
                items=len(items),
                words=words,
                per_second=median(rates),
                slowest=min(rates),
                peak_mib=_peak(),
            )
        )

    timed("parse", lambda: [wire.parse(item, received=now) for item in items])
    timed("extract", lambda: [reader.read(article) for article in articles])
    timed("replay (extract and resolve)", lambda: _replayed(articles, reader))
    timed("embedded log, append", appended)
    return speeds


def table(speeds: Sequence[Speed]) -> Table:
    """Show one row a stage."""
    shown = Table(title=f"Speed, one core, median of {ROUNDS} runs", title_justify="left", box=None, pad_edge=False)
    shown.add_column("Stage")
    for name in ("items", "words each", "items/s", "slowest run", "peak MiB"):
        shown.add_column(name, justify="right")
    for speed in speeds:
        rate = f"{speed.per_second:,.2f}" if speed.stage == START else f"{speed.per_second:,.0f}"
        slowest = f"{speed.slowest:,.0f}" if speed.slowest else ""
        words = str(speed.words or "")
        shown.add_row(speed.stage, f"{speed.items:,}", words, rate, slowest, f"{speed.peak_mib:.0f}")
    return shown


def _replayed(articles: Sequence[Article], reader: Reader) -> object:
    return replay(articles, reader)


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return max(time.process_time() - start, 1e-9)


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)
