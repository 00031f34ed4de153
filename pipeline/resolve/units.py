"""Units: an article's reports one by one, with the traits that matching looks at."""

from __future__ import annotations

from array import array
from contextlib import suppress
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final

from pipeline.resolve.families import OF_TYPE
from pipeline.resolve.sketches import KEPT
from pipeline.resolve.wording import content_words, headline_words, unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pipeline.model import EditionReports, Kind, Place, Report
    from pipeline.resolve.figures import Statement
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.settle import Choice
    from pipeline.resolve.shelf import Shelf

Position = tuple[float, str, int]
"""The canonical order: time of the article's earliest edition, uri, place in the article."""

EPOCH: Final = date(1970, 1, 1).toordinal()
JOINED: Final = "="
"""The side of a ruling that joins: all reports that bear it belong together. Other sides keep apart."""
STREETS: Final = (
    " block", " street", " avenue", " road", " drive", " boulevard", " lane", " court", " highway", " parkway", " circle",
    " terrace", " trail", " pike",
)  # fmt: skip
"""How terms of streets end, as extraction gives them."""
SEVERAL: Final = 2
NAMES: Final = 32
"""Names and ages that are kept of a report."""
SMALL: Final = 8
"""The profile of a group of fewer reports is soon made again."""
NOTHING: Final[frozenset[str]] = frozenset()
PACKED: Final = ("cityname", "edition", "named", "report", "sketch", "streets", "terms", "told", "words")
"""Traits that are left in the article's row while nobody asks for them."""


