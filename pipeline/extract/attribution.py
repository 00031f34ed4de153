"""Who said a figure, whether that is an authority, and how firmly it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract.gates import Gated

if TYPE_CHECKING:
    from pipeline.extract.document import Sentence

_SAID = (
    r"(?:said|says|say|told|reported|reports|announced|confirmed|confirms|stated|added|adds|claimed|claims|estimated|wrote"
    r"|tweeted|posted|acknowledged|according|noted|declared|put)"
)
_AUTHORITY = re.compile(
    r"""\b(?:officials?|authorit(?:y|ies)|police|sheriffs?|deput(?:y|ies)|coroners?|medical\ examiners?|hospitals?|doctors?|medics
    |ministr(?:y|ies|er|ers)|minister|mayor|governors?|government|president|prime\ minister|spokes(?:man|woman|person|people)
    |army|military|navy|air\ force|troops|commander|general|colonel|captain|lieutenant|sergeant|chief|detectives?|investigators?
    |prosecutors?|firefighters|fire\ department|fire\ service|rescuers|rescue\ workers|rescue\ services?|emergency\ (?:services?|workers)
    |civil\ defen[cs]e|red\ cross|red\ crescent|coast\ ?guard|agency|department|bureau|administration|commission(?:er)?
    |united\ nations|u\.n\.|state\ media|state\ television|state\ news|embassy|consulate|health\ service|ambulance\ service
    |city\ council|officer|superintendent|inspector|troopers?|marshal|district\ attorney|governorate|state\ police)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = Gated(rf"[,\u201d\"]\s*(?P<who>[^,.;\u201c\"]{{2,90}}?)\s+{_SAID}\b", re.IGNORECASE)
_INVERTED = Gated(rf"[,\u201d\"]\s*{_SAID}\s+(?P<who>[^,.;\u201c\"]{{2,90}})", re.IGNORECASE)
_BEFORE = Gated(rf"^(?P<who>[^,.;:\u201c\"]{{2,110}}?(?:,[^,]{{2,60}},)?)\s+{_SAID}\b", re.IGNORECASE)
_WHAT = Gated(rf"\bin what (?P<who>.{{2,100}}?),? {_SAID}\b", re.IGNORECASE)
_ACCORDING = Gated(r"\baccording to\s+(?P<who>[^,.;]{2,90})", re.IGNORECASE)
_WEAK = Gated(r"\b(?:unconfirmed|unverified|could not be (?:independently )?(?:verified|confirmed)|rumou?rs?|reportedly)\b", re.IGNORECASE)
_CLAIMED = Gated(r"\b(?:claim(?:ed|s|ing)?|alleg(?:ed|es|edly))\b(?! (?:the )?(?:lives|life|\d))", re.IGNORECASE)
_DENIED = Gated(r"\b(?:den(?:y|ied|ies|ying)|disputed|rejected)\b", re.IGNORECASE)
_COUNT = r"(?:\w+ ){0,3}?(?:tolls?|number|count|figures?|total|estimate)"
_CORRECTS = Gated(
    rf"\b(?:correct(?:s|ed|ing|ion)|revis(?:ed?|es|ing)\b[^.]{{0,60}}\b(?:down|up|from|to)|recount"
    rf"|(?:lower|reduc|cut|amend|downgrad|revis)(?:e?s|e?d|e|ing|ting)? (?:(?:the|its|their|an?|his|her) )?{_COUNT}"
    r"|(?:counted|registered|reported|listed|recorded) (?:more than once|twice)|double[- ]count(?:ed|ing)"
    r"|down from|(?:fewer|less|lower) than (?:\w+ ){0,3}?(?:first|earlier|initially|previously|originally)"
    r"|(?:mistakenly|wrongly|erroneously|incorrectly)\b[^.]{0,30}\b(?:said|reported|announced|put|counted|given)"
    r"|earlier (?:reports?|said|reported|put|figure|toll)|(?:previously|initially|originally|first) (?:said|reported|announced|put)"
    r"|(?:number|count) of (?:the )?(?:injured|wounded|missing)(?: people| persons)?"
    r" (?:is now|now stands|has (?:fallen|dropped|come down|been lowered))"
    r"|not (?:\d+|\w+),? as|instead of)\b",
    re.IGNORECASE,
)


NO_SPEAKER: Final = frozenset("was were is are it he she they there that this who which".split())
"""What follows a verb of saying and is no speaker."""
LONGEST: Final = 14
"""Words of a speaker's name and office."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it and how."""

    who: str | None = None
    authority: bool = False
    stance: Literal["said", "claimed", "denied", "unverified"] = "said"
    corrects: bool = False


def read(sentence: Sentence) -> Attribution:
    """Read the attribution of what a sentence says; who is None where it names nobody."""
    return read_text(sentence.text)


@lru_cache(maxsize=512)
def read_text(text: str) -> Attribution:
    """Do the same for a text; asked for once a figure, so the last ones are remembered."""
    who = None
    for pattern in (_WHAT, _ACCORDING, _AFTER, _INVERTED, _BEFORE):
        match = pattern.search(text)
        if match is not None:
            who = _speaker(match["who"])
            break
    stance: Literal["said", "claimed", "denied", "unverified"] = "said"
    for pattern, named in ((_DENIED, "denied"), (_WEAK, "unverified"), (_CLAIMED, "claimed")):
        if pattern.search(text):
            stance = named  # type: ignore[assignment]  # the tuple's words are those of the type
            break
    return Attribution(
        who=who,
        authority=bool(who and _AUTHORITY.search(who)),
        stance=stance,
        corrects=_CORRECTS.search(text) is not None,
    )


def _speaker(words: str) -> str | None:
    """Trim what the pattern caught to the speaker's name.

    >>> _speaker("  the head of the city administration, Oleksandr Vilkul,")
    'the head of the city administration, Oleksandr Vilkul'
    """
    trimmed = re.sub(r"^(?:and|but|as|what|which|while|that)\s+", "", words.strip(" ,\u201d\"'"), flags=re.IGNORECASE)
    words_of_it = trimmed.split()
    clause = words_of_it and words_of_it[0].lower() in NO_SPEAKER
    return trimmed if words_of_it and not clause and len(words_of_it) <= LONGEST else None
