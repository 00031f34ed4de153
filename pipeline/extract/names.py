"""Names of persons: which capitalised words on end make one up, and what says that they name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import (
    ACTIVE,
    ADJECTIVES,
    BE,
    DYING,
    EVENTS,
    NOUNS,
    PARTICIPLES,
    PERSONS,
    PHRASE_END,
    PREPOSITIONS,
    WOUNDING,
)
from pipeline.extract.folding import fold
from pipeline.extract.person_words import FIRST_NAMES, NO_NAME, PARTICLES, PERSON_NOUNS, SUFFIXES, TITLES
from pipeline.extract.term_words import is_plain, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 5
"""Words of a name, at the most."""
LONGEST_PLAIN: Final = 4
SHORTEST: Final = 4
"""Letters of a given name in upper-case copy, at least: shorter ones are words, too."""
DESCRIBING: Final = 6
"""Words that tell what somebody is right before his name, at the most: "Liberal Party presidential candidate"."""
UNDESCRIBING: Final = (
    PHRASE_END
    | WOUNDING
    | NOUNS.keys()
    | EVENTS.keys()
    | ADJECTIVES.keys()
    | frozenset("a an the this that these those his her their its our my your he she it they we i no".split())
)
"""Words that end what tells what somebody is, towards the left."""
SURNAMES: Final = frozenset("hill west north church temple house forest post".split())
"""Words of places that are surnames behind a given name."""
AGED_SURNAMES: Final = frozenset("lane park lake street court beach bridge river".split())
"""The same where an age follows: "Terry Lane, 40,"."""
MONTH_NAMES: Final = frozenset("april may june august".split())
"""Given names, too."""
DATING: Final = frozenset("in last since of this next by until on late early mid between from through and to".split())
"""Before a month."""
BODIES: Final = frozenset(
    "front movement battalion brigade column commando command regiment detachment party alliance association federation"
    " confederation foundation cartel committee coalition squad board street avenue hospital clinic university college"
    " barracks airport school market base stadium prison bridge neighborhood district".split()
)
"""Behind somebody's name in upper-case copy: it is a body's or a building's."""
INTRODUCING: Final = frozenset("a an who whose the".split())
"""After a name and a comma: only persons (and bodies, which are neither killed nor hurt) are introduced so."""


def is_given(word: str) -> bool:
    """Say whether a word, lower case, is a given name, with its accents or without: "iván" as "ivan"."""
    return word in FIRST_NAMES or (not word.isascii() and fold(word) in FIRST_NAMES)


def run(words: Sequence[str], raws: Sequence[str], start: int) -> tuple[tuple[str, ...], int]:
    """Read capitalised words on end as a name, initials and suffixes passed over; (its words, one past the last)."""
    name: list[str] = []
    end = start
    while end < len(words) and len(name) < LONGEST:
        word, raw = words[end], raws[end]
        if raw[0].isupper() and raw[-1].isalpha() and len(raw) > 1 and not word.endswith("'s"):
            if word in NO_NAME and not (_is_surname(words, end, name) or (not name and _is_given(words, raws, end))):
                return (), start
            name.append(word)
        elif not (name and _goes_on(words, raws, end)):
            break
        end += 1
    while name and name[-1] in SUFFIXES:
        name.pop()
    return tuple(name), end


def _is_surname(words: Sequence[str], place: int, name: Sequence[str]) -> bool:
    """Say whether a word of places is somebody's surname: behind a given name, in some behind which an age comes."""
    if not name or not is_given(name[0]):
        return False
    aged = words[place + 1 : place + 2] == [","] and words[place + 2 : place + 3] != [] and words[place + 2].isdigit()
    return word_ends(words, place) and (words[place] in SURNAMES or (words[place] in AGED_SURNAMES and aged))


def word_ends(words: Sequence[str], place: int) -> bool:
    """Say whether a name may end at a token: no street, school or town goes on behind it."""
    following = words[place + 1] if place + 1 < len(words) else ""
    return following not in NO_NAME or following in PHRASE_END


