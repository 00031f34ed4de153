"""Umbrellas: what speaks for what, "28 across the country, seven in the capital".

An article tells it of its own reports. What an event did in several countries together is the umbrella of what it did in
each, whoever tells of either.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

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
    """Which incident is a part of which; remembered until reports move."""

    def __init__(
        self, of: Mapping[UnitKey, str], members: Mapping[str, Mapping[UnitKey, Unit]],
        linked: Mapping[UnitKey, Collection[Unit]],
    ) -> None:  # fmt: skip
        """Begin with what says of each report its incident, and the other way round; `linked` is the settler's."""
        self._of, self._members, self._linked = of, members, linked
        self._over: dict[str, str | None] = {}
        self._under: dict[str, list[str]] = {}
        self._told: dict[str, str | None] = {}

    def forget(
        self, units: Iterable[Unit], incidents: Collection[str], loosened: Iterable[UnitKey] = ()
    ) -> tuple[list[str], list[str]]:
        """Forget what is known of these incidents, of those bound up with these units, and of those linked with any.

        Give the second and the third. `loosened` are the founders of groups that choices linked across borders before.
        """
        bound = {
            self._of[one.key]: None
            for unit in units
            if len(unit.siblings) > 1
            for one in unit.siblings
            if one.key in self._of
        }  # fmt: skip
        bound |= {self._of[key]: None for key in loosened if key in self._of}
        near = dict.fromkeys((*incidents, *bound))
        linked = {other for name in near for other in self._across(name)} - near.keys()
        for name in (*near, *linked):
            self._over.pop(name, None)
            self._under.pop(name, None)
            self._told.pop(name, None)
        return list(bound), sorted(linked)

    def over(self, incident: str) -> str | None:
        """Name the incident that most of an incident's reports are parts of; of equals the one of the earliest report.

        Where no article tells of both, it is the one of several countries that most reports say to be of its event.
        """
        if incident not in self._over:
            self._over[incident] = self._told_over(incident) or self._over_all(incident)
        return self._over[incident]

    def _told_over(self, incident: str) -> str | None:
        """Name the one by what articles tell of both.

        Reports of that one that are parts of this one's count against it: no two incidents are parts of each other.
        """
        if incident not in self._told:
            units = self._beside_others(incident)
            self._told[incident] = self._most_above(incident, units) if units else None
        return self._told[incident]

    def _over_all(self, incident: str) -> str | None:
        """Name the one of several countries: none of which an article tells that it is itself a part of another."""
        links = Counter(self._across(incident))
        if not links or self._is_of_several(incident):
            return None
        higher = [name for name in links if self._is_of_several(name) and self._told_over(name) is None]
        most = max((links[name] for name in higher), default=0)
        return min((name for name in higher if links[name] == most), key=self._founded, default=None)

    def _founded(self, incident: str) -> Position:
        return min(unit.position for unit in self._members[incident].values())

    def _is_of_several(self, incident: str) -> bool:
        return any(unit.several for unit in self._members.get(incident, {}).values())

    def _across(self, incident: str) -> list[str]:
        """List the incidents that choices link with this one across borders, once for each choice that says so."""
        return list(self._links(incident)) if self._linked else []

    def _links(self, incident: str) -> Iterator[str]:
        for unit in self._members.get(incident, {}).values():
            for key in unit.choice.across if unit.choice is not None else ():
                if key in self._of:
                    yield self._of[key]
            for other in self._linked.get(unit.key, ()):
                if other.key in self._of:
                    yield self._of[other.key]

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
        """List the incidents of which some report is a part of one of this incident's, or linked with one."""
        if incident not in self._under:
            found = {
                self._of[one.key]
                for unit in self._beside_others(incident)
                for one in below(unit)
                if one.key in self._of
            }
            self._under[incident] = sorted({*found, *self._across(incident)} - {incident})
        return self._under[incident]

    def _beside_others(self, incident: str) -> list[Unit]:
        """List an incident's reports that are not their article's only one."""
        return [unit for unit in self._members.get(incident, {}).values() if len(unit.siblings) > 1]
