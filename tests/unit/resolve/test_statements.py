"""Whose figure it is that an article gives, and who among the injured or missing has died since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pipeline.model import Figure
from pipeline.resolve.beliefs import believe
from pipeline.resolve.settle import Choice
from pipeline.resolve.statements import newsrooms
from pipeline.resolve.units import Unit, units
from tests.unit.resolve.making import ASTON, claim, edition, report

if TYPE_CHECKING:
    from pipeline.model import EditionReports, Kind, Report

Triple = tuple[int, int, int]


def unit(made: EditionReports) -> Unit:
    return units(made, made.time)[0]


def copied(made: EditionReports, original: Unit) -> Unit:
    found = unit(made)
    found.choice = Choice(founder=original, copy_of=original.key)
    return found


def figures(*editions: EditionReports) -> dict[Kind, Triple | None]:
    found = believe([unit(one) for one in editions]).figures
    return {kind: (one.low, one.best, one.high) if one else None for kind, one in found.items()}


def died(people: int, before: str = "injured", **fields: Any) -> Any:
    return claim("killed", Figure.of(people), before=before, **fields)


def test_a_copy_without_a_credit_counts_as_the_newsroom_that_it_copies() -> None:
    first = unit(edition("a", 0, report(killed=5), origin="Herald"))
    later = copied(edition("b", 1, report(killed=5), origin="Post"), first)
    assert newsrooms([first, later]) == {"a": "Herald", "b": "Herald"}


def test_of_copies_the_one_that_names_an_agency_says_whose_they_are() -> None:
    first = unit(edition("a", 0, report(killed=5), origin="Herald", provider="Herald"))
    later = copied(edition("b", 1, report(killed=5), origin="AP", provider="Post"), first)
    assert newsrooms([first, later]) == {"a": "AP", "b": "AP"}


@pytest.mark.parametrize(("fields", "named"), [({"provider": "Post"}, "Post"), ({"source": "wire"}, "wire"), ({}, "")])
def test_without_an_origin_the_provider_then_the_wire(fields: Any, named: str) -> None:
    assert newsrooms([unit(edition("a", 0, report(killed=5), origin="", **fields))]) == {"a": named}


def test_a_copy_of_an_old_edition_does_not_bring_its_toll_back() -> None:
    newest = unit(edition("a", 4, report(killed=8), version=2, origin="AP", provider="AP"))
    late = copied(edition("b", 9, report(killed=5), origin="AP", provider="Post"), newest)
    found = believe([newest, late]).figures["killed"]
    assert found == Figure.of(8)


def test_one_of_the_injured_died_and_is_injured_no_more() -> None:
    later = report(killed=16, claims=(claim("killed", Figure.of(16)), died(1, role="moved")))
    assert figures(edition("a", 0, report(killed=15, injured=28)), edition("b", 50, later)) == {
        "killed": (15, 16, 16), "injured": (27, 27, 27), "missing": None, "perpetrators_killed": None,
    }  # fmt: skip


def test_without_a_toll_one_of_the_injured_who_died_comes_on_top() -> None:
    later = report(killed=1, claims=(died(1, role="moved"),))
    found = figures(edition("a", 0, report(killed=15, injured=28)), edition("b", 50, later))
    assert (found["killed"], found["injured"]) == ((15, 16, 16), (27, 27, 27))


@pytest.mark.parametrize("between", [report(killed=15), report(injured=28), report(killed=15, injured=28)])
def test_as_many_fewer_injured_as_more_dead_died_since(between: Report) -> None:
    """No article says so: "a 16th victim has died. Twenty-seven are injured"."""
    later = report(killed=16, injured=27)
    found = figures(edition("a", 0, report(killed=15, injured=28)), edition("b", 9, between), edition("c", 50, later))
    assert (found["killed"], found["injured"]) == ((15, 16, 16), (27, 27, 27))


def test_fewer_injured_who_are_not_among_the_dead_are_another_newsroom_s_count() -> None:
    later = report(killed=16, injured=24)
    found = figures(
        edition("a", 0, report(killed=15, injured=28), origin="AP"), edition("b", 50, later, origin="Herald")
    )  # fmt: skip
    assert found["injured"] == (24, 28, 28)


def test_the_same_death_told_by_two_newsrooms_is_one() -> None:
    later = report(killed=16, claims=(claim("killed", Figure.of(16)), died(1, role="moved")))
    found = figures(
        edition("a", 0, report(killed=15, injured=28)), edition("b", 50, later), edition("c", 52, later)
    )  # fmt: skip
    assert found["injured"] == (27, 27, 27)


def test_two_who_died_one_after_the_other_are_two() -> None:
    first, second = (
        report(killed=toll, claims=(claim("killed", Figure.of(toll)), died(1, role="moved"))) for toll in (16, 17)
    )
    found = figures(edition("a", 0, report(killed=15, injured=28)), edition("b", 50, first), edition("b2", 90, second))
    assert found["injured"] == (26, 26, 26)


def test_who_is_counted_among_the_dead_already_is_not_taken_out_again() -> None:
    """The second article counts the death: its injured are those who are left."""
    later = report(killed=1, claims=(died(1),))
    found = figures(edition("a", 0, report(killed=1, injured=2)), edition("b", 9, later))
    assert (found["killed"], found["injured"]) == ((1, 1, 1), (2, 2, 2))


def test_a_wounded_man_who_dies_leaves_nobody_injured() -> None:
    later = report(killed=1, claims=(died(1),))
    found = figures(edition("a", 0, report(injured=1)), edition("b", 9, later))
    assert (found["killed"], found["injured"]) == ((1, 1, 1), (0, 0, 0))


def test_the_missing_who_are_found_dead_are_missing_no_more() -> None:
    later = report(killed=31, claims=(claim("killed", Figure.of(31)), died(7, "missing", role="moved")))
    found = figures(edition("a", 0, report(killed=24, missing=7)), edition("b", 50, later))
    assert (found["killed"], found["missing"]) == ((24, 31, 31), (0, 0, 0))


def test_a_toll_that_grows_leaves_fewer_missing_at_best() -> None:
    lost = report(missing=62)
    found = figures(edition("a", 0, lost), edition("b", 20, report(killed=54)))
    assert (found["killed"], found["missing"]) == ((54, 54, 54), (8, 8, 62))
    found = figures(edition("a", 0, lost), edition("b", 20, report(killed=54)), edition("c", 30, report(killed=62)))
    assert found["missing"] == (0, 0, 62)


def test_who_counts_the_missing_anew_is_believed() -> None:
    later = report(killed=31, missing=20)
    found = figures(edition("a", 0, report(killed=24, missing=7)), edition("b", 20, later, source="a"))
    assert found["missing"] == (7, 20, 20)


def test_a_toll_that_was_known_before_takes_nobody_from_the_missing() -> None:
    known, lost, again = report(killed=24), report(missing=7), report(killed=24)
    found = figures(edition("a", 0, known), edition("b", 20, lost), edition("c", 30, again))
    assert found["missing"] == (7, 7, 7)


def test_attackers_counted_in_are_taken_out_where_another_tells_them_apart() -> None:
    found = figures(edition("a", 0, report(killed=4, perpetrators_killed=1)), edition("b", 9, report(killed=5)))
    assert (found["killed"], found["perpetrators_killed"]) == ((4, 4, 4), (1, 1, 1))


def test_an_attacker_who_is_the_only_one_dead_is_not_counted_as_a_victim_too() -> None:
    apart, named = report(injured=1, perpetrators_killed=1), report(killed=1)
    found = figures(edition("a", 0, apart), edition("b", 20, named), edition("c", 30, apart))
    assert (found["killed"], found["injured"], found["perpetrators_killed"]) == (None, (1, 1, 1), (1, 1, 1))


def test_a_victim_beside_an_attacker_stays_one() -> None:
    found = figures(edition("a", 0, report(killed=1, perpetrators_killed=1)), edition("b", 20, report(killed=1)))
    assert (found["killed"], found["perpetrators_killed"]) == ((1, 1, 1), (1, 1, 1))


def test_a_toll_that_was_told_of_victims_alone_before_is_theirs() -> None:
    found = figures(
        edition("a", 0, report(killed=4, perpetrators_killed=1)),
        edition("b", 9, report(killed=5, perpetrators_killed=1)),
        edition("c", 12, report(killed=5)),
    )  # fmt: skip
    assert found["killed"] == (5, 5, 5)


def test_a_toll_that_rises_by_one_of_the_injured_does_not_count_the_attacker_in() -> None:
    later = report(killed=10, claims=(claim("killed", Figure.of(10)), died(1, role="moved")))
    found = figures(edition("a", 0, report(killed=9, injured=26, perpetrators_killed=1)), edition("b", 50, later))
    assert (found["killed"], found["injured"]) == ((9, 10, 10), (25, 25, 25))


def test_a_late_copy_does_not_bring_back_one_who_died_since() -> None:
    first = unit(edition("a", 0, report(killed=1, injured=4), origin="AP", provider="AP"))
    death = unit(edition("b", 30, report(killed=2, claims=(claim("killed", Figure.of(2)), died(1, role="moved")))))
    late = copied(edition("c", 70, report(killed=1, injured=4), origin="AP", provider="Post"), first)
    assert believe([first, death, late]).figures["injured"] == Figure.of(3)


def test_background_reports_give_no_figure_beside_news() -> None:
    old = report(ASTON, killed=40, background=True)
    assert figures(edition("a", 0, report(killed=4)), edition("b", 9, old))["killed"] == (4, 4, 4)


def test_a_part_that_may_lie_outside_the_total_widens_high() -> None:
    parts = (claim("killed", Figure.of(9)), claim("killed", Figure.of(3), role="part", inside=False))
    assert figures(edition("a", 0, report(killed=9, claims=parts)))["killed"] == (9, 9, 12)


@pytest.mark.parametrize(("fields", "best"), [
    ({}, 8),
    ({"attribution": "the mayor", "authority": True}, 8),
    ({"attribution": "residents"}, 7),
    ({"stance": "claimed"}, 7),
])  # fmt: skip
def test_what_is_only_claimed_gives_way_to_another_figure_of_the_same_hours(fields: Any, best: int) -> None:
    later = report(killed=8, claims=(claim("killed", Figure.of(8), **fields),))
    assert figures(edition("a", 0, report(killed=7)), edition("b", 1, later))["killed"] == (7, best, 8)
