"""Who died besides: what a later sentence tells with "also" comes on top, unless it may have been counted before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.extract.reading import own


@pytest.mark.parametrize(
    ("killed", "body"),
    [
        (3, "Gunmen shot dead a governor in Quetta on Sunday, police said. Two of his guards were also killed."),
        (2, "Rebels killed a judge in Cali on Sunday. His driver also died."),
        (2, "A reporter was killed on Sunday near Kidal in Mali. A technician was killed as well."),
        (4, "Three soldiers died when a mine hit their truck near Gao, Mali, on Sunday. A farmer was also killed."),
        (3, "A bomb killed a prosecutor in Cali on Sunday. Also killed were his wife and a guard."),
        (9, "A raid on a police post in Bannu killed eight policemen on Sunday. A passer-by also lost his life."),
        (4, "THREE POLICEMEN WERE KILLED TODAY IN A RAID ON A POLICE POST IN CALI. A STREET VENDOR WAS ALSO KILLED."),
    ],
)
def test_others_come_on_top(killed: int, body: str) -> None:
    report = own(body)
    assert report.killed is not None
    assert report.killed.best == killed


@pytest.mark.parametrize(
    ("killed", "body"),
    [
        # those who were counted, or may have been
        (4, "Four people were killed when a train hit a lorry near Lodz on Sunday. The lorry driver also died."),
        (12, "Twelve passengers died in a crash near Lima on Sunday. Among those who also died was a mayor."),
        (5, "Five dead were found in a house in Lyon on Sunday. A child was also killed, police said."),
        # the same man
        (1, "A judge was shot dead in Cali on Sunday. The judge was also stabbed, and also killed was his dog."),
        # elsewhere, and attackers
        (2, "Two farmers were killed near Gao, Mali, on Sunday. A herder was also killed near Menaka."),
        (2, "Two guards were killed in a raid on a bank in Tunis on Sunday. A gunman was also killed."),
        # other things that are also so
        (3, "Three soldiers were killed near Gao, Mali, on Sunday. A driver was also charged with two counts of murder."),
    ],
)
def test_who_may_have_been_counted_does_not(killed: int, body: str) -> None:
    report = own(body)
    assert report.killed is not None
    assert report.killed.best == killed


def test_the_sum_is_as_loose_as_its_loosest_part() -> None:
    report = own("At least three soldiers died near Gao, Mali, on Sunday. A farmer was also killed.")
    assert report.killed is not None
    assert (report.killed.best, report.killed.bound) == (4, "min")


@pytest.mark.parametrize(
    ("killed", "second"),
    [
        (4, "A farmer was also killed on Sunday."),
        (3, "A farmer was also killed on Saturday."),
        (3, "A farmer was also killed yesterday."),
        (3, "A herder was also killed last week."),
        # of the same attack, later
        (4, "Their driver also died on Monday."),
    ],
)
def test_who_was_killed_on_another_day_does_not(killed: int, second: str) -> None:
    report = own(f"Three soldiers were killed near Gao, Mali, on Sunday. {second}", day=date(2024, 7, 9))
    assert report.killed is not None
    assert report.killed.best == killed
