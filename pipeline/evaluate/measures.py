"""Scores: what share of a measure's decisions is right, and over how many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.evaluate.judge import Judgement

LABELS: Final[Mapping[str, str]] = {
    "killed_exact": "killed exact",
    "injured_exact": "injured exact",
    "bound": "bound right where exact",
    "killed_given": "killed given where none",
    "injured_given": "injured given where none",
    "leaked": "background leaked",
    "city": "city",
    "city_unlisted": "city not in GeoNames",
    "country": "country",
    "type": "type",
    "when": "when",
    "recall": "articles with casualties found",
    "precision": "found articles with casualties",
    "killed_single": "killed exact, one incident",
    "bcubed_precision": "merging B-cubed precision",
    "bcubed_recall": "merging B-cubed recall",
    "bcubed_f1": "merging B-cubed F1",
    "pairwise_f1": "merging pairwise F1",
    "toll_killed": "incident toll killed",
    "toll_injured": "incident toll injured",
    "city_totals_killed": "city totals killed, error",
    "city_totals_injured": "city totals injured, error",
    "stream_incidents": "stream: incidents right",
    "stream_tolls": "stream: tolls right after every article",
    "stream_ranges": "stream: their low, high and open right",
    "stream_cities": "stream: city totals, error",
}
"""Every measure in the order of the table: key and what a person reads."""

ERRORS: Final = frozenset(
    {"killed_given", "injured_given", "leaked", "city_totals_killed", "city_totals_injured", "stream_cities"}
)
"""Measures that count errors: lower is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A measure's value, between 0 and 1 (errors of totals may be above), and the number of units it is over."""

    value: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetScores:
    """All measures of one set of articles."""

    name: str
    articles: int
    scores: Mapping[str, Score]


def count(judgements: Iterable[Judgement]) -> dict[str, Score]:
    """Score each measure that has judgements, in the order of the table.

    A judgement of an error measure is right where nothing wrong was reported, and counts as an error where not.
    """
    tally: dict[str, list[bool]] = defaultdict(list)
    for judgement in judgements:
        tally[judgement.measure].append(judgement.right)
    counted = {
        measure: [right != (measure in ERRORS) for right in tally[measure]] for measure in LABELS if measure in tally
    }
    return {measure: Score(value=sum(units) / len(units), n=len(units)) for measure, units in counted.items()}


def pool(sets: Iterable[SetScores]) -> SetScores:
    """All sets together, each measure's mean weighed by its n."""
    known = list(sets)
    scores = {}
    for measure in LABELS:
        parts = [one.scores[measure] for one in known if measure in one.scores]
        if n := sum(part.n for part in parts):
            scores[measure] = Score(value=sum(part.value * part.n for part in parts) / n, n=n)
    return SetScores(name="all", articles=sum(one.articles for one in known), scores=scores)
