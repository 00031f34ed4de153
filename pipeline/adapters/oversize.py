"""Items over the size limit: kept under var/dead, named by their digest; a dead letter says where."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

import orjson

from pipeline.adapters import articles
from pipeline.adapters.records import Message
from pipeline.errors import BadItemError

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


def put_aside(  # noqa: PLR0913 - what a dead letter says
    data: bytes, limit: int, folder: Path, *, stage: str, source: str, where: str = ""
) -> Message:
    """Keep an item of more than `limit` bytes in `folder`, and make the dead letter that says where it is."""
    digest = hashlib.sha256(data).hexdigest()
    kept = folder / digest
    folder.mkdir(parents=True, exist_ok=True)
    if not kept.exists():
        part = kept.with_suffix(".part")
        part.write_bytes(data)
        part.replace(kept)
    reason = BadItemError(f"{len(data):,} bytes, over ingest.max_article_bytes ({limit:,}); kept as {kept}")
    log.warning("an item of %s is too long to be read: %s", source, reason)
    value = orjson.dumps({"kept": str(kept), "length": len(data), "sha256": digest})
    return articles.dead(Message(value=value), stage=stage, error=reason, source=source, where=where)
