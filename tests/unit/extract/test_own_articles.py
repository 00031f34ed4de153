"""The project's own articles and their labels: enough of them, of the length that they claim, every label in order."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from pipeline.evaluate.run import load

ARTICLES: Final = Path(__file__).parents[2] / "data" / "articles"


@pytest.mark.parametrize(
    ("name", "least", "shortest", "longest"), [("own_long", 40, 360, 1000), ("own_short", 150, 25, 260)]
)
def test_articles_have_labels_and_a_length(name: str, least: int, shortest: int, longest: int) -> None:
    labelled = load(ARTICLES / f"{name}.ninjs.jsonl")
    assert len(labelled.articles) >= least
    for article in labelled.articles:
        assert shortest <= len(article.body.split()) <= longest, article.uri


@pytest.mark.parametrize("name", ["own_long", "own_short"])
def test_news_is_at_most_two_weeks_old(name: str) -> None:
    labelled = load(ARTICLES / f"{name}.ninjs.jsonl")
    for article in labelled.articles:
        for incident in labelled.gold[article.uri].own:
            if incident.when is not None:
                assert 0 <= (article.time.date() - incident.when).days <= 14, article.uri
