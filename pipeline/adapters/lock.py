"""One worker at a time on an embedded log: a lock that the operating system frees when its holder dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pipeline.errors import BusyError

if TYPE_CHECKING:
    from types import TracebackType


class FileLock:
    """Hold the lock file at `path` as long as this object is open, or until the process ends, however it ends.

    Raises BusyError, with the holder's process id, where another process holds it.
    """

    def __init__(self, path: str | Path, what: str) -> None:
        self.path = Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._file, 32).decode(errors="replace").strip() or "unknown"
            os.close(self._file)
            raise BusyError(f"{what} is at work already (process {holder}); stop it first") from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def close(self) -> None:
        """Free the lock; the file stays, since deleting it would let two in."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def worker_lock(log: Path) -> FileLock:
    """Take the lock of the one worker on an embedded log; raises BusyError where there is one already."""
    return FileLock(log.with_name(log.name + ".lock"), f"{log}: a worker")
