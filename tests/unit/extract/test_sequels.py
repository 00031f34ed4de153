"""The event after which another one came is told for comparison: its figures are no news."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from pipeline.extract.sequels import is_former
from tests.unit.extract.reading import article, reports


def _former(body: str) -> set[int]:
    document = text.read(article(body))
    return {mention.value for mention in figures.propose(document) if is_former(mention, document)}


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("A landmine killed four farmers near Aleppo, hours after a truck bomb in the city left eleven dead.", {11}),
        ("Gunmen killed nine people on Monday night, days after a raid on a mine left 26 dead.", {26}),
        ("Soldiers killed eight rebels, two days after the rebels ambushed a patrol, killing five men.", {5}),
        ("Seven died in a fire in Cebu, less than 24 hours after a landslide in Davao killed eleven.", {11}),
        ("Nine people died in a bus crash, less than a week after 14 people were killed when a train derailed.", {14}),
        ("At least 50 people died in flash floods in Ghor on Friday, a week after floods killed 315.", {315}),
        ("Nine people died in clashes in Gao on Sunday, days after 31 were killed in fighting.", {31}),
        ("A crush killed 18 people on trains to the festival, where 30 people died two weeks ago.", {30}),
        ("A gunman killed two people at a mall where nine people died in a fire last month.", {9}),
        ("Nine people died and 20 were injured when a bus overturned, days after 25 were killed in a crash.", {25}),
        ("The shooting came a week after a gunman killed six people at a mall.", {6}),
        ("The crash comes just days after another bus accident that killed 14 people.", {14}),
        ("The lynching took place fifteen days after a raid that killed 14 people.", {14}),
        ("The wildfire occurred a few weeks after a blizzard that killed 14 people.", {14}),
        ("The attack follows a similar one last Friday in which 22 worshippers died.", {22}),
        ("Two people were hurt.\n\nIt came two days after rebels blew up a train, killing nine people.", {9}),
        ("THE BLAST CAME THREE DAYS AFTER UNIDENTIFIED MEN KILLED SEVEN PEASANTS.", {7}),
    ],
)
def test_figures_of_the_former_event_are_told_apart(body: str, values: set[int]) -> None:
    assert _former(body) == values


@pytest.mark.parametrize(
    "body",
    [
        "A third victim died on Sunday, two days after a gunman killed two people at the mall.",
        "Divers called off the search, nearly a week after a ferry sank, killing 23 people.",
        "The minister visited the town three days after a tornado killed 14 people.",
        "The verdict came a year after the attack that killed nine.",
        "Police shot dead the suspect two days after he killed four people at a bar.",
        "The attack came hours after he had killed his wife and two sons, police said.",
        "The attack, which killed five people, came two days after a ceasefire was signed.",
        "A third victim died on Sunday in Akron, where a gunman killed two people last week.",
        "A passenger died when her condition worsened, a day after a bus crash killed nine.",
        "The cuts were voted on Monday.\n\nIt comes a day after three clerks died in a fire at a bank.",
    ],
)
def test_what_became_of_one_event_is_told_of_that_one(body: str) -> None:
    assert _former(body) == set()


def test_the_former_event_is_a_background_of_its_own_day() -> None:
    news, former = reports(
        "Nine people were killed in an attack on a bus near Gao on Sunday, two days after a raid on a village killed 31."
    )
    assert (news.background, news.killed and news.killed.best) == (False, 9)
    assert (former.background, former.killed and former.killed.best, former.when.start.day) == (True, 31, 5)


def test_places_and_kinds_of_the_two_events_are_told_apart() -> None:
    news, former = reports("A ferry sank near Barisal on Monday, killing 12, hours after a crash in Dhaka left four dead.")
    assert (news.place.name, news.type, news.killed and news.killed.best) == ("Barishal", "transport_sea", 12)
    assert (former.place.name, former.type, former.background) == ("Dhaka", "transport_road", True)


def test_the_only_place_that_is_told_stands() -> None:
    news = reports("Gunmen killed four people on Monday, hours after a bomb at a market in Quetta left nine dead.")[0]
    assert (news.place.name, news.type) == ("Quetta", "shooting")


@pytest.mark.parametrize(
    "body",
    [
        "Air strikes killed nine people near Kunduz on Monday in retaliation for Friday's attack that killed two children.",
        "Air strikes killed nine people near Kunduz on Monday, three days after a raid that killed two children.",
    ],
)
def test_the_day_of_what_is_answered_is_not_the_news_s(body: str) -> None:
    news, former = reports(body)
    assert (news.killed and news.killed.best, news.when.start.day) == (9, 8)
    assert (former.killed and former.killed.best, former.when.start.day, former.background) == (2, 5, True)


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("A gunman opened fire at a funeral, wounding two people who were mourning four men killed last week.", {4}),
        ("Two people were shot on Sunday at a vigil for three teenagers who were shot to death on Friday.", {3}),
        ("Six people died and 11 were hurt in a stampede in Prayagraj, six days after 19 devotees died in Mathura.", {19}),
        ("A man was shot to death on Sunday, four days after his brother was killed on Dorr Street.", {1}),
        ("A bomb went off at a funeral for two clerics slain in June, killing 14 people.", {2}),
        ("A bomber struck outside a memorial service for nine soldiers killed in June and wounded 14 people.", {9}),
        ("Gunmen attacked a march in memory of three murdered students on Sunday, killing four people.", {3}),
    ],
)
def test_whom_people_mourned_or_were_kin_to_died_before(body: str, values: set[int]) -> None:
    assert _former(body) == values


@pytest.mark.parametrize(
    "body",
    [
        "Hundreds gathered on Sunday to mourn five teenagers killed in a crash on Saturday.",
        "A fifth victim died on Sunday, three days after two gunmen killed four people in Toledo.",
        "A suicide bomber attacked a memorial service for veterans on Sunday, killing five people.",
        "Gunmen opened fire on a crowd at a rally for the governor, killing five people and wounding nine.",
        "Two days after a gunman opened fire at a mall, hundreds gathered to mourn the five people killed there.",
        "In the town where a bomb killed nine people, a vigil was held.",
    ],
)
def test_mourners_and_late_deaths_tell_of_the_news(body: str) -> None:
    assert _former(body) == set()


def test_who_died_in_the_former_event_is_not_the_one_who_was_hurt_now() -> None:
    body = "A man in his 20s was wounded in Dalston Lane on Sunday. It comes days after a boy was shot dead in Mare Street."
    found = [(one.background, one.killed is not None, one.injured is not None) for one in reports(body)]
    assert found == [(False, False, True), (True, True, False)]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("A bomb went off near Gao at the funeral of a slain guard on Saturday, killing nine people.", 6),
        ("A bomb went off near Gao on Saturday at the funeral of a guard killed on Thursday, killing nine people.", 6),
    ],
)
def test_the_day_behind_the_mourned_is_the_news_s(body: str, day: int) -> None:
    news = next(report for report in reports(body) if not report.background)
    assert (news.killed and news.killed.best, news.when.start.day) == (9, day)
