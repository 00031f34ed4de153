"""Who did it: persons that a sentence has attack somebody, or be accused of it, so that they aren't among the wounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import AUXILIARIES, BE, PERSONS, PREPOSITIONS
from pipeline.extract.feature_words import CALENDAR, DAY
from pipeline.extract.number_words import ONES, SEVERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.singles import Person

STRIKING: Final = frozenset(
    "shot stabbed wounded injured hurt killed murdered hit struck beat burned attacked ambushed slashed robbed"
    " rammed".split()
)
"""Verbs that are no participle where their subject did it."""
NOMINATIVE: Final = frozenset({"he", "she", "who"})
ADVERBS: Final = frozenset("then also first just had has have once".split())
"""Between somebody and what he did, beside words in "-ly"."""
OBJECTS: Final = frozenset("him them his their her someone somebody me us".split())
SELF: Final = frozenset({"himself", "herself", "themselves"})
AIMS: Final = frozenset("into".split())
ARMED: Final = 4
"""Tokens of "armed with a knife"."""
NOUN_REACH: Final = 5
"""Tokens from an article to the noun of the one who was hit."""


_TRYING: Final = r"(?:(?:try|tried|trying|attempt|attempted|attempting) to )?"
_BEHIND_NOUN: Final = (
    r"(?:in|at|on|near|outside|inside|during|over|by|of|between|behind|along|from|off|overnight|early|late|last|this|that|which"
    r"|and|while|was|is|has|spree|attacks?|incidents?|deaths?|rampage|victims?|suspects?|yesterday|today|tonight"
    rf"|{DAY})\b"
)
"""After "stabbing": what happened is told, not what somebody did: "dies after stabbing in Leeds"."""
_ASSAULT: Final = (
    r"(?:br(?:eak|oke|eaking) into|rob|robbed|robbing|burgle|burglarize|carjack|stab|stabbed|attack|attacked"
    rf"|(?:stabbing|attacking|wounding|killing)(?= (?!{_BEHIND_NOUN})\w)"
    rf"|shoot(?:ing)? (?:at )?(?:his|her|their|a|an|{SEVERAL}|police|officers|deputies|troops|people"
    r"|someone|him|them|least)|shot at|opened fire|opening fire|fir(?:ed|ing) (?:\w+ ){0,2}(?:at|on|upon)"
    r"|lung(?:ed|ing) at|charg(?:ed|ing) at|point(?:ed|ing) (?:a|his|her|the|what) |pull(?:ed|ing) (?:out )?(?:a|his|her) "
    r"|threaten(?:ed|ing) |brandish(?:ed|ing)|ramm(?:ed|ing)|ambush(?:ed|ing)|hijack(?:ed|ing))\b"
)
_PROVOKED: Final = re.compile(
    rf"\b(?:after|when|while|as) (?:(?:he|she|they) (?:(?:allegedly|reportedly|apparently) )?{_TRYING}"
    rf"|(?:allegedly |reportedly )?{_TRYING}(?=\w+ing\b|to\b)|(?:allegedly )?(?:trying|attempting) to ){_ASSAULT}"
    r"|\bwhile (?:attempting|committing) (?:an? )?(?:armed )?(?:robbery|burglary|carjacking)"
)
"""After a death: the dead had attacked somebody."""
_RETURNED: Final = re.compile(r"\b(?:returned (?:the )?fire|fired back|shot back|in self-? ?defen[cs]e)\b")
"""Before a death: it befell who had attacked."""
FORCES: Final = frozenset(
    "officer officers deputy deputies trooper troopers policeman policemen policewoman guard guards soldier soldiers agent"
    " agents cop cops police troops marine marines clerk clerks owner owners homeowner".split()
)
"""Whose own shots make them no attackers."""
PROVOKED_REACH: Final = 24


def provoked(words: Sequence[str], cue: int, noun: str) -> bool:
    """Say whether those who died had attacked, as the clause tells: "was shot dead after he opened fire on police".

    >>> provoked("a man was shot dead by police after stabbing two people".split(), 4, "man")
    True
    >>> provoked("a clerk was shot dead after a man tried to rob the shop".split(), 4, "clerk")
    False
    >>> provoked("man dies after stabbing in leeds".split(), 1, "man")
    False
    """
    if noun in FORCES:
        return False
    behind = " ".join(words[cue : cue + PROVOKED_REACH])
    if _PROVOKED.search(behind.partition(" ; ")[0]):
        return True
    return _RETURNED.search(" ".join(words[max(0, cue - 12) : cue])) is not None


def attacks(words: Sequence[str], raws: Sequence[str], person: Person) -> bool:
    """Say whether somebody is the subject of a verb that hits others: "he shot her", "Roe then shot the clerk".

    >>> from pipeline.extract.singles import Tokens, persons
    >>> raws = "A man who shot his wife died".split()
    >>> words = [word.lower() for word in raws]
    >>> [attacks(words, raws, person) for person in persons(Tokens(words, raws))][0]
    True
    """
    place, told = person.end, person.pronoun and words[person.first] in NOMINATIVE
    place += ARMED if words[place : place + 3] == ["armed", "with", "a"] else 0
    place += ARMED - 1 if words[place : place + 2] == ["with", "a"] else 0
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
    if word in OBJECTS | AIMS or word[0].isdigit() or word in ONES or words[place : place + 2] == ["at", "least"]:
        return True
    if word in {"a", "an", "the", "another"}:
        return not PERSONS.isdisjoint(words[place + 1 : place + NOUN_REACH])
    return raws[place][0].isupper() and word.isalpha() and word not in CALENDAR.keys() | PREPOSITIONS
