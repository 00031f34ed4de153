"""The gate: on wires that this project wrote and labelled, no score falls below its pinned floor."""

from __future__ import annotations

from pathlib import Path

from pipeline import samples
from pipeline.evaluate import below, evaluate, read
from pipeline.extract import Reader

DATA = Path(__file__).parents[2] / "data"
SETS = [samples.WIRES, *sorted(DATA.glob("articles/*.ninjs.jsonl")), *sorted(DATA.glob("streams/*.ninjs.jsonl"))]


def test_no_score_on_our_own_gold_falls_below_its_floor() -> None:
    floors = read(DATA / "floors.toml")
    scores = evaluate(SETS, Reader.load())
    assert {"all", "samples", "own_short", "own_long"} <= floors.keys()
    assert below(scores, floors) == []
