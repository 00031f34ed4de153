"""Round-ups: articles that tell of several incidents one after the other, each with its own time, place and people.

"Two killed in separate wrecks", "Three shootings over the weekend", "Police log": the lead adds up what the scenes after
it tell one by one. A scene begins where a sentence sets a new time or place and brings in people not told of before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, street_words
from pipeline.extract.feature_words import DAY
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence

LEAD: Final = 2
"""Sentences of the body, besides the headline, that may say that it is a round-up."""
COUNTED: Final = frozenset({"killed", "injured"})

_EVENTS: Final = rf"(?:{event_words.many(event_words.SUDDEN)}|robberies|cases)"
APART: Final = (
    rf"(?:separate|unrelated|different|(?:series|string|spate|rash|trio|pair|flurry|wave) of|{SEVERAL})"
)
"""Before events: they are several."""
_SAYS: Final = Gated(
    rf"\b{APART} (?:[\w-]+ ){{0,2}}?{_EVENTS}\b"
    rf"|\b{_EVENTS}\b[^.;]{{0,40}}\b(?:over|during|across|this|last) (?:the |a |\w+ ){{0,3}}(?:weekend|night|hours|24)"
    rf"|\b(?:weekend|overnight|holiday|night's) (?:[\w-]+ ){{0,2}}?{_EVENTS}\b"
    r"|\b(?:violent|deadly|bloody) (?:(?!of\b|the\b|in\b|at\b|on\b)[\w-]+ ){0,3}?(?:weekend|24 hours|stretch)\b"
    rf"|^(?:at least )?(?:{SEVERAL}) (?![^.;]*\b(?:in an?|when|after|the same) )[^.;]*\b(?:over|during|across|this|last) "
    r"(?:the |this |last )?(?:[\w-]+ )?weekend\b"
    r"|^(?:[\w-]+ ){1,4}(?:were |are |have been )?(?:killed|dead|died|slain|shot|wounded|homicides|murders)\b[^.;]{0,40}"
    r"\b(?:within|in (?:just|less than|under|about|a span of|the span of)) (?:just |less than |under |about )?"
    rf"(?:{SEVERAL}) (?:hours|days)\b(?! of)"
    r"|\ba (?:\w+ )?(?:shooting|stabbing|crash|fire|wreck|beating|drowning) and (?:an?|another) (?:\w+ )?"
    r"(?:shooting|stabbing|crash|fire|wreck|beating|drowning|hit-and-run)\b"
    r"|\b(?:police|crime|sheriff(?:'s|\u2019s)?|cop|fire|emergency) "
    r"(?:log|blotter|briefs?|beat|notes|notebook|round-?up|report)$"
    r"|\b(?:in brief|(?:news|crime|court|world) briefs?|round-?up|catch-?up|week in review|weekend in review)\b",
    re.IGNORECASE,
)
"""A headline or lead that announces several incidents."""
_NO: Final = re.compile(
    r"\b(?:charged (?:in|with)|accused|suspect(?:ed)? (?:in|of)|wanted|linked|connected|pleaded|convicted|sentenced|spree"
    r"|co-?ordinated|simultaneous|wave of (?:attacks|bombings)|explosions (?:rocked|at))\b",
    re.IGNORECASE,
)
"""What makes one matter of them: one culprit, one plan."""
_SETTING: Final = re.compile(
    r"^(?:(?:and|also|then|meanwhile|but|elsewhere),? )?(?:"
    r"(?:on|at|in|near|around|about|outside|across|along|off|early|late|earlier|later|just|shortly|overnight|hours|minutes"
    r"|the (?:same|next|first|second|third|fourth|other|following)|that same|another|a (?:second|third|fourth))\b"
    rf"|{DAY}\b|\d{{1,2}}[:.]\d\d\b|noon\b|midnight\b"
    r"|(?:one|two|three) \w+ (?:later|earlier))",
    re.IGNORECASE,
)
"""A sentence that sets a time or a place first."""
_TIME: Final = re.compile(
    rf"\b(?:{DAY}|yesterday|overnight|\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.?m\b|noon|midnight"
    r"|same (?:day|night|evening|afternoon|morning))",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]long) (?:the |nearby |neighbou?ring )?"
    r"(?:\d+ block of |(?:[a-z]+ ){0,2}(?:city|town|village|suburb|district|province|state|region|neighbou?rhood) of )?"
    r"(?:[A-Z]|\d+(?:st|nd|rd|th)?\b)"
)
_SOMEBODY: Final = re.compile(
    r"(?:an?|one|two|three|four|five|another) (?:[\w-]+,? ){0,3}?"
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|teen\w*|child(?:ren)?|person|people)\b",
    re.IGNORECASE,
)
"""How a scene begins with somebody new: "A 33-year-old woman walked into a hospital at noon"."""
_ADDRESS: Final = re.compile(rf"\b(?:\d+ block of|{street_words.ADDRESS})")
"""Where something was to the street: two sentences that each have one tell of two incidents of a round-up."""
_DEFINITE: Final = frozenset(
    "the his her their its he she they both all him them who that this these those it we i you neither none".split()
)
"""First words of who has been told of before."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One incident of a round-up: sentences [first, end)."""

    first: int
    end: int


