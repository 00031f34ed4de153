from __future__ import annotations

import numpy as np
import pytest

from pipeline.evaluate import learn
from pipeline.evaluate.gold import parse
from pipeline.evaluate.targets import Target, target
from pipeline.evaluate.train import fold, isotonic
from pipeline.extract.features import LANES
from tests.unit.evaluate.making import gold, wanted


def choice(values: list[int], features: list[list[int]]) -> learn.Choice:
    rows = [row for row, of in enumerate(features) for _ in of]
    parameters = [feature * LANES for of in features for feature in of]
    return learn.Choice(tuple(values), np.array(parameters), np.ones(len(rows)), np.array(rows))


def test_the_model_learns_which_feature_marks_the_right_candidate() -> None:
    examples = [
        learn.Example(choice([0, 5, 7], [[0], [1, 3], [2]]), 1),
        learn.Example(choice([0, 4], [[0], [2]]), 0),
    ] * 10
    weights = learn.train(examples, 4 * LANES)
    seen = choice([3, 9, 0], [[1], [2], [0]])
    assert seen.values[int(learn.scores(weights, seen).argmax())] == 3
    assert learn.probabilities(weights, seen).sum() == pytest.approx(1)


def test_the_same_examples_give_the_same_weights() -> None:
    examples = [learn.Example(choice([0, n], [[0], [1, n]]), n % 2) for n in range(2, 30)]
    assert (learn.train(examples, 30 * LANES) == learn.train(list(examples), 30 * LANES)).all()


def test_a_value_that_is_no_candidate_teaches_nothing() -> None:
    assert learn.example(choice([0, 5], [[0], [1]]), 7) is None
    assert learn.example(choice([0, 5], [[0], [1]]), None) is None


def test_quantising_keeps_the_strongest_features_and_their_proportions() -> None:
    weights = np.zeros(3 * LANES)
    weights[0], weights[LANES + 1], weights[2 * LANES + 2] = 1.0, -0.5, 0.001
    table, scale = learn.quantised(weights, [11, 22, 33], most=2)
    assert table.keys() == {11, 22}
    assert table[11][0] * scale == pytest.approx(1.0, abs=scale)
    assert table[22][1] * scale == pytest.approx(-0.5, abs=scale)


def test_confidence_never_falls_as_the_score_rises() -> None:
    points = [(score / 100, float((score * 7919) % 100 < score)) for score in range(100)]
    steps = isotonic(points, least=10)
    assert [share for _, share in steps] == sorted(share for _, share in steps)
    assert len(steps) > 2


TARGETS = {
    "the main incident, background too": (
        gold(wanted("a", killed=9), wanted("main", killed=3, background=True, perpetrators_killed=1)),
        Target(killed=3, injured=0, perpetrators_killed=1, background=True),
    ),
    "no main incident is no toll": (
        gold(wanted("a", killed=9, background=True)), Target(killed=0, injured=0, perpetrators_killed=0),
    ),
    "attackers are taken out where the people are listed": (
        parse(
            b'{"uri": "x", "killed": 2, "injured": 2, "people": "0::Victim||1::Subject-Suspect'
            b'||2::Victim||3::Subject-Suspect",'
            b' "status": "0::Killed||1::Killed||2::Injured||3::Injured, Arrested"}'
        ),
        Target(killed=1, injured=1, perpetrators_killed=1),
    ),
    "rows that don't add up are not believed": (
        parse(b'{"uri": "x", "killed": 2, "injured": 0, "people": "0::Victim", "status": "0::Killed"}'),
        Target(killed=2, injured=0),
    ),
    "templates teach counts, never that there were none": (
        gold(wanted(event_type=None, killed=4, injured=0, any_killed=True), shape="templates"), Target(killed=4),
    ),
    "templates with two incidents teach nothing": (
        gold(wanted("1", killed=4), wanted("2", killed=1), shape="templates"), Target(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_learned_from_a_label(name: str) -> None:
    labels, expected = TARGETS[name]
    assert target(labels) == expected


def test_articles_of_one_incident_share_a_fold_whatever_their_set() -> None:
    numbered = [
        gold(uri="urn:gva:1234-abc", incident_id="gva-1234"),
        gold(uri="urn:gva:1234-def"),
        gold(uri="urn:gva:1234-0"),
    ]
    assert len({fold(one) for one in numbered}) == 1
    assert fold(gold(uri="a", incident_id="one")) == fold(gold(uri="b", incident_id="one"))
