"""Divisions that are named together: "Kandahar and Helmand provinces", "the provinces of Sindh and Balochistan".

The word for them stands once, at one end of the list; each of the names is a division's, not that of its town.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pipeline.extract.gates import Gated
from pipeline.extract.gazetteer import ADMIN1, ADMIN2

FIRST: Final = frozenset(
    "provinces regions states departments governorates prefectures oblasts republics territories cantons emirates"
    " voivodeships".split()
)
SECOND: Final = frozenset("counties districts parishes boroughs municipalities raions".split())
_WORDS: Final = "|".join(sorted(FIRST | SECOND))
_NAME: Final = r"[A-Z][\w'\u2019-]*(?: (?:[a-z]{1,3} )?[A-Z][\w'\u2019-]*){0,3}"
_LIST: Final = rf"{_NAME}(?:, (?:the )?{_NAME}){{0,6}},? (?:and|&|or) (?:in )?{_NAME}"
_BEFORE: Final = Gated(rf"\b(?P<word>{_WORDS}) of (?P<names>{_LIST})")
_BEHIND: Final = Gated(rf"\b(?P<names>{_LIST}) (?P<word>{_WORDS})\b")


@lru_cache(maxsize=256)
def _lists(text: str) -> tuple[tuple[int, int, int], ...]:
    """Find the lists of divisions in a sentence: where each begins and ends, and of what level they are."""
    found = [*_BEFORE.finditer(text), *_BEHIND.finditer(text)]
    return tuple([(*one.span("names"), ADMIN1 if one["word"] in FIRST else ADMIN2) for one in found])


def level(text: str, start: int, end: int) -> int:
    """Give the level of the division that a name in a list is, 0 where it is in none.

    >>> text = "Floods hit Kandahar and Helmand provinces and the town of Quetta."
    >>> level(text, 11, 19) == ADMIN1, level(text, 57, 63)
    (True, 0)
    """
    return next((one for first, last, one in _lists(text) if first <= start and end <= last), 0)
