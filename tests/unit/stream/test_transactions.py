"""What becomes of events whose transaction can't be committed: none is acknowledged, none is waited for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiokafka.errors import IllegalOperation, KafkaConnectionError, ProducerFenced

from pipeline.adapters.records import Message
from pipeline.stream import transactions
from pipeline.stream.outbox import ShutOutError
from pipeline.stream.transactions import TransactionOutbox

FENCED = {"by the broker": ProducerFenced, "by the driver's state": AssertionError, "by the next send": IllegalOperation}
"""How one is told, and by which exception."""


class Driver:
    """The driver's producer, that fails as it is told to."""

    def __init__(self, absent: int = 0) -> None:
        self.absent, self.commits = absent, 0
        self.failure: type[Exception] | None = None

    def __call__(self, **_: Any) -> Driver:
        return self

    async def start(self) -> None:
        if self.absent:
            self.absent -= 1
            raise KafkaConnectionError
        self.failure = None

    async def stop(self) -> None: ...

    async def begin_transaction(self) -> None: ...

    async def send(self, *_: Any, **__: Any) -> asyncio.Future[Any]:
        if self.failure is IllegalOperation:
            raise self.failure
        sent: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        sent.set_result(None)
        return sent

    async def commit_transaction(self) -> None:
        self.commits += 1
        if self.failure is not None:
            raise self.failure


class Event:
    """A message in hand; its app's consumer notes what it need not wait for."""

    def __init__(self) -> None:
        self.message, self.state, self.acknowledged = self, "waits", asyncio.Event()
        self.app = self.consumer = self

    def ack(self) -> None:
        self.state = "acknowledged"
        self.acknowledged.set()

    def forget(self, message: Event) -> None:
        message.state = "forgotten"


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    driver = Driver()
    monkeypatch.setattr(transactions, "AIOKafkaProducer", driver)
    monkeypatch.setattr(transactions, "patient", lambda producer: producer)
    monkeypatch.setattr(transactions, "PAUSE_SECONDS", 0.0)
    return driver


def outbox() -> Any:
    return TransactionOutbox(["127.0.0.1:1"], "", "resolve", 1)


async def test_an_event_is_acknowledged_with_its_transaction(driver: Driver) -> None:
    out, event = outbox(), Event()
    await out.open()
    await out.send("incidents", Message(value=b"x"))
    out.acknowledge(event)
    async with asyncio.timeout(10):
        await event.acknowledged.wait()
    assert driver.commits == 1
    await out.close()


@pytest.mark.parametrize("how", FENCED)
async def test_who_is_shut_out_acknowledges_nothing_and_is_waited_for_by_nobody(driver: Driver, how: str) -> None:
    out, events = outbox(), [Event(), Event()]
    await out.open()
    await out.send("incidents", Message(value=b"x"))
    out.acknowledge(events[0])
    driver.failure = FENCED[how]
    with pytest.raises(ShutOutError):
        await (out.send("incidents", Message(value=b"y")) if how == "by the next send" else out.durable())
    with pytest.raises(ShutOutError):
        await out.send("incidents", Message(value=b"y"))
    out.acknowledge(events[1])
    assert [event.state for event in events] == ["forgotten", "forgotten"]
    await out.close()


async def test_who_hands_over_waits_for_nothing(driver: Driver) -> None:
    out, event = outbox(), Event()
    await out.open()
    await out.send("incidents", Message(value=b"x"))
    out.acknowledge(event)
    await out.close()
    assert (event.state, driver.commits) == ("forgotten", 0)


async def test_who_is_told_again_that_the_work_is_theirs_shuts_out_whoever_had_it_meanwhile(driver: Driver) -> None:
    out = outbox()
    await out.open()
    driver.failure = ProducerFenced  # unnoticed so far: nothing was sent since
    await out.open()
    await out.send("incidents", Message(value=b"x"))
    await out.durable()
    assert driver.commits == 1
    await out.close()


async def test_brokers_that_are_away_are_waited_for(driver: Driver) -> None:
    driver.absent = 3
    out = outbox()
    await out.open()
    assert driver.absent == 0
    await out.close()
