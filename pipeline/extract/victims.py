"""Deaths and wounds that a noun tells, and the dead by name.

"The death of", "Roe's body", "a double murder", "two counts of murder", "a sixth victim", "identified as".
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.casualty_words import (
    CHARGED,
    CLAUSE,
    DYING,
    EVENTS,
    MANIFOLD,
    MURDERS,
    NOUNS,
    ORDERED,
    ORDINALS,
    PERSONS,
)
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.parse import Parse

ALL_BUT: Final = frozenset("non near nearly almost potentially possibly".split())
"""Before "fatal": nobody died."""
FATAL: Final = frozenset("fatal fatally deadly lethal".split())
OF_REACH: Final = 8
"""Tokens between a noun and its "of"."""
PLACING: Final = frozenset(
    "of in at on by near outside during over within this last"
    " yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What may stand between: time, place, doer."""
TRIED: Final = frozenset("attempted attempt intent conspiracy conspiring solicitation solicited assault".split())
"""In a charge: nobody died of it."""
DEAD: Final = frozenset("dead deceased slain fatalities killed".split())
DEEDS: Final = frozenset(event_words.NOUNS)
"""Between an ordinal and "victim": "a second shooting victim has died"."""
CALAMITIES: Final = frozenset((*event_words.ACCIDENTS, *event_words.NATURE))
"""Whose victims are their dead."""
COUNTED: Final = frozenset("victim fatality casualty death".split())
"""What an ordinal counts."""
SURELY_DEAD: Final = frozenset({"fatality", "death"})
OF_A_KIND: Final = tuple([noun, tie, article] for noun in SURELY_DEAD for tie in ("from", "in") for article in ("a", "an"))
"""Behind "the second": deaths of a kind and no event's, "the second death from a fall on the mountain"."""
OVER: Final = frozenset(
    "year years month months week season since decade winter summer spring autumn far county city".split()
)
"""In what an ordinal counts over: no event's."""
LIVING: Final = frozenset(
    "hospital hospitalized hospitalised treated injuries injured wounded survived survives critical serious stable"
    " recovering condition burns".split()
)
"""In the sentence of a victim who need not be dead."""
EVENT_REACH: Final = 9
"""Tokens from what is counted to the event."""
LOSING: Final = frozenset((verb, life) for verb in ("lose", "lost", "loses") for life in ("life", "lives"))
"""With a word between: "to lose their life"."""
LEGAL: Final = frozenset(
    "indicted charged arrested sentenced convicted acquitted jailed pleads pleaded faces held wanted".split()
)
"""With an ordinal: who is meant did it ("second man charged in a death")."""
CAUSING: Final = frozenset("of from to".split())
"""Between "died" and "her injuries"."""
INSERTED: Final = 5
"""Tokens within which a second comma closes what the first opened."""
FAR: Final = 22
"""Tokens from an ordinal to the verb of the death."""
NAMED: Final = 4
"""Tokens of a name between an ordinal and its noun, at the most."""
PARTING: Final = frozenset(", ; and but said says while".split())
"""Before the verb, they begin what is said of others."""
VICTIMS: Final = frozenset("victim victims dead deceased slain fatalities killed".split())
"""Who is meant when names follow "identified as"."""


def event(parse: Parse, cue: int, word: str) -> None:
    """Read "the shooting death of a man", "the body of John Roe", "Roe's killing", "the woman's body"."""
    words = parse.words
    following = words[cue + 1] if cue + 1 < len(words) else ""
    kind = "killed" if _fatal(words, cue) else EVENTS[word]
    place = behind_of(words, cue)
    if place is not None:
        group = parse.after(place, 0)
        if group is not None:
            parse.emit(kind, group, cue, f"{word} of")
        return
    if following in {"death", "deaths", "-"} or following in CHARGED:
        return  # "the shooting death of": the noun's own business; "a body-worn camera", "a murder suspect"
    if following in {"victim", "victims"}:
        _victim(parse, cue, word)
        return
    for group in parse.groups:
        owner = group.members[-1].person
        died = group.first > 1 and words[group.first - 1] in CAUSING and DYING.get(words[group.first - 2]) == "killed"
        if owner is not None and owner.possessive and group.end <= cue <= group.end + 2 and not died:
            parse.emit(kind, group, cue, f"{word} possessive")


def _fatal(words: Sequence[str], cue: int) -> bool:
    """Say whether a shooting, a stabbing was a death: "the fatal shooting of"; not "non-fatal", "near-fatal"."""
    near = words[max(0, cue - 4) : cue]
    return not FATAL.isdisjoint(near[-3:]) and ALL_BUT.isdisjoint(near)


def behind_of(words: Sequence[str], cue: int) -> int | None:
    """Find where those begin whom a noun's "of" names: "the killing of", "the killing in Leeds last week of"."""
    for position in range(cue + 1, min(cue + OF_REACH, len(words) - 1)):
        if words[position] == "of":
            return position + 1
        opens = position > cue + 1 or words[position] in PLACING
        if not opens or words[position] in CLAUSE or not words[position][0].isalnum():
            return None
    return None


def _victim(parse: Parse, cue: int, word: str) -> None:
    """Read "a homicide victim", "murder victim John Roe"."""
    if word not in MURDERS:
        return
    for group in parse.groups:
        if group.first <= cue + 2 and group.end > cue + 1 and group.members[0].single:
            parse.emit("killed", group, cue, f"{word} victim")
            return


