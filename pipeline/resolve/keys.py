"""Keys: what two units must share before they are compared at all.

A unit stores its keys in the index and asks with its questions. The relation is symmetric: a question of one finds a key
of the other if and only if it holds the other way round. So whoever an arriving unit concerns is found in both ways.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import floor
from typing import TYPE_CHECKING, Final
from zlib import crc32

from pipeline.resolve.wording import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.resolve.units import Unit

ALIKE: Final = 4096
"""Keys that are kept of countries, kinds and days."""
CELL: Final = 2.0
"""Cells per degree: neighbours are compared up to half a degree away."""
SKETCH_KEYS: Final = 4
"""Smallest hashes of a sketch: a copy of half the text shares one of them with a chance of 94 %."""
CLOSE: Final = 64
"""Reports looked at under a key that stands for a place and a day."""
NEXT: Final = 16
"""Reports looked at under a key that stands for a place or a day, and a family of types."""
FEW: Final = 6
"""Reports looked at under a key that says next to nothing."""
WEEKEND: Final = 4
"""So many days from its first are too many to look at all that was near."""
BEARERS: Final = 12
"""Reports looked at that bear a name."""
TERM_KEYS: Final = 24
"""Names by which an incident is found whatever its day."""
OF_A_ROW: Final = 10_000
OF_A_DAY: Final = OF_A_ROW * 10_000
"""Cells are numbered along the degrees of latitude, and those of a day after those of the day before."""
BEFORE_AND_AFTER: Final = (-OF_A_DAY, 0, OF_A_DAY)
AROUND: Final = tuple(
    day + x * OF_A_ROW + y for day in BEFORE_AND_AFTER for x in (-1, 0, 1) for y in (-1, 0, 1)
)
"""Steps from a cell and day to those next to it."""


def stores(unit: Unit) -> list[int]:
    """Give the keys under which a unit is found."""
    found, city, day = names(unit), unit.city, unit.day
    if city is not None:
        found += [city_key(city), *_called(unit)]
        found += [_cell(unit) + one * OF_A_DAY for one in _days(unit)]
        found += [hash(("city", city, family)) for family in unit.families]
    found += _sides(unit.city is not None, unit.countries, unit.families, day)
    return list(dict.fromkeys(found))


@lru_cache(maxsize=ALIKE)
def _sides(
    precise: bool, countries: tuple[str, ...], families: frozenset[str], day: int | None  # noqa: FBT001 - one of a key
) -> tuple[int, ...]:
    """Give the keys of countries and kinds, under which a unit is found: the same for many of a day."""
    found: list[int] = []
    side = "precise" if precise else "vague" if countries else "none"
    for country, family in product(countries, families):
        if day is not None:
            found.append(hash((side, country, family, day)))
        found.append(hash((side, country, family)))
    everywhere = "none" if side == "none" else "some"
    return (*found, *(hash((everywhere, family)) for family in families))


def asks(unit: Unit) -> list[tuple[int, int]]:
    """Give all keys to ask for, and how many of the latest reports under each are looked at."""
    return [*places(unit), *((key, BEARERS) for key in names(unit))]


def places(unit: Unit) -> list[tuple[int, int]]:
    """Give the keys of places and days."""
    found: list[tuple[int, int]] = []
    if unit.city is not None:
        found.append((city_key(unit.city), FEW))
        found += [(key, FEW) for key in _called(unit)]
        steps = AROUND if unit.lat is not None else BEFORE_AND_AFTER
        near = {_cell(unit) + day * OF_A_DAY + step: None for day in _days(unit) for step in steps}
        found += [(key, CLOSE) for key in near]
        found += [(hash(("city", unit.city, family)), NEXT) for family in unit.families]
    return [*found, *_wide(unit.city is not None, unit.countries, unit.families, unit.day)]


@lru_cache(maxsize=ALIKE)
def _wide(
    precise: bool, countries: tuple[str, ...], families: frozenset[str], day: int | None  # noqa: FBT001 - one of a key
) -> tuple[tuple[int, int], ...]:
    """Give the keys of the countries told of, and of incidents without a country: the same for many of a day."""
    found: list[tuple[int, int]] = []
    sides = ("vague",) if precise else ("vague", "precise")
    for side, country, family in product(sides, countries, families):
        if day is not None:
            found += [(hash((side, country, family, near)), NEXT) for near in range(day - 1, day + 2)]
        found.append((hash((side, country, family)), NEXT))
    placeless = not countries and not precise
    for family in families:
        found.append((hash(("none", family)), FEW))
        if placeless:
            found.append((hash(("some", family)), FEW))
    return tuple(found)


def _called(unit: Unit) -> list[int]:
    """Give the key of the city's name, by which those find it that name it and were placed elsewhere."""
    return [term_key(name) for name in unit.cityname]


def names(unit: Unit) -> list[int]:
    """Give the keys that are asked for as they are stored: names and copies."""
    found = [hash(("term", term)) for term in telling(unit)]
    found += sketch_keys(unit)
    if unit.tags:
        found += rulings(unit)
    return found


def rulings(unit: Unit) -> list[int]:
    """Give the keys of the rulings that join a unit with others."""
    return [hash(("ruling", ruling)) for ruling in unit.joined]


def telling(unit: Unit) -> list[str]:
    """Choose the names by which a unit is found: not ages and common given names, the same ones in every article."""
    names = [t for t in unit.terms if t not in GIVEN_NAMES and not t.isdigit()]
    return names if len(names) <= TERM_KEYS else sorted(names, key=_mixed)[:TERM_KEYS]


def city_key(city: str) -> int:
    """Give the key under which all reports of a city stand."""
    return hash(("town", city))


def term_key(term: str) -> int:
    """Give the key under which a name stands."""
    return hash(("term", term))


def sketch_keys(unit: Unit) -> list[int]:
    """Give the keys that a text shares with its copies."""
    return [hash(("sketch", number)) for number in unit.sketch[:SKETCH_KEYS]]


def _mixed(term: str) -> int:
    """Order names by a hash that is the same in every process, so that two articles choose the same ones."""
    return crc32(term.encode())


def _days(unit: Unit) -> Sequence[int]:
    """Give the days on which it may have been, where these are few: a day, or a weekend."""
    if unit.day is not None:
        return (unit.day,)
    return () if unit.undated or unit.end - unit.start >= WEEKEND else range(unit.start, unit.end + 1)


def _cell(unit: Unit) -> int:
    """Give the number of the cell of the map that a unit is in; without coordinates, of a cell of its city alone."""
    if unit.lat is None or unit.lon is None:
        return hash(("day", unit.city))
    return floor(unit.lat * CELL) * OF_A_ROW + floor(unit.lon * CELL)
