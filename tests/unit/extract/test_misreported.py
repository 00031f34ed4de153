"""Figures that an article says were wrong, and the ones that it puts in their place."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own

CRASH = "a bus crash near Nakuru on Saturday"


@pytest.mark.parametrize("body", [
    f"Six people, not eight, died in {CRASH}, police said.",
    f"Six people, not eight as first reported, died in {CRASH}, police said.",
    f"Six people and not eight died in {CRASH}, police said.",
    f"Six people were killed in {CRASH}, not eight, police said.",
    f"Six people, and not 8 as first said, were killed in {CRASH}.",
    f"The death toll from {CRASH} is six, not eight, police said.",
    f"Police said that six people, rather than eight, had been killed in {CRASH}.",
])  # fmt: skip
def test_the_number_that_is_said_to_be_wrong_counts_nobody(body: str) -> None:
    report = own(f"NAIROBI - {body}")
    assert report.killed is not None
    assert report.killed.best == 6
    assert any(claim.corrects for claim in report.claims)


def test_a_correction_that_gives_the_reason_and_the_source() -> None:
    report = own(
        "NAIROBI - A story on a bus crash near Nakuru wrongly said, owing to an editing error, that 82 people had died."
        " The figure given by the police is 8."
    )
    assert report.killed is not None
    assert report.killed.best == 8


@pytest.mark.parametrize("right", ["Six people died.", "The correct number is six.", "The correct toll was 6, it said."])
def test_what_was_reported_in_error_is_superseded(right: str) -> None:
    body = "NAIROBI - In a story on a bus crash near Nakuru, the agency reported erroneously that eight people had died."
    report = own(f"{body} {right}")
    assert report.killed is not None
    assert report.killed.best == 6
    assert {(claim.value, claim.role) for claim in report.claims} == {(8, "superseded"), (6, "total")}


@pytest.mark.parametrize("body", [
    "A bus that was wrongly overtaking hit a truck near Nakuru on Saturday, killing eight people.",
    "Eight people died in a bus crash near Nakuru on Saturday, and not many were insured.",
    "Eight people died near Nakuru on Saturday, not two weeks after the road was opened.",
    "Eight people died near Nakuru on Saturday, not 50 meters from a police station.",
    "Two gunmen, not three, killed eight people near Nakuru on Saturday.",
    "An army drone mistakenly killed eight villagers near Nakuru on Saturday. At least four children were killed.",
    "Soldiers wrongly identified and killed eight people near Nakuru on Saturday. One soldier died in a riot.",
])  # fmt: skip
def test_other_mistakes_and_times_correct_nothing(body: str) -> None:
    report = own(f"NAIROBI - {body}")
    assert report.killed is not None
    assert report.killed.best == 8
    assert not any(claim.corrects for claim in report.claims)
