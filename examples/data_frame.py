"""Incidents as a pandas DataFrame, as they stand now: python examples/data_frame.py [BROKER].

Needs pandas (pip install pandas).
"""

from __future__ import annotations

import sys

import pandas as pd

from pipeline.client import subscribe
from pipeline.model import Event


def row(event: Event) -> dict[str, object]:
    """One incident as flat columns."""
    incident = event.incident
    found: dict[str, object] = {
        "id": incident.id,
        "type": incident.type,
        "day": pd.Timestamp(incident.when.start),
        "place": incident.place.name,
        "country": incident.place.country,
        "lat": incident.place.lat,
        "lon": incident.place.lon,
        "articles": len(incident.articles),
        "origins": len(incident.origins),
    }
    for kind, figure in (("killed", incident.killed), ("injured", incident.injured)):
        found |= {f"{kind}_{part}": getattr(figure, part, None) for part in ("low", "best", "high")}
    return found


def frame(broker: str) -> pd.DataFrame:
    """Give active incidents with figures of their own, indexed by id; the newest event of each decides."""
    newest = {event.incident.id: event for event in subscribe(broker, since="beginning", follow=False)}
    active = [e for e in newest.values() if e.incident.status == "active" and not e.incident.background]
    return pd.DataFrame([row(event) for event in active]).set_index("id")


if __name__ == "__main__":
    incidents = frame(sys.argv[1] if len(sys.argv) > 1 else "sqlite:///var/tollwire.db")
    print(incidents.sort_values("killed_best", ascending=False).to_string(max_colwidth=24))
