"""The dateline that opens a story: "KYIV, Ukraine (AP) - ", "SAN SALVADOR, 3 JAN 90 -- [TEXT]"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
LONGEST: Final = 160
"""Characters that a dateline may take."""

_DATELINE = re.compile(
    r"""\s*
    (?P<place> [^\W\d_a-z] [^\d()\n]{1,58}? )               # capitals first: KYIV, Ukraine
    (?: ,?\s+ (?P<date> \d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{2,4})? | [A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})? ) )?
    \s* (?: \( (?P<agency> [^()\n]{2,40} ) \) )?            # (AP)
    \s* (?P<dash> -{1,3} | [\u2013\u2014] | : )             # the dash that ends it
    (?=[\s\[A-Z"\u201c])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place, agency and day as the dateline gives them; empty or None where it doesn't."""

    place: str = ""
    agency: str = ""
    date: datetime | None = None


def read_dateline(body: str) -> Dateline | None:
    """Read the dateline that a text opens with, or None.

    >>> read_dateline("SAN SALVADOR, 3 JAN 90 -- [TEXT] THE BATTALION")
    Dateline(place='SAN SALVADOR', agency='', date=datetime.datetime(1990, 1, 3, 12, 0, tzinfo=datetime.timezone.utc))
    >>> read_dateline("KYIV, Ukraine (AP) - A missile struck.")
    Dateline(place='KYIV, Ukraine', agency='AP', date=None)
    >>> read_dateline("A man died - his brother said.") is None
    True
    """
    match = _DATELINE.match(body[:LONGEST])
    if match is None:
        return None
    place = match["place"].strip(" ,")
    city = re.split(r"[,/]", place)[0]
    if not (city.isupper() or match["agency"]) or len(city) < 3:
        return None
    return Dateline(place=place, agency=(match["agency"] or "").strip(), date=_day(match["date"] or ""))


def _day(words: str) -> datetime | None:
    """Read "3 JAN 90" or "July 8, 2024"; a date without its year is none."""
    numbers = re.findall(r"\d+", words)
    month = MONTHS.get(next(iter(re.findall(r"[A-Za-z]+", words)), "").lower())
    if month is None or len(numbers) < 2:
        return None
    year = int(numbers[1]) + (0 if len(numbers[1]) > 2 else 1900 if int(numbers[1]) >= 70 else 2000)
    try:
        return datetime(year, month, int(numbers[0]), 12, tzinfo=UTC)
    except ValueError:
        return None
