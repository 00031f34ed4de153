"""Articles about anything else, which name somebody's death in passing: they tell of no incident of now."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports

CHEF = "Marco Bellini starts work late. His father died in an accident when Marco was nine."
DRUG = "During the four-year trial 310 patients who got the drug died. Two patients died of liver failure."
PLAGUE = "In the spring of 1788 a ship from the south put in at Whitby. By the next autumn 90 of its 800 people had died."
LOSS = (
    "FRANKFURT - The carrier said on Monday it lost money last year, dragged down by the crash of one of its jets in March "
    "that killed all 144 on board."
)
OPINION = "Forty thousand Americans will die by gunfire this year. I know what came to Parkland."
DRILL = (
    'DECATUR - Fifty "victims" streamed into hospitals on Sunday as the county staged its largest drill. In the scenario, '
    "a train carrying chlorine derailed downtown."
)
NAMES = "GENEVA - The names of three hurricanes that killed 412 people last season will not be used again."

BULLPEN = "ARLINGTON, Texas - The Rangers' bullpen was shelled for seven runs in the eighth inning on Sunday."
VACCINE = "GOMA - Health workers began vaccinating 40,000 people on Sunday in a region hit by an Ebola outbreak."


@pytest.mark.parametrize(("headline", "body"), [
    ("The chef who feeds a city", CHEF),
    ("New drug cuts deaths, study finds", DRUG),
    ("How a fever came to Whitby", PLAGUE),
    ("Airline posts record loss", LOSS),
    ("The numbers we refuse to see", OPINION),
    ("Mock disaster tests hospitals", DRILL),
    ("Storm names retired", NAMES),
    ("Rangers bullpen implodes again", BULLPEN),
    ("Vaccine drive begins", VACCINE),
])  # fmt: skip
def test_it_is_no_news(headline: str, body: str) -> None:
    assert all(report.background for report in reports(body, headline))


@pytest.mark.parametrize("body", [
    "A man died in an accident in Leeds on Monday when he was hit by two cars.",
    "A nine-year-old boy was killed in Leeds on Sunday when he was crossing a road.",
    "In 2024's worst crash so far, nine people were killed near Leeds on Sunday.",
])  # fmt: skip
def test_it_is_news(body: str) -> None:
    assert not reports(body)[0].background
