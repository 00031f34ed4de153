"""Obituaries: whose deaths are no incident's, and what only looks like an age."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


def _killed(body: str, headline: str) -> list[int]:
    return [one.killed.best for one in reports(body, headline) if one.killed is not None and not one.background]


@pytest.mark.parametrize("headline", ["Nine migrants dead, 87 rescued off Sfax", "Nine dead, 45 homeless in Sfax"])
def test_a_count_behind_the_dead_is_no_age(headline: str) -> None:
    assert _killed("Nine people died on Sunday in Sfax, Tunisia.", headline) == [9]


@pytest.mark.parametrize("headline", ["Poet dies at 91", "Poet dead, 91", "Poet has died, 91 years old"])
def test_an_age_behind_a_death_makes_an_obituary(headline: str) -> None:
    assert _killed("The poet Ann Roe has died in Leeds.", headline) == []


def test_the_number_of_a_death_toll_is_no_age() -> None:
    assert _killed("Cebu counts its dead.", "Death toll in Cebu at 71") == [71]
