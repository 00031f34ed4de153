"""Which figures belong to one incident: round-ups, separate attacks, cities under one toll."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, incidents, places, text
from tests.unit.extract.reading import article, gazetteer, reports

Rows = list[tuple[str, str, int, bool]]


def _rows(body: str, headline: str = "") -> Rows:
    """Incident, city or region, killed, whether it speaks for all: of the article's own incidents."""
    return [
        (report.incident, report.place.name, report.killed.best if report.killed else 0, report.wider)
        for report in reports(body, headline)
        if not report.background
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "A suicide bomber killed 16 people in Kandahar.\n\nIn a separate attack, gunmen killed five people in Herat.",
            [("main", "Kandahār", 16, False), ("a", "Herāt", 5, False)],
        ),
        (
            "A car bomb killed nine people in Mosul. Another bombing killed four people in Kirkuk.",
            [("main", "Mosul", 9, False), ("a", "Kirkuk", 4, False)],
        ),
        (
            "Gunmen killed three farmers in Multan.\n\nTwo policemen were killed in an ambush in Quetta.",
            [("main", "Multan", 3, False), ("a", "Quetta", 2, False)],
        ),
        (
            "A man was shot dead in Toledo, Ohio, on Saturday.\n\nIn an unrelated incident, two men were stabbed to death.",
            [("main", "Toledo", 1, False), ("a", "Toledo", 2, False)],
        ),
        (
            "A bus crash killed seven people in Puebla.\n\nHours later, three people were killed in a fire in Toluca.",
            [("main", "Puebla", 7, False), ("a", "Toluca", 3, False)],
        ),
        (
            ("Two men were shot dead in Mobile, Alabama, on Sunday night.\n\nThere was no arrest.\n\n"
            "The house stands a mile from the bar where a woman was shot and killed on Friday."),
            [("main", "Mobile", 2, False), ("a", "Mobile", 1, False)],
        ),
        (
            ("A cyclist was killed in Bristol on Sunday.\n\nIn a separate crash, a man was killed on the same "
            "road hours later."),
            [("main", "Bristol", 1, False), ("a", "Bristol", 1, False)],
        ),
        (
            ("Two people were killed in separate crashes in Ohio over the weekend.\n\nA man died on Saturday in "
            "Dayton when he fell off his motorcycle.\n\nOn Sunday, a woman was killed in Akron by a van."),
            [("main", "Dayton", 1, False), ("a", "Akron", 1, False)],
        ),
        (
            ("Three shootings overnight left two people dead in Tulsa.\n\nAt 11 p.m., a man was shot and killed at "
            "a laundry.\n\nAt 2 a.m. on Monday, a teenager was shot dead in Cherry Park."),
            [("main", "Tulsa", 1, False), ("a", "Tulsa", 1, False)],
        ),
        (
            ("Police in Baltimore counted two killings.\n\nAt 2 a.m. on Saturday, a man was shot dead in a car.\n\n"
            "At 11 p.m. on Sunday, a woman was stabbed to death."),
            [("main", "Baltimore", 1, False), ("a", "Baltimore", 1, False)],
        ),
    ],
)
def test_incidents_that_the_text_sets_apart_are_several(body: str, rows: Rows) -> None:
    assert _rows(body) == rows


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            ("Missiles killed at least 20 people across Ukraine on Monday.\n\nTwelve people were killed in Odesa. "
            "Elsewhere, six people were killed in Poltava."),
            [("main", "Ukraine", 20, True), ("main", "Odesa", 12, False), ("main", "Poltava", 6, False)],
        ),
        (
            "An earthquake killed eleven people in Arequipa.\n\nFour people were killed in Tacna.",
            [("main", "Arequipa", 11, False), ("main", "Tacna", 4, False)],
        ),
        (
            "Gunmen killed three farmers near Multan on Sunday.\n\nThe three dead were buried in Lahore.",
            [("main", "Multan", 3, False)],
        ),
        (
            "Drones killed three people in Sumy and injured four in Odesa on Sunday.",
            [("main", "Sumy", 3, False), ("main", "Odesa", 0, False)],
        ),
        (
            "A bomb killed three people in Basra; 12 wounded people were treated in Baghdad.",
            [("main", "Basrah", 3, False)],
        ),
        (
            "A bomb killed nine people in Mosul.\n\nA doctor in Baghdad said that nine people were dead.",
            [("main", "Mosul", 9, False)],
        ),
    ],
)
def test_one_incident_stays_one(body: str, rows: Rows) -> None:
    assert _rows(body) == rows


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "The storm has killed at least 43 people, 25 in Mozambique and 18 in Malawi, officials said.",
            [
                ("main", "Mozambique and Malawi", 43, True),
                ("main", "Mozambique", 25, False),
                ("main", "Malawi", 18, False),
            ],
        ),
        (
            "Malawi's government raised the storm's death toll to 29, while Mozambique's toll stood at 31.",
            [("main", "Malawi", 29, False), ("main", "Mozambique", 31, False)],
        ),
        (
            "An earthquake killed 2,300 people in Turkey and more than 1,400 in Syria on Monday.",
            [("main", "Turkey", 2300, False), ("main", "Syria", 1400, False)],
        ),
        (
            "A storm has killed 38 people in Laos and Vietnam.\n\nIn Laos the toll was 29. Vietnam reported nine dead.",
            [("main", "Laos and Vietnam", 38, True), ("main", "Laos", 29, False), ("main", "Vietnam", 9, False)],
        ),
        (
            "The storm killed four people in Laos on Friday.\n\nIt has killed at least 11 in neighbouring Vietnam.",
            [("main", "Laos", 4, False), ("main", "Vietnam", 11, False)],
        ),
        ("Floods have killed 40 people in Niger, Mali and Chad.", [("main", "Niger, Mali and Chad", 40, True)]),
        # an attack abroad is another matter, and another disaster
        (
            "An avalanche killed four people in Austria on Friday.\n\nAn avalanche in France killed 11 in 2019.",
            [("main", "Austria", 4, False)],
        ),
        (
            "Gunmen killed five people in Mali on Monday. Three died in an attack in Niger.",
            [("main", "Mali", 5, False)],
        ),
    ],
)
def test_a_disaster_s_toll_is_parted_by_country(body: str, rows: Rows) -> None:
    assert _rows(body) == rows


