"""Find words that may name places: longest matches in capitalised runs, anywhere in upper-case copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.extract.folding import fold
from pipeline.extract.gazetteer import CITY, COUNTRY, SECTION
from pipeline.extract.place_words import (
    COMPASS,
    DIVISION_WORDS,
    EDGE_NOUNS,
    FUNCTION_WORDS,
    NO_PLACES,
    SITE_WORDS,
    STREET_WORDS,
    TYPE_NOUNS,
    WATER_WORDS,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.document import Sentence
    from pipeline.extract.gazetteer import Gazetteer

LONGEST: Final = 5
"""Words of the longest name that is looked for."""
TOWN: Final = 5_000
"""Inhabitants from which on a place that is called "York City" is meant, and not York."""
_CAP: Final = (
    r"(?:(?:[A-Z]\.)+|(?:[Aa][dlnrst]h?|[Ee]l|ul)[-\u2010\u2011][A-Z][\w\u2019']*|"
    r"[A-Z\u00c0-\u00de\u0100-\u017f][\w\u2019'\u2010\u2011-]*\.?)"
)
_LINK: Final = (
    r"(?:of|the|and|de|la|las|los|del|do|da|dos|das|di|du|des|le|al|el|bin|upon|on|sur|am|an|der|den|es|im|op|ur|ul|"
    r"y|e|i|&)"
)
RUN: Final = re.compile(rf"{_CAP}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_CAP})*")
_WORD: Final = re.compile(rf"{_CAP}|{_LINK}(?= )|&")
_UPPER_WORD: Final = re.compile(r"[A-Z][\w\u2019']*(?:-(?!-)[\w\u2019']*)*(?:\.(?=[A-Z])[\w.]*)?")
_NO_NAMES: Final = (
    NO_PLACES
    | TYPE_NOUNS
    | EDGE_NOUNS
    | COMPASS
    | DIVISION_WORDS
    | SITE_WORDS
    | WATER_WORDS
    | STREET_WORDS
    | FUNCTION_WORDS
)
"""Words that are no place's name by themselves."""
_SIDES: Final = frozenset(
    f"{first} {second}"
    for first in ("north", "south", "east", "west", "upper", "lower", "near north", "near south")
    for second in ("side", "end", "coast", "shore", "bank", "town")
) - {"west bank"} | {"red cross", "red crescent"}
"""Parts of a city that are named alike everywhere, and who helps there."""
_COUNTY: Final = re.compile(r"Co\.? (?=[A-Z])")
"""Before a county's name, for short: "Macroom, Co Cork"."""
_POSSESSIVE: Final = re.compile(r"[\u2019'][sS]?$")


class Word(NamedTuple):
    """A word of a run: where it stands in it, as it is, and folded."""

    start: int
    end: int
    raw: str
    key: str


class Segment(NamedTuple):
    """A name of the gazetteer within a run: words [first, last)."""

    first: int
    last: int
    key: str
    postings: tuple[int, ...]
    partial: bool
    """True for "Kyiv" of "Kyiv-based"."""
    size: int
    """Inhabitants of the largest place that bears the name as its own."""


Run = tuple[int, str, tuple[Word, ...]]
"""Offset in the sentence's text, text, words."""


@dataclass(slots=True, eq=False)
class Match:
    """A name of the gazetteer in a sentence, with the run that it is a part of."""

    sentence: Sentence
    start: int
    """[start, end) in the sentence's text."""
    end: int
    key: str
    postings: tuple[int, ...]
    run: tuple[Word, ...]
    first: int
    """[first, last) in `run`."""
    last: int
    offset: int
    """Where the run starts in the sentence's text."""
    size: int = 0
    """Inhabitants of the largest place that bears the name as its own."""
    partial: bool = False
    """True for "Kyiv" of "Kyiv-based"."""


def runs(sentence: Sentence, *, upper: bool) -> list[Run]:
    """Capitalised runs of a sentence; upper-case copy is cut at punctuation only."""
    if upper:
        return list(_upper_runs(sentence.text))
    return [(found.start(), found[0], _run_words(found[0])) for found in RUN.finditer(sentence.text)]


def matches(sentence: Sentence, cut: list[Run], gazetteer: Gazetteer, *, upper: bool) -> list[Match]:
    """Longest matches in a sentence's runs, left to right, without overlap."""
    found = []
    for offset, text, run in cut:
        segments = _segments(gazetteer, text, upper=upper)
        if not upper and run and not (segments and segments[0].first == 0):
            segments = _with_unknown(segments, run, sentence.text, offset)
        for first, last, key, postings, partial, size in segments:
            word = run[last - 1]
            end = word.end if not partial else word.start + len(word.raw.split("-")[0])
            start = offset + run[first].start
            found.append(Match(sentence, start, offset + end, key, postings, run, first, last, offset, size, partial))
    return found


def _size(gazetteer: Gazetteer, postings: tuple[int, ...]) -> int:
    return max(
        (gazetteer.population[p >> 1] for p in postings[:8] if not p & 1 and gazetteer.kind[p >> 1] <= SECTION),
        default=0,
    )


@lru_cache(maxsize=16384)
def _run_words(text: str) -> tuple[Word, ...]:
    found = []
    for match in _WORD.finditer(text):
        raw = match[0]
        bare = _POSSESSIVE.sub("", raw)
        shown = bare[:-1] if bare.endswith(".") and "." not in bare[:-1] else bare
        key = "county" if _COUNTY.match(text, match.start()) else fold(bare)
        found.append(Word(match.start(), match.start() + len(shown), raw, key))
    return tuple(found)


