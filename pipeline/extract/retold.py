"""Reports of one article that tell of the same event: what is said of it as of an earlier one is no second incident.

An article on a trial tells of the deed in its lead and again further down, each time with other words. An incident takes
one report of an article: a second report of the same event would found an incident of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

from pipeline.extract import nearby
from pipeline.extract.place_words import SPOT
from pipeline.extract.places import key_of
from pipeline.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Mention
    from pipeline.model import Figure, Place, Report, When

_SAME_PLACE: Final = re.compile(
    rf"\b(?:the|that|this) (?:very |exact )?same (?:[a-z]+ )?(?:{SPOT}|city|town|village|district|suburb)\b"
    r"|\b(?:died|killed|dead|lives|slain|wounded|injured|shot|stabbed|bombing|attack|explosion|shooting|crash) there\b",
    re.IGNORECASE,
)
MANY: Final = 3
"""People from which a figure alone makes two reports of no or the same place those of one event."""


def beside(news: Report, former: Report, text: str) -> Report:
    """Read a report of an earlier event beside the article's news: "at the same spot" is where that was.

    "Five blocks from where" is in the same town. Its day is not that of the news; `text` is the sentence that tells of it.
    """
    placed = former.place.precision in {"site", "city"}
    if not placed and (_SAME_PLACE.search(text) is not None or nearby.is_told(text)):
        former = replace(former, place=news.place, site=news.site)
    if news.background or former.when != news.when or key_of(news.place) != key_of(former.place):
        return former
    return replace(former, when=replace(former.when, precision="unknown")) if _differ(news, former) else former


def head(mentions: Sequence[Mention]) -> None:
    """Let headline and lead tell one news: what one of them has as news, the other doesn't count as of an earlier event.

    "Blast kills seven on anniversary of 2018 attack": the year is not that of the seven. Nor is it in "A bomb went off as
    people honoured those who died in 2018, killing seven" below "Blast kills seven". What the text only counts over years
    is no news of the headline's: "where four were hurt" above "four have been hurt there since 2015".
    """
    lead = min((one.sentence.index for one in mentions if not one.sentence.headline), default=-1)
    news = {(one.kind, one.value, one.sentence.headline) for one in mentions if one.label == "own" and one.value}
    for mention in mentions:
        headline = mention.sentence.headline
        if mention.label == "background" and (mention.kind, mention.value, not headline) in news:
            if headline:
                mention.label = "none"
            elif mention.sentence.index == lead:
                mention.label = "own"
    barred = {(one.kind, one.value) for one in mentions if one.barred and not one.sentence.headline}
    told = {(one.kind, one.value) for one in mentions if not one.barred and not one.sentence.headline}
    for one in mentions:
        if one.sentence.headline and one.label == "own" and (one.kind, one.value) in barred - told:
            one.label, one.chosen = "none", False


def fold(reports: Iterable[Report]) -> list[Report]:
    """Make the reports one that tell of the same event, the first one's place in the list; rows of several places stay.

    Nothing changes where they differ in day, place or a figure.
    """
    found: list[Report] = []
    for report in reports:
        same = next((n for n, one in enumerate(found) if one.incident != report.incident and _same(one, report)), None)
        if same is None:
            found.append(report)
        else:
            found[same] = _made_one(found[same], report)
    return found


def is_told(lead: Report, past: Sequence[Report], *, follows_up: bool) -> bool:
    """Say whether what a lead tells of without a figure is one of the earlier events (`past`) that the article counts.

    It is where it is in the same city and the article gives the event no other day; and where the lead `follows_up`
    something (an arrest, a trial) and nothing says that the event was elsewhere.
    """
    if follows_up and any(_placed_alike(lead, one) for one in past):
        return True
    near = [one for one in past if one.place.precision in {"city", "site"} and key_of(one.place) == key_of(lead.place)]
    return any(_unknown(one.when) or one.when.end >= lead.when.start for one in near)


def _same(one: Report, other: Report) -> bool:
    """Say whether a report tells of the same event as one before it: of an earlier event, or of as many people."""
    if one.wider or other.wider or not _placed_alike(one, other) or _differ(one, other):
        return False
    agreed = _agreed(one, other)
    if not other.background:
        return agreed >= MANY and one.when == other.when and one.when.precision == "day" and not one.background
    if one.when == other.when:
        return agreed > 0 or one.when.precision == "day"
    if not _may_be_one(one.when, other.when):
        return False
    return agreed >= MANY or (agreed > 0 and not set(one.names).isdisjoint(other.names))


def _may_be_one(one: When, other: When) -> bool:
    """Say whether two times may be the same, told more or less exactly: a day within a month, or a time that isn't told."""
    if _unknown(one) or _unknown(other):
        return True
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _placed_alike(one: Report, other: Report) -> bool:
    """Say whether two reports may be of one place: a county or a country may be that of the city."""
    if "none" in {one.place.precision, other.place.precision} or key_of(one.place) == key_of(other.place):
        return True
    return _holds(one.place, other.place) or _holds(other.place, one.place)


def _holds(wide: Place, narrow: Place) -> bool:
    inside = narrow.precision in {"city", "site"} and wide.country is not None and wide.country == narrow.country
    return inside and (wide.precision == "country" or (wide.precision == "admin1" and wide.admin1 == narrow.admin1))


def _vagueness(when: When) -> float:
    """Give the days that a time leaves open; endless where it isn't told."""
    return inf if _unknown(when) else (when.end - when.start).days


def _unknown(when: When) -> bool:
    return when.precision == "unknown"


def _differ(one: Report, other: Report) -> bool:
    """Say whether both give a figure of a kind, and not the same one."""
    return any(a.best != b.best for a, b in _pairs(one, other) if a is not None and b is not None)


def _agreed(one: Report, other: Report) -> int:
    """Give the largest figure that both have."""
    return max((a.best for a, b in _pairs(one, other) if a is not None and b is not None and a.best == b.best), default=0)


def _pairs(one: Report, other: Report) -> Sequence[tuple[Figure | None, Figure | None]]:
    return [(getattr(one, kind), getattr(other, kind)) for kind in KINDS]


def _made_one(one: Report, other: Report) -> Report:
    """Add to a report what only the other one has."""
    wider = one.place.precision == "none" or _holds(one.place, other.place)
    placed = other if wider and other.place.precision != "none" else one
    new = {kind for kind, (a, b) in zip(KINDS, _pairs(one, other), strict=True) if a is None and b is not None}
    return replace(
        one,
        place=placed.place,
        site=one.site or placed.site,
        type=one.type if one.type != "other" else other.type,
        when=min(one.when, other.when, key=_vagueness),
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        claims=(*one.claims, *(claim for claim in other.claims if claim.kind in new)),
        **{kind: getattr(other, kind) for kind in new},
    )
