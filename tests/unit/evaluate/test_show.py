from __future__ import annotations

import io

import pytest
from rich.console import Console

from pipeline.evaluate.measures import Score, SetScores, pool
from pipeline.evaluate.run import Scores
from pipeline.evaluate.show import table

NAMES = [f"long_set_name_{number}" for number in range(1, 8)]
SETS = tuple(
    SetScores(name=name, articles=1234, scores={"killed_exact": Score(value=0.8125, n=1000 + number)})
    for number, name in enumerate(NAMES)
)


def drawn(width: int) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(table(Scores(sets=SETS, pooled=pool(SETS)), console.width))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 10_000])
def test_every_score_is_shown_whole_at_any_width(width: int) -> None:
    shown = drawn(width)
    assert "…" not in shown
    for number, name in enumerate(NAMES):
        assert name in shown
        assert f"0.812 ({1000 + number:,})" in shown
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= width


def test_sets_stand_side_by_side_where_they_fit_and_below_each_other_where_not() -> None:
    assert drawn(10_000).count("killed exact") == 1
    assert drawn(80).count("killed exact") == 4
