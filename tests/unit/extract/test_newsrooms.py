"""Newsrooms: whose city an article stands in that names no place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import newsrooms
from pipeline.extract.reader import Reader
from tests.unit.extract.reading import article, gazetteer


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Akron Courier", "Akron"),
        ("The Nottingham Post", "Nottingham"),
        ("Las Vegas Evening Sun", "Las Vegas"),
        ("www.manchestereveningpost.example", "Manchester"),
        ("leeds-live.example", "Leeds"),
        ("Springfield News", None),
        ("Washington Courier", None),
        ("Bangkok Daily", None),
        ("Arizona Ledger", None),
        ("Akron", None),
        ("Star", None),
        ("", None),
    ],
)
def test_a_paper_is_called_after_one_city(name: str, city: str | None) -> None:
    place = newsrooms.city(replace(article("A man was shot dead."), provider=name), gazetteer())
    assert (place and place.name) == city


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("A man was shot dead on Copley Road on Sunday, police said.", "Akron"),
        ("A man was shot dead in Toledo on Sunday, police said.", "Toledo"),
    ],
)
def test_only_an_article_without_a_place_stands_in_its_newsroom_s_city(body: str, city: str) -> None:
    read = Reader(gazetteer()).reports(replace(article(body), provider="Akron Courier"))
    assert [report.place.name for report in read] == [city]
