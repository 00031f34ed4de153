"""What feeders, tails and consumers may rely on, whichever broker the settings name."""

from __future__ import annotations

import asyncio
import threading
import time
import uuid
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from kafka import KafkaAdminClient
from kafka.admin import NewTopic

from pipeline import codec
from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.health import broker_state
from pipeline.adapters.kafka import KafkaTail
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.tail import LogTail, everything
from pipeline.adapters.topics import ARTICLES, INCIDENTS, REPORTS, STATE
from pipeline.client import history, history_and_parts, numbered, open_appender, subscribe, subscribe_async
from pipeline.errors import NotFoundError, SettingsError
from pipeline.model import Amount, Change, Event, Figure, Incident, Place, When
from pipeline.settings import Broker, Settings, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.records import Record
    from pipeline.adapters.tail import Tail

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@contextmanager
def tail_of(settings: Settings) -> Iterator[Tail]:
    path = log_path(settings.broker.url)
    if path is not None:
        with closing(SqliteLog(path)) as log:
            yield LogTail(log)
        return
    with closing(KafkaTail(kafka_hosts(settings.broker.url))) as tail:
        yield tail


def take(tail: Tail, topic: str, offset: int, number: int) -> list[Record]:
    found: list[Record] = []
    deadline = time.monotonic() + 20
    while len(found) < number and time.monotonic() < deadline:
        records = tail.read(topic, offset, number - len(found))
        found += records
        offset = found[-1].offset + 1 if found else offset
        if not records:
            tail.wait(0.2)
    return found


def event(
    name: str, revision: int = 1, *, killed: int = 1, country: str = "XX", city: int = 7, part_of: str | None = None
) -> Event:
    incident = Incident(
        id=name,
        revision=revision,
        type="shooting",
        when=When(start=date(2026, 3, 4), end=date(2026, 3, 4)),
        place=Place(geonameid=city, name=f"City {city}", country=country, precision="city"),
        killed=Figure.of(killed),
        part_of=part_of,
        last_report=NOON,
    )
    changes = (Change(place=str(city)),)
    return Event(type="reported" if revision == 1 else "revised", time=NOON, incident=incident, changes=changes)


def message(event: Event) -> Message:
    key, value, headers = codec.to_message(event)
    return Message(key=key, value=value, headers=tuple(headers), partition=0)


def feed(settings: Settings, *events: Event) -> None:
    with open_appender(settings) as appender:
        appender.append(INCIDENTS, [message(event) for event in events])


def ids(settings: Settings, **conditions: object) -> list[str]:
    prefix = settings.topics.prefix
    found = subscribe(settings.broker.url, prefix=prefix, since="beginning", follow=False, **conditions)  # type: ignore[arg-type]
    return [event.id for event in found]


def test_what_is_appended_comes_back_whole_and_in_order(settings: Settings) -> None:
    headers = (("source", b"inbox"), ("odd", b"\xff\x00"))
    messages = [
        Message(key=b"world", value=b"%d" % n, headers=headers, timestamp=1_770_000_000.5 + n) for n in range(1200)
    ]
    with open_appender(settings) as appender, tail_of(settings) as tail:
        appender.append(REPORTS, messages)
        topic = settings.topics.prefix + REPORTS
        found = take(tail, topic, 0, 1200)
        assert [(r.offset, r.value) for r in found] == [(n, b"%d" % n) for n in range(1200)]
        assert (found[3].key, found[3].headers, found[3].timestamp) == (b"world", headers, 1_770_000_003.5)
        assert (tail.first(topic), tail.end(topic)) == (0, 1200)
        assert take(tail, topic, 1100, 5)[0].value == b"1100"


def test_the_newest_record_of_each_key_is_always_found(settings: Settings) -> None:
    with open_appender(settings) as appender, tail_of(settings) as tail:
        appender.append(STATE, [Message(key=b"%d" % (n % 7), value=b"%d" % n, partition=0) for n in range(100)])
        appender.append(STATE, [Message(key=b"3", partition=0)])
        newest = {record.key: record.value for record in everything(tail, settings.topics.prefix + STATE)}
        assert newest[b"0"] == b"98"
        assert newest[b"3"] is None


