"""The examples of consumers, run as a reader of the README runs them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import codec, samples, wire
from pipeline.adapters.records import Message
from pipeline.adapters.topics import INCIDENTS
from pipeline.client import open_appender
from pipeline.extract import Reader
from pipeline.settings import Broker, Settings
from pipeline.stream.replay import replay
from tests.support.work import wait_until

if TYPE_CHECKING:
    from pipeline.stream.replay import Replay

EXAMPLES = Path(__file__).parents[2] / "examples"
LATE = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def result() -> Replay:
    """The sample wires' events and totals."""
    lines = samples.WIRES.read_bytes().splitlines()
    return replay((wire.parse(line, received=LATE) for line in lines), Reader.load())


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory, result: Replay) -> str:
    """An embedded log with all events, and each third of them twice, as a worker leaves them that was killed."""
    url = f"sqlite:///{tmp_path_factory.mktemp('log')}/tollwire.db"
    repeated = [event for n, event in enumerate(result.events) for _ in range(2 if n % 3 == 0 else 1)]
    messages = []
    for key, value, headers in map(codec.to_message, repeated):
        messages.append(Message(key=key, value=value, headers=tuple(headers), partition=0))
    with open_appender(Settings(broker=Broker(url=url))) as appender:
        appender.append(INCIDENTS, messages)
    return url


def run(name: str, *words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *words], capture_output=True, text=True, check=False, cwd=EXAMPLES.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_example_is_run_here() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == {"print_events.py", "running_table.py", "data_frame.py"}


def test_events_are_printed_one_a_line(broker: str, result: Replay) -> None:
    told = [
        event for event in result.events
        if (event.incident.killed and event.incident.killed.best) or any(c.killed.best < 0 for c in event.changes)
    ]  # fmt: skip
    shown = run("print_events.py", broker, "--once")
    assert len(shown) == len(told)
    for event, line in zip(told, shown, strict=True):
        assert line.startswith(f"{event.time:%Y-%m-%d %H:%M}  {event.type}")
        assert event.incident.place.name in line


def test_the_running_table_s_totals_are_exact(broker: str, result: Replay) -> None:
    shown = {line[:20].strip(): [int(word) for word in line[20:].split() if word.isdigit()]
             for line in run("running_table.py", broker, "--once")}  # fmt: skip
    assert shown == {
        city.place.name: [city.total.killed.best, city.total.injured.best] for city in result.cities
    }


def test_the_running_table_follows(broker: str, result: Replay, tmp_path: Path) -> None:
    output = tmp_path / "output"
    with output.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, str(EXAMPLES / "running_table.py"), broker], stdout=out, cwd=EXAMPLES.parent
        )
    try:
        wait_until(lambda: output.read_text().count("\033[2J") == len(result.events), what="a table for every event")
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_the_data_frame_has_a_row_for_each_active_incident(broker: str, result: Replay) -> None:
    header, _, *rows = run("data_frame.py", broker)
    active = [one for one in result.incidents if one.status == "active" and not one.background]
    assert {"type", "killed_low", "killed_best", "killed_high"} <= set(header.split())
    assert {row.split()[0] for row in rows} == {one.id for one in active}


def test_the_newest_revision_of_each_incident_gives_the_cities_totals_as_well(result: Replay) -> None:
    newest = {event.incident.id: event.incident for event in result.events}
    tolls: dict[str, int] = {}
    for one in newest.values():
        if one.status == "active" and not one.background and one.place.precision in {"site", "city"} and one.killed:
            key = str(one.place.geonameid)
            tolls[key] = tolls.get(key, 0) + one.killed.best
    made = {city.key: city.total.killed.best for city in result.cities}
    assert {key: toll for key, toll in tolls.items() if toll} == {key: toll for key, toll in made.items() if toll}
