"""A reader for the generated wires alone: fault tests are about the stream, and should not wait for the real one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract.sketch import sketch
from pipeline.model import Article, Claim, EditionReports, Figure, Place, Report, When
from tests.support.articles import CITIES

if TYPE_CHECKING:
    from pipeline.model import EventType

FIGURES: Final = (
    re.compile(r"killing (?P<killed>\d+) people and injuring (?P<injured>\d+)"),
    re.compile(r"(?P<killed>\d+) people were killed and (?P<injured>\d+) injured"),
    re.compile(r"(?P<killed>\d+) people were killed in an explosion in Nigeria"),
)
TYPES: Final[tuple[tuple[str, EventType], ...]] = (
    ("bomb", "bombing"), ("explosion", "bombing"), ("opened fire", "shooting"), ("fire", "fire"),
    ("collapsed", "collapse"), ("Floods", "flood"),
)  # fmt: skip
COUNTRIES: Final = {
    "Nigeria": "NG", "Pakistan": "PK", "Colombia": "CO", "Philippines": "PH", "Kenya": "KE", "Ukraine": "UA",
    "Iraq": "IQ", "France": "FR", "Italy": "IT", "Peru": "PE", "Bangladesh": "BD", "Egypt": "EG", "Turkey": "TR",
    "Ghana": "GH", "Vietnam": "VN", "Ecuador": "EC", "Uganda": "UG", "Indonesia": "ID", "Afghanistan": "AF",
    "Canada": "CA", "India": "IN", "Zambia": "ZM", "Georgia": "GE", "Syria": "SY", "Algeria": "DZ", "Angola": "AO",
    "Armenia": "AM", "Australia": "AU", "Austria": "AT", "Azerbaijan": "AZ", "Belgium": "BE",
    "Bosnia and Herzegovina": "BA", "Brazil": "BR", "Bulgaria": "BG", "Myanmar": "MM", "Cameroon": "CM",
    "Chile": "CL", "Croatia": "HR", "Cuba": "CU", "Denmark": "DK", "Eritrea": "ER", "Estonia": "EE", "Fiji": "FJ",
    "Finland": "FI", "Germany": "DE", "Guinea": "GN", "Honduras": "HN", "Hungary": "HU",
}  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class PlainReader:
    """Reads what `tests.support.articles` writes."""

    def read(self, article: Article) -> EditionReports:
        """Read one article."""
        return EditionReports(
            uri=article.uri, version=article.version, stated=article.stated, received=article.received,
            digest=article.digest, status=article.status, source=article.source, provider=article.provider,
            origin=article.provider, headline=article.headline, sketch=tuple(sketch(article.text)),
            reports=tuple(self._reports(article)), code="plain",
        )  # fmt: skip

    def _reports(self, article: Article) -> list[Report]:
        found = next((m for pattern in FIGURES if (m := pattern.search(article.text))), None)
        if found is None:
            return []
        claims = tuple(_claim(article, kind, int(value)) for kind, value in found.groupdict().items())  # type: ignore[arg-type]
        figures = {claim.kind: Figure.of(claim.value) for claim in claims}
        kind: EventType = next((kind for word, kind in TYPES if word in article.text), "other")
        return [
            Report(
                type=kind, when=_when(article), place=_place(article.text), killed=figures.get("killed"),
                injured=figures.get("injured"), claims=claims, confidence=0.9,
            )
        ]  # fmt: skip


def _claim(article: Article, kind: Literal["killed", "injured"], value: int) -> Claim:
    return Claim(kind=kind, value=value, attribution="police", authority=True, text=article.body.partition("\n")[0])


def _place(text: str) -> Place:
    for number, (city, country) in enumerate(CITIES):
        if city in text:
            return Place(
                geonameid=1000 + number,
                name=city,
                country=COUNTRIES[country],
                lat=2.5 * number - 60.0,
                lon=7.0 * number - 170.0,
                precision="city",
            )
    country = next(code for name, code in COUNTRIES.items() if name in text)
    return Place(geonameid=None, name=country, country=country, precision="country")


def _when(article: Article) -> When:
    day = article.time.date()
    while DAYS[day.weekday()] not in article.text:
        day -= timedelta(days=1)
    return When(start=day, end=day)
