"""Old incidents that no rule is sure of: the scorer's word by the words of the opening, a changing toll aside."""

from __future__ import annotations

import pytest

from pipeline.extract import happened, text
from pipeline.extract.features import CODES, LANES, OLD
from pipeline.extract.figures import propose
from pipeline.extract.scorer import Scorer
from pipeline.extract.stale import features, is_stale
from pipeline.extract.weights import BIAS, LANE_BITS, Weights
from tests.unit.extract.reading import article, own, reports

REVIEW = "Prosecutors have begun a review of the files. Four people were killed in the ambush."


def _scorer(word: str, weight: int) -> Scorer:
    """A scorer that knows one word, and only of it whether it tells of old incidents."""
    lanes = [BIAS] * LANES
    lanes[OLD] += weight
    packed = sum(value << (lane * LANE_BITS) for lane, value in enumerate([*lanes, 1]))
    return Scorer(Weights(version="t", lanes=LANES, scale=1.0, table={CODES[word]: packed}))


def _is_stale(body: str, scorer: Scorer | None) -> bool:
    document = text.read(article(body))
    return is_stale(document, propose(document), scorer)


def test_words_of_the_opening_speak_for_an_old_incident() -> None:
    assert _is_stale(REVIEW, _scorer("review", 100))
    assert not _is_stale(REVIEW, _scorer("review", -100))
    assert not _is_stale(REVIEW, _scorer("elsewhere", 100))


def test_without_a_scorer_the_rule_has_the_last_word() -> None:
    assert not _is_stale(REVIEW, None)
    assert _is_stale("A jury convicted a former soldier on Friday. The attack at a bus stop killed four people.", None)


def test_a_toll_that_changes_is_news_whatever_the_words() -> None:
    toll = "A review is under way. The death toll of the ambush rose to four on Sunday."
    assert not _is_stale(toll, _scorer("review", 100))


def test_each_feature_counts_once() -> None:
    document = text.read(article(f"{REVIEW} {REVIEW}"))
    mentions = propose(document)
    found = features(document, happened.read(document, mentions), rule=False)
    assert len(found) == len(set(found))


def test_a_day_within_the_fortnight_takes_more_to_overrule() -> None:
    dated = REVIEW.replace("ambush", "ambush on Saturday")
    assert _is_stale(REVIEW, _scorer("review", 10))
    assert not _is_stale(dated, _scorer("review", 10))
    assert _is_stale(dated, _scorer("review", 100))


def test_an_old_event_that_a_clause_names_beside_the_news_is_past() -> None:
    assert _is_stale("New rules follow a crash last December in which eight pupils died.", None)
    assert not _is_stale("Eight pupils died in a crash on Monday, officials said.", None)


def test_a_clause_on_an_older_event_does_not_date_the_news() -> None:
    report = own("Three inmates were killed in a jail in Guayaquil, where 119 died in a riot in 2021.")
    assert report.killed is not None
    assert report.killed.best == 3


@pytest.mark.parametrize(("body", "background"), [
    ("The market opens at seven.\n\nIn August 1995 shells fell on it. It was full. Forty-three people died.", True),
    ("The market opens at seven.\n\nOn 5 February 1994, a Saturday, a shell fell on it, killing 68 people.", True),
    ("The market opened in 1995.\n\nOn Sunday, shells fell on it. It was full. Forty-three people died.", False),
])  # fmt: skip
def test_what_its_paragraph_dates_years_back_is_past(body: str, background: bool) -> None:  # noqa: FBT001 - a table
    assert reports(f"SARAJEVO - {body}")[0].background is background


@pytest.mark.parametrize(("body", "killed"), [
    ("Two clerks died.\n\nThe city was hit in March 2016 by a bomb at a park. Seventy people died.", 2),
    ("Two clerks died.\n\nTwo years ago today a ship struck the bridge. Six people died.", 2),
    ("Two clerks died. Fairs have been guarded since May 2016, when a man drove into a crowd, killing six people.", 2),
    ("A fire swept a market on Monday.\n\nThe market was built in 2015. Nine people died.", 9),
    ("A man was shot dead. On Sunday his shop, opened in 2015, was set on fire. Nine people died.", 9),
])  # fmt: skip
def test_figures_of_a_time_years_back_are_no_news(body: str, killed: int) -> None:
    told = [one.killed.best for one in reports(f"LAHORE - {body}") if one.killed and not one.background]
    assert max(told) == killed
