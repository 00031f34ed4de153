"""Several workers on a real Kafka: killed, paused, added and taken away while they work. Both oracles must hold."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import uuid
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from zlib import crc32

import pytest
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from pipeline.adapters.broker import kafka_hosts
from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.kafka import KafkaTail, kept
from pipeline.adapters.redis import Totals
from pipeline.adapters.topics import ARTICLES, DEAD, INCIDENTS, REPORTS
from pipeline.client import open_appender
from pipeline.evaluate.flow import _items
from pipeline.ingest.files import Stamp
from pipeline.ingest.positions import Positions
from pipeline.settings import Broker, Paths, Redis, Settings, Topics
from pipeline.stream.app import GROUP
from tests.support import work
from tests.support.articles import shuffled, wires
from tests.support.oracles import by_key, check
from tests.support.reading import PlainReader
from tests.support.work import Process, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.stream.replay import Replay

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]


@pytest.fixture
def settings(tmp_path: Path, kafka_url: str) -> Iterator[Settings]:
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    yield Settings(
        broker=Broker(url=kafka_url, session_timeout=6.0),
        topics=Topics(prefix=f"e{uuid.uuid4().hex[:8]}."),
        redis=Redis(url=server.url),
        paths=Paths(var=str(tmp_path)),
    )
    server.stop()


def place(settings: Settings, name: str) -> Settings:
    """Give a worker a folder of its own."""
    folder = f"{settings.paths.var}/{name}"
    Path(folder).mkdir(exist_ok=True)
    return replace(settings, paths=Paths(var=folder))


class Group:
    """How far the workers' group has come."""

    def __init__(self, settings: Settings) -> None:
        prefix, hosts = settings.topics.prefix, kafka_hosts(settings.broker.url)
        self._consumer: Any = KafkaConsumer(
            bootstrap_servers=hosts, group_id=prefix + GROUP, enable_auto_commit=False
        )
        self._articles = [TopicPartition(prefix + ARTICLES, n) for n in range(settings.topics.articles_partitions)]
        self._reports = [TopicPartition(prefix + REPORTS, 0)]

    def done(self) -> bool:
        """Say whether all articles, and then all reports, are committed."""
        return all(self._behind(places) == 0 for places in (self._articles, self._reports))

    def reports(self) -> int:
        """Count the reports so far."""
        return sum(self._consumer.end_offsets(self._reports).values())

    def _behind(self, places: list[TopicPartition]) -> int:
        ends = self._consumer.end_offsets(places)
        return sum(end - (self._consumer.committed(place) or 0) for place, end in ends.items())

    def close(self) -> None:
        self._consumer.close()


def feed(settings: Settings, items: list[bytes], pause: float = 0.0) -> None:
    """Feed in small batches, as an ingest that reads as the news comes."""
    with open_appender(settings) as appender:
        for start in range(0, len(items), 20):
            appender.append(ARTICLES, [work.message(item) for item in items[start : start + 20]])
            time.sleep(pause)


def hold(settings: Settings, items: list[bytes]) -> Replay:
    prefix = settings.topics.prefix
    with closing(KafkaTail(kafka_hosts(settings.broker.url))) as tail:
        found = check(tail, items, PlainReader(), prefix)
    with closing(Totals(settings.redis.url, settings.redis.prefix)) as totals:
        wait_until(lambda: by_key(totals.cities()) == by_key(found.cities), what="Redis")
        assert by_key(totals.countries()) == by_key(found.countries)
    return found


