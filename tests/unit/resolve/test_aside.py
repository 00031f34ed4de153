"""What is put aside changes nothing but the memory that it takes, however late something reaches back to it."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.adapters.scratch import Scratch
from pipeline.errors import UnavailableError
from pipeline.model import EditionReports, Ruling
from pipeline.resolve.units import Unit
from tests.unit.resolve.histories import Run
from tests.unit.resolve.making import ASTON, BELFORT, NOON, edition, report
from tests.unit.resolve.test_histories import some_edition, some_ruling

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

HISTORIES = 250
YEARS = (0, 0, 0, 350, 380, 400, 410, 800, 820, 1300)
"""Days by which articles are later than the first ones."""
LONG, AFTER = 500, 600
"""Days after which the first incident is closed, and after which that is noticed."""
HOURS = 24


def later(one: EditionReports, days: int) -> EditionReports:
    """Give an edition that came so many days later, and tells of what happened so much later."""
    span = timedelta(days=days)
    whens = [replace(told.when, start=told.when.start + span, end=told.when.end + span) for told in one.reports]
    reports = [replace(told, when=when) for told, when in zip(one.reports, whens, strict=True)]
    assert one.stated is not None
    return replace(one, stated=one.stated + span, received=one.received + span, reports=tuple(reports))


def some_years(chance: Random) -> list[EditionReports]:
    """Make articles of several years, some in several editions, which may be years apart."""
    found = []
    for number in range(chance.randrange(2, 9)):
        days = chance.choice(YEARS)
        for version in range(1, chance.choice((2, 2, 2, 3))):
            found.append(later(some_edition(chance, number, version), days))
            days += chance.choice((0, 0, 420))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_a_resolver_that_puts_aside_at_once_writes_the_same(folder: Path, chance: Random) -> None:
    run, aside = Run(), Run.forgetful(chance.choice((0, 2, 100)), folder)
    editions = some_years(chance)
    if chance.random() < 0.5:
        editions.sort(key=lambda one: one.time)
        editions = [*editions[1:], editions[0]]
    else:
        chance.shuffle(editions)
    editions += chance.sample(editions, chance.randrange(len(editions)))  # delivered again
    for number, one in enumerate(editions):
        inputs: list[EditionReports | Ruling] = [one]
        if chance.random() < 0.15 and (ruling := some_ruling(chance, run, number)) is not None:
            inputs.append(replace(ruling, time=one.time + timedelta(hours=1)))
        run.take(*inputs)
        if chance.random() < 0.1 and (row := aside.resolver.decide(one)) is not None:
            aside.editions[row.key] = row
            aside = aside.restarted()  # the crash comes before any event
        aside.take(*inputs)
        if chance.random() < 0.2:
            aside = aside.restarted()
    assert aside.editions == run.editions
    assert aside.incidents == run.incidents
    assert aside.events == run.events
    assert aside.totals() == run.totals()


def of_days(*days: int, name: str = "urn") -> list[EditionReports]:
    """Make one article a day, each on an incident of its own."""
    return [edition(f"{name}:{day}", day * HOURS, report(ASTON, day=day, killed=3)) for day in days]


def held(run: Run) -> set[str]:
    """Name the articles whose reports are in memory."""
    return set(run.resolver._units)


def test_an_incident_leaves_memory_when_it_is_closed_for_long_and_stays_in_the_totals(tmp_path: Path) -> None:
    run = Run.forgetful(0, tmp_path).take(*of_days(0, 300, LONG, AFTER))
    assert held(run) == {"urn:300", f"urn:{LONG}", f"urn:{AFTER}"}
    assert len(run.active()) == 4
    assert run.totals()["1"][0].killed.best == 12


def test_nothing_of_it_is_left_for_the_collector_of_garbage(tmp_path: Path) -> None:
    """A worker has it never look at what was read back."""
    run = Run.forgetful(0, tmp_path).take(*of_days(0, 1, LONG, name="circle"))
    gc.disable()
    try:
        run.take(*of_days(AFTER, name="circle"))
        found = {one.uri for one in gc.get_objects() if isinstance(one, Unit) and one.uri.startswith("circle:")}
    finally:
        gc.enable()
    assert found == {f"circle:{LONG}", f"circle:{AFTER}"}


@pytest.mark.parametrize("restarted", [False, True])
def test_a_late_article_finds_its_old_incident(tmp_path: Path, restarted: bool) -> None:  # noqa: FBT001
    run = Run.forgetful(0, tmp_path).take(*of_days(0, LONG, AFTER))
    run = run.restarted() if restarted else run
    assert "urn:0" not in held(run)
    run.take(edition("urn:late", HOURS, report(ASTON, day=0, killed=4)))
    assert ("urn:0", "urn:late") in [one.articles for one in run.active()]
    assert run.totals()["1"][0].killed.best == 10
    run.take(edition("urn:new", (AFTER + 2) * HOURS, report(BELFORT, day=AFTER + 2, killed=1)))
    assert not held(run) & {"urn:0", "urn:late"}


def test_a_new_edition_of_an_article_that_is_aside_replaces_it(tmp_path: Path) -> None:
    first, *others = of_days(0, LONG, AFTER)
    run = Run.forgetful(0, tmp_path).take(replace(first, version=1), *others)
    run.take(edition("urn:0", (AFTER + 2) * HOURS, report(ASTON, day=0, killed=5), version=2))
    assert [one.killed and one.killed.best for one in run.active()] == [5, 3, 3]
    run.take(edition("urn:0", (AFTER + 3) * HOURS, version=3, status="canceled"))
    assert len(run.active()) == 2


def test_a_ruling_reaches_an_incident_that_is_aside(tmp_path: Path) -> None:
    run = Run.forgetful(0, tmp_path).take(*of_days(0, LONG, AFTER))
    (old,) = (one for one in run.active() if one.articles == ("urn:0",))
    run.take(Ruling(id="r", action="retract", who="Ada", why="", time=NOON + timedelta(days=AFTER + 2), incident=old.id))
    assert run.totals()["1"][0].killed.best == 6
    run.take(edition("urn:new", (AFTER + 2) * HOURS, report(BELFORT, day=AFTER + 2, killed=1)))
    assert "urn:0" in held(run), "what a ruling binds stays in hand"


def test_a_disk_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableError, match="no scratch file"):
        Scratch(tmp_path / "file")
    scratch = Scratch(tmp_path)
    assert list(tmp_path.glob("scratch-*")) == []
    table = scratch.table("some")
    scratch.close()
    with pytest.raises(UnavailableError, match="scratch file"):
        table["a"] = b""
