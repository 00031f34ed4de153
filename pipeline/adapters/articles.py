"""Messages of the topics `articles` and `articles.dead`: the original bytes, and headers that say where they are from.

Any Kafka producer may feed `articles`: every header is optional.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pipeline.adapters.records import Message

if TYPE_CHECKING:
    from pipeline.adapters.records import Headers

SOURCE: Final = "source"
"""Name of the wire, as in sources.toml."""
RECEIVED: Final = "received"
"""Time of receipt, ISO 8601 with offset; without it, the record's timestamp."""
FORMAT: Final = "format"
"""Name of the wire format, where it is known."""
DATE: Final = "date"
"""Time to be taken for an item that states none, ISO 8601 with offset."""

STAGE: Final = "error.stage"
CLASS: Final = "error.class"
REASON: Final = "error.message"
ORIGIN: Final = "error.source"
"""The wire that the item came by, as far as known."""
OFFSET: Final = "error.offset"
"""Where the item stands: topic/partition/offset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What the headers of an article's message say."""

    received: datetime
    source: str = ""
    format: str | None = None
    date: datetime | None = None


def article(  # noqa: PLR0913 - what a message says of its item
    data: bytes,
    *,
    source: str,
    received: datetime,
    format: str | None = None,  # noqa: A002 - the header's name
    date: datetime | None = None,
    key: bytes | None = None,
) -> Message:
    """Make the message that carries one item."""
    headers = {SOURCE: source, RECEIVED: received.isoformat(), FORMAT: format, DATE: date and date.isoformat()}
    given = tuple((name, value.encode()) for name, value in headers.items() if value)
    return Message(key=key, value=data, headers=given, timestamp=received.timestamp())


def delivery(headers: Headers, timestamp: float) -> Delivery:
    """Read what is known of an item's delivery; a header that can't be read is as if it weren't there.

    >>> delivery((("source", b"inbox"), ("received", b"soon")), 0.0)
    Delivery(received=datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), source='inbox', format=None, date=None)
    """  # noqa: E501 - the value's own text
    named = {name: value.decode(errors="replace") for name, value in headers}
    return Delivery(
        received=_time(named.get(RECEIVED)) or datetime.fromtimestamp(timestamp, UTC),
        source=named.get(SOURCE, ""),
        format=named.get(FORMAT),
        date=_time(named.get(DATE)),
    )


def dead(message: Message, *, stage: str, error: Exception, source: str, where: str) -> Message:
    """Make the dead letter of an item: its key, bytes and headers, and why it could not be read."""
    reasons = {STAGE: stage, CLASS: type(error).__name__, REASON: str(error), ORIGIN: source, OFFSET: where}
    headers = tuple((name, value.encode(errors="replace")) for name, value in reasons.items())
    kept = tuple((name, value) for name, value in message.headers if name not in reasons)
    return Message(key=message.key, value=message.value, headers=kept + headers)


def _time(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
