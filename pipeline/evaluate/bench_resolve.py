"""Speed and memory of *resolve* while many incidents are open in one country, on generated reports.

Each round runs in a process of its own, so that its memory is its own: first so many incidents are opened, a report
each, over two months and a thousand towns; then further reports come, half on these incidents, half on new ones. Before
all that others may have been opened, as many at a time, and closed. Rows are on disk, as a worker has them.
"""

from __future__ import annotations

import gc
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.table import Table

from pipeline.adapters.scratch import Scratch
from pipeline.model import Claim, EditionReports, Figure, Place, Report, When
from pipeline.resolve import Resolver
from pipeline.stream.resolving import settle_down

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

TOWNS: Final = 1000
"""A degree apart."""
DAYS: Final = 60
LONG: Final = 500
"""Days after which the next incidents are opened, and these are closed."""
NAMES: Final = 20_000
SHINGLES: Final = 100
MEASURED: Final = 4000
"""Reports that are timed."""
BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
TYPES: Final = ("shooting", "stabbing", "fire", "transport_road", "explosion", "bombing")
WORDS: Final = 600
"""Words that headlines are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a round measured."""

    incidents: int
    """Open when the timing began."""
    closed: int
    """Closed long before."""
    per_second: float
    """Reports decided and derived in a second of processor time."""
    mib: float
    """Resident memory at its highest, less that of the empty process, MiB."""
    found: int
    """Incidents at the end."""


@dataclass(frozen=True, slots=True)
class Story:
    """One made-up incident."""

    town: int
    day: int
    type: str
    killed: int
    names: tuple[str, ...]
    words: tuple[str, ...]


def measure(sizes: Sequence[int], closed: int = 0) -> list[Load]:
    """Run a round for each number of open incidents, so many others being closed."""
    context = multiprocessing.get_context("spawn")
    found = []
    for size in sizes:
        with context.Pool(1) as pool:
            found.append(pool.apply(load, (size, closed)))
    return found


def table(loads: Sequence[Load]) -> Table:
    """Show one row a round."""
    shown = Table(title="Resolving, one core, one country", title_justify="left", box=None, pad_edge=False)
    for name in ("open incidents", "closed", "reports/s", "MiB", "incidents at the end"):
        shown.add_column(name, justify="right")
    for one in loads:
        figures = (one.incidents, one.closed, one.per_second, one.mib, one.found)
        shown.add_row(*(f"{figure:,.0f}" for figure in figures))
    return shown


def load(incidents: int, closed: int = 0, reports: int = MEASURED) -> Load:
    """Open so many incidents, then time so many reports more."""
    with tempfile.TemporaryDirectory() as folder:
        return _load(Path(folder), incidents, closed, reports)


def _load(folder: Path, incidents: int, closed: int, reports: int) -> Load:
    chance = random.Random(incidents)  # noqa: S311 - made-up stories
    empty = _mib()
    resolver, stories = Resolver(disk=Scratch(folder)), [_story(chance) for _ in range(incidents)]
    stories.sort(key=lambda story: story.day)
    for back in range(-(-closed // incidents), 0, -1):
        for edition in _before(back, min(incidents, closed - (back - 1) * incidents), chance):
            _take(resolver, edition)
    first = [_edition(story, f"first-{number}", 0, chance) for number, story in enumerate(stories)]
    first.sort(key=lambda edition: edition.time, reverse=True)
    while first:  # they are let go one by one: the memory measured is the resolver's
        _take(resolver, first.pop())
    later = sorted(_later(stories, reports, chance), key=lambda edition: edition.time)
    gc.collect()
    settle_down()  # as the worker does when it has read its rows back
    start = time.process_time()
    for edition in later:
        _take(resolver, edition)
    seconds, mib = time.process_time() - start, _mib() - empty
    active = sum(one.status == "active" for one in resolver.incidents())
    return Load(
        incidents=incidents, closed=closed, per_second=reports / seconds, mib=mib, found=active
    )  # fmt: skip


def _take(resolver: Resolver, edition: EditionReports) -> None:
    row = resolver.decide(edition)
    if row is not None:
        for _ in resolver.derive(row.key):
            pass


def _before(back: int, number: int, chance: Random) -> list[EditionReports]:
    """Make the incidents that were open so many times `LONG` before, a report each."""
    stories = [replace(story, day=story.day - back * LONG) for story in (_story(chance) for _ in range(number))]
    made = [_edition(story, f"old-{back}-{place}", 0, chance) for place, story in enumerate(stories)]
    return sorted(made, key=lambda edition: edition.time)


def _later(stories: Sequence[Story], reports: int, chance: Random) -> Iterator[EditionReports]:
    """Make the reports that are timed, as they come on the days after: follow-ups and new incidents."""
    recent = stories[-max(1, len(stories) // 4) :]
    daily = max(20, len(stories) // DAYS)
    for number in range(reports):
        if number % 2:
            story = chance.choice(recent)
            yield _edition(story, f"later-{number}", DAYS - story.day + number // 2 // daily, chance)
        else:
            story = replace(_story(chance), day=DAYS + number // 2 // daily)
            yield _edition(story, f"new-{number}", 0, chance)


def _story(chance: Random) -> Story:
    return Story(
        chance.randrange(TOWNS), chance.randrange(DAYS), chance.choice(TYPES), chance.choice((0, 1, 1, 1, 2, 5)),
        tuple(f"name{chance.randrange(NAMES)}" for _ in range(4)),
        tuple(f"word{chance.randrange(WORDS)}" for _ in range(6)),
    )  # fmt: skip


def _edition(story: Story, uri: str, delay: float, chance: Random) -> EditionReports:
    time_ = BEGIN + timedelta(days=story.day + delay, minutes=chance.randrange(1440))
    day = (BEGIN + timedelta(days=story.day)).date()
    place = Place(
        geonameid=story.town + 1, name=f"Town {story.town}", admin1=f"State {story.town % 20}", country="XX",
        lat=20.0 + story.town // 32, lon=-120.0 + story.town % 32, precision="city",
    )  # fmt: skip
    figure = Figure.of(story.killed)
    text = f"{story.killed} people were killed in Town {story.town}, police said."
    claim = Claim(kind="killed", value=story.killed, attribution="police", authority=True, text=text)
    report = Report(
        type=story.type,  # type: ignore[arg-type]  # of TYPES
        when=When(start=day, end=day), place=place, killed=figure, claims=(claim,), names=story.names[:3],
    )  # fmt: skip
    sketch = tuple(sorted(chance.randrange(2**25) for _ in range(SHINGLES)))
    return EditionReports(
        uri=uri, version=1, stated=time_, received=time_, digest=uri, origin=uri[:7], provider=uri[:7],
        headline=" ".join(story.words).capitalize(), sketch=sketch, terms=story.names[1:], reports=(report,),
    )  # fmt: skip


def _mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)
