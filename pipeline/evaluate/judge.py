"""One article's reports against its gold: every decision that the measures count, right or wrong.

The measures are those of the data's README, "Scoring". A judgement is one unit of a measure's n; a score is the share
of right ones (of wrong ones where a measure counts errors, see `measures.ERRORS`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.evaluate import atlas as places
from pipeline.evaluate.groups import Group, groups, match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.gold import Amount, Gold, GoldIncident
    from pipeline.model import Figure, Kind, Report

FIGURES: Final[tuple[Kind, ...]] = ("killed", "injured")
LEAST_LEAK: Final = 2
"""Background figures up to this are too common to tell a leak from chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One unit of a measure."""

    measure: str
    uri: str
    right: bool
    wanted: str = ""
    """What the gold says."""
    given: str = ""
    """What was reported."""
    reports: tuple[Report, ...] = ()
    """Whose claims show why."""
    value: int | None = None
    """The gold's number, to find its sentence."""


def judge(gold: Gold, reports: Sequence[Report], atlas: Atlas) -> Iterator[Judgement]:
    """Judge one article by the rules of its gold's shape."""
    found = groups(reports)
    match gold.shape:
        case "victims":
            yield from _victims(gold, found)
        case "templates":
            yield from _templates(gold, found, atlas)
        case "guide":
            yield from _guide(gold, found, atlas)


def _guide(gold: Gold, found: Sequence[Group], atlas: Atlas) -> Iterator[Judgement]:
    own = [group for group in found if not group.background]
    pairs = match(own, gold.own, lambda place, incident: places.same_city(atlas, place, incident))
    for incident, group in pairs:
        for kind in FIGURES:
            yield from _exact(gold.uri, kind, incident, group)
        yield from _where(gold.uri, incident, group, atlas)
        yield _judgement("type", gold.uri, incident.event_type, group.lead.type if group else None, group)
        if incident.when:
            when = group.lead.when if group else None
            yield Judgement(
                measure="when",
                uri=gold.uri,
                right=bool(when and when.start <= incident.when <= when.end),
                wanted=str(incident.when),
                given=f"{when.start} to {when.end}" if when else "nothing",
                reports=_rows(group),
            )
    for kind in FIGURES:
        yield from _given(gold, own, kind)
        yield from _leaks(gold, own, kind)


def _exact(uri: str, kind: Kind, incident: GoldIncident, group: Group | None) -> Iterator[Judgement]:
    amount = incident.figure(kind)
    if amount is None or amount.bound == "vague" or not amount.value:
        return
    figure = group.figure(kind) if group else None
    right = figure is not None and figure.best == amount.value
    yield Judgement(
        measure=f"{kind}_exact",
        uri=uri,
        right=right,
        wanted=_amount(amount),
        given=_figure(figure),
        reports=_rows(group),
        value=amount.value,
    )
    if right and figure:
        yield Judgement(
            measure="bound",
            uri=uri,
            right=figure.bound == amount.bound,
            wanted=_amount(amount),
            given=_figure(figure),
            reports=_rows(group),
            value=amount.value,
        )


def _given(gold: Gold, own: Sequence[Group], kind: Kind) -> Iterator[Judgement]:
    """Over articles without an own figure of the kind: any that is reported is an error."""
    if any((amount := incident.figure(kind)) and amount.value for incident in gold.own):
        return
    wrong = [group for group in own if group.best(kind) > 0]
    yield Judgement(
        measure=f"{kind}_given",
        uri=gold.uri,
        right=not wrong,
        wanted="none",
        given=", ".join(_figure(group.figure(kind)) for group in wrong),
        reports=tuple(r for g in wrong for r in g.reports),
    )


