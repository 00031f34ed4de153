"""docker-compose.yml and Dockerfile: valid by the Compose Specification, pinned, limited, without root."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator

from tests.support import compose

SCHEMA = orjson.loads((Path(compose.__file__).parent / "compose-spec.json").read_bytes())
CLUSTER = compose.variables(compose.REPO / "config" / "cluster.env")
SERVICES: dict[str, dict[str, Any]] = compose.load()["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("tollwire:")}
DOCKERFILE = (compose.REPO / "Dockerfile").read_text()


@pytest.mark.parametrize("environ", [{}, CLUSTER], ids=["one broker", "three brokers"])
def test_the_file_is_valid_by_the_compose_specification(environ: dict[str, str]) -> None:
    found = compose.load(environ)
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(found)]
    assert errors == []


def test_the_schema_refuses_what_is_no_service() -> None:
    assert not Draft202012Validator(SCHEMA).is_valid({"services": {"x": {"imagee": "y"}}})


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_pinned_limited_checked_and_no_root(name: str) -> None:
    service = SERVICES[name]
    image, _, tag = service["image"].partition(":")
    assert image, name
    assert re.match(r"\d+\.\d+\.\d+", tag), f"{tag}: pin the whole version"
    assert service["user"] not in {"", "root", "0"}
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    for limit in ("mem_limit", "cpus", "pids_limit"):
        assert service[limit]
    assert service["healthcheck"].get("test") or service.get("profiles") == ["cli"]


def test_what_must_stay_is_on_named_volumes() -> None:
    named = set(compose.load()["volumes"])
    for name in ("kafka", "kafka-2", "kafka-3", "redis", "ingest"):
        mounted = [str(volume).split(":")[0] for volume in SERVICES[name]["volumes"]]
        assert name in mounted
        assert name in named


def test_each_stage_is_a_service_of_its_own_so_that_it_scales_by_itself() -> None:
    stages = [service["command"][-1] for service in OURS.values() if service.get("command", [""])[0] == "worker"]
    assert sorted(stages) == ["extract", "project", "resolve"]
    assert "container_name" not in str(SERVICES)


def test_three_brokers_come_by_profile_and_lose_one_without_loss() -> None:
    assert [name for name, service in SERVICES.items() if service.get("profiles") == ["cluster"]] == ["kafka-2", "kafka-3"]
    assert CLUSTER["COMPOSE_PROFILES"] == "cluster"
    services = compose.load(CLUSTER)["services"]
    for name in ("kafka", "kafka-2", "kafka-3"):
        environment = services[name]["environment"]
        assert len(environment["KAFKA_CONTROLLER_QUORUM_VOTERS"].split(",")) == 3
        assert environment["KAFKA_MIN_INSYNC_REPLICAS"] == "2"
        voters = environment["KAFKA_CONTROLLER_QUORUM_VOTERS"].split(",")
        assert f"{environment['KAFKA_NODE_ID']}@{name}:9093" in voters
    assert services["extract"]["environment"]["TOLLWIRE_BROKER_REPLICATION"] == "3"


def test_the_reader_s_rights_are_enough_for_who_only_reads() -> None:
    names = {name: service["environment"]["TOLLWIRE_REDIS_USERNAME"] for name, service in OURS.items()}
    assert names == {"ingest": "writer", "extract": "writer", "resolve": "writer", "project": "writer", "cli": "reader"}


def test_every_variable_is_a_setting() -> None:
    from pipeline.settings import Settings, strangers  # noqa: PLC0415 - this test alone

    for service in OURS.values():
        environment = {name: str(value) for name, value in service["environment"].items()}
        assert strangers(environment) == []
        Settings.load([compose.REPO / "config" / "pipeline.toml"], environment)


def test_the_image_is_built_from_what_is_locked_and_runs_without_root() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.1[123]\.\d+-slim-\w+", bases[0])
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["tollwire"]
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    let_in = {line[1:] for line in (compose.REPO / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert {name for line in copied for name in line.split()} == let_in
    assert all((compose.REPO / name).exists() for name in let_in)
