"""What kind of event sentences tell of, its weapon and its cause in the text's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.gates import Gated
from pipeline.extract.roundups import APART
from pipeline.extract.type_words import MARKS, NEUTRAL, RULES, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Sentence
    from pipeline.model import EventType

_ENTRIES: Final = [
    (phrase.rstrip("~"), phrase.endswith("~"), WORDS.get(phrase), MARKS.get(phrase, ())) for phrase in {**WORDS, **MARKS}
]
_NEUTRAL: Final = AhoCorasick(list(NEUTRAL), matchkind=MatchKind.LeftmostLongest)
_MATCHER: Final = AhoCorasick([entry[0] for entry in _ENTRIES], matchkind=MatchKind.Standard)
NAMING: Final = 5
"""Points of a word that names an event, not only its means."""
TOGETHER: Final = 5
"""Points from which words that go together name an event."""
TELLING: Final = 4
"""Points from which a word is heard further on."""
BESIDE: Final = 0.6
"""Share of what is said further on."""
ONCE: Final = 0.5
"""What each further naming of the same type adds, of its weight."""
TOLD: Final = 2.0
"""For a sentence with a casualty."""
FIRST: Final = 1.5
FURTHER: Final = 0.15
CAUSE: Final = 3.0
"""For an event that is said to have brought another about."""
NEAR: Final = 60
"""Characters between a word of causing and the events that it joins."""
EARLIER: Final = 1.0
"""For the event that a sentence names first."""

_CAUSED: Final = Gated(
    r"\b(?:caused by|triggered by|sparked by|due to|as a result of|brought on by|set off by)\b", re.IGNORECASE
)
"""Between an effect and its cause."""
_CAUSING: Final = Gated(
    r"\b(?:caus(?:es|ed|ing)|trigger(?:s|ed|ing)|(?:leads|led|leading) to|(?:sets|setting|set) off|unleash(?:es|ed|ing)|spark(?:s|ed|ing))\b",
    re.IGNORECASE,
)
"""Between a cause and its effect."""
_PAST: Final = re.compile(r"\b(?:days?|weeks?|months?|years?) after (?:(?:a|an|the|deadly|heavy) )*$")
"""Before an event that another one came after."""
_DASHES: Final = str.maketrans(dict.fromkeys("-\u2010\u2011\u2013\u2014/", " "))

_WEAPON = Gated(
    r"\b(?:(?:semi-?automatic |assault |sub-?machine |machine |hunting |sawed-off )?(?:hand ?gun|pistol|revolver|rifle|shotgun"
    r"|machine ?gun|gun)s?|knife|knives|machetes?|axes?|hammers?|(?:car|truck|roadside|suicide|pipe|nail) bombs?"
    r"|(?:ballistic |cruise |hypersonic )?missiles?|rockets?|drones?|grenades?|mortars?|artillery|ied|explosive (?:device|vest|belt)s?)\b",
    re.IGNORECASE,
)
_CAUSE = Gated(
    r"\b(?:caused by|blamed on|due to|because of|as a result of|triggered by|sparked by|set off by) (?P<cause>[^,.;]{3,60})",
    re.IGNORECASE,
)


def read(sentences: Sequence[Sentence], further: Sequence[Sentence] = ()) -> EventType:
    """Weigh the event words of the sentences, casualty sentences and the first ones most.

    Where they name nothing or only means ("a knife", "a car", "smoke"), what is said of casualties `further` on counts,
    too; where these tell nothing either, all that is said there.
    """
    scores = weigh(sentences)
    if not any(points >= NAMING for sentence in sentences for _, points in _words(sentence.text)):
        for kind, points in weigh((one for one in further if one.casualty), least=TELLING).items():
            scores[kind] = scores.get(kind, 0.0) + BESIDE * points
    scores = scores or weigh(further, least=NAMING)
    return max(scores, key=lambda kind: scores[kind]) if scores else "other"


def stated(*attempts: Sequence[Sentence]) -> EventType:
    """Read the kind of event from words that name one, in the first of several sets of sentences that has any."""
    scores = next((found for sentences in attempts if (found := weigh(sentences, least=NAMING))), {})
    return max(scores, key=lambda kind: scores[kind]) if scores else "other"


SUBSUMED: Final[tuple[tuple[EventType, EventType], ...]] = (
    ("bombing", "explosion"), ("air_strike", "explosion"), ("missile_strike", "explosion"), ("shelling", "explosion"),
    ("suicide_bombing", "bombing"), ("arson_fire", "fire"), ("wildfire", "fire"),
    ("earthquake", "landslide"), ("earthquake", "flood"), ("earthquake", "collapse"), ("fire", "collapse"), ("explosion", "collapse"),
    ("bombing", "collapse"), ("suicide_bombing", "collapse"), ("missile_strike", "collapse"), ("air_strike", "collapse"),
)  # fmt: skip
"""(particular type, general type): where both are named, the general one speaks for the particular."""
HEARD: Final = 2
"""Points of a word that names the particular type, at the least: "firefighters said" names no fire."""
SHARPER: Final[dict[EventType, tuple[EventType, ...]]] = {
    "bombing": ("suicide_bombing",), "explosion": ("suicide_bombing", "bombing"),
}  # fmt: skip
ENOUGH: Final = 4.0
"""Points from which further sentences say it."""
SHARE: Final = 0.8
"""Share of the general type's points that the particular one is given."""


