"""Attackers' deaths: told apart from their victims', counted once, and none where nobody was attacked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import attackers, figures, text
from tests.unit.extract.reading import article, own, reports


def _told(body: str, headline: str = "") -> tuple[int, int, int]:
    """Killed, injured and attackers' own deaths of the article's own news, 0 where none is given."""
    report = own(body, headline)
    figures = (report.killed, report.injured, report.perpetrators_killed)
    killed, injured, attackers = (figure.best if figure else 0 for figure in figures)
    return killed, injured, attackers


@pytest.mark.parametrize(
    ("body", "headline", "told"),
    [
        ("A plumber was cleaning his rifle when it went off. He had shot himself in the chest and was taken to hospital.",
         "Plumber shoots himself", (0, 1, 0)),
        ("Police were called to a flat in Akron. A man had shot himself while he was showing a friend a stolen pistol.",
         "", (0, 1, 0)),
        ("A boy of nine died on Sunday in what police call an accident.\n\nHe found the gun in a drawer and shot himself.",
         "Boy, 9, dies in accidental shooting", (1, 0, 0)),
        ("A welder has died.\n\nFriends said he had been playing with a revolver and shot himself.", "", (1, 0, 0)),
    ],
)
def test_who_shot_only_himself_attacked_nobody(body: str, headline: str, told: tuple[int, int, int]) -> None:
    assert _told(body, headline) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man killed his wife and then shot himself in their house in Akron.", (1, 0, 1)),
        ("A gunman wounded three people in a bank before he shot himself.", (0, 3, 1)),
        ("A gunman killed a teacher in Akron on Sunday.\n\nHe shot himself when the police came.", (1, 0, 1)),
    ],
)
def test_who_shot_others_first_is_an_attacker(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("One man is dead after an officer-involved shooting in Akron on Sunday.\n\nThe suspect died at the scene.",
         (0, 0, 1)),
        ("A man was shot dead by deputies in Akron.\n\nThe suspect was pronounced dead in an ambulance.", (0, 0, 1)),
        ("An officer was shot dead in Akron on Sunday.\n\nOther officers fired back, and the suspect died at the scene.",
         (1, 0, 1)),
        ("A nurse was shot dead and a suspect was killed by police in Akron on Sunday.", (1, 0, 1)),
    ],
)
def test_who_was_shot_by_the_police_is_one_death(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Four people were found dead in Akron in an apparent murder-suicide.\n\nThe father shot himself.", (3, 0, 1)),
        ("A man killed four people in a murder-suicide in Akron on Sunday. He then shot himself.", (4, 0, 1)),
        ("Four victims were found dead in Akron on Sunday. Police call it a murder-suicide.\n\nThe gunman shot himself.",
         (4, 0, 1)),
    ],
)
def test_the_dead_of_a_murder_and_suicide_hold_the_one_who_did_it(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


def test_a_gunman_who_shot_himself_did_not_do_so_by_mischance() -> None:
    body = "Three women and a child were wounded in Akron on Sunday, and the gunman fatally shot himself."
    assert [report.perpetrators_killed.best for report in reports(body) if report.perpetrators_killed] == [1]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("A nurse and her two sons were found dead in a house in Akron on Sunday.", "none"),
        ("A nurse and her two sons were found dead in a house in Akron. The gunman shot himself.", "perpetrator"),
    ],
)
def test_an_attacker_s_death_that_only_the_scorer_sees_needs_a_word_of_one(body: str, label: str) -> None:
    document = text.read(article(body))
    mentions = figures.propose(document)
    for mention in mentions:
        mention.proposed = mention.label
    first = next(mention for mention in mentions if mention.kind == "killed")
    made = replace(first, kind="perpetrators_killed", label="perpetrator", proposed=None, chosen=True, rule="toll")
    attackers.settle(document, [*mentions, made])
    assert made.label == label
