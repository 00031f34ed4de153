"""Gold labels beside a file of items: three shapes on disk, validated on load, one shape in memory.

Shapes, told apart by their keys: *guide* (incidents as the project's annotation guide defines them), *templates* (the
Message Understanding Conferences: upper case, no background, counts null where the slot has no exact number) and
*victims* (one flat row: final figures of the article's main incident, the attackers' own deaths included).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec
import orjson

from pipeline.errors import BadItemError
from pipeline.model import KINDS, Bound, EventType, Kind  # msgspec reads the types at run time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Shape = Literal["guide", "templates", "victims"]
Count = Annotated[int, msgspec.Meta(ge=0)]

ITEMS: Final = ".ninjs.jsonl"
GOLD: Final = ".gold.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A gold figure."""

    value: Count
    bound: Bound = "exact"
    high: Count | None = None
    role: Literal["total", "increment"] = "total"
    """increment: comes on top of what was known before."""
    corrects: bool = False
    """True where the text says that it corrects an earlier figure; of killed `cites_earlier_toll` may say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A figure that lies inside its incident's."""

    kind: Kind
    value: Count
    bound: Bound = "exact"
    high: Count | None = None
    who: str | None = None
    city: str | None = None
    site: str | None = None
    incident_id: str | None = None
    """Where the part is an incident of its own, under this umbrella."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """What a careful reader takes from the article about one incident."""

    ref: str = "main"
    background: bool = False
    event_type: EventType | None = None
    """None where the gold has no type of our list."""
    when: date | None = None
    country: str | None = None
    admin1: str | None = None
    city: str | None = None
    site: str | None = None
    killed: Amount | None = None
    injured: Amount | None = None
    missing: Amount | None = None
    perpetrators_killed: Amount | None = None
    names: tuple[str, ...] = ()
    """Names and ages of its people, where the article tells of several incidents: whose they are."""
    moved: Amount | None = None
    """How many of those injured before have died since, where the text says so."""
    parts: tuple[Part, ...] = ()
    cites_earlier_toll: tuple[int, ...] = ()
    any_killed: bool | None = None
    """Templates only: whether anyone was killed, also where the number is unknown."""
    any_injured: bool | None = None
    attackers: int | None = None
    """Victims only: how many of the killed were attackers, where the rows of people say so."""
    hurt: int | None = None
    """Victims only: how many victims were injured, attackers left out, where the rows of people say so."""
    incident_id: str | None = None
    """Streams whose articles tell of several incidents: which one this is; else the article's `incident_id`."""

    def figure(self, kind: Kind) -> Amount | None:
        """Return the incident's figure of a kind."""
        found: Amount | None = getattr(self, kind)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The labels of one article."""

    uri: str
    version: int | None = None
    """The edition that is labelled, where the set has several of one item."""
    shape: Shape = "guide"
    incident_id: str | None = None
    incidents: tuple[GoldIncident, ...] = ()
    notes: str = ""

    @property
    def own(self) -> tuple[GoldIncident, ...]:
        """Incidents that are the article's own news."""
        return tuple(incident for incident in self.incidents if not incident.background)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Template:
    optional: bool
    killed: Count | None
    injured: Count | None
    killed_any: bool
    injured_any: bool
    country: str | None = None
    city: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Templates:
    uri: str
    incidents: tuple[_Template, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Victims:
    uri: str
    killed: Count
    injured: Count
    incident_id: str | None = None
    city: str | None = None
    admin1: str | None = None
    country: str | None = None
    date: str | None = None
    people: str = ""
    """Who is who, "0::Victim||1::Subject-Suspect"; empty where unknown."""
    status: str = ""
    """What became of them, "0::Killed||1::Unharmed, Arrested"."""


def beside(items: Path) -> Path:
    """Name the gold file of a file of items.

    >>> from pathlib import Path
    >>> beside(Path("data/sample.ninjs.jsonl")).as_posix()
    'data/sample.gold.jsonl'
    """
    if not items.name.endswith(ITEMS):
        raise BadItemError(f"{items}: the name must end in {ITEMS}, with its labels beside it in {GOLD}")
    return items.with_name(items.name.removesuffix(ITEMS) + GOLD)


def load(path: Path) -> dict[str, Gold]:
    """Read a gold file: uri -> labels, in order of the file; of several editions those of the highest version.

    Raises BadItemError naming file, line and field of the first label that breaks the annotation guide.
    """
    found: dict[str, Gold] = {}
    seen: set[tuple[str, int | None]] = set()
    for number, line in lines(path):
        try:
            gold = parse(line)
        except BadItemError as error:
            raise BadItemError(f"{path}, line {number}: {error}") from error
        if (gold.uri, gold.version) in seen:
            raise BadItemError(f"{path}, line {number}: {gold.uri} is labelled twice")
        seen.add((gold.uri, gold.version))
        if gold.uri not in found or (gold.version or 0) >= (found[gold.uri].version or 0):
            found[gold.uri] = gold
    return found


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield (number, bytes) of the lines that aren't empty. Raises BadItemError if the file can't be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadItemError(f"{path}: can't be read: {error.strerror}") from error
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            yield number, line


def parse(line: bytes) -> Gold:
    """Read the labels of one article, whatever their shape.

    >>> parse(b'{"uri": "x", "killed": 2, "injured": 0, "city": "Ohio City"}').incidents[0].killed.value
    2
    """
    try:
        raw: Any = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BadItemError(f"no JSON: {error}") from error
    if not isinstance(raw, dict):
        raise BadItemError("a label must be a JSON object")
    try:
        if "incidents" not in raw:
            return _victims(msgspec.convert(raw, _Victims))
        if any("killed_any" in incident for incident in raw["incidents"]) or "relevant" in raw:
            return _templates(msgspec.convert(raw, _Templates))
        gold = msgspec.convert(raw, Gold)
    except (msgspec.ValidationError, TypeError) as error:
        raise BadItemError(str(error)) from error
    _check(gold.incidents)
    return gold


def _check(incidents: Iterable[GoldIncident]) -> None:
    refs: set[str] = set()
    for incident in incidents:
        if incident.ref in refs:
            raise BadItemError(f"two incidents have the ref {incident.ref!r}")
        refs.add(incident.ref)
        if incident.event_type is None:
            raise BadItemError(f"incident {incident.ref!r} has no event_type")
        for kind in KINDS:
            amount: Amount | None = getattr(incident, kind)
            if amount and amount.bound == "range" and (amount.high or 0) < amount.value:
                raise BadItemError(f"incident {incident.ref!r}: the range of {kind} ends before it begins")


def _victims(raw: _Victims) -> Gold:
    counts = _people(raw)
    incident = GoldIncident(
        attackers=counts[0] if counts else None,
        hurt=counts[1] if counts else None,
        killed=Amount(value=raw.killed), injured=Amount(value=raw.injured),
        city=raw.city, admin1=raw.admin1, country=raw.country, when=_day(raw.date),
    )  # fmt: skip
    return Gold(uri=raw.uri, shape="victims", incident_id=raw.incident_id, incidents=(incident,))


def _people(raw: _Victims) -> tuple[int, int] | None:
    """Count attackers killed and victims injured; None where the rows don't add up to the figures."""
    roles, fates = (
        dict(row.split("::", 1) for row in rows.split("||") if "::" in row) for rows in (raw.people, raw.status)
    )
    killed = [who for who, fate in fates.items() if "Killed" in fate]
    injured = [who for who, fate in fates.items() if "Injured" in fate]
    if not roles or (len(killed), len(injured)) != (raw.killed, raw.injured):
        return None
    return sum(roles.get(who) != "Victim" for who in killed), sum(roles.get(who) == "Victim" for who in injured)


def _day(text: str | None) -> date | None:
    """Read a day as victims' gold writes it, zeros left out or not; None if it is none."""
    try:
        year, month, day = map(int, (text or "").split("-"))
        return date(year, month, day)
    except ValueError:
        return None


def _templates(raw: _Templates) -> Gold:
    found = [
        GoldIncident(
            ref=f"{number}", country=one.country, city=one.city, any_killed=one.killed_any, any_injured=one.injured_any,
            killed=None if one.killed is None else Amount(value=one.killed),
            injured=None if one.injured is None else Amount(value=one.injured),
        )
        for number, one in enumerate(raw.incidents, 1) if not one.optional
    ]  # fmt: skip
    return Gold(uri=raw.uri, shape="templates", incidents=tuple(found))
