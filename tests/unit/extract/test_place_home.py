"""The division that an article plays in: it tells which of many towns a name means, and which names are no towns."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own, places_of


@pytest.mark.parametrize(
    ("text", "city", "admin1"),
    [
        ("A clerk was shot dead in Franklin on Monday, Williamson County deputies said.", "Franklin", "Tennessee"),
        ("Two people were found dead in Athens, Limestone County Coroner Mike West said.", "Athens", "Alabama"),
        ("A woman was shot dead in Florence, Lauderdale County investigators said.", "Florence", "Alabama"),
        ("A man was killed in Monroe overnight. Ouachita Parish deputies arrested a suspect.", "Monroe", "Louisiana"),
        (
            "A man was killed in Monroe overnight. Union County deputies arrested a suspect near Charlotte.",
            "Monroe",
            "North Carolina",
        ),
        ("LIMA - A boy was shot in the face, Allen County deputies said. He is in a Toledo hospital.", "Lima", "Ohio"),
        ("A man was shot dead in Naples. Collier County deputies and police in Naples arrested two.", "Naples", "Florida"),
        ("A boy was shot in Belgrade, near Bozeman, Gallatin County deputies said.", "Belgrade", "Montana"),
    ],
)
def test_a_town_is_the_one_of_the_division_that_the_other_names_agree_on(text: str, city: str, admin1: str) -> None:
    assert (city, admin1) in places_of(text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("PITTSBURGH - A man was shot and killed in Homewood late Thursday, Pittsburgh police said.", "Pittsburgh"),
        ("A man was shot dead in Englewood on Tuesday, Chicago police said.", "Chicago"),
        ("A man was shot dead in Austin on Tuesday, Chicago police said.", "Chicago"),
        ("SEATTLE - A teenager was shot dead in High Point on Friday, Seattle police said.", "Seattle"),
        ("BOSTON - Two people were wounded in Roxbury on Sunday night, Boston police said.", "Boston"),
        ("NORFOLK, Va. - A man was killed in an Ocean View shooting on Wednesday night.", "Norfolk"),
        ("MODESTO - Kim Larsen, 31, was shot dead. Kim was a father, Stanislaus County deputies said.", "Modesto"),
        ("AUSTIN - A boy was shot. He died at Brackenridge hospital, Travis County deputies said.", "Austin"),
    ],
)
def test_a_far_town_that_bears_the_name_of_a_quarter_a_hospital_or_a_person_is_not_meant(text: str, city: str) -> None:
    assert {name for name, _ in places_of(text)} == {city}


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("A bomb went off outside a club in Athens. Nobody was hurt, Greek police said.", "Athens", "Attikí"),
        ("TORONTO - A man was shot dead on Queen Street near Spadina Ave. on Friday, police said.", "Toronto", "Ontario"),
        ("Two people were killed in Melbourne, a judge of the County Court of Victoria heard.", "Melbourne", "Victoria"),
        ("BAMAKO (AFP) - Gunmen killed nine traders near Gao. A hospital in Gao took in six.", "Gao", "Gao"),
    ],
)
def test_a_city_abroad_stays_abroad(text: str, city: str, country: str) -> None:
    assert (city, country) in places_of(text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            "KERRVILLE, Texas - Two died, Kerr County deputies said.\n\nA third is at San Antonio Military Medical Center.",
            "Kerrville",
        ),
        (
            "DOUGLASVILLE, Ga. (AP) - A man shot four people dead on a quiet suburban street outside Atlanta, police said.",
            "Douglasville",
        ),
        ("Two people were killed in Euharlee, Bartow County deputies said. They were from Cartersville.", "Euharlee"),
        ("Six people died near the campus of the University of California, Santa Barbara, in Isla Vista.", "Isla Vista"),
        ("Three people were shot dead in Capulin, 30 miles from Alamosa, the Conejos County coroner said.", "Capulin"),
    ],
)
def test_the_incident_is_in_the_county_s_town_not_where_the_hospital_or_the_great_city_is(text: str, city: str) -> None:
    assert own(text).place.name == city


def test_a_neighbour_over_the_border_and_a_town_whose_state_is_told_are_meant() -> None:
    text = (
        "MEMPHIS, Tenn. - A man was shot dead in Southaven on Sunday. Police in West Memphis, Arkansas, arrested a man "
        "from Tulsa, Oklahoma."
    )
    assert {"Southaven", "West Memphis", "Tulsa"} <= {name for name, _ in places_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "MODESTO - A man with an AR-15 rifle shot and killed two people, Stanislaus County deputies said.",
        "MODESTO - Two members of MS-13 were shot dead, Stanislaus County deputies said.",
        "MODESTO - Agents of ALEA shot a man dead, ALEA said. Stanislaus County deputies helped.",
        "MODESTO - Tex Moran was shot dead, Stanislaus County deputies said.",
    ],
)
def test_weapons_gangs_agencies_and_nicknames_are_no_places(text: str) -> None:
    assert {name for name, _ in places_of(text)} == {"Modesto"}


@pytest.mark.parametrize(
    "text",
    [
        "TOONE, Tenn. (AP) - Four people were found dead in Toone on Friday, Hardeman County deputies said.",
        "Four people were found dead in Toone, Tennessee, on Friday. Toone has 300 inhabitants.",
    ],
)
def test_a_hamlet_that_no_file_lists_keeps_its_name_and_its_state(text: str) -> None:
    assert places_of(text) == {("Toone", "Tennessee")}


@pytest.mark.parametrize(
    "text",
    [
        "Two hikers died at Silver Ridge, Colorado, on Friday.",
        "Two people were shot dead on Hobbs Lane, Tennessee.",
        "LEWIS, Ky. (The Lewis County Herald) - A woman was shot, the Lewis County sheriff said.",
    ],
)
def test_ridges_streets_and_counties_are_no_hamlets(text: str) -> None:
    assert places_of(text) == set()


def test_a_district_is_its_great_city_where_only_the_division_of_that_name_is_told() -> None:
    assert places_of("Three people were killed in Surulere, Lagos, on Friday.") == {("Lagos", "Lagos")}


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("A girl was shot in Whitehaven on Sunday. Memphis police said a man had fired at the car.", "Memphis"),
        ("MEMPHIS, Tenn. — A girl was shot at a Whitehaven apartment block on Sunday.", "Memphis"),
    ],
)
def test_a_great_citys_police_or_a_state_makes_news_american(text: str, city: str) -> None:
    assert {name for name, _ in places_of(text)} == {city}


def test_the_police_of_a_british_town_does_not() -> None:
    assert ("Whitehaven", "England") in places_of("A girl was shot in Whitehaven on Sunday, Cumbria police said.")
