"""Workers of the embedded log, killed (-9) while they work: both oracles must hold afterwards."""

from __future__ import annotations

import asyncio
import random
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.redis import open_totals
from pipeline.adapters.tail import LogTail
from pipeline.adapters.topics import ARTICLES, REPORTS
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.oracles import by_key, check
from tests.support.reading import PlainReader
from tests.support.work import Process, embedded, prepare, projected, read_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.log import SqliteLog
    from pipeline.settings import Settings
    from pipeline.stream.replay import Replay


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    settings = embedded(tmp_path)
    yield settings
    EmbeddedRedis(Path(settings.paths.var) / "redis").stop()  # a killed worker leaves its server behind


def feed(settings: Settings, items: list[bytes]) -> None:
    with closing(prepare(settings)) as log, work.appender(log) as appender:
        appender.append(ARTICLES, [work.message(item) for item in items])


def finish(settings: Settings) -> None:
    """Have a worker end what is left, everything in Redis."""
    with closing(prepare(settings)) as log, Process(settings) as process:
        process.wait_until(lambda: read_all(log), "the end of all articles")
        process.wait_until(lambda: asyncio.run(projected(settings, log)), "Redis")
        assert process.end() == 0


def hold(settings: Settings, items: list[bytes]) -> Replay:
    with closing(prepare(settings)) as log:
        found = check(LogTail(log), items, PlainReader())
    with open_totals(settings) as totals:
        assert by_key(totals.cities()) == by_key(found.cities)
        assert by_key(totals.countries()) == by_key(found.countries)
        for incident in found.incidents:
            assert totals.incident(incident.id) == incident
    return found


def test_kill_9_at_20_random_moments_while_2000_articles_are_read(settings: Settings) -> None:
    made = wires(2000)
    feed(settings, list(shuffled(made.items)))
    chance = random.Random(5)  # noqa: S311 - the same moments every time
    with closing(prepare(settings)) as log:
        moments = sorted(chance.sample(range(10, 1500), 20))
        for moment in moments:
            with Process(settings) as process:
                process.wait_until(partial(_reports, log, moment), f"report {moment}")
                process.kill()
    finish(settings)
    hold(settings, made.items)


def _reports(log: SqliteLog, number: int) -> bool:
    return log.end(REPORTS, 0) >= number


STORIES = {
    "a revision": ([0], [1]),
    "a merge": ([0, 2], [3]),
    "a retraction": ([0, 1], [4]),
}
"""Numbers of the items told before, and of the one whose writes are cut through."""


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("share", [0.0, 0.4, 0.8])
def test_kill_9_between_two_writes(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, story: str, share: float
) -> None:
    before, last = STORIES[story]
    items = work.story()
    told = [items[n] for n in before]
    feed(settings, told)
    finish(settings)
    cut = [items[n] for n in last]
    count = writes(settings, tmp_path_factory, cut)
    feed(settings, cut)
    with Process(settings, die_at=1 + int(share * count)) as process:
        assert process.died() == -9
    finish(settings)
    hold(settings, told + cut)


@pytest.mark.soak
@pytest.mark.parametrize("story", STORIES)
def test_kill_9_between_any_two_writes(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, story: str
) -> None:
    before, last = STORIES[story]
    items = work.story()
    told, cut = [items[n] for n in before], [items[n] for n in last]
    feed(settings, told)
    finish(settings)
    for number in range(1, writes(settings, tmp_path_factory, cut) + 1):
        other = copied(settings, tmp_path_factory)
        feed(other, cut)
        with Process(other, die_at=number) as process:
            assert process.died() == -9
        finish(other)
        hold(other, told + cut)
        EmbeddedRedis(Path(other.paths.var) / "redis").stop()


def copied(settings: Settings, folders: pytest.TempPathFactory) -> Settings:
    folder = folders.mktemp("copy")
    for path in Path(settings.paths.var).glob("tollwire.db*"):
        shutil.copy(path, folder)
    return embedded(folder)


def writes(settings: Settings, folders: pytest.TempPathFactory, items: list[bytes]) -> int:
    """Count the records that a worker appends for these items."""
    other = copied(settings, folders)
    feed(other, items)
    with closing(prepare(other)) as log:
        before = work.appended(log)
        finish(other)
        return work.appended(log) - before
