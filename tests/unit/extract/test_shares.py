"""Incidents that one sentence adds up and lists."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


def tolls(body: str) -> list[tuple[str, int]]:
    return [(one.place.name, one.killed.best if one.killed else 0) for one in reports(body)]


@pytest.mark.parametrize("body", [
    "TOLEDO, Ohio - Three people were killed in two separate shootings in Toledo, one on Elm Street and two on Oak Avenue.",
    "TOLEDO, Ohio - Three people were killed in two crashes in Toledo: one on Elm Street and two on Oak Avenue.",
    "TOLEDO, Ohio - Three people lost their lives in shootings on Sunday: one on Elm Street, two on Oak Avenue.",
])  # fmt: skip
def test_incidents_that_a_sentence_lists_are_apart(body: str) -> None:
    assert tolls(body) == [("Toledo", 1), ("Toledo", 2)]


def test_each_has_the_day_of_its_clause() -> None:
    body = "Two men were killed in Chicago, one in Englewood on Saturday and the other in Austin early Sunday, police said."
    assert [(one.killed and one.killed.best, one.when.start.day) for one in reports(body)] == [(1, 6), (1, 7)]


def test_parts_of_one_event_stay_its_parts() -> None:
    body = "KABUL - Floods killed 12 people on Sunday, nine in Kabul and three in Herat."
    found = {(one.place.name, one.killed and one.killed.best, one.wider) for one in reports(body)}
    assert found == {("Afghanistan", 12, True), ("Kabul", 9, False), ("Herāt", 3, False)}


def test_one_place_and_the_other_are_two() -> None:
    body = "Two cyclists were killed in Sydney on Sunday, one in Manly and the other in Parramatta."
    assert tolls(body) == [("Sydney", 2)]


@pytest.mark.parametrize(("before", "told"), [
    ("Police made arrests in two weekend shootings in Toledo.", [("Toledo", 2), ("Toledo", 1)]),
    ("There was progress in both of last weekend's fatal shootings in Toledo.", [("Toledo", 2), ("Toledo", 1)]),
    ("Police made an arrest in a weekend shooting in Toledo.", [("Toledo", 3)]),
])  # fmt: skip
def test_the_sentence_before_may_say_that_they_were_several(before: str, told: list[tuple[str, int]]) -> None:
    body = f"{before}\n\nThree people were killed: two at a party on Elm Street, one at a gas station on Dorr Street."
    assert tolls(body) == told


def test_blasts_at_two_places_may_be_of_one_attack() -> None:
    assert len(reports("LAHORE - Five people died in blasts on Sunday, two at Anarkali Market, three at Data Darbar.")) == 1