def _upper_runs(text: str) -> Iterator[Run]:
    start, end = 0, -1
    for match in _UPPER_WORD.finditer(text):
        if end < 0:
            start = match.start()
        elif text[end : match.start()].strip():
            yield start, text[start:end], _upper_words(text[start:end])
            start = match.start()
        end = match.end()
    if end >= 0:
        yield start, text[start:end], _upper_words(text[start:end])


@lru_cache(maxsize=1024)
def _upper_words(text: str) -> tuple[Word, ...]:
    found = []
    for match in _UPPER_WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match[0].rstrip("."))
        found.append(Word(match.start(), match.start() + len(bare), match[0], fold(bare)))
    return tuple(found)


@lru_cache(maxsize=32768)
def _segments(gazetteer: Gazetteer, text: str, *, upper: bool) -> tuple[Segment, ...]:
    """Longest matches in a run."""
    run = _upper_words(text) if upper else _run_words(text)
    found = []
    at, count = 0, len(run)
    while at < count:
        word = run[at]
        lower = word.raw[0].islower() and "-" not in word.raw
        segment = None if lower or word.key == "the" else _longest(gazetteer, run, at)
        if segment is not None:
            found.append(Segment(*segment, _size(gazetteer, segment[3])))
        at = at + 1 if segment is None else segment[1]
    return tuple(found)


def _longest(
    gazetteer: Gazetteer, run: tuple[Word, ...], at: int
) -> tuple[int, int, str, tuple[int, ...], bool] | None:
    stop = min(len(run), at + LONGEST)
    for inner in range(at, stop - 1):
        if run[inner].raw.endswith(("'s", "\u2019s", "s\u2019", "s'")):  # a possessor ends a name
            stop = inner + 1
            break
    if stop < len(run) and run[stop].raw[0].isupper():  # but for "Lee's Summit"
        key = " ".join([fold(word.raw) for word in run[at : stop + 1]])
        if postings := gazetteer.lookup_folded(key):
            return at, stop + 1, key, postings, False
    for last in range(stop, at, -1):
        key = " ".join([word.key for word in run[at:last]])
        if last == at + 1 and (
            key in _NO_NAMES or (len(key) < 4 and not run[at].raw.isupper() and _acronym(gazetteer, key))
        ):
            return None
        if key in _SIDES:
            return None
        postings = gazetteer.lookup_folded(key)
        if (
            last - at > 1 and run[last - 1].key == "city" and _size(gazetteer, postings) < TOWN
        ):  # "York City": the city of York, if no town is called just so
            base = gazetteer.lookup_folded(key.removesuffix(" city"))
            postings += tuple(
                posting | 1 for posting in base if posting not in postings and gazetteer.kind[posting >> 1] == CITY
            )
        if postings:
            return at, last, key, postings, False
    return _compound(gazetteer, run, at)


_PLACED: Final = re.compile(
    r"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|(?:town|city|village|province|district|region|settlement) of)|km (?:\w+ )?of|"
    r"miles (?:\w+ )?of) (?:the |nearby |northern |southern |eastern |western |central )*$"
)


_DATED: Final = re.compile(
    r"[A-Z][A-Z' ]{3,30}, [A-Z][\w.]+(?: [A-Z]\w+)?,?(?: \([^)]{2,30}\))? ?(?:[\u2013\u2014]|-{1,2} )"
)
"""A dateline with its state: "TOONE, Tenn. (AP) -"."""


def _with_unknown(segments: tuple[Segment, ...], run: tuple[Word, ...], text: str, offset: int) -> tuple[Segment, ...]:
    """Put an unknown name in front where a preposition speaks for a place: its spelling may be another one."""
    if run[0].key in _NO_NAMES or not (offset == 0 or _PLACED.search(text[max(0, offset - 40) : offset])):
        return segments
    if offset == 0 and not _DATED.match(text):
        return segments
    lower = next((place for place, word in enumerate(run) if word.raw[0].islower()), len(run))
    last = min(lower, segments[0].first if segments else lower, 3)
    if last == 0 or run[last - 1].key in _NO_NAMES:
        return segments
    return (Segment(0, last, " ".join([word.key for word in run[:last]]), (), partial=False, size=0), *segments)


def _acronym(gazetteer: Gazetteer, key: str) -> bool:
    """Whether a short name is a country's initials, which "Car" and "Us" are not."""
    postings = gazetteer.lookup_folded(key)
    return bool(postings) and gazetteer.kind[postings[0] >> 1] == COUNTRY


def _compound(
    gazetteer: Gazetteer, run: tuple[Word, ...], at: int
) -> tuple[int, int, str, tuple[int, ...], bool] | None:
    """Read "Kyiv-based", "Iran-Iraq": the place before the hyphen, if what follows is a common word or a place too."""
    head, hyphen, tail = run[at].raw.replace("\u2010", "-").replace("\u2011", "-").partition("-")
    key = fold(head)
    if not hyphen or not tail or key in _NO_NAMES or (len(key) < 4 and not head.isupper()):
        return None
    if tail[0].isupper() and not gazetteer.lookup_folded(fold(tail)):
        return None
    postings = gazetteer.lookup_folded(key)
    return (at, at + 1, key, postings, True) if postings else None


def title_case(text: str) -> bool:
    """Whether a line is set Like This, so that capitals tell no names."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def common(key: str) -> bool:
    """Whether a folded word is an English word of its own."""
    return key in table("words")
