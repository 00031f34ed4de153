"""Cities from which agencies report on a whole country: named in a dateline, they say little of where something was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL
from pipeline.extract.place_words import HAPPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document
    from pipeline.extract.places import PlaceMention

DESKS: Final = frozenset(
    "abidjan almaty bombay casablanca chennai dubai frankfurt geneva istanbul jeddah johannesburg karachi kolkata lagos"
    " lahore melbourne milan mumbai nagpur sydney shanghai toronto yangon zurich".split()
) | {
    "dar es salaam", "ho chi minh city", "hong kong", "la paz", "los angeles", "new york", "new york city",
    "rio de janeiro", "santa cruz", "são paulo", "tel aviv",
}  # fmt: skip
"""Cities besides the capitals from which agencies report on the whole country; from common knowledge of the wires."""
LEAD: Final = 4
"""Sentences from the top that say where something was."""
CAPITAL: Final = 0.25
"""Degrees between a capital and the point that stands for its country."""


def is_desk(mention: PlaceMention) -> bool:
    """Say whether a city is one from which agencies report on a whole country: its capital, and a few more."""
    place, country = mention.place, mention.country
    if place.name.casefold() in DESKS:
        return True
    if country is None or None in {place.lat, place.lon, country.lat, country.lon}:
        return False
    return abs((place.lat or 0) - (country.lat or 0)) + abs((place.lon or 0) - (country.lon or 0)) < CAPITAL


def _cased(document: Document, text: str) -> str:
    """Take upper-case copy in small letters, as the patterns here expect common words to be."""
    return text.lower() if document.upper and len(text.lower()) == len(text) else text


_PART_OF: Final = re.compile(
    r"\b(?:north|south|east|west|central|northern|southern|eastern|western|(?:north|south)-?(?:east|west)(?:ern)?"
    r"|remote|rural|coastal|mountainous) (?:[A-Z][\w'\u2019]* )?$"
)


def tells(mention: PlaceMention, told: frozenset[int]) -> bool:
    """Say whether the incident's sentences say that it was there, or close by."""
    return mention.relation in HAPPENING and mention.sentence in told and not mention.dateline


