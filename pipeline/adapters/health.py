"""Whether the broker and Redis are there and fit, in one line each: what `tollwire doctor` asks."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import redis

from pipeline.adapters.broker import kafka_hosts, log_path
from pipeline.adapters.embedded import EMBEDDED, EmbeddedRedis, address
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.redis import unavailable
from pipeline.adapters.security import kafka_options
from pipeline.adapters.topics import shapes
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from pipeline.settings import Settings


WAIT_SECONDS: Final = 30.0
"""How long a client of Kafka looks for a broker before it gives up."""
PATIENCE: Final = 2.0


def answers(url: str) -> bool:
    """Say whether anybody listens at a broker's address; an embedded log always answers."""
    if log_path(url) is not None:
        return True
    for host in kafka_hosts(url):
        name, _, port = host.rpartition(":")
        with suppress(OSError, ValueError), socket.create_connection((name, int(port)), PATIENCE):
            return True
    return False


def broker_state(settings: Settings) -> str:
    """Say what is there; raises UnavailableError or SettingsError with what to do."""
    path = log_path(settings.broker.url)
    return _kafka_state(settings) if path is None else _log_state(settings, path)


def _log_state(settings: Settings, path: Path) -> str:
    if not path.exists():
        return f"{path} will be made by the first run"
    with closing(SqliteLog(path)) as log:
        known = set(log.topics())
        for shape in shapes(settings.topics):
            if shape.name in known:
                log.create(shape)
    return f"{path}, {path.stat().st_size / 1e6:.1f} MB"


def _kafka_state(settings: Settings) -> str:
    from pipeline.adapters.kafka import missing_topics  # noqa: PLC0415 - who runs embedded needn't load a Kafka client

    hosts = kafka_hosts(settings.broker.url)
    missing = missing_topics(hosts, shapes(settings.topics), kafka_options(settings.broker))
    return f"{', '.join(hosts)}" + (f"; the first worker makes {', '.join(missing)}" if missing else "")


def redis_state(settings: Settings) -> str:
    """Say what is there; raises UnavailableError with what to do."""
    if settings.redis.url == EMBEDDED:
        server = EmbeddedRedis(Path(settings.paths.var) / "redis")
        return f"embedded, {'at work' if server.alive() else 'started when needed'} in {server.folder}"
    try:
        client: Any = redis.Redis.from_url(address(settings), socket_timeout=5.0)
    except ValueError as error:
        raise SettingsError(f"redis.url: {error}") from error
    with unavailable(), closing(client):
        client.ping()
        try:
            found = client.info("server")
        except redis.exceptions.NoPermissionError:
            return "answers"
    return f"{found.get('server_name', 'redis')} {found.get('redis_version')} answers"
