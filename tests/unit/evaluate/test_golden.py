"""The gold as reports: what a perfect extraction would hand to the resolver."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.evaluate.gold import Amount, Part
from pipeline.evaluate.golden import gold_reports
from pipeline.model import Claim, EditionReports, Report
from tests.unit.evaluate.making import NOON, Names, gold, wanted

EDITION = EditionReports(uri="x", stated=NOON, received=NOON, digest="x")


def reports(**fields: Any) -> tuple[Report, ...]:
    one = replace(wanted(city="Kyiv", country="UA"), **fields)
    return gold_reports(gold(one), EDITION, Names()).reports


CLAIMS: dict[str, tuple[dict[str, Any], list[Claim]]] = {
    "a total": ({"killed": Amount(value=4)}, [Claim(kind="killed", value=4)]),
    "an increment": (
        {"killed": Amount(value=2, role="increment")}, [Claim(kind="killed", value=2, role="increment")]
    ),
    "one of the injured has died": (
        {"killed": Amount(value=5), "moved": Amount(value=1)},
        [Claim(kind="killed", value=5), Claim(kind="killed", value=1, role="moved")],
    ),
    "fewer than was said before": (
        {"killed": Amount(value=5), "injured": Amount(value=2), "cites_earlier_toll": (7,)},
        [Claim(kind="killed", value=5, corrects=True), Claim(kind="injured", value=2)],
    ),
    "fewer injured than was said before": (
        {"injured": Amount(value=2, corrects=True)}, [Claim(kind="injured", value=2, corrects=True)]
    ),
    "more than was said before": (
        {"killed": Amount(value=9), "cites_earlier_toll": (7,)}, [Claim(kind="killed", value=9)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_figures_become_claims(name: str) -> None:
    fields, claims = CLAIMS[name]
    [report] = reports(**fields)
    assert list(report.claims) == claims


def test_names_of_people_and_sites_are_folded_as_extraction_does() -> None:
    [report] = reports(site="Elm Street", names=("Zoë Delgado", "34"))
    assert report.names == ("elm street", "zoe delgado", "delgado", "34")


def test_parts_in_other_cities_stand_under_a_row_for_all() -> None:
    parts = (Part(kind="killed", value=3, city="Odesa"), Part(kind="killed", value=1, who="child", city="Odesa"))
    wider, odesa = reports(city=None, killed=Amount(value=5), parts=parts)
    assert (wider.wider, wider.killed and wider.killed.best, wider.place.name) == (True, 5, "")
    assert (odesa.wider, odesa.killed and odesa.killed.best, odesa.place.name) == (False, 3, "Odesa")
