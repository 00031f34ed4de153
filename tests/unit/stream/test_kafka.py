"""What our Kafka driver does otherwise than Faust's own."""

from __future__ import annotations

from typing import Any

import pytest
from faust.transport.drivers import aiokafka
from faust.types import TP

from pipeline.stream.kafka import KafkaConsumer


@pytest.mark.parametrize(
    ("committed", "to_the_beginning"),
    [
        ({TP("a", 0): None, TP("a", 1): 7}, {TP("a", 0)}),  # nothing committed: fetched and dropped is fetched again
        ({TP("a", 0): 0, TP("a", 1): None}, {TP("a", 0), TP("a", 1)}),
        ({TP("a", 0): 3}, set()),
        ({}, set()),
    ],
)
async def test_a_partition_without_a_commit_is_read_from_its_beginning_again(
    monkeypatch: pytest.MonkeyPatch, committed: dict[TP, int | None], to_the_beginning: set[TP]
) -> None:
    sought: dict[TP, int] = {}

    async def held(_: Any) -> dict[TP, int | None]:
        return committed

    async def earliest(_: Any, *places: TP) -> dict[TP, int]:
        return dict.fromkeys(places, 2)

    async def seek(_: Any, places: dict[TP, int]) -> None:
        sought.update(places)

    monkeypatch.setattr(aiokafka.Consumer, "seek_to_committed", held)
    monkeypatch.setattr(aiokafka.Consumer, "earliest_offsets", earliest)
    monkeypatch.setattr(aiokafka.Consumer, "seek_wait", seek)
    consumer = KafkaConsumer.__new__(KafkaConsumer)
    assert await consumer.seek_to_committed() == committed
    assert sought == dict.fromkeys(to_the_beginning, 2)
