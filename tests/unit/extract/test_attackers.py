"""Attackers' deaths: told apart from their victims', counted once, and none where nobody was attacked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import attackers, figures, text
from tests.unit.extract.reading import article, own, reports


def _told(body: str, headline: str = "") -> tuple[int, int, int]:
    """Killed, injured and attackers' own deaths of the article's own news, 0 where none is given."""
    report = own(body, headline)
    figures = (report.killed, report.injured, report.perpetrators_killed)
    killed, injured, attackers = (figure.best if figure else 0 for figure in figures)
    return killed, injured, attackers


@pytest.mark.parametrize(
    ("body", "headline", "told"),
    [
        ("A plumber was cleaning his rifle when it went off. He had shot himself in the chest and was taken to hospital.",
         "Plumber shoots himself", (0, 1, 0)),
        ("Police were called to a flat in Akron. A man had shot himself while he was showing a friend a stolen pistol.",
         "", (0, 1, 0)),
        ("A boy of nine died on Sunday in what police call an accident.\n\nHe found the gun in a drawer and shot himself.",
         "Boy, 9, dies in accidental shooting", (1, 0, 0)),
        ("A welder has died.\n\nFriends said he had been playing with a revolver and shot himself.", "", (1, 0, 0)),
    ],
)
def test_who_shot_only_himself_attacked_nobody(body: str, headline: str, told: tuple[int, int, int]) -> None:
    assert _told(body, headline) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man killed his wife and then shot himself in their house in Akron.", (1, 0, 1)),
        ("A gunman wounded three people in a bank before he shot himself.", (0, 3, 1)),
        ("A gunman killed a teacher in Akron on Sunday.\n\nHe shot himself when the police came.", (1, 0, 1)),
    ],
)
def test_who_shot_others_first_is_an_attacker(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("One man is dead after an officer-involved shooting in Akron on Sunday.\n\nThe suspect died at the scene.",
         (0, 0, 1)),
        ("A man was shot dead by deputies in Akron.\n\nThe suspect was pronounced dead in an ambulance.", (0, 0, 1)),
        ("An officer was shot dead in Akron on Sunday.\n\nOther officers fired back, and the suspect died at the scene.",
         (1, 0, 1)),
        ("A nurse was shot dead and a suspect was killed by police in Akron on Sunday.", (1, 0, 1)),
    ],
)
def test_who_was_shot_by_the_police_is_one_death(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Four people were found dead in Akron in an apparent murder-suicide.\n\nThe father shot himself.", (3, 0, 1)),
        ("A man killed four people in a murder-suicide in Akron on Sunday. He then shot himself.", (4, 0, 1)),
        ("Four victims were found dead in Akron on Sunday. Police call it a murder-suicide.\n\nThe gunman shot himself.",
         (4, 0, 1)),
    ],
)
def test_the_dead_of_a_murder_and_suicide_hold_the_one_who_did_it(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


def test_a_gunman_who_shot_himself_did_not_do_so_by_mischance() -> None:
    body = "Three women and a child were wounded in Akron on Sunday, and the gunman fatally shot himself."
    assert [report.perpetrators_killed.best for report in reports(body) if report.perpetrators_killed] == [1]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("A nurse and her two sons were found dead in a house in Akron on Sunday.", "none"),
        ("A nurse and her two sons were found dead in a house in Akron. The gunman shot himself.", "perpetrator"),
    ],
)
def test_an_attacker_s_death_that_only_the_scorer_sees_needs_a_word_of_one(body: str, label: str) -> None:
    document = text.read(article(body))
    mentions = figures.propose(document)
    for mention in mentions:
        mention.proposed = mention.label
    first = next(mention for mention in mentions if mention.kind == "killed")
    made = replace(first, kind="perpetrators_killed", label="perpetrator", proposed=None, chosen=True, rule="toll")
    attackers.settle(document, [*mentions, made])
    assert made.label == label


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man who had stabbed a clerk in Akron jumped off a wall, injuring himself.", (0, 1, 0)),
        ("Before she was held, a woman who had tried to kill herself wounded two men in Akron on Sunday.", (0, 2, 0)),
        ("A man who killed his wife in Akron on Sunday tried to kill himself, police said.", (1, 0, 0)),
        ("A man killed his wife in Akron on Sunday in an effort to stop her, then killed himself.", (1, 0, 1)),
    ],
)
def test_who_hurts_himself_or_only_means_to_die_lives(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man shot and killed his wife in Akron on Sunday. He then shot himself but survived, police said.", (1, 0, 0)),
        ("A man shot his wife dead in Akron on Sunday before shooting himself. He is in critical condition.", (1, 0, 0)),
        ("A man killed his wife in Akron and shot himself. The suspect was charged with murder on Monday.", (1, 0, 0)),
        ("A man killed his wife in Akron and shot himself. He died in a hospital.", (1, 0, 1)),
        ("A man killed his wife in Akron on Sunday and fatally shot himself. Her brother is in critical condition.",
         (1, 1, 1)),
        ("A gunman wounded a guard in Akron and shot himself. The gunman is in critical condition.", (0, 1, 0)),
        # others who live, and what he was held for before
        ("A gunman wounded a guard in Akron and shot himself. Another suspect was arrested.", (0, 1, 1)),
        ("A gunman wounded a guard in Akron and shot himself. Two suspects were arrested.", (0, 1, 1)),
        ("A gunman wounded a guard in Akron and shot himself. The gunman's wife is in custody.", (0, 1, 1)),
        ("A gunman wounded a guard in Akron and shot himself. The gunman was arrested in 2019 for assault.", (0, 1, 1)),
        ("A gunman wounded a guard in Akron and shot himself. He was charged with assault in 2019.", (0, 1, 1)),
        ("A gunman wounded a guard, who is in stable condition, in Akron on Sunday and shot himself.", (0, 1, 1)),
    ],
)
def test_who_shot_himself_may_live(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man was shot and killed by Akron police on Sunday. The chief said the man lunged at officers with a knife.",
         (0, 0, 1)),
        ("Akron officers shot and killed a man who had attacked his roommate on Sunday, police said.", (0, 0, 1)),
        ("A man is dead after an officer-involved shooting in Akron. Police say the man pulled a gun.", (0, 0, 1)),
        ("A man who was killed by Akron police on Sunday fired at officers twice, the chief said.", (0, 0, 1)),
        (("Akron police have named a man killed in an officer-involved shooting. Dale Roe, 29, died on Sunday. "
          "When officers came, Roe fired at them."), (0, 0, 1)),
        ("An unarmed man was shot and killed by Akron police on Sunday. Police say the man ran at officers.", (1, 0, 0)),
        ("A man was shot and killed by Akron police on Sunday. It is not clear why they fired.", (1, 0, 0)),
        ("An Akron officer was shot and killed on Sunday. The suspect fired at officers from a window.", (1, 0, 0)),
        ("A bystander was shot and killed by police on Sunday when a man pulled a gun in Akron.", (1, 0, 0)),
        ("A man was killed and another wounded in a shooting in Akron. The suspect pulled a gun, police said.", (1, 1, 0)),
    ],
)
def test_whom_the_police_shot_as_he_attacked_is_an_attacker(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The man shot dead by an officer in Akron on Sunday had stabbed two women, police said.", (0, 2, 1)),
        ("A carjacker was shot and killed by his intended victim in Akron on Sunday.", (0, 0, 1)),
        ("A man was fatally shot as he tried to steal a pickup in Akron on Sunday.", (0, 0, 1)),
        ("A man was shot dead in Akron on Sunday as they tried to rob him, police said of two teens.", (1, 0, 0)),
        ("A woman was shot dead in Akron on Sunday when he tried to rob a store.", (1, 0, 0)),
        ("The officer shot dead in Akron on Sunday had shot at two men.", (1, 0, 0)),
    ],
)
def test_the_dead_had_attacked(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


def test_a_gunman_of_the_headline_is_the_man_of_the_lead() -> None:
    lead = "A man with two pistols was shot and killed at a store in Akron on Sunday, the mayor said."
    assert _told(lead, "Gunman shot dead in Akron store") == (0, 0, 1)
    assert _told("A clerk was shot and killed at a store in Akron.", "Two held in Akron store killing") == (1, 0, 0)


def test_a_suspect_is_none_of_the_nameless_who_were_shot() -> None:
    body = (
        "Deputies found a man in a lot in Akron who had been shot. He died at the scene.\n\n"
        "The suspect, Rick Gantt, 38, argued with the victim."
    )
    assert _told(body) == (1, 0, 0)


def test_who_died_by_suicide_had_killed_the_other() -> None:
    body = "A man fatally stabbed his mother in Akron on Sunday before dying by suicide."
    assert _told(body, "Two dead in Akron home") == (1, 0, 1)
    assert _told("A man shot dead his wife in Akron on Sunday and died by suicide, police said.") == (1, 0, 1)
    assert _told("A crash hurt three people in Akron on Sunday. In a separate case, a man died by suicide.") == (0, 3, 0)
    assert _told("A man who shot and wounded a deputy in Akron was killed by another deputy.") == (0, 1, 1)


@pytest.mark.parametrize(
    "did",
    [
        "then tried to kill himself",
        "then threatened to turn the gun on himself",
        "was going to shoot himself",
        "was about to turn the gun on himself when a deputy came",
        "was shot before he could kill himself",
        "told a friend that he would kill himself",
        "spoke of killing himself",
        "was talked out of killing himself",
        "was kept from shooting himself",
        "almost killed himself",
        "did not shoot himself",
        "wanted to shoot their son and himself",
    ],
)
def test_who_only_meant_to_die_is_none_of_the_dead(did: str) -> None:
    found = figures.propose(text.read(article(f"A man killed his wife in Akron on Sunday. He {did}.")))
    assert [m.value for m in found if m.kind == "perpetrators_killed" and m.rule == "self"] == []


@pytest.mark.parametrize(
    "did",
    [
        "tried to shoot their son and killed himself",
        "had threatened to kill a deputy, then shot himself",
        "went on to shoot himself",
        "used the gun to kill himself",
        "would later kill himself",
        "set fire to the house before killing himself",
        "then turned the gun on himself",
        "had talked of killing her before he shot himself",
        "shot two men playing cards and then himself",
    ],
)
def test_who_did_it_is_one_of_them(did: str) -> None:
    found = figures.propose(text.read(article(f"A man killed his wife in Akron on Sunday. He {did}.")))
    assert [m.value for m in found if m.kind == "perpetrators_killed" and m.rule == "self"] == [1]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A man stabbed two people in Akron on Sunday before he was shot dead by police.", (0, 2, 1)),
        ("A man stabbed two people in Akron on Sunday and was shot dead by police.", (0, 2, 1)),
        ("A Palestinian opened fire at a bus stop in Akron, killing three people before being shot dead.", (3, 0, 1)),
        ("A man opened fire at a bus stop in Akron, killing three people before police shot him dead.", (3, 0, 1)),
        ("A man drove into a crowd in Akron, injuring three people, and was shot dead by officers.", (0, 3, 1)),
        ("A man walked into a bar in Akron on Sunday and was shot dead.", (1, 0, 0)),
        ("A teacher was kidnapped and beaten before being shot dead in Akron.", (1, 0, 0)),
        ("Police opened fire on a crowd in Akron before he was shot dead by a guard.", (1, 0, 0)),
        ("A man stabbed two people in Akron and a guard was shot dead by police.", (1, 2, 0)),
        ("A man who had threatened a teacher was shot dead in Akron.", (1, 0, 0)),
        ("An officer and a man suspected in a carjacking died in a shootout in Akron on Sunday.", (1, 0, 1)),
        ("A man accused of theft died in a cell in Akron on Sunday.", (1, 0, 0)),
        ("A man who opened fire in Akron on Sunday, killing a deacon, was shot dead by a guard.", (1, 0, 1)),
        ("A man who drove a truck into a tree in Akron was killed.", (1, 0, 0)),
        ("A soldier who fired at the rebels was shot dead near Gao.", (1, 0, 0)),
        ("A man wanted for robbery was killed in an exchange of fire in Akron on Sunday.", (0, 0, 1)),
        ("A reporter who had attacked the governor in his columns was shot dead and his driver hurt in Akron.", (1, 1, 0)),
    ],
)
def test_whom_his_attack_ended_with_is_an_attacker(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told


@pytest.mark.parametrize(
    ("behind", "label"),
    [
        ("He had planned to kill himself, he told officers.", "none"),
        ("Officers call it an attempted murder-suicide.", "none"),
        ("He killed himself.", "perpetrator"),
    ],
)
def test_a_suicide_that_was_only_meant_founds_no_death(behind: str, label: str) -> None:
    document = text.read(article(f"A man shot his wife dead in Akron on Sunday. {behind}"))
    mentions = figures.propose(document)
    for mention in mentions:
        mention.proposed = mention.label
    first = next(mention for mention in mentions if mention.kind == "killed")
    made = replace(first, kind="perpetrators_killed", label="perpetrator", proposed=None, chosen=True, rule="toll")
    attackers.settle(document, [*mentions, made])
    assert made.label == label


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Two people were found dead in Akron on Monday. The man shot the woman and then himself, police say.", (1, 0, 1)),
        ("Three people died in Akron on Monday. The man shot two neighbours before he killed himself.", (2, 0, 1)),
        ("Four people were found dead in Akron on Monday. A cook shot a guest and then killed himself.", (4, 0, 1)),
    ],
)
def test_a_deed_that_makes_up_all_the_dead_tells_the_attacker_from_them(body: str, told: tuple[int, int, int]) -> None:
    assert _told(body) == told