def sums(document: Document, mentions: Sequence[Mention]) -> list[Sentence]:
    """Find the sentences that add up what the incidents of a round-up cost; empty for any other article.

    They announce several incidents, or say again in the lead what the headline adds up.
    """
    lead = _lead(document)
    if not any(_says(one.text) for one in lead) or any(_NO.search(one.text) for one in lead):
        return []
    headline = {(m.kind, m.value) for m in mentions if m.sentence.headline and m.value > 1 and not _is_aside(m)}
    again = {m.sentence.index for m in mentions if m.sentence in lead and (m.kind, m.value) in headline}
    return [one for one in document.sentences if one.headline or one.index in again or _says(one.text)]


def _is_aside(mention: Mention) -> bool:
    """Say whether a headline counts one thing beside several in another clause: "Bomb kills 31; two die in raids"."""
    sentence = mention.sentence
    at = sentence.offset(mention.first)
    clauses = sentence.text.split(";")
    own = next((one for one in clauses if (at := at - len(one) - 1) < 0), "")
    return len(clauses) > 1 and not _says(own)


@lru_cache(maxsize=64)
def _says(text: str) -> bool:
    """Say whether a sentence announces several incidents; an article is asked several times."""
    return _SAYS.search(text) is not None


def _lead(document: Document) -> list[Sentence]:
    first = next((sentence.index for sentence in document.sentences if not sentence.headline), 0)
    return document.sentences[: first + LEAD]


def presume(document: Document, mentions: Sequence[Mention]) -> None:
    """Take those shot one by one for dead where the lead counts as many dead and nobody wounded.

    "Two men were killed in separate shootings. One man was shot on Elm Street. Another was found shot on Mill Road".
    """
    summing = {sentence.index for sentence in sums(document, mentions)}
    counted = [one for one in mentions if one.kind in COUNTED and one.value > 0 and not one.made]
    total = {one.value for one in counted if one.sentence.index in summing and one.kind == "killed"}
    rest = [one for one in counted if one.sentence.index not in summing]
    hurt = any(one.kind == "injured" for one in counted if one.sentence.index in summing)
    bare = [one for one in rest if one.kind == "injured" and one.value == 1 and one.rule.removesuffix(" single") in _BARE]
    if hurt or len(total) != 1 or len(rest) != len(bare) or {len({one.sentence.index for one in bare})} != total:
        return
    for one in bare:
        one.kind, one.label = "killed", "own"


_BARE: Final = frozenset({"passive shot", "passive stabbed"})
"""Rules that leave open who lived."""
_DAY: Final = r"(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?: \d{4})?"
_ENTRY: Final = re.compile(
    rf"(?:\d{{1,2}}[.)] )?(?:[A-Z][\w'\u2019, -]{{2,60}}(?: \([^)]{{2,40}}\))?, {_DAY}|{_DAY}, [A-Z][\w'\u2019, -]{{2,60}})"
    r" ?(?::|\u2013|-{1,2}) "
)
"""How an entry of a situation report begins: "Bankass district, 1 October: 29 people were killed"."""


def _entries(document: Document, counted: Iterable[int]) -> list[Scene]:
    """Find the entries of a situation report, each with its own place and day; or the items of the news in brief.

    So with paragraphs that each begin with a heading of their own.
    """
    body = [one for one in document.sentences if not one.headline]
    opening = [one.index for one in body if _ENTRY.match(one.text)]
    opening = opening or [one.index for one, two in pairwise(body) if _is_title(one, two)]
    bounds = list(pairwise([*opening, len(document.sentences)]))
    if not (opening or document.upper):
        heads = [two for one, two, three in zip(body, body[1:], body[2:], strict=False) if _is_head(one, two, three)]
        bounds = [(head.index, _paragraph_end(document, head)) for head in heads]
    found = [Scene(one, end) for one, end in bounds if any(one <= at < end for at in counted)]
    return found if len(found) > 1 else []


_TITLE: Final = re.compile(r"[A-Z](?:[^.:?!]|\d[.:]\d){8,100}$")
_DATELINED: Final = re.compile(
    r"[A-Z][A-Z.' -]{2,}(?:, [A-Z][\w. ]+)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([\w/ ]+\))? ?(?:-{1,2}|\u2013|\u2014) "
)
"""How such an item begins below its title: "LIMA, Peru (AP) - "."""


def _is_title(one: Sentence, two: Sentence) -> bool:
    """Say whether a line is the title of an item of its own, which begins with a dateline below it."""
    return one.paragraph != two.paragraph and _TITLE.match(one.text) is not None and _DATELINED.match(two.text) is not None


_HEAD: Final = re.compile(r"[A-Z0-9][A-Z0-9 ,'\u2019&/-]{3,60}[.:]$")
"""A heading in the line of what it heads: "FRIDAY, ELM STREET. A man was killed"."""


