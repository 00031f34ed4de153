"""Small numbers as alternatives of regular expressions."""

from __future__ import annotations

import re

import pytest

from pipeline.extract import number_words


@pytest.mark.parametrize("text", ["two", "eleven", "nineteen", "sixty", "twenty-five", "14", "1,200", "several", "a dozen"])
def test_more_than_one(text: str) -> None:
    assert re.fullmatch(number_words.SEVERAL, text)
    assert re.fullmatch(number_words.SOME, text)


@pytest.mark.parametrize("text", ["zero", "one", "sixtyfold", "a", "both", "2015", "1,20"])
def test_not_more_than_one(text: str) -> None:
    assert not re.fullmatch(number_words.SEVERAL, text)


def test_some_may_be_one() -> None:
    assert re.fullmatch(number_words.SOME, "one")
