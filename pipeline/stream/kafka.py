"""Faust's own Kafka driver with sound acknowledgement (see commits.py): the transport behind kafka:// addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from faust import auth
from faust.transport import drivers
from faust.transport.drivers import aiokafka

from pipeline.stream.commits import SafeConsumer

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from aiokafka import AIOKafkaProducer

SCHEME: Final = "tollwire-kafka"
"""Faust's name for it; "kafka" stays the stock driver, which must not be used by accident."""
PATIENCE: Final = 600.0
"""Seconds for which a send waits while the brokers are away, before it fails."""


class KafkaConsumer(SafeConsumer, aiokafka.Consumer):
    """The stock consumer, told to forget nothing."""

    async def seek_to_committed(self) -> Mapping[Any, Any]:
        """Go on where the group stopped, or at the oldest record.

        Where nothing is committed yet the driver would stay where it is: behind what was fetched during a rebalance and
        dropped.
        """
        committed = await super().seek_to_committed()
        if new := [place for place, offset in committed.items() if not offset]:
            await self.seek_wait(await self.earliest_offsets(*new))
        return committed


class KafkaProducer(aiokafka.Producer):
    """The stock producer, idempotent, that remembers whether a send failed."""

    failed: BaseException | None = None

    def _new_producer(self, transactional_id: str | None = None) -> AIOKafkaProducer:
        return patient(super()._new_producer(transactional_id))

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}

    async def send(self, *args: Any, **options: Any) -> Any:
        """Send; a failure, now or later, ends all commits of this process."""
        try:
            sent: asyncio.Future[Any] = await super().send(*args, **options)  # type: ignore[assignment]
        except Exception as error:
            self.failed = error
            raise
        sent.add_done_callback(self._check)
        return sent

    def _check(self, sent: asyncio.Future[Any]) -> None:
        if not sent.cancelled() and sent.exception() is not None:
            self.failed = sent.exception()


def patient(producer: AIOKafkaProducer) -> AIOKafkaProducer:
    """Have sends wait for brokers that are away.

    The driver has one time for both, a request to one broker, after which another may have taken its place, and a
    message's whole stay: the first one is as it was given, the second is made `PATIENCE` here.
    """
    producer._request_timeout_ms = PATIENCE * 1000  # noqa: SLF001 - no public way; how long `send` waits for room
    producer._message_accumulator._batch_ttl = PATIENCE  # noqa: SLF001 - the same; how long a batch waits for its leader
    return producer


def credentials(security: Mapping[str, Any]) -> Any:
    """Give TLS and passwords (`security.kafka_options`) as Faust wants them; None for a plain connection."""
    context = security.get("ssl_context")
    if "sasl_mechanism" in security:
        return auth.SASLCredentials(
            username=security["sasl_plain_username"], password=security["sasl_plain_password"],
            mechanism=security["sasl_mechanism"], ssl_context=context,
        )  # fmt: skip
    return None if context is None else auth.SSLCredentials(context)


class Transport(aiokafka.Transport):
    """Kafka with both of them."""

    Consumer: ClassVar[Any] = KafkaConsumer
    Producer: ClassVar[Any] = KafkaProducer


drivers.TRANSPORTS.aliases[SCHEME] = f"{__name__}:Transport"
