"""Parts of a toll that stand at places, told in one breath: they are inside it."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports


@pytest.mark.parametrize("whole", [
    "killed 20 people, 12 of them in Leeds and eight in York",
    "killed 20 people across England, 12 of them in Leeds and eight in York",
    "killed 20 people in northern England, 12 of whom were in Leeds and eight in York",
    "killed 20 people across England, including 12 in Leeds and eight in York",
])  # fmt: skip
def test_they_come_not_on_top_of_it(whole: str) -> None:
    found = reports(f"LONDON - The bombings {whole}, police said on Tuesday.")
    assert max(one.killed.best for one in found if one.killed) == 20


@pytest.mark.parametrize("body", [
    "John Roe, 29, of Leeds, was killed in a crash on Sunday.",
    "John Roe, 29, of the Bronx, was killed in a crash on Sunday.",
])  # fmt: skip
def test_an_age_stays_one(body: str) -> None:
    (one,) = reports(body)
    assert one.killed is not None
    assert one.killed.best == 1
    assert "29" in one.names
