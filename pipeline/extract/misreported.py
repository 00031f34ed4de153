"""Figures that an article says were wrong: "we reported erroneously that eight had died. The correct number is six"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.document import Mention
from pipeline.extract.gates import Gated
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import denied
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.document import Document

_FALSELY: Final = r"(?:mistakenly|wrongly|erroneously|incorrectly|in error)"
_SAY: Final = r"(?:reported|said|stated|gave|given|put|listed|announced|published|wrote|quoted)"
_IN_ERROR: Final = re.compile(
    rf"\b(?:{_FALSELY} {_SAY}|{_SAY} {_FALSELY})\b(?: ,(?: [\w'-]+){{1,8}} ,)?(?: (?!but\b|instead\b)[\w'-]+){{0,9}} $"
)
"""Before a figure that was wrong."""
_CORRECT: Final = Gated(
    r"\b(?:(?:correct|right|actual|true) (?:number|figure|toll|count|total)(?: of [\w ]{3,20})?"
    r"|(?:number|figure|toll|count|total)(?: (?:given|announced|released|issued|confirmed|published) by [\w' -]{3,60})?)"
    r" (?:is|was|should (?:be|have been)) ",
    re.IGNORECASE,
)
"""Before the one that is right, in the next sentences."""
REACH: Final = 20
"""Tokens before a figure in which its error is told."""
NEXT: Final = 2
"""Sentences behind a figure in which the right one is told."""
UNITS: Final = frozenset(
    "times year years day days hour hours week weeks month months minute minutes mile miles meter meters metre metres foot"
    " feet yard yards km kilometer kilometers kilometre kilometres p a o am pm percent - block blocks".split()
)
"""Behind a number that counts no people."""
COUNTED: Final = frozenset({"killed", "injured"})


def settle(document: Document, found: list[Mention]) -> None:
    """Have a figure that was wrong be superseded where the article gives the right one, which may be a mere number."""
    for mention in [one for one in found if one.kind in COUNTED and one.role == "total" and one.value and _is_wrong(one)]:
        found.extend(_right(document, mention))
        rest = [one for one in found if one.kind == mention.kind and one.role == "total" and not one.of_whole]
        if any(one.value not in {0, mention.value} for one in rest):
            mention.role, mention.rule, mention.sure = "superseded", f"wrong {mention.rule}", False


def is_put_right(mention: Mention) -> bool:
    """Say whether a sentence gives a figure and behind it the number that was wrong: "six people died, not eight"."""
    words = mention.sentence.words
    start, _ = denied(words)
    if start < mention.last:
        return False
    number = next((one for one in quantities(words) if one.first > start), None)
    if number is None or number.bound == "vague" or not UNITS.isdisjoint(words[number.last : number.last + 2]):
        return False
    return not any(mention.last <= one.first < start for one in quantities(words)) and not any(
        word[0].isdigit() for word in words[mention.last : start]
    )


def _is_wrong(mention: Mention) -> bool:
    before = mention.sentence.words[max(0, mention.first - REACH) : mention.first]
    return _IN_ERROR.search(" ".join([*before, ""])) is not None


def _right(document: Document, wrong: Mention) -> Iterator[Mention]:
    """Give the number that the next sentences call the correct one."""
    index = wrong.sentence.index
    for sentence in document.sentences[index : index + 1 + NEXT]:
        told = _CORRECT.search(sentence.text)
        if told is None:
            continue
        tokenise(sentence)
        for number in quantities(sentence.words):
            if sentence.offset(number.first) == told.end():
                sentence.casualty = True
                yield Mention(
                    sentence=sentence, kind=wrong.kind, value=number.value, first=number.first, last=number.last,
                    cue=number.first, rule="toll correct", sure=True,
                )  # fmt: skip
