"""Articles read in processes beside the worker's own: -m pipeline.stream.apart is one of them.

On the embedded log one worker does everything, and Python runs on one core of it: so the reading, which takes most of
the time, is done in a process of its own. It is asked by its standard input and answers by its output, in order; it ends
when its input does, hence with the worker, however that ends.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections import deque
from typing import IO, TYPE_CHECKING, Final, Self

import msgspec

from pipeline.adapters.articles import Delivery  # noqa: TC001 - msgspec reads the annotation
from pipeline.stream.extracting import told
from pipeline.stream.outbox import leave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.stream.extracting import Reads

IN_HAND: Final = 8
"""Articles that a process is asked for ahead of its answers, so that it never waits."""
SIZE_BYTES: Final = 4
TOLD, NOTHING, FAILED = b"\x01", b"\x00", b"\x02"
"""First byte of an answer: a report to pass on follows, there is none, it could not be read."""


class Question(msgspec.Struct, array_like=True):
    """What is sent: an item's bytes and its delivery."""

    data: bytes
    delivered: Delivery


class Apart:
    """One process that reads, from the worker's side; a `Reading`. Its unexpected end is the worker's."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._waiting: deque[asyncio.Future[bytes]] = deque()
        self._answers = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls) -> Self:
        """Start it, out of Ctrl-C's reach; it loads what it needs while the worker goes on."""
        pipe = asyncio.subprocess.PIPE
        words = (sys.executable, "-m", __name__)
        return cls(await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe, start_new_session=True))

    async def ask(self, data: bytes, delivered: Delivery) -> bytes:
        """Give the answer on one item, its first byte one of TOLD, NOTHING, FAILED."""
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        assert self._process.stdin is not None  # noqa: S101 - it was started with one
        frame = msgspec.msgpack.encode(Question(data, delivered))
        self._process.stdin.write(len(frame).to_bytes(SIZE_BYTES) + frame)
        return await answer

    async def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - it was started with one
        try:
            while True:
                size = int.from_bytes(await self._process.stdout.readexactly(SIZE_BYTES))
                answer, found = self._waiting.popleft(), await self._process.stdout.readexactly(size)
                if not answer.done():  # who asked was cancelled
                    answer.set_result(found)
        except asyncio.IncompleteReadError as error:
            leave("the process that reads articles ended", error)

    async def close(self) -> None:
        """End it."""
        self._answers.cancel()
        assert self._process.stdin is not None  # noqa: S101 - it was started with one
        self._process.stdin.close()
        await self._process.wait()


class Readers:
    """Several of them, asked in turn; what they can't read is read here, for the error's sake."""

    def __init__(self, processes: list[Apart], reader: Reads) -> None:
        self._processes, self._reader = deque(processes), reader

    @property
    def hands(self) -> int:
        """Articles that may be in hand at a time."""
        return IN_HAND * len(self._processes)

    async def __call__(self, data: bytes, delivered: Delivery) -> bytes | None:
        """Read one item; see `extracting.Reading`."""
        self._processes.rotate()
        answer = await self._processes[0].ask(data, delivered)
        if answer[:1] == FAILED:
            return told(data, delivered, self._reader)
        return answer[1:] if answer[:1] == TOLD else None

    async def close(self) -> None:
        """End them."""
        for process in self._processes:
            await process.close()


def serve(questions: IO[bytes], answers: IO[bytes], reader: Reads) -> None:
    """Answer until the questions end."""
    for frame in _frames(questions):
        question = msgspec.msgpack.decode(frame, type=Question)
        try:
            found = told(question.data, question.delivered, reader)
        except Exception:  # noqa: BLE001 - whatever it is, the worker meets it again and says so
            answer = FAILED
        else:
            answer = NOTHING if found is None else TOLD + found
        answers.write(len(answer).to_bytes(SIZE_BYTES) + answer)
        answers.flush()


def _frames(source: IO[bytes]) -> Iterator[bytes]:
    while len(size := source.read(SIZE_BYTES)) == SIZE_BYTES:
        yield source.read(int.from_bytes(size))


def main() -> None:
    """Serve on the standard streams; whatever else is printed goes to the error stream."""
    from pipeline.extract import Reader  # noqa: PLC0415 - this process alone needs it

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    reader = Reader.load()
    gc.collect()
    gc.freeze()
    serve(sys.stdin.buffer, answers, reader)


if __name__ == "__main__":
    main()
