"""Years that date no incident: of what was made then ("a mine opened in 2018"), and numbers like "of 1800 workers"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract import event_words
from pipeline.extract.feature_words import MONTHS

_MONTH: Final = "|".join(sorted({month.rstrip(".") for month in MONTHS}, key=len, reverse=True))
_BEGUN: Final = (
    r"(?:re-?)?(?:open|construct|erect|complet|finish|found|form|establish|creat|launch|start|install|inaugurat|introduc|commission"
    r"|assembl|licens|certifi|manufactur|purchas|acquir|leas|renovat|restor|refurbish|repair|convert|modernis|moderniz"
    r"|decommission|abandon|outlaw|bann|enact|adopt|sign|ratifi|agre|appoint|elect|ordain|enthron|promot|hir|recruit|enlist|marri"
    r"|fre|privatis|privatiz|nationalis|nationaliz)ed"
    r"|(?:re)?built|begun|made|(?:re)?sold|bought|set up|taken over|brought in|sworn in|born|shut down|pulled out"
)
"""Participles of what is made, founded or bought, and of who is chosen or freed: a time behind them is theirs."""
_OF_THING: Final = re.compile(
    rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bhad )(?<!\bhas )(?<!\bhave )\b(?:{_BEGUN}),? "
    rf"(?:(?:only|just|back|early|late|mid|in|on|of|since|the|(?:{_MONTH})\.?|\d{{1,2}},?)[ -])*$",
    re.IGNORECASE,
)
REACH: Final = 60
"""Characters before a time in which such a participle stands."""
_CROWD: Final = (
    r"people|persons|men|women|children|boys|girls|civilians|soldiers|troops|policemen|officers|passengers|students|pupils"
    r"|workers|employees|migrants|refugees|evacuees|residents|villagers|inhabitants|souls|families|protesters|demonstrators"
    r"|strikers|fighters|rebels|militants|guerrillas|inmates|prisoners|detainees|hostages|patients|pilgrims|fishermen|miners"
    r"|sailors|crew|tourists|visitors|guests|members|spectators|fans|worshippers|guards|others|rooms|homes|houses|seats"
)
_COUNTED: Final = re.compile(
    rf" (?:(?:[a-z]+ )?(?:{_CROWD})\b(?! ?['\u2019-]| (?:{event_words.any_of(event_words.NOUNS)}|uprising|revolt|protests?"
    r"|movement|rebellion|parade)\b)|who\b)",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    r"(?<!summer )(?<!autumn )(?<!winter )(?<!spring )(?<!fall )\b(?:of|the|some|about) $", re.IGNORECASE
)


def is_of_thing(text: str, start: int) -> bool:
    """Say whether the time at `start` is that from which on something has been there.

    >>> is_of_thing("Five died in a mine opened in 2018.", 27), is_of_thing("The mine was opened in 2018.", 20)
    (True, False)
    """
    return _OF_THING.search(text, max(0, start - REACH), start) is not None


def is_count(text: str, start: int, end: int) -> bool:
    """Say whether the four digits at [start, end) count people or rooms.

    >>> is_count("one of 1900 passengers", 7, 11), is_count("the 1984 miners' strike", 4, 8)
    (True, False)
    """
    return _OF.search(text, max(0, start - 14), start) is not None and _COUNTED.match(text, end) is not None
