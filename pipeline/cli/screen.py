"""What `tollwire run` shows while it works: one moving line, and the table of cities whenever all is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.cli import tables
from pipeline.cli.context import console

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.status import Status

    from pipeline.model import PlaceTotals
    from pipeline.stream.progress import Progress

QUIET: Final = 3
"""Calls without anything new until a table is shown: a fifth of a second each."""


@dataclass(slots=True)
class Screen:
    """Called with the progress five times a second; `totals` reads what Redis has."""

    totals: Callable[[], list[PlaceTotals]]
    footer: str
    console: Console = field(default_factory=console)
    _status: Status | None = None
    _seen: tuple[int, ...] = ()
    _quiet: int = 0
    _shown: int = -1
    """Events that the last table knew of; -1 before the first table."""

    def update(self, progress: Progress) -> None:
        """Show where the reading stands; once it is quiet and there is news, the table."""
        counts = (progress.articles, progress.resolved, progress.events, progress.projected, progress.dead)
        self._quiet = 0 if counts != self._seen else self._quiet + 1
        self._seen = counts
        if not progress.ready or not progress.caught_up or progress.in_hand or self._quiet < QUIET:
            self._line(progress)
        elif progress.events != self._shown:
            self._pause()
            self._table(progress)
            self._shown = progress.events

    def close(self) -> None:
        """Take the moving line off the terminal."""
        self._pause()

    def _line(self, progress: Progress) -> None:
        text = f"{progress.articles:,} wires read, {progress.events:,} events"
        if self._status is None:
            self._status = self.console.status(text)
            self._status.start()
        self._status.update(text)

    def _pause(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None

    def _table(self, progress: Progress) -> None:
        if found := self.totals():
            self.console.print(tables.cities(found))
        else:
            self.console.print("No city has a toll yet.")
        dead = f", {progress.dead} could not be read (see: tollwire dead)" if progress.dead else ""
        self.console.print(f"\n{progress.articles:,} wires read since the start, {progress.events:,} events{dead}.")
        self.console.print(self.footer, highlight=False)