def _is_head(before: Sentence, one: Sentence, behind: Sentence) -> bool:
    """Say whether a paragraph begins with a heading."""
    opens = before.paragraph != one.paragraph == behind.paragraph
    return opens and _HEAD.match(one.text) is not None and not behind.text.isupper()


def _paragraph_end(document: Document, first: Sentence) -> int:
    rest = document.sentences[first.index :]
    return next((one.index for one in rest if one.paragraph != first.paragraph), len(document.sentences))


_DAY_ALONE: Final = re.compile(
    rf"{DAY}(?:,? (?:\d{{1,2}} )?[A-Z][a-z]{{2,8}}\.?(?: \d{{1,2}})?(?:,? \d{{4}})?)?[.:]?$", re.IGNORECASE
)
"""A line that is nothing but a day: "Saturday, March 7"."""


def day_above(document: Document, scene: Scene) -> Sentence | None:
    """Find the day that stands alone above scenes of a round-up: "Saturday" over what happened on it."""
    return next((one for one in reversed(document.sentences[: scene.first + 1]) if _stands_alone(one)), None)


def _stands_alone(sentence: Sentence) -> bool:
    return not sentence.headline and _DAY_ALONE.match(sentence.text) is not None


def _end(document: Document, first: int, end: int) -> int:
    """End a scene before the next day's title."""
    return next((one.index for one in document.sentences[first + 1 : end] if _stands_alone(one)), end)


def scenes(document: Document, mentions: Sequence[Mention]) -> list[Scene]:
    """Find the incidents of a round-up in order of text; empty for any other article."""
    known = {one.sentence.index for one in mentions if one.kind in COUNTED and one.role != "part" and one.value > 0}
    if entries := _entries(document, known):
        return entries
    summing = {sentence.index for sentence in sums(document, mentions)}
    if not summing:
        return []
    lead = _lead(document)
    counted: dict[int, list[Mention]] = {}
    for mention in mentions:
        told = mention.kind in COUNTED and mention.role in {"total", "increment"} and mention.value > 0
        if told and mention.sentence.index not in summing:
            counted.setdefault(mention.sentence.index, []).append(mention)
    opening = [sentence.index for sentence in document.sentences if _opens(sentence, document, counted, summing)]
    first = next((one.index for one in document.sentences if not one.headline and one.index not in summing), 0)
    if len(opening) == 1 and any(first <= at < opening[0] for at in counted):
        opening.insert(0, first)
    bounds = pairwise([*opening, len(document.sentences)])
    found = [Scene(one, _end(document, one, end)) for one, end in bounds if any(one <= at < end for at in counted)]
    return found if len(found) > 1 and _fits(found, lead, mentions) else []


def _opens(sentence: Sentence, document: Document, counted: dict[int, list[Mention]], summing: set[int]) -> bool:
    """Say whether a sentence begins a scene: a time or a place that is set, people not told of before."""
    if sentence.index in summing:
        return False
    before = document.sentences[sentence.index - 1] if sentence.index else None
    begins = before is None or before.paragraph != sentence.paragraph or before.index in summing
    inside = counted.get(sentence.index, [])
    if inside and all(map(told_before, inside)):
        return False
    if not (_TIME.search(sentence.text) or _PLACE.search(sentence.text)):
        return False
    if _SETTING.match(sentence.text) or (_SOMEBODY.match(sentence.text) and not inside):
        return bool(inside) or (begins and _soon(sentence, document, counted))
    beside = before is not None and before.index in counted and _ADDRESS.search(before.text) is not None
    return bool(inside) and (begins or (beside and _ADDRESS.search(sentence.text) is not None))


def _soon(sentence: Sentence, document: Document, counted: dict[int, list[Mention]]) -> bool:
    """Say whether the rest of a sentence's paragraph tells of casualties."""
    rest = document.sentences[sentence.index + 1 :]
    return any(one.index in counted for one in rest[:4] if one.paragraph == sentence.paragraph)


def told_before(mention: Mention) -> bool:
    """Say whether a mention's people were told of before: "he", "the man", "two of them"."""
    words = mention.sentence.words
    first = words[mention.first] if mention.first < len(words) else ""
    if mention.last - mention.first == 2 and words[mention.first + 1] in {"first", "second", "third"}:
        return False  # "The first was shot on Elm Street"
    return mention.of_whole or first in _DEFINITE or mention.rule == "toll"


def _fits(found: Iterable[Scene], lead: Sequence[Sentence], mentions: Sequence[Mention]) -> bool:
    """Say whether the scenes tell of no more dead than the lead adds up."""
    starts = {sentence.index for sentence in lead}
    known = [scene for scene in found if scene.first not in starts]
    stated = [m.value for m in mentions if m.kind == "killed" and m.sentence in lead and m.value and not _single(m)]
    if not stated or not known:
        return True
    told = sum(
        max((m.value for m in mentions if m.kind == "killed" and scene.first <= m.sentence.index < scene.end), default=0)
        for scene in known
    )
    return told <= max(stated)


def _single(mention: Mention) -> bool:
    return mention.rule.endswith("single")
