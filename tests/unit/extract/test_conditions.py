"""Who is hurt though no word says so: taken to hospital; who is missing because nobody found him."""

from __future__ import annotations

import pytest

from pipeline.extract import text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article, own, reports


def _told(body: str) -> dict[str, int]:
    found = propose(text.read(article(body)))
    return {m.kind: m.value for m in found if m.label == "own" and m.role != "part" and m.value}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Two others were pulled from the snow alive and flown by helicopter to hospital in Aosta.", {"injured": 2}),
        ("Nine people were pulled alive from the rubble and taken to hospital.", {"injured": 9}),
        ("Thirteen of the 21 people on board survived the crash and were taken to hospitals.", {"injured": 13}),
        ("Two sailors were winched to safety and airlifted to hospital.", {"injured": 2}),
        ("Two people were killed and five were taken to hospital.", {"killed": 2, "injured": 5}),
        ("Two people were killed and taken to hospital.", {"killed": 2}),
        ("Two bodies were recovered and taken to a hospital.", {"killed": 2}),
    ],
)
def test_who_suffers_two_things_may_be_taken_to_hospital(body: str, told: dict[str, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Six passengers are still not accounted for.", {"missing": 6}),
        ("All six passengers were accounted for.", {}),
        ("Ten million dollars were not accounted for.", {}),
    ],
)
def test_who_is_not_accounted_for_is_missing(body: str, told: dict[str, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Police searching for four teenagers who went missing on a trip found four bodies in a car.", {"killed": 4}),
        ("Two bodies were found on Monday. Ann Roe and Ben Poe had been missing since Sunday.", {"killed": 2}),
        ("The blast killed 16 people. Officials had believed that 18 people were missing.", {"killed": 16}),
        ("The blast killed 11 people. Nine miners were trapped and later confirmed dead.", {"killed": 11}),
        ("Rescuers found four bodies on Monday. Nine people are missing.", {"killed": 4, "missing": 9}),
        ("Nine sailors went missing in a storm on Sunday. Rescuers found four bodies.", {"killed": 4, "missing": 9}),
    ],
)
def test_who_is_found_dead_is_no_longer_missing(body: str, told: dict[str, int]) -> None:
    found = propose(text.read(article(body)))
    assert {m.kind: m.value for m in found if m.label == "own" and m.role == "total" and m.value} == told


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Two fires have killed at least 10 people, officials said, after the discovery of five more bodies.", "increment"),
        ("The toll rose to 51 after the deaths of five more people in hospital.", "increment"),
        ("A gunman killed ten people in a bar and wounded five more.", "total"),
    ],
)
def test_more_bodies_that_are_found_are_in_the_toll(body: str, role: str) -> None:
    found = propose(text.read(article(body)))
    assert [mention.role for mention in found if mention.value == 5] == [role]


def test_some_with_injuries_are_not_all() -> None:
    assert _told("Forty-two workers escaped, some with injuries.") == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("His four sons were buried on Saturday.", "killed"),
        ("Four sons were buried next to their mother.", "killed"),
        ("Four villagers were buried on Saturday by a landslide.", "missing"),
        ("Four miners were buried when a shaft collapsed.", "missing"),
    ],
)
def test_who_was_laid_in_the_ground_is_not_missing(body: str, kind: str) -> None:
    assert _told(body) == {kind: 4}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Someone fired shots at a crowd in Akron on Monday, hitting three men, police said.", 3),
        ("A gunman opened fire at a bus stop in Akron on Monday, striking a 17-year-old boy in the leg.", 1),
        ("Shots were fired in Akron on Monday, hitting two cars and a house. Nobody was hurt.", 0),
        ("Akron opened fire with two home runs on Monday, hitting two of them over the wall.", 0),
        ("A man was shot in the leg, a woman in the left arm and a boy in the back in Akron on Monday.", 3),
        ("A man was shot in the leg in Akron on Monday, and a woman in the house called police.", 1),
        ("A man was shot in the leg and the back in Akron on Monday.", 1),
    ],
)
def test_whom_shots_hit(body: str, told: int) -> None:
    assert max((one.injured.best for one in reports(body) if one.injured), default=0) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A van overturned in Akron. A passenger jumped from the window and broke an ankle.", 1),
        ("A house burned down in Akron. A woman got out through the roof and was taken to the burn unit.", 1),
        ("Two people fell into the river in Akron. A girl was pulled out by an angler and is in hospital.", 1),
        ("A lorry hit a wall in Akron. The driver has minor injuries.", 1),
        ("A lorry hit a wall in Akron. The driver has no injuries.", 0),
        ("The car was driven by a cousin, also 18, who is still in hospital in Akron.", 1),
    ],
)
def test_who_is_hurt_by_what_he_has(body: str, told: int) -> None:
    assert _told(body).get("injured", 0) == told


def test_who_has_a_wound_is_not_the_one_who_died() -> None:
    body = "A nurse, 71, was killed by a lorry in Akron on Monday. Her daughter was hurt, too. She has a broken hip."
    report = own(body)
    assert (report.killed and report.killed.best, report.injured and report.injured.best) == (1, 1)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Gunmen fired at a house in Akron on Monday. Three people were hit.", 3),
        ("Two cooks were hit when somebody opened fire outside a bar in Akron on Monday.", 2),
        ("The town was badly hit in the crisis. Three people were hit on Monday when a ball flew into the stand.", 0),
        ("Two men who were shooting at each other in Akron on Monday were both hit, police said.", 0),
        ("Two people with her, a man, 27, and a woman, 31, were wounded by gunfire in Akron on Monday.", 2),
        ("Two people, a man, 27, and a woman, 31, were wounded by gunfire in Akron on Monday.", 2),
    ],
)
def test_who_is_hit_where_shots_are_fired(body: str, told: int) -> None:
    assert max((one.injured.best for one in reports(body) if one.injured), default=0) == told


def test_more_hurt_beside_the_dead_are_all_who_were_hurt() -> None:
    body = (
        "A welder was killed on Monday when a tank burst in Akron. Two more workers were burned. One is in critical "
        "condition."
    )
    assert [one.injured and one.injured.best for one in reports(body)] == [2]


@pytest.mark.parametrize(
    ("body", "headline", "told"),
    [
        ("A van hit a wall in Akron on Monday. A passenger in the van had to be cut out and was taken to hospital.", "", 1),
        ("Three people died in Akron on Monday.", "Fire claims mother and her two sons; grandmother badly burned", 1),
        ("Nine people were wounded in Akron on Monday.", "Gunmen spray Sweet 16 with bullets", 9),
        ("Another pupil, who is 14, and a teaching assistant were slashed in Akron on Monday.", "", 2),
    ],
)
def test_those_who_are_hurt_are_counted(body: str, headline: str, told: int) -> None:
    assert [one.injured and one.injured.best for one in reports(body, headline)] == [told]


def test_broken_bones_are_no_people() -> None:
    body = "A jockey fell in Akron on Monday. She had four crushed vertebrae, eleven broken ribs and a punctured lung."
    assert max((one.injured.best for one in reports(body) if one.injured), default=0) <= 1
