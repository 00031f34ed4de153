"""What an incident's reports, taken together, say: type, day, place, figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.model import KINDS, Evidence
from pipeline.resolve.families import WEATHER
from pipeline.resolve.figures import reconcile
from pipeline.resolve.statements import newsroom, newsrooms, said, statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pipeline.model import EventType, Figure, Kind, Place, When
    from pipeline.resolve.units import Unit

EXACTNESS: Final = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
SHARPNESS: Final = {"site": 0, "city": 0, "admin1": 1, "country": 2, "none": 3}


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
    if len(units) == 1:
        return _alone(units[0])
    own = [unit for unit in units if not unit.report.background]
    speaking = own or list(units)
    figures: dict[Kind, Figure | None] = {}
    evidence: list[Evidence] = []
    origins = newsrooms(speaking)
    for kind, told in statements(speaking, origins).items():
        figures[kind], deciding = reconcile(told)
        if deciding:
            evidence += _evidence(speaking, kind, {statement.uri for statement in deciding})
    articles = sorted(unit.key for unit in units)
    kinds = Counter(unit.report.type for unit in speaking)
    return Belief(
        type=max(kinds, key=lambda name: (name != "other", kinds[name])),
        when=_when([unit.report.when for unit in speaking]),
        place=_place(_as_wide(speaking, figures["killed"])),
        site=next((unit.report.site for unit in speaking if unit.report.site), None),
        figures=figures,
        evidence=tuple(evidence),
        articles=tuple(uri for uri, _ in articles),
        places=tuple(place for _, place in articles),
        origins=tuple(sorted(set(origins.values()) - {""})),
        background=not own,
        last_report=max(unit.edition.time for unit in units),
    )


def _alone(unit: Unit) -> Belief:
    """Give what an incident's only unit says: nothing to be reconciled with."""
    report, edition = unit.report, unit.edition
    origin = newsroom(unit)
    figures: dict[Kind, Figure | None] = dict.fromkeys(KINDS)
    evidence: list[Evidence] = []
    for kind, statement in said(unit, origin).items():
        figures[kind], _ = reconcile((statement,))
        evidence += _evidence((unit,), kind, {unit.uri})
    return Belief(
        type=report.type, when=report.when, place=report.place, site=report.site or None, figures=figures,
        evidence=tuple(evidence), articles=(unit.uri,), places=(unit.key[1],), origins=(origin,) if origin else (),
        background=report.background, last_report=edition.time,
    )  # fmt: skip


def _when(told: Sequence[When]) -> When:
    """Choose the most exact time; of these the one that most reports give, the first of equals."""
    if len(told) == 1:
        return told[0]
    votes = Counter(told)
    exact = min(EXACTNESS[when.precision] for when in votes)
    return max((when for when in votes if EXACTNESS[when.precision] == exact), key=votes.__getitem__)


def _as_wide(units: Sequence[Unit], killed: Figure | None) -> Sequence[Unit]:
    """Choose the reports at large whose toll stands, where it is larger than that of any town's report."""
    told = max((unit.killed or 0 for unit in units if unit.city is not None), default=0)
    if killed is None or killed.best <= told:
        return units
    wide = [unit for unit in units if unit.city is None and unit.killed == killed.best and unit.type in WEATHER]
    return wide or units


def _place(units: Sequence[Unit]) -> Place:
    """Choose the sharpest place; of several towns the one that most reports name, the first of equals."""
    if len(units) == 1:
        return units[0].report.place
    sharp = min(SHARPNESS[unit.precision] for unit in units)
    sharpest = [unit for unit in units if SHARPNESS[unit.precision] == sharp]
    votes = Counter(unit.city or unit.admin1 or unit.countries for unit in sharpest)
    most = max(votes, key=votes.__getitem__)
    named = [unit.report.place for unit in sharpest if (unit.city or unit.admin1 or unit.countries) == most]
    return min(named, key=lambda place: place.precision != "site")


def _evidence(units: Sequence[Unit], kind: Kind, uris: set[str]) -> list[Evidence]:
    """List the claims that stand behind the statements of these articles: those that say the figure, or add to it."""
    found = []
    for unit in units:
        if unit.uri in uris:
            figure = getattr(unit.report, kind)
            claims = [claim for claim in unit.report.claims if claim.kind == kind]
            said = [claim for claim in claims if claim.value == figure.best or claim.role in {"increment", "moved"}]
            found += [
                Evidence(uri=unit.uri, origin=newsroom(unit), time=unit.edition.time, claim=claim)
                for claim in said or claims
            ]
    return found
