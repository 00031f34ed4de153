"""Nouns of events and what regular expressions are made of them."""

from __future__ import annotations

import re

import pytest

from pipeline.extract import event_words


@pytest.mark.parametrize(
    "text", ["blast", "blasts", "ambush", "ambushes", "tornado", "tornadoes", "tornados", "tragedy", "tragedies"]
)
def test_either_number(text: str) -> None:
    assert re.fullmatch(event_words.any_of(event_words.NOUNS), text)


def test_the_plural_alone() -> None:
    assert re.fullmatch(event_words.many(event_words.ATTACKS), "ambushes")
    assert not re.fullmatch(event_words.many(event_words.ATTACKS), "ambush")


@pytest.mark.parametrize("text", ["takes place", "took place", "happened", "occurs", "unfolded", "broke out", "breaks out"])
def test_taking_place(text: str) -> None:
    assert re.fullmatch(event_words.TAKES_PLACE, text)


def test_each_noun_has_one_class() -> None:
    assert len(set(event_words.NOUNS)) == len(event_words.NOUNS)
