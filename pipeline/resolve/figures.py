"""How figures become low, best and high (README, "What you see"), as one function over what was said.

reconcile(statements)
    cumulative    increments are added to the toll that stood before them, once
    of_origins    of each newsroom its newest figure; who only passes a figure on never brings an old one back
    standing      a figure stands until newer ones of two other newsrooms leave it behind
    deciding      the newest; among figures of the same hours the one that most newsrooms give
    low, high     the smallest low and the largest high of those that stand, widened by parts that may lie outside
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from pipeline.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

SAME_HOURS: Final = timedelta(hours=3)
"""Figures given within so long of each other are weighed by how many give them; later ones by being newer."""
SAME_NEWS: Final = timedelta(days=1)
"""An addition of the same size within so long is the same people told of again."""
OVERTAKEN: Final = 2
"""So many newsrooms with newer figures on one side of a figure leave it behind."""


FOLLOWED_UP: Final = 2
"""So many people may be those whom an article is about, and not all who died: "the man slain on Sunday was mourned"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one article's newest edition says of one kind."""

    time: datetime
    uri: str
    origin: str
    """The newsroom; "" where it is unknown: then nothing says that it is another one than any other."""
    figure: Figure
    role: Literal["total", "increment", "part"] = "total"
    vouched: bool = True
    """False where it has the figure as a claim, or only from somebody who is no authority: "residents said"."""
    corrects: bool = False
    """Whether it says that it corrects an earlier figure."""
    passed_on: bool = False
    """Whether the article carries the text of another newsroom."""
    outdated: frozenset[int] = frozenset()
    """Earlier tolls that the article itself calls outdated."""
    outside: int = 0
    """People in parts that may or may not lie inside the figure."""


def reconcile(statements: Iterable[Statement]) -> tuple[Figure | None, list[Statement]]:
    """Give the figure that the statements support, and those that stand, the deciding one last."""
    told = list(statements)
    if not told:
        return None, []
    if len(told) == 1 and told[0].role == "total":
        return told[0].figure, told
    told = cumulative(sorted(told, key=_order))
    totals = [one for one in told if one.role != "part"]
    if not totals:
        return _least(told)
    standing_ = standing(of_origins(totals))
    best = deciding(standing_)
    low = min(one.figure.low for one in standing_)
    high = max(one.figure.high for one in standing_)
    for part in (one for one in told if one.role == "part"):
        high = max(high, best.figure.high + part.outside)
    others = [one for one in standing_ if one is not best]
    figure = best.figure if (low, high) == (best.figure.low, best.figure.high) else replace(best.figure, low=low, high=high)
    return figure, [*others, best]


def _order(one: Statement) -> tuple[datetime, str]:
    return one.time, one.uri


def _least(parts: Sequence[Statement]) -> tuple[Figure, list[Statement]]:
    """Where only parts are told: the largest of them, and there may be more."""
    largest = max(parts, key=lambda part: part.figure.best)
    return replace(largest.figure, high=max(part.figure.high for part in parts), open=True), [largest]


def cumulative(told: Sequence[Statement]) -> list[Statement]:
    """Turn increments into totals: each adds to what stood before it, the same addition told again adds nothing."""
    if all(one.role != "increment" for one in told):
        return list(told)
    found: list[Statement] = []
    added: list[Statement] = []
    """Additions to the toll that stands, as they were told."""
    for one in told:
        if one.role != "increment":
            added = added if one.role == "part" else []
            found.append(one)
            continue
        again = next((a for a in added if a.figure.best == one.figure.best and one.time - a.time <= SAME_NEWS), None)
        before = _before(found)
        if before is None:
            total = replace(one.figure, open=True)
        elif again is not None:
            total = before
        else:
            total = _sum(before, one.figure)
            added.append(one)
        found.append(replace(one, figure=total, role="total"))
    return found


def _before(found: Sequence[Statement]) -> Figure | None:
    totals = [one for one in found if one.role != "part"]
    return deciding(standing(of_origins(totals))).figure if totals else None


def _sum(one: Figure, more: Figure) -> Figure:
    return Figure(
        low=one.low + more.low, best=one.best + more.best, high=one.high + more.high, open=one.open or more.open,
        bound=one.bound if one.bound != "exact" else more.bound,
    )  # fmt: skip


def of_origins(told: Iterable[Statement]) -> list[Statement]:
    """Keep each newsroom's newest figure, in order of time.

    An article that passes on another newsroom's text may be late: a lower figure than the newsroom's own newest, or
    one that it has given before, is an old one.
    """
    newest: dict[str, Statement] = {}
    given: dict[str, set[int]] = {}
    for one in told:
        origin = one.origin or one.uri
        held, before = newest.get(origin), given.setdefault(origin, set())
        value = one.figure.best
        late = held is not None and one.passed_on and not one.corrects and (value < held.figure.best or value in before)
        before |= {value, *one.outdated}
        if not late:
            newest.pop(origin, None)
            newest[origin] = one
    return list(newest.values())


def standing(newest: Sequence[Statement]) -> list[Statement]:
    """Leave out figures that newer ones of two other newsrooms leave behind: both higher, or both lower.

    Takes one statement of each newsroom, in order of time; gives them in that order.
    """
    if len(newest) <= OVERTAKEN:
        return list(newest)
    found: list[Statement] = []
    above: list[int] = []
    below: list[int] = []
    for one in reversed(newest):
        value = one.figure.best
        if not (len(above) == OVERTAKEN and min(above) > value) and not (len(below) == OVERTAKEN and max(below) < value):
            found.append(one)
        above = sorted([*above, value])[-OVERTAKEN:]
        below = sorted([*below, value])[:OVERTAKEN]
    return found[::-1]


def deciding(standing_: Sequence[Statement]) -> Statement:
    """Choose the figure that is best: the newest that may replace those before it.

    Among figures of the same hours the one that most newsrooms give, then one that is vouched for, then the newest.
    """
    if len(standing_) == 1:
        return standing_[0]
    firm = [one for one in standing_ if not _loose(one, standing_)]
    replacing = _replacing(firm or standing_)
    latest = replacing[-1].time
    same = [one for one in replacing if latest - one.time <= SAME_HOURS]
    givers = Counter(one.figure.best for one in same)
    return max(same, key=lambda one: (givers[one.figure.best], one.vouched, _order(one)))


def _replacing(told: Sequence[Statement]) -> list[Statement]:
    """Leave out a figure that is lower than another newsroom's earlier one, unless it says that it corrects.

    Of a newsroom that is unknown one or two leave a larger toll alone: they are those whom a follow-up is about.
    """
    found: list[Statement] = []
    highest = 0
    """Of those before that are known to come from another newsroom."""
    for one in told:
        value = one.figure.best
        some = not one.origin and value <= FOLLOWED_UP and bool(found) and value < found[-1].figure.best
        if one.corrects or not (some or (one.origin and value < highest)):
            found.append(one)
            highest = one.figure.best if one.origin else 0
    return found


def _loose(one: Statement, told: Sequence[Statement]) -> bool:
    """Say whether it is a word ("dozens") or a ceiling ("up to") beside a number of that order."""
    if one.figure.bound not in {"vague", "max"}:
        return False
    numbers = [other.figure.best for other in told if other.figure.bound not in {"vague", "max"}]
    return any(2 * number >= one.figure.best for number in numbers)
