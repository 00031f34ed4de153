from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.evaluate.judge import judge
from pipeline.evaluate.measures import count
from pipeline.model import Report, When
from tests.unit.evaluate.making import DAY, Names, city, gold, report, wanted

if TYPE_CHECKING:
    from pipeline.evaluate.gold import Gold

CASES: dict[str, tuple[Gold, list[Report], dict[str, tuple[float, int] | None]]] = {
    # name: gold, reports, {measure: (value, n)}
    "a right figure with a right bound": (
        gold(wanted(killed=(28, "min"))),
        [report(killed=(28, "min"), type="shooting")],
        {"killed_exact": (1, 1), "bound": (1, 1)},
    ),
    "a right figure with another bound": (
        gold(wanted(killed=(28, "min"))),
        [report(killed=28)],
        {"killed_exact": (1, 1), "bound": (0, 1)},
    ),
    "a wrong figure says nothing of the bound": (
        gold(wanted(killed=28)),
        [report(killed=27)],
        {"killed_exact": (0, 1), "bound": None},
    ),
    "nothing reported": (gold(wanted(killed=3)), [], {"killed_exact": (0, 1), "type": (0, 1), "injured_given": (0, 1)}),
    "vague gold is neither exact nor none": (
        gold(wanted(injured=(24, "vague"))),
        [report(injured=(24, "vague"))],
        {"injured_exact": None, "injured_given": None, "killed_given": (0, 1)},
    ),
    "a gold zero is none": (gold(wanted(killed=0)), [report(killed=1)], {"killed_exact": None, "killed_given": (1, 1)}),
    "a reported zero is nothing given": (gold(wanted()), [report(killed=0)], {"killed_given": (0, 1)}),
    "two wrong incidents are one wrong article": (
        gold(),
        [report(killed=3), report("a", killed=4)],
        {"killed_given": (1, 1), "injured_given": (0, 1)},
    ),
    "the wider row speaks for its places": (
        gold(wanted(killed=28)),
        [
            report(killed=10, place=city("Kryvyi Rih")),
            report(killed=28, wider=True),
            report(killed=7, place=city("Kyiv", 1)),
        ],
        {"killed_exact": (1, 1)},
    ),
    "places without a wider row are added": (
        gold(wanted(killed=8, injured=3)),
        [report(killed=5, injured=3, place=city("Homs")), report(killed=3, place=city("Hama"))],
        {"killed_exact": (1, 1), "injured_exact": (1, 1)},
    ),
    "a wider row without the figure leaves it to the sum": (
        gold(wanted(injured=5)),
        [report(killed=9, wider=True), report(injured=2), report(injured=3)],
        {"injured_exact": (1, 1)},
    ),
    "incidents are matched by city before order": (
        gold(wanted("main", city="Kyiv", killed=7), wanted("a", city="Odesa", killed=2)),
        [report("main", killed=2, place=city("Odessa", 2)), report("a", killed=7, place=city("Kiev", 1))],
        {"killed_exact": (1, 2), "city": (1, 2)},
    ),
    "two incidents of one city are matched by killed": (
        gold(wanted("main", city="Kyiv", killed=7), wanted("a", city="Kyiv", killed=2)),
        [report("main", killed=2, place=city("Kyiv", 1)), report("a", killed=7, place=city("Kyiv", 1))],
        {"killed_exact": (1, 2)},
    ),
    "without a city the killed decide": (
        gold(wanted("main", killed=7, injured=1), wanted("a", killed=2, injured=9)),
        [report("main", killed=2, injured=9), report("a", killed=7, injured=1)],
        {"killed_exact": (1, 2), "injured_exact": (1, 2)},
    ),
    "a spare report is matched with nothing": (
        gold(wanted(killed=7)),
        [report(killed=3), report("a", killed=7)],
        {"killed_exact": (1, 1), "killed_given": None},
    ),
    "background is neither wanted nor given": (
        gold(wanted(background=True, killed=130), wanted("a", killed=2)),
        [report(killed=130, background=True), report("a", killed=2)],
        {"killed_exact": (1, 1), "leaked": (0, 1)},
    ),
    "a background figure as the article's own is a leak": (
        gold(wanted(killed=2), wanted("a", background=True, killed=130)),
        [report(killed=2), report("a", killed=130)],
        {"leaked": (1, 1)},
    ),
    "background figures of two and less, or equal to an own one, can't be told": (
        gold(wanted(killed=5), wanted("a", background=True, killed=2), wanted("b", background=True, killed=5)),
        [report(killed=5), report("a", killed=2)],
        {"leaked": None},
    ),
    "an own place with its own figure may leak too": (
        gold(wanted(killed=9), wanted("a", background=True, killed=4)),
        [report(killed=9, wider=True), report(killed=4, place=city("Kyiv", 1))],
        {"leaked": (1, 1)},
    ),
    "a region is no city": (
        gold(wanted(city="Kyiv", country="UA")),
        [report(place=city("Odesa", 2))],
        {"city": (0, 1), "country": (1, 1)},
    ),
    "a city that the gazetteer lacks goes by its words": (
        gold(wanted(city="Krivyi Ríh")),
        [report(place=city("Krivyi Rih"))],
        {"city_unlisted": (1, 1), "city": None},
    ),
    "any day within the reported span is right": (
        gold(wanted(when=DAY)),
        [report(when=When(start=DAY.replace(day=1), end=DAY, precision="week"))],
        {"when": (1, 1)},
    ),
    "another day is wrong": (gold(wanted(when=DAY.replace(day=9))), [report()], {"when": (0, 1)}),
    "the type": (
        gold(wanted("main", event_type="fire", killed=1), wanted("a", event_type="flood", killed=2)),
        [report(killed=1, type="fire"), report("a", killed=2, type="storm")],
        {"type": (0.5, 2)},
    ),
    "victims' gold counts attackers, background or not": (
        gold(wanted(killed=3, injured=0), shape="victims"),
        [report(killed=2, perpetrators_killed=1, background=True), report("a", killed=9)],
        {"killed_exact": (1, 1), "injured_given": (0, 1), "type": None},
    ),
    "victims' gold with nothing reported": (
        gold(wanted(killed=1, injured=2), shape="victims"),
        [],
        {"killed_exact": (0, 1), "injured_exact": (0, 1)},
    ),
    "templates: found, but not the number": (
        gold(wanted(event_type=None, killed=3, any_killed=True), shape="templates"),
        [report(killed=2)],
        {"recall": (1, 1), "precision": (1, 1), "killed_single": (0, 1)},
    ),
    "templates: an unknown number counts for recall alone": (
        gold(wanted(event_type=None, any_killed=True, any_injured=False), shape="templates"),
        [report(injured=2)],
        {"recall": (1, 1), "killed_single": None},
    ),
    "templates: background is not found": (
        gold(wanted(event_type=None, killed=3, any_killed=True), shape="templates"),
        [report(killed=3, background=True)],
        {"recall": (0, 1), "precision": None, "killed_single": (0, 1)},
    ),
    "templates: casualties where the gold has none": (
        gold(shape="templates"),
        [report(killed=3)],
        {"recall": None, "precision": (0, 1)},
    ),
    "templates: two incidents are no single one": (
        gold(wanted("1", killed=3, any_killed=True), wanted("2", killed=1, any_killed=True), shape="templates"),
        [report(killed=3)],
        {"recall": (1, 1), "killed_single": None},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_measure_counts_what_the_definition_says(name: str) -> None:
    labels, reports, expected = CASES[name]
    scores = count(judge(labels, reports, Names()))
    for measure, figure in expected.items():
        score = scores.get(measure)
        assert (score and (score.value, score.n)) == figure, measure


def test_a_miss_carries_the_reports_that_led_to_it() -> None:
    wrong: Report = report(killed=4)
    missed = [j for j in judge(gold(wanted(killed=5)), [wrong], Names()) if j.measure == "killed_exact"]
    assert [(j.right, j.wanted, j.given, j.reports) for j in missed] == [(False, "5 exact", "4 exact", (wrong,))]
