"""Figures that an article says were wrong: "we reported erroneously that eight had died. The correct number is six"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.document import Mention
from pipeline.extract.gates import Gated
from pipeline.extract.numbers import quantities
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.extract.document import Document

_IN_ERROR: Final = re.compile(
    r"\b(?:mistakenly|wrongly|erroneously|incorrectly|in error)\b(?: (?!but\b|instead\b)[\w'-]+){0,9} $"
)
"""Before a figure that was wrong."""
_CORRECT: Final = Gated(
    r"\b(?:correct|right|actual|true) (?:number|figure|toll|count|total)(?: of [\w ]{3,20})?"
    r" (?:is|was|should (?:be|have been)) ",
    re.IGNORECASE,
)
"""Before the one that is right, in the next sentences."""
REACH: Final = 12
"""Tokens before a figure in which its error is told."""
NEXT: Final = 2
"""Sentences behind a figure in which the right one is told."""
COUNTED: Final = frozenset({"killed", "injured"})


def settle(document: Document, found: list[Mention]) -> None:
    """Have a figure that was wrong be superseded where the article gives the right one, which may be a mere number."""
    for mention in [one for one in found if one.kind in COUNTED and one.role == "total" and one.value and _is_wrong(one)]:
        found.extend(_right(document, mention))
        if any(one.kind == mention.kind and one.value not in {0, mention.value} for one in found):
            mention.role, mention.rule, mention.sure = "superseded", f"wrong {mention.rule}", False


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
