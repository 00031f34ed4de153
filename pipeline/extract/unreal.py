"""What is said but did not happen, or not as news: denied, imagined, rumoured, told in a film, counted by the year.

`label_of` weighs the clause; `is_untrue` (of a sentence), `is_unreal` (of a clause) and `is_natural` (of a death) are
sure, and then the scorer may not choose the figure either.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import DENYING, HYPOTHETICAL
from pipeline.extract.hearsay import is_hearsay
from pipeline.extract.stories import is_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Label

CLAUSE: Final = 12
"""Tokens before a cue that belong to its clause at the most."""
MODAL_REACH: Final = 5
WAS: Final = frozenset("was were".split())
TO_DO: Final = frozenset("kill murder wound injure shoot stab behead execute assassinate slaughter massacre die".split())
BOUND: Final = frozenset("have has had need needs".split())
"""Before "to": somebody must do it, and hasn't."""
SOUGHT: Final = frozenset("in for on over by since after , .".split())
"""After "wanted": police look for somebody."""
NEARLY: Final = frozenset("nearly almost possibly narrowly potentially".split())
"""Right before a verb: it did not happen."""
PURPOSE_REACH: Final = 8
TO_DATE_REACH: Final = 9
NATURAL_REACH: Final = 14

OLD: Final = 65
"""Years from which a death is taken for one of age if nothing else is told of it."""
VIOLENT: Final = frozenset(
    "shot stabbed shooting stabbing crash fire blast explosion attack killed murder homicide gunshot wounds injuries wound"
    " beaten beating hit struck collision accident bomb hospital flood storm quake suspect police gunman drowned fell"
    " carbon scene".split()
)
"""In the sentence: no death of age."""
MODALS: Final = frozenset("could would might".split())
PURPOSE: Final = frozenset(
    "plotted plotting plot planned planning plans threatened threatens threatening vowed vows intended meant"
    " averted foiled thwarted prevented hoped wanted rehearsed practised practiced pretended staged conspiring"
    " conspired conspiracy intent intending hired paid ordered chosen sought seeking aimed tried trying attempt"
    " attempts attempted attempting plan willing prepared sworn swore offered".split()
)
"""Before a cue: it was to happen, and did not."""
YEARLY: Final = frozenset(
    {(each, span) for each in ("every", "each", "per") for span in "year week month decade".split()}
    | {("every", "day"), ("each", "day"), ("per", "day"), ("every", "hour"), ("every", "minute")}
    | {("on", "average"), ("last", "year's"), ("a", "year")}
)
"""Two words that make a figure one of a span of time, not of an incident."""
AGO: Final = frozenset("ago earlier later after before old since when and long".split())
"""After "a year": a point in time."""
STUNG: Final = frozenset("hurt wounded injured burned burnt hit crushed buried killed".split())
"""What words and money, too, do to somebody."""
ABSTRACT: Final = frozenset(
    "scandal scandals criticism critics sanctions tariffs crisis cuts remarks words comments decision recession downturn"
    " inflation boycott allegations verdict defeat rumours rumors taxes debts prices losses austerity revelations leak"
    " leaks setbacks competition rivals scepticism skepticism paperwork demands workload".split()
)
"""What wounds nobody's body."""
NEAR: Final = 4
"""Tokens from "by" to it."""
NATURAL: Final = frozenset(
    "cancer illness leukemia leukaemia pneumonia stroke dementia alzheimer's peacefully diabetes parkinson's".split()
)
CAUSES: Final = (
    ("heart", "attack"), ("heart", "failure"), ("natural", "causes"), ("old", "age"), ("in", "his", "sleep"),
    ("in", "her", "sleep"), ("in", "their", "sleep"),
)  # fmt: skip
CLAUSES: Final = frozenset(", ; which that where who when while and as but".split())
HABITS: Final = frozenset(
    "draws drew attracts attract draw visit visits visited attend attends attended held holds gather gathers flock flocks"
    " celebrated celebrate marked used use uses cross crosses carries carry carried handles travel travels taken takes"
    " pass passes passed hosts hosted pray worship make makes organised organized come comes migrate".split()
)
"""What is done every year, or every day, where something happened now."""
SUPERLATIVE: Final = frozenset("worst deadliest bloodiest largest biggest latest first second third attack crash".split())
"""With "this year": one incident among the year's, whose figure is its own."""
SPANS: Final = frozenset(
    {("last", "year"), ("year", "before"), ("previous", "year"), ("year", "earlier"), ("years", "running")}
)
"""Two words that name a span over which is counted."""
TREND: Final = frozenset(
    "fell rose increased decreased dropped climbed declined doubled lowest highest fewest fewer average annual annually"
    " rate records statistics".split()
)
"""With a span: a sentence of statistics."""
QUOTED: Final = re.compile(
    r"(?:^|\s)['\"\u2018\u201c](?:gun\w+|attackers?|victims?|bombers?|casualties|dead|wounded)['\"\u2019\u201d]"
)
"""Those who play somebody."""
PLAIN: Final = 400
"""Characters of a sentence, at the most; longer ones are lists or furniture."""
EXERCISES: Final = frozenset("drill drills exercise exercises rehearse rehearsed rehearses rehearsing rehearsal".split())
STAGED: Final = frozenset(
    "staged scenario scenarios mock simulated simulation pretended pretending played role-players"
    " volunteers actors make-up makeup fake imagined".split()
)
"""With an exercise in one sentence: its victims are none."""


