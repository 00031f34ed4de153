"""Who did it: persons that a sentence has attack somebody, or be accused of it, so that they aren't among the wounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import AUXILIARIES, BE, PERSONS, PREPOSITIONS
from pipeline.extract.feature_words import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.singles import Person

STRIKING: Final = frozenset("shot stabbed wounded injured hurt killed murdered hit struck beat burned".split())
"""Verbs that are no participle where their subject did it."""
NOMINATIVE: Final = frozenset({"he", "she", "who"})
ADVERBS: Final = frozenset("then also first just had has have once".split())
"""Between somebody and what he did, beside words in "-ly"."""
OBJECTS: Final = frozenset("him them his their her someone somebody me us".split())
SELF: Final = frozenset({"himself", "herself", "themselves"})
AIMS: Final = frozenset("into".split())
NOUN_REACH: Final = 5
"""Tokens from an article to the noun of the one who was hit."""


def attacks(words: Sequence[str], raws: Sequence[str], person: Person) -> bool:
    """Say whether somebody is the subject of a verb that hits others: "he shot her", "Roe then shot the clerk".

    >>> from pipeline.extract.singles import Tokens, persons
    >>> raws = "A man who shot his wife died".split()
    >>> words = [word.lower() for word in raws]
    >>> [attacks(words, raws, person) for person in persons(Tokens(words, raws))][0]
    True
    """
    place, told = person.end, person.pronoun and words[person.first] in NOMINATIVE
    if words[place : place + 2] == [",", "who"]:
        place += 1
    if words[place : place + 1] == ["who"]:
        place, told = place + 1, True
    while place < len(words) and _slight(words[place]):
        place += 1
    if place >= len(words) or words[place] not in STRIKING or (person.oblique and not told):
        return False
    if not SELF.isdisjoint(words[place + 1 : place + 2]):
        return False
    return told or _struck(words, raws, place + 1)


def _slight(word: str) -> bool:
    return word in ADVERBS or word.endswith("ly") or (word in AUXILIARIES and word not in BE and word != "left")


def _struck(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether somebody who was hit stands at a place, or what he was in."""
    if place >= len(words):
        return False
    word = words[place]
    if word in OBJECTS | AIMS:
        return True
    if word in {"a", "an", "the", "another"}:
        return not PERSONS.isdisjoint(words[place + 1 : place + NOUN_REACH])
    return raws[place][0].isupper() and word.isalpha() and word not in CALENDAR.keys() | PREPOSITIONS
