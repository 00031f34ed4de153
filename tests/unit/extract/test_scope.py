"""How far a toll reaches, and where an incident was: towns under a country, lists of towns, desks in datelines."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports

LISTED = "The deceased correspond to the localities of Huanta (22), Tambo (11) and Ayacucho (4)."
BALANCE = "They are distributed as follows: Huanta, 22; Tambo, 11; Ayacucho, 4."


@pytest.mark.parametrize("listing", [LISTED, BALANCE])
def test_a_list_of_towns_gives_each_its_own(listing: str) -> None:
    body = f"Lima, July 8. The number of deaths caused by the earthquake in Peru amounts to 37.\n\n{listing}"
    towns = {one.place.name: one.killed.best for one in reports(body) if one.killed and not one.wider}
    assert towns == {"Huanta": 22, "Tambo": 11, "Ayacucho": 4}


def test_ages_in_brackets_are_no_list_of_towns() -> None:
    body = "Two people died in a crash near Leeds on Monday. The two who died were Adam Smith (34) and Jane Doe (22)."
    assert {one.killed.best for one in reports(body) if one.killed} == {2}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("LA PAZ, Bolivia, July 8 - A bus fell into a ravine near Potosi on Monday, killing 19 people.", "Potosí"),
        ("La Paz, 8 Jul (XYZ).- The bus accident near Potosi on Monday killed 18 people, police said.", "Potosí"),
        ("HANOI - Thirteen people died in a fire on Monday, a doctor at a hospital in Hai Phong said.", "Haiphong"),
        ("A man was shot at a party in Toledo, Ohio, on Saturday. He died at St. Vincent Medical Center.", "Toledo"),
        ('Nine people were killed in the fire "Cerro Verde 2" in Tome, Chile, on Monday.', "Tomé"),
    ],
)
def test_where_one_writes_or_is_treated_is_not_where_it_was(body: str, place: str) -> None:
    assert reports(body)[0].place.name == place


@pytest.mark.parametrize(
    "body",
    [
        "By Sunday, at least seven people had been killed in Chicago and 40 wounded in 33 separate shootings since Friday.",
        "Last week gunfire wounded 26 people across the city, according to police.",
        "Briggs was among 17 people shot in Chicago between Friday evening and Monday morning.",
    ],
)
def test_a_city_s_count_is_no_incident_s_toll(body: str) -> None:
    own = [one for one in reports(body) if not one.background]
    figures = [figure.best for one in own for figure in (one.killed, one.injured) if figure]
    assert max(figures, default=0) < 4


def test_those_injured_beside_the_dead_are_no_addition() -> None:
    body = "An earthquake killed 31 people in Peru on Monday. Another 212 people were injured, officials said."
    first = reports(body)[0]
    assert [claim.role for claim in first.claims if claim.kind == "injured"] == ["total"]
    assert first.injured is not None
    assert first.injured.best == 212


@pytest.mark.parametrize(
    ("shares", "towns"),
    [
        ("Durban accounts for 28 and Mthatha for 31.", {"Durban": 28, "Mthatha": 31}),
        ("Durban alone accounted for 28 of the deaths.", {"Durban": 28}),
        ("Thirty-five of them lived in and around Durban.", {"Durban": 35}),
    ],
)
def test_towns_have_their_share_of_a_toll(shares: str, towns: dict[str, int]) -> None:
    found = reports(f"The death toll from floods in South Africa has climbed to 59, the government said.\n\n{shares}")
    assert {one.place.name: one.killed.best for one in found if one.killed and one.place.precision == "city"} == towns


def test_where_victims_of_a_crash_lived_is_no_share() -> None:
    found = reports("Nine people were killed when a bus hit a lorry near Kroonstad. Four of them lived in Durban.")
    assert [one.place.name for one in found] == ["Kroonstad"]


def test_a_toll_of_several_regions_is_their_country_s() -> None:
    town, wide = sorted(
        reports(
            "Twenty-eight people have died in Durban after a weekend of rain, the mayor said. Across KwaZulu-Natal and"
            " Eastern Cape provinces, 45 people are known to have died."
        ),
        key=lambda one: one.wider,
    )
    assert (town.place.name, wide.place.name) == ("Durban", "South Africa")
    assert (town.killed and town.killed.best, wide.killed and wide.killed.best) == (28, 45)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "A missile attack killed at least 14 people across Ukraine on Monday, eight of them in Kharkiv.",
            {"Ukraine": 14, "Kharkiv": 8},
        ),
        (
            "Kenyan police shot five more people dead, four of them in Kisumu, bringing the toll of the riots to seven.",
            {"Kenya": 7, "Kisumu": 4},
        ),
        ("A bus crash near Lviv killed 14 people, eight of them in hospital in Lviv.", {"Lviv": 14}),
    ],
)
def test_the_part_of_a_toll_that_stands_at_a_town_is_its_own(body: str, rows: dict[str, int]) -> None:
    assert {one.place.name: one.killed.best for one in reports(body) if one.killed} == rows


def test_a_toll_of_people_without_office_is_not_the_article_s() -> None:
    first = reports("The army said that gunmen killed 79 people in Segou on Monday. Locals put the toll above 100.")[0]
    assert first.killed is not None
    assert first.killed.best == 79


def test_a_country_that_reports_its_deaths_has_them() -> None:
    found = reports(
        "The death toll from Cyclone Remi has risen to 65, officials said. Bangladesh reported 17 deaths, while 48 people"
        " died in India, including 14 in the collapse of a quarry in Aizawl."
    )
    tolls = {one.place.name: one.killed.best for one in found if one.killed and not one.wider}
    assert tolls == {"Bangladesh": 17, "India": 48}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Fighting between Sudan's army and rebels in Khartoum killed 56 civilians on Monday.", "Khartoum"),
        ("At least 56 civilians were killed as fighting between Sudan's army and rebels raged in Khartoum.", "Khartoum"),
        ("MINNA, Nigeria - Raids on three villages in Nigeria's Niger state killed 32 people on Monday.", "Niger"),
        ("Fifteen people were killed outside a clinic in Kandahar on Monday.", "Kandahār"),
    ],
)
def test_whose_army_and_whose_rescuers_it_was_is_not_where(body: str, place: str) -> None:
    assert reports(body)[0].place.name == place


def test_a_toll_of_two_countries_is_none_of_theirs() -> None:
    found = reports(
        "A powerful quake rocked Turkey and Syria early on Monday, killing more than 1,300 people. At least 912 died in"
        " Turkey, the president said, and 371 died in Syria."
    )
    tolls = {one.place.name: one.killed.best for one in found if one.killed and not one.wider}
    assert tolls == {"Turkey": 912, "Syria": 371}


def test_a_toll_that_the_article_says_was_corrected_no_longer_stands() -> None:
    first = reports(
        "At least 174 people died in a stampede in Malang on Sunday. The governor later said the toll was 125, after some"
        " names were counted twice."
    )[0]
    assert first.killed is not None
    assert first.killed.best == 125


def test_who_was_pulled_out_is_not_trapped() -> None:
    found = reports("Rescuers pulled out all 41 workers trapped in a collapsed tunnel near Silkyara on Monday.")
    assert all(one.missing is None for one in found)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            (
                "Nine people were killed by the missile in Dnipro on Monday, the mayor said.\n\n"
                "Across the country, 13 people were killed in the barrage."
            ),
            [("Ukraine", 13, True), ("Dnipro", 9, False)],
        ),
        (
            (
                "Nine people drowned in Mthatha on Sunday as the river rose.\n\n"
                "By Monday 27 people were known to have died in the floods in the two provinces."
            ),
            [("South Africa", 27, True), ("Mthatha", 9, False)],
        ),
        (
            "Nine bodies were taken from the ruins in Tambo.\n\nThe whole region mourns 37 dead. The quake came at dawn.",
            [("Peru", 37, True), ("Tambo", 9, False)],
        ),
        (
            (
                "Three people were killed in Leeds on Sunday when the storm felled trees, police said.\n\n"
                "The storm has killed 40 people nationwide, the government said."
            ),
            [("United Kingdom", 40, True), ("Leeds", 3, False)],
        ),
        (
            (
                "A gunman killed nine people at a bar in Toledo, Ohio, on Monday.\n\n"
                "Across the country, 40 people died in shootings at the weekend."
            ),
            [("Toledo", 9, False)],
        ),
        (
            "Nine people died in a fire in Leeds on Monday. Fires have killed 40 people nationwide this year.",
            [("Leeds", 9, False)],
        ),
    ],
)
def test_the_toll_of_all_stands_above_a_town_s_where_the_event_strikes_many(
    body: str, rows: list[tuple[str, int, bool]]
) -> None:
    own = [one for one in reports(body) if not one.background and one.killed]
    assert [(one.place.name, one.killed.best, one.wider) for one in own if one.killed] == rows


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Across the region, 23 people died in the earthquake, officials in Huanta said.", "Peru"),
        ("In Huanta, 23 people died in the earthquake, and the whole region mourns.", "Huanta"),
    ],
)
def test_a_wide_word_holds_for_its_own_clause(body: str, place: str) -> None:
    assert reports(body)[0].place.name == place


def test_a_toll_of_two_provinces_is_in_neither() -> None:
    body = (
        "One of Afghanistan's worst earthquakes killed more than 800 people and injured 2,800, officials said.\n\n"
        "The quake struck at midnight in the provinces of Kunar and Nangarhar.\n\n"
        "In Kunar, 610 people were killed and 1,300 injured. Twelve people were killed and 255 injured in Nangarhar."
    )
    first = reports(body)[0]
    assert (first.place.name, first.place.precision) == ("Afghanistan", "country")
    assert first.killed is not None
    assert first.killed.best == 800


def test_a_storm_s_toll_is_in_none_of_the_states_whose_shares_are_told() -> None:
    body = (
        "PIEDMONT, Mo. (AP) - Tornadoes have left at least 26 people dead, officials said Saturday.\n\n"
        "Missouri recorded more deaths than any other state, with at least 12, the patrol said.\n\n"
        "In Arkansas, three people were killed and 29 were injured across eight counties, officials said.\n\n"
        "Eight people died in a pileup in a dust storm in Kansas."
    )
    first = reports(body)[0]
    assert (first.place.name, first.place.precision) == ("United States", "country")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("London (Reuters) - Three people died in a landslide in north Wales on Sunday.", "Wales"),
        ("Six militants were killed by Somali forces in Lower Shabelle, Somalia.", "Lower Shabelle"),
        ("Three people were shot in Wales, Massachusetts, on Sunday.", "Wales"),
    ],
)
def test_a_land_within_a_country_is_known_by_its_bare_name(body: str, place: str) -> None:
    assert reports(body)[0].place.name == place


def test_a_single_site_s_toll_is_in_the_city_that_the_next_sentence_names() -> None:
    body = (
        "Eleven people were killed in a coal mine explosion in China's Shaanxi Province, officials said Monday.\n\n"
        "The gas explosion took place on Sunday at a mine in Yan'an City. Two of them died in hospital there."
    )
    (report,) = reports(body)
    assert (report.place.precision, report.wider) == ("city", False)
    assert report.killed is not None
    assert report.killed.best == 11


def test_a_name_that_a_city_abroad_has_too_is_no_town_of_the_disaster() -> None:
    body = (
        'Ninety villagers died in the earthquake. "We mourn," said Hassan. Four sons died with their mother.\n\n'
        "The quake killed at least 2,901 people across Morocco, the ministry said."
    )
    assert {report.place.country for report in reports(body)} == {"MA"}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Five men were killed by a train in Brandizzo, outside Turin.", "Brandizzo"),
        ("Five men were killed by a train outside Turin.", "Turin"),
    ],
)
def test_a_town_is_meant_where_the_city_beside_it_explains_it(body: str, place: str) -> None:
    assert reports(body)[0].place.name == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The death toll from the cyclone in Malawi rose to 225 people, mostly in the city of Blantyre.", "Malawi"),
        ("The cyclone killed 225 people in Malawi, most of them in Blantyre.", "Malawi"),
        ("The cyclone killed 225 people in Blantyre, most of them in their homes.", "Blantyre"),
        ("The toll of the quake that struck Turkey rises to 39, as 17 more people are found dead in Izmir.", "Turkey"),
        ("The toll of the quake in Izmir rises to 39, as 17 more people are found dead in Izmir.", "\u0130zmir"),
    ],
)
def test_where_only_part_of_the_dead_were_is_not_where_all_were(body: str, place: str) -> None:
    report = reports(body)[0]
    assert report.place.name == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Floods killed four people in Durban on Sunday as the death toll rose to 27.", ("South Africa", 27)),
        ("A flood in Lao Cai, Vietnam, killed 30, as the deaths from Storm Ivo climbed to 155.", ("Vietnam", 155)),
        ("Floods killed four people in Durban on Sunday, raising the city's toll to 27.", ("Durban", 27)),
        ("Floods killed 27 people in Durban on Sunday.", ("Durban", 27)),
    ],
)
def test_a_toll_behind_what_one_place_lost_is_that_of_all(body: str, place: tuple[str, int]) -> None:
    (whole, *_) = [one for one in reports(body) if one.killed and not one.background]
    assert (whole.place.name, whole.killed and whole.killed.best) == place


@pytest.mark.parametrize(
    ("body", "tolls"),
    [
        ("Missiles killed 14 in Ukraine on Sunday. Five were killed in Kharkiv and a woman in Poltava.", {5, 1}),
        ("Missiles killed 14 in Ukraine on Sunday. Five were killed in Kharkiv and two men in Poltava.", {5, 2}),
        ("Missiles killed 14 in Ukraine on Sunday. Five were killed in Kharkiv and a man in Poltava was held.", {5}),
    ],
)
def test_a_phrase_may_go_on_from_the_verb_before(body: str, tolls: set[int]) -> None:
    assert {one.killed.best for one in reports(body) if one.killed and not one.wider} == tolls
