"""Totals, incidents and their evidence as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.model import KINDS, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from pipeline.model import Amount, Claim, Event, Evidence, Figure, Incident, Place, PlaceTotals


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


def differences(places: Iterable[tuple[PlaceTotals | None, PlaceTotals | None]]) -> Table:
    """One row a place whose totals change: before and after."""
    table = Table(title="Totals that change (low / best / high)", title_justify="left", header_style="bold", box=None)
    table.add_column("Place", overflow="fold")
    for name in ("Killed before", "Killed after", "Injured before", "Injured after", "Incidents"):
        table.add_column(name, justify="right", overflow="fold")
    for old, new in places:
        before, after = (one.total if one else Toll() for one in (old, new))
        named = new or old
        table.add_row(
            where(named.place) if named else "", triple(before.killed), triple(after.killed), triple(before.injured),
            triple(after.injured), f"{before.incidents} / {after.incidents}",
        )  # fmt: skip
    return table


def dead(letters: Iterable[dict[str, Any]]) -> Table:
    """One row a dead letter."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for name in ("Wire", "Stage", "Why"):
        table.add_column(name, overflow="fold")
    table.add_column("Bytes", justify="right", overflow="fold")
    for letter in letters:
        words = [str(letter.get(name, "")) for name in ("source", "stage", "message")]
        table.add_row(*map(escape, words), f"{letter['bytes']:,}")
    return table


def heading(incident: Incident) -> Text:
    """Two lines that say what an incident is and where it stands."""
    days = str(incident.when.start)
    if incident.when.end != incident.when.start:
        days += f" to {incident.when.end}"
    text = Text(f"{incident.type.replace('_', ' ')}, {where(incident.place)}, {days}\n", style="bold")
    text.append(_figures(incident), style="default")
    text.append(f"\n{incident.id}, revision {incident.revision}, {incident.status}", style="dim")
    if incident.merged_into:
        text.append(f" into {incident.merged_into}", style="dim")
    if incident.part_of:
        text.append(f", part of {incident.part_of}", style="dim")
    for other in incident.possible_duplicate:
        text.append(f", possibly the same as {other}", style="dim")
    for ruling in incident.rulings:
        text.append(f"\n{ruling}", style="yellow")
    origins = ", ".join(incident.origins) or "no origin of its own"
    text.append(f"\n{len(incident.articles)} articles; {origins}", style="dim")
    return text


def _figures(incident: Incident) -> str:
    found = {kind: figure for kind in KINDS if (figure := getattr(incident, kind)) is not None}
    return "".join(f"{kind.replace('_', ' ')} {triple(figure)}  " for kind, figure in found.items())


def part(incident: Incident) -> Text:
    """One line on an incident that is a part of another: its id, what, where, when, and the figures."""
    line = Text("part: ", style="dim")
    line.append(f"{incident.id}  ", style="cyan")
    line.append(f"{incident.type.replace('_', ' ')}, {where(incident.place)}, {incident.when.start}  ", style="default")
    return line.append(_figures(incident), style="default")


def history(events: Iterable[Event]) -> RenderableType:
    """Each revision of an incident: when, what became of its figures, and the sentences that caused it."""
    parts: list[RenderableType] = []
    before: Incident | None = None
    for event in events:
        line = Text(f"{event.time:%Y-%m-%d %H:%M}  ", style="cyan")
        line.append(f"{event.incident.revision}. {event.type}", style="bold")
        line.append(_moves(before, event.incident))
        if event.ruling:
            line.append(f"\n    {event.ruling}", style="yellow")
        line.append(_changes(before, event), style="dim")
        line.append(said(event.cause))
        if not event.cause:
            line.append(_attached(before, event.incident), style="dim")
        parts.append(line)
        before = event.incident
    return Group(*parts)


def _moves(before: Incident | None, after: Incident) -> Text:
    """Say what became of figures, place and standing: "killed 3 / 3 / 3 -> 5 / 5 / 6"."""
    text = Text()
    for kind in KINDS:
        old, new = getattr(before, kind, None), getattr(after, kind)
        if new is None and old is None:
            continue
        change = triple(new) or "none"
        if before is not None and old != new:
            change = f"{triple(old) or 'none'} \u2192 {change}"
        text.append(f"  {kind.replace('_', ' ')} {change}", style="default" if old == new else "bold green")
    if before is not None and before.place != after.place:
        text.append(f"  {where(before.place)} \u2192 {where(after.place)}", style="bold green")
    if after.merged_into:
        text.append(f"  into {after.merged_into}")
    return text


def _changes(before: Incident | None, event: Event) -> str:
    """Say what each place's total gains or loses by the event."""
    lines, places = "", [event.incident.place, *([before.place] if before else [])]
    names = {str(place.geonameid): place.name for place in places}
    for change in event.changes:
        moved = {"killed": change.killed.best, "injured": change.injured.best, "incidents": change.incidents}
        said_ = ", ".join(f"{name} {number:+d}" for name, number in moved.items() if number)
        name = names.get(change.place, change.place)
        if said_:
            lines += f"\n    {name.removeprefix('country:')}: {said_}"
    return lines


def _attached(before: Incident | None, after: Incident) -> str:
    new = sorted(set(after.articles) - set(before.articles if before else ()))
    gone = sorted(set(before.articles if before else ()) - set(after.articles))
    lines = [f"{uri} is attached" for uri in new] + [f"{uri} has left it" for uri in gone]
    return "".join(f"\n    {line}" for line in lines)


def said(evidence: Iterable[Evidence]) -> Text:
    """Say who said what, sentence by sentence, with the figures taken from it."""
    sentences: dict[tuple[str, str], list[Evidence]] = {}
    for one in evidence:
        sentences.setdefault((one.uri, one.claim.text), []).append(one)
    text = Text()
    for (uri, sentence), found in sentences.items():
        claim = found[0].claim
        by = f", {claim.attribution}" if claim.attribution else ""
        text.append(f"\n    {found[0].origin or uri}{by}: ", style="dim")
        text.append(f"\u201c{' '.join(sentence.split())}\u201d", style="italic")
        figures = ", ".join(dict.fromkeys(f"{_value(one.claim)} {one.claim.kind.replace('_', ' ')}" for one in found))
        text.append(f" ({figures})", style="dim")
    return text


def _value(claim: Claim) -> str:
    role = "" if claim.role == "total" else f"{claim.role} "
    return f"{role}{claim.value}" + (f" to {claim.high}" if claim.high is not None else "+" if claim.bound == "min" else "")


def behind(place: str, rows: Iterable[tuple[Event, Toll]]) -> RenderableType:
    """Show a place's total, the incidents that make it up and the sentences that their figures stand on."""
    rows = list(rows)
    total = sum((toll for _, toll in rows), Toll())
    head = Text(f"{place}: killed {triple(total.killed)}  injured {triple(total.injured)}", style="bold")
    head.append(f"  from {total.incidents} {'incident' if total.incidents == 1 else 'incidents'}", style="default")
    parts: list[RenderableType] = [head]
    for event, toll in rows:
        one = event.incident
        line = Text(f"\n{one.id}  ", style="cyan")
        line.append(f"{one.type.replace('_', ' ')}, {where(one.place)}, {one.when.start}", style="bold")
        if one.part_of:
            line.append(f", part of {one.part_of}", style="dim")
        line.append(f"\n    adds killed {triple(toll.killed)}  injured {triple(toll.injured)}")
        line.append("".join(f"\n    {ruling}" for ruling in one.rulings), style="yellow")
        line.append(said(one.evidence))
        parts.append(line)
    return Group(*parts)
