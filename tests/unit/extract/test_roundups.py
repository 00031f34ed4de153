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
