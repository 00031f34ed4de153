"""Learn the weights of matching from labelled streams: `python -m pipeline.evaluate.matching_train FOLDER...`.

A logistic regression over the named findings of `pipeline.resolve.evidence`, drawn towards weights set by hand and held
within bounds where the direction is beyond doubt. It is judged by replaying streams: with the incidents of a fifth of
the articles left out of the learning, and with a whole source left out. Needs numpy; nothing here runs with the stream.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import numpy as np
import orjson

from pipeline.evaluate import merging
from pipeline.evaluate.matching_prior import BOUNDS, PRIOR
from pipeline.evaluate.matching_rows import Stream, crowded, rows, stream, together
from pipeline.evaluate.run import load
from pipeline.resolve import evidence, settle, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from pipeline.evaluate.matching_rows import Row
    from pipeline.evaluate.measures import Score

FOLDS: Final = 5
PULL: Final = 10.0
"""How strongly weights are drawn towards those set by hand."""
LARGE: Final = 1000
"""Articles from which a set is not gone through again with what was learned from it."""
A_DAY: Final = 4
"""Incidents that begin on a day of a crowded stream."""
SMALLEST: Final = 50
HOPELESS: Final = -7.0
THIN: Final = 20
JOIN: Final = 0.0
"""Threshold for joining: from here on a report is rather the incident's than not."""
BY_HAND: Final = 0.3
"""Threshold that goes with the weights set by hand."""
NEAR_BELOW: Final = 1.5
"""So far below the threshold for joining, an incident is possibly the same."""
Weights = dict[str, float]


def main(arguments: list[str]) -> int:
    """Learn, judge, write the weights and their card."""
    streams = _streams([Path(folder) for folder in arguments])
    shown = collect(streams)
    learnt = fit(shown)
    card = {
        "by incident": _by_incident(streams, shown),
        "source left out": _left_out(streams, shown),
        "trained on": {name: len(group[0].editions) for name, group in streams.items()},
    }
    _write(learnt, card)
    with using(learnt, JOIN):
        for name, group in streams.items():
            sys.stdout.write(f"{name}: {_shown(scores(group[0]))} (trained on it)\n")
    return 0


def _streams(folders: Sequence[Path]) -> dict[str, list[Stream]]:
    """Read and extract all sets whose gold names incidents; each with crowded versions of itself.

    The small sets of a folder are one set of its name.
    """
    from pipeline.extract import Reader  # noqa: PLC0415 - learning from made streams needs no gazetteer

    reader, found, small = Reader.load(), list["Stream"](), defaultdict[str, list["Stream"]](list)
    for path in sorted(path for folder in folders for path in folder.rglob("*.ninjs.jsonl")):
        labelled = load(path)
        if not merging.labels(labelled.gold.values()):
            continue
        plain = stream(labelled, {article.uri: reader.read(article) for article in labelled.articles})
        (found if len(plain.editions) >= SMALLEST else small[path.parent.name]).append(plain)
    found += [together(name, streams) for name, streams in small.items()]
    return {one.name: with_crowds(one) for one in found}


def with_crowds(plain: Stream) -> list[Stream]:
    """Add a version of a stream in which its incidents begin within a few weeks, a few a day."""
    incidents = len({name for names in plain.labels.values() for name in names})
    return [plain, crowded(plain, incidents / A_DAY, seed=0)]


# -- learning -----------------------------------------------------------------------------------------------------


def learn(streams: Mapping[str, Sequence[Stream]]) -> Weights:
    """Learn from all rows of some streams."""
    return fit(collect(streams))


def collect(streams: Mapping[str, Sequence[Stream]]) -> list[Row]:
    """List what is compared when the gold decides, and, in all but large sets, when the weights set by hand do."""
    with using(PRIOR, BY_HAND):
        shown = [row for group in streams.values() for one in group for row in rows(one, guided=True)]
        again = [row for group in streams.values() for row in _again(group[0])]
    return thinned(shown) + thinned(again)


def _again(one: Stream) -> list[Row]:
    return rows(one, guided=False) if len(one.editions) < LARGE else []


def thinned(shown: Sequence[Row]) -> list[Row]:
    """Keep one in `THIN` of the rows that nobody would take for the same incident, each for all of them."""
    kept = []
    for place, row in enumerate(shown):
        hopeless = not row.same and sum(PRIOR[name] * strength for name, strength in row.findings) < HOPELESS
        if not hopeless:
            kept.append(row)
        elif place % THIN == 0:
            kept.append(replace(row, counts=row.counts * THIN))
    return kept


def without(shown: Sequence[Row], number: int) -> list[Row]:
    """Leave out the rows that know an incident of one fold."""
    return [row for row in shown if number not in {fold(row.incident), fold(row.other)}]


def fold(incident: str) -> int:
    """Give the fold that an incident is in."""
    return crc32(incident.encode()) % FOLDS


