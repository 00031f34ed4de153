"""Every topic: its name, partitions and what becomes of old records (README, "Topics")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.settings import Topics

ARTICLES: Final = "articles"
DEAD: Final = "articles.dead"
REPORTS: Final = "reports"
RULINGS: Final = "rulings"
INCIDENTS: Final = "incidents"
STATE: Final = "incidents.state"
EVIDENCE: Final = "incidents.evidence"
TOTALS: Final = "places.totals"
EDITIONS_TABLE: Final = "tables.editions"
"""Changelog of the decisions, one row for each item's newest edition."""
INCIDENTS_TABLE: Final = "tables.incidents"
"""Changelog of the incidents' own rows: what has been published of each."""

WORLD: Final = b"world"
"""The one key of `reports`."""

DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a topic is laid out."""

    name: str
    partitions: int = 1
    compact: bool = False
    """Only the newest record of each key is kept."""
    retention: float | None = None
    """Seconds that a record is kept; None: for ever."""


def shapes(topics: Topics) -> tuple[Shape, ...]:
    """List all topics as the settings want them, names with the prefix."""
    kept = topics.retention_days * DAY
    return tuple(
        Shape(name=topics.prefix + name, partitions=partitions, compact=compact, retention=retention)
        for name, partitions, compact, retention in (
            (ARTICLES, topics.articles_partitions, False, kept),
            (DEAD, topics.dead_partitions, False, topics.dead_retention_days * DAY),
            (REPORTS, 1, False, kept),
            (RULINGS, 1, False, None),
            (INCIDENTS, 1, False, kept),
            (STATE, 1, True, None),
            (EVIDENCE, 1, True, None),
            (TOTALS, 1, True, None),
            (EDITIONS_TABLE, 1, True, None),
            (INCIDENTS_TABLE, 1, True, None),
        )
    )
