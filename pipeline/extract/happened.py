"""Which of the times that an article tells is the incident's own: by the verb that each goes with.

"Police said on Tuesday that a man arrested on Monday had shot two on Sunday": the time of saying and the time of the
arrest are other times than that of the shooting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract import aftermath, background, datings, event_words, governing, sequels, when
from pipeline.extract.casualty_words import ORDINALS
from pipeline.extract.earlier import cue_of
from pipeline.extract.gates import Gated

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
CERTAIN: Final = 2.0
"""Points from which a day is taken for that of a week which the article names first."""
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

_TO_COME: Final = Gated(
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
_THEN: Final = Gated(r",? when (?P<deed>[^.;:]{3,60})")
"""Behind a time: what happened at it, "since June 17, when she was shot"."""
_HOUR: Final = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|hours|GMT|BST|local time)|\d\d[:.]\d\d|noon|midnight)"
_ZONE: Final = r"(?: (?:GMT|BST|[EPCM][SD]?T|local time))?"
_HOUR_BEFORE: Final = re.compile(rf"\b{_HOUR}{_ZONE},? (?:on |late |early |last )?$", re.IGNORECASE)
_HOUR_BEHIND: Final = re.compile(
    rf"(?: (?:morning|afternoon|evening|night))?,? (?:at|around|about|just|shortly)"
    rf"(?: (?:about|around|before|after|approximately))? {_HOUR}",
    re.IGNORECASE,
)
"""An hour beside a day: what happens is told by the minute, not what is said or planned."""
_MOST: Final = re.compile(r"\b(?:[a-z]{4,}est|worst|most [a-z]+)\b[^.;,]{0,60}$")
"""Before a year of which something is the worst: "the strongest typhoon this year"."""
_NTH: Final = re.compile(rf"\b(?:first|{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))\b[^.;,]{{0,60}}$", re.IGNORECASE)
"""Before the year in which it is one of several: "the first person killed by police in 2026"."""
_ANOTHER: Final = Gated(r"\b(?:another|second|separate|similar|earlier|previous|unrelated|other)\b", re.IGNORECASE)
"""Words of a sentence below the lead that may be about another incident."""
_BESIDE: Final = Gated(
    r"\b(?:(?:from|near|to|at|of) where|same \w+ (?:from which|in which|with which|that|who|where|as)"
    r"|(?:vigil|memorial|funeral|rally|march|service|ceremony|mass) (?:for|in memory of|honou?ring)"
    r"|(?:protest(?:s|ed|ing)?|demonstrations?|outrage|anger|outcry|tensions?)(?: (?:against|over|about|after|at))?"
    rf" (?:the|a) (?:[\w-]+ ){{0,2}}(?:{event_words.any_of(event_words.SUDDEN)}|deaths?)\b"
    r"|(?:linked|connected|related|unrelated|similar) to)\b[^;:]{0,70}$",
    re.IGNORECASE,
)
"""Before a time that goes with another event: "blocks from where a man was shot on Friday"."""


_ANSWERED: Final = Gated(
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
    past: When | None = None
    """The same, where the sentence of a figure may say so: for an article on an old incident."""


def read(
    document: Document, mentions: Sequence[Mention], extra: Sequence[Sentence] = (), *, lead: int = LEAD
) -> Told:
    """Read the time of the incident that these mentions count; the article's first `lead` sentences may tell it, too.

    Where only what came later is dated, the incident was no later than the first of those days.
    """
    day = document.article.time.date()
    scope = _scope(document, mentions, (*extra, *document.sentences[:lead]))
    top = 1 if lead else min((sentence.index for sentence, _ in scope), default=1)
    times = _Times()
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
            meant = _meant(sentence.text, one)
            below = FURTHER * min(8, max(0, sentence.index - top))
            points = other_event + _points(sentence, one, cues, day, grows=grows) - below
            times.note(points, one, meant, sentence.text)
            if old and cues and _of_clause(sentence.text, one.start, max(cues)):
                continue
            if old and not cues and sentence.index > told:
                continue  # what is told after the incident itself, without a figure of it, is another matter
            if points >= ENOUGH and points > times.best.get(old, (0.0,))[0]:
                times.best[old] = points, meant
            if old and cues and points - other >= max(ENOUGH, times.past[0]):
                times.past = points - other, meant
            if not (other or beside) and not old and one.when.precision == "day" and points > NEVER:
                times.later.append(one.when.end)
    fresh, past = times.best.get(False), times.best.get(True)
    when_ = times.chosen()
    follows = grows or aftermath.follows(opening)
    if when_ is None and past and follows and not times.later:
        when_ = past[1]  # "was charged with the murder of his wife, who died in January"
    if when_ is None and lead:
        when_ = _further(document, scope[-1][0].index if scope else 0)
    when_ = when_ or _by(min(times.later, default=day), follows=follows, told=bool(times.later))
    before = past[1] if past and past[0] >= SURE + min(0.0, VAGUE[past[1].precision]) else None
    past_day = _narrowed(times.past[1], times.days)
    return Told(when_, fresh is not None and fresh[0] >= SURE, _narrowed(before, times.days), past_day)


_CLAUSE: Final = re.compile(r", (?:where|in which|which|who|whose|one of (?:which|whom))\b", re.IGNORECASE)


def _of_clause(text: str, start: int, cue: int) -> bool:
    """Say whether a time stands in a clause behind what happened: "died in the jail, where 119 were killed in 2021"."""
    return any(cue < match.start() < start for match in _CLAUSE.finditer(text))


@dataclass(slots=True)
class _Times:
    """The times of an article, as far as they have been read."""

    best: dict[bool, tuple[float, When]] = field(default_factory=dict)
    """The best time, by whether it is an old one, and its points."""
    past: tuple[float, When | None] = (0.0, None)
    """The best old one of a sentence with a figure, be it told as another event's."""
    days: list[tuple[float, When]] = field(default_factory=list)
    """Single days on which it certainly happened."""
    weeks: list[When] = field(default_factory=list)
    """What "last week" means where it happened then."""
    lasts: set[date] = field(default_factory=set)
    """First days of all that begins with "last"."""
    later: list[date] = field(default_factory=list)
    """Days by which it had happened."""

    def note(self, points: float, one: Expression, meant: When, text: str) -> None:
        """Take in a time, by which others are read more exactly."""
        said = text[one.start : one.end].lower()
        if points >= CERTAIN and meant.precision == "day" and meant.start == meant.end:
            self.days.append((points, meant))
        if points >= ENOUGH and said == "last week":
            self.weeks.append(one.when)
        if said.startswith("last "):
            self.lasts.add(one.when.start)

    def chosen(self) -> When | None:
        """Choose the incident's time; None where none is believed."""
        fresh, past = self.best.get(False), self.best.get(True)
        told = filter(None, (fresh, past and (past[0] + OLD, past[1])))
        points, when_ = max(told, default=(0.0, None), key=itemgetter(0))
        if when_ is None or points < ENOUGH:
            return None
        found = _narrowed(when_, self.days)
        return _of_week(found, self.weeks) if found is not None and found.start in self.lasts else found


