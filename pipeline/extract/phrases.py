"""Noun phrases that count people: "three of the 40 passengers", "a mother and her two children", "a wounded man"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS, AUXILIARIES, DYING, NOT_PEOPLE, PHRASE_END
from pipeline.extract.number_words import THINGS
from pipeline.extract.numbers import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.singles import Person

REACH: Final = 7
"""Tokens that a noun phrase may take after its number."""
JOINTS: Final = (
    ("and",), (",",), (",", "and"), ("and", "her"), ("and", "his"), ("and", "their"), (",", "her"), (",", "his"),
    ("as", "well", "as"), (",", "as", "well", "as"), ("plus",), ("and", "also"), ("&",), ("along", "with"),
    ("together", "with"),
)  # fmt: skip
"""What stands between the members of a list."""
CLOSING: Final = frozenset(", . ; : ) who of from was were is has had died and in on at".split())
"""What may follow an apposition: otherwise the comma opens a new clause."""
OWNERS: Final = frozenset("his her their its our".split())
WHOLES: Final = frozenset("them whom these those which the".split())


@dataclass(slots=True, eq=False)
class Counted:
    """A phrase that counts people."""

    quantity: Quantity
    first: int
    end: int
    """One past its last token."""
    head: str = ""
    """Its noun, lower case; empty for a bare number."""
    of_whole: bool = False
    """True for "seven of them": a part of what was said."""
    person: Person | None = None
    """Where no number says it: "a man", "John Roe, 34"."""

    @property
    def single(self) -> bool:
        """Say whether no number says it."""
        return self.person is not None

    @property
    def attackers(self) -> bool:
        """Say whether it counts those who attacked."""
        return self.head in ATTACKERS


@dataclass(slots=True, eq=False)
class Group:
    """Phrases joined into one: "three men and a woman"."""

    members: list[Counted] = field(default_factory=list)

    @property
    def first(self) -> int:
        """First token."""
        return self.members[0].first

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.members[-1].end

    @property
    def oblique(self) -> bool:
        """Say whether it stands behind a preposition and so is nobody's subject: "with a man"."""
        first = self.members[0].person
        return first is not None and first.oblique


def groups(words: Sequence[str], found_persons: Sequence[Person] = ()) -> list[Group]:
    """Find the counted phrases of a sentence, joined with the persons found in it where they are listed, in order.

    >>> from pipeline.extract.singles import Tokens, persons
    >>> words = "a mother and her two children died".split()
    >>> [[(m.quantity.value, m.head) for m in g.members] for g in groups(words, persons(Tokens(words, words)))]
    [[(1, 'mother'), (2, 'children')]]
    """
    singles = [Counted(_quantity(one), one.first, one.end, one.noun, person=one) for one in found_persons]
    found: list[Group] = []
    for phrase in sorted([*_numbered(words), *singles], key=lambda phrase: phrase.first):
        last = found[-1].members[-1] if found else None
        if last is not None and phrase.first < last.end:
            continue
        between = tuple(words[last.end : phrase.first]) if last is not None else ()
        if last is not None and _apposed(last, phrase, between, words):
            _join(last, phrase)
        elif found and not phrase.of_whole and between in JOINTS:
            found[-1].members.append(phrase)
        else:
            found.append(Group([phrase]))
    return found


def _quantity(one: Person) -> Quantity:
    return Quantity(one.count, one.first, one.end, more=one.other)


def _apposed(last: Counted, phrase: Counted, between: tuple[str, ...], words: Sequence[str]) -> bool:
    """Say whether two phrases mean one person: "Roe, a 34-year-old teacher," or "a teacher, John Roe,"."""
    one, other = last.person, phrase.person
    if one is None or other is None or other.other or between not in {(), (",",)} or bool(one.name) == bool(other.name):
        return False
    named, plain = (one, other) if one.name else (other, one)
    if plain.pronoun or plain.count > 1 or (named.noun and named.noun != plain.noun and one.age and other.age):
        return False
    behind = words[phrase.end : phrase.end + 1]
    return not between or not behind or behind[0] in CLOSING


def _join(last: Counted, phrase: Counted) -> None:
    """Make one phrase of two that mean one person."""
    one, other = last.person, phrase.person
    if one is not None and other is not None:
        one.end, one.name, one.noun = other.end, one.name or other.name, one.noun or other.noun
        one.age = other.age if one.age is None else one.age
    last.end, last.head = phrase.end, last.head or phrase.head


def _both(words: Sequence[str]) -> Iterator[Quantity]:
    """Find "both were killed", "both men died"; not "both in the north and in the south"."""
    for place, word in enumerate(words[:-1]):
        following = words[place + 1]
        plural = following.endswith("s") or following in {"men", "women", "people", "children", "of"}
        counts = following in AUXILIARIES or following in DYING or (plural and words[place + 2 : place + 3] != ["and"])
        if word == "both" and counts:
            yield Quantity(2, place, place + 1)


def _numbered(words: Sequence[str]) -> Iterator[Counted]:
    for quantity in [*quantities(words), *(_both(words) if "both" in words else ())]:
        if quantity.first and words[quantity.first - 1] == "no":
            continue  # "no one"
        position = quantity.last
        of_whole = _of_whole(words, position)
        if position < len(words) and words[position] == "of" and (of_whole or quantity.bound == "vague"):
            position += 1
        if of_whole and position < len(words) and words[position] in WHOLES:
            position += 1
        elif words[position : position + 1] == ["of"] and not OWNERS.isdisjoint(words[position + 1 : position + 2]):
            position += 2  # "two of his guards"
        end = _end(words, position)
        if of_whole and end < len(words) and words[end][0].isdigit():
            end = _end(words, end + 1)  # "seven of the city's 10 districts"
        head = next((words[k] for k in range(end - 1, quantity.last - 1, -1) if words[k].isalpha()), "")
        if head not in NOT_PEOPLE and head not in THINGS:
            yield Counted(quantity, quantity.first, end, head, of_whole)


def _of_whole(words: Sequence[str], position: int) -> bool:
    """Say whether "of them", "of the dead" follows; "hundreds of people" is no part."""
    return tuple(words[position : position + 1]) == ("of",) and words[position + 1 : position + 2] != [] and (
        words[position + 1] in WHOLES or words[position + 1][0].isdigit()
    )


def _end(words: Sequence[str], position: int) -> int:
    end = position
    while end < len(words) and end - position < REACH and words[end] not in PHRASE_END and not words[end][0].isdigit():
        end += 1
    return end
