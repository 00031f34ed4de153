"""What goes into a log and what comes out of it, whichever broker keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One record to be appended."""

    key: bytes | None = None
    value: bytes | None = None
    """None deletes the key from a compacted topic."""
    headers: Headers = ()
    partition: int | None = None
    """None: chosen by the key, or in turn where there is no key."""
    timestamp: float | None = None
    """Seconds since 1970; None: the time of appending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as read."""

    topic: str
    partition: int
    offset: int
    timestamp: float
    """Seconds since 1970: when it was appended."""
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class Appender(Protocol):
    """The feeding side of a broker."""

    def append(self, topic: str, messages: Sequence[Message]) -> None:
        """Append in order and return when all are acknowledged, that is, durable.

        Raises UnavailableError where the broker is away longer than it should be; then any of the messages may or
        may not be there, so append them again.
        """

    def close(self) -> None:
        """Release what is held; nothing is pending, since `append` waits."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
