"""Sound at-least-once bookkeeping for a Faust consumer, whatever its broker.

Stock Faust 0.15.3 loses messages in three ways, each seen in trials:

1. it commits past a single unacknowledged message (faust-streaming#606), and before the first commit doesn't look;
2. after a rebalance, messages that came while the flow was off are skipped by the streams, yet the read offset stays
   ahead of them: read again they are dropped, and the hole that they leave counts as acknowledged;
3. a send that fails is only logged, and the source's offset is committed.

Here no read offset is remembered; what is committed is the lowest delivered offset none of whose deliveries is
acknowledged; and after a failed send nothing is committed any more.
"""

from __future__ import annotations

import heapq
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from faust.transport.consumer import Consumer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from faust.types import TP, Message

log = logging.getLogger(__name__)


class NothingRead(dict[Any, Any]):
    """The place of Faust's read offsets, always empty: to read twice is harmless, to drop is not."""

    def __getitem__(self, key: Any) -> None:
        return None

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def update(self, *_: Any, **__: Any) -> None:
        """Forget it."""

    def pop(self, _: Any, default: Any = None) -> Any:
        """Find nothing."""
        return default


class Deliveries:
    """What was delivered of one partition and not yet acknowledged."""

    def __init__(self) -> None:
        self._offsets: list[int] = []  # a heap
        self._messages: dict[int, list[Message]] = {}
        self._next = 0

    def add(self, message: Message) -> None:
        """Note a delivery; the same offset may come again: one acknowledged delivery of it is enough."""
        if message.offset not in self._messages:
            heapq.heappush(self._offsets, message.offset)
        self._messages.setdefault(message.offset, []).append(message)
        self._next = max(self._next, message.offset + 1)

    def unfinished(self) -> int:
        """Count what was delivered and is not acknowledged."""
        self.committable()
        return len(self._offsets)

    def committable(self) -> int:
        """Give the lowest offset that is not acknowledged; where all are, the next that will be delivered."""
        while self._offsets and any(message.acked for message in self._messages[self._offsets[0]]):
            del self._messages[heapq.heappop(self._offsets)]
        return self._offsets[0] if self._offsets else self._next


class SafeConsumer(Consumer):
    """The bookkeeping, to be mixed in before a transport's own consumer."""

    def __init__(self, transport: Any, callback: Any, *args: Any, **options: Any) -> None:
        self._deliveries: defaultdict[TP, Deliveries] = defaultdict(Deliveries)

        async def noted(message: Message) -> None:
            self._deliveries[message.tp].add(message)
            await callback(message)

        super().__init__(transport, noted, *args, **options)
        self._read_offset = NothingRead()

    async def unfinished(self) -> int:
        """Count the messages of our partitions that are not read, or read and not acknowledged."""
        places = self.assignment()
        ends = await self.highwaters(*places)
        unread = [ends[tp] - (await self.position(tp) or 0) for tp in places if ends.get(tp)]
        return sum(max(0, number) for number in unread) + sum(one.unfinished() for one in self._deliveries.values())

    def forget(self, message: Message) -> None:
        """Don't wait for its acknowledgement any more, which won't come; it stays uncommitted and comes again."""
        self._unacked_messages.discard(message)

    async def perform_seek(self) -> None:
        """Go back to what is committed: everything after it will be delivered again."""
        self._deliveries.clear()
        await super().perform_seek()

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Let streams finish and commit (both happen inside), then forget the partitions."""
        await super().on_partitions_revoked(revoked)
        for tp in revoked:
            self._deliveries.pop(tp, None)

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterable[TP]:  # type: ignore[override]
        return [tp for tp in self._deliveries if topics is None or tp in topics or tp.topic in topics]

    def _new_offset(self, tp: TP) -> int | None:
        if tp not in self._deliveries or not self.app.topics.acks_enabled_for(tp.topic):
            return None
        for stock in (self._acked, self._acked_index, self._gap):
            stock.pop(tp, None)
        return self._deliveries[tp].committable()

    async def _commit_offsets(self, offsets: Mapping[TP, int], start_new_transaction: bool = True) -> bool:  # noqa: FBT001, FBT002 - Faust's signature
        await self.app.producer.flush()
        failed = getattr(self.app.producer, "failed", None)
        if failed is not None:
            log.critical("nothing is committed any more: a send failed: %r", failed)
            return False
        return await super()._commit_offsets(offsets, start_new_transaction)
