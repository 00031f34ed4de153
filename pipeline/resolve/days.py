"""Which local days "today" and "the last seven days" are at a place."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipeline.model import Place

EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
"""Where a day begins first, and where it ends last."""
UTC: Final = ZoneInfo("UTC")


def last_days(place: Place, now: datetime, count: int) -> list[date]:
    """List a place's last days, today first; where no time zone is known, those of UTC.

    >>> from datetime import datetime
    >>> from pipeline.model import Place
    >>> [str(day) for day in last_days(Place(timezone="Asia/Tokyo"), datetime(2026, 3, 4, 20, tzinfo=UTC), 2)]
    ['2026-03-05', '2026-03-04']
    """
    today = now.astimezone(_zone(place)).date()
    return [today - timedelta(days=number) for number in range(count)]


def anywhere(now: datetime, count: int) -> list[date]:
    """List all days that are among the last so many somewhere on earth."""
    first, last = now.astimezone(WEST).date() - timedelta(days=count - 1), now.astimezone(EAST).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _zone(place: Place) -> ZoneInfo:
    try:
        return ZoneInfo(place.timezone) if place.timezone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
