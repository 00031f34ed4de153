"""Fold names: one spelling for what writers spell in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ARAB: Final = frozenset("AE BH DZ EG IL IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
"""Countries in whose names the Arabic article stands in any of its forms."""

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
    "ł": "l", "\u0131": "i", "ħ": "h", "ŋ": "n",
    "ə": "a", "&": " and ",
})  # fmt: skip
_NOTHING = re.compile(r"[^\w\s/-]|_")
_GAP = re.compile(r"[\s/-]+")
_ARTICLE = re.compile(r"(?<![^\s-])(?:ad|an|ar|as|ash|at|ath|az|el|ul|adh)-(?=\w)|(?<![^\s-])el(?=\s|$)")
_WORDS = {"saint": "st", "fort": "ft", "mount": "mt", "santa": "sta", "sainte": "ste"}

_LOOSE = (
    (re.compile(r"\b(?:al|ad|an|ar|as|ash|at|ath|az|adh) (?=\w)"), ""),
    (re.compile(r"(?<=[kgdtbpz])h"), ""),
    (re.compile(r"(?:iy|yi|yy|ij|jy|ey|ei|ay|ai|ee|ie|ye|[yje])"), "i"),
    (re.compile(r"(?:ou|oo|ow|aw|au|[ow])"), "u"),
    (re.compile(r"(?:ck|q|c(?!h))"), "k"),
    (re.compile(r"t[sz]"), "c"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=\w)h\b"), ""),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case without accents, apostrophes, dots; hyphens are spaces; articles, Saint, Fort and Mount have one form.

    Words fold alone as they fold together, but for "The" in front.

    >>> fold("Deir el-Balah"), fold("Saint-Étienne"), fold("The Hague"), fold("Sana\u2019a"), fold("Ar-Raqqah")
    ('deir al balah', 'st etienne', 'hague', 'sanaa', 'al raqqah')
    """
    folded = name.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).translate(_LETTERS)
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    elif "&" in folded:
        folded = folded.replace("&", " and ")
    folded = _ARTICLE.sub("al-", folded)
    words = _GAP.split(_NOTHING.sub("", folded))
    if words[0] == "the" and any(words[1:]):
        del words[0]
    return " ".join([_WORDS.get(word, word) for word in words if word])


@lru_cache(maxsize=16384)
def loose(folded: str) -> str:
    """Fold a folded name further: what transliterations from Arabic, Cyrillic and Indian scripts differ in falls away.

    For names that are unknown as they stand, and only where something else speaks for a place.

    >>> loose("krivyi rih") == loose("kryvyy rih"), loose("al hudaydah") == loose("hodeidah")
    (True, True)
    """
    for pattern, replacement in _LOOSE:
        folded = pattern.sub(replacement, folded)
    return folded
