"""Events that are told of from afar are where the text says in passing, not where it was written."""

from __future__ import annotations

import pytest

from pipeline.extract import places, text
from tests.unit.extract.reading import article, gazetteer, own


def happened_in(body: str) -> list[str]:
    """Places at which a text says that something happened."""
    found = places.find(text.read(article(body)), gazetteer())
    return [one.place.name for one in found if one.relation in places.HAPPENING]


@pytest.mark.parametrize(("body", "place"), [
    (("LONDON - Oil prices fell on Monday as fears faded that an explosion at a Libyan terminal which killed three would "
      "cut exports."), "Libya"),
    ("ISLAMABAD - Gunmen killed 10 deminers in an Afghan province on Sunday.", "Afghanistan"),
    ("LONDON - Britain said on Monday it would send 60 rescuers to Ecuador after an earthquake killed at least 14 people.",
     "Ecuador"),
    ("PARIS - An airline said on Monday flights were suspended to Bamako after an attack on the airport there killed five.",
     "Bamako"),
    ("PARIS - France advised against travel to Mali on Monday following an attack that killed five tourists.", "Mali"),
])  # fmt: skip
def test_it_was_where_help_goes_or_trade_stops(body: str, place: str) -> None:
    assert happened_in(body) == [place]


@pytest.mark.parametrize(("body", "place"), [
    ("LONDON - Three people were killed in a fire at a Turkish restaurant in London on Sunday.", "London"),
    ("LEEDS, England - A man was flown to Manchester after a crash killed two people in Leeds on Sunday.", "Leeds"),
    ("LEEDS, England - A man fled to Turkey after a shooting killed two people on Sunday.", "Leeds"),
    ("LONDON - Three Polish men were killed in a crash on Sunday.", "London"),
])  # fmt: skip
def test_it_was_not_where_somebody_went(body: str, place: str) -> None:
    assert own(body).place.name == place
