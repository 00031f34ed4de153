"""The brokers that every contract test runs on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from pipeline.settings import Broker, Paths, Redis, Settings, Topics

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["sqlite", pytest.param("kafka", marks=pytest.mark.kafka)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a broker with topics of this test's own."""
    url = f"sqlite:///{tmp_path}/log.db" if request.param == "sqlite" else request.getfixturevalue("kafka_url")
    topics = Topics(prefix=f"t{uuid.uuid4().hex[:8]}.", articles_partitions=8)
    return Settings(
        broker=Broker(url=url, session_timeout=6.0), topics=topics, paths=Paths(var=str(tmp_path)), redis=Redis()
    )
