"""Totals and incidents in Redis (or Valkey): written absolutely, together with the offset that they come from.

Keys, each after the settings' prefix ("tollwire:"):

| key | type | holds |
|---|---|---|
| `live` | string | the space that readers read: what all other keys begin with, one for each log that values came from |

and after the prefix and the space ("tollwire:1f0c9a2b:"):

| key | type | holds |
|---|---|---|
| `meta` | hash | `log` (identity of the log that it comes from), topic -> next offset, `whole` once caught up |
| `incident:ID` | string | the incident as JSON |
| `incidents` | sorted set | ids of incidents, by the time of their last report (seconds since 1970) |
| `place:KEY` | string | the totals of a city (KEY is its geonameid) or country (`country:XX`) as JSON |
| `cities`, `countries` | sorted set | keys of places that have a toll, by best killed |
| `days:KEY` | hash | local day (YYYY-MM-DD) -> that day's toll as JSON, so that any span of days is one HMGET |
| `day:YYYY-MM-DD` | set | keys of places with a toll on that day |

A space is made live once it is whole, that is, filled from the start of the log up to now, and the one before it is
deleted then: during a rebuild readers see the old values. Where there are none, they are told so.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import redis
import redis.asyncio
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from pipeline import codec
from pipeline.adapters.broker import log_path
from pipeline.adapters.embedded import EMBEDDED, EmbeddedRedis, address
from pipeline.adapters.lock import worker_lock
from pipeline.errors import BusyError, NotFoundError, UnavailableError
from pipeline.model import Incident, PlaceTotals, Toll
from pipeline.resolve.days import anywhere, last_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from pipeline.settings import Settings

T = TypeVar("T")
Command = tuple[str | bytes | float, ...]

APPLY: Final = """
-- KEYS[1] meta; ARGV: topic, expected next offset, new next offset, then commands, each as its length and its words.
-- Nothing is written unless Redis holds just the offset that the writer expects; the one that it holds is returned.
local held = redis.call('HGET', KEYS[1], ARGV[1]) or '0'
if held ~= ARGV[2] then return held end
local i = 4
while i <= #ARGV do
  local n = tonumber(ARGV[i])
  redis.call(unpack(ARGV, i + 1, i + n))
  i = i + n + 1
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return ARGV[3]
"""
RETRIES: Final = Retry(ExponentialBackoff(cap=1.0, base=0.05), retries=5)


@dataclass(slots=True)
class Batch:
    """Commands that one call applies together with the offset after the last message they come from."""

    prefix: str
    commands: list[Command] = field(default_factory=list)

    def incident(self, incident: Incident) -> None:
        """Store an incident as it is now."""
        self.commands.append(("SET", f"{self.prefix}incident:{incident.id}", codec.encode(incident)))
        self.commands.append(("ZADD", f"{self.prefix}incidents", incident.last_report.timestamp(), incident.id))

    def drop_incident(self, key: str) -> None:
        """Remove an incident whose latest message is a tombstone."""
        self.commands.append(("DEL", f"{self.prefix}incident:{key}"))
        self.commands.append(("ZREM", f"{self.prefix}incidents", key))

    def totals(self, totals: PlaceTotals, before: PlaceTotals | None = None) -> None:
        """Store a place's totals: the days that differ from those that Redis holds (`before`), else all days anew."""
        p, key = self.prefix, totals.key
        self.commands.append(("SET", f"{p}place:{key}", codec.encode(totals)))
        listing = f"{p}countries" if key.startswith("country:") else f"{p}cities"
        if totals.total.incidents:
            self.commands.append(("ZADD", listing, totals.total.killed.best, key))
        else:
            self.commands.append(("ZREM", listing, key))
        held = dict(before.days) if before else {}
        if before is None:
            self.commands.append(("DEL", f"{p}days:{key}"))
        for day, toll in totals.days:
            if held.pop(day, None) != toll:
                self.commands.append(("HSET", f"{p}days:{key}", day.isoformat(), codec.encode(toll)))
                self.commands.append(("SADD", f"{p}day:{day.isoformat()}", key))
        self.commands += [("HDEL", f"{p}days:{key}", day.isoformat()) for day in held]

    def words(self) -> list[str | bytes | float]:
        """Flatten the commands as the script takes them."""
        return [word for command in self.commands for word in (len(command), *command)]


