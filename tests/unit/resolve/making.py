"""Editions and reports in one line each, for the tests beside; and generated histories."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from pipeline.model import Claim, EditionReports, Figure, Place, Report, When

NOON = datetime(2024, 7, 8, 12, tzinfo=UTC)
DAY = date(2024, 7, 8)
KINDS = ("killed", "injured", "missing", "perpetrators_killed")

COUNTRY = Place(name="Fargo Land", country="XX", precision="country")
REGION = Place(geonameid=90, name="Upper Fargo", admin1="Upper Fargo", country="XX", precision="admin1")
ASTON = Place(
    geonameid=1, name="Aston", admin1="Upper Fargo", country="XX", lat=50.0, lon=30.0, precision="city"
)  # fmt: skip
BELFORT = Place(
    geonameid=2, name="Belfort", admin1="Upper Fargo", country="XX", lat=50.1, lon=30.1, precision="city"
)  # fmt: skip
CORTEZ = Place(
    geonameid=3, name="Cortez", admin1="Lower Fargo", country="XX", lat=53.0, lon=35.0, precision="city"
)  # fmt: skip
ABROAD = Place(geonameid=4, name="Dunmore", admin1="Coast", country="YY", lat=10.0, lon=-60.0, precision="city")
LANDS = Place(name="Fargo Land and Coast Land", countries=("XX", "YY"))
PLACES = (COUNTRY, REGION, ASTON, BELFORT, CORTEZ, ABROAD, Place())


def figure(value: int | Figure | None) -> Figure | None:
    return Figure.of(value) if isinstance(value, int) else value


def on(day: int = 0, days: int = 1) -> When:
    """Tell the day so many days after DAY; a span of days is a vague time."""
    start = DAY + timedelta(days=day)
    return When(start=start, end=start + timedelta(days=days - 1), precision="day" if days == 1 else "unknown")


def report(place: Place = ASTON, day: int = 0, **fields: Any) -> Report:
    """Make a report; its claims follow from its figures unless they are given."""
    figures: dict[str, Any] = {kind: figure(fields.pop(kind)) for kind in KINDS if kind in fields}
    fields.setdefault("when", on(day))
    fields.setdefault("type", "shooting")
    fields.setdefault("claims", tuple(claim(kind, one) for kind, one in figures.items() if one))
    return Report(place=place, **figures, **fields)


def claim(kind: Any, one: Figure, **fields: Any) -> Claim:
    return Claim(kind=kind, value=one.best, bound=one.bound, text=f"{one.best} {kind}.", **fields)


def edition(uri: str, hour: float = 0, *reports: Report, version: int | None = None, **fields: Any) -> EditionReports:
    """Make an edition stated so many hours after NOON; its origin is its own unless it is given."""
    time = NOON + timedelta(hours=hour)
    fields.setdefault("origin", uri)
    digest = f"{uri}/{version}/{hour}/{hash(reports)}"
    return EditionReports(
        uri=uri, version=version, stated=time, received=time, digest=digest, reports=reports, **fields
    )
