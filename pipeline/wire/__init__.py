"""Bytes of a wire -> items -> articles. One file for each format, tried in the order of PARSERS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import orjson

from pipeline.errors import BadItemError
from pipeline.wire import ninjs, plain
from pipeline.wire.item import to_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from pipeline.model import Article
    from pipeline.wire.item import Item


@dataclass(frozen=True, slots=True)
class Format:
    """A wire format: how it is called, told from others, and read."""

    name: str
    recognises: Callable[[bytes], bool]
    parse: Callable[[bytes], Item]


PARSERS: Final = (
    Format(ninjs.NAME, ninjs.recognises, ninjs.parse),
    Format(plain.NAME, plain.recognises, plain.parse),
)
"""The first that recognises the bytes reads them."""


def parse(
    data: bytes,
    *,
    received: datetime,
    source: str = "",
    format: str | None = None,  # noqa: A002 - the word of the message's header
    date: datetime | None = None,
) -> Article:
    """Read one item as an article; `date` stands in where the item states no time, else `received` does.

    Raises BadItemError with the reason where it can't be read.
    """
    item = _format(data, format).parse(data)
    return to_article(item, received=received, source=source, date=date)


def split(data: bytes, name: str = "") -> Iterator[bytes]:
    """Part what one file or message holds into single items: a JSON list, JSON Lines, one object, one text.

    A broken line of JSON Lines is an item like any other: whoever parses it learns why it can't be read. Raises
    BadItemError naming `name` where a JSON list can't be read at all.
    """
    if not data.strip():
        raise BadItemError(f"{name or 'item'}: empty")
    if not ninjs.recognises(data):
        yield data
        return
    first, *rest = [line for line in data.splitlines() if line.strip()]
    whole = bool(rest) and not (_complete(first) and not _complete(data))
    for line in [data] if whole else [first, *rest]:
        yield from _listed(line)


def _listed(data: bytes) -> Iterator[bytes]:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"[":
        yield data
        return
    try:
        entries = ninjs.load(data)
    except BadItemError:
        yield data
        return
    for entry in entries:
        yield orjson.dumps(entry)


def _complete(data: bytes) -> bool:
    try:
        ninjs.load(data)
    except BadItemError:
        return False
    return True


def _format(data: bytes, name: str | None) -> Format:
    for known in PARSERS:
        if known.name == name or (name is None and known.recognises(data)):
            return known
    names = ", ".join(known.name for known in PARSERS)
    raise BadItemError(f"format {name!r} is not known: there are {names}")
