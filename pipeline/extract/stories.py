"""What a film, a play, a game or a rehearsal tells: nobody died of it.

"The film in which a gunman kills five", "In the novel, ...". People and places of that trade are real: "a film director
was shot", "the opera house burned"; so is what is only called a drama, a series or an episode ("a series of bombs").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.casualty_words import AUXILIARIES, CLAUSE, PERSONS, PREPOSITIONS
from pipeline.extract.place_words import SPOT

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING: Final = 5
"""Tokens at the beginning of a sentence within which the story is named."""
STORIES: Final = frozenset(
    "film movie novel thriller sequel opera ballet musical fairytale videogame sitcom screenplay novella".split()
)
CALLED: Final = frozenset("drama series game play episode show tale comic soap scene scenes book".split())
"""Stories, and much else: "a hostage drama", "an air show", "a series of bombs", "a football game"."""
MEDIA: Final = frozenset("tv television video computer radio comic crime reality fictional streaming".split())
"""Before those: a story."""
TELLING: Final = frozenset(
    "tells tell told depicts depicted portrays portrayed imagines chronicles recounts dramatises dramatizes stars starred"
    " revolves centres centers recreates recreated shows features".split()
)
RETELLING: Final = TELLING - frozenset("tell told shows features".split())
"""Those of them that nothing else does."""
SUBJECTS: Final = frozenset("a an the he she they two three four five".split())
TRADES: Final = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women")
"""How a word ends that names somebody by what he does."""
SITES: Final = re.compile(rf"(?:{SPOT})s?|crews?|teams?|sets?|stars?|fans?|festivals?|companies|company")
TITLE: Final = 8
"""Tokens from a story to its verb, with its title and its author between them."""
OPENERS: Final = frozenset("in the a an his her their this one".split())
BEFALLEN: Final = frozenset(
    "interrupted evacuated bombed stormed cancelled canceled halted disrupted stopped postponed abandoned".split()
)
"""Behind a story: what happened where it was played or shot."""
PARTS: Final = frozenset("episode episodes chapter act".split())
"""At the beginning of a sentence with its number: what follows is told in a story."""
NUMBERS: Final = frozenset("one two three four five six seven i ii iii iv v vi vii :".split())
SCENARIOS: Final = frozenset("scenario scenarios simulation simulations exercise exercises drill drills rehearsal".split())
"""After "in the" at the beginning of a sentence."""
SIMULATED: Final = frozenset("simulation simulated simulates simulating simulate".split())
INVENTED: Final = frozenset("film's movie's novel's thriller's".split())
"""Nowhere but in a story: "in the film's climax"."""
MAIN: Final = frozenset("main fictional two three four its".split())
"""Before "characters": nobody of flesh."""
PLAYED: Final = frozenset(event_words.SUDDEN) | frozenset(
    "casualties casualty victims victim wounded dead emergency disaster terrorist terror drill exercise battle rescue"
    " patients scenario".split()
)
"""After "mock" or "rehearsal for": nobody was hurt in it."""
MOCK_REACH: Final = 4
SIGNS: Final = frozenset("starring fictional re-enactment reenactment re-enactors reenactors".split())
"""In an article's opening: it is told in a story, whatever else is said."""
FICTION: Final = STORIES - {"fairytale", "novella"} | SIGNS | {"episode", "bestseller"}
"""In an article's opening: it is told in a story, if nothing says that it is about its making."""
ACTS: Final = frozenset("second third fourth fifth final".split())
"""Before "act": a play's or a film's."""
MAKING: Final = frozenset(
    "filming shooting production producing making screening premiere showing watching watch set rehearsal rehearsing"
    " rehearsals during promoting promote".split()
)
"""Before a story: where people may be hurt."""
MAKING_REACH: Final = 6
MARKS: Final = ".,;:!?()\"'\u2018\u2019\u201c\u201d"
DATELINE: Final = 9
"""Tokens of a dateline, at the most."""
DASHES: Final = frozenset("- \u2013 \u2014".split())
HEADS: Final = PREPOSITIONS | CLAUSE | AUXILIARIES | TELLING | frozenset(
    ", ( . : ; ' \" about set based directed written who will ends begins opens follows sees takes took".split()
)
"""What a story's name stands before where it is no first part of another noun's."""


