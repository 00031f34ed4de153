"""Incidents that are told without a figure."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        ("A grenade attack occurs at a market in Kigali, Rwanda.", "bombing", "Kigali"),
        ("A large fire broke out at a market in central Lagos on Sunday.", "fire", "Lagos"),
        ("A magnitude 5.5 earthquake struck near Arequipa, Peru. No damage was reported.", "earthquake", "Arequipa"),
        ("The volcano erupted near Antigua Guatemala on Monday, forcing 300 families from their homes.", "eruption",
         "Antigua Guatemala"),
        ("Warplanes bombed an army depot outside Aleppo in Syria.", "air_strike", "Aleppo"),
        ("Residents were ordered to leave Winnipeg, Canada, as a result of flooding.", "flood", "Winnipeg"),
        ("Militants attack an office of the intelligence agency in Peshawar and take hostages.", "clash", "Peshawar"),
        ("Typhoon Orla made landfall near Tacloban in the Philippines.", "storm", "Tacloban"),
        ("A freight train derailed near Pretoria in South Africa on Sunday.", "transport_rail", "Pretoria"),
        ("A loud explosion has been heard in Peshawar, local media reported.", "explosion", "Peshawar"),
        ("Explosion heard in central Rotterdam - witnesses", "explosion", "Rotterdam"),
        ("There has been an explosion at a paper mill in Santiago, Chile.", "explosion", "Santiago"),
        ("There are reports of an explosion at a mall in Manila.", "explosion", "Manila"),
        ("Police in Nice, France, said they were responding to reports of a stabbing at a church.", "stabbing", "Nice"),
        ("A strong quake has been felt in the Turkish city of Adana.", "earthquake", "Adana"),
        ("Shots were fired outside a theatre in central Vienna on Sunday.", "shooting", "Vienna"),
        ("A car has driven into a group of people in Berlin, the fire brigade said.", "vehicle_attack", "Berlin"),
        ("A passenger plane with 72 people on board has crashed near Pokhara in Nepal.", "transport_air", "Pokhara"),
        ("A ferry has sunk off Mombasa and rescuers are looking for survivors.", "transport_sea", "Mombasa"),
        ("A train came off the rails near Turin on Sunday.", "transport_rail", "Turin"),
        ("Firefighters were battling a huge blaze at a refinery in Rotterdam.", "fire", "Rotterdam"),
        ("A building has collapsed in Milan, and people are trapped, firefighters said.", "collapse", "Milan"),
        ("UNIDENTIFIED PERSONS THREW A GRENADE AT A POLICE STATION IN MEDELLIN LAST NIGHT.", "bombing", "Medell\u00edn"),
        ("UNKNOWN MEN SET FIRE TO A BUS IN GUAYAQUIL THIS MORNING.", "arson_fire", "Guayaquil"),
        ("Rebels and soldiers exchanged fire in Goma in the Democratic Republic of the Congo.", "clash", "Goma"),
    ],
)  # fmt: skip
def test_an_incident_without_a_figure_has_a_report(body: str, kind: str, place: str) -> None:
    (report,) = reports(body)
    assert (report.type, report.place.name, report.killed, report.injured) == (kind, place, None, None)


@pytest.mark.parametrize(
    "body",
    [
        "Shares in Lagos crashed on Monday as the currency collapsed.",
        "The home team attacked from the start and won the match in Leeds.",
        "An actor recovers from a heart attack in Los Angeles.",
        "Police in Paris foiled a bomb attack, the minister said.",
        "Experts in Tokyo warn that a quake could strike the city.",
        "Firefighters held a drill in Denver.",
        "The senate in Manila voted on the budget after a storm of protest.",
        "A museum in Hiroshima commemorates the bombing of 1945.",
        "The film about the attack opens in Boston.",
        "Hackers attacked a bank in Dublin.",
        "The mayor of Turin came under fire for his budget.",
        "The bomb squad blew up a suspicious bag at a station in Paris on Sunday.",
        "Experts defused a bomb of the war in Hamburg on Sunday.",
        "A false alarm emptied a station in Madrid on Sunday after reports of gunfire.",
        "North Korea fired two missiles into the sea on Sunday, Seoul said.",
        "India test-fired a missile off the coast of Odisha on Sunday.",
        "A rocket with a weather satellite was launched from French Guiana on Sunday.",
        "Clashes between two parties over the budget in Rome delayed the summer recess.",
        "Heat wave hits sales of coats in Berlin.",
        "Blast from the past: old hits fill a hall in Berlin.",
        "A guitarist dies in Austin after a long battle with cancer.",
    ],
)
def test_what_is_no_incident_has_none(body: str) -> None:
    assert reports(body) == ()


def test_a_figure_makes_it_superfluous() -> None:
    (report,) = reports("A fire broke out at a market in Lagos, killing two people.")
    assert report.killed is not None


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("A helicopter carrying the governor made a hard landing near Tabriz, Iran, on Monday.", "transport_air"),
        ("A military plane carrying Malawi's vice president went missing in Malawi on Monday.", "transport_air"),
        ("Controllers in Malawi lost contact with a military aircraft on Monday.", "transport_air"),
        ("A submersible vanished off Boston on Monday, the coast guard said.", "transport_sea"),
        ("A ferry ran aground near Chittagong, Bangladesh, on Monday, police said.", "transport_sea"),
        ("A tailings dam burst in Mariana, Brazil, on Monday, sending mud through homes.", "collapse"),
    ],
)
def test_a_lost_craft_is_an_incident_before_anybody_counts(body: str, kind: str) -> None:
    assert [report.type for report in reports(body)] == [kind]


@pytest.mark.parametrize(
    "body",
    [
        "A nine-year-old boy went missing from a park in Leeds on Monday, police said.",
        "A plane made an emergency landing in Denver on Monday after a warning light came on.",
        "Economists in London said on Monday that a hard landing was possible.",
        "The contact between the two ministers in London was lost on Monday.",
    ],
)
def test_other_losses_are_none(body: str) -> None:
    assert reports(body) == ()


def test_an_epidemic_s_count_beside_other_violence_is_no_incident() -> None:
    body = (
        "A cholera outbreak in Sudan has killed 172 people in a week, the ministry said Monday.\n\n"
        "The ministry recorded 2,729 cases as the capital struggles with power cuts after drone strikes on power stations."
    )
    assert {report.type for report in reports(body) if not report.background} <= {"disease"}


@pytest.mark.parametrize("told", ["no word on", "no information about", "no details of", "no confirmation of"])
def test_casualties_that_nobody_knows_of_are_not_none(told: str) -> None:
    first = reports(f"A ferry ran aground near Chittagong, Bangladesh, on Monday. There was {told} casualties.")[0]
    assert first.killed is None
    assert first.injured is None
