"""Commands that feed, work and follow the stream: run, ingest, worker, subscribe."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.context import complain, settings

if TYPE_CHECKING:
    from pipeline.adapters.records import Appender
    from pipeline.ingest import Source
    from pipeline.settings import Settings

SOURCES = Path("config/sources.toml")

Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]
Wires = Annotated[
    Path | None, typer.Option("--sources", help=f"Wires to read; {SOURCES} if there is one.", metavar="FILE")
]
Files = Annotated[list[Path] | None, typer.Argument(help="Wire files to read once.", metavar="FILE...")]


def run(sources: Wires = None) -> int:
    """Do everything on this machine: read the wires, show the totals, watch the inbox until Ctrl-C."""
    from pipeline import ingest as feeding
    from pipeline.adapters.embedded import address
    from pipeline.adapters.redis import Totals
    from pipeline.cli.screen import Screen
    from pipeline.extract import Reader
    from pipeline.stream.run import run as running

    chosen = settings()
    wires = _sources(sources, chosen)
    reader = Reader.load(on_build=typer.echo)
    totals = Totals(address(chosen), chosen.redis.prefix)
    footer = (
        "Live feed: tollwire subscribe --since beginning   Evidence: tollwire incident ID\n"
        f"Watching {chosen.paths.inbox}/ for wire files. Ctrl-C ends; the next start goes on from here."
    )
    screen = Screen(totals.cities, footer)

    def feed(appender: Appender, stop: threading.Event) -> None:
        feeding.run(wires, appender, chosen, stop)

    try:
        running(chosen, reader, feed, screen.update)
    finally:
        screen.close()
        totals.close()
    typer.echo("Ended; nothing is lost.")
    return 0


def ingest(
    files: Files = None,
    sources: Wires = None,
    broker: Broker = None,
    *,
    watch: Annotated[bool, typer.Option("--watch", help="Go on watching the sources until Ctrl-C.")] = False,
) -> int:
    """Read wires into the topic `articles`: the files given, or the sources once, or for ever with --watch."""
    from pipeline import ingest as feeding
    from pipeline.client import open_appender

    chosen = settings(url=broker)
    wires = feeding.named_files(files) if files else _sources(sources, chosen)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with open_appender(chosen, stopped=stop.is_set) as appender:
        count = feeding.run(wires, appender, chosen, stop, once=not watch)
    typer.echo(f"{count.items:,} items, {count.dead:,} of them dead letters")
    for reason in count.refused:
        complain(reason)
    return int(bool(count.refused))


def worker(
    broker: Broker = None,
    stages: Annotated[
        str, typer.Option(help="Stages of this process, by commas.", metavar="extract,resolve,project")
    ] = "extract,resolve,project",
) -> int:
    """Work on the stream until Ctrl-C: read articles, resolve incidents, project totals into Redis."""
    from pipeline.extract import Reader
    from pipeline.stream.app import STAGES, run_worker

    chosen = [stage for stage in STAGES if stage in stages.replace(" ", "").split(",")]
    if unknown := set(stages.replace(" ", "").split(",")) - set(STAGES):
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: there are {', '.join(STAGES)}")
    run_worker(settings(url=broker), Reader.load(on_build=complain), chosen)
    return 0


def subscribe(
    broker: Broker = None,
    since: Annotated[str, typer.Option(help="beginning, now, or an offset.")] = "beginning",
    *,
    follow: Annotated[bool, typer.Option(help="Go on as events come, or end with the last one there is.")] = True,
) -> int:
    """Print incident events as JSON lines (CloudEvents, structured mode, with the offset as `sequence`)."""
    from pipeline import codec
    from pipeline.client import numbered

    if since not in {"beginning", "now"} and not since.isdecimal():
        raise typer.BadParameter(f"--since {since}: beginning, now or an offset")
    start = int(since) if since.isdecimal() else since
    chosen = settings(url=broker)
    found = numbered(chosen.broker.url, since=start, follow=follow, prefix=chosen.topics.prefix)  # type: ignore[arg-type]
    for offset, event in found:
        sys.stdout.buffer.write(codec.structured(event, sequence=offset) + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _sources(given: Path | None, chosen: Settings) -> list[Source]:
    from pipeline import ingest as feeding

    path = given or (SOURCES if SOURCES.exists() else None)
    return feeding.load_sources(path, chosen)


COMMANDS: tuple[Callable[..., int], ...] = (run, ingest, worker, subscribe)
