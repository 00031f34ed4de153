"""What is told of bodies: who buries whom, and which of the dead are only named or handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import BE
from pipeline.extract.feature_words import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

BODIES: Final = frozenset({"bodies", "corpses"})
GRAVES: Final = frozenset("grave graves cemetery cemeteries graveyard graveyards coffin coffins funeral funerals".split())
STAYING: Final = frozenset("remain remains remained remaining feared lay lie lying still people person those".split())
"""Before "buried": it is what befell them."""
ALONE: Final = frozenset("i i've i'd he he's he'd she she's she'd".split())
"""Who has buried her kin over the years."""
MASSES: Final = frozenset(
    "landslide landslides mudslide mudslides slide slides rockslide rockfall avalanche avalanches mud snow earth rock rocks"
    " soil debris rubble ice sand ash lava collapse collapsed wall walls roof building buildings house hillside slope cliff"
    " quake earthquake flood floods explosion blast mine trench".split()
)
"""What buries people alive."""
THOUGHT: Final = frozenset("feared believed thought presumed may might could likely nearly almost".split())
SAVED: Final = frozenset("rescued saved freed survived pulled dug rescue search searching".split())
"""In a sentence: who was buried alive may live."""
NAMED: Final = frozenset(
    "identified unidentified identify identification unclaimed claimed repatriated handed returned released".split()
)
"""What becomes of bodies that a toll has counted before."""
FINDING: Final = frozenset(
    "found find finding recovered recover pulled retrieved discovered counted exhumed received taken brought saw washed"
    " dug".split()
)


def is_funeral(words: Sequence[str], cue: int) -> bool:
    """Say whether the dead are buried: "villagers buried 14 people"; not "mud buried 14", "14 are buried".

    Who "was buried on Saturday" or "beside his wife" is dead, where nothing in the sentence buried him alive.

    >>> is_funeral("villagers buried 14 people".split(), 1), is_funeral("a landslide buried 14 people".split(), 2)
    (True, False)
    >>> is_funeral("his four sons were buried on saturday".split(), 4)
    True
    """
    dated = words[cue + 1 : cue + 2] == ["on"] and not DAYS.isdisjoint(words[cue + 2 : cue + 3])
    laid = words[cue + 1 : cue + 3] in (["next", "to"], ["side", "by"]) or words[cue + 1 : cue + 2] == ["beside"]
    if (dated or laid) and MASSES.isdisjoint(words):
        return True
    acts = (BE | ALONE).isdisjoint(words[max(0, cue - 3) : cue]) and STAYING.isdisjoint(words[max(0, cue - 2) : cue])
    return not GRAVES.isdisjoint(words) or (cue > 0 and acts and MASSES.isdisjoint(words[:cue]))


def is_death(words: Sequence[str], cue: int) -> bool:
    """Say whether people "were buried alive", and nobody dug them out again or only thinks so.

    >>> is_death("six were buried alive in the slide".split(), 2), is_death("six buried alive were rescued".split(), 1)
    (True, False)
    """
    if words[cue + 1 : cue + 2] != ["alive"]:
        return False
    thought = not THOUGHT.isdisjoint(words[max(0, cue - 4) : cue])
    return not thought and SAVED.isdisjoint(words)


def is_fate(words: Sequence[str]) -> bool:
    """Say whether bodies are told of as those that somebody names or hands over, not as found.

    >>> is_fate("ten bodies are yet to be identified".split()), is_fate("ten bodies were found".split())
    (True, False)
    """
    return not NAMED.isdisjoint(words) and FINDING.isdisjoint(words)
