"""Codes of features: 32-bit numbers made of words, the same in every process, and how they are joined.

Handed `Named` codes instead of plain ones, the same arithmetic carries the words along: that is how `explain` learns
the names of the features that decided.
"""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from pipeline.extract.feature_words import CALENDAR, KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MASK: Final = 0xFFFFFFFF
PRIME: Final = 0x01000193
"""FNV's: multiplying by it moves every bit of a code upwards."""
ROOM: Final = 200_000
"""Names remembered at the most: then the memory is emptied."""
SMALL: Final = frozenset("12345")


class Named(int):
    """A code that remembers the words it was made of."""

    name: str

    def __new__(cls, value: int, name: str) -> Self:
        """Take a value with its name."""
        made = super().__new__(cls, value)
        made.name = name
        return made

    def __mul__(self, other: int) -> Named:
        """Move the bits; the name stays."""
        return Named(int(self) * int(other), self.name)

    def __xor__(self, other: int) -> Named:
        """Join two codes, and their names."""
        return Named(int(self) ^ int(other), f"{self.name} {getattr(other, 'name', other)}")

    def __and__(self, other: int) -> Named:
        """Cut to 32 bits; the name stays."""
        return Named(int(self) & int(other), self.name)


def plain(name: str) -> int:
    """Hash a name."""
    return zlib.crc32(name.encode())


def named(name: str) -> Named:
    """Hash a name and remember it."""
    return Named(zlib.crc32(name.encode()), name)


class Codes(dict[str, int]):
    """Name -> code, made when first asked for: `codes["size 3"]`."""

    def __init__(self, make: Callable[[str], int] = plain) -> None:
        super().__init__()
        self.make = make
        self.shapes = Shapes(self)

    def __missing__(self, name: str) -> int:
        """Make the code of a new name."""
        if len(self) >= ROOM:
            self.clear()
        made = self[name] = self.make(name)
        return made


class Shapes(dict[str, int]):
    """Token as it stands inside a sentence -> code of its class: a number, a day, a name, else the word itself."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.codes = codes

    def __missing__(self, raw: str) -> int:
        """Class a new token."""
        if len(self) >= ROOM:
            self.clear()
        made = self[raw] = self.codes[shape(raw)]
        return made


def shape(raw: str) -> str:
    """Name the class of a token inside a sentence.

    >>> [shape(raw) for raw in ("killed", "12", "3", "Monday", "Odesa", "Police")]
    ['killed', '#', '#3', 'DAY', 'NAME', 'police']
    """
    word = raw.lower()
    if raw[0].isdigit():
        return f"#{raw}" if raw in SMALL else "#"
    if not raw[0].isupper() or len(raw) == 1 or word in KEPT:
        return word
    return CALENDAR.get(word, "NAME")


def pairs(codes: Sequence[int]) -> list[int]:
    """Join neighbours."""
    return [(a * PRIME ^ b) & MASK for a, b in pairwise(codes)]


def triples(joined: Sequence[int], codes: Sequence[int]) -> list[int]:
    """Join pairs with the code that follows them."""
    return [(a * PRIME ^ b) & MASK for a, b in zip(joined, codes[2:], strict=False)]


def marked(mark: int, codes: Iterable[int]) -> list[int]:
    """Join each code with a mark before it."""
    raised = mark * PRIME
    return [(raised ^ code) & MASK for code in codes]


def gram(mark: int, codes: Iterable[int]) -> int:
    """Join a mark with several codes into one."""
    found = mark
    for code in codes:
        found = (found * PRIME ^ code) & MASK
    return found
