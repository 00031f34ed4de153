"""Upper-case copy: which of its words name places, where any word may be a village's name somewhere."""

from __future__ import annotations

import pytest

from pipeline.extract.gazetteer import Gazetteer
from tests.unit.extract.test_places import chosen, found


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def names(gazetteer: Gazetteer, text: str, *, upper: bool = True) -> set[tuple[str, str | None]]:
    return {(one.place.name, one.place.country) for one in found(gazetteer, text, upper=upper)}


@pytest.mark.parametrize(
    "text",
    [
        "MINISTER PEDRO PORTH WAS KILLED LAST NIGHT.",  # a name in Wales
        "LAST NIGHT COLONEL LAGOS SAID THAT SIX SOLDIERS WERE KILLED.",
        "A LETTER SIGNED BY PABLO SAID THAT THREE WERE KILLED.",
        "TROOPS OF THE ARCE BATTALION KILLED TWO REBELS.",
        "THE TUPAC AMARU REVOLUTIONARY MOVEMENT KILLED THE MAYOR.",
        "THE OAS REGRETTED THE DEATHS OF SIX PEASANTS.",
        "THE DRUG MAFIA KILLED A JUDGE.",
        "THE RED CROSS TREATED FOUR WOUNDED MEN.",
        "NO DATE WAS GIVEN FOR THE BURIAL OF THE DEAD.",
        "THE MURDER OF GENERAL HUGO MARTINEZ--WHO LEAVES A WIDOW--WAS CONDEMNED.",
        "IN THE EASTERN REGION, TWO SOLDIERS WERE KILLED.",
    ],
)
def test_persons_bodies_and_words_are_no_towns(gazetteer: Gazetteer, text: str) -> None:
    assert names(gazetteer, f"LIMA, 9 JUN 89 (AFP) -- {text}") == {("Lima", "PE")}


def test_a_radio_in_the_brackets_of_a_dateline_is_no_place_but_a_country_is_one(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "SAN SALVADOR, 18 MAR 89 (RADIO CADENA SONORA) -- TWO MEN WERE KILLED.") == {
        ("San Salvador", "SV")
    }
    [mention] = found(gazetteer, "JAUJA (PERU), 18 MAR (AFP) -- TWO MEN WERE KILLED.", upper=True)
    assert (mention.place.name, mention.place.country) == ("Jauja", "PE")


def test_the_dateline_s_city_says_which_of_many_namesakes_is_meant(gazetteer: Gazetteer) -> None:
    assert ("San Miguel", "SV") in names(gazetteer, "SAN SALVADOR, 3 NOV 89 -- A BOMB KILLED TWO MEN IN SAN MIGUEL.")
    assert ("San Vicente", "SV") in names(gazetteer, "SAN SALVADOR, 3 NOV 89 -- A BOMB KILLED TWO MEN IN SAN VICENTE.")
    body = "SANTIAGO, March 3 (Reuters) - A blast killed two miners in San Antonio."
    assert ("San Antonio", "CL") in names(gazetteer, body, upper=False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A BOMB KILLED TWO MEN IN CARACAS, VENEZUELA.", ("Caracas", "VE")),
        ("TWO PERUVIAN SAILORS WERE KILLED IN OSLO.", ("Oslo", "NO")),
        ("THE TALKS WILL GO ON IN SAN JOSE, COSTA RICA.  TWO MEN WERE KILLED.", ("San José", "CR")),
        ("TWO MEN WERE KILLED IN ICA.", ("Ica", "PE")),
        ("TWO MEN WERE KILLED ON THE LIMA - HUANCAYO HIGHWAY.", ("Huancayo", "PE")),
    ],
)
def test_what_is_known_or_tied_stays(gazetteer: Gazetteer, text: str, place: tuple[str, str]) -> None:
    assert place in names(gazetteer, f"LIMA, 9 JUN 89 (AFP) -- {text}")


def test_the_capital_is_the_dateline_s(gazetteer: Gazetteer) -> None:
    body = "BOGOTA, 9 JUN 89 (EFE) -- TWO MEN WERE KILLED IN THIS CAPITAL, A SPOKESMAN FOR THE MEDELLIN POLICE SAID."
    assert chosen(gazetteer, body, upper=True)[:2] == ("Bogotá", "CO")


@pytest.mark.parametrize("upper", [False, True])
def test_american_is_of_no_one_country_behind_latin_or_central(gazetteer: Gazetteer, *, upper: bool) -> None:
    body = "Latin American leaders and Central American bishops mourned the dead. South American teams were hurt."
    assert names(gazetteer, body.upper() if upper else body, upper=upper) == set()
    assert names(gazetteer, "An American nurse was killed.", upper=False) == {("United States", "US")}


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("WASHINGTON, March 3 (AFP) - The Peruvian foreign minister condemned the killing of 6 men in his country.", "PE"),
        ("GENEVA (AP) - Colombia's delegate said that 40 judges had been killed in her country.", "CO"),
        ("LIMA (EFE) - Peru said that six priests were killed.", "PE"),
    ],
)
def test_his_country_is_the_one_named_last(gazetteer: Gazetteer, body: str, country: str) -> None:
    assert chosen(gazetteer, body)[1] == country


def test_near_another_town_is_not_in_the_capital_of_the_dateline(gazetteer: Gazetteer) -> None:
    body = "SANTIAGO, 15 MAY 89 (EFE) -- A BOMB KILLED TWO MEN NEAR RANCAGUA EARLY TODAY."
    assert chosen(gazetteer, body, upper=True)[0] == "Rancagua"
    suburb = "MARIETTA, Ga. (AP) - Two people were killed in a quiet suburb outside Atlanta."
    assert chosen(gazetteer, suburb)[0] == "Marietta"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Eleven suspected militants were killed in a US drone attack near Miramshah in Pakistan.", "PK"),
        ("Eleven people were killed in an Israel strike on Homs.", "SY"),
        ("Six people were killed in a US prison on Monday.", "US"),
    ],
)
def test_whose_attack_it_was_is_not_where_it_was(gazetteer: Gazetteer, text: str, place: str) -> None:
    assert chosen(gazetteer, text)[1] == place


@pytest.mark.parametrize("upper", [False, True])
def test_this_town_is_the_dateline_s(gazetteer: Gazetteer, *, upper: bool) -> None:
    body = (
        "POWAY, California (AP) -- A gunman opened fire at a synagogue in this town north of San Diego on Saturday, killing"
        " a woman."
    )
    assert chosen(gazetteer, body.upper() if upper else body, upper=upper)[0] == "Poway"
