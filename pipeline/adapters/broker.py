"""Broker addresses: kafka://host:port[,host:port] or sqlite:///path."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import SettingsError


def log_path(url: str) -> Path | None:
    """Give the file of an embedded log, None for a Kafka address; raises SettingsError for anything else.

    >>> log_path("sqlite:///var/tollwire.db"), log_path("sqlite:////srv/x.db"), log_path("kafka://a:9092,b:9092")
    (PosixPath('var/tollwire.db'), PosixPath('/srv/x.db'), None)
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and rest != "/":
        return Path(rest[1:])
    if scheme == "kafka" and all(rest.split(",")):
        return None
    raise SettingsError(f"broker {url!r}: give kafka://host:port[,host:port] or sqlite:///path")


def kafka_hosts(url: str) -> list[str]:
    """Give the bootstrap servers of a Kafka address, 9092 where no port is given.

    >>> kafka_hosts("kafka://a,b:9093")
    ['a:9092', 'b:9093']
    """
    if log_path(url) is not None:
        raise SettingsError(f"broker {url!r}: not a Kafka address")
    return [host if ":" in host else f"{host}:9092" for host in url.removeprefix("kafka://").split(",")]
