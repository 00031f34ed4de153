"""Choices as rows keep them: where matching put each report, so that a restart need not match all of them again.

A decision's row names the reports that it put anywhere, its own article's and others'. A row is written over by the
article's next edition: that one takes over what still stands of the former row's others. So the newest word on every
report is always in some row, and the row with the highest number has it.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.resolve.rows import Chosen
from pipeline.resolve.settle import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.resolve.rows import Brief, Decision, Ruled, UnitKey
    from pipeline.resolve.units import Unit

DIGITS: Final = 12
RULES: Final = (".py", ".json")
"""Endings of the files that rules of matching stand in."""


@cache
def rules() -> str:
    """Name the rules that choices follow: a digest of this package, weights included.

    Choices of other rules than today's are of no use: with them groups would depend on when a report came.
    """
    files = sorted(file for file in Path(__file__).parent.iterdir() if file.suffix in RULES)
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:DIGITS]


def grouped(units: Iterable[Unit]) -> tuple[Chosen, ...]:
    """Say where these units are, those together that are in one place in the same way."""
    found: dict[Named, list[UnitKey]] = {}
    for unit in units:
        if unit.choice is not None:
            found.setdefault(named(unit, unit.choice), []).append(unit.key)
    return tuple(Chosen(tuple(keys), *where) for where, keys in found.items())


Named = tuple["UnitKey | None", tuple["UnitKey", ...], tuple["UnitKey", ...], "UnitKey | None", tuple["UnitKey", ...]]
"""A choice with keys for units: founder (None: the unit itself), absorbed, near, copied, across borders."""


def named(unit: Unit, choice: Choice) -> Named:
    """Give a unit's choice with keys for units."""
    return (
        None if choice.founder is unit else choice.founder.key,
        tuple([one.key for one in choice.absorbs]),
        choice.near,
        choice.copy_of,
        choice.across,
    )


def newest(rows: Iterable[Brief | Decision | Ruled]) -> dict[UnitKey, tuple[int, Chosen]]:
    """Find the last word on each report: the number of the decision that it stands in, and the choice."""
    found: dict[UnitKey, tuple[int, Chosen]] = {}
    for row in rows:
        for chosen in row.plan.chosen:
            for key in chosen.units:
                if key not in found or found[key][0] < row.sequence:
                    found[key] = row.sequence, chosen
    return found


def recalled(unit: Unit, chosen: Chosen, units: Mapping[str, list[Unit]]) -> Choice:
    """Turn a stored choice into one again. Raises LookupError where a report of its group is there no more."""
    return Choice(
        founder=unit if chosen.founder is None else units[chosen.founder[0]][chosen.founder[1]],
        absorbs=tuple([units[uri][number] for uri, number in chosen.absorbs]),
        near=chosen.near,
        copy_of=chosen.copy_of,
        across=chosen.across,
    )
