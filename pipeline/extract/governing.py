"""Which word a time goes with: the verb of its clause, or the noun that it stands before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import aftermath
from pipeline.extract.gates import Gated
from pipeline.extract.happened_words import CHARGES, CLASSES, CRIMES, PHRASES

if TYPE_CHECKING:
    from pipeline.extract.when import Expression

REACH: Final = 90
"""Characters to the left in which a verb takes a time for itself."""
AHEAD: Final = 60
"""The same to the right, for a time that opens its clause."""
WORTH: Final = {"event": 3.0, "death": 1.6, "later": -2.6, "saying": -2.2, "none": 0.4}
"""What the class of the verb is worth."""
FAR: Final = 200
"""The same for one that opens its sentence."""
ATTRIBUTE: Final = 3.6
"""For "Sunday's blast", "the weekend flooding"."""

_STOP: Final = re.compile(r"[;:!?\u201c\u201d\"]\s|\u2014| -{1,2} | how (?=an? |the |his |her |he |she |they |[A-Z])")
_AFTER: Final = re.compile(r",? (?:[\w-]+ ){0,4}(?:hours?|days?|weeks?|months?|years?) after\b", re.IGNORECASE)
"""Behind a day: what follows was before it, "passed a bill on Thursday, two weeks after a gunman killed nine"."""
ATTRIBUTED: Final = re.compile(
    r"(?:['\u2019]s?)?(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime)(?:['\u2019]s)?)?"
    r"(?P<nouns>(?: (?!(?:"
    r"at|in|on|when|after|by|near|and|as|the|that|to|a|an|with|from|for|while|during|of|into|over|who|which) )[\w-]+){1,4})"
)
_OPENING: Final = re.compile(
    r"(?P<mark>^|[,;:\u201d\"-])\s*(?:(?:on|in|late|early|at|about|around|shortly|before|after|just|the|it|very"
    r"|\d[\d:.]*|[ap]\.?m\.?|dawn|midnight|noon|of|night|morning|afternoon|evening|hours)\s+)*$",
    re.IGNORECASE,
)
_DEATH: Final = re.compile(r" deaths?\b(?! (?:toll|count|rate|certificate|threat|penalty|row|sentence|notice|anniversary))")
"""What a day may stand before as its own: "the Feb. 14 death of a student"."""
_COURT: Final = Gated(
    r"\b(?:basketball|tennis|volleyball|badminton|netball|handball|squash|pickleball|sports|food) courts?\b", re.IGNORECASE
)
_SCENE: Final = Gated(
    r"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|saw|met) (?:the )?(?:site|scene|survivors|victims) of (?:the |an? )?"
    r"(?:[\w-]+ ){0,2}"
)
"""Somebody visits the scene of an event: its noun doesn't tell that it happened."""
_OFFICE: Final = Gated(
    r"\b(?:disaster|fire|earthquake|flood|tsunami|storm|hurricane|accident|crash|homicide|bomb|avalanche)[- ]"
    r"(?:(?:risk|and|relief|response|rescue|emergency|management|control|monitoring|investigation|reduction|prevention)"
    r"[- ]){0,3}"
    r"(?:agency|agencies|institute|office|officers?|authority|authorities|ministry|department|services?|brigade|cent(?:re|er)"
    r"|body|officials?|chief|minister|management|commission(?:er)?|committee|bureau|crews?|investigators?|detectives?|squad)\b",
    re.IGNORECASE,
)
"""Who bears an event's name: "the disaster agency on Friday lowered the toll"."""
SLAIN: Final = frozenset("shot shoots shooting stabbed beaten hacked gunned".split())
"""Words close before "dead" or "death" that make it a deed: "shot his wife dead", "stabbed to death Friday"."""
_HELD_TOO: Final = Gated(
    r"\b(?:stabbed|shot|killed|beaten|dead|died|wounded|injured|hurt)\b[^;]{0,40}\band (?:an?|another|one|two|his|her)\b"
    r"[^.;,]{0,30}\b(?:arrested|detained|in(?:to)? custody|hospitali[sz]ed)(?: (?:on|late|early))* $",
    re.IGNORECASE,
)
"""Before the one day of both: "One man was stabbed and another was arrested on"."""
_CAME: Final = re.compile(
    r"\b(?:c[ao]m(?:e|es|ing)|is|was|took place) (?:just |only |barely |some |about |(?:more|less) than )*$", re.IGNORECASE
)
"""Before a time that says how long after another event this one was: "the slide came more than a week after floods"."""
_TRIED: Final = Gated(
    r"\b(?:trials?|retrial|hearings?|inquests?|inquiry|court-martial|proceedings)\b[^;]{0,200}?"
    r"\b(?:open(?:s|ed)?|beg[ai]ns?|start(?:s|ed)?|resume[sd]?|continue[sd]?|adjourned|conclude[sd]?|end(?:s|ed)?"
    r"|got under ?way)"
    r"(?: (?:here|in [A-Z]\w+))?(?: (?:on|early|late))* $"
)
"""Before the day of a trial: "The trial of a man accused of killing four opened on"."""
_WHEN: Final = re.compile(r",?[^.;,]{0,80}?\b(?:when|as) (?:an?|the|his|her|their|its|two|three)\b")
"""Up to what killed those who died."""
_WORD: Final = re.compile(r"[A-Za-z][a-z'\u2019A-Z]*")
_PHRASE: Final = Gated("|".join(rf"(\b{phrase})" for phrase, _ in PHRASES), re.IGNORECASE)
_SAYS: Final = re.compile(r"(?: (?:morning|afternoon|evening|night))? (?P<verb>[a-z]+)\b")
"""Behind a time: the next word."""
ASIDE: Final = 2
"""Words between a deed and a time behind which one says something, at the least: "dead in what police on Monday called"."""


