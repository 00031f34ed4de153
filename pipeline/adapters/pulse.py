"""A sign of life on disk: a file that a process touches as long as its loop gets round. Health checks look at its age."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

SECONDS: Final = 1.0
"""Shortest time between two touches."""


@dataclass(slots=True)
class Pulse:
    """Touches `alive` in a folder, at most once a second."""

    folder: Path
    _last: float = float("-inf")

    def beat(self, *_: object) -> None:
        """Say that the loop came by; whatever it hands over is not looked at."""
        now = time.monotonic()
        if now - self._last >= SECONDS:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / "alive").touch()
            self._last = now
