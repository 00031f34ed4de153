"""Attackers among the dead that a text counts are none of the victims."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own

SIX = "Six people are dead after a shooting in Toledo on Saturday."


def dead(body: str) -> tuple[int, int]:
    report = own(f"TOLEDO, Ohio - {body}")
    return tuple(figure.best if figure else 0 for figure in (report.killed, report.perpetrators_killed))  # type: ignore[return-value]


@pytest.mark.parametrize("body", [
    f"{SIX} One of the dead is believed to be the gunman.",
    f"{SIX} Police say one of them is the suspect.",
    f"{SIX} The dead include the suspected shooter.",
    f"{SIX} Among the dead is the gunman, police said.",
    f"{SIX} The gunman is among the dead, police said.",
    "Six people are dead after a shooting in Toledo, among them the man police believe was responsible.",
    "Six people are dead after a shooting in Toledo, and one of those six is the man they believe did this.",
    "Six people, including the man suspected of opening fire, died in a shooting in Toledo on Saturday.",
    "A shooting in Toledo on Saturday left six dead, the shooter among them.",
    "Six people died in a shooting in Toledo on Saturday, a toll that includes the attacker.",
    "Six people, including the gunman, were killed in a shooting in Toledo on Saturday.",
])  # fmt: skip
def test_they_are_taken_out_of_the_toll(body: str) -> None:
    assert dead(body) == (5, 1)


@pytest.mark.parametrize("body", [
    "Four victims and the gunman are dead after a shooting in Toledo. The gunman was among the dead, police said.",
    "A gunman killed four people and then himself in Toledo on Saturday. The gunman was among the dead.",
])  # fmt: skip
def test_who_is_outside_the_number_already_is_not_taken_out_again(body: str) -> None:
    assert dead(body) == (4, 1)


def test_several_are_taken_out_alike() -> None:
    assert dead("Five people were killed in an attack in Toledo on Saturday, two of them the attackers.") == (3, 2)


@pytest.mark.parametrize(("body", "killed"), [
    ("Six people died in a shooting in Toledo on Saturday, a toll that does not include the attacker.", 6),
    ("Two people were killed in a shooting in Toledo on Saturday. One of them was the suspect's mother.", 2),
    ("Two people were killed in a shooting in Toledo on Saturday. Ten were wounded, one of them the suspect.", 2),
    ("Two people were killed in Toledo on Saturday. Police do not know whether one of them is the shooter.", 2),
    ("Four people were killed in Toledo on Saturday. Police arrested three men. One of them is the suspected gunman.", 4),
    ("Two people were killed in Toledo. Police detained several people, among them the suspected gunman.", 2),
    ("Five people were killed in a fire in Toledo. One of the victims was a man who carried out two children.", 5),
    ("Five people were killed in a crash in Toledo. One of the dead was the woman behind the wheel.", 5),
    ("Four people were killed in Toledo on Saturday. Police denied that one of the dead was the gunman.", 4),
    ("A man police believe was responsible for killing six people in Toledo on Saturday was arrested.", 6),
])  # fmt: skip
def test_who_is_not_among_them_leaves_the_toll_alone(body: str, killed: int) -> None:
    assert dead(body) == (killed, 0)
