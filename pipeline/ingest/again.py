"""Dead letters fed once more: after a fix, with a raised limit, or when a format has come to be known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from pipeline.adapters.dead import again, reasons
from pipeline.adapters.records import Message
from pipeline.adapters.topics import ARTICLES, DEAD, RULINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.adapters.records import Appender, Record
    from pipeline.settings import Settings


def feed_again(letters: Iterable[Record], appender: Appender, settings: Settings) -> list[str]:
    """Append the letters' items to the topic that they came from.

    Returns a line for each that can't be, with the reason; these become dead letters anew, so that they aren't forgotten.
    """
    refused: list[str] = []
    for letter in letters:
        found = _restored(letter, settings)
        if isinstance(found, str):
            refused.append(found)
            appender.append(DEAD, [Message(key=letter.key, value=letter.value, headers=letter.headers)])
        else:
            appender.append(_origin(letter), [found])
    return refused


def _origin(letter: Record) -> str:
    """Name the topic whose message could not be read; what ingest refused was on its way to `articles`."""
    topic = str(reasons(letter).get("offset", "")).split("/", maxsplit=1)[0]
    return RULINGS if topic.endswith(RULINGS) else ARTICLES


def _restored(letter: Record, settings: Settings) -> Message | str:
    """Take a letter's bytes, from var/dead/ where they were too long; or say why that can't be done."""
    if reasons(letter).get("stage") != "ingest":
        return again(letter)
    path = Path(orjson.loads(letter.value or b"{}").get("kept", ""))
    limit = settings.ingest.max_article_bytes
    try:
        if path.stat().st_size > limit:
            return f"{path}: still over ingest.max_article_bytes ({limit:,}): raise it, or leave the item where it is"
        return replace(again(letter), value=path.read_bytes())
    except OSError as error:
        return f"{path}: can't be read: {error.strerror}"
