"""Speed of the whole way, wire to Redis, on the settings' broker: what `tollwire bench --flow` prints.

Each worker is a process of its own, started and ended here; topics and keys are under a prefix of their own. The wires
are made up: every item is one incident in one city, so that its id, and hence its arrival in Redis, is known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import product
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import orjson
from rich.table import Table

from pipeline.adapters.articles import article
from pipeline.adapters.embedded import EMBEDDED, EmbeddedRedis, address
from pipeline.adapters.redis import Totals
from pipeline.adapters.topics import ARTICLES
from pipeline.client import open_appender
from pipeline.errors import NotFoundError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.settings import Settings

CITIES: Final = (
    "Lagos, Nigeria", "Karachi, Pakistan", "Bogota, Colombia", "Manila, Philippines", "Nairobi, Kenya",
    "Kharkiv, Ukraine", "Mosul, Iraq", "Marseille, France", "Naples, Italy", "Lima, Peru", "Dhaka, Bangladesh",
    "Cairo, Egypt", "Ankara, Turkey", "Accra, Ghana", "Hanoi, Vietnam", "Quito, Ecuador", "Kampala, Uganda",
    "Jakarta, Indonesia", "Kandahar, Afghanistan", "Toronto, Canada", "Chennai, India", "Lusaka, Zambia",
    "Tbilisi, Georgia", "Aleppo, Syria",
)  # fmt: skip
FIRST: Final = datetime(1800, 1, 6, 6, tzinfo=UTC)
APART: Final = timedelta(days=400)
"""Between two incidents in one city: beyond the time for which any is open."""
SECONDS: Final = 20
"""For how long items come at `RATE`."""
RATE: Final = 50
WARM: Final = 24
"""Items before the measurement: one a city."""
PATIENCE: Final = 600.0
BODY: Final = (
    "A bomb exploded at the {0} market in {1} on {2:%A}, killing {3} people and injuring {4} others, police said. "
    "{5} {6}, who sells {7} near the {8} gate, told reporters that {9} and {10} had been there at noon. "
    "The {11} road to {12} was closed, said {13} of the {14} council. "
)
SYLLABLES: Final = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "na", "pe", "ro", "su", "ta", "vo", "we", "zi", "hu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What was measured."""

    items: int
    per_second: float
    """Items a second from the first fed to the last in Redis."""
    p50: float
    p99: float
    """Milliseconds from the append of an item to its incident in Redis, at `RATE` items a second."""
    processor: tuple[tuple[str, float], ...]
    """Worker and its processor seconds, over both measurements, start included."""


def measure(settings: Settings, number: int, extractors: int = 0) -> Flow:
    """Time `number` items as fast as they go, then `RATE` a second.

    On Kafka each stage is a process, *extract* as often as `extractors` says; with 0, and embedded, one process does
    all. Raises UnavailableError where it doesn't come to an end.
    """
    with TemporaryDirectory() as folder, ExitStack() as held:
        chosen = _aside(settings, Path(folder))
        server = EmbeddedRedis(Path(folder) / "redis")
        if chosen.redis.url == EMBEDDED:
            server.start()
            held.callback(server.stop)
        open_appender(chosen).close()
        workers = held.enter_context(_workers(chosen, Path(folder), extractors))
        totals = Totals(address(chosen), chosen.redis.prefix)
        items = _items(WARM + number + SECONDS * RATE)
        _feed(chosen, [next(items) for _ in range(WARM)], totals)
        fast = [next(items) for _ in range(number)]
        seconds = _feed(chosen, fast, totals)
        waits = _steadily(chosen, list(items), totals)
        hundredths = quantiles(waits, n=100)
        totals.close()
    return Flow(
        items=number,
        per_second=number / seconds,
        p50=1000 * hundredths[49],
        p99=1000 * hundredths[98],
        processor=tuple((name, spent()) for name, spent in workers.items()),
    )


def table(flow: Flow) -> Table:
    """Show the figures."""
    shown = Table(title="Wire to Redis", title_justify="left", box=None, pad_edge=False)
    shown.add_column("What")
    shown.add_column("Value", justify="right")
    shown.add_row(f"articles/s, {flow.items:,} as fast as they go", f"{flow.per_second:,.0f}")
    shown.add_row(f"p50 at {RATE} a second", f"{flow.p50:,.0f} ms")
    shown.add_row(f"p99 at {RATE} a second", f"{flow.p99:,.0f} ms")
    for name, seconds in flow.processor:
        shown.add_row(f"processor, {name}", f"{seconds:,.1f} s")
    return shown


def _aside(settings: Settings, folder: Path) -> Settings:
    """Keep away from whatever else is on the broker and in Redis."""
    mark = f"bench-{uuid.uuid4().hex[:8]}."
    url = f"sqlite:///{folder}/bench.db" if settings.broker.url.startswith("sqlite") else settings.broker.url
    return replace(
        settings,
        broker=replace(settings.broker, url=url),
        topics=replace(settings.topics, prefix=mark),
        redis=replace(settings.redis, prefix=mark),
        paths=replace(settings.paths, var=str(folder)),
    )


