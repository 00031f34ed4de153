"""Which sentences tell of an earlier or another event, and why that is thought so."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL

if TYPE_CHECKING:
    from datetime import date

    from pipeline.extract.document import Sentence
    from pipeline.model import When

OLD_DAYS: Final = 14
"""Days after which a follow-up is no news any more (annotation guide)."""
MIDDLE: Final = 15
"""Day of a month that stands for it: "in January" of a mid-February article is a month ago."""
PAST_DAYS: Final = 300
"""Days after which an event is past, whatever is found out about it."""

REASONS: Final = {
    "anniversary": r"\banniversar(?:y|ies)\b|\bcommemorat|\bmemorial (?:service|ceremony)|\bto mark \w+ years",
    "superlative": r"\b(?:deadliest|bloodiest|worst|heaviest|most lethal|biggest|largest)\b[^.]{0,60}\bsince\b|\bsince the\b",
    "comparison": rf"\b(?:similar|previous|earlier|last) (?:{event_words.any_of(event_words.NOUNS)})\b[^.]{{0,80}}\b(?:in|on|last|ago|earlier)\b",
    "years ago": r"\b(?:years?|decades?|months) (?:ago|earlier|before|previously)\b|\blast (?:year|season)\b",
    "statistics": r"\b(?:so far this year|this year alone|per year|a year\b(?! (?:after|before|since|ago|later|earlier|to)\b)|each year|every year|annually|on average"
    r"|since the (?:start|beginning) of (?:the )?(?:year|war|conflict|violence|uprising|insurgency)|in the past (?:\w+ )?(?:years?|decade)"
    r"|over the (?:past|last) (?:\w+ )?(?:years?|decade|months)|since (?:19|20)\d\d)\b",
    "court": r"\b(?:trial|sentenced|convicted|pleaded|jury|verdict|appeal|testif(?:y|ied)|indicted|arraigned|parole|retrial)\b",
    "history": r"\b(?:history|historic|recalled|remembered|world war|civil war|back in)\b",
}
LATE: Final = Gated(
    r"\b(?=\w)(?:(?:pleads?|pleaded|pled|pleading) guilty|guilty plea|plea (?:deal|bargain|agreement)|convict(?:ed|s|ion)"
    r"|sentenc(?:ed|es|ing)|jur(?:y|ors?)|verdict|acquitt(?:ed|al)|retrial|mistrial|(?:on|stand(?:s|ing)?|goes on|went on|faces?) trial"
    r"|(?:murder|homicide|capital|criminal|corruption|terror(?:ism)?|inquest) trial|trial (?:of|for|begins?|began|starts?|opens?|ordered|resumes?|continues?)"
    r"|(?:seek|seeks|seeking|sought|face[sd]?|given|gets?) the death penalty|death penalty (?:is )?sought|(?:upheld|uphold|overturn(?:s|ed)?|quash(?:es|ed)?) (?:the|his|her|their|a) (?:\w+ ){0,2}(?:conviction|verdict|sentence|ruling)s?"
    r"|death row|life (?:in prison|imprisonment|sentence|without parole)|years? in (?:prison|jail)|jailed for|acquits?|clear(?:s|ed) (?:[\w-]+ ){0,4}?of (?:murder(?:s|ing)?|manslaughter|killing)|parole (?:board|hearing)|denied parole"
    r"|appeals? court|court of appeals?|(?:his|her|their|an) appeals?\b(?! for)|inquest|public inquiry|inquiry into\b[^.;]{0,110}?\b(?:has|have) (?:found|heard|concluded)|final report|lawsuit|(?:sue|sues|sued|suing)\b"
    rf"|settle(?:s|d|ment)\b.{{0,30}}\b(?:suit|famil|million)|cold case|(?:{SEVERAL})[- ]years?[- ](?:later|on\b(?! (?:the|a)\b)|old (?:double |triple |unsolved )?"
    r"(?:murder|case|homicide|killing|slaying|mystery))|anniversary of (?:the|a|an|his|her|their)|(?:first|second|third|\w+th|\d+(?:st|nd|rd|th)) anniversary"
    r"|(?:one|a) year (?:on\b(?! (?:the|a)\b)|later)|spared jail|suspended sentence|judge (?:found|ruled)|(?:gets?|given|got) life|adjourned|coroner(?:'s|\u2019s)? (?:court|inquest|ruled|finds?|found)"
    r"|(?:jail(?:s|ed)|gaoled|imprison(?:s|ed)) (?:[\w-]+ ){0,5}?for (?:life|the|murder(?:ing)?|killing|manslaughter"
    rf"|(?:{SEVERAL}) years)"
    r"|(?:courts?|judges?|tribunal|magistrates?)\b[^.;]{0,50}? (?:jail(?:s|ed)|imprison(?:s|ed))"
    r"|(?:judicial|law|policy) review|released (?:from|on) (?:jail|prison|bail|bond|parole))\b",
    re.IGNORECASE,
)
"""What happens only long after a crime or a disaster: trials, sentences, inquiries, anniversaries."""
_IF: Final = re.compile(
    r"\b(?:if|could|would|will|may|previous(?:ly)?|prior|had been|record|history|earlier|once)\b[^.;]{0,60}$"
    r"|\b(?:had|has) (?:previously|already|once|twice) been\b[^.;]{0,120}$",
    re.IGNORECASE,
)
"""Before such a word: it is no news of a court ("if convicted", "a previous conviction")."""
TOLL: Final = Gated(
    r"\b(?:tolls?|casualt(?:y|ies)|(?:number|count) of (?:the )?(?:dead|deaths|victims|fatalities|casualties|people killed))\b[^.;]{0,90}?"
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed)?|increas(?:e|es|ed|ing)|reach(?:es|ed)?|stands?|now|jump(?:s|ed)?|lower(?:s|ed)?|raise[sd]?"
    r"|revis(?:es?|ed)|updat(?:es?|ed)|pass(?:es|ed)|tops?|topped|grow(?:s|n)?|grew|soar(?:s|ed)?|hits?|to)\b"
    r"|\b(?:lower|raise|revise|update|increase|put)(?:s|d|ed)? (?:to \S+ )?the (?:\w+ ){0,2}(?:toll|number|casualt)",
    re.IGNORECASE,
)
"""A toll that changes is news, however old the event."""
_PATTERNS: Final = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in REASONS.items()}
_ANY: Final = Gated("|".join(REASONS.values()), re.IGNORECASE)


_BESIDE: Final = re.compile(
    r",? (?:as|while|when) [^.;:]{3,60}?\b(?:mark|marks|marked|marking|observe[ds]?|commemorat\w+|remember(?:s|ed)|prepared to mark)\b"
    r"[^.;:]{0,30}\banniversar[^.;:]*",
    re.IGNORECASE,
)
"""A clause that tells of an anniversary beside the news: "as the city marked the anniversary of the bombings"."""
_NEWS: Final = re.compile(
    r"(?<!who )(?<!that )\b(?:was|were|have been|has been) (?:\w+ ){0,2}(?:killed|shot|stabbed|wounded|injured|attacked|hurt|bombed)\b"
    r"|\b(?:gunm[ae]n|attackers?|an? (?:\w+ )?(?:man|bomber|bomb|blast|explosion))\b(?! who| that)[^.;,]{0,40}"
    r"\b(?:killed|shot|stabbed|wounded|injured|exploded|went off|opened fire)\b",
    re.IGNORECASE,
)
"""What a main clause must tell to be the news."""


def news_of(text: str) -> str:
    """Leave out of a text what it tells of an anniversary beside fresh violence.

    >>> news_of("Three people were stabbed in Leeds on Monday as the town marked the anniversary of the riot.")
    'Three people were stabbed in Leeds on Monday.'
    >>> news_of("Relatives wept as the city marked the anniversary.")
    'Relatives wept as the city marked the anniversary.'
    """
    found = _BESIDE.search(text) if "nniversar" in text else None
    if found is None or _NEWS.search(text, 0, found.start()) is None:
        return text
    return text[: found.start()] + text[found.end() :]


def reasons(sentence: Sentence) -> tuple[str, ...]:
    """Name the signs that a sentence tells of another event; empty where there is none."""
    return _reasons(news_of(sentence.text))


@lru_cache(maxsize=512)
def _reasons(text: str) -> tuple[str, ...]:
    if not _ANY.search(text):
        return ()
    found = tuple(reason for reason, pattern in _PATTERNS.items() if pattern.search(text))
    if "superlative" in found:  # "the deadliest fire since 1988" counts nothing
        return tuple(reason for reason in found if reason != "statistics")
    return found


def is_toll(text: str) -> bool:
    """Say whether a text tells of a toll that changes."""
    return TOLL.search(text) is not None


def is_late(text: str) -> bool:
    """Say whether a text tells of what comes long after an event.

    >>> is_late("A jury convicted the gunman."), is_late("He may be jailed for life if convicted.")
    (True, False)
    """
    text = news_of(text)
    return any(not _IF.search(text, max(0, found.start() - 150), found.start()) for found in LATE.finditer(text))


_LAW: Final = re.compile(
    r"\b(?:trial|judges?|courts?|prosecutors?|charged|accused|inquest|coroner|inquiry|sentenced|verdict|convicted)\b", re.IGNORECASE
)


def is_of_law(text: str) -> bool:
    """Say whether a text tells of courts and inquiries."""
    return _LAW.search(text) is not None


def is_old(when: When | None, day: date, days: int = OLD_DAYS) -> bool:
    """Say whether a time lies so far before the article's day that what happened then is no news."""
    if when is None:
        return False
    last = min(when.end, when.start + timedelta(days=MIDDLE)) if when.precision == "month" else when.end
    return (day - last).days > days
