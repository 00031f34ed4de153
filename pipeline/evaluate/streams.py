"""The project's own streams: what must be believed of every incident after every article, reasoned by hand.

A stream is three files: NAME.ninjs.jsonl (editions in order of time), NAME.gold.jsonl (each edition's labels, with the
`incident_id` of every incident that the stream follows) and NAME.tolls.jsonl: for each edition the tolls of all
incidents so far (null for one that was retracted), and at last the totals of the cities.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from pipeline.errors import BadItemError
from pipeline.evaluate import gold as golds
from pipeline.evaluate.gold import Count, Gold, lines
from pipeline.wire import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from pipeline.model import Article

TOLLS: Final = ".tolls.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An estimate as the design's rules give it."""

    low: Count
    best: Count
    high: Count
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What must be believed of an incident."""

    killed: Range | None
    """Attackers left out; None as long as nobody has given a figure."""
    injured: Range | None
    city: str | None = None
    country: str | None = None
    part_of: str | None = None
    background: bool = False
    """True while only background articles tell of it: it enters no total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city's totals (best) at the end."""

    city: str
    country: str
    killed: Count
    injured: Count
    incidents: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One edition, its labels, and what must be believed once it is known."""

    article: Article
    gold: Gold
    tolls: Mapping[str, Toll | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """All editions of a stream in order of time."""

    name: str
    steps: tuple[Step, ...]
    cities: tuple[City, ...]

    @property
    def final(self) -> Mapping[str, Toll | None]:
        """What must be believed at the end."""
        return self.steps[-1].tolls


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    uri: str
    version: int
    tolls: dict[str, Toll | None]


def tolls_beside(items: Path) -> Path:
    """Name the file of tolls of a file of items."""
    return items.with_name(items.name.removesuffix(golds.ITEMS) + TOLLS)


def is_stream(items: Path) -> bool:
    """Say whether a file of items has tolls beside it."""
    return tolls_beside(items).exists()


def load(items: Path, received: datetime) -> Stream:
    """Read a stream; `received` is a time after its last item.

    Raises BadItemError naming file and line of what is malformed or contradicts itself.
    """
    articles = [_at(items, number, lambda line=line: _article(line, received)) for number, line in lines(items)]
    labels = [_at(golds.beside(items), n, lambda line=line: golds.parse(line)) for n, line in lines(golds.beside(items))]
    path = tolls_beside(items)
    *rows, last = lines(path)
    stated = [_at(path, n, lambda line=line: msgspec.json.decode(line, type=_Line)) for n, line in rows]
    cities = _at(path, last[0], lambda: msgspec.json.decode(last[1], type=dict[str, tuple[City, ...]])["cities"])
    if not len(articles) == len(labels) == len(stated):
        raise BadItemError(f"{items}: {len(articles)} items, {len(labels)} labels, {len(stated)} lines of tolls")
    for number, (article, gold, line) in enumerate(zip(articles, labels, stated, strict=True), 1):
        if not (article.uri, article.version) == (gold.uri, gold.version) == (line.uri, line.version):
            raise BadItemError(f"{path}, line {number}: items, labels and tolls don't go by the same uri and version")
    steps = [Step(article=a, gold=g, tolls=t.tolls) for a, g, t in zip(articles, labels, stated, strict=True)]
    stream = Stream(name=items.name.removesuffix(golds.ITEMS), steps=tuple(steps), cities=cities)
    for number, fault in faults(stream):
        raise BadItemError(f"{path}, line {number}: {fault}")
    return stream


def _article(line: bytes, received: datetime) -> Article:
    article = parse(line, received=received)
    if article.stated is None or article.flags:
        raise BadItemError(f"{article.uri}: no item without a time, or in need of mending ({', '.join(article.flags)})")
    return replace(article, received=article.stated)


def _at(path: Path, number: int, read: Any) -> Any:
    try:
        return read()
    except (BadItemError, msgspec.MsgspecError, KeyError) as error:
        raise BadItemError(f"{path}, line {number}: {error}") from error


def faults(stream: Stream) -> Iterable[tuple[int, str]]:
    """Yield (line of the tolls, what is wrong) of a stream that contradicts itself."""
    editions, before, tolls = set[tuple[str, int | None]](), None, dict[str, Toll | None]()
    for number, step in enumerate(stream.steps, 1):
        key = step.article.uri, step.article.version
        if key in editions:
            yield number, f"{key[0]}, version {key[1]}, is there twice"
        if before is not None and step.article.time < before.time:
            yield number, f"{key[0]} is earlier than the item before it"
        if unknown := named(step.gold) - step.tolls.keys():
            yield number, f"no toll of {min(unknown)}, of which {key[0]} tells"
        if lost := tolls.keys() - step.tolls.keys():
            yield number, f"the toll of {min(lost)} is no longer there"
        yield from ((number, f"{name}: {fault}") for name, fault in _faulty(step.tolls))
        editions.add(key)
        before, tolls = step.article, dict(step.tolls)
    if untold := tolls.keys() - {name for step in stream.steps for name in named(step.gold)}:
        yield len(stream.steps), f"no article tells of {min(untold)}"
    if wrong := set(city_totals(stream.final)) ^ set(stream.cities):
        yield len(stream.steps) + 1, f"the cities' totals aren't the sums of the tolls: {min(map(str, wrong))}"


def _faulty(tolls: Mapping[str, Toll | None]) -> Iterable[tuple[str, str]]:
    for name, toll in tolls.items():
        for figure in (toll.killed, toll.injured) if toll else ():
            if figure and not figure.low <= figure.best <= figure.high:
                yield name, "low, best and high aren't in this order"
        if toll and toll.part_of and not tolls.get(toll.part_of):
            yield name, f"part of {toll.part_of}, which has no toll"


def named(gold: Gold) -> set[str]:
    """Name the incidents of the stream that an edition tells of, parts with an incident of their own among them."""
    found = {one.incident_id for one in gold.incidents} | {
        part.incident_id for one in gold.incidents for part in one.parts
    }
    return {name for name in found if name}


def city_totals(tolls: Mapping[str, Toll | None]) -> list[City]:
    """Add up by city what counts: neither background nor umbrellas, whose parts count."""
    known = {name: toll for name, toll in tolls.items() if toll and not toll.background}
    umbrellas = {toll.part_of for toll in known.values()}
    sums: dict[tuple[str, str], City] = {}
    for name, toll in known.items():
        if not toll.city or not toll.country or name in umbrellas or not (toll.killed or toll.injured):
            continue
        key = toll.city, toll.country
        held = sums.get(key) or City(city=key[0], country=key[1], killed=0, injured=0, incidents=0)
        sums[key] = replace(
            held,
            killed=held.killed + (toll.killed.best if toll.killed else 0),
            injured=held.injured + (toll.injured.best if toll.injured else 0),
            incidents=held.incidents + 1,
        )
    return list(sums.values())
