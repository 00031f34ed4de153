"""Scores for a person (tables) and for a program (plain data)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.evaluate.calibration import bins
from pipeline.evaluate.measures import ERRORS, LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from pipeline.evaluate.judge import Judgement
    from pipeline.evaluate.measures import Score, SetScores
    from pipeline.evaluate.run import Scores
    from pipeline.model import Article

SHOWN = 6
"""Sentences shown of a missed article, at the most."""
GAP = 2
"""Columns of the terminal between two columns of a table."""

CASUALTY = re.compile(
    r"\b(kill|dead|death|die[ds]?\b|dying|injur|wound|fatal|casualt|toll\b|slain|hurt\b|lives\b|bod(y|ies)\b|perish|murder"
    r"|homicide|massacre|drown|shot\b|stabb|victim|hospital|surviv|condition)",
    re.IGNORECASE,
)
"""Words of the sentences that are worth showing where nothing was reported."""


def table(scores: Scores, width: int = 100) -> RenderableType:
    """Show one column a set, the number of units in brackets; then calibration; then misses if they were asked for.

    Sets that don't fit into `width` columns side by side go into tables one below the other.
    """
    columns = [*scores.sets, scores.pooled] if len(scores.sets) > 1 else list(scores.sets)
    parts: list[RenderableType] = [_measures(group) for group in _side_by_side(columns, width)]
    if scores.estimates:
        parts.append(_calibration(scores))
    if scores.misses:
        parts.extend(misses(scores))
    return Group(*parts)


def _side_by_side(columns: list[SetScores], width: int) -> Iterator[list[SetScores]]:
    """Part the sets into groups that fit beside the names of the measures, at least one each."""
    names = max(len(label) for label in LABELS.values()) + len(" *")
    group: list[SetScores] = []
    for column in columns:
        if group and names + sum(GAP + _width(one) for one in [*group, column]) > width:
            yield group
            group = []
        group.append(column)
    yield group


def _width(column: SetScores) -> int:
    cells = [_cell(score) for score in column.scores.values()]
    return max(map(len, [column.name, _articles(column), *cells]))


def _measures(columns: list[SetScores]) -> Table:
    shown = Table(
        title="Scores: share (n); * counts errors, lower is better", title_justify="left", box=None, pad_edge=False
    )
    shown.add_column("Measure", no_wrap=True)
    for column in columns:
        shown.add_column(f"{column.name}\n{_articles(column)}", justify="right", overflow="fold")
    for measure, label in LABELS.items():
        if any(measure in column.scores for column in columns):
            cells = [_cell(column.scores.get(measure)) for column in columns]
            shown.add_row(label + (" *" if measure in ERRORS else ""), *cells)
    return shown


def _articles(column: SetScores) -> str:
    return f"{column.articles:,} articles"


def _cell(score: Score | None) -> str:
    return f"{score.value:.3f} ({score.n:,})" if score else ""


def _calibration(scores: Scores) -> Table:
    shown = Table(title="\nConfidence of reports, and the share that is right", title_justify="left", box=None)
    for name in ("from", "to", "mean", "right", "n"):
        shown.add_column(name, justify="right")
    for one in bins(scores.estimates):
        shown.add_row(f"{one.low:.2f}", f"{one.high:.2f}", f"{one.confidence:.3f}", f"{one.right:.3f}", f"{one.n:,}")
    return shown


def misses(scores: Scores) -> Iterable[RenderableType]:
    """Yield the first wrong articles of each measure: what was given, what the gold says, and the sentences."""
    wrong: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in scores.judgements:
        if not judgement.right:
            wrong[judgement.measure].append(judgement)
    for measure in LABELS:
        for judgement in wrong.get(measure, [])[: scores.misses]:
            yield miss(judgement, scores.articles[judgement.uri])


def miss(judgement: Judgement, article: Article) -> Text:
    """One wrong decision: what the gold says, what was given, the claims behind it, and where the text says more."""
    text = Text(f"\n{LABELS[judgement.measure]}  ", style="bold")
    text.append(f"gold {judgement.wanted}, given {judgement.given or 'nothing'}", style="red")
    text.append(f"   {judgement.uri}  {article.time:%Y-%m-%d %a}\n", style="dim")
    if article.headline:
        text.append(f"  {article.headline}\n", style="bold")
    shown = set()
    for report in judgement.reports:
        where = f"{report.type}, {report.place.name} ({report.place.precision}), {report.when.start}"
        flags = f"{' wider' if report.wider else ''}{' background' if report.background else ''}"
        text.append(f"  [{report.incident}{flags}] {where}, confidence {report.confidence:.2f}\n", style="cyan")
        for claim in report.claims:
            role = "" if claim.role == "total" else f" {claim.role}"
            text.append(f"    {claim.kind} {claim.value} {claim.bound}{role}: ", style="yellow")
            text.append(f"{' '.join(claim.text.split())}\n")
            shown.add(claim.span)
    for sentence in telling(article, judgement.value):
        if not any(sentence in claim.text for report in judgement.reports for claim in report.claims):
            text.append(f"    - {sentence}\n", style="dim")
    return text


def telling(article: Article, value: int | None) -> list[str]:
    """Pick the sentences that a person would look at: those with the gold's number, then those with casualty words."""
    sentences = [
        " ".join(s.split()) for s in re.split(r"(?<=[.!?])[\"\u201d\u2019]?\s+|\n{2,}", article.text) if s.strip()
    ]
    number = re.compile(rf"\b({'|'.join(_written(value))})\b", re.IGNORECASE) if value else None
    first = [s for s in sentences if number and number.search(s) and CASUALTY.search(s)]
    return list(dict.fromkeys(first + [s for s in sentences if CASUALTY.search(s)]))[:SHOWN]


WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _written(value: int) -> list[str]:
    """Write a number as texts do.

    >>> _written(7), _written(1200)
    (['7', 'seven'], ['1200', '1,200'])
    """
    forms = [str(value), f"{value:,}", *WORDS[value : value + 1]]
    return list(dict.fromkeys(forms))


def to_dict(scores: Scores) -> dict[str, Any]:
    """Plain data: {sets: {name: {articles, measures: {key: {value, n}}}}, pooled, calibration, misses}."""
    found: dict[str, Any] = {
        "sets": {one.name: _set(one) for one in scores.sets},
        "pooled": _set(scores.pooled),
        "calibration": [
            {"low": b.low, "high": b.high, "n": b.n, "confidence": round(b.confidence, 4), "right": round(b.right, 4)}
            for b in bins(scores.estimates)
        ],
    }
    if scores.misses:
        wrong: dict[str, list[dict[str, str]]] = defaultdict(list)
        for one in scores.judgements:
            if not one.right and len(wrong[one.measure]) < scores.misses:
                wrong[one.measure].append({"article": one.uri, "gold": one.wanted, "given": one.given})
        found["misses"] = dict(wrong)
    return found


def _set(one: SetScores) -> dict[str, Any]:
    measures = {measure: {"value": round(score.value, 4), "n": score.n} for measure, score in one.scores.items()}
    return {"articles": one.articles, "measures": measures}
