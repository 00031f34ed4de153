"""When something happened: expressions of time, read against the article's own day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, gates, holidays, years
from pipeline.extract.number_words import ONES, TENS
from pipeline.model import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
NUMBERS: Final = {word: number for word, number in ONES.items() if number} | TENS | {"a": 1, "an": 1, "several": 3, "few": 3, "couple of": 2}

DECEMBER: Final = 12
LATELY: Final = 21
"""Days before the article within which a date that can be read in two ways is looked for."""
NTH: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1,
    )
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NUMBER = "|".join([*sorted(NUMBERS, key=len, reverse=True), r"\d{1,3}"])

_NTH = "|".join(NTH)
_TO = r"(?:\s*[-\u2013]\s*|\s+(?:to|through|until)\s+)"
_EXPRESSION = re.compile(
    rf"""\b(?=\w)(?:
      (?=[\defnst])(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}|\s+and\s+))?(?P<d1>\d{{1,2}}|(?:{_NTH})(?=\s+of\s))(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>(?:19|20)\d\d|(?<!,\s)\d\d(?=\b(?!\s*(?:[:%]|noon|[ap]\.?m|hours|hrs|people|persons|others|men|women|children)))))?  # 8 July 2024
    | (?=[jfmasond])(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:|,\d{{3}})(?:{_TO}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:|,\d{{3}}|\s+[a-z]+\s))?(?:,?\s+(?P<y2>(?:19|20)\d\d))?               # July 8, 2024
    | (?=\d)(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b
    | (?=\d)(?P<num>(?P<nd>\d\d?)(?P<sep>[./-])(?P<nm>\d\d?)(?P=sep)(?P<ny>(?:19|20)\d\d))\b                                           # 14.03.2026
    | on\s+the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)\b(?=[.,;)]|$|\s+(?:and|when|after|as|at|in|by)\b)                               # on the 19th
    | (?P<holiday>{holidays.PATTERN})
    | (?P<after>{_NUMBER})\s+(?P<unit2>hour|day|week|(?:month|year)(?=s?\s+after\b))s?\s+(?:after|before|earlier|previously)\b                               # a day after
    | (?P<ago>{_NUMBER}|half\s+a(?=\s+century)|a\s+quarter(?:\s+of\s+a)?(?=[\s-]century))[\s-]+(?P<unit>day|week|month|year|decade|century)s?\s+(?:ago|earlier|before|previously|since|(?:to\s+the\s+(?:very\s+)?day\s+)(?:after|since|before))\b                      # two days ago
    | (?P<later>\d\d|{_NUMBER})[\s-]+(?:years?\s+later\b|year[\s-]old\s+(?:(?:double|triple|quadruple|unsolved|cold|open)\s+)*(?:murders?|homicides?|slayings?|killings?|mystery|case|crime)\b(?!\s+(?:suspect|victim|defendant)))   # a 41-year-old murder
    | (?P<lastunit>last|past|previous|this|earlier\s+this|late\s+last)\s+(?P<span>week|weekend|month|year)\b(?!-)
    | (?P<next>next|coming|upcoming|by|until|till)\s+(?P<future>{_DAY}|week|month|year)\b(?!['\u2019]s)
    | (?P<lastday>last)\s+(?P<weekday2>{_DAY})\b
    | (?P<lastmonth>last|(?:early|late|beginning|start|middle|end)\s+(?:in|of)|this\s+past|(?:in|since|during|of)\s+(?:early|late|mid)|in|since|during|early\s+in|late\s+in|of|the|early|late|mid)[\s-]+(?P<m3>{_MONTH})\b(?!\.?\s+\d{{1,2}}\b)\.?(?:,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d))?
    | (?=[jfmasond])(?P<m4>{_MONTH})\b\.?,?\s+(?P<y4>(?:19|20)\d\d)\b                                                                      # March 2011
    | (?:in|since|of|during|from|the|an?|early|late|mid-?)\s+(?P<y5>(?:19|20)\d\d)\b(?!\s*(?:people|dead|injured|others|men))
    | last\s+(?P<season>summer|winter|spring|fall|autumn)\b
    | (?P<weekend>weekend)\b
    | (?P<overnight>overnight)\b
    | (?P<yesterday>yesterday|last\s+(?:night|evening))\b
    | (?P<daybefore>the\s+previous\s+(?:day|evening|night|afternoon)|the\s+(?:day|evening|night|afternoon)\s+before)\b
    | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening))\b
    | (?=[mtwfs])(?P<weekday>{_DAY})\b\.?(?!-[A-Z])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""The looks ahead at single letters only save time: most words begin with none of a month's, a day's or a number's."""


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
    return min(told, key=lambda pair: abs(pair[0] - offset) + _apart(text, pair[0], offset))[1]


