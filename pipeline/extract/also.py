"""Who died besides: "a judge was shot dead. Two of his guards were also killed", "three soldiers died. So did a driver".

What a later sentence tells with "also" comes on top of those told before, where these were of another kind: "four people
were killed. The driver also died" says nothing of five.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import earlier, when
from pipeline.extract.casualty_words import ATTACKERS, DYING_RULES
from pipeline.extract.document import REPORTED
from pipeline.extract.number_words import ONES, TENS
from pipeline.extract.statements import LOOSENESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.model import Kind

NEAR: Final = 3
"""Sentences behind the toll in which others may be told of."""
REACH: Final = 3
"""Tokens around a verb in which "also" goes with it."""
UNSURE: Final = 0.45
"""Confidence of a sum that the scorer didn't choose."""
BROAD: Final = frozenset(
    "people person persons others other dead victims victim civilians civilian residents villagers deaths fatalities bodies"
    " killed injured wounded casualties lives someone somebody locals inhabitants".split()
)
"""Nouns that hold everybody: those told of with "also" may be among them."""
APART: Final = frozenset(
    "separate separately elsewhere different unrelated another other who whom those among charged accused counts convicted"
    " sentenced".split()
)
"""In the sentence of others: they died of something else, or are said to be among those counted."""
ENTERING: Final = frozenset("a an his her their one".split())
FIGHTING: Final = ATTACKERS | frozenset(
    "militant militants insurgent insurgents rebel rebels terrorist terrorists guerrilla guerrillas fighter fighters bandit"
    " bandits".split()
)
"""Those who attacked: they are counted apart."""
_PLACED: Final = re.compile(
    r"\b(?:in|near|at|outside) (?!(?:the|an?|his|her|their|its|that|this|what|hospital|custody|intensive)\b)\w"
    r"|\b(?:days?|weeks?|hours) "
    r"(?:later|earlier|before|ago)\b",
    re.IGNORECASE,
)
"""In the sentence of others: a place or a time of their own."""


def settle(document: Document, mentions: Sequence[Mention]) -> None:
    """Add those who died, or were hurt, besides to the toll."""
    kinds: tuple[Kind, ...] = ("killed", "injured")
    for kind in kinds:
        own = [m for m in mentions if m.kind == kind and m.label in REPORTED and m.label != "background" and m.value > 0]
        besides = [m for m in own if m.role == "total" and _is_besides(m) and (document.upper or not _is_named(m))]
        total = _toll(own, besides) if besides else None
        if total is not None and not total.made and _is_of_a_kind(total) and (document.upper or not _is_named(total)):
            _add(document, total, own, besides)


def _add(document: Document, total: Mention, own: Sequence[Mention], besides: Sequence[Mention]) -> None:
    """Make the toll that of both, where one stands before."""
    joined = [m for m in own if m.role == "total" and m.sentence is total.sentence and m.cue == total.cue]
    told = {total.value, sum(m.value for m in joined)}
    index = total.sentence.index
    more: list[Mention] = []
    for one in besides:
        near = 0 < one.sentence.index - index <= NEAR and one not in joined
        near = near and (one.person is None or one.person != total.person or _is_new(one))
        near = near and not _is_another_day(document, one, total)
        if near and _noun(one) != _noun(total) and all(_noun(one) != _noun(m) for m in more):
            more.append(one)
    value = max(told) + sum(one.value for one in more)
    if not more or any(m.value >= value for m in own):
        return
    total.bound = max((m.bound for m in (*joined, *more)), key=LOOSENESS.__getitem__)
    total.value, total.high, total.chosen = value, None, True
    total.confidence = total.confidence or UNSURE
    for one in (*joined, *more):
        if one is not total:
            one.role, one.chosen = "part", False


def _is_another_day(document: Document, one: Mention, total: Mention) -> bool:
    """Say whether others were killed on another day than those counted; who died of it may have died later."""
    if one.rule.split()[0] in DYING_RULES:
        return False
    days = [when.read(mention.sentence, document.article.time, earlier.cue_of(mention)) for mention in (one, total)]
    return None not in days and len({day.start for day in days if day is not None}) > 1


def _toll(own: Sequence[Mention], besides: Sequence[Mention]) -> Mention | None:
    """Find the toll that was chosen, else the one that all others come on top of."""
    chosen = next((m for m in own if m.chosen), None)
    if chosen is not None and chosen.rule.endswith("single") and chosen.value > 1:
        return None  # all whom a headline lists
    added = chosen is not None and chosen.made and any(m.sentence is chosen.sentence for m in besides)
    if chosen is not None and chosen not in besides and not added:
        return chosen
    totals = [m for m in own if m.role == "total" and m not in besides and m is not chosen]
    alone = all(m.sentence is totals[0].sentence and m.cue == totals[0].cue for m in totals)
    return totals[0] if totals and alone else None


def _is_besides(mention: Mention) -> bool:
    """Say whether "also" goes with the verb of a figure, in a sentence that tells nothing else of the kind."""
    sentence = mention.sentence
    words, cue = sentence.words, mention.cue
    also = "also" in words[max(0, cue - REACH) : cue + 2] or words[cue + 1 : cue + 3] == ["as", "well"]
    if not also and words[cue + 1 : cue + 2] != ["too"]:
        return False
    told = [*words[: mention.last], *_without_clause(words[mention.last : cue]), *words[cue:]]
    if sentence.headline or not APART.isdisjoint(told) or mention.of_whole or mention.bound == "vague":
        return False
    return FIGHTING.isdisjoint(words[mention.first : mention.last]) and _PLACED.search(sentence.text) is None


def _without_clause(words: Sequence[str]) -> Sequence[str]:
    """Leave out what is told between commas of somebody: "(his brother), who was visiting, (also died)"."""
    return words[-1:] if words[:2] == [",", "who"] and words[-2:-1] == [","] else words


def _is_new(mention: Mention) -> bool:
    """Say whether an article brings somebody in: "a guard", "his driver", not "the judge"."""
    return not ENTERING.isdisjoint(mention.sentence.words[mention.first : mention.first + 1])


def _is_of_a_kind(mention: Mention) -> bool:
    """Say whether the noun of a toll holds not everybody: "three soldiers", "a judge"."""
    noun = _noun(mention)
    return mention.person is not None or not (noun in BROAD or noun in ONES or noun in TENS or not noun)


def _is_named(mention: Mention) -> bool:
    """Say whether a name stands in a phrase: who is named may have been counted, and "four Iraqis" holds many."""
    raws = mention.sentence.raws[mention.first : mention.last]
    named = raws[1:] if mention.first == 0 else raws
    return any(raw[0].isupper() for raw in named) and mention.person is None


def _noun(mention: Mention) -> str:
    return next((word for word in reversed(mention.sentence.words[mention.first : mention.last]) if word.isalpha()), "")
