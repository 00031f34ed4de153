"""A file of one process's own, for what does not fit into its memory: gone when it ends, however it ends."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from pipeline.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.resolve.aside import Posting

CACHE_KIB: Final = 16 * 1024
"""Memory for pages of the file."""
PRAGMAS: Final = (
    "page_size=16384",  # a row takes half of a usual page, and each page that is full is a write
    "locking_mode=EXCLUSIVE", "journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KIB}",
)  # fmt: skip
PIECE: Final = 500
"""Keys read at once."""
SCHEMA: Final = """
CREATE TABLE postings(key INTEGER, time REAL, uri TEXT, number INTEGER, PRIMARY KEY(key, time, uri, number)) WITHOUT ROWID;
BEGIN
"""


class Scratch:
    """The disk that *resolve* works with (`resolve.aside.Disk`), a file in `folder`. Nothing in it outlives the process.

    All is one transaction that is never ended, so that nothing waits for the disk. Raises UnavailableError where the
    file can't be made or written, as when the disk is full.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(prefix="scratch-", suffix=".db", dir=folder)
            os.close(handle)
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, cached_statements=64)
            for pragma in PRAGMAS:
                self._db.execute(f"PRAGMA {pragma}")
            for statement in SCHEMA.split(";"):
                self._db.execute(statement)
            with suppress(OSError):  # where open files can't be removed it stays until somebody does
                os.unlink(path)  # noqa: PTH108 - mkstemp gives a str
        except (OSError, sqlite3.Error) as error:
            raise UnavailableError(f"{folder}: no scratch file can be made there: {error}") from error
        self._folder = folder

    def table(self, name: str) -> MutableMapping[str, bytes]:
        """Give an empty table of values by key, in the order in which keys came."""
        self.execute(f"CREATE TABLE {name}(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value BLOB NOT NULL)")
        return _Table(self, name)

    def post(self, rows: Iterable[Posting]) -> None:
        """Store under which keys reports are found."""
        self._many("INSERT OR REPLACE INTO postings VALUES(?, ?, ?, ?)", rows)

    def unpost(self, rows: Iterable[Posting]) -> None:
        """Forget what was stored with `post`."""
        self._many("DELETE FROM postings WHERE key = ? AND time = ? AND uri = ? AND number = ?", rows)

    def _many(self, statement: str, rows: Iterable[Posting]) -> None:
        try:
            self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def before(self, key: int, place: tuple[float, str, int], oldest: float, most: int) -> list[str]:
        """List the articles of the latest reports under a key before a place in the order, from a time on."""
        query = (
            "SELECT uri FROM postings WHERE key = ? AND (time, uri, number) < (?, ?, ?) AND time >= ?"
            " ORDER BY time DESC, uri DESC, number DESC LIMIT ?"
        )
        return [uri for (uri,) in self.execute(query, key, *place, oldest, most)]

    def after(self, key: int, place: tuple[float, str, int]) -> list[str]:
        """List the articles of the reports under a key after a place in the order."""
        query = "SELECT DISTINCT uri FROM postings WHERE key = ? AND (time, uri, number) > (?, ?, ?)"
        return [uri for (uri,) in self.execute(query, key, *place)]

    def execute(self, statement: str, *values: object) -> list[Any]:
        """Carry a statement out; give the rows that it finds."""
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _failed(self, error: sqlite3.Error) -> UnavailableError:
        return UnavailableError(f"{self._folder}: the scratch file there can't be used: {error}")

    def close(self) -> None:
        """Give the disk's space back."""
        self._db.close()


class _Table(MutableMapping[str, bytes]):
    """Values by key in one table of a scratch file."""

    def __init__(self, scratch: Scratch, name: str) -> None:
        self._execute = scratch.execute
        self._find = f"SELECT value FROM {name} WHERE key = ?"  # noqa: S608 - names are ours
        self._store = (
            f"INSERT INTO {name}(key, value) VALUES(?, ?)"
            " ON CONFLICT(key) DO UPDATE SET value = excluded.value"
        )
        self._remove = f"DELETE FROM {name} WHERE key = ?"  # noqa: S608
        self._count = f"SELECT COUNT(*) FROM {name}"  # noqa: S608
        self._list = f"SELECT number, key FROM {name} WHERE number > ? ORDER BY number LIMIT {PIECE}"  # noqa: S608

    def __getitem__(self, key: str) -> bytes:
        for (value,) in self._execute(self._find, key):
            return bytes(value)
        raise KeyError(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Give a value; faster than to fail first, where most keys are new."""
        found = self._execute(self._find, key)
        return bytes(found[0][0]) if found else default

    def __setitem__(self, key: str, value: bytes) -> None:
        self._execute(self._store, key, value)

    def __delitem__(self, key: str) -> None:
        self._execute(self._remove, key)

    def __len__(self) -> int:
        return int(self._execute(self._count)[0][0])

    def __iter__(self) -> Iterator[str]:
        """Give the keys; values may be written meanwhile."""
        last = 0
        while found := self._execute(self._list, last):
            last = found[-1][0]
            yield from (key for _, key in found)
