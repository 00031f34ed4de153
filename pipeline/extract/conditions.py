"""Wounds and the states that hospitals give: who is in them is hurt, though no word says "injured"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import BE, HARM, PHRASE_END

if TYPE_CHECKING:
    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

CARRIED: Final = frozenset("taken rushed airlifted transported admitted flown sent brought hospital".split())
GRADES: Final = frozenset("critical serious stable fair good grave guarded satisfactory severe threatening poor".split())
STRIKING: Final = frozenset(
    "bullet bullets gunfire shots shrapnel car vehicle truck van bus train tram motorcycle suv pickup lorry debris"
    " lightning arrow knife machete bottle stone stones rock rocks".split()
)
BODY: Final = frozenset(
    "head face neck chest back stomach abdomen leg legs arm arms hand hands foot feet shoulder thigh knee ankle buttocks"
    " hip torso groin jaw eye calf wrist side".split()
)
NEEDING: Final = frozenset("needed required underwent undergoing undergo needs requires".split())


def treated(parse: Parse, cue: int, word: str) -> None:
    """Read "taken to hospital", "treated for burns"."""
    hurt = word == "treated" or any(near in HARM for near in parse.words[cue : cue + 8])
    group = parse.before(cue) if word == "treated" else _carried(parse, cue)
    if group is not None and (hurt or word in {"hospital", "hospitals"}):
        parse.emit("injured", group, cue, word)


def _carried(parse: Parse, cue: int) -> Group | None:
    for position in range(cue - 1, max(-1, cue - 8), -1):
        if parse.words[position] in CARRIED:
            return parse.before(position)
        if parse.words[position] in BE:
            return parse.before(position + 1)
    return None


def condition(parse: Parse, cue: int, word: str) -> None:
    """Read "in critical condition", "in intensive care", "in a coma", "on life support"."""
    words = parse.words
    if word == "condition" and GRADES.isdisjoint(words[max(0, cue - 5) : cue]):
        return
    if word == "life" and words[cue + 1 : cue + 2] != ["support"]:
        return
    place = next((k for k in range(cue - 1, max(-1, cue - 8), -1) if words[k] in {"in", "on"}), None)
    if place is not None:
        first = next((mention.cue for mention in parse.found if mention.rule == word), cue)
        _hurt(parse, parse.subject(place), first, word)  # "three in critical and two in stable condition" are five


def fighting(parse: Parse, cue: int, word: str) -> None:
    """Read "fighting for his life", "clinging to life"."""
    if "life" in parse.words[cue + 1 : cue + 5]:
        _hurt(parse, parse.subject(cue), cue, word)


def recovering(parse: Parse, cue: int, word: str) -> None:
    """Read "is recovering", "expected to survive", "will recover", "underwent surgery", "one critical"."""
    words = parse.words
    if word in {"surgery", "stitches"}:
        place = next((k for k in range(cue - 1, max(-1, cue - 4), -1) if words[k] in NEEDING), None)
        _hurt(parse, parse.before(place) if place is not None else None, cue, word)
    elif word == "critical":
        closed = cue + 1 >= len(words) or words[cue + 1] in PHRASE_END
        _hurt(parse, next((group for group in parse.groups if group.end == cue), None) if closed else None, cue, word)
    elif word == "recovering":
        _hurt(parse, parse.before(cue), cue, word)
    elif words[max(0, cue - 2) : cue] in (["expected", "to"], ["likely", "to"]) or words[cue - 1 : cue] == ["will"]:
        place = cue - 1 if words[cue - 1] == "will" else cue - 2
        _hurt(parse, parse.before(place), cue, word)


def harmed(parse: Parse, cue: int, word: str) -> None:
    """Read "found a man with gunshot wounds", "a woman suffering from burns", "left with life-changing injuries"."""
    words = parse.words
    for position in range(cue - 1, max(-1, cue - 8), -1):
        if words[position] in {"with", "suffering"}:
            fatal = any(near in {"fatal", "mortal"} for near in words[position:cue])
            group = parse.subject(position)
            if group is not None:
                parse.emit("killed" if fatal else "injured", group, cue, f"with {word}")
            return
        if words[position] in {",", ";", "and"}:
            return


def struck(parse: Parse, cue: int, word: str) -> None:
    """Read "was hit in the foot", "was struck by a car", "was grazed by a bullet"."""
    words = parse.words
    behind = words[cue + 1 : cue + 9]
    if BE.isdisjoint(words[max(0, cue - 3) : cue]) or "dead" in behind[:1]:
        return
    if word == "grazed" or not STRIKING.isdisjoint(behind) or (behind[:1] == ["in"] and not BODY.isdisjoint(behind)):
        _hurt(parse, parse.before(cue), cue, word)


def _hurt(parse: Parse, group: Group | None, cue: int, rule: str) -> None:
    if group is not None:
        parse.emit("injured", group, cue, rule)


RULES: Final = (
    (("treated", "hospital", "hospitals"), treated),
    (("condition", "coma", "care", "icu", "life"), condition),
    (("fighting", "clinging", "fights"), fighting),
    (("recovering", "survive", "recover", "surgery", "stitches", "critical"), recovering),
    (tuple(sorted(HARM)), harmed),
    (("hit", "struck", "grazed"), struck),
)
"""Cue words -> the rule that reads them."""
