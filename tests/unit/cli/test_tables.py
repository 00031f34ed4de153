from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from pipeline.cli import tables
from pipeline.model import Amount, Place, PlaceTotals, Toll


def city(name: str, killed: int, injured: int) -> PlaceTotals:
    place = Place(geonameid=1, name=name, country="EC", precision="city")
    toll = Toll(
        killed=Amount(low=killed, best=killed, high=killed, open=1),
        injured=Amount(low=injured, best=injured, high=injured),
        incidents=3,
    )
    return PlaceTotals(key="1", place=place, total=toll, last_report=datetime(2026, 3, 4, 12, 30, tzinfo=UTC))


def drawn(width: int, *rows: PlaceTotals) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(tables.cities(rows))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [72, 80, 100, 10_000])
def test_nothing_of_a_table_is_cut_however_narrow_the_terminal(width: int) -> None:
    shown = drawn(width, city("San Francisco de Macorís", 12_345, 67_890))
    assert "…" not in shown
    assert (shown.count("12345"), shown.count("67890")) == (3, 3)
    assert max(map(len, shown.splitlines())) <= width
    for word in ("Macorís", "EC", "2026-03-04", "12:30"):
        assert word in shown


def test_usual_figures_stand_in_one_line_of_eighty_columns() -> None:
    *_, line = drawn(80, city("Loja", 226, 2114)).splitlines()
    assert line.split() == "Loja EC 226 / 226 / 226+ 2114 / 2114 / 2114 3 2026-03-04 12:30".split()


def test_the_largest_toll_comes_first() -> None:
    shown = drawn(100, city("Small", 1, 9), city("Large", 5, 0), city("Less", 1, 2))
    assert [line.split()[0] for line in shown.splitlines()[2:]] == ["Large", "Small", "Less"]
