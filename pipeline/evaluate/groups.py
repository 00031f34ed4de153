"""An article's reports as incidents: one group for each `incident`, matched one to one with the gold's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pipeline.evaluate.gold import GoldIncident
    from pipeline.model import Bound, Kind, Place, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All reports of one incident in one article."""

    incident: str
    reports: tuple[Report, ...]

    @property
    def lead(self) -> Report:
        """The row that speaks for all places, else the first."""
        return next((report for report in self.reports if report.wider), self.reports[0])

    @property
    def background(self) -> bool:
        """True if no row is the article's own news."""
        return all(report.background for report in self.reports)

    @property
    def place(self) -> Place:
        """Where the incident is, as a whole."""
        return self.lead.place

    def figure(self, kind: Kind) -> Figure | None:
        """Return the group's figure: its wider row's, else the sum of its rows'; None where none has one."""
        if self.lead.wider and (own := getattr(self.lead, kind)) is not None:
            wider: Figure = own
            return wider
        return total(getattr(report, kind) for report in self.reports)

    def best(self, kind: Kind) -> int:
        """Return the figure's best value, 0 where there is none."""
        figure = self.figure(kind)
        return figure.best if figure else 0


def total(figures: Iterable[Figure | None]) -> Figure | None:
    """Add figures up, component by component; the bound is the loosest of theirs.

    >>> total([Figure.of(3, "min"), None, Figure.of(2)])
    Figure(low=5, best=5, high=5, open=True, bound='min')
    """
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    return Figure(
        low=sum(f.low for f in known), best=sum(f.best for f in known), high=sum(f.high for f in known),
        open=any(f.open for f in known), bound=_loosest([f.bound for f in known]),
    )  # fmt: skip


def _loosest(bounds: Sequence[Bound]) -> Bound:
    order: tuple[Bound, ...] = ("vague", "min", "max", "range", "approx", "exact")
    return next(bound for bound in order if bound in bounds)


def groups(reports: Iterable[Report]) -> list[Group]:
    """Collect an article's reports by incident, in order of first appearance."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.incident, []).append(report)
    return [Group(incident=name, reports=tuple(rows)) for name, rows in found.items()]


def match(
    given: Sequence[Group], gold: Sequence[GoldIncident], same_city: Callable[[Place, GoldIncident], bool]
) -> list[tuple[GoldIncident, Group | None]]:
    """Match one to one: same city first (there same killed first), then same killed, then order.

    None stands where no group is left.
    """

    def city(incident: GoldIncident, group: Group) -> bool:
        return bool(incident.city) and same_city(group.place, incident)

    def killed(incident: GoldIncident, group: Group) -> bool:
        return incident.killed is not None and group.best("killed") == incident.killed.value

    free, found = list(given), dict[int, Group]()
    tests: tuple[Callable[[GoldIncident, Group], bool], ...] = (
        lambda incident, group: city(incident, group) and killed(incident, group),
        city,
        killed,
        lambda _incident, _group: True,
    )
    for test in tests:
        for number, incident in enumerate(gold):
            if number not in found and (hit := next((group for group in free if test(incident, group)), None)):
                found[number] = hit
                free.remove(hit)
    return [(incident, found.get(number)) for number, incident in enumerate(gold)]
