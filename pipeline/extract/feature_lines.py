"""Casualty sentences as the scorer sees them: words as codes, numbers, ages, days and names as their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.extract.feature_words import CUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.feature_codes import Codes

MOST: Final = 32
"""Casualty sentences that are looked at, the first ones."""
LONGEST: Final = 120
"""Tokens of a sentence that are looked at."""
TITLE: Final = 0.6
"""Share of capitalised words above which capitals tell no names."""

AGE: Final = re.compile(r"(\d{1,3})(?:[-\u2013 ](?:year|month)s?[- ]old|(?<=, \d\d)(?=[,.;]))")


@dataclass(slots=True, eq=False)
class Line:
    """A casualty sentence."""

    sentence: Sentence
    words: list[str]
    shapes: list[int]
    """A code for each token."""
    merged: list[int]
    """The same with names of several words, and ages ("34-year-old"), as one."""
    block: str
    cues: list[int]
    """Tokens that are casualty words."""


def lines(document: Document, codes: Codes) -> list[Line]:
    """Prepare the document's casualty sentences, the first `MOST`."""
    found = []
    for sentence in document.sentences:
        if sentence.casualty and sentence.words:
            found.append(_line(sentence, codes, plain=document.upper))
            if len(found) == MOST:
                break
    return found


def _line(sentence: Sentence, codes: Codes, *, plain: bool) -> Line:
    words, raws, index = sentence.words[:LONGEST], sentence.raws[:LONGEST], sentence.index
    if plain or (index < 3 and _title(raws)):
        raws = words
    classes = codes.shapes
    shapes = [classes[raw] for raw in raws]
    first = next((place for place, raw in enumerate(raws[:3]) if raw[0].isalnum()), 0)
    if shapes and raws[first][0].isupper():
        shapes[first] = codes[words[first]]
    name = codes["NAME"]
    whole = _aged(shapes, words, codes["AGE"]) if "old" in words else shapes
    merged = [code for code, before in zip(whole, [0, *whole], strict=False) if code != name or before != name]
    return Line(
        sentence=sentence, words=words, shapes=shapes, merged=merged,
        block="head" if sentence.headline else "lead" if index <= 2 else "near" if index < 7 else "far",
        cues=[place for place, word in enumerate(words) if word in CUES],
    )  # fmt: skip


def _aged(shapes: Sequence[int], words: Sequence[str], age: int) -> list[int]:
    """Put one code for "34-year-old"."""
    found, end = list(shapes), len(words)
    for place in range(len(words) - 1, 3, -1):
        if words[place] == "old" and words[place - 2] in {"year", "month"} and words[place - 4].isdigit() and place < end:
            found[place - 4 : place + 1] = [age]
            end = place - 4
    return found


def _title(raws: Sequence[str]) -> bool:
    """Say whether a sentence is written like a title, in which capitals tell no names."""
    return sum(map(str.istitle, raws)) > TITLE * sum(map(str.isalpha, raws))


def ages(prepared: Sequence[Line]) -> int:
    """Count the different ages that the sentences give: as many people at least are told of."""
    return len({age for line in prepared for age in AGE.findall(line.sentence.text)})
