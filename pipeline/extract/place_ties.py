"""Walk left from a place's name to the word that ties it to its sentence: "in", "near", "30 km south of", "from"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import place_words as words
from pipeline.extract.gazetteer import DEMONYM
from pipeline.extract.number_words import SOME
from pipeline.extract.street_words import ADDRESS

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.places import Relation

Tie = tuple["Relation", str, float | None]
"""Relation, the word that governs the name (lower-case), kilometres."""

REACH: Final = 90
"""Characters that are read."""
STEPS: Final = 9
"""Words that may stand between: further away a word governs something else."""
_WORD: Final = re.compile("[\\w.\u2019'-]+|,|\\(|;|:|[\u2013\u2014]")
_DISTANCE: Final = re.compile(
    r"(\d[\d,.]*)[ -]?(?:\(\d+[^)]*\) )?(km|kms|kilometers?|kilometres?|miles?|mi)\b[^,;]{0,40},? ?$", re.IGNORECASE
)
_STREET: Final = re.compile(
    r"\b(?:on|at|of) (?:the )?(?:\d+ )?"
    r"(?:(?!Interstate|Motorway|Highway|Freeway|Expressway|Turnpike|Parkway|Thruway|Route|Autobahn)[A-Z][^\W\d]*\.? ){1,3}"
    r"near (?:the )?$"
)
"""Before a crossing: "on West Maple near Grant"; not of a long road, "on the M74 near", "on the Ohio Turnpike near"."""
_AT_ADDRESS: Final = re.compile(rf"\b{ADDRESS}\.?,? $")
"""Before the town or the quarter of a street: "in Mill Street, NAME"."""
_SEATS: Final = frozenset(
    "prefecture cathedral square plaza archdiocese outskirts stadium courthouse mountains hills highlands jungle jungles"
    " forests foothills marshes".split()
)
"""Besides sites: what a city has one of, a region many."""
_AT_SITE: Final = re.compile(
    r"\b(?:in front of|at|outside|inside|near|opposite|beside|behind|before|in|on|from|into|through) (?:the|a|an) "
    r"(?:[\w-]+ ){1,3}of "
    r"(?:the )?$",
    re.IGNORECASE,
)
"""Before a city whose site something happened at: "in front of the prefecture of"."""
_MODIFYING: Final = (
    "-held",
    "-controlled",
    "-run",
    "-administered",
    "-occupied",
    "'s",
    "\u2019s",
    "s'",
    "s\u2019",
    "most",
    "ern",
)
"""Endings of words that may stand before a place's name."""
_TYPES: Final = words.TYPE_NOUNS | {"canton"}
"""Nouns of places; a canton is elsewhere a town's name."""
_GOVERNING: Final = (
    words.IN
    | words.NEAR
    | words.OUTSIDE
    | words.TOWARDS
    | words.FROM
    | words.AT
    | words.SPEECH
    | frozenset(["of", "and", "the"])
)


def tie(text: str, start: int, gazetteer: Gazetteer) -> Tie:
    """Relation, governing word and kilometres of the name that starts at `start`.

    Over "the besieged Syrian city of" the way goes on to the preposition before it.
    """
    before = text[max(0, start - REACH) : start]
    if _ELSEWHERE.search(before) is not None:
        return "elsewhere", "", None
    if _AT_ADDRESS.search(before) is not None:
        return "in", "street", None
    left = _WORD.findall(before)
    noun, past_noun, suburban = False, False, False
    for position in range(len(left) - 1, max(-1, len(left) - 1 - STEPS), -1):
        raw, word = left[position], left[position].lower()
        head = left[position - 1] if position else ""
        if past_noun and raw[0].isupper():  # the larger place in "the Paris suburb of", "the New York city of"
            continue
        if noun and raw.replace("-", "").isalpha() and raw[0].islower() and word not in _GOVERNING:
            past_noun = word in _TYPES
            continue
        if word == "of" and head.lower() in _TYPES:
            continue
        if word == "," and position == len(left) - 1 and head.lower() in _TYPES:  # "in the capital, NAME"
            continue
        found = _of(head.lower(), before) if word == "of" else _preposition(word, head, left[position:], before)
        if found is not None:
            return ("of", *found[1:]) if suburban and found[0] == "in" else found
        suburban = suburban or word == "suburban"
        past_noun = word in _TYPES
        noun = noun or past_noun
        if not (past_noun or word in words.MODIFIERS or word.endswith(_MODIFYING) or _demonym(word, gazetteer)):
            return "none", word, None
    return "none", "", None


