"""What each finding of `evidence` is worth, in log-odds, and the thresholds.

Learned by `pipeline.evaluate.matching_train` from labelled streams, drawn towards weights set by hand; the card beside
the file says on what, and how well.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).with_name("weights.json")
_CONTENT: Final[Mapping[str, Any]] = json.loads(FILE.read_bytes())

WEIGHTS: Final[Mapping[str, float]] = _CONTENT["weights"]
JOIN: Final[float] = _CONTENT["join"]
"""From this score on a report joins an incident."""
NEAR: Final[float] = _CONTENT["near"]
"""From this score on an incident is possibly the same."""
