"""Reading everything again with other code, on either broker: first shown, then taken in as events like any other."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import codec
from pipeline.adapters.records import Message
from pipeline.adapters.tail import everything
from pipeline.adapters.topics import ARTICLES, REPORTS, WORLD
from pipeline.client import open_appender
from pipeline.model import EditionReports
from pipeline.stream.progress import Progress
from pipeline.stream.reprocessing import Outcome, reprocess, switch
from pipeline.stream.resolving import Desk
from pipeline.wire import parse
from tests.support.articles import wires
from tests.support.oracles import same_as_the_reports_replayed, the_events_add_up
from tests.support.reading import PlainReader
from tests.support.stories import stories
from tests.support.watch import Watch
from tests.support.work import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.records import Appender
    from pipeline.model import Article
    from pipeline.settings import Settings

NOW = 1_790_000_000


class Better(PlainReader):
    """Later code: it finds one killed more in everything, and nothing at all in items of one newsroom."""

    def read(self, article: Article) -> EditionReports:
        found = super().read(article)
        if article.provider == "Beta News":
            return replace(found, reports=())
        more = [
            replace(one, killed=one.killed and replace(one.killed, low=one.killed.low + 1, best=one.killed.best + 1,
                    high=one.killed.high + 1))
            for one in found.reports
        ]  # fmt: skip
        return replace(found, reports=tuple(more))


class Straight:
    """Sends at once, each acknowledged."""

    def __init__(self, appender: Appender) -> None:
        self.turn = asyncio.Lock()
        self._appender = appender

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def send(self, topic: str, message: Message) -> None:
        self._appender.append(topic, [message])

    async def durable(self) -> None: ...

    def acknowledge(self, event: Any) -> None: ...


async def resolve_from(watch: Watch, start: int) -> int:
    """Have the reports from an offset on resolved as a worker does; return where they end."""
    end = start
    with open_appender(watch.settings) as appender:
        desk = Desk(watch.tail, watch.prefix, Straight(appender), Progress(), Path(watch.settings.paths.var))
        await desk.take_over()
        for record in everything(watch.tail, watch.prefix + REPORTS):
            if record.offset >= start:
                assert await desk.settle(codec.decode(record.value or b"", EditionReports))
                end = record.offset + 1
    return end


@contextmanager
def lived(settings: Settings, items: list[bytes]) -> Iterator[Watch]:
    """Have a log whose articles were read and resolved by the code of then."""
    with Watch(settings) as watch:
        watch.feed((ARTICLES, message(item)) for item in items)
        with open_appender(settings) as appender:
            for item in items:
                edition = PlainReader().read(parse(item, received=datetime.now(UTC), source="test"))
                appender.append(REPORTS, [Message(key=WORLD, value=codec.encode(edition), partition=0)])
        yield watch


async def test_what_changes_is_shown_and_then_taken_in(settings: Settings) -> None:
    items = [*wires(30).items, b'{"uri":']
    with lived(settings, items[:-1]) as watch:
        watch.feed([(ARTICLES, message(items[-1]))])
        end = await resolve_from(watch, 0)
        before = same_as_the_reports_replayed(watch.tail, watch.prefix)
        outcome = reprocess(settings, Better(), NOW)
        assert same_as_the_reports_replayed(watch.tail, watch.prefix) == before  # nothing is written
        assert (outcome.articles, outcome.dead) == (len(items), 1)
        with open_appender(settings) as appender:
            switch(outcome, appender)
        await resolve_from(watch, end)
        after = same_as_the_reports_replayed(watch.tail, watch.prefix)
        the_events_add_up(watch.tail, watch.prefix)
        assert shown(outcome) == {
            key: (tolls(before).get(key), tolls(after).get(key)) for key in tolls(before).keys() | tolls(after).keys()
        }
        added = {key: toll[1] - toll[0] for key, toll in shown(outcome).items() if toll[0] and toll[1]}
        assert added
        assert set(added.values()) <= set(range(1, 10))


async def test_a_second_time_changes_nothing(settings: Settings) -> None:
    with lived(settings, wires(12).items) as watch:
        end = await resolve_from(watch, 0)
        with open_appender(settings) as appender:
            switch(reprocess(settings, Better(), NOW), appender)
        await resolve_from(watch, end)
        again = reprocess(settings, Better(), NOW + 60)
        assert (again.places, again.events) == ((), ())


async def test_what_came_in_the_meantime_stays_above(settings: Settings) -> None:
    first, second = stories()["a revision"].items
    with lived(settings, [first]) as watch:
        end = await resolve_from(watch, 0)
        outcome = reprocess(settings, Better(), NOW)
        with lived(settings, [second]), open_appender(settings) as appender:
            switch(outcome, appender)
        await resolve_from(watch, end)
        (incident,) = same_as_the_reports_replayed(watch.tail, watch.prefix).incidents
        assert incident.killed is not None
        assert incident.killed.best == 7


def shown(outcome: Outcome) -> dict[str, tuple[int | None, int | None]]:
    found = {}
    for old, new in outcome.places:
        key = old.key if old is not None else new.key if new is not None else ""
        found[key] = (old.total.killed.best if old else None, new.total.killed.best if new else None)
    return found


def tolls(result: Any) -> dict[str, int]:
    return {place.key: place.total.killed.best for place in (*result.cities, *result.countries)}
