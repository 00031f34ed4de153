"""Reports of one incident find each other, and look-alikes stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.evaluate import merging
from pipeline.model import Figure, Place, When
from pipeline.resolve.evidence import place
from pipeline.resolve.profiles import Profile
from pipeline.resolve.settle import Settler
from pipeline.resolve.units import Unit, units
from tests.unit.resolve.making import ABROAD, ASTON, BELFORT, CORTEZ, COUNTRY, claim, edition, on, report
from tests.unit.resolve.making import DAY as FIRST

if TYPE_CHECKING:
    from pipeline.model import EditionReports, EventType, Report

DAY = 24
GUNMEN = ("ada quell", "quell", "34", "elm street", "1200 block")
BESIDE = replace(ASTON, geonameid=98, name="Beside", lat=50.05)
WEEKEND = When(start=FIRST, end=FIRST + timedelta(days=1), precision="week")
MONTH = When(start=FIRST.replace(day=1), end=FIRST.replace(day=31), precision="month")
BOTH = Place(name="Fargo Land and the Coast", countries=("XX", "YY"))
BANDITS = ("bert moss", "moss", "19", "oak avenue", "77 block")


def groups(*editions: EditionReports) -> set[frozenset[str]]:
    """Settle editions in order of time; give the articles of each group."""
    settler, made = Settler(), list[Unit]()
    for one in sorted(editions, key=lambda e: (e.time, e.uri)):
        fresh = units(one, one.time)
        settler.change([], fresh)
        made += fresh
    found: dict[Unit, set[str]] = {}
    for unit in made:
        found.setdefault(settler.group(unit), set()).add(unit.uri)
    return {frozenset(uris) for uris in found.values()}


def settled(*editions: EditionReports) -> tuple[Settler, list[list[Unit]]]:
    """Settle editions in the order given; give the settler and the units of each."""
    settler, made = Settler(), [units(one, one.time) for one in editions]
    for fresh in made:
        settler.change([], fresh)
    return settler, made


def shooting(
    uri: str, hour: float, day: int = 0, place: Place = ASTON, terms: tuple[str, ...] = (), **fields: Any
) -> EditionReports:
    """Make an article with one report; without sentences, whose words would be alike in all of them."""
    fields.setdefault("claims", ())
    headline = fields.pop("headline", "")
    sketch = fields.pop("sketch", ())
    return edition(uri, hour, report(place, day, **fields), terms=terms, headline=headline, sketch=sketch)


TOGETHER: dict[str, tuple[EditionReports, EditionReports]] = {
    "two newsrooms, the same names": (
        shooting("a", 1, terms=GUNMEN, killed=1),
        shooting("b", 5, terms=GUNMEN[:3], killed=1),
    ),
    "a growing toll of a disaster in one city": (
        shooting("a", 1, type="earthquake", killed=28, headline="Quake hits Aston"),
        shooting("b", 9, type="earthquake", killed=33, headline="Aston quake toll rises"),
    ),
    "a disaster told for the country, then for its city": (
        shooting("a", 1, place=COUNTRY, type="earthquake", killed=30, headline="Strong quake kills dozens"),
        shooting("b", 9, type="earthquake", killed=41, headline="Quake kills dozens in Aston"),
    ),
    "an arrest weeks later, of whom the first reports told": (
        shooting("a", 1, terms=GUNMEN, killed=1),
        shooting("b", 21 * DAY, day=21, terms=GUNMEN, killed=1),
    ),
    "a trial half a year later, as background": (
        shooting("a", 1, terms=GUNMEN, killed=2),
        shooting("b", 180 * DAY, when=on(0), terms=GUNMEN, killed=2, background=True),
    ),
    "a verdict two years later, as background that shares the names": (
        shooting("a", 1, terms=GUNMEN, killed=2),
        shooting("b", 700 * DAY, when=on(0), terms=GUNMEN, killed=2, background=True),
    ),
    "a follow-up that doesn't say when it was": (
        shooting("a", 1, terms=GUNMEN, killed=2),
        shooting("b", 60 * DAY, when=on(60, 0), terms=GUNMEN[:3], killed=2, background=True),
    ),
    "a large toll in the country, grown by a little": (
        shooting("a", 1, place=COUNTRY, type="earthquake", killed=1840, headline="Quake toll"),
        shooting("b", 90, place=Place(), type="earthquake", when=on(3, 0), killed=2110, headline="Quake dead"),
    ),
    "one storm's very same toll, written of from the country beside": (
        shooting("a", 1, type="storm", killed=9, terms=("storm ivo",), headline="Storm Ivo kills nine"),
        shooting("b", 3, place=ABROAD, type="storm", killed=9, terms=("storm ivo",), headline="Storm Ivo kills nine"),
    ),
    "two tolls of two countries together": (
        shooting("a", 1, place=BOTH, wider=True, type="storm", killed=43, terms=("storm ivo",)),
        shooting("b", 60, 2, BOTH, wider=True, type="storm", killed=71, terms=("storm ivo",)),
    ),
    "a crash of the weekend, told of the town beside": (
        shooting("a", 1, type="transport_road", killed=5, injured=9, headline="Lorry hits queue of cars"),
        shooting(
            "b", 40, place=BESIDE, type="transport_road", when=WEEKEND, killed=5, injured=9,
            headline="Lorry crash into queue of cars",
        ),
    ),
    "who was hurt in a crash early in the month has died": (
        shooting("a", 1, type="transport_road", injured=4, headline="Four hurt in head-on crash on hill"),
        shooting(
            "b", 14 * DAY, type="transport_road", when=MONTH, killed=1, headline="Woman hurt in crash on hill dies",
            claims=(claim("killed", Figure.of(1), before="injured"),),
        ),
    ),
    "the last of those hurt has died, who alone is named": (
        shooting("a", 1, type="transport_road", killed=3, injured=1, terms=GUNMEN, headline="Teens killed in Hill crash"),
        shooting(
            "b", 70, type="transport_road", killed=4, terms=BANDITS, headline="Fourth teen dies after crash on Hill",
            claims=(claim("killed", Figure.of(4), before="injured"),),
        ),
    ),
    "a derailment that was a bombing": (
        shooting("a", 1, type="transport_rail", killed=5, headline="Train derails at Aston"),
        shooting("b", 5, type="bombing", killed=7, headline="Bomb derails train at Aston"),
    ),
    "a copy under another headline": (
        shooting("a", 1, killed=1, headline="Man dies on quay", sketch=tuple(range(100))),
        shooting("b", 3, killed=1, headline="Harbour death", sketch=tuple(range(90))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOGETHER)
def test_reports_of_one_incident_find_each_other(name: str) -> None:
    assert groups(*TOGETHER[name]) == {frozenset("ab")}


APART: dict[str, tuple[EditionReports, EditionReports]] = {
    "a trial two years later that shares no name": (
        shooting("a", 1, terms=GUNMEN, killed=2),
        shooting("b", 700 * DAY, when=on(0), terms=BANDITS, killed=2, background=True),
    ),
    "a derailment and a bombing of one day in one city": (
        shooting("a", 1, type="transport_rail", killed=9, injured=30, headline="Train derails at Aston"),
        shooting("b", 5, type="bombing", killed=7, injured=22, headline="Bomb goes off outside Aston police station"),
    ),
    "two shootings of one night in one city": (
        shooting("a", 1, terms=GUNMEN, killed=1),
        shooting("b", 5, terms=BANDITS, killed=1),
    ),
    "an attack on the day of another's anniversary": (
        shooting("a", 0, terms=GUNMEN, killed=12, headline="Gunmen storm Aston market"),
        shooting("b", 366 * DAY, day=366, terms=BANDITS, killed=12, headline="Gunmen storm Aston market"),
    ),
    "two blasts days apart in the same words": (
        shooting("a", 0, type="bombing", killed=3, injured=5, headline="Car bomb kills three in Aston"),
        shooting("b", 6 * DAY, day=6, type="bombing", killed=4, injured=9, headline="Car bomb kills four in Aston"),
    ),
    "the same toll of the same day in two countries": (
        shooting("a", 0, type="fire", killed=19, injured=30, headline="Hotel fire kills 19"),
        shooting("b", 1, place=ABROAD, type="fire", killed=19, injured=30, headline="Hotel fire kills 19"),
    ),
    "the same toll of the same day in two towns": (
        shooting("a", 0, killed=1, injured=2, headline="One killed, two wounded"),
        shooting("b", 1, place=CORTEZ, killed=1, injured=2, headline="One killed, two wounded"),
    ),
    "one storm's dead in a country, and fewer in the next": (
        shooting("a", 1, type="storm", killed=9, terms=("storm ivo",), headline="Storm Ivo kills nine"),
        shooting("b", 20, 1, ABROAD, type="storm", killed=2, terms=("storm ivo",), headline="Storm Ivo kills two"),
    ),
    "one storm's dead in a country, and more in the next": (
        shooting("a", 1, type="storm", killed=9, terms=("storm ivo",), headline="Storm Ivo kills nine"),
        shooting("b", 20, 1, ABROAD, type="storm", killed=12, terms=("storm ivo",), headline="Storm Ivo kills 12"),
    ),
    "one storm's dead in a country, and those whom it hurt in the next": (
        shooting("a", 1, type="storm", killed=9, terms=("storm ivo",), headline="Storm Ivo kills nine"),
        shooting("b", 5, place=ABROAD, type="storm", injured=12, terms=("storm ivo",), headline="Storm Ivo hurts 12"),
    ),
    "one storm's dead in a country, and the floods that it left in the next": (
        shooting("a", 1, type="storm", killed=9, terms=("storm ivo", "ivo"), headline="Storm Ivo kills nine"),
        shooting("b", 20, 1, ABROAD, type="flood", killed=7, terms=("ivo",), headline="Ivo's floods kill seven"),
    ),
    "a country's toll and that of two together": (
        shooting("a", 1, place=COUNTRY, type="storm", killed=12, terms=("storm ivo",), headline="Storm Ivo kills 12"),
        shooting("b", 9, place=BOTH, wider=True, type="storm", killed=43, terms=("storm ivo",), headline="Storm Ivo"),
    ),
    "a shooting and a crash of one night": (
        shooting("a", 1, killed=1, terms=("elm street",)),
        shooting("b", 5, killed=2, injured=1, type="transport_road", terms=("44",)),
    ),
    "one surname in two towns": (
        shooting("a", 1, killed=1, terms=("ada quell", "quell", "34")),
        shooting("b", 9, place=CORTEZ, killed=1, terms=("omar quell", "quell", "61")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_look_alikes_stay_apart(name: str) -> None:
    assert groups(*APART[name]) == {frozenset("a"), frozenset("b")}


def test_after_ninety_days_an_incident_takes_no_more_news() -> None:
    first, late = (shooting(uri, hour, when=on(0), terms=GUNMEN, killed=1) for uri, hour in (("a", 0), ("b", 91 * DAY)))
    assert groups(first, late) == {frozenset("a"), frozenset("b")}


def test_what_an_article_only_mentions_founds_nothing_that_others_join() -> None:
    news = [report(place, 30, killed=1) for place in (ASTON, CORTEZ)]
    old = report(BELFORT, 0, killed=9, background=True, incident="a", names=("harbour hall",))
    one, other = (
        edition(uri, 30 * DAY + hour, new, old) for hour, (uri, new) in enumerate(zip("ab", news, strict=True))
    )
    assert groups(one, other) == {frozenset("a"), frozenset("b")}


def crimes(number: int) -> tuple[list[EditionReports], dict[str, frozenset[str]]]:
    """Make that many shootings in one city within ten days, two or three articles on each."""
    made, gold = [], {}
    for one in range(number):
        day, killed = one // 2, one % 3
        names = (f"given{one} family{one}", f"family{one}", str(15 + one), f"road{one} street", f"{one + 11}00 block")
        for article in range(2 + one % 2):
            uri = f"urn:{one}/{article}"
            shown = names[: 3 + article] if article else names
            made.append(
                shooting(
                    uri, day * DAY + one % 2 + 4 * article, day=day, terms=shown, killed=killed, injured=1 + one % 2,
                    headline="Police look for gunman after shooting in Aston",
                )
            )  # fmt: skip
            gold[uri] = frozenset({str(one)})
    return made, gold


def test_an_article_s_names_are_of_the_incident_that_it_is_about() -> None:
    old = report(ASTON, -40, killed=1, incident="a", background=True, names=("bert moss", "moss"))
    article = edition("b", 1, report(ASTON, killed=1), old, terms=(*GUNMEN, *BANDITS[:2]))
    own, mentioned = units(article, article.time)
    assert own.terms == frozenset(GUNMEN)
    assert mentioned.terms == {"bert moss", "moss"}
    assert mentioned.minor


def test_casualties_of_another_day_are_what_an_article_is_about_where_it_has_no_others() -> None:
    hearing, deed = report(ASTON), report(ASTON, -40, killed=1, incident="a", background=True, names=("quell",))
    article = edition("b", 1, hearing, deed, terms=GUNMEN)
    _, told = units(article, article.time)
    assert told.terms == frozenset(GUNMEN)
    assert not told.minor


def test_twenty_shootings_in_one_city_in_ten_days_stay_twenty() -> None:
    made, gold = crimes(20)
    found = groups(*made)
    scores = merging.score(found, gold)
    assert len(found) == 20
    assert scores["bcubed_f1"].value == 1.0


WORDS = (
    "porch bakery tram ferry orchard bridge cinema garage depot market stadium harbour tavern school chapel motel "
    "quarry garden tunnel library"
).split()


def test_shootings_without_names_do_not_all_chain() -> None:
    """Place, kind and figures are alike, and the headlines but for one word: some of two days may be taken for one."""
    made = [
        shooting(
            f"urn:{one}", one * 12, day=one // 2, killed=one % 3 or None, injured=1 + one % 2,
            headline=f"Shots at {word} in Aston",
        )
        for one, word in enumerate(WORDS)
    ]  # fmt: skip
    found = groups(*made)
    assert max(map(len, found)) <= 4
    assert len(found) >= len(WORDS) // 2


def test_reports_without_names_of_one_shooting_do_not_fall_apart() -> None:
    made = [
        shooting(f"urn:{one}", one * 5, killed=1, injured=2, headline=headline)
        for one, headline in enumerate((
            "One dead, two hurt in Aston shooting", "Police seek gunman after fatal shooting at Aston tavern",
            "Man killed outside Aston tavern", "Aston tavern shooting leaves one dead",
        ))
    ]  # fmt: skip
    assert groups(*made) == {frozenset(f"urn:{one}" for one in range(4))}


def test_a_toll_of_several_towns_is_no_towns_own() -> None:
    wide = [
        report(COUNTRY, type="missile_strike", killed=11, wider=True),
        report(ASTON, type="missile_strike", killed=7), report(CORTEZ, type="missile_strike", killed=4),
    ]  # fmt: skip
    first, later = edition("a", 0, *wide), edition("b", 4, report(ASTON, type="missile_strike", killed=9))
    settler, made = settled(first, later)
    assert settler.group(made[1][0]) is made[0][1]


def test_of_two_towns_of_an_article_an_incident_takes_its_own() -> None:
    name = ("kirui",)
    riot = (
        edition("a", 0, report(ASTON, type="riot", killed=1, names=name), terms=name),
        edition("b", 9, report(ASTON, type="riot", killed=6, names=name), terms=name),
    )
    both = edition(
        "c", 10, report(BELFORT, type="riot", killed=1, names=name), report(ASTON, type="other", killed=7, incident="a"),
        terms=name,
    )  # fmt: skip
    settler, made = Settler(), list[Unit]()
    for one in (*riot, both):
        fresh = units(one, one.time)
        settler.change([], fresh)
        made += fresh
    *_, belfort, aston = made
    assert settler.group(aston) is settler.group(made[0]) is not settler.group(belfort)


def test_a_country_that_an_article_tells_apart_has_no_other_country_s_toll() -> None:
    name = ("storm orvella", "orvella")
    first = edition("a", 0, report(ASTON, type="storm", killed=6, names=name), terms=name)
    later = edition(
        "b", 9, report(ABROAD, type="storm", killed=4, names=name), report(COUNTRY, type="storm", killed=11, names=name),
        terms=name,
    )  # fmt: skip
    settler, made = settled(first, later)
    abroad, here = made[1]
    assert settler.group(abroad) is abroad
    assert settler.group(here) is made[0][0]


def test_a_new_event_in_the_same_place_is_not_the_old_one_that_its_article_recalls() -> None:
    old = edition("a", 0, report(type="earthquake", killed=37, injured=200), headline="Quake kills 37 in Aston")
    new = edition(
        "b", 5 * DAY, report(day=5, type="earthquake", killed=1, injured=3),
        report(type="earthquake", killed=37, background=True, incident="a"), headline="Aftershock kills one in Aston",
    )  # fmt: skip
    settler, made = settled(old, new)
    aftershock, recalled = made[1]
    assert settler.group(aftershock) is aftershock
    assert settler.group(recalled) is made[0][0]


def test_an_attack_on_an_anniversary_is_not_the_old_one() -> None:
    old = edition("old", 0, report(killed=29, type="bombing", when=on(0, 30), background=True), terms=GUNMEN)
    new = edition("new", 9, report(killed=5, type="bombing"), terms=GUNMEN)
    assert groups(old, new) == {frozenset({"old"}), frozenset({"new"})}


def test_a_country_s_toll_above_all_that_a_town_has_is_not_the_town_s() -> None:
    flood: dict[str, Any] = {"type": "flood", "claims": ()}
    first = edition(
        "first", 0, report(COUNTRY, killed=63, wider=True, **flood), report(ASTON, killed=22, **flood),
        report(CORTEZ, killed=14, **flood),
    )  # fmt: skip
    second = edition("second", 9, report(COUNTRY, killed=65, **flood))
    settler, made = Settler(), list[Unit]()
    for one in (first, second):
        fresh = units(one, one.time)
        settler.change([], fresh)
        made += fresh
    assert settler.group(made[3]) is settler.group(made[0])


def test_towns_of_one_disaster_take_only_their_own_parts() -> None:
    def quake(place: Place, killed: int) -> Report:
        wider = place is COUNTRY
        return report(place, type="earthquake", killed=killed, wider=wider, names=("kirui", "pass"), claims=())

    first = edition("a", 0, quake(COUNTRY, 40), quake(ASTON, 6), quake(BELFORT, 2), terms=("kirui", "pass", "belfort"))
    later = edition("b", 5, quake(COUNTRY, 44), quake(CORTEZ, 9), quake(BELFORT, 4), terms=("kirui", "pass", "aston"))
    settler, made = Settler(), list[Unit]()
    for one in (first, later):
        fresh = units(one, one.time)
        settler.change([], fresh)
        made += fresh
    of = {(unit.uri, unit.report.place.name): settler.group(unit) for unit in made}
    assert of["b", "Belfort"] is of["a", "Belfort"]
    assert of["b", "Cortez"] is not of["a", "Aston"]


@pytest.mark.parametrize(("killed", "day", "apart"), [(2, 6, True), (2, 1, False), (20, 6, False)])
def test_a_smaller_disaster_days_later_is_another(killed: int, day: int, *, apart: bool) -> None:
    quake = edition("a", 0, report(ASTON, type="earthquake", killed=24), terms=("pass",))
    toll = edition("b", 30, report(ASTON, type="earthquake", killed=31), terms=("pass",))
    later = edition("c", day * DAY + 24, report(ASTON, day, type="earthquake", killed=killed), terms=("pass",))
    assert (frozenset({"c"}) in groups(quake, toll, later)) is apart


@pytest.mark.parametrize(("kind", "found"), [("air_strike", "place_around"), ("shooting", "place_near")])
def test_air_strikes_on_neighbouring_towns_are_each_town_s_own(kind: EventType, found: str) -> None:
    near = replace(ASTON, geonameid=99, name="Nearby")
    profile = Profile()
    profile.add(units(first := edition("a", 0, report(ASTON, type=kind, killed=14)), first.time)[0])
    (unit,) = units(later := edition("b", 3, report(near, type=kind, killed=9)), later.time)
    assert place(unit, profile) == found


def test_first_reports_with_many_hurt_are_those_of_a_large_event() -> None:
    first = edition("a", 0, report(ASTON, type="bombing", killed=3, injured=27))
    again = edition("b", 2, report(ASTON, type="bombing", killed=3, injured=27))
    later = edition("c", 14, report(ASTON, day=1, type="bombing", killed=21, injured=33))
    assert groups(first, again, later) == {frozenset("abc")}


def test_what_an_article_sets_apart_from_its_own_is_another() -> None:
    first = edition("a", 0, report(ASTON, killed=2, injured=5), terms=("mill road",), headline="Two shot dead at club")
    news = report(ASTON, 1, killed=1, incident="main", names=("mill road",))
    other = report(ASTON, 0, background=True, incident="a")
    last = edition("c", 48, report(ASTON, killed=3, injured=4), terms=("mill road",), headline="Third victim of club dies")

    def later(*told: Report) -> EditionReports:
        return edition("b", 24, *told, terms=("mill road",), headline="Man shot dead on Mill Road")

    assert frozenset("b") in groups(first, later(news, other), last)
    assert frozenset("ab") in groups(first, later(news))
