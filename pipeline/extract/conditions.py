"""Wounds and the states that hospitals give: who is in them is hurt, though no word says "injured"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.accidents import LIMBS
from pipeline.extract.casualty_words import BE, HARM, PHRASE_END, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

CARRIED: Final = frozenset(
    "taken rushed airlifted transported admitted flown sent brought hospital remained remains lay lies released"
    " discharged conveyed driven transferred ferried stabilized stabilised".split()
)
CARRYING: Final = frozenset(
    "sent sending sends took taking takes rushed rushing airlifted airlifting transported transporting brought flown flew"
    " landed landing put putting puts lands carried conveyed drove".split()
)
"""Verbs whose object ends up in hospital."""
SAVED: Final = frozenset("survived escaped jumped swam crawled climbed got".split())
"""What those do who are then taken to hospital."""
UNDERGONE: Final = BE | SAVED
SOME: Final = frozenset("some several many most few".split())
"""Before "with injuries": not all of those told of."""
NOT_HURT: Final = frozenset(", ; arrested detained dead killed charged handcuffed".split())
"""Between them and "taken to hospital": they are not counted as injured, or another clause begins."""
INTO: Final = frozenset("to in into".split())
BESIDE: Final = frozenset("outside near waiting queuing queueing sheltering working visiting walking guarding".split())
"""Between "were" and a hospital: nobody is treated there."""
WARDS: Final = frozenset("medical trauma burn burns health emergency care".split())
"""Before "center", "unit": a hospital."""
AMID: Final = frozenset(". , ; when while as and in on at outside during before after".split())
"""Behind "was hit": what hit him is told elsewhere."""
FIRING: Final = frozenset("shooting firing fired shot opened".split())
"""Between them and "were hit": they took part."""
UNTOLD: Final = "hit untold"
"""Rule of those who were hit, no word says there by what."""
PLACED: Final = frozenset("in on over across about through".split())
"""Between "hit" and the part of the body."""
GRADES: Final = frozenset("critical serious stable fair good grave guarded satisfactory severe threatening poor".split())
STATES: Final = frozenset("critical serious stable comatose unconscious".split())
"""Grades that somebody is in, without "condition"."""
STRIKING: Final = frozenset(
    "bullet bullets gunfire shots shrapnel car vehicle truck van bus train tram motorcycle suv pickup lorry debris"
    " lightning arrow knife machete bottle stone stones rock rocks round rounds shot".split()
)
CUTTING: Final = frozenset("glass shards shrapnel splinters fragments debris".split())
BODY: Final = LIMBS | frozenset(
    "head face neck chest back stomach abdomen torso ligaments ligament tendon tendons jaw eye side nose rib ribs spine"
    " pelvis collarbone forehead cheek throat skull upper lower left right".split()
)
PARTS: Final = BODY - frozenset("head face neck chest back side upper lower left right".split())
"""What one can lose and live, or break."""
BROKEN: Final = frozenset(
    "broken fractured punctured collapsed severed shattered dislocated bruised cracked ruptured torn sprained".split()
)
HAVING: Final = frozenset("with has had have suffered sustained suffering broke".split())
BEARING: Final = frozenset("with suffering had has have".split())
"""Before wounds."""
LOSING: Final = frozenset("lost loses losing broke breaks breaking broken fractured shattered tore".split())
TAKING: Final = frozenset("took takes taking caught catches".split())
HOUSES: Final = frozenset("hospital hospitals center centre clinic clinics infirmary infirmaries unit".split())
FAR: Final = 10
"""Tokens before a verb among which what struck is named: "a car mounted the pavement and struck four people"."""
LONG: Final = 24
"""Tokens before "hitting" in which somebody opened fire."""
_FIRED: Final = re.compile(
    r"\b(?:gunfire|gunshots|shots (?:\w+ ){0,2}fired|fired (?:\w+ ){0,3}(?:shots|rounds|at|into|on|from|toward|outside)"
    r"|bullets|opened fire (?!with\b)|opens? fire|gunm[ae]n|drive-by|shooters?|shooting)"
)
FUMES: Final = frozenset("smoke fumes heat gas monoxide dust exhaustion dehydration vapour vapours vapor vapors".split())
"""What can overcome somebody."""
NEEDING: Final = frozenset("needed required underwent undergoing undergo needs requires after following".split())
UNDERGOING: Final = frozenset("undergoing under receiving getting".split())
FALLING: Final = frozenset("fell fall falls falling fallen became become becomes".split())
POISONS: Final = frozenset(
    "eating ate eaten drinking drank drunk drinks food meal meals lunch liquor alcohol brew poison poisoning poisoned gas"
    " fumes leak leaked leaking chlorine ammonia smoke inhaling inhaled contaminated tainted toxic".split()
)
"""What makes it no disease."""
LEAVING: Final = frozenset("left leaves leaving leave put puts putting".split())
WELL: Final = frozenset("ok okay fine alright live recover survive".split())
"""After "is expected to (be)"."""


def treated(parse: Parse, cue: int, word: str) -> None:
    """Read "taken to hospital", "treated for burns", "sent five people to the hospital"."""
    words = parse.words
    if word in {"center", "centre", "unit"} and parse.word(cue - 1) not in WARDS:
        return
    hurt = word in {"treated", "airlifted"} or any(near in HARM for near in words[cue : cue + 8])
    group = parse.before(cue) or _sharing(parse, cue) if word in {"treated", "airlifted"} else _carried(parse, cue)
    if group is None and word == "treated" and not {"for", "at"}.isdisjoint(words[cue + 2 : cue + 6]):
        group = parse.after(cue + 1, 1)  # "doctors treated 32 passengers for cuts"
    if group is not None and (hurt or word in HOUSES):
        parse.emit("injured", group, cue, word)


def _carried(parse: Parse, cue: int) -> Group | None:
    for position in range(cue - 1, max(-1, cue - 9), -1):
        word = parse.words[position]
        if word in CARRYING and (sent := parse.after(position + 1, 1)) is not None and sent.end < cue:
            to = parse.words[sent.end : cue]
            return sent if to and (to[0] in INTO or to[0] in {"by", "from"}) else None
        if word in CARRIED:
            return parse.before(position) or _sharing(parse, position)
        if word in BE:
            inside = BESIDE.isdisjoint(parse.words[position + 1 : cue])
            return parse.before(position + 1) or _sharing(parse, position + 1) if inside else None
    left = parse.words[cue - 1 : cue] == ["in"] and not LEAVING.isdisjoint(parse.words[:cue])
    ending = (group for group in parse.groups if group.end == cue - 1 and not group.members[-1].single)
    return next(ending, None) if left else None  # "left one dead and four in hospital"


def _sharing(parse: Parse, place: int) -> Group | None:
    """Find who does or suffers two things: "two were pulled from the snow and flown", "ten survived and were taken"."""
    words = parse.words
    joint = place - 1 - (not BE.isdisjoint(words[place - 1 : place]))
    if joint < 1 or words[joint] != "and":
        return None
    before = (group for group in reversed(parse.groups) if group.end < joint)
    group = next((one for one in before if _suffers(words, one.end, joint)), None)
    return group if group is not None and NOT_HURT.isdisjoint(words[group.end : joint]) else None


def _suffers(words: Sequence[str], end: int, joint: int) -> bool:
    """Say whether a verb of what befell them, or how they got away, comes behind a group: over "in the car"."""
    verb = words[_verb(words, end)]
    return verb in UNDERGONE or (verb in PREPOSITIONS and not UNDERGONE.isdisjoint(words[end:joint]))


def _verb(words: Sequence[str], end: int) -> int:
    """Give the place of the verb behind a group: after "on board", "aboard"."""
    return end + 2 if words[end : end + 2] == ["on", "board"] else end + (words[end] == "aboard")


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
    """Read "is recovering", "expected to survive", "will recover", "underwent surgery"."""
    words = parse.words
    if word in {"surgery", "stitches"}:
        place = next((k for k in range(cue - 1, max(-1, cue - 4), -1) if words[k] in NEEDING), None)
        _hurt(parse, parse.before(place) if place is not None else None, cue, word)
    elif word == "recovering":
        _hurt(parse, parse.before(cue), cue, word)
    elif words[max(0, cue - 2) : cue] in (["expected", "to"], ["likely", "to"]) or words[cue - 1 : cue] == ["will"]:
        place = cue - 1 if parse.word(cue - 1) == "will" else cue - 2
        _hurt(parse, parse.before(place), cue, word)


def expected(parse: Parse, cue: int, word: str) -> None:
    """Read "is expected to be OK", "expected to live", "expected to make a full recovery"."""
    behind = parse.words[cue + 1 : cue + 6]
    if behind[:1] == ["to"] and (not WELL.isdisjoint(behind[1:3]) or "recovery" in behind):
        _hurt(parse, parse.before(cue), cue, word)


def state(parse: Parse, cue: int, word: str) -> None:
    """Read "one critical", "is critical in Cork", "was listed as stable", "is serious but stable"."""
    words = parse.words
    closed = cue + 1 >= len(words) or words[cue + 1] in PHRASE_END or words[cue + 1] == "but"
    if not closed:
        return
    group = next((one for one in parse.groups if cue <= one.end <= cue + 1), None) if word == "critical" else None
    place = cue - 2 if words[max(0, cue - 2) : cue] in (["listed", "as"], ["described", "as"]) else cue
    if group is None and (place < cue or parse.word(cue - 1) in BE | {"still", "remains", "remained"}):
        group = parse.before(place)
    if group is not None and (group.end >= cue or word != "unconscious"):
        _hurt(parse, group, cue, word)


def harmed(parse: Parse, cue: int, word: str) -> None:
    """Read "found a man with gunshot wounds", "a woman suffering from burns", "left with life-changing injuries"."""
    words = parse.words
    if word in {"bullet", "bullets"} and words[cue + 1 : cue + 2] != ["in"]:
        return  # "sprayed a party with bullets"; "with bullet wounds" is read by the wounds
    for position in range(cue - 1, max(-1, cue - 8), -1):
        if words[position] in BEARING:
            if parse.word(position - 1) in SOME:
                return  # "42 others escaped, some with injuries"
            fatal = any(near in {"fatal", "mortal"} for near in words[position:cue])
            group = parse.subject(position)
            if group is not None:
                parse.emit("killed" if fatal else "injured", group, cue, f"with {word}")
            return
        if words[position] in {",", ";", "and", "no"}:
            return


def broken(parse: Parse, cue: int, word: str) -> None:
    """Read "has a broken arm", "suffered fractured ribs", "lost his right leg", "caught stray bullets"."""
    words = parse.words
    verbs = LOSING if word in PARTS else TAKING if word in STRIKING else HAVING
    if word in BROKEN and BODY.isdisjoint(words[cue + 1 : cue + 4]) and "bones" not in words[cue + 1 : cue + 3]:
        return
    if word in PARTS and parse.word(cue - 1) in BROKEN:
        return  # "eleven broken ribs": the word before reads whose they are
    for position in range(cue - 1, max(-1, cue - 5), -1):
        if words[position] in verbs:
            _hurt(parse, parse.subject(position) or _sharing(parse, position), cue, f"{word} broken")
            return
        if words[position] in {",", ";", "and"}:
            return


def amputated(parse: Parse, cue: int, _: str) -> None:
    """Read "had to amputate the soldier's leg", "her arm was amputated", "the worker's hand was severed"."""
    limb = next((k for k in range(max(0, cue - 4), min(cue + 5, len(parse.words))) if parse.words[k] in PARTS), None)
    owner = next((g for g in parse.groups if limb is not None and g.end <= limb <= g.end + 1 and _owns(g)), None)
    _hurt(parse, owner, cue, "amputated")


def _owns(group: Group) -> bool:
    person = group.members[-1].person
    return person is not None and person.possessive


def bleeding(parse: Parse, cue: int, word: str) -> None:
    """Read "two were bleeding"."""
    if not BE.isdisjoint(parse.words[max(0, cue - 2) : cue]):
        _hurt(parse, parse.before(cue), cue, word)


def overcome(parse: Parse, cue: int, _: str) -> None:
    """Read "overcome by heat", "was overcome by fumes"."""
    if parse.words[cue + 1 : cue + 2] in (["by"], ["with"]) and not FUMES.isdisjoint(parse.words[cue + 2 : cue + 5]):
        _hurt(parse, parse.before(cue), cue, "overcome")


def struck(parse: Parse, cue: int, word: str) -> None:
    """Read "was hit in the foot", "struck by a car", "bullet hits girl", "hit two clerks in the head"."""
    words = parse.words
    behind = words[cue + 1 : cue + 9]
    if "dead" in behind[:1]:
        return
    follows = any(group.end == cue for group in parse.groups)
    related = follows and behind[:1] in (["by"], ["when"])  # "a man struck by a tram died", "one of three hit when"
    headline = parse.sentence.headline and behind[:1] in (["by"], ["in"])
    if related or headline or not BE.isdisjoint(words[max(0, cue - 3) : cue]):
        at = bool(behind) and behind[0] in PLACED and not BODY.isdisjoint(behind[:4])
        glass = behind[:1] == ["by"] and not CUTTING.isdisjoint(behind[:5])
        plain = word == "cut" and (not behind or behind[0] in {",", ".", ";"} or glass)
        if word == "grazed" or at or plain or (word != "cut" and not STRIKING.isdisjoint(behind)):
            _hurt(parse, parse.before(cue), cue, word)
        elif word in {"hit", "struck"} and (not behind or behind[0] in AMID):
            group = parse.before(cue)
            fired = group is not None and not FIRING.isdisjoint(words[group.end : cue])
            _hurt(parse, None if fired else group, cue, UNTOLD)
        return
    group = parse.after(cue + 1, 1)
    if group is None:
        return
    behind = words[group.end : group.end + 2]
    owner = group.members[-1].person
    own = owner is not None and owner.possessive
    if own and BODY.isdisjoint(behind):
        return  # "hit the wall above a baby's cot"
    limb = own or behind in (["in", "the"], ["in", "his"], ["in", "her"]) or behind[:1] == ["with"]
    fired = word in {"hitting", "striking"} and _FIRED.search(" ".join(words[max(0, cue - LONG) : cue])) is not None
    if limb or fired or word.startswith("graz") or _strikes(words[max(0, cue - FAR) : cue]):
        _hurt(parse, group, cue, f"active {word}")


def tells_shots(text: str) -> bool:
    """Say whether somebody fires in a sentence: who is hit is hurt."""
    return _FIRED.search(text.lower()) is not None


def _strikes(before: Sequence[str]) -> bool:
    """Say whether what struck is named before the verb; a shot only right before it."""
    return not (STRIKING - {"shot"}).isdisjoint(before) or "shot" in before[-4:]


def _hurt(parse: Parse, group: Group | None, cue: int, rule: str) -> None:
    if group is not None:
        parse.emit("injured", group, cue, rule)


def treatment(parse: Parse, cue: int, _: str) -> None:
    """Read "30 others are undergoing treatment", "five are still under treatment"."""
    if parse.word(cue - 1) in UNDERGOING:
        _hurt(parse, parse.before(cue - 1), cue, "treatment")


def ill(parse: Parse, cue: int, _: str) -> None:
    """Read "63 pupils fell ill after eating", "were taken ill at the plant after a leak", "28 are ill from a leak"."""
    words = parse.words
    verb = parse.word(cue - 1)
    taken = verb == "taken" and not BE.isdisjoint(words[cue - 2 : cue - 1])
    taken = taken or (verb in BE and not {"from", "after"}.isdisjoint(words[cue + 1 : cue + 2]))
    if (verb in FALLING or taken) and not POISONS.isdisjoint(words):
        _hurt(parse, parse.before(cue - 1), cue, "ill")


RULES: Final = (
    ((*sorted(HOUSES), "treated", "airlifted"), treated),
    (("condition", "coma", "care", "icu", "life"), condition),
    (("fighting", "clinging", "fights"), fighting),
    (("recovering", "survive", "recover", "surgery", "stitches"), recovering),
    (("expected",), expected),
    (tuple(sorted(STATES)), state),
    (tuple(sorted(HARM)), harmed),
    ((*sorted(BROKEN), *sorted(PARTS), "bullet", "bullets", "shrapnel"), broken),
    (("overcome",), overcome),
    (("ill", "sick", "unwell"), ill),
    (("treatment",), treatment),
    (("bleeding",), bleeding),
    (("amputate", "amputated", "severed"), amputated),
    (("hit", "struck", "grazed", "cut", "bitten", "hits", "strikes", "hitting", "striking", "grazes", "grazing"), struck),
)
"""Cue words -> the rule that reads them."""
