"""An article's second telling of one event makes no second incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.extract.retold import fold, is_told
from pipeline.model import Figure, Place, Report, When
from tests.unit.extract.reading import reports

DAY = When(start=date(2024, 3, 5), end=date(2024, 3, 5))
OTHER_DAY = When(start=date(2024, 3, 9), end=date(2024, 3, 9))
MONTH = When(start=date(2024, 3, 1), end=date(2024, 3, 31), precision="month")
UNKNOWN = When(start=date(2024, 7, 8), end=date(2024, 7, 8), precision="unknown")
LEEDS = Place(geonameid=2644688, name="Leeds", country="GB", precision="city")
YORK = Place(geonameid=2633352, name="York", country="GB", precision="city")
ENGLAND = Place(name="England", country="GB", precision="admin1")


def told(killed: int | None, when: When, place: Place = LEEDS, **fields: Any) -> Report:
    figure = None if killed is None else Figure.of(killed)
    return replace(Report(incident="a", killed=figure, when=when, place=place, background=True), **fields)


def first(killed: int | None, when: When, place: Place = LEEDS, **fields: Any) -> Report:
    return replace(told(killed, when, place, incident="main"), **fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (first(2, DAY), told(2, DAY)),
        (first(None, DAY), told(2, DAY)),
        (first(2, DAY), told(2, DAY, Place())),
        (first(6, MONTH), told(6, DAY)),
        (first(6, UNKNOWN), told(6, DAY)),
        (first(1, MONTH, names=("roe",)), told(1, DAY, names=("ann roe", "roe"))),
        (first(5, DAY, background=False), told(5, DAY, background=False)),
    ],
)
def test_what_agrees_is_one(one: Report, other: Report) -> None:
    (made,) = fold([one, other])
    best = max(report.killed.best for report in (one, other) if report.killed)
    assert (made.incident, made.when, made.place, made.killed and made.killed.best) == ("main", DAY, LEEDS, best)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (first(2, DAY), told(3, DAY)),
        (first(6, DAY), told(6, DAY, YORK)),
        (first(6, DAY), told(6, OTHER_DAY)),
        (first(1, MONTH), told(1, DAY)),
        (first(1, UNKNOWN), told(1, DAY)),
        (first(None, MONTH), told(2, MONTH)),
        (first(2, DAY, background=False), told(2, DAY, background=False)),
        (first(6, DAY, background=False, wider=True), told(6, DAY)),
        (first(6, DAY), told(6, DAY, incident="main")),
    ],
)
def test_what_may_be_another_event_stays_apart(one: Report, other: Report) -> None:
    assert fold([one, other]) == [one, other]


@pytest.mark.parametrize(
    ("lead", "past", "follows_up", "same"),
    [
        (first(None, DAY), told(4, UNKNOWN), False, True),
        (first(None, DAY), told(4, DAY), False, True),
        (first(None, OTHER_DAY), told(4, DAY), False, False),
        (first(None, OTHER_DAY), told(4, DAY), True, True),
        (first(None, DAY, YORK), told(4, DAY), True, False),
        (first(None, DAY, ENGLAND), told(4, UNKNOWN, ENGLAND), False, False),
    ],
)
def test_a_lead_without_figures_may_tell_of_the_past(lead: Report, past: Report, *, follows_up: bool, same: bool) -> None:
    assert is_told(lead, [past], follows_up=follows_up) is same


def test_an_arrest_founds_no_incident_beside_the_old_one() -> None:
    (report,) = reports(
        "A third man was arrested on Monday in the shooting at a playground in Leeds, police said.\n\n"
        "Six people were killed in the attack on 5 March.",
        "Third arrest in Leeds playground shooting",
    )
    assert (report.background, report.killed and report.killed.best, report.when.start) == (True, 6, date(2024, 3, 5))


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Blast kills seven on anniversary of 2018 attack", "Seven people were killed by a bomb in Leeds on Monday."),
        ("Bomb kills seven at vigil in Leeds",
         "A bomb went off in Leeds on Monday as people honoured those slain by a gunman in 2018, killing seven."),
    ],
)  # fmt: skip
def test_a_headline_and_its_lead_tell_one_news(headline: str, body: str) -> None:
    (report,) = reports(body, headline)
    assert (report.background, report.killed and report.killed.best) == (False, 7)


@pytest.mark.parametrize(
    "body",
    [
        "Seven people were killed by a bomb in Leeds on Monday.\n\nAn attack at the same spot killed 29 people in 2018.",
        "Seven people were killed by a bomb in Leeds on Monday, eight years to the day after 29 people died there.",
    ],
)
def test_an_earlier_event_at_the_same_place_is_placed_there(body: str) -> None:
    news, former = reports(body)
    assert (former.background, former.place.name, former.killed and former.killed.best) == (True, "Leeds", 29)
    assert former.when.end < news.when.start
