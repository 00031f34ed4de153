"""Words of a headline that say what it is about."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"(?:ings?|ed|es|s)$")
EMPTY: Final = frozenset(
    """a an and are as at after all about be been before being by but can could did do does for from had has have he her
    his if in into is it its least more near new no not now of off on one or out over per said say says she so some
    than that the their them they this three to toll two up update updated was were what when where which while who why
    will with you man woman men women people person police officials""".split(),
)


def content_words(text: str) -> frozenset[str]:
    """Give the words of a headline, stems of a kind, without those that any headline may have.

    >>> sorted(content_words("Gunmen kill two at market, police say"))
    ['gunmen', 'kill', 'market']
    >>> content_words("Shootings") == content_words("Shooting")
    True
    """
    words = _WORD.findall(text.lower())
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in words if word not in EMPTY)
