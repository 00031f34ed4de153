"""Which of the times that an article tells is the incident's own: by the verb that each goes with.

"Police said on Tuesday that a man arrested on Monday had shot two on Sunday": the time of saying and the time of the
arrest are other times than that of the shooting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract import aftermath, background, datings, governing, sequels, when
from pipeline.extract.earlier import cue_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.when import Expression
    from pipeline.model import When

LEAD: Final = 6
"""Sentences of the body that are read besides those of the figures."""
MOST: Final = 10
"""Sentences read at the most."""
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
LASTING: Final = 2.2
"""For the day since which something goes on."""
SURE: Final = 3.0
"""Points from which it is said that the incident happened then."""
OPENING: Final = 3
"""Sentences from the top that say whether an article follows an incident up."""
LATELY: Final = 7
"""Days before an article whose lead tells no day: it is about what everybody knows."""
BELOW: Final = 40
"""Sentences that are read for a day where the lead tells none."""
UNTIMED: Final = -9.0
"""For a day to come, or the end of a stretch of days."""
NEVER: Final = -6.0
"""Points down to which a time may still say that the incident was not after it."""

_TO_COME: Final = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were|been) (?:due|expected|scheduled|set|planned|to be)|plans? to"
    r"|(?:scheduled|planned) for|ahead of)\b(?:(?! (?:after|when|following|since|who|that|from) )[^,;:])*$",
    re.IGNORECASE,
)
"""Before a day that was still to come."""
_AHEAD: Final = re.compile(
    r" (?:before|ahead of)\b[^.;,]{0,40}\b(?:(?:is|are|was|were) (?:due|set|expected|scheduled|to)|elections?|polls?|vote"
    r"|summit|talks|visit|anniversary|referendum|ceremony|festival|games|tournament)\b",
    re.IGNORECASE,
)
"""Behind a stretch of time that ends at what was still to come: "less than a week before Iraqis are due to vote"."""
_MOST: Final = re.compile(r"\b(?:[a-z]{4,}est|worst|most [a-z]+)\b[^.;,]{0,60}$")
"""Before a year of which something is the worst: "the strongest typhoon this year"."""
_ANOTHER: Final = re.compile(r"\b(?:another|second|separate|similar|earlier|previous|unrelated|other)\b", re.IGNORECASE)
"""Words of a sentence below the lead that may be about another incident."""
_BESIDE: Final = re.compile(
    r"\b(?:(?:from|near|to|at|of) where|same \w+ (?:from which|in which|with which|that|who|where|as)"
    r"|(?:vigil|memorial|funeral|rally|march|service|ceremony|mass) (?:for|in memory of|honou?ring)"
    r"|(?:protest(?:s|ed|ing)?|demonstrations?|outrage|anger|outcry|tensions?)(?: (?:against|over|about|after|at))?"
    r" (?:the|a) (?:[\w-]+ ){0,2}(?:killing|death|shooting|murder|slaying|lynching)s?\b"
    r"|(?:linked|connected|related|unrelated|similar) to)\b[^;:]{0,70}$",
    re.IGNORECASE,
)
"""Before a time that goes with another event: "blocks from where a man was shot on Friday"."""


_ANSWERED: Final = re.compile(
    r"\b(?:(?:revenge|retaliat\w+|reprisals?|vengeance|response) (?:for|to|against|over)|aveng(?:e|es|ed|ing)"
    r"|(?:sparked|provoked|prompted) by)\b[^;:]{0,70}$",
    re.IGNORECASE,
)
"""Before the time of what the incident answers, unless a figure of it stands behind: "in revenge for Monday's raid"."""


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
    exact: list[When] = []
    told = min((mention.sentence.index for mention in mentions if not mention.sentence.headline), default=LEAD)
    opening = [sentence for sentence, cues in scope if cues or sentence.index < OPENING]
    grows = aftermath.grows(opening)
    for sentence, cues in scope:
        other = OTHER * bool(set(background.reasons(sentence)) - {"court"})
        last, former = 0, sequels.starts(sentence, document)
        for one in (one for one in datings.expressions(sentence.text, day) if one.start < former):
            old = background.is_old(one.when, day)
            beside = _beside(sentence.text, one, last, cues)
            other_event = other + beside
            last = one.end
            below = FURTHER * min(8, max(0, sentence.index - top))
            points = other_event + _points(sentence, one, cues, day, grows=grows) - below
            if old and not cues and sentence.index > told:
                continue  # what is told after the incident itself, without a figure of it, is another matter
            if points >= ENOUGH and points > best.get(old, (0.0,))[0]:
                best[old] = points, one.when
            if points >= ENOUGH and one.when.start == one.when.end:
                exact.append(one.when)
            if not (other or beside) and not old and one.when.precision == "day" and points > NEVER:
                later.append(one.when.end)
    fresh, past = best.get(False), best.get(True)
    chosen = max(filter(None, (fresh, past and (past[0] + OLD, past[1]))), default=None, key=lambda pair: pair[0])
    when_ = _sharpened(chosen[1], exact) if chosen and chosen[0] >= ENOUGH else None
    follows = grows or aftermath.follows(opening)
    if when_ is None and past and follows and not later:
        when_ = past[1]  # "was charged with the murder of his wife, who died in January"
    if when_ is None and lead:
        when_ = _further(document, scope[-1][0].index if scope else 0)
    when_ = when_ or _by(min(later, default=day), follows=follows, told=bool(later))
    before = past[1] if past and past[0] >= SURE + min(0.0, VAGUE[past[1].precision]) else None
    return Told(when_, fresh is not None and fresh[0] >= SURE, before)


def _sharpened(told: When, exact: Sequence[When]) -> When:
    """Take the one day on which it happened where the time is the night between two: "overnight", "at 1 a.m. Saturday"."""
    days = {one.start for one in exact if told.start <= one.start <= told.end}
    night = told.precision == "day" and (told.end - told.start).days == 1
    return when.on(days.pop()) if night and len(days) == 1 else told


def _by(last: date, *, follows: bool, told: bool) -> When | None:
    """Give what is known where only what came later is dated: the incident was by then, in the days before or that day."""
    if follows:
        return aftermath.fortnight(last)
    return when.on(last) if told else None


def _further(document: Document, read_to: int) -> When | None:
    """Read the first recent day below the lead on which a sentence says that the article's deed happened."""
    day = document.article.time.date()
    for sentence in document.sentences[read_to + 1 : BELOW]:
        if background.reasons(sentence) or _ANOTHER.search(sentence.text):
            continue
        for one in datings.expressions(sentence.text, day):
            recent = one.when.precision == "day" and not background.is_old(one.when, day, LATELY)
            happens = governing.points(sentence.text, one) >= governing.WORTH["event"]
            if recent and happens and not _beside(sentence.text, one):
                return one.when
    return None


