"""When `tollwire run` shows its table: once all is read."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.cli.screen import QUIET, Screen
from pipeline.stream.progress import Progress


def test_no_table_while_wires_are_being_read() -> None:
    shown = io.StringIO()
    screen = Screen(totals=list, footer="", console=Console(file=shown))
    progress = Progress(ready=True, caught_up=True, articles=8, in_hand=8)
    for _ in range(2 * QUIET):
        screen.update(progress)
    assert "since the start" not in shown.getvalue()
    progress.in_hand, progress.editions = 0, 8
    for _ in range(2 * QUIET):
        screen.update(progress)
    screen.close()
    assert "8 wires read since the start" in shown.getvalue()
