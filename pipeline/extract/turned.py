"""Whom the police shot as he attacked them, or others: his is an attacker's death, whatever he is called.

"Police shot a man dead. He had fired at them": where the text tells of no attack, he is a victim (annotation guide).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.agents import FILLED, FORCES, GUN, INNOCENT
from pipeline.extract.casualty_words import DYING_RULES, PERSONS
from pipeline.extract.feature_words import DAY
from pipeline.extract.number_words import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

LEAD: Final = 10
"""Sentences from the top that say how it came to it."""
NEAR: Final = 6
"""Tokens before a verb that hold its subject."""
SAYING: Final = frozenset("say says said that believe believes allege alleges".split())
"""Between the police and what they say that somebody did."""
_POLICE: Final = r"(?:police|officers?|deput(?:y|ies)|troopers?|cops?|agents?|marshals?)"
_FOE: Final = rf"(?:{_POLICE}|homeowner|people|crowd)"
_HE: Final = (
    r"[Hh]e|[Ss]he|[Tt]he (?:\w+ ){0,2}?(?:man|woman|suspect|driver|subject|individual|teen\w*|boy|motorist"
    r"|passenger|person|intruder|gunman|attacker)|Man|Woman|Suspect|Driver|Teen|Boy"
)
_SAY: Final = (
    r"(?:,? (?:they|police|officers?|investigators|authorities|officials|deputies|detectives|the \w+)"
    r" (?:say|says|said|alleged?|believed?))?"
)
"""Between "who" and his deed: "a man who they say pointed a rifle"."""
_WHO: Final = rf"(?:man|woman|suspect|driver|teen\w*|boy) who{_SAY}"
_HAS: Final = r"(?:(?:\w+ly|then|had|also|again) ){0,2}"
_NEAR_BY: Final = r"(?:(?!(?:by|from|with|when|as|and|while|before|after|for|of|where)\b)[\w-]+ ){0,3}?"
_AT: Final = (
    r"(?:(?:pointed|aimed|raised|leveled|levelled) (?:[\w-]+ ){0,5}?(?:at|toward|towards)"
    r"|(?:fired|shot|opened fire|(?:began|started) (?:firing|shooting)) (?:\w+ ){0,3}?(?:at|on|toward|towards)"
    rf"(?! (?i:{DAY}))"
    r"|(?:lunged|charged|came|ran|rushed|advanced|drove|swung|lashed out) (?:\w+ ){0,4}?at"
    r"|(?:lunged|charged|drove|accelerated|sped) (?:\w+ ){0,4}?(?:toward|towards|into))"
    rf" {_NEAR_BY}"
)
_RAN: Final = r"(?:came|ran|rushed|advanced|walked|moved) (?:\w+ ){0,4}?(?:toward|towards)"
"""What is an attack only with a weapon."""
_ARMED_WITH: Final = (
    rf"(?:with|armed|holding|wielding|brandishing|swinging|raising|waving|pointing)\b[^.;]{{0,24}}\b{GUN}\b"
)
_HIT: Final = (
    r"(?:(?!(?:him|her)self\b|(?:in|with|when|as|and|by)\b)[\w'\u2019-]+ ){1,4}?"
    rf"(?:men|women|people|police|dog|car|cruiser|vehicle|deputies|others|{'|'.join(sorted(PERSONS))})s?\b"
)
_TURNED_ON: Final = re.compile(
    rf"(?:\b(?:{_HE}|who{_SAY}|(?P<bare>and|then|(?i:{DAY})))|, \d\d,) {_HAS}{_AT}{_FOE}\b"
    rf"|\b(?:{_HE}|{_WHO}) {_HAS}{_AT}(?:them|{_FOE})\b"
    rf"|\b(?:{_HE}|{_WHO}) {_HAS}{_RAN} (?:them|(?:the |an? |\w+ )?{_POLICE})\b[^.;]{{0,30}}?\b{_ARMED_WITH}"
    rf"|\b(?:{_HE}|{_WHO}) {_HAS}(?:"
    rf"(?:pointed|aimed|raised|leveled|levelled|pulled|drew|brandished|produced) (?:out |up )?(?:a|an|his|her|the|what) "
    rf"{FILLED}(?:to be an? )?{GUN}\b"
    rf"|(?:attacked|stabbed|slashed|rammed|assaulted|dragged) {_HIT})"
)
"""Whoever was shot by the police had turned on them, or on others."""
_POLICE_DID: Final = re.compile(
    rf"(?:^|[.;,:] |\bthat |\bwhen |\bas )(?:(?:[Tt]he|[Aa]n?|[A-Z][\w.-]+|{SEVERAL}) )*(?i:{_POLICE})(?: officers?)?"
    r" (?!(?:said|say|says|believe|allege|reported)\b)"
)
"""Officers are the subject."""
_HE_DID: Final = re.compile(
    rf"\b(?:{_HE}|who|(?i:an?) (?:man|woman|suspect|driver|gunman))"
    r" (?!(?:and|then|in|on|at|with|from|near|outside|inside)\b)\w"
)
_PEACEFUL: Final = re.compile(
    r"\b(?:unarmed|no weapons?|mistook|mistaken(?:ly)?|cell ?phone|toy gun|wrong (?:man|house|door|person))\b"
    r"|\bnot (?:armed|have a (?:gun|weapon))",
    re.IGNORECASE,
)
_BY_POLICE: Final = re.compile(
    r"\b(?:officer|deputy|trooper|police|agent)[- ]involved\b|\b(?:police|officer|deputy|trooper|agent) shootings?\b"
    rf"|\b(?:shot|killed|gunned down)\b[^.;,]{{0,24}}\bby (?:[\w'\u2019-]+ ){{0,4}}?{_POLICE}\b"
    r"|\b(?:[Pp]olice|[Oo]fficers?|[Dd]eput(?:y|ies)|[Tt]roopers?|[Cc]ops?)(?: officers?)? (?:\w+ly )?"
    r"(?:shot|shoots?|kill(?:s|ed)?) (?!at\b|by\b|in\b|and (?:killed|wounded) (?:by|in)\b)",
)
"""Who died was shot by the police."""


def find(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find the one death of somebody whom the police shot as he attacked; empty where none of the dead is surely that."""
    dead = [mention for mention in own if mention.kind == "killed"]
    lead = document.sentences[:LEAD]
    if not dead or not _by_police(document, dead) or any(_PEACEFUL.search(one.text) for one in lead):
        return []
    return dead if any(_turns(one.text, _names(dead)) for one in lead) else []


