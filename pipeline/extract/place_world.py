"""Parts of the world: what is told of "across Southeast Asia" or of "three West African countries" is no country's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL
from pipeline.extract.place_words import HAPPENING
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.extract.document import Document
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.places import PlaceMention

_LANDS: Final = Gated(
    r"\b(?:in|across|throughout)\s+(?:at least\s+|more than\s+|up to\s+|a\s+|the\s+)?"
    rf"(?:{SEVERAL}|both|half a dozen|dozen|number of|various|different|other|neighbou?ring)\s+"
    r"(?P<part>(?:[a-z-]+\s+){0,2}?)(?:countries|nations)\b(?!\s+(?:in|of|across|around)\s)",
    re.IGNORECASE,
)
"""Countries that are counted; where "in West Africa" follows, that tells which."""
_ACROSS: Final = re.compile(
    r"\b(?:across|throughout|all over|around|through|over|(?:(?:much|parts|swathes|areas|countries|nations|states|corners)"
    r"(?: (?:in|of|across|around))+))(?: the)? $",
    re.IGNORECASE,
)
BEFORE: Final = 32
"""Characters before a part of the world in which "across large swathes of the" stands."""
ENDINGS: Final = ("", "n", "an", "ean")
"""What makes "African", "European", "Caribbean" of names."""


def of_several(places: Iterable[Place]) -> Place:
    """Give the place of what is told of several countries at once: no point on a map, and in none of them."""
    named = {place.country: place.name or place.country for place in places if place.country}
    *names, last = named.values()
    return Place(name=" and ".join((", ".join(names), last)), countries=tuple(sorted(named)))


def counted(document: Document, wanted: Iterable[int], gazetteer: Gazetteer) -> Iterator[tuple[int, int, int, Place]]:
    """Find "in three West African countries": sentence, start and end in the article's text, what it speaks for."""
    for index in wanted:
        sentence = document.sentences[index]
        for match in _LANDS.finditer(sentence.text):
            place = _named(" ".join(match["part"].split()), gazetteer) or Place(name="several countries")
            yield index, sentence.start + match.start(), sentence.start + match.end(), place


def _named(adjective: str, gazetteer: Gazetteer) -> Place | None:
    """Give the part of the world that an adjective names: "West African"."""
    words = adjective.split()
    for start in range(len(words)):
        told = " ".join(words[start:])
        for name in (*(told.removesuffix(ending) for ending in ENDINGS), told + "s"):
            for entity in gazetteer.lookup(name):
                if len(gazetteer.countries(entity)) > 1:
                    return Place(name=gazetteer.name(entity), countries=gazetteer.countries(entity))
    return None


def told_of(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> Place | None:
    """Give the part of the world across which sentences say that it happened; None where they put it anywhere else too."""
    here = [mention for mention in mentions if mention.sentence in told and mention.relation in HAPPENING]
    wide = [mention.place for mention in here if is_told_across(document, mention)]
    if not wide or any(not is_part(mention) and not mention.dateline for mention in here):
        return None
    return next((place for place in wide if place.countries), Place())


def is_told_across(document: Document, mention: PlaceMention) -> bool:
    """Say whether it is told of all of a part of the world: "the deadliest attack in Europe" is not."""
    text = document.article.text
    return is_part(mention) and (
        _is_count(mention) or _ACROSS.search(text, max(0, mention.start - BEFORE), mention.start) is not None
    )


def is_part(mention: PlaceMention) -> bool:
    """Say whether a mention is one of a part of the world, of several countries."""
    return len(mention.place.countries) > 1 or _is_count(mention)


def _is_count(mention: PlaceMention) -> bool:
    return mention.place.precision == "none" and mention.surface.casefold().endswith(("countries", "nations"))
