"""Units: an article's reports, one by one, as the resolver handles them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.model import EditionReports, Report
    from pipeline.resolve.rows import UnitKey

Position = tuple["datetime", str, int]
"""The canonical order: time of the article's first edition, uri, place in the article."""


@dataclass(slots=True, eq=False)
class Unit:
    """One report of one article's newest edition."""

    key: UnitKey
    position: Position
    edition: EditionReports
    report: Report
    siblings: list[Unit] = field(default_factory=list)
    """All units of the article."""

    @property
    def uri(self) -> str:
        """The article's identity."""
        return self.key[0]

    @property
    def umbrella(self) -> Unit | None:
        """The unit that speaks for all places of this one's incident in the same article."""
        if self.report.wider:
            return None
        ref = self.report.incident
        return next((unit for unit in self.siblings if unit.report.wider and unit.report.incident == ref), None)

    @property
    def parts(self) -> list[Unit]:
        """The units that this one speaks for."""
        if not self.report.wider:
            return []
        ref = self.report.incident
        return [unit for unit in self.siblings if not unit.report.wider and unit.report.incident == ref]


def units(edition: EditionReports, since: datetime) -> list[Unit]:
    """Make the units of an edition; none of one that isn't usable."""
    if edition.status != "usable":
        return []
    made: list[Unit] = []
    for number, report in enumerate(edition.reports):
        position = (since, edition.uri, number)
        made.append(Unit((edition.uri, number), position, edition, report, made))
    return made
