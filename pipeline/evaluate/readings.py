"""Careful readings of articles whose own labels say something else: what the article itself tells of its main incident.

The Gun Violence Archive knows an incident's final figures, of which an early article may tell less; the Message
Understanding Conferences' templates leave combat and vague numbers out. A reading is what a reader who had only the
article would report. It is learned from; sets are still scored by their own gold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from pipeline.errors import BadItemError
from pipeline.evaluate.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.evaluate.gold import Gold

READINGS: Final = ".readings.jsonl"


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a file of readings; an unsaid figure is left out."""

    uri: str
    killed: int | None = None
    injured: int | None = None
    attackers: int | None = None
    """Attackers' own deaths, where the text tells them apart."""
    background: bool = False
    several: bool = False
    """The article reports several incidents: the figures are those of the first or most prominent one."""
    doubtful: bool = False
    """A reader can't tell, or the page is cut before the story: nothing is learned from it."""


def load(paths: Iterable[Path]) -> dict[str, Reading]:
    """Read files of readings: uri -> reading.

    Raises BadItemError that names the file and line where one isn't of the shape above.
    """
    found: dict[str, Reading] = {}
    for path in paths:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                reading = msgspec.json.decode(line, type=Reading)
            except msgspec.DecodeError as error:
                raise BadItemError(f"{path}, line {number}: {error}") from error
            found[reading.uri] = reading
    return found


def lesson(gold: Gold, taken: Target, reading: Reading | None) -> Target | None:
    """Say what is learned from an article: its gold's target, else the reading's; None where they leave a doubt.

    A template's exact number and a reading that differ are one: which people the templates count is their own rule.
    """
    if reading is None or gold.shape == "guide":
        return taken
    if reading.doubtful:
        return None
    read = Target(
        killed=reading.killed or 0, injured=reading.injured or 0, perpetrators_killed=reading.attackers or 0,
        background=reading.background,
    )  # fmt: skip
    differ = taken.killed not in {None, read.killed} or taken.injured not in {None, read.injured}
    return None if gold.shape == "templates" and differ else read
