"""Across borders: what a disaster does in one country is an incident; what it does in several is told of as another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.resolve.evidence import DAY, FOLLOWED, apart, day, horizon, kind, ruled, same_storm, storms
from pipeline.resolve.families import DISASTERS, WEATHER

if TYPE_CHECKING:
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.units import Unit

SAME_DAYS: Final = frozenset({"day_same", "day_next", "day_inside"})
NEAR_DAYS: Final = SAME_DAYS | {"day_3", "today_3"}
"""Weather goes from land to land, and what it did is counted for days."""
FEW: Final = 4
"""So many countries an attack strikes on one day, at the most."""
ALIKE: Final = frozenset({"type_same", "type_akin"})


def spans(unit: Unit, profile: Profile) -> bool:
    """Say whether of a report and an incident one tells of several countries together, the other of its part in one.

    What one article or a ruling says of both is left to these.
    """
    if unit.several == bool(profile.several) or profile.countries.isdisjoint(unit.countries):
        return False
    if unit.uri in profile.uris or (unit.tags and (apart(unit.tags, profile.tags) or ruled(unit, profile))):
        return False
    if unit.background or not profile.own or unit.time - profile.heard > horizon(unit):
        return False
    alike = kind(unit, profile) in ALIKE
    return alike and (_is_same_disaster(unit, profile) if unit.type in DISASTERS else _is_same_attack(unit, profile))


def _is_same_disaster(unit: Unit, profile: Profile) -> bool:
    """Storms are known by their names, other disasters by their days and tolls."""
    if same_storm(unit, profile):
        return True
    if (storms(unit.terms) and storms(profile.terms)) or not _holds(unit, profile):
        return False
    days = day(unit, profile)
    if days == "undated":
        return unit.time - profile.last <= FOLLOWED * DAY
    return days in (NEAR_DAYS if unit.type in WEATHER else SAME_DAYS)


def _is_same_attack(unit: Unit, profile: Profile) -> bool:
    """Attacks are known by their kind, their day and the toll, and few countries are struck at once."""
    same = unit.type in profile.main_types and day(unit, profile) == "day_same"
    few = len(unit.countries if unit.several else profile.countries) <= FEW
    return same and few and unit.killed is not None and bool(profile.killed) and _holds(unit, profile)


def _holds(unit: Unit, profile: Profile) -> bool:
    """Say whether what is told of several countries is no less than what is told of one."""
    if unit.killed is None or not profile.killed:
        return True
    return unit.killed >= min(profile.killed) if unit.several else unit.killed <= max(profile.killed)
