"""The generated wires of the fault tests end in the incidents that they were made from, whatever the order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.stream.extracting import passed_on
from pipeline.stream.replay import replay_reports
from pipeline.wire import parse
from tests.support.articles import shuffled, wires
from tests.support.reading import PlainReader


@pytest.mark.parametrize("span", [1, 40, 400])
def test_each_incident_is_found_with_its_articles_and_figures(span: int) -> None:
    made, reader, now = wires(400), PlainReader(), datetime.now(UTC)
    editions = [reader.read(parse(item, received=now)) for item in shuffled(made.items, span=span)]
    found = replay_reports(edition for edition in editions if passed_on(edition))
    active = [incident for incident in found.incidents if incident.status == "active"]
    assert {
        (incident.articles, incident.place.name, incident.when.start, incident.killed and incident.killed.best)
        for incident in active
    } == {(tuple(sorted(gold.articles)), gold.city, gold.day, gold.killed) for gold in made.gold}
    assert len(active) == len(made.gold)
