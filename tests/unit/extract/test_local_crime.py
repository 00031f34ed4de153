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
