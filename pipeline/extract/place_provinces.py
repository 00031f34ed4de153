"""Names that a province and its town bear: the province is meant where the text calls it one, or lists it with others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract import place_home
from pipeline.extract.gazetteer import ADMIN1, CITY
from pipeline.extract.place_words import HAPPENING, MAYBE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_scan import Match
    from pipeline.extract.place_senses import Naming
    from pipeline.extract.places import Read

METROPOLIS: Final = 1_000_000
"""Inhabitants from which on a city is meant by its bare name, whatever province it lies in."""
TOWN_REACH: Final = 24
"""Characters before a name in which "the city of" stands."""
_TOWN_BEFORE: Final = re.compile(
    r"\b(?:(?:town|city|village|port|suburb)s? of|capital(?:,| of| city(?: of)?)?) $"
)
_TOWN_BEHIND: Final = re.compile(r" (?:[Cc]ity|[Tt]own)\b|, (?:the|its) (?:\w+ )?capital\b")
_LISTED: Final = re.compile(
    r"(?:,|,? and|;|; and)(?: (?:at least |about )?[\w-]+(?: (?:people|others|more|died))?(?: were killed)?)? (?:in )?"
)
"""Between two of a list: ", 20 in ", " and "."""


def name(read: Sequence[Read], dateline: int, gazetteer: Gazetteer) -> None:
    """Take a name for the province's throughout that the article first calls one: "in Herat province ... In Herat, nine".

    Not that of a great city, nor where the text calls it a town's.
    """
    first: dict[str, bool] = {}
    for match, role, _ in read:
        if not match.sentence.headline and match.sentence.start + match.end > dateline:
            first.setdefault(match.key, role.division == ADMIN1 and role.relation in MAYBE)
    named = {key for key, called in first.items() if called}
    towns = {m.key for m, _, n in read if m.key in named and _is_town(m, n, dateline)}
    for match, _, naming in read:
        bare = match.key in named - towns and not naming.division and naming.container is None
        if bare and match.size < METROPOLIS and any(gazetteer.kind[one >> 1] == ADMIN1 for one in match.postings):
            naming.division = ADMIN1


def listed(read: Sequence[Read], gazetteer: Gazetteer) -> None:
    """Take a name for the province's where it is listed with provinces: "90 died in Herat, 20 in Farah"."""
    for (one, tied, first), (two, _, second) in pairwise(read):
        if one.sentence is not two.sentence or tied.relation not in HAPPENING:
            continue
        if _LISTED.fullmatch(one.sentence.text, one.end, two.start) is None:
            continue
        for naming, other, match in ((first, second, one), (second, first, two)):
            if (province := _province(naming, other, match, gazetteer)) is not None:
                naming.entity = province


def _province(naming: Naming, other: Naming, match: Match, gazetteer: Gazetteer) -> int | None:
    """Find the division that bears a town's name, where the other name in a list is a division of that country."""
    if min(naming.entity, other.entity) < 0 or naming.container is not None or match.size >= METROPOLIS:
        return None
    country = gazetteer.country(naming.entity)
    if gazetteer.kind[naming.entity] != CITY or gazetteer.kind[other.entity] != ADMIN1 or country in place_home.STATES:
        return None
    own = (one >> 1 for one in match.postings if gazetteer.kind[one >> 1] == ADMIN1)
    return next((one for one in own if country == gazetteer.country(one) == gazetteer.country(other.entity)), None)


def _is_town(match: Match, naming: Naming, dateline: int) -> bool:
    """Say whether a text means a town by a name: by its dateline, or by the words beside it."""
    text = match.sentence.text
    dated = not match.sentence.headline and match.sentence.start + match.end <= dateline
    before = _TOWN_BEFORE.search(text, max(0, match.start - TOWN_REACH), match.start)
    return dated or naming.container is not None or before is not None or _TOWN_BEHIND.match(text, match.end) is not None
