"""Who attacked, so that his death is an attacker's: words that only look like an attack make nobody one."""

from __future__ import annotations

import pytest

from pipeline.extract import turned
from pipeline.extract.agents import provoked


def _provoked(body: str, cue: str, noun: str) -> bool:
    words = body.split()
    return provoked(words, words.index(cue), noun)


@pytest.mark.parametrize(
    ("body", "cue", "noun"),
    [
        ("a man was shot dead after he threatened to kill his wife", "shot", "man"),
        ("a man was shot dead after threatening a clerk with a knife", "shot", "man"),
        ("a man was killed when he pointed a gun at deputies", "killed", "man"),
        ("a man was killed after pointing what appeared to be a handgun at deputies", "killed", "man"),
        ("a man was killed while pulling out a large knife", "killed", "man"),
        ("a man was shot dead after shooting his wife", "shot", "man"),
        ("a man was shot dead after attacking the guard in a bank", "shot", "man"),
        ("a man was shot dead while stealing a car", "shot", "man"),
        ("a driver was shot dead after ramming two people with a van", "shot", "driver"),
        ("the man shot dead by a deputy had attacked two women", "shot", "man"),
        ("the man shot dead by a deputy had shot a clerk", "shot", "man"),
        ("a man was shot and killed by one of his victims", "killed", "man"),
        ("deputies returned fire , and the man died", "died", "man"),
    ],
)
def test_who_died_had_attacked(body: str, cue: str, noun: str) -> None:
    assert _provoked(body, cue, noun)


@pytest.mark.parametrize(
    ("body", "cue", "noun"),
    [
        ("a woman was stabbed to death after she threatened to leave her husband", "stabbed", "woman"),
        ("a man drowned while pulling his son out of a river", "drowned", "man"),
        ("a man was killed while pulling his tractor out of a ditch", "killed", "man"),
        ("a man was shot dead after pointing his phone at deputies", "shot", "man"),
        ("an actor died while shooting a war film in the hills", "died", "actor"),
        ("a man was mauled and killed after shooting a large bear", "killed", "man"),
        ("a writer was shot dead after attacking the government in a speech", "shot", "writer"),
        ("a writer was shot dead after attacking the president's policies", "shot", "writer"),
        ("a player collapsed and died after stealing the show in a final", "died", "player"),
        ("a man died after breaking into a run", "died", "man"),
        ("a driver died after ramming into a parked truck", "died", "driver"),
        ("the actor found dead on sunday had shot a film in the town", "dead", "actor"),
        ("the lawmaker killed on sunday had attacked the government", "killed", "lawmaker"),
        ("a man died on sunday after a crash , in a car described by one of the victims", "died", "man"),
        ("police returned fire , killing a bystander", "killing", "bystander"),
        ("he said he acted in self-defence when he killed the neighbour's brother", "killed", "brother"),
    ],
)
def test_who_died_had_attacked_nobody(body: str, cue: str, noun: str) -> None:
    assert not _provoked(body, cue, noun)


@pytest.mark.parametrize(
    "text",
    [
        "The man got out of the car and fired at officers.",
        "Police said the man got out of the car and fired at officers.",
        "Officers stopped a car, and the driver got out and shot at police.",
        "He lunged at officers with a knife.",
        "He ran toward officers with a knife.",
        "The driver rammed a cruiser.",
        "The woman attacked her neighbor.",
        "The man pulled out what appeared to be a gun.",
        "Roe, 34, fired at deputies.",
    ],
)
def test_somebody_turned_on_the_police_or_others(text: str) -> None:
    assert turned.turns_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers got out of the car and fired at people.",
        "Two deputies jumped out and then shot at people in the crowd.",
        "She was hired in May and fired on Monday by police chief Jo Roe.",
        "The man ran toward people for help.",
        "He ran toward officers with his hands up.",
        "The suspect raised his hands and dropped the gun.",
        "The driver pulled out of a lot with a gun on the seat.",
        "The driver rammed a wall.",
        "He stabbed himself in front of officers.",
        "The man dragged his bad leg.",
    ],
)
def test_nobody_turned_on_anybody(text: str) -> None:
    assert not turned.turns_on(text)
