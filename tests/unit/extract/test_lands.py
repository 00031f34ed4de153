"""A disaster of several countries told one after the other: each has its own toll."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


@pytest.mark.parametrize(
    ("body", "tolls"),
    [
        (
            "In Nicaragua, flooding from the storm killed at least 15 people. In Costa Rica, it killed seven people.",
            {"NI": 15, "CR": 7},
        ),
        ("The storm killed 12 people in Peru. In Ecuador, it killed three.", {"PE": 12, "EC": 3}),
        ("The storm killed 12 people in Peru. The army of Ecuador said that three of its men had died there.", {"PE": 12}),
    ],
)
def test_tolls_in_turn(body: str, tolls: dict[str, int]) -> None:
    found = [one for one in reports(body) if not one.background and one.incident == "main"]
    assert {one.place.country: one.killed.best for one in found if one.killed and not one.wider} == tolls


def test_the_toll_of_all_with_the_part_of_one() -> None:
    body = "The earthquake that hit Turkey and Syria on Friday killed more than 1,000 people, including 640 in Turkey."
    found = {(one.place.countries or (one.place.country,), one.killed and one.killed.best) for one in reports(body)}
    assert found == {(("SY", "TR"), 1000), (("TR",), 640)}