_RELATIVE = re.compile(r"\bto \w+ .{0,30}\b(?:who|that|which)\b", re.IGNORECASE)
CROSSED: Final = 80
"""Characters by which a time is farther that stands before such a clause: "met on Friday to honour the men who died"."""


def _apart(text: str, start: int, offset: int) -> int:
    return CROSSED if start < offset and _RELATIVE.search(text, start, offset) else 0


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: [start, end) in its text, and the days that it means."""

    start: int
    end: int
    when: When
    stamp: bool = False
    """True for a date with its year: what pages are stamped with."""
    counted: bool = False
    """True for "two days after": counted from another day."""


@lru_cache(maxsize=512)
def expressions(text: str, day: date) -> tuple[Expression, ...]:
    """Find the expressions of time in a text, in order.

    >>> [text for e in expressions("Ten may have died on 5 May, a day after a march.", date(2024, 7, 8))
    ...  if (text := f"{e.when.start:%d %B}")]
    ['05 May', '04 May']
    """
    found: list[Expression] = []
    base = day
    for match in _matches(text):
        if _small(match) or _is_other(match):
            continue
        if found and (match["d1"] or match["d2"]) and _OF_DATE.fullmatch(text, found[-1].start, match.start()):
            found.pop()
        relative = match["after"] or match["daybefore"]
        if not (relative and found and found[-1].counted and " and " in text[found[-1].end : match.start()]):
            base = found[-1].when.start if relative and found and found[-1].when.precision == "day" else day
        when = _resolve(match, base)
        if relative and found and found[-1].when.precision in _LONG and not text[found[-1].end : match.start()].strip(" ,"):
            when = found[-1].when  # "in 2002, three months after"
        if when is not None:
            stamp = bool(match["y1"] or match["y2"] or match["iso"])
            found.append(Expression(match.start(), match.end(), when, stamp, match["after"] is not None and match[0].lower().endswith("after")))
    return tuple(found)


_LONG: Final = frozenset({"month", "year"})
_TO_WHAT: Final = re.compile(r" (?!police|officials|authorities|according|when|on\b)[a-z]")
"""After "a day before": what it was the day before, whose own day nothing tells."""
_OF_DATE: Final = re.compile(rf"(?:{_DAY})\b\.?,? (?:the )?", re.IGNORECASE)
"""A day of the week before its date: "Tuesday, Jan. 27" is one day, the date's."""
BEFORE: Final = 30
"""Characters before a word of time in which its expression may begin: "earlier this", "on the night of the 3rd of"."""
AFTER: Final = 48
"""The same after it, with what the pattern looks ahead to."""


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Find the expressions, looking only around words of time; stretches that touch are one."""
    times = gates.of(text).times
    if not times:
        return
    start, end = times[0] - BEFORE, times[0] + AFTER
    for at in (*times[1:], len(text) + 2 * BEFORE + AFTER):
        if at - BEFORE <= end:
            end = at + AFTER
            continue
        yield from _EXPRESSION.finditer(text, max(0, start), min(len(text), end))
        start, end = at - BEFORE, at + AFTER


_NAMES: Final = ("m1", "m2", "m3", "m4", "weekday", "weekday2", "future")
_VERB: Final = re.compile(r"\s+(?:have|be|not|also|still|has)\b", re.IGNORECASE)


def _small(match: re.Match[str]) -> bool:
    """Say whether the name of a month or day is a word of another meaning: "ten may have died", "they sat"."""
    group = next((group for group in _NAMES if match[group]), None)
    if group is None:
        return False
    name, at = match[group], match.start(group)
    if name == "Sun" and _PAPER.search(match.string, 0, at):
        return True
    if name[0].islower() and name.lower() not in _SPANS:
        return True
    verb = name.lower() in MONTHS and _VERB.match(match.string, match.end()) is not None
    return verb and _IN.search(match.string, max(0, at - 8), at) is None


def _is_other(match: re.Match[str]) -> bool:
    """Say whether a year dates a thing ("a mine opened in 2018", "last year") or is a number of people ("of 1950 passengers")."""
    text = match.string
    if match["y5"] and years.is_count(text, match.start("y5"), match.end("y5")):
        return True
    yearly = match["y5"] or match["y3"] or match["y4"] or match["span"] == "year" or match["season"]
    return bool(yearly) and years.is_of_thing(text, match.start())


_IN: Final = re.compile(r"\b(?:in|last|since|of|early|late) $", re.IGNORECASE)
"""Before a month: "at the stadium in May has found"."""


_PAPER: Final = re.compile(r"[A-Z][a-z]+ $")
"""Before "Sun": the newspaper's town."""
_SPANS: Final = frozenset(["week", "month", "year"])


