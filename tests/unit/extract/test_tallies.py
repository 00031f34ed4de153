"""What is no incident's toll: shares, rates and habits; and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.extract.tallies import is_mixed, is_tally
from pipeline.extract.text import read, tokenise
from tests.unit.extract.reading import article, own


def words(text: str) -> list[str]:
    sentence = read(article(text)).sentences[0]
    tokenise(sentence)
    return sentence.words


@pytest.mark.parametrize(
    "text",
    [
        # shares
        "One in 13 people in the city dies of bad air.",
        "About one in three drivers killed in the state were drunk.",
        "One in every five people killed on the roads is a child.",
        "Nearly 3 in 10 children killed there were shot.",
        "Two in five were killed.",
        "One child in ten dies before the age of five.",
        "Every tenth child dies there.",
        "Twelve in 100,000 people die on the road.",
        # rates and habits
        "Ten people a day die of cholera.",
        "Three women a week are killed.",
        "A storm like it kills three people an hour.",
        "On the roads a person dies every four minutes.",
        "One woman is killed each day.",
        "There were 12,000 preventable deaths.",
        # statistics
        "Road crashes killed 82 people, according to figures released by the police.",
        "Knives killed 82 people, data from the ministry showed.",
        "The typhoon season killed 820 people last year, according to figures released by the government.",
        "Lightning storms killed 320 people in 2025, according to data from the disaster ministry.",
    ],
)
def test_shares_and_rates_are_no_toll(text: str) -> None:
    assert is_tally(words(text))


@pytest.mark.parametrize(
    "text",
    [
        # towns, years, spans, parts
        "Four died in crashes, three in Manitowoc and one in Two Rivers, Wisconsin.",
        "Two were shot dead, one in Nine Elms and one in Brixton.",
        "One in 1997 was killed.",
        "Three were killed in two days and one in 12 hours.",
        "Twelve people were killed in the blast, one in five of them children.",
        "Two were killed in one attack and one in two others.",
        # when it was
        "Three people were killed a day after the storm.",
        "Rebels killed four people an hour before dawn.",
        "Rebels killed four children a week after a truce.",
        "A storm killed two people a month after another struck.",
        "Gunmen shot three men a week ago.",
        # one event's own
        "The earthquake killed 82 people, according to figures released by the government.",
        "Storm Orvell has killed 82 people, according to data from the disaster agency.",
        # other matters
        "Two people were killed at the annual report meeting of a bank.",
        "The raid, which could be expected to bring revenge, killed two men.",
        "The union mourned the avoidable deaths of 12 miners.",
        "Five people were killed at a stop that trains pass every ten minutes.",
    ],
)
def test_a_toll_is_none_of_these(text: str) -> None:
    assert not is_tally(words(text))


@pytest.mark.parametrize(
    ("mixed", "text", "cue"),
    [
        (True, "50 people were killed and injured when a bus fell", "killed"),
        (True, "50 people were killed and wounded on Monday", "killed"),
        (True, "several dead and wounded civilians lay there", "dead"),
        (True, "there were several dead and wounded civilians", "dead"),
        (False, "12 people were killed and injured people lay in the street", "killed"),
        (False, "12 were killed and wounded soldiers were flown out", "killed"),
        (False, "12 people died and missing children were sought", "died"),
        (False, "12 were killed and wounded were taken to the city", "killed"),
        (False, "12 were killed and hurt survivors lay in the road", "killed"),
    ],
)
def test_the_dead_and_the_hurt_are_one_number(mixed: bool, text: str, cue: str) -> None:  # noqa: FBT001 - a table's first column
    told = text.split()
    assert is_mixed(told, told.index(cue)) is mixed


def test_the_hurt_of_another_subject_leave_the_dead() -> None:
    report = own("Five people were killed and injured passengers crawled from a bus in a gorge near Cali on Sunday.")
    assert report.killed is not None
    assert report.killed.best == 5
