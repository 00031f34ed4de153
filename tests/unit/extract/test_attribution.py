"""Figures that correct an earlier one."""

from __future__ import annotations

import pytest

from pipeline.extract.attribution import read_text


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("The number of injured is now 11.", True),
        ("The number of missing has fallen to nine.", True),
        ("The number of injured is 11.", False),
        ("The number of dead is now 11.", False),
    ],
)
def test_a_number_of_injured_that_is_now_another_corrects(text: str, corrects: bool) -> None:  # noqa: FBT001 - a table
    assert read_text(text).corrects is corrects
