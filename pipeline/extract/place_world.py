"""Parts of the world: what is told of "across Southeast Asia" or of "three West African countries" is no country's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
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
    r"\b(?:(?:on|in|along|during) its (?:[a-z-]+ )?(?:way|path|march|journey|passage|course|sweep|rampage)"
    r" (?:through|across)"
    r"|(?:as|when|while) it (?:has )?(?:[a-z]+ ){1,2}(?:through|across|over)"
    r"|in|across|throughout|around|all over)(?: (?:(?:large|wide|many|several|some|other) )?"
    r"(?:much|parts|swathes|areas|countries|nations|states|corners)(?: (?:in|of|across|around))+)?(?: the)? $",
    re.IGNORECASE,
)
"""Up to a part of the world: from "across large swathes of the" on."""
BEFORE: Final = 64
"""Characters in which that stands, and a figure before it."""
_FIGURE: Final = re.compile(
    r"\b(?:toll|number of (?:dead|deaths|victims|people killed)) (?:from|of|in|by|due to) (?:[\w'-]+ ){1,6}$"
    rf"|\b(?:(?:{SEVERAL}|dozens|scores|hundreds|thousands)(?: of)?"
    r"(?: (?!(?:who|that|which|from|to|by|was|were|had|have|has|in|and)\b)[a-z'-]+(?<!ed)){0,3}"
    r"|dead|died|dies|killed|deaths?|tolls?|lives|victims|casualties|fatalities|injured|wounded|missing|drowned) $",
    re.IGNORECASE,
)
"""Whom a part of the world goes with: "more than 500 people across"; not "condemned across", "officials in both"."""
HEAD: Final = 160
"""Characters of a sentence before the place of its subject, a dateline included."""
_EVENTS: Final = event_words.any_of((*event_words.NATURE, "strike", "attack", "rain"))
_SUBJECT: Final = re.compile(rf"(?:^|[.\"\u201d] |[-\u2014] )(?:[\w'-]+ ){{0,4}}(?:{_EVENTS}) $", re.IGNORECASE)
"""The event that it goes with at the head of a sentence, "Floods in three West African countries"."""
_KILLED: Final = re.compile(r"(?: [\w-]+){0,4} (?:kill(?:ed|s)?|le(?:ft|aves?)|claim(?:ed|s)?|cost)\b", re.IGNORECASE)
"""What the event did there."""
_SIDE: Final = re.compile(r"\b((?:north|south)?-?(?:east|west|north|south)(?:ern)?|central) $")
"""Before a part of the world that is written in small letters: "southern Africa", "southeast Asia"."""
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
            if match[0].endswith("Nations") or not _is_of_figure(sentence.text, match.start(), match.end()):
                continue  # "the Six Nations"; "was wanted in two countries"
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


def narrow(document: Document, found: Iterable[PlaceMention], gazetteer: Gazetteer) -> None:
    """Take "southern Africa" for that part, however it is written; what no file knows as one stays the continent."""
    for mention in found:
        if mention.place.precision != "none":
            continue
        side = _SIDE.search(document.article.text, max(0, mention.start - BEFORE), mention.start)
        if side is None:
            continue
        mention.start = side.start()
        named = (f"{word} {mention.surface}" for word in (side[1], side[1].removesuffix("ern")))
        mention.place = next(filter(None, (_named(name, gazetteer) for name in named)), mention.place)


def told_of(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> Place | None:
    """Give the part of the world across which sentences say that it happened; None where they put it anywhere else too."""
    inside = [mention for mention in mentions if mention.sentence in told]
    wide = [mention.place for mention in inside if is_told_across(document, mention)]
    here = [mention for mention in inside if mention.relation in HAPPENING]
    if not wide or any(not is_part(mention) and not mention.dateline for mention in here):
        return None
    return next((place for place in wide if place.countries), Place())


def is_told_across(document: Document, mention: PlaceMention) -> bool:
    """Say whether it is told of all of a part of the world: "the deadliest attack in Europe" is not."""
    if _is_count(mention):
        return True
    if not is_part(mention):
        return False
    text, begin = document.article.text, document.sentences[mention.sentence].start
    across = _ACROSS.search(text, max(begin, mention.start - BEFORE), mention.start)
    return across is not None and _is_of_figure(text, across.start(), mention.end, begin)


def _is_of_figure(text: str, start: int, end: int, begin: int = 0) -> bool:
    """Say whether a figure or an event that killed stands right before a place: it is told of all of that."""
    if _FIGURE.search(text[max(begin, start - BEFORE) : start]) is not None:
        return True
    head = text[begin:start] if start - begin < HEAD else ""
    return _SUBJECT.search(head) is not None and _KILLED.match(text, end) is not None


def is_part(mention: PlaceMention) -> bool:
    """Say whether a mention is one of a part of the world, of several countries."""
    return len(mention.place.countries) > 1 or _is_count(mention)


def _is_count(mention: PlaceMention) -> bool:
    return mention.place.precision == "none" and mention.surface.casefold().endswith(("countries", "nations"))
