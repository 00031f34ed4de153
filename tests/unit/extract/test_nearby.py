"""What happened close by on another day is another incident of the article, not of its toll."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import MONDAY, reports

SHOT = "A man was shot and killed on Elm Street in Toledo on Monday night, police said."


def told(body: str) -> list[tuple[int, int]]:
    """Days before the article's, and people counted, of each incident that is news."""
    found = []
    for report in reports(f"TOLEDO, Ohio - {body}"):
        figures = (report.killed, report.injured, report.perpetrators_killed)
        found.append(((MONDAY - report.when.start).days, sum(figure.best for figure in figures if figure)))
        assert not report.background
        assert report.place.name == "Toledo"
    return found


@pytest.mark.parametrize(("body", "people"), [
    (f"{SHOT} That is five blocks from where Darius Webb, 28, was gunned down Friday.", 1),
    (f"{SHOT} It happened near the corner where two women were wounded on Saturday.", 2),
    (f"{SHOT} On Saturday a woman was wounded in a shooting a few blocks away.", 1),
    ("A woman was shot dead Monday night near the spot where two men were wounded on Saturday, police said.", 2),
    ("A suspect was shot dead by police on Monday three blocks from where two women were stabbed to death on Saturday.", 2),
])  # fmt: skip
def test_it_is_apart_from_the_news(body: str, people: int) -> None:
    (today, one), (before, others) = told(body)
    assert (today, one, others) == (0, 1, people)
    assert before in {2, 3}


@pytest.mark.parametrize(("body", "people"), [
    ("Jamal Roe, 24, died on Monday. He was found two blocks from where he was shot on Saturday, police said.", 1),
    ("Police arrested a man on Monday near the spot where two men were shot dead on Saturday.", 2),
    ("Two men were shot dead on Saturday. Flowers lay on Monday near the corner where the two men were killed.", 2),
    ("A vigil was held Monday near where three people were killed on Saturday. John Roe and two others died.", 3),
    ("Police have arrested a man in the killing of two people. He was found Monday near where two were slain Saturday.", 2),
    ("A body was found on Monday about 50 feet from where four people were killed in a blast on Saturday.", 4),
    (f"{SHOT} He was found a block from where the shots were fired on Monday.", 1),
])  # fmt: skip
def test_the_article_s_own_incident_stays_one(body: str, people: int) -> None:
    assert [one for _, one in told(body)] == [people]


def test_what_is_long_past_is_background() -> None:
    news, past = reports(f"{SHOT} That is a mile from where a clerk was killed last month.")
    assert (news.background, past.background, past.place.name) == (False, True, "Toledo")


def _counted(body: str) -> list[tuple[int, int, int]]:
    """Days before the article's, killed and injured of each incident that is news."""
    found = []
    for report in reports(f"TOLEDO, Ohio - {body}"):
        figures = (report.killed, report.injured)
        killed, injured = (figure.best if figure else 0 for figure in figures)
        found.append(((MONDAY - report.when.start).days, killed, injured))
    return found


@pytest.mark.parametrize("before", [
    "That is two blocks from where a cook was killed and three people were wounded on Saturday night.",
    "It was the second shooting on the street in three days. On Saturday a cook was killed and three people were hurt.",
])  # fmt: skip
def test_all_that_a_clause_counts_is_of_the_incident_it_tells_of(before: str) -> None:
    assert _counted(f"A 20-year-old man was shot in the leg on Elm Street on Monday night, police said. {before}") == [
        (0, 0, 1), (2, 1, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(("when", "days"), [
    ("where a cook was killed the night before", 1), ("where a cook was killed a day earlier", 1),
    ("where a cook was killed on Saturday", 2),
])  # fmt: skip
def test_a_night_before_is_counted_from_the_news(when: str, days: int) -> None:
    assert _counted(f"A boy of 15 was shot in the leg Monday evening a block from Linden Park, {when}, police said.") == [
        (0, 0, 1), (days, 1, 0),
    ]  # fmt: skip


def test_what_a_later_sentence_tells_of_it_is_not_a_third_incident() -> None:
    body = (
        "A boy of 15 was shot in the leg Monday evening a block from Linden Park, where a cook was killed on Saturday. "
        "He is expected to recover, police said.\n\nSaturday night's shooting left the cook, a woman of 52, dead."
    )
    assert [killed for _, killed, _ in _counted(body)] == [0, 1]


def test_blocks_away_are_no_people() -> None:
    assert _counted("Two teenagers were hurt in a shooting three blocks away from the school on Monday.") == [(0, 0, 2)]
