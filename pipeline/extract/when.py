"""When something happened: expressions of time, read against the article's own day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.model import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pipeline.extract.document import Sentence

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
NUMBERS: Final = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1, "several": 3, "few": 3, "couple of": 2}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NUMBER = "|".join([*sorted(NUMBERS, key=len, reverse=True), r"\d{1,3}"])

GATE: Final = re.compile(
    rf"\b(?:today|yesterday|tonight|overnight|morning|afternoon|evening|night|week|weekend|month|year|years|days|ago"
    rf"|{_DAY}|{_MONTH}|(?:19|20)\d\d|decades?)\b",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>(?:19|20)\d\d|\d\d(?=\b(?!\s*[:%]))))?  # 8 July 2024
    | (?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:|,\d{{3}})(?:,?\s+(?P<y2>(?:19|20)\d\d))?               # July 8, 2024
    | (?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b
    | (?P<ago>{_NUMBER})\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier|before|previously)\b                      # two days ago
    | (?P<lastunit>last|past|previous|this|earlier\s+this|late\s+last)\s+(?P<span>week|weekend|month|year)\b
    | (?P<next>next|coming|upcoming|by|until|till)\s+(?P<future>{_DAY}|week|month|year)\b
    | (?P<lastday>last)\s+(?P<weekday2>{_DAY})\b
    | (?P<lastmonth>last|this\s+past|in|since|during|early\s+in|late\s+in|of)\s+(?P<m3>{_MONTH})\b\.?(?:,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d))?
    | (?P<m4>{_MONTH})\b\.?,?\s+(?P<y4>(?:19|20)\d\d)\b                                                                      # March 2011
    | (?:in|since|of|during|from|the|early|late|mid-?)\s+(?P<y5>(?:19|20)\d\d)\b(?!\s*(?:people|dead|injured|others|men))
    | (?P<weekend>(?:over|during|at)\s+the\s+weekend)\b
    | (?P<overnight>overnight)\b
    | (?P<yesterday>yesterday|last\s+night|last\s+evening|the\s+previous\s+day|a\s+day\s+earlier)\b
    | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening))\b
    | (?P<weekday>{_DAY})\b\.?
    )""",
    re.VERBOSE | re.IGNORECASE,
)


SAYING: Final = 24
"""Characters before an expression in which a verb of saying takes it for itself."""
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|corrected|stated|added|arrested|charged|sentenced|convicted|appeared)"
    r"(?: \w+)?(?: late| early| on)?(?: the)? $",
    re.IGNORECASE,
)


def read(sentence: Sentence, article_time: datetime, offset: int | None = None) -> When | None:
    """Read when that happened which a sentence tells at `offset` (in `Article.text`); None where it doesn't say.

    A weekday is the latest such day up to the article's own: "Monday" in a Monday's article is that day. The expression
    nearest to the offset counts, the first one without an offset; the time of saying ("police said on Tuesday") only
    where there is no other.
    """
    return read_text(sentence.text, article_time.date(), None if offset is None else offset - sentence.start)


def read_text(text: str, day: date, offset: int | None = None) -> When | None:
    """Do the same for a text and the article's day.

    >>> read_text("A bomb went off on Friday.", date(2024, 7, 8)).start.isoformat()
    '2024-07-05'
    >>> read_text("It was the worst attack since March 2011.", date(2024, 7, 8)).precision
    'month'
    >>> read_text("Police said on Monday that Sunday's blast killed two.", date(2024, 7, 8)).start.isoformat()
    '2024-07-07'
    """
    told = _told(text, day)
    if not told:
        return None
    if offset is None:
        return told[0][1]
    return min(told, key=lambda pair: abs(pair[0] - offset))[1]


@lru_cache(maxsize=512)
def _told(text: str, day: date) -> tuple[tuple[int, When], ...]:
    """Find the expressions of a text (asked for once a figure), those of saying only where there is no other."""
    if not GATE.search(text):
        return ()
    found = [(m.start(), resolved) for m in _EXPRESSION.finditer(text) if (resolved := _resolve(m, day)) is not None]
    return tuple(pair for pair in found if not _SAID.search(text, max(0, pair[0] - SAYING), pair[0])) or tuple(found)


def on(day: date) -> When:
    """Give one day."""
    return When(start=day, end=day)


