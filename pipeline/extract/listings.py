"""Tolls listed place by place: "Huanta (22), Tambo (11) and Ayacucho (4)", "Huanta, 22; Tambo, 11".

A number in brackets may as well be somebody's age: the figures are parts, until the names before them prove to be places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.document import Mention
from pipeline.extract.place_choice import in_sentence
from pipeline.extract.text import tokenise
from pipeline.extract.wholes import DEAD_OR_HURT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Kind

RULE: Final = "listed"
BACK: Final = 2
"""Sentences back in which the toll stands that a list without a casualty word parts."""
REACH: Final = 24
"""Characters between a place's name and its number: "Durban metro: 22"."""
_WORD: Final = r"[A-Z][\w'\u2019.-]*"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|de|la|el|al|of|the|and the|metro|district|province|region|city|county)){{0,4}}"
_ITEM: Final = re.compile(
    rf"{_NAME}(?: \((?P<inside>\d[\d,]*)\)|(?:, | ?: | ?[\u2013\u2014] | - )(?P<behind>\d[\d,]*)(?=[;.]|,? and |$))"
)
_LISTING: Final = re.compile(
    r"\b(?:as follows|distributed|broken down|breakdown|distribution|respectively"
    r"|by (?:province|region|district|locality|city|municipality))\b",
    re.IGNORECASE,
)
NAMING: Final = frozenset("named identified aged ages age".split())
"""Words of a sentence in which numbers behind names are ages."""


def propose(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Find the figures of lists; each sentence needs two of them, and a word or a toll before that says of what."""
    made: list[Mention] = []
    for sentence in document.sentences:
        if not sentence.casualty and not _LISTING.search(sentence.text):
            continue
        items = [(item, item["inside"] or item["behind"]) for item in _ITEM.finditer(sentence.text)]
        kind = _kind(sentence, found) if len(items) > 1 else None
        if kind is not None:
            tokenise(sentence)
            known = {mention.first for mention in found if mention.sentence is sentence}
            listed = [_mention(sentence, kind, item, number) for item, number in items]
            made += [mention for mention in listed if mention is not None and mention.first not in known]
    return made


def _kind(sentence: Sentence, found: Sequence[Mention]) -> Kind | None:
    """Say of what a list tells: by its own casualty words where they are of one kind, else by the toll before it."""
    if not NAMING.isdisjoint(sentence.words):
        return None
    kinds = {DEAD_OR_HURT[word] for word in sentence.words if word in DEAD_OR_HURT}
    if kinds:
        return kinds.pop() if len(kinds) == 1 else None
    before = (m for m in found if 0 < sentence.index - m.sentence.index <= BACK and m.role == "total" and m.label == "own")
    return next((mention.kind for mention in before if mention.kind == "killed"), None)


def _mention(sentence: Sentence, kind: Kind, item: re.Match[str], number: str) -> Mention | None:
    group = "inside" if item["inside"] else "behind"
    at = sentence.start + item.start(group)
    value = int(number.replace(",", "") or 0)
    if at not in sentence.starts or not value:
        return None
    first = sentence.starts.index(at)
    return Mention(
        sentence=sentence, kind=kind, value=value, role="part", first=first, last=first + 1, cue=first, rule=RULE,
    )  # fmt: skip


def settle(mentions: Iterable[Mention], places: Sequence[PlaceMention]) -> None:
    """Take the figures for tolls of their own where a place's name stands before each, else for nothing."""
    for mention in mentions:
        if mention.rule == RULE:
            at = mention.sentence.starts[mention.first]
            towns = [one for one in in_sentence(places, mention.sentence.index) if one.place.precision in {"site", "city"}]
            named = any(0 < at - one.end <= REACH for one in towns)
            mention.role, mention.label = ("total", "own") if named else ("part", "none")