class Projection:
    """The writing side, for one event loop. Every method raises UnavailableError while Redis is away."""

    def __init__(self, url: str, prefix: str) -> None:
        self.prefix = prefix
        self.space = prefix
        """Before every key of the log that was begun with last."""
        self._redis: Any = redis.asyncio.Redis.from_url(url, retry=RETRIES, socket_timeout=5.0)
        self._apply: Any = self._redis.register_script(APPLY)

    async def begin(self, log: str) -> bool:
        """Write what comes from the log of this identity from now on; say whether readers read that already."""
        self.space = f"{self.prefix}{sha256(log.encode()).hexdigest()[:8]}:"
        meta = f"{self.space}meta"
        with unavailable():
            if await self._redis.hget(meta, "log") != log.encode():
                await self._redis.hset(meta, "log", log)
            live = await self._redis.get(f"{self.prefix}live") == self.space.encode()
            return live and bool(await self._redis.hexists(meta, "whole"))

    async def position(self, topic: str) -> int:
        """Next offset of the topic that Redis hasn't got."""
        with unavailable():
            return int(await self._redis.hget(f"{self.space}meta", topic) or 0)

    async def apply(self, topic: str, expected: int, following: int, batch: Batch) -> int:
        """Apply the batch if Redis is at `expected`; return where it is afterwards (`following`, or where it was)."""
        with unavailable():
            return int(await self._apply([f"{self.space}meta"], [topic, expected, following, *batch.words()]))

    async def finish(self) -> None:
        """Say that everything is there, up to now: readers may read it, and what they read before is deleted.

        Does nothing in a Redis that was emptied since `begin`.
        """
        with unavailable():
            meta, live = f"{self.space}meta", f"{self.prefix}live"
            if not await self._redis.hexists(meta, "log"):
                return
            await self._redis.hset(meta, "whole", "1")
            if await self._redis.get(live) != self.space.encode():
                await self._redis.set(live, self.space)
                await self._clear()

    async def _clear(self) -> None:
        """Delete the spaces of other logs."""
        async for key in self._redis.scan_iter(match=f"{self.prefix}*", count=1000):
            if not key.startswith(self.space.encode()) and key != f"{self.prefix}live".encode():
                await self._redis.unlink(key)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()


