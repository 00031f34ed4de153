"""Provinces that bear a town's name, and several that are named together."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


def told(body: str) -> tuple[str, str]:
    place = own(body).place
    return place.name, place.precision


@pytest.mark.parametrize(("body", "place"), [
    ("Floods killed 31 people in Baghlan and Takhar provinces on Sunday.", ("Afghanistan", "country")),
    ("Floods killed 31 people in the Afghan provinces of Baghlan and Takhar on Sunday.", ("Afghanistan", "country")),
    ("Floods killed 31 people in the Spanish regions of Valencia and Murcia on Sunday.", ("Spain", "country")),
    ("Storms killed nine people in the states of Georgia and Alabama on Sunday.", ("United States", "country")),
    ("A tornado killed six people in Rankin and Hinds counties in Mississippi.", ("Rankin County", "admin1")),
    ("Clashes in Baghlan and Takhar left nine people dead on Sunday.", ("Afghanistan", "country")),
])  # fmt: skip
def test_what_struck_several_is_in_no_town(body: str, place: tuple[str, str]) -> None:
    assert told(body) == place


@pytest.mark.parametrize(("body", "place"), [
    ("Gunmen killed six people in Baghlan province on Sunday.\n\nThe attack in Baghlan lasted an hour.", "admin1"),
    ("Gunmen killed six people in Baghlan province on Sunday.\n\nIt was in the city of Baghlan.", "city"),
    ("A bomb killed six people in Baghlan on Sunday, the police chief of Baghlan province said.", "city"),
    ("BAGHLAN, Afghanistan (AP) - A bomb killed six people in Baghlan on Sunday, the governor said.", "city"),
])  # fmt: skip
def test_a_name_is_the_province_s_where_the_text_first_calls_it_one(body: str, place: str) -> None:
    assert told(body)[1] == place


def test_a_list_of_provinces_has_no_town() -> None:
    body = "Floods killed 112 people in northern Afghanistan. 90 died in Baghlan, 20 in Takhar and two in Badakhshan."
    assert told(body) == ("Afghanistan", "country")


def test_a_country_s_village_is_not_the_city_of_the_dateline() -> None:
    assert told("JOS, Nigeria (AP) - Gunmen killed 19 people in a village in northern Nigeria.") == ("Nigeria", "country")
