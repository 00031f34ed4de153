"""Names of persons: which capitalised words on end make one up, and what says that they name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ACTIVE, DYING, PARTICIPLES, PERSONS, PHRASE_END, PREPOSITIONS
from pipeline.extract.person_words import NO_NAME, PARTICLES, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 5
"""Words of a name, at the most."""
LONGEST_PLAIN: Final = 4
INTRODUCING: Final = frozenset("a an who whose the".split())
"""After a name and a comma: only persons (and bodies, which are neither killed nor hurt) are introduced so."""


def run(words: Sequence[str], raws: Sequence[str], start: int) -> tuple[tuple[str, ...], int]:
    """Read capitalised words on end as a name, initials and suffixes passed over; (its words, one past the last)."""
    name: list[str] = []
    end = start
    while end < len(words) and len(name) < LONGEST:
        word, raw = words[end], raws[end]
        if raw[0].isupper() and raw[-1].isalpha() and len(raw) > 1 and not word.endswith("'s"):
            if word in NO_NAME:
                return (), start
            name.append(word)
        elif not (name and _goes_on(words, raws, end)):
            break
        end += 1
    while name and name[-1] in SUFFIXES:
        name.pop()
    return tuple(name), end


def plain_run(words: Sequence[str], start: int) -> tuple[tuple[str, ...], int]:
    """Read a name in upper-case copy, where only a given name tells that one begins; (its words, one past the last).

    >>> plain_run("carlos ruiz ortega was killed".split(), 0)
    (('carlos', 'ruiz', 'ortega'), 3)
    """
    end = start
    while end < min(start + LONGEST_PLAIN, len(words)) and words[end].isalpha() and words[end] not in PHRASE_END | NO_NAME:
        end += 1
    return (tuple(words[start:end]), end) if end - start > 1 else ((), start)


def _goes_on(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether a name goes on over a token: an initial with its stop, "de la", "al-", a hyphen."""
    raw = raws[place]
    if len(raw) == 1 and raw.isupper():
        return True
    if raw == ".":
        return len(raws[place - 1]) <= 2
    if words[place] == "-":
        return raws[place + 1 : place + 2] != [] and raws[place + 1][0].isupper()
    return words[place] in PARTICLES and any(after[0].isupper() for after in raws[place + 1 : place + 3] if after != "-")


def owner(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether a name in the possessive stands at a place that no person follows: "Roe's death", not "Roe's wife"."""
    if place >= len(words) or not words[place].endswith("'s") or not raws[place][0].isupper():
        return False
    return words[place][:-2] not in NO_NAME and PERSONS.isdisjoint(words[place + 1 : place + 3])


def introduced(words: Sequence[str], first: int) -> bool:
    """Say whether what stands before names whose name it is: "her mother, NAME", "coach NAME"."""
    noun = words[first - 2 : first - 1] if words[first - 1 : first] == [","] else words[first - 1 : first]
    return first > 0 and bool(noun) and noun[0] in PERSONS


def fated(words: Sequence[str], first: int, end: int) -> bool:
    """Say whether only a person fits between the words around: "killed NAME", "NAME, who", "NAME died"."""
    before = words[first - 1] if first else ""
    following = words[end : end + 4]
    if before in ACTIVE or before in PARTICIPLES:
        return True
    if following[:1] == [","]:
        return not INTRODUCING.isdisjoint(following[1:2])
    return any(word in DYING or word in PARTICIPLES for word in following if word not in PREPOSITIONS)
