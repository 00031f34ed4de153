"""Profiles: what the reports of one incident say, added up in a way that doesn't depend on their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.resolve.units import Unit

T = TypeVar("T", int, str)


class Profile:
    """The traits of some units together."""

    __slots__ = (
        "admins", "ages", "cities", "citynames", "countries", "days", "early", "end", "first", "heard", "injured",
        "killed", "last", "late", "main_cities", "main_days", "main_types", "minor", "named", "names", "newest",
        "own", "pairs", "parted", "points", "precise", "several", "sites", "size", "spread", "start", "streets", "sure",
        "tags", "terms", "told", "told_total", "types", "uris", "wider", "words", "words_total",
    )  # fmt: skip

    def __init__(self) -> None:
        self.size = self.own = self.minor = self.precise = self.wider = self.spread = self.sure = self.ages = 0
        self.several = 0
        """Units that speak for several countries together."""
        self.parted = 0
        """Units that are a town's part of what their article tells of several."""
        self.names = 0.0
        self.told_total = self.words_total = 0
        self.first = self.last = self.heard = 0.0
        """Times of the first report, of the last one, and of the last one that tells of it as news."""
        self.days: dict[int, int] = {}
        self.early, self.late = 10**7, 0
        """The first and the last of these."""
        self.start, self.end = 10**7, 0
        """Hull of the days of units that give no certain day."""
        self.types: dict[str, int] = {}
        self.cities: dict[str, int] = {}
        self.main_days: frozenset[int] = frozenset()
        self.main_cities: frozenset[str] = frozenset()
        self.main_types: frozenset[str] = frozenset()
        """Days, cities and types that a fair share of the units gives."""
        self.points: dict[str, tuple[float, float]] = {}
        self.admins: set[str] = set()
        self.countries: set[str] = set()
        self.terms: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.told: dict[str, int] = {}
        self.citynames: set[str] = set()
        self.streets: set[str] = set()
        self.named: set[str] = set()
        """All words of names and places."""
        self.killed: set[int] = set()
        self.injured: set[int] = set()
        self.pairs: set[tuple[int, int]] = set()
        """Killed and injured of units that give both."""
        self.newest: tuple[float, str, int, int] = (0.0, "", 0, -1)
        """Time, uri, place in it, killed of the newest unit that gives a toll."""
        self.sites: set[str] = set()
        self.uris: set[str] = set()
        self.tags: dict[str, set[str]] = {}

    def add(self, unit: Unit) -> None:
        """Take a unit in."""
        self.first = min(self.first, unit.time) if self.size else unit.time
        self.last = max(self.last, unit.time)
        if not unit.background:
            self.heard = max(self.heard, unit.time)
        self.size += 1
        self.own += not unit.background
        self.wider += unit.wider
        self.spread += unit.spread
        self.parted += unit.parted
        self.several += unit.several
        self.uris.add(unit.key[0])
        self.types[unit.type] = self.types.get(unit.type, 0) + 1
        self.minor += unit.minor
        self.names = max(self.names, unit.names)
        self.ages += unit.ages
        _count(self.terms, unit.terms)
        self.named |= unit.named
        self.streets |= unit.streets
        self.citynames |= unit.cityname
        _count(self.told, unit.told)
        self.told_total += len(unit.told)
        self.words_total += len(unit.words)
        _count(self.words, unit.words)
        self._add_time_and_place(unit)
        self._add_figures(unit)
        if unit.site:
            self.sites.add(unit.site)
        self._settle()
        for ruling, side in unit.tags.items():
            self.tags.setdefault(ruling, set()).add(side)

    def _settle(self) -> None:
        """Note what more than a few say: a report of several incidents must not lend its days and cities to all."""
        self.main_days = _middle(self.days) if len(self.days) > 1 else frozenset(self.days)
        self.main_cities = _main(self.cities)
        self.main_types = _main(self.types, share=2)

    def _add_time_and_place(self, unit: Unit) -> None:
        if unit.day is not None:
            self.days[unit.day] = self.days.get(unit.day, 0) + 1
            if unit.morrow is not None and unit.morrow != unit.day:
                self.days[unit.morrow] = self.days.get(unit.morrow, 0) + 1
            self.early, self.late = min(self.early, unit.day), max(self.late, unit.day)
            self.sure += not unit.today
        elif not unit.undated:
            self.start, self.end = min(self.start, unit.start), max(self.end, unit.end)
        self.countries.update(unit.countries)
        if unit.admin1:
            self.admins.add(unit.admin1)
        if unit.city is not None:
            self.precise += 1
            self.cities[unit.city] = self.cities.get(unit.city, 0) + 1
            if unit.lat is not None and unit.lon is not None:
                self.points[unit.city] = (unit.lat, unit.lon)

    def _add_figures(self, unit: Unit) -> None:
        if unit.killed is not None:
            self.killed.add(unit.killed)
            self.newest = max(self.newest, (unit.time, *unit.key, unit.killed))
        if unit.injured is not None:
            self.injured.add(unit.injured)
            if unit.killed is not None:
                self.pairs.add((unit.killed, unit.injured))


def _count(counts: dict[str, int], words: Iterable[str]) -> None:
    for word in words:
        counts[word] = counts.get(word, 0) + 1


def _middle(counts: Mapping[int, int]) -> frozenset[int]:
    """Give the day in the middle, and of those next to it the ones that a fair share of the units gives."""
    middle = _median(counts)
    return frozenset({middle, *(day for day in _main(counts) if abs(day - middle) <= 1)})


def _median(counts: Mapping[int, int]) -> int:
    """Give the day in the middle, counted by units: a chain of days does not drift away from it."""
    half, seen = sum(counts.values()) / 2, 0
    for day in sorted(counts):
        seen += counts[day]
        if seen >= half:
            return day
    return 0


def _main(counts: Mapping[T, int], share: int = 3) -> frozenset[T]:
    """Give the values that at least one in so many units gives of those that give the most frequent one."""
    if len(counts) < 2:
        return frozenset(counts)
    most = max(counts.values())
    return frozenset(value for value, count in counts.items() if share * count >= most)
