"""*resolve*'s sends on Kafka: many decisions and all that follows from them in one transaction.

Kafka keeps an order within a partition only, and waiting for each acknowledgement would allow some forty editions a
second. In a transaction everything becomes visible at once or never: rows, events and values are always those after
the same decision. And a second sender of the same name shuts the first one out, so a worker that was paused and
replaced can't write any more: it is told so by ShutOutError, and by the group that the work is no longer its own.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import IllegalOperation, KafkaError, ProducerFenced

from pipeline.adapters.kafka import PLAIN
from pipeline.stream.kafka import patient
from pipeline.stream.outbox import ShutOutError, forget, leave

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from faust import EventT

    from pipeline.adapters.records import Message

GATHER_SECONDS: Final = 0.01
"""How long a transaction is left open for more, once it has something."""
LARGEST: Final = 2000
"""Messages in one transaction, about."""
TIMEOUT_MS: Final = 60_000
"""After which Kafka aborts the transaction of a worker that fell silent."""
PAUSE_SECONDS: Final = 1.0
"""Between attempts to begin while the brokers are away."""
FENCED: Final = (ProducerFenced, IllegalOperation, AssertionError)
"""What the driver raises once another sender has our name: the first time the truth, then that it is in no state to."""
GRACE_SECONDS: Final = 60.0
"""Within which a worker that was shut out must hear from its group."""

log = logging.getLogger(__name__)


class TransactionOutbox:
    """Sends in transactions, one after another; events are acknowledged when theirs is committed."""

    def __init__(
        self, hosts: list[str], prefix: str, name: str, max_request: int, security: Mapping[str, Any] = PLAIN
    ) -> None:
        self.turn = asyncio.Lock()
        self._prefix = prefix
        self._options: dict[str, Any] = {
            **security,
            "bootstrap_servers": hosts,
            "transactional_id": prefix + name,
            "transaction_timeout_ms": TIMEOUT_MS,
            "acks": "all",
            "enable_idempotence": True,
            "compression_type": "zstd",
            "linger_ms": 2,
            "max_batch_size": 262_144,
            "max_request_size": max_request,
        }
        self._producer: Any = None
        self._sent: list[asyncio.Future[Any]] = []
        self._handled: list[EventT[Any]] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._grace: asyncio.TimerHandle | None = None

    async def open(self) -> None:
        """Shut out whoever sent under this name before; what they had not committed is void.

        Anew each time the group says that the work is ours: another may have had it since, unnoticed by us.
        """
        await self.close()
        while self._producer is None:
            producer: Any = patient(AIOKafkaProducer(**self._options))
            try:
                await producer.start()
                await producer.begin_transaction()
                self._producer = producer
            except (KafkaError, AssertionError) as error:  # the latter where a broker just back tells of no brokers
                with suppress(KafkaError):
                    await producer.stop()
                if not getattr(error, "retriable", True):
                    leave("no transaction could be begun", error)
                log.warning("no transaction could be begun: %s; trying again", error)
                await asyncio.sleep(PAUSE_SECONDS)
        self._task = asyncio.create_task(self._commit_all())
        self._task.add_done_callback(_must_not_fail)

    async def close(self) -> None:
        """Let go without committing: it all comes again to the next owner."""
        self._heard()
        if self._task is not None:
            self._task.cancel()
        if self._producer is not None:
            producer, self._producer = self._producer, None
            await producer.stop()
        for event in self._handled:
            forget(event)
        self._sent, self._handled, self._task = [], [], None

    async def _shut_out(self) -> NoReturn:
        """Drop what is void; unless the group says within a while whose the work is now, leave."""
        log.warning("another worker has taken over")
        producer, self._producer = self._producer, None
        for event in self._handled:
            forget(event)
        self._sent, self._handled = [], []
        if producer is not None:
            with suppress(KafkaError):
                await producer.stop()
            loop = asyncio.get_running_loop()
            self._grace = loop.call_later(GRACE_SECONDS, leave, "shut out, and the group says nothing")
        raise ShutOutError

    def _heard(self) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None

    async def send(self, topic: str, message: Message) -> None:
        """Send within the open transaction. Raises ShutOutError."""
        if self._producer is None:
            raise ShutOutError
        stamp = None if message.timestamp is None else int(message.timestamp * 1000)
        try:
            sent = await self._producer.send(
                self._prefix + topic,
                message.value,
                key=message.key,
                partition=message.partition,
                timestamp_ms=stamp,
                headers=list(message.headers),
            )
        except FENCED:
            await self._shut_out()
        except KafkaError as error:
            leave(f"a message to {topic} could not be sent", error)
        self._sent.append(sent)

    def acknowledge(self, event: EventT[Any]) -> None:
        """Acknowledge the event with the transaction's end."""
        if self._producer is None:
            forget(event)
            return
        self._handled.append(event)
        self._wake.set()

    async def durable(self) -> None:
        """Commit, and begin the next. Raises ShutOutError."""
        sent, handled = self._sent, self._handled
        self._sent, self._handled = [], []
        if sent:
            try:
                await self._producer.commit_transaction()
                await asyncio.gather(*sent)
                await self._producer.begin_transaction()
            except FENCED:
                self._handled += handled
                await self._shut_out()
            except KafkaError as error:
                leave("a transaction could not be committed", error)
        for event in handled:
            event.ack()

    async def _commit_all(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            if len(self._sent) < LARGEST:
                await asyncio.sleep(GATHER_SECONDS)
            async with self.turn:
                try:
                    await self.durable()
                except ShutOutError:
                    return


def _must_not_fail(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        leave("transactions are committed no more", task.exception())
