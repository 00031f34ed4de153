"""How far each file of each wire has been read: remembered once what was read is acknowledged."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from pipeline.errors import SettingsError, UnavailableError
from pipeline.ingest.files import Stamp, grows

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS files(source TEXT, path TEXT, inode INTEGER, size INTEGER, modified INTEGER,
    position INTEGER NOT NULL, done INTEGER NOT NULL, PRIMARY KEY(source, path)) WITHOUT ROWID
"""


class Positions:
    """A small SQLite file; raises UnavailableError where it can't be opened, SettingsError where it is no such file."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute(SCHEMA)
        except (OSError, sqlite3.OperationalError) as error:
            raise UnavailableError(f"{path}: can't be opened: {error}") from error
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"{path}: not Tollwire's list of positions: {error}; move it away") from error

    def start(self, source: str, path: Path, stamp: Stamp) -> int | None:
        """Say where to read on, or None where nothing is new.

        A file that changed is read from its start; one of JSON Lines that only grew, from where it ended.
        """
        row = self._db.execute(
            "SELECT inode, size, modified, position, done FROM files WHERE source=? AND path=?", (source, str(path))
        ).fetchone()
        if row is None:
            return 0
        known, position, done = Stamp(*row[:3]), int(row[3]), bool(row[4])
        if known == stamp:
            return None if done else position
        grew = grows(path) and known.inode == stamp.inode and stamp.size >= position
        return position if grew else 0

    def save(self, source: str, path: Path, stamp: Stamp, position: int, *, done: bool) -> None:
        """Remember how far the file has been read."""
        row = (source, str(path), stamp.inode, stamp.size, stamp.modified, position, done)
        self._db.execute("INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._db.close()
