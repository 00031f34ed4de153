"""Long articles about anything else: figures that look like casualties of an incident and are none, or an old one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract import text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article
from tests.unit.extract.test_places import found
from tests.unit.extract.test_places import gazetteer as gazetteer  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer

CUP = "Rovers meet City in the cup on Saturday, and coach Ed Burn has named his squad."

NONE = [
    f"{CUP} Three injured players stay behind.",
    f"{CUP} Striker Jon Hale is injured and will miss the next six games. Two defenders are hurt.",
    "City lost six wickets in the innings of the match. Two batsmen retired hurt. Captain Ann Roe survived two chances.",
    "The Bulls traded injured guard Ron Baker for two draft picks. He was hurt in December and missed 34 games.",
    "Deaths in hospital fell, according to a study published on Thursday.\nThey found that 4,300 patients had died.",
    "Deaths in hospital fell, according to a study published on Thursday.\nIn one case, two babies died.",
    "Nobody at the zoo was worried. A dose of 5 mg killed half of them within a day.",
    "Poachers killed 594 rhinos last year, the minister said.",
    "Four ministers were hurt by the scandal.",
    "On average 58 people are killed on the road every year. Another 200 are injured.",
    "A tiger has killed 12 cattle near Bhopal.",
    "Drought has killed 1.5 million head of livestock in the north.",
    "The guard made the difference, shooting six three-pointers in the last quarter.",
    "The game sends players to a beach, where they must kill 50 soldiers.",
    "Natural catastrophes killed about 11,000 people in the first half of the year.",
    "Famine killed 11,000 people worldwide, the agency said.",
    "The museum stands where 78,000 people were murdered by the Nazis.",
    "It was the 41st mass shooting this year. Those shootings have left 58 people dead.",
    "Eleven miners died at work last year.",
    "More than 100 climbers die in the massif in a bad year.",
    "One in 13 bridges is so old that 40 people could be killed.",
    "LONDON - A new opera about the sinking of a liner, in which 1,500 people died, opens on Friday.",
    "The army rehearsed its response on Sunday. In the scenario, 40 people were killed and 200 injured.",
    "The eruption killed 28,000 people in 1783.",
    "The weekly report of the rebels put the army's dead at 31 soldiers killed.",
]
OWN = [
    (3, f"{CUP} Three fans were stabbed outside the ground."),
    (2, f"{CUP} Two men were shot outside the ground."),
    (12, "Twelve spectators were injured when a stand collapsed during the cup match, the coach of the home squad said."),
    (5, "Five riders were injured in a mass crash on stage four of the race on Wednesday."),
    (2, "Two defenders of human rights were injured on Friday."),
    (4, "Four ministers were hurt by flying glass."),
    (12, "The crash, in which 12 people died, was the first of the month."),
    (1, "Two men have killed a guard and another man, the police said."),
    (5, "Those attacks on Sunday killed five people."),
    (30, "Police said they found that 30 people had been injured."),
]


def figures(body: str) -> list[tuple[str, int, str]]:
    return [(m.kind, m.value, m.label) for m in propose(text.read(article(body))) if m.value]


@pytest.mark.parametrize("body", NONE)
def test_no_incident_s(body: str) -> None:
    assert all(label in {"none", "background"} for _, _, label in figures(body)), figures(body)


@pytest.mark.parametrize(("value", "body"), OWN)
def test_an_incident_s(value: int, body: str) -> None:
    assert value in {number for _, number, label in figures(body) if label == "own"}


def test_figures_of_one_breath_are_of_one_event() -> None:
    old = "The firm was fined in 2016 for a fire at its mill in Leeds in which four workers died and eleven were injured."
    assert figures(old) == [("killed", 4, "background"), ("injured", 11, "background")]
    both = "The blast killed four people in 2016; eleven were injured on Friday."
    assert ("injured", 11, "own") in figures(both)


def test_a_people_s_name_is_a_surname_behind_a_given_name(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Chairman Bob Dane said that two visitors were hurt.") == []
    assert [one.place.country for one in found(gazetteer, "A Dane was hurt.")] == ["DK"]
