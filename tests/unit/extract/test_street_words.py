"""Words of streets: each has one class, and each short one a whole."""

from __future__ import annotations

from pipeline.extract import street_words
from pipeline.extract.person_words import TITLES
from pipeline.extract.place_words import STREET_WORDS


def test_classes_are_apart() -> None:
    assert street_words.SURE.isdisjoint(street_words.LIKELY | street_words.OTHER)
    assert street_words.LIKELY.isdisjoint(street_words.OTHER)


def test_short_words_stand_for_whole_ones() -> None:
    assert set(street_words.SHORT.values()) <= street_words.STREETS.keys()


def test_sure_words_are_no_titles() -> None:
    assert street_words.SURE.isdisjoint(TITLES)


def test_places_know_all_whole_words() -> None:
    assert set(street_words.STREETS.values()) <= STREET_WORDS
