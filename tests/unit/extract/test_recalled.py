"""Incidents that an article recalls: background, whatever they cost; and its own, told once more."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


def _own(body: str) -> list[int]:
    """Killed of each of the article's own incidents."""
    return [report.killed.best for report in reports(body) if report.killed and not report.background]


@pytest.mark.parametrize(
    "recalling",
    [
        "The attack comes three weeks after a gunman killed nine people in Leeds.",
        "The shooting follows recent attacks on nurses in Leeds, where nine people died.",
        "It was the third shooting on the street since Monday, when nine people were killed.",
        "Unlike the bombing that killed nine people in Leeds, it had been announced.",
        "Officials compared it with Hurricane Ida, which killed nine people.",
        "It was the strongest since the 2003 Bam quake, which killed nine people.",
        "It recalled the arson attack and the lynching that killed nine people in Leeds.",
        "It happened in the same nightclub where nine people were killed on Thursday.",
        "Detectives ask whether it was revenge for a shooting in which nine people were killed in Leeds last week.",
        "It happened in the same park where nine people were killed on Thursday.",
        "It was the deadliest day in the region since Hurricane Ida struck in 2021, when nine people were killed.",
        "The town had not seen such a crime since the Bam killings, when nine people died.",
    ],
)
def test_what_an_incident_came_after_is_no_news(recalling: str) -> None:
    assert _own(f"Two people were shot dead in Akron on Sunday.\n\n{recalling}") == [2]


@pytest.mark.parametrize(
    "body",
    [
        "Two people were shot dead in Akron on Sunday. The shooting followed an argument.",
        "Vigils came two days after two people were shot dead in Akron.",
        "The shooting of two people, who died in Akron, came days after a threat.",
    ],
)
def test_the_article_s_own_incident_is_news(body: str) -> None:
    assert _own(body) == [2]


@pytest.mark.parametrize(
    "body",
    [
        "Schools have been closed in Akron since Cyclone Ana struck on Sunday, when 12 people died.",
        "Schools have been closed in Akron since Cyclone Ana, which killed 12 people on Sunday.",
        "A protest has been held in Akron each day since Sunday, when 12 people were killed in a blast.",
        "Two boats have not been seen off Akron since Sunday, when 12 people died in a storm.",
    ],
)
def test_what_has_been_since_an_incident_tells_of_that_one(body: str) -> None:
    assert _own(body) == [12]


@pytest.mark.parametrize(
    "counting",
    [
        "It was Akron's third homicide of the year.",
        "This is the fifth murder this month.",
        "It is the town's 2nd killing.",
        "It is Akron's second homicide of 2024. Toledo has recorded 24.",
        "The death is the county's fourth homicide since January.",
    ],
)
def test_the_latest_of_a_city_s_homicides_is_one(counting: str) -> None:
    assert _own(f"A cook was shot dead in Akron on Sunday.\n\n{counting}") == [1]


@pytest.mark.parametrize(
    "again",
    [
        "Four people were shot dead late on Saturday, police said.",
        "A day after a brazen shooting, detectives look for whoever killed four people.",
    ],
)
def test_what_is_told_again_with_another_day_is_the_same(again: str) -> None:
    body = f"Four people were shot dead in a bar in Akron on Sunday morning.\n\nThe bar was closed.\n\n{again}"
    assert _own(body) == [4]


@pytest.mark.parametrize(
    "body",
    [
        "Mourners at a vigil for three men slain in Leeds a week ago were shot at on Sunday, and two people were killed.",
        "Two people were shot dead in Akron on Sunday, minutes after a threat.",
        "Two people were shot dead in Akron.\n\nIt came 20 minutes after another shooting that left nine people dead.",
    ],
)
def test_those_who_were_mourned_or_shot_just_before_are_others(body: str) -> None:
    assert _own(body) == [2]


def test_those_for_whom_a_vigil_is_held_are_its_news() -> None:
    assert _own("Hundreds gathered at a vigil for two men slain in Akron on Sunday.") == [2]
