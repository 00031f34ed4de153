"""People who were injured or missing first and died then: "a woman hurt in Monday's crash has died"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract.casualty_words import AUXILIARIES, BE
from pipeline.extract.gates import Gated
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import groups
from pipeline.extract.unreal import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention, Sentence
    from pipeline.extract.parse import Parse
    from pipeline.extract.phrases import Group

Before = Literal["injured", "missing"]

_HARMED = r"(?:injured|wounded|hurt|burned|burnt|hospitali[sz]ed|injuries|wounds|burns|critical condition)"
_LOST = r"(?:missing|unaccounted for|trapped)"
_DEAD = r"(?:found|confirmed|recovered|pronounced) dead"
_DIED = r"(?:died|dies|succumbed|succumbs|passed away)"
_STRUCK = r"(?:shot|stabbed|struck|hit|rescued|pulled out)"
_INSIDE = r"(?:(?! and | while | but |[.;]).)"
"""A character within one clause: two verbs joined by "and" tell of different people."""

FURTHER: Final = Gated(
    rf"\b(?:of|among) (?:the|those|these)(?: \w+)? {_HARMED}\b{_INSIDE}{{0,60}}?\b{_DIED}\b", re.IGNORECASE
)
"""The text itself counts them among the injured: without a toll they come on top of those who were dead before."""
PATTERNS: Final[tuple[tuple[Before, Gated], ...]] = (
    ("injured", FURTHER),
    ("injured", Gated(rf"\b{_HARMED}\b{_INSIDE}{{0,90}}?\b(?:has|have|had)(?: \w+)? died\b", re.IGNORECASE)),
    ("injured", Gated(rf"\b{_DIED}\b{_INSIDE}{{0,60}}?\b(?:his|her|their) {_HARMED}\b", re.IGNORECASE)),
    ("injured", Gated(
        r"\b(?:has|have)(?: now| since| also)? died (?:from|of) (?:the )?(?:injuries|wounds|burns)\b", re.IGNORECASE
    )),
    ("injured", Gated(rf"(?<!were )(?<!was )\b{_HARMED}\b{_INSIDE}{{0,120}}?\b{_DIED}\b", re.IGNORECASE)),
    ("injured", Gated(
        rf"\bwho (?:was|were|had been) (?:\w+ )?(?:{_HARMED}|{_STRUCK})\b{_INSIDE}{{0,120}}?\b{_DIED}\b", re.IGNORECASE
    )),
    ("injured", Gated(rf"\b{_DIED} (?:\w+ ){{0,4}}?(?:in|at) (?:[\w'\u2019-]+ ){{0,4}}?hospital\b", re.IGNORECASE)),
    ("missing", Gated(rf"\bbod(?:y|ies) of{_INSIDE}{{0,40}}?\b{_LOST}\b", re.IGNORECASE)),
    ("missing", Gated(rf"\b{_LOST}\b{_INSIDE}{{0,90}}?\b{_DEAD}\b", re.IGNORECASE)),
    ("missing", Gated(
        rf"\b{_LOST}\b{_INSIDE}{{0,60}}?\bfound\b{_INSIDE}{{0,40}}?, all (?:dead|deceased)\b", re.IGNORECASE
    )),
)  # fmt: skip
DYING: Final = frozenset("died dies succumbed succumbs".split())
VERBS: Final = DYING | AUXILIARIES
"""After "and": what the sentence goes on to say of whom it was about."""
SUFFERING: Final = frozenset("hit struck hurt shot beaten caught thrown flung swept crushed knocked pulled dragged".split())
BEHIND: Final = frozenset("by in from on at after when with during near outside off into under".split())
"""After a participle: nobody did it who is told of here."""
OPENING: Final = 3
"""First tokens of a sentence, in which its subject begins."""
BETWEEN: Final = frozenset("; but while said says that which dead killed".split())
"""Between a wound and a death, they make them two people's."""
FAR: Final = 26
"""Tokens from a wound to the verb of the death."""
STRUCK: Final = frozenset(["shot", "stabbed"])
"""Wounds of which nobody is said to be one more: those who didn't die of them are the wounded."""
NUMBER: Final = 6
"""Tokens in which a number before "of" stands, at the most."""
LEAD: Final = 40
"""Characters before the clause in which its subject may begin."""


@dataclass(frozen=True, slots=True)
class Move:
    """How people came to be counted among the dead."""

    before: Before | None = None
    further: bool = False
    """True where they come on top of an earlier toll."""


NONE: Final = Move()