def parts_told(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> set[str | None]:
    """Countries of which the incident's sentences name a part in which it was: "in southern Bolivia", "in Oruro region"."""
    return {
        mention.place.country
        for mention in mentions
        if tells(mention, told)
        and (mention.place.precision == "admin1" or is_of_part(document, mention))
    }  # fmt: skip


def is_of_part(document: Document, mention: PlaceMention) -> bool:
    """Say whether a part of a country is named: "in southern Bolivia"."""
    start = mention.start
    before = _cased(document, document.article.text[max(0, start - 40) : start])
    return mention.place.precision == "country" and _PART_OF.search(before) is not None


_VILLAGE: Final = Gated(
    r"\b(?:in|at|on|near|outside|hit|struck|buried|swept|through|from)"
    rf" (?:an?|the|{SEVERAL}|remote|nearby|[a-z]+ern|[A-Z]\w+) "
    r"(?:[\w'\u2019-]+ ){0,3}?(?:villages?|hamlets?|farming community)\b(?! (?:chief|elder|head|official)s?)"
)
_WATERS: Final = Gated(
    r"\b(?:[Oo]n|[Ii]n|[Ii]nto|[Oo]ff|[Aa]cross|crossing) (?:the |a |waters of )*(?:Lake [A-Z]\w+"
    r"|(?:[A-Z]\w+ )+(?:Sea|Lake|River|Gulf|Strait|Channel|Ocean|Reservoir|Mountains|Desert|Valley))\b"
    r"|\boff (?:the|its) (?:[\w-]+ )?(?:coast|shore)|\b(?:at|on the high) sea\b"
)
"""On waters or in mountains, which no city is."""
_TOWN: Final = Gated(
    r"\b(?:in|at|near|outside|hit|struck) (?:[\w'\u2019-]+ ){1,3}?(?:town|village) of (?P<name>[A-Z]\w+)"
)
"""A town or village by its name."""
_CAPITAL: Final = Gated(
    r"\b(?<!north )(?<!south )(?<!east )(?<!west )(?:in|of|across|over|through|outside|near|rocked|shook|hit|struck)"
    r" (?:the|this|its|[A-Z][\w-]+['\u2019]s)(?: \w+)? capital\b(?!,? [A-Z])"
)


_PARTIAL: Final = re.compile(
    r"(?:at least |about |some )?[\w-]+ of (?:them|those|these|the (?:dead|victims|deaths))\b", re.IGNORECASE
)
"""How a sentence begins that tells where a part of the dead died: "Three of them died in the capital"."""


def village_told(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether the incident's sentences put it in a village, named or not, on waters, or in a town that no file lists.

    No capital is one.
    """
    sentences = [document.sentences[index] for index in told]
    cased = [_cased(document, sentence.text) for sentence in sentences]
    if any(_VILLAGE.search(text) or _WATERS.search(text) for text in cased):
        return True
    return town_unlisted(document, mentions, told)


def town_unlisted(document: Document, mentions: Sequence[PlaceMention], told: frozenset[int]) -> bool:
    """Say whether they put it in a town or village that no file lists, by its name."""
    known = {mention.start for mention in mentions}
    sentences = [document.sentences[index] for index in told]
    towns = (match.start("name") + one.start for one in sentences for match in _TOWN.finditer(one.text))
    return any(start not in known for start in towns)


def capital_told(document: Document, told: frozenset[int]) -> bool:
    """Say whether they put it in the capital, without its name: the dateline's city is meant."""
    texts = (_cased(document, document.sentences[index].text) for index in told)
    return any(_CAPITAL.search(text) and not _PARTIAL.match(text) for text in texts)


_THIS_TOWN: Final = Gated(
    r"\b(?:in|at|of|near|outside|hit|struck|rocked|shook)\s+this\s+(?:[\w-]+\s+){0,4}?"
    r"(?:town|city|village|port|resort|suburb|community|municipality|hamlet)\b",
    re.IGNORECASE,
)


def town_told(document: Document, told: frozenset[int]) -> bool:
    """Say whether they put it in "this town": the one of the dateline."""
    return any(_THIS_TOWN.search(document.sentences[index].text) for index in told)


_THE_CITY: Final = re.compile(
    r"\b(?:(?:in|of|across|over|through|outside|near|rocked|shook|hit|struck|into) (?:the"
    r"|this) (?:[\w-]+ ){0,2}?(?:city|metropolis)"
    r"|the city['\u2019]s|(?:provincial|state|regional|departmental|district) (?:capital|headquarters)|downtown"
    r"|city cent(?:er|re))\b",
    re.IGNORECASE,
)


def city_told(document: Document, told: frozenset[int]) -> bool:
    """Say whether the incident's sentences, or the first ones, speak of "the city": the one of the dateline."""
    near = told.union(range(LEAD))
    return any(_THE_CITY.search(one.text) for one in document.sentences if one.index in near)


def divisions_told(mentions: Sequence[PlaceMention], told: frozenset[int]) -> set[tuple[str | None, str | None]]:
    """Country and first-level division of the provinces and districts in which the incident's sentences say that it was."""
    return {
        (mention.place.country, mention.place.admin1)
        for mention in mentions
        if tells(mention, told)
        and mention.place.precision == "admin1" and mention.place.admin1 is not None
    }  # fmt: skip


def counties_told(
    mentions: Sequence[PlaceMention], told: frozenset[int]
) -> set[tuple[str | None, str | None, int]]:
    """Country, division and second-level division of the districts in which the incident's sentences say that it was."""
    return {
        (mention.place.country, mention.place.admin1, mention.county)
        for mention in mentions
        if tells(mention, told)
        and mention.place.precision == "admin1" and mention.county is not None
    }  # fmt: skip


def countries_told(mentions: Sequence[PlaceMention], told: frozenset[int]) -> set[str | None]:
    """Countries of which the incident's sentences speak, "in Chad", "Chadian soldiers": in the capital one would say so."""
    return {
        mention.place.country
        for mention in mentions
        if mention.relation in ("in", "near", "demonym") and mention.sentence in told and not mention.dateline
        and mention.place.precision == "country"
    }  # fmt: skip


def countries_of_it(mentions: Sequence[PlaceMention], told: frozenset[int]) -> set[str]:
    """Countries in which it happened as the incident's sentences say, by their own names: "in Chad", "in his country"."""
    return {
        mention.place.country
        for mention in mentions
        if mention.relation == "in" and mention.sentence in told and mention.place.precision == "country"
        and mention.place.country and not mention.dateline
    }  # fmt: skip
