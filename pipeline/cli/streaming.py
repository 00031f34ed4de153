"""Commands that feed, work and follow the stream: run, ingest, worker, subscribe, reprocess."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.context import broker_settings, complain, console, settings
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from pipeline.adapters.records import Appender
    from pipeline.ingest import Source
    from pipeline.settings import Settings

SOURCES = Path("config/sources.toml")

Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]
Wires = Annotated[
    Path | None, typer.Option("--sources", help=f"Wires to read; {SOURCES} if there is one.", metavar="FILE")
]
Files = Annotated[list[Path] | None, typer.Argument(help="Wire files to read once.", metavar="FILE")]


def run(sources: Wires = None) -> int:
    """Do everything on this machine, until Ctrl-C.

    Reads the wires, shows the totals, and goes on watching the inbox. The broker and the Redis are embedded: their
    files are in var/, and the next start goes on where this one stopped.
    """
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
        "Live feed: tollwire subscribe   Evidence: tollwire why CITY\n"
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
    """Read wires into the topic `articles`.

    The files given, else the sources: once, or for ever with --watch.
    """
    from pipeline import ingest as feeding
    from pipeline.adapters.pulse import Pulse
    from pipeline.client import open_appender

    chosen = broker_settings(broker)
    wires = feeding.named_files(files) if files else _sources(sources, chosen)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    pulse = Pulse(Path(chosen.paths.var))
    with open_appender(chosen, stopped=stop.is_set) as appender:
        count = feeding.run(wires, appender, chosen, stop, once=not watch, beat=pulse.beat)
    typer.echo(f"{count.items:,} items, {count.dead:,} of them dead letters")
    return int(bool(count.refused))


def worker(
    broker: Broker = None,
    stages: Annotated[
        str, typer.Option(help="Stages of this process, by commas.", metavar="extract,resolve,project")
    ] = "extract,resolve,project",
) -> int:
    """Work on the stream, until Ctrl-C.

    Reads articles, resolves incidents, projects totals into Redis. On Kafka any number of workers share the reading; of
    those that resolve one is active, the others stand by.
    """
    from pipeline.adapters.pulse import Pulse
    from pipeline.extract import Reader
    from pipeline.stream.app import STAGES, run_worker

    chosen = [stage for stage in STAGES if stage in stages.replace(" ", "").split(",")]
    if unknown := set(stages.replace(" ", "").split(",")) - set(STAGES):
        raise SettingsError(f"--stages {', '.join(sorted(unknown))}: there are {', '.join(STAGES)}")
    loaded = broker_settings(broker)
    run_worker(loaded, Reader.load(on_build=complain), chosen, Pulse(Path(loaded.paths.var)).beat)
    return 0


def subscribe(
    broker: Broker = None,
    since: Annotated[str, typer.Option(help="beginning, now, or an offset.", metavar="WHERE")] = "beginning",
    *,
    follow: Annotated[bool, typer.Option(help="Go on as events come, or end with the last one there is.")] = True,
) -> int:
    """Print incident events as JSON lines.

    CloudEvents in structured mode, with the event's offset in the log as `sequence`: --since takes it to go on from
    there.
    """
    from pipeline import codec
    from pipeline.client import numbered

    if since not in {"beginning", "now"} and not since.isdecimal():
        raise SettingsError(f"--since {since}: give beginning, now or an offset")
    start = int(since) if since.isdecimal() else since
    chosen = broker_settings(broker)
    found = numbered(chosen.broker, since=start, follow=follow, prefix=chosen.topics.prefix)  # type: ignore[arg-type]
    for offset, event in found:
        sys.stdout.buffer.write(codec.structured(event, sequence=offset) + b"\n")
        sys.stdout.buffer.flush()
    return 0


def reprocess(
    broker: Broker = None,
    *,
    switch: Annotated[bool, typer.Option("--switch", help="Have the new readings take effect.")] = False,
) -> int:
    """Read all kept articles again, and show what changes.

    Code and weights are those installed now. Nothing is changed without --switch. With it, the running worker
    takes the new readings in: every change is an event like any other. Restart workers first, so that they read what
    comes now with the same code.
    """
    from rich.console import Console

    from pipeline.cli import tables
    from pipeline.client import open_appender
    from pipeline.extract import Reader
    from pipeline.stream.reprocessing import reprocess as read_again
    from pipeline.stream.reprocessing import switch as take_effect

    chosen = broker_settings(broker)
    with Console(stderr=True).status("Reading") as status:
        outcome = read_again(
            chosen, Reader.load(on_build=complain), int(time.time()), lambda n: status.update(f"{n:,} articles read")
        )
    screen = console()
    events = ", ".join(f"{number:,} {kind}" for kind, number in outcome.events) or "none"
    screen.print(f"{outcome.articles:,} articles read again, {outcome.dead:,} of them can't be read. Events: {events}.")
    screen.print(tables.differences(outcome.places))
    if not switch:
        screen.print("Nothing is changed; --switch makes it so.")
        return 0
    with open_appender(chosen) as appender:
        take_effect(outcome, appender)
    screen.print(f"{len(outcome.editions):,} new readings sent; the worker takes them in.")
    return 0


def _sources(given: Path | None, chosen: Settings) -> list[Source]:
    from pipeline import ingest as feeding

    path = given or (SOURCES if SOURCES.exists() else None)
    return feeding.load_sources(path, chosen)


COMMANDS: tuple[Callable[..., int], ...] = (run, ingest, worker, subscribe, reprocess)
