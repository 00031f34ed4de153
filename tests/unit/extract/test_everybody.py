"""Toll of a craft of which only those aboard are counted, and how many of them lived."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports

CRASH = "A helicopter with 14 people on board crashed near Lima on Sunday"


@pytest.mark.parametrize(
    ("killed", "body"),
    [
        # every craft, and who was in it
        (40, "A helicopter with 40 soldiers aboard crashed near Kabul on Sunday, killing everyone on board."),
        (12, "A helicopter carrying 12 pilgrims crashed near Kabul on Sunday, and no one survived."),
        (118, "A submarine with 118 sailors aboard sank off Murmansk on Sunday. None of the crew survived."),
        (23, "A bus with 23 passengers plunged into a river near Cali on Sunday. All aboard perished."),
        (9, "A boat carrying nine fishermen sank off Vigo on Sunday. All hands were lost."),
        (9, "A trawler with a crew of nine sank off Vigo on Sunday with the loss of all hands."),
        (16, "A plane carrying 12 passengers and four crew crashed near Lagos on Sunday, killing all aboard."),
        (4, "A Cessna carrying a pilot and three tourists crashed near Nairobi on Sunday, killing everyone on board."),
        (7, "Seven people were in the house near Lyon when it burned down on Sunday. No one survived."),
        (30, "A truck full of 30 migrants fell into a canal near Cairo on Sunday. No one survived."),
        # ways to say it
        (14, f"{CRASH}. All of them were killed."),
        (14, f"{CRASH}. Everybody in the aircraft died."),
        (14, f"{CRASH}. Nobody on the helicopter survived."),
        (14, f"{CRASH}, leaving no survivors."),
        (14, f"{CRASH}. Rescuers found no one alive."),
        (14, "Everyone on board a minibus was killed near Cali on Sunday. It was carrying 14 passengers."),
        (14, "A minibus fell into a gorge near Cali on Sunday. On board were 14 pilgrims. None of them survived."),
        (14, "A HELICOPTER WITH 14 SOLDIERS ABOARD CRASHED TODAY NEAR LIMA. THERE WERE NO SURVIVORS."),
        # but for some
        (13, f"{CRASH}. No one survived, except a boy."),
        (13, f"{CRASH}. Everyone on board was killed except for the pilot."),
        (12, f"{CRASH}. No one survived but a woman and her son."),
        (12, f"{CRASH}, killing all but two of those on board."),
        (13, f"{CRASH}. There was only one survivor."),
        (13, f"{CRASH}. A girl was the sole survivor."),
        (11, f"{CRASH}. Only three survived."),
        (11, f"{CRASH}. Three survived; all the others died."),
    ],
)
def test_all_aboard_died(killed: int, body: str) -> None:
    found = next(report.killed for report in reports(body) if report.killed is not None)
    assert found.best == killed


@pytest.mark.parametrize(
    "body",
    [
        f"{CRASH}. Everyone on board was rescued.",
        f"{CRASH}. Everyone on board survived.",
        f"{CRASH}. All 14 survived.",
        f"{CRASH}. Not everyone on board was killed.",
        f"{CRASH}. All on board were feared dead.",
        f"{CRASH}. Police fear that no one survived.",
        f"{CRASH}. There were no survivors, officials fear.",
        f"{CRASH}. It was unclear if there were survivors.",
        f"{CRASH}. Only one needed treatment.",
        "A team of 12 divers found a boat off Vigo on Sunday. No one survived.",
        "A fair in Lyon with 2,000 visitors was shut on Sunday. Only one shop survived.",
    ],
)
def test_nobody_is_said_to_have_died(body: str) -> None:
    assert not any(report.killed and report.killed.best for report in reports(body))


def test_those_aboard_may_be_at_least_so_many() -> None:
    found = reports("A helicopter with at least 20 troops on board fell near Gao, Mali, on Sunday, killing all aboard.")
    assert found[0].killed is not None
    assert (found[0].killed.best, found[0].killed.bound) == (20, "min")


def test_a_number_of_dead_stands() -> None:
    found = reports(f"{CRASH}, killing two. Nobody else on board was hurt.")
    assert found[0].killed is not None
    assert found[0].killed.best == 2


@pytest.mark.parametrize("body", [
    "LIMA - Not everyone aboard survived: 12 people died when the boat sank on Tuesday.",
    "LIMA - Not everyone on the bus survived and 12 people were killed when it plunged into a river on Tuesday.",
    "LIMA - Not everyone in town heard the blast that killed 12 people on Tuesday.",
])  # fmt: skip
def test_a_toll_after_not_everyone_stays_one(body: str) -> None:
    assert [one.killed and one.killed.best for one in reports(body)] == [12]


def test_how_many_were_aboard_is_no_toll_where_not_all_died() -> None:
    body = "LIMA - Not everyone aboard the plane carrying 40 people died when it crashed on Tuesday, officials said."
    assert all(one.killed is None for one in reports(body))
