"""Years in a figure's clause: the incident's own, those of what was built or founded then, and numbers that are none."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from tests.unit.extract.reading import article, own


def labels(body: str) -> set[str]:
    return {mention.label for mention in figures.propose(text.read(article(body))) if mention.value}


@pytest.mark.parametrize(
    "body",
    [
        # what began then
        "A bridge built in 1950 collapsed in Lyon on Sunday, killing five people.",
        "A mine opened in 2018 collapsed, killing five.",
        "Five workers died in a mine opened in May 2018.",
        "Twelve people died in the fire at the hotel, built in 1985.",
        "Gunmen killed five members of a militia founded only in 2018.",
        "Twelve soldiers of a unit formed in 2015 were killed.",
        "Gunmen killed five men freed in 2018.",
        "Five workers died in a camp set up last year.",
        "Rebels killed a judge sworn in last year.",
        "Rebels killed two mayors elected only last year.",
        # numbers of people, of rooms
        "Five of 1800 workers were killed.",
        "One of 1900 passengers died.",
        "Of the 1950 passengers, five died.",
        "Five of the 1950 striking workers were killed.",
        "Five people were killed in a village of 1950 inhabitants.",
        "Five people died in one of 1600 rooms.",
        "Five people died of the 1950 who were in the hall.",
    ],
)
def test_the_year_is_not_the_figure_s(body: str) -> None:
    assert labels(body) == {"own"}


@pytest.mark.parametrize(
    "body",
    [
        "Five people were killed in a bombing in 1985.",
        "The attacks of 2015 killed 130.",
        "In 1985 soldiers killed 12 villagers.",
        "In the summer of 1944 soldiers killed 12 villagers.",
        "The 1984 miners' strike, in which five died, was remembered.",
        "Five people were killed in the 1976 students uprising.",
        "The mine, in which 12 people were killed, was opened in 1950.",
        "Eleven miners died at work last year.",
        "Eleven miners died in an attack staged last year.",
        "Eleven miners were killed in a camp bombed last year.",
        "Eleven miners died in accidents recorded last year.",
    ],
)
def test_the_year_is_the_figure_s(body: str) -> None:
    assert labels(body) == {"background"}


def test_a_thing_s_year_is_not_the_incident_s_day() -> None:
    report = own("Five workers died on Sunday near Lyon in a mine opened in 2018.")
    assert report.when is not None
    assert report.when.start.isoformat() == "2024-07-07"
