"""How soon workers are back at work: after a kill with very many open incidents, and after a long time of lag."""

from __future__ import annotations

import gc
import random
import time
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest

from pipeline import codec
from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.records import Message
from pipeline.adapters.topics import ARTICLES, EDITIONS_TABLE, INCIDENTS, INCIDENTS_TABLE, REPORTS, WORLD
from pipeline.client import open_appender
from pipeline.evaluate.bench_resolve import DAYS, _edition, _story
from pipeline.resolve import Resolver
from pipeline.settings import Broker, Paths, Settings, Topics
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.watch import Watch
from tests.support.work import Process, embedded, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]

OPEN: Final = 100_000
BACK_SECONDS: Final = 30.0
LAG: Final = 30_000
"""Articles of ten minutes at 50 a second."""
LONG_AGO: Final = datetime(1790, 1, 1, 6, tzinfo=UTC)
"""So many articles, a few incidents a year in each city, take two centuries."""


@pytest.fixture(params=["sqlite", pytest.param("kafka", marks=pytest.mark.kafka)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings as they are by default, session timeout included."""
    if request.param == "sqlite":
        yield embedded(tmp_path)
    else:
        topics = Topics(prefix=f"r{uuid.uuid4().hex[:8]}.")
        yield Settings(
            broker=Broker(url=request.getfixturevalue("kafka_url")), topics=topics, paths=Paths(var=str(tmp_path))
        )
    EmbeddedRedis(tmp_path / "redis").stop()


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, Message]]:
    """The rows that *resolve* has written when so many incidents are open."""
    chance = random.Random(1)  # noqa: S311 - made-up stories
    resolver, found = Resolver(), []
    gc.disable()  # nothing here is garbage, and to look for it takes longer than all the rest
    made = [_edition(_story(chance), f"first-{number}", 0, chance) for number in range(OPEN)]
    for edition in sorted(made, key=lambda edition: edition.time):
        row = resolver.decide(edition)
        assert row is not None
        found.append((EDITIONS_TABLE, row))
        found += [(INCIDENTS_TABLE, step.row) for step in resolver.derive(row.key)]
    gc.enable()
    return [(table, Message(key=row.key.encode(), value=row.value, partition=0)) for table, row in found]


def news(number: int) -> tuple[str, Message]:
    """Make the report of one incident more."""
    chance = random.Random(-1 - number)  # noqa: S311 - made-up stories
    edition = _edition(replace(_story(chance), day=DAYS), f"news-{number}", number, chance)
    return REPORTS, Message(key=WORLD, value=codec.encode(edition), partition=0)


def test_a_worker_with_100_000_open_incidents_is_soon_back_at_work(
    settings: Settings, rows: list[tuple[str, Message]], capsys: pytest.CaptureFixture[str]
) -> None:
    with Watch(settings) as watch:
        with open_appender(settings) as appender:
            for table in (EDITIONS_TABLE, INCIDENTS_TABLE):
                appender.append(table, [message for name, message in rows if name == table])
        with Process(settings, ("resolve",)) as process:
            for number in range(3):
                killed = time.monotonic()
                if number:
                    process.kill()
                    process.start()
                events = watch.tail.end(settings.topics.prefix + INCIDENTS)
                watch.feed([news(number)])
                process.wait_until(
                    lambda before=events: watch.tail.end(settings.topics.prefix + INCIDENTS) > before, "the event"  # type: ignore[misc]
                )
                seconds = time.monotonic() - killed
                what = "after a kill" if number else "started"
                with capsys.disabled():
                    print(f"\n{OPEN:,} open incidents, {what}: at work in {seconds:.1f} s")  # noqa: T201 - for the README
                assert seconds < BACK_SECONDS
            assert process.end() == 0


def test_ten_minutes_of_lag_are_caught_up(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    items = wires(LAG, start=LONG_AGO).items
    with Watch(settings) as watch, open_appender(settings) as appender:
        appender.append(ARTICLES, [work.message(item) for item in shuffled(items)])
        started = time.monotonic()
        with Process(settings) as process:
            wait_until(lambda: process.running is not None and watch.done(), 1800.0, "the end of all articles")
            seconds = time.monotonic() - started
            with capsys.disabled():
                print(f"\n{LAG:,} articles that waited: through in {seconds:.0f} s, {LAG / seconds:.0f} a second")  # noqa: T201
            watch.hold(items)
            assert process.end() == 0
