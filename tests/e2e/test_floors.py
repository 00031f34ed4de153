"""The project's own streams score at least what they have scored before (tests/data/floors.toml)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from pipeline.evaluate import below, evaluate, read
from pipeline.evaluate.gold import ITEMS
from pipeline.extract import Reader

if TYPE_CHECKING:
    from pipeline.evaluate.run import Scores

DATA: Final = Path(__file__).parents[1] / "data"
STREAMS: Final = sorted((DATA / "streams").glob(f"*{ITEMS}"))


def measured(name: str, *, from_gold: bool) -> Scores:
    """Score all streams as one set: a floor holds for all together, so that one may give way for two that gain."""
    scores = evaluate(STREAMS, Reader.load(), from_gold=from_gold)
    return replace(scores, sets=(), pooled=replace(scores.pooled, name=name))


@pytest.mark.parametrize(("name", "from_gold"), [("streams", False), ("streams-from-gold", True)])
def test_streams_stay_above_their_floors(name: str, from_gold: bool) -> None:  # noqa: FBT001 - a parameter of the table
    floors = read(DATA / "floors.toml")
    assert floors[name]
    assert below(measured(name, from_gold=from_gold), floors) == []
