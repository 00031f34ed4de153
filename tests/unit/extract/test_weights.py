from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnavailableError
from pipeline.extract import weights

if TYPE_CHECKING:
    from pathlib import Path

TABLE = {4_000_000_000: [127, -127, 0], 7: [-1, 5, 3], 12: [0, 0, -128 + 1]}


def written(tmp_path: Path) -> Path:
    path = tmp_path / "scorer.weights"
    path.write_bytes(weights.dump(TABLE, lanes=3, scale=0.5, calibration={"joint": [[0.1, 0.2]]}))
    return path


def test_sums_over_features_are_those_of_their_weights(tmp_path: Path) -> None:
    read = weights.load(written(tmp_path))
    total = read.add_up([7, 12, 4_000_000_000, 99])
    assert [read.lane(total, lane) for lane in range(3)] == [63.0, -61.0, -62.0]
    assert read.calibration == {"joint": [[0.1, 0.2]]}


def test_a_thousand_features_do_not_spill_into_the_next_lane(tmp_path: Path) -> None:
    read = weights.load(written(tmp_path))
    total = read.add_up([4_000_000_000] * 1000)
    assert [read.lane(total, lane) for lane in range(3)] == [63_500.0, -63_500.0, 0.0]


def test_nothing_known_adds_nothing(tmp_path: Path) -> None:
    read = weights.load(written(tmp_path))
    assert [read.lane(read.add_up([1, 2]), lane) for lane in range(3)] == [0.0, 0.0, 0.0]


def test_the_same_weights_give_the_same_bytes_and_version(tmp_path: Path) -> None:
    again = dict(reversed(TABLE.items()))
    assert weights.dump(TABLE, lanes=3, scale=0.5, calibration={}) == weights.dump(
        again, lanes=3, scale=0.5, calibration={}
    )
    assert len(weights.load(written(tmp_path)).version) == 12


@pytest.mark.parametrize("content", [None, b"", b"something else\n{}"])
def test_a_file_that_is_none_of_ours_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "scorer.weights"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnavailableError, match="again"):
        weights.load(path)