class Totals:
    """The reading side. Every method raises UnavailableError while Redis is away or holds nothing whole."""

    def __init__(self, url: str, prefix: str) -> None:
        self.prefix = prefix
        self._redis: Any = redis.Redis.from_url(url, retry=RETRIES, socket_timeout=5.0)

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()

    def cities(self) -> list[PlaceTotals]:
        """Totals of all cities that have any, the largest toll first."""
        return self._read(lambda space: self._places(space, "cities"))

    def countries(self) -> list[PlaceTotals]:
        """Totals of all countries that have any, the largest toll first."""
        return self._read(lambda space: self._places(space, "countries"))

    def place(self, key: str) -> PlaceTotals:
        """Totals of one city (its geonameid as text) or country ("country:XX"); raises NotFoundError."""
        return self._value(f"place:{key}", PlaceTotals, f"no toll for {key}")

    def incident(self, key: str) -> Incident:
        """Look up the incident of this id as it is now; raises NotFoundError."""
        return self._value(f"incident:{key}", Incident, f"no incident {key}")

    def during(self, key: str, days: Sequence[date]) -> Toll:
        """Toll of a place on these local days, summed."""
        return self._read(lambda space: self._during(space, key, days))

    def lately(self, now: datetime, days: int) -> list[PlaceTotals]:
        """Totals of the cities that have any in their own last so many local days, the largest toll first.

        `now` says which day is today, in each city's time zone. `last_report` is that over all time.
        """
        return self._read(lambda space: self._lately(space, now, days))

    def on_days(self, days: Sequence[date]) -> dict[str, Toll]:
        """Toll of every place that has one on these local days."""
        return self._read(lambda space: self._on_days(space, days))

    def _places(self, space: str, listing: str) -> list[PlaceTotals]:
        keys = self._redis.zrevrange(f"{space}{listing}", 0, -1)
        found = self._redis.mget([f"{space}place:{key.decode()}" for key in keys]) if keys else []
        return [codec.decode(data, PlaceTotals) for data in found if data]

    def _lately(self, space: str, now: datetime, days: int) -> list[PlaceTotals]:
        keys = self._redis.sunion([f"{space}day:{day.isoformat()}" for day in anywhere(now, days)])
        names = sorted(key.decode() for key in keys if not key.startswith(b"country:"))
        found = self._redis.mget([f"{space}place:{name}" for name in names]) if names else []
        places = [codec.decode(data, PlaceTotals) for data in found if data]
        asked = self._redis.pipeline(transaction=False)
        for one in places:
            own = last_days(one.place, now, days)
            asked.hmget(f"{space}days:{one.key}", [day.isoformat() for day in own])
        tolls = [sum((codec.decode(data, Toll) for data in row if data), Toll()) for row in asked.execute()]
        rows = [replace(one, total=toll, days=()) for one, toll in zip(places, tolls, strict=True) if toll.incidents]
        return sorted(rows, key=lambda one: (-one.total.killed.best, one.key))

    def _during(self, space: str, key: str, days: Sequence[date]) -> Toll:
        found = self._redis.hmget(f"{space}days:{key}", [day.isoformat() for day in days])
        return sum((codec.decode(data, Toll) for data in found if data), Toll())

    def _on_days(self, space: str, days: Sequence[date]) -> dict[str, Toll]:
        keys = self._redis.sunion([f"{space}day:{day.isoformat()}" for day in days])
        tolls = {key.decode(): self._during(space, key.decode(), days) for key in sorted(keys)}
        return {key: toll for key, toll in tolls.items() if toll.incidents}

    def _value(self, key: str, kind: type[T], absent: str) -> T:
        data = self._read(lambda space: self._redis.get(f"{space}{key}"))
        if data is None:
            raise NotFoundError(absent)
        return codec.decode(data, kind)

    def _read(self, look: Callable[[str], T]) -> T:
        """Read in the live space; again where another became live meanwhile, for this one is deleted then."""
        with unavailable():
            space = self._live()
            while True:
                found = look(space)
                now = self._live()
                if now == space:
                    return found
                space = now

    def _live(self) -> str:
        space: bytes | None = self._redis.get(f"{self.prefix}live")
        if space is None or not self._redis.hexists(f"{space.decode()}meta", "whole"):
            raise UnavailableError("Redis holds no complete totals: is a worker with the stage project running?")
        return space.decode()


@contextmanager
def open_totals(settings: Settings) -> Iterator[Totals]:
    """Open the reading side of the settings' Redis; an embedded one that isn't at work is started for as long.

    Raises UnavailableError where nothing was ever projected.
    """
    with ExitStack() as held:
        if settings.redis.url == EMBEDDED:
            held.enter_context(_serving(settings))
        totals = Totals(address(settings), settings.redis.prefix)
        held.callback(totals.close)
        yield totals


@contextmanager
def _serving(settings: Settings) -> Iterator[None]:
    server = EmbeddedRedis(Path(settings.paths.var) / "redis")
    if not server.folder.exists():
        raise UnavailableError(f"{server.folder}: no totals yet; `tollwire run` makes them")
    server.start()
    try:
        yield
    finally:
        path = log_path(settings.broker.url)
        if server.process is not None and path is not None:
            with suppress(BusyError), worker_lock(path):  # a worker that came meanwhile goes on with this server
                server.stop()


@contextmanager
def unavailable() -> Iterator[None]:
    """Turn the client's errors into UnavailableError."""
    try:
        yield
    except (redis.ConnectionError, redis.TimeoutError, redis.ResponseError, OSError) as error:
        raise UnavailableError(f"Redis: {error} (is it running, and redis.url right?)") from error
