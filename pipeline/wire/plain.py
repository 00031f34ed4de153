"""Plain text, with or without a header block: `Name: value` lines up to the first empty line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from pipeline.errors import BadItemError
from pipeline.wire.item import Item

NAME: Final = "text"
HEADERS: Final = frozenset(
    {"uri", "version", "status", "date", "source", "byline", "headline", "language", "dateline", "note"}
)
UNREADABLE: Final = 0.1
"""Share of control characters from which bytes are no text."""

_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{0,30}):[ \t]*(.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def recognises(_: bytes) -> bool:
    """Take whatever no other format took."""
    return True


def parse(data: bytes) -> Item:
    """Read one text; raises BadItemError for bytes that are no text."""
    words = decode(data)
    headers, body = _split(words)
    item = Item(
        uri=headers.get("uri", ""),
        version=headers.get("version", ""),
        stated=_time(headers.get("date", "")),
        status=headers.get("status", "usable"),
        provider=headers.get("source", ""),
        language=headers.get("language", ""),
        headline=headers.get("headline", ""),
        body=body,
        byline=headers.get("byline", ""),
        dateline=headers.get("dateline", ""),
        note=headers.get("note", ""),
    )
    if "date" in headers and item.stated is None:
        item.flags.append("time_unreadable")
    return item


def decode(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or else Windows-1252, as old wires are; raises BadItemError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = data.decode("utf-16", errors="replace")
    else:
        try:
            words = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            words = data.decode("cp1252", errors="replace")
    if len(_CONTROL.findall(words)) > UNREADABLE * len(words):
        raise BadItemError("neither text nor a known format: binary bytes")
    return words


def _split(words: str) -> tuple[dict[str, str], str]:
    """Part the header block from the text; a block with a line that is no known header is text."""
    block, _, body = words.lstrip("\r\n").replace("\r\n", "\n").partition("\n\n")
    headers: dict[str, str] = {}
    for line in block.split("\n"):
        match = _HEADER.fullmatch(line.strip())
        if match is None or match[1].lower() not in HEADERS:
            return {}, words
        headers[match[1].lower()] = match[2].strip()
    return headers, body


def _time(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found.replace(hour=12, tzinfo=UTC) if len(words) <= len("2024-07-08") else found
