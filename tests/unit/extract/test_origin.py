"""Whose text an article is, and who carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import origin
from tests.unit.extract.reading import article


@pytest.mark.parametrize(("provider", "named"), [
    ("afp", "AFP"), ("REUTERS", "Reuters"), (" Associated Press ", "AP"), ("Akron Courier", "Akron Courier"), ("", ""),
])  # fmt: skip
def test_an_agency_s_own_item_is_none_that_passes_it_on(provider: str, named: str) -> None:
    item = replace(article("A man was shot dead on Monday."), provider=provider)
    assert origin.provider(item) == named
    assert not named or origin.read(item) == named


def test_a_dateline_s_agency_is_the_origin_of_what_another_carries() -> None:
    item = replace(article("AKRON, Ohio (AP) - A man was shot dead on Monday."), provider="Akron Courier")
    assert (origin.read(item), origin.provider(item)) == ("AP", "Akron Courier")
