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
    from collections.abc import Mapping, Sequence

    from pipeline.adapters.records import Record
    from pipeline.adapters.redis import Projection
    from pipeline.adapters.tail import Tail
    from pipeline.stream.progress import Progress

KNOWN: Final = 2000
"""Places whose totals, as Redis holds them, are remembered, so that days that are the same aren't written again."""
GATHER_SECONDS: Final = 0.02
"""Between two batches, so that one call takes along what several articles changed, and each place but once."""
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
        self._known: dict[str, PlaceTotals] = {}
        self._whole = False
        self._checked = 0.0
        self._last_error = ""

    async def run(self) -> None:
        """Go on until cancelled; a Redis or broker that is away is waited for."""
        while True:
            try:
                if await self.step():
                    await asyncio.sleep(GATHER_SECONDS)
                else:
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
        found = await asyncio.to_thread(self._read)
        for topic, records in found.items():
            await self._advance(topic, records)
        if found:
            self._progress.caught_up = False
        elif not self._progress.caught_up and await asyncio.to_thread(self._reached):
            if not self._whole:
                await self._projection.finish()
                self._whole = True
            self._progress.caught_up = True
        return bool(found)

    def _read(self) -> dict[str, list[Record]]:
        """Read the next batch of each topic that has one."""
        found = {topic: self._tail.read(topic, self._positions[topic], BATCH) for topic in self._topics}
        return {topic: records for topic, records in found.items() if records}

    def _reached(self) -> bool:
        return all(self._tail.reached(topic, self._tail.end(topic)) for topic in self._topics)

    async def _check(self) -> None:
        self._whole = await self._projection.begin(await asyncio.to_thread(self._tail.identity, self._topics[0]))
        moved = [await self._stands(topic) for topic in self._topics]
        if any(moved) or not self._whole:
            self._progress.caught_up = False
            self._known.clear()
        self._checked = time.monotonic()

    async def _stands(self, topic: str) -> bool:
        """Ask Redis where it is; say whether that is elsewhere than we believed."""
        before, self._positions[topic] = self._positions.get(topic), await self._projection.position(topic)
        return before != self._positions[topic]

    async def _advance(self, topic: str, records: Sequence[Record]) -> None:
        position, following = self._positions[topic], records[-1].offset + 1
        batch, places = batch_of(records, self._projection.space, self._known)
        self._positions[topic] = await self._projection.apply(topic, position, following, batch)
        if self._positions[topic] == following:
            self._remember(places)
        else:
            self._known.clear()
        self._progress.projected += len(records)

    def _remember(self, places: Mapping[str, PlaceTotals]) -> None:
        for key, totals in places.items():
            self._known.pop(key, None)
            self._known[key] = totals
        while len(self._known) > KNOWN:
            del self._known[next(iter(self._known))]


def batch_of(
    records: Sequence[Record], prefix: str, known: Mapping[str, PlaceTotals]
) -> tuple[Batch, dict[str, PlaceTotals]]:
    """Collect what the messages say, the newest of each key alone; give the totals among it by place, too.

    `known` are totals as Redis holds them.
    """
    batch, places = Batch(prefix), {}
    for record in {record.key: record for record in records}.values():
        try:
            if record.topic.endswith(TOTALS):
                if record.value is not None:
                    totals = codec.decode(record.value, PlaceTotals)
                    batch.totals(totals, known.get(totals.key))
                    places[totals.key] = totals
            elif record.value is None:
                batch.drop_incident((record.key or b"").decode())
            else:
                batch.incident(codec.decode(record.value, Incident))
        except BadItemError as error:
            log.warning("%s/0/%s is passed over: %s", record.topic, record.offset, error)
    return batch, places
