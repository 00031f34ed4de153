"""Quarters: names that lie within a city, whatever far town bears them."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own, reports


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A woman was found dead in a flat in Headingley, Leeds, on Sunday.", "Leeds"),
        ("A man was shot dead in Jamaica, Queens, on Sunday.", "New York City"),
        ("A man was shot dead in Peckham, south-east London, on Sunday.", "London"),
        ("A man was shot dead in the Chapeltown area of Leeds on Sunday.", "Leeds"),
        ("Two men were killed in Bradford, Leeds and Hull on Sunday.", "United Kingdom"),
        ("A man was killed in Oldham, Lancashire, on Sunday.", "Oldham"),
        ("A missile hit a ship off Hodeidah, Brent crude rose, and a sailor was killed.", "Al \u1e28udaydah"),
    ],
)
def test_a_comma_may_name_the_city_of_a_quarter(text: str, name: str) -> None:
    assert own(text).place.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man was shot dead in Hough on Sunday, Cleveland police said.", "Cleveland"),
        ("A man was shot dead in Etobicoke on Sunday, Toronto police said.", "Toronto"),
        ("A man was shot dead in East Cleveland on Sunday, East Cleveland police said. Cleveland police helped.",
         "East Cleveland"),
        ("A man was shot dead in Akron on Sunday. Cleveland police helped.", "Akron"),
        # towns of their own, however near
        ("A man was shot dead in Oak Park on Sunday, Chicago police said.", "Oak Park"),
        ("A man was shot dead in Compton on Sunday. Los Angeles police arrested a suspect.", "Compton"),
        ("A man was shot dead in Dearborn on Sunday. Detroit police found the car.", "Dearborn"),
        ("A man was shot dead in Vaughan on Sunday. Toronto police found the car.", "Vaughan"),
        # quarters of theirs
        ("A man was shot dead in Mattapan on Sunday, Boston police said.", "Boston"),
        ("A man was shot dead in Forest Hills on Sunday, New York City police said.", "New York City"),
        ("A man was shot dead in Broad Ripple on Sunday, Indianapolis police said.", "Indianapolis"),
    ],
)
def test_whose_police_it_is_tells_the_city_of_a_quarter(text: str, name: str) -> None:
    assert own(text).place.name == name


def test_the_mounted_police_of_a_town_name_it() -> None:
    assert own("Burnaby RCMP say that a man was shot dead on Sunday.").place.name == "Burnaby"


def test_a_park_that_bears_a_far_town_s_name_is_not_there() -> None:
    found = reports("A boy was stabbed to death near Shire Country Park, West Midlands Police in England said.")
    assert {report.place.country for report in found} == {"GB"}


def test_two_of_one_name_are_no_places() -> None:
    found = reports("A man was held over the deaths of Paul and Anne Draper in a crash near Leeds.")
    assert {report.place.name for report in found} == {"Leeds"}