@lru_cache(maxsize=512)
def points(text: str, one: Expression) -> float:
    """Points for the word that a time goes with (asked for by each that reads the incident's time)."""
    if one.counted:
        left = _last(clause_before(text, one.start))
        told = left == "event" or _CAME.search(text, 0, one.start) is not None
        return -9.0 if told or first(text[one.end : one.end + AHEAD]) != "event" else ATTRIBUTE
    comma = one.stamp and text[one.end : one.end + 1] == ","  # "the Aug. 14, 2023, killing"
    attribute = ATTRIBUTED.match(text, one.end + comma)
    if attribute is not None and (first(attribute["nouns"]) == "event" or _DEATH.match(attribute["nouns"])):
        return ATTRIBUTE
    left, right = clause_before(text, one.start), _clause_after(text, one.end)
    before = _AFTER.match(text, one.end) is not None and _last(left) is None and first(right) is None
    if before or aftermath.is_dated_by(left) or _TRIED.search(text, 0, one.start) is not None:
        return WORTH["later"]
    opening = _OPENING.search(left)
    if opening is None:
        said = "event" if _HELD_TOO.search(left) else "saying" if _is_said(left, text, one.end) else None
        return WORTH[said or _told_when(_last(left), right) or first(right[:AHEAD]) or "none"]
    if opening["mark"] == "" or not left[: opening.start()].strip():
        return WORTH[_told_when(first(right), right) or "none"]
    return max(WORTH[first(right[:AHEAD]) or "none"], WORTH[_last(left) or "none"])


def _told_when(found: str | None, right: str) -> str | None:
    """Read a death as the event where the clause goes on with what killed them: "died on Sunday when a bus overturned"."""
    when = _WHEN.match(right) if found == "death" else None
    return "event" if when is not None and first(right[when.end() :][:AHEAD]) == "event" else found


def _is_said(left: str, text: str, end: int) -> bool:
    """Say whether somebody says something at a time, with the verb right behind it: "what police on Monday called"."""
    behind = _SAYS.match(text, end)
    if behind is None or _class(behind["verb"]) != "saying":
        return False
    return not any(_class(word) for word in _words(left)[-1 - ASIDE :])


def clause_before(text: str, end: int) -> str:
    """Give the clause that stands before a place, as far as it reaches."""
    left = text[max(0, end - REACH) : end]
    stops = [match.end() for match in _STOP.finditer(left)]
    return left[stops[-1] :] if stops else left


def _clause_after(text: str, start: int) -> str:
    right = text[start : start + FAR]
    stops = [stop.start() for stop in (_STOP.search(right), _AFTER.match(right)) if stop is not None]
    return right[: min(stops)] if stops else right


def _last(text: str) -> str | None:
    """Class of the last word that has one; a crime that somebody is charged with is told by the charge."""
    words = _words(_SCENE.sub("", text))
    for at in range(len(words) - 1, -1, -1):
        found = _class(words[at])
        before = {word.lower() for word in words[max(0, at - 4) : at]}
        if found == "event" and words[at].lower() in CRIMES and not CHARGES.isdisjoint(before):
            return "later"
        if found == "death" and words[at].lower() in {"dead", "death"} and not SLAIN.isdisjoint(before):
            return "event"
        if found:
            return found
    return None


def first(text: str) -> str | None:
    """Class of the first word that has one."""
    return next((found for word in _words(text) if (found := _class(word))), None)


def _words(text: str) -> list[str]:
    """Words of a text, verbs of two words as the one that says as much; offices are no events, nor are tennis courts."""
    plain = _COURT.sub("", _OFFICE.sub("office", text))
    return _WORD.findall(_PHRASE.sub(lambda match: PHRASES[(match.lastindex or 1) - 1][1], plain))


def _class(word: str) -> str | None:
    return CLASSES.get(word.lower().replace("\u2019", "'"))
