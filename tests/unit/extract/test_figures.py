"""Figures of one sentence: which number is the toll, which a part of it, and of what kind it is."""

from __future__ import annotations

import pytest

from pipeline.extract import incidents, places, text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article, gazetteer

LEAD = "The minister spoke on Monday. He had come by train. It was late."


def _told(body: str) -> list[tuple[str, int, str]]:
    return [(m.kind, m.value, m.role) for m in propose(text.read(article(body))) if m.label == "own" and m.value]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Doctors said 22 of the more than 90 injured were children.", [("injured", 22, "part"), ("injured", 90, "total")]),
        ("Six of the nine dead were miners.", [("killed", 6, "part"), ("killed", 9, "total")]),
        ("A quake killed 34. Twelve of the dead were in a hamlet.", [("killed", 34, "total"), ("killed", 12, "part")]),
        ("A crash killed nine. Three of the dead were children.", [("killed", 9, "total"), ("killed", 3, "part")]),
        # all of them are no part, and where no whole is told they are all that is known
        ("Relatives named all eight of the dead.", [("killed", 8, "total")]),
        ("Twelve of the dead were in one hamlet.", [("killed", 12, "total")]),
    ],
)
def test_a_part_and_its_whole_are_both_read(body: str, told: list[tuple[str, int, str]]) -> None:
    assert sorted(_told(body)) == sorted(told)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Nine prisoners were burned alive in their cells.", "killed"),
        ("Nine prisoners were burned beyond recognition in their cells.", "killed"),
        ("Nine prisoners were burned in their cells.", "injured"),
    ],
)
def test_who_is_burned_alive_is_dead(body: str, kind: str) -> None:
    assert {one for one, _, _ in _told(body)} == {kind}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Officials fear that more than 100 people died in the flood.", "missing"),
        ("Officials said that more than 100 people died in the flood.", "killed"),
        ("Officials had feared that more than 100 people died in the flood.", "killed"),
    ],
)
def test_those_of_whom_it_is_feared_are_not_counted_as_dead(body: str, kind: str) -> None:
    assert {one for one, _, _ in _told(body)} == {kind}


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Israel's offensive has killed 34,000 people.", False),
        ("Russia's invasion has cost 12,000 lives.", False),
        ("Israel's offensive killed 34 people on Sunday.", True),
        ("Forty people were killed in Leeds in the past two weeks.", False),
        (f"{LEAD} Forty people were killed in the past two weeks.", True),
        (f"{LEAD} Forty people were killed on the roads in the past two weeks.", False),
    ],
)
def test_what_a_war_or_some_weeks_cost_is_no_incidents_toll(body: str, killed: bool) -> None:  # noqa: FBT001 - a table
    found = propose(text.read(article(body)))
    assert any(m.label == "own" and not m.barred for m in found if m.value) is killed


def test_the_leads_number_replaces_the_headlines_vague_word() -> None:
    document = text.read(article("More than 500 people were injured in Leeds.", "Blast injures hundreds in Leeds"))
    mentions = propose(document)
    for mention in mentions:
        mention.chosen = mention.sentence.headline  # as the scorer may choose
    reports = incidents.assemble(document, mentions, places.find(document, gazetteer()))
    assert [report.injured.best for report in reports if report.injured] == [500]


