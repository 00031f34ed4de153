"""Names that tell one incident from the next, and words that do not."""

from __future__ import annotations

import pytest

from pipeline.extract.terms import terms

SAID = {
    "He was taken to Larkham Memorial Hospital, where Ivan Belmonte died.": ("ivan belmonte", "belmonte"),
    "Deputies of Brackley County found Belmonte near Orrin Street.": ("belmonte", "orrin street", "orrin"),
    "A man from Dunmore, Tenn, and a woman from Kelso, Fla, met.": ("dunmore", "kelso"),
    "The station WQRX-TV showed Belmonte on Tuesday.": ("belmonte",),
    "Thousands were left homeless by Cyclone Orvella.": ("storm orvella", "cyclone orvella", "orvella"),
    "They call it the Fatal Shooting of Belmonte on the Roundup.": ("belmonte",),
}


@pytest.mark.parametrize("text", SAID)
def test_hospitals_counties_states_and_stations_are_no_names(text: str) -> None:
    assert terms(text) == SAID[text]
