"""Which figures are of another time than the article's own incident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, when

if TYPE_CHECKING:
    from pipeline.extract.document import Document, Mention

_YEARS: Final = re.compile(r"\byears? (?:after|since) (?:an?|the)\b", re.IGNORECASE)
"""Before what happened: "twelve years after a gunman killed 26", "a year since the fire that killed 59"."""
REASONS: Final = frozenset({"anniversary", "comparison", "statistics"})
"""What of itself makes a sentence's figures those of other events."""


def is_earlier(mention: Mention, document: Document) -> bool:
    """Say whether a figure is of another time: by the time next to it, or by what its sentence compares."""
    sentence = mention.sentence
    place = cue_of(mention)
    span = _YEARS.search(sentence.text) if "year" in sentence.text else None
    if span is not None and sentence.start + span.end() <= place:
        return True
    old = background.is_old(when.read(sentence, document.article.time, place), document.article.time.date())
    reasons = set(background.reasons(sentence))
    if reasons <= {"superlative"}:
        since = sentence.text.lower().find("since")
        after = since >= 0 and place > sentence.start + since
        return old and (after or not reasons) and sentence.index > first_told(document)
    if reasons <= {"court", "history", "superlative"}:
        return old
    return not reasons.isdisjoint(REASONS) or old


def cue_of(mention: Mention) -> int:
    """Give the place of a mention's casualty word in the article's text."""
    sentence = mention.sentence
    return sentence.starts[mention.cue] if mention.cue < len(sentence.starts) else sentence.end


def first_told(document: Document) -> int:
    """Index of the first casualty sentence of the body."""
    return next((s.index for s in document.sentences if s.casualty and not s.headline), 0)
