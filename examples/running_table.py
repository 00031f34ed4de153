"""Keep exact totals of every city from events alone: python examples/running_table.py [BROKER] [--once].

The rule: an event is known by incident id and revision, and counts once; its `changes` are added up. What comes out is
what the topic `places.totals` says, to the unit. Retractions, merges and corrections are changes like any other.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.client import subscribe
from pipeline.model import Event, Toll


@dataclass
class Totals:
    """Tolls by place key (a geonameid, or "country:XX"), and the names of places."""

    tolls: dict[str, Toll] = field(default_factory=lambda: defaultdict(Toll))
    names: dict[str, str] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """Add the changes of one event; `subscribe` has dropped repeats."""
        place = event.incident.place
        self.names[str(place.geonameid)] = place.name
        for change in event.changes:
            self.tolls[change.place] += Toll(
                killed=change.killed, injured=change.injured, incidents=change.incidents
            )

    def lines(self) -> list[str]:
        """One line a city, the largest toll first."""
        cities = [(key, toll) for key, toll in self.tolls.items() if not key.startswith("country:") and toll.incidents]
        ordered = sorted(cities, key=lambda row: (-row[1].killed.best, row[0]))
        return [
            f"{self.names.get(key, key):20} {toll.killed.best:6} killed {toll.injured.best:6} injured"
            for key, toll in ordered
        ]


def main(broker: str, *, follow: bool) -> Totals:
    """Print the table anew after each event while it follows; else once, at the end."""
    totals = Totals()
    for event in subscribe(broker, since="beginning", follow=follow):
        totals.add(event)
        if follow:
            print("\033[2J\033[H" + "\n".join(totals.lines()), flush=True)
    print("\n".join(totals.lines()))
    return totals


if __name__ == "__main__":
    names = [word for word in sys.argv[1:] if word != "--once"]
    main(names[0] if names else "sqlite:///var/tollwire.db", follow="--once" not in sys.argv)