def label_of(words: Sequence[str], cue: int) -> Label:
    """Say what the clause around a cue makes of its figure."""
    start = max((place for place in range(cue) if words[place] in {";", ","}), default=0)
    clause = _without_relative(words, max(0, start, cue - CLAUSE), cue)
    told = any(word in DENYING or _is_hypothetical(word, after) for word, after in pairwise([*clause, ""]))
    return "none" if told else "own"


def _is_hypothetical(word: str, after: str) -> bool:
    """Say whether a word makes what follows a thought: not "would-be attackers", nor "wanted in the killing of two"."""
    sought = word == "wanted" and after in SOUGHT
    return word in HYPOTHETICAL and after != "-" and not sought


def _without_relative(words: Sequence[str], start: int, cue: int) -> Sequence[str]:
    """Give a clause without what its subject is told to have done: "a man who had threatened a clerk was shot"."""
    passive = next((at for at in range(cue - 1, start, -1) if words[at] in WAS), None)
    who = next((at for at in range(start, passive or start) if words[at] == "who"), None)
    if passive is None or who is None or cue - passive > 3 or "to" in words[passive:cue]:
        return words[start : cue + 4]
    return [*words[start:who], *words[passive : cue + 4]]


def is_untrue(words: Sequence[str]) -> bool:
    """Say whether nothing that the sentence tells is news of an incident: a rehearsal, a film, a yearly count.

    >>> is_untrue("on average 12 people are killed there every year".split())
    True
    """
    pairs = frozenset(pairwise(words))
    return (
        is_story(words)
        or ("annually" in words and not _is_habit(words, words.index("annually")))
        or (not YEARLY.isdisjoint(pairs) and any(_yearly(pair, words, place) for place, pair in enumerate(pairwise(words))))
    )


def is_unreal(words: Sequence[str], cue: int) -> bool:
    """Say whether what a cue tells did not happen, or is the count of the year so far.

    >>> text = "a bomb that could have killed 50 people".split()
    >>> is_unreal(text, text.index("killed"))
    True
    """
    return _imagined(words, cue) or _to_date(words, cue) or is_hearsay(words, cue)


def _imagined(words: Sequence[str], cue: int) -> bool:
    """Say whether a clause tells of what could have been, or of a purpose."""
    near = words[max(0, cue - MODAL_REACH) : cue]
    if near and near[-1] in NEARLY and words[cue + 1 : cue + 2] != ["by"]:
        return True
    if _is_figure_of_speech(words, cue):
        return True
    if "have" in near and not MODALS.isdisjoint(near):
        return True
    bound = near[-1:] == ["must"] or (near[-1:] == ["to"] and not BOUND.isdisjoint(near[-2:-1]))
    if bound and not TO_DO.isdisjoint(words[cue : cue + 1]):
        return True
    return words[cue - 1 : cue] == ["to"] and not PURPOSE.isdisjoint(words[max(0, cue - PURPOSE_REACH) : cue])


