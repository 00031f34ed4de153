"""Tolls listed place by place: "Huanta (22), Tambo (11) and Ayacucho (4)", "Huanta accounts for 22 and Tambo for 11".

A number in brackets may as well be somebody's age: the figures are parts, until the names before them prove to be places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import parting
from pipeline.extract.document import Mention
from pipeline.extract.gates import Gated
from pipeline.extract.numbers import quantities
from pipeline.extract.place_figures import in_sentence
from pipeline.extract.text import tokenise
from pipeline.extract.wholes import DEAD_OR_HURT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Kind

RULE: Final = "listed"
SHARED: Final = "share"
"""Rule of a number that a place accounts for."""
DWELT: Final = "dwelt"
"""Rule of those of the dead who lived at a place."""
BACK: Final = 2
"""Sentences back in which the toll stands that a list without a casualty word parts."""
REACH: Final = 24
"""Characters between a place's name and its number: "Durban metro: 22"."""
_WORD: Final = r"[A-Z][\w'\u2019.-]*"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|de|la|el|al|of|the|and the|metro|district|province|region|city|county)){{0,4}}"
_ITEM: Final = re.compile(
    rf"{_NAME}(?: \((?P<inside>\d[\d,]*)\)|(?:, | ?: | ?[\u2013\u2014] | - )(?P<behind>\d[\d,]*)(?=[;.]|,? and |$))"
)
_COUNTED: Final = re.compile(r"(?:\(|[,:\u2013\u2014-] )\d")
"""Between an item and its number: a quick look for what no list is without."""
_LISTING: Final = Gated(
    r"\b(?:as follows|distributed|broken down|breakdown|distribution|respectively"
    r"|by (?:province|region|district|locality|city|municipality))\b",
    re.IGNORECASE,
)
_ACCOUNTS: Final = Gated(r"\baccount(?:s|ed|ing)? for\b")
ACCOUNTING: Final = frozenset("account accounts accounted accounting".split())
RATES: Final = frozenset("% per percent nearly half".split())
"""After a number: it counts nobody."""
_DWELT: Final = re.compile(
    r"^(?:[\w-]+ ){1,4}of (?:them|these|those|the (?:dead|victims)),? (?:had )?lived (?:in|around|near)\b"
)
AHEAD: Final = 48
"""Characters from those who lived at a place to its name: "Twelve of them lived in and around Durban"."""
NAMING: Final = frozenset("named identified aged ages age".split())
"""Words of a sentence in which numbers behind names are ages."""


def propose(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Find the figures of lists; each sentence needs two of them, and a word or a toll before that says of what."""
    made = [mention for sentence in document.sentences for mention in _shares(sentence, found)]
    if parting.opens_naturally(document):
        made += [mention for sentence in document.sentences for mention in _dwelling(sentence, found)]
    for sentence in document.sentences:
        if not _COUNTED.search(sentence.text) or not (sentence.casualty or _LISTING.search(sentence.text)):
            continue
        items = [(item, item["inside"] or item["behind"]) for item in _ITEM.finditer(sentence.text)]
        kind = _kind(sentence, found) if len(items) > 1 else None
        if kind is not None:
            tokenise(sentence)
            known = {mention.first for mention in found if mention.sentence is sentence}
            listed = [_mention(sentence, kind, item, number) for item, number in items]
            made += [mention for mention in listed if mention is not None and mention.first not in known]
    return made


def _shares(sentence: Sentence, found: Sequence[Mention]) -> Iterable[Mention]:
    """Read "Durban accounts for 28 and Mthatha for 31" where the toll before says of what."""
    if _ACCOUNTS.search(sentence.text) is None or (kind := _kind(sentence, found)) is None:
        return
    tokenise(sentence)
    known = {mention.first: mention for mention in found if mention.sentence is sentence}
    words, opened = sentence.words, False
    for one in quantities(words):
        before = words[max(0, one.first - 2) : one.first]
        opened = opened or not ACCOUNTING.isdisjoint(before)
        named = opened and sentence.raws[one.first - 2][:1].isupper()
        counted = before[-1:] == ["for"] and (not ACCOUNTING.isdisjoint(before) or named)
        if not counted or not RATES.isdisjoint(words[one.last : one.last + 1]):
            continue
        if one.first not in known:
            yield _part(sentence, kind, one.value, (one.first, one.last), SHARED)
        elif known[one.first].role == "part":
            known[one.first].rule = SHARED  # "accounted for 28 of the deaths"


def _dwelling(sentence: Sentence, found: Sequence[Mention]) -> Iterable[Mention]:
    """Read "Twelve of them lived in Durban" of a flood, which kills people where they live."""
    if _DWELT.match(sentence.text) is None or (kind := _kind(sentence, found)) is None:
        return
    tokenise(sentence)
    if any(mention.sentence is sentence for mention in found):
        return
    for one in quantities(sentence.words)[:1]:
        yield _part(sentence, kind, one.value, (one.first, one.last), DWELT)


def _part(sentence: Sentence, kind: Kind, value: int, tokens: tuple[int, int], rule: str) -> Mention:
    first, last = tokens
    return Mention(
        sentence=sentence, kind=kind, value=value, role="part", first=first, last=last, cue=last - 1, rule=rule,
    )  # fmt: skip


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
    return _part(sentence, kind, value, (first, first + 1), RULE)


def settle(mentions: Iterable[Mention], places: Sequence[PlaceMention]) -> None:
    """Take the figures for tolls of their own where a place's name stands before each, else for nothing."""
    for mention in mentions:
        if mention.rule in {RULE, SHARED, DWELT}:
            at = mention.sentence.starts[mention.first]
            towns = [one for one in in_sentence(places, mention.sentence.index) if one.place.precision in {"site", "city"}]
            named = any(0 < at - one.end <= REACH for one in towns)
            named = named or (mention.rule == DWELT and any(0 < one.start - at <= AHEAD for one in towns))
            mention.role, mention.label = ("total", "own") if named else ("part", "none")
