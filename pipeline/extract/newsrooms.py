"""The city of a newsroom, for an article that names no place at all: "Akron Courier", "nottinghampost.example".

A local paper takes its city for granted. Only a name that one city bears before all others is believed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.folding import fold
from pipeline.extract.gazetteer import ADMIN1, CITY, COUNTRY, REGION, Gazetteer
from pipeline.extract.place_words import MEDIA_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Article, Place

KNOWN: Final = 20_000
"""Inhabitants of a city after which papers are called, at the least."""
ALONE: Final = 3
"""How many times as large as any other city of its name it is."""
LONGEST: Final = 3
"""Words of a city's name, at the most."""
NATIONAL: Final = frozenset({"new york", "washington", "london", "moscow", "beijing"})
"""Cities whose papers tell of everywhere."""
LOCAL: Final = frozenset(["US", "CA", "AU", "NZ", "GB", "IE", "IN", "ZA", "NG", "KE", "GH", "UG", "ZW", "ZM", "JM"])
"""Countries whose cities have local papers in English; an English paper elsewhere tells of the whole country."""
_MEDIA: Final = MEDIA_WORDS | frozenset("live mail echo news online evening morning sunday argus leader republic".split())
_HOST: Final = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]{4,40})(?:\.[a-z]{2,12}){1,3}(?:/.*)?", re.IGNORECASE)
_ENDING: Final = re.compile(rf"(?:-?(?:{'|'.join(sorted(_MEDIA, key=len, reverse=True))}))+$")


def city(article: Article, gazetteer: Gazetteer) -> Place | None:
    """Give the city after which an article's newsroom is called; None where that is none for sure."""
    for newsroom in (article.provider, article.source):
        for name in _names(newsroom):
            if (place := _only(name, gazetteer)) is not None:
                return place
    return None


def _names(newsroom: str) -> Iterator[str]:
    """Yield what may be a city's name in a newsroom's, the longest first.

    >>> list(_names("The Akron Beacon Courier")), list(_names("www.akron-courier.example"))
    (['akron beacon', 'akron'], ['akron'])
    """
    host = _HOST.fullmatch(newsroom.strip())
    if host is not None:
        label = host[1].lower()
        cut = _ENDING.sub("", label)
        yield from [cut.replace("-", " ").strip()] if cut != label else []
        return
    words = fold(newsroom).split()
    words = words[1:] if words[:1] == ["the"] else words
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        if words[length - 1] not in _MEDIA and not _MEDIA.isdisjoint(words[length:]):
            yield " ".join(words[:length])


def _only(name: str, gazetteer: Gazetteer) -> Place | None:
    """Give the city that a name means before all others."""
    if name in NATIONAL:
        return None
    entities = [posting >> 1 for posting in gazetteer.lookup_folded(name) if not posting & 1]
    if any(gazetteer.kind[one] in (ADMIN1, COUNTRY, REGION) for one in entities[:2]):
        return None
    cities = sorted((one for one in entities if gazetteer.kind[one] == CITY), key=lambda one: -gazetteer.population[one])
    sizes = [*(gazetteer.population[one] for one in cities[:2]), 0]
    if not cities or sizes[0] < max(KNOWN, ALONE * sizes[1]) or gazetteer.country(cities[0]) not in LOCAL:
        return None
    return gazetteer.resolve(cities[0])
