"""Where articles are read: a long one must not hold up the consumer's heartbeat."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson
import pytest

from pipeline.adapters.articles import Delivery
from pipeline.stream.extracting import LONG, Here
from tests.support.reading import PlainReader

if TYPE_CHECKING:
    from pipeline.model import Article, EditionReports


class Noting(PlainReader):
    """Notes the thread that it reads in."""

    thread: threading.Thread | None = None

    def read(self, article: Article) -> EditionReports:
        self.thread = threading.current_thread()
        return super().read(article)


@pytest.mark.parametrize(("length", "aside"), [(100, False), (LONG, True)])
async def test_a_long_article_is_read_off_the_event_loop(length: int, *, aside: bool) -> None:
    wire = {
        "uri": "u", "type": "text", "version": "2", "versioncreated": "2026-03-04T09:00:00Z", "language": "en",
        "headline": "Talks", "body_text": "They talked on. " * (length // 16 + 1), "copyrightholder": "Alpha",
    }  # fmt: skip
    reader = Noting()
    found = await Here(reader)(orjson.dumps(wire), Delivery(received=datetime(2026, 3, 4, 12, tzinfo=UTC)))
    assert found is not None  # a second version is passed on, whatever it says
    assert (reader.thread is not threading.current_thread()) == aside
