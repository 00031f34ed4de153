"""Sport's own injuries are no incident's; those of people who watch are."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from tests.unit.extract.reading import article

RACE = "\n\nThe race was stopped on lap nine. The riders were on the last stage, and the podium was empty."
MATCH = "\n\nThe coach said the league match would be played again. The striker had scored two goals this season."


def _hurt(body: str) -> list[int]:
    return [m.value for m in figures.propose(text.read(article(body))) if m.label == "own" and not m.barred and m.value]


@pytest.mark.parametrize(
    ("lead", "hurt"),
    [
        ("Three riders were injured when they fell on a descent near Lyon on Sunday.", []),
        ("A car left the course near Lyon on Sunday and injured 12 spectators.", [12]),
        ("A car ploughed into the crowd at a rally near Lyon on Sunday, injuring 12.", [12]),
        ("A marshal was injured when a car left the course near Lyon on Sunday.", [1]),
        ("A crash at a rally near Lyon on Sunday killed four spectators and injured 12.", [4, 12]),
        ("A rider was killed and three were injured in a fall near Lyon on Sunday.", [1, 3]),
    ],
)
def test_who_watches_a_race_may_be_hurt_in_an_incident(lead: str, hurt: list[int]) -> None:
    assert _hurt(lead + RACE) == hurt


@pytest.mark.parametrize(
    ("lead", "hurt"),
    [
        ("The keeper was injured and will miss six games.", []),
        ("Three players were injured in training on Friday.", []),
        ("A fan was injured when he fell from the upper tier.", [1]),
        ("Four supporters were injured when a wall came down behind the goal.", [4]),
        ("Four men were injured when a railing gave way behind the goal.", [4]),
    ],
)
def test_who_watches_a_match_may_be_too(lead: str, hurt: list[int]) -> None:
    assert _hurt(lead + MATCH) == hurt