def day_of(sentence: Sentence, cue: int, day: date, least: Literal["event", "death"] = "event") -> When | None:
    """Read the day on which a sentence says that what stands at `cue` (offset in its text) happened; None for no day.

    The day of an arrest, a death in hospital or of saying so is none; that of a death alone if `least` says so.
    """
    told = [one for one in datings.expressions(sentence.text, day) if one.when.precision == "day"]
    governed = [one for one in told if governing.points(sentence.text, one) >= governing.WORTH[least]]
    nearest = min(governed, key=lambda one: abs(one.start - cue), default=None)
    return nearest.when if nearest is not None and abs(nearest.start - cue) <= governing.REACH else None


def _scope(
    document: Document, mentions: Sequence[Mention], extra: Sequence[Sentence]
) -> list[tuple[Sentence, list[int]]]:
    """Sentences to read, each with the offsets of its casualty words: those of the figures, and the lead."""
    cues: dict[int, list[int]] = {sentence.index: [] for sentence in extra}
    for mention in mentions:
        sentence = mention.sentence
        cues.setdefault(sentence.index, []).append(cue_of(mention) - sentence.start)
    return [(document.sentences[index], cues[index]) for index in sorted(cues)[:MOST]]


def _points(sentence: Sentence, one: Expression, cues: Sequence[int], day: date, *, grows: bool) -> float:
    text = sentence.text
    clause = governing.clause_before(text, one.start)
    stretch = datings.since(text, one)
    if stretch == "since" and datings.is_held(clause):
        return governing.WORTH["event"] + VAGUE[one.when.precision]
    if stretch is not None and not aftermath.is_dated_by(clause):
        return LASTING if datings.is_lasting(text, one, day) else UNTIMED
    if _TO_COME.search(clause) or _AHEAD.match(text, one.end - len(" before") * text.endswith(" before", 0, one.end)):
        return UNTIMED
    if one.when.start < one.when.end and one.when.precision == "day" and aftermath.days_before(text):
        return LASTING
    if one.when.precision == "year" and _MOST.search(text, 0, one.start):
        return UNTIMED
    points = governing.points(text, one)
    if grows and points == governing.WORTH["death"]:
        points = governing.WORTH["later"]
    points += VAGUE[one.when.precision] - 0.6 * sentence.headline
    if cues:
        points += 0.4 + NEAR_FIGURE * max(0.0, 1.0 - min(abs(one.start - cue) for cue in cues) / 120)
    return points


def _beside(text: str, one: Expression, last: int = 0, cues: Sequence[int] = ()) -> float:
    """Points for a time that goes with another event, which no time since `last` has."""
    answered = all(cue < one.start for cue in cues) and _ANSWERED.search(text, last, one.start) is not None
    return OTHER * 2 if answered or _BESIDE.search(text, last, one.start) else 0.0
