"""What a stage sends: awaited to the broker's acknowledgement, before the message that caused it is acknowledged."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol

if TYPE_CHECKING:
    from faust import App, EventT
    from faust.types import RecordMetadata

    from pipeline.adapters.records import Message

IN_FLIGHT: Final = 1000
"""Sends of one stage that may await their acknowledgement."""
FAILED: Final = 70
"""Exit status of a worker that leaves because it can't keep its promise (EX_SOFTWARE)."""

log = logging.getLogger(__name__)


def leave(reason: str, error: BaseException | None = None) -> NoReturn:
    """End the process at once, committing nothing more: whatever is unfinished comes again after the next start."""
    log.critical("leaving: %s", reason, exc_info=error)
    logging.shutdown()
    os._exit(FAILED)


class ShutOutError(Exception):
    """Another worker sends in our place: what was not committed is void, and will be done by it."""


def forget(event: EventT[Any]) -> None:
    """Leave an event to whoever has taken over: it is neither acknowledged nor waited for."""
    consumer: Any = event.app.consumer
    consumer.forget(event.message)


class Outbox(Protocol):
    """The sends of one stage. A crash leaves a prefix of them, never a later one without an earlier one."""

    turn: asyncio.Lock
    """Held by whoever sends what belongs together."""

    async def open(self) -> None:
        """Get ready, as the only sender where there must be one only."""

    async def close(self) -> None:
        """Let go; unfinished work will be done again by whoever opens next."""

    async def send(self, topic: str, message: Message) -> None:
        """Send; a failure, now or later, ends the process. Waits while too many sends are in flight."""

    async def durable(self) -> None:
        """Return once everything that was sent is durable. Not to be called by others than the holder of `turn`."""

    def acknowledge(self, event: EventT[Any]) -> None:
        """Acknowledge the event once everything that was sent is durable."""


class ProducerOutbox:
    """Sends by the app's own producer.

    The embedded log keeps the order of all sends. Kafka does so within a partition only: there this outbox is for
    stages whose every message stands alone.
    """

    def __init__(self, app: App, prefix: str) -> None:
        self.turn = asyncio.Lock()
        self._app, self._prefix = app, prefix
        self._waiting: set[asyncio.Future[RecordMetadata]] = set()
        self._last: asyncio.Future[RecordMetadata] | None = None

    async def open(self) -> None:
        """Do nothing: the producer is the app's."""

    async def close(self) -> None:
        """Do nothing: the producer is the app's."""

    async def send(self, topic: str, message: Message) -> None:
        """Send; see `Outbox`."""
        while len(self._waiting) >= IN_FLIGHT:
            await asyncio.wait(self._waiting, return_when=asyncio.FIRST_COMPLETED)
        headers: Any = list(message.headers)
        try:
            sent: Any = await self._app.producer.send(
                self._prefix + topic, message.key, message.value, message.partition, message.timestamp, headers
            )
        except Exception as error:  # noqa: BLE001 - no send may fail unnoticed, whatever the driver raises
            leave(f"a message to {topic} could not be sent", error)
        self._waiting.add(sent)
        sent.add_done_callback(self._done)
        self._last = sent

    def _done(self, sent: asyncio.Future[RecordMetadata]) -> None:
        self._waiting.discard(sent)
        if not sent.cancelled() and sent.exception() is not None:
            leave("a message was not acknowledged", sent.exception())

    async def durable(self) -> None:
        """Return once everything that was sent is acknowledged."""
        while self._waiting:
            await asyncio.wait(set(self._waiting))

    def acknowledge(self, event: EventT[Any]) -> None:
        """Acknowledge the event once the last send is: its own, or (on the embedded log) one after its own."""
        if self._last is None or self._last.done():
            event.ack()
        else:
            self._last.add_done_callback(lambda done: None if done.cancelled() else event.ack())
