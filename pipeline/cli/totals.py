"""Commands that show what is known now: cities, incident."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from pipeline.cli.context import settings

Json = Annotated[bool, typer.Option("--json", help="One JSON document instead of a table.")]
Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]


def cities(*, json: Json = False) -> int:
    """Show the casualty totals of every city."""
    from rich.console import Console

    from pipeline import codec
    from pipeline.adapters.redis import open_totals
    from pipeline.cli import tables

    with open_totals(settings()) as totals:
        found = totals.cities()
    if json:
        from pipeline.stream.replay import city_row

        sys.stdout.buffer.write(codec.encode([city_row(row) for row in found]) + b"\n")
    elif found:
        Console().print(tables.cities(found))
    else:
        typer.echo("No city has a toll yet: feed wires with `tollwire run` or `tollwire ingest`.")
    return 0


def incident(
    id: Annotated[str, typer.Argument(metavar="ID", help="An incident's id, as events and tables show it.")],
    broker: Broker = None,
    *,
    json: Json = False,
) -> int:
    """Show one incident: where it stands, and each revision with its evidence."""
    from rich.console import Console

    from pipeline import codec
    from pipeline.cli import tables
    from pipeline.client import history
    from pipeline.errors import NotFoundError

    events = history(settings(url=broker), id)
    if not events:
        raise NotFoundError(f"no incident {id}: `tollwire subscribe` lists ids as `subject`")
    if json:
        for event in events:
            sys.stdout.buffer.write(codec.structured(event) + b"\n")
        return 0
    console = Console()
    console.print(tables.heading(events[-1].incident))
    console.print(tables.history(events))
    return 0


COMMANDS: tuple[Callable[..., int], ...] = (cities, incident)
