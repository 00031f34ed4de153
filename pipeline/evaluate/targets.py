"""Gold as what the scorer learns: the toll of an article's main incident, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.evaluate.gold import Amount, Gold
    from pipeline.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The main incident's figures; None where the gold doesn't know one."""

    killed: int | None = None
    injured: int | None = None
    perpetrators_killed: int | None = None
    background: bool | None = None
    """Whether the main incident is an old one; None where the gold doesn't say, or there is none."""

    def of(self, kind: Kind) -> int | None:
        """Return the figure of a kind."""
        found: int | None = getattr(self, kind)
        return found


def target(gold: Gold) -> Target:
    """Take the figures that a perfect scorer would choose for the article."""
    match gold.shape:
        case "victims":
            return _victims(gold)
        case "templates":
            return _templates(gold)
        case "guide":
            main = next((incident for incident in gold.incidents if incident.ref == "main"), None)
            if main is None:
                return Target(killed=0, injured=0, perpetrators_killed=0)
            return Target(
                killed=_value(main.killed),
                injured=_value(main.injured),
                perpetrators_killed=_value(main.perpetrators_killed),
                background=main.background,
            )


def _victims(gold: Gold) -> Target:
    """Attackers' own deaths are taken apart where the gold's people allow it."""
    [incident] = gold.incidents
    killed, injured = _value(incident.killed), _value(incident.injured)
    if incident.attackers is None or incident.hurt is None:
        return Target(killed=killed, injured=injured)
    return Target(killed=killed - incident.attackers, injured=incident.hurt, perpetrators_killed=incident.attackers)


def _templates(gold: Gold) -> Target:
    """Take exact counts above 0 of articles with one incident: this gold leaves too much out to teach "none"."""
    if len(gold.incidents) != 1:
        return Target()
    [incident] = gold.incidents
    return Target(killed=_value(incident.killed) or None, injured=_value(incident.injured) or None)


def _value(amount: Amount | None) -> int:
    return amount.value if amount else 0
