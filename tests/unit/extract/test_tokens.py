"""Words of sentences: the month of May and what may have happened."""

from __future__ import annotations

import pytest

from pipeline.extract import figures, text
from pipeline.extract.parse import Parse
from tests.unit.extract.reading import article


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("CAIRO, May 10 (Reuters) - Air strikes killed 22 people on Sunday.", "own"),
        ("LIMA, 12 MAY 89 (EFE) -- A BOMB KILLED 22 PEOPLE.", "own"),
        ("In May a bomb killed 22 people.", "own"),
        ("A bomb killed 22 people late in May.", "own"),
        ("The bomb may have killed 22 people.", "none"),
        ("THE BOMB MAY HAVE KILLED 22 PEOPLE.", "none"),
    ],
)
def test_the_month_of_may_is_no_possibility(body: str, label: str) -> None:
    assert [one.label for one in figures.propose(text.read(article(body)))] == [label]


@pytest.mark.parametrize("dash", [" - ", " -- ", "--", " \u2013 ", " \u2014 ", "\u2014"])
def test_all_dashes_are_one_token_that_is_no_hyphen(dash: str) -> None:
    [sentence] = text.read(article(f"Two guards{dash}Roe and Poe{dash}were killed by a 20-year-old.")).sentences
    words = sentence.words
    assert words[2] == words[6]
    assert words[2] in {"\u2013", "\u2014"}
    assert words.count("-") == 2
    assert [(one.kind, one.value) for one in figures.propose(text.read(article(sentence.text)))] == [("killed", 2)]


def test_no_word_stands_outside_a_sentence() -> None:
    [sentence] = text.read(article("Two men died.")).sentences
    parse = Parse(sentence=sentence, words=sentence.words, persons=[])
    assert [parse.word(at) for at in (-1, 0, 3, 4)] == ["", "two", ".", ""]
