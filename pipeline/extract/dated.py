"""Figures whose own clause names an earlier year: "a bombing that killed 29 people in 2018", "11 miners died last year"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, years
from pipeline.extract.casualty_words import BE, CLAUSE
from pipeline.extract.feature_words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention, Sentence

REACH: Final = 14
"""Tokens between a figure and the year that it is of."""
LAST_YEAR: Final = frozenset({("last", "year"), ("last", "season"), ("last", "winter"), ("last", "summer")})
ENDED: Final = frozenset(", ; : that who and but since".split())
"""Between a figure and such a time: it is another matter's."""
FORMER: Final = frozenset({*event_words.NOUNS, "bomb", "event", "siege"})
"""After "that" at the beginning of a sentence: an event told of before ("That attack killed nine")."""
SPANNING: Final = frozenset("in of during throughout".split())
"""Before a year that stands alone."""
TELLING: Final = frozenset("that which where when".split())
"""Between a year and what happened then: "the 2004 wave, which killed nine"."""
ENDING: Final = BE | frozenset("has had said and have".split())
"""Behind a year: the clause that it belongs to is over."""
DATING: Final = MONTHS | frozenset("in since of , the".split())
"""Before a year."""
OLDEST: Final = 1500
"""Year from which on four digits behind "in" are one."""


def is_back(mention: Mention, year: int) -> bool:
    """Say whether the clause of a figure names a year before an article's own, or says "that year", "last year"."""
    words = mention.sentence.words
    if ("that", "year") in pairwise(words) or (words[0] == "that" and words[1:2] and words[1] in FORMER):
        return True
    if _is_last_year_s(mention):
        return True
    first, last = max(1, mention.first - REACH), max(mention.cue, mention.last) + REACH
    for place in range(first, min(last, len(words))):
        said = _year(words, place) if words[place][0].isdigit() else None
        if said is None or said >= year or _is_other(mention.sentence, place):
            continue
        if said < year - 1 or (words[place - 1] in SPANNING and words[place - 2] not in MONTHS):
            inner = words[min(place + 1, mention.last) : max(place, mention.first)]
            if place < mention.first and not ENDING.isdisjoint(inner[:1]):
                continue  # "freed after the blast in 2018 is behind the attack that killed nine"
            closing = CLAUSE - TELLING if place < mention.first else CLAUSE
            return closing.isdisjoint(inner) and ";" not in inner
    return False


def _year(words: Sequence[str], place: int) -> int | None:
    """Give the year that a token names behind a month or "in"; None where it names none."""
    said = words[place].removesuffix("'s").removesuffix("\u2019s")
    named = len(said) == len("1990") and said.isdigit() and words[place - 1] in DATING
    return int(said) if named and int(said) >= OLDEST else None


def _is_other(sentence: Sentence, place: int) -> bool:
    """Say whether what looks like a year is a street's block, counts people, or dates a thing ("built in 1950")."""
    if not {"block", "blocks"}.isdisjoint(sentence.words[place + 1 : place + 3]):
        return True  # "in the 1900 block of West Pratt Street"
    start = sentence.offset(place)
    return years.is_of_thing(sentence.text, start) or years.is_count(sentence.text, start, start + len("1990"))


def _is_last_year_s(mention: Mention) -> bool:
    """Say whether a figure is one of last year, as the words right behind it say: "11 miners died at work last year"."""
    sentence = mention.sentence
    start = max(mention.cue, mention.last - 1) + 1
    behind = sentence.words[start : start + REACH]
    at = next((k for k, pair in enumerate(pairwise(behind)) if pair in LAST_YEAR), None)
    if at is None or sentence.headline:
        return False
    inner = behind[:at]
    if not (CLAUSE | ENDED | MONTHS).isdisjoint(inner) or any(word[0].isdigit() for word in inner):
        return False
    return not years.is_of_thing(sentence.text, sentence.offset(start + at))
