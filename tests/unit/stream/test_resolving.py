"""Crashes between any two writes of *resolve*, every one of them, without processes (tests/e2e kills real ones)."""

from __future__ import annotations

import asyncio
import itertools
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

import pytest

from pipeline import codec
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.tail import LogTail, everything
from pipeline.adapters.topics import DEAD, EDITIONS_TABLE, INCIDENTS, REPORTS, RULINGS, shapes
from pipeline.errors import UnavailableError
from pipeline.model import Claim, EditionReports, Figure, Place, Report, Ruling, When
from pipeline.settings import Topics
from pipeline.stream import resolving
from pipeline.stream.progress import Progress
from pipeline.stream.resolving import Desk
from pipeline.stream.ruling import Court
from tests.support.oracles import same_as_the_reports_replayed, the_events_add_up
from tests.support.work import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Callable
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
    "a report on an incident closed for long": [
        edition("a", killed=3), edition("b", killed=4, hours=500 * 24), edition("c", killed=5, hours=501 * 24),
        edition("d", killed=8, hours=2),
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
    """Restore, settle all reports from offset `start` on, then all rulings; returns the writes that were left."""
    tail, out = LogTail(log), DyingOutbox(log, writes)
    desk = Desk(tail, "", out, Progress(), log.path.parent)
    await desk.take_over()
    for record in everything(tail, REPORTS):
        if record.offset >= start:
            assert await desk.settle(codec.decode(record.value or b"", EditionReports))
    for record in everything(tail, RULINGS):
        assert await desk.rule(codec.decode(record.value or b"", Ruling))
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


class AbsentTail(LogTail):
    """The broker is away for the first requests."""

    def __init__(self, log: SqliteLog, refusals: int) -> None:
        super().__init__(log)
        self.refusals = refusals

    def end(self, topic: str) -> int:
        if self.refusals:
            self.refusals -= 1
            raise UnavailableError("away")
        return super().end(topic)


async def test_a_broker_that_is_away_while_the_state_is_restored_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolving, "PAUSE_SECONDS", 0.0)
    log = new_log(tmp_path / "log.db", [edition("a", killed=3)])
    await work(log, 0)
    tail, out = AbsentTail(log, 3), DyingOutbox(log, -1)
    desk = Desk(tail, "", out, Progress(), log.path.parent)
    await desk.take_over()
    assert tail.refusals == 0
    before = LogTail(log).end(INCIDENTS)
    assert await desk.settle(edition("a", killed=3))  # known: the rows were read
    assert LogTail(log).end(INCIDENTS) == before


RULINGS_ON = {
    "split": ("a", ("b",)),
    "retract": ("a", ()),
    "set": ("a", ()),
}
"""The article whose incident is decided on, and the articles named."""


@pytest.mark.parametrize("action", RULINGS_ON)
async def test_a_crash_between_any_two_writes_of_a_ruling_changes_nothing(
    tmp_path: Path, action: Literal["split", "retract", "set"]
) -> None:
    reports = [edition("a", killed=3), edition("b", killed=8, hours=2), edition("a", 2, killed=5, hours=3)]
    about, named = RULINGS_ON[action]
    plain = new_log(tmp_path / "plain.db", reports)
    without = -1 - await work(plain, 0)
    incident = next(i.id for i in same_as_the_reports_replayed(LogTail(plain)).incidents if about in i.articles)
    ruling = Ruling(
        id="r1", action=action, who="Ada", why="I called the hospital.", time=NOON + timedelta(hours=4),
        incident=incident, articles=named, killed=Figure.of(6) if action == "set" else None,
    )  # fmt: skip
    message = Message(key=incident.encode(), value=codec.encode(ruling))
    for crash in itertools.count(without):
        log = new_log(tmp_path / f"{crash}.db", reports)
        log.append([(RULINGS, message)])
        try:
            await work(log, 0, crash)
        except CrashError:
            await work(log, len(reports))  # all reports were committed
            same_as_the_reports_replayed(LogTail(log))
            events = the_events_add_up(LogTail(log))
            assert [event.type for event in events if event.ruling] == EVENTS_OF[action]
            continue
        break
    assert crash > without + 3