NIGHT = (
    "A man was shot in the leg in Akron on Sunday.\n\nIt was the third shooting of the night. Earlier, a man was fatally"
    " shot on Elm Street, and two people were wounded at a car wash on Mill Road."
)


def test_a_sentence_that_tells_of_two_others_by_street_tells_of_two() -> None:
    told = [
        (one.killed.best if one.killed else 0, one.injured.best if one.injured else 0, " ".join(one.names))
        for one in reports(NIGHT)
    ]
    assert [figures[:2] for figures in told] == [(0, 1), (1, 0), (0, 2)]
    assert ["elm" in names for *_, names in told] == [False, True, False]


def test_where_people_of_one_incident_were_found_makes_no_two() -> None:
    body = (
        "A man was shot dead in Akron on Sunday.\n\nIn a separate shooting, a woman was shot on Elm Street, and a man was"
        " found wounded on Mill Road."
    )
    assert [report.incident for report in reports(body)] == ["main", "a"]


def test_a_sentence_that_begins_with_another_day_and_a_place_tells_of_another_incident() -> None:
    found = reports(
        "Fifteen people were killed on Saturday when a building collapsed in Surulere, Lagos. On Sunday, two died in"
        " Mushin, where a house crushed a barbershop."
    )
    assert [(one.when.start.day, one.killed and one.killed.best) for one in found] == [(6, 15), (7, 2)]


def test_a_death_in_hospital_on_another_day_is_of_the_same_incident() -> None:
    found = reports("Nine people were shot at a bar in Kano on Saturday. On Sunday, two died in a hospital in Kano.")
    assert {one.incident for one in found} == {"main"}


def test_the_storm_that_an_article_names_once_is_that_of_all_its_figures() -> None:
    killed = "The cyclone killed 12 people in Malawi on Friday."
    told = reports("Aid reached families made homeless by Cyclone Orvella.\n\n" + killed)
    assert [name for name in told[0].names if name.startswith("storm ")] == ["storm orvella"]
    two = reports("Cyclone Orvella and Cyclone Tamsin are on their way.\n\n" + killed)
    assert not [name for name in two[0].names if name.startswith("storm ")]


@pytest.mark.parametrize(
    ("past", "city"),
    [
        ("In 2018 a gunman killed 17 people at a school in Parkland, Florida.", "Murfreesboro"),
        ("A gunman killed 17 people in 2018 at a school in Parkland, Florida.", "Murfreesboro"),
    ],
)
def test_the_city_of_an_old_event_is_not_that_of_the_news(past: str, city: str) -> None:
    news = "MURFREESBORO, Tenn. (AP) - Students went back to the school where a gunman killed two boys last month.\n\n"
    assert [report.place.name for report in reports(news + past) if not report.background] == [city]


def test_those_just_told_of_do_not_bring_the_main_incident_in() -> None:
    body = (
        "LAGOS, Nigeria - Two buildings collapsed in four days.\n\nFifteen people were killed on Saturday in Surulere."
        " On Monday, two died in Mushin.\n\nThe two who lost their lives there were waiting for a barber."
    )
    assert [(one.type, one.killed and one.killed.best) for one in reports(body)] == [("collapse", 15), ("collapse", 2)]


def test_a_city_of_another_province_is_another_incident() -> None:
    body = (
        "BAMAKO - Gunmen killed 11 traders in the Gao region of northern Mali on Saturday.\n\n"
        "It was the second massacre in days. On Wednesday 29 people were killed in a village near Bankass."
    )
    assert _rows(body) == [("main", "Gao", 11, False), ("a", "Bankass", 29, False)]


def _chosen(body: str) -> list[tuple[int, int]]:
    """Killed and injured of each incident, where the scorer has chosen the first figure of each kind."""
    document = text.read(article(body))
    mentions = figures.propose(document)
    for kind in ("killed", "injured"):
        next(mention for mention in mentions if mention.kind == kind and mention.label == "own").chosen = True
    found = incidents.assemble(document, mentions, places.find(document, gazetteer()))
    return [(one.killed.best if one.killed else 0, one.injured.best if one.injured else 0) for one in found]


