"""Print events as they come: python examples/print_events.py [BROKER] [--once].

BROKER is where the topics are (kafka://host:port or sqlite:///path). With --once it ends with the last event there is.
"""

from __future__ import annotations

import sys

from pipeline.client import subscribe
from pipeline.model import Event


def line(event: Event) -> str:
    """One line: when, what happened to the incident, where, and its toll."""
    incident = event.incident
    where = ", ".join(filter(None, (incident.place.name, incident.place.country)))
    killed = incident.killed
    toll = f"{killed.best} killed ({killed.low} to {killed.high}{' or more' if killed.open else ''})" if killed else ""
    return f"{event.time:%Y-%m-%d %H:%M}  {event.type:9}  {incident.type.replace('_', ' ')}, {where}  {toll}".rstrip()


def main(broker: str, *, follow: bool) -> None:
    """Print those of at least one death, from the beginning of the log."""
    for event in subscribe(broker, since="beginning", min_killed=1, follow=follow):
        print(line(event), flush=True)


if __name__ == "__main__":
    names = [word for word in sys.argv[1:] if word != "--once"]
    main(names[0] if names else "sqlite:///var/tollwire.db", follow="--once" not in sys.argv)
