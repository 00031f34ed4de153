"""The weights of matching are learned from streams, towards those set by hand and within their bounds."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from pipeline.evaluate.matching_prior import BOUNDS, PRIOR
from pipeline.evaluate.matching_rows import Stream, crowded, rows
from pipeline.evaluate.matching_train import bounded, fit, scores, using
from pipeline.resolve.weights import JOIN, NEAR, WEIGHTS
from tests.unit.resolve.test_matching import crimes


@pytest.fixture(scope="module")
def crime_stream() -> Stream:
    editions, labels = crimes(30)
    return Stream(name="crimes", editions=tuple(sorted(editions, key=lambda e: (e.time, e.uri))), labels=labels)


def test_every_finding_has_a_weight_within_its_bounds() -> None:
    assert WEIGHTS.keys() == PRIOR.keys()
    assert BOUNDS.keys() <= PRIOR.keys()
    assert NEAR < JOIN
    for name, (low, high) in BOUNDS.items():
        assert low <= WEIGHTS[name] <= high, name
        assert low <= PRIOR[name] <= high, name


def test_a_fit_finds_the_direction_and_keeps_to_the_bounds() -> None:
    table = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 1.0]] * 100)
    same = np.array([0.0, 0.0, 1.0, 1.0] * 100)
    counts, prior, free = np.ones(400), np.zeros(2), np.full(2, np.inf)
    base, found = bounded(table, same, counts, prior, -free, free)
    assert base < -1 < 1 < found
    held = bounded(table, same, counts, prior, -free, np.array([np.inf, 0.5]))
    assert held[1] == 0.5


def test_rows_say_what_was_compared_and_whether_it_was_right(crime_stream: Stream) -> None:
    shown = rows(crime_stream, guided=True)
    assert {row.same for row in shown} == {True, False}
    assert all(row.same == (row.incident == row.other) for row in shown)


def test_learning_from_a_stream_groups_it_better_than_no_knowledge(crime_stream: Stream) -> None:
    learnt = fit(rows(crime_stream, guided=True))
    with using(dict.fromkeys(PRIOR, 0.0), 0.0):
        before = scores(crime_stream)["bcubed_f1"].value
    with using(learnt, 0.0):
        assert scores(crime_stream)["bcubed_f1"].value > max(0.95, before)


def test_a_crowded_stream_moves_whole_incidents_with_their_days(crime_stream: Stream) -> None:
    moved = crowded(crime_stream, 1.0, seed=1)
    before = {edition.uri: edition for edition in crime_stream.editions}
    for edition in moved.editions:
        by = edition.time - before[edition.uri].time
        assert by % timedelta(days=1) == timedelta(0)
        assert edition.reports[0].when.start - before[edition.uri].reports[0].when.start == by
    assert moved.editions[-1].time - moved.editions[0].time < timedelta(days=3)
