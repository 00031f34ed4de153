"""Reading all articles that are kept again, with today's code and weights, beside the live state.

What would change is worked out on a copy of the live state in memory. To switch, the new readings go to the topic
`reports`: *resolve* lets the later reading of an edition replace the one before, as one revision, so that consumers see
each change as an event like any other and their sums stay right. What is older than the retention of `articles` stays
as it was read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import codec
from pipeline.adapters import articles
from pipeline.adapters.kept import kept
from pipeline.adapters.records import Message
from pipeline.adapters.topics import ARTICLES, EDITIONS_TABLE, INCIDENTS_TABLE, REPORTS, WORLD
from pipeline.resolve import Resolver
from pipeline.resolve.editions import newer
from pipeline.stream.extracting import passed_on, read
from pipeline.stream.resolving import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.adapters.records import Appender, Record
    from pipeline.model import EditionReports, PlaceTotals
    from pipeline.settings import Settings
    from pipeline.stream.extracting import Reads

BATCH = 200
"""Readings sent together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What reading everything again would change."""

    articles: int
    """Items read."""
    dead: int
    """Items that still can't be read."""
    editions: tuple[EditionReports, ...]
    """The new readings, in order of the editions' times."""
    events: tuple[tuple[str, int], ...]
    """Type of event and how many of it, the most frequent first."""
    places: tuple[tuple[PlaceTotals | None, PlaceTotals | None], ...]
    """Totals before and after of every place whose toll changes; None where there is no toll."""


def reprocess(
    settings: Settings, reader: Reads, now: int, on_progress: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Read everything again and work out what changes, writing nothing; `now` in seconds since 1970 marks the readings.

    `on_progress` is told the number of items every now and then. Raises NotFoundError, UnavailableError.
    """
    resolver = Resolver()
    last = resolver.restore(rows(kept(settings, EDITIONS_TABLE)), rows(kept(settings, INCIDENTS_TABLE)))
    for _ in resolver.derive(last) if last is not None else ():
        pass  # a change that the worker has in hand just now
    before = _tolls(resolver)
    found, dead, count = _read_all(settings, reader, now, on_progress)
    editions = tuple(sorted(_of_use(found, resolver), key=lambda edition: (edition.time, edition.uri)))
    events: Counter[str] = Counter()
    for edition in editions:
        row = resolver.decide(edition)
        events.update(step.event.type for step in (resolver.derive(row.key) if row is not None else ()))
    return Outcome(
        articles=count,
        dead=dead,
        editions=editions,
        events=tuple(events.most_common()),
        places=tuple(_changed(before, _tolls(resolver))),
    )


def switch(outcome: Outcome, appender: Appender) -> None:
    """Have the new readings take effect; returns when they are durable. Raises UnavailableError; then do it again."""
    for start in range(0, len(outcome.editions), BATCH):
        batch = outcome.editions[start : start + BATCH]
        messages = [Message(key=WORLD, value=codec.encode(edition), partition=0) for edition in batch]
        appender.append(REPORTS, messages)


def _read_all(
    settings: Settings, reader: Reads, now: int, on_progress: Callable[[int], None]
) -> tuple[list[EditionReports], int, int]:
    found: list[EditionReports] = []
    dead = count = 0
    for record in kept(settings, ARTICLES):
        count += 1
        try:
            found.append(replace(_read(record, reader), reread=now))
        except Exception:  # noqa: BLE001 - as in the stage: whatever a wire can do to us, the rest is read
            dead += 1
        if count % BATCH == 0:
            on_progress(count)
    return found, dead, count


def _read(record: Record, reader: Reads) -> EditionReports:
    return read(record.value or b"", articles.delivery(record.headers, record.timestamp), reader)


def _of_use(found: Iterable[EditionReports], resolver: Resolver) -> Iterator[EditionReports]:
    """Leave away what changes nothing: all but the newest edition of an item, and what never had a report."""
    newest: dict[str, EditionReports] = {}
    for edition in found:
        held = newest.get(edition.uri)
        if held is None or newer(edition, held):
            newest[edition.uri] = edition
    for edition in newest.values():
        if resolver.knows(edition.uri) or passed_on(edition):
            yield edition


def _tolls(resolver: Resolver) -> dict[str, PlaceTotals]:
    return {place.key: place for place in resolver.totals() if place.total.incidents}


def _changed(
    before: dict[str, PlaceTotals], after: dict[str, PlaceTotals]
) -> Iterator[tuple[PlaceTotals | None, PlaceTotals | None]]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None or new is None or old.total != new.total:
            yield old, new
