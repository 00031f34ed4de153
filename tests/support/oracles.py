"""The two oracles of every fault test, and what the log `incidents` promises by itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pipeline import codec
from pipeline.adapters.tail import Tail, everything
from pipeline.adapters.topics import EDITIONS_TABLE, INCIDENTS, REPORTS, STATE, TOTALS
from pipeline.model import Amount, EditionReports, PlaceTotals, Toll
from pipeline.resolve import Ruled
from pipeline.resolve.rows import RULING_KEY, decode
from pipeline.stream.replay import Replay, replay, replay_reports
from pipeline.wire import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.model import Event, Incident, Ruling
    from pipeline.stream.extracting import Reads


def check(
    tail: Tail, items: Iterable[bytes], reader: Reads, prefix: str = "", rulings: Iterable[Ruling] = ()
) -> Replay:
    """Hold everything against both oracles; give the first one's result."""
    first = same_as_the_reports_replayed(tail, prefix)
    same_as_the_wires_replayed(first, items, reader, rulings)
    the_events_add_up(tail, prefix)
    return first


def newest(tail: Tail, topic: str) -> dict[bytes, bytes]:
    """Give the newest value of each key of a compacted topic."""
    found = {record.key or b"": record.value for record in everything(tail, topic)}
    return {key: value for key, value in found.items() if value is not None}


def same_as_the_reports_replayed(tail: Tail, prefix: str = "") -> Replay:
    """The log `reports`, replayed in memory in its own order, gives the same incidents and totals to the byte.

    Rulings are taken in where the worker took them in.
    """
    editions = (codec.decode(record.value or b"", EditionReports) for record in everything(tail, prefix + REPORTS))
    rows = newest(tail, prefix + EDITIONS_TABLE)
    ruled = [decode(value, Ruled) for key, value in rows.items() if key.startswith(RULING_KEY.encode())]
    expected = replay_reports(editions, ruled)
    _equal(newest(tail, prefix + STATE), {i.id.encode(): codec.encode(i) for i in expected.incidents})
    totals = {key: codec.decode(value, PlaceTotals) for key, value in newest(tail, prefix + TOTALS).items()}
    counting = {key: codec.encode(place) for key, place in totals.items() if place.total.incidents}
    _equal(counting, {place.key.encode(): codec.encode(place) for place in (*expected.cities, *expected.countries)})
    return expected


def by_key(places: Iterable[PlaceTotals]) -> dict[str, PlaceTotals]:
    """Index totals by their key: places with the same toll may come in any order."""
    return {place.key: place for place in places}


def _equal(found: dict[bytes, bytes], expected: dict[bytes, bytes]) -> None:
    """Compare to the byte, showing one that differs rather than megabytes."""
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert found[key] == value, f"{key!r} differs"


def same_as_the_wires_replayed(
    found: Replay, items: Iterable[bytes], reader: Reads, rulings: Iterable[Ruling] = ()
) -> None:
    """The offline replay of the same wires gives the same incidents (articles, place, figures) and totals."""
    now = datetime.now(UTC)
    expected = replay([parse(item, received=now, source="test") for item in items], reader, rulings)
    ours, theirs = (sorted(str(_essence(one)) for one in _active(result)) for result in (found, expected))
    assert ours == theirs, "\n".join(["only ours:", *(set(ours) - set(theirs)), "only theirs:", *(set(theirs) - set(ours))])
    assert [_sums(place) for place in found.cities] == [_sums(place) for place in expected.cities]
    assert [_sums(place) for place in found.countries] == [_sums(place) for place in expected.countries]


def the_events_add_up(tail: Tail, prefix: str = "") -> list[Event]:
    """No gap in revisions, repeats identical, and the changes sum to the totals once repeats are removed."""
    seen: dict[tuple[str, int], bytes] = {}
    last: dict[str, int] = defaultdict(int)
    events: list[Event] = []
    for record in everything(tail, prefix + INCIDENTS):
        event = codec.from_message(record.value or b"", list(record.headers))
        where = (event.incident.id, event.incident.revision)
        if where in seen:
            assert record.value == seen[where], f"a repeat of {event.id} differs"
            continue
        assert event.incident.revision == last[event.incident.id] + 1, f"a gap before {event.id}"
        last[event.incident.id] += 1
        seen[where] = record.value or b""
        events.append(event)
    sums = _summed(events)
    places = {key.decode(): codec.decode(value, PlaceTotals) for key, value in newest(tail, prefix + TOTALS).items()}
    totals = {key: place.total for key, place in places.items()}
    assert {key: toll for key, toll in sums.items() if toll != Toll()} == {
        key: toll for key, toll in totals.items() if toll != Toll()
    }
    return events


def _summed(events: list[Event]) -> dict[str, Toll]:
    tolls: dict[str, Toll] = defaultdict(Toll)
    for event in events:
        for change in event.changes:
            tolls[change.place] += Toll(killed=change.killed, injured=change.injured, incidents=change.incidents)
    return dict(tolls)


def _active(result: Replay) -> list[Incident]:
    return [incident for incident in result.incidents if incident.status == "active"]


def _essence(incident: Incident) -> tuple[Any, ...]:
    figures = (incident.killed, incident.injured, incident.missing, incident.perpetrators_killed)
    return incident.articles, incident.type, incident.place, incident.when, figures


def _sums(place: PlaceTotals) -> tuple[str, Amount, Amount, int]:
    return place.key, place.total.killed, place.total.injured, place.total.incidents
