"""Whether people who died had been counted as injured or missing before: "one of the injured has died"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract.phrases import groups

if TYPE_CHECKING:
    from pipeline.extract.document import Mention, Sentence

Before = Literal["injured", "missing"]

_HARMED = r"(?:injured|wounded|hurt|burned|burnt|hospitali[sz]ed|injuries|wounds|burns|critical condition)"
_LOST = r"(?:missing|unaccounted for|trapped)"
_DEAD = r"(?:found|confirmed|recovered|pronounced) dead"
_DIED = r"(?:died|dies|succumbed|passed away)"
_INSIDE = r"(?:(?! and | while | but |[.;]).)"
"""A character within one clause: two verbs joined by "and" tell of different people."""

FURTHER: Final = re.compile(
    rf"\b(?:of|among) (?:the|those|these)(?: \w+)? {_HARMED}\b{_INSIDE}{{0,60}}?\b{_DIED}\b", re.IGNORECASE
)
"""The text itself counts them among the injured: without a toll they come on top of those who were dead before."""
PATTERNS: Final[tuple[tuple[Before, re.Pattern[str]], ...]] = (
    ("injured", FURTHER),
    ("injured", re.compile(rf"\b{_HARMED}\b{_INSIDE}{{0,90}}?\b(?:has|have|had)(?: \w+)? died\b", re.IGNORECASE)),
    ("injured", re.compile(rf"\b{_DIED}\b{_INSIDE}{{0,60}}?\b(?:his|her|their) {_HARMED}\b", re.IGNORECASE)),
    ("missing", re.compile(rf"\bbod(?:y|ies) of{_INSIDE}{{0,40}}?\b{_LOST}\b", re.IGNORECASE)),
    ("missing", re.compile(rf"\b{_LOST}\b{_INSIDE}{{0,90}}?\b{_DEAD}\b", re.IGNORECASE)),
)  # fmt: skip
LEAD: Final = 40
"""Characters before the clause in which its subject may begin."""


@dataclass(frozen=True, slots=True)
class Move:
    """How people came to be counted among the dead."""

    before: Before | None = None
    further: bool = False
    """True where they come on top of an earlier toll."""


NONE: Final = Move()


def read(mention: Mention) -> Move:
    """Read what the people of a killed mention were counted as before: its words must lie in the clause that says so."""
    if mention.kind != "killed" or mention.role not in {"total", "part", "increment"}:
        return NONE
    sentence = mention.sentence
    last = len(sentence.starts) - 1
    ends = [sentence.starts[min(at, last)] - sentence.start for at in (mention.first, mention.cue)]
    return read_text(sentence.text, min(ends), max(ends))


def untold(sentence: Sentence) -> tuple[Before | None, int]:
    """Read people who died, as the sentence says, beside its toll: what they were, how many.

    "A student injured in the crash has died, bringing the toll to 16" gives the toll; the student makes one.
    """
    for before, pattern in PATTERNS:
        if (match := pattern.search(sentence.text)) is not None:
            start, end = (sentence.start + at for at in match.span())
            named = [g for g in groups(sentence.words) if start - LEAD <= sentence.starts[g.first] < end]
            return before, sum(member.quantity.value for member in named[0].members) if named else 1
    return None, 0


def read_text(text: str, first: int, last: int) -> Move:
    """Do the same for the figure that stands at [first, last] in a text.

    >>> read_text("One of the injured has died in hospital.", 0, 23)
    Move(before='injured', further=True)
    >>> read_text("Five people were injured and three have died.", 29, 40)
    Move(before=None, further=False)
    >>> read_text("A student injured in a crash has died.", 0, 33)
    Move(before='injured', further=False)
    """
    for before, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if first <= match.end() and last >= match.start():
                return Move(before=before, further=pattern is FURTHER and first <= match.start())
    return NONE
