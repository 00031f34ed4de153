"""Words of a headline that say what it is about."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_TAIL: Final = re.compile(r"\A((?:\S+ ){3,}?\S+) [|\u2013\u2014-] .*")
"""What follows the headline on a web page: the outlet's name and sections."""
_MARKS: Final = re.compile(r" [|\u2013\u2014-] ")
_ENDING: Final = re.compile(r"(?:ings?|ed|es|s)$")
EMPTY: Final = frozenset(
    """a an and are as at after all about be been before being by but can could did do does for from had has have he her
    his if in into is it its least more near new no not now of off on one or out over per said say says she so some
    than that the their them they this three to toll two up update updated was were what when where which while who why
    will with you man woman men women people person police officials
    street avenue road drive boulevard lane highway block north south east west northern southern eastern western side
    monday tuesday wednesday thursday friday saturday sunday""".split(),
)
USUAL: Final = frozenset(
    """dead deadly death deaths die died dies dying fatal fatally kill killed killing killings kills slain slaying
    hurt injured injures injuring injuries injury wounded wounding wounds
    shoot shooting shootings shoots shot shots gunfire gunman gunmen gunshot
    arrest arrested charge charged charges cop cops deputies deputy investigate investigates investigating investigation
    officer officers sheriff suspect suspects victim victims""".split(),
)
"""What the headline of any report of violence, or of the inquiry, may say: the type and the figures are compared apart."""
EMPTY_OR_USUAL: Final = EMPTY | USUAL
GIVEN_NAMES: Final = frozenset(
    """aaron abdul adam ahmed alan albert alex alexander ali amanda amy andrea andrew angela anna anthony antonio ashley
    barbara benjamin betty brandon brian bruce carlos carol catherine charles chris christian christina christopher
    cynthia daniel david deborah debra dennis diana diane donald donna dorothy douglas edward elizabeth emily emma eric
    frank gary george gerald gregory hassan heather helen henry hussein ibrahim ivan jack jacob james janet jason jean
    jeffrey jennifer jeremy jerry jesse jessica jim joe john johnny johnson jonathan jones jordan jorge jose joseph
    joshua juan julia julie justin karen katherine keith kelly kenneth kevin kimberly larry laura lauren lee linda lisa
    louis luis margaret maria marie mark martha martin mary matthew megan melissa michael michelle miguel mike mohamed
    mohammad mohammed muhammad nancy nathan nicholas nicole olivia omar pamela patricia patrick paul pedro peter philip
    rachel ralph ramon randy raymond rebecca ricardo richard robert roger ronald rose roy russell ruth ryan samantha
    samuel sandra sara sarah scott sean sharon shirley smith stephanie stephen steve steven susan teresa terry theresa
    thomas timothy todd tom tony tyler vincent virginia walter wayne william williams willie zachary""".split(),
)
"""Common given names, and the most common surnames, of English-language news (general knowledge)."""


def headline_words(headline: str) -> frozenset[str]:
    """Give the content words of a headline, without the outlet's name behind it.

    >>> sorted(headline_words("Two shot at county fair - Channel 9 News, Weather"))
    ['county', 'fair']
    """
    return content_words(_TAIL.sub(r"\1", headline) if _MARKS.search(headline) else headline, EMPTY_OR_USUAL)


@lru_cache(maxsize=16384)
def unaccented(name: str) -> str:
    """Give a name in small letters without accents.

    >>> unaccented("Potosí")
    'potosi'
    """
    lowered = name.lower()
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))


def content_words(text: str, empty: frozenset[str] = EMPTY) -> frozenset[str]:
    """Give the words of a headline, stems of a kind, without those that any headline may have.

    >>> sorted(content_words("Gunmen kill two at market, police say"))
    ['gunmen', 'kill', 'market']
    >>> content_words("Shootings") == content_words("Shooting")
    True
    """
    return frozenset(map(_stem, set(_WORD.findall(text.lower())) - empty))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word
