"""Figures that stand in relation to others: parts, what is said of the rest, places told one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.parse import Parse

PLACING: Final = frozenset("in at near from on outside".split())
ABOARD: Final = frozenset("aboard board passengers people crew men women occupants persons".split())


def parts(parse: Parse) -> None:
    """Give phrases that name a part of what was said ("including three children", "14 of them women") its kind."""
    totals = [mention for mention in parse.found if mention.value > 0]
    if not totals:
        return
    for group in parse.groups:
        introduced = group.first > 0 and parse.words[group.first - 1] in {"including", "among", "included"}
        for member in group.members:
            if member.first in parse.used or not (introduced or member.of_whole):
                continue
            whole = min(totals, key=lambda mention: abs(mention.last - member.first))
            parse.emit(whole.kind, Group([member]), whole.cue, f"part {whole.rule}", "part")


def gaps(parse: Parse) -> None:
    """Read "five people in Homs, three in Hama and one in Idlib": numbers that go on without their verb."""
    told = [m for m in parse.found if m.value > 0 and m.role == "total" and not m.person and not m.barred]
    for mention in sorted(told, key=lambda mention: mention.first)[:1]:
        words, last = parse.words, mention.last
        if PLACING.isdisjoint(words[last : last + 8]):
            continue
        for group in parse.groups:
            bare = group.members[0]
            if bare.first <= max(last, mention.cue) or bare.single or bare.head or bare.first in parse.used:
                continue
            before, behind = words[bare.first - 1], words[bare.end : bare.end + 1]
            if before in {",", "and", ";"} and behind and behind[0] in PLACING:
                parse.emit(mention.kind, Group([bare]), mention.cue, mention.rule)


def survivors(parse: Parse, cue: int, word: str) -> None:
    """Read "no survivors among the 19 aboard", "none of the eight survived", "only two of the 15 survived"."""
    words = parse.words
    stated = [q for q in quantities(words) if ABOARD.intersection(words[q.first : q.last + 4]) or _of(words, q.first)]
    if not stated:
        return
    whole = max(stated, key=lambda quantity: quantity.value)
    near = words[max(0, cue - 10) : cue]
    if "no" in near or "none" in near:
        parse.number("killed", whole.value, whole.first, cue, "no survivors")
    elif word == "survived" and "only" in words[:cue]:
        saved = min((quantity.value for quantity in quantities(words[:cue])), default=0)
        if 0 < saved < whole.value:
            parse.number("killed", whole.value - saved, whole.first, cue, "only survivors")


def _of(words: Sequence[str], place: int) -> bool:
    return "of" in words[max(0, place - 2) : place]
