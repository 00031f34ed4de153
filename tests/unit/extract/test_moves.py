"""People who were injured first and died then: what they were before is known whichever sentence says it."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


@pytest.mark.parametrize(
    ("headline", "body", "before"),
    [
        ("Akron man shot on Tuesday dies", "A man who was shot on Tuesday night in Akron died on Sunday.", "injured"),
        ("Man dies in Akron", "A cook died at a hospital on Sunday, days after a shooting in Akron.", "injured"),
        ("Man shot dead in Akron", "A man was shot dead in Akron on Sunday.", None),
    ],
)
def test_any_sentence_says_what_the_dead_were_before(headline: str, body: str, before: str | None) -> None:
    told = [claim.before for claim in own(body, headline).claims if claim.kind == "killed"]
    assert told == [before]


def test_who_is_one_of_several_shot_leaves_the_others() -> None:
    report = own("Police say one of five people shot outside the Mill Lounge and Grill early on Sunday has died.")
    assert (report.killed and report.killed.best, report.injured and report.injured.best) == (1, 4)
