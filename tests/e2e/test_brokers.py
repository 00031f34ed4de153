"""Brokers that fall silent or die under load: workers and ingest wait for them, nothing is lost, none is restarted."""

from __future__ import annotations

import signal
import threading
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.topics import ARTICLES
from pipeline.client import open_appender
from pipeline.settings import Broker, Paths, Redis, Settings, Topics
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.kafka import Cluster
from tests.support.watch import Watch
from tests.support.work import DEADLINE, Process, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.kafka import Broker as Server

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(1200)]

NUMBER = 600
"""Articles fed while it happens."""


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    yield server.url
    server.stop()


def settings_of(cluster: Cluster, redis_url: str, folder: Path) -> Settings:
    return Settings(
        broker=Broker(url=cluster.url, session_timeout=10.0, replication=cluster.size),
        topics=Topics(prefix=f"b{uuid.uuid4().hex[:8]}.", articles_partitions=8),
        redis=Redis(url=redis_url),
        paths=Paths(var=str(folder)),
    )


def feed(settings: Settings, items: list[bytes], began: threading.Event) -> None:
    """Feed for as long as it takes, as ingest does: a batch that failed is sent again."""
    with open_appender(settings) as appender:
        for start in range(0, len(items), 20):
            appender.append(ARTICLES, [work.message(item) for item in items[start : start + 20]])
            if start > len(items) // 4:
                began.set()


def trial(
    settings: Settings,
    harm: Callable[[], None],
    mend: Callable[[], None],
    seconds: float,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Feed two workers, harm the cluster in the middle, mend it after `seconds`; all must come through."""
    items = list(shuffled(wires(NUMBER).items))
    with Watch(settings) as watch:
        folders = [f"{settings.paths.var}/{name}" for name in ("one", "two")]
        workers = [Process(replace(settings, paths=Paths(var=folder))) for folder in folders]
        for folder, worker in zip(folders, workers, strict=True):
            Path(folder).mkdir()
            worker.start()
        try:
            began = threading.Event()
            watch.feed([(ARTICLES, work.message(items[0]))])
            wait_until(lambda: watch.reports() > 0, what="the first report")
            feeding = threading.Thread(target=feed, args=(settings, items, began), daemon=True)
            feeding.start()
            assert began.wait(DEADLINE)
            harm()
            threading.Event().wait(seconds)
            mend()
            mended = time.monotonic()
            feeding.join(DEADLINE)
            assert not feeding.is_alive()
            for worker in workers:
                worker.wait_until(watch.done, "the end of all articles")
            with capsys.disabled():
                print(f"\nall through {time.monotonic() - mended:.1f} s after the cluster was mended", end="")  # noqa: T201
            watch.hold(items)
            assert [worker.end() for worker in workers] == [0, 0]
        finally:
            for worker in workers:
                worker.__exit__()


def paused(server: Server) -> tuple[Callable[[], None], Callable[[], None]]:
    return lambda: server.signal(signal.SIGSTOP), lambda: server.signal(signal.SIGCONT)


def test_a_broker_that_is_paused_is_waited_for(
    tmp_path: Path, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Cluster(tmp_path / "kafka") as cluster:
        trial(settings_of(cluster, redis_url, tmp_path), *paused(cluster.brokers[0]), 12, capsys)


@pytest.mark.soak
def test_a_broker_that_is_paused_for_long_is_waited_for(
    tmp_path: Path, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Cluster(tmp_path / "kafka") as cluster:
        trial(settings_of(cluster, redis_url, tmp_path), *paused(cluster.brokers[0]), 30, capsys)


@pytest.mark.soak
def test_a_broker_that_is_killed_and_comes_back_is_waited_for(
    tmp_path: Path, redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Cluster(tmp_path / "kafka") as cluster:
        server = cluster.brokers[0]

        def back() -> None:
            server.start()
            cluster.wait()

        settings = settings_of(cluster, redis_url, tmp_path)
        trial(settings, lambda: server.signal(signal.SIGKILL), back, 3, capsys)


def test_one_broker_of_three_is_lost(tmp_path: Path, redis_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Cluster(tmp_path / "kafka", size=3) as cluster:
        settings = settings_of(cluster, redis_url, tmp_path)
        trial(settings, lambda: cluster.brokers[1].signal(signal.SIGKILL), lambda: None, 0, capsys)
