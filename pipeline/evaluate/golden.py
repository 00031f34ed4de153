"""The gold as reports: what a perfect extraction would hand to the resolver."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pipeline.evaluate.gold import Amount
from pipeline.extract.terms import terms
from pipeline.model import KINDS, Claim, Figure, Place, Report, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.gold import Gold, GoldIncident, Part
    from pipeline.model import EditionReports, Kind

UNKNOWN_DAYS: Final = 14
"""An incident whose day the gold leaves open is taken to lie within so many days before the article."""
LONG_AGO: Final = 20 * 365
"""The same for background: so many days."""


def gold_reports(gold: Gold, edition: EditionReports, atlas: Atlas) -> EditionReports:
    """Replace what was read by what the gold says; text, sketch and times stay.

    An incident whose parts name cities of their own gives one row for each, under a wider one.
    """
    if gold.shape == "templates":
        return replace(edition, reports=())
    rows = [row for incident in gold.incidents for row in _rows(incident, gold, edition, atlas)]
    return replace(edition, reports=tuple(rows))


def _rows(incident: GoldIncident, gold: Gold, edition: EditionReports, atlas: Atlas) -> Iterator[Report]:
    figures = {kind: amount for kind in KINDS if (amount := incident.figure(kind))}
    if gold.shape == "victims":
        figures = {kind: amount for kind, amount in figures.items() if amount.value}
    cities = dict.fromkeys(part.city for part in incident.parts if part.city and part.city != incident.city)
    lead = _row(incident, figures, atlas.place(incident.city, incident.admin1, incident.country), edition, gold)
    yield replace(lead, wider=bool(cities))
    for city in cities:
        inside = _parts([part for part in incident.parts if part.city == city])
        yield _row(incident, inside, atlas.place(city, incident.admin1, incident.country), edition, gold)


def _parts(parts: list[Part]) -> dict[Kind, Amount]:
    """Take the largest part of each kind: further ones (children, women) lie inside it."""
    found: dict[Kind, Amount] = {}
    for part in sorted(parts, key=lambda p: p.value):
        found[part.kind] = Amount(value=part.value, bound=part.bound, high=part.high)
    return found


def _row(
    incident: GoldIncident, figures: dict[Kind, Amount], place: Place, edition: EditionReports, gold: Gold
) -> Report:
    claims = tuple(_claim(kind, amount, incident) for kind, amount in figures.items())
    if incident.moved:
        claims += (Claim(kind="killed", value=incident.moved.value, bound=incident.moved.bound, role="moved"),)
    made = {kind: Figure.of(amount.value, amount.bound, amount.high) for kind, amount in figures.items()}
    return Report(
        incident=incident.ref, type=incident.event_type or "shooting", when=_when(incident, edition), place=place,
        site=incident.site, background=incident.background and gold.shape != "victims", claims=claims, confidence=1.0,
        killed=made.get("killed"), injured=made.get("injured"), missing=made.get("missing"),
        perpetrators_killed=made.get("perpetrators_killed"), names=_names(incident),
    )  # fmt: skip


def _names(incident: GoldIncident) -> tuple[str, ...]:
    """Fold the names of people and site as extraction does."""
    return terms(f"of {', '.join(filter(None, [incident.site, *incident.names]))}.")


def _claim(kind: Kind, amount: Amount, incident: GoldIncident) -> Claim:
    lower = any(amount.value < earlier for earlier in incident.cites_earlier_toll)
    return Claim(
        kind=kind, value=amount.value, bound=amount.bound, high=amount.high, role=amount.role,
        corrects=amount.corrects or (kind == "killed" and lower),
    )  # fmt: skip


def _when(incident: GoldIncident, edition: EditionReports) -> When:
    if incident.when:
        return When(start=incident.when, end=incident.when)
    end = edition.time.date()
    days = LONG_AGO if incident.background else UNKNOWN_DAYS
    return When(start=end - timedelta(days=days), end=end, precision="unknown")
