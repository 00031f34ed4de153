"""Totals, incidents and their evidence as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from pipeline.model import Amount, Event, Figure, Incident, Place, PlaceTotals


def triple(amount: Amount | Figure | None) -> str:
    """Low / best / high, with a plus where it may be higher.

    >>> from pipeline.model import Figure
    >>> triple(Figure.of(28, "min")), triple(None)
    ('28 / 28 / 28+', '')
    """
    if amount is None:
        return ""
    return f"{amount.low} / {amount.best} / {amount.high}{'+' if amount.open else ''}"


def where(place: Place) -> str:
    """Name of a place as a reader looks for it: city, region, country."""
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)) or "place unknown"


def cities(totals: Iterable[PlaceTotals], *, title: str = "Casualty totals (low / best / high)") -> Table:
    """One row a city, the largest toll first; where the terminal is too narrow, cells take more than one line."""
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for name in ("City", "Country"):
        table.add_column(name, overflow="fold")
    for name in ("Killed", "Injured", "Incidents"):
        table.add_column(name, justify="right", overflow="fold")
    table.add_column("Last report", overflow="fold", min_width=len("2026-03-04"))
    for row in sorted(totals, key=lambda t: (-t.total.killed.best, -t.total.injured.best, t.place.name)):
        table.add_row(
            row.place.name, row.place.country or "", triple(row.total.killed), triple(row.total.injured),
            str(row.total.incidents), f"{row.last_report:%Y-%m-%d %H:%M}",
        )  # fmt: skip
    return table


def incidents(found: Iterable[Incident]) -> Table:
    """One row an incident, the newest first: what to ask `tollwire incident` for."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for name in ("Incident", "What", "When", "Where"):
        table.add_column(name, overflow="fold")
    for name in ("Killed", "Injured"):
        table.add_column(name, justify="right", overflow="fold")
    for one in sorted(found, key=lambda i: (i.when.start, i.id), reverse=True):
        table.add_row(
            one.id, one.type.replace("_", " "), str(one.when.start), where(one.place), triple(one.killed),
            triple(one.injured),
        )  # fmt: skip
    return table


def heading(incident: Incident) -> Text:
    """Two lines that say what an incident is and where it stands."""
    days = str(incident.when.start)
    if incident.when.end != incident.when.start:
        days += f" to {incident.when.end}"
    text = Text(f"{incident.type.replace('_', ' ')}, {where(incident.place)}, {days}\n", style="bold")
    for kind in ("killed", "injured", "missing", "perpetrators_killed"):
        if (figure := getattr(incident, kind)) is not None:
            text.append(f"{kind.replace('_', ' ')} {triple(figure)}  ", style="default")
    text.append(f"\n{incident.id}, revision {incident.revision}, {incident.status}", style="dim")
    if incident.merged_into:
        text.append(f" into {incident.merged_into}", style="dim")
    if incident.part_of:
        text.append(f", part of {incident.part_of}", style="dim")
    origins = ", ".join(incident.origins) or "no origin of its own"
    text.append(f"\n{len(incident.articles)} articles; {origins}", style="dim")
    return text


def history(events: Iterable[Event]) -> RenderableType:
    """Each revision of an incident: time, figures, newsroom, the sentence that caused it."""
    parts: list[RenderableType] = []
    for event in events:
        incident = event.incident
        line = Text(f"{event.time:%Y-%m-%d %H:%M}  ", style="cyan")
        line.append(f"{incident.revision}. {event.type}  ", style="bold")
        line.append(f"killed {triple(incident.killed) or '-'}  injured {triple(incident.injured) or '-'}", style="default")
        for change in event.changes:
            if change.killed.best or change.injured.best:
                delta = f"killed {change.killed.best:+d}, injured {change.injured.best:+d}"
                line.append(f"\n    {change.place}: {delta}", style="dim")
        for evidence in event.cause:
            said = f", {evidence.claim.attribution}" if evidence.claim.attribution else ""
            line.append(f"\n    {evidence.origin or evidence.uri}{said}: ", style="dim")
            line.append(f"“{evidence.claim.text}”", style="italic")
        parts.append(line)
    return Group(*parts)
