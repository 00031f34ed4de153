"""Numbers that are ages: "girls aged 12 to 15", "two men, 18 and 19,", "in his 40s", "ages six and seven"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ADJECTIVES, OF_SEVERAL, PARTICIPLES, PERSONS
from pipeline.extract.number_words import ONES, PEOPLE, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST: Final = 120
"""Years: no greater number is an age."""
JOINING: Final = frozenset("and or to through & / , -".split())
"""Between the numbers of one run."""
AGE: Final = frozenset("age ages aged".split())
LEADING: Final = frozenset(
    "between from of in their his her the mid early late about around over under just only both all mostly at and"
    " respectively apparently approximately roughly being - to or years".split()
)
"""Between "aged" and its numbers: "aged between 20 and 37", "ranged in age from 19 to 47"."""
WITHIN: Final = LEADING | JOINING | AGE | {"(", "years", "old", "s", "'"}
"""Between a noun and its ages, and between these."""
RUNNING: Final = frozenset({"-", "and", ",", "or", "to", "a"})
"""Between the numbers before "year-old"."""
LEADING_REACH: Final = 4
OPENING: Final = frozenset({",", "(", "both", "[", "\u2014", "\u2013"})
LIVING: Final = frozenset({"was", "is", "turned", "turns", "turning"})
HE: Final = frozenset("he she who victim man woman boy girl roe".split())
AGED: Final = PERSONS - {"one", "member"}
"""Nouns of somebody whose age "of" tells: "a boy of nine"; not "one of two"."""
DOERS: Final = ("tor", "er", "ist", "ian", "ant", "man", "ent")
"""How nouns of somebody who does something end."""
WHO: Final = frozenset({"who", "who'd", "who's", "whose"})
ONE_OF: Final = frozenset("a an the another his her their young little old".split())
CLOSING: Final = frozenset(", . ; : ) of from".split())


def ages(words: Sequence[str]) -> frozenset[int]:
    """Find the tokens of a sentence, lower case, that are numbers of years of life.

    >>> words = "six girls aged 12 to 15 died ; two men , 18 and 19 , and a man in his 40 s were hurt".split()
    >>> [words[place] for place in sorted(ages(words))]
    ['12', '15', '18', '19', '40']
    """
    found: set[int] = set()
    for run in _runs(words):
        if run[0] not in found:
            found.update(_meant(words, run))
    return frozenset(found)


def past_ages(words: Sequence[str], end: int) -> int:
    """Pass over the ages that stand behind a noun ending there: "six girls aged 12 to 15 died" to "died".

    A comma that closes them is left, as is one that only opens them.

    >>> past_ages("two men , 18 and 19 , were shot".split(), 2)
    6
    """
    place, last = end, 0
    old = ages(words) if _opens(words, end) else frozenset()
    while old and place < len(words) and (place in old or words[place] in WITHIN):
        last = place + 1 if place in old else last
        place += 1
    if last and words[last : last + 1] == ["s"]:
        last += 1
    return last + (words[last : last + 1] == [")"]) if last else end


def years_old(words: Sequence[str], place: int) -> tuple[int, int]:
    """Read "16-year-old", "12- and 10-year-old", "15-, 16- and 18-year-olds": (how many ages, one past the last token).

    (0, place) where none begins.

    >>> years_old("12 - and 10 - year - old sons".split(), 0)
    (2, 8)
    """
    count, end = 0, place
    while end < len(words) and words[end].isdigit():
        count += 1
        behind = end + 1
        joined = words[behind : behind + 1] == ["-"]
        while joined and words[behind : behind + 1] and words[behind] in RUNNING:
            behind += 1
        end = behind
        if not joined:
            break
    if not count or words[end : end + 1] not in (["year"], ["month"], ["week"], ["day"]):
        return 0, place
    last = end + 1 + (words[end + 1 : end + 2] == ["-"])
    return (count, last + 1) if words[last : last + 1] in (["old"], ["olds"]) else (0, place)


def _opens(words: Sequence[str], place: int) -> bool:
    """Say whether ages may begin at a place."""
    return any(word in AGE or word.isdigit() for word in words[place : place + 2])


def _is_number(word: str) -> bool:
    return (word.isdigit() and len(word) <= 3 and int(word) <= OLDEST) or word in ONES or word in TENS


def _runs(words: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of numbers that stand on end: of "18, 19 and 22" the three."""
    place = 0
    while place < len(words):
        if not _is_number(words[place]):
            place += 1
            continue
        run = [place]
        following = _next(words, place + 1)
        while following is not None:
            run.append(following)
            following = _next(words, following + 1)
        yield run
        place = run[-1] + 1


def _next(words: Sequence[str], place: int) -> int | None:
    """Find the number that goes on after one or two joining words."""
    for step in (place, place + 1, place + 2):
        if step >= len(words):
            return None
        if step > place and _is_number(words[step]):
            return step
        if words[step] not in JOINING:
            return None
    return None


def _meant(words: Sequence[str], run: list[int]) -> list[int]:
    """Leave of a run what are ages: a last number may count those named behind it ("a boy, 7, and 3 women")."""
    following = words[run[-1] + 1 : run[-1] + 2]
    if words[run[-1] - 1] not in {"to", "-"} and following and _counted(following[0]):
        run = run[:-1]
    if not run:
        return []
    if _is_told(words, run[0]):
        return run
    return [place for place in run if _is_decade(words, place)] or (run if _stands_apart(words, run) else [])


def _counted(word: str) -> bool:
    kin = word.endswith("children") or word.removesuffix("s") in PERSONS
    return word in PEOPLE or word in PARTICIPLES or word in ADJECTIVES or kin


def _is_told(words: Sequence[str], first: int) -> bool:
    """Say whether the word "aged" leads to a number."""
    for place in range(first - 1, max(-1, first - 1 - LEADING_REACH), -1):
        if words[place] in AGE:
            return True
        if words[place] not in LEADING:
            return False
    return False


def _is_decade(words: Sequence[str], place: int) -> bool:
    """Say whether a number is one of "40s", "40's"."""
    following = words[place + 1 : place + 3]
    return following[:1] == ["s"] or (following[1:] == ["s"] and following[0] in {"'", "\u2019"})


def _stands_apart(words: Sequence[str], run: list[int]) -> bool:
    """Say whether numbers say between commas who somebody is: ", 34,", ", 18 and 19 were", "(7)"."""
    first, last = run[0], run[-1]
    before = words[first - 1] if first else ""
    following = words[last + 1] if last + 1 < len(words) else ""
    doer = following in WHO and words[first - 3 : first - 2] in (["a"], ["an"]) and words[first - 2].endswith(DOERS)
    somebody = first > 1 and words[first - 2] in AGED and (first == 2 or words[first - 3] in ONE_OF)
    if before == "of" and (doer or somebody):  # "a spectator of 67 who", "a boy of nine", "Man of 84"
        return doer or not following or not following[0].isalpha() or not _counted(following)
    if before in LIVING:
        return first > 1 and words[first - 2] in HE and (not following or following in CLOSING | {"and", "when", "years"})
    if before not in OPENING or first < 2 or (before == "(" and _is_number(words[first - 2])):
        return False  # "fourteen (14) persons"
    closed = not following or following in CLOSING
    if len(run) > 1:
        return words[first].isdigit() and (closed or following in OF_SEVERAL or before == "both")
    named = words[first - 2] in PERSONS
    if words[first].isdigit() and following in {"was", "is", "has"} and words[first] != "1":
        return True
    return closed and (named or (words[first].isdigit() and before in {"both", "("}))