EVENTS_OF = {"split": ["revised", "split"], "retract": ["retracted"], "set": ["revised"]}


class Quiet(LogTail):
    """A tail that doesn't wait."""

    def wait(self, seconds: float) -> None: ...


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        await asyncio.sleep(0.01)


async def test_rulings_old_and_new_are_carried_out_and_what_is_none_is_kept_with_the_reason(tmp_path: Path) -> None:
    log = new_log(tmp_path / "log.db", [edition("a", killed=3), edition("b", killed=8, hours=2)])
    await work(log, 0)
    incident = same_as_the_reports_replayed(LogTail(log)).incidents[0].id

    def ruling(name: str, killed: int) -> Message:
        given = Ruling(
            id=name, action="set", who="Ada", why="Counted.", time=NOON, incident=incident, killed=Figure.of(killed)
        )
        return Message(key=incident.encode(), value=codec.encode(given))

    log.append([(RULINGS, ruling("r1", 4)), (RULINGS, Message(key=b"x", value=b"nonsense"))])
    out = DyingOutbox(log, -1)
    desk = Desk(LogTail(log), "", out, Progress(), log.path.parent)
    await desk.take_over()
    court = Court(Quiet(log), "", desk, out, progress := Progress())
    sitting = asyncio.create_task(court.sit())
    await until(lambda: progress.dead == 1)
    log.append([(RULINGS, ruling("r2", 6))])
    await until(lambda: b"(r2)" in (list(everything(LogTail(log), INCIDENTS))[-1].value or b""))
    court.adjourn()
    await sitting
    (letter,) = [record for part in range(4) for record in log.read(DEAD, part, 0, 9)]
    assert (letter.value, dict(letter.headers)["error.stage"]) == (b"nonsense", b"resolve")
    figures = [event.incident.killed for event in the_events_add_up(LogTail(log)) if event.ruling]
    assert figures == [Figure.of(4), Figure.of(6)]
    same_as_the_reports_replayed(LogTail(log))


async def test_crash_after_crash_still_ends_right(tmp_path: Path) -> None:
    reports = [
        replace(report, uri=f"{name}: {report.uri}") for name, change in CHANGES.items() for report in change
    ]
    log = new_log(tmp_path / "log.db", reports)
    for writes in itertools.count():  # everything comes again each time, and one write more is survived
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
    desk = Desk(LogTail(log), "", DyingOutbox(log, -1), Progress(), tmp_path)
    await desk.take_over()
    assert await desk.settle(edition("a", killed=3))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.stream.resolving.Resolver.decide", broken)
        assert not await desk.settle(edition("b", killed=4))
    assert await desk.settle(edition("a", 2, killed=5, hours=1))
    assert [event.id.rpartition("/")[2] for event in the_events_add_up(LogTail(log))] == ["1", "2"]


async def test_a_full_disk_is_no_fault_of_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = new_log(tmp_path / "log.db", [])
    desk = Desk(LogTail(log), "", DyingOutbox(log, -1), Progress(), tmp_path)
    await desk.take_over()

    def full(*_: object) -> None:
        raise UnavailableError("var: the scratch file there can't be used: database or disk is full")

    monkeypatch.setattr("pipeline.stream.resolving.Resolver.decide", full)
    with pytest.raises(UnavailableError, match="disk is full"):
        await desk.settle(edition("a", killed=3))
    assert log.end(DEAD, 0) == 0


async def test_after_an_update_that_matches_by_other_rules_the_rows_are_written_again_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = new_log(tmp_path / "log.db", [edition("a", killed=3), edition("b", killed=8, hours=2)])
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.resolve.resolver.rules", lambda: "of before")
        await work(log, 0)

    async def written(writes: int) -> int:
        """Take over, and count the rows written until then or until the crash."""
        before = log.end(EDITIONS_TABLE, 0)
        with suppress(CrashError):
            await Desk(LogTail(log), "", DyingOutbox(log, writes), Progress(), tmp_path).take_over()
        return log.end(EDITIONS_TABLE, 0) - before

    assert [await written(1), await written(-1), await written(-1)] == [1, 2, 0]
    same_as_the_reports_replayed(LogTail(log))
