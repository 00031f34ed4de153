"""What a learner of matching is shown: each report against each group that it might have joined, with the gold's word.

Streams are replayed with the resolver's own settler, twice: the groups as the gold has them, and as the weights make
them, since what a report is compared with depends on how the earlier ones were grouped.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pipeline.evaluate import merging
from pipeline.resolve.evidence import findings, possible, promising
from pipeline.resolve.settle import Choice, Settler
from pipeline.resolve.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.evaluate.merging import Labels
    from pipeline.evaluate.run import Labelled
    from pipeline.model import EditionReports, Report
    from pipeline.resolve.evidence import Finding
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.settle import Turn

DAY: Final = timedelta(days=1)
SHARE: Final = 2.0
"""How much a row of a set as it was written counts."""
CROWD: Final = 4.0
"""How much less a row of a crowded stream counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Editions to be replayed, with the gold incidents of their articles."""

    name: str
    editions: tuple[EditionReports, ...]
    labels: Labels
    counts: float = 1.0
    """How much its rows count in learning: large sets would drown small ones."""

    def groups(self) -> list[set[str]]:
        """Replay with the weights as they are; give the articles of each group."""
        settler, made = Settler(), list[Unit]()
        for edition in self.editions:
            fresh = units(edition, edition.time)
            settler.change([], fresh)
            made += fresh
        found: dict[Unit, set[str]] = {}
        for unit in made:
            found.setdefault(settler.group(unit), set()).add(unit.uri)
        return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One report against one group."""

    source: str
    """The set that it comes from."""
    counts: float
    """How much it counts in learning."""
    incident: str
    """The report's own, in the gold."""
    other: str
    """The group's, in the gold: that of most of its articles."""
    findings: tuple[Finding, ...]
    same: bool


def stream(labelled: Labelled, editions: Mapping[str, EditionReports]) -> Stream:
    """Make a stream of a labelled set."""
    return _ordered(labelled.name, editions.values(), merging.labels(labelled.gold.values()), SHARE)


def together(name: str, streams: Iterable[Stream]) -> Stream:
    """Make one stream of several small ones."""
    listed = list(streams)
    labels = {
        uri: frozenset(f"{one.name} {incident}" for incident in names)
        for one in listed for uri, names in one.labels.items()
    }  # fmt: skip
    return _ordered(name, [edition for one in listed for edition in one.editions], labels, SHARE)


def crowded(one: Stream, days: float, seed: int) -> Stream:
    """Move whole incidents in time so that all begin within so many days: more look-alikes at once than years gave.

    Articles without a label are left out.
    """
    chance = random.Random(seed)  # noqa: S311 - the same stream every time
    begin = min(edition.time for edition in one.editions)
    first: dict[str, EditionReports] = {}
    for edition in one.editions:
        for name in one.labels.get(edition.uri, ()):
            first.setdefault(name, edition)
    moves = {
        name: round((begin - edition.time) / DAY + chance.uniform(0, days)) * DAY for name, edition in first.items()
    }
    moved = [
        _moved(edition, moves[min(one.labels[edition.uri])]) for edition in one.editions if edition.uri in one.labels
    ]
    return _ordered(one.name, moved, one.labels, one.counts / CROWD)


def _ordered(name: str, editions: Iterable[EditionReports], labels: Labels, counts: float) -> Stream:
    ordered = tuple(sorted(editions, key=lambda e: (e.time, e.uri)))
    return Stream(name=name, editions=ordered, labels=labels, counts=counts)


def _moved(edition: EditionReports, by: timedelta) -> EditionReports:
    return replace(
        edition,
        stated=edition.stated + by if edition.stated else None,
        received=edition.received + by,
        reports=tuple(_moved_report(report, by) for report in edition.reports),
    )


def _moved_report(report: Report, by: timedelta) -> Report:
    when = report.when
    return replace(report, when=replace(when, start=when.start + by, end=when.end + by))


def rows(one: Stream, *, guided: bool) -> list[Row]:
    """Replay a stream and list what was compared; `guided` lets the gold decide, else the weights do."""
    settler = _Learner(one, guided=guided)
    for edition in one.editions:
        settler.change([], units(edition, edition.time))
    return settler.rows


class _Learner(Settler):
    """A settler that keeps what it compares."""

    def __init__(self, one: Stream, *, guided: bool) -> None:
        super().__init__()
        self._stream, self._guided = one, guided
        self.rows: list[Row] = []

    def _choose(self, unit: Unit, turn: Turn) -> Choice:
        own = self._stream.labels.get(unit.uri)
        if own is None:
            return super()._choose(unit, turn)
        right = [founder for founder, same in self._compared(unit, own, turn) if same]
        if not self._guided:
            return super()._choose(unit, turn)
        return Choice(founder=min(right, key=lambda founder: founder.position, default=unit))

    def _compared(self, unit: Unit, own: frozenset[str], turn: Turn) -> Sequence[tuple[Unit, bool]]:
        copied, bearers = self._copied(unit), self._bearers(unit)
        seen = []
        groups = sorted(self._candidates(unit).items(), key=lambda group: group[0].position)  # sets go by chance
        for founder, hits in groups:
            profile = turn.profile(founder, unit.position)
            if not promising(unit, profile, hits) or not possible(unit, profile):
                continue
            if (other := self._incident(profile)) is None:
                continue
            same = other in own
            seen.append((founder, same))
            if copied is None or copied.uri not in profile.uris:
                found = tuple(findings(unit, profile, bearers))
                self._keep(found, min(own), other, same=same)
        return seen

    def _keep(self, found: tuple[Finding, ...], incident: str, other: str, *, same: bool) -> None:
        one = self._stream
        row = Row(source=one.name, counts=one.counts, incident=incident, other=other, findings=found, same=same)
        self.rows.append(row)

    def _incident(self, profile: Profile) -> str | None:
        votes = Counter(name for uri in profile.uris for name in self._stream.labels.get(uri, ()))
        return min(votes, key=lambda name: (-votes[name], name)) if votes else None