def _leaks(gold: Gold, own: Sequence[Group], kind: Kind) -> Iterator[Judgement]:
    """Over background figures above `LEAST_LEAK` that aren't the article's own too: none may be reported as its own."""
    mine = {amount.value for incident in gold.own if (amount := incident.figure(kind))}
    mine |= {part.value for incident in gold.own for part in incident.parts if part.kind == kind}
    for incident in gold.incidents:
        amount = incident.figure(kind)
        if not incident.background or amount is None or amount.value <= LEAST_LEAK or amount.value in mine:
            continue
        rows = [row for group in own if _says(group, kind, amount.value) for row in group.reports]
        yield Judgement(
            measure="leaked",
            uri=gold.uri,
            right=not rows,
            wanted=f"{kind} {amount.value} is background",
            given=f"{kind} {amount.value} as its own" if rows else "",
            reports=tuple(rows),
            value=amount.value,
        )


def _says(group: Group, kind: Kind, value: int) -> bool:
    """Say whether the group, or one of its own rows, gives this figure."""
    figures = [getattr(report, kind) for report in group.reports if not report.background]
    return group.best(kind) == value or any(figure and figure.best == value for figure in figures)


def _where(uri: str, incident: GoldIncident, group: Group | None, atlas: Atlas) -> Iterator[Judgement]:
    place = group.place if group else None
    if incident.city:
        yield Judgement(
            measure="city" if atlas.known(incident.city) else "city_unlisted",
            uri=uri,
            right=place is not None and places.same_city(atlas, place, incident),
            wanted=incident.city,
            given=f"{place.name} ({place.precision})" if place else "nothing",
            reports=_rows(group),
        )
    if incident.country:
        yield _judgement("country", uri, incident.country, place.country if place else None, group)


def _victims(gold: Gold, found: Sequence[Group]) -> Iterator[Judgement]:
    """Count final figures of the article's main incident, attackers' own deaths added, background or not."""
    main = next((group for group in found if group.incident == "main"), found[0] if found else None)
    for kind in FIGURES:
        amount = gold.incidents[0].figure(kind)
        if amount is None:
            continue
        best = main.best(kind) if main else 0
        if kind == "killed" and main:
            best += main.best("perpetrators_killed")
        yield Judgement(
            measure=f"{kind}_exact" if amount.value else f"{kind}_given",
            uri=gold.uri,
            right=best == amount.value,
            wanted=str(amount.value),
            given=str(best),
            reports=_rows(main),
            value=amount.value or None,
        )


def _templates(gold: Gold, found: Sequence[Group], atlas: Atlas) -> Iterator[Judgement]:
    """Recall of articles with casualties; precision is printed, but the gold leaves many out."""
    own = [group for group in found if not group.background]
    casualties = [group for group in own if group.best("killed") or group.best("injured")]
    any_gold = any(incident.any_killed or incident.any_injured for incident in gold.incidents)
    shown = "; ".join(f"killed {group.best('killed')}, injured {group.best('injured')}" for group in casualties)
    rows = tuple(report for group in found for report in group.reports)
    if any_gold:
        yield Judgement(
            measure="recall",
            uri=gold.uri,
            right=bool(casualties),
            wanted="casualties",
            given=shown or "nothing",
            reports=rows,
        )
    if casualties:
        yield Judgement(
            measure="precision",
            uri=gold.uri,
            right=any_gold,
            wanted="casualties" if any_gold else "nothing",
            given=shown,
            reports=rows,
        )
    if len(gold.incidents) == 1 and (amount := gold.incidents[0].killed) and amount.value:
        [(_, group)] = match(own, gold.incidents, lambda place, incident: places.same_city(atlas, place, incident))
        best = group.best("killed") if group else 0
        yield Judgement(
            measure="killed_single",
            uri=gold.uri,
            right=best == amount.value,
            wanted=str(amount.value),
            given=str(best),
            reports=rows,
            value=amount.value,
        )


def _judgement(measure: str, uri: str, wanted: str | None, given: str | None, group: Group | None) -> Judgement:
    return Judgement(
        measure=measure,
        uri=uri,
        right=wanted == given,
        wanted=wanted or "none",
        given=given or "nothing",
        reports=_rows(group),
    )


def _rows(group: Group | None) -> tuple[Report, ...]:
    return group.reports if group else ()


def _amount(amount: Amount) -> str:
    return f"{amount.value} {amount.bound}"


def _figure(figure: Figure | None) -> str:
    return "nothing" if figure is None else f"{figure.best} {figure.bound}"
