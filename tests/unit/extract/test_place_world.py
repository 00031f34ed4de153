"""What is told of a part of the world is in none of its countries, and not where it was written."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own, reports


@pytest.mark.parametrize(("body", "name", "some"), [
    ("BANGKOK - Storm Orvell has killed more than 500 people across Southeast Asia.", "Southeast Asia", "VN"),
    ("LAGOS - Floods in three West African countries have killed at least 60 people since Saturday.", "West Africa", "NG"),
    ("VIENNA - Floods have killed 21 people across large parts of Central Europe since Friday.", "Central Europe", "CZ"),
    ("MIAMI - Hurricane Arno killed 44 people across the Caribbean, 30 of them in Haiti, on Tuesday.", "Caribbean", "HT"),
    ("NAIROBI - Floods killed 70 people in countries across the Horn of Africa this week.", "Horn of Africa", "SO"),
    ("MIAMI - Hurricane Arno has killed 44 people on its way through the Caribbean, officials said.", "Caribbean", "HT"),
    ("MIAMI - Hurricane Arno killed 44 people as it tore through the Caribbean on Tuesday.", "Caribbean", "HT"),
    ("LUSAKA - The death toll from floods in southern Africa has passed 500, agencies said.", "Southern Africa", "MZ"),
    ("BLANTYRE - Cyclone Imri killed 200 people in Malawi and neighbouring Mozambique.", "Malawi and Mozambique", "MW"),
    ("BEIRUT - Air strikes killed 12 people in Lebanon and Syria on Tuesday, officials said.", "Lebanon and Syria", "SY"),
])  # fmt: skip
def test_the_toll_of_several_countries_is_none_s_own(body: str, name: str, some: str) -> None:
    found = own(body)
    assert (found.place.name, found.place.precision, found.wider) == (name, "none", True)
    assert some in found.place.countries


def test_countries_that_are_only_counted_are_no_place() -> None:
    assert own("LAGOS - Floods in three countries have killed at least 60 people since Saturday.").place.precision == "none"


@pytest.mark.parametrize(("body", "place"), [
    ("PARIS - A bomb killed 12 people in Paris on Tuesday in the deadliest attack across Europe this year.", "Paris"),
    ("PARIS - A bomb killed 12 people on Tuesday in the deadliest attack in Europe in years.", "Paris"),
    ("CAIRO - A bomb killed 12 people on Tuesday. There were protests across the Middle East.", "Cairo"),
    ("LEEDS, England - A fire killed two people on Sunday. They had worked in three countries.", "Leeds"),
    ("PRAGUE - A gunman killed 14 people on Tuesday, and condolences came from across Europe.", "Prague"),
    ("BEIRUT - A car bomb killed 12 people on Tuesday, raising tension across the Middle East.", "Beirut"),
    ("MANILA - A landslide killed five people on Tuesday, in a kind of accident common across Southeast Asia.", "Manila"),
    ("WARSAW - A man wanted in three countries was shot dead by police on Tuesday.", "Warsaw"),
    ("TUNIS - Gunmen killed 20 people on Tuesday, claimed by a group active in several countries.", "Tunis"),
    ("KABUL - Clashes killed 20 soldiers on Tuesday, and leaders in both countries called for calm.", "Kabul"),
    ("WINNIPEG - A fire killed ten people in two First Nations communities near Winnipeg on Sunday.", "Winnipeg"),
])  # fmt: skip
def test_a_town_s_toll_stays_its_own(body: str, place: str) -> None:
    assert own(body).place.name == place


@pytest.mark.parametrize(("body", "tolls"), [
    (
        "Hurricane Arno has killed nine people across the Caribbean, three in Grenada and six in Venezuela.",
        {"Caribbean": 9, "Grenada": 3, "Venezuela": 6},
    ),
    (
        "MAPUTO - The cyclone's death toll in southern Africa passed 500 as Malawi said the toll there was 438.",
        {"Southern Africa": 500, "Malawi": 438},
    ),
    (
        "HANOI - Typhoon Kora killed 35 people in Vietnam on Tuesday after killing 20 people in the Philippines last week.",
        {"Vietnam": 35, "Philippines": 20},
    ),
    (
        "MAPUTO - Cyclone Imri struck two countries: in Mozambique 67 people died and in Madagascar 17 people died.",
        {"Mozambique": 67, "Madagascar": 17},
    ),
    (
        "KINGSTON - Hurricane Arno hit Jamaica on Tuesday, killing two, after leaving at least nine dead in Grenada.",
        {"Jamaica": 2, "Grenada": 9},
    ),
    (
        "Floods killed more than 100 people across Southern Africa. Mozambique was the hardest hit, with 61 dead.",
        {"Southern Africa": 100, "Mozambique": 61},
    ),
    (
        "The death toll in Haiti from Hurricane Arno rose to 30, bringing the number of dead across the Caribbean to 44.",
        {"Caribbean": 44, "Haiti": 30},
    ),
    (
        "MAPUTO - Cyclone Imri hit two countries: 67 people died in Mozambique and 17 people died in Madagascar.",
        {"Mozambique": 67, "Madagascar": 17},
    ),
    (
        "Bombs killed 30 people in Lebanon and 12 in Syria on Tuesday, officials said.",
        {"Lebanon": 30, "Syria": 12},
    ),
    (
        "BEIRUT - Bombs killed 30 people in Beirut and 12 in Damascus on Tuesday, officials said.",
        {"Beirut": 30, "Damascus": 12},
    ),
])  # fmt: skip
def test_each_country_s_share_is_its_own(body: str, tolls: dict[str, int]) -> None:
    assert {one.place.name: one.killed.best for one in reports(body) if one.killed} == tolls


def test_shares_behind_a_place_are_no_ages_and_nothing_on_top() -> None:
    body = (
        "JOHANNESBURG, Feb 11 (Reuters) - Cyclone Imri has killed 82 people across Southern Africa, 14 of them in"
        " Madagascar, 33 in Mozambique and 35 in Malawi, according to figures that the three governments gave on Wednesday."
    )
    found = {one.place.name: one.killed.best for one in reports(body) if one.killed}
    assert found == {"Southern Africa": 82, "Madagascar": 14, "Mozambique": 33, "Malawi": 35}


def test_a_headline_alone_tells_countries_apart() -> None:
    found = reports("", headline="Cyclone Imri kills 67 in Mozambique, 17 in Madagascar")
    assert {one.place.name: one.killed.best for one in found if one.killed} == {"Mozambique": 67, "Madagascar": 17}