def _resolve(match: re.Match[str], day: date) -> When | None:
    for group, resolve in _RESOLVERS:
        if match[group] is not None:
            return resolve(match, day)
    return None


def _full(day_text: str, month_text: str, year_text: str | None, day: date) -> When | None:
    """Read day and month; without a year, the latest such day up to a week after the article's."""
    month = MONTHS[month_text.lower().rstrip(".")]
    years = [_year(year_text)] if year_text else [day.year + 1, day.year, day.year - 1]
    for year in years:
        try:
            found = date(year, month, int(day_text))
        except ValueError:
            continue
        if found <= day + timedelta(days=1):
            return on(min(found, day) if found > day else found)
    return None


def _year(text: str) -> int:
    number = int(text)
    return number if number > 99 else number + (1900 if number >= 60 else 2000)


def _month(month_text: str, year_text: str | None, day: date) -> When | None:
    month = MONTHS[month_text.lower().rstrip(".")]
    year = _year(year_text) if year_text else day.year if month <= day.month else day.year - 1
    start = date(year, month, 1)
    if start > day:
        return None
    last = date(year, month, calendar.monthrange(year, month)[1])
    return When(start=start, end=min(last, day), precision="month")


def _weekday(name: str, day: date, *, before: bool = False) -> When:
    back = (day.weekday() - WEEKDAYS[name.lower().rstrip(".")]) % 7
    return on(day - timedelta(days=back or (7 if before else 0)))


def _ago(match: re.Match[str], day: date) -> When | None:
    count_text = match["ago"].lower()
    count = int(count_text) if count_text.isdigit() else NUMBERS[count_text]
    unit = match["unit"].lower()
    if unit == "day":
        return on(day - timedelta(days=count))
    if unit == "week":
        middle = day - timedelta(weeks=count)
        return When(start=middle - timedelta(days=3), end=min(day, middle + timedelta(days=3)), precision="week")
    if unit == "month":
        middle = day - timedelta(days=30 * count)
        return When(start=middle - timedelta(days=15), end=min(day, middle + timedelta(days=15)), precision="month")
    year = max(1, day.year - count * (10 if unit == "decade" else 1))
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")


def _span(match: re.Match[str], day: date) -> When:
    last = "this" not in match["lastunit"].lower()
    unit = match["span"].lower()
    monday = day - timedelta(days=day.weekday())
    if unit == "weekend":
        return _weekend(day)
    if unit == "week":
        start = monday - timedelta(days=7) if last else monday
        return When(start=start, end=min(day, start + timedelta(days=6)), precision="week")
    if unit == "month":
        end = date(day.year, day.month, 1) - timedelta(days=1) if last else day
        return When(start=end.replace(day=1), end=end, precision="month")
    year = day.year - 1 if last else day.year
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")


def _weekend(day: date) -> When:
    """Give the latest Saturday and Sunday."""
    sunday = day if day.weekday() == WEEKDAYS["sunday"] else day - timedelta(days=day.weekday() + 1)
    return When(start=sunday - timedelta(days=1), end=sunday, precision="week")


def _iso(match: re.Match[str], day: date) -> When | None:
    try:
        found = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return on(found) if found <= day else None


_RESOLVERS: Final[tuple[tuple[str, Callable[[re.Match[str], date], When | None]], ...]] = (
    ("d1", lambda m, day: _full(m["d1"], m["m1"], m["y1"], day)),
    ("d2", lambda m, day: _full(m["d2"], m["m2"], m["y2"], day)),
    ("iso", _iso),
    ("ago", _ago),
    ("span", _span),
    ("future", lambda _m, _day: None),
    ("weekday2", lambda m, day: _weekday(m["weekday2"], day, before=True)),
    ("m3", lambda m, day: _month(m["m3"], m["y3"], day)),
    ("m4", lambda m, day: _month(m["m4"], m["y4"], day)),
    ("y5", lambda m, day: _month_free(m["y5"], day)),
    ("weekend", lambda _m, day: _weekend(day)),
    ("overnight", lambda _m, day: When(start=day - timedelta(days=1), end=day)),
    ("yesterday", lambda _m, day: on(day - timedelta(days=1))),
    ("today", lambda _m, day: on(day)),
    ("weekday", lambda m, day: _weekday(m["weekday"], day)),
)


def _month_free(text: str, day: date) -> When | None:
    year = int(text)
    if year > day.year:
        return None
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")
