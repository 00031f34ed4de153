"""Who has not been found: "one person has not been found", "nine are yet to be traced"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import PERSONS

if TYPE_CHECKING:
    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

FOUND: Final = ("found", "located", "traced", "accounted")
"""Cue words."""
REACH: Final = 6
"""Tokens before a cue in which it is said that they were not."""
_NOT: Final = re.compile(
    r"(?:(?:has|have|had|could|can) (?:still )?(?:not|never)(?: yet)?(?: been| be)"
    r"|(?:hasn't|haven't|hadn't|couldn't)(?: yet)?(?: been| be)"
    r"|(?:is|are|was|were|has|have|remains?|remained)(?: still)?(?: yet)? to be)$"
)
PEOPLE: Final = PERSONS | frozenset(
    "people persons men women children passengers crew sailors fishermen miners workers villagers bodies soldiers tourists"
    " residents migrants students pupils climbers hikers others".split()
)


def unfound(parse: Parse, cue: int, word: str) -> None:
    """Read those who have not been found as missing; a number alone is one of people told of before."""
    first = max(0, cue - REACH)
    before = " ".join(parse.words[first:cue])
    said = _NOT.search(before)
    if said is None or (word == "accounted" and parse.words[cue + 1 : cue + 2] != ["for"]):
        return
    verb = first + before[: said.start()].count(" ")
    group = parse.before(verb)
    if group is None or not _of_people(group):
        return
    known = len(parse.found)
    parse.emit("missing", group, cue, "not found")
    for mention in parse.found[known:]:
        mention.label = "none" if parse.untrue else "own"  # "could not be" is no mere possibility here


def _of_people(group: Group) -> bool:
    return all(member.head in PEOPLE or (not member.head and not member.single) for member in group.members)
