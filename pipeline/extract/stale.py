"""Whether the incident that an article is about is no news any more: a trial, an inquiry, an anniversary, a cold case.

A rule decides what times and the words of courts make sure; the scorer, by the words of the opening, what they don't.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, datings, happened
from pipeline.extract.earlier import cue_of
from pipeline.extract.feature_codes import Codes, marked, pairs
from pipeline.extract.features import CODES
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.happened import Told
    from pipeline.extract.scorer import Scorer
    from pipeline.model import When

LEAD: Final = 4
"""Sentences, from the headline on, in which a trial or an anniversary makes an article one about it."""
OPENING: Final = 8
"""Sentences whose words speak for or against."""
DAYS: Final = (3, 7, 14, 21, 30, 60, 120, 300, 800, 3000)
"""Steps in which an age counts."""
ASIDE_DAYS: Final = 30
"""Days after which an event that the lead only names in a clause is past."""
MANY: Final = 3
LIKELY: Final = 0.6
"""Probability from which the scorer is believed."""
OPENS: Final = 2
"""Sentences of the body in which a death is told that is the news."""
_DIED: Final = re.compile(r"\b(?:died|dies|succumbed|passed away)\b", re.IGNORECASE)
DATED: Final = 0.8
"""The same, where the text gives the incident a day within the fortnight that counts as news."""


def is_stale(document: Document, own: Sequence[Mention], scorer: Scorer | None = None) -> bool:
    """Say whether the incident of these mentions is no news any more.

    A toll that changes is news, and so is an old event that the lead itself reports.
    """
    told = happened.read(document, own)
    lately = told.fresh or not background.is_old(told.when, document.article.time.date(), background.PAST_DAYS)
    if (lately and any(background.is_toll(mention.sentence.text) for mention in own)) or _is_late_death(document, own):
        return False
    rule = is_past(document, own, told)
    needed = DATED if told.fresh else LIKELY
    return rule or (scorer is not None and scorer.past(features(document, told, rule=rule)) >= needed)


def _is_late_death(document: Document, own: Sequence[Mention]) -> bool:
    """Say whether the lead tells that somebody has died lately, of whose death the text says which one it was."""
    if not any(mention.chosen and mention.rule == "toll ordinal" for mention in own):
        return False
    day = document.article.time.date()
    body = [sentence.text for sentence in document.sentences if not sentence.headline]
    died = [one.when.end for text in body[:OPENS] if _DIED.search(text) for one in datings.expressions(text, day)]
    return any(0 <= (day - end).days <= background.OLD_DAYS for end in died)


def is_past(document: Document, own: Sequence[Mention], told: Told) -> bool:
    """Say whether times and the words of courts make it sure."""
    if _late(document):
        return not told.fresh
    if told.fresh:
        return False
    first = next((s.index for s in document.sentences if not s.headline), 0)
    leading = [mention for mention in own if mention.sentence.index <= first]
    aside = bool(leading) and all(map(_is_aside, leading))
    old = told.old or (told.past if aside else None)
    day = document.article.time.date()
    if old is None:
        return _is_set_in_past(document, own)
    if aside:
        return background.is_old(old, day, ASIDE_DAYS)
    return not leading or background.is_old(old, day, background.PAST_DAYS)


_SETS: Final = re.compile(
    r"(?:[A-Z][A-Z .,'-]+ (?:-{1,2}|\u2013|\u2014) )?"
    r"(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Dd]uring|[Ii]t was|[Ee]arly in|[Ll]ate in)\b[^.;]{0,40}?"
    r"\b(?P<year>1[0-9]\d\d|20[0-2]\d)\b"
)
"""How a history begins: "In the spring of 1788 a ship put in at the harbour"."""
YEARS: Final = 15
"""Years back from which it is one."""


def _is_set_in_past(document: Document, own: Sequence[Mention]) -> bool:
    """Say whether the article begins in a year long ago and dates none of its figures."""
    lead = next((one for one in document.sentences if not one.headline), None)
    if lead is None or any(mention.sentence.headline for mention in own):
        return False
    begins = _SETS.match(lead.text)
    return begins is not None and int(begins["year"]) <= document.article.time.year - YEARS


_ASIDE: Final = re.compile(
    r"(?:\bin which|, where|\b(?:which|that)(?: has| have| had| also)? (?=(?:kill|le[af]|claim|wound|injur|cost"
    r"|took))\w+)\b", re.IGNORECASE
)
"""Before what a clause tells of an event that the sentence only names: "to Armenia, where a quake killed 250"."""


def _is_aside(mention: Mention) -> bool:
    """Say whether a figure stands in a clause about an event, beside the news: "after a crash in which eight died"."""
    end = cue_of(mention) - mention.sentence.start
    found = _ASIDE.search(mention.sentence.text)
    return found is not None and found.start() <= end


def _late(document: Document) -> int:
    return sum(background.is_late(sentence.text) for sentence in document.sentences[:LEAD])


def features(document: Document, told: Told, *, rule: bool, codes: Codes = CODES) -> list[int]:
    """Say what speaks for an old incident: the ages told, the rule's verdict, words and pairs of words of the opening."""
    late = min(_late(document), MANY)
    named = {
        "stale", f"stale rule {rule}", f"stale fresh {told.fresh}", f"stale late {late}",
        f"stale old {_age(told.old, document)}", f"stale when {_age(told.when, document)}",
        f"stale rule {rule} old {told.old is not None} fresh {told.fresh}",
        f"stale late {late} old {told.old is not None} fresh {told.fresh}",
    }  # fmt: skip
    found = {codes[name] for name in named}
    for sentence in document.sentences[:OPENING]:
        tokenise(sentence)
        words = [codes.shapes[raw] for raw in sentence.raws]
        found.update(words, pairs(words), marked(codes["head" if sentence.headline else "opening"], words))
        found.update(codes[f"stale reason {reason}"] for reason in background.reasons(sentence))
    return list(found)


def _age(when: When | None, document: Document) -> str:
    if when is None:
        return "unsaid"
    days = (document.article.time.date() - when.end).days
    return next((f"within {step}" for step in DAYS if days <= step), "older")
