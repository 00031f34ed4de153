"""Whatever comes in whatever order: events sum to the totals, and the same reports end in the same incidents."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import EditionReports, Figure, Ruling, Toll
from pipeline.resolve.ledger import COUNTRY, counts
from tests.unit.resolve.histories import Run, essence, summed
from tests.unit.resolve.making import ABROAD, ASTON, BELFORT, LANDS, NOON, PLACES, REGION, claim, edition, on, report
from tests.unit.resolve.making import COUNTRY as NATION

if TYPE_CHECKING:
    from random import Random

    from pipeline.model import Bound, Place, Report, Role

FEW, MANY = 2000, 10_000
"""Histories in `make test`, and in `make soak`."""
NAMES = ("ada", "bert", "cleo", "dora", "emil", "storm ada", "storm finn", "34", "61")
TEXTS = (tuple(range(0, 400, 10)), tuple(range(0, 300, 10)), tuple(range(1000, 1500, 10)))
NEWSROOMS = ("AP", "AFP", "Herald", "")
TOWNS = (ASTON, BELFORT, ABROAD)

Input = EditionReports | Ruling


def some_figure(chance: Random) -> Figure | None:
    bound: Bound = chance.choice(("exact", "exact", "exact", "min", "max", "approx", "range", "vague"))
    value = chance.choice((None, 0, 1, 2, 7, 9, 30))
    return None if value is None else Figure.of(value, bound, value + 3 if bound == "range" else None)


def some_report(chance: Random, place: Place, **fields: Any) -> Report:
    killed, injured = some_figure(chance), some_figure(chance)
    role: Role = chance.choice(("total", "total", "total", "increment", "moved", "part"))
    claims = [claim("killed", killed, role=role, corrects=chance.random() < 0.1)] if killed else []
    claims += [claim("injured", injured)] if injured else []
    vague = chance.random() < 0.2
    return report(
        place,
        when=on(chance.randrange(3), 7 if vague else 1),
        type=chance.choice(("shooting", "massacre", "earthquake", "storm", "other")),
        killed=killed, injured=injured, claims=tuple(claims), background=chance.random() < 0.1, **fields,
    )  # fmt: skip


def some_reports(chance: Random) -> list[Report]:
    """Make one incident in one place, or one in a nation with some of its towns, or two incidents."""
    kind = chance.randrange(5)
    if kind == 0:
        towns = chance.sample(TOWNS, chance.randrange(1, 3))
        wide = some_report(chance, chance.choice((NATION, REGION, LANDS, PLACES[-1])), wider=True)
        return [wide, *(some_report(chance, town) for town in towns)]
    if kind == 1:
        return [some_report(chance, chance.choice(PLACES)), some_report(chance, chance.choice(PLACES), incident="a")]
    if kind == 2:
        return [some_report(chance, LANDS, wider=True)]
    return [some_report(chance, chance.choice(PLACES))]


def some_edition(chance: Random, number: int, version: int = 1) -> EditionReports:
    withdrawn = chance.random() < 0.1
    return edition(
        f"urn:{number}",
        chance.choice((0, 1, 5, 24, 30, 100)) + version,
        *([] if withdrawn else some_reports(chance)),
        version=version,
        status="canceled" if withdrawn else "usable",
        headline=chance.choice(("Gunmen attack market", "Market attack kills many", "Quake hits north", "")),
        terms=tuple(chance.sample(NAMES, chance.randrange(4))),
        sketch=chance.choice(((), *TEXTS)),
        origin=chance.choice(NEWSROOMS),
        provider=chance.choice(NEWSROOMS),
    )


def some_editions(chance: Random) -> list[EditionReports]:
    """Make some articles, some in several editions."""
    found = []
    for number in range(chance.randrange(2, 7)):
        found += [some_edition(chance, number, version) for version in range(1, chance.choice((2, 2, 2, 3, 4)))]
    return found


def some_ruling(chance: Random, run: Run, number: int) -> Ruling | None:
    known = [one for one in run.resolver.incidents() if one.status != "merged"]
    if not known:
        return None
    one, other = chance.choice(known), chance.choice(known)
    action: Any = chance.choice(("join", "split", "retract", "set", "undo"))
    return Ruling(
        id=f"r{number}", action=action, who="Ada", why="", time=NOON + timedelta(hours=200 + number), incident=one.id,
        other=other.id, articles=one.articles[:1] if action == "split" else (), killed=some_figure(chance),
        undoes=f"r{chance.randrange(number + 1)}",
    )  # fmt: skip


def consistent(run: Run) -> None:
    """Hold the log, the published totals, and the incidents against each other."""
    last: Counter[str] = Counter()
    for event in run.events:
        last[event.incident.id] += 1
        assert event.incident.revision == last[event.incident.id], "a gap in revisions"
    totals = {one.key: one for one in run.resolver.totals() if one.total.incidents}
    published = {key: one for key, one in run.published.items() if one.total.incidents}
    assert published == totals
    assert summed(run.events) == {key: one.total for key, one in totals.items() if one.total != Toll()}
    for one in totals.values():
        assert sum((toll for _, toll in one.days), undated(run, one.key)) == one.total
    for incident in run.resolver.incidents():
        figures = [figure for figure in (incident.killed, incident.injured) if figure]
        assert all(0 <= figure.low <= figure.best <= figure.high for figure in figures)
    cities = Counter[str]()
    for incident in run.active():
        if incident.place.precision == "city" and counts(incident):
            cities[str(incident.place.geonameid)] += 1
    assert cities == {key: one.total.incidents for key, one in totals.items() if not key.startswith(COUNTRY)}


def undated(run: Run, key: str) -> Toll:
    """Sum what was of no certain day."""
    changes = [change for event in run.events for change in event.changes if change.place == key and change.day is None]
    tolls = (Toll(killed=one.killed, injured=one.injured, incidents=one.incidents) for one in changes)
    return sum(tolls, Toll())


def parts(run: Run) -> dict[str, str]:
    """Say of each incident that is a part which one it is a part of, both as `essence` knows them."""
    known = {one.id: essence(one) for one in run.active()}
    found = {essence(one): known[one.part_of] for one in run.active() if one.part_of}
    assert not found.keys() & {name for name, over in found.items() if found.get(over) == name}
    return found


def live(chance: Random, editions: list[EditionReports]) -> Run:
    """Take everything in some order, some twice, with restarts, and with crashes in the middle of a change."""
    order = chance.sample(editions, len(editions))
    order += chance.sample(editions, chance.randrange(len(editions)))
    run = Run()
    for one in order:
        fate = chance.random()
        if fate < 0.1:
            row = run.resolver.decide(one)
            if row is not None:
                run.editions[row.key] = row
                for step in run.resolver.derive(row.key):
                    run.events.append(step.event)
                    run.published |= {totals.key: totals for totals in step.totals}
                    if chance.random() < 0.5:
                        run.events.pop()  # sent, but the crash comes before it is in the log
                        break
                    run.incidents[step.row.key] = step.row
            run = run.restarted()
        run.take(one)
        if fate > 0.9:
            run = run.restarted()
    return run


def check_arrival(chance: Random) -> None:
    editions = some_editions(chance)
    run, other = live(chance, editions), live(chance, editions)
    consistent(run)
    assert list(map(essence, run.active())) == list(map(essence, other.active()))
    assert parts(run) == parts(other)
    assert run.totals() == other.totals()


def check_rulings(chance: Random) -> None:
    run = Run()
    for number, one in enumerate(some_editions(chance)):
        ruling = some_ruling(chance, run, number) if chance.random() < 0.4 else None
        run.take(*([one] if ruling is None else [one, ruling]))
        if chance.random() < 0.2:
            run = run.restarted()
    consistent(run)


def test_a_restart_knows_a_report_that_stands_at_another_place_in_its_article_now() -> None:
    first, other = report(ASTON, killed=3), report(ABROAD, day=2, killed=9, type="earthquake", incident="a")
    run = Run().take(edition("x", 0, first, version=1), edition("x", 1, other, first, version=2))
    again = run.restarted()
    again.take(edition("x", 2, other, version=3))
    assert [one.articles for one in again.active()] == [("x",)]
    assert again.only().place == ABROAD


@pytest.mark.parametrize("stored", [True, False], ids=["its row is stored", "its row is not"])
@pytest.mark.parametrize("done", range(1, 5))
def test_after_a_crash_between_two_events_all_that_a_decision_touches_is_worked_out(done: int, *, stored: bool) -> None:
    """A nation's toll and its towns': what the towns count depends on the nation's row, which may be there already."""
    wide, week = report(NATION, wider=True, injured=1, when=on(0, 7)), on(0, 7)
    first = edition("urn:0", 2, wide, report(ASTON, type="earthquake", injured=1, when=week))
    second = edition("urn:2", 1, report(NATION, when=week, background=True))
    third = edition(
        "urn:1", 1, report(NATION, wider=True, background=True, when=week),
        report(ASTON, type="earthquake", when=week), report(BELFORT, background=True, when=week),
    )  # fmt: skip
    whole, broken = Run().take(first, second, third), Run().take(first, second)
    row = broken.resolver.decide(third)
    assert row is not None
    broken.editions[row.key] = row
    steps = list(broken.resolver.derive(row.key))
    for number, step in enumerate(steps[:done], 1):
        broken.published |= {totals.key: totals for totals in step.totals}
        if number < min(done, len(steps)) or stored:
            broken.events.append(step.event)
            broken.incidents[step.row.key] = step.row
    again = broken.restarted()
    consistent(again)
    assert again.totals() == whole.totals()


histories = given(chance=st.randoms(use_true_random=False))
quick = settings(max_examples=FEW // 2, deadline=None, suppress_health_check=list(HealthCheck))
long = settings(max_examples=MANY // 2, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@histories
def test_the_order_of_arrival_does_not_matter_and_events_sum_to_totals(chance: Random) -> None:
    check_arrival(chance)


@quick
@histories
def test_events_sum_to_totals_with_rulings(chance: Random) -> None:
    check_rulings(chance)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@long
@histories
def test_many_histories_in_any_order(chance: Random) -> None:
    check_arrival(chance)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@long
@histories
def test_many_histories_with_rulings(chance: Random) -> None:
    check_rulings(chance)
