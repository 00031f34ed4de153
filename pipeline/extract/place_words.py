"""Words that tell what a name is: a place, a part of one, a site, a person, an organisation.

The lists are in `data/`, each with its source; here they get their names. All are lower-case.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).with_name("data")


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in _lines("places_roles.txt"):
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        else:
            words.extend(line.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def table(name: str) -> frozenset[str]:
    """Read `data/places_NAME.txt`: words with white space between, lines with # left out."""
    return frozenset(word for line in _lines(f"places_{name}.txt") for word in line.split())


_ROLES: Final = _sections()
IN: Final = _ROLES["in"]
AT: Final = _ROLES["at"]
NEAR: Final = _ROLES["near"]
OUTSIDE: Final = _ROLES["outside"]
TOWARDS: Final = _ROLES["towards"]
FROM: Final = _ROLES["from"]
TYPE_NOUNS: Final = _ROLES["type_nouns"]
EDGE_NOUNS: Final = _ROLES["edge_nouns"]
COMPASS: Final = _ROLES["compass"]
MODIFIERS: Final = COMPASS | _ROLES["modifiers"]
DIVISION_WORDS: Final = _ROLES["division_words"]
FIRST_LEVEL_WORDS: Final = _ROLES["first_level_words"]
SECOND_LEVEL_WORDS: Final = _ROLES["second_level_words"]
STREET_WORDS: Final = _ROLES["street_words"]
WATER_WORDS: Final = _ROLES["water_words"]
SITE_WORDS: Final = _ROLES["site_words"]
EVIDENCE_WORDS: Final = _ROLES["evidence_words"]
MEDIA_WORDS: Final = _ROLES["media_words"]
TITLES: Final = _ROLES["titles"]
SPEECH: Final = _ROLES["speech"]
ELSEWHERE_HEADS: Final = _ROLES["elsewhere_heads"]
OFFICIAL_NOUNS: Final = _ROLES["official_nouns"]
PERSON_NOUNS: Final = _ROLES["person_nouns"]
AGENTS: Final = _ROLES["agents"]
NO_PLACES: Final = _ROLES["no_places"]
FUNCTION_WORDS: Final = _ROLES["function_words"]
AGENCY_WORDS: Final = _ROLES["agency_words"]
PEOPLE_NOUNS: Final = _ROLES["people_nouns"]
CLUB_WORDS: Final = _ROLES["club_words"]
PART_NOUNS: Final = _ROLES["part_nouns"]
DISTRICT_OF: Final = _ROLES["district_of"]
STARTERS: Final = _ROLES["starters"]
SPOT: Final = "|".join(sorted({
    "place", "spot", "site", "location", "stretch", "corner", "home", "house", *STREET_WORDS, *SITE_WORDS,
}))  # fmt: skip
"""After "the same", where something else happened: alternatives of a regular expression."""
HAPPENING: Final = ("in", "near", "outside")
"""How a text ties to a place what happened there, or close by."""
MAYBE: Final = (*HAPPENING, "none")
"""How it names a place at which something may have happened."""
CITY_STATES: Final = frozenset(["SG", "MC", "HK", "MO", "VA", "GI"])
"""Countries whose name means their city."""
COMMON: Final = frozenset(word for words in _ROLES.values() for word in words)
"""All words of these lists: none of them is a first name that somebody's last name follows."""
