"""What an article as a whole says of how it ended, where no sentence says who died.

"A man is charged with manslaughter after shooting his friend", "an arrest in Sunday's fatal shooting": somebody is
dead, and if one person alone was hurt, it is he. The named victims of a shooting that killed nobody are the wounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.gates import Gated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

FATAL: Final = Gated(
    r"(?<!non-)(?<!non )(?<!near-)(?<!near )(?<!nearly )(?<!almost )(?<!potentially )(?<!possibly )(?<!no )(?<!not a )"
    r"\b(?:fatal|deadly) (?!weapons?\b|force\b|conduct\b)(?:[\w'\u2019-]+ ){0,2}?"
    rf"(?:{event_words.any_of(event_words.SUDDEN)}|beating|gunshot)\b"
    r"|\b(?:charged with|charges? of|facing|accused of|arrested (?:for|on)|suspicion of|booked (?:on|for|with)|counts? of)"
    r"(?: (?!attempted|attempt)[\w'\u2019-]+){0,4}? (?:murder|homicide|manslaughter)\b(?! attempt)"
    r"|\bmurder-suicide\b|\bhomicide (?:victim|investigation|detectives are investigating)\b",
    re.IGNORECASE,
)
"""Somebody is dead."""
_ELSEWHEN: Final = re.compile(
    r"[^.;]{0,40}?\b(?:ago|last (?:week|month|year|summer|winter|spring|fall)|(?:week|month|year)s? earlier"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Behind such words: another event."""
_OTHER: Final = re.compile(
    r"\b(?:previous|earlier|another|similar|separate|unrelated|second|wanted"
    r"|(?:weeks?|months?|years?|days?) (?:after|since))\b"
    r"[^.;]{0,24}$",
    re.IGNORECASE,
)
"""Before them: "two weeks after a fatal shooting", "wanted on murder charges"."""
ENDED: Final = re.compile(r"\b(?:dead|died|dies|death|homicide|murder|fatal|fatally|slain|body|autopsy)\b", re.IGNORECASE)
LEGAL: Final = ("attempted", "intent to", "conspiracy", "solicitation")
"""In a sentence of charges: nobody need have died."""
DOING: Final = ("active", "passive", "deadly", "attributive")
"""How rules begin that say what was done to somebody: no attacker is among these."""
DEAD: Final = frozenset({"killed", "perpetrators_killed"})


def settle(document: Document, found: Sequence[Mention]) -> None:
    """Have the one who alone was hurt be the dead where the article says that the deed was fatal."""
    _unkill(found)
    _without_attackers(found)
    own = [mention for mention in found if mention.label == "own" and not mention.barred]
    if any(mention.kind in DEAD for mention in found if mention.label != "none"):
        return
    hurt = [mention for mention in own if mention.kind == "injured" and mention.value > 0]
    if not hurt or any(mention.value > 1 for mention in hurt) or len({mention.person for mention in hurt}) > 1:
        return
    if any(_fatal(sentence.text) for sentence in document.sentences if sentence.casualty):
        for mention in hurt:
            mention.kind, mention.rule = "killed", f"upshot {mention.rule}"


def _without_attackers(found: Sequence[Mention]) -> None:
    """Take attackers who killed themselves out of a number of dead in which they are.

    "Three were found dead. ... He shot the two women and then himself": two were killed; a number of victims that the
    text gives beside says so.
    """
    own = [mention for mention in found if mention.label != "none" and not mention.barred and mention.value > 0]
    attackers = max((m.value for m in own if m.kind == "perpetrators_killed" and m.rule == "self"), default=0)
    if not attackers:
        return
    victims = {len({m.person for m in own if m.person and m.kind != "perpetrators_killed"})}
    victims |= {m.value for m in own if m.person is None and m.kind in {"killed", "injured"}}
    for mention in own:
        left = mention.value - attackers
        counted = mention.person is None and mention.kind == "killed" and mention.role == "total"
        if counted and left > 0 and left in victims and not mention.rule.startswith(DOING):
            mention.value, mention.rule = left, f"{mention.rule} but attackers"


def _fatal(text: str) -> bool:
    if any(word in text.lower() for word in LEGAL):
        return False
    return any(_is_here(text, found) for found in FATAL.finditer(text))


def _is_here(text: str, found: re.Match[str]) -> bool:
    """Say whether such words tell of the article's event, and not of one before it."""
    return _ELSEWHEN.match(text, found.end()) is None and _OTHER.search(text, 0, found.start()) is None


def _unkill(found: Sequence[Mention]) -> None:
    """Take victims that are named for wounded ones where nothing else says that anybody died."""
    named = [mention for mention in found if mention.rule.startswith("identified victim")]
    if not named or any(m.kind in DEAD and m not in named and m.label != "none" for m in found):
        return
    hurt = any(m.kind == "injured" and m.value > 0 for m in found)
    over = any(ENDED.search(mention.sentence.text) for mention in found)
    for mention in named if hurt and not over else ():
        mention.label, mention.sure = "none", False
