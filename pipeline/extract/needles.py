r"""What a text must have for a pattern to match in it: read off the pattern itself.

A pattern of many alternatives is slow to find nowhere. Every match of `\b(?:stabbed|shot)\b[^.]*\bhospitals?` has
"stabbed" or "shot", and it has "hospital": a text without one of the first or without the second needs no search. Since
the words are read off the pattern, no list of them has to be kept in step with it.
"""

from __future__ import annotations

from itertools import groupby
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

START: Final = "\b"
"""Before a needle that only counts at the beginning of a word."""
SHORTEST: Final = 3
"""Characters of a needle, at the least: shorter ones are in every sentence."""
MOST: Final = 64
"""Strings that a part of a pattern is spelled out into, at the most."""

_REPEATS: Final = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


class _Part:
    """What is known of a part of a pattern."""

    __slots__ = ("exact", "needs")

    def __init__(self, exact: frozenset[str] | None = None, needs: Iterable[frozenset[str]] = ()) -> None:
        self.exact = exact
        """All that it matches, lower-cased; None where that is more than can be spelled out."""
        self.needs = list(needs)
        """Sets of strings: of each set, one is in whatever it matches."""


_NOTHING: Final = _Part(frozenset({""}))
_WORD_START: Final = _Part(frozenset({START}))


def needles(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    r"""List sets of lower-case strings, of each of which one is in every match; empty if there is none to tell by.

    >>> import re
    >>> [sorted(found) for found in needles(re.compile(r"\b(?:stabbed|shot)\b[^.]*\b[Hh]ospitals?"))]
    [['\x08shot', '\x08stabbed'], ['\x08hospital']]
    >>> needles(re.compile(r"\b(?:in|at) \w+"))
    []
    """
    needs = _sequence(parser.parse(pattern.pattern, pattern.flags)).needs
    return [_least(need) for need in needs]


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    needs: list[frozenset[str]] = []
    run: frozenset[str] = frozenset({""})
    whole = True
    for part in _parts(items):
        if part.exact is not None and len(run) * len(part.exact) <= MOST:
            run = frozenset(_joined(before, behind) for before in run for behind in part.exact)
            continue
        whole = False
        needs += [*_useful(run), *part.needs]
        run = frozenset({""}) if part.exact is None else part.exact
    needs += _useful(run)
    return _Part(run if whole else None, needs)


def _parts(items: Iterable[tuple[Any, Any]]) -> Iterator[_Part]:
    """Read the items of a sequence; letters that stand on end as one."""
    for literal, run in groupby(items, lambda item: item[0] is ops.LITERAL):
        if literal:
            yield _Part(frozenset({"".join(chr(code) for _, code in run).lower()}))
        else:
            yield from (_item(op, argument) for op, argument in run)


def _item(op: Any, argument: Any) -> _Part:
    """Read one item of a parsed pattern; of those that it doesn't know, nothing is known."""
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in argument):
        return _Part(frozenset(chr(code).lower() for _, code in argument))
    if op is ops.BRANCH:
        return _branch([_sequence(items) for items in argument[1]])
    if op in {ops.SUBPATTERN, ops.ATOMIC_GROUP}:
        return _sequence(argument[3] if op is ops.SUBPATTERN else argument)
    if op in _REPEATS:
        return _repeat(*argument)
    if op in {ops.AT, ops.ASSERT, ops.ASSERT_NOT}:
        return _WORD_START if argument is ops.AT_BOUNDARY else _NOTHING
    return _Part()


def _repeat(least: int, most: int, items: Iterable[tuple[Any, Any]]) -> _Part:
    part = _sequence(items)
    if least == 0:
        return _Part(part.exact | {""}) if most == 1 and part.exact is not None else _Part()
    return part if least == most == 1 else _Part(needs=part.needs)


def _branch(parts: list[_Part]) -> _Part:
    """Put alternatives together: the best set of each."""
    exact: frozenset[str] | None = None
    if all(part.exact is not None for part in parts):
        exact = frozenset().union(*(part.exact or () for part in parts))
    if exact is not None and len(exact) <= MOST:
        return _Part(exact, _useful(exact))
    if all(part.needs for part in parts):
        return _Part(needs=[frozenset().union(*(max(part.needs, key=_worth) for part in parts))])
    return _Part()


def _joined(before: str, behind: str) -> str:
    return before + behind.lstrip(START) if before else behind


def _useful(strings: frozenset[str]) -> list[frozenset[str]]:
    """Give the strings as a set of needles, if all are long enough; a boundary before no letter is none of a word."""
    found = frozenset(
        string if string[1:2].isalnum() or not string.startswith(START) else string.lstrip(START) for string in strings
    )
    return [found] if _worth(found) >= SHORTEST else []


def _worth(strings: frozenset[str]) -> int:
    return min(len(string.strip(START + " ")) for string in strings)


def _least(strings: frozenset[str]) -> frozenset[str]:
    """Leave out those that have another of them inside."""
    kept: list[str] = []
    for string in sorted(strings, key=len):
        if not any(_within(other, string) for other in kept):
            kept.append(string)
    return frozenset(kept)


def _within(other: str, string: str) -> bool:
    return string.startswith(other) if other.startswith(START) else other in string