def _is_given(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether a month is somebody's given name: "April Jones was found"."""
    if words[place] not in MONTH_NAMES or (place and words[place - 1] in DATING):
        return False
    behind = raws[place + 1 : place + 2]
    return bool(behind) and behind[0][0].isupper() and behind[0][1:].islower() and words[place + 1] not in NO_NAME


def plain_run(words: Sequence[str], start: int) -> tuple[tuple[str, ...], int]:
    """Read a name in upper-case copy, where only a given name tells that one begins; (its words, one past the last).

    >>> plain_run("carlos ruiz ortega was killed".split(), 0)
    (('carlos', 'ruiz', 'ortega'), 3)
    >>> plain_run("carlos ruiz front attacked".split(), 0)
    ((), 0)
    """
    end = start
    while end < min(start + LONGEST_PLAIN, len(words)) and words[end].isalpha() and words[end] not in PHRASE_END | NO_NAME:
        end += 1
    body = not BODIES.isdisjoint(words[start : end + 1])
    return (tuple(words[start:end]), end) if end - start > 1 and not body else ((), start)


def plain_name(
    words: Sequence[str], start: int, known: set[str], *, titled: bool, listed: bool = False
) -> tuple[tuple[str, ...], int]:
    """Read a name in upper-case copy: from a given name on, or one known by now.

    Behind a title, or in a list of names, words that can't be anything else are one, too.

    >>> [plain_name(text.split(), 0, {"ruiz"}, titled=True)[0] for text in ("eulogio flores died", "today flores died")]
    [('eulogio', 'flores'), ()]
    >>> plain_name("ruiz was killed".split(), 0, {"ruiz"}, titled=False)
    (('ruiz',), 1)
    """
    following = words[start : start + 2]
    titled = titled or (start > 0 and words[start - 1] in PERSON_NOUNS)
    if following and is_given(following[0]) and (titled or listed or len(following[0]) >= SHORTEST):
        return plain_run(words, start)
    if len(following) > 1 and following[0] in known and not is_word(following[0]) and following[1] in BE:
        return (following[0],), start + 1
    if (titled or listed) and len(following) > 1 and all(map(_is_strange, following[: 1 + (not listed)])):
        return plain_run(words, start)
    return (), start


def _is_strange(word: str) -> bool:
    """Say whether a word of upper-case copy is neither English nor a country's or a people's name."""
    return len(word) >= SHORTEST and word.isalpha() and word not in PHRASE_END and not is_plain(word)


def described(words: Sequence[str], raws: Sequence[str], first: int, floor: int) -> int:
    """Find where the words begin that tell what somebody is before his name: "trade union leader", "magistrate".

    "Senator and presidential hopeful" is one man where neither has an article; nothing is read from before `floor`.

    >>> words = "gunmen murdered trade union leader juan soto".split()
    >>> described(words, words, 5, 0)
    2
    """
    office = first < len(words) and (words[first] in PERSONS or words[first] in TITLES)
    if first == floor or not (office or _is_office(words, raws, first - 1)):
        return first
    start = first if office else first - 1
    while start > max(floor, first - DESCRIBING) and _describes(words[start - 1]):
        start -= 1
    if words[start - 1 : start] == ["and"] and start - 1 > floor and _is_office(words, raws, start - 2):
        bare = start - 2 == floor or words[start - 3] in PHRASE_END
        return start - 2 if bare else start
    return start


def _is_office(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether a word tells what one person is: not a part of a name, which has a capital."""
    word = words[place]
    return word in PERSONS or word in TITLES or (word in PERSON_NOUNS and (raws[place].isupper() or raws[place].islower()))


def _describes(word: str) -> bool:
    return word not in UNDESCRIBING and (word.isalpha() or word == "-")


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
    """Say whether what stands before names whose name it is: "her mother, NAME", "magistrate NAME"."""
    noun = words[first - 2 : first - 1] if words[first - 1 : first] == [","] else words[first - 1 : first]
    return first > 0 and bool(noun) and (noun[0] in PERSONS or (noun[0] in PERSON_NOUNS and words[first - 1] != ","))


def fated(words: Sequence[str], first: int, end: int) -> bool:
    """Say whether only a person fits between the words around: "killed NAME", "NAME, who", "NAME died"."""
    before = words[first - 1] if first else ""
    following = words[end : end + 4]
    if before in ACTIVE or before in PARTICIPLES:
        return True
    if following[:1] == [","]:
        return not INTRODUCING.isdisjoint(following[1:2])
    return any(word in DYING or word in PARTICIPLES for word in following if word not in PREPOSITIONS)
