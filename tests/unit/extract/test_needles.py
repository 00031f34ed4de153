from __future__ import annotations

import re

import pytest

from pipeline.extract import gates
from pipeline.extract.gates import Gated
from pipeline.extract.needles import needles


@pytest.mark.parametrize(
    ("pattern", "flags", "wanted"),
    [
        ("Hospitals?", 0, [{"hospital"}]),
        (r"\b(?:burned|burnt|burns)\b", 0, [{"\bburned", "\bburnt", "\bburns"}]),
        (r"(?:fell|jumped) (?:from|off) the", 0, [{"fell from the", "fell off the", "jumped from the", "jumped off the"}]),
        (r"gr[ae]y|\d+ miles", 0, [{"gray", "grey", " miles"}]),
        (r"\bwomen\b[^.]{0,20}\b(?:saved|rescued)\b", 0, [{"\bwomen"}, {"\bsaved", "\brescued"}]),
        (r"(?:re)?opened", 0, [{"opened"}]),
        (r"(?:and )+then", 0, [{"and "}, {"then"}]),
        (r"(?:never |not )*seen", 0, [{"seen"}]),
        (r"(?<!un)known(?! to)", 0, [{"known"}]),
        (r"\b-year", 0, [{"-year"}]),
        (r" found # a comment", re.VERBOSE, [{"found"}]),
        (r"found|\w+", 0, []),
        (r"found|on", 0, []),
        (r"(?:found)?", 0, []),
        (r"[^a]bout|[a-c]", 0, []),
        (r"(a)\1", 0, []),
    ],
)
def test_every_match_has_one_of_each_set(pattern: str, flags: int, wanted: list[set[str]]) -> None:
    assert [set(found) for found in needles(re.compile(pattern, flags))] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Two were STABBED near the hospital.",
        "Stabbed, he walked to a hospital",
        "3stabbed hospital",  # no beginning of a word, but no letter before it either: the pattern decides
        "unstabbed in hospital",
        "two \u017ftabbed in ho\u017fp\u0131tal",
        "Nobody was stabbed.",
        "The hospital",
        "",
    ],
)
def test_a_gated_pattern_finds_what_the_pattern_finds(text: str) -> None:
    gated = Gated(r"\bstabbed\b[^.]*\bhospital", re.IGNORECASE)
    bare = gated.pattern
    assert (gated.search(text) is None) == (bare.search(text) is None)
    assert (gated.search(text, 4) is None) == (bare.search(text, 4) is None)
    assert (gated.match(text) is None) == (bare.match(text) is None)
    assert [found.span() for found in gated.finditer(text)] == [found.span() for found in bare.finditer(text)]
    assert gated.sub("*", text) == bare.sub("*", text)


def test_a_pattern_made_later_has_its_gate_too() -> None:
    text = "He keeps quinces."
    before = gates.of(text).open
    gated = Gated("quinces")
    assert not before & gated.wanted
    assert gated.search(text) is not None


def test_a_pattern_without_words_has_no_gate() -> None:
    with pytest.raises(ValueError, match="no word to look for"):
        Gated(r"\d+ [a-z]+")
