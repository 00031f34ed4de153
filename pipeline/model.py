"""Tollwire's words as values: article, claim, report, incident, totals.

All are frozen, slotted and keyword-only; two are equal if their fields are. Times are aware datetimes in UTC,
days are dates at the place meant. Nothing here reads a clock, a file or the network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - the codec reads the types at run time
from typing import Literal

Status = Literal["usable", "withheld", "canceled"]
Kind = Literal["killed", "injured", "missing", "perpetrators_killed"]
KINDS: tuple[Kind, ...] = ("killed", "injured", "missing", "perpetrators_killed")
Bound = Literal["exact", "min", "max", "approx", "range", "vague"]
Role = Literal["total", "part", "increment", "moved", "superseded"]
PlacePrecision = Literal["site", "city", "admin1", "country", "none"]
TimePrecision = Literal["day", "week", "month", "year", "unknown"]
IncidentStatus = Literal["active", "merged", "retracted"]

EventType = Literal[
    "missile_strike", "air_strike", "shelling", "bombing", "suicide_bombing", "vehicle_attack", "shooting", "stabbing",
    "arson_fire", "fire", "explosion", "earthquake", "flood", "storm", "landslide", "eruption", "wildfire", "heatwave",
    "transport_road", "transport_rail", "transport_air", "transport_sea", "collapse", "stampede", "poisoning",
    "disease", "clash", "riot", "massacre", "execution", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One edition of one news item, parsed from a wire format."""

    uri: str
    """The item's identity, the same for all its editions."""
    version: int | None = None
    """The edition's number where the format gives one that is a number."""
    stated: datetime | None = None
    """When this edition was made, as it says itself; None if it doesn't, or if that can't be (see `flags`)."""
    received: datetime
    """When we got it; in a replay the article's own time."""
    digest: str
    """sha256 (hex) of the normalised content: the last word where two editions have the same order."""
    status: Status = "usable"
    source: str = ""
    """Name of the wire that delivered it (`sources.toml`, or a header of the message)."""
    provider: str = ""
    """The newsroom that the item names as its own: provider, byline agency, copyright; the carrier of a copy."""
    origin: str = ""
    """The newsroom that the text really comes from: "AP" for an AP story on another outlet's site."""
    language: str = "en"
    headline: str = ""
    body: str = ""
    byline: str = ""
    dateline: str = ""
    """The place words of the dateline ("KYIV, Ukraine"), already cut from nothing: `body` keeps them."""
    note: str = ""
    """Editor's note; a hint, never decisive."""
    flags: tuple[str, ...] = ()
    """What was mended on reading: "time_missing", "time_in_future", "not_english", "html", "truncated", ..."""

    @property
    def time(self) -> datetime:
        """The time that the article's own words ("Monday") are read against."""
        return self.stated or self.received

    @property
    def text(self) -> str:
        """Headline, two line breaks, body: what spans of claims count in (characters)."""
        return f"{self.headline}\n\n{self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An estimated number of people: low <= best <= high, and `open` if it may be higher still."""

    low: int
    best: int
    high: int
    open: bool = False
    bound: Bound = "exact"

    @staticmethod
    def of(value: int, bound: Bound = "exact", high: int | None = None) -> Figure:
        """Low, best and high of a stated number (the table in the README, "What you see").

        >>> Figure.of(28, "min")
        Figure(low=28, best=28, high=28, open=True, bound='min')
        >>> Figure.of(97, "approx")
        Figure(low=87, best=97, high=107, open=False, bound='approx')
        >>> Figure.of(10, "range", 15)
        Figure(low=10, best=10, high=15, open=False, bound='range')
        """
        match bound:
            case "max":
                return Figure(low=0, best=value, high=value, bound=bound)
            case "approx":
                tenth = -(-value // 10)  # rounded up, so that low is rounded down and high up
                return Figure(low=value - tenth, best=value, high=value + tenth, bound=bound)
            case "range":
                return Figure(low=value, best=value, high=value if high is None else high, bound=bound)
            case "min" | "vague":
                return Figure(low=value, best=value, high=value, open=True, bound=bound)
            case "exact":
                return Figure(low=value, best=value, high=value, bound=bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: a GeoNames place with a precision. A vague place stays vague: `geonameid` None, precision "none"."""

    geonameid: int | None = None
    """Of the city for "site" and "city", of the region for "admin1" where known, else None."""
    name: str = ""
    """GeoNames' primary name, or the text's words where nothing was resolved."""
    admin1: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2; None if unknown or several (then `countries`)."""
    countries: tuple[str, ...] = ()
    """All countries of a toll that is given for several together, else empty."""
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "none"
    timezone: str | None = None
    """Of a city, by its name in the IANA database: where it is what day ("Africa/Lagos")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The incident's first and last possible local day, inclusive, and how exactly the text says it."""

    start: date
    end: date
    precision: TimePrecision = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One casualty figure as the text states it, with its evidence."""

    kind: Kind
    value: int
    high: int | None = None
    """Upper end of a range "10 to 15", else None."""
    bound: Bound = "exact"
    role: Role = "total"
    """total: cumulative; part: lies inside a total; increment: comes on top of an earlier total;
    moved: were among the injured before ("one of the injured died") and come on top of an earlier toll;
    superseded: an earlier toll that the text calls outdated."""
    inside: bool = True
    """For a part: False where the text leaves open whether it lies inside the total (it then widens `high`)."""
    before: Literal["injured", "missing"] | None = None
    """For killed: what the text says they were counted as before they died."""
    who: str | None = None
    """The text's own word: "children", "soldiers"; None for people in general."""
    where: str | None = None
    """The text's own words for the place of this figure, if it has one of its own."""
    attribution: str | None = None
    """Who said it, in the text's words: "officials", "Mayor Vitali Klitschko"."""
    authority: bool = False
    """True where who said it is an authority: police, a ministry, a hospital, a mayor, an agency of state."""
    stance: Literal["said", "claimed", "denied", "unverified"] = "said"
    corrects: bool = False
    """True where the text says that this figure corrects an earlier one."""
    span: tuple[int, int] = (0, 0)
    """[start, end) of the sentence in `Article.text`, in characters."""
    text: str = ""
    """The sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says of one incident at one place."""

    incident: str = "main"
    """The same for all places of one incident of the article: "main", "a", "b", ..."""
    wider: bool = False
    """True on the row that speaks for all places of its incident."""
    type: EventType = "other"
    when: When
    place: Place
    site: str | None = None
    killed: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    perpetrators_killed: Figure | None = None
    background: bool = False
    """True for an earlier or other event that the article only mentions, or an old one that it is about."""
    claims: tuple[Claim, ...] = ()
    """The evidence; the figures above follow from it. A figure whose claims are all increments is an increment."""
    confidence: float = 0.5
    """Calibrated probability that killed and injured are right."""
    names: tuple[str, ...] = ()
    """Folded names of victims, suspects and sites in the incident's sentences: for matching."""
    weapon: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionReports:
    """One edition's complete set of reports, possibly empty: the value of the topic `reports`."""

    uri: str
    version: int | None = None
    stated: datetime | None = None
    received: datetime
    digest: str
    status: Status = "usable"
    source: str = ""
    provider: str = ""
    origin: str = ""
    headline: str = ""
    sketch: tuple[int, ...] = ()
    """Sorted 32-bit hashes of the text's word shingles, thinned by value: containment tells copies."""
    terms: tuple[str, ...] = ()
    """Names and ages in the text, folded (`pipeline.extract.terms`): they tell one local incident from the next."""
    reports: tuple[Report, ...] = ()
    flags: tuple[str, ...] = ()
    code: str = ""
    """Version of the program that read it."""
    weights: str = ""
    """Version of the scorer's weights."""
    reread: int = 0
    """When it was read again by `tollwire reprocess`, seconds since 1970; 0: never. The later reading stands."""

    @property
    def time(self) -> datetime:
        """The edition's time: as stated, else its receipt."""
        return self.stated or self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim with where it comes from: what a person is shown who asks "why 33?"."""

    uri: str
    origin: str
    time: datetime
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Our current belief about one real-world event."""

    id: str
    revision: int
    status: IncidentStatus = "active"
    merged_into: str | None = None
    type: EventType = "other"
    when: When
    place: Place
    site: str | None = None
    killed: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    perpetrators_killed: Figure | None = None
    articles: tuple[str, ...] = ()
    """URIs of all its articles, copies and background included, sorted."""
    origins: tuple[str, ...] = ()
    """Newsrooms whose own reports stand behind it, sorted."""
    part_of: str | None = None
    """The umbrella incident that this one is a part of."""
    possible_duplicate: tuple[str, ...] = ()
    background: bool = False
    """True while only background reports speak of it: listed, never counted."""
    rulings: tuple[str, ...] = ()
    """A person's decisions that hold, as sentences: who, what, why."""
    last_report: datetime
    evidence: tuple[Evidence, ...] = ()
    """The claims that decide the figures (all claims: topic `incidents.evidence`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A signed change of an estimate, component by component; `open` counts open contributions."""

    low: int = 0
    best: int = 0
    high: int = 0
    open: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            low=self.low + other.low,
            best=self.best + other.best,
            high=self.high + other.high,
            open=self.open + other.open,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one event adds to (or takes from) the totals of one place on one day."""

    place: str
    """A geonameid as text, or "country:XX"."""
    day: date | None = None
    killed: Amount = field(default_factory=Amount)
    injured: Amount = field(default_factory=Amount)
    incidents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One message of the topic `incidents`: the incident as it is now, and the exact change that it makes."""

    type: Literal["reported", "revised", "merged", "split", "retracted"]
    time: datetime
    incident: Incident
    changes: tuple[Change, ...] = ()
    cause: tuple[Evidence, ...] = ()
    ruling: str = ""
    """Where a person's decision caused it: that decision as a sentence."""

    @property
    def id(self) -> str:
        """Incident id and revision: the same event always has the same id."""
        return f"{self.incident.id}/{self.incident.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's decision about an incident: a message of the topic `rulings`. New reports don't undo it."""

    id: str
    """The ruling's own identity: the same message twice is one ruling."""
    action: Literal["join", "split", "retract", "set", "undo"]
    """join: `incident` and `other` are one; split: `articles` tell of another incident; retract: it counts nothing;
    set: its figures are those given here; undo: the ruling `undoes` holds no more."""
    who: str
    why: str
    time: datetime
    incident: str = ""
    articles: tuple[str, ...] = ()
    """URIs of the incident's articles as the person saw it (split: of those that leave it): they say which incident is
    meant where ids are others, as in a replay in another order. Empty: all that the incident has when it is decided."""
    other: str = ""
    """join: the incident that is the same."""
    others: tuple[str, ...] = ()
    """join: the other's articles; split: those that stay."""
    killed: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    perpetrators_killed: Figure | None = None
    undoes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Killed and injured of a place over some time, and from how many incidents."""

    killed: Amount = field(default_factory=Amount)
    injured: Amount = field(default_factory=Amount)
    incidents: int = 0

    def __add__(self, other: Toll) -> Toll:
        return Toll(
            killed=self.killed + other.killed,
            injured=self.injured + other.injured,
            incidents=self.incidents + other.incidents,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTotals:
    """Running totals of one city (`place` has a geonameid) or one country (key "country:XX")."""

    key: str
    place: Place
    total: Toll
    """Over all time."""
    days: tuple[tuple[date, Toll], ...] = ()
    """Per local day, in order of day; incidents without a day count in `total` alone."""
    unplaced: Toll | None = None
    """Countries only: what is not placed in one of its cities."""
    last_report: datetime
