"""Umbrellas: which of an article's reports speaks for which others, "28 across the country, seven in the capital"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.units import Position, Unit

WIDTH: Final = {"site": 0, "city": 0, "admin1": 1, "country": 2, "none": 3}


def above(unit: Unit) -> Unit | None:
    """Give the report of the same incident in the same article that speaks for this one: the narrowest that does.

    A region's or country's own row speaks for the towns in it; the row that is wider than all, for all.
    """
    covering = [other for other in _siblings(unit) if _covers(other, unit)]
    return min(covering, key=lambda other: (_width(other), other.position), default=None)


def below(unit: Unit) -> list[Unit]:
    """Give the reports that this one speaks for."""
    return [other for other in _siblings(unit) if above(other) is unit]


def _siblings(unit: Unit) -> list[Unit]:
    return [other for other in unit.siblings if other is not unit and other.ref == unit.ref]


def _width(unit: Unit) -> tuple[bool, int]:
    return unit.wider, WIDTH[unit.precision]


def _covers(wide: Unit, unit: Unit) -> bool:
    if _width(wide) <= _width(unit):
        return False
    if wide.wider:
        return True
    if not unit.countries or wide.countries != unit.countries:
        return False
    return wide.precision == "country" or (wide.precision == "admin1" and wide.admin1 == unit.admin1)


class Umbrellas:
    """Which incident is a part of which, by what their reports' articles say; remembered until reports move."""

    def __init__(self, of: Mapping[UnitKey, str], members: Mapping[str, Mapping[UnitKey, Unit]]) -> None:
        self._of, self._members = of, members
        self._over: dict[str, str | None] = {}
        self._under: dict[str, list[str]] = {}

    def forget(self, units: Iterable[Unit], incidents: Iterable[str]) -> list[str]:
        """Forget what is known of these incidents, and of those that these units are bound up with: give the latter."""
        bound = {
            self._of[one.key]: None
            for unit in units
            if len(unit.siblings) > 1
            for one in unit.siblings
            if one.key in self._of
        }  # fmt: skip
        for name in (*incidents, *bound):
            self._over.pop(name, None)
            self._under.pop(name, None)
        return list(bound)

    def over(self, incident: str) -> str | None:
        """Name the incident that most of an incident's reports are parts of; of equals the one of the earliest report.

        Reports of that one that are parts of this one's count against it: no two incidents are parts of each other.
        """
        if incident not in self._over:
            units = self._beside_others(incident)
            self._over[incident] = self._most_above(incident, units) if units else None
        return self._over[incident]

    def _most_above(self, incident: str, units: Iterable[Unit]) -> str | None:
        votes: Counter[str] = Counter()
        first: dict[str, Position] = {}
        for unit in units:
            umbrella = above(unit)
            if umbrella is not None and (name := self._of.get(umbrella.key, incident)) != incident:
                votes[name] += 1
                first[name] = min(first.get(name, umbrella.position), umbrella.position)
            for part in below(unit):
                if (name := self._of.get(part.key, incident)) != incident:
                    votes[name] -= 1
        higher = [name for name, count in votes.items() if count > 0]
        return min(higher, key=lambda name: (-votes[name], first[name]), default=None)

    def under(self, incident: str) -> list[str]:
        """List the incidents that have this one for their umbrella, by name."""
        return [name for name in self._spoken_for(incident) if self.over(name) == incident]

    def _spoken_for(self, incident: str) -> list[str]:
        """List the incidents of which some report is a part of one of this incident's."""
        if incident not in self._under:
            found = {
                self._of[one.key]
                for unit in self._beside_others(incident)
                for one in below(unit)
                if one.key in self._of
            }
            self._under[incident] = sorted(found - {incident})
        return self._under[incident]

    def _beside_others(self, incident: str) -> list[Unit]:
        """List an incident's reports that are not their article's only one."""
        return [unit for unit in self._members.get(incident, {}).values() if len(unit.siblings) > 1]
