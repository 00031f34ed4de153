"""Capitals that a text tells of by their countries, without a name."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import gazetteer, own


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("A minibus blew up outside a school in the Somali capital on Sunday, killing eight.", "Mogadishu"),
        ("Three people were shot dead in Kenya's capital on Monday, police said.", "Nairobi"),
        ("Shelling killed four civilians in the Sudanese capital, medics said.", "Khartoum"),
        ("Five soldiers died when a truck overturned near the capital of Chad.", "N'Djamena"),
        ("A fire in the hills above the Peruvian capital killed nine people.", "Lima"),
        ("TWO POLICEMEN WERE KILLED TODAY IN THE PERUVIAN CAPITAL WHEN A BOMB EXPLODED.", "Lima"),
    ],
)
def test_a_capital_is_told_by_its_country(body: str, place: str) -> None:
    assert (own(body).place.name, own(body).place.precision) == (place, "city")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Nine died when a coach hit a lorry near Nazca, south of the Peruvian capital.", "Nazca"),
        ("Five officers were killed in Grozny, the capital of Russia's republic of Chechnya.", "Grozny"),
        ("Six people died on Sunday in a plunge that shook the Indian capital market.", "India"),
        ("Six were killed in Nigeria's commercial capital, Lagos, when a wall collapsed.", "Lagos"),
    ],
)
def test_what_is_no_capital_or_only_tells_where_a_town_lies(body: str, place: str) -> None:
    assert own(body).place.name == place


def test_an_unknown_country_has_none() -> None:
    assert gazetteer().capital("XX") is None