class Unit:
    """One report of one article's newest edition."""

    __slots__ = (
        "absorbed_by", "absorbees", "admin1", "ages", "background", "choice", "chosen_in", "city", "countries", "day",
        "direct", "end", "families", "incident", "injured", "key", "killed", "landed", "lat", "latest", "lon", "minor",
        "morrow", "names", "parted", "position", "precision", "profile", "ref", "said", "several", "shelf", "siblings",
        "site", "spread", "start", "tags", "time", "today", "type", "undated", "vague", "wider", *PACKED,
    )  # fmt: skip

    if TYPE_CHECKING:
        edition: EditionReports
        report: Report
        sketch: array[int]
        words: frozenset[str]
        terms: frozenset[str]
        named: frozenset[str]
        streets: frozenset[str]
        cityname: frozenset[str]
        told: frozenset[str]

    def __init__(self, edition: EditionReports, number: int, since: float, shared: Shared) -> None:
        self.key: UnitKey = (edition.uri, number)
        self.position: Position = (since, edition.uri, number)
        self.siblings = shared.units
        self.time = shared.time
        self.tags: dict[str, str] = {}
        self.shelf: Shelf | None = None
        """Where its traits come from when they are packed; None: they never are."""
        self.fill(shared)
        self._say(edition.reports[number], shared)
        self.spread = False
        """Whether it speaks for several towns, which its article tells apart."""
        self.parted = False
        """Whether it is one of these towns' own."""
        self.landed = False
        """Whether its article tells the incident's countries apart, and it is one's own."""
        self._settle()

    def _say(self, report: Report, shared: Shared) -> None:
        """Take out of the report what finds it, and what is compared first."""
        place, when = report.place, report.when
        self.type = report.type
        self.families = OF_TYPE[report.type]
        self.ref = intern(report.incident)
        """The same for all reports of one incident of the article."""
        self.background = report.background
        self.minor = report.background and shared.news
        """Whether the article only mentions it beside its own news."""
        self.wider = report.wider
        self.precision = place.precision
        self.vague = place.precision not in {"site", "city"}
        city = city_of(place)
        self.city = city and intern(city)
        self.admin1 = place.admin1 and intern(place.admin1)
        self.countries: tuple[str, ...] = place.countries or ((intern(place.country),) if place.country else ())
        self.several = report.wider and len(self.countries) > 1
        """Whether its figures are those of several countries together."""
        self.lat, self.lon = place.lat, place.lon
        self.day = when.start.toordinal() if when.precision == "day" else None
        self.morrow = when.end.toordinal() if self.day is not None and (when.end - when.start).days == 1 else self.day
        """The second day of a night, else the day."""
        self.today = self.day is not None and self.day >= int(shared.time // 86_400) + EPOCH
        """Whether its day is that of the article itself: a follow-up that names no day is read so too."""
        self.start, self.end = when.start.toordinal(), when.end.toordinal()
        self.undated = when.precision == "unknown"
        """Whether nothing says when it was; `start` and `end` are the article's own day."""
        self.killed = report.killed.best if report.killed else None
        self.injured = report.injured.best if report.injured else None
        self.site = report.site
        self.ages = sum(map(str.isdigit, self.terms))
        self.names = float(len(self.terms) - self.ages)

    def fill(self, shared: Shared) -> None:
        """Take in what can be packed: words, names, and what figures are made of."""
        self.edition = edition = shared.edition
        self.report = report = edition.reports[self.key[1]]
        self.sketch = shared.sketch
        self.words = shared.words - shared.placewords
        own = (*report.names, *shared.leading) if report.incident == shared.lead else report.names
        kept = list(dict.fromkeys(own))[:NAMES]
        self.streets = frozenset([term for term in kept if term.endswith(STREETS)]) - shared.placewords
        self.terms = frozenset(kept) - shared.placewords
        self.cityname = _cityname(report)
        self.named = shared.placewords.union(*map(str.split, kept)) - (shared.cities - self.cityname)
        self.told = _told(report) - shared.placewords

    def _settle(self) -> None:
        """Start undecided: these fields belong to the settler."""
        self.said: tuple[str, bool, dict[Kind, Statement]] | None = None
        """What its figures come to, for a newsroom and for a copy or not: made once."""
        self.choice: Choice | None = None
        """Where it belongs."""
        self.chosen_in = 0
        """Number of the decision whose row says so; the next fields are those of the group that it founds."""
        self.direct: list[Unit] = []
        self.absorbed_by: tuple[Unit, Unit] | None = None
        self.absorbees: list[tuple[Unit, Unit]] = []
        self.profile: Profile | None = None
        """Of all the group's units, while known."""
        self.latest: Position = self.position
        """Of the units in `profile`."""
        self.incident: str | None = None

    @property
    def joined(self) -> list[str]:
        """Rulings that join it with others."""
        return [ruling for ruling, side in self.tags.items() if side == JOINED] if self.tags else []

    @property
    def uri(self) -> str:
        """The article's identity."""
        return self.key[0]

    @property
    def alone(self) -> bool:
        """Whether it is the only one of the group that it founds."""
        return len(self.direct) == 1 and self.direct[0] is self and not self.absorbees

    @property
    def umbrella(self) -> Unit | None:
        """The unit that speaks for all places of this one's incident in the same article."""
        if self.wider or len(self.siblings) == 1:
            return None
        return next((unit for unit in self.siblings if unit.wider and unit.ref == self.ref), None)

    @property
    def parts(self) -> list[Unit]:
        """The units that this one speaks for."""
        if not self.wider:
            return []
        return [unit for unit in self.siblings if not unit.wider and unit.ref == self.ref]


class Packed(Unit):
    """A unit whose traits are in its article's row alone: it is a `Unit` again as soon as one of them is asked for.

    A class of its own, since to look up anything takes longer where a class has a `__getattr__`.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> object:
        """Unpack the traits: this is called where one is not there."""
        if name in PACKED and self.shelf is not None:
            self.shelf.unpack(self)
            return getattr(self, name)
        raise AttributeError(name)


class Shared:
    """What all units of an article have in common."""

    __slots__ = ("cities", "edition", "lead", "leading", "news", "placewords", "sketch", "time", "units", "words")

    def __init__(self, edition: EditionReports) -> None:
        self.units: list[Unit] = []
        self.edition = edition
        self.sketch = array("I", edition.sketch[:KEPT])
        self.time = edition.time.timestamp()
        self.words = headline_words(edition.headline)
        self.cities = frozenset[str]().union(*map(_cityname, edition.reports))
        """Names of the cities that its reports are placed in: each says of the others that they are elsewhere."""
        self.news = any(_counts(report) and not report.background for report in edition.reports)
        """Whether it has news of its own: not where all casualties that it tells of are of another day."""
        self.lead = _lead(edition.reports)
        """The incident that the article is about: names that no other one is told with are of that one."""
        self.leading = _leading(edition, self.lead)
        self.placewords = NOTHING.union(*[_placewords(one.place.name, one.place.admin1) for one in edition.reports])


def _counts(report: Report) -> bool:
    figures = (report.killed, report.injured, report.missing, report.perpetrators_killed)
    return any(figure.best for figure in figures if figure is not None)


def _cityname(report: Report) -> frozenset[str]:
    place = report.place
    return frozenset((unaccented(place.name),)) if city_of(place) is not None else NOTHING


def _lead(reports: Sequence[Report]) -> str:
    """Choose the incident that an article is about: news before what is past, the first with casualties if any has."""
    return min(reports, key=lambda report: (not _counts(report), report.background)).incident


def _leading(edition: EditionReports, lead: str) -> tuple[str, ...]:
    """List the names of an article's text, without those in what it says of other incidents alone."""
    beside = {name for report in edition.reports if report.incident != lead for name in report.names}
    return tuple([term for term in edition.terms if term not in beside]) if beside else edition.terms


def units(edition: EditionReports, since: datetime) -> list[Unit]:
    """Make the units of an edition; none of one that isn't usable."""
    if edition.status != "usable" or not edition.reports:
        return []
    shared = Shared(edition)
    position = since.timestamp()
    shared.units.extend(Unit(edition, number, position, shared) for number in range(len(edition.reports)))
    for unit in shared.units:
        cities = {part.city: part.killed or 0 for part in unit.parts if part.city}
        beyond = bool(cities) and (unit.killed or 0) > sum(cities.values())
        unit.spread = unit.wider and unit.city is None and (len(cities) >= SEVERAL or beyond)
        for part in unit.parts if unit.spread else ():
            part.parted = part.city is not None
        unit.landed = not unit.several and any(
            other.ref == unit.ref and not other.several and set(other.countries).isdisjoint(unit.countries)
            for other in shared.units
        )
    return shared.units


def fill(made: Sequence[Unit], edition: EditionReports) -> None:
    """Give an article's units the traits again that were packed."""
    shared = Shared(edition)
    for unit in made:
        unit.__class__ = Unit
        unit.fill(shared)


def chill(unit: Unit) -> None:
    """Take a unit's traits from it: they are in the row that its shelf knows."""
    with suppress(AttributeError):
        for name in PACKED:
            delattr(unit, name)
    unit.__class__ = Packed
    unit.said = None
    if unit.profile is not None and unit.profile.size < SMALL:
        unit.profile = None


def fade(unit: Unit) -> None:
    """Take a unit apart that nobody will ask again: units hold each other, and nobody looks for such circles."""
    unit.siblings, unit.direct, unit.absorbees = [], [], []
    unit.absorbed_by = unit.choice = unit.profile = unit.shelf = None


def city_of(place: Place) -> str | None:
    """Name the city of a precise place, the same for all its spellings where GeoNames has it."""
    if place.precision not in {"site", "city"}:
        return None
    return str(place.geonameid) if place.geonameid else f"{place.name.casefold()}/{place.admin1}/{place.country}"


def _told(report: Report) -> frozenset[str]:
    """Give the words of the sentences that say what happened."""
    return content_words(" ".join(dict.fromkeys(claim.text for claim in report.claims)))


@lru_cache(maxsize=16384)
def _placewords(name: str, admin1: str | None) -> frozenset[str]:
    """Give the words of a place's names: no evidence for one incident rather than its neighbour."""
    lowered = unaccented(name), unaccented(admin1 or "")
    return frozenset(lowered).union(*map(str.split, lowered))
