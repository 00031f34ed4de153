"""What counts as right when a stream is followed: articles, place, figures after every article, totals of cities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.evaluate import following, streams
from pipeline.evaluate.measures import count
from pipeline.model import EditionReports, Figure, Place
from tests.unit.evaluate.making import Names, article, city, gold, incident, report, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.evaluate.gold import GoldIncident
    from pipeline.model import Article, Incident, Report

KYIV, ODESA = city("Kyiv", 1), city("Odesa", 2)
Range = streams.Range


def toll(killed: int | Range | None = None, **fields: Any) -> streams.Toll:
    figure = Range(low=killed, best=killed, high=killed) if isinstance(killed, int) else killed
    return streams.Toll(**{"killed": figure, "injured": None, "city": "Kyiv", "country": "UA"} | fields)


def step(uri: str, *told: GoldIncident, hour: int = 12, **tolls: streams.Toll | None) -> streams.Step:
    return streams.Step(article=article(uri, hour), gold=gold(*told, uri=uri), tolls=tolls)


def stream(*steps: streams.Step) -> streams.Stream:
    return streams.Stream(name="x", steps=steps, cities=tuple(streams.city_totals(steps[-1].tolls)))


def telling(*steps: streams.Step) -> following.Telling:
    told = following.Telling()
    for one in steps:
        told.add(one)
    return told


NEWS = step("a", wanted(incident_id="raid"), raid=toll(2))
AGAIN = step("b", wanted(incident_id="raid"), hour=13, raid=toll(2))
TRIAL = step("c", wanted(incident_id="raid", background=True), hour=14, raid=toll(2))
PASSING = step("d", wanted(), wanted("a", incident_id="raid", background=True), hour=15, raid=toll(2))

ENDS = {
    # articles of the incident, its place, background, and the faults that the incident "raid" has then
    "whole": ("a b c", KYIV, False, []),
    "with an article that mentions it": ("a b c d", KYIV, False, []),
    "without a report": ("a c", KYIV, False, ["without b"]),
    "without the trial": ("a b", KYIV, False, ["without c"]),
    "with a stranger": ("a b c x", KYIV, False, ["with x"]),
    "elsewhere": ("a b c", ODESA, False, ["in Odesa, UA (city)"]),
    "in another country": ("a b c", city("Kyiv", 1, "PL"), False, ["in Kyiv, PL (city)"]),
    "in no city": ("a b c", Place(name="Ukraine", country="UA", precision="country"), False,
                   ["in Ukraine, UA (country)"]),
    "as background": ("a b c", KYIV, True, ["background"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_an_incident_is_right_with_all_articles_about_it_and_no_stranger(name: str) -> None:
    articles, place, background, faults = ENDS[name]
    steps = (NEWS, AGAIN, TRIAL, PASSING)
    told = telling(*steps)
    pairs = told.align([incident("i", articles, place=place, background=background)])
    [judgement] = told.ends(stream(*steps), pairs, Names())
    assert judgement.given == "; ".join(faults)
    assert judgement.right == (not faults)


def test_an_incident_that_nothing_corresponds_to_is_wrong() -> None:
    told = telling(NEWS)
    [judgement] = told.ends(stream(NEWS), told.align([]), Names())
    assert (judgement.right, judgement.given) == (False, "no such incident")


def test_without_a_city_in_the_gold_a_city_is_a_false_pin() -> None:
    wide = toll(2, city=None)
    assert following.placed(wide, incident("i", "a", place=Place(country="UA", precision="country")), Names())
    assert not following.placed(wide, incident("i", "a", place=KYIV), Names())


def test_a_lower_edition_that_comes_late_changes_nothing() -> None:
    newest, late = NEWS, step("a", raid=toll(2))
    newest = replace(newest, article=replace(newest.article, version=10))
    told = telling(newest, replace(late, article=replace(late.article, version=9)))
    assert told.align([incident("i", "a", place=KYIV)]).keys() == {"raid"}


def test_a_later_edition_takes_back_what_the_first_told() -> None:
    killed = step("a", raid=None)
    told = telling(NEWS, killed)
    assert told.align([incident("i", "a", place=KYIV)]) == {}
    assert list(told.ends(stream(NEWS, killed), {}, Names())) == []


TOLLS = {
    # wanted, given, best right, all of it right
    "the same": (Range(low=1, best=2, high=3), (1, 2, 3, False), True, True),
    "another best": (Range(low=1, best=2, high=3), (1, 3, 3, False), False, False),
    "another range": (Range(low=1, best=2, high=3), (2, 2, 3, False), True, False),
    "open": (Range(low=2, best=2, high=2, open=True), (2, 2, 2, False), True, False),
    "none given": (Range(low=2, best=2, high=2), None, False, False),
    "none given for none": (Range(low=0, best=0, high=0), None, True, False),
    "given where nobody gave one": (None, (2, 2, 2, False), False, False),
}


@pytest.mark.parametrize("name", TOLLS)
def test_tolls_are_compared_after_every_article(name: str) -> None:
    want, give, best, whole = TOLLS[name]
    killed = Figure(low=give[0], best=give[1], high=give[2], open=give[3]) if give else None
    one = step("a", wanted(incident_id="raid"), raid=toll(want))
    judged = list(following.figures(one, {"raid": incident("i", "a", killed=killed)}))
    assert [(j.measure, j.right) for j in judged] == [("stream_tolls", best), ("stream_ranges", whole)]


def test_figures_that_nobody_gave_and_nobody_wants_are_not_counted() -> None:
    one = step("a", wanted(incident_id="raid"), raid=toll(None))
    assert list(following.figures(one, {"raid": incident("i", "a", killed=0)})) == []


def test_a_retracted_incident_must_have_no_figure() -> None:
    one = step("a", raid=None)
    judged = following.figures(one, {"raid": incident("i", "a", killed=2)})
    assert [j.right for j in judged] == [False, False]


CITIES: dict[str, tuple[list[Incident], float]] = {
    # gold: 6 killed in Kyiv, 2 in Odesa
    "right": ([incident("i", "a", killed=6, place=KYIV), incident("j", "b", killed=2, place=ODESA)], 0.0),
    "too few": ([incident("i", "a", killed=5, place=KYIV), incident("j", "b", killed=2, place=ODESA)], 1 / 8),
    "twice": ([incident(n, n, killed=6, place=KYIV) for n in "ab"] + [incident("j", "c", killed=2, place=ODESA)], 6 / 8),
    "in the wrong city": ([incident("i", "a", killed=6, place=KYIV), incident("j", "b", killed=2, place=KYIV)], 4 / 8),
    "in a city of no gold": (
        [incident("i", "a", killed=6, place=KYIV), incident("j", "b", killed=2, place=city("Lviv", 9))], 4 / 8,
    ),
    "background doesn't count": ([incident("i", "a", killed=6, place=KYIV, background=True)], 1.0),
    "an umbrella doesn't count": (
        [incident("i", "a", killed=8, place=KYIV), incident("j", "b", killed=6, place=KYIV, part_of="i"),
         incident("k", "c", killed=2, place=ODESA, part_of="i")], 0.0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CITIES)
def test_the_error_of_city_totals_is_the_sum_of_differences_over_the_gold_s_sum(name: str) -> None:
    incidents, error = CITIES[name]
    final = step("a", wanted(incident_id="kyiv"), kyiv=toll(6), odesa=toll(2, city="Odesa"))
    score = following.city_error(stream(final), incidents, Names())
    assert score.value == pytest.approx(error)
    assert score.n == 8


class Readings:
    """A reader that has learned its readings by heart."""

    def __init__(self, **reports: Sequence[Report]) -> None:
        self.reports = reports

    def read(self, article: Article) -> EditionReports:
        return EditionReports(
            uri=article.uri, stated=article.stated, received=article.received, digest=article.digest, origin=article.uri,
            reports=tuple(self.reports.get(article.uri, ())),
        )  # fmt: skip


def test_a_stream_is_played_edition_by_edition() -> None:
    first = step("a", wanted(incident_id="raid", killed=2, city="Kyiv", country="UA"), raid=toll(2))
    second = step(
        "b", wanted(incident_id="raid", killed=3, city="Kyiv", country="UA"), hour=13,
        raid=toll(Range(low=2, best=3, high=3)),
    )  # fmt: skip
    readings = Readings(a=[report(killed=2, place=KYIV)], b=[report(killed=4, place=KYIV)])
    judged, cities = following.judge(stream(first, second), readings, Names())
    assert {name: (score.value, score.n) for name, score in count(judged).items()} == {
        "stream_incidents": (1.0, 1), "stream_tolls": (0.5, 2), "stream_ranges": (0.5, 2),
    }  # fmt: skip
    assert cities["stream_cities"].value == pytest.approx(1 / 3)


def test_the_gold_s_own_reports_show_the_resolver_s_share_of_the_error() -> None:
    labels = wanted(incident_id="raid", killed=2, city="Kyiv", country="UA", event_type="missile_strike")
    first = step("a", labels, raid=toll(2))
    judged, cities = following.judge(stream(first), Readings(), Names(), from_gold=True)
    assert all(one.right for one in judged)
    assert cities["stream_cities"].value == 0
