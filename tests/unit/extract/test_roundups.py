"""Round-ups: each entry of a situation report is an incident with its own place and day."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, roundups, text
from tests.unit.extract.reading import article, reports

ENTRIES = (
    "Bankass, Mopti region, 1 July: 29 people killed (21 men, eight children), eight injured. Granaries were burned.\n\n"
    "Ansongo, Gao region, 4 July: 13 people killed, 14 injured."
)


def test_each_entry_of_a_situation_report_is_an_incident() -> None:
    found = [(one.place.name, one.when.start.day, one.killed and one.killed.best) for one in reports(ENTRIES)]
    assert found == [("Bankass", 1, 29), ("Ansongo", 4, 13)]


def test_one_entry_alone_is_no_round_up() -> None:
    assert len(reports(ENTRIES.split("\n\n", maxsplit=1)[0])) == 1


LEAD = "Two men were killed and a woman was wounded in three separate shootings in Baltimore on Sunday.\n\n"


def test_a_scene_may_begin_with_somebody_and_a_street_may_be_short() -> None:
    body = LEAD + (
        "At 6:10 p.m., a 27-year-old man was found shot in the 1800 block of W. Lexington St. He died later.\n\n"
        "At 9:45 p.m., a 41-year-old man was shot in the 500 block of Laurens Street. He was pronounced dead there.\n\n"
        "A 33-year-old woman walked into a hospital at 11 p.m. She had been shot on Park Heights Avenue."
    )
    found = [(one.killed and one.killed.best, one.injured and one.injured.best) for one in reports(body)]
    assert found == [(1, None), (1, None), (None, 1)]


def test_two_addresses_are_two_scenes() -> None:
    body = (
        "BALTIMORE - Police on Monday identified the two men killed in separate shootings Sunday.\n\n"
        "Tavon Briggs, 27, was killed on Lexington Street. Leon Carter, 41, was killed on Laurens Street."
    )
    assert [one.killed and one.killed.best for one in reports(body)] == [1, 1]


def _figures(body: str, headline: str = "") -> list[tuple[int, int]]:
    found = [report for report in reports(body, headline) if not report.background]
    return [(one.killed.best if one.killed else 0, one.injured.best if one.injured else 0) for one in found]


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        ("A shooting and a stabbing left two people dead over the weekend in Akron.", "Violent weekend in Akron"),
        ("Two people were killed in less than 24 hours in Akron, police said.", "Two dead in Akron"),
    ],
)
def test_a_lead_may_add_up_without_the_word_separate(body: str, headline: str) -> None:
    scenes = (
        "\n\nOn Saturday, a 25-year-old man was shot dead on Copley Road."
        "\n\nOn Sunday, a woman was stabbed to death in a house on Grant Street."
    )
    assert _figures(body + scenes, headline) == [(1, 0), (1, 0)]


def test_the_third_incident_of_a_night_makes_no_round_up() -> None:
    document = text.read(article("A man was stabbed in Akron. It was the third violent incident of the night."))
    assert roundups.sums(document, figures.propose(document)) == []


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("One man was shot on Copley Road at 8:30 p.m. About an hour later, another man was found shot on Grant Street.",
         [(1, 0), (1, 0)]),
        ("The first was shot on Copley Road at 8 p.m.\n\nThe second was found shot on Grant Street an hour later.",
         [(1, 0), (1, 0)]),
        ("Both men died on Copley Road.", [(2, 0)]),
    ],
)
def test_those_shot_one_by_one_are_the_dead_whom_the_lead_counts(behind: str, told: list[tuple[int, int]]) -> None:
    lead = "Two men were killed in separate shootings in Akron on Friday night.\n\n"
    assert _figures(lead + behind, "2 dead in separate Akron shootings") == told


def test_a_day_that_stands_alone_dates_the_scenes_below_it() -> None:
    body = (
        "Two men were killed and a woman was hurt in three shootings in Memphis over the weekend, police said.\n\n"
        "Saturday\n\nA man was shot to death about 2 a.m. outside a store on Lamar Avenue.\n\n"
        "Sunday\n\nA woman was wounded at an apartment complex on Winchester Road at 6 p.m.\n\n"
        "A man was killed just before midnight on Jackson Avenue."
    )
    assert [one.when.start.day for one in reports(body, "Weekend violence leaves two dead")] == [6, 7, 7]


def test_people_shot_over_a_weekend_are_of_several_incidents() -> None:
    body = (
        "Two people were shot dead in Memphis over the weekend, police said.\n\n"
        "At 2 a.m. Saturday, a man was shot to death on Lamar Avenue.\n\n"
        "Just before midnight Sunday, a woman was killed on Jackson Avenue."
    )
    assert [one.killed and one.killed.best for one in reports(body)] == [1, 1]


def test_items_of_the_news_in_brief_begin_with_their_titles() -> None:
    body = (
        "Fire kills 12 in Lagos slum\n\nLAGOS - A fire in the Makoko district killed 12 people on Sunday.\n\n"
        "Bus crash in Peru kills six\n\nLIMA - A bus ran off a road in Lima on Monday, killing six and injuring 20."
    )
    told = reports(body, "World in brief")
    found = [(one.place.name, one.when.start.day, one.killed and one.killed.best) for one in told]
    assert found == [("Lagos", 7, 12), ("Lima", 8, 6)]


def test_scenes_that_one_before_them_adds_up_are_its_parts() -> None:
    body = (
        "BAGHDAD - Two car bombs exploded in markets in the Iraqi capital on Monday, killing at least 31 people.\n\n"
        "The first blast went off near a bakery in the Karrada district, killing 19. Minutes later, a second car blew up "
        "in Sadr City, killing 12 others.\n\n"
        "In the northern city of Mosul, gunmen shot dead four policemen at a checkpoint.\n\n"
        "And in Kirkuk, a roadside bomb killed two soldiers."
    )
    told = reports(body, "Car bombs kill 31 in Baghdad; six die in attacks in north")
    found = [(one.place.name, one.killed and one.killed.best) for one in told]
    assert found == [("Baghdad", 31), ("Mosul", 4), ("Kirkuk", 2)]


def test_paragraphs_with_headings_are_scenes_each() -> None:
    body = (
        "It was a grim weekend in Akron.\n\nFRIDAY, ELM STREET. A cook was shot dead on Friday at a bus stop.\n\n"
        "SUNDAY, MILL ROAD. Two welders were wounded on Sunday outside a bar.\n\nThe three were all well known in the city."
    )
    found = [(one.killed and one.killed.best, one.injured and one.injured.best) for one in reports(body)]
    assert found == [(1, None), (None, 2)]


def test_a_heading_alone_makes_no_round_up() -> None:
    body = "AKRON, OHIO. A cook was shot dead on Friday at a bus stop.\n\nA welder was wounded, too."
    assert len(reports(body)) == 1
