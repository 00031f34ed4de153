"""Workers killed (-9) while they work, on the embedded log and on Kafka: both oracles must hold afterwards."""

from __future__ import annotations

import random
import uuid
from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.topics import ARTICLES
from pipeline.settings import Broker, Paths, Redis, Settings, Topics
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.stories import Story, stories, writes
from tests.support.watch import Watch
from tests.support.work import Process, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(params=["sqlite", pytest.param("kafka", marks=pytest.mark.kafka)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield embedded(tmp_path)
    else:
        yield on_kafka(request.getfixturevalue("kafka_url"), tmp_path)
    EmbeddedRedis(tmp_path / "redis").stop()  # a killed worker leaves its server behind


def on_kafka(url: str, folder: Path) -> Settings:
    return Settings(
        broker=Broker(url=url, session_timeout=6.0),
        topics=Topics(prefix=f"f{uuid.uuid4().hex[:8]}."),
        redis=Redis(),
        paths=Paths(var=str(folder)),
    )


def test_kill_9_at_20_random_moments_while_2000_articles_are_read(tmp_path: Path) -> None:
    settings, made = embedded(tmp_path), wires(2000)
    with Watch(settings) as watch:
        watch.feed((ARTICLES, work.message(item)) for item in shuffled(made.items))
        chance = random.Random(5)  # noqa: S311 - the same moments every time
        for moment in sorted(chance.sample(range(10, 1500), 20)):
            with Process(settings) as process:
                process.wait_until(lambda moment=moment: watch.reports() >= moment, f"report {moment}")  # type: ignore[misc]
                process.kill()
        finish(settings, watch, Story(told=tuple(made.items), event=""))
    EmbeddedRedis(tmp_path / "redis").stop()


def finish(settings: Settings, watch: Watch, story: Story) -> None:
    """Have a worker end what is left, and hold everything against the oracles."""
    with Process(settings) as process:
        process.wait_until(watch.done, "the end of all articles")
        if story.rulings:
            process.wait_until(lambda: watch.ruled(story.rulings), "the rulings")
        watch.hold(story.items, story.rulings)
        assert process.end() == 0


def cut(settings: Settings, story: Story, number: int) -> None:
    """Kill (-9) a worker in place of a write of the story's last change, or at its commit (-1, -2)."""
    before, last = story.messages()[:-1], story.messages()[-1]
    known = writes(story.told[:-1])
    extracted = 0 if settings.broker.url.startswith("kafka") else len(Story(told=story.told, event="").items)
    with Watch(settings) as watch:
        watch.feed(before)
        if number < 0:
            with Process(settings) as process:
                process.wait_until(lambda: watch.done() and watch.rows() == rows(story), "what was told before")
                assert process.end() == 0
            watch.feed([last])
        with Process(settings, die_at=number if number < 0 else known + extracted + number) as process:
            if number > 0:
                process.wait_until(lambda: watch.done() and watch.rows() == rows(story), "what was told before")
                watch.feed([last])
            assert process.died() == -9
        finish(settings, watch, story)


def rows(story: Story) -> int:
    """Count the decisions that stand before the last change: one for each article and ruling."""
    before = Story(told=story.told[:-1], event="")
    return len({item.partition(b'"version"')[0] for item in before.items}) + len(before.rulings)


SOAK = pytest.mark.soak
"""Of two much alike, one is enough for every day: the soak tries every write of every story on both brokers."""


@pytest.mark.parametrize("name", stories())
def test_kill_9_between_two_writes(tmp_path: Path, name: str) -> None:
    half_way(embedded(tmp_path), stories()[name])
    EmbeddedRedis(tmp_path / "redis").stop()


@pytest.mark.kafka
@pytest.mark.parametrize("name", ["a merge", "a move"])
def test_kill_9_between_two_writes_on_kafka(kafka_url: str, tmp_path: Path, name: str) -> None:
    half_way(on_kafka(kafka_url, tmp_path), stories()[name])
    EmbeddedRedis(tmp_path / "redis").stop()


def half_way(settings: Settings, story: Story) -> None:
    cut(settings, story, (writes(story.told) - writes(story.told[:-1])) // 2)


@pytest.mark.kafka
@pytest.mark.parametrize("moment", [pytest.param(-1, id="before"), pytest.param(-2, id="after", marks=SOAK)])
def test_kill_9_at_the_commit_of_a_transaction(kafka_url: str, tmp_path: Path, moment: int) -> None:
    cut(on_kafka(kafka_url, tmp_path), stories()["a merge"], moment)
    EmbeddedRedis(tmp_path / "redis").stop()


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", stories())
def test_kill_9_between_any_two_writes(settings: Settings, name: str, tmp_path: Path) -> None:
    story = stories()[name]
    for number in range(1, writes(story.told) - writes(story.told[:-1]) + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        kafka = settings.broker.url.startswith("kafka")
        other = on_kafka(settings.broker.url, folder) if kafka else embedded(folder)
        cut(other, story, number)
        EmbeddedRedis(folder / "redis").stop()
