"""Groups of reports are a function of the set of reports, not of the order in which they came."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.evidence import NEVER, score
from pipeline.resolve.profiles import Profile
from pipeline.resolve.settle import Settler
from pipeline.resolve.units import units
from tests.unit.resolve.making import LANDS, PLACES, edition, on, report

if TYPE_CHECKING:
    from pipeline.model import EditionReports, Report
    from pipeline.resolve.units import Unit

NAMES = ("ada", "bert", "cleo", "dora", "emil", "storm ada", "34", "61")
TEXTS = (tuple(range(0, 400, 10)), tuple(range(0, 300, 10)), tuple(range(1000, 1500, 10)))


def some_report(chance: random.Random) -> Report:
    vague = chance.random() < 0.3
    return report(
        place := chance.choice((*PLACES, LANDS)),
        when=on(chance.randrange(4), chance.choice((7, 14)) if vague else 1),
        type=chance.choice(("shooting", "shooting", "massacre", "earthquake", "storm", "missile_strike", "other")),
        killed=chance.choice((None, 1, 2, 7, 9, 30)),
        injured=chance.choice((None, 0, 3, 40)),
        background=chance.random() < 0.1,
        wider=place is LANDS or chance.random() < 0.1,
        incident=chance.choice(("main", "a")),
    )


def some_edition(chance: random.Random, number: int) -> EditionReports:
    reports = [some_report(chance) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    return edition(
        f"urn:{number}",
        chance.choice((0, 1, 5, 24, 30, 100, 3000)),
        *reports,
        headline=chance.choice(("Gunmen attack market", "Market attack kills many", "Quake hits north", "")),
        terms=tuple(chance.sample(NAMES, chance.randrange(5))),
        sketch=chance.choice(((), (), *TEXTS)),
    )


def partition(settler: Settler, present: list[Unit]) -> set[frozenset[tuple[str, int]]]:
    groups: dict[Unit, set[tuple[str, int]]] = {}
    for unit in present:
        groups.setdefault(settler.group(unit), set()).add(unit.key)
    for founder, keys in groups.items():
        assert {unit.key for unit in settler.members(founder)} == keys
    return {frozenset(keys) for keys in groups.values()}


def choices(present: list[Unit]) -> dict[tuple[str, int], object]:
    found: dict[tuple[str, int], object] = {}
    for unit in present:
        choice = unit.choice
        assert choice is not None
        found[unit.key] = (
            choice.founder.key, [u.key for u in choice.absorbs], choice.near, choice.copy_of, choice.across,
        )  # fmt: skip
    return found


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), n=st.integers(2, 14), few=st.booleans())
def test_groups_and_choices_depend_on_the_set_alone(seed: int, n: int, few: bool) -> None:  # noqa: FBT001 - drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.resolve.settle.FEW", 64 if few else 0)
        chance = random.Random(seed)  # noqa: S311 - a history, no secret
        editions = [some_edition(chance, number) for number in range(n)]
        settler = Settler()
        present: dict[str, list[Unit]] = {}
        newest: dict[str, EditionReports] = {}
        for step in range(2 * n):
            one = editions[step] if step < n else some_edition(chance, chance.randrange(n))
            after = units(one, one.time) if step < n or chance.random() < 0.7 else []
            settler.change(present.get(one.uri, []), after)
            present[one.uri], newest[one.uri] = after, one
        everyone = [unit for made in present.values() for unit in made]
        seen = partition(settler, everyone), choices(everyone)
        again = [
            unit for uri, made in present.items() if made
            for unit in units(newest[uri], newest[uri].time)
        ]  # fmt: skip
        other = Settler()
        other.change([], again)
        assert (partition(other, again), choices(again)) == seen


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**32), least=st.floats(-12, 6))
def test_only_a_score_that_falls_short_is_not_added_up_to_the_end(seed: int, least: float) -> None:
    chance = random.Random(seed)  # noqa: S311
    made = [unit for number in range(4) for one in [some_edition(chance, number)] for unit in units(one, one.time)]
    profile = Profile()
    for unit in made[1:]:
        profile.add(unit)
    whole, found = score(made[0], profile), score(made[0], profile, least=least)
    assert found == whole or (found == NEVER and whole < least)
