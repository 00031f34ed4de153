"""What a stage sends: awaited to the broker's acknowledgement, before the message that caused it is acknowledged."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import TYPE_CHECKING, Any, Final, NoReturn

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


class Outbox:
    """The sends of one stage, in order.

    On a broker that keeps the order of all sends (`ordered`), `settled` needn't wait: a crash leaves a prefix of them.
    """

    def __init__(self, app: App, prefix: str) -> None:
        self._app, self._prefix = app, prefix
        self._ordered: bool = app.transport.ordered  # type: ignore[attr-defined]  # both our transports say it
        self._waiting: set[asyncio.Future[RecordMetadata]] = set()
        self._last: asyncio.Future[RecordMetadata] | None = None

    async def send(self, topic: str, message: Message) -> asyncio.Future[RecordMetadata]:
        """Send; a failure ends the process. Waits while too many sends are in flight."""
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
        return sent  # type: ignore[no-any-return]

    def _done(self, sent: asyncio.Future[RecordMetadata]) -> None:
        self._waiting.discard(sent)
        if not sent.cancelled() and sent.exception() is not None:
            leave("a message was not acknowledged", sent.exception())

    async def settled(self) -> None:
        """Return once nothing sent later can become durable without what was sent before."""
        if not self._ordered:
            await self.durable()

    async def durable(self) -> None:
        """Return once everything that was sent is acknowledged."""
        while self._waiting:
            await asyncio.wait(set(self._waiting))

    def acknowledge(self, event: EventT[Any], sent: asyncio.Future[RecordMetadata] | None = None) -> None:
        """Acknowledge the event once `sent` is; without one, once the last send is where sends keep their order."""
        last = sent or (self._last if self._ordered else None)
        if last is None or last.done():
            event.ack()
        else:
            last.add_done_callback(lambda done: None if done.cancelled() else event.ack())