def _is_figure_of_speech(words: Sequence[str], cue: int) -> bool:
    """Say whether what hurt somebody were words, money or politics: "four ministers were hurt by the scandal"."""
    behind = words[cue + 1 : cue + 2 + NEAR]
    return not STUNG.isdisjoint(words[cue : cue + 1]) and behind[:1] == ["by"] and not ABSTRACT.isdisjoint(behind)


def _yearly(pair: tuple[str, str], words: Sequence[str], place: int) -> bool:
    if pair not in YEARLY:
        return False
    if _is_habit(words, place):
        return False
    return pair != ("a", "year") or (place > 0 and AGO.isdisjoint(words[place + 2 : place + 3]))


def _is_habit(words: Sequence[str], place: int) -> bool:
    """Say whether "every year" tells what people do at a place: "the shrine, which draws thousands each year"."""
    start = next((at for at in range(place - 1, -1, -1) if words[at] in CLAUSES), -1) + 1
    return not HABITS.isdisjoint(words[start:place] if place - start > 1 else words[place : place + CLAUSE])


def _to_date(words: Sequence[str], cue: int) -> bool:
    """Say whether a figure is the count of the year so far; "the worst attack this year killed 12" is none."""
    near = words[cue : cue + TO_DATE_REACH]
    counted = any(pair in {("this", "year"), ("so", "far")} for pair in pairwise(near))
    return counted and "year" in near and SUPERLATIVE.isdisjoint(words[max(0, cue - CLAUSE) : cue + TO_DATE_REACH])


def is_natural(words: Sequence[str], cue: int) -> bool:
    """Say whether somebody died of an illness or of age."""
    near = words[max(0, cue - NATURAL_REACH) : cue + NATURAL_REACH]
    if not NATURAL.isdisjoint(near) or _aged(words, cue):
        return True
    told = (cause for cause in CAUSES if cause[-1] in near)
    return any(tuple(near[place : place + len(cause)]) == cause for cause in told for place in range(len(near)))


def _aged(words: Sequence[str], cue: int) -> bool:
    """Say whether all that is told of a death is a high age or that it came at home: "dies at 75", "died at his home"."""
    if words[cue] not in {"dies", "died"} or not VIOLENT.isdisjoint(words):
        return False
    behind = words[cue + 1 : cue + 6]
    at_home = behind[:1] == ["at"] and behind[2:3] == ["home"] and behind[1] in {"his", "her", "their"}
    aged = behind[1:2] if behind[:1] in (["at"], ["aged"]) else []
    aged = behind[4:5] if behind[:4] == ["at", "the", "age", "of"] else aged
    old = bool(aged) and aged[0].isdigit() and len(aged[0]) < 4 and int(aged[0]) >= OLD
    return at_home or old


def is_statistics(words: Sequence[str]) -> bool:
    """Say whether a sentence counts over a span of time: "road deaths fell last year"; a toll that rose is news."""
    return "toll" not in words and not TREND.isdisjoint(words) and any(pair in SPANS for pair in pairwise(words))


def is_exercise(texts: Iterable[str]) -> bool:
    """Say whether a sentence of an article tells of a drill with people who play its victims."""
    for text in texts:
        lowered = text.lower()
        if "drill" not in lowered and "exercise" not in lowered:
            continue
        if QUOTED.search(lowered) and not EXERCISES.isdisjoint(lowered.split()):
            return True
        words = frozenset(word.strip(".,;:!?()\"'\u2018\u2019\u201c\u201d") for word in lowered.split())
        if len(lowered) < PLAIN and not EXERCISES.isdisjoint(words) and not STAGED.isdisjoint(words):
            return True
    return False
