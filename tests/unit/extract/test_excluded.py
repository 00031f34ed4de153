"""Those whom a toll leaves out, because they died in another event."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports

QUAKE = "LIMA - Officials on Wednesday raised the toll of Saturday's earthquake in Ica to 137."


@pytest.mark.parametrize("body", [
    f"{QUAKE} The figure does not include four people who died in the aftershock that hit Pisco on Monday night.",
    f"{QUAKE} A strong aftershock on Monday killed four people in Pisco. These are counted separately.",
    f"{QUAKE} The deaths of four people in Pisco on Monday are attributed to a different seismic event.",
])  # fmt: skip
def test_who_died_in_another_event_is_an_incident_of_its_own(body: str) -> None:
    told = [(one.incident, one.place.name, one.killed.best) for one in reports(body) if one.killed]
    assert told == [("main", "Ica", 137), ("a", "Pisco", 4)]


@pytest.mark.parametrize("body", [
    f"{QUAKE} The figure does not include the missing.",
    f"{QUAKE} It does not include four people whose bodies were found in Pisco.",
])  # fmt: skip
def test_who_died_in_the_same_event_is_none(body: str) -> None:
    assert {one.incident for one in reports(body)} == {"main"}
