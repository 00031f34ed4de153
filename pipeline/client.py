"""What downstream programs import: `subscribe`, and `open_appender` for those who feed wires.

    from pipeline.client import subscribe

    for event in subscribe("sqlite:///var/tollwire.db", countries={"UA"}, min_killed=1):
        print(event.incident.id, event.incident.killed)

Events come at least once; `subscribe` drops repeats (an incident's revision counts once). An event's `changes` are the
exact difference that it makes to each place's totals: summed from the beginning of the log, they are the totals.
"""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from pipeline import codec
from pipeline.adapters.appender import LogAppender
from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.security import kafka_options
from pipeline.adapters.tail import LogTail, everything
from pipeline.adapters.topics import INCIDENTS, RULINGS, shapes
from pipeline.errors import BadItemError, NotFoundError
from pipeline.model import Ruling, Toll
from pipeline.settings import Broker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Generator, Iterator

    from pipeline.adapters.records import Appender, Record
    from pipeline.adapters.tail import Tail
    from pipeline.model import Event
    from pipeline.settings import Settings

Since = Literal["beginning", "now"] | int
"""Where to begin: the oldest event kept, what comes from now on, or an offset."""

POLL_SECONDS: Final = 0.5
WORKERS: Final = "tollwire"
"""The workers' consumer group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events are wanted; an empty condition lets everything pass."""

    cities: frozenset[str] = frozenset()
    """Geonameids or names."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2."""
    types: frozenset[str] = frozenset()
    """Of events ("revised") or of incidents ("shooting")."""
    min_killed: int = 0
    """Least best figure of killed, before the event or after it: who was told of a toll is told of its end."""

    def wants(self, event: Event) -> bool:
        """Say whether all conditions hold."""
        incident, place = event.incident, event.incident.place
        touched = {change.place for change in event.changes}
        named = {str(place.geonameid), place.name.casefold()} | touched
        lands = {place.country, *place.countries} | {key.removeprefix("country:") for key in touched}
        killed = incident.killed.best if incident.killed and incident.status == "active" else 0
        before = killed - min((change.killed.best for change in event.changes), default=0)
        return (
            (not self.cities or bool({city.casefold() for city in self.cities} & named))
            and (not self.countries or bool(self.countries & lands))
            and (not self.types or bool(self.types & {event.type, incident.type}))
            and max(killed, before) >= self.min_killed
        )


@dataclass(slots=True)
class Subscription:
    """A position in the log of events, what was seen before it, and how far it was handled."""

    tail: Tail
    memory: Any
    topic: str
    offset: int
    end: int | None = None
    """Where to stop; None: never."""
    handled: int = 0
    """Everything before this offset was handled."""
    idle: bool = False
    """True where the last poll found nothing."""
    _saved: int = 0
    _seen: dict[str, int] = field(default_factory=dict)

    def ended(self) -> bool:
        """Say whether all up to the end was given out."""
        if self.end is None:
            return False
        return self.offset >= self.end or (self.idle and self.tail.reached(self.topic, self.end))

    def poll(self) -> list[tuple[int, Event]]:
        """Take what is there, without repeats: (offset, event) each."""
        end = self.end
        records = [r for r in self.tail.read(self.topic, self.offset) if end is None or r.offset < end]
        self.idle = not records
        if records:
            self.offset = records[-1].offset + 1
        return [(record.offset, event) for record in records for event in self._new(record)]

    def save(self) -> None:
        """Remember in the group, if there is one, what was handled."""
        if self.handled > self._saved:
            self.memory.save(self.topic, self.handled)
            self._saved = self.handled

    def _new(self, record: Record) -> Iterator[Event]:
        try:
            event = codec.from_message(record.value or b"", list(record.headers))
        except BadItemError:
            return  # somebody else's message, or of a later version of the contract
        if event.incident.revision > self._seen.get(event.incident.id, 0):
            self._seen[event.incident.id] = event.incident.revision
            yield event


