"""Pinned floors: what the project's own gold must score at least; raised by `--update`, never lowered."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import SettingsError
from pipeline.evaluate.measures import ERRORS, LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.evaluate.run import Scores

FLOORS: Final = Path("tests/data/floors.toml")
"""Relative to the checkout that the command is called in."""

SMALLEST: Final = 40
"""Articles from which a set has floors of its own; smaller ones count in "all", where one article more is no landslide."""

Floors = dict[str, dict[str, float]]
HEAD: Final = (
    "# What each set must score at least (errors: at most), checked in tests.\n"
    "# `tollwire evaluate FILE... --update`, with all of the project's labelled wires, raises these; nothing lowers\n"
    "# them but a person who says why. Sets of fewer than 40 articles count in [all].\n"
)


def read(path: Path = FLOORS) -> Floors:
    """Read the floors: set -> measure -> value. Raises SettingsError if the file can't be used."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; floors are kept in the checkout, call from there") from None
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: can't be read as TOML: {error}") from error
    return {name: {key: float(value) for key, value in measures.items()} for name, measures in found.items()}


def below(scores: Scores, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """List what fell behind its floor, as sentences; empty if nothing did."""
    found = []
    for one in (*scores.sets, scores.pooled):
        for measure, floor in floors.get(one.name, {}).items():
            score = one.scores.get(measure)
            if score is None:
                found.append(f"{one.name}: {LABELS[measure]} has a floor, {floor}, but no score")
            elif _worse(measure, score.value, floor):
                found.append(f"{one.name}: {LABELS[measure]} is {score.value:.4f}, the floor is {floor}")
    return found


def raise_floors(scores: Scores, path: Path = FLOORS) -> None:
    """Write each larger set's scores, and those of all, where they are better than the floors or where there were none."""
    floors = read(path)
    larger = [one for one in scores.sets if one.articles >= SMALLEST]
    for one in (*larger, scores.pooled) if len(scores.sets) > 1 else scores.sets:
        pinned = floors.setdefault(one.name, {})
        for measure, score in one.scores.items():
            value = _round(measure, score.value)
            if measure not in pinned or _worse(measure, pinned[measure], value):
                pinned[measure] = value
    lines = [HEAD]
    for name, measures in sorted(floors.items()):
        lines += [f"\n[{name}]\n", *(f"{key} = {measures[key]}\n" for key in LABELS if key in measures)]
    path.write_text("".join(lines), encoding="utf-8")


def _worse(measure: str, value: float, than: float) -> bool:
    return value > than if measure in ERRORS else value < than


def _round(measure: str, value: float) -> float:
    """Four digits, to the lenient side.

    >>> _round("killed_exact", 2 / 3), _round("leaked", 2 / 3)
    (0.6666, 0.6667)
    """
    return (math.ceil if measure in ERRORS else math.floor)(value * 10_000) / 10_000
