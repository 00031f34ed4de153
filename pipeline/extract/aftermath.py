"""What comes after an incident and is no part of when it happened: further bodies, deaths in hospital, burials, inquiries.

"Divers recovered two more bodies on Friday": Friday is not the day on which the ferry sank. And an article that tells of
nothing but such things says only that the incident was before it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import aftermath_words as words
from pipeline.extract import background
from pipeline.extract.gates import Gated
from pipeline.model import When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.extract.document import Sentence

BEFORE: Final = 14
"""Days before what came after an incident in which it may have happened: older ones are no news (annotation guide)."""

_ORDINAL: Final = "|".join(words.ORDINALS)
_NO_CLAUSE: Final = (
    r"(?:(?! (?:who|whom|which|that|after|when|as|since|following|where|suffered|sustained|received|they|he|she) )[^,;:])*$"
)
"""The rest of the clause before a time, none of whose words opens another one."""
_DYING_OF: Final = rf"(?:{words.DYING})\b[^,;:]{{0,12}}\b(?:of|from|to)\b[^,;:]{{0,12}}\b(?:{words.WOUNDS})\b"
_WOUNDED_DIES: Final = (
    rf"(?:suffered|sustained|received) (?:\w+ ){{0,3}}?(?:{words.WOUNDS})\b[^;:]{{0,60}}\b(?:{words.DYING})"
    rf"|(?:of|among) the (?:{words.WOUNDED})\b[^,;:]{{0,60}}\b(?:{words.DYING})"
    rf"|(?:{words.WOUNDED})\b[^,;:]{{0,60}}\b(?:has|have|had|later|since) (?:since |later |also )?(?:{words.DYING})"
)
_DATED: Final = Gated(
    r"\b(?:"
    + "|".join((
        rf"(?:{words.TAKEN})\b[^,;:]{{0,40}}\b(?:{words.BODIES})\b",
        rf"(?:{words.BODIES})\b[^,;:]{{0,30}}\b(?:{words.TAKEN})\b",
        rf"(?:{words.FOUND})\b[^,;:]{{0,20}}\b(?:{words.FURTHER})\b[^,;:]{{0,12}}\b(?:{words.BODIES})\b",
        rf"(?:{words.FURTHER})\b[^,;:]{{0,20}}\b(?:{words.BODIES})\b[^,;:]{{0,30}}\b(?:{words.FOUND})\b",
        words.GIVEN_UP,
        _DYING_OF,
        _WOUNDED_DIES,
    ))
    + rf"){_NO_CLAUSE}",
    re.IGNORECASE,
)  # fmt: skip
_LIVING: Final = (
    "hospital|injur|wounded|hurt|critical|serious|stable|treated|condition|survive|missing|arrest|custody|unhurt"
)
"""Behind a further person: nobody else died."""
_GROWS: Final = Gated(
    r"\b(?:"
    + "|".join((
        rf"(?:{words.FURTHER})\b[^.;:]{{0,20}}\b(?:{words.BODIES})",
        rf"(?:{words.BODIES})\b[^.;:]{{0,40}}\b(?:{words.RUINS})",
        _DYING_OF,
        _WOUNDED_DIES,
        rf"(?:{words.DYING})\b[^.;:]{{0,10}}\b(?:in|at)\b[^.;:]{{0,30}}\b(?:{words.HOSPITAL})",
        rf"(?:{words.DYING})\b[^.;:]{{0,20}}\b(?:days|weeks|months) (?:after|later)",
        rf"(?:{_ORDINAL}) (?:victim|person|death|fatality)\b(?![^.;:]{{0,60}}\b(?:{_LIVING}))",
        rf"claim(?:ed|s) (?:an?|its|the) (?:{_ORDINAL}) (?:life|victim)",
        rf"the (?:{_ORDINAL}|last) of (?:the )?(?:two|three|four|five|six) (?:\w+ )?who were\b[^.;:]{{0,80}}\bha[sd] died",
    ))
    + r")\b",
    re.IGNORECASE,
)  # fmt: skip
_FOLLOWS: Final = Gated(
    r"\b(?=\w)(?:"
    + "|".join((
        rf"(?:{words.SEARCH})\b[^.;:]{{0,90}}\b(?:{words.GOES_ON})",
        rf"(?:{words.GOES_ON})\b[^.;:]{{0,20}}\b(?:{words.SEARCH})",
        rf"(?:{words.NATURE})\b[^.;:]{{0,40}}\bha(?:ve|s) (?:now |so far |since )?(?:killed|left|claimed|cost|taken)",
        rf"{words.COUNTED}\b[^.;:]{{0,80}}\b(?:{words.NATURE}|cyclone|typhoon|hurricane|(?:earth)?quake)",
        words.WRECKAGE,
        words.CEREMONY,
        words.INQUIRY,
        words.COUNT,
        words.CASE,
    ))
    + r")\b",
    re.IGNORECASE,
)  # fmt: skip
_RUNNING: Final = r"(?:straight |consecutive |successive )?(?:day|night)"
_LASTING: Final = Gated(
    rf"\b(?:for|enter(?:s|ed|ing)?|into) (?:a|the|its|their) (?P<running>{_ORDINAL}) {_RUNNING}\b"
    rf"|\b(?P<nth>{_ORDINAL}) {_RUNNING} of (?:\S+ ){{0,3}}(?:{words.UNREST})\b"
    rf"|\b(?:in|after|during|over|from) (?P<span>{'|'.join(words.SPANS)}) of (?:\S+ ){{0,3}}(?:{words.PEOPLE_S})\b",
    re.IGNORECASE,
)


def is_dated_by(clause: str) -> bool:
    """Say whether the clause before a time tells of what came after the incident.

    >>> is_dated_by("Rescuers pulled two more bodies from the rubble on ")
    True
    >>> is_dated_by("They recovered the bodies of two people who drowned on ")
    False
    """
    return _DATED.search(clause) is not None


def grows(sentences: Iterable[Sentence]) -> bool:
    """Say whether sentences tell of a toll that grew: a day of a death that they name is then not the incident's."""
    return any(_grows(one.text) for one in sentences)


