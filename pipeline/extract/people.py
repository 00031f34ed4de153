"""People counted once: which of an article's phrases for one person mean the same person.

The man, the victim, Roe and "the 34-year-old" are one person if nothing tells them apart; "another man" is a second
one. What befell a person in any of his sentences befell one person: who was shot and later died is dead, not injured.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.document import Mention, Sentence
    from pipeline.extract.singles import Person

RECENT: Final = 12
"""People that a phrase without a name or age may mean: the last ones spoken of."""
PRONOUN_REACH: Final = 3
"""Sentences back to whom a pronoun may mean."""
IDENTIFYING: Final = frozenset("identified named as was victim man woman".split())
FINDING: Final = frozenset("found find finding finds discovered discovers located saw".split())
"""Before "a man with gunshot wounds": the story told again from its beginning, of somebody whose fate is known by now."""
FINDING_REACH: Final = 4
LIVING: Final = frozenset(
    "condition stable critical serious survived survives survive treated recovering hospital hospitals released".split()
)
"""Rules of figures that tell of somebody who lives."""
SURVIVING: Final = LIVING - {"hospital", "hospitals", "released"} | frozenset("wounded injured hurt grazed burned".split())
"""Rules that leave no doubt that somebody lived; "shot", "hit", "taken to hospital" do."""
LIMBS: Final = frozenset(
    "leg legs arm arms shoulder foot feet hand hands thigh thighs knee ankle buttocks buttock finger fingers wrist calf"
    " minor survived stable serious surgery".split()
)
"""Beside a wound: who has it is likely to live."""
LIMB_REACH: Final = 9
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
    other: bool = False
    """Brought in as another person than those told of: "another man", "a second victim"."""
    natural: bool = False
    """Died of an illness or of age, as one of the sentences says."""
    mentions: list[Mention] = field(default_factory=list)
    """Figures in which he is counted."""

    @property
    def dead(self) -> bool:
        """Say whether a sentence so far tells of his death."""
        return any(m.kind in {"killed", "perpetrators_killed"} and m.label != "none" for m in self.mentions)

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
        self.other = self.other or person.other
        self.headline = self.headline and sentence.headline
        self.sentence = sentence.index


class Cast:
    """The people of an article, in order of first mention."""

    def __init__(self) -> None:
        self.people: list[Somebody] = []
        self._named: dict[str, list[Somebody]] = {}
        self._aged: dict[int, Somebody] = {}

    def meet(
        self, person: Person, sentence: Sentence, words: Sequence[str], mention: Mention | None = None
    ) -> Somebody | None:
        """Say whom a phrase means, of whom a figure tells; somebody new if nobody fits.

        None for a pronoun that finds nobody.
        """
        found = self._find(person, sentence, words, mention)
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

    def _find(
        self, person: Person, sentence: Sentence, words: Sequence[str], mention: Mention | None
    ) -> Somebody | None:
        if person.name:
            return self._by_name(person, words)
        if person.other:
            return None
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
        if not IDENTIFYING.isdisjoint(before) or person.noun:
            nameless = (one for one in reversed(self.people[-RECENT:]) if one.hurt and not one.names and one.fits(person))
            return next(nameless, None)
        return next((one for one in self.people[-RECENT:] if one.headline and not one.names and one.fits(person)), None)


def _by_fate(recent: list[Somebody], person: Person, mention: Mention | None) -> list[Somebody]:
    """Put those first of whom a figure can tell: a death of the dead ("the girl's death"), a state of the living."""
    if mention is None or mention.label == "none":
        return recent
    if mention.kind == "killed":
        return recent if person.pronoun else sorted(recent, key=lambda one: not one.dead)
    return sorted(recent, key=lambda one: one.dead) if not LIVING.isdisjoint(mention.rule.split()) else recent


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


def _doubtful(one: Somebody) -> bool:
    """Say whether all that is told of somebody is a wound or a way to hospital, not how it ended."""
    hurt = [mention for mention in one.mentions if mention.label != "none"]
    return not one.other and bool(hurt) and not any(_told_apart(mention) for mention in hurt)


def _told_apart(mention: Mention) -> bool:
    """Say whether a figure is more than a wound that may have been deadly."""
    near = mention.sentence.words[mention.cue : mention.cue + LIMB_REACH]
    return mention.kind != "injured" or not SURVIVING.isdisjoint(mention.rule.split()) or not LIMBS.isdisjoint(near)


def _may_be(one: Somebody, dead: Somebody) -> bool:
    """Say whether somebody of whom it isn't told how it ended may be one who died: nothing tells them apart.

    Two people of one sentence are two.
    """
    gender = not one.gender or not dead.gender or one.gender == dead.gender
    age = one.age is None or dead.age is None or one.age == dead.age
    name = not one.names or not dead.names or not one.names.isdisjoint(dead.names)
    together = {m.sentence.index for m in one.mentions} & {m.sentence.index for m in dead.mentions}
    return gender and age and name and one.attacker == dead.attacker and not together


def settle(cast: Sequence[Somebody]) -> None:
    """Name everybody in his figures, and have the worst that befell him stand: the dead are not also injured.

    Who died in bed by one sentence did so by all. A story told again from its beginning ("he had shot a friend") tells
    of those who died, as long as nothing tells them apart.
    """
    died = [one for one in cast if one.dead]
    doubtful = [one for one in cast if died and _doubtful(one)]
    listed = Counter(index for one in doubtful for index in {mention.sentence.index for mention in one.mentions})
    for one in cast:
        alone = one in doubtful and all(listed[mention.sentence.index] == 1 for mention in one.mentions)
        dead = one.dead or (alone and any(_may_be(one, another) for another in died))
        for mention in one.mentions:
            mention.barred = mention.barred or one.natural
            mention.person = f"person {one.number}"
            if one.attacker and mention.kind == "killed":
                mention.kind = "perpetrators_killed"
                mention.label = "perpetrator" if mention.label == "own" else mention.label
            elif mention.kind == "injured" and (dead or one.attacker):
                mention.label = "none"
