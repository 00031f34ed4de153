"""All who were aboard: "a plane with 27 people on board crashed, killing everyone on board", "there were no survivors".

Where no figure says how many died, those who were aboard did, as an earlier sentence or the same one counts them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.document import Mention
from pipeline.extract.phrases import groups
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Sentence

OPENING: Final = 8
"""Sentences from the top in which it is told."""
_ABOARD: Final = r"(?:on ?board|aboard|in it|on it|inside)"
_ALL: Final = re.compile(
    rf"\bkill(?:s|ed|ing) (?:everyone|everybody|all(?: (?:of )?those| people| of them)?)(?: who (?:was|were))? {_ABOARD}\b"
    rf"|\b(?:everyone|everybody|all(?: of those| those| people)?) {_ABOARD}[^.;,]{{0,40}}?\b(?:killed|dead|died|perished)\b"
    r"|\b(?:there (?:were|are|was)|with|leaving|left|found) no survivors\b"
    rf"|\b(?:no one|nobody|none)(?: of those)?(?: {_ABOARD})?(?: had| has)? survived\b",
    re.IGNORECASE,
)
_SIGNS: Final = ("board", "surviv", "every", "killing all", "BOARD", "SURVIV", "EVERY", "KILLING ALL")
_DOUBTED: Final = re.compile(
    r"\b(?:fear(?:s|ed)?|believed|presumed|thought|may|might|could|likely|probably|apparently|hopes?|unlikely|if)\b[^.;]{0,60}$"
    r"|\b(?:unclear|not known|no word|no confirmation)\b",
    re.IGNORECASE,
)
"""Before it: that isn't known."""
CARRYING: Final = frozenset("carrying with carried had transporting".split())
"""Before those who were aboard."""
PEOPLE: Final = frozenset(
    "people persons passengers crew members soldiers troops migrants tourists pilgrims workers students occupants men women"
    " children servicemen personnel sailors fishermen players journalists doctors officers pilots".split()
)


def settle(document: Document, found: list[Mention]) -> None:
    """Count as dead all who were aboard, where that is said and no other figure of dead."""
    if any(m.kind == "killed" and m.value > 0 and m.label == "own" for m in found):
        return
    said = told(document)
    if said is None:
        return
    for sentence in (said, *reversed(document.sentences[: said.index])):
        tokenise(sentence)
        counted = _aboard(sentence.words)
        if counted is not None:
            value, first, last, cue = counted
            sentence.casualty = True
            found.append(
                Mention(
                    sentence=sentence, kind="killed", value=value, first=first, last=last, cue=cue, rule="everybody aboard",
                    sure=True,
                )
            )  # fmt: skip
            return


def told(document: Document) -> Sentence | None:
    """Find the sentence of the opening that tells of it."""
    return next((one for one in document.sentences[:OPENING] if _says(one)), None)


def _says(sentence: Sentence) -> bool:
    if not any(sign in sentence.text for sign in _SIGNS):
        return False
    match = _ALL.search(sentence.text)
    return match is not None and _DOUBTED.search(sentence.text, 0, match.start()) is None


def _aboard(words: Sequence[str]) -> tuple[int, int, int, int] | None:
    """Count those who were aboard: (people, first and one past the last token, the token that tells it)."""
    for group in groups(words):
        behind = list(words[group.end : group.end + 2])
        carried = group.first > 0 and words[group.first - 1] in CARRYING
        placed = behind[:1] == ["aboard"] or behind == ["on", "board"]
        people = all(not PEOPLE.isdisjoint(words[one.first : one.end]) for one in group.members)
        if (placed and (people or not group.members[0].head)) or (carried and people):
            return sum(one.quantity.value for one in group.members), group.first, group.end, group.end - 1
    return None