def trial(settings: Settings, number: int, kills: int, pick: Callable[[random.Random], tuple[str, float]]) -> None:
    """Feed `number` articles to two workers; kill (-9) and start again `kills` times meanwhile."""
    items = list(shuffled(wires(number).items))
    chance = random.Random(3)  # noqa: S311 - the same trial every time
    open_appender(settings).close()
    workers = {name: Process(place(settings, name)).start() for name in ("one", "two")}
    feeding = threading.Thread(target=feed, args=(settings, items, 0.02), daemon=True)
    feeding.start()
    try:
        with closing(Group(settings)) as group:
            for kill in range(kills):
                wait_until(lambda kill=kill: group.reports() >= (kill + 1) * number // (kills + 2), what="reports")  # type: ignore[misc]
                name, pause = pick(chance)
                workers[name].kill()
                threading.Event().wait(pause)
                workers[name].start()
            feeding.join()
            wait_until(group.done, what="the end of all articles")
        hold(settings, items)
        assert [worker.end() for worker in workers.values()] == [0, 0]
    finally:
        for worker in workers.values():
            worker.__exit__()


def any_worker(chance: random.Random) -> tuple[str, float]:
    return chance.choice(("one", "two")), chance.uniform(0, 3)


class Feeder:
    """Ingest as a process of its own: `tollwire ingest --watch` on one file."""

    def __init__(self, settings: Settings, wire: Path) -> None:
        self.settings, self.wire = settings, wire
        self.running: subprocess.Popen[bytes] | None = None
        self.sources = Path(settings.paths.var) / "sources.toml"
        source = f'[[source]]\nname = "test"\nkind = "file"\npath = "{wire}"\npoll = 0.1\n'
        self.sources.write_text(source, encoding="utf-8")

    def start(self) -> Self:
        """Start it, or start it again."""
        environ = os.environ | {
            "TOLLWIRE_BROKER_URL": self.settings.broker.url,
            "TOLLWIRE_TOPICS_PREFIX": self.settings.topics.prefix,
            "TOLLWIRE_PATHS_VAR": self.settings.paths.var,
        }
        words = ["-m", "pipeline", "ingest", "--watch", "--sources", str(self.sources)]
        with Path(self.settings.paths.var, "ingest.log").open("ab") as out:
            self.running = subprocess.Popen([sys.executable, *words], cwd=work.REPO, env=environ, stdout=out, stderr=out)
        return self

    def kill(self) -> None:
        """Kill it (-9)."""
        assert self.running is not None
        self.running.kill()
        self.running.wait()

    def read_all(self) -> bool:
        """Say whether it has remembered that the whole file was read."""
        with closing(Positions(Path(self.settings.paths.var) / "ingest.db")) as positions:
            return positions.start("test", self.wire, Stamp.of(self.wire)) is None

    def __exit__(self, *_: object) -> None:
        if self.running is not None and self.running.poll() is None:
            self.kill()


def test_two_workers_killed_during_rebalances(settings: Settings) -> None:
    trial(settings, 800, 3, any_worker)


@pytest.mark.soak
@pytest.mark.parametrize("run", range(10))
def test_two_workers_killed_during_rebalances_again_and_again(settings: Settings, run: int) -> None:
    trial(settings, 3000, 8 + run % 3, any_worker)


def test_a_plain_producer_is_served_whatever_its_order_partitioner_and_bytes(settings: Settings) -> None:
    items = list(shuffled(wires(200).items))
    topic = settings.topics.prefix + ARTICLES
    open_appender(settings).close()
    hosts = kafka_hosts(settings.broker.url)
    unreadable = [b'{"uri":', b"\x00\x01\x02"]
    huge = b'{"uri":"x","body_text":"' + 2_000_000 * b"a" + b'"}'
    everything = [(None, item) for item in items] + [(b"k", item) for item in (*unreadable, None, huge)]
    with closing(
        KafkaProducer(bootstrap_servers=hosts, compression_type="zstd", max_request_size=4_000_000)
    ) as producer:
        sent = [
            producer.send(topic, key=key, value=item, partition=crc32(item or b"") % 32) for key, item in everything
        ]
        for one in sent:
            one.get(30)
    with Process(place(settings, "one")) as worker, closing(Group(settings)) as group:
        worker.wait_until(group.done, "the end of all articles")
        hold(settings, items)
        assert worker.end() == 0
    dead: Any = KafkaConsumer(
        settings.topics.prefix + DEAD, bootstrap_servers=hosts, auto_offset_reset="earliest", consumer_timeout_ms=3000
    )
    with closing(dead):
        letters = list(dead)
    (kept,) = (Path(settings.paths.var) / "one" / "dead").iterdir()
    assert kept.read_bytes() == huge
    (aside,) = (letter.value for letter in letters if kept.name.encode() in letter.value)
    assert sorted(letter.value for letter in letters) == sorted([*unreadable, aside])
    assert {dict(letter.headers)["error.class"] for letter in letters} == {b"BadItemError"}


def test_a_plain_consumer_group_reads_the_events(settings: Settings) -> None:
    feed(settings, wires(60).items)
    with Process(place(settings, "one"), ("extract", "resolve")) as worker, closing(Group(settings)) as group:
        worker.wait_until(group.done, "the end of all articles")
    reader: Any = KafkaConsumer(
        settings.topics.prefix + INCIDENTS,
        bootstrap_servers=kafka_hosts(settings.broker.url),
        group_id=f"plain-{uuid.uuid4().hex}",
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        consumer_timeout_ms=5000,
    )
    with closing(reader):
        kinds = {dict(event.headers)["ce_type"] for event in reader}
    assert b"incident.reported.v1" in kinds


@pytest.mark.parametrize("within", [45.0, pytest.param(15.0, marks=pytest.mark.soak)])
def test_the_one_who_resolves_is_replaced_when_killed(
    settings: Settings, within: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """With settings as they are by default; on a machine with nothing else to do within 15 seconds."""
    settings = replace(settings, broker=Broker(url=settings.broker.url))
    items = wires(400).items
    open_appender(settings).close()
    with (
        Process(place(settings, "one"), ("resolve",)) as first,
        Process(place(settings, "ex"), ("extract",)),
        Process(place(settings, "re"), ("project",)),
        closing(Group(settings)) as group,
        closing(KafkaTail(kafka_hosts(settings.broker.url))) as tail,
    ):
        feed(settings, items[:200])
        wait_until(group.done, what="the first half")
        with Process(place(settings, "two"), ("resolve",)) as second:
            second.wait_until(second.ready, "the one who stands by")
            wait_until(group.done, what="the work after it joined")
            events = tail.end(settings.topics.prefix + INCIDENTS)
            first.kill()
            killed = time.monotonic()
            feed(settings, items[200:220])
            second.wait_until(lambda: tail.end(settings.topics.prefix + INCIDENTS) > events, "an event")
            seconds = time.monotonic() - killed
            with capsys.disabled():
                print(f"\nthe one who stood by has taken over {seconds:.1f} s after the kill")  # noqa: T201 - for the README
            assert seconds < within
            feed(settings, items[220:])
            second.wait_until(group.done, "the second half")
            hold(settings, items)


@pytest.mark.soak
def test_two_extract_workers_read_more_than_one(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 1.6 times as much where cores are free: two for them, one for the broker, one for whoever feeds."""
    number = 2000
    items = [data for _, data in _items(2 * number)]
    open_appender(settings).close()
    rates: list[float] = []
    workers = [Process(place(settings, name), ("extract",), reader="real") for name in ("one", "two")]
    try:
        with closing(Group(settings)) as group:
            for worker in workers:
                worker.start().wait_until(worker.ready, "the worker")
                before, part = group.reports(), items[len(rates) * number :][:number]
                began = time.monotonic()
                feed(settings, part)
                wait_until(lambda before=before: group.reports() == before + number, what="all reports")  # type: ignore[misc]
                rates.append(number / (time.monotonic() - began))
            assert [worker.end() for worker in workers] == [0, 0]
    finally:
        for worker in workers:
            worker.__exit__()
    cores = os.cpu_count() or 1
    with capsys.disabled():
        print(f"\nextract alone: {rates[0]:.0f} articles/s by one worker, {rates[1]:.0f} by two, on {cores} cores")  # noqa: T201
    assert rates[1] / rates[0] > (1.6 if cores >= 4 else 0.8)


def test_several_ingest_workers_share_the_sources_without_doubling(settings: Settings) -> None:
    items = wires(300).items
    wire = Path(settings.paths.var) / "wire.jsonl"
    wire.write_bytes(b"".join(item + b"\n" for item in items[:200]))
    open_appender(settings).close()
    feeders = [Feeder(settings, wire).start() for _ in range(3)]
    topic = settings.topics.prefix + ARTICLES
    try:
        wait_until(feeders[0].read_all, what="the end of the wire so far")
        for feeder in feeders[:2]:  # whoever reads it may be among them
            feeder.kill()
        with wire.open("ab", buffering=0) as file:
            file.write(b"".join(item + b"\n" for item in items[200:]))
        wait_until(feeders[2].read_all, what="the end of the wire, read by the last one")
        assert sorted(record.value or b"" for record in kept(kafka_hosts(settings.broker.url), topic)) == sorted(items)
    finally:
        for feeder in feeders:
            feeder.__exit__()


def test_a_worker_that_was_paused_and_replaced_writes_no_more(settings: Settings) -> None:
    items = wires(400).items
    open_appender(settings).close()
    with Process(place(settings, "one")) as paused, closing(Group(settings)) as group:
        feed(settings, items[:100])
        paused.wait_until(group.done, "the first part")
        feed(settings, items[100:200])
        paused.signal(signal.SIGSTOP)
        with Process(place(settings, "two")) as other:
            feed(settings, items[200:])
            other.wait_until(group.done, "the end of all articles")
            paused.signal(signal.SIGCONT)
            hold(settings, items)
            with open_appender(settings) as appender:
                appender.append(ARTICLES, [work.message(items[0])])
            wait_until(group.done, what="one more")
            hold(settings, items)


def test_workers_come_go_and_are_replaced_one_by_one_while_they_work(settings: Settings) -> None:
    items = list(shuffled(wires(900).items))
    open_appender(settings).close()
    feeding = threading.Thread(target=feed, args=(settings, items, 0.05), daemon=True)
    workers = {name: Process(place(settings, name)) for name in ("one", "two", "three")}
    try:
        with closing(Group(settings)) as group:
            workers["one"].start()
            feeding.start()
            wait_until(lambda: group.reports() >= 50, what="the first reports")
            workers["two"].start()
            workers["three"].start()
            wait_until(lambda: group.reports() >= 300, what="more reports")
            for worker in workers.values():
                worker.wait_until(worker.ready, "the worker")
            for name in ("one", "two"):  # a rolling restart
                assert workers[name].end() == 0
                workers[name].start().wait_until(workers[name].ready, "the worker again")
            assert workers["three"].end() == 0
            feeding.join()
            workers["one"].wait_until(group.done, "the end of all articles")
            hold(settings, items)
            assert [workers[name].end() for name in ("one", "two")] == [0, 0]
    finally:
        for worker in workers.values():
            worker.__exit__()


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_each_kind_of_process_is_killed_25_times(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Ingest reads a growing file; extract, resolve and project are processes of their own; 100 kills in all."""
    items = list(shuffled(wires(5000).items))
    wire = Path(settings.paths.var) / "wire.jsonl"
    wire.touch()
    open_appender(settings).close()
    stages = ("extract", "resolve", "project")
    processes: dict[str, Process | Feeder] = {name: Process(place(settings, name), (name,)) for name in stages}
    feeder = processes["ingest"] = Feeder(place(settings, "ingest"), wire)
    chance = random.Random(9)  # noqa: S311 - the same trial every time
    order = [name for name in processes for _ in range(25)]
    chance.shuffle(order)
    longest = 0.0
    try:
        for process in processes.values():
            process.start()
        with closing(Group(settings)) as group:
            for number, name in enumerate(order):
                with wire.open("ab", buffering=0) as file:
                    file.write(b"".join(item + b"\n" for item in items[number::100]))
                threading.Event().wait(chance.uniform(0, 2))
                processes[name].kill()
                killed = time.monotonic()
                processes[name].start()
                if number % 5 == 4:
                    wait_until(feeder.read_all, what="the end of the wire so far")
                    wait_until(group.done, what=f"the work after kill {number}")
                    longest = max(longest, time.monotonic() - killed)
            wait_until(feeder.read_all, what="the end of the wire")
            wait_until(group.done, what="the end of all articles")
        hold(settings, items)
        with capsys.disabled():
            print(f"\n100 kills; at the longest all was through {longest:.1f} s after one")  # noqa: T201
    finally:
        for process in processes.values():
            process.__exit__()