def is_story(words: Sequence[str]) -> bool:
    """Say whether a sentence tells what happens in a story or a rehearsal.

    >>> is_story("in the film , a gunman kills 12 people".split())
    True
    >>> is_story("a film director was shot dead".split())
    False
    """
    if not SIMULATED.isdisjoint(words) or not INVENTED.isdisjoint(words) or _is_mock(words):
        return True
    if any(after == "characters" and word in MAIN for word, after in pairwise(words)):
        return True
    behind = words[_behind_dateline(words) :]
    if behind[:1] and behind[0] in PARTS:
        return behind[1:2] != [] and (behind[1] in NUMBERS or behind[1].isdigit())
    for begun in (words, behind):
        if begun[:2] == ["by", "page"] or (begun[:1] in (["in"], ["under"]) and not SCENARIOS.isdisjoint(begun[1:3])):
            return True
    return behind[:1] != [] and behind[0] in OPENERS and any(_is_told(behind, place) for place in range(1, OPENING))


def is_review(opening: str) -> bool:
    """Say whether an article's opening says that it is about a book or a film, not its crew, its set or its screening.

    >>> is_review("The horror film in which a doll kills six took $41 million.")
    True
    >>> is_review("A camerawoman was shot at the screening of the film Ashes.")
    False
    """
    raws = opening.split()
    words = [raw.lower().strip(MARKS).removesuffix("'s") for raw in raws]
    if any(pair[1] == "act" and pair[0] in ACTS for pair in pairwise(words)):
        return True
    return any(word in FICTION and _is_topic(words, raws, place) for place, word in enumerate(words))


def _is_topic(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    if words[place] in SIGNS:
        return True
    spared = BEFALLEN.isdisjoint(words[place + 1 : place + 1 + TITLE])
    if not spared or not MAKING.isdisjoint(words[max(0, place - MAKING_REACH) : place]):
        return False
    behind, following = words[place + 1 : place + 2], raws[place + 1 : place + 3]
    ends = raws[place][-1] in MARKS or not behind
    if words[place] == "episode":
        return ends or (behind == ["of"] and all(raw[0] in MARKS or raw[0].isupper() for raw in following[1:]))
    named = not _opens_upper(raws) and following[:1] != [] and (following[0][0].isupper() or following[0][0] in MARKS)
    return ends or named or behind[0] in HEADS


def _opens_upper(raws: Sequence[str]) -> bool:
    """Say whether a text begins in capitals, as copy of the wires did."""
    return "".join(raws[:OPENING]).isupper()


def _is_told(words: Sequence[str], place: int) -> bool:
    """Say whether a word of the opening names a story, and no person or place of that trade."""
    if place >= len(words) or words[place] not in STORIES | CALLED:
        return False
    behind = words[place + 1 : place + 1 + TITLE]
    if not behind or (words[0] == "in" and behind[0] == ",") or behind[0] in RETELLING:
        return bool(behind)
    if (words[place] in CALLED and words[place - 1] not in MEDIA) or not BEFALLEN.isdisjoint(behind):
        return False
    titled = not TELLING.isdisjoint(behind) and not _is_trade(behind[0])
    return titled or behind[0] in HEADS or (words[0] == "in" and behind[0] in SUBJECTS)


def _is_trade(word: str) -> bool:
    """Say whether a word is somebody or a place, before which a story is only what they deal with: "film crew"."""
    return word in PERSONS or word.endswith(TRADES) or SITES.fullmatch(word) is not None


def _is_mock(words: Sequence[str]) -> bool:
    """Say whether an attack or a disaster is only played: "a mock attack", "a rehearsal for a disaster"."""
    if "mock" not in words and "rehearsal" not in words:
        return False
    for place, (word, after) in enumerate(pairwise([*words, ""])):
        if word == "mock" and not PLAYED.isdisjoint(words[place + 1 : place + 1 + MOCK_REACH // 2]):
            return True
        if word == "rehearsal" and after in {"for", "of"}:
            return not PLAYED.isdisjoint(words[place + 2 : place + 2 + MOCK_REACH])
    return False


def _behind_dateline(words: Sequence[str]) -> int:
    """Go past "LONDON -", "NEW YORK (AP) -" at the beginning."""
    dash = next((place for place, word in enumerate(words[:DATELINE]) if word in DASHES), None)
    return 0 if dash is None else dash + 1 + (words[dash + 1 : dash + 2] == ["-"])
