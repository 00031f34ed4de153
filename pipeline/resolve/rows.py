"""What is stored: decisions on editions and rulings, incidents as last published; and the steps between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - the codec reads the types at run time
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec

from pipeline.model import Change, EditionReports, Evidence, Incident, Ruling  # noqa: TC001 - read by the codec at run time

if TYPE_CHECKING:
    from pipeline.model import Event, PlaceTotals

T = TypeVar("T")
_ENCODER: Final = msgspec.json.Encoder()
"""Takes a third of the time of orjson's for values of this kind, and gives the same bytes."""
_DECODERS: Final[dict[type, msgspec.json.Decoder[Any]]] = {}
"""One for each kind, made when it is first asked for; what a kind doesn't name is passed over."""
UnitKey = tuple[str, int]
"""Article uri and the report's place in it."""

Bound = tuple[str, int, str]
"""A report that a ruling binds: article uri, place in it (-1: all its reports), on which side of the ruling it is."""

RULING_KEY: Final = " ruling "
"""Before a ruling's id in keys of the table `editions`; no uri begins with a space."""
EVIDENCE_GAP: Final = " "
"""Between incident id and article uri in keys of `incidents.evidence`; no uri holds a space."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what is stored under a key."""

    key: str
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event with everything that is written because of it, in this order: event, state, evidence, totals, row."""

    event: Event
    row: Row
    """For the table of incidents: written last, it says that the step is done."""
    state: tuple[bytes, bytes]
    """Key and value for `incidents.state`."""
    evidence: tuple[tuple[bytes, bytes | None], ...]
    """Keys and values for `incidents.evidence`; None where an article left the incident."""
    totals: tuple[PlaceTotals, ...]
    """Absolute totals of every place that the event changes."""


class Chosen(NamedTuple):
    """Where matching put some reports, all of them in the same way (`settle.Choice`): a short row for what is frequent."""

    units: tuple[UnitKey, ...]
    founder: UnitKey | None = None
    """Founding report of the group that they joined; None: each founded one."""
    absorbs: tuple[UnitKey, ...] = ()
    near: tuple[UnitKey, ...] = ()
    copy_of: UnitKey | None = None
    across: tuple[UnitKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a decision does to incidents, ids settled: enough to finish it after a crash."""

    moves: tuple[tuple[str, int, str | None], ...] = ()
    """(article uri, place in it, the incident that the report now belongs to or None)."""
    touched: tuple[str, ...] = ()
    """Incidents to compute again, in the order of their events."""
    merged: tuple[tuple[str, str], ...] = ()
    """(incident that lost all its reports to another, that other)."""
    split: tuple[str, ...] = ()
    """Incidents that were split off another."""
    chosen: tuple[Chosen, ...] = ()
    """Where matching put reports that are new or stand elsewhere than before: a restart takes it from here."""
    rules: str = ""
    """The rules of matching that it followed (`choices.rules`); "" in rows of before choices were stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A row of the table `editions`: an article's newest edition and what taking it in changed."""

    sequence: int
    """Decisions are numbered; the row with the highest number was the last."""
    since: datetime
    """Time of the article's earliest known edition: its place in the canonical order."""
    edition: EditionReports
    plan: Plan

    @property
    def time(self) -> datetime:
        """When what follows from it happened: the edition's time."""
        return self.edition.time

    @property
    def uris(self) -> tuple[str, ...]:
        """Articles whose claims are new."""
        return (self.edition.uri,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Of a `Decision` what a restart must know of each: not what the edition says."""

    sequence: int
    since: datetime
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A row of the table `editions`, too: a person's decision, what it binds and what taking it in changed."""

    sequence: int
    ruling: Ruling
    bound: tuple[Bound, ...]
    plan: Plan

    @property
    def time(self) -> datetime:
        """When what follows from it happened: when it was decided."""
        return self.ruling.time

    @property
    def uris(self) -> tuple[str, ...]:
        """Articles whose claims are new."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the table `incidents`: the incident as last published."""

    incident: Incident
    born: int
    """Number of the decision that minted its id."""
    places: tuple[int, ...] = ()
    """For each of the incident's articles, in their order, which of its reports belongs to the incident."""
    counts: tuple[Change, ...] = ()
    """What it contributes to the totals, absolute; keys "unplaced:XX" are for a country's toll outside its cities."""
    claims: tuple[Evidence, ...] = ()
    """Claims of the figures, to tell which are new."""


def encode(value: object) -> bytes:
    """JSON of a row's value; the same value always gives the same bytes."""
    return _ENCODER.encode(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A `Record`, field by field, whose incident is JSON already."""

    incident: msgspec.Raw
    born: int
    places: tuple[int, ...]
    counts: tuple[Change, ...]
    claims: tuple[Evidence, ...]


def encode_record(one: Record, incident: bytes) -> bytes:
    """Do as `encode` does with a record whose incident is encoded already: most of it."""
    raw = msgspec.Raw(incident)
    return encode(_Written(incident=raw, born=one.born, places=one.places, counts=one.counts, claims=one.claims))


def decode(data: bytes, kind: type[T]) -> T:
    """Turn the bytes of `encode` into a `kind` again."""
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.json.Decoder(kind, strict=False)
    value: T = _DECODERS[kind].decode(data)
    return value
