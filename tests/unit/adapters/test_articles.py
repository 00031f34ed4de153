from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.adapters.articles import Delivery, article, dead, delivery
from pipeline.adapters.records import Message
from pipeline.errors import BadItemError

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
DAWN = datetime(2026, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("format", "date", "key"), [(None, None, None), ("ninjs", None, b"k"), ("text", DAWN, None)]
)
def test_what_ingest_says_of_an_item_is_what_extract_reads(
    format: str | None,  # noqa: A002 - the header's name
    date: datetime | None,
    key: bytes | None,
) -> None:
    message = article(b"{}", source="inbox", received=NOON, format=format, date=date, key=key)
    assert (message.key, message.value) == (key, b"{}")
    assert delivery(message.headers, 0.0) == Delivery(received=NOON, source="inbox", format=format, date=date)


@pytest.mark.parametrize(
    "headers",
    [(), (("received", b"yesterday"),), (("received", b"\xff\xfe"),), (("other", b"2026-01-01T00:00:00Z"),)],
)
def test_without_a_readable_receipt_the_records_own_time_counts(headers: tuple[tuple[str, bytes], ...]) -> None:
    assert delivery(headers, NOON.timestamp()).received == NOON


def test_a_receipt_without_offset_is_utc() -> None:
    assert delivery((("received", b"2026-03-04T12:00:00"),), 0.0).received == NOON
    assert delivery((("received", b"2026-03-04T14:00:00+02:00"),), 0.0).received == NOON


def test_a_dead_letter_keeps_everything_and_says_why() -> None:
    item = Message(key=b"k", value=b"\xff{", headers=(("source", b"inbox"), ("error.stage", b"older")))
    letter = dead(item, stage="parse", error=BadItemError("no JSON"), source="inbox", where="articles/3/99")
    assert (letter.key, letter.value, letter.partition) == (b"k", b"\xff{", None)
    assert dict(letter.headers) == {
        "source": b"inbox", "error.stage": b"parse", "error.class": b"BadItemError", "error.message": b"no JSON",
        "error.source": b"inbox", "error.offset": b"articles/3/99",
    }  # fmt: skip
