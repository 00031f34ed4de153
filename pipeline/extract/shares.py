"""Several incidents that one sentence adds up and lists: "three died in two crashes, one on Elm Street and two on Oak"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import datings, event_words, parting, roundups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.model import When

LEAD: Final = 3
"""Sentences of the body in which an article says what it is about."""
_EVENTS: Final = f"(?:{event_words.many((*event_words.CRIMES, *event_words.ACCIDENTS))})"
_SEVERAL: Final = event_words.many((*event_words.CRIMES, "crash", "wreck", "collision", "fire", "drowning"))
"""What is never one event in the plural, as blasts may be."""
_APART: Final = re.compile(
    r"\b(?:separate|unrelated|different) (?:[\w-]+ ){0,2}?\w+s\b"
    rf"|\b{roundups.APART} (?:[\w-]+ )?{_EVENTS}\b|\bboth (?:of )?(?:[\w'\u2019-]+ ){{0,3}}?{_EVENTS}\b"
    rf"|\bin (?:[\w-]+ ){{0,2}}?(?:{_SEVERAL})\b",
    re.IGNORECASE,
)
"""A sentence that says of its dead that they weren't together; two bombs may be of one attack."""
_ONE: Final = re.compile(
    rf"\b(?:in|of|at|during) (?:the|an?|\w+day['\u2019]s) (?:[\w-]+ )?(?:{'|'.join(event_words.SUDDEN)})\b", re.IGNORECASE
)
"""A sentence of one event."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a sentence says of one of the incidents that it lists."""

    mention: Mention
    """Its own toll."""
    clause: str
    when: When | None
    """The day that the clause gives."""


def read(document: Document, mentions: Iterable[Mention]) -> list[Share]:
    """Find the incidents of a list in the lead: tolls that add up to the one before them, each with a place of its own."""
    bodies = [one for one in document.sentences if not one.headline][:LEAD]
    told = [one for one in mentions if one.sentence in bodies and one.kind in roundups.COUNTED and one.value > 0]
    for whole in (one for one in told if one.role == "total" and not one.made):
        inside = (m for m in told if m.sentence is whole.sentence and m.kind == whole.kind and m.first >= whole.last)
        listed = sorted((m for m in inside if m.role == "part"), key=lambda mention: mention.first)
        if len(listed) > 1 and sum(mention.value for mention in listed) == whole.value:
            found = list(_shares(document, whole.sentence, listed))
            apart = _are_apart(whole.sentence, found) or _are_several(whole.sentence, bodies)
            if apart and all(parting.OWN_SITE.search(one.clause) for one in found):
                return found
    return []


def _are_several(sentence: Sentence, bodies: Iterable[Sentence]) -> bool:
    """Say whether a sentence before told of several incidents, and this one of none: "in both weekend shootings"."""
    before = (one.text for one in bodies if one.index < sentence.index)
    return _ONE.search(sentence.text) is None and any(_APART.search(text) for text in before)


def _shares(document: Document, sentence: Sentence, listed: Sequence[Mention]) -> Iterator[Share]:
    starts = [sentence.offset(mention.first) for mention in listed]
    for mention, (start, end) in zip(listed, pairwise([*starts, len(sentence.text)]), strict=True):
        clause = sentence.text[start:end]
        days = [one.when for one in datings.expressions(clause, document.article.time.date())]
        day = next((one for one in days if one.precision == "day"), None)
        yield Share(replace(mention, role="total", of_whole=False), clause, day)


def _are_apart(sentence: Sentence, found: Sequence[Share]) -> bool:
    """Say whether they are incidents of their own: the sentence says so, or each was on another day."""
    if _APART.search(sentence.text) is not None:
        return True
    days = {one.when.start for one in found if one.when is not None}
    return len(days) == len(found)
