"""The project's own streams, all at once: in whatever order their editions arrive, they end in the same incidents."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from pipeline.evaluate import streams
from pipeline.evaluate.atlas import load as load_atlas
from pipeline.evaluate.gold import ITEMS
from pipeline.evaluate.golden import gold_reports
from pipeline.evaluate.run import LATEST
from pipeline.extract import Reader
from pipeline.stream.replay import replay_reports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.model import EditionReports

PATHS: Final = sorted((Path(__file__).parents[1] / "data" / "streams").glob(f"*{ITEMS}"))


@cache
def editions() -> tuple[EditionReports, ...]:
    """Read all streams; every other one as its labels, so that both kinds of reports are tried."""
    reader, atlas, found = Reader.load(), load_atlas(), []
    for number, path in enumerate(PATHS):
        for step in streams.load(path, LATEST).steps:
            read = reader.read(step.article)
            found.append(gold_reports(step.gold, read, atlas) if number % 2 else read)
    return tuple(sorted(found, key=lambda edition: (edition.time, edition.uri)))


def outcome(arrivals: Iterable[EditionReports]) -> tuple[Any, Any]:
    """Give incidents by articles, place and figures, and the totals of all places."""
    replay = replay_reports(arrivals)
    incidents = sorted(
        (one.articles, one.place.name, str((one.killed, one.injured, one.missing, one.perpetrators_killed)))
        for one in replay.incidents
        if one.status == "active"
    )
    return incidents, {place.key: place.total for place in (*replay.cities, *replay.countries)}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    shuffled = list(editions())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - nothing secret
    assert outcome(shuffled) == outcome(editions())


def test_what_arrives_twice_counts_once() -> None:
    assert outcome([*editions(), *reversed(editions())]) == outcome(editions())
