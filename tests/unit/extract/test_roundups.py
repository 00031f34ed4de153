"""Round-ups: each entry of a situation report is an incident with its own place and day."""

from __future__ import annotations

from tests.unit.extract.reading import reports

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
