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
    "an age that tells more of somebody spoken of is his": (
        "A motorcyclist was killed on Sunday. The rider, a 29-year-old man, died there. A teenager was hurt.", 1, 1,
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


CASES = [
    # headline, body, persons killed, persons injured
    ("Woman shot in Dayton", "A woman was shot on Vine Street on Monday. Lena Marsh, 34, died at Grant Hospital.", 1, 0),
    ("Teen wounded", "A 16-year-old boy was shot. The teenager was in stable condition. He was hit twice.", 0, 1),
    ("", "A man was found with a gunshot wound on Pine Street. A 41-year-old man was pronounced dead at the scene.", 1, 0),
    ("Teen, man shot at bus stop", "A 17-year-old boy and a man were shot there. The man was in fair condition.", 0, 2),
    ("", "A boy was shot and a man was stabbed at the fair. The boy died and the man was in critical condition.", 1, 1),
    ("", "A man was killed and another was wounded. The second man was hit in the hand.", 1, 1),
    ("", "A clerk was shot dead. Another person got shot. The second victim was hit in the hand.", 1, 1),
    ("", "Ada Poe, 40, was shot dead. A woman was also shot and is expected to survive.", 1, 1),
    ("", "Dan Roe, 22, died in the crash. A second passenger was hurt.", 1, 1),
    ("", "An officer was shot in the arm. A man was killed in the gunfight.", 1, 1),
    ("", "A driver was killed on the bridge. A pedestrian was injured and taken to hospital.", 1, 1),
    ("", "A man is dead. A man is in stable condition at Mercy Hospital.", 1, 1),
    ("", "The man was in critical condition when he arrived. He died on Sunday.", 1, 0),
    ("", "Lee Marsh was arrested after he shot Kim Poe, 30, police said. Poe was treated for a wound.", 0, 1),
    ("", "A man who shot his neighbor was arrested. The neighbor, Ed Roe, 50, is in stable condition.", 0, 1),
    ("", "A toddler was wounded by a stray bullet. A woman, 30, was shot in the foot.", 0, 2),
    ("", "A female juvenile was shot in the wrist. A male juvenile was shot in the back.", 0, 2),
    ("", "A 19-year-old was stabbed. A 44-year-old was stabbed too.", 0, 2),
    ("", "Ann Marsh, 51, was hurt in the blast. Ivy Poe was injured too.", 0, 2),
]


@pytest.mark.parametrize(("headline", "body", "killed", "injured"), CASES)
def test_persons_whom_nothing_tells_apart_are_one(headline: str, body: str, killed: int, injured: int) -> None:
    found = [m for m in propose(text.read(article(body, headline))) if m.label in {"own", "increment"} and not m.barred]
    persons = {kind: len({m.person for m in found if m.kind == kind}) for kind in ("killed", "injured")}
    assert persons == {"killed": killed, "injured": injured}


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("A man and woman were killed in a fire.", 2),
        ("The man, woman and child were found dead.", 3),
        ("A farmer shot dead his wife and teenage daughter.", 2),
        ("He killed his wife, elderly mother and young son.", 3),
        ("A nurse and mother of two was killed in a fire.", 1),
    ],
)
def test_several_may_share_an_article(body: str, killed: int) -> None:
    mentions = propose(text.read(article(body)))
    assert sum(one.value for one in mentions if one.kind == "killed" and one.label == "own") == killed
