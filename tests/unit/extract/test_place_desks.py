"""Datelines: where an agency writes from, and where the text says that it happened."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


@pytest.mark.parametrize(
    ("body", "place", "precision"),
    [
        ("MANILA (AP) -- A launch sank off the province of Romblon on Sunday, killing nine.", "Romblon", "admin1"),
        ("GOMA, Congo (AP) -- At least 50 people died when a mine caved in near Kamituga on Sunday.", "Kamituga", "admin1"),
        ("KATHMANDU, July 5 (Xinhua) -- Twenty people died in a bus accident in Kalikot district.", "Kalikot", "admin1"),
        ("KATHMANDU -- Nine died in Kalikot district, about 400 km west of the capital Kathmandu.", "Kalikot", "admin1"),
        (
            "PORT MORESBY, Papua New Guinea (AP) -- Eight bodies were recovered from the village of Arubiri on Monday.",
            "Papua New Guinea",
            "country",
        ),
        ("Manila (dpa) - A ferry sank off Romblon province on Sunday, killing 31 people.", "Romblon", "admin1"),
    ],
)
def test_a_desk_does_not_pin_what_happened_elsewhere(body: str, place: str, precision: str) -> None:
    report = own(body)
    assert (report.place.name, report.place.precision) == (place, precision)


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("KABUL (Reuters) - A bomb killed nine people in a village near Kabul on Monday.", "Kabul"),
        (
            "KINSHASA, Congo (AP) -- A cargo plane fell on a busy quarter of Congo's capital on Monday, killing 14 people.",
            "Kinshasa",
        ),
    ],
)
def test_a_capital_that_is_told_stays(body: str, city: str) -> None:
    assert own(body).place.name == city


def test_where_a_vehicle_was_bound_is_not_where_it_crashed() -> None:
    report = own("Twenty-one people died when a Jumla-bound bus fell into a gorge on Monday.", "Kalikot bus crash kills 21")
    assert report.place.name.startswith("Kalikot")
