"""Tolls of several countries: "the storm killed 43 people, 25 in Mozambique and 18 in Malawi"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, parting, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.parting import Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Place

COUNTED: Final = frozenset({"total", "part"})
TWO: Final = 2
"""Tolls of which neither is the sum."""
_GOES_ON: Final = re.compile(
    r"\bneighbou?ring\b|\b(?:[Tt]he|[Tt]his|[Tt]he same) (?:(?:powerful|deadly|tropical|same) )?"
    rf"(?:{event_words.any_of(event_words.NATURE)}|flooding|rains?|heat wave)\b"
    r"[^.;]{0,40}\b(?:also|earlier|has|had|have|already|killed)\b|^It (?:also|has|had|earlier)\b"
)
"""A sentence that goes on with the event that the one before it told of."""
MOSTLY: Final = 0.5
"""Share of the toll of all that those of the countries make up, at least."""


def part(
    document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> list[tuple[Place, list[Mention]]]:
    """Part figures by country: each with the place at which its toll of dead stands.

    Empty unless two countries have a toll that one sentence tells, or one after the other, that make up what the article
    gives for all, or of which the second is said to be the same event's; attacks only where one sentence counts the dead
    "in" each.
    """
    of_all = {id(place) for run in places.in_one_breath(document, found) for place in run}
    lands: dict[str, list[tuple[Mention, Place]]] = {}
    headed = any(not mention.sentence.headline and not mention.made for mention, _ in governed)
    dead = (mention for mention, _ in governed if mention.kind == "killed" and mention.role in COUNTED)
    values = {mention.value for mention in dead if not (headed and mention.sentence.headline)}
    top = max(values, default=0)
    largest = top if len(values) > TWO else 0
    shared, across = False, 0
    for mention, stood in governed:
        if stood is None or (mention.value == largest and stood.relation == "none" and stood.place.precision == "country"):
            continue  # "rocked Turkey and Syria, killing 1,300": the toll of all is no country's
        if id(stood) in of_all and mention.value == top:
            shared = shared or (mention.kind == "killed" and mention.role == "total")
            continue
        if places.is_told_across(document, stood):
            across = max(across, mention.value) if mention.kind == "killed" and mention.role == "total" else across
            continue
        if stood.place.country and not (headed and mention.sentence.headline) and not mention.made:
            lands.setdefault(stood.place.country, []).append((mention, stood.place))
    tolls = {code: toll for code, inside in lands.items() if (toll := _toll(inside)) is not None}
    inside_all = shared and all(mention.role == "part" for mention, _ in tolls.values())  # "1,000, including 640 in Turkey"
    inside_all = inside_all or (across == top and all(mention.value < across for mention, _ in tolls.values()))
    if len(tolls) < TWO and not (tolls and inside_all):
        return []
    stated = [mention.value for mention, _ in tolls.values()]
    killed = [mention for mention, _ in governed if mention.kind == "killed" and mention.role == "total"]
    whole = max((mention.value for mention in killed if mention.chosen), default=max(*stated, largest))
    sums_up = whole > max(stated) and MOSTLY * whole <= sum(stated) <= whole
    told = sorted({mention.sentence.index for mention, _ in tolls.values()})
    in_one = len(told) == 1 and whole <= sum(stated)
    placed = {id(mention) for mention, stood in governed if stood is not None and stood.relation == "in"}
    stands_in = all(id(mention) in placed for mention, _ in tolls.values())
    each = in_one and stands_in and all(mention.role == "total" for mention, _ in tolls.values())
    if not (each or parting.is_natural(document, governed)):
        return []
    in_turn = whole <= max(stated) and told == list(range(told[0], told[0] + len(tolls)))
    goes_on = (in_turn or _same_event(tolls.values())) and stands_in
    if not (sums_up or in_one or goes_on or inside_all):
        return []
    return [(place, [mention for mention, _ in lands[code]]) for code, (_, place) in tolls.items()]


def _same_event(tolls: Iterable[tuple[Mention, Place]]) -> bool:
    """Say whether all tolls but the first are told as the same event's: "the storm has killed 11 in neighbouring Laos"."""
    _, *further = sorted((mention for mention, _ in tolls), key=lambda one: (one.sentence.index, one.first))
    return all(_GOES_ON.search(mention.sentence.text) is not None for mention in further)


def _toll(inside: Iterable[tuple[Mention, Place]]) -> tuple[Mention, Place] | None:
    counted = [pair for pair in inside if pair[0].kind == "killed" and pair[0].role in COUNTED and pair[0].value > 0]
    return max(counted, key=lambda pair: pair[0].value, default=None)
