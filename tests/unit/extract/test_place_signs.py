"""Telephone numbers and stations' call letters: they tell the state where no name does."""

from __future__ import annotations

import pytest

from pipeline.extract import place_signs
from tests.unit.extract.reading import own, places_of


@pytest.mark.parametrize(
    ("text", "city", "admin1"),
    [
        ("A man was shot dead in Peoria, deputies said. Call 309-555-0143.", "Peoria", "Illinois"),
        ("A man was shot dead in Wilmington, deputies said. Call (302) 555-0143.", "Wilmington", "Delaware"),
        ("PEORIA (WXYZ) - A man was shot dead, deputies said.", "Peoria", "Illinois"),
        ("PEORIA (KXYZ) - A man was shot dead, deputies said.", "Peoria", "Arizona"),
    ],
)
def test_a_number_or_a_station_tells_which_town_is_meant(text: str, city: str, admin1: str) -> None:
    assert (city, admin1) in places_of(text)


@pytest.mark.parametrize("text", ["It cost 309 555 dollars.", "Flight 309-5550 left.", "Kyiv (KYIV) fell."])
def test_other_figures_and_letters_tell_nothing(text: str) -> None:
    assert all(len(shares) > 1 for _, shares, _ in place_signs.read(text))


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("A girl was shot in Williston. She is in stable condition in a Fargo hospital, deputies said.", "Williston"),
        ("A boy was shot in Blytheville. Crews airlifted him to Regional One in Memphis, deputies said.", "Blytheville"),
        ("A boy was shot in Sanford. He was found at Davis' residence, deputies said.", "Sanford"),
        ("A man was killed in a South Austin shooting, Chicago police said. South Austin is his home.", "Chicago"),
        ("MILTON TOWNSHIP, Mich. - A man was shot while Cass County deputies looked for deer.", None),
    ],
)
def test_where_somebody_is_treated_or_lives_is_not_where_it_was(text: str, city: str | None) -> None:
    place = own(text).place
    assert (place.name if place.precision == "city" else None) == city
