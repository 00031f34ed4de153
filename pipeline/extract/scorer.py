"""The learned scorer: decides which of the figures that the text allows is the toll of the article's main incident.

The grammar proposes mentions; `features` makes candidates of them (values that are stated, that add up, or that no
number states) and says what speaks for each; the weights were trained on labelled text (`weights/card.json`). The
scorer marks what it chose and says how sure it is; evidence for each choice is a sentence of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from math import exp, sqrt
from typing import TYPE_CHECKING, Final

from pipeline.extract import features, weights
from pipeline.extract.document import Mention
from pipeline.extract.feature_codes import Codes, named, pairs
from pipeline.extract.feature_pairs import pair_features
from pipeline.extract.features import KINDS, OLD, PAIR, PAIR_FACTOR, STATED, Case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.extract.document import Document
    from pipeline.extract.features import Candidate, Quantity
    from pipeline.extract.weights import Weights
    from pipeline.model import Bound, Kind

TOP: Final = 5
"""Candidates of each kind that are weighed against each other in pairs."""
LOOSE: Final[tuple[Bound, ...]] = ("vague", "min", "max", "range", "approx", "exact")


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that spoke for a choice (or against it: its weight is below 0)."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scorer makes of an article."""

    chosen: dict[Kind, Candidate]
    confidence: float
    """Calibrated probability that killed and injured are both right."""


