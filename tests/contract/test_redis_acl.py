"""The rights of config/redis.acl are enough for writer and reader, and no more than that."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from pipeline.adapters.embedded import EmbeddedRedis
from pipeline.adapters.redis import Batch, Projection, Totals
from pipeline.errors import UnavailableError
from pipeline.model import Place, PlaceTotals, Toll

if TYPE_CHECKING:
    from collections.abc import Iterator

ACL = Path(__file__).parents[2] / "config" / "redis.acl"


class GuardedRedis(EmbeddedRedis):
    """The server as docker-compose.yml starts it: with the file of users."""

    def _options(self) -> list[str]:
        users = self.folder / "users.acl"
        shutil.copy(ACL, users)
        return [*super()._options(), "--aclfile", str(users)]

    def alive(self) -> bool:
        client = redis.Redis.from_url(self.url_of("reader"), retry=Retry(NoBackoff(), 0))
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False

    def url_of(self, user: str) -> str:
        return f"unix://{user}:{quote(f'change-me-{user}')}@{self.socket}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GuardedRedis]:
    guarded = GuardedRedis(tmp_path)
    guarded.start()
    yield guarded
    assert guarded.process is not None
    guarded.process.kill()
    guarded.process.wait()


async def test_the_writer_may_project_and_the_reader_may_read(server: GuardedRedis) -> None:
    writer = Projection(server.url_of("writer"), "tollwire:")
    await writer.begin("log-1")
    await writer.begin("log-2")
    batch = Batch(writer.space)
    batch.drop_incident("absent")
    noon, days = datetime(2026, 3, 4, 12, tzinfo=UTC), ((date(2026, 3, 4), Toll(incidents=1)),)
    town = PlaceTotals(key="1", place=Place(geonameid=1), total=Toll(), days=days, last_report=noon)
    batch.totals(town)
    batch.totals(replace(town, days=()), town)
    assert {command[0] for command in batch.commands} == {"DEL", "ZREM", "SET", "HSET", "SADD", "HDEL"}
    assert await writer.apply("incidents.state", 0, 1, batch) == 1
    await writer.finish()
    reader = Totals(server.url_of("reader"), "tollwire:")
    assert reader.cities() == reader.countries() == []
    await writer.close()


async def test_neither_may_do_more(server: GuardedRedis) -> None:
    with pytest.raises(UnavailableError, match="no permissions"):
        await Projection(server.url_of("reader"), "tollwire:").begin("log-1")
    with pytest.raises(UnavailableError, match="No permissions"):
        await Projection(server.url_of("writer"), "other:").begin("log-1")
    with pytest.raises(redis.exceptions.NoPermissionError):
        redis.Redis.from_url(server.url_of("writer")).flushall()
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(unix_socket_path=str(server.socket)).ping()
