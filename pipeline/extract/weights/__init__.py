"""The scorer's weights: one versioned file beside this module, read without any framework.

File: `MAGIC`, one line of JSON (lanes, scale, calibration), then zlib of the features' hashes (32 bits, ascending,
little-endian) followed by one column of signed bytes per lane. A weight is its byte times `scale`.

In memory a feature's weights are one integer of `LANE_BITS` bits a lane, each byte raised by `BIAS`, and a last lane
that counts 1: the weights of many features are added up for all lanes by one sum of integers.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from sys import byteorder
from typing import TYPE_CHECKING, Any, Final

import orjson

from pipeline.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE: Final = Path(__file__).with_name("scorer.weights")
MAGIC: Final = b"tollwire scorer 1\n"
LANE_BITS: Final = 24
"""Room for the sum of 65,000 biased bytes."""
LANE_MASK: Final = (1 << LANE_BITS) - 1
BIAS: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A linear model's weights by feature hash, several lanes (outputs) a feature."""

    version: str
    """Digest of the file: the same data and program give the same."""
    lanes: int
    scale: float
    table: Mapping[int, int] = field(repr=False)
    calibration: Mapping[str, Any] = field(default_factory=dict)

    def add_up(self, features: Iterable[int]) -> int:
        """Sum the packed weights of features; unknown ones add nothing."""
        return sum(map(self.table.get, features, repeat(0)))

    def lane(self, total: int, lane: int) -> float:
        """Take one lane's weight out of a sum."""
        count = total >> (self.lanes * LANE_BITS)
        return (((total >> (lane * LANE_BITS)) & LANE_MASK) - BIAS * count) * self.scale


def load(path: Path = FILE) -> Weights:
    """Read a weights file. Raises UnavailableError if it is absent or none of ours."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnavailableError(f"{path}: can't be read: {error.strerror}; install the package again") from error
    if not content.startswith(MAGIC):
        raise UnavailableError(f"{path}: no weights of this version of the program; train again with make train")
    return parse(content)


def parse(content: bytes) -> Weights:
    """Read the bytes of a weights file, as `dump` wrote them."""
    head, _, body = content[len(MAGIC) :].partition(b"\n")
    header = orjson.loads(head)
    raw = zlib.decompress(body)
    lanes, count = header["lanes"], header["features"]
    keys = array("I", raw[: 4 * count])
    if byteorder == "big":
        keys.byteswap()
    return Weights(
        version=hashlib.sha256(content).hexdigest()[:12], lanes=lanes, scale=header["scale"],
        table=dict(zip(keys, _packed(raw[4 * count :], count, lanes), strict=True)), calibration=header["calibration"],
    )  # fmt: skip


def _packed(columns: bytes, count: int, lanes: int) -> Iterable[int]:
    """Turn columns of bytes into one integer a feature."""
    step = LANE_BITS // 8
    width = step * (lanes + 1)
    rows = bytearray(width * count)
    raised = bytes((value + BIAS) % 256 for value in range(256))  # signed byte -> biased byte
    for lane in range(lanes):
        rows[lane * step :: width] = columns[lane * count : (lane + 1) * count].translate(raised)
    rows[lanes * step :: width] = b"\1" * count
    packed = bytes(rows)
    return (int.from_bytes(packed[start : start + width], "little") for start in range(0, len(packed), width))


def dump(features: Mapping[int, Sequence[int]], *, lanes: int, scale: float, calibration: Mapping[str, Any]) -> bytes:
    """Write a weights file from feature hash -> a signed byte for each lane; the same input gives the same bytes."""
    keys = array("I", sorted(features))
    columns = b"".join(bytes(features[key][lane] % 256 for key in keys) for lane in range(lanes))
    if byteorder == "big":
        keys.byteswap()
    header = {"lanes": lanes, "features": len(keys), "scale": scale, "calibration": calibration}
    head = orjson.dumps(header, option=orjson.OPT_SORT_KEYS)
    return MAGIC + head + b"\n" + zlib.compress(keys.tobytes() + columns, 9)
