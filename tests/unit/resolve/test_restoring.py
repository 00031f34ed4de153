"""A restart takes from the rows where reports belong, as long as they say it by the rules of today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.resolve import Resolver, Row
from pipeline.resolve.choices import newest
from pipeline.resolve.rows import RULING_KEY, Decision, Record, Ruled, UnitKey, decode, encode
from tests.unit.resolve.histories import Run
from tests.unit.resolve.making import ABROAD, ASTON, edition, report
from tests.unit.resolve.test_histories import some_editions, some_ruling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random


def decoded(row: Row) -> Decision | Ruled:
    return decode(row.value, Ruled) if row.key.startswith(RULING_KEY) else decode(row.value, Decision)


def changed(row: Row, plan: dict[str, object]) -> Row:
    """Give a row as another version of the program would have written it."""
    one = decoded(row)
    return Row(row.key, encode(replace(one, plan=replace(one.plan, **plan))))  # type: ignore[arg-type]


def whereabouts(rows: Iterable[Row]) -> dict[UnitKey, object]:
    """Say where each report is, as the rows have it."""
    return {key: chosen[1:] for key, (_, chosen) in newest(map(decoded, rows)).items()}


def some_run(chance: Random) -> Run:
    """Take in some articles in any order, with rulings among them."""
    run, editions = Run(), some_editions(chance)
    for number, one in enumerate(chance.sample(editions, len(editions))):
        ruling = some_ruling(chance, run, number) if chance.random() < 0.3 else None
        run.take(*([one] if ruling is None else [one, ruling]))
    return run


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_rows_say_of_every_report_where_matching_puts_it(chance: Random) -> None:
    run = some_run(chance)
    silent = [changed(row, {"chosen": (), "rules": ""}) for row in run.editions.values()]
    anew, known = Resolver(), Resolver()
    anew.restore(silent, run.incidents.values())
    known.restore(run.editions.values(), run.incidents.values())
    assert not list(known.renewed())
    matched, stored = whereabouts(anew.renewed()), whereabouts(run.editions.values())
    assert matched == {key: stored[key] for key in matched}


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_an_incidents_row_is_the_json_of_its_record(chance: Random) -> None:
    rows = some_run(chance).incidents.values()
    assert [encode(decode(row.value, Record)) for row in rows] == [row.value for row in rows]


@pytest.mark.parametrize("plan", [
    {"chosen": (), "rules": ""},
    {"rules": "of before"},
    {"chosen": ()},
], ids=["rows of before choices were stored", "rows of other rules", "a choice is missing"])  # fmt: skip
def test_rows_that_do_not_say_it_are_written_again(plan: dict[str, object]) -> None:
    run = Run().take(
        edition("a", 0, report(ASTON, killed=3)), edition("b", 1, report(ASTON, killed=4)),
        edition("c", 2, report(ABROAD, killed=1)),
    )  # fmt: skip
    old = [changed(row, plan) for row in run.editions.values()]
    first, second = Resolver(), Resolver()
    first.restore(old, run.incidents.values())
    rows = list(first.renewed())
    assert [row.key for row in rows] == ["a", "b", "c"]
    assert not list(first.renewed())
    second.restore(rows, run.incidents.values())
    assert not list(second.renewed())
    assert second.incidents() == run.resolver.incidents()


def test_a_row_that_is_written_over_leaves_what_it_said_of_others_to_the_next() -> None:
    """The first article founds the incident when it comes late; its second edition must not forget the others' place."""
    late = edition("early", 0, report(ASTON, killed=3), version=1)
    run = Run().take(edition("a", 1, report(ASTON, killed=3)), edition("b", 2, report(ASTON, killed=3)), late)
    run.take(edition("early", 3, report(ASTON, killed=4), version=2))
    founders = {key: chosen[0] for key, chosen in whereabouts(run.editions.values()).items()}  # type: ignore[index]
    assert founders == {("early", 0): None, ("a", 0): ("early", 0), ("b", 0): ("early", 0)}
    (row,) = [row for row in run.editions.values() if row.key == "early"]
    assert {key for chosen in decoded(row).plan.chosen for key in chosen.units} == set(founders)
    again = Resolver()
    again.restore(run.editions.values(), run.incidents.values())
    assert not list(again.renewed())


def test_what_a_later_decision_says_is_left_to_its_row() -> None:
    run = Run().take(edition("a", 1, report(ASTON, killed=3)))
    run.take(edition("early", 0, report(ASTON, killed=3), version=1), edition("first", -1, report(ASTON, killed=3)))
    run.take(edition("early", 3, report(ASTON, killed=4), version=2))
    (row,) = [row for row in run.editions.values() if row.key == "early"]
    assert [chosen.units for chosen in decoded(row).plan.chosen] == [(("early", 0),)]
