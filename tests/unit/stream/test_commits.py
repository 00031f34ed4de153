from __future__ import annotations

from typing import Any, cast

import pytest
from faust.types import TP

from pipeline.stream.commits import Deliveries, NothingRead


class Delivered:
    def __init__(self, offset: int, *, acked: bool = False) -> None:
        self.offset, self.acked, self.tp = offset, acked, TP("t", 0)


def note(*messages: Delivered) -> Deliveries:
    deliveries = Deliveries()
    for message in messages:
        deliveries.add(cast("Any", message))
    return deliveries


@pytest.mark.parametrize(
    ("delivered", "acknowledged", "committable"),
    [
        ([5], [], 5),
        ([5], [5], 6),
        ([5, 6, 7], [6, 7], 5),  # stock Faust commits 8 here
        ([5, 6, 7], [5, 7], 6),
        ([5, 9, 12], [5, 9], 12),  # a compacted topic has holes
        ([5, 9, 12], [5, 9, 12], 13),
        ([9, 5], [9], 5),  # read again from before
    ],
)
def test_nothing_unacknowledged_is_committed(
    delivered: list[int], acknowledged: list[int], committable: int
) -> None:
    assert note(*(Delivered(n, acked=n in acknowledged) for n in delivered)).committable() == committable


def test_one_acknowledged_delivery_of_an_offset_is_enough() -> None:
    deliveries = note(Delivered(5), Delivered(6), Delivered(5, acked=True))
    assert deliveries.committable() == 6


def test_an_acknowledgement_that_comes_late_frees_what_waited_behind_it() -> None:
    late = Delivered(5)
    deliveries = note(late, Delivered(6, acked=True))
    assert deliveries.committable() == 5
    late.acked = True
    assert deliveries.committable() == 7


def test_read_offsets_are_never_remembered() -> None:
    nothing = NothingRead()
    nothing["x"] = 5
    nothing.update({"x": 5})
    assert nothing["x"] is None
    assert nothing.pop("x", None) is None
    assert not nothing