def subscribe(  # noqa: PLR0913 - the conditions of a subscription
    broker: str | Broker,
    *,
    since: Since = "now",
    group: str | None = None,
    cities: Collection[str | int] = (),
    countries: Collection[str] = (),
    min_killed: int = 0,
    types: Collection[str] = (),
    follow: bool = True,
    prefix: str = "",
) -> Generator[Event]:
    """Yield events as they come, or up to the end that the log has now (`follow=False`).

    With a `group`, its position is remembered once the next event is asked for, that is, after the last was handled,
    and goes before `since`. Raises NotFoundError without a log, UnavailableError without a broker, SettingsError for
    an address that is none.
    """
    wanted = _filter(cities, countries, min_killed, types)
    for _, event in numbered(broker, since=since, group=group, follow=follow, prefix=prefix):
        if wanted.wants(event):
            yield event


def numbered(
    broker: str | Broker, *, since: Since = "now", group: str | None = None, follow: bool = True, prefix: str = ""
) -> Iterator[tuple[int, Event]]:
    """Yield (offset, event): what `subscribe` does, for those who keep offsets themselves."""
    with _opened(broker, group) as (tail, memory):
        subscription = _begin(tail, memory, prefix + INCIDENTS, since, follow=follow)
        try:
            while not subscription.ended():
                for offset, event in subscription.poll():
                    yield offset, event
                    subscription.handled = offset + 1
                subscription.handled = subscription.offset
                subscription.save()
                if subscription.idle:
                    tail.wait(POLL_SECONDS)
        finally:
            subscription.save()


async def subscribe_async(  # noqa: PLR0913 - the conditions of a subscription
    broker: str | Broker,
    *,
    since: Since = "now",
    group: str | None = None,
    cities: Collection[str | int] = (),
    countries: Collection[str] = (),
    min_killed: int = 0,
    types: Collection[str] = (),
    follow: bool = True,
    prefix: str = "",
) -> AsyncIterator[Event]:
    """Yield events as they come: the twin of `subscribe` for asyncio; waiting is done in a thread."""
    wanted = _filter(cities, countries, min_killed, types)
    with _opened(broker, group) as (tail, memory):
        subscription = await asyncio.to_thread(_begin, tail, memory, prefix + INCIDENTS, since, follow=follow)
        try:
            while not await asyncio.to_thread(subscription.ended):
                for offset, event in await asyncio.to_thread(subscription.poll):
                    if wanted.wants(event):
                        yield event
                    subscription.handled = offset + 1
                subscription.handled = subscription.offset
                await asyncio.to_thread(subscription.save)
                if subscription.idle:
                    await asyncio.to_thread(tail.wait, POLL_SECONDS)
        finally:
            subscription.save()


def history(settings: Settings, incident: str) -> list[Event]:
    """Give all events of one incident that the log still has, oldest first, without repeats."""
    return history_and_parts(settings, incident)[0]


def history_and_parts(settings: Settings, incident: str) -> tuple[list[Event], list[Event]]:
    """Give that, and the newest event of each incident that is a part of this one now, the largest toll first."""
    own: list[Event] = []
    inside: dict[str, Event] = {}
    for _, event in numbered(settings.broker, since="beginning", follow=False, prefix=settings.topics.prefix):
        if event.incident.id == incident:
            own.append(event)
        elif event.incident.part_of == incident:
            inside[event.incident.id] = event
        else:
            inside.pop(event.incident.id, None)
    by_toll = sorted(inside.values(), key=lambda one: (-(one.incident.killed.best if one.incident.killed else 0), one.id))
    return own, by_toll


def behind(settings: Settings, place: str) -> list[tuple[Event, Toll]]:
    """Give the incidents that make up a place's total, the largest first: newest event, and what it adds to the place.

    `place` is a city's name or geonameid, or a country's code; of several cities of a name all are meant.
    """
    prefix, wanted = settings.topics.prefix, place.casefold()
    newest: dict[str, Event] = {}
    added: dict[str, dict[str, Toll]] = {}
    keys = {wanted, f"country:{place.upper()}"}
    for _, event in numbered(settings.broker, since="beginning", follow=False, prefix=prefix):
        newest[event.incident.id] = event
        if event.incident.place.name.casefold() == wanted and event.incident.place.precision in {"site", "city"}:
            keys.add(str(event.incident.place.geonameid))
        tolls = added.setdefault(event.incident.id, {})
        for one in event.changes:
            toll = Toll(killed=one.killed, injured=one.injured, incidents=one.incidents)
            tolls[one.place] = tolls.get(one.place, Toll()) + toll
    found = [
        (event, toll)
        for name, event in newest.items()
        if (toll := sum((t for key, t in added[name].items() if key in keys), Toll())) != Toll()
    ]
    return sorted(found, key=lambda row: (-row[1].killed.best, -row[1].injured.best, row[0].incident.id))


