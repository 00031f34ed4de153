"""What an incident's reports, taken together, say: type, day, place, figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.model import Evidence
from pipeline.resolve.figures import reconcile
from pipeline.resolve.statements import newsrooms, statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pipeline.model import EventType, Figure, Kind, Place, When
    from pipeline.resolve.units import Unit

EXACTNESS: Final = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
SHARPNESS: Final = {"site": 0, "city": 1, "admin1": 2, "country": 3, "none": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """All of an incident that follows from its own reports alone."""

    type: EventType
    when: When
    place: Place
    site: str | None
    figures: Mapping[Kind, Figure | None]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    places: tuple[int, ...]
    origins: tuple[str, ...]
    background: bool
    last_report: datetime


def believe(units: Sequence[Unit]) -> Belief:
    """Work out what an incident's units, in canonical order and at least one, say together."""
    own = [unit for unit in units if not unit.report.background]
    speaking = own or list(units)
    figures: dict[Kind, Figure | None] = {}
    evidence: list[Evidence] = []
    for kind, said in statements(speaking).items():
        figures[kind], deciding = reconcile(said)
        evidence += _evidence(speaking, kind, {statement.uri for statement in deciding})
    articles = sorted(unit.key for unit in units)
    kinds = Counter(unit.report.type for unit in speaking)
    return Belief(
        type=max(kinds, key=lambda name: (name != "other", kinds[name])),
        when=min((unit.report.when for unit in speaking), key=lambda when: EXACTNESS[when.precision]),
        place=min((unit.report.place for unit in speaking), key=lambda place: SHARPNESS[place.precision]),
        site=next((unit.report.site for unit in speaking if unit.report.site), None),
        figures=figures,
        evidence=tuple(evidence),
        articles=tuple(uri for uri, _ in articles),
        places=tuple(place for _, place in articles),
        origins=tuple(sorted(set(newsrooms(speaking).values()) - {""})),
        background=not own,
        last_report=max(unit.edition.time for unit in units),
    )


def _evidence(units: Sequence[Unit], kind: Kind, uris: set[str]) -> list[Evidence]:
    return [
        Evidence(uri=unit.uri, origin=unit.edition.origin or unit.edition.provider, time=unit.edition.time, claim=claim)
        for unit in units
        if unit.uri in uris
        for claim in unit.report.claims
        if claim.kind == kind
    ]