class Scorer:
    """A linear model over named features; the same article always gets the same verdict."""

    def __init__(self, loaded: Weights) -> None:
        self.weights = loaded
        self.version = loaded.version
        self._steps: list[tuple[float, float]] = [(start, share) for start, share in loaded.calibration.get("joint", ())]

    @staticmethod
    def load(path: Path = weights.FILE) -> Scorer:
        """Read the weights that ship with the package."""
        return Scorer(weights.load(path))

    def decide(self, document: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], float]:
        """Mark the mentions that are the main incident's toll; where no mention says a chosen number, make one.

        Mentions that the choice contradicts get the label "none"; none is dropped. The second value is the confidence.
        """
        case = features.case(document, mentions)
        verdict = self.judge(case)
        found = list(mentions)
        for kind, candidate in verdict.chosen.items():
            if kind == "perpetrators_killed" and not candidate.value:
                continue  # labels of attackers' own deaths are few: the grammar's word stands
            self._apply(kind, candidate, verdict.confidence, found, case)
        return found, verdict.confidence

    def judge(self, case: Case) -> Verdict:
        """Choose a value for each kind: killed and injured together, attackers' own deaths apart."""
        totals = [self.weights.add_up(listed) for listed in case.lists]
        ranked = {kind: self._ranked(case.candidates[kind], totals) for kind in KINDS}
        together = [
            (killed, injured, one + other + self._pair(killed, injured, case))
            for killed, one in ranked["killed"][:TOP]
            for injured, other in paired(killed, ranked["injured"], case)
        ]
        highest = max(score for _, _, score in together)
        raised = [exp(score - highest) for _, _, score in together]
        best = max(range(len(together)), key=raised.__getitem__)
        killed, injured, _ = together[best]
        chosen: dict[Kind, Candidate] = {
            "killed": killed, "injured": injured, "perpetrators_killed": ranked["perpetrators_killed"][0][0],
        }  # fmt: skip
        return Verdict(chosen, self.confidence(raised[best] / sum(raised)))

    def _ranked(self, candidates: Sequence[Candidate], totals: Sequence[int]) -> list[tuple[Candidate, float]]:
        scored = [
            (
                candidate,
                sum(factor * self.weights.lane(totals[number], lane) for number, lane, factor in candidate.terms),
            )
            for candidate in candidates
        ]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].value))

    def _pair(self, killed: Candidate, injured: Candidate, case: Case) -> float:
        total = self.weights.add_up(pair_features(killed, injured, case))
        return self.weights.lane(total, PAIR) * PAIR_FACTOR

    def confidence(self, probability: float) -> float:
        """Turn the model's probability into the share of such articles that was right in cross-validation."""
        if not self._steps:
            return probability
        place = bisect_right(self._steps, probability, key=lambda step: step[0])
        return self._steps[max(0, place - 1)][1]

    def _apply(self, kind: Kind, candidate: Candidate, confidence: float, found: list[Mention], case: Case) -> None:
        if candidate.value == 0:
            for other in found:
                if other.kind == kind and other.value and other.label in features.COUNTED:
                    other.label = "none"
            return
        mention = _evidence(kind, candidate) or self._unstated(kind, candidate, case)
        if mention is None:
            return
        if all(mention is not known for known in found):
            found.append(mention)
        mention.chosen, mention.confidence = True, confidence
        if mention.label == "none":
            mention.label = "perpetrator" if kind == "perpetrators_killed" else "own"

    def _unstated(self, kind: Kind, candidate: Candidate, case: Case) -> Mention | None:
        """Make a mention for a number that no words state, on the sentence that speaks most for it."""
        lane = STATED.get((kind, candidate.value))
        if lane is None or not case.lines:
            return None
        strength = [
            self.weights.lane(self.weights.add_up([*line.merged, *pairs(line.merged)]), lane)
            for line in case.lines[: features.GRAM_LINES]
        ]
        line = case.lines[max(range(len(strength)), key=strength.__getitem__)]
        cue = line.cues[0] if line.cues else 0
        return Mention(
            sentence=line.sentence, kind=kind, value=candidate.value, first=cue, last=cue + 1, cue=cue, rule="toll",
            label="perpetrator" if kind == "perpetrators_killed" else "own",
        )  # fmt: skip

    def past(self, features: Sequence[int]) -> float:
        """Probability that the article's main incident is no news any more, by the features of `stale`."""
        score = self.weights.lane(self.weights.add_up(features), OLD) / sqrt(len(features))
        return 1 / (1 + exp(-score))

    def explain(self, document: Document, mentions: Sequence[Mention], most: int = 12) -> dict[Kind, list[Reason]]:
        """Name the features that told each kind's chosen value from the next best, strongest first."""
        plain, told = features.case(document, mentions), features.case(document, mentions, Codes(named))
        totals = [self.weights.add_up(listed) for listed in plain.lists]
        chosen = self.judge(plain).chosen
        found: dict[Kind, list[Reason]] = {}
        for kind in KINDS:
            ranked = [candidate for candidate, _ in self._ranked(plain.candidates[kind], totals)]
            rival = next((candidate for candidate in ranked if candidate.value != chosen[kind].value), None)
            spoken = self._spoken(chosen[kind], told)
            for name, weight in (self._spoken(rival, told) if rival else {}).items():
                spoken[name] = spoken.get(name, 0.0) - weight
            ordered = sorted(spoken.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
            found[kind] = [Reason(name, round(weight, 4)) for name, weight in ordered[:most] if weight]
        return found

    def _spoken(self, candidate: Candidate, told: Case) -> dict[str, float]:
        named = next(one for one in told.candidates[candidate.kind] if one.value == candidate.value)
        found: dict[str, float] = {}
        for number, lane, factor in named.terms:
            for feature in told.lists[number]:
                name = getattr(feature, "name", "")
                weight = self.weights.lane(self.weights.add_up([int(feature)]), lane) * factor
                found[name] = found.get(name, 0.0) + weight
        return found


def paired(killed: Candidate, injured: Sequence[tuple[Candidate, float]], case: Case) -> list[tuple[Candidate, float]]:
    """Take the likeliest numbers of injured to go with so many killed, and what is then left of those hit."""
    left = {value - killed.value for value in case.hit}
    return [*injured[:TOP], *(one for one in injured[TOP:] if one[0].value in left)]


def _evidence(kind: Kind, candidate: Candidate) -> Mention | None:
    """Take the mention that states the value best, else make one of those that add up to it, else of the bare number."""
    if candidate.mentions:
        return min(candidate.mentions, key=_standing)
    if candidate.sums:
        return _added(kind, candidate.value, candidate.sums[0][1])
    if candidate.quantities:
        return _bare(kind, min(candidate.quantities, key=lambda quantity: quantity.line.sentence.index))
    return None


def _standing(mention: Mention) -> tuple[bool, bool, bool, bool, int]:
    """Order mentions of one value: the article's own before background, totals before parts, a bound before none."""
    sentence = mention.sentence
    other = mention.label not in features.COUNTED
    return other, mention.role in {"part", "superseded"}, sentence.headline, mention.bound == "exact", sentence.index


def _added(kind: Kind, value: int, members: Sequence[Mention]) -> Mention:
    first = members[0]
    inside = [mention for mention in members if mention.sentence is first.sentence]
    return replace(
        first, kind=kind, value=value, high=None, bound=min((m.bound for m in members), key=LOOSE.index), role="total",
        first=min(m.first for m in inside), last=max(m.last for m in inside), who=None, person=None, rule="toll",
        proposed=None,
    )  # fmt: skip


def _bare(kind: Kind, quantity: Quantity) -> Mention:
    return Mention(
        sentence=quantity.line.sentence, kind=kind, value=quantity.value, high=quantity.high, bound=quantity.bound,
        first=quantity.first, last=quantity.last, cue=quantity.first, rule="toll",
        label="perpetrator" if kind == "perpetrators_killed" else "own",
    )  # fmt: skip
