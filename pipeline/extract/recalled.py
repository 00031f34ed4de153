"""What an article recalls while it tells of something else: incidents that its own follows or is likened to.

"Unlike the shooting that killed two in Leeds", "revenge for the killing of"; what its own came so many days after is
read in `sequels`. A city's "third homicide of the year" is one death, not three.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.aftermath_words import AT_ONE, MOURNING
from pipeline.extract.document import REPORTED
from pipeline.extract.earlier import cue_of
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SOME
from pipeline.extract.place_words import SPOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention

_INCIDENT: Final = rf"\b(?:{event_words.any_of(event_words.NOUNS)}|violence|bloodshed|deaths?)\b"
_SPAN: Final = r"\b(?:hours?|days?|weeks?|fortnight|months?|years?)\b"
_CAUSES: Final = (
    r"(?!(?:\w+ ){0,2}"
    r"(?:argument|dispute|fight|quarrel|brawl|altercation|confrontation|chase|pursuit|robbery|traffic stop))"
)
_RANKED: Final = (
    r"(?:(?:dead|blood|cost|heav|great|bigg|larg|strong|fierc|high|wors|wild|wett|grav|lat)(?:l?i?e)?st|most|worse"
    r"|worst|first|second|third|fourth|fifth|sixth|another|such|powerful|severe)"
)
"""Before "since": one of several is told of, not what has been since it came."""
_RECALLS: Final = Gated(
    rf"{_INCIDENT}[^.;,]{{0,40}}? comes (?:just |only )?(?:after|amid)\b"
    rf"|{_INCIDENT} (?:[\w-]+ ){{0,3}}?(?:follows|followed) "
    rf"(?:that of|{SOME}|another|an?|the|similar|last|recent|other) {_CAUSES}"
    r"|^(?:another|an? (?:second|third|fourth)|second|third|fourth) "
    rf"[^.;,]{{0,40}}?{_INCIDENT}[^.;,]{{0,40}}?{_SPAN} after\b"
    rf"|\b(?:as in|like|unlike|similar to|reminiscent of|recall(?:s|ed|ing)?|echo(?:es|ed|ing)?|mirror(?:s|ed|ing)"
    rf"|(?:compared|likened|comparable|comparisons?)(?: it| this)? (?:to|with)) (?:[\w-]+ ){{0,4}}?{_INCIDENT}"
    rf"|\b(?:retaliat\w+|revenge|retribution|payback)\b[^.;]{{0,16}}\b(?:to|for|against) (?:[\w-]+ ){{0,3}}?{_INCIDENT}"
    rf"|\bprotest(?:s|ed|ing|ers)?\b[^.;]{{0,30}}?{_INCIDENT} of\b"
    rf"|\bsame (?:{SPOT}) (?:from |in |on )?where\b"
    rf"|\b{_RANKED}\b[^.;]{{0,80}}?\bsince\b[^.;,]{{0,30}}, when\b",
    re.IGNORECASE,
)
"""After it, another incident is told of."""
_LIKENED: Final = Gated(
    r"\b(?:reminiscent of|recall(?:s|ed|ing)?|echo(?:es|ed|ing)?|(?:compared|likened|comparable|comparisons?|similar)"
    rf"(?: it| this)? (?:to|with)|than|unlike|{_RANKED}\b[^.;]{{0,80}}?\bsince) "
    r"(?!\w+day\b|(?:early |late )?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b)(?-i:(?:the |[0-9]{4}(?:['\u2019]s)? )*[A-Z])(?:(?!\b(?:on|this|last|late|early) \w+day\b"
    r"|\bthis (?:week|month|morning)\b|\byesterday\b|\btoday\b)[^.;,]){0,40}, (?:which|when|where)\b",
    re.IGNORECASE,
)
"""After it, what one of old did that has a name of its own: "compared it with Katrina, which killed"."""
_MOURNED: Final = Gated(
    rf"{AT_ONE}(?:{MOURNING}|service|march|rally) (?:for|honou?ring|in memory of|remembering) ",
    re.IGNORECASE,
)
"""Where something happened to those who mourned others: those come next."""
_STRUCK: Final = re.compile(
    r"\b(?:was|were|got|is|are) (?:then |also )?"
    r"(?:shot|killed|wounded|injured|hurt|stabbed|struck|hit|sprayed|attacked|ambushed|fired)\b"
)
_CRIMES: Final = frozenset({*event_words.KILLINGS, "fatality"})
_COUNTED_OVER: Final = frozenset("year years week weeks month months day days night nights hours since weekend".split())
REACH: Final = 9
"""Tokens from an ordinal to the time over which is counted."""


def settle(mentions: Sequence[Mention]) -> None:
    """Have what is only recalled be background, and the latest death of a city's count be one."""
    for mention in mentions:
        if mention.rule == "toll ordinal" and mention.label in REPORTED and _is_latest(mention):
            told = any(m.kind == "killed" and m is not mention and m.label in REPORTED and m.value for m in mentions)
            mention.value, mention.label, mention.chosen = 1, "none" if told else mention.label, False
            mention.barred = mention.barred or told
        if mention.label in REPORTED and not mention.chosen and _is_recalled(mention):
            mention.label = "background"
        if mention.label in REPORTED and (_is_likened(mention) or _is_mourned(mention, mentions)):
            mention.label, mention.chosen = "background", False


def _is_recalled(mention: Mention) -> bool:
    """Say whether a figure stands behind words that lead from the article's incident to another one."""
    found = _RECALLS.search(mention.sentence.text)
    return found is not None and mention.sentence.start + found.end() <= cue_of(mention) and _begins_behind(mention, found)


def _is_likened(mention: Mention) -> bool:
    """Say whether a figure is what one of old did, to which the article likens its own."""
    found = _LIKENED.search(mention.sentence.text)
    return found is not None and mention.sentence.start + found.end() <= cue_of(mention)


def _is_mourned(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Say whether a figure is of those who were mourned where others were hit: "at a vigil for two slain men were shot"."""
    text, start = mention.sentence.text, mention.sentence.start
    found = _MOURNED.search(text)
    if found is None or mention.sentence.headline:
        return False
    struck = [match.start() for match in _STRUCK.finditer(text, found.end())]
    cue = cue_of(mention) - start
    others = any(
        one.sentence is mention.sentence and one.value and one.label in REPORTED and cue_of(one) - start > cue
        for one in mentions
    )
    return found.end() <= cue and others and any(at > cue for at in struck)


def _begins_behind(mention: Mention, found: re.Match[str]) -> bool:
    """Say whether whom a figure counts is told of behind, too: not "the shooting of two came days after a threat"."""
    sentence = mention.sentence
    first = min(mention.first, mention.cue)
    return sentence.offset(first) >= found.start() + 1


def _is_latest(mention: Mention) -> bool:
    """Say whether an ordinal counts crimes of a place or a time: "Akron's second homicide", "third killing this year"."""
    words = mention.sentence.words
    if mention.first + 1 >= len(words) or words[mention.first + 1] not in _CRIMES:
        return False
    owner = words[mention.first - 1] if mention.first else ""
    owned = owner in {"its", "their"} or owner.endswith(("'s", "\u2019s", "s'"))
    return owned or not _COUNTED_OVER.isdisjoint(words[mention.first + 2 : mention.first + REACH])