def _by_police(document: Document, dead: Sequence[Mention]) -> bool:
    """Say whether all the dead are one person, shot by the police."""
    if any(m.value > 1 or not m.rule.endswith("single") for m in dead):
        return False
    if any(not INNOCENT.isdisjoint(phrase(m)) or is_object(m) for m in dead):
        return False
    shot = [_BY_POLICE.search(mention.sentence.text) is not None for mention in dead]
    told = [one or mention.rule.split()[0] in DYING_RULES for one, mention in zip(shot, dead, strict=True)]
    alike = all(told) or (any(told) and len({mention.person for mention in dead}) == 1)
    return alike and (any(shot) or _BY_POLICE.search(document.article.headline) is not None)


def _names(dead: Sequence[Mention]) -> str:
    """Give a pattern of the names of the dead; empty where they have none."""
    names = {raw for m in dead for raw in m.sentence.raws[m.first : m.last] if raw[0].isupper() and raw.isalpha()}
    return "|".join(sorted(names - {"A", "The", "An"}))


def _turns(text: str, names: str) -> bool:
    """Say whether a sentence tells that the one of these names turned on somebody."""
    return turns_on(text) or (bool(names) and turns_on(re.sub(rf"\b(?:{names})\b", "he", text)))


def turns_on(text: str) -> bool:
    """Say whether a sentence tells that somebody turned on the police or on others; not that officers fired at people."""
    return any(found["bare"] is None or not _police_do(text[: found.start()]) for found in _TURNED_ON.finditer(text))


def _police_do(before: str) -> bool:
    """Say whether officers are the subject of what follows: "Officers got out of the car and"."""
    police = [found.end() for found in _POLICE_DID.finditer(before)]
    return bool(police) and _HE_DID.search(before, police[-1]) is None


def is_object(mention: Mention) -> bool:
    """Say whether somebody else than the police killed a person: "a man shot and killed his neighbor"."""
    before = list(mention.sentence.words[max(0, mention.cue - NEAR) : mention.cue])
    said = max((place for place, word in enumerate(before) if word in SAYING), default=-1)
    return mention.first > mention.cue and FORCES.isdisjoint(before[said + 1 :])


def phrase(mention: Mention) -> Sequence[str]:
    """Words of whom a figure tells."""
    return mention.sentence.words[mention.first : mention.last]
