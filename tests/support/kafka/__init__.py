"""A real Apache Kafka on loopback: one broker or three, from Maven Central's jars under this machine's Java."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE: Final = Path(__file__).parent
JARS: Final = Path(__file__).parents[3] / ".cache" / "kafka" / "4.1.0"
"""Cached between runs; `make clean` removes it."""
START_SECONDS: Final = 240.0
OPTIONS: Final = ("-Xmx384m", "-XX:+UseSerialGC", "-cp", f"{JARS}/*:{HERE}")


class KafkaMissingError(Exception):
    """Java or Maven isn't there: the message says what to install."""


def fetch_jars() -> None:
    """Put the server's jars into the cache; raises KafkaMissingError where Java 17 or Maven is absent."""
    if shutil.which("java") is None:
        raise KafkaMissingError("no Java: install a JRE 17, or name a cluster in TOLLWIRE_TEST_KAFKA=host:port")
    if (JARS / "complete").exists():
        return
    if shutil.which("mvn") is None:
        raise KafkaMissingError("no Maven: install it, or name a cluster in TOLLWIRE_TEST_KAFKA=host:port")
    copy = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    subprocess.run([*copy, "-DincludeScope=runtime", f"-DoutputDirectory={JARS}"], check=True)
    (JARS / "complete").touch()


def free_port() -> int:
    """Find a port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(slots=True)
class Broker:
    """One server: its ports, files and process."""

    node: int
    folder: Path
    port: int = field(default_factory=free_port)
    controller: int = field(default_factory=free_port)
    extra: Mapping[str, object] = field(default_factory=dict)
    """Properties added to ours; {port} and {controller} stand for the broker's own."""
    process: subprocess.Popen[bytes] | None = None

    def configure(self, brokers: list[Broker], cluster: str) -> None:
        """Write server.properties and format the log directory."""
        copies = min(3, len(brokers))
        voters = ",".join(f"{broker.node}@127.0.0.1:{broker.controller}" for broker in brokers)
        properties = {
            "process.roles": "broker,controller",
            "node.id": self.node,
            "controller.quorum.voters": voters,
            "listeners": f"PLAINTEXT://127.0.0.1:{self.port},CONTROLLER://127.0.0.1:{self.controller}",
            "advertised.listeners": f"PLAINTEXT://127.0.0.1:{self.port}",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs": self.folder / "data",
            "offsets.topic.replication.factor": copies,
            "offsets.topic.num.partitions": 4,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": max(1, copies - 1),
            "min.insync.replicas": max(1, copies - 1),
            "group.initial.rebalance.delay.ms": 0,
            "auto.create.topics.enable": "false",
            "log.cleaner.dedupe.buffer.size": 2_097_152,
        }
        for name, value in self.extra.items():
            properties[name] = str(value).format(port=self.port, controller=self.controller)
        self.folder.mkdir(parents=True)
        self.settings.write_text("".join(f"{name}={value}\n" for name, value in properties.items()))
        self._java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(self.settings)).wait()

    @property
    def settings(self) -> Path:
        """Its server.properties."""
        return self.folder / "server.properties"

    def start(self) -> None:
        """Start the server; `Cluster.wait` waits until it listens."""
        self.process = self._java("kafka.Kafka", str(self.settings))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal: SIGSTOP, SIGCONT, SIGKILL, SIGTERM."""
        assert self.process is not None
        self.process.send_signal(number)
        if number in {signal.SIGKILL, signal.SIGTERM}:
            self.process.wait(timeout=30)
            self.process = None

    def listening(self) -> bool:
        """Say whether its port is open."""
        with socket.socket() as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _java(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.folder / "server.log").open("ab") as log:
            return subprocess.Popen(["java", *OPTIONS, *words], stdout=log, stderr=log)


@dataclass(slots=True)
class Cluster:
    """Some brokers; a context manager that stops them and removes their files."""

    folder: Path
    size: int = 1
    extra: Mapping[str, object] = field(default_factory=dict)
    """Properties of every broker, added to ours."""
    brokers: list[Broker] = field(default_factory=list)

    def __enter__(self) -> Self:
        fetch_jars()
        made = subprocess.run(
            ["java", *OPTIONS, "kafka.tools.StorageTool", "random-uuid"], check=True, capture_output=True, text=True
        )
        self.brokers = [Broker(node, self.folder / str(node), extra=self.extra) for node in range(1, self.size + 1)]
        for broker in self.brokers:
            broker.configure(self.brokers, made.stdout.split()[-1])
        for broker in self.brokers:
            broker.start()
        try:
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Kill every broker that runs, also a paused one, and remove the files."""
        for broker in self.brokers:
            if broker.process is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(broker.process.pid, signal.SIGCONT)
                    broker.signal(signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def bootstrap(self) -> str:
        """Addresses of all brokers: host:port,host:port."""
        return ",".join(f"127.0.0.1:{broker.port}" for broker in self.brokers)

    @property
    def url(self) -> str:
        """The same as a broker URL of Tollwire's."""
        return f"kafka://{self.bootstrap}"

    def wait(self) -> None:
        """Wait until every broker that runs listens; raises TimeoutError with the end of the log that tells why not."""
        deadline = time.monotonic() + START_SECONDS
        for broker in self.brokers:
            while broker.process is not None and not broker.listening():
                if broker.process.poll() is not None or time.monotonic() > deadline:
                    tail = (broker.folder / "server.log").read_text(errors="replace")[-2000:]
                    raise TimeoutError(f"broker {broker.node} did not start:\n{tail}")
                time.sleep(0.05)
