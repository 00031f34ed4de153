"""Who died since of an event comes on top of those whom it had killed at once."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


def dead(body: str) -> int | None:
    killed = own(f"TULSA, Okla. - {body}").killed
    return killed.best if killed else None


@pytest.mark.parametrize(("body", "killed"), [
    ("A man wounded in a shooting that killed three people on Sunday has died, police said Tuesday.", 4),
    ("A man who was wounded in a shooting that killed another man on Sunday has died, police said Tuesday.", 2),
    ("A man critically injured in a crash that killed his wife and daughter on Sunday died Tuesday, troopers said.", 3),
    ("A woman shot in the attack in which her husband was killed on Sunday died of her wounds on Tuesday, police said.", 2),
    ("A man died Tuesday of injuries suffered in a crash that killed his wife on Sunday, troopers said.", 2),
    ("A second shooting victim has died, police said Tuesday.", 2),
])  # fmt: skip
def test_they_are_added_up(body: str, killed: int) -> None:
    assert dead(body) == killed


@pytest.mark.parametrize(("body", "killed"), [
    ("A man died Tuesday of injuries suffered in a crash that killed three people on Sunday, troopers said.", 3),
    ("A man was injured in a crash in which two people died on Sunday, police said.", 2),
    ("A police officer was wounded in the clash in which two protesters died on Sunday.", 2),
    ("A militant wounded in an attack that killed three soldiers on Sunday has died, police said.", 3),
    ("A second rape victim of the gang was killed on Sunday, police said.", 1),
    ("A gunman wounded in a shooting that killed three people on Sunday has died, police said.", 3),
    ("A man wounded in a shooting that killed his friend on Sunday has been released, police said.", 1),
    ("A man wounded in a shooting that killed his friend on Sunday said that he had died in his arms.", 1),
])  # fmt: skip
def test_whom_the_toll_may_hold_is_not_counted_again(body: str, killed: int) -> None:
    assert dead(body) == killed


@pytest.mark.parametrize(("body", "killed"), [
    ("Two men were shot on Sunday night. One died at the scene and the other died at a hospital, police said.", 2),
    ("Two men were shot on Sunday night. One was pronounced dead at the scene. The other man died on Monday.", 2),
    ("Two men were shot on Sunday night. One died at the scene. The other was hospitalized, police said.", 1),
])  # fmt: skip
def test_of_two_one_and_then_the_other(body: str, killed: int) -> None:
    assert dead(body) == killed


@pytest.mark.parametrize(("body", "killed"), [
    ("Nine people were killed on the spot in a blast on Sunday and three others died in hospital, police said.", 12),
    ("Nine people died at the scene of the crash on Sunday. Three more succumbed to their injuries, police said.", 12),
    ("Seven people were killed in the first hour of fighting on Sunday and six more after dark.", 13),
    ("Twelve people were killed in a blast on Sunday, including three who died later in hospital.", 12),
    ("Twelve people were killed in a blast on Sunday. Three of them died at the scene and nine in hospital.", 12),
    ("Twelve people died in a blast on Sunday. Nine of them died on the spot, and three others in hospital.", 12),
    ("Two people were killed in a crash on Sunday and three others in critical condition were flown to Tulsa.", 2),
    ("Two people were killed in a crash on Sunday and three others in hospital.", 2),
])  # fmt: skip
def test_those_who_died_at_once_and_those_who_died_later(body: str, killed: int) -> None:
    assert dead(body) == killed


@pytest.mark.parametrize(("body", "killed", "injured"), [
    ("One of the four injured in Friday's crash died on Monday.", 1, 3),
    ("Nine workers were burned in a fire on Sunday, and one later died of his injuries.", 1, 8),
    ("Eight people were injured in a blast on Sunday, of whom three have since died.", 3, 5),
    ("Four people were shot at a park on Sunday; a 22-year-old man died.", 1, 3),
    ("Thirty people were injured, and five were killed, in a blast on Sunday.", 5, 30),
])  # fmt: skip
def test_who_died_is_not_also_injured(body: str, killed: int, injured: int) -> None:
    report = own(f"TULSA, Okla. - {body}")
    assert (report.killed and report.killed.best, report.injured and report.injured.best) == (killed, injured)


def test_a_long_sentence_is_read_in_no_time() -> None:
    assert dead("A man wounded in a crash that killed his wife" + " last Monday" * 40 + ", police said.") == 1
