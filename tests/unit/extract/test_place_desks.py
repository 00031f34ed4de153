"""Datelines: where an agency writes from, and where the text says that it happened."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own, reports


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
        ("ISLAMABAD: Rains have killed 76 people across the country in a week.", "Pakistan", "country"),
        ("NAIROBI (AFP) - Floods have killed 12 people nationwide since Monday.", "Kenya", "country"),
        ("LIMA (AFP) - A crash in Lima killed 12 on Monday and led to protests across the country.", "Lima", "city"),
        ("MAIDUGURI, Nigeria (AFP) - Four farmers died in Borno state when they stepped on a mine.", "Borno", "admin1"),
        ("MAIDUGURI, Nigeria (AFP) - Four died at a market in Borno state. The city's mayor wept.", "Maiduguri", "city"),
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


@pytest.mark.parametrize(
    ("body", "place", "precision"),
    [
        ("NAIROBI -- Nine people died when a dam burst near the town of Mai Ndugu, Kenya, on Sunday.", "Kenya", "country"),
        ("A bus fell into a ravine in Peru's Cusco region. Eighteen people died.", "Cusco", "admin1"),
        ("GENEVA (AP) -- Three skiers were killed by an avalanche in the canton of Valais.", "Valais", "admin1"),
        ("DEHRADUN, India (AP) -- A bus fell into a gorge in Tehri district, killing nine.", "Tehri", "admin1"),
        ("NAIROBI, Kenya (AP) -- A landslide in Narok county in western Kenya killed 11 people.", "Narok", "admin1"),
        ("At least 34 people have died in a severe heatwave in India's Uttar Pradesh state.", "Uttar Pradesh", "admin1"),
        ("DHAKA -- A fire in the Bangladeshi capital's Mirpur area killed 14 people on Sunday.", "Dhaka", "city"),
        (
            "Innsbruck (dpa) - An avalanche swept away skiers near St. Anton am Arlberg in Tyrol. Three were found dead.",
            "St Anton am Arlberg",
            "city",
        ),
        (
            "KATHMANDU -- A bus fell into a gorge in Kalikot district, killing 20. Two died in a hospital in Nepalgunj.",
            "Kalikot",
            "admin1",
        ),
    ],
)
def test_what_the_text_puts_it_in_stands(body: str, place: str, precision: str) -> None:
    report = own(body)
    assert (report.place.name, report.place.precision) == (place, precision)


def test_a_desk_is_no_town_of_the_next_sentence() -> None:
    found = reports(
        "NEW DELHI, July 8 (Reuters) - At least nine people were killed in a crush at a temple in southern India on Monday."
        " Police said six had died.",
    )
    assert {one.place.name for one in found} == {"India"}


@pytest.mark.parametrize(
    ("body", "place", "precision"),
    [
        ("QUETTA, Pakistan (AP) - A bomb killed five men in Pakistan's Balochistan province.", "Balochistan", "admin1"),
        ("QUETTA, Pakistan (AP) - Gunmen killed nine passengers in southwestern Pakistan.", "Pakistan", "country"),
        ("KADUNA, Nigeria - A bomb in northern Nigeria killed 20; smoke rose over the city's market.", "Kaduna", "city"),
        ("Guatemala City - The death toll from heavy rains in Guatemala rose to 11 on Sunday.", "Guatemala", "country"),
        ("Eight people were killed in floods in the Indian state of Assam, officials in Guwahati said.", "Assam", "admin1"),
        ("Gunmen killed 11 in Nigeria's Plateau state. A doctor in Jos said that 12 were hurt.", "Plateau", "admin1"),
        ("A blast killed five people on Sunday, an official in Quetta told reporters.", "Quetta", "city"),
    ],
)
def test_who_writes_or_speaks_there_does_not_pin_it(body: str, place: str, precision: str) -> None:
    report = own(body)
    assert (report.place.name, report.place.precision) == (place, precision)


def test_a_part_that_died_in_the_capital_is_no_place_for_all() -> None:
    body = "GUATEMALA CITY (Reuters) - Rains have killed seven people in Guatemala. Three of them died in the capital."
    assert own(body).place.precision == "country"


def test_a_share_of_the_toll_pins_nothing() -> None:
    assert own("At least 19 people were killed in clashes on Sunday, 13 of them in Dhaka.").place.precision == "country"


def test_a_figure_at_a_place_that_no_file_lists_is_not_the_town_s() -> None:
    body = "Five people were killed in avalanches in Austria, three of them near Innsbruck and two in the Valley of Snow."
    found = {(one.place.name, one.killed and one.killed.best) for one in reports(body)}
    assert ("Innsbruck", 3) in found


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("Police in Toledo on Monday arrested a man wanted in the killing of three people in Akron, Ohio.", "Akron"),
        ("Deputies in Toledo have arrested a man accused of killing three people in Akron, Ohio.", "Akron"),
        ("Police in Toledo, Ohio, have arrested a man accused of killing his wife on Elm Street.", "Toledo"),
        ("Police in Toledo arrested a man who had shot two people there on Sunday.", "Toledo"),
    ],
)
def test_where_somebody_was_caught_is_not_where_it_happened(body: str, city: str) -> None:
    assert own(body).place.name == city


@pytest.mark.parametrize(
    ("who", "city"),
    [
        ("Mt. Vernon High School students", "Bowling Green"),
        ("Columbus elementary school teachers", "Bowling Green"),
        ("University of Akron students", "Bowling Green"),
        ("Akron North High football players", "Bowling Green"),
    ],
)
def test_who_goes_to_a_city_s_school_may_die_anywhere(who: str, city: str) -> None:
    report = own(f"Three {who} died when their car struck a tree near Bowling Green, Ohio, on Friday night.")
    assert (report.place.name, report.killed and report.killed.best) == (city, 3)


def test_a_school_where_it_happened_stays_the_place() -> None:
    assert own("A gunman shot three students at Akron North High School on Friday.").place.name == "Akron"


@pytest.mark.parametrize(
    ("body", "place", "precision"),
    [
        ("HAVANA (XYZ) - Hurricane Ada has killed 12 people, Cuban officials said on Monday.", "Cuba", "country"),
        ("LISBON - Portugal's health authority said that 59 people had died in the heatwave.", "Portugal", "country"),
        ("BLANTYRE (XYZ) - Malawi said on Monday that 190 people had died in floods.", "Malawi", "country"),
        ("MANILA - The death toll from Typhoon Kora has risen to 30, the disaster agency said.", "Philippines", "country"),
        ("TEHRAN (XYZ) - An earthquake killed 12 people on Monday, state media reported.", "Iran", "country"),
        ("MANILA (XYZ) - Floods killed 30 people in the Philippine capital on Monday, the mayor said.", "Manila", "city"),
        ("MANILA (XYZ) - A flood swept through the city's slums on Monday, killing 30, the mayor said.", "Manila", "city"),
        ("TOKYO (XYZ) - A strong earthquake shook Tokyo on Monday, killing four, Japanese media said.", "Tokyo", "city"),
        ("SINGAPORE - Floods swept two people to their death on Monday, police said.", "Singapore", "city"),
        ("KATHMANDU - Floods swamped streets here on Monday, killing 7, Nepal's home ministry said.", "Kathmandu", "city"),
        ("MAYFIELD, Ky. (XYZ) - A tornado tore through a factory on Monday, killing three people.", "Mayfield", "city"),
        ("BAGHDAD (XYZ) - A car bomb killed 12 people on Monday, Iraqi police said.", "Baghdad", "city"),
    ],
)
def test_a_force_of_nature_is_not_in_the_city_from_which_one_writes(body: str, place: str, precision: str) -> None:
    first = reports(body)[0].place
    assert (first.name, first.precision) == (place, precision)
