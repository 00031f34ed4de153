"""A text's sketch: enough of its word shingles to tell a copy, trimmed, re-ordered or re-headlined, from a follow-up.

Containment of 5-word shingles of .7 and more separates copies from follow-ups (measured on real wires). A sketch keeps
the shingles whose hash falls below a threshold (FracMinHash), so containment can be estimated from two sketches of
texts of very different length; the share is lowered for long texts, to bound the sketch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

SHINGLE: Final = 5
"""Words in a shingle."""
LIMIT: Final = 256
"""Hashes in a sketch, at the most."""

_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> tuple[int, ...]:
    """Hash the text's word shingles and keep the `LIMIT` smallest, sorted: the same text, the same sketch.

    >>> sketch("too short a text"), len(sketch("one two three four five six"))
    ((), 2)
    """
    words = " ".join(_WORD.findall(text.lower())).encode().split()
    shingles = zip(*(words[first:] for first in range(SHINGLE)), strict=False)
    return tuple(sorted(set(map(crc32, map(b" ".join, shingles))))[:LIMIT])


def containment(a: Iterable[int], b: Iterable[int]) -> float:
    """Estimate the share of the shorter text's shingles that the other has too, 0 to 1.

    Hashes are compared up to the largest that both sketches reach, so a full sketch cut at `LIMIT` is compared fairly.

    >>> words = [str(number) for number in range(100)]
    >>> containment(sketch(" ".join(words)), sketch(" ".join(words[:40])))
    1.0
    """
    first, second = set(a), set(b)
    if not first or not second:
        return 0.0
    reach = min(_reach(first), _reach(second))
    first, second = {h for h in first if h <= reach}, {h for h in second if h <= reach}
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _reach(hashes: set[int]) -> float:
    """Up to where a sketch is complete."""
    return max(hashes) if len(hashes) >= LIMIT else float("inf")
