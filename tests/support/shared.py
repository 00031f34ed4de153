"""The folder of material beside the checkout that isn't part of the project, on machines that have it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = next(
    (place for parent in Path(__file__).parents[3:5] if (place := parent / "shared").is_dir()),
    Path(__file__).parents[3] / "shared",
)
"""Beside the checkout, or beside the folder that a second working tree is in; absent elsewhere: then tests skip."""
