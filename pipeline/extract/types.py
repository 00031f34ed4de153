"""What kind of event sentences tell of, its weapon and its cause in the text's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.type_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.extract.document import Sentence
    from pipeline.model import EventType

_ENTRIES: Final = [(phrase.rstrip("~"), phrase.endswith("~"), *found) for phrase, found in WORDS.items()]
_MATCHER: Final = AhoCorasick([entry[0] for entry in _ENTRIES], matchkind=MatchKind.LeftmostLongest)
ONCE: Final = 0.5
"""What each further naming of the same type adds, of its weight."""

_WEAPON = re.compile(
    r"\b(?:(?:semi-?automatic |assault |sub-?machine |machine |hunting |sawed-off )?(?:hand ?gun|pistol|revolver|rifle|shotgun"
    r"|machine ?gun|gun)s?|knife|knives|machetes?|axes?|hammers?|(?:car|truck|roadside|suicide|pipe|nail) bombs?"
    r"|(?:ballistic |cruise |hypersonic )?missiles?|rockets?|drones?|grenades?|mortars?|artillery|ied|explosive (?:device|vest|belt)s?)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:caused by|blamed on|due to|because of|as a result of|triggered by|sparked by|set off by) (?P<cause>[^,.;]{3,60})",
    re.IGNORECASE,
)


def read(sentences: Iterable[Sentence]) -> EventType:
    """Weigh the event words of the sentences, casualty sentences and the first ones most."""
    scores: dict[EventType, float] = defaultdict(float)
    for number, sentence in enumerate(sentences):
        factor = (2.0 if sentence.casualty else 1.0) * (1.5 if number == 0 else 1.0) / (1 + 0.15 * number)
        for kind, weight in _words(sentence.text):
            scores[kind] += weight * factor * (ONCE if kind in scores else 1.0)
    return max(scores, key=lambda kind: scores[kind]) if scores else "other"


def named(text: str) -> bool:
    """Say whether a text names an event at all."""
    return bool(_words(text))


def weapon(sentences: Iterable[Sentence]) -> str | None:
    """Find the first weapon named."""
    return next((match[0].lower() for sentence in sentences if (match := _WEAPON.search(sentence.text))), None)


def cause(sentences: Iterable[Sentence]) -> str | None:
    """Find the first cause given, in the text's words."""
    found = (match["cause"].strip() for sentence in sentences if (match := _CAUSE.search(sentence.text)))
    return next(found, None)


@lru_cache(maxsize=512)
def _words(text: str) -> list[tuple[EventType, int]]:
    lower = text.lower()
    found = []
    for number, start, end in _MATCHER.find_matches_as_indexes(lower):
        _, whole, kind, weight = _ENTRIES[number]
        if (start and lower[start - 1].isalpha()) or (whole and lower[end : end + 1].isalpha()):
            continue
        found.append((kind, weight))
    return found
