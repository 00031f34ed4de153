"""What the tests of extraction share: an article of our own, read as the grammar alone reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from pipeline.extract import figures, incidents, places, text
from pipeline.extract.gazetteer import Gazetteer
from pipeline.model import Article, Report

MONDAY = date(2024, 7, 8)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def article(body: str, headline: str = "", day: date = MONDAY) -> Article:
    stated = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    return Article(uri="t", received=stated, stated=stated, digest="", headline=headline, body=body)


def reports(body: str, headline: str = "", day: date = MONDAY) -> tuple[Report, ...]:
    """Reports of an article by the grammar alone: the weights change, the rules are what is tested."""
    document = text.read(article(body, headline, day))
    mentions = figures.propose(document)
    return incidents.assemble(document, mentions, places.find(document, gazetteer()))


def own(body: str, headline: str = "", day: date = MONDAY) -> Report:
    """The first report of the article's own news."""
    return next(report for report in reports(body, headline, day) if not report.background)


def places_of(body: str, headline: str = "") -> set[tuple[str, str | None]]:
    """Names and divisions of the cities that an article names."""
    found = places.find(text.read(article(body, headline)), gazetteer())
    return {(mention.place.name, mention.place.admin1) for mention in found if mention.place.precision == "city"}
