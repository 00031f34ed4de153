"""What an article counts apart: "the toll does not include four who died in Monday's aftershock" is another incident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import datings
from pipeline.extract.document import REPORTED
from pipeline.extract.gates import Gated
from pipeline.extract.nearby import COUNTED, Nearby

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention, Sentence

_LEFT_OUT: Final = Gated(
    r"\b(?:(?:do|does|did)(?: not|n['\u2019]t) include|not including|excluding|excludes)\b", re.IGNORECASE
)
"""Before those whom a toll leaves out."""
_APART: Final = Gated(
    r"\b(?:(?:counted|reported|listed|recorded|registered) separately"
    r"|(?:is|are|was|were) (?:\w+ )?not (?:included|counted|part of)"
    r"|attribut(?:able|ed) to (?:an?|the) (?:different|separate|other))\b",
    re.IGNORECASE,
)
"""Behind them."""
_THESE: Final = re.compile(r"(?:These|Those|They|This|Both|The latter)\b")
"""How the next sentence begins that says so of them."""
_OTHER: Final = re.compile(
    r"\b(?:(?:an?|another|second|separate|different|unrelated|\w+day['\u2019]s) (?:[\w.-]+ ){0,3}"
    r"(?:aftershock|tremor|quake|earthquake|landslide|mudslide|avalanche|flood|storm|crash|collision|collapse|fire|blaze"
    r"|explosion|blast|stampede|accident|clash|attack|shooting|stabbing)s?"
    r"|(?:different|separate|another|unrelated) (?:\w+ )?(?:event|incident)s?)\b",
    re.IGNORECASE,
)
"""Another event than the one that the toll counts."""


def find(document: Document, mentions: Sequence[Mention]) -> list[Nearby]:
    """Find those whom an article counts apart because they died, or were hurt, in another event."""
    own = [one for one in mentions if one.label in REPORTED and one.kind in COUNTED and one.value and not one.made]
    found = []
    for sentence in dict.fromkeys(one.sentence for one in own if not one.sentence.headline):
        apart = _left_out(document, sentence, [one for one in own if one.sentence is sentence])
        others = [one for one in own if one.sentence is not sentence and not one.sentence.headline]
        if apart and others and _is_another(document, sentence, others):
            day = document.article.time.date()
            found.append(Nearby(tuple(apart), sentence.text, next(iter(datings.days(sentence.text, day)), None)))
    return found


def _left_out(document: Document, sentence: Sentence, told: Sequence[Mention]) -> list[Mention]:
    """Give the figures of a sentence that it, or the next one, says are not in the toll."""
    left_out, apart = _LEFT_OUT.search(sentence.text), _APART.search(sentence.text)
    if left_out is not None:
        return [one for one in told if sentence.offset(one.first) > left_out.start()]
    if apart is not None:
        return [one for one in told if sentence.offset(one.first) < apart.start()]
    after = document.sentences[sentence.index + 1 : sentence.index + 2]
    says = bool(after) and _THESE.match(after[0].text) is not None and _APART.search(after[0].text) is not None
    return list(told) if says else []


def _is_another(document: Document, sentence: Sentence, others: Sequence[Mention]) -> bool:
    """Say whether a sentence tells of another event than the rest: by its name, or by its day."""
    if _OTHER.search(sentence.text) is not None:
        return True
    day = document.article.time.date()
    own = {one.start for one in datings.days(sentence.text, day)}
    known = {one.start for text in {one.sentence.text for one in others} for one in datings.days(text, day)}
    return bool(own and known) and own.isdisjoint(known)
