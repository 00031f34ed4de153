from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.adapters.lock import FileLock
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.topics import Shape
from pipeline.errors import BusyError, NotFoundError, SettingsError, UnavailableError

REPO = Path(__file__).parents[3]


@pytest.fixture
def log(tmp_path: Path) -> SqliteLog:
    log = SqliteLog(tmp_path / "log.db")
    log.create(Shape(name="items", partitions=4, retention=100.0))
    log.create(Shape(name="latest", compact=True))
    return log


def values(log: SqliteLog, topic: str, partition: int = 0) -> list[bytes | None]:
    return [record.value for record in log.read(topic, partition, 0, 10_000)]


def spawn(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, args)], stdout=subprocess.PIPE, text=True, cwd=REPO)


def test_offsets_count_up_within_a_partition_and_records_come_back_whole(log: SqliteLog) -> None:
    headers = (("source", b"inbox"), ("bad", b"\xff\x00"))
    message = Message(key=b"k", value=b"v", headers=headers, partition=2, timestamp=12.5)
    assert log.append([("items", message), ("items", message), ("items", Message(partition=1))]) == [
        (2, 0), (2, 1), (1, 0),
    ]  # fmt: skip
    first, second = log.read("items", 2, 0, 10)
    assert (first.offset, second.offset) == (0, 1)
    assert (first.key, first.value, first.headers, first.timestamp) == (b"k", b"v", headers, 12.5)
    assert log.read("items", 1, 0, 10)[0].value is None


def test_a_key_always_goes_to_the_same_partition_and_keyless_messages_are_spread(log: SqliteLog) -> None:
    spots = log.append([("items", Message(key=b"same"))] * 3 + [("items", Message(value=b"x"))] * 4)
    assert len({part for part, _ in spots[:3]}) == 1
    assert {part for part, _ in spots[3:]} == {0, 1, 2, 3}


def test_reading_stops_at_the_limit_and_at_the_bytes(log: SqliteLog) -> None:
    log.append([("items", Message(value=b"x" * 10, partition=0))] * 10)
    assert len(log.read("items", 0, 3, 4)) == 4
    assert len(log.read("items", 0, 0, 10, max_bytes=25)) == 3
    assert log.read("items", 0, 10, 5) == []


def test_a_compacted_topic_keeps_the_newest_record_of_each_key(log: SqliteLog) -> None:
    log.append([("latest", Message(key=b"a", value=b"1")), ("latest", Message(key=b"b", value=b"1"))])
    log.append([("latest", Message(key=b"a", value=b"2")), ("latest", Message(key=b"a", value=b"3"))])
    assert [(r.offset, r.key, r.value) for r in log.read("latest", 0, 0, 9)] == [(1, b"b", b"1"), (3, b"a", b"3")]
    assert (log.first("latest", 0), log.end("latest", 0)) == (1, 4)


def test_a_deleted_key_leaves_an_empty_record_that_a_sweep_takes_a_day_later(log: SqliteLog) -> None:
    log.append([("latest", Message(key=b"a", value=b"1", timestamp=1.0))])
    log.append([("latest", Message(key=b"a", timestamp=2.0))])
    log.sweep(1000.0, {})
    assert values(log, "latest") == [None]
    log.sweep(90_000.0, {})
    assert values(log, "latest") == []
    log.append([("latest", Message(key=b"a", value=b"again"))])
    assert values(log, "latest") == [b"again"]


def test_a_sweep_takes_what_is_old_and_read(log: SqliteLog) -> None:
    log.append([("items", Message(value=b"%d" % n, partition=0, timestamp=float(n))) for n in range(2500)])
    assert log.sweep(1100.0, {"items": "workers"}) == {}
    log.commit("workers", {("items", 0): 600})
    assert log.sweep(1100.0, {"items": "workers"}) == {"items": 600}
    assert log.sweep(1100.0, {}) == {"items": 400}
    assert (log.first("items", 0), log.end("items", 0)) == (1000, 2500)
    assert log.sweep(1e9, {}) == {"items": 1500}
    assert (log.first("items", 0), log.end("items", 0)) == (2500, 2500)


def test_groups_remember_their_offsets_each_for_itself(log: SqliteLog) -> None:
    assert log.committed("a", "items", 1) is None
    log.commit("a", {("items", 1): 7, ("items", 2): 1})
    log.commit("b", {("items", 1): 3})
    log.commit("a", {("items", 1): 8})
    assert [log.committed("a", "items", 1), log.committed("b", "items", 1), log.committed("a", "items", 2)] == [8, 3, 1]