def died(parse: Parse) -> None:
    """Have those be dead of whom a clause between says how they were hurt: "a guard shot on Friday died on Sunday".

    The wound remains the word that places and dates them: that was the incident. Of "one of five people shot on Friday
    has died" it is one.
    """
    deaths = {mention.cue for mention in parse.found if mention.kind == "killed"}
    for mention in list(parse.found):
        verb = _dying(parse, mention) if mention.kind == "injured" and mention.value > 0 else None
        if verb is None:
            continue
        if 0 < (share := _share(parse, mention)) < mention.value:
            if verb not in deaths:
                parse.number("killed", share, mention.first - 2, verb, "died of")
            if not STRUCK.isdisjoint(mention.rule.split()):
                mention.value, mention.rule = mention.value - share, f"{mention.rule} rest"
        elif verb not in deaths:
            mention.kind, mention.rule, mention.label = "killed", f"{mention.rule} died", label_of(parse.words, verb)


def _share(parse: Parse, mention: Mention) -> int:
    """Give the N of "N of five people shot at a bar", 0 where none stands before them."""
    if parse.words[mention.first - 1 : mention.first] != ["of"]:
        return 0
    before = parse.words[max(0, mention.first - NUMBER) : mention.first - 1]
    return next((one.value for one in quantities(before) if one.last == len(before)), 0)


def hurt_before(parse: Parse, cue: int) -> Group | None:
    """Find who died of what a clause between tells: "a girl pulled from the rubble on Saturday died", "fell and died"."""
    words = parse.words
    subjects = [group for group in parse.groups if group.end < cue and not group.oblique]
    if words[cue - 1] == "and" and len(subjects) == 1 and subjects[0].first <= OPENING and ";" not in words[:cue]:
        return subjects[0]
    for group in parse.groups:
        verb = group.end
        if group.oblique or not 1 < cue - verb <= FAR or words[verb] in BE or words[verb] == "found":
            continue
        suffering = words[verb] in SUFFERING or (words[verb].endswith("ed") and words[verb + 1] in BEHIND)
        if suffering and BETWEEN.isdisjoint(words[verb:cue]) and "and" not in words[verb:cue]:
            return group
    return None


def _dying(parse: Parse, mention: Mention) -> int | None:
    """Find the verb by which those die whose wound is told between: "a woman hurt when a wall fell has died"."""
    words = parse.words
    if words[mention.first - 1 : mention.first] == ["among"] or not _between(words[mention.last : mention.cue]):
        return None
    for place in range(mention.cue + 1, min(mention.cue + FAR, len(words))):
        if words[place] in BETWEEN or (words[place] == "and" and not VERBS.isdisjoint(words[place + 1 : place + 2])):
            return None
        if words[place] in DYING or words[place : place + 2] == ["passed", "away"]:
            return place
    return None


def _between(words: Sequence[str]) -> bool:
    """Say whether what stands between somebody and the wound makes it a clause of its own: nothing, or "who was"."""
    related = not {"who", "that"}.isdisjoint(words[:2])
    return len(words) <= 4 and (related or BE.isdisjoint(words)) and all(
        word in AUXILIARIES or word in {",", "who", "that"} or word.endswith("ly") for word in words
    )


def read(mention: Mention) -> Move:
    """Read what the people of a killed mention were counted as before: its words must lie in the clause that says so."""
    if mention.kind != "killed" or mention.role not in {"total", "part", "increment"}:
        return NONE
    sentence = mention.sentence
    last = len(sentence.starts) - 1
    ends = [sentence.offset(min(at, last)) for at in (mention.first, mention.cue)]
    return read_text(sentence.text, min(ends), max(ends))


def untold(sentence: Sentence) -> tuple[Before | None, int]:
    """Read people who died, as the sentence says, beside its toll: what they were, how many.

    "A student injured in the crash has died, bringing the toll to 16" gives the toll; the student makes one.
    """
    for before, _, start, end in _moves(sentence.text)[:1]:
        within = range(sentence.start + start - LEAD, sentence.start + end)
        named = [group for group in groups(sentence.words) if sentence.starts[group.first] in within]
        return before, sum(member.quantity.value for member in named[0].members) if named else 1
    return None, 0


def read_text(text: str, first: int, last: int) -> Move:
    """Do the same for the figure that stands at [first, last] in a text.

    >>> read_text("One of the injured has died in hospital.", 0, 23)
    Move(before='injured', further=True)
    >>> read_text("Five people were injured and three have died.", 29, 40)
    Move(before=None, further=False)
    >>> read_text("A student injured in a crash has died.", 0, 33)
    Move(before='injured', further=False)
    """
    for before, further, start, end in _moves(text):
        if first <= end and last >= start:
            return Move(before=before, further=further and first <= start)
    return NONE


@lru_cache(maxsize=64)
def _moves(text: str) -> list[tuple[Before, bool, int, int]]:
    """Find all that a text says of what people had been: once for all of its figures."""
    return [
        (before, pattern is FURTHER, *match.span()) for before, pattern in PATTERNS for match in pattern.finditer(text)
    ]