def _items(number: int) -> Iterator[tuple[str, bytes]]:
    """Make items, each with the id of the incident that it founds."""
    names = ("".join(part).capitalize() for _ in iter(int, 1) for part in product(SYLLABLES, repeat=4))
    for n in range(number):
        city = CITIES[n % len(CITIES)]
        at = FIRST + APART * (n // len(CITIES)) + timedelta(hours=n % len(CITIES))
        at = datetime(1800 + (at.year - 1800) % 220, at.month, min(at.day, 28), at.hour, tzinfo=UTC)
        words = [next(names) for _ in range(12)]
        body = BODY.format(words[0], city, at, 2 + n % 20, 5 + n % 40, *words[1:11])
        uri = f"urn:bench:{n}"
        wire = {
            "uri": uri, "version": "1", "type": "text", "language": "en", "versioncreated": at.isoformat(),
            "headline": f"Blast at {words[0]} market in {city}", "body_text": body + _filler(names), "copyrightholder": "X",
        }  # fmt: skip
        yield sha256(f"{uri}\n0".encode()).hexdigest()[:16], orjson.dumps(wire)


def _filler(names: Iterator[str]) -> str:
    """Make sentences without figures, up to the length of a usual article (about 250 words)."""
    return " ".join(f"The {next(names)} office thanked {next(names)} and {next(names)} for their help." for _ in range(18))


def _feed(settings: Settings, items: Sequence[tuple[str, bytes]], totals: Totals) -> float:
    """Append all and wait until all are in Redis; give the seconds."""
    start = time.monotonic()
    with open_appender(settings) as appender:
        received = datetime.now(UTC)
        appender.append(ARTICLES, [article(data, source="bench", received=received) for _, data in items])
    for key, _ in items:
        _wait(totals, key)
    return time.monotonic() - start


def _steadily(settings: Settings, items: Sequence[tuple[str, bytes]], totals: Totals) -> list[float]:
    """Append one item after another at `RATE`; give the seconds until each was in Redis."""
    waiting: dict[str, float] = {}
    waits: list[float] = []
    due = time.monotonic()
    with open_appender(settings) as appender:
        for key, data in items:
            while time.monotonic() < due:
                _collect(totals, waiting, waits)
                time.sleep(0.001)
            waiting[key] = time.monotonic()
            appender.append(ARTICLES, [article(data, source="bench", received=datetime.now(UTC))])
            due += 1 / RATE
        deadline = time.monotonic() + PATIENCE
        while waiting and time.monotonic() < deadline:
            _collect(totals, waiting, waits)
    return waits


def _collect(totals: Totals, waiting: dict[str, float], waits: list[float]) -> None:
    there = [key for key in waiting if _there(totals, key)]
    waits += [time.monotonic() - waiting.pop(key) for key in there]


def _wait(totals: Totals, key: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _there(totals, key):
        if time.monotonic() > deadline:
            raise UnavailableError(f"incident {key} did not come within {PATIENCE:.0f} s")
        time.sleep(0.005)


def _there(totals: Totals, key: str) -> bool:
    try:
        totals.incident(key)
    except (NotFoundError, UnavailableError):
        return False
    return True


@contextmanager
def _workers(settings: Settings, folder: Path, extractors: int) -> Iterator[dict[str, _Spent]]:
    """Start the workers; give what each has spent, to be asked after their end."""
    stages = {"extract, resolve, project": "extract,resolve,project"}
    if extractors and not settings.broker.url.startswith("sqlite"):
        stages = {f"extract {n + 1}": "extract" for n in range(extractors)} | {"resolve": "resolve", "project": "project"}
    environ = os.environ | {
        "TOLLWIRE_BROKER_URL": settings.broker.url,
        "TOLLWIRE_TOPICS_PREFIX": settings.topics.prefix,
        "TOLLWIRE_REDIS_PREFIX": settings.redis.prefix,
        "TOLLWIRE_REDIS_URL": address(settings),
        "TOLLWIRE_PATHS_VAR": str(folder),
    }
    running = {
        name: subprocess.Popen([sys.executable, "-m", "pipeline", "worker", "--stages", chosen], env=environ)  # noqa: S603 - our own command
        for name, chosen in stages.items()
    }
    spent = {name: _Spent(process.pid) for name, process in running.items()}
    try:
        yield spent
    finally:
        for name, process in running.items():
            spent[name].note()
            process.terminate()
        for process in running.values():
            process.wait()


class _Spent:
    """Processor seconds of a process and those that it started, as last noted (Linux; elsewhere 0)."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._seconds = 0.0

    def note(self) -> None:
        """Read it."""
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children")
        started = children.read_text(encoding="utf-8").split() if children.exists() else []
        self._seconds = sum(map(_seconds, (str(self._pid), *started)))

    def __call__(self) -> float:
        """Give it."""
        return self._seconds


def _seconds(pid: str) -> float:
    path = Path(f"/proc/{pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
