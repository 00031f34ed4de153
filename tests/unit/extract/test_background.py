"""Background: old events kept apart from the article's own, whatever their figures."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


def _figures(body: str, headline: str) -> tuple[set[int], set[int]]:
    """Killed of the article's own incidents, and of those in the background."""
    own, past = set[int](), set[int]()
    for report in reports(body, headline):
        if report.killed is not None:
            (past if report.background else own).add(report.killed.best)
    return own, past


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        ("A jury convicted a former soldier on Friday. The attack at a bus stop killed four people.", ""),
        ("A man who killed four people at a petrol station was sentenced to life in prison on Friday.", ""),
        ("He pleaded guilty to the murders.\n\nThe attack killed four people.", "Gunman in mall attack pleads guilty"),
        ("Prosecutors will seek the death penalty.\n\nFour people were killed.", "Prosecutors seek the death penalty"),
        ("The trial of a nurse opened on Monday.\n\nFour people were killed at the clinic.", "Murder trial opens"),
        ("A retired plumber was arrested on Friday in the 1983 slayings of four people.", ""),
        ("Forty years later, police have charged a man with killing four students.", ""),
        ("The town marked the anniversary of the fire that killed four people.", ""),
        ("A public inquiry opened on Monday into the fire.\n\nFour people were killed in the blaze.", ""),
        ("The parole board met.\n\nShe killed four people in 2009.", "Killer denied parole"),
        ("A coroner opened an inquest into the deaths of four people in a crash between a train and a coach in March.", ""),
        ("An inquiry into the stampede in which four people died in Kisii in May has found that gates were locked.", ""),
        ("Ministers asked for the diplomat's return.\n\nFour people were killed in the crash on March 3.", ""),
    ],
)
def test_an_old_case_is_background(body: str, headline: str) -> None:
    assert _figures(body, headline) == (set(), {4})


@pytest.mark.parametrize(
    "body",
    [
        "The death toll from a dam collapse on 3 June rises to four, while 20 people are still missing.",
        "Officials said that the death toll of the April earthquake rose to four on Sunday.",
        "A man killed four people in a bar on Saturday; he had been convicted of assault in 2011.",
        "A truck rammed into a crowd, killing four. The driver was previously convicted of terrorism.",
        "A gunman killed four people on Sunday. He could face the death penalty if he is convicted.",
        "Four people were killed when a coach overturned on a motorway on Saturday.",
        "A suspect appeared in court on Monday after four people were killed on Saturday.",
        "Four people were killed in a bomb attack in Leeds on Monday as the town marked the anniversary of the riot.",
        "Soldiers killed four men in a raid that could wreck the 2005 peace agreement.",
        "Four militants were killed in an ambush, the third in the region since August.",
    ],
)
def test_news_stays_news(body: str) -> None:
    assert _figures(body, "") == ({4}, set())


def test_the_running_count_of_an_epidemic_is_no_incident_s_toll() -> None:
    assert _figures("The cholera epidemic has killed 2,100 people in the country.", "") == (set(), {2100})


@pytest.mark.parametrize(
    ("body", "past"),
    [
        ("Seven people were killed in a blast on Sunday.\n\nA similar attack in 2019 killed 90 people.", {90}),
        ("Seven people were killed in a fire.\n\nIn March 2011, a fire at the same factory killed 112 workers.", {112}),
        ("Seven people were killed in a quake.\n\nIt was the deadliest since a 1999 quake killed 17,000 people.", {17000}),
        ("Seven people were killed in a crash.\n\nLast year, 2,300 people were killed on the country's roads.", {2300}),
        ("Seven people were killed in a fire.\n\nNine others, who died there a year ago, were remembered.", {9}),
        ("Seven people were killed in a shooting.\n\nTen years ago, a gunman killed 32 students there.", {32}),
    ],
)
def test_a_larger_old_figure_stays_apart(body: str, past: set[int]) -> None:
    assert _figures(body, "") == ({7}, past)


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        pytest.param("Police have charged two men over the deaths. Four people were killed in a farmhouse that has stood "
                     "empty ever since.", "", marks=pytest.mark.xfail(strict=True, reason="an old case without a date")),
    ],
)  # fmt: skip
def test_known_misses(body: str, headline: str) -> None:
    own, _ = _figures(body, headline)
    assert own == set()


def test_an_old_event_before_a_court_is_told_once() -> None:
    found = reports(
        "The driver of a bus that overturned near Puebla in January, killing 14 pilgrims, will stand trial, a judge ruled.",
        "Driver charged over bus crash",
    )
    assert [(one.background, one.killed and one.killed.best, one.when.start.month) for one in found] == [(True, 14, 1)]


@pytest.mark.parametrize(
    ("body", "month"),
    [
        ("A man who shot dead five people in Toledo in March was jailed for life on Monday.", 3),
        ("A court in Leeds jailed a man for life on Monday for the murder of two women in January.", 1),
        ("The trial of a man accused of driving into a crowd in March, killing four people, opened on Monday.", 3),
    ],
)
def test_a_trial_s_deed_has_its_own_time(body: str, month: int) -> None:
    (report,) = reports(body)
    assert (report.when.start.month, report.background) == (month, True)


@pytest.mark.parametrize(
    ("body", "past"),
    [
        ("A court in Leeds sentenced nine men to death on Monday for killing two policemen.", True),
        ("A judge jailed a man for life on Monday for the murder of two women in Leeds.", True),
        ("A court in Leeds on Monday cleared a man of murdering two women.", True),
        ("A court in Leeds jailed three men for 12 years on Monday over a fire that killed two women.", True),
        ("Police in Akron jailed a man on Monday after two women were shot dead on Sunday.", False),
        ("Two inmates were killed in Leeds on Monday, a day after a court jailed a gang leader.", False),
        ("Two women died in Leeds on Monday as crews cleared a road of snow.", False),
    ],
)
def test_what_a_court_decides_on_is_past(body: str, past: bool) -> None:  # noqa: FBT001 - a table
    assert {report.background for report in reports(body)} == {past}


@pytest.mark.parametrize("body", [
    "The toll of Chile's worst earthquake in six decades has risen to 2,497.",
    "The toll of the deadliest flood in more than two decades rose to 900, officials said.",
])  # fmt: skip
def test_the_worst_in_decades_is_news(body: str) -> None:
    assert _figures(body, "")[1] == set()