def _narrowed(when_: When | None, days: Sequence[tuple[float, When]]) -> When | None:
    """Go from a night, a week or a year to the day in it on which it is said to have happened.

    "Last week", then "on Thursday"; "overnight", then "at 1 a.m. Saturday".
    """
    if when_ is None or (when_.precision == "day" and (when_.end - when_.start).days != 1):
        return when_
    inside = [(points, day) for points, day in days if when_.start <= day.start and day.end <= when_.end]
    return max(inside, key=lambda pair: pair[0], default=(0.0, when_))[1]


def _of_week(when_: When, weeks: Sequence[When]) -> When:
    """Go a week back from a day where the article says that it was last week: its "last Thursday" is not yesterday."""
    if when_.precision != "day" or when_.start != when_.end:
        return when_
    before = when_.start - timedelta(days=7)
    return when.on(before) if any(week.end < when_.start and week.start <= before <= week.end for week in weeks) else when_


def within(document: Document, span: When) -> When:
    """Go from a month or a year to the first day in it on which the article says that something happened."""
    day = document.article.time.date()
    for sentence in document.sentences[:BELOW] if span.precision in ("month", "year") else ():
        for one in datings.expressions(sentence.text, day):
            single = one.when.precision == "day" and one.when.start == one.when.end
            inside = single and span.start <= one.when.start <= span.end and not _beside(sentence.text, one)
            if inside and governing.points(sentence.text, one) >= governing.WORTH["event"]:
                return one.when
    return span


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


