"""Quantities in a sentence's words: digits, number words, ranges, vague words, with the bound that stands before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from pipeline.extract.ages import OLDEST, ages
from pipeline.extract.number_words import (
    BOUNDS,
    CALIBRES,
    CAPTIONS,
    FILLERS,
    MONTHS,
    MORE_AFTER,
    MORE_BEFORE,
    NOT_BEFORE,
    ONES,
    PEOPLE,
    ROADS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
)
from pipeline.extract.street_words import ADDRESSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model import Bound

LAST_HOUR: Final = 12
LARGEST: Final = 10_000_000
"""No larger number counts people hurt in one incident."""

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,8}")
_DECIMAL = re.compile(r"[0-9]{1,4}\.[0-9]{1,3}")
_DASHES: Final = frozenset("- \u2010 \u2011 \u2012 \u2013 \u2014".split())
LONG_ROADS: Final = frozenset("route highway interstate motorway".split())
DEEDS: Final = frozenset(
    "deaths crash crashes collision victims fatalities tragedy horror pile-up smash accident closure".split()
)
"""Behind a road's number: "over A47 deaths"."""
_STARTERS: Final = frozenset({*ONES, *TENS, "a", "half", *(words[0] for words in VAGUE)})
_BOUND_STARTERS: Final = frozenset(words[0] for words in BOUNDS) | FILLERS | MORE_BEFORE | {"between", "from"}
_BOUND_LENGTHS: Final = {
    first: tuple(sorted({len(words) for words in BOUNDS if words[0] == first}, reverse=True))
    for first in {words[0] for words in BOUNDS}
}
_VAGUE_STARTERS: Final = frozenset(words[0] for words in VAGUE)


@dataclass(slots=True, eq=False)
class Quantity:
    """A number of something, most likely of people."""

    value: int
    first: int
    """First token, that of a bound word included."""
    last: int
    """One past the number's last token."""
    high: int | None = None
    bound: Bound = "exact"
    more: bool = False
    """True for "another 12", "12 more": it comes on top."""


def quantities(words: Sequence[str]) -> list[Quantity]:
    """Find the quantities in lower-cased tokens that may count people, in order.

    Ages, dates, times, money, distances and numbers of houses are left out.

    >>> [(q.value, q.high, q.bound) for q in quantities("between 10 and 15 dead, at least twenty - two hurt".split())]
    [(10, 15, 'range'), (22, None, 'min')]
    >>> quantities("a 34 - year - old man of 12 main street in 2019".split())
    []
    """
    return list(_quantities(tuple(words)))


@lru_cache(maxsize=128)
def _quantities(sentence: tuple[str, ...]) -> tuple[Quantity, ...]:
    """Do the work; grammar and scorer both ask for each sentence."""
    words = list(sentence)
    found: list[Quantity] = []
    position, old = 0, ages(words)
    while position < len(words):
        word = words[position]
        if position in old:
            position += 1
            continue
        starts = word in _STARTERS or word in _BOUND_STARTERS or word[0].isdigit()
        if not starts or _is_minute(words, position) or _is_road(words, position):
            position += 1
            continue
        quantity = _quantity(words, position)
        if quantity is None or not old.isdisjoint(range(quantity.first, quantity.last)):
            position += 1
        else:
            found.append(quantity)
            position = max(quantity.last, position + 1)
    return tuple(found)


def _is_road(words: Sequence[str], position: int) -> bool:
    """Say whether a number is a road's whose letter looks like an article: "on the A6"."""
    if position < 2 or not words[position].isdigit() or words[position - 1] != "a":
        return False
    named = words[position - 2] in {"the", "on", "along", "off"}
    return named or not DEEDS.isdisjoint(words[position + 1 : position + 2])


def _is_minute(words: Sequence[str], position: int) -> bool:
    """Say whether a number is the minutes of a time or of a film: "at 11:45", "1:45 Students gather"."""
    after_colon = position > 1 and words[position - 1] == ":" and words[position - 2].isdigit()
    return after_colon and len(words[position]) == 2 and words[position].isdigit() and len(words[position - 2]) < 3


