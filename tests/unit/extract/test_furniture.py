"""Lines of a page that are links and clips, not the article."""

from __future__ import annotations

import pytest

from pipeline.extract import furniture, text
from tests.unit.extract.reading import article

LINKS = (
    "RELATED: Two killed in crash on Highway 9",
    "Related: Man, 20, found shot in Elm Park",
    "[RELATED: Couple found dead in Norwood home]",
    "Related Coverage Man charged after three shot at bar",
    "READ MORE: Suspect in triple killing gives up",
    ">> Read more: Boy, 4, dies of gunshot wound",
    "See also: Five hurt in stabbing",
    "ALSO: Vigil for slain family",
    "MORE: Teen dies days after shooting",
    "Most read: Coach arrested after fatal hit-and-run",
    "More from WZZZ.com: Woman dies in fire",
    "Trending now: Three drown at lake",
    "RELATED ARTICLE - 2 killed in six shootings",
    "0:45 Police warn of scam Pause",
    "READ | Two killed in crash",
    "Must read: Couple found dead",
    "NEXT: Two shot at mall",
    "\u00bb Man shot at mall",
    "Other top stories:",
    "In other news",
    "Read more at the Elm County Courier:",
    "More Akron crime news:",
    "What others are reading",
)
OWN = (
    "More than 40 people were hurt.",
    "Most of the victims were students.",
    "Also, a man was shot in the foot.",
    "Related to the killings, three men were arrested.",
    "Read Thursday's paper for more.",
    "MORE THAN 40 PEOPLE DIED - POLICE",
    "10:35 p.m. Police said three people were dead",
    "14:25 Three people have died, police say.",
    "12:30 GMT Three dead",
    "04:40 they say 30 dead at the casino",
    "5:30 mayor: two women died, nine injured",
    "See the town's hospital, where two people died",
    "More news is expected.",
    "Other stories that the two told were untrue.",
    "Latest to die was a man of 40",
    "Previous story of the two was untrue, police said.",
    "PREVIOUS STORY: A man was shot in Akron on Sunday.",
    "Local police said that two people died",
)


@pytest.mark.parametrize("line", LINKS)
def test_a_link_to_another_story_is_left_out(line: str) -> None:
    assert list(furniture.without([line])) == [None]


@pytest.mark.parametrize("line", OWN)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert list(furniture.without([line])) == [line]


def test_a_label_by_itself_takes_the_headlines_below_it_and_no_sentence() -> None:
    lines = ["RELATED STORIES:", "", "+ Man dead in shooting", "Two hurt in crash", "A girl died, police said.", "Two more"]
    assert list(furniture.without(lines)) == [None, "", None, None, "A girl died, police said.", "Two more"]


def test_no_headline_below_a_label_that_has_its_own() -> None:
    assert list(furniture.without(["MORE: Man shot", "A vigil for the victims"])) == [None, "A vigil for the victims"]


def test_a_list_of_clips_is_told_by_its_first() -> None:
    lines = ["1:09 Officer buried Pause", "", "12:22 Witness of shooting speaks", "A man died.", "2:10 Two dead"]
    assert list(furniture.without(lines)) == [None, "", None, "A man died.", "2:10 Two dead"]


def test_a_page_of_nothing_but_links_has_no_sentence() -> None:
    assert text.read(article("RELATED: Two killed in crash\nMORE: Three dead in fire")).sentences == []


def test_a_link_before_the_article_makes_none_of_its_sentences_a_casualtys() -> None:
    read = text.read(article("RELATED: Two killed in crash\n\nThe council met on Monday."))
    assert [(one.text, one.casualty) for one in read.sentences] == [("The council met on Monday.", False)]
