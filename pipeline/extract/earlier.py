"""Which figures are of another time than the article's own incident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, datings, event_words, sequels, when, years
from pipeline.extract.feature_words import DAYS
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL

if TYPE_CHECKING:
    from pipeline.extract.document import Document, Mention

_YEARS: Final = Gated(
    r"(?<!the )(?<!this )(?<!last )\b(?:years?|decades?|century) (?:after|since) (?:an?|the)\b"
    r"|^(?:[\w-]+ ){1,4}(?:years?|decades?|century) ago(?: (?:today|this \w+|on \w+|last \w+))?,",
    re.IGNORECASE,
)
"""Before what happened: "12 years after a gunman killed 26", "a year since the fire that killed 59", "ten years ago,"."""
_AGED: Final = re.compile(
    r"(?<!the )(?<!this )(?<!last )\b(?:years?|decades?|months) (?:to the (?:day|date|hour|minute|week|month) )?"
    r"(?:after|since) (?!(?:being|he|she|they) )"
    rf"(?!(?:the|an?) (?:[\w-]+ ){{0,4}}?(?:{event_words.any_of(event_words.SUDDEN)}|tragedy|disaster)\b)"
)
"""The same before any clause, as far as it goes: "six months after a teen was shot dead, detectives say"."""
_WHEN_YOUNG: Final = Gated(
    r"\bwhen (?:[A-Z]\w+(?: [A-Z]\w+)?|he|she|they|I|we|(?:his|her) (?:brother|sister)|the (?:boy|girl)) (?:was|were) "
    r"(?:(?:only|just|still|barely|about) )?"
    rf"(?:(?:\d{{1,2}}|{SEVERAL})(?= years|[.,;)]|$| and | or )"
    r"|an? (?:small |young |little )?(?:child|boy|girl|baby|toddler|teenager|schoolboy|schoolgirl|infant)\b"
    r"|(?:young|little)\b(?=[.,;]|$)|growing up|in (?:his|her|their|my) (?:teens|early|twenties|20s|infancy))"
)
"""Behind what happened in somebody's youth: "His father died in an accident when Marco was nine"."""
_SETS: Final = re.compile(
    r"(?:On|In|At|By|During|It was|Early in|Late in)\b[^.;]{0,60}?\b(?:1[0-9]|20)\d\d\b|[\w-]+ (?:years|decades) ago\b"
)
"""How a sentence begins that sets a time years back."""
_MADE: Final = re.compile(
    r"\b(?:built|opened|founded|established|completed|constructed|renovated|installed|launched|elected|born|took office"
    r"|came to power|married|joined|bought|inspected)\b[^.;]{0,40}$"
)
"""Before the year of what has been there, or has been so, since."""
LOOK_BACK: Final = 6
"""Sentences before a figure in which its paragraph may set a time."""
LONG_SINCE: Final = frozenset("year years decade decades months".split())
_APPOSED: Final = re.compile(r", (?:then )?(?:\d{1,3}|an? [\w' -]{3,40}),")
AGO_REACH: Final = 24
"""Tokens from those who died to "ago"."""
LONG: Final = frozenset("year years decade decades century".split())
CLOSING: Final = frozenset(", ; and but while whom he she they".split())
"""Between, they make it another matter that was so long ago."""
MONUMENTS: Final = frozenset("memorial memorials monument plaque statue museum cenotaph sculpture".split())
MONUMENT_REACH: Final = 6
HONOURING: Final = frozenset("to for the of honoring honouring remembering commemorating".split())
REASONS: Final = frozenset({"anniversary", "comparison", "statistics"})
"""What of itself makes a sentence's figures those of other events."""


def is_of_old(mention: Mention, document: Document) -> bool:
    """Say whether the words around a figure put it years back or before the sentence's event, or tell of a monument."""
    young = DAYS.isdisjoint(mention.sentence.words) and _WHEN_YOUNG.search(
        mention.sentence.text, max(0, cue_of(mention) - mention.sentence.start)
    )
    if young or _is_long_ago(mention) or _is_remembered(mention) or sequels.is_former(mention, document):
        return True
    return not (document.upper or mention.sentence.headline) and (_then(mention, document) or _goes_on(mention, document))


