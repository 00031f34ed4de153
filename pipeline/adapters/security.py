"""Who we are and whom we trust: TLS and passwords of the settings, as each client wants them.

Passwords and keys are passed on and never printed: they stand in no error and no log line of ours.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from pipeline.settings import Broker, Redis


def kafka_options(broker: Broker) -> dict[str, Any]:
    """Give the options that kafka-python and aiokafka share; none for a plain connection.

    Raises SettingsError naming the setting that is missing or the file that can't be used.
    """
    options: dict[str, Any] = {}
    if broker.security != "plaintext":
        options["security_protocol"] = broker.security.upper()
    if "ssl" in broker.security:
        options["ssl_context"] = _context(broker)
    if broker.security.startswith("sasl"):
        if not (broker.username and broker.password):
            raise SettingsError(f"broker.security {broker.security} needs broker.username and broker.password")
        options["sasl_mechanism"] = broker.sasl_mechanism
        options["sasl_plain_username"] = broker.username
        options["sasl_plain_password"] = broker.password
    return options


def redis_url(settings: Redis) -> str:
    """Give Redis' address with the user, password and TLS files that have settings of their own.

    >>> from pipeline.settings import Redis
    >>> redis_url(Redis(url="rediss://cache:6380/1", username="writer", password="a/b", ca="/etc/ca.pem"))
    'rediss://writer:a%2Fb@cache:6380/1?ssl_ca_certs=%2Fetc%2Fca.pem'
    """
    files = {"ssl_ca_certs": settings.ca, "ssl_certfile": settings.certificate, "ssl_keyfile": settings.key}
    given = {name: path for name, path in files.items() if path}
    if given and not settings.url.startswith("rediss://"):
        raise SettingsError("redis.ca, redis.certificate and redis.key are for rediss:// addresses: change redis.url")
    if not (given or settings.password):
        return settings.url
    parts = urlsplit(settings.url)
    host = parts.netloc
    if settings.password:
        host = f"{quote(settings.username, safe='')}:{quote(settings.password, safe='')}@{host.rpartition('@')[2]}"
    query = "&".join(filter(None, (parts.query, urlencode(given))))
    return urlunsplit(parts._replace(netloc=host, query=query))


def _context(broker: Broker) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=broker.ca or None)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"broker.ca {broker.ca}: no certificates in PEM form: {error}") from error
    if broker.certificate:
        try:
            context.load_cert_chain(broker.certificate, broker.key or None, broker.key_password or "")
        except (OSError, ssl.SSLError) as error:
            files = f"broker.certificate {broker.certificate}, broker.key {broker.key}"
            raise SettingsError(f"{files}: not a certificate and its key in PEM form: {error}") from error
    return context
