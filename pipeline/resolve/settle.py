"""Which reports tell of the same incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pipeline.resolve.units import Unit


class Settler:
    """Groups of units; the groups are a function of the set of units alone, whatever the order they came in."""

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[Unit, None]] = {}

    def change(self, removed: Iterable[Unit], added: Iterable[Unit]) -> list[Unit]:
        """Take units out and in; return the present units whose group may have another make-up."""
        touched: dict[Hashable, None] = {}
        for unit in removed:
            key = self.group(unit)
            self._groups[key].pop(unit)
            touched[key] = None
        for unit in added:
            key = self.group(unit)
            self._groups.setdefault(key, {})[unit] = None
            touched[key] = None
        for key in touched:
            if not self._groups[key]:
                del self._groups[key]
        return [unit for key in touched for unit in self._groups.get(key, ())]

    def group(self, unit: Unit) -> Hashable:
        """Name the group that a unit is in."""
        report, place = unit.report, unit.report.place
        where = place.geonameid or place.name or place.country
        return where, place.country, report.when.start, report.type, report.wider, report.background

    def members(self, group: Hashable) -> list[Unit]:
        """List a group's units in canonical order."""
        return sorted(self._groups.get(group, ()), key=lambda unit: unit.position)
