"""People counted once: which of an article's phrases for one person mean the same person.

The man, the victim, Roe and "the 34-year-old" are one person if nothing tells them apart; "another man" is a second
one. What befell a person in any of his sentences befell one person: who was shot and later died is dead, not injured.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.extract.document import Mention, Sentence
    from pipeline.extract.singles import Person

RECENT: Final = 12
"""People that a phrase without a name or age may mean: the last ones spoken of."""
PRONOUN_REACH: Final = 3
"""Sentences back to whom a pronoun may mean."""
IDENTIFYING: Final = frozenset("identified named as was victim man woman".split())
UNTOLD: Final = frozenset({"victim", "person", "one", "patient", "casualty", "suspect", "member"})
"""Nouns that fit anybody."""


@dataclass(slots=True, eq=False)
class Somebody:
    """One person of an article."""

    number: int
    names: set[str] = field(default_factory=set)
    age: int | None = None
    gender: str = ""
    nouns: set[str] = field(default_factory=set)
    sentence: int = 0
    """Index of the last sentence that speaks of him."""
    headline: bool = False
    """True as long as only the headline speaks of him."""
    attacker: bool = False
    natural: bool = False
    """Died of an illness or of age, as one of the sentences says."""
    mentions: list[Mention] = field(default_factory=list)
    """Figures in which he is counted."""

    @property
    def hurt(self) -> bool:
        """Say whether anything befell him so far."""
        return bool(self.mentions) and not self.attacker

    def fits(self, person: Person) -> bool:
        """Say whether a phrase may mean him, by gender and age."""
        gender = not person.gender or not self.gender or person.gender == self.gender
        return gender and (person.age is None or self.age is None or person.age == self.age)

    def called(self, person: Person) -> bool:
        """Say whether a name may be his: "Roe" is "John Roe", "Ann Roe" is not."""
        return len(person.name) < 2 or len(self.names) < 2 or person.name[0] in self.names

    def add(self, person: Person, sentence: Sentence) -> None:
        """Take in what another phrase says of him."""
        self.names.update(person.name)
        self.age = person.age if self.age is None else self.age
        self.gender = self.gender or person.gender
        self.nouns |= {person.noun} - {""}
        self.attacker = self.attacker or person.attacker
        self.headline = self.headline and sentence.headline
        self.sentence = sentence.index


class Cast:
    """The people of an article, in order of first mention."""

    def __init__(self) -> None:
        self.people: list[Somebody] = []
        self._named: dict[str, list[Somebody]] = {}
        self._aged: dict[int, Somebody] = {}

    def meet(self, person: Person, sentence: Sentence, words: Sequence[str]) -> Somebody | None:
        """Say whom a phrase means; somebody new if nobody fits. None for a pronoun that finds nobody."""
        found = self._find(person, sentence, words)
        if found is None:
            if person.pronoun:
                return None
            found = Somebody(len(self.people), headline=sentence.headline)
            self.people.append(found)
        found.add(person, sentence)
        for word in person.name:
            bearers = self._named.setdefault(word, [])
            if found not in bearers and len(bearers) < RECENT:
                bearers.append(found)
        if person.age is not None:
            self._aged.setdefault(person.age, found)
        return found

    def _find(self, person: Person, sentence: Sentence, words: Sequence[str]) -> Somebody | None:
        if person.name:
            return self._by_name(person, words)
        if person.other:
            return None
        if person.age is not None and (aged := self._aged.get(person.age)) is not None and aged.fits(person):
            return aged
        recent = [one for one in reversed(self.people[-RECENT:]) if one.fits(person)]
        return next(_meant(person, sentence, recent), None)

    def _by_name(self, person: Person, words: Sequence[str]) -> Somebody | None:
        known = next((one for one in self._named.get(person.name[-1], ()) if one.fits(person) and one.called(person)), None)
        if known is not None:
            return known
        if person.age is not None and (aged := self._aged.get(person.age)) is not None and not aged.names:
            return aged
        before = words[max(0, person.first - 4) : person.first]
        if not IDENTIFYING.isdisjoint(before) or person.noun:
            nameless = (one for one in reversed(self.people[-RECENT:]) if one.hurt and not one.names and one.fits(person))
            return next(nameless, None)
        return next((one for one in self.people[-RECENT:] if one.headline and not one.names and one.fits(person)), None)


def _meant(person: Person, sentence: Sentence, recent: Sequence[Somebody]) -> Iterator[Somebody]:
    """Yield whom a phrase without a name may mean, the likeliest first; nobody for one that brings somebody new."""
    if person.pronoun:
        near = [one for one in recent if sentence.index - one.sentence <= PRONOUN_REACH]
        yield from (one for one in near if one.hurt)
        yield from near
        return
    if person.noun in ATTACKERS:
        yield from (one for one in recent if one.attacker)
        return
    if not person.definite and not person.kin:
        yield from (one for one in recent if one.headline and not sentence.headline and _alike(one, person))
        return
    if person.noun not in UNTOLD:
        yield from (one for one in recent if person.noun in one.nouns)
    if not person.kin:
        yield from (one for one in recent if one.hurt and (person.noun in UNTOLD or _alike(one, person)))


def _alike(one: Somebody, person: Person) -> bool:
    """Say whether the nouns go together: the same, of one gender, or one that fits anybody."""
    return (
        not one.nouns
        or person.noun in one.nouns
        or bool(one.gender and one.gender == person.gender)
        or not UNTOLD.isdisjoint(one.nouns)
        or person.noun in UNTOLD
    )


def settle(cast: Iterable[Somebody]) -> None:
    """Name everybody in his figures, and have the worst that befell him stand: the dead are not also injured.

    Who died in bed by one sentence did so by all.
    """
    for one in cast:
        dead = any(m.kind in {"killed", "perpetrators_killed"} and m.label != "none" for m in one.mentions)
        for mention in one.mentions:
            mention.barred = mention.barred or one.natural
            mention.person = f"person {one.number}"
            if one.attacker and mention.kind == "killed":
                mention.kind = "perpetrators_killed"
                mention.label = "perpetrator" if mention.label == "own" else mention.label
            elif mention.kind == "injured" and (dead or one.attacker):
                mention.label = "none"