@lru_cache(maxsize=512)
def _grows(text: str) -> bool:
    return background.is_toll(text) or _GROWS.search(text) is not None


_AT_CEREMONY: Final = re.compile(
    r"\b(?:shot|shooting|gunfire|gunm[ae]n|opened fire|kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|hurt|stabb(?:ed|ing)"
    r"|attack(?:ed|ers?)?|bomb(?:er|ed|ing)?|blast|explosion|exploded|hit|struck)\b[^.;]{0,60}?"
    r"\b(?:at|in|into|on|outside|during|near|from|leaving) (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}?"
    r"(?:funerals?|burials?|vigils?|memorial service)\b",
    re.IGNORECASE,
)
"""What happened at a ceremony: it doesn't come after."""


def follows(sentences: Iterable[Sentence]) -> bool:
    """Say whether sentences tell of what comes days after an incident: searches, funerals, arrests, counts."""
    return any(_FOLLOWS.search(one.text) and not _AT_CEREMONY.search(one.text) for one in sentences)


def days_before(text: str) -> int:
    """Days for which a sentence says that it has gone on: "for a third day", "in four days of riots"; 0 for none.

    >>> days_before("Barricades burned for a third straight day."), days_before("It was the second day of the trial.")
    (2, 0)
    """
    found = _LASTING.search(text)
    if found is None:
        return 0
    if found["span"]:
        return words.SPANS[found["span"].lower()] - 1
    return words.ORDINALS[(found["running"] or found["nth"]).lower()] - 1


def fortnight(until: date) -> When:
    """Give the days before which an incident is no news any more, up to one by which it had happened."""
    return When(start=until - timedelta(days=BEFORE), end=until, precision="week")
