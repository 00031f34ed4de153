"""Which of the times that an article tells is the incident's own: by the verb that each goes with.

"Police said on Tuesday that a man arrested on Monday had shot two on Sunday": the time of saying and the time of the
arrest are other times than that of the shooting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, when
from pipeline.extract.happened_words import CHARGES, CLASSES, CRIMES
from pipeline.model import When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.when import Expression

LEAD: Final = 6
"""Sentences of the body that are read besides those of the figures."""
MOST: Final = 10
"""Sentences read at the most."""
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
VAGUE: Final = {"day": 0.5, "week": -0.4, "month": -1.0, "year": -1.6, "unknown": -2.0}
NEAR_FIGURE: Final = 1.6
"""For standing right beside one of the incident's figures; nothing 120 characters away."""
FURTHER: Final = 0.25
"""What each sentence further down costs."""
OLD: Final = -2.5
"""For a time before the fortnight that counts as news."""
OTHER: Final = -2.5
"""For a sentence that tells of another event."""
ENOUGH: Final = 1.0
"""Points from which a time is believed; below, it is the article's own day."""

SURE: Final = 3.0
"""Points from which it is said that the incident happened then."""
NEVER: Final = -6.0
"""Points down to which a time may still say that the incident was not after it."""

_STOP: Final = re.compile(r"[;:!?\u201c\u201d\"]\s|\u2014| -{1,2} ")
_ATTRIBUTE: Final = re.compile(
    r"(?:['\u2019]s?)?(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime)(?:['\u2019]s)?)?"
    r"(?P<nouns>(?: (?!(?:"
    r"at|in|on|when|after|by|near|and|as|the|that|to|a|an|with|from|for|while|during|of|into|over|who|which) )[\w-]+){1,4})"
)
_OPENING: Final = re.compile(
    r"(?P<mark>^|[,;:\u201d\"-])\s*(?:(?:on|in|late|early|at|about|around|shortly|before|after|just|the|it|very"
    r"|\d[\d:.]*|[ap]\.?m\.?|dawn|midnight|noon|of|night|morning|afternoon|evening|hours)\s+)*$",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"\b(?P<word>since|until|till|through|by|due|next|scheduled for|every|each)(?: (?:last|early|late))?(?: the)? $",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:,? (?:and|or|to|into|through|through to|until|-)|-|\u2013) "
    r"(?:early |late |the )*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of the time of an incident."""

    when: When | None
    """The incident's time; None where the article doesn't tell it."""
    fresh: bool
    """True if it says that the incident happened within the days that count as news."""
    old: When | None
    """A time before that at which it says the incident happened."""


def read(
    document: Document, mentions: Sequence[Mention], extra: Sequence[Sentence] = (), *, lead: int = LEAD
) -> Told:
    """Read the time of the incident that these mentions count; the article's first `lead` sentences may tell it, too.

    Where only what came later is dated, the incident was no later than the first of those days.
    """
    day = document.article.time.date()
    scope = _scope(document, mentions, (*extra, *document.sentences[:lead]))
    top = 1 if lead else min((sentence.index for sentence, _ in scope), default=1)
    best: dict[bool, tuple[float, When]] = {}
    later: list[date] = []
    told = min((mention.sentence.index for mention in mentions if not mention.sentence.headline), default=LEAD)
    for sentence, cues in scope:
        other = OTHER * bool(set(background.reasons(sentence)) - {"court"})
        for one in _expressions(sentence.text, day):
            old = background.is_old(one.when, day)
            other_event = other + _beside(sentence.text, one)
            points = other_event + _points(sentence, one, cues, day) - FURTHER * min(8, max(0, sentence.index - top))
            if old and not cues and sentence.index > told:
                continue  # what is told after the incident itself, without a figure of it, is another matter
            if points >= ENOUGH and points > best.get(old, (0.0,))[0]:
                best[old] = points, one.when
            if not other and not old and one.when.precision == "day" and points > NEVER:
                later.append(one.when.end)
    fresh, past = best.get(False), best.get(True)
    chosen = max(filter(None, (fresh, past and (past[0] + OLD, past[1]))), default=None, key=lambda pair: pair[0])
    when_ = chosen[1] if chosen and chosen[0] >= ENOUGH else when.on(min(later)) if later else None
    before = past[1] if past and past[0] >= SURE + min(0.0, VAGUE[past[1].precision]) else None
    return Told(when_, fresh is not None and fresh[0] >= SURE, before)


def day_of(sentence: Sentence, cue: int, day: date) -> When | None:
    """Read the day on which a sentence says that what stands at `cue` (offset in its text) happened; None for no day.

    The day of an arrest, a death in hospital or of saying so is none.
    """
    told = [one for one in _expressions(sentence.text, day) if one.when.precision == "day"]
    governed = [one for one in told if _governed(sentence.text, one) >= WORTH["event"]]
    nearest = min(governed, key=lambda one: abs(one.start - cue), default=None)
    return nearest.when if nearest is not None and abs(nearest.start - cue) <= REACH else None


def _scope(
    document: Document, mentions: Sequence[Mention], extra: Sequence[Sentence]
) -> list[tuple[Sentence, list[int]]]:
    """Sentences to read, each with the offsets of its casualty words: those of the figures, and the lead."""
    cues: dict[int, list[int]] = {sentence.index: [] for sentence in extra}
    for mention in mentions:
        sentence = mention.sentence
        at = sentence.starts[mention.cue] if mention.cue < len(sentence.starts) else sentence.end
        cues.setdefault(sentence.index, []).append(at - sentence.start)
    return [(document.sentences[index], cues[index]) for index in sorted(cues)[:MOST]]


