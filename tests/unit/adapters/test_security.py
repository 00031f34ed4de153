from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.adapters.security import kafka_options, redis_url
from pipeline.errors import SettingsError
from pipeline.settings import Broker, Redis, Settings
from pipeline.stream.kafka import credentials

if TYPE_CHECKING:
    from pathlib import Path

SASL: dict[str, Any] = {
    "security": "sasl_plaintext", "sasl_mechanism": "PLAIN", "username": "desk", "password": "s3cret"
}  # fmt: skip


def test_a_plain_connection_needs_no_options() -> None:
    assert kafka_options(Broker()) == {}
    assert credentials({}) is None


def test_a_password_is_handed_to_both_clients() -> None:
    options = kafka_options(Broker(**SASL))
    assert options == {
        "security_protocol": "SASL_PLAINTEXT", "sasl_mechanism": "PLAIN", "sasl_plain_username": "desk",
        "sasl_plain_password": "s3cret",
    }  # fmt: skip
    worker = credentials(options)
    assert (worker.protocol.value, worker.mechanism.value) == ("SASL_PLAINTEXT", "PLAIN")
    assert (worker.username, worker.password) == ("desk", "s3cret")


@pytest.mark.parametrize("security", ["ssl", "sasl_ssl"])
def test_brokers_certificates_are_always_checked(security: Any) -> None:
    options = kafka_options(Broker(**{**SASL, "security": security}))
    assert options["security_protocol"] == security.upper()
    assert options["ssl_context"].verify_mode == ssl.CERT_REQUIRED
    assert options["ssl_context"].check_hostname
    assert credentials(options).protocol.value == security.upper()


@pytest.mark.parametrize(
    ("broker", "said"),
    [
        (Broker(security="sasl_ssl"), "sasl_ssl needs broker.username and broker.password"),
        (Broker(security="ssl", ca="absent.pem"), r"broker\.ca absent\.pem: no certificates in PEM form"),
        (Broker(security="ssl", certificate="absent.pem"), "broker.certificate absent.pem, broker.key"),
    ],
)
def test_what_cannot_be_used_is_named(broker: Broker, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        kafka_options(broker)


def test_tls_files_for_a_plain_redis_are_an_error() -> None:
    with pytest.raises(SettingsError, match=r"change redis\.url"):
        redis_url(Redis(url="redis://cache", ca="ca.pem"))


@pytest.mark.parametrize("url", ["redis://cache:6379", "unix:///run/redis.sock", "rediss://old:word@cache/2?protocol=3"])
def test_an_address_without_settings_of_its_own_stays_as_it_is(url: str) -> None:
    assert redis_url(Redis(url=url)) == url


def test_no_secret_shows_where_settings_are_printed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n")
    names = ("BROKER_PASSWORD", "BROKER_KEY_PASSWORD", "REDIS_PASSWORD")
    settings = Settings.load([], {f"TOLLWIRE_{name}_FILE": str(secret) for name in names})
    assert (settings.broker.password, settings.broker.key_password, settings.redis.password) == ("s3cret",) * 3
    assert "s3cret" not in repr(settings)
    with_address = Settings.load([], {"TOLLWIRE_REDIS_URL": "redis://:s3cret@cache"})
    assert "s3cret" not in repr(with_address)
