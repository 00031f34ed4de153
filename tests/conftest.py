"""Fixtures that start real servers, once per run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.kafka import Cluster, KafkaMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def kafka_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Broker URL of the user's cluster (TOLLWIRE_TEST_KAFKA=host:port), else of one started here."""
    if named := os.environ.get("TOLLWIRE_TEST_KAFKA"):
        yield f"kafka://{named}"
        return
    try:
        with Cluster(tmp_path_factory.mktemp("kafka") / "one") as cluster:
            yield cluster.url
    except KafkaMissingError as error:
        if os.environ.get("TOLLWIRE_TEST_REQUIRE_KAFKA"):
            pytest.fail(str(error))
        pytest.skip(str(error))
