"""The contract for consumers: JSON Schemas of what the topics carry, and the AsyncAPI document of the topics.

The files beside this one are generated from the model (`python -m pipeline.schemas`) and committed; a test compares.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec
import orjson

from pipeline.codec import EVENT_TYPE_PREFIX, EVENT_TYPE_SUFFIX
from pipeline.model import Change, EditionReports, Evidence, Incident, PlaceTotals, Ruling
from pipeline.schemas import document

FOLDER: Final = Path(__file__).parent
ID: Final = "urn:tollwire:schema:"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

EVENTS: Final = {
    "reported": "An incident was first reported.",
    "revised": "What is known of an incident changed: figures, place, time, articles; up or down.",
    "merged": "An incident turned out to be another one (`merged_into`), and counts nothing from now on.",
    "split": "An incident turned out to be two: this is one of them, as it is without the other.",
    "retracted": "No report stands behind an incident any more: it counts nothing from now on.",
}
VALUES: Final = {
    "reports.v1": (EditionReports, "What one edition of an article says: its complete set of reports, possibly empty."),
    "incidents.state.v1": (Incident, "An incident as it is now."),
    "incidents.evidence.v1": (tuple[Evidence, ...], "The claims of one article for one incident."),
    "rulings.v1": (Ruling, "A person's decision about an incident."),
    "places.totals.v1": (PlaceTotals, "Absolute totals of a city or country."),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Make every schema from the model: name -> JSON Schema (2020-12)."""
    made = {_event_name(kind): _event(kind, said) for kind, said in EVENTS.items()}
    for name, (kind, said) in VALUES.items():
        made[name] = _document(name, said, msgspec.json.schema(kind))
    return made


def asyncapi() -> dict[str, Any]:
    """Make the AsyncAPI document (`document.py`) from these schemas."""
    return document.asyncapi(schemas(), [_event_name(kind) for kind in EVENTS])


def write() -> None:
    """Write all files anew."""
    for name, content in [*schemas().items(), ("asyncapi", asyncapi())]:
        (FOLDER / f"{name}.json").write_bytes(dump(content))


def dump(document: dict[str, Any]) -> bytes:
    """Format one file."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _event_name(kind: str) -> str:
    return f"{EVENT_TYPE_PREFIX}{kind}{EVENT_TYPE_SUFFIX}"


def _event(kind: str, said: str) -> dict[str, Any]:
    (incident, change, evidence), parts = msgspec.json.schema_components(
        [Incident, Change, Evidence], ref_template="#/$defs/{name}"
    )
    data = {
        "type": "object",
        "properties": {
            "incident": incident,
            "changes": {"type": "array", "items": change, "description": "What is added to the totals of each place."},
            "cause": {"type": "array", "items": evidence, "description": "The claims that caused it."},
            "ruling": {"type": "string", "description": "Where a person's decision caused it: that decision."},
        },
        "required": ["incident", "changes", "cause"],
        "$defs": parts,
    }
    return _document(_event_name(kind), said, data)


def _document(name: str, said: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": ID + name, "title": name, "description": said, **schema}