def rulings(settings: Settings) -> list[Ruling]:
    """Give all rulings that were ever written, in order."""
    topic = settings.topics.prefix + RULINGS
    with _opened(settings.broker, None) as (tail, _):
        return [codec.decode(record.value or b"", Ruling) for record in everything(tail, topic)]


def rule(settings: Settings, ruling: Ruling) -> None:
    """Write a person's decision where *resolve* reads it; returns when it is durable."""
    with open_appender(settings) as appender:
        appender.append(RULINGS, [Message(key=ruling.incident.encode(), value=codec.encode(ruling), partition=0)])


def open_appender(settings: Settings, *, stopped: Callable[[], bool] = lambda: False) -> Appender:
    """Open the feeding side of the settings' broker, its topics made where they aren't there.

    `stopped` is asked while an embedded log is full: True ends the wait with UnavailableError.
    """
    path = log_path(settings.broker.url)
    if path is None:
        from pipeline.adapters import kafka  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

        hosts = kafka_hosts(settings.broker.url)
        security = kafka_options(settings.broker)
        kafka.prepare(hosts, shapes(settings.topics), settings.broker.replication, security)
        prefix, in_flight = settings.topics.prefix, settings.ingest.in_flight
        return kafka.KafkaAppender(hosts, security, prefix=prefix, in_flight=in_flight)
    log = SqliteLog(path)
    for shape in shapes(settings.topics):
        log.create(shape)
    prefix = settings.topics.prefix
    return LogAppender(log, prefix=prefix, group=prefix + WORKERS, backlog=settings.ingest.backlog, stopped=stopped)


class _Memory:
    """A group's position on the embedded log; of nobody, without a group."""

    def __init__(self, log: SqliteLog, group: str | None) -> None:
        self._log, self._group = log, group

    def load(self, topic: str) -> int | None:
        return None if self._group is None else self._log.committed(self._group, topic, 0)

    def save(self, topic: str, offset: int) -> None:
        if self._group is not None:
            self._log.commit(self._group, {(topic, 0): offset})


@contextmanager
def _opened(named: str | Broker, group: str | None) -> Iterator[tuple[Tail, Any]]:
    broker = Broker(url=named) if isinstance(named, str) else named
    path = log_path(broker.url)
    if path is None:
        from pipeline.adapters import kafka  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

        hosts, security = kafka_hosts(broker.url), kafka_options(broker)
        with ExitStack() as held:
            tail = held.enter_context(closing(kafka.KafkaTail(hosts, security)))
            yield tail, held.enter_context(closing(kafka.GroupOffsets(hosts, group, security)))
    elif not path.exists():
        raise NotFoundError(f"{path}: no log there; `tollwire run` makes one, or give --broker")
    else:
        with closing(SqliteLog(path)) as log:
            yield LogTail(log), _Memory(log, group)


def _begin(tail: Tail, memory: Any, topic: str, since: Since, *, follow: bool) -> Subscription:
    offset = memory.load(topic)
    if offset is None:
        offset = {"beginning": tail.first, "now": tail.end}[since](topic) if isinstance(since, str) else since
    return Subscription(
        tail, memory, topic, max(offset, tail.first(topic)), end=None if follow else tail.end(topic)
    )


def _filter(
    cities: Collection[str | int], countries: Collection[str], min_killed: int, types: Collection[str]
) -> Filter:
    return Filter(
        cities=frozenset(str(city) for city in cities),
        countries=frozenset(country.upper() for country in countries),
        types=frozenset(types),
        min_killed=min_killed,
    )
