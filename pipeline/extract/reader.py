"""The whole way from an article to what it reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pipeline import __version__
from pipeline.extract import everybody, figures, incidents, newsrooms, origin, parting, places, sketch, text, unnumbered
from pipeline.extract.gazetteer import Gazetteer
from pipeline.extract.scorer import Scorer
from pipeline.extract.terms import terms
from pipeline.model import EditionReports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pipeline.extract.document import Document, Mention
    from pipeline.model import Article, Report


OVERRULE: Final = 0.5
"""Confidence from which the scorer may overrule a grammar that is sure of a figure."""
DENY_UNSURE: Final = 0.5
"""The same, of what it only proposes."""
DENY: Final = 0.7
"""Confidence from which it may say that what a grammar is sure of is nobody."""
INVENT: Final = 0.5
"""Confidence from which it may decide where the grammar is sure of nothing."""


@dataclass(slots=True)
class Reader:
    """What reading needs: the gazetteer, and the scorer's weights. Holds no state between articles."""

    gazetteer: Gazetteer
    scorer: Scorer | None = None
    """None: the grammar's word is the last."""

    @property
    def weights(self) -> str:
        """Version of the scorer's weights."""
        return self.scorer.version if self.scorer else ""

    @staticmethod
    def load(path: Path | None = None, on_build: Callable[[str], None] | None = None) -> Reader:
        """Open the index of places (built first where it isn't there: `on_build` is told) and the weights."""
        return Reader(Gazetteer.open(path, on_build), Scorer.load())

    def read(self, article: Article) -> EditionReports:
        """Read an article; one that is withdrawn, empty or not English has no reports."""
        readable = article.status == "usable" and bool(article.body or article.headline)
        reports = self.reports(article) if readable and "not_english" not in article.flags else ()
        return EditionReports(
            uri=article.uri,
            version=article.version,
            stated=article.stated,
            received=article.received,
            digest=article.digest,
            status=article.status,
            source=article.source,
            provider=origin.provider(article),
            origin=article.origin or origin.read(article),
            headline=article.headline,
            sketch=sketch.sketch(article.body) if reports else (),
            terms=terms(parting.connected(article.text)) if reports else (),
            reports=reports,
            flags=article.flags,
            code=__version__,
            weights=self.weights,
        )

    def reports(self, article: Article) -> tuple[Report, ...]:
        """Read what the article reports, step by step."""
        document, mentions = self.mentions(article)
        if not mentions and not unnumbered.told(document):
            return ()
        found = places.find(document, self.gazetteer)
        reports = incidents.assemble(document, mentions, found, self.scorer)
        return reports if found else self._at_home(article, reports)

    def _at_home(self, article: Article, reports: tuple[Report, ...]) -> tuple[Report, ...]:
        """Put what an article tells that names no place in its newsroom's city, if that is known."""
        place = newsrooms.city(article, self.gazetteer) if reports else None
        return reports if place is None else tuple(replace(report, place=place) for report in reports)

    def mentions(self, article: Article) -> tuple[Document, list[Mention]]:
        """Find the article's casualty figures, each with its label."""
        document = text.read(article)
        telling = any(sentence.casualty for sentence in document.sentences) or everybody.told(document) is not None
        if not telling or figures.is_made_up(document):
            return document, []
        proposed = figures.propose(document)
        if self.scorer is None:
            return document, proposed
        return document, self._decided(document, proposed)

    def _decided(self, document: Document, proposed: list[Mention]) -> list[Mention]:
        """Have the scorer decide; what it isn't sure of itself stands as the grammar has it."""
        assert self.scorer is not None  # noqa: S101 - for the type checker
        labels = [mention.label for mention in proposed]
        for mention in proposed:
            mention.proposed = mention.label
        decided, confidence = self.scorer.decide(document, proposed)
        sure = any(m.sure and m.value and label == "own" for m, label in zip(proposed, labels, strict=True))
        found = any(mention.chosen for mention in decided)
        needed = (OVERRULE if found else DENY) if sure else (INVENT if found else DENY_UNSURE)
        if confidence >= needed:
            return decided
        for mention, label in zip(proposed, labels, strict=True):
            mention.label, mention.chosen = label, False
        return proposed


def to_json(edition: EditionReports) -> dict[str, Any]:
    """Shape an edition as a line of `tollwire extract`."""
    return {"article": edition.uri, "reports": [_report(report) for report in edition.reports]}


def _report(report: Report) -> dict[str, Any]:
    place = report.place
    return {
        "incident": report.incident,
        "wider": report.wider,
        "type": report.type,
        "when": report.when,
        "place": {
            name: getattr(place, name) for name in ("geonameid", "name", "admin1", "country", "lat", "lon", "precision")
        },
        "site": report.site,
        "killed": report.killed,
        "injured": report.injured,
        "missing": report.missing,
        "perpetrators_killed": report.perpetrators_killed,
        "background": report.background,
        "claims": [
            {
                name: getattr(claim, name)
                for name in ("kind", "value", "bound", "who", "where", "attribution", "span", "text")
            }
            for claim in report.claims
        ],
        "confidence": report.confidence,
    }
