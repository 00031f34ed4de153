"""Local crime: how a station opens its story, who was hurt, of what kind it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.reading import own, reports

if TYPE_CHECKING:
    from pipeline.model import Report


def count(report: Report, kind: str) -> int:
    figure = getattr(report, kind)
    return 0 if figure is None else figure.best


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("AKRON, Ohio - Three students were hurt when a bus overturned.", 0, 3),
        ("AKRON, Ohio - Five people were shot, two of them fatally, at a party.", 2, 3),
        ("AKRON - Several people were shot dead at a party.", 3, 0),
        ("AKRON, Ohio - A student was hurt when a bus overturned.", 0, 1),
        ("Jean-Paul Martin was shot dead at a party in Akron.", 1, 0),
        ("Two men were taken to Regional One in critical condition after a shooting.", 0, 2),
        ("A clerk was pistol-whipped during a robbery in Akron.", 0, 1),
        ("AKRON, Ohio - A clerk was pistol-whipped and robbed in Akron.", 0, 1),
        ("Three men were flogged by a mob in Akron.", 0, 3),
    ],
)
def test_who_was_hurt(text: str, killed: int, injured: int) -> None:
    assert (count(own(text), "killed"), count(own(text), "injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "attackers"),
    [
        ("Man dies after stabbing in Leeds. The man, 24, died at the scene.", 1, 0),
        ("A man was shot dead by police after stabbing two people in Leeds.", 0, 1),
        ("A man died after a stabbing attack in Leeds.", 1, 0),
        ("A man was shot dead by police after attacking a nurse in Leeds.", 0, 1),
    ],
)
def test_a_stabbing_is_no_deed_of_the_dead(text: str, killed: int, attackers: int) -> None:
    assert (count(own(text), "killed"), count(own(text), "perpetrators_killed")) == (killed, attackers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An inmate of Metro Jail was beaten to death by his cellmate in Mobile.", "other"),
        ("Two people were killed when a metro train derailed in Delhi.", "transport_rail"),
        ("A house fire that killed three people in Akron was deliberately set.", "arson_fire"),
        ("A house fire killed three people in Akron.", "fire"),
    ],
)
def test_of_what_kind_it_was(text: str, kind: str) -> None:
    assert own(text).type == kind


def test_an_item_of_a_round_up_is_of_the_kind_that_the_lead_counts() -> None:
    body = (
        "Two people were killed in two separate shootings in Memphis over the weekend, police said.\n\n"
        "A man was found dead in a car on Friday night on Overton Road.\n\n"
        "On Saturday, officers were called to a parking lot. A woman was pronounced dead."
    )
    assert {report.type for report in reports(body)} == {"shooting"}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Gunmen believed to be bandits killed seven people in Zamfara.", 7, 0),
        ("Gunmen suspected to be armed robbers shot dead a POS operator and two of her customers in Lagos.", 3, 0),
        ("Men who were said to be herders wounded three farmers in Benue.", 0, 3),
        ("Three men believed to be militants were killed in Kunar.", 3, 0),
        ("A lifeguard was stabbed at a pool in Akron.", 0, 1),
        ("A two-year-old was killed and her parents were hurt when a tree fell in Akron.", 1, 2),
        ("A six-month-old and her mother were killed in Akron.", 2, 0),
        ("Three died when a train hit a car in Akron. A boy is in critical condition. No passenger was hurt.", 3, 1),
        ("No one was hurt when a train hit a car in Akron.", 0, 0),
    ],
)
def test_whom_it_befell(text: str, killed: int, injured: int) -> None:
    assert (count(own(text), "killed"), count(own(text), "injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A woman was mauled to death by dogs in Akron. Officers shot two of the animals.", "other"),
        ("A man was beaten to death in his car in Akron.", "other"),
        ("A boy drowned when a boat capsized off Akron.", "transport_sea"),
        ("Three men were beaten to death by rioters in Akron, and looters set shops ablaze.", "riot"),
    ],
)
def test_what_hands_and_animals_do_is_of_no_listed_kind(text: str, kind: str) -> None:
    assert own(text).type == kind


def test_a_date_with_its_year_before_a_deed_dates_it() -> None:
    body = "A man was sentenced to life. Roe pleaded guilty in the Aug. 14, 2023, killing of a clerk at a store in Akron."
    assert reports(body)[0].when.start.isoformat() == "2023-08-14"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A trooper was killed on a motorway near Akron while he was helping a stranded driver.", 0),
        ("One man was killed and twelve hikers were trapped on a ridge near Akron.", 12),
    ],
)
def test_a_stranded_driver_is_not_missing(text: str, missing: int) -> None:
    assert count(own(text), "missing") == missing


def test_a_two_year_study_is_nobody() -> None:
    assert not reports("A two-year study of killed seals was published in Akron.")


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A crash in Akron killed a nurse and injured her two sons.", 1, 2),
        ("A gunman wounded the couple's three children in Akron.", 0, 3),
        ("A blaze in Akron sent her two grandsons to the hospital.", 0, 2),
        ("The shooting in Akron killed 22-year-old Xander Plugh.", 1, 0),
        ("He is accused of killing 62-year-old Boyd Roe, 60-year-old Joy A. Roe and 31-year-old Emily Roe in Akron.", 3, 0),
        ("A man shot 17-year-old Aiden Perry in the leg in Akron.", 0, 1),
        ("A 22-year-old San Diego man was killed in Akron.", 1, 0),
        ("John and Mary Roe, both 61, died at the scene of a crash in Akron.", 2, 0),
        ("John and Mary Roe, both 61, and two grandchildren were killed in a crash in Akron.", 4, 0),
        ("John Poe and Mary Roe died at the scene of a crash in Akron.", 2, 0),
        ("Devon Hill was shot to death in Akron on Sunday.", 1, 0),
        ("April Jones was found shot to death in Akron on Sunday.", 1, 0),
        ("Terry Lane, 40, was shot to death in Akron on Sunday.", 1, 0),
        ("A woman asleep in bed was killed in Akron on Sunday.", 1, 0),
        ("A University of Ohio student was shot to death in Akron on Sunday.", 1, 0),
        ("One of three teens wounded in Akron on Sunday has died.", 1, 2),
        ("A man was charged in the killing of John Roe, one of three people shot in Akron on Sunday.", 1, 2),
        ("Police in Akron are investigating a double fatal shooting.", 2, 0),
    ],
)
def test_how_the_dead_and_the_hurt_are_named(text: str, killed: int, injured: int) -> None:
    assert (count(own(text), "killed"), count(own(text), "injured")) == (killed, injured)


@pytest.mark.parametrize("text", ["Three held over A47 deaths near Akron.", "The Route 66 deaths shocked Akron."])
def test_a_road_s_number_counts_nobody(text: str) -> None:
    assert all(report.killed is None for report in reports(text))


def test_streets_and_towns_are_nobody() -> None:
    text = "A man was shot dead in Chapel Hill, 20 miles from Akron, on Terry Lane."
    assert count(own(text), "killed") == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A man was shot while driving in Akron, and his car crashed into a pole. He died.", "shooting"),
        ("A man whom police killed in Akron had fired at officers after his car crashed.", "shooting"),
        ("A man died when his car crashed into a pole in Akron.", "transport_road"),
    ],
)
def test_who_was_shot_before_a_crash_was_shot(text: str, kind: str) -> None:
    assert own(text).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "A year after Devon Roe was shot to death in Akron, his family has no answers.",
        "It has been three years since John Roe, 19, was killed in Akron.",
        "Six months after a teen was shot dead in Akron, police have no suspects.",
    ],
)
def test_what_was_years_or_months_since_is_background(text: str) -> None:
    assert all(report.background for report in reports(text))


@pytest.mark.parametrize(
    "text",
    [
        "A week after a teen was shot dead in Akron, police have arrested a man.",
        "A man has died in Akron a year after he was shot in the head.",
        "A man was shot dead in Akron on Sunday, a year after his brother moved there.",
        "Akron police are investigating the city's first homicide of the year after a man was beaten to death on Sunday.",
        "Akron police tell of the third killing of the year after Dana Roe was found beaten to death on Sunday.",
    ],
)
def test_what_is_news_all_the_same(text: str) -> None:
    assert not own(text).background


def test_a_block_is_no_year() -> None:
    text = "A man died and two were wounded in the 1900 block of West Pratt Street in Akron on Sunday."
    assert (own(text).background, count(own(text), "injured")) == (False, 2)


def test_a_film_of_the_shooting_that_is_released_doesn_t_date_it() -> None:
    text = "Akron police on Monday released body camera video of the shooting of Dale Roe, who died."
    assert own(text).when.precision != "day"


def test_an_old_case_stands_where_the_article_does() -> None:
    text = "AKRON, Ohio - A man got life in prison for the 2020 murder of a nurse.\n\nA jury convicted him on Monday."
    assert [report.place.name for report in reports(text)] == ["Akron"]


def test_who_charged_at_the_police_was_charged_with_nothing() -> None:
    text = "Police shot and killed a man who charged at them with a machete Sunday night in Akron."
    assert own(text, "Police kill man who charged with machete in Akron").when.start.isoformat() == "2024-07-07"
