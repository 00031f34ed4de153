"""`evaluate`: files of items with gold beside them in, scores out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol

from pipeline.errors import BadItemError
from pipeline.evaluate import following, merging, tolls
from pipeline.evaluate import gold as golds
from pipeline.evaluate.atlas import load as load_atlas
from pipeline.evaluate.calibration import Estimate, estimates
from pipeline.evaluate.golden import gold_reports
from pipeline.evaluate.judge import Judgement, judge
from pipeline.evaluate.measures import SetScores, count, pool
from pipeline.evaluate.streams import is_stream
from pipeline.evaluate.streams import load as load_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pipeline.evaluate.atlas import Atlas
    from pipeline.evaluate.gold import Gold
    from pipeline.evaluate.measures import Score
    from pipeline.model import Article, EditionReports, Incident

EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Time of an item without one that comes before all that have one."""
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""Receipt for reading: no item's own time is in its future. Then each is received at its own time, as in a replay."""


class Reads(Protocol):
    """What is scored: the package's `Reader`, or anything that reads articles as it does."""

    def read(self, article: Article) -> EditionReports:
        """Read one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A set of articles in order of the file, with the labels of each."""

    name: str
    articles: tuple[Article, ...]
    gold: Mapping[str, Gold]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All that one call of `evaluate` found."""

    sets: tuple[SetScores, ...]
    pooled: SetScores
    estimates: tuple[Estimate, ...] = ()
    """Each report's confidence and whether it was right, for the calibration table."""
    judgements: tuple[Judgement, ...] = ()
    """Every decision, in order of sets, articles, measures."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    misses: int = 0
    """How many wrong articles of each measure the table shows."""


def load(path: Path) -> Labelled:
    """Read items and labels, of several editions of an item the one of the highest version.

    Raises BadItemError naming file and line of what can't be used.
    """
    from pipeline.wire import parse  # noqa: PLC0415 - gold can be worked on without reading wires

    labels = golds.load(golds.beside(path))
    articles: list[Article] = []
    time = EARLIEST
    for number, line in golds.lines(path):
        try:
            article = parse(line, received=LATEST)
        except BadItemError as error:
            raise BadItemError(f"{path}, line {number}: {error}") from error
        if article.uri not in labels:
            raise BadItemError(f"{path}, line {number}: {article.uri} has no labels in {golds.beside(path).name}")
        time = article.stated or time
        articles.append(replace(article, received=time))
    if missing := labels.keys() - {article.uri for article in articles}:
        raise BadItemError(f"{golds.beside(path)}: {min(missing)} is labelled but isn't among the items")
    newest = {one.uri: one for one in sorted(articles, key=lambda one: one.version or 0)}
    kept = tuple(article for article in articles if article is newest[article.uri])
    return Labelled(name=path.name.removesuffix(golds.ITEMS), articles=kept, gold=labels)


def evaluate(  # noqa: PLR0913 - options of one command
    paths: Iterable[Path],
    reader: Reads,
    *,
    atlas: Atlas | None = None,
    misses: int = 0,
    from_gold: bool = False,
    streams: bool = True,
) -> Scores:
    """Score extraction, and the replay where the gold names incidents, set by set and together.

    Without `streams` extraction alone is scored. With `from_gold` the resolver is given the gold's own reports: then
    its share of the error is seen alone.
    """
    atlas = atlas or load_atlas()
    sets, judged, guessed, articles = [], list[Judgement](), list[Estimate](), dict[str, "Article"]()
    for path in paths:
        labelled = load(path)
        editions = {article.uri: reader.read(article) for article in labelled.articles}
        if from_gold:
            editions = {uri: gold_reports(labelled.gold[uri], edition, atlas) for uri, edition in editions.items()}
        found = [j for uri, edition in editions.items() for j in judge(labelled.gold[uri], edition.reports, atlas)]
        for uri, edition in editions.items():
            guessed.extend(estimates(labelled.gold[uri], edition.reports, atlas))
        scores = count(found)
        if streams:
            scores |= stream_scores(labelled, list(editions.values()), atlas)
            if is_stream(path):
                followed, cities = following.judge(load_stream(path, LATEST), reader, atlas, from_gold=from_gold)
                scores |= count(followed) | cities
                judged += followed
        sets.append(SetScores(name=labelled.name, articles=len(labelled.articles), scores=scores))
        judged += found
        articles |= {article.uri: article for article in labelled.articles}
    return Scores(
        sets=tuple(sets), pooled=pool(sets), estimates=tuple(guessed), judgements=tuple(judged), articles=articles,
        misses=misses,
    )  # fmt: skip


def stream_scores(labelled: Labelled, editions: Sequence[EditionReports], atlas: Atlas) -> dict[str, Score]:
    """Score merging, tolls and city totals of a set whose gold names incidents; empty for others."""
    labels = merging.labels(labelled.gold.values())
    if not labels:
        return {}
    incidents = [incident for incident in resolve(editions) if incident.status == "active"]
    wanted = [one for one in tolls.wanted(labelled.articles, labelled.gold) if one.articles & labels.keys()]
    scores = merging.score([incident.articles for incident in incidents], labels)
    return scores | tolls.exact(wanted, incidents) | tolls.city_totals(wanted, incidents, atlas)


def resolve(editions: Iterable[EditionReports]) -> list[Incident]:
    """Run the resolver in memory over editions in order of time and uri, as a replay does: the incidents at the end."""
    from pipeline.stream.replay import replay_reports  # noqa: PLC0415 - extraction is scored without the stream's library

    ordered = sorted(editions, key=lambda edition: (edition.time, edition.uri))
    return list(replay_reports(ordered).incidents)