def test_topics_hold_their_shape(log: SqliteLog) -> None:
    log.create(Shape(name="items", partitions=4, retention=5.0))
    assert log.shape("items").retention == 5.0
    with pytest.raises(SettingsError, match="has 4 partitions"):
        log.create(Shape(name="items", partitions=8))
    with pytest.raises(SettingsError, match="1 to 256"):
        log.create(Shape(name="many", partitions=257))
    with pytest.raises(NotFoundError, match="no topic 'other'"):
        log.end("other", 0)
    with pytest.raises(NotFoundError, match="no partition 4"):
        log.append([("items", Message(partition=4))])


def test_the_same_log_is_there_when_opened_again(log: SqliteLog) -> None:
    log.append([("items", Message(value=b"kept", partition=3))])
    log.close()
    again = SqliteLog(log.path)
    assert again.identity == log.identity
    assert again.topics() == ("items", "latest")
    assert values(again, "items", 3) == [b"kept"]


def test_a_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"something else entirely" * 99)
    with pytest.raises(SettingsError, match="not a log"):
        SqliteLog(tmp_path / "x.db")
    with pytest.raises(UnavailableError, match="can't be opened"):
        SqliteLog(tmp_path / "x.db" / "y.db")


def test_a_failed_append_leaves_nothing(log: SqliteLog) -> None:
    log._writer.execute("PRAGMA max_page_count=20")
    with pytest.raises(UnavailableError, match="full"):
        log.append([("items", Message(value=b"x" * 1000, partition=0))] * 200)
    assert values(log, "items") == []
    log._writer.execute("PRAGMA max_page_count=1000000")
    log.append([("items", Message(value=b"y", partition=0))])
    assert values(log, "items") == [b"y"]


def test_a_change_by_another_is_noticed(log: SqliteLog) -> None:
    other = SqliteLog(log.path)
    before = log.change()
    assert log.change() == before
    other.append([("items", Message())])
    assert log.change() != before


APPEND = """
import sys
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
log, who = SqliteLog(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
for n in range(int(sys.argv[3])):
    log.append([("items", Message(value=f"{who} {n} {i}".encode(), partition=0)) for i in range(3)])
    print(n, flush=True)
"""


def test_several_processes_append_and_none_is_lost_doubled_or_split(log: SqliteLog) -> None:
    running = [spawn(APPEND, log.path, name, 60) for name in "abc"]
    for process in running:
        process.communicate(timeout=60)
    records = log.read("items", 0, 0, 10_000)
    assert [record.offset for record in records] == list(range(540))
    for name in "abc":
        mine = [r.value.decode() for r in records if r.value and r.value.startswith(name.encode())]
        assert mine == [f"{name} {n} {i}" for n in range(60) for i in range(3)]
    triples = [(records[n].value or b"").rsplit(b" ", 1)[0] for n in range(0, 540, 3)]
    assert all((records[3 * n + 2].value or b"").startswith(first) for n, first in enumerate(triples))


@pytest.mark.parametrize("after", [1, 5, 17])
def test_after_kill_9_every_acknowledged_append_is_there_and_no_half_one(log: SqliteLog, after: int) -> None:
    process = spawn(APPEND, log.path, "k", 100_000)
    assert process.stdout
    acknowledged = [process.stdout.readline() for _ in range(after + 1)]
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    number = len(acknowledged) - 1 + sum(line.endswith("\n") for line in rest.splitlines(keepends=True))
    found = values(SqliteLog(log.path), "items")
    assert len(found) % 3 == 0
    assert number <= len(found) // 3 <= number + 1
    assert found == [f"k {n} {i}".encode() for n in range(len(found) // 3) for i in range(3)]


HOLD = """
import sys, time
from pipeline.adapters.lock import FileLock
with FileLock(sys.argv[1], "a worker"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_holds_the_lock_and_its_death_frees_it(tmp_path: Path) -> None:
    process = spawn(HOLD, tmp_path / "x.lock")
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    with pytest.raises(BusyError, match=rf"^a worker is at work already \(process {process.pid}\); stop it first$"):
        FileLock(tmp_path / "x.lock", "a worker")
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 5
    with FileLock(tmp_path / "x.lock", "a worker"):
        assert time.monotonic() < deadline
    FileLock(tmp_path / "x.lock", "a worker").close()
