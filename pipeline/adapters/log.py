"""A durable partitioned log in one SQLite file: topics, offsets, groups, for several processes on one machine.

One append is one transaction, synced to disk before it returns: after a crash at any point a prefix of all appends is
there, across all topics. So whoever appends in order need not wait between two appends to be sure of their order.

A record's row id is topic << 48 | partition << 40 | offset, so a partition is one range of one B-tree. A compacted
topic holds one record per key at any time: an append deletes the one before it in the same transaction.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

import msgspec

from pipeline.adapters.records import Headers, Message, Record
from pipeline.adapters.topics import Shape
from pipeline.errors import NotFoundError, SettingsError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

VERSION: Final = "1"
BUSY_SECONDS: Final = 30.0
"""How long an append waits for another process's: theirs take milliseconds, a sweep's slice some tens."""
WAL_BYTES: Final = 64 * 1024 * 1024
SLICE: Final = 1000
"""Records deleted in one transaction of a sweep, so that appends get their turn."""
TOMBSTONE_SECONDS: Final = 86_400.0
"""How long a deleted key's empty record is kept, so that readers that were away see it."""

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL,
    compact INTEGER NOT NULL, retention REAL);
CREATE TABLE IF NOT EXISTS log(id INTEGER PRIMARY KEY, timestamp REAL NOT NULL, key BLOB, value BLOB, headers BLOB);
CREATE TABLE IF NOT EXISTS ends(base INTEGER PRIMARY KEY, next INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS latest(base INTEGER NOT NULL, key BLOB NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY(base, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS offsets(consumers TEXT NOT NULL, base INTEGER NOT NULL, next INTEGER NOT NULL,
    PRIMARY KEY(consumers, base)) WITHOUT ROWID;
"""


class SqliteLog:
    """The log in the file at `path`; open as many as wanted, in as many processes as wanted.

    Reading and appending use a connection each, so that a reader never waits for a disk's sync. Both may be used from
    any thread. Raises SettingsError where the file is no log of ours, UnavailableError where it can't be opened.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer, self._reader = self._connect(), self._connect()
        except (OSError, sqlite3.OperationalError) as error:
            raise UnavailableError(f"{self.path}: can't be opened: {error}") from error
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"{self.path}: not a log of Tollwire's: {error}; move it away") from error
        self._writing, self._reading = threading.Lock(), threading.Lock()
        self._turn = count()
        self._listeners: list[Callable[[], None]] = []
        self._topics: dict[str, tuple[int, Shape]] = {}
        self.identity = self._prepare()
        """Made once with the file: offsets mean something only together with it."""

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA journal_size_limit={WAL_BYTES}")
        return connection

    def _prepare(self) -> str:
        with self._transaction() as db:
            for statement in SCHEMA.split(";"):
                db.execute(statement)
            new = [("version", VERSION), ("identity", uuid.uuid4().hex)]
            db.executemany("INSERT OR IGNORE INTO meta VALUES(?, ?)", new)
            meta = dict(db.execute("SELECT name, value FROM meta"))
        if meta["version"] != VERSION:
            raise SettingsError(f"{self.path}: made by another version of Tollwire (log format {meta['version']})")
        return str(meta["identity"])

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._writing:
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    self._writer.execute("COMMIT")
                except BaseException:
                    if self._writer.in_transaction:
                        self._writer.execute("ROLLBACK")
                    raise
            except sqlite3.OperationalError as error:  # disk full, locked for too long, I/O error
                raise UnavailableError(f"{self.path}: {error}") from error

    def close(self) -> None:
        """Close both connections; the last one of all processes folds the write-ahead log into the file."""
        with self._writing, self._reading:
            self._writer.close()
            self._reader.close()

    # -- topics

    def create(self, shape: Shape) -> None:
        """Make the topic, or see that it is there with these partitions; retention is taken over as it is given.

        Raises SettingsError where it is there with other partitions or another kind of cleanup.
        """
        if not 0 < shape.partitions <= 256:
            raise SettingsError(f"topic {shape.name}: {shape.partitions} partitions; 1 to 256 are possible")
        row = (shape.name, shape.partitions, shape.compact, shape.retention)
        if self._find(shape.name) != shape:
            with self._transaction() as db:
                db.execute(
                    "INSERT INTO topics(name, partitions, compact, retention) VALUES(?, ?, ?, ?)"
                    " ON CONFLICT(name) DO UPDATE SET retention=excluded.retention",
                    row,
                )
            self._topics.pop(shape.name, None)
        found = self.shape(shape.name)
        if (found.partitions, found.compact) != (shape.partitions, shape.compact):
            raise SettingsError(
                f"{self.path}: topic {shape.name} has {found.partitions} partitions"
                f"{' and is compacted' if found.compact else ''}, not as the settings say;"
                " set them back or move the file away"
            )

    def topics(self) -> tuple[str, ...]:
        """Name all topics."""
        with self._reading:
            return tuple(name for (name,) in self._reader.execute("SELECT name FROM topics ORDER BY id"))

    def shape(self, topic: str) -> Shape:
        """Tell how a topic is laid out; raises NotFoundError where there is none of that name."""
        found = self._find(topic)
        if found is None:
            raise NotFoundError(f"{self.path}: no topic {topic!r}")
        return found

    def _find(self, topic: str) -> Shape | None:
        if topic not in self._topics:
            with self._reading:
                row = self._reader.execute(
                    "SELECT id, partitions, compact, retention FROM topics WHERE name=?", (topic,)
                ).fetchone()
            if row is None:
                return None
            shape = Shape(name=topic, partitions=row[1], compact=bool(row[2]), retention=row[3])
            self._topics[topic] = (row[0], shape)
        return self._topics[topic][1]

    def _base(self, topic: str, partition: int) -> int:
        """Row id of offset 0 of the partition."""
        shape = self.shape(topic)
        if not 0 <= partition < shape.partitions:
            raise NotFoundError(f"{self.path}: topic {topic!r} has no partition {partition}")
        return self._topics[topic][0] << 48 | partition << 40

    def partition(self, topic: str, key: bytes | None) -> int:
        """Choose the partition of a key, the same in every process; without a key, in turn."""
        number = next(self._turn) if key is None else crc32(key)
        return number % self.shape(topic).partitions

    # -- writing

    def append(self, messages: Sequence[tuple[str, Message]]) -> list[tuple[int, int]]:
        """Append all of (topic, message) in one durable transaction; give (partition, offset) of each.

        Raises UnavailableError where the disk is full or the file locked for too long: then none is there.
        """
        now = time.time()
        placed = [
            (self._base(topic, part), self._topics[topic][1].compact, part, message)
            for topic, message in messages
            for part in [self.partition(topic, message.key) if message.partition is None else message.partition]
        ]
        with self._transaction() as db:
            ends = _ends(db, {base for base, _, _, _ in placed})
            spots, rows, newest = [], [], {}
            for base, compact, part, message in placed:
                offset, ends[base] = ends[base], ends[base] + 1
                spots.append((part, offset))
                stamp = now if message.timestamp is None else message.timestamp
                row = (base | offset, stamp, message.key, message.value, _pack(message.headers))
                if compact and message.key is not None:
                    newest[base, message.key] = row
                else:
                    rows.append(row)
            _compact(db, newest)
            db.executemany("INSERT INTO log VALUES(?, ?, ?, ?, ?)", [*rows, *newest.values()])
            db.executemany("REPLACE INTO ends VALUES(?, ?)", ends.items())
        for listener in self._listeners:
            listener()
        return spots

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every append through this object, in the appending thread; it must be quick."""
        self._listeners.append(listener)

    def commit(self, group: str, offsets: Mapping[tuple[str, int], int]) -> None:
        """Remember, for a group of consumers, the next offset to be read of each (topic, partition)."""
        rows = [(group, self._base(*where), offset) for where, offset in offsets.items()]
        with self._transaction() as db:
            db.executemany("REPLACE INTO offsets VALUES(?, ?, ?)", rows)

    def sweep(self, now: float, readers: Mapping[str, str]) -> dict[str, int]:
        """Delete what is older than its topic's retention, but nothing that the topic's reader has not yet read.

        `readers` gives the group of consumers by topic. Returns how many records went, by topic. Each transaction is
        small; a crash in between leaves the rest for the next sweep.
        """
        gone: dict[str, int] = {}
        for topic in self.topics():
            shape = self.shape(topic)
            for part in range(shape.partitions):
                if shape.compact:
                    self._sweep_tombstones(self._base(topic, part), now - TOMBSTONE_SECONDS)
                elif shape.retention is not None:
                    upto = self.committed(readers[topic], topic, part) if topic in readers else self.end(topic, part)
                    deleted = self._sweep_partition(self._base(topic, part), upto or 0, now - shape.retention)
                    gone[topic] = gone.get(topic, 0) + deleted
        return {topic: number for topic, number in gone.items() if number}

    def _sweep_partition(self, base: int, upto: int, oldest: float) -> int:
        total = 0
        while True:
            with self._reading:
                rows = self._reader.execute(
                    "SELECT id, timestamp FROM log WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                    (base, base + upto, SLICE),
                ).fetchall()
            keep = next((n for n, (_, timestamp) in enumerate(rows) if timestamp >= oldest), len(rows))
            if keep:
                with self._transaction() as db:
                    db.execute("DELETE FROM log WHERE id >= ? AND id <= ?", (base, rows[keep - 1][0]))
            total += keep
            if keep < SLICE:
                return total

    def _sweep_tombstones(self, base: int, oldest: float) -> None:
        with self._transaction() as db:
            old = "SELECT id FROM log WHERE id >= ? AND id < ? AND value IS NULL AND timestamp < ?"
            rows = db.execute(old, (base, base + (1 << 40), oldest)).fetchall()
            db.executemany("DELETE FROM latest WHERE base=? AND id=?", [(base, row[0]) for row in rows])
            db.executemany("DELETE FROM log WHERE id=?", rows)

    # -- reading

    def read(self, topic: str, partition: int, offset: int, limit: int, max_bytes: int = 1 << 24) -> list[Record]:
        """Read up to `limit` records from `offset` on, stopping after the one that passes `max_bytes`.

        In a compacted or swept topic offsets have gaps: go on from the last record's offset + 1.
        """
        base = self._base(topic, partition)
        found: list[Record] = []
        size = 0
        with self._reading:
            rows = self._reader.execute(
                "SELECT id, timestamp, key, value, headers FROM log WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                (base + offset, base + (1 << 40), limit),
            )
            for number, timestamp, key, value, headers in rows:
                found.append(
                    Record(
                        topic=topic,
                        partition=partition,
                        offset=number - base,
                        timestamp=timestamp,
                        key=key,
                        value=value,
                        headers=_unpack(headers),
                    )
                )
                size += len(value or b"")
                if size >= max_bytes:
                    break
            rows.close()
        return found

    def end(self, topic: str, partition: int) -> int:
        """Offset that the next record of the partition will have."""
        base = self._base(topic, partition)
        with self._reading:
            row = self._reader.execute("SELECT next FROM ends WHERE base=?", (base,)).fetchone()
        return int(row[0]) if row else 0

    def ends(self) -> dict[tuple[str, int], int]:
        """Give the end of every (topic, partition) that was ever appended to."""
        with self._reading:
            rows = self._reader.execute("SELECT base, next FROM ends").fetchall()
            names = dict(self._reader.execute("SELECT id, name FROM topics"))
        return {(names[base >> 48], base >> 40 & 0xFF): number for base, number in rows}

    def first(self, topic: str, partition: int) -> int:
        """Offset of the oldest record that is kept; the end where none is."""
        base = self._base(topic, partition)
        with self._reading:
            row = self._reader.execute(
                "SELECT min(id) FROM log WHERE id >= ? AND id < ?", (base, base + (1 << 40))
            ).fetchone()
        return self.end(topic, partition) if row[0] is None else int(row[0] - base)

    def committed(self, group: str, topic: str, partition: int) -> int | None:
        """Next offset that the group will read; None where it never committed one."""
        base = self._base(topic, partition)
        with self._reading:
            row = self._reader.execute(
                "SELECT next FROM offsets WHERE consumers=? AND base=?", (group, base)
            ).fetchone()
        return int(row[0]) if row else None

    def change(self) -> int:
        """Give a number that differs once anybody has appended or committed since: cheap enough to ask often."""
        with self._reading:
            return int(self._reader.execute("PRAGMA data_version").fetchone()[0])


def _ends(db: sqlite3.Connection, bases: Iterable[int]) -> dict[int, int]:
    rows = {base: db.execute("SELECT next FROM ends WHERE base=?", (base,)).fetchone() for base in bases}
    return {base: row[0] if row else 0 for base, row in rows.items()}


def _compact(db: sqlite3.Connection, newest: Mapping[tuple[int, bytes], tuple[object, ...]]) -> None:
    """Delete the records that these will replace, and remember where the new ones are."""
    db.executemany(
        "DELETE FROM log WHERE id = (SELECT id FROM latest WHERE base=? AND key=?)", newest.keys()
    )
    db.executemany("REPLACE INTO latest VALUES(?, ?, ?)", [(*where, row[0]) for where, row in newest.items()])


def _pack(headers: Headers) -> bytes | None:
    return msgspec.msgpack.encode(headers) if headers else None


def _unpack(headers: bytes | None) -> Headers:
    return msgspec.msgpack.decode(headers, type=Headers) if headers else ()
