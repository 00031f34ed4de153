"""Short stories of every kind of change: what was told before, and the item or ruling whose writes are cut through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import orjson

from pipeline import codec
from pipeline.adapters.articles import article
from pipeline.adapters.records import Message
from pipeline.adapters.topics import ARTICLES, RULINGS
from pipeline.model import Ruling
from pipeline.resolve import Resolver
from pipeline.wire import parse
from tests.support.reading import PlainReader

if TYPE_CHECKING:
    from collections.abc import Sequence

MORNING: Final = datetime(2026, 3, 4, 9, tzinfo=UTC)
BLAST: Final = "A bomb exploded at a market in {} on Wednesday, killing {} people and injuring {} others, police said."


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Items (wire bytes) and rulings, in order; the last is the change."""

    told: tuple[bytes | Ruling, ...]
    event: str
    """Type of an event that the last one must cause."""

    @property
    def items(self) -> list[bytes]:
        """The wire items."""
        return [one for one in self.told if isinstance(one, bytes)]

    @property
    def rulings(self) -> list[Ruling]:
        """The rulings."""
        return [one for one in self.told if isinstance(one, Ruling)]

    def messages(self) -> list[tuple[str, Message]]:
        """Topic and message of each, one after another in one partition."""
        return [message(one) for one in self.told]


def stories(mark: str = "") -> dict[str, Story]:
    """Tell a story of each kind of change; stories of different marks have nothing to do with each other."""

    def told(  # noqa: PLR0917 - an item's fields
        name: str, version: int, hours: int, city: str, killed: int, status: str = "usable"
    ) -> bytes:
        at = (MORNING + timedelta(hours=hours)).isoformat()
        body = BLAST.format(city, killed, 2 * killed) if status == "usable" else ""
        return orjson.dumps({
            "uri": mark + name, "version": str(version), "pubstatus": status, "versioncreated": at, "type": "text",
            "language": "en", "headline": f"Blast at {city} market", "body_text": body, "copyrightholder": name,
        })  # fmt: skip

    def ruled(action: str, incident: str, **more: str | tuple[str, ...]) -> Ruling:
        given = {
            "id": f"{mark}{action}", "action": action, "who": "Ada", "why": "I called the hospital.",
            "time": MORNING + timedelta(hours=9), "incident": minted(mark + incident), **more,
        }  # fmt: skip
        return codec.decode(codec.encode(given), Ruling)

    lagos, accra, lima, cairo = "Lagos, Nigeria", "Accra, Ghana", "Lima, Peru", "Cairo, Egypt"
    return {
        "a revision": Story(
            told=(told("r", 1, 0, "Hanoi, Vietnam", 4), told("r", 2, 2, "Hanoi, Vietnam", 7)), event="revised"
        ),
        "a merge": Story(
            told=(
                told("m", 1, 0, lagos, 4), told("n", 1, 1, accra, 9), ruled("join", "m", other=minted(mark + "n")),
            ),
            event="merged",
        ),
        "a retraction": Story(
            told=(told("k", 1, 0, "Quito, Ecuador", 4), told("k", 2, 2, "", 0, "canceled")), event="retracted"
        ),
        "a split": Story(
            told=(told("s", 1, 0, lima, 4), told("t", 1, 1, lima, 4), ruled("split", "s", articles=(f"{mark}t",))),
            event="split",
        ),
        "a move": Story(
            told=(
                told("u", 1, 0, cairo, 5), told("v", 1, 1, "Naples, Italy", 11), told("w", 1, 2, cairo, 5),
                told("w", 2, 4, "Naples, Italy", 11),
            ),
            event="revised",
        ),
    }  # fmt: skip


def writes(told: Sequence[bytes | Ruling]) -> int:
    """Count what *resolve* writes because of these, one after another."""
    resolver, reader, count = Resolver(), PlainReader(), 0
    for one in told:
        given = one if isinstance(one, Ruling) else reader.read(parse(one, received=datetime.now(UTC), source="test"))
        row = resolver.rule(given) if isinstance(given, Ruling) else resolver.decide(given)
        if row is not None:
            steps = resolver.derive(row.key)
            count += 1 + sum(3 + len(step.evidence) + len(step.totals) for step in steps)
    return count


def message(one: bytes | Ruling) -> tuple[str, Message]:
    """Make the message of an item, or of a ruling."""
    if isinstance(one, Ruling):
        return RULINGS, Message(key=one.incident.encode(), value=codec.encode(one), partition=0)
    made = article(one, source="test", received=datetime.now(UTC))
    return ARTICLES, Message(value=made.value, headers=made.headers, timestamp=made.timestamp, partition=0)


def minted(uri: str) -> str:
    """Give the id of the incident that an article's first report founds."""
    return sha256(f"{uri}\n0".encode()).hexdigest()[:16]
