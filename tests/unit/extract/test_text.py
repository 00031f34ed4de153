"""Words as rules read them."""

from __future__ import annotations

import pytest

from pipeline.extract import text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("ROME - Nine people died in a fire.", 9),
        ("LEEDS - Two men were shot dead on Monday.", 2),
        ("Leeds -- Two men were shot dead on Monday.", 2),
        ("Ann Smith-Jones and Ben Poe-Roe were shot dead on Monday.", 2),
        ("Twenty-seven people died in a fire.", 27),
    ],
)
def test_a_hyphen_between_blanks_is_a_dash_and_joins_no_name(body: str, killed: int) -> None:
    found = [mention.value for mention in propose(text.read(article(body))) if mention.kind == "killed"]
    assert sum(found) == killed
