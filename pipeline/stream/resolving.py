"""The stage *resolve*: one writer that decides in one row, and then derives what follows from it.

The order of writes is what makes a crash harmless: the decision's row becomes durable before the first event, an event
before the values that follow from it, those before the incident's own row. The embedded log keeps that order of all
sends; on Kafka they become visible together, in a transaction. So after a crash at any point the last decision, derived
again, finishes exactly what was left: the same events, to the byte.

Faust's tables are not used for the rows: setting a key gives nothing to wait for and has no place in that order (so a
row might be lost that an event depends on), and recovering them takes several times as long. The rows stand in the
same kind of topic, a compacted changelog, and are read back before the first message.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from typing import TYPE_CHECKING, Any, Final

from pipeline import codec
from pipeline.adapters.records import Message
from pipeline.adapters.scratch import Scratch
from pipeline.adapters.tail import everything
from pipeline.adapters.topics import EDITIONS_TABLE, EVIDENCE, INCIDENTS, INCIDENTS_TABLE, STATE, TOTALS
from pipeline.errors import BadItemError, UnavailableError
from pipeline.model import EditionReports
from pipeline.resolve import Resolver, Row
from pipeline.stream.extracting import bury
from pipeline.stream.outbox import ShutOutError, forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from faust import EventT, Stream

    from pipeline.adapters.records import Record
    from pipeline.adapters.tail import Tail
    from pipeline.model import Ruling
    from pipeline.resolve import Step
    from pipeline.stream.outbox import Outbox
    from pipeline.stream.progress import Progress

PAUSE_SECONDS: Final = 1.0
"""Between attempts to restore while the broker is away."""
RENEWED: Final = 1000
"""Rows written between two waits for the broker."""

GARBAGE: Final = 20_000
"""Objects made and not yet let go, from which it is looked for those that hold each other and nobody else: hardly any."""

log = logging.getLogger(__name__)


class Desk:
    """The one place where decisions are made: a Resolver, its rows, and the order in which they are written."""

    def __init__(self, tail: Tail, prefix: str, out: Outbox, progress: Progress, var: Path) -> None:
        """Begin without state; what does not fit into memory goes to a file of this process in the folder `var`."""
        self._tail, self._prefix, self._out, self._progress, self._var = tail, prefix, out, progress, var
        self._resolver = Resolver()
        self._scratch: Scratch | None = None

    async def take_over(self) -> None:
        """Become the one who decides: read the rows back and finish the change that was interrupted."""
        async with self._out.turn:
            await self._out.open()
            await self._restore()

    async def hand_over(self) -> None:
        """Decide no more."""
        async with self._out.turn:
            await self._out.close()
            self._forget()

    async def _restore(self) -> None:
        start = time.monotonic()
        await self._out.durable()
        last = await self._read_back()
        if last is not None:
            await self._derive(last)
        await self._out.durable()
        await self._renew()
        log.info("state restored in %.1f s", time.monotonic() - start)

    async def _renew(self) -> None:
        """After an update that matches by other rules, write where reports belong now: the next start is quick again."""
        count = 0
        for count, row in enumerate(self._resolver.renewed(), start=1):
            await self._write(EDITIONS_TABLE, row)
            if count % RENEWED == 0:
                await self._out.durable()
        if count:
            await self._out.durable()
            log.info("%d articles matched anew by the rules of this version", count)

    async def _read_back(self) -> str | None:
        """Restore from the rows; a broker that is away is waited for."""
        while True:
            self._forget()
            gc.unfreeze()  # what was read back before is garbage now
            try:
                self._scratch = Scratch(self._var)
                self._resolver = Resolver(disk=self._scratch)
                return await asyncio.to_thread(self._read_rows, self._resolver)
            except UnavailableError as error:
                log.warning("%s; trying again", error)
                await asyncio.sleep(PAUSE_SECONDS)

    def _forget(self) -> None:
        self._resolver = Resolver()
        if self._scratch is not None:
            self._scratch.close()
            self._scratch = None

    def _read_rows(self, resolver: Resolver) -> str | None:
        """Restore from the rows; none of it is garbage, and to look for that takes almost half the time, now and later."""
        gc.disable()
        try:
            return resolver.restore(self._rows(EDITIONS_TABLE), self._rows(INCIDENTS_TABLE))
        finally:
            settle_down()
            gc.enable()

    def _rows(self, table: str) -> Iterator[Row]:
        return rows(everything(self._tail, self._prefix + table))

    async def settle(self, edition: EditionReports) -> bool:
        """Decide what the edition changes, and have it changed; False where no decision could be made.

        Then nothing is written, and what the attempt left in memory is put right from the rows. A failure after the
        decision ends the process, since half a change must not be built upon.
        """
        async with self._out.turn:
            return await self._change(lambda: self._resolver.decide(edition), edition.uri)

    async def rule(self, ruling: Ruling) -> bool:
        """Have a person's decision carried out, and return when that is durable; False as for `settle`."""
        async with self._out.turn:
            done = await self._change(lambda: self._resolver.rule(ruling), f"ruling {ruling.id}")
            await self._out.durable()
            return done

    async def _change(self, decide: Callable[[], Row | None], what: str) -> bool:
        try:
            row = decide()
        except UnavailableError:  # the disk: no fault of the edition's
            raise
        except Exception:
            log.exception("no decision on %s", what)
            await self._restore()
            return False
        if row is not None:
            await self._write(EDITIONS_TABLE, row)
            await self._derive(row.key)
        self._progress.resolved += 1
        return True

    async def _derive(self, key: str) -> None:
        for step in self._resolver.derive(key):
            await self._publish(step)
            self._progress.events += 1

    async def _publish(self, step: Step) -> None:
        key, value, headers = codec.to_message(step.event)
        await self._out.send(INCIDENTS, Message(key=key, value=value, headers=tuple(headers), partition=0))
        await self._out.send(STATE, Message(key=step.state[0], value=step.state[1], partition=0))
        for key, evidence in step.evidence:
            await self._out.send(EVIDENCE, Message(key=key, value=evidence, partition=0))
        for totals in step.totals:
            await self._out.send(TOTALS, Message(key=totals.key.encode(), value=codec.encode(totals), partition=0))
        await self._write(INCIDENTS_TABLE, step.row)

    async def _write(self, table: str, row: Row) -> None:
        await self._out.send(table, Message(key=row.key.encode(), value=row.value, partition=0))


