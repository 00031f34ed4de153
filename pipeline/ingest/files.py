"""A wire file as items: read from a position on, line by line where it is JSON Lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pipeline.wire import split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINES: Final = frozenset({".jsonl", ".ndjson", ".jsonlines"})
"""Endings of files that hold one item a line, and may grow."""
UNFINISHED: Final = (".", "~")
"""How names begin of files that somebody is still writing, or that are no wires."""
PARTIAL: Final = (".tmp", ".part", ".partial", ".swp", "~", ".filepart", ".crdownload")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a file's content from another: its identity on disk, length and time."""

    inode: int
    size: int
    modified: int
    """Nanoseconds since 1970."""

    @staticmethod
    def of(path: Path) -> Stamp:
        """Look at the file; raises OSError."""
        found = path.stat()
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Piece:
    """One item, or the place of one that is too long to be read."""

    data: bytes
    following: int
    """Position after it: bytes for JSON Lines, items for every other file."""
    length: int
    """Bytes; more than `data` has where it is over the limit."""


def is_wire(path: Path) -> bool:
    """Say whether a file in a watched folder is to be read."""
    return path.is_file() and not path.name.startswith(UNFINISHED) and not path.name.endswith(PARTIAL)


def grows(path: Path) -> bool:
    """Say whether the file is JSON Lines, whose position counts bytes."""
    return path.suffix.lower() in LINES


def pieces(path: Path, position: int) -> Iterator[Piece]:
    """Yield the items from the position on; a last line without its end is taken as it is. Raises OSError."""
    if grows(path):
        with path.open("rb") as file:
            file.seek(position)
            yield from _lines(file, position)
    else:
        data = path.read_bytes()
        for number, item in enumerate(split(data, path.name) if data.strip() else [], 1):
            if number > position:
                yield Piece(item, number, len(item))


def _lines(file: BinaryIO, position: int) -> Iterator[Piece]:
    for line in file:
        position += len(line)
        if line.strip():
            data = line.rstrip(b"\r\n")
            yield Piece(data, position, len(data))
