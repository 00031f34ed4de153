"""The rules for figures, given the gold's reports of one incident, come to the tolls that were worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from pipeline.evaluate import streams
from pipeline.evaluate.following import written
from pipeline.evaluate.gold import ITEMS, Amount, GoldIncident
from pipeline.evaluate.golden import gold_reports
from pipeline.evaluate.judge import FIGURES
from pipeline.extract import origin
from pipeline.model import EditionReports, Place
from pipeline.resolve.beliefs import believe
from pipeline.resolve.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.evaluate.streams import Step

PATHS: Final = sorted((Path(__file__).parents[2] / "data" / "streams").glob(f"*{ITEMS}"))
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
KNOWN: Final = {
    "stampede-disagree": [
        f"{uri}: stampede injured 40/40/40, not 40/40/41"  # who counts more dead than there are seems to count him in
        for uri in ("pti-2", "konkan-1")
    ],
}
"""Where the rules come to something else."""


class Nowhere:
    """An atlas without a place: figures are asked for alone."""

    def names(self, _geonameid: int) -> tuple[str, ...]:
        return ()

    def known(self, _name: str) -> bool:
        return False

    def in_division(self, place: Place, admin1: str) -> bool:
        return place.admin1 == admin1

    def place(self, city: str | None, admin1: str | None, country: str | None) -> Place:
        return Place(name=city or admin1 or "", country=country)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name.removesuffix(ITEMS))
def test_tolls_after_every_article_follow_from_the_labels_by_the_rules(path: Path) -> None:
    stream = streams.load(path, LATEST)
    newest: dict[str, Step] = {}
    wrong: list[str] = []
    for step in stream.steps:
        held = newest.get(step.article.uri)
        if held is None or (held.article.version or 0) <= (step.article.version or 0):
            newest[step.article.uri] = step
        for name, toll in step.tolls.items():
            told = sorted(reports(list(newest.values()), name), key=lambda unit: unit.position)
            found = believe(told).figures if told else dict.fromkeys(FIGURES)
            for kind in FIGURES:
                wanted, given = written(getattr(toll, kind, None)), written(found[kind])
                if wanted != given:
                    wrong.append(f"{step.article.uri.rsplit(':', 1)[-1]}: {name} {kind} {wanted}, not {given}")
    assert wrong == KNOWN.get(stream.name, [])


def reports(steps: list[Step], name: str) -> Iterator[Unit]:
    """Give the gold's reports of one incident, each as an edition of its own."""
    for step in steps:
        article = step.article
        edition = EditionReports(
            uri=article.uri, version=article.version, stated=article.stated, received=article.received,
            digest=article.digest, status=article.status, provider=article.provider, origin=origin.read(article),
        )  # fmt: skip
        for told in (one for incident in step.gold.incidents if (one := part_of(incident, name))):
            alone = replace(step.gold, incidents=(told,))
            yield from units(gold_reports(alone, edition, Nowhere()), edition.time)


def part_of(incident: GoldIncident, name: str) -> GoldIncident | None:
    """Give what a gold incident says of another one: of itself, or of the part that is an incident of its own."""
    if incident.incident_id == name:
        return replace(incident, parts=())
    inside = [part for part in incident.parts if part.incident_id == name]
    if not inside:
        return None
    largest = {part.kind: part for part in sorted(inside, key=lambda part: part.value)}
    figures = {kind: Amount(value=part.value, bound=part.bound, high=part.high) for kind, part in largest.items()}
    return GoldIncident(
        ref=incident.ref, event_type=incident.event_type, background=incident.background, country=incident.country,
        city=inside[0].city, killed=figures.get("killed"), injured=figures.get("injured"),
    )  # fmt: skip
