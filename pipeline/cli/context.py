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

CONFIG: Final = Path("config/pipeline.toml")
CODES: Final = {SettingsError: 2, UnavailableError: 3, BusyError: 4, NotFoundError: 1}


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
        raise typer.BadParameter(f"{text!r} is no date: write 2024-07-08 or 2024-07-08T14:30:00+00:00") from None
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)


def inputs(files: list[Path] | None) -> Iterator[tuple[str, bytes, datetime] | str]:
    """Yield (name, bytes, time of the file or now) of each file, or of standard input where none is given.

    In place of a file that can't be read, yield the line that says so.
    """
    if not files:
        yield "standard input", sys.stdin.buffer.read(), datetime.now(UTC)
        return
    for path in files:
        try:
            yield str(path), path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as error:
            yield f"{path}: can't be read: {error.strerror}; check the path"
