"""Strings and short reports with what a reader takes from each (tests/data/strings): for tests, and to learn from.

One JSON object per line. `text`: an article's body (with `title` over it), or with `headline` true its headline; it is
dated `date`, else Tuesday, 11 June 2024. `killed`, `injured`, `missing`, `perpetrators_killed`: a number, [number, bound],
[number, "range", high], or left out where the text gives none (0 only where it says that nobody was); `place`,
`country`, `type` where the string is about them; `others`: further incidents of the same text, in the same form;
`background` true where the incident isn't the text's own news. `note` names the class. `miss` marks what is known to
fail.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import orjson

from pipeline.evaluate.targets import Target
from pipeline.model import KINDS, Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Row = dict[str, Any]

TUESDAY: Final = "2024-06-11"
FIELDS: Final = {
    "text", "headline", "title", "date", *KINDS, "place", "country", "type", "others", "background", "note", "miss",
}  # fmt: skip


def rows(folder: Path) -> Iterator[tuple[str, Row]]:
    """Yield every string with its address, "figures:12"."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            yield f"{path.stem}:{number}", orjson.loads(line)


def article(row: Row) -> Article:
    """Make the article that a string is read as."""
    at = datetime.fromisoformat(row.get("date", TUESDAY)).replace(hour=15, tzinfo=UTC)
    title, body = (row["text"], "") if row.get("headline") else (row.get("title", ""), row["text"])
    return Article(uri="string", stated=at, received=at, digest="", headline=title, body=body)


def target(row: Row) -> Target | None:
    """Take the figures that a perfect scorer would choose; None for a text of several incidents."""
    if row.get("others"):
        return None
    killed, injured, attackers = (_value(row.get(kind)) for kind in ("killed", "injured", "perpetrators_killed"))
    background = bool(row.get("background"))
    return Target(killed=killed, injured=injured, perpetrators_killed=attackers, background=background)


def _value(figure: int | list[Any] | None) -> int:
    return int(figure[0]) if isinstance(figure, list) else figure or 0
