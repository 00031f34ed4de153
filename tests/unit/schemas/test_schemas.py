from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator

from pipeline import codec, schemas
from pipeline.adapters import articles
from pipeline.adapters.topics import shapes
from pipeline.model import Change, Claim, Event, Evidence, Figure, Incident, Place, When
from pipeline.settings import Topics

GOLDEN = Path(__file__).parents[2] / "data" / "golden"
SUPPORT = Path(__file__).parents[2] / "support" / "asyncapi"
CACHE = Path(__file__).parents[3] / ".cache" / "asyncapi"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

EVENT = Event(
    type="reported",
    time=NOON,
    incident=Incident(
        id="i1",
        revision=1,
        when=When(start=date(2026, 3, 4), end=date(2026, 3, 4)),
        place=Place(geonameid=1, name="Somewhere", country="XX", precision="city"),
        killed=Figure.of(3),
        articles=("urn:a",),
        last_report=NOON,
    ),
    changes=(Change(place="1", day=date(2026, 3, 4), incidents=1),),
    cause=(
        Evidence(uri="urn:a", origin="AP", time=NOON, claim=Claim(kind="killed", value=3, text="Three people died.")),
    ),
)


def test_the_committed_files_are_those_of_the_model() -> None:
    made = schemas.schemas() | {"asyncapi": schemas.asyncapi()}
    assert {path.stem for path in schemas.FOLDER.glob("*.json")} == set(made)
    for name, document in made.items():
        assert (schemas.FOLDER / f"{name}.json").read_bytes() == schemas.dump(document), (
            f"{name}: run python -m pipeline.schemas, and think of the consumers"
        )


@pytest.mark.parametrize("kind", list(schemas.EVENTS))
def test_an_event_of_the_model_is_valid(kind: Any) -> None:
    event = replace(EVENT, type=kind)
    schema = schemas.schemas()[codec.event_type(event)]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(orjson.loads(codec.to_message(event)[1]))


def test_an_event_without_its_incident_is_not_valid() -> None:
    schema = schemas.schemas()["incident.reported.v1"]
    assert not Draft202012Validator(schema).is_valid({"changes": [], "cause": []})


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_golden_events_of_every_version_parse_for_ever(path: Path) -> None:
    recorded = orjson.loads(path.read_bytes())
    headers = [(name, value.encode()) for name, value in recorded["headers"].items()]
    event = codec.from_message(orjson.dumps(recorded["value"]), headers)
    assert event.id == recorded["headers"]["ce_id"]
    Draft202012Validator(schemas.schemas()[recorded["headers"]["ce_type"]]).validate(recorded["value"])


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_nothing_that_a_golden_event_says_is_lost(path: Path) -> None:
    recorded = orjson.loads(path.read_bytes())
    headers = [(name, value.encode()) for name, value in recorded["headers"].items()]
    _, value, written = codec.to_message(codec.from_message(orjson.dumps(recorded["value"]), headers))
    assert holds(orjson.loads(value), recorded["value"])
    assert dict(headers).items() <= dict(written).items()


def holds(now: Any, then: Any) -> bool:
    """Say whether all of an earlier value is in a later one, which may have gained fields."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(name in now and holds(now[name], then[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(holds, now, then))
    return bool(now == then)


def test_there_is_a_golden_event_of_each_type() -> None:
    assert {path.stem.removesuffix("-1") for path in GOLDEN.glob("*.json")} >= set(schemas.EVENTS)


def test_the_asyncapi_document_has_every_topic_but_our_own_tables() -> None:
    channels = schemas.asyncapi()["channels"]
    topics = {shape.name: shape for shape in shapes(Topics()) if not shape.name.startswith("tables.")}
    assert channels.keys() == topics.keys()
    for name, channel in channels.items():
        (policy,) = channel["bindings"]["kafka"]["topicConfiguration"]["cleanup.policy"]
        assert policy == ("compact" if topics[name].compact else "delete")


def test_the_asyncapi_document_names_the_headers_that_messages_have() -> None:
    messages = schemas.asyncapi()["components"]["messages"]
    wire = articles.article(b"x", source="inbox", received=NOON, format="text", date=NOON)
    dead = articles.dead(wire, stage="parse", error=ValueError("no"), source="inbox", where="articles/1/2")
    event = codec.to_message(EVENT)[2]
    for name, headers in (("article", wire.headers), ("dead", dead.headers), ("incident.reported.v1", event)):
        described = messages[name]["headers"]
        assert {header for header, _ in headers} == described["properties"].keys()
        Draft202012Validator(described).validate({header: value.decode() for header, value in headers})


def test_the_official_parser_accepts_the_asyncapi_document() -> None:
    if shutil.which("npm") is None:
        if os.environ.get("TOLLWIRE_TEST_REQUIRE_KAFKA"):
            pytest.fail("no npm: the AsyncAPI document can't be checked")
        pytest.skip("no npm: install Node.js to check the AsyncAPI document")
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "check.mjs"):
        shutil.copy(SUPPORT / name, CACHE / name)
    if not (CACHE / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=CACHE, check=True)
    document = (schemas.FOLDER / "asyncapi.json").read_bytes()
    checked = subprocess.run(["node", "check.mjs"], cwd=CACHE, input=document, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout.decode()
