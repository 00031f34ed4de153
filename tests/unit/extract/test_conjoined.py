"""Incidents that one sentence of the lead joins."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


def tolls(body: str) -> list[tuple[str, str, int]]:
    return [(one.type, one.place.name, one.killed.best if one.killed else 0) for one in reports(body)]


@pytest.mark.parametrize(("body", "told"), [
    ("A woman died in a house fire in Dayton early Monday, and a man was killed hours later in a crash in Kettering.",
     [("fire", "Dayton", 1), ("transport_road", "Kettering", 1)]),
    ("Two men were shot dead in Manchester on Saturday night and a woman was stabbed to death in Salford on Sunday.",
     [("shooting", "Manchester", 2), ("stabbing", "Salford", 1)]),
    ("BAMAKO - Twelve people were killed in an attack on a market in Gao and six in a raid on Menaka, the army said.",
     [("clash", "Gao", 12), ("clash", "M\u00e9naka", 6)]),
    (("PHILADELPHIA - A mother and her two sons died in a fire in the Kensington section early Monday, and an elderly man "
      "perished hours later in a blaze in Camden, N.J., officials said.\n\nThe bodies of the boys, 6 and 9, were found on "
      "the second floor."),
     [("fire", "Philadelphia", 3), ("fire", "Camden", 1)]),
])  # fmt: skip
def test_each_clause_with_an_event_and_a_city_of_its_own_is_an_incident(
    body: str, told: list[tuple[str, str, int]]
) -> None:
    assert tolls(body) == told


@pytest.mark.parametrize("body", [
    "ISTANBUL - Twelve people died in Van and six in Bitlis when an earthquake struck eastern Turkey on Monday.",
    "KYIV - Russian missiles killed three people in Kyiv and two in Odesa overnight, officials said.",
    "Ten people were killed in a blast in Lahore and 20 were injured in a stampede in the city on Monday.",
    "Three people died in an attack in Kabul and two in an attack in Herat in what police called coordinated assaults.",
])  # fmt: skip
def test_parts_of_one_event_stay_together(body: str) -> None:
    assert len({one.incident for one in reports(body)}) == 1
