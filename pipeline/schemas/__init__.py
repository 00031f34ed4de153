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
    """Make the AsyncAPI 3.0 document of the topics that consumers and producers meet."""
    names = schemas()
    channels = {
        "articles": ("Wire items as received; anyone may feed them, one item a message, any key.", ["article"]),
        "incidents": ("Events, in one order. Key: incident id. Headers: CloudEvents 1.0, binary mode.", _event_names()),
        "incidents.state": ("The latest of each incident, compacted. Key: incident id.", ["incidents.state.v1"]),
        "incidents.evidence": ("All claims, compacted. Key: incident id, article uri.", ["incidents.evidence.v1"]),
        "places.totals": ("Totals, compacted. Key: geonameid or country:XX.", ["places.totals.v1"]),
        "rulings": ("People's decisions. Key: incident id.", ["rulings.v1"]),
        "reports": ("What each edition says. Key: world.", ["reports.v1"]),
    }
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Tollwire", "version": "1.0.0", "description": "Incident events and casualty totals."},
        "defaultContentType": "application/json",
        "channels": {
            topic: {
                "address": topic,
                "description": said,
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
            }
            for topic, (said, messages) in channels.items()
        },
        "operations": {
            f"{'receive' if topic == 'articles' else 'send'}.{topic}": {
                "action": "receive" if topic == "articles" else "send",
                "channel": {"$ref": f"#/channels/{topic}"},
            }
            for topic in channels
        },
        "components": {"messages": {"article": _article_message()} | {n: _message(n, s) for n, s in names.items()}},
    }


def write() -> None:
    """Write all files anew."""
    for name, document in [*schemas().items(), ("asyncapi", asyncapi())]:
        (FOLDER / f"{name}.json").write_bytes(dump(document))


def dump(document: dict[str, Any]) -> bytes:
    """Format one file."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _event_name(kind: str) -> str:
    return f"{EVENT_TYPE_PREFIX}{kind}{EVENT_TYPE_SUFFIX}"


def _event_names() -> list[str]:
    return [_event_name(kind) for kind in EVENTS]


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


def _message(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Put a schema into a message; its parts are named within the document."""
    here = f"#/components/messages/{name}/payload/$defs/"
    payload = orjson.loads(orjson.dumps(schema).replace(b"#/$defs/", here.encode()))
    for outside in ("$schema", "$id"):
        payload.pop(outside)
    message = {"name": name, "summary": schema["description"], "payload": payload}
    if name in _event_names():
        message["headers"] = _headers(name)
    return message


def _headers(name: str) -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            "ce_specversion": {"const": "1.0"},
            "ce_id": {**text, "description": "Incident id and revision; a repeated event has the same id and bytes."},
            "ce_source": {"const": "/tollwire"},
            "ce_type": {"const": name},
            "ce_subject": {**text, "description": "Incident id."},
            "ce_time": {**text, "format": "date-time", "description": "Time of the edition that caused it."},
            "content-type": {"const": "application/json"},
        },
    }


def _article_message() -> dict[str, Any]:
    return {
        "name": "article",
        "summary": "One wire item, its original bytes.",
        "contentType": "application/octet-stream",
        "payload": {"type": "string", "format": "binary"},
        "headers": {
            "type": "object",
            "properties": {
                "source": {"type": "string", "description": "Name of the wire."},
                "received": {"type": "string", "format": "date-time"},
                "format": {"type": "string", "description": "ninjs or text, where it is known."},
            },
        },
    }
