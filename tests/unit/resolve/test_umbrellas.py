"""Which incident is a part of which."""

from __future__ import annotations

from pipeline.resolve.umbrellas import Umbrellas
from pipeline.resolve.units import Unit, units
from tests.unit.resolve.making import ASTON, COUNTRY, REGION, edition, report


def told(uri: str) -> list[Unit]:
    one = edition(uri, 0, report(COUNTRY, killed=9, wider=True), report(REGION, killed=5))
    return units(one, one.time)


def umbrellas(**incidents: list[Unit]) -> Umbrellas:
    of = {unit.key: name for name, members in incidents.items() for unit in members}
    return Umbrellas(of, {name: {unit.key: unit for unit in members} for name, members in incidents.items()})


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
