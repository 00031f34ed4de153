"""Commands that read files without any broker: extract, explain, replay."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.context import complain, console, inputs, stated_day
from pipeline.errors import BadItemError, SettingsError
from pipeline.model import Article

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Wire files: ninjs (object, array, JSON Lines) or plain text. Standard input if none.", metavar="FILE"
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", help="Date of items that state none (2024-07-08); else that of the file.", metavar="DAY"),
]


class Articles:
    """The articles of some files; `failed` counts what could not be read (each is one line on standard error)."""

    def __init__(self, files: list[Path] | None, day: str | None) -> None:
        self.files, self.date, self.failed = files, stated_day(day), 0

    def __iter__(self) -> Iterator[Article]:
        """Yield them in order of the files."""
        for given in inputs(self.files):
            if isinstance(given, str):
                self._refuse(given)
            else:
                yield from self._of(*given)

    def _of(self, name: str, data: bytes, modified: datetime) -> Iterator[Article]:
        from pipeline.wire import parse, split

        try:
            items = enumerate(split(data, name), 1)
            for number, item in items:
                try:
                    yield parse(item, received=self.date or modified, source="", date=self.date)
                except BadItemError as error:
                    self._refuse(f"{name}, item {number}: {error}")
        except BadItemError as error:
            self._refuse(str(error))

    def _refuse(self, reason: str) -> None:
        self.failed += 1
        complain(reason)


def extract(files: Files = None, date: Day = None) -> int:
    """Print the reports of each article as one JSON line.

    {"article": uri, "reports": [...]}: an edition that says nothing of casualties has an empty list. An item that
    can't be read gives a line on standard error, the rest goes on, and the exit code is 1.
    """
    from pipeline import codec
    from pipeline.extract import Reader
    from pipeline.extract.reader import to_json

    articles, reader = Articles(files, date), Reader.load(on_build=complain)
    for article in articles:
        sys.stdout.buffer.write(codec.encode(to_json(reader.read(article))) + b"\n")
        sys.stdout.buffer.flush()
    return int(articles.failed > 0)


def explain(files: Files = None, date: Day = None) -> int:
    """Show a text with its figures marked.

    Below it stands what was made of each figure and why, and the reports that came of them.
    """
    from pipeline.extract import Reader
    from pipeline.extract.explain import explain as explained

    articles, reader, screen = Articles(files, date), Reader.load(on_build=complain), console()
    for article in articles:
        screen.print(explained(article, reader))
    return int(articles.failed > 0)


def replay(
    files: Files = None,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the results; made if absent.", metavar="DIR")
    ] = Path("replay"),
    date: Day = None,
) -> int:
    """Run the whole way over files, in memory.

    The same functions as the stream's, in order of the items' own times. Writes events.jsonl, incidents.jsonl,
    cities.json and countries.json.
    """
    from pipeline.extract import Reader
    from pipeline.stream.replay import replay as run

    articles = Articles(files, date)
    result = run(articles, Reader.load(on_build=complain))
    try:
        result.write(out)
    except OSError as error:
        raise SettingsError(f"{out}: can't be written: {error.strerror}; give --out another folder") from error
    typer.echo(f"{len(result.incidents)} incidents, {len(result.events)} events in {out}/")
    return int(articles.failed > 0)


COMMANDS: tuple[Callable[..., int], ...] = (extract, explain, replay)
