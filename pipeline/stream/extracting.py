"""The stage *extract*: one article in, one message out, no state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, Protocol

from pipeline import codec
from pipeline.adapters import articles
from pipeline.adapters.oversize import put_aside
from pipeline.adapters.records import Message
from pipeline.adapters.topics import DEAD, REPORTS, WORLD
from pipeline.errors import BadItemError
from pipeline.wire import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from faust import EventT, Stream

    from pipeline.model import Article, EditionReports
    from pipeline.stream.outbox import Outbox
    from pipeline.stream.progress import Progress

LONG: Final = 30_000
"""Bytes from which an item is read in a thread: a second's work must not hold up the consumer's heartbeat."""


class Reads(Protocol):
    """What turns articles into reports: `pipeline.extract.Reader`."""

    def read(self, article: Article) -> EditionReports:
        """Read one article."""


def read(data: bytes, delivered: articles.Delivery, reader: Reads) -> EditionReports:
    """Parse and read one item; raises BadItemError where it is no article."""
    article = parse(
        data, received=delivered.received, source=delivered.source, format=delivered.format, date=delivered.date
    )
    return reader.read(article)


def passed_on(edition: EditionReports) -> bool:
    """Say whether an edition goes on to *resolve*: it has reports, or it could replace an edition that has.

    It can't where it is a usable first version.
    """
    first = edition.version is not None and edition.version <= 1
    return bool(edition.reports) or edition.status != "usable" or not first


async def extract(
    stream: Stream[bytes], reader: Reads, out: Outbox, progress: Progress, aside: Callable[[Any], Message | None]
) -> None:
    """Read every article; what can't be read goes to the dead letters, with its bytes and the reason.

    `aside` gives the dead letter of a message that is over the size limit, None for all others.
    """
    async for event in stream.noack().events():
        message: Any = event.message
        item = Message(key=message.key, value=message.value, headers=tuple(message.headers or ()))
        delivered = articles.delivery(item.headers, message.timestamp)
        data = item.value or b""
        progress.articles += 1
        if (letter := aside(message)) is not None:
            progress.dead += 1
            await out.send(DEAD, letter)
            out.acknowledge(event)
            continue
        try:
            if len(data) > LONG:
                edition = await asyncio.to_thread(read, data, delivered, reader)
            else:
                edition = read(data, delivered, reader)
        except Exception as error:  # noqa: BLE001 - whatever a wire can do to us, its bytes are kept and the run goes on
            await bury(event, item, error, "parse" if isinstance(error, BadItemError) else "extract", out)
            progress.dead += 1
            continue
        if passed_on(edition):
            progress.editions += 1
            await out.send(REPORTS, Message(key=WORLD, value=codec.encode(edition), partition=0))
            out.acknowledge(event)
        else:
            event.ack()


def over(limit: int, folder: Path) -> Callable[[Any], Message | None]:
    """Make the `aside` of `extract`: what has more than `limit` bytes is kept in `folder`."""

    def aside(message: Any) -> Message | None:
        data = message.value or b""
        if len(data) <= limit:
            return None
        source = articles.delivery(tuple(message.headers or ()), message.timestamp).source
        where = f"{message.topic}/{message.partition}/{message.offset}"
        return put_aside(data, limit, folder, stage="extract", source=source, where=where)

    return aside


async def bury(event: EventT[Any], item: Message, error: Exception, stage: str, out: Outbox) -> None:
    """Send a message to the dead letters, and acknowledge it once it is there."""
    message: Any = event.message
    source = articles.delivery(item.headers, message.timestamp).source
    where = f"{message.topic}/{message.partition}/{message.offset}"
    await out.send(DEAD, articles.dead(item, stage=stage, error=error, source=source, where=where))
    out.acknowledge(event)