def test_a_tail_reads_several_topics_side_by_side(settings: Settings) -> None:
    with open_appender(settings) as appender, tail_of(settings) as tail:
        prefix = settings.topics.prefix
        for n in range(5):
            appender.append(REPORTS, [Message(value=b"r%d" % n, partition=0)])
            appender.append(INCIDENTS, [Message(value=b"i%d" % n, partition=0)])
            assert take(tail, prefix + REPORTS, n, 1)[0].value == b"r%d" % n
            assert take(tail, prefix + INCIDENTS, n, 1)[0].value == b"i%d" % n
        assert take(tail, prefix + REPORTS, 0, 5)[4].value == b"r4"


def test_topics_with_other_partitions_are_refused(settings: Settings) -> None:
    open_appender(settings).close()
    other = replace(settings, topics=replace(settings.topics, articles_partitions=5))
    with pytest.raises(SettingsError, match=rf"{ARTICLES} has 8 partitions"):
        open_appender(other)


@pytest.mark.kafka
@pytest.mark.parametrize(
    ("configs", "said"),
    [
        ({"cleanup.policy": "compact"}, "reports has cleanup.policy=compact; it must be delete"),
        ({"retention.ms": "1000"}, "reports has retention.ms=1000, the settings say 2592000000: change topics.reten"),
        ({"retention.ms": "2592000000", "max.message.bytes": "1000"}, "reports has max.message.bytes=1000; it must be"),
    ],
)
def test_a_topic_that_somebody_made_otherwise_is_refused(kafka_url: str, configs: dict[str, str], said: str) -> None:
    topics = Topics(prefix=f"m{uuid.uuid4().hex[:8]}.")
    admin = KafkaAdminClient(bootstrap_servers=kafka_hosts(kafka_url))
    admin.create_topics([NewTopic(f"{topics.prefix}reports", 1, 1, topic_configs=configs)])
    admin.close()
    with pytest.raises(SettingsError, match=said):
        open_appender(Settings(broker=Broker(url=kafka_url), topics=topics))


def test_a_consumer_gets_every_event_once_though_some_come_again(settings: Settings) -> None:
    feed(settings, event("a"), event("b"), event("a"), event("a", 2, killed=5), event("a", 2, killed=5), event("b"))
    with open_appender(settings) as appender:
        appender.append(INCIDENTS, [Message(key=b"x", value=b"not an event", partition=0)])
    assert ids(settings) == ["a/1", "b/1", "a/2"]
    assert [event.id for event in history(settings, "a")] == ["a/1", "a/2"]


def test_the_parts_of_an_incident_are_those_that_are_it_now(settings: Settings) -> None:
    feed(
        settings, event("a"), event("b", part_of="a"), event("c", part_of="a"), event("b", 2, killed=1, part_of="a"),
        event("c", 2), event("d", killed=9, part_of="a"),
    )  # fmt: skip
    _, parts = history_and_parts(settings, "a")
    assert [event.id for event in parts] == ["d/1", "b/2"]
    assert history_and_parts(settings, "d")[1] == []


def test_a_consumer_begins_where_it_wants(settings: Settings) -> None:
    feed(settings, event("a"), event("b"), event("c"))
    broker, prefix = settings.broker.url, settings.topics.prefix
    assert [offset for offset, _ in numbered(broker, since=1, follow=False, prefix=prefix)] == [1, 2]
    assert list(numbered(broker, since="now", follow=False, prefix=prefix)) == []
    late = subscribe(broker, since=2, prefix=prefix)
    assert next(late).id == "c/1"
    timer = threading.Timer(0.2, feed, [settings, event("d")])
    timer.start()
    assert next(late).id == "d/1"
    timer.join()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"min_killed": 3}, ["b/1"]),
        ({"countries": {"ua"}}, ["b/1"]),
        ({"cities": {7}}, ["a/1"]),
        ({"cities": {"city 8"}}, ["b/1"]),
        ({"types": {"revised"}}, ["c/2"]),
        ({"types": {"shooting"}, "countries": ["FR"]}, ["c/2"]),
        ({"types": {"flood"}}, []),
    ],
)
def test_a_consumer_gets_what_it_wants(
    settings: Settings, conditions: dict[str, object], expected: list[str]
) -> None:
    feed(settings, event("a"), event("b", killed=3, country="UA", city=8), event("c", 2, country="FR", city=9))
    assert ids(settings, **conditions) == expected


