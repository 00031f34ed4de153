"""What scoring asks of a gazetteer: whether a reported place is the one that the gold names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

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

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        """Find the place of these names: the city if it is known, else the region or country."""


class NoAtlas:
    """Knows no place: cities are compared by the text alone."""

    def names(self, geonameid: int) -> Iterable[str]:  # noqa: ARG002 - the protocol's
        """Know none."""
        return ()

    def known(self, name: str) -> bool:  # noqa: ARG002 - the protocol's
        """Know none."""
        return False

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        """Take the names as they are."""
        if city:
            return Place(name=city, admin1=admin1, country=country, precision="city")
        if admin1:
            return Place(name=admin1, admin1=admin1, country=country, precision="admin1")
        return Place(name=country or "", country=country, precision="country" if country else "none")


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


def load() -> Atlas:
    """Open the package's gazetteer."""
    return NoAtlas()
