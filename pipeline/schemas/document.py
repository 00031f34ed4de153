"""The AsyncAPI 3.0 document of the topics: what stands in each, its key, its headers, what becomes of old messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT: Final = {"type": "string"}
TIME: Final = {"type": "string", "format": "date-time"}
INFO: Final = {
    "title": "Tollwire",
    "version": "1.0.0",
    "description": "News wires in; incident events and casualty totals out. Delivery is at least once. Exact totals: drop"
    " repeated events by `ce_id`, then add up their `changes`; or read `places.totals`, whose values are absolute.",
    "license": {"name": "Apache-2.0"},
}
WIRE_HEADERS: Final = {
    "source": {**TEXT, "description": "Name of the wire that delivered it."},
    "received": {**TIME, "description": "Time of receipt; without it the record's timestamp."},
    "format": {**TEXT, "description": "ninjs or text, where it is known; without it each item is looked at."},
    "date": {**TIME, "description": "Time to be taken for an item that states none."},
}
"""All optional: a producer that knows nothing of us sends none."""
ERROR_HEADERS: Final = {
    "error.stage": {**TEXT, "description": "Where it failed: ingest, parse or extract."},
    "error.class": TEXT,
    "error.message": {**TEXT, "description": "Why, for a person."},
    "error.source": {**TEXT, "description": "The wire that it came by, as far as known."},
    "error.offset": {**TEXT, "description": "Where the item stands: topic/partition/offset."},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One topic."""

    said: str
    key: str
    messages: Sequence[str]
    compacted: bool = False
    fed: bool = False
    """True where others send and we receive."""


def asyncapi(schemas: dict[str, dict[str, Any]], events: Sequence[str]) -> dict[str, Any]:
    """Make the document from the schemas of the values (name -> JSON Schema); `events` names those of `incidents`."""
    channels = _channels(events)
    messages = {
        "article": _bytes("One wire item, its original bytes.", WIRE_HEADERS),
        "dead": _bytes("An item that can't be read, with its bytes and headers, and why.", WIRE_HEADERS | ERROR_HEADERS),
    }
    keys = {name: channel.key for channel in channels.values() for name in channel.messages}
    messages |= {name: _message(name, schema, events) for name, schema in schemas.items()}
    for name, message in messages.items():
        message["bindings"] = {"kafka": {"key": {**TEXT, "description": keys[name]}, "bindingVersion": "0.5.0"}}
    return {
        "asyncapi": "3.0.0",
        "info": INFO,
        "defaultContentType": "application/json",
        "channels": {topic: _channel(topic, channel) for topic, channel in channels.items()},
        "operations": dict(_operation(topic, channel) for topic, channel in channels.items()),
        "components": {"messages": messages},
    }


def _channels(events: Sequence[str]) -> dict[str, Channel]:
    return {
        "articles": Channel(
            said="Wire items as received, one a message; any producer may feed them, with any key and partitioner.",
            key="Any, or none.", messages=["article"], fed=True,
        ),
        "articles.dead": Channel(
            said="Items that could not be read. Past the size limit the value says where the bytes are kept.",
            key="As the item had it.", messages=["dead"],
        ),
        "reports": Channel(
            said="What each edition says: its complete set of reports, possibly empty.", key="world",
            messages=["reports.v1"],
        ),
        "rulings": Channel(
            said="People's decisions about incidents.", key="Incident id.", messages=["rulings.v1"], fed=True
        ),
        "incidents": Channel(
            said="Events, CloudEvents 1.0 in binary mode, in one order: an event's sequence is its offset.",
            key="Incident id.", messages=events,
        ),
        "incidents.state": Channel(
            said="The latest of each incident.", key="Incident id.", messages=["incidents.state.v1"], compacted=True
        ),
        "incidents.evidence": Channel(
            said="The claims of each article for each incident, with their sentences.",
            key="Incident id, article uri.", messages=["incidents.evidence.v1"], compacted=True,
        ),
        "places.totals": Channel(
            said="Totals of cities and countries, absolute.", key="Geonameid, or country:XX.",
            messages=["places.totals.v1"], compacted=True,
        ),
    }  # fmt: skip


def _channel(topic: str, channel: Channel) -> dict[str, Any]:
    policy = "compact" if channel.compacted else "delete"
    return {
        "address": topic,
        "description": channel.said,
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in channel.messages},
        "bindings": {"kafka": {"topicConfiguration": {"cleanup.policy": [policy]}, "bindingVersion": "0.5.0"}},
    }


def _operation(topic: str, channel: Channel) -> tuple[str, dict[str, Any]]:
    action = "receive" if channel.fed else "send"
    return f"{action}.{topic}", {"action": action, "channel": {"$ref": f"#/channels/{topic}"}}


def _message(name: str, schema: dict[str, Any], events: Sequence[str]) -> dict[str, Any]:
    """Put a schema into a message; its parts are named within the document."""
    here = f"#/components/messages/{name}/payload/$defs/"
    payload = orjson.loads(orjson.dumps(schema).replace(b"#/$defs/", here.encode()))
    for outside in ("$schema", "$id"):
        payload.pop(outside)
    message = {"name": name, "summary": schema["description"], "payload": payload}
    if name in events:
        message["headers"] = _cloud_event(name)
    return message


def _cloud_event(name: str) -> dict[str, Any]:
    given = {
        "ce_specversion": {"const": "1.0"},
        "ce_id": {**TEXT, "description": "Incident id/revision; a repeated event has the same id and bytes."},
        "ce_source": {"const": "/tollwire"},
        "ce_type": {"const": name},
        "ce_subject": {**TEXT, "description": "Incident id."},
        "ce_time": {**TIME, "description": "Time of the edition that caused it."},
        "content-type": {"const": "application/json"},
    }
    return {"type": "object", "properties": given, "required": list(given)}


def _bytes(said: str, headers: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "dead letter" if "error.stage" in headers else "article",
        "summary": said,
        "contentType": "application/octet-stream",
        "payload": {"type": "string", "format": "binary"},
        "headers": {"type": "object", "properties": headers, "required": [n for n in headers if n in ERROR_HEADERS]},
    }