@pytest.mark.parametrize(
    ("behind", "figures_"),
    [
        ("In an unrelated incident, a woman was wounded at a shop on Grant Street.", [(1, 0), (0, 1)]),
        ("On Saturday, two men were wounded at a shop on Grant Street.", [(1, 0), (0, 2)]),
        ("Two men were wounded in the same car, police said.", [(1, 2)]),
    ],
)
def test_a_chosen_figure_of_another_incident_is_that_one_s(behind: str, figures_: list[tuple[int, int]]) -> None:
    lead = "A man was shot dead on Copley Road in Akron on Sunday night.\n\nNobody was arrested.\n\n"
    assert _chosen(lead + behind) == figures_


def test_a_spree_is_one_incident() -> None:
    body = (
        "Three men were shot dead at two locations in Akron on Sunday by the same gunman, police said.\n\n"
        "One died on Copley Road. Minutes later, two men were killed at a gas station on Grant Street."
    )
    assert len({report.incident for report in reports(body)}) == 1


@pytest.mark.parametrize(
    ("lead", "behind", "incidents_"),
    [
        ("Three men were shot dead at two scenes in Akron on Sunday.", "In Toledo, two women were killed in a crash.", 2),
        ("Three men were shot dead in Akron on Sunday.", "The same gunman killed two women in Toledo, police said.", 1),
        ("A gunman went on a rampage on Sunday, killing three men in Akron.", "In Toledo, he killed two women.", 1),
    ],
)
def test_scenes_are_those_of_one_city(lead: str, behind: str, incidents_: int) -> None:
    assert len({report.incident for report in reports(f"{lead}\n\n{behind}")}) == incidents_


def test_blasts_of_one_city_that_add_up_to_the_toll_before_are_its_parts() -> None:
    lead = "Two bombs went off in Peshawar on Monday, killing nine people."
    (report,) = reports(f"{lead} The first bomb killed two people, and the second explosion killed seven.")
    assert report.killed is not None
    assert report.killed.best == 9


def test_an_incident_set_apart_in_a_town_that_no_file_lists_has_no_city() -> None:
    lead = "COLOMBO, Sri Lanka (AP) - A bomb on a train in Colombo killed seven people on Monday, the army said."
    more = "The war has gone on for 25 years.\n\nOn Friday, a bomb on a bus in the town of Xuttawela killed 32 people."
    places = {report.killed.best: report.place.name for report in reports(f"{lead}\n\n{more}") if report.killed}
    assert places == {7: "Colombo", 32: "Sri Lanka"}


def test_an_age_behind_days_after_counts_nobody() -> None:
    body = (
        "A 9-year-old girl was stabbed to death and her aunt hurt on Sunday in Toledo.\n\n"
        "Two days after 9-year-old Ida Roe was stabbed to death, neighbors laid flowers on Elm Street."
    )
    assert len(reports(body)) == 1


def test_a_toll_that_adds_up_incidents_told_apart_is_no_incidents() -> None:
    body = (
        "MEXICO CITY - Eight people were killed in the Mexican state of Sinaloa on Sunday.\n\nGunmen shot dead five men in "
        "a workshop in Culiacan.\n\nHours later, gunmen opened fire at a car wash in Mazatlan, killing three men."
    )
    found = [(one.place.name, one.killed and one.killed.best) for one in reports(body)]
    assert found == [("Culiac\u00e1n", 5), ("Mazatl\u00e1n", 3)]


def test_a_second_blast_of_the_attack_is_no_incident() -> None:
    body = (
        "BAGHDAD - Two car bombs exploded in Baghdad on Monday, killing at least 31 people.\n\nThe first blast went off "
        "near a bakery, killing 19. Minutes later, a second car blew up at a bus stop, killing 12 others."
    )
    assert [one.killed and one.killed.best for one in reports(body)] == [31]


def test_who_was_shot_on_another_day_is_not_of_this_incident() -> None:
    body = (
        "Two men were shot, one fatally, at a bar in Akron early Sunday, police said.\n\nIt was the city's second homicide "
        "in three days. Dean Tolliver, 31, was shot to death Friday on Copley Road."
    )
    assert [one.when.start.day for one in reports(body)] == [7, 5]


def test_nights_told_one_after_the_other_are_an_incident_each() -> None:
    body = (
        "AKRON, Ohio - A second man has died of Friday's shooting in Firestone Park, police said.\n\nDean Cobb, 27, died "
        "on Sunday. Luis Ott, 24, was pronounced dead there.\n\nThe night after, two teens were hurt in another shooting "
        "three blocks away. And early Sunday a guard was killed and five people were injured outside a bar."
    )
    told = reports(body)
    found = [(one.when.start.day, one.killed and one.killed.best, one.injured and one.injured.best) for one in told]
    assert found == [(5, 2, None), (6, None, 2), (7, 1, 5)]
