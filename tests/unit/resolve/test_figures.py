"""What becomes of several newsrooms' figures: every case reasoned by hand from the rules in the README."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from pipeline.model import Figure
from pipeline.resolve.figures import Statement, reconcile
from tests.unit.resolve.making import NOON


def said(hour: float, origin: str, figure: Figure | int, **fields: Any) -> Statement:
    made = Figure.of(figure) if isinstance(figure, int) else figure
    uri = fields.pop("uri", f"{origin}/{hour}")
    return Statement(time=NOON + timedelta(hours=hour), uri=uri, origin=origin, figure=made, **fields)


def increment(hour: float, origin: str, figure: int, **fields: Any) -> Statement:
    return said(hour, origin, figure, role="increment", **fields)


def at_least(value: int) -> Figure:
    return Figure.of(value, "min")


CASES = {
    "one newsroom": ([said(0, "AP", 4)], (4, 4, 4, False)),
    "at least stays open": ([said(0, "AP", at_least(28))], (28, 28, 28, True)),
    "about is a tenth either way": ([said(0, "AP", Figure.of(50, "approx"))], (45, 50, 55, False)),
    "of a range the lower end is best": ([said(0, "AP", Figure.of(10, "range", 15))], (10, 10, 15, False)),
    "up to may be none": ([said(0, "AP", Figure.of(12, "max"))], (0, 12, 12, False)),
    "the same newsroom's newer figure replaces": ([said(0, "AP", 4), said(5, "AP", 9)], (9, 9, 9, False)),
    "also where it is lower": ([said(0, "AP", 9), said(5, "AP", 4)], (4, 4, 4, False)),
    "another's newer and higher is best, both stand": ([said(0, "AP", 15), said(5, "AFP", 17)], (15, 17, 17, False)),
    "another's newer and lower only widens": ([said(0, "AP", 20), said(5, "AFP", 18)], (18, 20, 20, False)),
    "unless it says that it corrects": (
        [said(0, "AP", 20), said(5, "AFP", 18, corrects=True)], (18, 18, 20, False),
    ),
    "two others with higher figures leave one behind": (
        [said(0, "Reuters", 23), said(5, "EFE", 24), said(9, "AFP", 26)], (24, 26, 26, False),
    ),
    "two others with lower figures leave one behind": (
        [said(0, "Reuters", 20), said(5, "EFE", 18), said(9, "AFP", 18)], (18, 18, 18, False),
    ),
    "one higher and one lower do not": (
        [said(0, "Reuters", 20), said(5, "EFE", 18), said(9, "AFP", 22)], (18, 22, 22, False),
    ),
    "two that agree with it do not": (
        [said(0, "Reuters", 20), said(5, "EFE", 20), said(9, "AFP", 22)], (20, 22, 22, False),
    ),
    "one newsroom twice is not two": (
        [said(0, "Reuters", 23), said(5, "AFP", 24), said(9, "AFP", 26)], (23, 26, 26, False),
    ),
    "in the same hours what most give": (
        [said(0, "AP", 5), said(0.5, "AFP", 5), said(1, "EFE", 6)], (5, 5, 6, False),
    ),
    "copies are not most": (
        [said(0, "AP", 5), said(0.5, "AP", 5, passed_on=True), said(1, "EFE", 6)], (5, 6, 6, False),
    ),
    "in the same hours, one each, the one that is no mere claim": (
        [said(0, "AP", 7), said(1, "EFE", 8, vouched=False)], (7, 7, 8, False),
    ),
    "hours later the newest, claim or not": (
        [said(0, "AP", 7), said(9, "EFE", 8, vouched=False)], (7, 8, 8, False),
    ),
    "a copy that lags brings nothing back": (
        [said(0, "AP", 5), said(3, "AP", 8), said(6, "AP", 5, uri="outlet", passed_on=True)], (8, 8, 8, False),
    ),
    "a copy of a corrected toll, either": (
        [
            said(0, "AP", 9), said(3, "AP", 6, corrects=True, outdated=frozenset({9})),
            said(6, "AP", 9, uri="outlet", passed_on=True),
        ],
        (6, 6, 6, False),
    ),
    "a correction that names the old toll is enough": (
        [said(3, "AP", 6, outdated=frozenset({9})), said(6, "AP", 9, uri="outlet", passed_on=True)], (6, 6, 6, False),
    ),
    "a copy may be the first to bring a newer one": (
        [said(0, "AP", 5), said(3, "AP", 8, uri="outlet", passed_on=True)], (8, 8, 8, False),
    ),
    "another twelve": ([said(0, "AP", 20), increment(5, "AFP", 12)], (20, 32, 32, False)),
    "another twelve of its own": ([said(0, "AP", 20), increment(5, "AP", 12)], (32, 32, 32, False)),
    "another twelve, told by two, is one twelve; both leave the twenty behind": (
        [said(0, "AP", 20), increment(5, "AFP", 12), increment(6, "EFE", 12)], (32, 32, 32, False),
    ),
    "another twelve, then another three": (
        [said(0, "AP", 20), increment(5, "AFP", 12), increment(9, "AFP", 3)], (20, 35, 35, False),
    ),
    "a total after increments stands for itself": (
        [said(0, "AP", 20), increment(5, "AFP", 12), said(9, "AP", 33)], (32, 33, 33, False),
    ),
    "an increment to nothing known may be more": ([increment(0, "AP", 12)], (12, 12, 12, True)),
    "an increment to an open toll is open": (
        [said(0, "AP", at_least(20)), increment(5, "AP", 2)], (22, 22, 22, True),
    ),
    "a word does not replace a number of its order": (
        [said(0, "AP", 31), said(5, "AFP", Figure.of(24, "vague"))], (24, 31, 31, False),
    ),
    "but a number of another order": (
        [said(0, "AP", 5), said(5, "AFP", Figure.of(24, "vague"))], (5, 24, 24, True),
    ),
    "a part that may lie outside widens high": (
        [said(0, "AP", 9), said(2, "AFP", 3, role="part", outside=3)], (9, 9, 12, False),
    ),
    "a part that lies inside changes nothing": ([said(0, "AP", 9), said(2, "AFP", 3, role="part")], (9, 9, 9, False)),
    "parts alone are a least figure": (
        [said(0, "AP", 3, role="part"), said(2, "AFP", 5, role="part")], (5, 5, 5, True),
    ),
    "newsrooms unknown: the newer, since it may be the same": ([said(0, "", 5), said(5, "", 4)], (4, 4, 5, False)),
    "newsrooms unknown: one of three is whom a follow-up is about": ([said(0, "", 3), said(5, "", 1)], (1, 3, 3, False)),
    "newsrooms unknown: unless it corrects": ([said(0, "", 3), said(5, "", 1, corrects=True)], (1, 1, 3, False)),
    "none of them": ([said(0, "AP", 0), said(5, "AFP", 0)], (0, 0, 0, False)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_figures_of_newsrooms_together(name: str) -> None:
    statements, expected = CASES[name]
    for seed in range(6):
        shuffled = random.Random(seed).sample(statements, len(statements))  # noqa: S311 - an order, no secret
        figure, _ = reconcile(shuffled)
        assert figure is not None
        assert (figure.low, figure.best, figure.high, figure.open) == expected


def test_nothing_said_is_no_figure() -> None:
    assert reconcile([]) == (None, [])


def test_the_deciding_statement_comes_last_and_those_left_behind_not_at_all() -> None:
    figures = [said(0, "Reuters", 23), said(5, "EFE", 26), said(9, "AFP", 24)]
    _, standing = reconcile(figures)
    assert [one.origin for one in standing] == ["AFP", "EFE"]
