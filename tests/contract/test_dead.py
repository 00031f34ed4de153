"""Dead letters are listed until they are handled, and fed again as they came, whichever broker keeps them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest

from pipeline.adapters import articles
from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.dead import open_dead, reasons
from pipeline.adapters.kafka import KafkaTail
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.tail import LogTail, everything
from pipeline.adapters.topics import ARTICLES, DEAD, RULINGS
from pipeline.client import open_appender
from pipeline.errors import NotFoundError
from pipeline.ingest.again import feed_again
from pipeline.settings import Ingest

if TYPE_CHECKING:
    from pipeline.adapters.records import Record
    from pipeline.settings import Settings

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def bury(settings: Settings, number: int, where: str = "articles/3/7", value: bytes = b"{broken") -> None:
    item = articles.article(value, source="inbox", received=NOON, key=b"k", date=NOON)
    letters = [
        articles.dead(item, stage="parse", error=ValueError(f"reason {n}"), source="inbox", where=where)
        for n in range(number)
    ]
    with open_appender(settings) as appender:
        appender.append(DEAD, [replace(letter, partition=n % 4) for n, letter in enumerate(letters)])


def shown(settings: Settings) -> list[str]:
    with open_dead(settings) as letters:
        return sorted(reasons(letter)["message"] for letter in letters.unhandled())


def first(settings: Settings, topic: str) -> list[Record]:
    """Read partition 0 of a topic."""
    path, name = log_path(settings.broker.url), settings.topics.prefix + topic
    if path is not None:
        with closing(SqliteLog(path)) as log:
            return list(everything(LogTail(log), name))
    with closing(KafkaTail(kafka_hosts(settings.broker.url))) as tail:
        return list(everything(tail, name))


def test_letters_of_all_partitions_are_shown_until_they_are_handled(settings: Settings) -> None:
    bury(settings, 6)
    assert shown(settings) == [f"reason {n}" for n in range(6)]
    assert shown(settings) == [f"reason {n}" for n in range(6)]
    with open_dead(settings) as letters:
        assert len(list(letters.unhandled())) == 6
        letters.handled()
    assert shown(settings) == []
    bury(settings, 1)
    assert shown(settings) == ["reason 0"]


def test_without_dead_letters_there_is_nothing_to_show(settings: Settings) -> None:
    open_appender(settings).close()
    assert shown(settings) == []


def test_an_item_goes_back_as_it_came_to_where_it_came_from(settings: Settings) -> None:
    settings = replace(settings, topics=replace(settings.topics, articles_partitions=1))
    bury(settings, 1)
    bury(settings, 1, where=f"{settings.topics.prefix}rulings/0/2", value=b"no ruling")
    with open_dead(settings) as letters, open_appender(settings) as appender:
        assert feed_again(letters.unhandled(), appender, settings) == []
    (item,) = first(settings, ARTICLES)
    assert (item.key, item.value) == (b"k", b"{broken")
    assert {name for name, _ in item.headers} == {"source", "received", "date"}
    assert [record.value for record in first(settings, RULINGS)] == [b"no ruling"]


def test_what_was_too_long_is_fed_from_where_it_is_kept_once_the_limit_allows_it(settings: Settings) -> None:
    settings = replace(settings, topics=replace(settings.topics, articles_partitions=1))
    kept = Path(settings.paths.var) / "kept"
    kept.write_bytes(b"x" * 5000)
    value = orjson.dumps({"kept": str(kept), "length": 5000})
    letter = articles.dead(Message(value=value), stage="ingest", error=ValueError("long"), source="inbox", where="")
    with open_appender(settings) as appender:
        appender.append(DEAD, [letter])
    small = replace(settings, ingest=Ingest(max_article_bytes=100))
    with open_dead(settings) as letters, open_appender(settings) as appender:
        (refused,) = feed_again(letters.unhandled(), appender, small)
        letters.handled()
    assert "still over ingest.max_article_bytes (100)" in refused
    assert shown(settings) == ["long"]
    with open_dead(settings) as letters, open_appender(settings) as appender:
        assert feed_again(letters.unhandled(), appender, settings) == []
    assert [record.value for record in first(settings, ARTICLES)] == [b"x" * 5000]


def test_without_a_log_one_is_told_so(settings: Settings) -> None:
    if log_path(settings.broker.url) is not None:
        with pytest.raises(NotFoundError, match="no log there"), open_dead(settings):
            pass
