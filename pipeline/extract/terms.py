"""Terms of a text: the names, streets and ages in it, by which the resolver tells one local incident from the next.

Two newsrooms that report one shooting share few phrases but the same names and ages; two shootings of one night in one
city share the phrases but not these. A full name gives itself and its surname ("maria delgado", "delgado"), a street or
site its words together ("elm street", "1200 block"), a person's age its digits. English words are no names by
themselves, and in a text that is all capitals no part of one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract.folding import fold
from pipeline.extract.place_words import table
from pipeline.extract.street_words import STREETS
from pipeline.extract.term_words import ROLES, SEATS, SERVING, STORMS, TITLES, is_plain, is_region, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STORM: Final = "storm "
"""How the term of a storm's name begins, whatever kind of storm it is."""
LIMIT: Final = 64
"""Terms of one text, at the most: the first ones, since news says first who it is about."""
LONGEST: Final = 5
"""Words of a name, at the most: longer runs of capitals are headings."""

_FOUND: Final = re.compile(
    r"""(?P<run> [A-Z\u00c0-\u00de] [\w\u2019'-]* (?:\ (?:[A-Z]\.\ )? [A-Z\u00c0-\u00de] [\w\u2019'-]* )* )  # capitals
        | (?<! \d ) (?P<number> \d++ )
          (?: (?P<age> -(?:year|month)-old | \ years?[ -](?:old|of) )     # "34-year-old"
            | (?P<block> -block | \ (?:hundred\ )?block ) (?!\w)          # "1200 block"
            | (?P<nth> st|nd|rd|th ) \ (?P<way> [A-Z]\w+ )                # "12th Street"
            | (?P<aged> (?= [,.;)] ) ) )                                  # "Delgado, 34," """,
    re.VERBOSE,
)
_SHORTENED: Final = re.compile(r"(?:'(?:s|re|ll|ve|d|m|t)|['-]+)$")
_MARK: Final = re.compile(r" [|\u2013\u2014-] ")
_TAIL: Final = re.compile(r"\A((?:\S+ ){3,}?\S+) [|\u2013\u2014-] [^\n]*")
"""What follows the headline on a web page: the outlet's name and sections."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = re.compile(r"[a-z]{3}")
_OPEN: Final = frozenset(" ,;:\u2019\u201d\"'(-")
_AGE_BEFORE: Final = re.compile(r"(?:[a-z], | aged? )$")
_OLDEST: Final = 105
_SHORT: Final = 3
_LONGEST_SIGN: Final = 5
_BEFORE: Final = re.compile(r"(?<!\w)([A-Za-z]+)\.?:? $")
_AFTER: Final = re.compile(r", ((?:an? |the )?(?:[\w'\u2019]+ ){0,4}[\w]+)")
_BY: Final = frozenset({"by", "By", "BY", "Photo", "photo", "Photos", "Story", "Contact", "Reporting"})
_LINKS: Final = frozenset({"the", "and", "of", "in", "on", "at", "an", "to", "for", "by", "with", "from"})


def terms(text: str) -> tuple[str, ...]:
    """List the names and ages in a text, folded, each once, in order of the text.

    >>> terms("Maria Delgado, 34, was shot on Elm Street by a 20-year-old man from Kelso on Monday. Delgado died.")
    ('maria delgado', 'delgado', '34', 'elm street', '20', 'kelso')
    >>> terms("HE WAS SHOT IN FRONT OF THE HOUSE OF COLONEL OTERO")
    ('otero',)
    """
    found: dict[str, None] = {}
    text = _TAIL.sub(r"\1", text, count=1) if _MARK.search(text) else text
    for term in _all_capitals(text) if _SMALL.search(text) is None else _found(text):
        found[term] = None
        if len(found) >= LIMIT:
            break
    return tuple(found)


def _found(text: str) -> Iterator[str]:
    written = frozenset(text.split())
    officials: set[str] = set()
    for match in _FOUND.finditer(text):
        run, number = match.group("run", "number")
        if number is not None:
            if (term := _number(match, number, text)) is not None:
                yield term
            continue
        start, end = match.span()
        if start and text[start - 1].isalnum():
            continue
        inside = start > 1 and text[start - 1] in _OPEN and text[start - 2] not in ".!?\n"
        plain = inside and text[start - 2].islower()
        made, official = _run(run, inside=inside, plain=plain)
        storm = bool(made) and made[0].startswith(STORM)  # "left homeless by Cyclone Ada" is no byline
        if official or (made and not storm and _speaks(text, start, end)):
            officials.update(word for term in made for word in term.split())
            continue
        for term in made:
            if term not in written and term.rpartition(" ")[2] not in officials:
                yield term


def _speaks(text: str, start: int, end: int) -> bool:
    """Say whether a name is that of somebody who speaks for an authority or writes: of many incidents, that is."""
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before is not None and (before[1] in TITLES or before[1] in _BY):
        return True
    after = _AFTER.match(text, end)
    return after is not None and any(word in TITLES for word in after[1].lower().split())


def _number(match: re.Match[str], number: str, text: str) -> str | None:
    """Read an age, a block or a numbered street."""
    if match["block"] is not None:
        return f"{number} block"
    if match["nth"] is not None:
        street = STREETS.get(match["way"].lower())
        return f"{number}{match['nth']} {street}" if street else None
    start = match.start()
    aged = match["age"] is not None or _AGE_BEFORE.search(text, max(0, start - 6), start) is not None
    return number if aged and int(number[:4]) <= _OLDEST else None


@lru_cache(maxsize=65536)
def _run(run: str, *, inside: bool, plain: bool) -> tuple[tuple[str, ...], bool]:
    """Give the terms in a run of capitalised words, and whether they name an official.

    At the beginning of a sentence its first word may be any word; `plain` says that the run follows a small word.
    """
    words = [_folded(word) for word in run.split() if word[-1] != "." and not _is_sign(word)]
    storms = list(_storms(words))
    if not inside and words and is_word(words[0]) and (len(words) == 1 or not _given(words[0])):
        official = words[0] in TITLES
        del words[0]
    else:
        official = False
    found = [*storms, *_streets(words)]
    names = list(_names(words)) if len(words) <= LONGEST else [[word] for word in words]
    if names and len(words) <= LONGEST:
        first = words.index(names[0][0])
        official = official if first == 0 else words[first - 1] in TITLES
    for name in names:
        paired = (plain and len(words) <= _SHORT) or all(_strong(word) for word in name[-2:])
        if len(name) > 1 and paired and name[-2] != name[-1] and not is_region(name[-1]):
            found.append(f"{name[-2]} {name[-1]}")
        if not _plain(name[-1]):
            found.append(name[-1])
    return tuple(found), official


def _is_sign(word: str) -> bool:
    """Say whether a word is an acronym, a call sign or a model: NYPD, WABC-TV, F-150."""
    short = all(len(part) <= _LONGEST_SIGN for part in word.split("-"))
    return (short and word.isupper()) or any(letter.isdigit() for letter in word)


@lru_cache(maxsize=65536)
def _strong(word: str) -> bool:
    """Say whether a word may be part of a name wherever it stands."""
    return not _plain(word) or _given(word)


def _given(word: str) -> bool:
    return word in table("first_names")


def _folded(word: str) -> str:
    """Fold a word, without the possessive or what is left of a verb."""
    lowered = _SHORTENED.sub("", word.lower().replace("\u2019", "'"))
    return lowered if lowered.isascii() and lowered.isalpha() else fold(lowered)


def _streets(words: Sequence[str]) -> Iterator[str]:
    for before, last in pairwise(words):
        if last in STREETS and before not in ROLES and before not in STREETS:
            yield f"{before} {STREETS[last]}"


def _storms(words: Sequence[str]) -> Iterator[str]:
    """Name a storm without its kind, which changes as it grows: "Tropical Storm Ada", "Hurricane Ada"."""
    for before, name in pairwise(words):
        if before in STORMS and not is_word(name):
            yield f"{STORM}{name}"


def _names(words: Sequence[str]) -> Iterator[list[str]]:
    """Cut a run at the words that are no part of names; leave out what serves many: "Mercy Hospital"."""
    held: list[str] = []
    for word in words:
        if word in SERVING:
            held = []
        elif word in ROLES or word in STREETS or len(word) < 2 or (word in _LINKS and not held):
            if held:
                yield held
            held = []
        else:
            held.append(word)
    if held:
        yield held


@lru_cache(maxsize=65536)
def _plain(word: str) -> bool:
    return word in ROLES or len(word) < 3 or is_plain(word) or word in SEATS


def _all_capitals(text: str) -> Iterator[str]:
    """Give the words of a text in capitals that are no English words, and the pairs of them."""
    previous = ""
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        if _plain(word):
            previous = ""
            continue
        if previous and previous != word:
            yield f"{previous} {word}"
        yield word
        previous = word
