"""`tollwire run` as a person uses it: started, fed, ended, started again, in an empty folder."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import orjson
import pytest

from tests.support.work import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLLWIRE = [sys.executable, "-m", "pipeline"]
REPO = Path(__file__).parents[2]
STORY = """uri: urn:example:quay
date: 2026-03-04T10:00:00Z
headline: Four killed as crane falls in Bremen

BREMEN, Germany (AP) - Four people were killed and six injured when a crane fell onto a quay in Bremen on Wednesday,
police said.
"""
TABLE = "wires read since the start"
TABLE_SECONDS = 10.0
"""From the start of the process until all sample wires are through and the table stands."""
STOP_SECONDS = 5.0


@dataclass(slots=True)
class Running:
    """`tollwire run` in a folder of its own; what it prints goes to `output`."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    def __enter__(self) -> Self:
        self.started = time.monotonic()
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [*TOLLWIRE, "run"], cwd=self.folder, stdout=out, stderr=subprocess.STDOUT, env=environment()
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=20)

    @property
    def output(self) -> Path:
        """Where it prints."""
        return self.folder / "output.txt"

    def shows(self, words: str, *, within: float = 30.0) -> None:
        """Wait for words in its output."""

        def shown() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, self.output.read_text()
            return words in self.output.read_text()

        wait_until(shown, seconds=within, what=f"{words!r} in the output")

    def interrupt(self) -> float:
        """Send what Ctrl-C sends; give the seconds until it ended, which it must do well."""
        assert self.process is not None
        begun = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=20) == 0, self.output.read_text()
        return time.monotonic() - begun


def environment() -> dict[str, str]:
    import os  # noqa: PLC0415 - here alone

    return {**os.environ, "PYTHONPATH": str(REPO), "TOLLWIRE_CONFIG": "", "COLUMNS": "80"}


def ask(folder: Path, *words: str) -> Any:
    """Call a command; its output as JSON lines."""
    done = subprocess.run([*TOLLWIRE, *words], cwd=folder, env=environment(), capture_output=True, check=True)
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def put(folder: Path, name: str, content: bytes) -> None:
    """Drop a file into the inbox as a careful feeder does: whole at once."""
    part = folder / "inbox" / f"{name}.part"
    part.write_bytes(content)
    part.rename(part.with_suffix(""))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    processes = subprocess.run(["pgrep", "-f", str(tmp_path)], capture_output=True, check=False)
    assert processes.stdout == b"", "a server was left behind"


def test_run_reads_the_samples_follows_the_inbox_ends_at_once_and_goes_on_where_it_stopped(folder: Path) -> None:
    with Running(folder) as service:
        service.shows(TABLE, within=TABLE_SECONDS)
        put(folder, "story.txt", STORY.encode())
        service.shows("Bremen")
        (before,) = ask(folder, "cities", "--json")
        events = ask(folder, "subscribe", "--no-follow")
        assert service.interrupt() < STOP_SECONDS
    assert service.output.read_text().splitlines()[-1] == "Ended; nothing is lost."
    (offline,) = ask(folder, "cities", "--json")
    assert offline == before
    assert [city["killed"]["best"] for city in before if city["name"] == "Bremen"] == [4]

    with Running(folder) as service:
        service.shows("0 wires read since the start, 0 events.")
        assert ask(folder, "cities", "--json") == [before]
        assert ask(folder, "subscribe", "--no-follow") == events
        put(folder, "story-2.txt", STORY.replace("Four", "Five").replace("10:00", "12:00").encode())
        service.shows("5 / 5 / 5")
        assert service.interrupt() < STOP_SECONDS
    *_, last = ask(folder, "subscribe", "--no-follow")
    assert last["type"] == "incident.revised.v1"
    assert last["data"]["incident"]["killed"]["best"] == 5
    assert int(last["sequence"]) > int(events[-1]["sequence"])


def test_a_second_run_beside_the_first_says_so_in_one_line(folder: Path) -> None:
    with Running(folder) as service:
        service.shows(TABLE)
        second = subprocess.run([*TOLLWIRE, "run"], cwd=folder, env=environment(), capture_output=True, check=False)
        assert second.returncode == 4
        assert len(second.stderr.splitlines()) == 1
        assert service.interrupt() < STOP_SECONDS


