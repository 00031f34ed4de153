"""Keys: what two units must share before they are compared at all.

A unit stores its keys in the index and asks with its questions. The relation is symmetric: a question of one finds a key
of the other if and only if it holds the other way round. So whoever an arriving unit concerns is found in both ways.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import TYPE_CHECKING, Final
from zlib import crc32

from pipeline.resolve.wording import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.resolve.units import Unit

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
BEARERS: Final = 12
"""Reports looked at that bear a name."""
TERM_KEYS: Final = 24
"""Names by which an incident is found whatever its day."""


def stores(unit: Unit) -> tuple[int, ...]:
    """Give the keys under which a unit is found."""
    return tuple(dict.fromkeys(_stores(unit)))


def _stores(unit: Unit) -> Iterator[int]:
    if unit.city is not None:
        yield city_key(unit.city)
        if unit.day is not None:
            yield hash(("day", *_cell(unit), unit.day))
        for family in unit.families:
            yield hash(("city", unit.city, family))
    side = "precise" if unit.city is not None else "vague" if unit.countries else "none"
    for country in unit.countries:
        for family in unit.families:
            if unit.day is not None:
                yield hash((side, country, family, unit.day))
            yield hash((side, country, family))
    for family in unit.families:
        yield hash(("none" if side == "none" else "some", family))
    yield from names(unit)


def asks(unit: Unit) -> Iterator[tuple[int, int]]:
    """Give all keys to ask for, and how many of the latest reports under each are looked at."""
    yield from places(unit)
    for key in names(unit):
        yield key, BEARERS


def places(unit: Unit) -> Iterator[tuple[int, int]]:
    """Give the keys of places and days."""
    if unit.city is not None:
        yield city_key(unit.city), FEW
        if unit.day is not None:
            yield from ((key, CLOSE) for key in _around(unit, unit.day))
        for family in unit.families:
            yield hash(("city", unit.city, family)), NEXT
    yield from _wide(unit)


def _wide(unit: Unit) -> Iterator[tuple[int, int]]:
    """Give the keys of the countries told of, and of incidents without a country."""
    sides = ("vague",) if unit.city is not None else ("vague", "precise")
    for side, country, family in product(sides, unit.countries, unit.families):
        if unit.day is not None:
            yield from ((hash((side, country, family, day)), NEXT) for day in range(unit.day - 1, unit.day + 2))
        yield hash((side, country, family)), NEXT
    placeless = not unit.countries and unit.city is None
    for family in unit.families:
        yield hash(("none", family)), FEW
        if placeless:
            yield hash(("some", family)), FEW


def names(unit: Unit) -> Iterator[int]:
    """Give the keys that are asked for as they are stored: names and copies."""
    for term in telling(unit):
        yield term_key(term)
    yield from sketch_keys(unit)
    for ruling in unit.joined:
        yield hash(("ruling", ruling))


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


def sketch_keys(unit: Unit) -> Iterator[int]:
    """Give the keys that a text shares with its copies."""
    for number in unit.sketch[:SKETCH_KEYS]:
        yield hash(("sketch", number))


def _mixed(term: str) -> int:
    """Order names by a hash that is the same in every process, so that two articles choose the same ones."""
    return crc32(term.encode())


def _cell(unit: Unit) -> tuple[int | str, int]:
    if unit.lat is None or unit.lon is None:
        return unit.city or "", 0
    return floor(unit.lat * CELL), floor(unit.lon * CELL)


def _around(unit: Unit, day: int) -> Iterator[int]:
    x, y = _cell(unit)
    for near in range(day - 1, day + 2):
        if isinstance(x, str):
            yield hash(("day", x, y, near))
            continue
        for i in (x - 1, x, x + 1):
            for j in (y - 1, y, y + 1):
                yield hash(("day", i, j, near))
