"""Does a report's confidence mean what it says: of the reports at 0.9, nine in ten are right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.evaluate import atlas as places
from pipeline.evaluate.groups import Group, groups, match
from pipeline.evaluate.judge import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.gold import Gold, GoldIncident
    from pipeline.model import Report

EDGES: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Ends of the table's bins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One reported incident: how sure, and whether killed and injured were both right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Reports of about the same confidence."""

    low: float
    high: float
    n: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def estimates(gold: Gold, reports: Sequence[Report], atlas: Atlas) -> Iterator[Estimate]:
    """Judge each own incident that gives figures: right if killed and injured are the gold's (none and 0 are the same).

    Template gold is left out: it labels too little to call a figure wrong.
    """
    if gold.shape == "templates":
        return
    attackers = gold.shape == "victims"
    found = [group for group in groups(reports) if attackers or not group.background]
    wanted = gold.incidents if attackers else gold.own
    pairs = match(found, wanted, lambda place, incident: places.same_city(atlas, place, incident))
    partner = {group.incident: incident for incident, group in pairs if group}
    for group in found:
        if any(group.best(kind) for kind in FIGURES):
            right = _right(partner.get(group.incident), group, attackers=attackers)
            yield Estimate(confidence=group.lead.confidence, right=right)


def _right(incident: GoldIncident | None, group: Group, *, attackers: bool) -> bool:
    if incident is None:
        return False
    for kind in FIGURES:
        amount = incident.figure(kind)
        got = group.best(kind) + (group.best("perpetrators_killed") if attackers and kind == "killed" else 0)
        if got != (amount.value if amount else 0):
            return False
    return True


def bins(found: Iterable[Estimate]) -> list[Bin]:
    """Sort estimates into the bins of `EDGES`; empty bins are left out.

    >>> sure = [Estimate(confidence=0.92, right=True), Estimate(confidence=0.94, right=False)]
    >>> [(one.low, one.n, one.right) for one in bins(sure)]
    [(0.9, 2, 0.5)]
    """
    known, table = list(found), []
    for low, high in pairwise(EDGES):
        inside = [e for e in known if low <= e.confidence < high or (high == EDGES[-1] == e.confidence)]
        if inside:
            mean = sum(e.confidence for e in inside) / len(inside)
            right = sum(e.right for e in inside) / len(inside)
            table.append(Bin(low=low, high=high, n=len(inside), confidence=mean, right=right))
    return table