def _quantity(words: Sequence[str], first: int) -> Quantity | None:
    position, bound, more = _before(words, first)
    if words[first] in {"between", "from"} and position == first:
        return _between(words, first)
    vague = _vague(words, position)
    if vague is not None:
        value, last = vague
        quantity = Quantity(value, first, last, bound="vague", more=more)
    else:
        number = _number(words, position)
        if number is None:
            return None
        value, last = number
        quantity = Quantity(value, first, last, bound=bound, more=more)
        _repeated(words, quantity)
        _extend(words, quantity)
        if words[quantity.last : quantity.last + 2] in (("-", "odd"), ["-", "odd"]):
            quantity.bound, quantity.last = "approx", quantity.last + 2
    if not _counts_people(words, position, quantity):
        return None
    if words[quantity.last : quantity.last + 2] in (("or", "more"), ["or", "more"]):
        quantity.bound, quantity.last = "min", quantity.last + 2
    if quantity.last < len(words) and words[quantity.last] in MORE_AFTER:
        quantity.more, quantity.last = True, quantity.last + 1
    return quantity


def _before(words: Sequence[str], position: int) -> tuple[int, Bound, bool]:
    """Read bound words, "another" and fillers; (position of the number, bound, whether it comes on top)."""
    bound, more = "exact", False
    while position < len(words):
        length = _bound(words, position)
        if length:
            bound = BOUNDS[tuple(words[position : position + length])]
            position += length
        elif words[position] in MORE_BEFORE:
            more, position = True, position + 1
        elif words[position] == "a" and words[position + 1 : position + 2] in (["further"], ["total"], ["combined"]):
            more = more or words[position + 1] == "further"
            position += 2 + (words[position + 2 : position + 3] == ["of"])
        elif words[position] in FILLERS and words[position] not in {"a", "of", "total"}:
            position += 1
        else:
            break
    return position, cast("Bound", bound), more


def _bound(words: Sequence[str], position: int) -> int:
    """Count the tokens of the longest bound phrase at a position, 0 for none."""
    for length in _BOUND_LENGTHS.get(words[position], ()):
        if tuple(words[position : position + length]) in BOUNDS:
            return length
    return 0


def _between(words: Sequence[str], first: int) -> Quantity | None:
    low = _number(words, first + 1)
    if low is None or low[1] >= len(words) or words[low[1]] not in {"and", "to"}:
        return None
    high = _number(words, low[1] + 1)
    if high is None or high[0] <= low[0] or (words[first] == "from" and words[low[1]] == "and"):
        return None
    quantity = Quantity(low[0], first, high[1], high=high[0], bound="range")
    return quantity if _counts_people(words, first + 1, quantity) else None


def _repeated(words: Sequence[str], quantity: Quantity) -> None:
    """Take in the same number in figures, as offices write it: "fourteen (14) persons"."""
    behind = words[quantity.last : quantity.last + 3]
    if len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and _number(behind, 1) == (quantity.value, 2):
        quantity.last += 3


def _extend(words: Sequence[str], quantity: Quantity) -> None:
    """Take in the upper end of a range: "10 to 15", "10-15", "10 or 15"."""
    position = quantity.last
    if position + 1 < len(words) and (words[position] in {"to", "or"} or words[position] in _DASHES):
        high = _number(words, position + 1)
        if high is not None and quantity.value < high[0] <= 20 * max(1, quantity.value):
            quantity.high, quantity.last, quantity.bound = high[0], high[1], "range"


def _vague(words: Sequence[str], position: int) -> tuple[int, int] | None:
    if position >= len(words) or words[position] not in _VAGUE_STARTERS:
        return None
    for length in (4, 3, 2, 1):
        found = VAGUE.get(tuple(words[position : position + length]))
        if found is not None and len(words) >= position + length:
            return found, position + length
    return None


def _number(words: Sequence[str], position: int) -> tuple[int, int] | None:
    """Read a plain number at a position: (value, one past its last token)."""
    if position >= len(words):
        return None
    word = words[position]
    if _DIGITS.fullmatch(word):
        return _scaled(words, int(word.replace(",", "")), position + 1)
    if _DECIMAL.fullmatch(word) and words[position + 1 : position + 2] in (["million"], ["thousand"]):
        return int(float(word) * SCALES[words[position + 1]]), position + 2
    if word in {"a", "half"}:
        return _article(words, position)
    if word in ONES or word in TENS:
        return _spelled(words, position)
    return None


def _scaled(words: Sequence[str], value: int, position: int) -> tuple[int, int] | None:
    while position < len(words) and words[position] in {"hundred", "thousand", "million", "dozen"}:
        value *= SCALES[words[position]]
        position += 1
    return (value, position) if value <= LARGEST else None


