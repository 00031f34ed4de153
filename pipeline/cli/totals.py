"""Commands that show what is known now: cities, incident, why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.context import broker_settings, console, settings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.model import Event

Json = Annotated[bool, typer.Option("--json", help="One JSON document instead of a table.")]
Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]


def cities(
    days: Annotated[
        int | None, typer.Option("--days", min=1, max=3660, help="Only the last N days, today included.", metavar="N")
    ] = None,
    *,
    today: Annotated[bool, typer.Option("--today", help="Only today: each city's own day.")] = False,
    json: Json = False,
) -> int:
    """Show the casualty totals of every city.

    Of all time, or of the last days of each city's own calendar.
    """
    from pipeline import codec
    from pipeline.adapters.redis import open_totals
    from pipeline.cli import tables

    with open_totals(settings()) as totals:
        span = 1 if today else days
        found = totals.cities() if span is None else totals.lately(datetime.now(UTC), span)
    if json:
        from pipeline.stream.replay import city_row

        sys.stdout.buffer.write(codec.encode([city_row(row) for row in found]) + b"\n")
    elif found:
        console().print(tables.cities(found))
    elif span is not None:
        typer.echo(f"No city has a toll of the last {span} days." if span > 1 else "No city has a toll of today.")
    else:
        typer.echo("No city has a toll yet: feed wires with `tollwire run` or `tollwire ingest`.")
    return 0


def incident(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="An incident's id, as events and `tollwire why CITY` show it.")
    ],
    broker: Broker = None,
    *,
    json: Json = False,
) -> int:
    """Show an incident's history and evidence.

    Where it stands, the incidents that are parts of it, and each revision with the change that it made and the sentences
    that caused it.
    """
    from pipeline.cli import tables
    from pipeline.client import history_and_parts
    from pipeline.errors import NotFoundError

    chosen = broker_settings(broker)
    events, parts = history_and_parts(chosen, id)
    if not events:
        raise NotFoundError(f"no incident {id!r}: `tollwire why CITY` shows a city's incidents and their ids")
    inside = [tables.part(event.incident) for event in parts]
    _print(events, (tables.heading(events[-1].incident), *inside, tables.history(events)), json=json)
    return 0


def why(
    city: Annotated[str, typer.Argument(metavar="CITY", help="A city's name or geonameid, or a country's code (UA).")],
    broker: Broker = None,
    *,
    json: Json = False,
) -> int:
    """Show what a place's total is made of.

    Its incidents, and the sentences behind each figure.
    """
    from pipeline.cli import tables
    from pipeline.client import behind
    from pipeline.errors import NotFoundError

    rows = behind(broker_settings(broker), city)
    if not rows:
        raise NotFoundError(f"no toll for {city!r}: `tollwire cities` lists the cities that have one")
    _print([event for event, _ in rows], (tables.behind(city, rows),), json=json)
    return 0


def _print(events: Sequence[Event], shown: Iterable[RenderableType], *, json: bool) -> None:
    from pipeline import codec

    if json:
        for event in events:
            sys.stdout.buffer.write(codec.structured(event) + b"\n")
    else:
        console().print(*shown, sep="\n")


COMMANDS: tuple[Callable[..., int], ...] = (cities, incident, why)
