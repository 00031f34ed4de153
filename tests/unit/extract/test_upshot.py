"""What an article says of how it ended: whether the one who alone was hurt is dead."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import own


@pytest.mark.parametrize(
    "body",
    [
        "A man was charged with murder after shooting his friend in Akron on Sunday.",
        "A man was shot in Akron on Sunday. Police said that an arrest was made in the fatal shooting of the man.",
        "A man is held on suspicion of manslaughter after shooting his friend in Akron on Sunday.",
    ],
)
def test_a_fatal_deed_killed_whom_it_hurt(body: str) -> None:
    report = own(body)
    assert report.killed is not None
    assert (report.killed.best, report.injured) == (1, None)


@pytest.mark.parametrize(
    "body",
    [
        # weapons and charges that kill nobody
        "A man was charged with assault with a deadly weapon after shooting his friend in Akron on Sunday.",
        "A man was charged with deadly conduct after shooting his friend in Akron on Sunday.",
        # all but fatal
        "A man was shot in the chest in Akron on Sunday. Police are looking into the near-fatal shooting of the man.",
        "A man was shot in Akron on Sunday. Nobody was killed in the potentially deadly attack on the man.",
        # other events
        "A man was shot in Akron on Sunday, two weeks after a fatal shooting at the same club.",
        "A man was shot and wounded in Akron on Sunday. He had been hurt in a fatal shooting last month.",
        "A man was shot in Akron on Sunday. The wounded man is wanted in Texas on charges of murder.",
    ],
)
def test_who_was_hurt_lives(body: str) -> None:
    report = own(body)
    assert report.injured is not None
    assert report.injured.best == 1
    assert not (report.killed and report.killed.best)
