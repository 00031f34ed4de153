"""What was only rumoured or made up: "rumours that 12 had died", "the call about a shooting was a hoax".

A rumour may itself be what killed: "a mob killed two men over a rumour that they stole children", "a rumour of a bomb set
off the crush that killed 30". There only what it says is untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import BE, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RUMOURS: Final = frozenset("rumour rumor rumours rumors hoax hoaxes".split())
FALSE: Final = frozenset("untrue unfounded fabricated baseless false".split())
TRUTH: Final = frozenset("true truth".split())
"""After "not" or "no"."""
CUES: Final = RUMOURS | FALSE | TRUTH
CLAIMS: Final = RUMOURS | frozenset(
    "report reports claim claims story stories allegation allegations accusation accusations charges news call calls"
    " post posts fears information messages".split()
)
"""What may be false: what they say follows."""
OPENS: Final = frozenset("that of about claiming saying circulating in".split())
"""Between a rumour and what it says."""
OPENS_REACH: Final = 4
SAY: Final = frozenset("say says said claim claims claimed have has had".split())
SET_OFF: Final = frozenset(
    "sparked sparking triggered triggering caused causing led prompted prompting provoked set sent spread fuelled fueled"
    " panicked stampede crush swept before until but although though ;".split()
)
"""Behind a rumour: what it brought about follows, or what turned out."""
TURNS: Final = frozenset("but although though ;".split())
"""Behind what a rumour says: what is so follows."""
BREAKS: Final = CLAIMS | frozenset("; but although though".split())
"""Between a figure and "was false": another thing was."""
TURNED_OUT: Final = BE | frozenset("proved proven".split())
NOTHING: Final = frozenset("explosion blast bomb attack shooting crash deaths casualties injuries dead".split())
"""Behind "no": it didn't happen."""
PREDICATE: Final = 4
"""Tokens from "was" to "a cruel hoax"."""


def is_hearsay(words: Sequence[str], cue: int) -> bool:
    """Say whether what a cue tells is what a rumour says, or is called untrue.

    >>> text = "a mob killed two men over rumours that they had murdered a girl".split()
    >>> is_hearsay(text, text.index("killed")), is_hearsay(text, text.index("murdered"))
    (False, True)
    """
    return any(first <= cue < end for first, end in _spans(words))


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of a sentence's tokens that tell what is untrue."""
    for place, word in enumerate(words):
        if word in CLAIMS and word not in CUES and _is_denied(words, place):
            yield _content(words, place)
        if word not in CUES or (word in TRUTH and words[place - 1] not in {"not", "no"}):
            continue
        if _is_predicate(words, place):
            yield _subject(words, place), place
        if word in RUMOURS and not SAY.isdisjoint(words[place + 1 : place + 2]):
            yield 0, next((at for at in range(place, len(words)) if words[at] in TURNS), len(words))
        if word in RUMOURS | TRUTH or not (CLAIMS | {"that"}).isdisjoint(words[place + 1 : place + 3]):
            yield _content(words, place)


def _is_predicate(words: Sequence[str], place: int) -> bool:
    """Say whether it is said of something: "the reports were completely false"; not "rumours were", "on false charges"."""
    near = words[max(0, place - PREDICATE) : place]
    turned = next((at for at in range(len(near) - 1, -1, -1) if near[at] in TURNED_OUT), None)
    return turned is not None and PREPOSITIONS.isdisjoint(near[turned:])


def _is_denied(words: Sequence[str], place: int) -> bool:
    """Say whether it was said before that nothing had happened: "nobody had been hurt, after posts claiming that"."""
    nothing = any(word == "no" and words[at + 1] in NOTHING for at, word in enumerate(words[: max(0, place - 1)]))
    return words[place + 1 : place + 2] in (["claiming"], ["that"], ["saying"], ["of"]) and (
        nothing or not {"nobody", "false", "hoax"}.isdisjoint(words[:place])
    )


def _subject(words: Sequence[str], place: int) -> int:
    """Give where what is called untrue begins: with the report or rumour of it, else with the sentence."""
    return next((at for at in range(place - 1, -1, -1) if words[at] in BREAKS), 0)


def _content(words: Sequence[str], place: int) -> tuple[int, int]:
    """Give where what a rumour says begins and ends."""
    opens = next((at for at in range(place + 1, min(place + OPENS_REACH, len(words))) if words[at] in OPENS), None)
    if opens is None:
        return place, place
    ends = SET_OFF | {","} if words[opens] in {"that", "saying", "claiming", "circulating"} else SET_OFF | {",", "and"}
    return opens, next((at for at in range(opens + 1, len(words)) if words[at] in ends), len(words))