@lru_cache(maxsize=512)
def _told(text: str, day: date) -> tuple[tuple[int, When], ...]:
    """Find the expressions of a text (asked for once a figure), those of saying only where there is no other."""
    found = [(one.start, one.when) for one in expressions(text, day)]
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
            found = date(year, month, NTH.get(day_text.lower()) or int(day_text))
        except ValueError:
            continue
        if found <= day + timedelta(days=1):
            return on(min(found, day) if found > day else found)
    return None


def _stretch(first_text: str | None, day_text: str, month_text: str, year_text: str | None, day: date) -> When | None:
    """Read "16 to 20 June" as a stretch of days, "20 June" as a day."""
    last = _full(day_text, month_text, year_text, day)
    first = _full(first_text, month_text, year_text, day) if first_text else None
    if first is None or last is None:
        return last or first
    return When(start=first.start, end=last.end) if first.start < last.end else last


def _numeric(match: re.Match[str], day: date) -> When | None:
    """Read "14.03.2026" and "03/14/2026"; one with slashes that could be either way round is the one of late, if one is."""
    first, second, year = int(match["nd"]), int(match["nm"]), int(match["ny"])
    ways = [(first, second)] if second > DECEMBER else [(second, first)]
    if match["sep"] == "/" and max(first, second) <= DECEMBER and first != second:
        ways = [(first, second), (second, first)]
    told = [date(year, *way) for way in ways if way[0] <= DECEMBER and way[1] <= calendar.monthrange(year, way[0])[1]]
    if len(ways) > 1:
        told = [one for one in told if timedelta(0) <= day - one <= timedelta(days=LATELY)]
    return on(told[0]) if len(told) == 1 and told[0] <= day else None


def _nth(match: re.Match[str], day: date) -> When | None:
    """Read "on the 19th": the latest such day, of this month or the one before."""
    for month in (day, day.replace(day=1) - timedelta(days=1)):
        try:
            found = month.replace(day=int(match["nth"]))
        except ValueError:
            continue
        if found <= day:
            return on(found)
    return None


def _year(text: str) -> int:
    number = int(text)
    return number if number > 99 else number + (1900 if number >= 60 else 2000)


def _month(month_text: str, year_text: str | None, day: date, said: str = "") -> When | None:
    month = MONTHS[month_text.lower().rstrip(".")]
    year = _year(year_text) if year_text else day.year if month <= day.month else day.year - 1
    start = date(year, month, 1)
    if start > day:
        return None
    last = date(year, month, calendar.monthrange(year, month)[1])
    part = _PART.search(said)
    first, end = (1, 10) if part and part["early"] else (11, 20) if part and part["mid"] else (20, last.day)
    if part is None or start.replace(day=first) > day:
        return When(start=start, end=min(last, day), precision="month")
    return When(start=start.replace(day=first), end=min(day, start.replace(day=end)), precision="week")


_PART: Final = re.compile(r"\b(?:(?P<early>early|beginning|start)|(?P<mid>mid|middle)|late|end)\b", re.IGNORECASE)
"""Which third of a month."""


def _weekday(name: str, day: date, *, before: bool = False) -> When:
    back = (day.weekday() - WEEKDAYS[name.lower().rstrip(".")]) % 7
    return on(day - timedelta(days=back or (7 if before else 0)))


def _after(match: re.Match[str], day: date) -> When | None:
    """Read "a day after", "two days earlier", counted from the day told before it."""
    unit, count = match["unit2"].lower(), _count(match["after"])
    if unit == "hour" or (match[0].lower().endswith("before") and _TO_WHAT.match(match.string, match.end())):
        return None
    if unit in {"month", "year"} or (unit == "week" and count > 1):
        return _ago_counted(count, unit, day)
    return on(day - timedelta(days=count * (7 if unit == "week" else 1)))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _ago(match: re.Match[str], day: date) -> When | None:
    unit = match["unit"].lower()
    if unit == "century":
        shares = {"half": 50, "a quarter": 25}
        said = match["ago"].lower()
        return _ago_years(next((years for share, years in shares.items() if said.startswith(share)), 100), day)
    return _ago_counted(_count(match["ago"]), unit, day)


def _ago_counted(count: int, unit: str, day: date) -> When:
    if unit == "day":
        return on(day - timedelta(days=count))
    if unit == "week":
        middle = day - timedelta(weeks=count)
        return When(start=middle - timedelta(days=3), end=min(day, middle + timedelta(days=3)), precision="week")
    if unit == "month":
        middle = day - timedelta(days=30 * count)
        return When(start=middle - timedelta(days=15), end=min(day, middle + timedelta(days=15)), precision="month")
    return _ago_years(count * (10 if unit == "decade" else 1), day)


