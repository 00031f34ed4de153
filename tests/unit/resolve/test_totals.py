"""Totals of cities and countries: umbrellas, parts, what is not placed in a city, places that sharpen."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Change, Figure, Incident, Place
from pipeline.resolve.ledger import Part, contributions, part
from tests.unit.resolve.histories import Run, summed
from tests.unit.resolve.making import ABROAD, ASTON, BELFORT, COUNTRY, NOON, REGION, edition, on, report

SEVERAL = Place(name="Fargo Land and the Coast", countries=("XX", "YY"))


def killed(run: Run, key: str) -> int:
    toll: int = run.totals()[key][0].killed.best
    return toll


def unplaced(run: Run, key: str) -> tuple[int, int, int]:
    toll = run.totals()[key][2].killed
    return toll.low, toll.best, toll.high


def told(*rows: tuple[Place, int | Figure], wider: int | None = 0) -> Run:
    """Take in one article with one incident at several places; row `wider` speaks for all."""
    reports = [report(place, killed=toll, wider=number == wider) for number, (place, toll) in enumerate(rows)]
    return Run().take(edition("a", 0, *reports))


def test_a_country_takes_the_larger_of_the_umbrella_and_its_parts_and_cities_only_their_own() -> None:
    run = told((COUNTRY, 28), (ASTON, 10), (BELFORT, 7))
    assert (killed(run, "country:XX"), killed(run, "1"), killed(run, "2")) == (28, 10, 7)
    assert unplaced(run, "country:XX") == (11, 11, 11)
    umbrella = next(one for one in run.active() if one.place == COUNTRY)
    assert [one.part_of for one in run.active() if one is not umbrella] == [umbrella.id] * 2


def test_parts_that_come_to_more_than_the_umbrella_are_all_counted() -> None:
    run = told((COUNTRY, 28), (ASTON, 20), (BELFORT, 15))
    assert killed(run, "country:XX") == 35
    assert unplaced(run, "country:XX") == (0, 0, 0)


def test_what_is_not_placed_sets_the_low_of_one_against_the_high_of_the_other() -> None:
    """28 at least, and about 10 (9 to 11) of them in Aston: 17 to 19 are elsewhere."""
    run = told((COUNTRY, Figure.of(28, "min")), (ASTON, Figure.of(10, "approx")))
    assert unplaced(run, "country:XX") == (17, 18, 19)


def test_a_toll_of_several_countries_together_enters_none() -> None:
    run = told((SEVERAL, 50), (ASTON, 10), (ABROAD, 7))
    assert (killed(run, "country:XX"), killed(run, "country:YY")) == (10, 7)
    assert {one.part_of is None for one in run.active() if one.place.precision == "city"} == {False}


def test_under_it_a_country_s_own_row_speaks_for_its_cities() -> None:
    run = told((SEVERAL, 50), (COUNTRY, 30), (ASTON, 10), (ABROAD, 7))
    assert (killed(run, "country:XX"), killed(run, "country:YY"), killed(run, "1")) == (30, 7, 10)
    assert unplaced(run, "country:XX") == (20, 20, 20)


def incident(name: str, place: Place, toll: int, part_of: str | None = None) -> Incident:
    return Incident(
        id=name, revision=1, when=on(), place=place, killed=Figure.of(toll), last_report=NOON, part_of=part_of
    )


def test_an_umbrella_under_an_umbrella_is_counted_once() -> None:
    """28 in the land, 12 of them in the region; of these 7 in Aston and 4 in Belfort: 28 in all, 17 in no city."""
    towns = [part(incident("aston", ASTON, 7), ()), part(incident("belfort", BELFORT, 4), ())]
    below = [one for one in towns if one is not None]
    region = incident("region", REGION, 12, "land")
    middle = part(region, below)
    assert isinstance(middle, Part)
    assert (middle.killed.best, middle.placed_killed.best) == (12, 11)
    whole = contributions(incident("land", COUNTRY, 28), [middle])
    inside = contributions(region, below, "XX")
    sums = [
        sum(change.killed.best for change in (*whole, *inside) if change.place == key)
        for key in ("country:XX", "unplaced:XX")
    ]
    assert sums == [28 - 11, 17]  # the towns add their 11 themselves


def test_a_region_that_becomes_a_town_moves_its_toll_there_once() -> None:
    first = edition("a", 0, report(REGION, killed=5), version=1)
    run = Run().take(first)
    assert unplaced(run, "country:XX") == (5, 5, 5)
    run.take(edition("a", 1, report(ASTON, killed=5), version=2))
    (moved,) = run.events[1:]
    assert moved.incident.place == ASTON
    amount = moved.changes[0].killed
    assert moved.changes == (Change(place="1", day=on().start, killed=amount, incidents=1),)
    assert amount.best == 5
    assert unplaced(run, "country:XX") == (0, 0, 0)
    run.take(edition("a", 1, report(ASTON, killed=5), version=2))
    assert summed(run.events)["1"].killed.best == 5


def test_a_background_story_counts_nothing() -> None:
    run = Run().take(edition("a", 0, report(ASTON, killed=5, background=True)))
    assert run.totals() == {}
    assert run.only().background


def test_a_retracted_part_is_no_part() -> None:
    town = replace(incident("aston", ASTON, 7, "land"), status="retracted")
    assert part(town, ()) is None
    assert contributions(town) == ()
