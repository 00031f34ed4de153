"""Commands that read files without any broker: extract, explain, replay."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.context import complain, inputs, stated_day
from pipeline.errors import BadItemError
from pipeline.model import Article

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Wire files: ninjs (object, array, JSON Lines) or plain text. Standard input if none.", metavar="FILE..."
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
            self._refuse(f"{name}: {error}")

    def _refuse(self, reason: str) -> None:
        self.failed += 1
        complain(reason)


def extract(files: Files = None, date: Day = None) -> int:
    """Print the reports of each article as one JSON line."""
    from pipeline import codec
    from pipeline.extract import Reader
    from pipeline.extract.reader import to_json

    articles, reader = Articles(files, date), Reader.load(on_build=complain)
    for article in articles:
        sys.stdout.buffer.write(codec.encode(to_json(reader.read(article))) + b"\n")
        sys.stdout.buffer.flush()
    return int(articles.failed > 0)


def explain(files: Files = None, date: Day = None) -> int:
    """Show the text with its figures marked, and what was made of each."""
    from rich.console import Console

    from pipeline.extract import Reader
    from pipeline.extract.explain import explain as explained

    articles, reader, console = Articles(files, date), Reader.load(on_build=complain), Console()
    for article in articles:
        console.print(explained(article, reader))
    return int(articles.failed > 0)


def replay(
    files: Files = None,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the results; made if absent.", metavar="DIR")
    ] = Path("replay"),
    date: Day = None,
) -> int:
    """Run the whole way over the files in memory: events.jsonl, incidents.jsonl, cities.json, countries.json."""
    from pipeline.extract import Reader
    from pipeline.stream.replay import replay as run

    articles = Articles(files, date)
    result = run(articles, Reader.load(on_build=complain))
    result.write(out)
    typer.echo(f"{len(result.incidents)} incidents, {len(result.events)} events in {out}/")
    return int(articles.failed > 0)


COMMANDS: tuple[Callable[..., int], ...] = (extract, explain, replay)
