"""The sample wires: the demonstration of `tollwire run`, and the first regression set."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
WIRES: Final = FOLDER / "samples.ninjs.jsonl"
