"""Incidents that an article names only to say that its own has nothing to do with them."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading import reports

NEWS = "AKRON, Ohio - A man was shot and killed on Monday evening in Akron, police said. "


@pytest.mark.parametrize("telling", [
    "It is not believed to be related to Saturday's nightclub shooting.",
    "Police said the killing is not connected to the shooting on Elm Street on Saturday.",
    "Police do not believe it is linked to a fatal shooting on Saturday in the same block.",
])  # fmt: skip
def test_the_other_one_has_its_day_and_no_figure(telling: str) -> None:
    news, other = reports(NEWS + telling)
    assert (news.when.start.day, news.background) == (8, False)
    assert (other.when.start.day, other.background, other.place.name, other.killed) == (6, True, "Akron", None)


@pytest.mark.parametrize("telling", [
    "The victim and the gunman were not related.",
    "The shooting was not related to a crash on Saturday.",
    "Police said that there was no connection to Monday's shooting.",
    "It is related to Saturday's nightclub shooting.",
])  # fmt: skip
def test_without_another_day_or_of_another_kind_there_is_none(telling: str) -> None:
    assert len(reports(NEWS + telling)) == 1
