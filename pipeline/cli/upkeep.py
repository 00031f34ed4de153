"""Commands for those who run or build Tollwire: doctor, bench, evaluate."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.context import complain, settings
from pipeline.errors import PipelineError

Gold = Annotated[
    list[Path], typer.Argument(help="Wires NAME.ninjs.jsonl; the labels are read from NAME.gold.jsonl.", metavar="FILE...")
]


def doctor(
    *,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Only build what a first start would have to build.")
    ] = False,
) -> int:
    """Check settings, places, broker and Redis, and say what to do."""
    from pipeline.extract import Reader

    if prepare:
        Reader.load(on_build=typer.echo)
        return 0
    return int(not all([check() for check in _checks()]))  # noqa: C419 - every check speaks, also after a failure


def _checks() -> tuple[Callable[[], bool], ...]:
    from pipeline.adapters.health import broker_state, redis_state
    from pipeline.extract import Reader

    return (
        lambda: _check("settings", lambda: f"broker {settings().broker.url}, redis {settings().redis.url}"),
        lambda: _check("places and weights", lambda: f"loaded, weights {Reader.load(on_build=typer.echo).weights}"),
        lambda: _check("broker", lambda: broker_state(settings())),
        lambda: _check("redis", lambda: redis_state(settings())),
    )


def _check(name: str, look: Callable[[], str]) -> bool:
    try:
        typer.echo(f"ok    {name}: {look()}")
    except PipelineError as error:
        typer.echo(f"FAIL  {name}: {error}")
        return False
    return True


def bench(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Wire files to time; the sample wires if none.", metavar="FILE...")
    ] = None,
    least: Annotated[int, typer.Option(help="Repeat the items until there are that many.")] = 2000,
) -> int:
    """Measure the speed and memory of each stage on one core."""
    from rich.console import Console

    from pipeline.evaluate import bench as measured
    from pipeline.samples import WIRES
    from pipeline.wire import split

    items = [item for path in files or [WIRES] for item in split(path.read_bytes(), path.name)]
    items *= -(-least // max(1, len(items)))
    Console().print(measured.table(measured.bench(items)))
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
    """Score extraction and replay against the gold beside each file."""
    from rich.console import Console

    from pipeline import codec
    from pipeline.evaluate import evaluate as run
    from pipeline.evaluate import raise_floors, table, to_dict
    from pipeline.extract import Reader

    scores = run(files, Reader.load(on_build=complain), misses=misses, from_gold=from_gold)
    if json:
        sys.stdout.buffer.write(codec.encode(to_dict(scores)) + b"\n")
    else:
        Console().print(table(scores))
    if update:
        raise_floors(scores)
    return 0


COMMANDS: tuple[Callable[..., int], ...] = (doctor, bench, evaluate)
