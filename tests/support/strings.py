"""Whether ours takes from the strings of tests/data/strings what a reader takes.

`python -m tests.support.strings` takes the mark from every string that is read right by now, and names those that are
read wrong without a mark: it gives none.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from pipeline.evaluate.groups import groups
from pipeline.evaluate.strings import article
from pipeline.extract.folding import fold
from pipeline.extract.reader import Reader
from pipeline.model import KINDS, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.evaluate.groups import Group
    from pipeline.evaluate.strings import Row
    from pipeline.model import Report

TABLES: Final = Path(__file__).parents[1] / "data" / "strings"


def is_right(row: Row, reports: Sequence[Report]) -> bool:
    """Say whether the reports are what the text tells: all its incidents, and no further figure as its own."""
    found = groups(reports)
    own = [group for group in found if not group.background]
    if row.get("background"):
        return not any(map(_counts, own)) and any(_as_told(row, group) for group in found if group.background)
    for one in _incidents(row):
        group = next((group for group in own if _as_told(one, group)), None)
        if group is None:
            return False
        own.remove(group)
    return not any(map(_counts, own))


def shown(reports: Sequence[Report]) -> str:
    """Say what was read, for a person who looks at a failure."""
    return "; ".join(map(_shown, groups(reports))) or "nothing"


def _shown(group: Group) -> str:
    figures = [f"{kind} {f.best} {f.bound}" for kind in KINDS if (f := group.figure(kind))]
    return " ".join([*["background"] * group.background, group.lead.type, group.place.name or "nowhere", *figures])


def _counts(group: Group) -> bool:
    return any(group.best(kind) for kind in KINDS)


def _incidents(row: Row) -> list[Row]:
    """List the incidents that a string tells of; none where it gives no figure at all."""
    return [one for one in (row, *row.get("others", ())) if any(one.get(kind) is not None for kind in KINDS)]


def _as_told(row: Row, group: Group) -> bool:
    place = group.place
    return (
        all(_same(_wanted(row, kind), group.figure(kind)) for kind in KINDS)
        and fold(row.get("place", place.name)) == fold(place.name)
        and row.get("country", place.country) == place.country
        and row.get("type", group.lead.type) == group.lead.type
    )


def _wanted(row: Row, kind: str) -> Figure | None:
    match row.get(kind):
        case None:
            return None
        case [value, bound, *high]:
            return Figure.of(value, bound, *high)
        case value:
            return Figure.of(value)


def _same(wanted: Figure | None, found: Figure | None) -> bool:
    """Compare figures; where the text gives none, none above 0 may be found."""
    return found == wanted if wanted else not (found and found.best)


def main() -> int:
    """Take marks away where they are no longer true; list what is wrong, by class."""
    reader = Reader.load()
    wrong: Counter[str] = Counter()
    unmarked: list[str] = []
    for path in sorted(TABLES.glob("*.jsonl")):
        lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
        for number, row in enumerate(lines, 1):
            reports = reader.read(article(row)).reports
            if is_right(row, reports):
                row.pop("miss", None)
                continue
            wrong[f"{path.stem}, {row['note']}"] += 1
            if not row.get("miss"):
                unmarked.append(f"{path.stem}:{number} {row['text']!r} is read as {shown(reports)}")
        path.write_bytes(_dump(lines))
    for name, count in wrong.most_common():
        sys.stdout.write(f"{count:4d} {name}\n")
    sys.stdout.write(f"{wrong.total():4d} read wrong, {len(unmarked)} of them without a mark\n")
    sys.stdout.writelines(f"{line}\n" for line in unmarked)
    return bool(unmarked)


def _dump(lines: Iterable[Row]) -> bytes:
    return b"".join(orjson.dumps(row) + b"\n" for row in lines)


if __name__ == "__main__":
    sys.exit(main())
