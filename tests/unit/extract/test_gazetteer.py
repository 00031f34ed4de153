"""The gazetteer: names of places, as the news spells them, and what is known of each."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnavailableError
from pipeline.extract.gazetteer import Gazetteer, build, distance_km, fold, index_path, loose

if TYPE_CHECKING:
    from pathlib import Path

KYIV, KRYVYI_RIH, NEW_YORK, GAZA_STRIP = 703448, 703845, 5128581, 281132


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kyiv", "kyiv"),
        ("São Paulo", "sao paulo"),
        ("Saint-Étienne", "st etienne"),
        ("St. Louis", "st louis"),
        ("Fort Worth", "ft worth"),
        ("Mount Vernon", "mt vernon"),
        ("The Hague", "hague"),
        ("Deir el-Balah", "deir al balah"),
        ("Ar-Raqqah", "al raqqah"),
        ("Sana\u2019a", "sanaa"),
        ("Xi'an", "xian"),
        ("Côte d\u2019Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("D.C.", "dc"),
        ("", ""),
    ],
)
def test_names_fold_to_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("name", ["Deir el-Balah", "Saint-Étienne", "New York City", "El Fasher", "Mount Isa"])
def test_words_fold_alone_as_they_fold_together(name: str) -> None:
    assert fold(name) == " ".join(fold(word) for word in name.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("krivyi rih", "kryvyy rih"),
        ("hodeidah", "al hudaydah"),
        ("sheikh zuweid", "shaykh zuwayd"),
        ("kfar aza", "kfar azza"),
    ],
)
def test_transliterations_meet_in_the_loose_spelling(one: str, other: str) -> None:
    assert loose(one) == loose(other)


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Kyiv", KYIV),
        ("Kiev", KYIV),
        ("Kryvyi Rih", KRYVYI_RIH),
        ("Krivoy Rog", KRYVYI_RIH),
        ("New York City", NEW_YORK),
        ("Bombay", 1275339),
        ("Calcutta", 1275004),
        ("Rangoon", 1298824),
        ("Saigon", 1566083),
        ("Leningrad", 498817),
        ("Khan Younis", 281124),
        ("Deir al-Balah", 281141),
        ("Hodeidah", 79415),
        ("Washington, D.C.", 4140963),
        ("Lee's Summit", 4394870),
        ("Ft. Lauderdale", 4155966),
    ],
)
def test_cities_are_known_by_the_names_the_news_uses(gazetteer: Gazetteer, name: str, geonameid: int) -> None:
    found = [gazetteer.geonameid[entity] for entity in gazetteer.lookup(name) or gazetteer.lookup_loose(name)]
    assert geonameid in found[:3]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ukraine", "UA"), ("Ukrainian", "UA"), ("Ukrainians", "UA"), ("Burma", "MM"), ("U.S.", "US"), ("UK", "GB"),
        ("Ivory Coast", "CI"), ("Salvadoran", "SV"), ("DRC", "CD"), ("Holland", "NL"), ("Texas", None),
    ],
)  # fmt: skip
def test_countries_are_known_by_name_and_demonym(gazetteer: Gazetteer, name: str, code: str | None) -> None:
    assert gazetteer.country_of(name) == code


def test_a_city_has_its_division_country_and_place_on_the_map(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(KRYVYI_RIH)
    assert place is not None
    assert (place.name, place.admin1, place.country, place.precision) == ("Kryvyi Rih", "Dnipropetrovsk", "UA", "city")
    assert place.lat == pytest.approx(47.9, abs=0.1)
    assert place.lon == pytest.approx(33.4, abs=0.1)


def test_a_division_is_a_place_with_an_id_of_its_own(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(GAZA_STRIP)
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Gaza Strip", "PS", "admin1")


def test_a_section_of_a_city_stands_for_its_city(gazetteer: Gazetteer) -> None:
    van_nuys = gazetteer.place(5405693)
    assert van_nuys is not None
    assert van_nuys.name == "Los Angeles"


def test_all_names_of_an_id_are_given(gazetteer: Gazetteer) -> None:
    names = {fold(name) for name in gazetteer.names(KYIV)}
    assert {"kyiv", "kiev", "kijev"} <= names


def test_arabic_names_come_without_their_article_too(gazetteer: Gazetteer) -> None:
    assert "hudaydah" in {fold(name) for name in gazetteer.names(79415)}


@pytest.mark.parametrize(
    ("geonameid", "zone"), [(KYIV, "Europe/Kyiv"), (NEW_YORK, "America/New_York"), (690791, "Europe/Kyiv")]
)
def test_places_have_a_time_zone(gazetteer: Gazetteer, geonameid: int, zone: str) -> None:
    assert gazetteer.timezone(geonameid) == zone


def test_an_unknown_id_is_none_or_empty(gazetteer: Gazetteer) -> None:
    assert gazetteer.place(1) is None
    assert gazetteer.names(1) == ()
    assert gazetteer.timezone(1) is None
    assert gazetteer.entity(1) is None
    assert gazetteer.lookup("Xyzzyville") == ()


def test_known_tells_names_from_other_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.known("Uvalde")
    assert not gazetteer.known("Donbas")
    assert not gazetteer.known("Klitschko Avenue North")


def test_distance_is_over_the_ground(gazetteer: Gazetteer) -> None:
    kyiv, new_york = gazetteer.place(KYIV), gazetteer.place(NEW_YORK)
    assert kyiv is not None
    assert new_york is not None
    assert distance_km(kyiv, new_york) == pytest.approx(7520, rel=0.01)
    assert distance_km(kyiv, kyiv) == 0.0


def test_a_country_without_coordinates_has_no_distance(gazetteer: Gazetteer) -> None:
    kyiv = gazetteer.place(KYIV)
    region = gazetteer.resolve(gazetteer.lookup("Kurdistan")[0])
    assert kyiv is not None
    assert region.country is None
    assert distance_km(kyiv, region) is None


def test_an_existing_index_is_not_built_again(tmp_path: Path) -> None:
    path = tmp_path / "places.idx"
    path.write_bytes(index_path().read_bytes() if index_path().exists() else build().read_bytes())
    said: list[str] = []
    Gazetteer.open(path, said.append)
    assert said == []


def test_a_damaged_index_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "places.idx"
    path.write_bytes(b"something else, long enough to hold a header")
    with pytest.raises(UnavailableError, match="delete it"):
        Gazetteer.open(path)


def test_an_index_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("no folder")
    with pytest.raises(UnavailableError, match="can't be built"):
        build(blocker / "places.idx")


def test_many_readers_share_one_index(gazetteer: Gazetteer) -> None:
    assert gazetteer.known("Kyiv")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: Gazetteer.open().lookup("Kyiv")[0], range(4)))
    assert len(set(found)) == 1


def _resident_mb() -> float:
    def memory() -> float:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a pseudo-file
            return int(file.read().split()[1]) * 4096 / 2**20

    before = memory()
    gazetteer = Gazetteer.open()
    for name in ("Kyiv", "Newtown", "Georgia", "San José", "Ukrainian"):
        gazetteer.lookup(name)
    return memory() - before


def test_the_index_costs_little_memory() -> None:
    build()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_resident_mb) < 40
