"""People overrule: joined, split, retracted, set; new reports don't undo it, a restart keeps it, --undo takes it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pipeline.model import Figure, Ruling
from pipeline.resolve import Ruled
from pipeline.resolve.rows import RULING_KEY, decode
from pipeline.stream.replay import replay_reports
from tests.unit.resolve.histories import Run, essence, summed
from tests.unit.resolve.making import ASTON, CORTEZ, NOON, edition, report


def ruling(action: Any, *, hour: float = 10, **fields: Any) -> Ruling:
    fields.setdefault("id", f"{action}-{hour}")
    fields.setdefault("time", NOON + timedelta(hours=hour))
    return Ruling(action=action, who="Ada", why="I was there.", **fields)


def undo(one: Ruling, hour: float = 20) -> Ruling:
    return ruling("undo", hour=hour, undoes=one.id)


HERE = (
    edition("a1", 0, report(ASTON, killed=3), terms=("moreau", "petrov")),
    edition("a2", 1, report(ASTON, killed=4), terms=("moreau", "petrov")),
)
ELSEWHERE = (edition("c1", 0, report(CORTEZ, killed=7)), edition("c2", 1, report(CORTEZ, killed=7)))


def ids(run: Run) -> dict[str, str]:
    return {uri: one.id for one in run.resolver.incidents() if one.status != "merged" for uri in one.articles}


def two() -> Run:
    run = Run().take(*HERE, *ELSEWHERE)
    assert [one.articles for one in run.active()] == [("a1", "a2"), ("c1", "c2")]
    return run


def joined(run: Run) -> Ruling:
    return ruling("join", incident=ids(run)["a1"], other=ids(run)["c1"])


def of_articles(run: Run) -> list[tuple[str, ...]]:
    return [one.articles for one in run.active()]


def test_two_incidents_that_a_person_joins_are_one_and_count_once() -> None:
    run = two()
    run.take(joined(run))
    only = run.only()
    assert only.articles == ("a1", "a2", "c1", "c2")
    assert only.rulings == (f"2024-07-08 22:00, Ada: joined with {joined(two()).other}. I was there. (join-10)",)
    assert {event.type for event in run.events[-2:]} == {"merged", "revised"}
    assert all(event.ruling == only.rulings[0] for event in run.events[-2:])
    assert run.totals()["country:XX"][0].incidents == 1
    assert summed(run.events) == {key: toll for key, (toll, _, _) in run.totals().items()}


def test_later_reports_of_either_join_the_joined_one() -> None:
    run = two()
    run.take(joined(run), edition("a3", 30, report(ASTON, killed=4), terms=("moreau", "petrov")))
    assert run.only().articles == ("a1", "a2", "a3", "c1", "c2")
    run.take(edition("c1", 31, report(CORTEZ, killed=8), version=2))
    assert run.only().articles == ("a1", "a2", "a3", "c1", "c2")


def test_articles_that_a_person_splits_off_are_an_incident_of_their_own() -> None:
    run = Run().take(*HERE)
    run.take(ruling("split", incident=run.only().id, articles=("a2",)))
    assert of_articles(run) == [("a1",), ("a2",)]
    assert run.events[-1].type in {"split", "revised"}
    run.take(edition("a3", 30, report(ASTON, killed=4), terms=("moreau", "petrov")))
    assert len(run.active()) == 2
    run.take(edition("a2", 31, report(ASTON, killed=3), version=2, terms=("moreau", "petrov")))
    assert ids(run)["a1"] != ids(run)["a2"]


def test_a_retracted_incident_counts_nothing_whatever_comes() -> None:
    run = Run().take(*HERE)
    run.take(ruling("retract", incident=run.only().id))
    assert run.active() == []
    assert run.events[-1].type == "retracted"
    assert summed(run.events) == {}
    run.take(edition("a3", 30, report(ASTON, killed=9), terms=("moreau", "petrov")))
    assert run.active() == []
    assert summed(run.events) == {}
    assert [one.articles for one in run.resolver.incidents()] == [("a1", "a2", "a3")]


def test_a_figure_that_is_set_stands_against_new_reports() -> None:
    run = Run().take(*HERE)
    run.take(ruling("set", incident=run.only().id, killed=Figure.of(5)))
    run.take(edition("a3", 30, report(ASTON, killed=9, injured=2), terms=("moreau", "petrov")))
    assert (run.only().killed, run.only().injured) == (Figure.of(5), Figure.of(2))
    assert run.totals()["1"][0].killed.best == 5


def test_a_ruling_on_a_small_story_does_not_spread_to_a_large_one_that_it_turns_out_to_be_part_of() -> None:
    run = Run().take(*HERE, edition("x", 2, report(CORTEZ, killed=1)))
    small = ids(run)["x"]
    run.take(ruling("retract", incident=small), ruling("join", hour=11, incident=ids(run)["a1"], other=small))
    assert run.only().articles == ("a1", "a2", "x")


def split(run: Run) -> Ruling:
    return ruling("split", incident=ids(run)["a1"], articles=("a2",))


def retracted(run: Run) -> Ruling:
    return ruling("retract", incident=ids(run)["a1"])


def figure_set(run: Run) -> Ruling:
    return ruling("set", incident=ids(run)["c1"], killed=Figure.of(1))


CHANGES = {"join": joined, "split": split, "retract": retracted, "set": figure_set}
NAMED: dict[str, Any] = {
    "join": {"articles": ("a1", "a2"), "others": ("c1", "c2")},
    "split": {"articles": ("a2",), "others": ("a1",)},
    "retract": {"articles": ("a1", "a2")},
    "set": {"articles": ("c1", "c2")},
}


@pytest.mark.parametrize("action", CHANGES)
def test_a_ruling_that_is_taken_back_leaves_things_as_they_were(action: str) -> None:
    run = two()
    before, totals = list(map(essence, run.active())), run.totals()
    made = CHANGES[action](run)
    run.take(made)
    assert list(map(essence, run.active())) != before
    run.take(undo(made))
    assert list(map(essence, run.active())) == before
    assert run.totals() == totals
    assert all(one.rulings == () for one in run.active())
    assert run.events[-1].ruling.endswith("(undo-20)")


@pytest.mark.parametrize("action", CHANGES)
def test_a_restart_keeps_a_ruling_and_a_repeat_of_it_changes_nothing(action: str) -> None:
    run = two()
    made = CHANGES[action](run)
    run.take(made)
    again = run.restarted()
    assert len(again.events) == len(run.events)
    assert again.resolver.incidents() == run.resolver.incidents()
    again.take(made)
    assert len(again.events) == len(run.events)
    later = edition("a9", 40, report(ASTON, killed=6), terms=("moreau", "petrov"))
    assert list(map(essence, run.take(later).resolver.incidents())) == list(
        map(essence, again.take(later).resolver.incidents())
    )  # fmt: skip


@pytest.mark.parametrize("action", CHANGES)
def test_a_ruling_interrupted_before_its_events_is_finished_after_a_restart(action: str) -> None:
    run, whole = two(), two()
    made = CHANGES[action](run)
    row = run.resolver.rule(made)
    run.editions[row.key] = row
    assert run.restarted().events == whole.take(made).events


@pytest.mark.parametrize("action", CHANGES)
def test_a_ruling_means_the_same_incidents_where_ids_are_others(action: str) -> None:
    run = two()
    made = CHANGES[action](run)
    named = ruling(action, incident="of another run", other="as well", killed=made.killed, **NAMED[action])
    assert list(map(essence, two().take(named).active())) == list(map(essence, run.take(made).active()))


def test_of_a_split_and_a_join_of_the_same_articles_the_later_one_stands() -> None:
    run = Run().take(*HERE)
    run.take(ruling("split", incident=run.only().id, articles=("a2",)))
    run.take(ruling("join", hour=11, incident=ids(run)["a1"], other=ids(run)["a2"]))
    assert of_articles(run) == [("a1", "a2")]
    run.take(ruling("split", hour=12, incident=run.only().id, articles=("a2",)))
    assert of_articles(run) == [("a1",), ("a2",)]


def test_a_ruling_on_what_nobody_knows_changes_nothing() -> None:
    run = two()
    events = len(run.events)
    run.take(ruling("retract", incident="nothing"), undo(ruling("set", id="never")))
    assert len(run.events) == events


@pytest.mark.parametrize("action", CHANGES)
def test_a_replay_takes_rulings_in_where_they_were(action: str) -> None:
    run = two()
    made = CHANGES[action](run)
    later = edition("a9", 40, report(ASTON, killed=6), terms=("moreau", "petrov"))
    run.take(made, later, edition("a9", 40, report(ASTON, killed=6), terms=("moreau", "petrov")), undo(made, 50))
    ruled = [decode(row.value, Ruled) for key, row in run.editions.items() if key.startswith(RULING_KEY)]
    given = [*HERE, *HERE[:1], *ELSEWHERE, later]
    assert list(replay_reports(given, ruled).events) == run.events


def test_rulings_may_stand_among_the_editions() -> None:
    run = two()
    result = replay_reports([*HERE, *ELSEWHERE, joined(run)])
    assert [one.articles for one in result.incidents if one.status == "active"] == [("a1", "a2", "c1", "c2")]
