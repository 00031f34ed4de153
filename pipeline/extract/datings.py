"""Times of a sentence that may date an event: without page stamps and datelines, stretches of days as one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import aftermath, background, governing, when
from pipeline.extract.when import Expression
from pipeline.model import When

if TYPE_CHECKING:
    from datetime import date

_SINCE: Final = re.compile(
    r"\b(?P<word>since|until|till|through|by|due|next|scheduled for|every|each)(?: (?:last|early|late))?(?: the)? $",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\b(?:between|from) (?:early |late |the )*$", re.IGNORECASE)
STRETCH: Final = 10
"""Days between the two that "between" or "from" joins, at the most."""
WEEK: Final = 7
_JOINED: Final = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:,? (?:and|or|to|into|through|through to|until|-)|-|\u2013) "
    r"(?:early |late |the )*",
    re.IGNORECASE,
)
DATELINE: Final = 80
"""Characters from the beginning within which a dateline ends."""
_DATELINE: Final = re.compile(r"[.,]?\s*(?:\([^)]{2,40}\)|\.?(?:-{1,2}|\u2014|\u2013)(?= ))")
"""After the date of a dateline: "LIMA, 8 MAR (EFE) --", "May 3 - "."""
_PLACED: Final = re.compile(r"(?:[A-Z][\w.'\u2019-]*[ ,/()]{1,3})+$")
"""Before it: names of places."""
_HELD: Final = re.compile(r"\b(?:trapped|stranded|missing|buried|entombed|stuck|unaccounted for)\b", re.IGNORECASE)
_OF_FIGURE: Final = re.compile(r", (?:killing|wounding|injuring|leaving)\b[^.;]*$", re.IGNORECASE)
"""Before the day of a figure in what has gone on for days: "for a second night, killing three early Wednesday"."""
_BY_YEAR: Final = re.compile(r"(?:the|an?) \d{4}", re.IGNORECASE)
_EXPLAINING: Final = re.compile(
    r",? (?:(?:which|that|it) was )?an? \w+day|(?<=ago) (?:today|this \w+|on \w+day)", re.IGNORECASE
)
"""Behind a date: which day of the week, of the year it was, "on 5 February 1994, a Saturday", "two years ago today"."""
_ON: Final = re.compile(r"\bon (?:\w+day,? )?$", re.IGNORECASE)


@lru_cache(maxsize=512)
def expressions(text: str, day: date) -> tuple[Expression, ...]:
    """Find the expressions of a sentence that may date an event; "Monday night and early Tuesday" is one."""
    found: list[Expression] = []
    for one in when.expressions(text, day):
        if (one.stamp and _stamped(text, one, day)) or _named_by_year(text, one) or _in_dateline(text, one):
            continue
        if found and _EXPLAINING.fullmatch(text, found[-1].end, one.end):
            continue
        if is_lasting(text, one, day):
            found.append(replace(one, when=When(start=one.when.start, end=max(day, one.when.end))))
            continue
        if found and (first := _stretch(text, found[-1], one)) is not None:
            one = Expression(found.pop().start, one.end, When(start=first, end=one.when.end))  # noqa: PLW2901
        found.append(one)
    return tuple(_from_the_first(found, text))


def days(text: str, day: date) -> list[When]:
    """Give the days that a text names; `day` is the article's."""
    return [one.when for one in expressions(text, day) if one.when.precision == "day"]


def _stretch(text: str, last: Expression, one: Expression) -> date | None:
    """Give the first day where two are the ends of a stretch: "Monday night and early Tuesday", "from Monday to Thursday".

    In a Monday's article "between Monday and Thursday" begins a week before.
    """
    if last.when.precision != "day" or one.when.precision != "day" or not _JOINED.fullmatch(text, last.end, one.start):
        return None
    between = _BETWEEN.search(text, 0, last.start) is not None
    days = (one.when.start - last.when.end).days
    if between and -WEEK < days < 0:
        return last.when.start - timedelta(days=WEEK)
    return last.when.start if 0 < days <= (STRETCH if between else 1) else None


def _from_the_first(found: list[Expression], text: str) -> list[Expression]:
    """Let what goes on "for a second day" begin on its first."""
    days = aftermath.days_before(text)
    single = next((at for at, one in enumerate(found) if one.when.start == one.when.end), None)
    if days and single is not None and _OF_FIGURE.search(text, 0, found[single].start) is None:
        told = found[single].when
        found[single] = replace(found[single], when=When(start=told.start - timedelta(days=days), end=told.end))
    return found


def _stamped(text: str, one: Expression, day: date) -> bool:
    """Say whether a full date is the page's own: the article's day, not tied to the sentence by "on"."""
    return one.when.end == day and _ON.search(text, max(0, one.start - 16), one.start) is None


def _in_dateline(text: str, one: Expression) -> bool:
    """Say whether a date is that of the dateline."""
    if one.start > DATELINE or _DATELINE.match(text, one.end) is None:
        return False
    return _PLACED.match(text[: one.start]) is not None


def _named_by_year(text: str, one: Expression) -> bool:
    """Say whether a year names something that is no event: "the 2005 peace agreement"."""
    if not _BY_YEAR.fullmatch(text, one.start, one.end):
        return False
    nouns = governing.ATTRIBUTED.match(text, one.end)
    return nouns is None or governing.first(nouns["nouns"]) != "event"


def since(text: str, one: Expression) -> str | None:
    """Give the word that makes a time the beginning or end of a stretch: "since", "until"; None for others.

    "Killed by Friday's storm" gives no end.
    """
    if text.startswith(("'s ", "\u2019s "), one.end):
        return None
    found = _SINCE.search(text[max(0, one.start - 24) : one.end].removesuffix(_bare(text, one)))
    return None if found is None else found["word"].lower()


def is_lasting(text: str, one: Expression, day: date) -> bool:
    """Say whether a time begins what goes on until the article's day: "since Friday"."""
    lately = one.when.precision in {"day", "week"} and not background.is_old(one.when, day)
    return lately and since(text, one) == "since" and not is_held(governing.clause_before(text, one.start))


def is_held(clause: str) -> bool:
    """Say whether the clause before "since Monday" tells of people who are trapped or missing: it happened then."""
    return _HELD.search(clause) is not None


def _bare(text: str, one: Expression) -> str:
    """Give an expression without a "since" that is a part of it."""
    said = text[one.start : one.end]
    return said[6:] if said[:6].lower() == "since " else said
