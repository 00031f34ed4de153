"""What the commands share: settings, error lines, output."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from pipeline.errors import BusyError, NotFoundError, PipelineError, SettingsError, UnavailableError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

CONFIG: Final = Path("config/pipeline.toml")
CODES: Final = {SettingsError: 2, UnavailableError: 3, BusyError: 4, NotFoundError: 1}


PIPED: Final = 10_000
"""Columns of an output that is no terminal: nothing is cut or wrapped for whoever reads it."""


def exit_code(error: PipelineError) -> int:
    """Exit code of an error's class (the list stands in `tollwire --help`)."""
    return next((code for kind, code in CODES.items() if isinstance(error, kind)), 1)


def fail(message: str, code: int) -> NoReturn:
    """Print one line on standard error and end."""
    complain(message)
    sys.exit(code)


def complain(message: str) -> None:
    """Print one line on standard error and go on."""
    typer.echo(f"tollwire: {' '.join(message.split())}", err=True)


def console() -> Console:
    """Give a console as wide as the terminal; wide without end where the output goes elsewhere."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPED, highlight=False)


def broker_settings(url: str | None) -> Settings:
    """Read the settings for a command that needs the broker; say so where it has to be waited for."""
    from pipeline.adapters.health import WAIT_SECONDS, answers

    chosen = settings(url=url)
    if not answers(chosen.broker.url):
        complain(f"{chosen.broker.url} doesn't answer: waiting up to {WAIT_SECONDS:.0f} s; check broker.url, or --broker")
    return chosen


def settings(**broker: str | None) -> Settings:
    """Read the settings of this call: files, environment, then options that were given (broker url)."""
    named = os.environ.get("TOLLWIRE_CONFIG")
    files = [Path(name) for name in named.split(os.pathsep)] if named else [CONFIG] if CONFIG.exists() else []
    environ = dict(os.environ)
    if broker.get("url"):
        environ["TOLLWIRE_BROKER_URL"] = str(broker["url"])
    return Settings.load(files, environ)


def stated_day(text: str | None) -> datetime | None:
    """Read --date: a day (YYYY-MM-DD, noon UTC) or a time with its offset.

    >>> stated_day("2024-07-08").isoformat()
    '2024-07-08T12:00:00+00:00'
    """
    if text is None:
        return None
    try:
        if len(text) == len("2024-07-08"):
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        stated = datetime.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"--date {text}: write 2024-07-08 or 2024-07-08T14:30:00+00:00") from None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def inputs(files: list[Path] | None) -> Iterator[tuple[str, bytes, datetime] | str]:
    """Yield (name, bytes, time of the file or now) of each file, or of standard input where none is given.

    In place of a file that can't be read, yield the line that says so.
    """
    if not files:
        if sys.stdin.isatty():
            complain("reading standard input: end it with Ctrl-D, or give files")
        yield "standard input", sys.stdin.buffer.read(), datetime.now(UTC)
        return
    for path in files:
        try:
            yield str(path), path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as error:
            yield f"{path}: can't be read: {error.strerror}; check the path"
