"""How far a worker has come: counts since its start, for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Progress:
    """Counted by the stages as they go; read from any thread."""

    ready: bool = False
    """True once the stages are at work: topics assigned, state restored."""
    articles: int = 0
    """Items read from the topic `articles`."""
    in_hand: int = 0
    """Items that *extract* is at work on now."""
    dead: int = 0
    """Items that went to the dead letters."""
    editions: int = 0
    """Editions passed on to *resolve*."""
    resolved: int = 0
    """Editions (and rulings) that *resolve* has finished with."""
    events: int = 0
    """Events sent."""
    projected: int = 0
    """Messages that Redis has."""
    caught_up: bool = False
    """True while nothing is left for any stage of this worker."""