def test_a_group_goes_on_after_the_last_event_that_was_handled(settings: Settings) -> None:
    feed(settings, event("a"), event("b"))
    broker, prefix = settings.broker.url, settings.topics.prefix

    def read(number: int) -> list[str]:
        found = subscribe(broker, since="beginning", group="desk", prefix=prefix, follow=False)
        return [event.id for event in islice(found, number)]

    assert read(1) == ["a/1"]  # taken, but not said to be handled: it comes again
    assert read(3) == ["a/1", "b/1"]
    feed(settings, event("c"))
    assert read(9) == ["c/1"]


def test_a_group_s_position_lies_after_what_was_handled_also_where_the_consumer_stops_amid(settings: Settings) -> None:
    feed(settings, event("a"), event("b"), event("c"))
    broker, prefix = settings.broker.url, settings.topics.prefix
    found = subscribe(broker, since="beginning", group="desk", prefix=prefix)
    assert [next(found).id, next(found).id] == ["a/1", "b/1"]
    found.close()
    again = subscribe(broker, since="now", group="desk", prefix=prefix, follow=False)
    assert [event.id for event in again] == ["b/1", "c/1"]


def test_who_was_told_of_a_toll_is_told_that_it_is_withdrawn(settings: Settings) -> None:
    told = event("a", killed=9)
    taken = Amount(low=-9, best=-9, high=-9)
    incident = replace(told.incident, revision=2, status="retracted", killed=None)
    withdrawn = replace(told, type="retracted", incident=incident, changes=(Change(place="7", killed=taken),))
    feed(settings, told, event("b"), withdrawn)
    assert ids(settings, min_killed=5) == ["a/1", "a/2"]


async def test_the_twin_ends_with_the_log_and_keeps_a_group_s_position(settings: Settings) -> None:
    feed(settings, event("a"), event("b", killed=5))
    broker, prefix = settings.broker.url, settings.topics.prefix

    async def read(least: int = 0) -> list[str]:
        found = subscribe_async(broker, since="beginning", group="x", prefix=prefix, follow=False, min_killed=least)
        return [event.id async for event in found]

    async with asyncio.timeout(30):
        assert await read(3) == ["b/1"]
        assert await read() == []


async def test_the_twin_for_asyncio_yields_the_same(settings: Settings) -> None:
    feed(settings, event("a"), event("b"))
    found = subscribe_async(settings.broker.url, since="beginning", prefix=settings.topics.prefix)
    async with asyncio.timeout(20):
        assert [(await anext(found)).id, (await anext(found)).id] == ["a/1", "b/1"]


def test_without_a_log_a_consumer_is_told_so(settings: Settings) -> None:
    if log_path(settings.broker.url) is not None:
        with pytest.raises(NotFoundError, match="no log there"):
            next(subscribe(settings.broker.url))


def test_doctor_tells_topics_that_are_missing_from_those_in_another_shape(settings: Settings) -> None:
    assert "made by the first run" in broker_state(settings) or "the first worker makes" in broker_state(settings)
    open_appender(settings).close()
    assert "the first" not in broker_state(settings)
    other = replace(settings, topics=replace(settings.topics, articles_partitions=5))
    with pytest.raises(SettingsError, match=rf"{ARTICLES} has 8 partitions"):
        broker_state(other)