def identified(parse: Parse, cue: int, _: str) -> None:
    """Read "police identified the victim as John Roe", "the dead were identified as John Roe, 34, and Ann Poe"."""
    words = parse.words
    if VICTIMS.isdisjoint(words[max(0, cue - 8) : cue + 6]):
        return
    dead = not DEAD.isdisjoint(words[max(0, cue - 8) : cue + 6])
    rule = "identified" if dead else "identified victim"
    for position in range(cue, min(cue + 10, len(words))):
        if words[position] in {"as", ":"} and (group := parse.after(position + 1)) is not None:
            named = Group([member for member in group.members if member.person is not None and member.person.name])
            if named.members:
                parse.emit("killed", named, cue, rule)
            return


def manifold(parse: Parse, cue: int, word: str) -> None:
    """Read "a double murder", "triple homicide", "quadruple shooting"."""
    following = parse.words[cue + 1 : cue + 2]
    deadly = following in (["fatal"], ["deadly"]) and parse.words[cue + 2 : cue + 3] != []
    following = parse.words[cue + 2 : cue + 3] if deadly else following
    kind = EVENTS.get(following[0]) if following else None
    kind = "killed" if deadly and kind is not None else kind
    if kind is not None:
        parse.number(kind, MANIFOLD[word], cue, cue + 1, f"manifold {following[0]}")


def counts(parse: Parse, cue: int, _: str) -> None:
    """Read "two counts of first-degree murder"; an attempt is no death."""
    words = parse.words
    charge = words[cue + 1 : cue + 8]
    if charge[:1] != ["of"] or not TRIED.isdisjoint(charge) or MURDERS.isdisjoint(charge):
        return
    number = next((quantity for quantity in quantities(words[:cue]) if quantity.last == cue), None)
    if number is not None:
        parse.number("killed", number.value, number.first, cue, "counts")


def _tells_death(word: str) -> bool:
    return DYING.get(word) == "killed" or NOUNS.get(word) == "killed" or word in {"death", "fatality", "killed"}


def _dies(words: Sequence[str]) -> bool:
    """Say whether those that a phrase tells more of die: "(a second victim) of the fire in the mill has died"."""
    clause = list(takewhile(lambda word: word not in PARTING, _without_inserted(words)))
    return any(DYING.get(word) == "killed" and word.endswith(("ied", "ies", "bed")) for word in clause)


def _without_inserted(words: Sequence[str]) -> list[str]:
    """Leave out what stands between two commas, as a state does: "shot in Akron, Ohio, on Sunday"."""
    first = next((at for at, word in enumerate(words) if word == ","), len(words))
    second = next((at for at in range(first + 2, min(first + INSERTED, len(words))) if words[at] == ","), None)
    return list(words) if second is None else [*words[:first], *words[second + 1 :]]


def numbered(parse: Parse, cue: int, _: str) -> None:
    """Read "the 12th victim of the fire", where `cue` is the number's ending: so many have died by now."""
    number = parse.words[cue - 1] if cue else ""
    if number.isdigit() and _is_of_event(parse, cue, cue - 1):
        parse.number("killed", int(number), cue - 1, cue + 1, "toll ordinal")


def _is_of_event(parse: Parse, cue: int, first: int) -> bool:
    """Say whether an ordinal counts the dead of one event: "the eighth victim of the crash"; not "of crime this year".

    Who is called a victim of what people did to each other need not be dead: then the sentence must say so.
    """
    words = parse.words
    noun, behind = words[cue + 1 : cue + 2], words[cue + 2 : cue + 2 + EVENT_REACH]
    if noun == [] or noun[0] not in COUNTED or behind[:1] not in (["of"], ["in"], ["from"]):
        return False
    if not OVER.isdisjoint(behind) or behind[1:2] in (["a"], ["an"]) or any(map(_is_year, behind)):
        return False
    if noun == ["victim"] and not LIVING.isdisjoint(words):
        return False
    end = next((at for at, word in enumerate(behind) if word in PARTING), len(behind))
    event = next((word for word in behind[1:end] if word in DEEDS), None)
    if event is None:
        return False
    sure = noun[0] in SURELY_DEAD or event in CALAMITIES or any(map(_tells_death, words)) or "dies" in words
    return sure and words[max(0, first - 1) : first] in (["the"], ["a"])


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def ordinal(parse: Parse, cue: int, word: str) -> None:
    """Read "a sixth person died", "the third death", "the eighth victim of the crash": so many have died by now."""
    words = parse.words
    if _is_of_event(parse, cue, cue):
        parse.number("killed", ORDINALS[word], cue, cue + 1, "toll ordinal")
        return
    if words[max(0, cue - 1) : cue] == ["the"] and words[cue + 1 : cue + 4] in OF_A_KIND:
        return
    noun = _past_name(parse, cue + 1)
    noun += words[noun + 1 : noun + 2] == ["victim"] and words[noun : noun + 1] != [] and words[noun] in DEEDS
    if words[noun : noun + 1] and (words[noun] in PERSONS or words[noun] in ORDERED):
        near = words[noun : noun + 7]
        if not LEGAL.isdisjoint(near) or near[:2] == ["suspect", "in"]:
            return  # "second officer indicted in shooting death"
        lost = any(pair in LOSING for pair in zip(near, near[2:], strict=False))
        lost = lost or words[max(0, cue - 3) : cue - 1] in (["body", "of"], ["remains", "of"])
        if lost or words[noun] == "body" or any(map(_tells_death, near)) or _dies(words[noun + 1 : noun + FAR - 1]):
            parse.number("killed", ORDINALS[word], cue, noun + 1, "toll ordinal")


def _past_name(parse: Parse, place: int) -> int:
    """Go past a name between an ordinal and whom it counts: "a fourth Mt. Vernon student has died"; none in a headline."""
    words, raws, end = parse.words, parse.sentence.raws, place
    if parse.sentence.headline or not any(map(str.islower, raws)):
        return place
    while end < min(place + NAMED, len(words)) and (raws[end][0].isupper() or words[end] == "."):
        end += 1
    return end
