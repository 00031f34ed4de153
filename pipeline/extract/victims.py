"""Deaths and wounds that a noun tells, and the dead by name.

"The death of", "Roe's body", "a double murder", "two counts of murder", "a sixth victim", "identified as".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import DYING, EVENTS, MANIFOLD, MURDERS, NOUNS, ORDERED, ORDINALS, PERSONS
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import Group

if TYPE_CHECKING:
    from pipeline.extract.parse import Parse

VICTIMS: Final = frozenset("victim victims dead deceased slain fatalities killed".split())
"""Who is meant when names follow "identified as"."""


def event(parse: Parse, cue: int, word: str) -> None:
    """Read "the shooting death of a man", "the body of John Roe", "Roe's killing", "the woman's body"."""
    words = parse.words
    if words[cue + 1 : cue + 2] == ["of"]:
        group = parse.after(cue + 2, 0)
        if group is not None and group.members[0].single:
            parse.emit(EVENTS[word], group, cue, f"{word} of")
        return
    if words[cue + 1 : cue + 2] in (["death"], ["deaths"]):
        return  # "the shooting death of": the noun's own business
    for group in parse.groups:
        owner = group.members[-1].person
        if owner is not None and owner.possessive and group.end <= cue <= group.end + 2:
            parse.emit(EVENTS[word], group, cue, f"{word} possessive")


def identified(parse: Parse, cue: int, _: str) -> None:
    """Read "police identified the victim as John Roe", "the dead were identified as John Roe, 34, and Ann Poe"."""
    words = parse.words
    if VICTIMS.isdisjoint(words[max(0, cue - 8) : cue + 6]):
        return
    for position in range(cue, min(cue + 10, len(words))):
        if words[position] in {"as", ":"} and (group := parse.after(position + 1)) is not None:
            named = Group([member for member in group.members if member.person is not None and member.person.name])
            if named.members:
                parse.emit("killed", named, cue, "identified")
            return


def manifold(parse: Parse, cue: int, word: str) -> None:
    """Read "a double murder", "triple homicide", "quadruple shooting"."""
    following = parse.words[cue + 1 : cue + 2]
    kind = EVENTS.get(following[0]) if following else None
    if kind is not None:
        parse.number(kind, MANIFOLD[word], cue, cue + 1, f"manifold {following[0]}")


def counts(parse: Parse, cue: int, _: str) -> None:
    """Read "two counts of first-degree murder"; an attempt is no death."""
    words = parse.words
    charge = words[cue + 1 : cue + 8]
    if charge[:1] != ["of"] or "attempted" in charge[:4] or MURDERS.isdisjoint(charge):
        return
    number = next((quantity for quantity in quantities(words[:cue]) if quantity.last == cue), None)
    if number is not None:
        parse.number("killed", number.value, number.first, cue, "counts")


def ordinal(parse: Parse, cue: int, word: str) -> None:
    """Read "a sixth person died", "the third death": so many have died by now."""
    words = parse.words
    if words[cue + 1 : cue + 2] and (words[cue + 1] in PERSONS or words[cue + 1] in ORDERED):
        near = words[cue + 1 : cue + 8]
        if any(DYING.get(w) == "killed" or NOUNS.get(w) == "killed" or w in {"death", "fatality", "killed"} for w in near):
            parse.number("killed", ORDINALS[word], cue, cue + 2, "toll ordinal")