def weigh(sentences: Iterable[Sentence], least: float = 0.0) -> dict[EventType, float]:
    """Points of each type that the sentences speak for, each with at least so many by itself."""
    scores: dict[EventType, float] = defaultdict(float)
    heard: set[EventType] = set()
    for number, sentence in enumerate(sentences):
        factor = (TOLD if sentence.casualty else 1.0) * (FIRST if number == 0 else 1.0) / (1 + FURTHER * number)
        for kind, weight in _words(sentence.text):
            if weight < least:
                continue
            scores[kind] += weight * factor * (ONCE if kind in scores else 1.0)
            if weight >= HEARD:
                heard.add(kind)
    for particular, general in SUBSUMED:
        if particular in heard and general in scores:
            scores[particular] += SHARE * scores[general]
    return scores


def sharpened(kind: EventType, sentences: Iterable[Sentence]) -> EventType:
    """Tell a blast's kind from what an article says of it further on: a bomb, somebody who blew himself up.

    `sentences` are those that tell of no other event.
    """
    wanted = SHARPER.get(kind, ())
    scores = weigh(sentences) if wanted else {}
    return next((one for one in wanted if scores.get(one, 0.0) >= ENOUGH), kind)


_OF_DEED: Final[dict[str, EventType]] = {
    "shooting": "shooting", "stabbing": "stabbing", "crash": "transport_road", "collision": "transport_road",
    "accident": "transport_road", "fire": "fire", "bombing": "bombing", "explosion": "explosion",
}  # fmt: skip
"""What a lead may count -> the type of each."""
_SEVERAL: Final = Gated(
    rf"\b(?:{APART}|overnight|weekend) (?:[\w-]+ ){{0,2}}(?P<deeds>{'|'.join(_OF_DEED)})e?s\b",
    re.IGNORECASE,
)


def several(sentences: Iterable[Sentence]) -> EventType:
    """Read the type of what a round-up's lead counts: "three separate shootings"; "other" where it counts none."""
    found = (_SEVERAL.search(sentence.text) for sentence in sentences)
    counted = next((match for match in found if match is not None), None)
    return "other" if counted is None else _OF_DEED[counted["deeds"].lower()]


def named(text: str) -> bool:
    """Say whether a text names an event at all, by a word of its own or by words that go together ("a plane crashed")."""
    return bool(_found(text)[0]) or any(points >= TOGETHER for _, points in _words(text))


def weapon(sentences: Iterable[Sentence]) -> str | None:
    """Find the first weapon named."""
    found = (_WEAPON.search(sentence.text) for sentence in sentences)
    return next((match[0].lower() for match in found if match is not None), None)


def cause(sentences: Iterable[Sentence]) -> str | None:
    """Find the first cause given, in the text's words."""
    found = (_CAUSE.search(sentence.text) for sentence in sentences)
    return next((match["cause"].strip() for match in found if match is not None), None)


@lru_cache(maxsize=512)
def _words(text: str) -> list[tuple[EventType, float]]:
    """Types that a sentence speaks for: by its words, by marks that go together, by what caused what."""
    named, marks = _found(text)
    points: dict[EventType, float] = {}
    for one in named:
        points[one.kind] = max(points.get(one.kind, 0.0), one.weight)
    for needs, without, kind, weight in RULES:
        if needs <= marks and not without & marks:
            points[kind] = points.get(kind, 0.0) + weight
    if len({one.kind for one in named}) > 1:
        points[named[0].kind] += EARLIER
        root = _root(text, named)
        if root is not None:
            points[root] += CAUSE
    return list(points.items())


class Named(NamedTuple):
    """An event word in a text."""

    at: int
    length: int
    kind: EventType
    weight: int


def _found(text: str) -> tuple[list[Named], set[str]]:
    """Event words of a text in order, the longest where several begin or overlap, and its marks."""
    lower = text.lower().translate(_DASHES)
    longest: dict[int, Named] = {}
    marks: set[str] = set()
    spared = [(start, end) for _, start, end in _NEUTRAL.find_matches_as_indexes(lower)]
    for number, start, end in _MATCHER.find_matches_as_indexes(lower, overlapping=True):
        phrase, whole, word, found = _ENTRIES[number]
        if (start and lower[start - 1].isalpha()) or (whole and lower[end : end + 1].isalpha()):
            continue
        if spared and any(first <= start < last and end <= last for first, last in spared):
            continue
        marks.update(found)
        if word is not None and (start not in longest or longest[start].length < len(phrase)):
            longest[start] = Named(start, len(phrase), *word)
    fresh = {start: one for start, one in longest.items() if not _PAST.search(lower, max(0, start - 40), start)}
    longest = fresh or longest
    named: list[Named] = []
    for start in sorted(longest):
        if not named or start >= named[-1].at + named[-1].length:
            named.append(longest[start])
    return named, marks


def _root(text: str, named: list[Named]) -> EventType | None:
    """Find the event that is said to have caused another of the text."""
    found = _CAUSED.search(text)
    if found is not None and named[0].at < found.start():
        return next((one.kind for one in named if found.end() < one.at < found.end() + NEAR), None)
    found = _CAUSING.search(text)
    if found is not None and any(found.end() < one.at < found.end() + NEAR for one in named):
        before = (one.kind for one in reversed(named) if found.start() - NEAR < one.at < found.start())
        return next(before, None)
    return None
