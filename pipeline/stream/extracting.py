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


class Reading(Protocol):
    """How articles are read: in this process or in others."""

    @property
    def hands(self) -> int:
        """Articles that may be in hand at a time."""

    async def __call__(self, data: bytes, delivered: articles.Delivery) -> bytes | None:
        """Read one item; see `told`."""


class Here:
    """Reading in this process, one after another; long ones in a thread."""

    hands = 1

    def __init__(self, reader: Reads) -> None:
        self._reader = reader

    async def __call__(self, data: bytes, delivered: articles.Delivery) -> bytes | None:
        """Read one item; see `told`."""
        if len(data) > LONG:
            return await asyncio.to_thread(told, data, delivered, self._reader)
        return told(data, delivered, self._reader)


def told(data: bytes, delivered: articles.Delivery, reader: Reads) -> bytes | None:
    """Give what *resolve* must be told of an item, None for nothing; raises BadItemError where it is no article."""
    edition = read(data, delivered, reader)
    return codec.encode(edition) if passed_on(edition) else None


async def extract(
    stream: Stream[bytes], reading: Reading, out: Outbox, progress: Progress, aside: Callable[[Any], Message | None]
) -> None:
    """Read every article; what can't be read goes to the dead letters, with its bytes and the reason.

    `aside` gives the dead letter of a message that is over the size limit, None for all others.
    """
    free = asyncio.Semaphore(reading.hands)

    async def one(event: EventT[Any]) -> None:
        progress.in_hand += 1
        try:
            await _extract(event, reading, out, progress, aside)
        finally:
            progress.in_hand -= 1
            free.release()

    async with asyncio.TaskGroup() as group:
        async for event in stream.noack().events():
            await free.acquire()
            group.create_task(one(event))


async def _extract(
    event: EventT[Any], reading: Reading, out: Outbox, progress: Progress, aside: Callable[[Any], Message | None]
) -> None:
    message: Any = event.message
    item = Message(key=message.key, value=message.value, headers=tuple(message.headers or ()))
    progress.articles += 1
    if (letter := aside(message)) is not None:
        progress.dead += 1
        await out.send(DEAD, letter)
        out.acknowledge(event)
        return
    try:
        report = await reading(item.value or b"", articles.delivery(item.headers, message.timestamp))
    except Exception as error:  # noqa: BLE001 - whatever a wire can do to us, its bytes are kept and the run goes on
        progress.dead += 1
        await bury(event, item, error, "parse" if isinstance(error, BadItemError) else "extract", out)
        return
    if report is None:
        event.ack()
        return
    progress.editions += 1
    await out.send(REPORTS, Message(key=WORLD, value=report, partition=0))
    out.acknowledge(event)


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
