"""Which sentences tell of an earlier or another event, and why that is thought so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from pipeline.extract.document import Sentence
    from pipeline.model import When

OLD_DAYS: Final = 14
"""Days after which a follow-up is no news any more (annotation guide)."""

REASONS: Final = {
    "anniversary": r"\banniversar(?:y|ies)\b|\bcommemorat|\bmemorial (?:service|ceremony)|\bto mark \w+ years",
    "superlative": r"\b(?:deadliest|bloodiest|worst|heaviest|most lethal|biggest|largest)\b[^.]{0,60}\bsince\b|\bsince the\b",
    "comparison": r"\b(?:similar|previous|earlier|another|last) (?:attack|bombing|shooting|incident|accident|crash|blast|quake"
    r"|earthquake|explosion|disaster|massacre|tragedy|fire)s?\b[^.]{0,80}\b(?:in|on|last|ago|earlier)\b",
    "years ago": r"\b(?:years?|decades?|months) (?:ago|earlier|before|previously)\b|\blast year\b",
    "statistics": r"\b(?:so far this year|this year alone|per year|a year\b|each year|every year|annually|on average"
    r"|since the (?:start|beginning) of (?:the )?(?:year|war|conflict|violence|uprising|insurgency)|in the past (?:\w+ )?(?:years?|decade)"
    r"|over the (?:past|last) (?:\w+ )?(?:years?|decade|months)|since (?:19|20)\d\d)\b",
    "court": r"\b(?:trial|sentenced|convicted|pleaded|jury|verdict|appeal|testif(?:y|ied)|indicted|arraigned|parole|retrial)\b",
    "history": r"\b(?:history|historic|recalled|remembered|world war|civil war|back in)\b",
}
_PATTERNS: Final = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in REASONS.items()}
_ANY: Final = re.compile("|".join(REASONS.values()), re.IGNORECASE)


def reasons(sentence: Sentence) -> tuple[str, ...]:
    """Name the signs that a sentence tells of another event; empty where there is none."""
    return _reasons(sentence.text)


@lru_cache(maxsize=512)
def _reasons(text: str) -> tuple[str, ...]:
    if not _ANY.search(text):
        return ()
    return tuple(reason for reason, pattern in _PATTERNS.items() if pattern.search(text))


def is_old(when: When | None, day: date) -> bool:
    """Say whether a time lies so far before the article's day that what happened then is no news."""
    return when is not None and (day - when.end).days > OLD_DAYS
