"""What every format's parser hands over, and how it becomes an Article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pipeline.model import Article
from pipeline.wire import text
from pipeline.wire.dateline import read_dateline
from pipeline.wire.language import is_english

if TYPE_CHECKING:
    from pipeline.model import Status

AHEAD: Final = timedelta(hours=1)
"""A stated time later than receipt plus this can't be right."""
STATUSES: Final[dict[str, Status]] = {
    "usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled", "killed": "canceled",
    "retracted": "canceled",
}  # fmt: skip
"""Publication statuses of ninjs and NewsML-G2, with the spellings and words that plain wires use."""


@dataclass(slots=True, kw_only=True)
class Item:
    """The fields of one item as its format states them."""

    uri: str = ""
    version: str = ""
    stated: datetime | None = None
    status: str = "usable"
    provider: str = ""
    language: str = ""
    headline: str = ""
    body: str = ""
    byline: str = ""
    dateline: str = ""
    note: str = ""
    flags: list[str] = field(default_factory=list)


def to_article(item: Item, *, received: datetime, source: str, date: datetime | None) -> Article:
    """Clean an item's text, mend its times, and make it an Article.

    `date` stands in for a time that isn't stated. A version that is no number counts as none; an unknown status
    counts as usable. Both are flagged, as is everything else that was mended.
    """
    headline, body = _readable(item.headline, item), _readable(item.body, item)
    found = read_dateline(body)
    if found is not None:
        item.dateline = item.dateline or found.place
        item.provider = item.provider or found.agency
        item.stated = item.stated or found.date
    stated = _stated(item, received, date)
    version = int(item.version) if re.fullmatch(r"[0-9]{1,15}", item.version) else None
    if item.version and version is None:
        item.flags.append("version_not_a_number")
    status = STATUSES.get(item.status.strip().lower(), "usable")
    if item.status.strip().lower() not in STATUSES:
        item.flags.append("status_unknown")
    language = item.language.lower() or ("en" if is_english(f"{headline}\n{body}") else "und")
    if not language.startswith("en"):
        item.flags.append("not_english")
    if not body:
        item.flags.append("empty")
    return Article(
        uri=item.uri or f"urn:sha256:{text.digest(headline, body)}",
        version=version,
        stated=stated,
        received=received,
        digest=text.digest(item.uri, version, stated, status, headline, body),
        status=status,
        source=source,
        provider=text.clean(item.provider),
        language=language,
        headline=headline,
        body=body,
        byline=text.clean(item.byline),
        dateline=text.clean(item.dateline),
        note=text.clean(item.note),
        flags=tuple(dict.fromkeys(item.flags)),
    )


def _readable(words: str, item: Item) -> str:
    if text.has_markup(words):
        item.flags.append("html")
        words = text.strip_markup(words)
    return text.clean(text.unescape(words))


def _stated(item: Item, received: datetime, date: datetime | None) -> datetime | None:
    stated = item.stated or date
    if stated is None:
        item.flags.append("time_missing")
        return None
    stated = stated.replace(tzinfo=stated.tzinfo or UTC).astimezone(UTC)
    if stated > received + AHEAD:
        item.flags.append("time_in_future")
        return None
    return stated