def former(sentence: Sentence, cue: int, day: date) -> When | None:
    """Read when the earlier event was whose figure stands at `cue` (offset in the article's text); None for no time.

    Beside a time of the news an old one is its: "was jailed on Monday for the murder of two women in 2019".
    """
    told = when.read_text(sentence.text, day, cue - sentence.start)
    if told is None or background.is_old(told, day):
        return told
    old = [one for one in datings.expressions(sentence.text, day) if background.is_old(one.when, day)]
    nearest = min(old, key=lambda one: abs(one.start - cue + sentence.start), default=None)
    return told if nearest is None else nearest.when


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
    stretch = None if _then(text, one) else datings.since(text, one)
    if stretch == "since" and datings.is_held(clause):
        return governing.WORTH["event"] + VAGUE[one.when.precision]
    if stretch is not None and not aftermath.is_dated_by(clause):
        return LASTING if datings.is_lasting(text, one, day) else UNTIMED
    if _TO_COME.search(clause) or _AHEAD.match(text, one.end - len(" before") * text.endswith(" before", 0, one.end)):
        return UNTIMED
    if one.when.start < one.when.end and one.when.precision == "day" and aftermath.days_before(text):
        return LASTING
    if one.when.precision == "year" and _counts_over(text, one, day):
        return UNTIMED
    points = governing.ATTRIBUTE if _then(text, one) else governing.points(text, one)
    if grows and points == governing.WORTH["death"]:
        points = governing.WORTH["later"]
    if points == governing.WORTH["none"] and _at_hour(text, one):
        points = governing.WORTH["death"]
    points += VAGUE[one.when.precision] - 0.6 * sentence.headline
    if cues:
        points += 0.4 + NEAR_FIGURE * max(0.0, 1.0 - min(abs(one.start - cue) for cue in cues) / 120)
    return points


def _counts_over(text: str, one: Expression, day: date) -> bool:
    """Say whether a year is what something is ranked in, not when it happened."""
    return _MOST.search(text, 0, one.start) is not None or (
        one.when.start.year == day.year and _NTH.search(text, 0, one.start) is not None
    )


def _then(text: str, one: Expression) -> bool:
    """Say whether the text tells behind a time what happened at it: "since June 17, when she was shot"."""
    then = _THEN.match(text, one.end)
    return then is not None and governing.first(then["deed"]) == "event"


def _meant(text: str, one: Expression) -> When:
    """Take the first day of what has gone on since: that of the deed."""
    return when.on(one.when.start) if one.when.precision == "day" and _then(text, one) else one.when


def _at_hour(text: str, one: Expression) -> bool:
    """Say whether a day stands beside an hour: "left the road at about 01:20 on Saturday"."""
    if one.when.precision != "day" or one.when.start != one.when.end:
        return False
    before = _HOUR_BEFORE.search(text, max(0, one.start - 40), one.start)
    return before is not None or _HOUR_BEHIND.match(text, one.end) is not None


def _beside(text: str, one: Expression, last: int = 0, cues: Sequence[int] = ()) -> float:
    """Points for a time that goes with another event, which no time since `last` has."""
    answered = all(cue < one.start for cue in cues) and _ANSWERED.search(text, last, one.start) is not None
    return OTHER * 2 if answered or _BESIDE.search(text, last, one.start) else 0.0
