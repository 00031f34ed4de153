"""Noun phrases that count people: "three of the 40 passengers", "a mother and her two children", "a wounded man"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS, NOT_PEOPLE, PAIRS, PERSONS, PHRASE_END
from pipeline.extract.number_words import THINGS
from pipeline.extract.numbers import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARTICLES: Final = frozenset("a an another his her their its the this that one".split())
INDEFINITE: Final = frozenset("a an another his her their its".split())
REACH: Final = 7
"""Tokens that a noun phrase may take after its number."""
SPAN: Final = 10
"""Tokens from an article to its noun: "a 34-year-old off-duty police officer"."""
JOINTS: Final = (
    ("and",), (",",), (",", "and"), ("and", "her"), ("and", "his"), ("and", "their"), (",", "her"), (",", "his"),
    ("as", "well", "as"), (",", "as", "well", "as"), ("plus",), ("and", "also"), ("&",), ("along", "with"),
    ("together", "with"),
)  # fmt: skip
"""What stands between the members of a list."""
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
    single: bool = False
    """True where no number says it: "a man"."""
    definite: bool = False
    """True for "the man", "the victim": somebody spoken of before."""

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


def groups(words: Sequence[str]) -> list[Group]:
    """Find the counted phrases of a sentence, joined where they are listed, in order.

    >>> [[(m.quantity.value, m.head) for m in g.members] for g in groups("a mother and her two children died".split())]
    [[(1, 'mother'), (2, 'children')]]
    """
    found: list[Group] = []
    for phrase in sorted([*_numbered(words), *_single(words)], key=lambda phrase: phrase.first):
        if found and phrase.first < found[-1].end:
            continue
        if found and not phrase.of_whole and tuple(words[found[-1].end : phrase.first]) in JOINTS:
            found[-1].members.append(phrase)
        else:
            found.append(Group([phrase]))
    return found


def _numbered(words: Sequence[str]) -> Iterator[Counted]:
    for quantity in quantities(words):
        if quantity.first and words[quantity.first - 1] == "no":
            continue  # "no one"
        position = quantity.last
        of_whole = _of_whole(words, position)
        if position < len(words) and words[position] == "of" and (of_whole or quantity.bound == "vague"):
            position += 1
        if of_whole and position < len(words) and words[position] in WHOLES:
            position += 1
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


def _single(words: Sequence[str]) -> Iterator[Counted]:
    """Find "a man", "the victim", "his wife": one person each, a couple two."""
    for first, word in enumerate(words):
        if word not in ARTICLES or (word == "one" and first and words[first - 1] == "no"):
            continue
        for position in range(first + 1, min(first + SPAN, len(words))):
            noun = words[position]
            if noun in PERSONS or noun in PAIRS:
                following = words[position + 1] if position + 1 < len(words) else ""
                if following in PERSONS:
                    continue  # "police officer": the last noun is the head
                if following not in {"'", "'s", "-"} and not noun.endswith("'s"):
                    value = 2 if noun in PAIRS else 1
                    quantity = Quantity(value, first, position + 1, more=word == "another")
                    yield Counted(
                        quantity, first, position + 1, noun, single=True, definite=word not in INDEFINITE
                    )
                break
            if noun in PHRASE_END and noun not in {"-", ",", "\u2013"}:
                break
