"""Who has not been found: "one person has not been found", "nine are yet to be traced"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import PERSONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention
    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

FOUND: Final = ("found", "located", "traced", "accounted")
"""Cue words."""
HELD: Final = ("trapped", "stranded", "buried")
"""Cue words of those who may have been freed."""
REACH: Final = 6
"""Tokens before a cue in which it is said that they were not."""
_NOT: Final = re.compile(
    r"(?:(?:has|have|had|could|can) (?:still )?(?:not|never)(?: yet)?(?: been| be)"
    r"|(?:hasn't|haven't|hadn't|couldn't)(?: yet)?(?: been| be)"
    r"|(?:is|are|was|were|has|have|remains?|remained)(?: still)?(?: yet)? to be)$"
)
_NOT_ACCOUNTED: Final = re.compile(r"(?:is|are|was|were) (?:still )?not(?: yet)?$")
"""The same before "accounted for" alone: who is "not found" may not have been looked for."""
PEOPLE: Final = PERSONS | frozenset(
    "people persons men women children passengers crew sailors fishermen miners workers villagers bodies soldiers tourists"
    " residents migrants students pupils climbers hikers others".split()
)


def unfound(parse: Parse, cue: int, word: str) -> None:
    """Read those who have not been found as missing; a number alone is one of people told of before."""
    first = max(0, cue - REACH)
    before = " ".join(parse.words[first:cue])
    said = _NOT.search(before) or (_NOT_ACCOUNTED.search(before) if word == "accounted" else None)
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


_NO_MORE: Final = re.compile(r"\b(?:had been|who (?:went|had gone|were)|(?:went|gone|were|been) reported) $")
"""Before "missing", of people who may have been found by now."""
_CONFIRMED: Final = re.compile(
    r"(?: \w+){0,3} (?:and|but)(?: were| was| have been| had been)?(?: later| then| since| now| eventually| all)?"
    r" (?:confirmed|found|declared|pronounced) dead\b"
)
"""Behind who was trapped: "were trapped and later confirmed dead"."""
_FREED: Final = re.compile(
    r"(?: [\w'-]+){0,6}? (?:for (?:about |around |nearly |almost |over |more than |up to |at least |an? |the )*"
    r"(?:[\w-]+ ){0,2}?(?:minutes|hours?)\b(?! now)"
    r"|(?:before|until) (?:being|they|he|she|firefighters?|rescuers?|crews?|fire|divers)\b"
    r"|and (?:had to be|needed to be|were|was|later|then) (?:[\w-]+ ){0,2}?"
    r"(?:cut|freed|rescued|pulled|extricated|dug|released))"
)
"""Behind who was trapped: they are free, "was trapped for an hour", "before being cut free"."""
_YET: Final = re.compile(r"\b(?:still|yet|remain(?:s|ed|ing)?|feared|have|has|had|is|are)\b(?: [\w'-]+){0,3} $")
"""Before who is trapped still: "have been trapped for two days"."""
WAITING: Final = frozenset("still yet feared remain remains".split())
"""Behind who is trapped: he is, still."""
_BELIEVED: Final = re.compile(
    r"\bhad (?:initially |earlier |first |previously |originally )?"
    r"(?:believed|thought|feared|assumed|estimated|said|reported|listed|put)\b"
)
"""Before those who were thought missing, and a number that no longer stands."""


def settle(found: Sequence[Mention]) -> None:
    """Take who was missing for no longer so where as many are dead now, or where it was only believed before."""
    dead = {one.value for one in found if one.kind == "killed" and one.label == "own" and one.role == "total"}
    for one in found:
        if one.kind != "missing" or one.label != "own" or one.value < 1:
            continue
        before = " ".join(one.sentence.words[: one.cue]) + " "
        behind = " " + " ".join(one.sentence.words[one.cue + 1 :])
        freed = one.sentence.words[one.cue] in HELD and _FREED.match(behind) is not None
        freed = freed and _YET.search(before) is None and WAITING.isdisjoint(behind.split())
        if freed or _CONFIRMED.match(behind):
            one.label, one.sure = "none", False
        elif dead and _BELIEVED.search(" ".join(one.sentence.words[: one.first])):
            one.role = "superseded"
        elif _NO_MORE.search(before) and (one.value in dead or (one.person is not None and dead)):
            one.label, one.sure = "none", False


def _of_people(group: Group) -> bool:
    return all(member.head in PEOPLE or (not member.head and not member.single) for member in group.members)
