"""Reports, gold and articles in one line each, for the tables of the tests beside."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from pipeline.evaluate.gold import Amount, Gold, GoldIncident
from pipeline.model import Article, Figure, Incident, Place, Report, When

DAY = date(2024, 7, 8)
NOON = datetime(2024, 7, 8, 12, tzinfo=UTC)
KINDS = ("killed", "injured", "missing", "perpetrators_killed")


class Names:
    """An atlas of two cities, one with two spellings."""

    KNOWN: ClassVar = {1: ("Kyiv", "Kiev"), 2: ("Odesa", "Odessa")}

    def names(self, geonameid: int) -> tuple[str, ...]:
        found: tuple[str, ...] = self.KNOWN.get(geonameid, ())
        return found

    def known(self, name: str) -> bool:
        return any(name in names for names in self.KNOWN.values())

    def in_division(self, place: Place, admin1: str) -> bool:
        return place.admin1 == admin1

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        found = next((number for number, names in self.KNOWN.items() if city in names), None)
        return Place(
            geonameid=found, name=city or "", admin1=admin1, country=country, precision="city" if city else "none"
        )


def city(name: str, geonameid: int | None = None, country: str | None = "UA", admin1: str | None = None) -> Place:
    return Place(geonameid=geonameid, name=name, country=country, admin1=admin1, precision="city")


def report(incident: str = "main", **fields: Any) -> Report:
    figures: dict[str, Any] = {kind: _figure(fields.pop(kind)) for kind in KINDS if kind in fields}
    fields.setdefault("place", Place())
    fields.setdefault("when", When(start=DAY, end=DAY))
    return Report(incident=incident, **figures, **fields)


def incident(name: str, articles: str, **fields: Any) -> Incident:
    figures: dict[str, Any] = {kind: _figure(fields.pop(kind)) for kind in KINDS if kind in fields}
    fields.setdefault("place", Place())
    return Incident(
        id=name,
        revision=1,
        articles=tuple(articles.split()),
        when=When(start=DAY, end=DAY),
        last_report=NOON,
        **figures,
        **fields,
    )


def _figure(value: int | tuple[int, Any] | Figure | None) -> Figure | None:
    if value is None or isinstance(value, Figure):
        return value
    return Figure.of(*value) if isinstance(value, tuple) else Figure.of(value)


def wanted(ref: str = "main", **fields: Any) -> GoldIncident:
    figures: dict[str, Any] = {kind: _amount(fields.pop(kind)) for kind in KINDS if kind in fields}
    fields.setdefault("event_type", "shooting")
    return GoldIncident(ref=ref, **figures, **fields)


def _amount(value: int | tuple[int, Any] | None) -> Amount | None:
    if value is None:
        return None
    return Amount(value=value[0], bound=value[1]) if isinstance(value, tuple) else Amount(value=value)


def gold(*incidents: GoldIncident, uri: str = "x", **fields: Any) -> Gold:
    return Gold(uri=uri, incidents=incidents, **fields)


def article(uri: str, hour: int = 12) -> Article:
    time = NOON.replace(hour=hour)
    return Article(uri=uri, stated=time, received=time, digest=uri)
