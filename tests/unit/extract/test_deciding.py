"""Which of an article's figures decide."""

from __future__ import annotations

import pytest

from pipeline.extract import deciding, figures, text
from tests.unit.extract.reading import article


def _decided(body: str, headline: str) -> int:
    """The toll after the first of the body was chosen."""
    document = text.read(article(body, headline))
    mentions = figures.propose(document)
    next(one for one in mentions if one.kind == "killed" and not one.sentence.headline).chosen = True
    deciding.settle(document, mentions)
    return next(one.value for one in mentions if one.chosen)


@pytest.mark.parametrize(("body", "toll"), [
    ("A bomb killed 10 people in Kirkuk on Monday. A second blast killed two policemen.", 12),
    ("A bomb killed 10 people in Kirkuk on Monday. Two policemen were killed in Mosul.", 10),
    ("A bomb killed 10 people in Kirkuk on Monday. A second blast killed three policemen.", 10),
])  # fmt: skip
def test_a_headline_may_add_up_what_is_told_in_turn(body: str, toll: int) -> None:
    assert _decided(body, "Bombs kill 12 in Iraq") == toll


def test_sums_of_a_hundred_figures_are_not_all_tried() -> None:
    bombs = " ".join(f"Another bomb killed {10_000 + 7_919 * number**2 % 900_001} people." for number in range(100))
    assert _decided(f"A bomb killed 10 people in Kirkuk on Monday. {bombs}", "Bombs kill 900000 in Iraq") == 10