_ELSEWHERE: Final = re.compile(
    r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|captured?|apprehended|surrendered|extradited|caught|picked up|monitored"
    r"|taken into custody"
    r"|intensive care|(?:is|are|was|were) being (?:treated|cared for)|hospitali[sz]ed|underwent surgery|recovering"
    r"|landfall|came ashore|coming ashore)"
    r"\b(?:(?!\b(?:shoot|shot|kill|stab|murder|slay|slain|blast|bomb|attack|crash|fire|explo|death|deadly|fatal"
    r"|connection|(?<!without )incident|homicide|robber|assault|wound|injur|after\b(?! (?:\d|midnight|noon))|who|that))"
    r"(?:[ap]\.m\.|[^.;:])){0,80}\b(?:in|near|outside|at|of) (?:the |a |an |nearby |neighbou?ring )*$"
    r"|\b(?=\w)(?:taken|transported|transferred|flown|airlifted|rushed)\b[^.;:]{0,60}?\bto (?:the )?"
    r"(?-i:(?:[A-Z][\w'\u2019-]*\.? ){1,5})in $"
    rf"|(?:,|\band|\bwhile) (?:{SOME}|another(?: {SOME})?) (?:others |more )?to (?:the |an? )?"
    r"(?:(?-i:(?:[A-Z][\w'\u2019-]*\.? ){1,5})|hospitals? )in $"
    r"|\b(?:had|['\u2019]d) (?:\w+ ){0,2}?(?:sold|bought|lived|worked|studied|grown up|served|spent|met|married|eaten"
    r"|shopped|stayed|retired|graduated|trained|taught|been to (?:see|visit|watch))\b[^.;:,]{0,60}\bin (?:the )?$",
    re.IGNORECASE,
)
"""Before the place where somebody was caught, treated or buried, or had been before, or where a storm came ashore."""


_MEDICAL: Final = re.compile(r"\b(?:Medical College|College Hospital|Institute of Medical Sciences),? in (?:the )?$")
_AT_IT: Final = re.compile(
    r"\b(?:outside|near|hit|struck|bombed|shelled|stormed|attacked|destroyed|targeted) (?:an?|the) "
    r"(?:[\w-]+ ){1,4}(?:in|at|near) (?:the )?$",
    re.IGNORECASE,
)
"""Before the town of a hospital at which it happened: "shelled a hospital in", "queuing outside a clinic in"."""


_RESIDENT: Final = re.compile(r"\w,? \(?(?:age )?\d{1,3}\)?,? of (?:the )?$|[A-Z][\w.]+ [A-Z]\w+, of $")
"""Before where somebody lives: "Gregory Lachance, 35, of"."""
_COURTS: Final = re.compile(
    r"\b(?:District|Circuit|Superior|Supreme|High|Crown|County|Sheriff|Federal|Municipal|Juvenile|Family|Criminal|Civil"
    r"|Appeals?|City|Magistrates?['\u2019]?|Sessions|Probate|Justice|Common Pleas|Parish|State|Coroner['\u2019]?s?|U\.S\."
    r"|[Tt]he|An?|In|[A-Z]{2,}) Court\b"
)


def _is_house(head: str, before: str) -> bool:
    """Whether the word before "in" is of where people are treated or tried; a street, "in Willow Court in", is none."""
    return head.lower() in words.ELSEWHERE_HEADS and (head != "Court" or _COURTS.search(before) is not None)


def _of(head: str, before: str) -> Tie:
    """Read "HEAD of NAME"."""
    if head in words.COMPASS or head.endswith(("north", "south", "east", "west")) or head in ("outside", "short"):
        return "outside", head, _km(before)
    if head in words.EDGE_NOUNS:
        return "near", head, None
    if head in words.SITE_WORDS | _SEATS and head not in words.ELSEWHERE_HEADS and _AT_SITE.search(before):
        return "in", head, None
    return ("from" if head in words.PEOPLE_NOUNS or _RESIDENT.search(before) else "of"), head, None


def _preposition(  # noqa: PLR0911 - ordered attempts, the first hit wins
    word: str, head: str, between: list[str], before: str
) -> Tie | None:
    """Read the preposition `word` after `head`; None where it is none."""
    if word in words.NEAR:
        street = head[:1].isupper() and _STREET.search(before) is not None
        return ("none" if street else "near"), word, _km(before)
    if word in words.OUTSIDE:
        return "outside", word, _km(before)
    if word in words.IN:
        house = _is_house(head, before) or head == "Center" or _MEDICAL.search(before) is not None
        hospital = house and _AT_IT.search(before) is None
        return ("elsewhere", head.lower(), None) if hospital else ("in", word, None)
    if word in words.AT:
        return ("in" if word == "on" and "island" in between else "none"), word, None
    if word in words.FROM:
        return ("outside", word, km) if (km := _km(before)) else ("from", word, None)
    if word in words.TOWARDS:
        close = head.lower() in ("close", "next", "adjacent")
        return ("speaker" if head.lower() == "according" else "near" if close else "towards"), word, None
    return None


def _km(before: str) -> float | None:
    found = _DISTANCE.search(before)
    if found is None:
        return None
    try:
        value = float(found[1].replace(",", "").rstrip("."))
    except ValueError:
        return None
    return round(value * (1.609 if found[2].lower().startswith("mi") else 1.0), 1)


def _demonym(word: str, gazetteer: Gazetteer) -> bool:
    postings = gazetteer.lookup_folded(word)
    return bool(postings) and gazetteer.kind[postings[0] >> 1] == DEMONYM