def fit(shown: Sequence[Row]) -> Weights:
    """Fit weights to rows, rounded to two decimals."""
    names = sorted(PRIOR)
    number = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(shown), len(names)))
    for place, row in enumerate(shown):
        for name, strength in row.findings:
            table[place, number[name]] += strength
    same = np.array([row.same for row in shown], dtype=np.float64)
    counts = np.array([row.counts for row in shown])
    prior = np.array([PRIOR[name] for name in names])
    lows, highs = (np.array([BOUNDS.get(name, (-np.inf, np.inf))[side] for name in names]) for side in (0, 1))
    found = bounded(table, same, counts, prior, lows, highs)
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


def bounded(  # noqa: PLR0913, PLR0917 - one problem's parts
    table: NDArray[np.float64], same: NDArray[np.float64], counts: NDArray[np.float64], prior: NDArray[np.float64],
    lows: NDArray[np.float64], highs: NDArray[np.float64],
) -> NDArray[np.float64]:  # fmt: skip
    """Fit a logistic regression drawn towards `prior`; what leaves its bounds is held there and the rest fitted again."""
    held = np.full(len(prior), np.nan)
    while True:
        free = np.isnan(held)
        offset = table[:, ~free] @ held[~free]
        found = held.copy()
        found[free] = _newton(table[:, free], same, counts, prior[free], offset)
        outside = free & ((found < lows) | (found > highs))
        if not outside.any():
            return found
        held[outside] = np.clip(found[outside], lows[outside], highs[outside])


def _newton(
    table: NDArray[np.float64], same: NDArray[np.float64], counts: NDArray[np.float64], prior: NDArray[np.float64],
    offset: NDArray[np.float64],
) -> NDArray[np.float64]:  # fmt: skip
    def loss(at: NDArray[np.float64]) -> float:
        scored = table @ at + offset
        return float((counts * (np.logaddexp(0, scored) - same * scored)).sum() + PULL / 2 * ((at - prior) ** 2).sum())

    found, lost = prior.copy(), loss(prior)
    for _ in range(100):
        chance = 1 / (1 + np.exp(-np.clip(table @ found + offset, -40, 40)))
        slope = table.T @ (counts * (chance - same)) + PULL * (found - prior)
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + PULL * np.eye(len(prior))
        step: Any = np.linalg.solve(bend, slope)
        size = 1.0
        while size > 1e-4 and loss(found - size * step) >= lost:
            size /= 2
        if size <= 1e-4 or lost - loss(found - size * step) < 1e-7 * lost:
            return found
        found = found - size * step
        lost = loss(found)
    return found


# -- judging ------------------------------------------------------------------------------------------------------


@contextmanager
def using(learnt: Weights, join: float) -> Iterator[None]:
    """Let the settler judge by other weights for a while."""
    places: tuple[tuple[Any, str], ...] = ((evidence, "WEIGHTS"), (settle, "JOIN"), (settle, "NEAR"))
    before = [getattr(module, name) for module, name in places]
    for (module, name), value in zip(places, (learnt, join, join - NEAR_BELOW), strict=True):
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name), value in zip(places, before, strict=True):
            setattr(module, name, value)


def scores(one: Stream, only: int | None = None) -> dict[str, Score]:
    """Score the groups of a stream, for all articles or for those of one fold's incidents: whoever is with them."""
    of = [uri for uri, found in one.labels.items() if only is None or fold(min(found)) == only]
    return merging.score(one.groups(), one.labels, of)


def _by_incident(streams: Mapping[str, Sequence[Stream]], shown: Sequence[Row]) -> dict[str, float]:
    """Each set's scores, pooled over folds whose incidents weren't learned from."""
    totals: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number in range(FOLDS):
        with using(fit(without(shown, number)), JOIN):
            for name, group in streams.items():
                for measure, score in scores(group[0], number).items():
                    totals[f"{name} {measure}"].append((score.value, score.n))
    return {key: round(sum(v * n for v, n in found) / sum(n for _, n in found), 3) for key, found in totals.items()}


def _left_out(streams: Mapping[str, Sequence[Stream]], shown: Sequence[Row]) -> dict[str, dict[str, float]]:
    found = {}
    for name, group in streams.items():
        learnt = fit([row for row in shown if row.source != name])
        with using(learnt, JOIN):
            found[name] = {measure: round(score.value, 3) for measure, score in scores(group[0]).items()}
    return found


def _shown(found: Mapping[str, Score]) -> str:
    return "  ".join(f"{name} {score.value:.3f} ({score.n})" for name, score in found.items())


def _write(learnt: Weights, card: Mapping[str, Any]) -> None:
    content = {"join": JOIN, "near": JOIN - NEAR_BELOW, "weights": learnt}
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    weights.FILE.write_bytes(orjson.dumps(content, option=options) + b"\n")
    weights.FILE.with_name("weights.card.json").write_bytes(orjson.dumps(card, option=options) + b"\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
