"""A capital that is told of without its name: "in the Somali capital", "the capital of Kenya", "outside Chad's capital"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.extract.feature_words import DAY
from pipeline.extract.place_ties import tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.document import Document
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_ties import Tie
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Place

BEFORE: Final = 16
"""Characters before a country's name in which "capital of the" stands."""
POSSESSIVE: Final = ("'s", "\u2019s")
BESIDE: Final = ("near", "outside", "towards", "from")
"""How a capital tells where another town lies."""
_BEHIND: Final = re.compile(
    r"(?:['\u2019]s?)? (?:(?:national|federal) )?capital(?: city)?(?=['\u2019]s\b|$"
    r"|[.,;:)\"\u201d](?!(?-i: [A-Z][a-z]))|\s(?:--?|\u2014|\u2013)"
    r"|,?\s+(?:on|in|at|by|when|while|where|who|which|that|after|before|and|as|was|were|is|has|had|for|from|near|to|with"
    r"|during|amid|early|earlier|late|shortly|today|yesterday|overnight|tonight|this|last|killing|killed|wounding"
    rf"|injuring|leaving|left|{DAY})\b)",
    re.IGNORECASE,
)
"""Behind a country or its adjective; what follows is neither the city's name nor "capital market"."""
_OF: Final = re.compile(r"\bcapital(?: city)? of (?:the )?$", re.IGNORECASE)


class Seat(NamedTuple):
    """A capital in a text."""

    sentence: int
    start: int
    """[start, end) in the article's text."""
    end: int
    place: Place
    country: Place
    tie: Tie


def read(document: Document, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[Seat]:
    """Find the capitals that the text tells of by their countries."""
    text = document.article.text
    for one in found:
        country = one.country
        if one.place.precision != "country" or country is None or country.country is None or one.dateline:
            continue
        behind = _BEHIND.match(text, one.end)
        owns = text[one.end : one.end + 2] in POSSESSIVE  # "the capital of Russia's republic of"
        before = _OF.search(text, max(0, one.start - BEFORE), one.start) if not owns else None
        city = gazetteer.capital(country.country) if behind or before else None
        if city is None:
            continue
        sentence = document.sentences[one.sentence]
        start = before.start() if before else one.start
        end = behind.end() if behind else one.end
        tied = tie(sentence.text, start - sentence.start, gazetteer)
        if tied[0] not in BESIDE or not _named(found, one.sentence):
            yield Seat(one.sentence, start, end, city, country, tied)


def _named(found: Sequence[PlaceMention], sentence: int) -> bool:
    """Say whether a sentence names a city: what is said to lie south of a capital is there."""
    return any(one.sentence == sentence and one.place.precision == "city" and not one.dateline for one in found)