def _ago_years(count: int, day: date) -> When:
    year = max(1, day.year - count)
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")


def _span(match: re.Match[str], day: date) -> When:
    last = "this" not in match["lastunit"].lower()
    unit = match["span"].lower()
    monday = day - timedelta(days=day.weekday())
    if unit == "weekend":
        return _weekend(monday if match["lastunit"].lower().endswith("last") else day)
    if unit == "week" and match["lastunit"].lower() == "past":
        return When(start=day - timedelta(days=7), end=day, precision="week")
    if unit == "week":
        start = monday - timedelta(days=7) if last else monday
        return When(start=start, end=min(day, start + timedelta(days=6)), precision="week")
    if unit == "month":
        end = date(day.year, day.month, 1) - timedelta(days=1) if last else day
        return When(start=end.replace(day=1), end=end, precision="month")
    year = day.year - 1 if last else day.year
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")


def _weekend(day: date) -> When:
    """Give the latest Saturday and Sunday; on a Saturday that day alone."""
    if day.weekday() == WEEKDAYS["saturday"]:
        return on(day)
    sunday = day if day.weekday() == WEEKDAYS["sunday"] else day - timedelta(days=day.weekday() + 1)
    return When(start=sunday - timedelta(days=1), end=sunday, precision="week")


ARTICLE: Final = 16
"""Characters before a holiday in which an article stands."""
_ATTRIBUTE: Final = re.compile(r"\b(?:an?|annual|his|her|their|its|the city['\u2019]s) $", re.IGNORECASE)
"""Before "Easter service", "Halloween party": that may be held on another day as well."""
FEASTS: Final = frozenset({"easter", "halloween", "thanksgiving"})
_EVENT: Final = re.compile(rf"[- ](?:{event_words.any_of(event_words.NOUNS)})\b", re.IGNORECASE)
"""What was on that day: "a Halloween shooting"."""


def _holiday(match: re.Match[str], day: date) -> When | None:
    bare = match["holiday"].lower() in FEASTS and _EVENT.match(match.string, match.end()) is None
    if bare and _ATTRIBUTE.search(match.string, max(0, match.start() - ARTICLE), match.start()) is not None:
        return None
    found = holidays.latest(match["holiday"], day)
    if found is None:
        return None
    return on(found + timedelta(days=match.string.endswith("day after ", 0, match.start())))


def _iso(match: re.Match[str], day: date) -> When | None:
    try:
        found = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return on(found) if found <= day else None


_RESOLVERS: Final[tuple[tuple[str, Callable[[re.Match[str], date], When | None]], ...]] = (
    ("d1", lambda m, day: _stretch(m["d0"], m["d1"], m["m1"], m["y1"], day)),
    ("d2", lambda m, day: _stretch(m["d3"] and m["d2"], m["d3"] or m["d2"], m["m2"], m["y2"], day)),
    ("num", _numeric),
    ("nth", _nth),
    ("iso", _iso),
    ("holiday", _holiday),
    ("after", _after),
    ("ago", _ago),
    ("later", lambda m, day: _ago_years(_count(m["later"]), day)),
    ("span", _span),
    ("future", lambda _m, _day: None),
    ("weekday2", lambda m, day: _weekday(m["weekday2"], day, before=True)),
    ("season", lambda m, day: _season(m["season"].lower(), day)),
    ("m3", lambda m, day: _month(m["m3"], m["y3"], day, m["lastmonth"])),
    ("m4", lambda m, day: _month(m["m4"], m["y4"], day)),
    ("y5", lambda m, day: _month_free(m["y5"], day)),
    ("weekend", lambda _m, day: _weekend(day)),
    ("overnight", lambda _m, day: When(start=day - timedelta(days=1), end=day)),
    ("daybefore", lambda _m, day: on(day - timedelta(days=1))),
    ("yesterday", lambda _m, day: on(day - timedelta(days=1))),
    ("today", lambda _m, day: on(day)),
    ("weekday", lambda m, day: _weekday(m["weekday"], day)),
)


SEASONS: Final = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
"""First month of each season, as the north has them."""


def _season(name: str, day: date) -> When:
    """Read "last summer": the latest one that is over, three months long."""
    first = SEASONS[name]
    year = day.year
    while _months_on(date(year, first, 1), 3) > day:
        year -= 1
    start = date(year, first, 1)
    return When(start=start, end=_months_on(start, 3) - timedelta(days=1), precision="month")


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def _month_free(text: str, day: date) -> When | None:
    year = int(text)
    if year > day.year:
        return None
    return When(start=date(year, 1, 1), end=min(day, date(year, 12, 31)), precision="year")