def test_what_the_same_code_reads_again_changes_nothing(folder: Path) -> None:
    with Running(folder) as service:
        service.shows(TABLE)
        assert service.interrupt() < STOP_SECONDS
    called = [*TOLLWIRE, "reprocess"]
    done = subprocess.run(called, cwd=folder, env=environment(), capture_output=True, text=True, check=True)
    assert "articles read again" in done.stdout
    assert "Events: none." in " ".join(done.stdout.split())
    assert "Nothing is changed; --switch makes it so." in done.stdout


BAD: dict[str, bytes] = {
    "broken.json": b'{"uri": "urn:example:broken", "headline": "Two',
    "binary.txt": bytes(range(32)) * 40,
    "empty-object.json": b"{}",
    "large.txt": b"headline: Long\n\n" + b"Nothing at all happened in Bremen today. " * 500_000,
}
"""What nobody can read: each must become a dead letter."""
ODD: dict[str, bytes] = {
    "latin.txt": "headline: Zwei Tote\n\nBei einem Unfall in Köln starben zwei Männer, sagte die Polizei.".encode(
        "latin-1"
    ),
    "no-body.json": b'{"uri": "urn:example:no-body", "headline": "Storm nears", "body_text": ""}',
    "future.json": b'{"uri": "urn:example:future", "versioncreated": "2999-01-01T00:00:00Z", "headline": "Three killed in'
    b' Graz", "body_text": "GRAZ, Austria (AP) - Three people were killed in a fire in Graz, police said."}',
    "html.json": b'{"uri": "urn:example:html", "versioncreated": "2026-03-04T10:00:00Z", "headline": "Two killed in Turku",'
    b' "body_text": "<p>TURKU, Finland (AP) - <b>Two</b> people were killed in a fire in Turku, police said.</p>"}',
    "hidden.txt": "uri: urn:example:hidden\ndate: 2026-03-04\nheadline: Six killed in Leeds\n\nLEEDS, England (AP) - Six "
    "peo\u200bple were kil\u202eled\u202c in a fire in Leeds, police said.".encode(),
    "no-date.txt": b"headline: Seven killed in Porto\n\nPORTO, Portugal (AP) - Seven people were killed by fire.",
}
"""What must be read all the same."""


def test_bad_input_becomes_dead_letters_and_the_run_goes_on(folder: Path) -> None:
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "a-folder").mkdir()
    (inbox / "empty.txt").touch()
    for name, content in {**BAD, **ODD}.items():
        (inbox / name).write_bytes(content)
    with Running(folder) as service:
        service.shows(f"{len(BAD) - 1} could not be read", within=60)
        service.shows("Leeds")
        service.shows("is too long to be read")
        (cities,) = ask(folder, "cities", "--json")
        dead = ask(folder, "dead", "--json")
        assert service.interrupt() < STOP_SECONDS
    assert {(letter["source"], letter["stage"]) for letter in dead} == {("inbox", "parse"), ("inbox", "ingest")}
    assert len(dead) == len(BAD)
    killed = {city["name"]: city["killed"]["best"] for city in cities}
    assert {name: killed.get(name) for name in ("Graz", "Turku", "Leeds", "Porto")} == {
        "Graz": 3, "Turku": 2, "Leeds": 6, "Porto": 7,
    }  # fmt: skip
    (kept,) = (folder / "var" / "dead").iterdir()
    assert kept.read_bytes() == BAD["large.txt"]


def test_a_missing_folder_is_named_and_the_run_goes_on(folder: Path) -> None:
    sources = '[[source]]\nname = "gone"\npath = "nowhere"\n\n[[source]]\nname = "samples"\nkind = "samples"\n'
    (folder / "config").mkdir()
    (folder / "config" / "sources.toml").write_text(sources)
    with Running(folder) as service:
        service.shows("nowhere: no such folder; make it, or change `path` of source gone")
        service.shows(TABLE)
        assert service.interrupt() < STOP_SECONDS
