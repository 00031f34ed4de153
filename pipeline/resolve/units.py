"""Units: an article's reports one by one, with the traits that matching looks at."""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline.resolve.families import OF_TYPE
from pipeline.resolve.sketches import KEPT
from pipeline.resolve.wording import content_words, headline_words, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pipeline.model import EditionReports, Kind, Place, Report
    from pipeline.resolve.figures import Statement
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.settle import Choice

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


class Unit:
    """One report of one article's newest edition."""

    __slots__ = (
        "absorbed_by", "absorbees", "admin1", "ages", "background", "choice", "chosen_in", "city", "cityname", "countries",
        "day",
        "direct", "edition", "end", "families", "incident", "injured", "key", "killed", "lat", "latest", "lon",
        "minor", "named", "names", "parted", "position", "precision",
        "profile", "report", "said", "siblings", "site", "sketch",
        "spread", "start", "streets", "tags", "terms", "time", "today", "told", "type", "vague", "wider", "words",
    )  # fmt: skip

    def __init__(self, edition: EditionReports, number: int, since: float, shared: Shared) -> None:
        report = edition.reports[number]
        self.key: UnitKey = (edition.uri, number)
        self.position: Position = (since, edition.uri, number)
        self.edition = edition
        self.report = report
        self.siblings = shared.units
        self.sketch = shared.sketch
        self.time = shared.time
        self.tags: dict[str, str] = {}
        self._say(report, edition, shared)
        self.spread = False
        """Whether it speaks for several towns, which its article tells apart."""
        self.parted = False
        """Whether it is one of these towns' own."""
        self._settle()

    def _say(self, report: Report, edition: EditionReports, shared: Shared) -> None:
        """Take out of the report what matching compares."""
        place, when = report.place, report.when
        self.type = report.type
        self.families = OF_TYPE[report.type]
        self.background = report.background
        self.minor = report.background and shared.news
        """Whether the article only mentions it beside its own news."""
        self.wider = report.wider
        self.precision = place.precision
        self.vague = place.precision not in {"site", "city"}
        self.city = city_of(place)
        self.admin1 = place.admin1
        self.countries: tuple[str, ...] = place.countries or ((place.country,) if place.country else ())
        self.lat, self.lon = place.lat, place.lon
        self.day = when.start.toordinal() if when.precision == "day" else None
        self.today = self.day is not None and self.day >= int(shared.time // 86_400) + EPOCH
        """Whether its day is that of the article itself: a follow-up that names no day is read so too."""
        self.start, self.end = when.start.toordinal(), when.end.toordinal()
        self.killed = report.killed.best if report.killed else None
        self.injured = report.injured.best if report.injured else None
        self.site = report.site
        self.words = shared.words - shared.placewords
        own = report.names if shared.several else (*report.names, *edition.terms)
        kept = list(dict.fromkeys(own))[:NAMES]
        self.terms = frozenset(kept) - shared.placewords
        self.ages = sum(map(str.isdigit, self.terms))
        self.names = float(len(self.terms) - self.ages)
        self.streets = frozenset(term for term in self.terms if term.endswith(STREETS))
        self.named = shared.placewords.union(*map(str.split, kept))
        self.cityname = frozenset((unaccented(place.name),)) if self.city is not None else frozenset()
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
    def umbrella(self) -> Unit | None:
        """The unit that speaks for all places of this one's incident in the same article."""
        if self.wider or len(self.siblings) == 1:
            return None
        ref = self.report.incident
        return next((unit for unit in self.siblings if unit.wider and unit.report.incident == ref), None)

    @property
    def parts(self) -> list[Unit]:
        """The units that this one speaks for."""
        if not self.wider:
            return []
        ref = self.report.incident
        return [unit for unit in self.siblings if not unit.wider and unit.report.incident == ref]


class Shared:
    """What all units of an article have in common."""

    __slots__ = ("news", "placewords", "several", "sketch", "time", "units", "words")

    def __init__(self, edition: EditionReports) -> None:
        self.units: list[Unit] = []
        self.sketch = array("I", edition.sketch[:KEPT])
        self.time = edition.time.timestamp()
        self.words = headline_words(edition.headline)
        self.several = len({report.incident for report in edition.reports}) > 1
        self.news = not all(report.background for report in edition.reports)
        self.placewords = frozenset(_placewords(report.place for report in edition.reports))


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
    return shared.units


def city_of(place: Place) -> str | None:
    """Name the city of a precise place, the same for all its spellings where GeoNames has it."""
    if place.precision not in {"site", "city"}:
        return None
    return str(place.geonameid) if place.geonameid else f"{place.name.casefold()}/{place.admin1}/{place.country}"


def _told(report: Report) -> frozenset[str]:
    """Give the words of the sentences that say what happened."""
    return content_words(" ".join(dict.fromkeys(claim.text for claim in report.claims)))


def _placewords(places: Iterable[Place]) -> Iterable[str]:
    """List the words of places' names: no evidence for one incident rather than its neighbour."""
    for place in places:
        for name in (place.name, place.admin1 or ""):
            lowered = unaccented(name)
            yield lowered
            yield from lowered.split()
