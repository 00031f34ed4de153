"""Incidents that are possibly the same are kept apart and linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pipeline.resolve.resolver import Resolver
from tests.unit.resolve.making import ABROAD, ASTON, CORTEZ, edition
from tests.unit.resolve.test_matching import shooting

if TYPE_CHECKING:
    from pipeline.model import EditionReports, Incident


def resolved(*editions: EditionReports) -> dict[tuple[str, ...], Incident]:
    """Resolve editions in the order given; the incidents by their articles."""
    resolver = Resolver()
    for one in editions:
        row = resolver.decide(one)
        assert row is not None
        list(resolver.derive(row.key))
    return {incident.articles: incident for incident in resolver.incidents()}


CITY = shooting("a", 1, type="bombing", killed=4, headline="Blast in Aston kills four")


def test_a_report_that_may_tell_of_an_earlier_incident_is_kept_apart_and_linked_to_it() -> None:
    found = resolved(CITY, shooting("b", 25, 1, ASTON, type="bombing", killed=5, headline="Another blast"))
    assert found.keys() == {("a",), ("b",)}
    assert found["b",].possible_duplicate == (found["a",].id,)
    assert found["a",].possible_duplicate == ()


def test_a_report_that_tells_of_another_incident_is_not_linked() -> None:
    found = resolved(CITY, shooting("b", 25, 1, CORTEZ, type="transport_road", killed=5, headline="Bus overturns"))
    assert found["b",].possible_duplicate == ()


@pytest.mark.parametrize("headlines", [("Storm Ivo kills dozens",) * 3, ("A", "B c", "D e")])
def test_a_storm_in_the_next_country_is_another_and_not_possibly_the_same(headlines: tuple[str, str, str]) -> None:
    """The last toll is larger than both before, and would fit either."""
    storm: dict[str, Any] = {"type": "storm", "terms": ("storm ivo",)}
    found = resolved(
        shooting("a", 1, killed=24, headline=headlines[0], **storm),
        shooting("b", 80, 3, ABROAD, killed=19, headline=headlines[1], **storm),
        shooting("c", 100, 3, ABROAD, killed=27, headline=headlines[2], **storm),
    )
    assert found.keys() == {("a",), ("b", "c")}
    assert found["b", "c"].possible_duplicate == ()


def test_the_link_goes_when_the_other_incident_is_withdrawn() -> None:
    later = shooting("b", 25, 1, ASTON, type="bombing", killed=5, headline="Another blast")
    again = shooting("b", 27, 1, ASTON, type="bombing", killed=6, headline="Another blast")
    found = resolved(CITY, later, edition("a", 26, status="canceled"), again)
    assert found["b",].possible_duplicate == ()
