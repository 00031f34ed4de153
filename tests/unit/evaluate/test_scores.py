from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from pipeline.errors import SettingsError
from pipeline.evaluate import below, raise_floors, read, table, to_dict
from pipeline.evaluate.calibration import Estimate, bins, estimates
from pipeline.evaluate.judge import Judgement
from pipeline.evaluate.measures import Score, SetScores, pool
from pipeline.evaluate.run import Scores
from pipeline.evaluate.show import telling
from pipeline.model import Article, Claim
from tests.unit.evaluate.making import NOON, Names, gold, report, wanted

if TYPE_CHECKING:
    from pathlib import Path


def scored(**measures: float) -> Scores:
    one = SetScores(name="own", articles=2, scores={key: Score(value=value, n=3) for key, value in measures.items()})
    return Scores(sets=(one,), pooled=pool([one]))


def test_sets_are_pooled_by_their_n() -> None:
    sets = [
        SetScores(name="a", articles=1, scores={"killed_exact": Score(value=1.0, n=1)}),
        SetScores(name="b", articles=4, scores={"killed_exact": Score(value=0.5, n=3), "city": Score(value=0.25, n=4)}),
    ]
    pooled = pool(sets)
    assert pooled.articles == 5
    assert pooled.scores == {"killed_exact": Score(value=0.625, n=4), "city": Score(value=0.25, n=4)}


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("")
    raise_floors(scored(killed_exact=0.9, leaked=0.1), path)
    raise_floors(scored(killed_exact=0.8, leaked=0.2), path)
    assert read(path) == {"own": {"killed_exact": 0.9, "leaked": 0.1}}
    raise_floors(scored(killed_exact=0.95, leaked=0.05), path)
    assert read(path) == {"own": {"killed_exact": 0.95, "leaked": 0.05}}


def test_what_falls_behind_its_floor_is_named() -> None:
    floors = {"own": {"killed_exact": 0.9, "leaked": 0.1, "city": 0.5}, "other": {"killed_exact": 1.0}}
    assert below(scored(killed_exact=0.9, leaked=0.1, city=0.5), floors) == []
    fallen = below(scored(killed_exact=0.89, leaked=0.11), floors)
    assert [line.split(" is ")[0] for line in fallen[:2]] == ["own: killed exact", "own: background leaked"]
    assert fallen[2] == "own: city has a floor, 0.5, but no score"


def test_floors_outside_a_checkout_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="call from there"):
        read(tmp_path / "floors.toml")


def test_confidence_is_compared_with_the_share_that_is_right() -> None:
    found = [Estimate(confidence=c, right=r) for c, r in ((0.91, True), (0.93, True), (0.2, False), (1.0, True))]
    assert [(b.low, b.n, b.right) for b in bins(found)] == [(0.0, 1, 0.0), (0.9, 2, 1.0), (0.95, 1, 1.0)]


def test_a_report_is_right_if_both_figures_are() -> None:
    labels = gold(wanted(killed=2, injured=None))
    cases: tuple[tuple[dict[str, Any], bool], ...] = (
        ({"killed": 2}, True),
        ({"killed": 2, "injured": 0}, True),
        ({"killed": 2, "injured": 1}, False),
    )
    for fields, right in cases:
        [estimate] = estimates(labels, [report(confidence=0.7, **fields)], Names())
        assert estimate == Estimate(confidence=0.7, right=right)


def test_the_table_shows_n_and_misses_with_their_sentences() -> None:
    text = "Two people were killed in the fire. The mayor spoke. Nine were taken to hospital."
    claim = Claim(kind="killed", value=2, span=(6, 41), text="Two people were killed in the fire.")
    missed = Judgement(
        measure="injured_exact",
        uri="x",
        right=False,
        wanted="9 exact",
        given="nothing",
        reports=(report(claims=(claim,)),),
        value=9,
    )
    scores = Scores(
        sets=scored(injured_exact=0.0).sets, pooled=scored(injured_exact=0.0).pooled, judgements=(missed,), misses=1,
        articles={"x": Article(uri="x", received=NOON, digest="", headline="Fire", body=text)},
    )  # fmt: skip
    console = Console(width=150, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123 - ends with the test
    console.print(table(scores))
    shown = console.export_text()
    assert "0.000 (3)" in shown
    assert "gold 9 exact, given nothing" in shown
    assert "killed 2 exact: Two people were killed in the fire." in shown
    assert "- Nine were taken to hospital." in shown
    assert "The mayor spoke" not in shown


def test_scores_as_data() -> None:
    found = to_dict(scored(killed_exact=2 / 3))
    assert found["sets"] == {"own": {"articles": 2, "measures": {"killed_exact": {"value": 0.6667, "n": 3}}}}


def test_sentences_with_the_gold_number_come_first() -> None:
    body = "A man was hurt. The toll is 1,200 dead. Nobody slept."
    article = Article(uri="x", received=NOON, digest="", body=body)
    assert telling(article, 1200) == ["The toll is 1,200 dead.", "A man was hurt."]
