"""People counted once: which of an article's phrases for one person mean the same person.

The man, the victim, Roe and "the 34-year-old" are one person if nothing tells them apart; "another man" is a second
one. What befell a person in any of his sentences befell one person: who was shot and later died is dead, not injured.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.accidents import LIMBS
from pipeline.extract.casualty_words import ATTACKERS, DYING_RULES
from pipeline.extract.likeness import may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.document import Mention, Sentence
    from pipeline.extract.singles import Person

RECENT: Final = 12
"""People that a phrase without a name or age may mean: the last ones spoken of."""
PRONOUN_REACH: Final = 3
"""Sentences back to whom a pronoun may mean."""
IDENTIFYING: Final = frozenset("identified named as was victim man woman".split())
NAMING: Final = frozenset("as is was , - \u2013 \u2014 ( :".split())
"""Between somebody and what he is or is called."""
FINDING: Final = frozenset("found find finding finds discovered discovers located saw".split())
"""Before "a man with gunshot wounds": the story told again from its beginning, of somebody whose fate is known by now."""
FINDING_REACH: Final = 4
UNTOLD: Final = frozenset({"victim", "person", "one", "patient", "casualty", "suspect", "member"})
"""Nouns that fit anybody."""
DEATHS: Final = frozenset({"killed", "perpetrators_killed"})
LIVING: Final = frozenset(
    "condition coma care icu life fighting clinging fights recovering survive survived survives recover surgery stitches"
    " critical treated".split()
)
"""Rules that tell of somebody who lives."""
MILD: Final = LIMBS | {"minor", "survived", "stable"}
"""Beside a wound: who has it is likely to live."""
LIMB_REACH: Final = 9
HAS: Final = frozenset({"has", "have"})
"""Before a wound: who has it lives."""
HAS_REACH: Final = 4


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
    other: bool = False
    """Brought in as "another", "a second man"."""
    natural: bool = False
    """Died of an illness or of age, as one of the sentences says."""
    size: int = 1
    """2 for a couple."""
    numbers: set[int] = field(default_factory=set)
    """His own, and those of all who proved to be he."""
    apart: set[int] = field(default_factory=set)
    """Numbers of those who are others than he, as a sentence with both of them says."""
    mentions: list[Mention] = field(default_factory=list)
    """Figures in which he is counted."""

    @property
    def dead(self) -> bool:
        """Say whether a sentence tells of his death."""
        return any(mention.kind in DEATHS and mention.label != "none" for mention in self.mentions)

    @property
    def living(self) -> bool:
        """Say whether a sentence tells that he lives: "in stable condition", "is expected to survive"."""
        return any(mention.kind == "injured" and _lives(mention) for mention in self.mentions)

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

    def meet(
        self,
        person: Person,
        sentence: Sentence,
        words: Sequence[str],
        mention: Mention | None = None,
        beside: Sequence[Somebody] = (),
    ) -> Somebody | None:
        """Say whom a phrase means, of whom a figure tells; somebody new if nobody fits.

        None for a pronoun that finds nobody. Who is listed `beside` him is another.
        """
        found = self._find(person, sentence, words, mention)
        if found in beside and not person.pronoun:
            found = None
        if found is None:
            if person.pronoun:
                return None
            number = len(self.people)
            found = Somebody(number, headline=sentence.headline, size=person.count, numbers={number})
            if person.other:
                found.other = True
                found.apart |= {one.number for one in self.people if not one.other}
            self.people.append(found)
        found.add(person, sentence)
        for word in person.name:
            bearers = self._named.setdefault(word, [])
            if found not in bearers and len(bearers) < RECENT:
                bearers.append(found)
        if person.age is not None:
            self._aged.setdefault(person.age, found)
        return found

    def part(self, somebody: Somebody) -> None:
        """Note that somebody is not the one spoken of as hurt right before him: "a woman was also shot"."""
        before = [one for one in self.people if one is not somebody and one.hurt]
        if before:
            somebody.apart.add(max(before, key=lambda one: one.sentence).number)

    def set_off(self, somebody: Somebody, *, former: bool) -> None:
        """Note that somebody of a `former` event is none of those told of before, unless he was told of himself."""
        if former and not somebody.hurt:
            somebody.apart |= {one.number for one in self.people if one is not somebody}

    def _find(
        self, person: Person, sentence: Sentence, words: Sequence[str], mention: Mention | None
    ) -> Somebody | None:
        if person.name:
            return self._by_name(person, words)
        if person.other:
            known = (one for one in reversed(self.people[-RECENT:]) if one.other and _alike(one, person))
            return next(known, None) if person.definite else None
        if person.age is not None and (aged := self._aged.get(person.age)) is not None and aged.fits(person):
            return aged
        recent = [one for one in reversed(self.people[-RECENT:]) if one.fits(person)]
        if not FINDING.isdisjoint(words[max(0, person.first - FINDING_REACH) : person.first]) and not person.definite:
            return next((one for one in reversed(recent) if one.hurt and _alike(one, person)), None)
        return next(_meant(person, sentence, _by_fate(recent, person, mention)), None)

    def _by_name(self, person: Person, words: Sequence[str]) -> Somebody | None:
        known = next((one for one in self._named.get(person.name[-1], ()) if one.fits(person) and one.called(person)), None)
        if known is not None:
            return known
        if person.age is not None and (aged := self._aged.get(person.age)) is not None and not aged.names:
            return aged
        before = words[max(0, person.first - 4) : person.first]
        nameless = [
            one for one in self.people[-RECENT:]
            if one.hurt and not one.names and _alike(one, person) and (one.attacker or not person.attacker)
            and (not person.kin or person.noun in one.nouns)
        ]  # fmt: skip
        if not IDENTIFYING.isdisjoint(before) or person.noun:
            return next(reversed(nameless), None)
        return next((one for one in nameless if one.headline), None)


def _by_fate(recent: list[Somebody], person: Person, mention: Mention | None) -> list[Somebody]:
    """Put those first of whom a figure can tell: a death of the dead ("the girl's death"), a state of the living."""
    if mention is None or mention.label == "none":
        return recent
    if mention.kind == "killed":
        if person.pronoun and mention.rule.split()[0] in DYING_RULES:
            return sorted(recent, key=lambda one: one.attacker)  # "a gunman opened fire on a man. He died"
        return recent if person.pronoun else sorted(recent, key=lambda one: not one.dead)
    if HAS.isdisjoint(mention.sentence.words[max(0, mention.cue - HAS_REACH) : mention.cue]):
        return sorted(recent, key=lambda one: one.dead) if not LIVING.isdisjoint(mention.rule.split()) else recent
    return [one for one in recent if not one.dead] or recent  # "she has a broken hip"


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
        titled = () if sentence.headline else [one for one in recent if one.headline and not one.attacker]
        alike = [one for one in titled if _alike(one, person)]
        yield from sorted(alike, key=lambda one: (not one.hurt, person.noun not in one.nouns))
        return
    if person.noun not in UNTOLD:
        yield from (one for one in recent if person.noun in one.nouns)
    if not person.kin:
        yield from (one for one in recent if one.hurt and (person.noun in UNTOLD or _alike(one, person)))


def _alike(one: Somebody, person: Person) -> bool:
    """Say whether a phrase may mean somebody, by what it calls him."""
    other = Somebody(-1, names=set(person.name), age=person.age, gender=person.gender, nouns={person.noun} - {""})
    other.size = person.count
    return may_be_one(one, other)


def set_apart(together: Sequence[tuple[int, Person, Somebody]], words: Sequence[str]) -> None:
    """Note that those whom one sentence names side by side are several people: "a man shot his friend".

    `together`: (number of the group that lists the phrase, phrase, whom it means).
    """
    for number, (group, person, one) in enumerate(together):
        for listed, earlier, other in together[:number]:
            if other is one or words[person.first : person.end] == words[earlier.first : earlier.end]:
                continue
            if group == listed or not (person.pronoun or earlier.pronoun or _renames(person, earlier, words)):
                one.apart.add(other.number)
                other.apart.add(one.number)


def _renames(person: Person, earlier: Person, words: Sequence[str]) -> bool:
    """Say whether a phrase tells who an earlier one of its sentence was: "identified as", "the victim was a teacher"."""
    between = words[earlier.end : person.first]
    return bool(between[-1:]) and (between[-1] in NAMING or not IDENTIFYING.isdisjoint(between[-3:]))


def settle(cast: Sequence[Somebody]) -> None:
    """Name everybody in his figures, and have the worst that befell him stand: the dead are not also injured.

    Who died in bed by one sentence did so by all.
    """
    for one in _joined(cast):
        for mention in one.mentions:
            mention.barred = mention.barred or one.natural
            mention.person = f"person {one.number}"
            if one.attacker and mention.kind == "killed":
                mention.kind = "perpetrators_killed"
                mention.label = "perpetrator" if mention.label == "own" else mention.label
            elif mention.kind == "injured" and (one.dead or one.attacker):
                mention.label = "none"


def _lives(mention: Mention) -> bool:
    """Say whether a figure tells of a wound that is survived: "in stable condition", "was hit in the leg"."""
    near = mention.sentence.words[mention.cue : mention.cue + LIMB_REACH]
    return mention.rule.split()[0] in LIVING or not MILD.isdisjoint(near)


def _joined(cast: Sequence[Somebody]) -> list[Somebody]:
    """Join those whom something befell and nothing tells apart: a report has no more victims than it must."""
    found: list[Somebody] = []
    told = [one for one in cast if one.mentions]
    for one in told:
        same = [other for other in found if _of_one_fate(other, one) and may_be_one(other, one)]
        same = [other for other in same if one.dead == other.dead or not _beside(one, other, told)]
        if same:
            _merge(max(same, key=lambda other: _nearness(other, one)), one)
        else:
            found.append(one)
    return found


def _beside(one: Somebody, other: Somebody, told: Sequence[Somebody]) -> bool:
    """Say whether a third is told of beside the wounded of two, and might as well be the one who died: neither is."""
    hurt, dead = (other, one) if one.dead else (one, other)
    sentences = {mention.sentence.index for mention in hurt.mentions}
    return any(
        third.number in hurt.apart and not third.dead and may_be_one(third, dead)
        and not sentences.isdisjoint(mention.sentence.index for mention in third.mentions)
        for third in told
    )  # fmt: skip


def _of_one_fate(one: Somebody, other: Somebody) -> bool:
    """Say whether what is told of two goes together: an attacker is no victim, who is in hospital is not dead."""
    lives = (one.dead and not other.dead and other.living) or (other.dead and not one.dead and one.living)
    return one.attacker == other.attacker and not lives


def _nearness(one: Somebody, other: Somebody) -> int:
    """Weigh what two persons share: name, age, noun, gender, fate."""
    return (
        8 * (not one.names.isdisjoint(other.names))
        + 4 * (one.age is not None and one.age == other.age)
        + 2 * (one.dead == other.dead)
        + (not one.nouns.isdisjoint(other.nouns))
        + bool(one.gender and one.gender == other.gender)
    )


def _merge(one: Somebody, other: Somebody) -> None:
    """Take in all that is told of somebody who proves to be the same."""
    one.names |= other.names
    one.nouns |= other.nouns
    one.apart |= other.apart
    one.numbers |= other.numbers
    one.age = other.age if one.age is None else one.age
    one.gender = one.gender or other.gender
    one.natural = one.natural or other.natural
    one.mentions += other.mentions
