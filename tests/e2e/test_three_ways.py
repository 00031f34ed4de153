"""The same wires give the same on the embedded log, on Kafka and replayed in memory, to the byte."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.topics import ARTICLES
from pipeline.extract import Reader
from pipeline.samples import WIRES
from pipeline.settings import Broker, Paths, Settings, Topics
from pipeline.wire import split
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.reading import PlainReader
from tests.support.watch import Watch
from tests.support.work import Process, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pipeline.stream.extracting import Reads

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(params=["sqlite", pytest.param("kafka", marks=pytest.mark.kafka)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    if request.param == "sqlite":
        yield embedded(tmp_path)
    else:
        yield Settings(
            broker=Broker(url=request.getfixturevalue("kafka_url"), session_timeout=6.0),
            topics=Topics(prefix=f"w{uuid.uuid4().hex[:8]}."),
            paths=Paths(var=str(tmp_path)),
        )
    EmbeddedRedis(tmp_path / "redis").stop()


def run(settings: Settings, items: Sequence[bytes], told: Sequence[bytes], name: str, reader: Reads) -> None:
    with Watch(settings) as watch:
        watch.feed((ARTICLES, work.message(item)) for item in told)
        with Process(settings, reader=name) as process:
            process.wait_until(watch.done, "the end of all articles")
            watch.hold(items, reader=reader)
            assert process.end() == 0


def test_the_sample_wires(settings: Settings) -> None:
    items = list(split(WIRES.read_bytes(), WIRES.name))
    run(settings, items, list(shuffled(items, span=10)), "real", Reader.load())


@pytest.mark.soak
def test_5000_generated_articles(settings: Settings) -> None:
    items = wires(5000).items
    run(settings, items, list(shuffled(items)), "plain", PlainReader())
