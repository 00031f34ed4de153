"""All that a topic keeps, of every partition: for reading it again from its start."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.security import kafka_options
from pipeline.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adapters.records import Record
    from pipeline.settings import Settings

LIMIT: Final = 500


def kept(settings: Settings, topic: str) -> Iterator[Record]:
    """Read a topic (its name without the prefix), partition by partition, from the oldest records to today's end.

    Raises NotFoundError without a log, UnavailableError without a broker.
    """
    name, path = settings.topics.prefix + topic, log_path(settings.broker.url)
    if path is None:
        from pipeline.adapters import kafka  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

        yield from kafka.kept(kafka_hosts(settings.broker.url), name, kafka_options(settings.broker))
    elif not path.exists():
        raise NotFoundError(f"{path}: no log there; `tollwire run` makes one, or give --broker")
    else:
        with closing(SqliteLog(path)) as log:
            yield from _kept(log, name)


def _kept(log: SqliteLog, topic: str) -> Iterator[Record]:
    for part in range(log.shape(topic).partitions):
        offset, end = log.first(topic, part), log.end(topic, part)
        while offset < end and (records := log.read(topic, part, offset, min(LIMIT, end - offset))):
            yield from (record for record in records if record.offset < end)
            offset = records[-1].offset + 1
