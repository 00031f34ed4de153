"""What others count than the article itself makes the range of its figure."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, rivals, text
from pipeline.model import Figure
from tests.unit.extract.reading import article, own

BOAT = "KINSHASA - At least 34 people died when a boat sank near Bolobo on Sunday, the minister said on Monday"
RAID = "MAIDUGURI - At least 40 people were killed when gunmen raided Kukawa on Sunday, police said."


@pytest.mark.parametrize(("body", "low", "high"), [
    (f"{BOAT}, but civil society activists put the toll at 60.", 34, 60),
    (f"{BOAT}. A local rights group said 60 people had died.", 34, 60),
    (f"{BOAT}. As many as 60 people were killed, according to survivors.", 34, 60),
    (("GAO, Mali - Three soldiers were killed in an ambush near Gao on Sunday, the army said. "
      "An insurgent group said it had killed 20 soldiers."), 3, 20),
    (("MAIDUGURI - Residents said at least 40 people were killed when gunmen raided Kukawa on Sunday. "
      "Police said only eight people died."), 8, 40),
])  # fmt: skip
def test_those_who_count_otherwise_widen_the_range(body: str, low: int, high: int) -> None:
    figure = own(body).killed
    assert figure is not None
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize("told", [
    "Witnesses said they saw 12 bodies.",
    "The opposition said 300 people had been killed in the state since January.",
    "Residents had earlier said 60 people were killed.",
    "Villagers said 12 of them were killed in a mosque.",
    "Doctors feared that 90 people might have been killed.",
])  # fmt: skip
def test_who_counts_something_else_does_not(told: str) -> None:
    figure = own(f"{RAID} {told}").killed
    assert figure is not None
    assert (figure.low, figure.high) == (40, 40)


@pytest.mark.parametrize(("behind", "toll", "high"), [
    ("Two security sources put the losses at 34 dead.", 34, 60),
    ("The defence ministry said 21 soldiers were killed.", 21, 60),
    ("The attack lasted an hour.", 60, 60),
])  # fmt: skip
def test_attackers_alone_do_not_give_the_toll(behind: str, toll: int, high: int) -> None:
    boast = "Rebels said on Monday that they had killed more than 60 soldiers in a raid on a camp near Gao, Mali."
    mentions = figures.propose(text.read(article(f"{boast} {behind}")))
    next(mention for mention in mentions if mention.value == 60).chosen = True
    rivals.settle(mentions)
    chosen = next(mention for mention in mentions if mention.chosen)
    figure = rivals.widen(Figure.of(chosen.value, chosen.bound), mentions, "killed")
    assert (chosen.value, figure.high) == (toll, high)
