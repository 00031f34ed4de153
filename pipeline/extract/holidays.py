"""Feast days by which the news dates things: the latest such day up to the article's own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

PATTERN: Final = (
    r"(?:christmas\s+(?:day|eve)|boxing\s+day|new\s+year(?:['\u2019]s)?\s+(?:day|eve)|valentine(?:['\u2019]s)?\s+day"
    r"|st\.?\s+patrick(?:['\u2019]s)?\s+day|(?:fourth|4th)\s+of\s+july|july\s+fourth|independence\s+day\s+weekend|halloween(?:\s+night)?"
    r"|good\s+friday|easter(?:\s+sunday|\s+monday)?|memorial\s+day|labou?r\s+day|thanksgiving(?:\s+day)?|black\s+friday"
    r"|bastille\s+day|may\s+day|armistice\s+day|bonfire\s+night)\b"
)
"""Names of the days, for a pattern that ignores case."""


def latest(name: str, day: date) -> date | None:
    """Return the latest day of this name up to `day`; None for an unknown name.

    >>> latest("Christmas Eve", date(2024, 1, 3)), latest("Easter Sunday", date(2024, 4, 2))
    (datetime.date(2023, 12, 24), datetime.date(2024, 3, 31))
    """
    key = " ".join(name.lower().replace("\u2019", "'").replace("'s", "").replace(".", "").split())
    found = next((rule for known, rule in _RULES if key.startswith(known)), None)
    if found is None:
        return None
    this_year = found(day.year)
    return this_year if this_year <= day else found(day.year - 1)


def _fixed(month: int, number: int) -> Callable[[int], date]:
    return lambda year: date(year, month, number)


def _nth(month: int, weekday: int, count: int, more: int = 0) -> Callable[[int], date]:
    """Return the rule of the `count`th such weekday of a month, `more` days later; the last one for count 0."""

    def rule(year: int) -> date:
        if not count:
            last = date(year, month + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1) + more)

    return rule


def _easter(more: int) -> Callable[[int], date]:
    """Return the rule of the day `more` days after Easter Sunday (Gregorian; the anonymous algorithm of 1876)."""

    def rule(year: int) -> date:
        golden, century = year % 19, year // 100
        moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
        shift = (golden + 11 * moon + 22 * week) // 451
        month, number = divmod(moon + week - 7 * shift + 114, 31)
        return date(year, month, number + 1) + timedelta(days=more)

    return rule


_RULES: Final[tuple[tuple[str, Callable[[int], date]], ...]] = (
    ("christmas eve", _fixed(12, 24)), ("christmas", _fixed(12, 25)), ("boxing", _fixed(12, 26)),
    ("new year eve", _fixed(12, 31)), ("new year", _fixed(1, 1)), ("valentine", _fixed(2, 14)),
    ("st patrick", _fixed(3, 17)), ("fourth", _fixed(7, 4)), ("4th", _fixed(7, 4)), ("july", _fixed(7, 4)),
    ("independence", _fixed(7, 4)),
    ("halloween", _fixed(10, 31)), ("bastille", _fixed(7, 14)), ("may day", _fixed(5, 1)), ("armistice", _fixed(11, 11)),
    ("bonfire", _fixed(11, 5)), ("good friday", _easter(-2)), ("easter monday", _easter(1)), ("easter", _easter(0)),
    ("memorial", _nth(5, 0, 0)), ("labo", _nth(9, 0, 1)), ("thanksgiving", _nth(11, 3, 4)),
    ("black", _nth(11, 3, 4, 1)),
)  # fmt: skip
