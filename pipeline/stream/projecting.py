"""The stage *project*: the compacted topics into Redis, from the offset that Redis itself holds.

One way for live and rebuild: values and the offset after them are stored in one call, which writes nothing unless
Redis is just where this writer believes it to be. So a Redis that was flushed, restored from an older snapshot or
filled by somebody else is gone on with from where it is.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from pipeline import codec
from pipeline.adapters.redis import Batch
from pipeline.adapters.topics import STATE, TOTALS
from pipeline.errors import BadItemError, UnavailableError
from pipeline.model import Incident, PlaceTotals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.adapters.records import Record
    from pipeline.adapters.redis import Projection
    from pipeline.adapters.tail import Tail
    from pipeline.stream.progress import Progress

BATCH: Final = 500
"""Messages applied in one call: Redis does nothing else meanwhile, so some milliseconds' worth."""
CHECK_SECONDS: Final = 2.0
"""How often Redis is asked where it is, although nothing is new."""
IDLE_SECONDS: Final = 0.5
PAUSE_SECONDS: Final = 1.0
"""Between attempts while Redis or the broker is away."""

log = logging.getLogger(__name__)


class Projector:
    """Takes Redis along, topic by topic."""

    def __init__(self, tail: Tail, projection: Projection, prefix: str, progress: Progress) -> None:
        self._tail, self._projection, self._progress = tail, projection, progress
        self._topics = (prefix + STATE, prefix + TOTALS)
        self._positions: dict[str, int] = {}
        self._checked = 0.0
        self._last_error = ""

    async def run(self) -> None:
        """Go on until cancelled; a Redis or broker that is away is waited for."""
        while True:
            try:
                if not await self.step():
                    await asyncio.to_thread(self._tail.wait, IDLE_SECONDS)
                self._last_error = ""
            except UnavailableError as error:
                if str(error) != self._last_error:
                    log.warning("%s; trying again every %s s", error, PAUSE_SECONDS)
                    self._last_error = str(error)
                self._checked = 0.0
                await asyncio.sleep(PAUSE_SECONDS)

    async def step(self) -> bool:
        """Take each topic one batch further; True where anything was new."""
        if time.monotonic() - self._checked > CHECK_SECONDS:
            await self._check()
        moved = [await self._advance(topic) for topic in self._topics]
        if any(moved):
            self._progress.caught_up = False
        elif not self._progress.caught_up and await asyncio.to_thread(self._reached):
            await self._projection.finish()
            self._progress.caught_up = True
        return any(moved)

    def _reached(self) -> bool:
        return all(self._tail.reached(topic, self._tail.end(topic)) for topic in self._topics)

    async def _check(self) -> None:
        if not await self._projection.begin(await asyncio.to_thread(self._tail.identity, self._topics[0])):
            self._progress.caught_up = False
        for topic in self._topics:
            position = await self._projection.position(topic)
            if position != self._positions.get(topic):
                self._progress.caught_up = False
            self._positions[topic] = position
        self._checked = time.monotonic()

    async def _advance(self, topic: str) -> bool:
        position = self._positions[topic]
        records = await asyncio.to_thread(self._tail.read, topic, position, BATCH)
        if not records:
            return False
        following = records[-1].offset + 1
        self._positions[topic] = await self._projection.apply(
            topic, position, following, batch_of(records, self._projection.space)
        )
        self._progress.projected += len(records)
        return True


def batch_of(records: Sequence[Record], prefix: str) -> Batch:
    """Collect what the messages say, the newest of each key alone."""
    batch = Batch(prefix)
    for record in {record.key: record for record in records}.values():
        try:
            if record.topic.endswith(TOTALS):
                if record.value is not None:
                    batch.totals(codec.decode(record.value, PlaceTotals))
            elif record.value is None:
                batch.drop_incident((record.key or b"").decode())
            else:
                batch.incident(codec.decode(record.value, Incident))
        except BadItemError as error:
            log.warning("%s/0/%s is passed over: %s", record.topic, record.offset, error)
    return batch
