"""Words of sentences: the month of May and what may have happened."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from tests.unit.extract.reading import article


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("CAIRO, May 10 (Reuters) - Air strikes killed 22 people on Sunday.", "own"),
        ("LIMA, 12 MAY 89 (EFE) -- A BOMB KILLED 22 PEOPLE.", "own"),
        ("In May a bomb killed 22 people.", "own"),
        ("A bomb killed 22 people late in May.", "own"),
        ("The bomb may have killed 22 people.", "none"),
        ("THE BOMB MAY HAVE KILLED 22 PEOPLE.", "none"),
    ],
)
def test_the_month_of_may_is_no_possibility(body: str, label: str) -> None:
    assert [one.label for one in figures.propose(text.read(article(body)))] == [label]
