"""How well articles were gathered into incidents, and whether the incidents' tolls are right.

B-cubed (Bagga and Baldwin 1998) with articles that may belong to several incidents: two articles are together if any
incident has both. An article in no incident is alone.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.evaluate.measures import Score
from pipeline.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pipeline.evaluate.gold import Gold

Labels = dict[str, frozenset[str]]
"""Article uri -> the gold incidents that it tells of."""


def labels(gold: Iterable[Gold]) -> Labels:
    """Take the articles' gold incidents: those labelled on incidents, else the article's own.

    A set read by the guide counts only articles with a casualty in their gold.
    """
    found: Labels = {}
    for one in gold:
        named = {incident.incident_id for incident in one.incidents if incident.incident_id}
        if not named and one.incident_id and _casualty(one):
            named = {one.incident_id}
        if named:
            found[one.uri] = frozenset(name for name in named if name)
    return found


def _casualty(gold: Gold) -> bool:
    return gold.shape != "guide" or any(getattr(incident, kind) for incident in gold.incidents for kind in KINDS)


def score(
    clusters: Iterable[Collection[str]], gold: Mapping[str, frozenset[str]], of: Collection[str] | None = None
) -> dict[str, Score]:
    """B-cubed precision, recall and F1, and pairwise F1, over the articles in `gold`, or over some `of` them.

    >>> gold = {"a": frozenset("1"), "b": frozenset("1"), "c": frozenset("2")}
    >>> {name: round(one.value, 3) for name, one in score([{"a", "b", "c"}], gold).items()}
    {'bcubed_precision': 0.556, 'bcubed_recall': 1.0, 'bcubed_f1': 0.714, 'pairwise_f1': 0.5}
    """
    if not gold or (of is not None and not of):
        return {}
    given = _together([[uri for uri in cluster if uri in gold] for cluster in clusters], gold)
    members: dict[str, list[str]] = defaultdict(list)
    for uri, names in gold.items():
        for name in names:
            members[name].append(uri)
    wanted = _together(members.values(), gold)
    counted = gold.keys() if of is None else of
    both = {uri: len(given[uri] & wanted[uri]) for uri in counted}
    n = len(both)
    precision = sum(both[uri] / len(given[uri]) for uri in both) / n
    recall = sum(both[uri] / len(wanted[uri]) for uri in both) / n
    shared, sizes = sum(both.values()) - n, sum(len(given[uri]) + len(wanted[uri]) for uri in both) - 2 * n
    return {
        "bcubed_precision": Score(value=precision, n=n),
        "bcubed_recall": Score(value=recall, n=n),
        "bcubed_f1": Score(value=2 * precision * recall / (precision + recall), n=n),
        "pairwise_f1": Score(value=2 * shared / sizes if sizes else 1.0, n=n),
    }


def _together(clusters: Iterable[Collection[str]], everyone: Iterable[str]) -> dict[str, set[str]]:
    """Each article with all that it is together with, itself included."""
    found = {uri: {uri} for uri in everyone}
    for cluster in clusters:
        for one, other in combinations(dict.fromkeys(cluster), 2):
            found[one].add(other)
            found[other].add(one)
    return found