def _then(mention: Mention, document: Document) -> bool:
    """Say whether a figure stands in a clause on a time years back: "since December 2024, when a man killed six"."""
    text, day, cue = mention.sentence.text, document.article.time.date(), cue_of(mention) - mention.sentence.start
    if ", when " not in text:
        return False
    told = [one for one in datings.expressions(text, day) if one.start < cue]
    then = bool(told) and text.startswith(", when ", told[-1].end)
    return then and background.is_old(told[-1].when, day, background.PAST_DAYS)


def _goes_on(mention: Mention, document: Document) -> bool:
    """Say whether the last time that a paragraph has told is years back: "In 1995 shells fell. Nine people died"."""
    index, day = mention.sentence.index, document.article.time.date()
    if mention.value == 0 or datings.expressions(mention.sentence.text, day):
        return False
    before = document.sentences[max(0, index - LOOK_BACK) : index]
    inside = [one for one in before if one.paragraph == mention.sentence.paragraph and not one.headline]
    told = [(sentence.text, one) for sentence in inside for one in datings.expressions(sentence.text, day)]
    if not told or not all(background.is_old(one.when, day, background.PAST_DAYS) for _, one in told):
        return False
    text, one = told[-1]
    thing = _MADE.search(text, 0, one.start) is not None or years.is_of_thing(text, max(one.start, one.end - len("1990")))
    return _SETS.match(text) is not None or not thing


def _is_long_ago(mention: Mention) -> bool:
    """Say whether the clause of a figure sets it years back: "the 12 who died ten years ago", "years after a bomb"."""
    sentence = mention.sentence
    words = sentence.words
    last = max(mention.last, mention.cue)  # "Roe, who was shot there one year ago"
    for place in range(last, min(last + AGO_REACH, len(words))):
        if words[place] == "ago" and words[place - 1] in LONG:
            return CLOSING.isdisjoint(words[last:place])
    span = _YEARS.search(sentence.text)
    place = cue_of(mention) - sentence.start
    if span is not None and span.end() <= place:
        return True
    aged = _AGED.finditer(sentence.text, 0, max(0, place)) if not LONG_SINCE.isdisjoint(words) else ()
    spans = (found.end() for found in aged)
    return any("," not in _APPOSED.sub("", sentence.text[end:place]) for end in spans)


def _is_remembered(mention: Mention) -> bool:
    """Say whether a figure tells for whom a monument stands: "a memorial to the 43 who died"."""
    before = mention.sentence.words[max(0, mention.first - MONUMENT_REACH) : mention.first]
    return before[-1:] != [] and before[-1] in HONOURING and not MONUMENTS.isdisjoint(before)


def is_earlier(mention: Mention, document: Document) -> bool:
    """Say whether a figure is of another time: by the time next to it, or by what its sentence compares."""
    sentence = mention.sentence
    place = cue_of(mention)
    if is_of_old(mention, document):
        return True
    old = background.is_old(when.read(sentence, document.article.time, place), document.article.time.date())
    reasons = set(background.reasons(sentence))
    if reasons <= {"superlative"}:
        since = sentence.text.lower().find("since")
        after = since >= 0 and place > sentence.start + since
        return old and (after or not reasons) and sentence.index > first_told(document)
    if reasons <= {"court", "history", "superlative"}:
        return old
    return not reasons.isdisjoint(REASONS) or old


def cue_of(mention: Mention) -> int:
    """Give the place of a mention's casualty word in the article's text."""
    sentence = mention.sentence
    return sentence.starts[mention.cue] if mention.cue < len(sentence.starts) else sentence.end


def first_told(document: Document) -> int:
    """Index of the first casualty sentence of the body."""
    return next((s.index for s in document.sentences if s.casualty and not s.headline), 0)
