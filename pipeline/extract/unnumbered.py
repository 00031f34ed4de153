"""An incident that the article tells of without a figure: "A bomb goes off in Kigali", "A fire sweeps through a market".

The lead must say that an event of a known kind happened, lately, at a place. Such a report has a type, a time and a
place, and no figures: later articles on the event join it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, types, when
from pipeline.extract import unnumbered_words as words
from pipeline.extract.animal_words import ANIMALS
from pipeline.extract.gates import Gated
from pipeline.extract.sports import is_sport
from pipeline.extract.unreal import is_exercise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.extract.document import Document, Sentence

LEAD: Final = 2
"""Sentences of the body, besides the headline, that say what the news is."""
BEHIND: Final = 30
"""Characters behind a deed in which an animal that it was done to stands."""
NEXT: Final = 10
"""Characters after an event in which a "could" makes it unreal."""
WITHIN: Final = r"(?:[^\s.;:]+ ){0,7}?"
"""Up to seven words between an event and what it does."""

_TOLD: Final = Gated(
    rf"\b(?:(?:{words.NATURE}|{words.ACCIDENT}|{words.ATTACK}) {WITHIN}(?:{words.HAPPENS})"
    rf"|(?:{words.DEED})|{words.BATTLED}"
    rf"|{words.MEANS} {WITHIN}(?:{words.NATURE}|{words.ACCIDENT}|{words.ATTACK})"
    rf"|deadly {WITHIN}(?:{words.ACCIDENT}|{words.ATTACK}))\b",
    re.IGNORECASE,
)
_LOST: Final = Gated(rf"\b(?:{words.LOST})\b", re.IGNORECASE)
_UNREAL: Final = Gated(rf"\b(?:{words.UNREAL}|{words.OTHER})", re.IGNORECASE)
_NO_EVENTS: Final = Gated(rf"\b(?:{words.NO_EVENTS})\b", re.IGNORECASE)
_FOLLOWING_UP: Final = re.compile(rf"\b(?:{words.FOLLOWING_UP})\b", re.IGNORECASE)
_ACTORS: Final = Gated(rf"\b(?:{words.ACTORS})\b", re.IGNORECASE)


def told(document: Document) -> list[Sentence]:
    """Sentences of the lead that tell of an incident; empty where the article's news is another."""
    lead = list(_lead(document))
    found = [sentence for sentence in lead if _tells(sentence, document.article.time.date())]
    if not found or any(background.is_late(sentence.text) for sentence in lead):
        return []
    return [] if is_exercise(sentence.text for sentence in lead) or is_sport(document) else found


def follows_up(told: Iterable[Sentence]) -> bool:
    """Say whether a lead tells of an arrest, a trial or a survivor: the incident itself may be older."""
    return any(_FOLLOWING_UP.search(sentence.text) for sentence in told)


def _lead(document: Document) -> Iterable[Sentence]:
    headlines = sum(sentence.headline for sentence in document.sentences[:1])
    return document.sentences[: headlines + LEAD]


def _tells(sentence: Sentence, day: date) -> bool:
    lost = _LOST.search(sentence.text)
    if lost is None and not types.named(sentence.text) and not _ACTORS.search(sentence.text):
        return False
    text = _NO_EVENTS.sub("", sentence.text)
    found = lost or _TOLD.search(text)
    if found is None or _UNREAL.search(text, 0, found.end() + NEXT) or background.reasons(sentence):
        return False
    if lost is None and not ANIMALS.isdisjoint(text[found.start() : found.end() + BEHIND].lower().split()):
        return False  # "rangers shot an elephant"
    return not any(background.is_old(one.when, day) for one in when.expressions(text, day))
