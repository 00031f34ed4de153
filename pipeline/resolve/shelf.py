"""What is not in hand just now: rows as they are stored, and reports whose traits are taken from them when asked for.

Of all that is known, next to nothing is looked at on one day: what matching compares and what figures are made of
would take four times the memory of the rows that it comes from. So only what was in use of late is kept unpacked.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from pipeline.model import EditionReports  # noqa: TC001 - read by the codec at run time
from pipeline.resolve.rows import decode
from pipeline.resolve.units import chill, fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping, Sequence

    from pipeline.resolve.rows import Decision
    from pipeline.resolve.units import Unit

T = TypeVar("T")
LATE: Final = 25_000
"""Articles, or incidents, of which what is known is kept unpacked: some 300 MiB. Matching looks at a few incidents for
each report, and to unpack one takes as long as a third of its whole work."""
BUSY: Final = 3
"""For each article of the incident at work, so many more are kept: a disaster's are all looked at with every report."""


class Rows(Generic[T]):
    """A table: the bytes of all its rows, and the values of those in use of late."""

    def __init__(self, kind: type[T], late: int, rows: MutableMapping[str, bytes] | None = None) -> None:
        """Begin without any, in memory or in the table that is given."""
        self._kind, self._late = kind, late
        self._rows: MutableMapping[str, bytes] = {} if rows is None else rows
        self._values: OrderedDict[str, T | None] = OrderedDict()
        """None where it is known that there is no row."""

    def __contains__(self, key: str) -> bool:
        """Say whether there is a row."""
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self._rows)

    def values(self) -> Iterator[T]:
        """Unpack all, one after another."""
        for key in self._rows:
            yield self._values.get(key) or decode(self._rows[key], self._kind)

    def row(self, key: str) -> bytes:
        """Give a row as it is stored."""
        return self._rows[key]

    def get(self, key: str) -> T | None:
        """Give a row's value; None if there is none."""
        if key in self._values:
            return self._values[key]
        row = self._rows.get(key)
        value = None if row is None else decode(row, self._kind)
        self._keep(key, value)
        return value

    def put(self, key: str, row: bytes, value: T | None = None) -> None:
        """Store a row, and its value if that is at hand."""
        self._rows[key] = row
        self._values.pop(key, None)
        if value is not None:
            self._keep(key, value)

    def drop(self, keys: Iterable[str]) -> None:
        """Keep these rows' values no longer at hand."""
        for key in keys:
            self._values.pop(key, None)

    def _keep(self, key: str, value: T | None) -> None:
        self._values[key] = value
        if len(self._values) > self._late:
            self._values.popitem(last=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edition:
    """Of a row what traits come from."""

    edition: EditionReports


class Shelf:
    """The reports of articles, unpacked where they were in use of late."""

    def __init__(self, rows: Rows[Decision], late: int) -> None:
        self._rows, self._least, self._busy = rows, late, 0
        self._late: OrderedDict[str, Sequence[Unit]] = OrderedDict()

    def take_in(self, made: Sequence[Unit]) -> None:
        """Take in the reports of an article, just made."""
        for unit in made:
            unit.shelf = self
        if made:
            self._use(made)

    def unpack(self, unit: Unit) -> None:
        """Give a report and those beside it their traits again."""
        fill(unit.siblings, decode(self._rows.row(unit.uri), _Edition).edition)
        self._use(unit.siblings)

    def drop(self, uris: Iterable[str]) -> None:
        """Forget articles that are put aside."""
        for uri in uris:
            self._late.pop(uri, None)

    def use(self, articles: Sequence[Sequence[Unit]]) -> None:
        """Note that a decision concerns these articles."""
        self._busy = max(self._busy - 1, BUSY * len(articles))
        for made in articles:
            if made and made[0].uri in self._late:
                self._use(made)

    def _use(self, made: Sequence[Unit]) -> None:
        self._late[made[0].uri] = made
        self._late.move_to_end(made[0].uri)

    def pack(self) -> None:
        """Pack what was not in use for long. Not to be called in the middle of a change."""
        while len(self._late) > self._least + self._busy:
            for unit in self._late.popitem(last=False)[1]:
                chill(unit)

