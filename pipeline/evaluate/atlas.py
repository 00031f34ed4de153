"""What scoring asks of a gazetteer: whether a reported place is the one that the gold names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

from pipeline.extract.gazetteer import ADMIN1, CITY, Gazetteer
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.evaluate.gold import GoldIncident


class Atlas(Protocol):
    """Names of places; the package's gazetteer is one."""

    def names(self, geonameid: int) -> Iterable[str]:
        """All names of a place, of any spelling; empty if the id is unknown."""

    def known(self, name: str) -> bool:
        """Say whether any city has this name."""

    def in_division(self, place: Place, admin1: str) -> bool:
        """Say whether a place lies in the first-level division of this name: of any of its names."""

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        """Find the place of these names: the city if it is known, else the region or country."""


def fold(name: str) -> str:
    """Bring spellings together: no accents, no case, no punctuation.

    >>> fold("São Paulo"), fold("AL-ḤUDAYDAH"), fold("Coeur d'Alene")
    ('sao paulo', 'al hudaydah', 'coeur d alene')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def same_city(atlas: Atlas, place: Place, incident: GoldIncident) -> bool:
    """Say whether the place is the gold incident's city: any GeoNames name of its id, folded, equals the gold's.

    Without an id the text's own words are compared. The country is a measure of its own.
    """
    if not incident.city or place.precision not in {"site", "city"}:
        return False
    wanted = fold(incident.city)
    if fold(place.name) == wanted:
        return True
    return place.geonameid is not None and any(fold(name) == wanted for name in atlas.names(place.geonameid))


class Listed:
    """The package's gazetteer as an atlas; GeoNames' names are its own."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def names(self, geonameid: int) -> Iterable[str]:
        """All names of a place in Latin script."""
        return self.gazetteer.names(geonameid)

    def known(self, name: str) -> bool:
        """Say whether a city has this name."""
        return any(self.gazetteer.kind[entity] == CITY for entity in self.gazetteer.lookup(name))

    def in_division(self, place: Place, admin1: str) -> bool:
        """Say whether a place lies in the first-level division of this name: "West Java" is "Jawa Barat"."""
        found = (e for e in self.gazetteer.lookup(admin1) if self.gazetteer.kind[e] == ADMIN1)
        shown = {self.gazetteer.name(e) for e in found if self.gazetteer.country(e) == place.country}
        return place.admin1 in shown or fold(place.admin1 or "") == fold(admin1)

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        """Find the city of this name in its region and country, else the region or country."""
        found = [self.gazetteer.resolve(e) for e in self.gazetteer.lookup(city or "") if self.gazetteer.kind[e] == CITY]
        inside = [place for place in found if not country or place.country == country]
        nearest = [place for place in inside if admin1 and fold(place.admin1 or "") == fold(admin1)]
        if best := next(iter(nearest or inside), None):
            return best
        if city:
            return Place(name=city, admin1=admin1, country=country, precision="city")
        if country and not admin1 and (place := self.gazetteer.country_place(country)):
            return place
        return Place(
            name=admin1 or country or "", admin1=admin1, country=country, precision="admin1" if admin1 else "none"
        )


def load() -> Atlas:
    """Open the package's gazetteer."""
    return Listed(Gazetteer.open())
