"""Umbrellas: which of an article's reports speaks for which others, "28 across the country, seven in the capital"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.resolve.units import Unit

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
    if len(unit.siblings) == 1:
        return []
    ref = unit.report.incident
    return [other for other in unit.siblings if other is not unit and other.report.incident == ref]


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
