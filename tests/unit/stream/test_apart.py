"""Reading in a process beside the worker's: the same answers, the same errors, and no process that is left behind."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from pipeline import samples
from pipeline.adapters.articles import Delivery
from pipeline.errors import BadItemError
from pipeline.extract import Reader
from pipeline.stream import apart
from pipeline.stream.apart import Apart, Question, Readers, serve
from pipeline.stream.extracting import told
from pipeline.wire import split
from tests.support.reading import PlainReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pipeline.model import Article, EditionReports

DELIVERED = Delivery(received=datetime(2026, 3, 4, 12, tzinfo=UTC), source="inbox")


class Failing(PlainReader):
    """It can't read what one newsroom sends."""

    def read(self, article: Article) -> EditionReports:
        if article.provider == "Beta News":
            raise ZeroDivisionError
        return super().read(article)


@pytest.fixture
async def process() -> AsyncIterator[Apart]:
    started = await Apart.start()
    yield started
    await started.close()


async def test_the_answers_are_those_of_the_worker_itself(process: Apart) -> None:
    reader = Reader.load()
    reading = Readers([process], reader)
    items = list(split(samples.WIRES.read_bytes(), samples.WIRES.name))[:40]
    async with asyncio.timeout(120):
        found = await asyncio.gather(*(reading(item, DELIVERED) for item in items))
    assert found == [told(item, DELIVERED, reader) for item in items]
    assert {type(one) for one in found} == {bytes, type(None)}


async def test_what_cannot_be_read_raises_what_it_raises_in_the_worker(process: Apart) -> None:
    async with asyncio.timeout(120):
        with pytest.raises(BadItemError):
            await Readers([process], Reader.load())(b'{"uri":', DELIVERED)


async def test_the_worker_ends_with_it(process: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    told_of: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    monkeypatch.setattr(apart, "leave", lambda reason, _: told_of.set_result(reason))
    process._process.kill()
    async with asyncio.timeout(30):
        assert "ended" in await told_of


def test_it_ends_with_its_questions_and_outlives_whatever_goes_wrong_in_one() -> None:
    wire = {"uri": "u", "type": "text", "version": "2", "versioncreated": "2026-03-04T09:00:00Z", "language": "en"}
    items = [msgspec.json.encode({**wire, "copyrightholder": name}) for name in ("Beta News", "Alpha")]
    frames = [msgspec.msgpack.encode(Question(item, replace(DELIVERED, format="ninjs"))) for item in (*items, b"{")]
    questions = io.BytesIO(b"".join(len(frame).to_bytes(4) + frame for frame in frames))
    answers = io.BytesIO()
    reader: Any = Failing()
    serve(questions, answers, reader)
    written = answers.getvalue()
    expected = told(items[1], DELIVERED, reader)
    assert expected is not None
    assert written == b"".join(
        len(answer).to_bytes(4) + answer for answer in (b"\x02", b"\x01" + expected, b"\x02")
    )
