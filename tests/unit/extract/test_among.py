"""Wholes of which some are told of: the figure is the whole's where its own words say what befell it."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


def toll(body: str) -> tuple[int | None, ...]:
    report = own(body)
    return tuple(figure.best if figure is not None else None for figure in (report.killed, report.injured))


@pytest.mark.parametrize(("body", "told"), [
    ("Police in Toledo named four of the 11 people killed in Sunday's fire.", (11, None)),
    ("Two of the four people shot dead in Toledo on Monday were brothers.", (4, None)),
    ("Three of the 12 workers who died in the Toledo blaze were welders.", (12, None)),
    ("Only two of the eight students who were killed in Toledo have been buried.", (8, None)),
    ("Experts have identified 26 of the 31 bodies from the blast in Toledo.", (31, None)),
    ("Six of the 14 fatalities in Sunday's bus crash in Toledo were tourists.", (14, None)),
    ("The bodies of nine of the 12 miners killed in Toledo have been flown home.", (12, None)),
    ("Two of the three people found dead in a house in Toledo on Monday were sisters.", (3, None)),
    ("The coroner in Toledo named two of the four men fatally shot on Monday.", (4, None)),
    ("Ten of the 25 people injured in Sunday's crash in Toledo remain in hospital.", (None, 25)),
])  # fmt: skip
def test_what_befell_the_whole_is_the_figure(body: str, told: tuple[int | None, int | None]) -> None:
    assert toll(body) == told


@pytest.mark.parametrize(("body", "told"), [
    ("Three of the 40 passengers were killed in the crash in Toledo on Sunday.", (3, None)),
    ("Two of the five victims died at the scene in Toledo on Sunday.", (2, None)),
    ("The bodies of nine of the 12 miners have been brought up in Toledo.", (9, None)),
    ("Three of the five guards were killed and two of the four clerks injured in Toledo on Sunday.", (3, 2)),
    ("Two of the 13 miners who were burned in Toledo on Wednesday died on Friday.", (2, None)),
    ("Seven of the 40 people aboard died when a bus overturned in Toledo.", (7, None)),
])  # fmt: skip
def test_what_befell_some_is_theirs(body: str, told: tuple[int | None, int | None]) -> None:
    assert toll(body) == told


@pytest.mark.parametrize("body", [
    "Three of the 20 people shot in Sunday's attack in Toledo have since died.",
    "Three of the 20 people who were hurt in Sunday's crash in Toledo have died.",
    "Three of the 20 students stabbed in Toledo on Sunday have died.",
])  # fmt: skip
def test_who_was_hit_and_died_is_not_hurt_any_more(body: str) -> None:
    assert toll(body) == (3, 17)
