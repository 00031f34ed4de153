"""Crashes between any two writes of *resolve*, every one of them, without processes (tests/e2e kills real ones)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import codec
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.tail import LogTail, everything
from pipeline.adapters.topics import INCIDENTS, REPORTS, shapes
from pipeline.model import Claim, EditionReports, Figure, Place, Report, When
from pipeline.settings import Topics
from pipeline.stream.progress import Progress
from pipeline.stream.resolving import Desk
from tests.support.oracles import same_as_the_reports_replayed, the_events_add_up

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model import Status

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LAGOS = Place(geonameid=2332459, name="Lagos", country="NG", lat=6.45, lon=3.39, precision="city")
NIGERIA = Place(geonameid=2328926, name="Nigeria", country="NG", precision="country")


def edition(
    uri: str, version: int = 1, *, killed: int = 0, hours: float = 0.0, place: Place = LAGOS, status: Status = "usable"
) -> EditionReports:
    when = When(start=date(2026, 3, 4), end=date(2026, 3, 4))
    claim = Claim(kind="killed", value=killed, attribution="police", authority=True, text=f"{killed} were killed.")
    report = Report(type="bombing", when=when, place=place, killed=Figure.of(killed), claims=(claim,), confidence=0.9)
    time = NOON + timedelta(hours=hours)
    return EditionReports(
        uri=uri, version=version, stated=time, received=time, digest=f"{uri}{version}{killed}", status=status,
        provider=uri, origin=uri, reports=(report,) if status == "usable" else (),
    )  # fmt: skip


CHANGES = {
    "a new incident": [edition("a", killed=3)],
    "a revision": [edition("a", killed=3), edition("a", 2, killed=8, hours=1)],
    "a second newsroom": [edition("a", killed=3), edition("b", killed=8, hours=2)],
    "a second newsroom that says the same": [edition("a", killed=3), edition("b", killed=3, hours=2)],
    "a retraction": [edition("a", killed=3), edition("a", 2, status="canceled", hours=1)],
    "a retraction of one of two": [
        edition("a", killed=3), edition("b", killed=8, hours=2), edition("b", 2, status="canceled", hours=3),
    ],
    "a kill before its story": [edition("a", 2, status="canceled"), edition("a", killed=3, hours=1)],
    "the same again": [edition("a", killed=3), edition("a", killed=3), edition("a", 2, killed=4, hours=1)],
    "an older edition late": [edition("a", 2, killed=8, hours=1), edition("a", killed=3)],
    "a return": [
        edition("a", killed=3), edition("a", 2, status="canceled", hours=1), edition("a", 3, killed=5, hours=2),
    ],
}  # fmt: skip


class CrashError(Exception):
    """Power is gone."""


class DyingOutbox:
    """Appends record by record, each durable, until one is not written any more."""

    def __init__(self, log: SqliteLog, writes: int) -> None:
        self.turn = asyncio.Lock()
        self.log, self.left = log, writes

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def send(self, topic: str, message: Message) -> None:
        if self.left == 0:
            raise CrashError
        self.left -= 1
        self.log.append([(topic, message)])

    async def durable(self) -> None: ...

    def acknowledge(self, event: Any) -> None: ...


async def work(log: SqliteLog, start: int, writes: int = -1) -> int:
    """Restore, then settle all reports from offset `start` on; returns the writes that were left."""
    tail, out = LogTail(log), DyingOutbox(log, writes)
    desk = Desk(tail, "", out, Progress())
    await desk.take_over()
    for record in everything(tail, REPORTS):
        if record.offset >= start:
            assert await desk.settle(codec.decode(record.value or b"", EditionReports))
    return out.left


def new_log(path: Path, reports: list[EditionReports]) -> SqliteLog:
    log = SqliteLog(path)
    for shape in shapes(Topics()):
        log.create(shape)
    log.append([(REPORTS, Message(key=b"world", value=codec.encode(report))) for report in reports])
    return log


@pytest.mark.parametrize("name", CHANGES)
async def test_a_crash_between_any_two_writes_changes_nothing(tmp_path: Path, name: str) -> None:
    reports = CHANGES[name]
    whole = new_log(tmp_path / "whole.db", reports)
    writes = -1 - await work(whole, 0)
    expected = [record.value for record in everything(LogTail(whole), INCIDENTS)]
    for crash in range(writes):
        for start in {0, len(reports) - 1}:  # redelivered: everything, or the last message alone
            log = new_log(tmp_path / f"{crash}-{start}.db", reports)
            if start:
                before = new_log(tmp_path / f"count-{crash}.db", reports[:start])
                if crash < -1 - await work(before, 0):
                    continue  # the crash would hit a message before `start`
            with pytest.raises(CrashError):
                await work(log, 0, crash)
            await work(log, start)
            same_as_the_reports_replayed(LogTail(log))
            events = the_events_add_up(LogTail(log))
            assert [codec.to_message(event)[1] for event in events] == list(dict.fromkeys(expected))


async def test_crash_after_crash_still_ends_right(tmp_path: Path) -> None:
    reports = [
        replace(report, uri=f"{name}: {report.uri}") for name, change in CHANGES.items() for report in change
    ]
    log = new_log(tmp_path / "log.db", reports)
    for writes in count():  # everything comes again each time, and one write more is survived
        try:
            await work(log, 0, writes)
        except CrashError:
            continue
        break
    assert writes > len(reports)
    same_as_the_reports_replayed(LogTail(log))
    the_events_add_up(LogTail(log))


async def test_an_edition_that_no_decision_can_be_made_on_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = new_log(tmp_path / "log.db", [])
    desk = Desk(LogTail(log), "", DyingOutbox(log, -1), Progress())
    await desk.take_over()
    assert await desk.settle(edition("a", killed=3))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.stream.resolving.Resolver.decide", broken)
        assert not await desk.settle(edition("b", killed=4))
    assert await desk.settle(edition("a", 2, killed=5, hours=1))
    assert [event.id.rpartition("/")[2] for event in the_events_add_up(LogTail(log))] == ["1", "2"]
