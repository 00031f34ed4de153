from __future__ import annotations

import pytest

from pipeline.stream.lag import LagWatch

Look = tuple[float, int | None, int]
"""Time, messages that wait, messages done."""


@pytest.mark.parametrize(
    ("looks", "gives_up"),
    [
        ([(0, 3, 1), (70, 3, 1)], True),
        ([(0, 3, 1), (50, 3, 2), (100, 3, 2)], False),  # it moved in between
        ([(0, 3, 1), (50, 3, 2), (120, 3, 2)], True),
        ([(0, 0, 1), (50, 0, 1), (200, 0, 1)], False),  # nothing waits
        ([(0, 0, 1), (100, 4, 1), (120, 4, 1)], False),  # what waits came just now
        ([(0, 3, 1), (50, None, 1), (100, 3, 1)], False),  # the broker was away
        ([(0, 3, 1), (50, None, 1), (100, 3, 1), (165, 3, 1)], True),
    ],
)
def test_a_consumer_is_given_up_when_messages_wait_and_nothing_moves(looks: list[Look], *, gives_up: bool) -> None:
    watch = LagWatch(patience=60)
    found = [watch.stalled(waiting, (done,), now) for now, waiting, done in looks]
    assert found == [False] * (len(looks) - 1) + [gives_up]
