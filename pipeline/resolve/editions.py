"""Which of two editions of one item stands: the order that decides what replaces what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import EditionReports


def newer(a: EditionReports, b: EditionReports) -> bool:
    """Say whether `a` stands above `b`: neither does if they are the same edition.

    By version number where both have one, else by time (stated, else receipt); at the same place a cancellation
    stands above, and the digest decides between the rest; of one edition read again the later reading stands. This
    orders all editions of an item, whatever the order of their arrival, as long as a higher number is not stated to be
    earlier than a lower one beside editions without any.
    """
    if a.version is not None and b.version is not None:
        first, second = a.version, b.version
        return (first, *_tie(a)) > (second, *_tie(b))
    return (a.time, *_tie(a)) > (b.time, *_tie(b))


def same(a: EditionReports, b: EditionReports) -> bool:
    """Say whether both are one edition, delivered twice."""
    return a.digest == b.digest and not newer(a, b) and not newer(b, a)


def _tie(edition: EditionReports) -> tuple[bool, str, int]:
    return edition.status == "canceled", edition.digest, edition.reread
