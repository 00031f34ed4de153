"""Places of events that are told of from afar: "will send rescuers to Ecuador after a quake", "a blast at a Libyan port".

News from a capital or a stock exchange names the country of an event in passing; without it, the dateline's city would be
where it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.feature_words import DAY
from pipeline.extract.gates import Gated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document
    from pipeline.extract.places import PlaceMention

REACH: Final = 90
"""Characters before a place in which it is said what goes there."""
_GOES: Final = re.compile(
    r"\b(?:(?<!were )(?<!was )(?<!been )(?:send|sent)|sends|sending|dispatch\w*|deploy\w*|offer\w*|pledg\w*|suspend\w*"
    r"|cancel\w*|halt\w*|diver(?:t\w*|sion)|warn\w*|advis\w*|aid|help|relief|assistance|condolences|sympath\w*|solidarity|rescuers?|teams?"
    r"|flights?|travel|trips?|visits?|exports?|shipments?|rescue workers)\b[^.;:\u201c\u201d\"]{0,60}$",
    re.IGNORECASE,
)
"""Help, trade and travel go where something happened; the wounded are brought away from there."""
_AFTER: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:after|following|in the wake of|because of|hit by|struck by|devastated by|battered by|where) "
    rf"[^.;:]{{0,60}}?\b(?:{event_words.any_of(event_words.NOUNS)}|kill\w*|died|dead)\b",
    re.IGNORECASE,
)
_AT: Final = re.compile(
    r"\b(?:at|in|on|near|outside|inside|off) (?:an?|the|several|two|three|one) (?:[a-z]+ )?$", re.IGNORECASE
)
_SITE: Final = Gated(
    r" (?:[a-z-]+ ){0,2}?(?:state|province|city|town|village|resort|island|port|border|coast|airport|prison|jail"
    r"|(?:coal)?mine|oil ?field|gas field|refinery|terminal|pipeline|desert|mountain|jungle"
    r"|highway|motorway|region|district|beach|waters|soil|territory)s?\b"
    rf"(?! (?:of|in|at|near|on|outside) (?:the )?(?!(?i:{DAY}))[A-Z])"
)
"""Behind a country's adjective: what lies in that country, unless it is said where it lies."""


def settle(document: Document, found: Sequence[PlaceMention]) -> None:
    """Read as the event's place what is only named as where help goes to, or as the country of the place."""
    text = document.article.text
    written = {one.place.country for one in found if one.dateline}
    for one in found:
        if one.relation not in {"towards", "demonym"} or one.dateline:
            continue
        start = document.sentences[one.sentence].start
        before = text[max(start, one.start - REACH) : one.start]
        if one.relation == "demonym":
            abroad = bool(written) and one.place.country not in written
            told = abroad and _AT.search(before) is not None and _SITE.match(text, one.end) is not None
        else:
            told = _GOES.search(before) is not None and _AFTER.match(text, one.end) is not None
        one.relation = "in" if told else one.relation
