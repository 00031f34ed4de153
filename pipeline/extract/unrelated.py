"""Incidents that an article names only to say that its own has nothing to do with them.

"It is not believed to be related to Sunday's nightclub shooting": a report of that one, without a figure, so that the
article's own incident is not taken for it. Only where the words give it a day of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import datings, parting, types
from pipeline.model import Report

if TYPE_CHECKING:
    from pipeline.extract.document import Document

CONFIDENCE: Final = 0.5
PLACED: Final = frozenset({"site", "city"})


def read(document: Document, news: Report, incident: str) -> Report | None:
    """Make a report of the incident that is none of the article's; None where no words name one of another day."""
    if news.background or news.place.precision not in PLACED or news.when.precision != "day":
        return None
    day = document.article.time.date()
    for sentence in document.sentences:
        clause = parting.unconnected(sentence.text)
        if clause is None:
            continue
        told = datings.days(clause, day)
        kind = types.read([replace(sentence, text=clause, raws=[], words=[], starts=[])])
        if told and kind == news.type and told[0].start != news.when.start:
            return Report(
                incident=incident, type=kind, when=told[0], place=news.place, background=True, confidence=CONFIDENCE
            )
    return None

