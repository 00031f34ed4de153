"""Noticing that a consumer has stalled: messages wait, the broker answers, and nothing moves.

Consumers of the drivers we build on have been seen to stall for good (faust-streaming#175, #640); a worker that leaves
is started again by whoever watches it, and its work goes to others meanwhile.
"""

from __future__ import annotations

from typing import Final

LOOK_SECONDS: Final = 10.0
STALL_SECONDS: Final = 120.0
"""Far longer than the longest text, a restored state or a slow disk takes."""


class LagWatch:
    """Remembers since when nothing has moved."""

    def __init__(self, patience: float = STALL_SECONDS) -> None:
        self._patience = patience
        self._done: tuple[int, ...] = ()
        self._since: float | None = None

    def stalled(self, waiting: int | None, done: tuple[int, ...], now: float) -> bool:
        """Say whether it is time to give up.

        `waiting` messages are unread or unfinished (None: the broker doesn't say), `done` counts what was finished so
        far, `now` is the time of any clock that only goes forward, seconds.

        >>> watch = LagWatch(patience=60)
        >>> [watch.stalled(5, (1,), 0), watch.stalled(5, (1,), 50), watch.stalled(5, (1,), 61)]
        [False, False, True]
        """
        if not waiting:
            self._since = None
        elif self._since is None or done != self._done:
            self._done, self._since = done, now
        return self._since is not None and now - self._since > self._patience
