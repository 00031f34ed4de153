"""Upper-case copy, where capitals tell no names: which words that a place bears, too, are a person's or a body's there."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import place_words as words
from pipeline.extract.folding import fold
from pipeline.extract.gazetteer import COUNTRY, DEMONYM
from pipeline.extract.place_neighbours import KNOWN
from pipeline.extract.place_words import table
from pipeline.extract.term_words import is_word as is_english

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_scan import Match

LONGEST: Final = 20_000
"""Characters from the top in which persons' names are looked for."""
LETTERS: Final = 3
"""Letters of a name that may be a body's initials."""
RANKS: Final = frozenset(
    "colonel col general gen major captain capt lieutenant lt sergeant sgt corporal private admiral commander president"
    " senator deputy governor mayor dr mr mrs miss msgr monsignor father archbishop bishop judge magistrate minister"
    " inspector comrade don licenciado engineer attorney professor".split()
)
"""Right before a name they make it a person's; not what stands before towns, too ("HEADQUARTERS", "CHIEF")."""
_NO_NAMES: Final = words.FUNCTION_WORDS | words.DIVISION_WORDS
_NAME: Final = re.compile(r"[A-Z][A-Z']{2,}")
_BODY: Final = re.compile(
    r"(?:\s+(?!(?:IN|ON|AT|OF|THE|AND|WAS|WERE|BY|FOR|FROM|TO|WITH|HAS|HAVE|SAID|AN?)\b)[A-Z0-9-]+){0,3}?"
    r"\s+(?:MOVEMENT|FRONT|BATTALION|BRIGADE|COMMANDO|COLUMN|REGIMENT|DETACHMENT|PARTY|ALLIANCE|ASSOCIATION"
    r"|FEDERATION|CONFEDERATION|FOUNDATION|CARTEL|COMMITTEE|COALITION|SQUAD|STREET|AVENUE)\b"
)
"""Behind a name, it ends a body's or a street's."""
_TIED: Final = re.compile(r"\b(?:IN|NEAR|AT|OUTSIDE|FROM|TO|OF|AROUND|TOWARD|TOWARDS)\s+$")
_NEGATED: Final = re.compile(r"\b(?:NO|ANY|EVERY|EACH)\s+$")


def persons(text: str, gazetteer: Gazetteer) -> set[str]:
    """Folded words that are somebody's last name: they stand right behind a given name, a last name or a rank.

    A country's name is none: copy drops the "OF" of "PRESIDENT OF PERU".
    """
    found: set[str] = set()
    calling = _calling()
    for before, behind in pairwise(text[:LONGEST].split()):
        if before.lower() not in calling or (match := _NAME.match(behind)) is None:
            continue
        name = fold(match[0])
        if name not in _NO_NAMES and name not in table("words"):
            kinds = {gazetteer.kind[posting >> 1] for posting in gazetteer.lookup_folded(name)[:2]}
            if not kinds & {COUNTRY, DEMONYM}:
                found.add(name)
    return found


@cache
def _calling() -> frozenset[str]:
    """Words that a person's last name follows."""
    return RANKS | ((table("first_names") | table("surnames")) - table("words") - words.FUNCTION_WORDS)


def is_no_name(match: Match, kinds: set[int], left: str, *, placed: bool) -> bool:
    """Say whether a name that `left` governs is rather somebody's or common words: "BY PABLO", "OAS", "RED CROSS"."""
    if kinds & {COUNTRY, DEMONYM}:
        return False
    inside = [word.key for word in match.run[match.first : match.last]]
    if all(word in words.COMPASS or word in words.DIVISION_WORDS for word in inside):
        return True
    person = left == "by" and (inside[0] in table("first_names") or inside[0] in table("surnames"))
    short = len(match.key) <= LETTERS and match.size < KNOWN
    common = all(is_english(word) for word in inside)
    return person or ((short or common) and not placed)


def is_other(match: Match) -> bool:
    """Say whether a name is a part of a body's or a street's, or a common word: "THE ARCE BATTALION", "NO DATE"."""
    text = match.sentence.text
    before = text[max(0, match.start - 12) : match.start]
    if _NEGATED.search(before) is not None:
        return True
    return _TIED.search(before) is None and _BODY.match(text, match.end) is not None
