"""Which incident is a part of which."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.resolve.umbrellas import Umbrellas
from pipeline.resolve.units import Unit, units
from tests.unit.resolve.histories import Run
from tests.unit.resolve.making import ABROAD, ASTON, COUNTRY, LANDS, REGION, edition, report

if TYPE_CHECKING:
    from pipeline.model import EditionReports, Place

HERE, THERE, BOTH = "urn:here", "urn:there", "urn:both"


def told(uri: str) -> list[Unit]:
    one = edition(uri, 0, report(COUNTRY, killed=9, wider=True), report(REGION, killed=5))
    return units(one, one.time)


def umbrellas(**incidents: list[Unit]) -> Umbrellas:
    of = {unit.key: name for name, members in incidents.items() for unit in members}
    return Umbrellas(of, {name: {unit.key: unit for unit in members} for name, members in incidents.items()}, {})


def test_the_row_for_all_is_the_umbrella_of_the_others() -> None:
    country, region = told("one")
    found = umbrellas(country=[country], region=[region])
    assert (found.over("region"), found.over("country")) == ("country", None)
    assert found.under("country") == ["region"]


def test_no_two_incidents_are_parts_of_each_other() -> None:
    (first, part), (second, other) = told("one"), told("two")
    found = umbrellas(a=[first, other], b=[part, second])
    assert (found.over("a"), found.over("b")) == (None, None)


def test_of_reports_that_say_it_both_ways_most_decide() -> None:
    (first, part), (second, other), (third, further) = told("one"), told("two"), told("three")
    found = umbrellas(a=[first, other, third], b=[part, second, further])
    assert (found.over("b"), found.over("a")) == ("a", None)


def test_a_report_alone_has_no_umbrella() -> None:
    one = edition("one", 0, report(ASTON, killed=1))
    assert umbrellas(a=units(one, one.time)).over("a") is None


def of(uri: str, hour: float, place: Place, killed: int, *terms: str, **fields: Any) -> EditionReports:
    fields.setdefault("type", "storm")
    return edition(uri, hour, report(place, int(hour // 24), killed=killed, **fields), terms=terms)


def storm(name: str = "storm ivo") -> list[EditionReports]:
    """Make what three newsrooms tell of a storm: here, four days later there, and of both together."""
    return [
        of(HERE, 0, COUNTRY, 24, name),
        of(THERE, 96, ABROAD, 9, name),
        of(BOTH, 120, LANDS, 40, name, wider=True),
    ]  # fmt: skip


def over(run: Run) -> dict[str, str]:
    """Say which article's incident is a part of which one's."""
    articles = {one.id: one.articles[0] for one in run.active()}
    return {one.articles[0]: articles[one.part_of] for one in run.active() if one.part_of}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_what_is_told_of_several_countries_is_the_umbrella_of_what_is_told_of_each(order: tuple[int, ...]) -> None:
    told = storm()
    run = Run().take(*(told[number] for number in order))
    assert over(run) == over(run.restarted()) == {HERE: BOTH, THERE: BOTH}
    totals = {key: total.killed.best for key, (total, _, _) in run.totals().items()}
    assert totals == {"country:XX": 24, "country:YY": 9, "4": 9}, "what is told of both counts in neither"


def test_the_link_goes_with_the_report_of_several_countries() -> None:
    run = Run().take(*storm(), edition(BOTH, 130, version=2, status="canceled"))
    assert over(run) == {}
    assert [one.part_of for one in run.active()] == [None, None]


def test_a_country_that_turns_out_not_to_be_hit_is_no_part_any_more() -> None:
    one_land = report(COUNTRY, killed=40, type="storm", day=5)
    run = Run().take(*storm(), edition(BOTH, 130, one_land, version=2, terms=("storm ivo",)))
    assert over(run) == {}


APART: dict[str, EditionReports] = {
    "a storm of another name": of(BOTH, 120, LANDS, 40, "storm ada", wider=True),
    "an earthquake": of(BOTH, 120, LANDS, 40, type="earthquake", wider=True),
    "a flood nine days later": of(BOTH, 9 * 24, LANDS, 40, type="flood", wider=True),
    "a smaller flood": of(BOTH, 30, LANDS, 8, type="flood", wider=True),
    "told as past": of(BOTH, 120, LANDS, 40, "storm ivo", wider=True, background=True),
}


@pytest.mark.parametrize("name", APART)
def test_what_is_told_of_several_countries_is_no_umbrella_of_other_events(name: str) -> None:
    assert over(Run().take(*storm()[:2], APART[name])) == {}


@pytest.mark.parametrize(("killed", "parts"), [(12, {HERE: BOTH}), (3, {})])
def test_attacks_of_one_day_are_parts_where_their_toll_is_no_larger(killed: int, parts: dict[str, str]) -> None:
    here = of(HERE, 0, ASTON, 7, type="air_strike")
    both = of(BOTH, 5, LANDS, killed, type="air_strike", wider=True)
    assert over(Run().take(here, both)) == parts


def test_an_attack_of_another_kind_is_no_part() -> None:
    here = of(HERE, 0, ASTON, 7, type="shooting")
    assert over(Run().take(here, of(BOTH, 5, LANDS, 12, type="air_strike", wider=True))) == {}


def test_an_earthquake_is_known_by_its_day() -> None:
    quakes = [of(HERE, 0, ASTON, 30, type="earthquake"), of(THERE, 80, ABROAD, 2, type="earthquake")]
    assert over(Run().take(*quakes, of(BOTH, 20, LANDS, 50, type="earthquake", wider=True))) == {HERE: BOTH}


def test_where_an_article_tells_of_both_its_word_counts() -> None:
    """A town's incident is a part of its country's, and that one of what is told of several."""
    nation = edition(HERE, 0, report(COUNTRY, killed=24, type="storm", wider=True), report(ASTON, killed=3, type="storm"))
    run = Run().take(nation, of(BOTH, 24, LANDS, 40, wider=True))
    places = {one.id: one.place.name for one in run.active()}
    found = {one.place.name: places[one.part_of] for one in run.active() if one.part_of}
    assert found == {ASTON.name: COUNTRY.name, COUNTRY.name: LANDS.name}
