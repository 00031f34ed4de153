"""What the resolver takes terms for is what extraction gives: both know the endings, neither may import the other."""

from __future__ import annotations

from pipeline.extract import street_words, terms
from pipeline.resolve import evidence, units


def test_streets() -> None:
    known = street_words.SURE | street_words.LIKELY | {"block"}
    assert set(units.STREETS) == {f" {word}" for word in known}


def test_storms() -> None:
    assert evidence.STORM == terms.STORM
