"""Copies: texts most of whose word shingles stand in an earlier text too."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

COPY: Final = 0.7
"""Containment from which a text is a copy: trimmed, re-ordered, re-headlined or with another toll, not a follow-up."""
KEPT: Final = 128
"""Hashes that are kept of a sketch: enough to tell a copy."""
LEAST: Final = 6
"""Shingles that both sketches must show before anything is said."""


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of the shorter text's shingles that the other has too, from two sorted, cut sketches.

    Hashes are compared up to the largest that both sketches reach: above it nothing is known of one of them.

    >>> containment(range(100), range(50, 150)), containment(range(100), range(40))
    (0.5, 1.0)
    """
    if not one or not other:
        return 0.0
    reach = min(_reach(one), _reach(other))
    shorter = min(bisect_right(one, reach), bisect_right(other, reach))
    return len(set(one).intersection(other)) / shorter if shorter >= LEAST else 0.0


def _reach(sketch: Sequence[int]) -> float:
    """Up to where a sketch is complete."""
    return sketch[-1] if len(sketch) >= KEPT else inf
