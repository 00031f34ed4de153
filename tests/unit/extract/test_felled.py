"""How attackers who are counted met their end."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


def tolls(body: str) -> tuple[int | None, ...]:
    """Victims and attackers killed."""
    report = own(body)
    figures = (report.killed, report.perpetrators_killed)
    return tuple(figure.best if figure is not None else None for figure in figures)


@pytest.mark.parametrize(("body", "killed", "attackers"), [
    ("Four militants stormed a mosque in Peshawar on Sunday, killing 15 worshippers before they were killed.", 15, 4),
    ("Four militants stormed a mosque in Peshawar, killing 15 worshippers before police shot them dead.", 15, 4),
    ("Two gunmen killed four people in Lahore on Sunday before being shot dead by police.", 4, 2),
    ("Militants killed four people in Lahore. Two attackers blew themselves up and two others were shot dead.", 4, 4),
    ("Six policemen were killed when three suicide bombers attacked a station in Kabul. All three were killed.", 6, 3),
    ("Two gunmen killed four people in Lahore on Sunday before they fled on a motorbike.", 4, None),
])  # fmt: skip
def test_attackers_are_counted_by_what_was_said_of_their_number(body: str, killed: int, attackers: int | None) -> None:
    assert tolls(body) == (killed, attackers)


def test_guards_who_fought_back_are_no_attackers() -> None:
    body = "Two gunmen opened fire on five guards in Lahore on Sunday, who fought back before they were killed."
    assert all(report.perpetrators_killed is None for report in [own(body + " A clerk was killed.")])