@pytest.mark.parametrize(
    "body",
    [
        "More than 50 people were killed or injured in the attack.",
        "The flood left 300 people dead or missing.",
        "As many as 200 people were killed and wounded in the attack.",
    ],
)
def test_the_dead_counted_with_others_are_no_toll(body: str) -> None:
    assert _told(body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Five killed and injured 12 in a blast.", [("killed", 5, "total"), ("injured", 12, "total")]),
        ("Two shootings leave one man dead.", [("killed", 1, "total")]),
        ("Two crashes claimed three lives.", [("killed", 3, "total")]),
    ],
)
def test_what_did_it_is_not_counted(body: str, told: list[tuple[str, int, str]]) -> None:
    assert sorted(_told(body)) == sorted(told)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A crash left one dead and four in hospital.", [("killed", 1, "total"), ("injured", 4, "total")]),
        ("A total of 17 people have so far been confirmed dead.", [("killed", 17, "total")]),
        ("The bomb killed two soldiers and seven were wounded.", [("killed", 2, "total"), ("injured", 7, "total")]),
        ("A bomb that killed two men and a boy was hidden in a car.", [("killed", 2, "total"), ("killed", 1, "total")]),
    ],
)
def test_who_has_a_verb_of_his_own_is_counted_by_it(body: str, told: list[tuple[str, int, str]]) -> None:
    assert sorted(_told(body)) == sorted(told)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A crash killed four people and injured the other 38.", [("killed", 4, "total"), ("injured", 38, "total")]),
        ("A crash left four dead, injuring the remaining 38 men.", [("killed", 4, "total"), ("injured", 38, "total")]),
        ("After the wreck 63 were rescued and 14 were missing.", [("missing", 14, "total")]),
        ("After the wreck the navy rescued 14 missing men.", []),
    ],
)
def test_the_others_are_counted(body: str, told: list[tuple[str, int, str]]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Ada Quell, who died with six others in a crash, was buried on Thursday.", {("killed", 1), ("killed", 6)}),
        ("Ada Quell was killed with her two sons in a crash on Sunday.", {("killed", 1), ("killed", 2)}),
        ("A girl was injured with three others in a crash on Sunday.", {("injured", 1), ("injured", 3)}),
        ("A man was killed with two shots on Sunday.", {("killed", 1)}),
        ("Two people died with three others missing on Sunday.", {("killed", 2)}),
        ("Two people were killed with five others in hospital on Sunday.", {("killed", 2)}),
    ],
)
def test_what_befell_somebody_befell_those_with_him(body: str, told: set[tuple[str, int]]) -> None:
    assert {(kind, value) for kind, value, _ in _told(body) if kind != "missing"} == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man wanted in the killing of three people was caught.", [("killed", 3, "total")]),
        ("Police shot a man wanted for murdering two women.", [("killed", 2, "total")]),
        ("A man who wanted to kill two people was caught.", []),
    ],
)
def test_who_is_wanted_did_it_and_who_wanted_to_did_not(body: str, told: list[tuple[str, int, str]]) -> None:
    assert [one for one in _told(body) if one[0] == "killed"] == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A fourth Mt. Vernon student has died after a crash on Friday.", 4),
        ("A second Akron man has died after a shooting on Sunday.", 2),
        ("The First Baptist Church man died on Sunday.", 1),
        ("The third Akron man charged in the death was held.", 0),
        ("She is the eighth victim of the train crash near Akron.", 8),
        ("A policeman died on Monday, the 12th fatality of Saturday's bombing in Lahore.", 12),
        ("The 20th victim of the building collapse was identified as a nurse.", 20),
        ("A cook was shot dead, the ninth victim of gun violence in the city this year.", 1),
        ("The third victim of the stabbing is in hospital.", 0),
        ("A man died in a crash. The second victim of the crash was taken to hospital with serious injuries.", 1),
        ("A skier died near Vail. It was the 15th fatality in an avalanche in the United States this winter.", 1),
        ("A climber fell to his death on Monday, the second death from a fall on the mountain.", 1),
        ("Two people died in a fire. Arrests over the deaths now total 12.", 2),
        ("The second suspect in the shooting death of a boy was caught.", 1),
        ("The deaths in the train crash near Jauja are now 10.", 10),
        ("The dead in the crash now number 10, the director said.", 10),
        ("The dead of the crash are now 10 days in the morgue.", 0),
        ("The number of dead in the blast of 14.03.2026 is therefore nine (09).", 9),
    ],
)
def test_counts_up_to_now(body: str, told: int) -> None:
    assert max((value for kind, value, _ in _told(body) if kind == "killed"), default=0) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Fourteen (14) persons embraced martyrdom in the blast.", [("killed", 14, "total")]),
        ("Forty-nine (49) persons were injured.", [("injured", 49, "total")]),
        ("Two sources put the losses of the army in the ambush at 34.", [("killed", 34, "total")]),
        ("Insurers put the losses in the floods at $34 million.", []),
        ('The administrator said the toll was "41 at the moment."', [("killed", 41, "total")]),
        ("She gave the number of injured as 127.", [("injured", 127, "total")]),
        ("Six passersby were cut by flying glass.", [("injured", 6, "total")]),
        ("Typhoon Halmar was dying over the mountains.", []),
        (
            "The blast left 26 dead, including 7 children and two women, and 41 wounded.",
            [("killed", 26, "total"), ("killed", 7, "part"), ("killed", 2, "part"), ("injured", 41, "total")],
        ),
        (
            "The army, which first spoke of 13 dead, did not repeat that. The mayor said the toll was 41.",
            [("killed", 13, "superseded"), ("killed", 41, "total")],
        ),
        (
            "Albay reported eight fatalities, Quezon six and Rizal five.",
            [("killed", 8, "total"), ("killed", 6, "total"), ("killed", 5, "total")],
        ),
        (
            "A storm killed 61. Thirty-six of the dead were in Laos; 21 were in Vietnam; and four in China.",
            [("killed", 61, "total"), ("killed", 36, "part"), ("killed", 21, "part"), ("killed", 4, "part")],
        ),
    ],
)
def test_how_offices_and_wires_count(body: str, told: list[tuple[str, int, str]]) -> None:
    assert sorted(_told(body)) == sorted(told)
