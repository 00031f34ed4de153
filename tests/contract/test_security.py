"""Kafka by SASL_SSL with certificates on both sides, Redis by TLS with an access list: the product's own processes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import ScramMechanism, UserScramCredentialUpsertion

from pipeline.adapters.embedded import EmbeddedRedis, address
from pipeline.adapters.health import redis_state
from pipeline.adapters.redis import Totals
from pipeline.client import subscribe
from pipeline.errors import UnavailableError
from pipeline.settings import Broker, Redis, Settings
from tests.support import kafka, tls
from tests.support.certificates import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.certificates import Pair

REPO = Path(__file__).parents[2]
USER, PASSWORD = "desk", "kept-out-of-every-log"
WRONG = "guessed"
SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required;"


@dataclass(frozen=True, slots=True)
class Secure:
    """A broker that lets nobody in without certificate and password."""

    broker: Broker
    """Settings that fit."""
    folder: Path


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[Secure]:
    folder, port = tmp_path_factory.mktemp("secure"), kafka.free_port()
    client = authority.sign("client")
    try:
        cluster = kafka.Cluster(folder / "kafka", extra=listener(port, authority, authority.sign("broker")))
        with cluster:
            add_user(cluster.bootstrap)
            yield Secure(
                Broker(
                    url=f"kafka://127.0.0.1:{port}", security="sasl_ssl", username=USER, password=PASSWORD,
                    ca=str(authority.own.certificate), certificate=str(client.certificate), key=str(client.key),
                ),
                folder,
            )  # fmt: skip
    except kafka.KafkaMissingError as error:
        if os.environ.get("TOLLWIRE_TEST_REQUIRE_KAFKA"):
            pytest.fail(str(error))
        pytest.skip(str(error))


def listener(port: int, authority: Authority, pair: Pair) -> dict[str, object]:
    own = "listener.name.secure."
    return {
        "listeners": f"PLAINTEXT://127.0.0.1:{{port}},CONTROLLER://127.0.0.1:{{controller}},SECURE://127.0.0.1:{port}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{{port}},SECURE://127.0.0.1:{port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL",
        f"{own}ssl.keystore.type": "PEM",
        f"{own}ssl.keystore.location": pair.together(),
        f"{own}ssl.truststore.type": "PEM",
        f"{own}ssl.truststore.location": authority.own.certificate,
        f"{own}ssl.client.auth": "required",
        "sasl.enabled.mechanisms": "SCRAM-SHA-512",
        f"{own}sasl.enabled.mechanisms": "SCRAM-SHA-512",
        f"{own}scram-sha-512.sasl.jaas.config": SCRAM,
    }


def add_user(bootstrap: str) -> None:
    admin: Any = KafkaAdminClient(bootstrap_servers=bootstrap.split(","))
    with closing(admin):
        admin.alter_user_scram_credentials(
            [UserScramCredentialUpsertion(USER, ScramMechanism.SCRAM_SHA_512, PASSWORD, iterations=4096)]
        )


@contextmanager
def worker(folder: Path, environ: dict[str, str]) -> Iterator[Path]:
    """Run a worker of all stages; yield the file that it prints to."""
    log = folder / "worker.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "worker"], cwd=folder, env=environ, stdout=out, stderr=out
        )
    try:
        yield log
    finally:
        process.terminate()
        assert process.wait(timeout=30) == 0, log.read_text()


@pytest.mark.kafka
def test_ingest_worker_and_client_speak_sasl_ssl_with_a_certificate_of_their_own(secure: Secure, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text(PASSWORD + "\n")
    broker = secure.broker
    environ = {
        **os.environ, "PYTHONPATH": str(REPO), "TOLLWIRE_BROKER_URL": broker.url, "TOLLWIRE_BROKER_SECURITY": "sasl_ssl",
        "TOLLWIRE_BROKER_USERNAME": USER, "TOLLWIRE_BROKER_PASSWORD_FILE": str(password), "TOLLWIRE_BROKER_CA": broker.ca,
        "TOLLWIRE_BROKER_CERTIFICATE": broker.certificate, "TOLLWIRE_BROKER_KEY": broker.key, "TOLLWIRE_CONFIG": "",
    }  # fmt: skip
    story = tmp_path / "story.txt"
    story.write_text(
        "uri: urn:example:quay\ndate: 2026-03-04T10:00:00Z\nheadline: Four killed as crane falls in Bremen\n\n"
        "BREMEN, Germany (AP) - Four people were killed when a crane fell onto a quay in Bremen on Wednesday, police said."
    )
    call = [sys.executable, "-m", "pipeline"]
    fed = subprocess.run([*call, "ingest", str(story)], cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert fed.returncode == 0, fed.stderr
    with worker(tmp_path, environ) as log:
        event = next(subscribe(broker, since="beginning"))
        told = subprocess.run([*call, "doctor"], cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert event.incident.killed is not None
    assert event.incident.killed.best == 4
    for said in (fed.stdout, fed.stderr, told.stdout, told.stderr, log.read_bytes()):
        assert PASSWORD.encode() not in said


@pytest.mark.kafka
def test_who_cannot_prove_who_they_are_gets_an_error_without_secrets(
    secure: Secure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KafkaConsumer.DEFAULT_CONFIG, "bootstrap_timeout_ms", 3000)
    with pytest.raises(UnavailableError, match=r"broker\.security") as refused:
        list(subscribe(replace(secure.broker, password=WRONG), since="beginning", follow=False))
    assert PASSWORD not in str(refused.value)
    assert "guessed" not in str(refused.value)


def test_redis_is_spoken_to_by_tls_with_a_user_of_the_access_list(tmp_path: Path, authority: Authority) -> None:
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    client = authority.sign("reader")
    with suppress(UnavailableError), closing(Totals(server.url, "tollwire:")) as plain:
        plain._redis.execute_command("ACL", "SETUSER", USER, "on", f">{PASSWORD}", "~*", "+@all")
    try:
        with tls.front(server.socket, authority, authority.sign("redis")) as port:
            redis = Redis(
                url=f"rediss://127.0.0.1:{port}", username=USER, password=PASSWORD, ca=str(authority.own.certificate),
                certificate=str(client.certificate), key=str(client.key),
            )  # fmt: skip
            assert "answers" in redis_state(Settings(redis=redis))
            with closing(Totals(address(Settings(redis=redis)), "tollwire:")) as totals:
                assert totals._redis.acl_whoami() in {USER, USER.encode()}
            for wrong in ({"certificate": "", "key": ""}, {"password": "guessed"}, {"ca": ""}):
                with pytest.raises(UnavailableError) as refused:
                    redis_state(Settings(redis=replace(redis, **wrong)))
                assert "guessed" not in str(refused.value)
    finally:
        server.stop()
