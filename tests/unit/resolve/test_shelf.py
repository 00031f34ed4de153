"""What is packed away changes nothing but the memory that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import codec
from pipeline.model import EditionReports
from pipeline.resolve.evidence import promising, promising_alone
from pipeline.resolve.profiles import Profile
from pipeline.resolve.rows import Decision, encode
from pipeline.resolve.shelf import Rows, Shelf
from pipeline.resolve.units import PACKED, Unit, units
from tests.unit.resolve.histories import Run
from tests.unit.resolve.making import ASTON, BELFORT, edition, report
from tests.unit.resolve.test_histories import some_edition, some_editions, some_ruling

if TYPE_CHECKING:
    from random import Random

    from pipeline.model import Ruling

histories = given(chance=st.randoms(use_true_random=False))
quick = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def stored(one: EditionReports) -> EditionReports:
    """Give an edition as it comes from its topic."""
    return codec.decode(codec.encode(one), EditionReports)


@quick
@histories
def test_a_resolver_that_packs_at_once_writes_the_same(chance: Random) -> None:
    run, packing = Run(), Run.forgetful(chance.choice((0, 1, 2)))
    editions = some_editions(chance)
    for number, one in enumerate(chance.sample(editions, len(editions))):
        inputs: list[EditionReports | Ruling] = [stored(one)]
        if chance.random() < 0.2 and (ruling := some_ruling(chance, run, number)) is not None:
            inputs.append(ruling)
        run.take(*inputs)
        packing.take(*inputs)
    assert packing.editions == run.editions
    assert packing.incidents == run.incidents
    assert packing.events == run.events
    assert packing.totals() == run.totals()


@quick
@histories
def test_a_report_that_stands_alone_is_worth_weighing_as_its_profile_is(chance: Random) -> None:
    one, other = (units(made, made.time) for made in (some_edition(chance, 1), some_edition(chance, 2)))
    for unit, founder in zip(one, other, strict=False):
        profile = Profile()
        profile.add(founder)
        for hits in range(3):
            assert promising_alone(unit, founder, hits) == promising(unit, profile, hits)


def shelved(late: int, *editions: EditionReports) -> tuple[Shelf, list[Unit]]:
    rows = Rows(Decision, 1)
    shelf, found = Shelf(rows, late), list[Unit]()
    for one in editions:
        run = Run().take(one)
        rows.put(one.uri, run.editions[one.uri].value)
        made = units(one, one.time)
        shelf.take_in(made)
        found += made
    return shelf, found


def packed(unit: Unit) -> bool:
    """Say whether a unit has none of the traits that can be packed."""
    held = []
    for name in PACKED:
        try:
            held.append(object.__getattribute__(unit, name))
        except AttributeError:
            continue
    assert len(held) in {0, len(PACKED)}
    return not held


def test_what_was_in_use_of_late_stays_unpacked_and_the_rest_comes_back_when_asked_for() -> None:
    shelf, (a, b, c) = shelved(2, *(edition(uri, 0, report(ASTON, killed=3), terms=(uri,)) for uri in "abc"))
    shelf.pack()
    assert [packed(unit) for unit in (a, b, c)] == [True, False, False]
    assert (a.terms, a.edition.uri, a.report.killed) == (frozenset("a"), "a", b.report.killed)
    shelf.pack()
    assert [packed(unit) for unit in (a, b, c)] == [False, True, False]


def test_all_articles_of_the_incident_at_work_stay_unpacked() -> None:
    shelf, made = shelved(1, *(edition(uri, 0, report(BELFORT, killed=3)) for uri in "abc"))
    shelf.use([unit.siblings for unit in made])
    shelf.pack()
    assert not any(map(packed, made))


def test_a_report_without_a_shelf_has_no_other_traits() -> None:
    (unit,) = units(made := edition("a", 0, report(ASTON)), made.time)
    with pytest.raises(AttributeError):
        _ = unit.nonsense  # type: ignore[attr-defined]


def test_rows_come_back_as_they_were_stored() -> None:
    run = Run().take(edition("a", 0, report(ASTON, killed=3)), edition("b", 1, report(BELFORT, killed=3)))
    rows = Rows(Decision, 1)
    for key, row in run.editions.items():
        rows.put(key, row.value)
    held = rows.get("a")
    assert held is not None
    assert (encode(held), rows.row("a"), rows.get("c")) == (run.editions["a"].value, run.editions["a"].value, None)
    assert [one.edition.uri for one in rows.values()] == ["a", "b"]
