"""Across borders: what a disaster does in one country is an incident; what it does in several is told of as another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.resolve.evidence import DAY, FOLLOWED, apart, day, horizon, kind, ruled, storms
from pipeline.resolve.families import DISASTERS, WEATHER

if TYPE_CHECKING:
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.units import Unit

SAME_DAYS: Final = frozenset({"day_same", "day_next", "day_inside"})
SAME_WEEK: Final = SAME_DAYS | {"day_3", "today_3", "day_10", "today_10"}
"""Weather goes from land to land, and what it did is counted for days."""
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


def went_on(one: Unit | Profile, profile: Profile) -> bool:
    """Say whether they tell of one named storm in different countries: nothing makes them possibly the same."""
    if not one.countries or not profile.countries or not profile.countries.isdisjoint(one.countries):
        return False
    return not storms(one.terms).isdisjoint(storms(profile.terms))


def _is_same_disaster(unit: Unit, profile: Profile) -> bool:
    """Storms are known by their names, other disasters by their days."""
    mine, theirs = storms(unit.terms), storms(profile.terms)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    if not mine.isdisjoint(profile.terms) or not theirs.isdisjoint(unit.terms):
        return True
    days = day(unit, profile)
    if days == "undated":
        return unit.time - profile.last <= FOLLOWED * DAY
    return days in (SAME_WEEK if unit.type in WEATHER else SAME_DAYS)


def _is_same_attack(unit: Unit, profile: Profile) -> bool:
    """Attacks are known by their day and the toll: what is told of several countries is no less than what is of one."""
    if day(unit, profile) != "day_same" or unit.killed is None or not profile.killed:
        return False
    return unit.killed >= min(profile.killed) if unit.several else unit.killed <= max(profile.killed)
