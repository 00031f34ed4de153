from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadItemError
from pipeline.evaluate.gold import parse
from pipeline.evaluate.readings import READINGS, Reading, lesson, load
from pipeline.evaluate.targets import Target, target
from tests.unit.evaluate.making import gold, wanted

FINAL = parse(b'{"uri": "x", "killed": 2, "injured": 1}')
TEMPLATE = gold(wanted(event_type=None, killed=4, injured=0, any_killed=True), shape="templates")
GUIDE = gold(wanted("main", killed=3))
EARLY = Reading(uri="x", killed=1, injured=2, attackers=1)
NONE = Target(killed=0, injured=0, perpetrators_killed=0, background=False)

LESSONS = {
    "what the article says, not the final figures": (
        FINAL, EARLY, Target(killed=1, injured=2, perpetrators_killed=1, background=False),
    ),
    "an unsaid figure is none": (FINAL, Reading(uri="x"), NONE),
    "labels by the guide stand": (GUIDE, EARLY, target(GUIDE)),
    "without a reading the gold": (FINAL, None, target(FINAL)),
    "nothing, where the reader couldn't tell": (FINAL, Reading(uri="x", killed=1, doubtful=True), None),
    "nothing, where template and reading differ": (TEMPLATE, Reading(uri="x", killed=6), None),
    "both, where they agree": (
        TEMPLATE, Reading(uri="x", killed=4, injured=9),
        Target(killed=4, injured=9, perpetrators_killed=0, background=False),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_learned_from_an_article_with_a_reading(name: str) -> None:
    labels, reading, expected = LESSONS[name]
    assert lesson(labels, target(labels), reading) == expected


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / f"set{READINGS}"
    path.write_text('{"uri":"a","killed":1}\n{"uri":"b","dead":2}\n')
    with pytest.raises(BadItemError, match=r"set\.readings\.jsonl, line 2: .*dead"):
        load([path])


def test_the_project_s_readings_can_be_read() -> None:
    found = load(sorted(Path("tests/data").rglob(f"*{READINGS}")))
    assert len(found) > 3000
    assert any(reading.background for reading in found.values())
