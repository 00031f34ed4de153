"""Train the scorer's linear model: softmax over an article's candidate values, AdaGrad, averaged. Needs numpy.

Nothing here runs when wires are read: the weights that come out are read by `pipeline.extract.weights`.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from pipeline.extract.features import KINDS, LANES, PAIR_FACTOR

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from pipeline.extract.features import Case
    from pipeline.model import Kind

EPOCHS: Final = 4
RATE: Final = 0.3
LEAST: Final = 0.01
"""Gradients below this teach nothing any more."""
SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidate values of one kind in one article, as rows of numbers."""

    values: tuple[Hashable, ...]
    parameters: NDArray[np.int64]
    """Feature * LANES + lane."""
    factors: NDArray[np.float64]
    rows: NDArray[np.int64]
    """The candidate that each parameter belongs to."""
    offsets: NDArray[np.float64] | None = None
    """What each candidate's score begins with, else 0."""


class Space:
    """Dense numbers for feature hashes, in order of first appearance."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.articles: Counter[int] = Counter()
        """In how many articles each feature is."""

    def pack(self, case: Case) -> dict[Kind, Choice]:
        """Turn a case's candidates into numbers, kind by kind."""
        lists = [np.array([self.number(f) for f in features], dtype=np.int64) for features in case.lists]
        self.articles.update({number for listed in lists for number in listed.tolist()})
        found: dict[Kind, Choice] = {}
        for kind in KINDS:
            candidates = case.candidates[kind]
            terms = [(row, *term) for row, candidate in enumerate(candidates) for term in candidate.terms]
            found[kind] = Choice(
                tuple(candidate.value for candidate in candidates),
                np.concatenate([lists[number] * LANES + lane for _, number, lane, _ in terms]),
                np.concatenate([np.full(len(lists[number]), factor) for _, number, _, factor in terms]),
                np.concatenate([np.full(len(lists[number]), row) for row, number, _, _ in terms]),
            )
        return found

    def choice(
        self, values: Sequence[Hashable], listed: Sequence[Sequence[int]], lane: int, offsets: Sequence[float]
    ) -> Choice:
        """Make a choice of candidates with one list of features each."""
        numbers = [[self.number(feature) * LANES + lane for feature in features] for features in listed]
        rows = np.repeat(np.arange(len(listed)), [len(features) for features in listed])
        factors = np.full(len(rows), PAIR_FACTOR)
        return Choice(tuple(values), np.array([n for of in numbers for n in of]), factors, rows, np.array(offsets))

    def question(self, features: Sequence[int], lane: int) -> Choice:
        """Make a choice between no (without features, score 0) and yes."""
        numbers = [self.number(feature) for feature in features]
        self.articles.update(numbers)
        size = len(numbers)
        return Choice(
            (False, True), np.array(numbers, dtype=np.int64) * LANES + lane,
            np.full(size, 1 / np.sqrt(size)), np.ones(size, dtype=np.int64),
        )  # fmt: skip

    def number(self, feature: int) -> int:
        """Return the dense number of a feature hash."""
        return self.numbers.setdefault(feature, len(self.numbers))

    def thinned(self, one: Choice, least: int) -> Choice:
        """Leave out features that fewer than `least` articles have: they are learned by heart."""
        kept = np.array([self.articles[number] >= least for number in (one.parameters // LANES).tolist()], dtype=bool)
        return replace(one, parameters=one.parameters[kept], factors=one.factors[kept], rows=one.rows[kept])

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return len(self.numbers) * LANES


@dataclass(frozen=True, slots=True)
class Example:
    """A choice with the candidate that is right, and how much it counts."""

    choice: Choice
    right: int
    weight: float = 1.0


def example(choice: Choice, value: Hashable, weight: float = 1.0) -> Example | None:
    """Make an example; None where no candidate has the value."""
    return Example(choice, choice.values.index(value), weight) if value in choice.values else None


def scores(weights: NDArray[np.float64], choice: Choice) -> NDArray[np.float64]:
    """Score each candidate."""
    found: Any = np.bincount(choice.rows, weights[choice.parameters] * choice.factors, minlength=len(choice.values))
    return np.asarray(found if choice.offsets is None else found + choice.offsets, dtype=np.float64)


def probabilities(weights: NDArray[np.float64], choice: Choice) -> NDArray[np.float64]:
    """Probability of each candidate by the model, not yet calibrated."""
    found = scores(weights, choice)
    raised = np.exp(found - found.max())
    return np.asarray(raised / raised.sum(), dtype=np.float64)


def train(
    examples: Sequence[Example], size: int, epochs: int = EPOCHS, rate: float = RATE
) -> NDArray[np.float64]:
    """Fit the weights; the same examples in the same order give the same weights."""
    weights, total, squares = np.zeros(size), np.zeros(size), np.full(size, 1e-4)
    order, chance = list(examples), random.Random(SEED)  # noqa: S311 - an order, no secret
    for epoch in range(epochs):
        chance.shuffle(order)
        for one in order:
            _step(one, weights, squares, rate)
        if epoch:
            total += weights
    return total / max(1, epochs - 1)


def _step(one: Example, weights: NDArray[np.float64], squares: NDArray[np.float64], rate: float) -> None:
    error = probabilities(weights, one.choice)
    error[one.right] -= 1
    if abs(error[one.right]) < LEAST:
        return
    gradient = one.weight * error[one.choice.rows] * one.choice.factors
    np.add.at(squares, one.choice.parameters, gradient * gradient)
    np.add.at(weights, one.choice.parameters, -rate * gradient / np.sqrt(squares[one.choice.parameters]))


def quantised(weights: NDArray[np.float64], hashes: Iterable[int], most: int) -> tuple[dict[int, list[int]], float]:
    """Round weights to signed bytes times a scale; keep the `most` features with the largest weights."""
    table = weights.reshape(-1, LANES)
    scale = float(np.quantile(np.abs(table[table != 0]), 0.9995)) / 127 if table.any() else 1.0
    rounded = np.clip(np.rint(table / scale), -127, 127).astype(int)
    strength = np.abs(rounded).max(axis=1)
    kept = np.argsort(-strength, kind="stable")[:most]
    names = list(hashes)
    return {names[i]: rounded[i].tolist() for i in sorted(kept.tolist()) if strength[i] > 0}, scale