def _expressions(text: str, day: date) -> list[Expression]:
    """Find the expressions of a sentence that may date an event; "Monday night and early Tuesday" is one."""
    found: list[Expression] = []
    for one in when.expressions(text, day):
        if (one.stamp and _stamped(text, one, day)) or _named_by_year(text, one):
            continue
        if found and found[-1].when.precision == one.when.precision == "day":
            last = found[-1]
            days = (one.when.start - last.when.end).days
            if days == 1 and _JOINED.fullmatch(text, last.end, one.start):
                found[-1] = when.Expression(last.start, one.end, When(start=last.when.start, end=one.when.end))
                continue
        found.append(one)
    return found


def _stamped(text: str, one: Expression, day: date) -> bool:
    """Say whether a full date is the page's own: the article's day, not tied to the sentence by "on"."""
    return one.when.end == day and _ON.search(text, max(0, one.start - 16), one.start) is None


_BY_YEAR: Final = re.compile(r"(?:the|an?) \d{4}", re.IGNORECASE)


def _named_by_year(text: str, one: Expression) -> bool:
    """Say whether a year names something that is no event: "the 2005 peace agreement"."""
    if not _BY_YEAR.fullmatch(text, one.start, one.end):
        return False
    nouns = _ATTRIBUTE.match(text, one.end)
    return nouns is None or _first(nouns["nouns"]) != "event"


_ON: Final = re.compile(r"\bon (?:\w+day,? )?$", re.IGNORECASE)


def _points(sentence: Sentence, one: Expression, cues: Sequence[int], day: date) -> float:
    text = sentence.text
    since = _SINCE.search(text[max(0, one.start - 24) : one.end].removesuffix(_bare(text, one)))
    if since is not None:
        lasting = since["word"].lower() == "since" and one.when.precision == "day" and not background.is_old(one.when, day)
        return ENOUGH + 0.2 if lasting else -9.0
    points = _governed(text, one) + VAGUE[one.when.precision] - 0.6 * sentence.headline
    if cues:
        points += 0.4 + NEAR_FIGURE * max(0.0, 1.0 - min(abs(one.start - cue) for cue in cues) / 120)
    return points


_BESIDE: Final = re.compile(
    r"\b(?:(?:from|near|to|at|of) where|same \w+ (?:from which|in which|with which|that|who|where|as)"
    r"|(?:vigil|memorial|funeral|rally|march|service|ceremony|mass) (?:for|in memory of|honou?ring)"
    r"|(?:linked|connected|related|unrelated|similar) to)\b[^;:]{0,70}$",
    re.IGNORECASE,
)
"""Before a time that goes with another event: "blocks from where a man was shot on Friday"."""


def _beside(text: str, one: Expression) -> float:
    return OTHER * 2 if _BESIDE.search(text, 0, one.start) else 0.0


def _bare(text: str, one: Expression) -> str:
    """Give an expression without a "since" that is a part of it."""
    said = text[one.start : one.end]
    return said[6:] if said[:6].lower() == "since " else said


def _governed(text: str, one: Expression) -> float:
    """Points for the word that a time goes with."""
    if one.counted:
        left = _last(_clause_before(text, one.start))
        return -9.0 if left == "event" or _first(text[one.end : one.end + AHEAD]) != "event" else ATTRIBUTE
    attribute = _ATTRIBUTE.match(text, one.end)
    if attribute is not None and _first(attribute["nouns"]) == "event":
        return ATTRIBUTE
    left, right = _clause_before(text, one.start), _clause_after(text, one.end)
    opening = _OPENING.search(left)
    if opening is None:
        return WORTH[_last(left) or _first(right[:AHEAD]) or "none"]
    if opening["mark"] == "" or not left[: opening.start()].strip():
        return WORTH[_first(right) or "none"]
    return max(WORTH[_first(right[:AHEAD]) or "none"], WORTH[_last(left) or "none"])


def _clause_before(text: str, end: int) -> str:
    left = text[max(0, end - REACH) : end]
    stops = [match.end() for match in _STOP.finditer(left)]
    return left[stops[-1] :] if stops else left


def _clause_after(text: str, start: int) -> str:
    right = text[start : start + FAR]
    stop = _STOP.search(right)
    return right[: stop.start()] if stop else right


_WORD: Final = re.compile(r"[A-Za-z][a-z'\u2019A-Z]*")


def _class(word: str) -> str | None:
    """Class of a word: exact, else by how it begins."""
    lower = word.lower().replace("\u2019", "'")
    return CLASSES.get(lower)


def _last(text: str) -> str | None:
    """Class of the last word that has one; a crime that somebody is charged with is told by the charge."""
    words = _WORD.findall(text)
    for at in range(len(words) - 1, -1, -1):
        found = _class(words[at])
        before = {word.lower() for word in words[max(0, at - 4) : at]}
        if found == "event" and words[at].lower() in CRIMES and not CHARGES.isdisjoint(before):
            return "later"
        if found:
            return found
    return None


def _first(text: str) -> str | None:
    return next((found for word in _WORD.findall(text) if (found := _class(word))), None)
