"""A person's decisions, carried out beside the reports by whoever resolves.

They are few and kept for ever, so no position is remembered: whoever takes over reads them all, and one that has its
row changes nothing any more.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from pipeline import codec
from pipeline.adapters import articles
from pipeline.adapters.records import Message
from pipeline.adapters.topics import DEAD, RULINGS
from pipeline.errors import BadItemError, UnavailableError
from pipeline.model import Ruling
from pipeline.stream.outbox import ShutOutError

if TYPE_CHECKING:
    from pipeline.adapters.records import Record
    from pipeline.adapters.tail import Tail
    from pipeline.stream.outbox import Outbox
    from pipeline.stream.progress import Progress
    from pipeline.stream.resolving import Desk

WAIT_SECONDS: Final = 0.5
"""Between two looks: news on other topics, which wake a tail, are no reason to look here."""
PAUSE_SECONDS: Final = 1.0
"""Between attempts while the broker is away."""

log = logging.getLogger(__name__)


class Court:
    """Reads the topic `rulings` for a desk; `tail` is its own."""

    def __init__(self, tail: Tail, prefix: str, desk: Desk, out: Outbox, progress: Progress) -> None:
        self._tail, self._topic, self._desk, self._out, self._progress = tail, prefix + RULINGS, desk, out, progress
        self._open = False

    def adjourn(self) -> None:
        """Let `sit` return, once the ruling in hand is carried out."""
        self._open = False

    async def sit(self) -> None:
        """Have all rulings carried out, old and new, until `adjourn`."""
        offset, self._open = 0, True
        while self._open:
            try:
                records = await asyncio.to_thread(self._tail.read, self._topic, offset)
            except UnavailableError as error:
                log.warning("%s; trying again", error)
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if not records:
                await asyncio.sleep(WAIT_SECONDS)
            for record in records:
                if not self._open:
                    return
                try:
                    await self._hear(record)
                except ShutOutError:
                    await asyncio.sleep(PAUSE_SECONDS)
                    break  # heard again if the work stays ours
                offset = record.offset + 1

    async def _hear(self, record: Record) -> None:
        try:
            ruling = codec.decode(record.value or b"", Ruling)
        except BadItemError as error:
            await self._refuse(record, error)
            return
        if not await self._desk.rule(ruling):
            await self._refuse(record, BadItemError(f"ruling {ruling.id} failed: the worker's log says why"))

    async def _refuse(self, record: Record, error: BadItemError) -> None:
        self._progress.dead += 1
        item = Message(key=record.key, value=record.value, headers=record.headers)
        where = f"{record.topic}/{record.partition}/{record.offset}"
        async with self._out.turn:
            await self._out.send(DEAD, articles.dead(item, stage="resolve", error=error, source="", where=where))
            await self._out.durable()