def settle_down() -> None:
    """Look for no garbage in what is there now, and more seldom in what follows."""
    gc.freeze()
    gc.set_threshold(GARBAGE)


def rows(records: Iterable[Record]) -> Iterator[Row]:
    """Take records of a table's topic for its rows."""
    return (Row(one.key.decode(), one.value) for one in records if one.key is not None and one.value is not None)


async def resolve(stream: Stream[bytes], desk: Desk, out: Outbox, progress: Progress) -> None:
    """Settle every edition in order; what is no edition goes to the dead letters."""
    async for event in stream.noack().events():
        message: Any = event.message
        try:
            edition = codec.decode(message.value or b"", EditionReports)
        except BadItemError as error:
            progress.dead += 1
            try:
                await _refuse(event, error, out)
            except ShutOutError:
                forget(event)
            continue
        try:
            if await desk.settle(edition):
                out.acknowledge(event)
            else:
                progress.dead += 1
                await _refuse(event, BadItemError(f"{edition.uri} can't be resolved: the worker's log says why"), out)
        except ShutOutError:
            forget(event)


async def _refuse(event: EventT[Any], error: BadItemError, out: Outbox) -> None:
    message: Any = event.message
    item = Message(key=message.key, value=message.value, headers=tuple(message.headers or ()))
    async with out.turn:
        await bury(event, item, error, "resolve", out)
