"""The README says what is so: commands, topics, exit codes, the table of figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.adapters.topics import shapes
from pipeline.model import Bound, Figure
from pipeline.settings import Topics

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LINES = README.splitlines()
FIGURES: list[tuple[str, int, Bound, int | None]] = [
    ("28", 28, "exact", None),
    ("at least 28, more than 28", 28, "min", None),
    ("up to 28", 28, "max", None),
    ("about 97", 97, "approx", None),
    ("10 to 15", 10, "range", 15),
    ("dozens", 24, "vague", None),
]


def test_it_is_short() -> None:
    assert len(LINES) < 150
    assert max(map(len, (line for line in LINES if not line.startswith("|")))) <= 124


def test_every_command_that_it_names_is_there() -> None:
    named = set(re.findall(r"(?:`|^ {4})tollwire (\w+)", README, re.MULTILINE))
    assert len(named) > 8
    assert named <= {command.name for command in cli.app.registered_commands}


def test_every_topic_is_in_its_table() -> None:
    rows = set(re.findall(r"^\| `([\w.]+)` \|", README, re.MULTILINE))
    assert rows == {shape.name for shape in shapes(Topics()) if not shape.name.startswith("tables.")}


def test_its_exit_codes_are_those_of_the_help() -> None:
    (told,) = re.findall(r"^## Exit codes\n\n(.+?)\n\n", README, re.MULTILINE | re.DOTALL)
    assert " ".join(told.split()).rstrip(".") == " ".join(cli.EPILOG.split()).removeprefix("Exit codes: ").rstrip(".")


@pytest.mark.parametrize(("words", "value", "bound", "high"), FIGURES, ids=[row[0] for row in FIGURES])
def test_its_table_of_figures_is_what_is_computed(words: str, value: int, bound: Bound, high: int | None) -> None:
    (line,) = (line for line in LINES if line.startswith(f"| {words}"))
    _, low, best, top = (cell.strip() for cell in line.strip("|").split("|"))
    made = Figure.of(value, bound, high)
    shown = f"{made.high}, open above" if made.open else str(made.high)
    assert (low, best, top) == (str(made.low), str(made.best), shown)