def _article(words: Sequence[str], position: int) -> tuple[int, int] | None:
    """Read "a dozen", "a hundred", "half a dozen", "a couple of"."""
    following = list(words[position + 1 : position + 4])
    if words[position] == "half":
        length = 2 if following[:2] == ["a", "dozen"] else 1 if following[:1] == ["dozen"] else 0
        return (6, position + 1 + length) if length else None
    if following[:2] == ["half", "dozen"] or following[:3] == ["half", "-", "dozen"]:
        return 6, position + (3 if following[1] == "dozen" else 4)
    if following[:1] and following[0] in SCALES and following[0] != "score":
        return SCALES[following[0]], position + 2
    if following[:1] == ["couple"] and following[1:2] == ["of"]:
        return 2, position + 3
    return None


def _spelled(words: Sequence[str], position: int) -> tuple[int, int]:
    """Read number words: "one hundred and twenty-two", "three dozen"."""
    total = current = 0
    last = ""
    while position < len(words):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else ""
        joined = following in SCALES or (last == "ten" and following in ONES)
        if word in _DASHES and last and joined:
            position += 1
            continue
        if word in TENS and last in {"", "hundred"}:
            current, last = current + TENS[word], "ten"
        elif word in ONES and (last in {"", "hundred"} or (last == "ten" and 0 < ONES[word] < 10)):
            current, last = current + ONES[word], "one"
        elif word in {"hundred", "dozen", "score"} and last in {"one", "ten"}:
            current, last = current * SCALES[word], "hundred" if word == "hundred" else "end"
        elif word in {"thousand", "million"} and last:
            total, current, last = total + current * SCALES[word], 0, "hundred"
        elif word == "and" and last == "hundred" and (following in ONES or following in TENS):
            pass
        else:
            break
        position += 1
    return total + current, position


def _counts_people(words: Sequence[str], number: int, quantity: Quantity) -> bool:
    """Say whether a number may count people: no age, date, time, sum of money, distance, house or score."""
    last = quantity.last
    before = words[number - 1] if number else ""
    after = words[last] if last < len(words) else ""
    second = words[last + 1] if last + 1 < len(words) else ""
    if before == "." and number > 1:
        before = words[number - 2] if words[number - 2] in MONTHS or words[number - 2] == "no" else "."  # "Feb. 19"
    measured = after in UNITS or after == "%" or before in NOT_BEFORE or before in MONTHS or after in MONTHS
    closing = last + 2 == len(words)  # "wounds 14 - governor": who says so ends a headline
    joined = after in _DASHES and second.isalpha() and not closing
    compound = joined and second not in ONES and second not in PEOPLE  # "12-seat"
    if measured or compound or (before == "of" and words[max(0, number - 3)] in CAPTIONS):
        return False
    return not words[number][0].isdigit() or after in PEOPLE or _free(words, number, quantity, before, after)


def _free(words: Sequence[str], number: int, quantity: Quantity, before: str, after: str) -> bool:
    """Say whether digits stand free: not in a time, date, score or address, no age between commas, no year."""
    word, last = words[number], quantity.last
    following = words[last + 1] if last + 1 < len(words) else ""
    clock = after == ":" and quantity.value < 24 and len(following) == 2
    joined = ((clock or after in {"/", "."}) and following[:1].isdigit()) or (
        before in {":", "/", ".", "-"} and number > 1 and words[number - 2][-1:].isdigit()
    )
    exact = quantity.bound == "exact"
    age = before == "," and after in {",", ".", ""} and exact and quantity.value < OLDEST
    year = len(word) == 4 and exact and 1900 <= quantity.value <= 2100
    address = any(words[k] in ADDRESSED for k in range(last, min(last + 4, len(words))))
    coded = _is_coded(words, number, quantity)
    return not (joined or coded or age or year or address or (word.startswith("0") and len(word) > 1))


def _is_coded(words: Sequence[str], number: int, quantity: Quantity) -> bool:
    """Say whether digits are the name of a thing: "I-95", "MS-13", "200-to-1", "a .45", "U.S. 41", "at 7"."""
    before, far = words[number - 1] if number else "", words[number - 2] if number > 1 else ""
    tail = before == "-" and len(far) < 3 and far.isalpha()
    calibre = before == "." and words[number] in CALIBRES
    road = before in LONG_ROADS and words[number].isdigit()
    return tail or calibre or road or before in ROADS or (before == "at" and quantity.value <= LAST_HOUR)
