"""Commands for those who run or build Tollwire: doctor, bench, evaluate."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.context import broker_settings, complain, console, inputs, settings
from pipeline.errors import NotFoundError, PipelineError, SettingsError
from pipeline.settings import shown, strangers

Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]
Gold = Annotated[
    list[Path], typer.Argument(help="Wires NAME.ninjs.jsonl; the labels are read from NAME.gold.jsonl.", metavar="FILE")
]


def doctor(
    *,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Only build what a first start would have to build.")
    ] = False,
) -> int:
    """Check settings, broker and Redis, and say what to do."""
    from pipeline.extract import Reader

    if prepare:
        Reader.load(on_build=typer.echo)
        return 0
    return int(not all([check() for check in _checks()]))  # noqa: C419 - every check speaks, also after a failure


def _checks() -> tuple[Callable[[], bool], ...]:
    from pipeline.adapters.health import broker_state, redis_state
    from pipeline.extract import Reader

    return (
        lambda: _check("settings", _settings),
        lambda: _check("places and weights", lambda: f"loaded, weights {Reader.load(on_build=typer.echo).weights}"),
        lambda: _check("broker", lambda: broker_state(settings())),
        lambda: _check("redis", lambda: redis_state(settings())),
    )


def _settings() -> str:
    chosen = settings()
    if strange := strangers(os.environ):
        raise SettingsError(f"{', '.join(strange)}: no such setting; variables are called TOLLWIRE_SECTION_KEY")
    return f"broker {chosen.broker.url}, redis {shown(chosen.redis.url)}"


def _check(name: str, look: Callable[[], str]) -> bool:
    try:
        typer.echo(f"ok    {name}: {look()}")
    except PipelineError as error:
        typer.echo(f"FAIL  {name}: {error}")
        return False
    return True


def bench(  # noqa: PLR0913, PLR0917 - the command's options
    files: Annotated[
        list[Path] | None, typer.Argument(help="Wire files to time; the sample wires if none.", metavar="FILE")
    ] = None,
    least: Annotated[int, typer.Option(help="Repeat the items until there are that many.", metavar="N")] = 2000,
    incidents: Annotated[
        list[int] | None,
        typer.Option("--open", help="Instead, time resolving with so many incidents open; repeat it.", metavar="N"),
    ] = None,
    closed: Annotated[int, typer.Option(help="With --open: so many others closed long before.", metavar="N")] = 0,
    flow: Annotated[
        int | None, typer.Option(help="Instead, time N made-up articles from wire to Redis on the broker.", metavar="N")
    ] = None,
    extractors: Annotated[
        int, typer.Option(help="With --flow on Kafka: processes of extract, each other stage in its own.", metavar="N")
    ] = 0,
) -> int:
    """Measure each stage's speed and memory, on one core."""
    from pipeline.evaluate import bench as measured
    from pipeline.evaluate import bench_resolve
    from pipeline.evaluate import flow as way
    from pipeline.samples import WIRES
    from pipeline.wire import split

    if incidents:
        console().print(bench_resolve.table(bench_resolve.measure(incidents, closed)))
        return 0
    if flow:
        console().print(way.table(way.measure(settings(), flow, extractors)))
        return 0
    items: list[bytes] = []
    for given in inputs(files or [WIRES]):
        if isinstance(given, str):
            raise NotFoundError(given)
        items += split(given[1], given[0])
    items *= -(-least // max(1, len(items)))
    console().print(measured.table(measured.bench(items)))
    return 0


def evaluate(
    files: Gold,
    misses: Annotated[int, typer.Option(help="Also print the first N wrong articles of each measure.", metavar="N")] = 0,
    *,
    from_gold: Annotated[
        bool, typer.Option("--from-gold", help="Hand the gold's own reports to the resolver: its share of the error alone.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON document instead of a table.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Raise the pinned floors of these sets; never lowers one.")
    ] = False,
) -> int:
    """Score extraction and replay against labels.

    Each NAME.ninjs.jsonl has its gold beside it in NAME.gold.jsonl. Every score has the number of its units behind it.
    """
    from pipeline import codec
    from pipeline.evaluate import evaluate as run
    from pipeline.evaluate import raise_floors, table, to_dict
    from pipeline.extract import Reader

    scores = run(files, Reader.load(on_build=complain), misses=misses, from_gold=from_gold)
    if json:
        sys.stdout.buffer.write(codec.encode(to_dict(scores)) + b"\n")
    else:
        screen = console()
        screen.print(table(scores, screen.width))
    if update:
        raise_floors(scores)
    return 0


def dead(
    broker: Broker = None,
    *,
    again: Annotated[bool, typer.Option("--again", help="Feed them once more, after what was wrong is mended.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")] = False,
) -> int:
    """Show wires that could not be read, and why.

    Their bytes are kept in the topic articles.dead, or in var/dead/ where they were too long. With --again they go into
    `articles` as they came, and are shown no more; those that still can't be read come back as new dead letters.
    """
    from pipeline import codec
    from pipeline.adapters.dead import open_dead, reasons
    from pipeline.cli import tables
    from pipeline.client import open_appender
    from pipeline.ingest.again import feed_again

    chosen = broker_settings(broker)
    with open_dead(chosen) as letters:
        found = list(letters.unhandled())
        if json:
            sys.stdout.buffer.writelines(codec.encode(reasons(letter)) + b"\n" for letter in found)
        elif found:
            console().print(tables.dead([reasons(letter) for letter in found]))
        else:
            typer.echo("No dead letters.")
        if again and found:
            with open_appender(chosen) as appender:
                refused = feed_again(found, appender, chosen)
            letters.handled()
            for reason in refused:
                complain(reason)
            complain(f"{len(found) - len(refused)} of {len(found)} fed again")
            return int(bool(refused))
    return 0


COMMANDS: tuple[Callable[..., int], ...] = (doctor, dead, bench, evaluate)
