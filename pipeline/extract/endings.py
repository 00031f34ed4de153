"""Deaths that take a phrase to tell: "fell to his death", "did not make it", "could not be saved", "passed away"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import BE, CLAUSE, OWNING, PHRASE_END

if TYPE_CHECKING:
    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

NEGATED: Final = frozenset("didn't couldn't wouldn't doesn't hasn't won't not never".split())
FIGHTS: Final = frozenset("fight battle struggle".split())
REMOVED: Final = frozenset("taken removed took".split())
CLAIMING: Final = frozenset("claims claimed takes took ends ended costs cost".split())
CLOSED: Final = CLAUSE | {",", ";", "and", "said"}
CUT: Final = frozenset("slit cut slashed slitting cutting slits cuts".split())
"""What is done to a throat."""
WAYS: Final = frozenset("out home alive through ashore".split())
"""After "did not make it"."""
UNABLE: Final = frozenset("could couldn't can can't cannot".split())
"""Before "(not) be saved"."""
SEAFARING: Final = frozenset("crew crewmen hands souls sailors seamen fishermen mariners passengers".split())
FAILING: Final = (["could", "not"], ["failed", "to"], ["unable", "to"])
FORCES: Final = frozenset("soldiers troops fighters policemen guards rebels gunmen militants".split())
REACH: Final = 8
"""Tokens between a verb and the noun that completes it."""


def own_death(parse: Parse, cue: int, _: str) -> None:
    """Read "fell 30 metres to his death", "plunged to their deaths", "met her death"."""
    words = parse.words
    if words[max(0, cue - 2) : cue] == ["put", "to"] and (executed := parse.before(cue - 2)) is not None:
        parse.emit("killed", executed, cue, "put to death")
        return
    if parse.word(cue - 1) not in OWNING or words[cue - 2 : cue - 1] not in (["to"], ["met"], ["meet"], ["into"]):
        return
    for group in reversed(parse.groups):
        if group.end < cue and not group.oblique and CLOSED.isdisjoint(words[group.end : cue]):
            parse.emit("killed", group, cue, "own death")
            return


def failed(parse: Parse, cue: int, word: str) -> None:
    """Read "did not survive", "didn't make it", "failed to survive"."""
    words = parse.words
    closed = cue + 2 >= len(words) or words[cue + 2] in PHRASE_END or words[cue + 2] in WAYS
    if word == "make" and not (words[cue + 1 : cue + 2] == ["it"] and closed):
        return
    if parse.word(cue - 1) in NEGATED:
        place = cue - 2 if parse.word(cue - 1) in {"not", "never"} else cue - 1
    elif words[max(0, cue - 2) : cue] == ["failed", "to"]:
        place = cue - 2
    else:
        return
    group = parse.before(place)
    if group is not None:
        parse.emit("killed", group, cue, f"not {word}")


def unsaved(parse: Parse, cue: int, word: str) -> None:
    """Read "could not be saved", "couldn't be revived"."""
    words = parse.words
    place = cue - 2 - (words[max(0, cue - 2) : cue - 1] == ["not"])
    if words[cue - 1 : cue] != ["be"] or place < 0 or words[place] not in UNABLE:
        return
    group = parse.before(place)
    if group is not None:
        _sure(parse, group, cue, f"not {word}")


def _sure(parse: Parse, group: Group, cue: int, rule: str) -> None:
    """Note a death; "could" and "failed" are no mere possibility here."""
    known = len(parse.found)
    parse.emit("killed", group, cue, rule)
    for mention in parse.found[known:]:
        mention.label, mention.barred = "own", parse.untrue


def unrevived(parse: Parse, cue: int, word: str) -> None:
    """Read "could not revive him", "failed to save the boy"."""
    words = parse.words
    unable = words[max(0, cue - 2) : cue] in FAILING or parse.word(cue - 1) in UNABLE
    group = parse.after(cue + 1, 1) if unable else None
    if group is not None:
        _sure(parse, group, cue, f"not {word}")


def lost(parse: Parse, cue: int, _: str) -> None:
    """Read "all 11 crew were lost", "the trawler was lost with four fishermen aboard", "the army lost 11 men"."""
    forces = parse.after(cue + 1, 1)
    if forces is not None and forces.members[-1].head in FORCES and parse.word(cue - 1) not in BE:
        parse.emit("killed", forces, cue, "active lost")
        return
    group = next((one for one in parse.groups if one.members[-1].head in SEAFARING), None)
    if group is not None and parse.word(cue - 1) in BE and (group.end < cue or "with" in parse.words[cue : group.first]):
        parse.emit("killed", group, cue, "lost")


def passed(parse: Parse, cue: int, _: str) -> None:
    """Read "passed away", "passed on Sunday from his wounds"."""
    if parse.words[cue + 1 : cue + 2] == ["away"] and (group := parse.before(cue)) is not None:
        parse.emit("killed", group, cue, "passed away")


def life(parse: Parse, cue: int, _: str) -> None:
    """Read "taken off life support", "lost his fight for life", "crash claims life"."""
    words = parse.words
    near = words[max(0, cue - REACH) : cue]
    if words[cue + 1 : cue + 2] == ["support"] and near[-1:] in (["off"], ["from"]):
        place = next((k for k in range(cue - 2, max(-1, cue - 6), -1) if words[k] in REMOVED), None)
        group = parse.before(place) if place is not None else None
    elif "lost" in near and not FIGHTS.isdisjoint(near):
        group = parse.before(cue - len(near) + near.index("lost"))
    else:
        if near[-1:] and near[-1] in CLAIMING and parse.sentence.headline:
            parse.number("killed", 1, cue, cue, "claims life")
        return
    if group is not None:
        parse.emit("killed", group, cue, "life lost")


def throat(parse: Parse, cue: int, _: str) -> None:
    """Read "ten peasants had their throats slit", "with his throat cut", "slit the throats of two men"."""
    words = parse.words
    verb = cue + 1 + (not BE.isdisjoint(words[cue + 1 : cue + 2]))
    near = [*words[max(0, cue - 3) : cue], *words[cue + 2 : cue + 12]]
    if words[cue + 1 : cue + 2] == ["of"] and not CUT.isdisjoint(near):
        group = parse.after(cue + 2, 1)
    elif not CUT.isdisjoint(words[verb : verb + 1]) and parse.word(cue - 1) in {*OWNING, "whose"}:
        had = cue - 1 - (parse.word(cue - 2) in {"had", "with", "have"})
        group = parse.before(cue - 2) if parse.word(cue - 2) in {"had", "have"} else parse.subject(had)
    else:
        return
    if group is not None:
        parse.emit("killed", group, cue, "throat slit")


RULES: Final = (
    (("throat", "throats"), throat),
    (("death", "deaths"), own_death),
    (("survive", "make"), failed),
    (("saved", "revived", "resuscitated"), unsaved),
    (("save", "revive", "resuscitate"), unrevived),
    (("lost",), lost),
    (("passed", "passes"), passed),
    (("life",), life),
)
"""Cue words -> the rule that reads them."""
