"""Tolls of several countries: "the storm killed 43 people, 25 in Mozambique and 18 in Malawi"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract import parting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.parting import Governed
    from pipeline.model import Place

COUNTED: Final = frozenset({"total", "part"})
TWO: Final = 2
"""Tolls of which neither is the sum."""
MOSTLY: Final = 0.5
"""Share of the toll of all that those of the countries make up, at least."""


def part(document: Document, governed: Sequence[Governed]) -> list[tuple[Place, list[Mention]]]:
    """Part a disaster's figures by country: each with the place at which its toll of dead stands.

    Empty unless two countries have a toll that one sentence tells, or one after the other, or that make up what the
    article gives for all.
    """
    lands: dict[str, list[tuple[Mention, Place]]] = {}
    values = {m.value for m, _ in governed if m.kind == "killed" and m.role in COUNTED and not m.sentence.headline}
    largest = max(values, default=0) if len(values) > TWO else 0
    for mention, stood in governed:
        if stood is None or (mention.value == largest and stood.relation == "none" and stood.place.precision == "country"):
            continue  # "rocked Turkey and Syria, killing 1,300": the toll of all is no country's
        if stood.place.country and not mention.sentence.headline and not mention.made:
            lands.setdefault(stood.place.country, []).append((mention, stood.place))
    tolls = {code: toll for code, inside in lands.items() if (toll := _toll(inside)) is not None}
    if len(tolls) < 2 or not parting.is_natural(document, governed):
        return []
    stated = [mention.value for mention, _ in tolls.values()]
    killed = [mention for mention, _ in governed if mention.kind == "killed" and mention.role == "total"]
    whole = max((mention.value for mention in killed if mention.chosen), default=max(stated))
    sums_up = whole > max(stated) and MOSTLY * whole <= sum(stated) <= whole
    told = sorted({mention.sentence.index for mention, _ in tolls.values()})
    in_one = len(told) == 1 and whole <= sum(stated)
    placed = {id(mention) for mention, stood in governed if stood is not None and stood.relation == "in"}
    in_turn = whole <= max(stated) and told == list(range(told[0], told[0] + len(tolls)))
    in_turn = in_turn and all(id(mention) in placed for mention, _ in tolls.values())
    if not (sums_up or in_one or in_turn):
        return []
    return [(place, [mention for mention, _ in lands[code]]) for code, (_, place) in tolls.items()]


def _toll(inside: Iterable[tuple[Mention, Place]]) -> tuple[Mention, Place] | None:
    counted = [pair for pair in inside if pair[0].kind == "killed" and pair[0].role in COUNTED and pair[0].value > 0]
    return max(counted, key=lambda pair: pair[0].value, default=None)
