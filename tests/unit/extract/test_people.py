"""People counted once: whom a phrase means, by what befell him."""

from __future__ import annotations

import pytest

from pipeline.extract import text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article

HEADLINE = "Woman shot dead at motel"

# text: persons killed, persons injured
TOLD = {
    "a death in the possessive is that of the dead": (
        "Shots fired into a flat killed a girl and injured an eight-year-old girl. The girl's death was ruled a homicide.",
        1, 1,
    ),
    "a state is that of the living": (
        "A man was killed and a second man was wounded on Pine Street. The man is in a stable condition.", 1, 1,
    ),
    "found wounded by those who came: the one who died": (
        "A 57-year-old man was shot to death on Sunday. Officers called to the street found a man with gunshot wounds.",
        1, 0,
    ),
    "a story told again from its beginning": (
        "A 13-year-old boy died on Monday. The suspect said he had shot a friend while they played with the gun.", 1, 0,
    ),
    "another one is another": (
        "A man was shot and killed on Sunday. Another man was shot at the corner of the street.", 1, 1,
    ),
    "told apart by gender": ("A man was shot and killed on Sunday. A woman was shot as she fled.", 1, 1),
    "told apart by age": ("A 20-year-old man was shot and killed. A 34-year-old man was shot as he fled.", 1, 1),
    "wounds of limbs are survived": (
        "A man was shot and killed on Sunday. A man was shot in the leg as he ran away.", 1, 1,
    ),
    "two of one list are two": (
        "A man was shot and killed on Sunday. A 19-year-old was shot at the door and a 24-year-old was shot at the gate.",
        1, 2,
    ),
    "known by the surname after an apposition": (
        "He shot the boy's mother, Velda Corrin. Corrin was shot once and survived.", 0, 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_people_are_counted_once(name: str) -> None:
    body, killed, injured = TOLD[name]
    found = propose(text.read(article(body)))
    persons = {
        kind: {m.person for m in found if m.kind == kind and m.label == "own" and m.value and m.person}
        for kind in ("killed", "injured")
    }
    assert (len(persons["killed"]), len(persons["injured"])) == (killed, injured), found


def test_the_headline_s_person_is_the_body_s() -> None:
    found = propose(text.read(article("Officers located a woman with a gunshot wound to the chest.", HEADLINE)))
    assert [m.kind for m in found if m.label == "own"] == ["killed"]
