"""How figures become low, best and high (README, "How figures become ranges")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """One newsroom's figure of one kind at one time."""

    time: datetime
    uri: str
    origin: str
    figure: Figure


def reconcile(statements: Iterable[Statement]) -> tuple[Figure | None, list[Statement]]:
    """Give the figure that the statements support, and those that decide it."""
    newest: dict[str, Statement] = {}
    for one in sorted(statements, key=lambda s: (s.time, s.uri)):
        newest[one.origin] = one
    standing = sorted(newest.values(), key=lambda s: (s.time, s.uri))
    if not standing:
        return None, []
    best = standing[-1]
    figure = Figure(
        low=min(s.figure.low for s in standing),
        best=best.figure.best,
        high=max(s.figure.high for s in standing),
        open=best.figure.open,
        bound=best.figure.bound,
    )
    return figure, standing
