"""Running a resolver over editions and rulings, and looking at what it believes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.adapters.scratch import Scratch
from pipeline.model import EditionReports, Ruling, Toll
from pipeline.resolve import Resolver, Row
from pipeline.resolve.shelf import LATE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.model import Event, Incident, PlaceTotals


@dataclass(slots=True)
class Run:
    """A resolver with the two tables and the log that a worker would have written for it."""

    resolver: Resolver = field(default_factory=Resolver)
    editions: dict[str, Row] = field(default_factory=dict)
    incidents: dict[str, Row] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    published: dict[str, PlaceTotals] = field(default_factory=dict)
    late: int = LATE
    folder: Path | None = None

    @staticmethod
    def forgetful(late: int, folder: Path | None = None) -> Run:
        """Begin with a resolver that keeps so few articles unpacked, and what is closed in a file in that folder."""
        disk = Scratch(folder) if folder is not None else None
        return Run(resolver=Resolver(late, disk, sweep=1), late=late, folder=folder)

    def take(self, *inputs: EditionReports | Ruling) -> Run:
        """Take editions and rulings in, one by one."""
        for one in inputs:
            row = self.resolver.rule(one) if isinstance(one, Ruling) else self.resolver.decide(one)
            if row is not None:
                self.editions[row.key] = row
                self.derive(row.key)
        return self

    def derive(self, key: str) -> None:
        """Write what follows from a decision."""
        for step in self.resolver.derive(key):
            self.events.append(step.event)
            self.incidents[step.row.key] = step.row
            self.published |= {totals.key: totals for totals in step.totals}

    def restarted(self) -> Run:
        """Start again from the tables."""
        again = Run.forgetful(self.late, self.folder)
        again.editions, again.incidents, again.events = dict(self.editions), dict(self.incidents), list(self.events)
        again.published = dict(self.published)
        last = again.resolver.restore(self.editions.values(), self.incidents.values())
        if last is not None:
            again.derive(last)
        return again

    def active(self) -> list[Incident]:
        """List the incidents that count, by place and articles."""
        return sorted((one for one in self.resolver.incidents() if one.status == "active"), key=essence)

    def only(self) -> Incident:
        """Give the one active incident."""
        (one,) = self.active()
        return one

    def totals(self) -> dict[str, Any]:
        """Give the totals of every place that counts anything, as numbers."""
        return {one.key: (one.total, one.days, one.unplaced) for one in self.resolver.totals() if one.total.incidents}


def essence(one: Incident) -> str:
    """Say what of an incident must not depend on the order of arrival."""
    figures = (one.killed, one.injured, one.missing, one.perpetrators_killed)
    return repr((one.articles, one.place, one.when, one.type, one.status, figures, one.background, one.origins))


def summed(events: Iterable[Event]) -> dict[str, Toll]:
    """Sum the events' changes by place; places that come to nothing are left out."""
    tolls: dict[str, Toll] = defaultdict(Toll)
    for event in events:
        for change in event.changes:
            tolls[change.place] += Toll(killed=change.killed, injured=change.injured, incidents=change.incidents)
    return {key: toll for key, toll in tolls.items() if toll != Toll()}
