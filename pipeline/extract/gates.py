"""Which of extraction's patterns may be worth a look at a sentence: one pass over it for the beginnings of all their words.

A pattern of many alternatives takes ten to a hundred times as long as this pass, and most sentences have none of its
words. A gate that is open promises nothing.

The gates of a `Gated` pattern are read off the pattern. The same pass finds the words of time.
"""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.needles import START, needles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TIMES: Final = (
    "today yesterday tonight overnight morning afternoon evening night week month year day days ago decade"
    " mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec 19 20 eve christmas easter"
    " halloween thanksgiving 1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th summer winter spring fall autumn"
).split()
"""How words of time begin; the others of an expression ("of July") stand beside one of them."""
_TIME: Final = 1
"""The flag of these."""
_needles: Final[dict[frozenset[str], int]] = {}
"""Flags of the gates of patterns, by the needles that open them."""
_UNLIKE: Final = "\u017f\u0131\u0130"
"""Letters that a pattern may take for an s or an i, though their small forms are others: a text with one has all open."""


class Gates(NamedTuple):
    """What one pass found."""

    open: int
    """Flags of the gates that are open."""
    times: tuple[int, ...]
    """Where words of time begin."""


class Gated:
    """A pattern that is only searched for where the text has the words that it can't match without.

    For patterns that are tried on whole sentences and seldom found: the pass over a sentence serves all of them.
    """

    __slots__ = ("pattern", "wanted")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.wanted = 0
        """Flags that must all be open."""
        for found in needles(self.pattern):
            self.wanted |= _needles.setdefault(found, _TIME << (1 + len(_needles)))
        if not self.wanted:
            raise ValueError(f"no word to look for in {pattern}")
        _matcher.cache_clear()
        of.cache_clear()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Search as `re.Pattern.search`."""
        wanted = self.wanted
        return self.pattern.search(text, start, end) if of(text).open & wanted == wanted else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match as `re.Pattern.match`."""
        wanted = self.wanted
        return self.pattern.match(text, start, end) if of(text).open & wanted == wanted else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find as `re.Pattern.finditer`."""
        wanted = self.wanted
        return self.pattern.finditer(text, start, end) if of(text).open & wanted == wanted else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace as `re.Pattern.sub`."""
        wanted = self.wanted
        return self.pattern.sub(by, text) if of(text).open & wanted == wanted else text


@lru_cache(maxsize=2048)
def of(text: str) -> Gates:
    """Pass over a sentence.

    >>> of("A jury met on Monday.").times
    (14,)
    """
    matcher, masks = _matcher()
    lower = text.lower()
    flags, times = 0, []
    for number, start, _ in matcher.find_matches_as_indexes(lower, overlapping=True):
        anywhere, beginning = masks[number]
        flags |= anywhere
        if start and lower[start - 1].isalpha():
            continue
        flags |= beginning
        if beginning & _TIME:
            times.append(start)
    if not text.isascii() and any(letter in text for letter in _UNLIKE):
        flags = -1
    return Gates(flags, tuple(times))


@cache
def _matcher() -> tuple[AhoCorasick, list[tuple[int, int]]]:
    """Make what passes over a text, and the flags of each of its strings: anywhere, and where it begins a word."""
    anywhere: dict[str, int] = {}
    beginning: dict[str, int] = {}
    listed = [(START + stem, _TIME) for stem in _TIMES]
    listed += [(string, flag) for strings, flag in _needles.items() for string in strings]
    for string, flag in listed:
        flags = beginning if string.startswith(START) else anywhere
        needle = string.lstrip(START)
        flags[needle] = flags.get(needle, 0) | flag
    strings = list(anywhere | beginning)
    masks = [(anywhere.get(string, 0), beginning.get(string, 0)) for string in strings]
    return AhoCorasick(strings, matchkind=MatchKind.Standard), masks
