"""What a story, a rehearsal or a rumour tells is no news; what people of the trade suffer, or a rumour sets off, is."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from tests.unit.extract.reading import article


def _told(body: str) -> list[tuple[str, int]]:
    found = figures.propose(text.read(article(body)))
    return sorted({(m.kind, m.value) for m in found if m.label == "own" and not m.barred and m.value})


@pytest.mark.parametrize(
    "body",
    [
        "In the film, a gunman kills 12 people at a school.",
        "In his new novel two brothers are shot dead by a deputy.",
        "The film in which a doll kills six babysitters took 41 million in its first weekend.",
        'The movie "Red Dawn" tells how soldiers killed nine farmers in a raid.',
        "The movie Red Dawn by Jo Roe tells how soldiers killed nine farmers in a raid.",
        "LEEDS, England (AP) - The thriller ends with a bomb that kills five people.",
        "The TV series, which opens on Monday, begins with a crash in which four people are killed.",
        "In the game, three soldiers are killed by a sniper.",
        "Chapter 12: Three soldiers are killed in an ambush.",
        "In the drill, 20 pupils were wounded.",
        "Firefighters ran a mock crash in which four pupils were killed.",
    ],
)
def test_what_a_story_tells_is_no_news(body: str) -> None:
    assert _told(body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("LEEDS, England (AP) - A film director was shot dead.", [("killed", 1)]),
        ("A film crew was caught in a landslide that killed three people.", [("killed", 3)]),
        ("The movie theater shooting killed 12 people.", [("killed", 12)]),
        ("A drama teacher was stabbed to death.", [("killed", 1)]),
        ("A game warden was shot dead.", [("killed", 1)]),
        ("A novel virus killed 12 people in the town.", [("killed", 12)]),
        ("A series of explosions killed 12 people.", [("killed", 12)]),
        ("The opera house fire killed nine people.", [("killed", 9)]),
        ("A soap factory explosion killed nine people.", [("killed", 9)]),
        ("A football game ended in gunfire that killed two people.", [("killed", 2)]),
        ("The hostage drama ended when two captives were killed.", [("killed", 2)]),
        ("In the latest episode of violence, 12 people were killed.", [("killed", 12)]),
        ("In a show of force, troops killed three rebels.", [("killed", 3)]),
        ("Act of arson kills three people at a hostel.", [("killed", 3)]),
        ("Two people were killed by a gunman at a wedding rehearsal.", [("killed", 2)]),
        ("Two people were killed, said Jo Mock, the mayor.", [("killed", 2)]),
        ("The musical was interrupted when a gunman killed two people in the audience.", [("killed", 2)]),
    ],
)
def test_people_and_places_of_that_trade_are_real(body: str, told: list[tuple[str, int]]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    "body",
    [
        "Reports that two workers were killed in a dormitory are untrue.",
        "A call that claimed that four pupils had been shot was a hoax, police said.",
        "The minister denied rumours that 12 people had been killed.",
        "Police said that baseless claims that nine people had been killed were spread by a blogger.",
        "It is not true that nine people were killed, police said.",
        "There is no truth in reports that nine people were killed.",
        "Rumours of 12 deaths spread through the camp.",
        "The report of nine people killed proved false.",
    ],
)
def test_what_a_rumour_says_is_no_news(body: str) -> None:
    assert _told(body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A mob killed two men over rumours that they stole children.", [("killed", 2)]),
        ("A mob killed two men over false rumours that they had murdered a girl.", [("killed", 2)]),
        ("A rumour of a bomb set off a crush that killed 30 pilgrims.", [("killed", 30)]),
        ("Rumours of a flood caused a panic, and 30 pilgrims were killed.", [("killed", 30)]),
        ("After a rumour that the bridge would fall, 30 pilgrims were killed in a crush.", [("killed", 30)]),
        ("Police killed a man after a hoax emergency call.", [("killed", 1)]),
        ("Two people were killed on Monday; reports of a third gunman were false.", [("killed", 2)]),
        ("Two people were killed on Monday, and reports of a bomb were false.", [("killed", 2)]),
        ("Police took the call for a hoax, but two people were killed.", [("killed", 2)]),
        ("Three men were executed on fabricated charges.", [("killed", 3)]),
        ("Rumours say police killed nine people, but officials confirmed that five died.", [("killed", 5)]),
    ],
)
def test_what_a_rumour_sets_off_is_real(body: str, told: list[tuple[str, int]]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A crush killed 12 people at a shrine that thousands of pilgrims visit every year.", [("killed", 12)]),
        ("A crush killed 12 people at a festival that is held annually in the hills.", [("killed", 12)]),
        ("A bridge that carries 9,000 vehicles every day collapsed on Monday and killed 12 people.", [("killed", 12)]),
        ("At the fair, which draws crowds each year, a stand collapsed, killing 12 people.", [("killed", 12)]),
        ("On average 12 people are killed there every year.", []),
        ("About 3,500 people are killed each year on roads that millions use.", []),
        ("Every year 40 people are killed at the crossing.", []),
        ("The disease, which killed 300 people a year, was wiped out.", []),
        ("Some 60,000 people are killed annually.", []),
    ],
)
def test_a_count_by_the_year_is_no_news_but_a_yearly_fair_may_be(body: str, told: list[tuple[str, int]]) -> None:
    assert _told(body) == told
