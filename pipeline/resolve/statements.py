"""What an incident's articles say, kind by kind, made ready to be reconciled: newsrooms, roles, people who died since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from pipeline.model import KINDS, Figure
from pipeline.resolve.figures import Statement, cumulative, deciding, of_origins, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from pipeline.model import Claim, Kind
    from pipeline.resolve.units import Unit

BEFORE: Final[tuple[Kind, ...]] = ("injured", "missing")
"""What people were who died since."""


def statements(units: Sequence[Unit], origins: Mapping[str, str]) -> dict[Kind, list[Statement]]:
    """Take the figures out of an incident's units; missing or injured who died are moved.

    `origins` are the articles' newsrooms (`newsrooms`).
    """
    found: dict[Kind, list[Statement]] = {kind: [] for kind in KINDS}
    for unit in units:
        for kind, statement in said(unit, origins[unit.uri]).items():
            found[kind].append(statement)
    died = {unit.uri for unit in units if any(claim.before or claim.role == "moved" for claim in unit.report.claims)}
    if shifted := _shifted(found):
        found["injured"] = [replace(one, corrects=True) if one.uri in shifted else one for one in found["injured"]]
    found["killed"] = _victims(found["killed"], found["perpetrators_killed"], died)
    known = {kind: _known(found[kind]) for kind in BEFORE}
    left = _left(found["missing"], known["missing"], found["killed"])
    if died or shifted:
        deaths = _deaths(units, found["killed"], shifted.values())
        for kind in BEFORE:
            told = zip(found[kind], known[kind], strict=True)
            found[kind] = [deaths.taken_from(one, kind, since) for one, since in told]
    found["missing"] = [_at_most(one, most) for one, most in zip(found["missing"], left, strict=True)]
    return found


def _left(missing: Sequence[Statement], known: Sequence[datetime], killed: Sequence[Statement]) -> list[int]:
    """Say how many of each may still be missing: as many fewer as the toll has grown since they were counted last.

    What was counted before that stands as it was told.
    """
    if not missing:
        return []
    last = max(known)
    tolls = [one for one in cumulative(sorted(killed, key=lambda one: (one.time, one.uri))) if one.role != "part"]
    grown = _grown(tolls, last)
    return [
        max(0, one.figure.best - grown) if since == last else one.figure.best
        for one, since in zip(missing, known, strict=True)
    ]


def _grown(tolls: Sequence[Statement], since: datetime) -> int:
    """Say by how many the toll that stands exceeds the highest up to a time."""
    later = [one for one in tolls if one.time > since]
    if not later:
        return 0
    before = max((one.figure.best for one in tolls if one.time <= since), default=0)
    return max(0, deciding(standing(of_origins(later))).figure.best - before)


def _at_most(one: Statement, most: int) -> Statement:
    """Lower what is best; the highest number stays, since nobody said who they are that were found."""
    figure = one.figure
    if figure.best <= most:
        return one
    return replace(one, figure=replace(figure, low=min(figure.low, most), best=most))


def _known(told: Sequence[Statement]) -> list[datetime]:
    """Say since when each figure is known: who passes on what its newsroom said before says nothing newer."""
    first: dict[tuple[str, int], datetime] = {}
    for one in sorted(told, key=lambda one: (one.time, one.uri)):
        first.setdefault((one.origin, one.figure.best), one.time)
    return [first[one.origin, one.figure.best] if one.passed_on else one.time for one in told]


def newsrooms(units: Sequence[Unit]) -> dict[str, str]:
    """Name the newsroom behind each article: a copy counts as the one that it copies.

    Of texts that are copies of each other the one that names an agency says whose they all are, else the first that
    names anybody; "" where none does.
    """
    families: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        copied = unit.choice.copy_of if unit.choice else None
        families[copied[0] if copied else unit.uri].append(unit)
    found = {}
    for family in families.values():
        origin = newsroom(family[0]) if len(family) == 1 else _credited(family)
        for unit in family:
            found[unit.uri] = origin
    return found


def newsroom(unit: Unit) -> str:
    """Name the newsroom that a reader sees on an article."""
    return unit.edition.origin or unit.edition.provider or unit.edition.source


def _credited(copies: Sequence[Unit]) -> str:
    credited = [u.edition.origin for u in copies if u.edition.origin and u.edition.origin != u.edition.provider]
    return next((name for name in (*credited, *map(newsroom, copies)) if name), "")


def said(unit: Unit, origin: str) -> dict[Kind, Statement]:
    """Give a unit's statements; they are remembered, since large incidents are looked at often."""
    copied = unit.choice is not None and unit.choice.copy_of is not None
    if unit.said is None or unit.said[:2] != (origin, copied):
        figures: list[tuple[Kind, Figure | None]] = [(kind, getattr(unit.report, kind)) for kind in KINDS]
        made = {kind: _statement(unit, kind, figure, origin) for kind, figure in figures if figure is not None}
        unit.said = (origin, copied, made)
    return unit.said[2]


def _statement(unit: Unit, kind: Kind, figure: Figure, origin: str) -> Statement:
    edition = unit.edition
    claims = [claim for claim in unit.report.claims if claim.kind == kind]
    said = [claim for claim in claims if claim.role != "superseded"]
    roles = {claim.role for claim in said}
    deciding = [claim for claim in said if claim.value == figure.best] or said
    outside = sum(claim.value for claim in said if claim.role == "part" and not claim.inside)
    copied = unit.choice is not None and unit.choice.copy_of is not None
    return Statement(
        time=edition.time,
        uri=edition.uri,
        origin=origin,
        figure=replace(figure, high=max(figure.high, figure.best + outside)) if outside and roles != {"part"} else figure,
        role="increment" if roles and roles <= {"increment", "moved"} else "part" if roles == {"part"} else "total",
        vouched=any(_is_vouched(claim) for claim in deciding),
        corrects=any(claim.corrects for claim in deciding),
        passed_on=copied or bool(edition.provider and edition.origin and edition.origin != edition.provider),
        outdated=frozenset(claim.value for claim in claims if claim.role == "superseded"),
        outside=outside,
    )


def _is_vouched(claim: Claim) -> bool:
    return claim.authority or (claim.attribution is None and claim.stance == "said")


def _victims(killed: list[Statement], attackers: list[Statement], died: Collection[str]) -> list[Statement]:
    """Take attackers out of tolls that count them in, where another article tells them apart.

    "Five dead" is the toll of "a man killed four people and himself": without that, the attacker would count twice.
    Where an article that tells them apart has spoken of five victims before, it may be these; where a newsroom comes to
    five because one of the injured `died`, it is. Where those that tell them apart know of nobody else who died, as many
    dead as there are attackers are these: "the man whom police shot dead was named".
    """
    own = {one.uri: one.figure.best for one in attackers if one.figure.best}
    if not own:
        return killed
    apart = [one for one in killed if one.uri in own]
    if not any(one.figure.best for one in apart):
        return [one for one in killed if one.uri in own or one.figure.best not in own.values()]
    known = [*apart, *(one for one in killed if one.uri in died)]
    together = {one.figure.best + own[one.uri]: own[one.uri] for one in apart}
    return [
        _less(one, together[one.figure.best])
        if one.uri not in own and one.figure.best in together and not _said_before(one, known)
        else one
        for one in killed
    ]


def _said_before(one: Statement, others: Sequence[Statement]) -> bool:
    return any(other.figure.best == one.figure.best and other.time <= one.time for other in others)


def _less(one: Statement, people: int) -> Statement:
    if not people:
        return one
    figure = one.figure
    less = replace(
        figure,
        low=max(0, figure.low - people), best=max(0, figure.best - people), high=max(0, figure.high - people),
    )  # fmt: skip
    return replace(one, figure=less)


@dataclass(frozen=True, slots=True)
class _Death:
    """People who were injured or missing and died, as one article says it."""

    time: datetime
    before: Kind
    people: int
    killed: int
    """The toll that they bring it to: the same deaths told by another newsroom bring it to the same."""


@dataclass(frozen=True, slots=True)
class _Deaths:
    since: Sequence[_Death]
    killed: Mapping[str, int]
    """Article -> the killed that it counts."""

    def taken_from(self, one: Statement, kind: Kind, known: datetime) -> Statement:
        """Take out of an earlier figure those who died since; not those whom its article counts among the dead."""
        later = {death.killed: death.people for death in self.since if death.before == kind and death.time > known}
        if not later:
            return one
        counted = self.killed.get(one.uri, 0)
        return _less(one, min(sum(later.values()), max(0, max(later) - counted)))


def _shifted(found: Mapping[Kind, Sequence[Statement]]) -> dict[str, _Death]:
    """Find the articles that tell of as many more dead as of fewer injured than was told before: they died since.

    "A twelfth worker has died. Thirty-six are injured", where eleven were dead and 37 injured: as many together.
    """
    killed, injured = ({one.uri: one for one in found[kind] if _is_count(one)} for kind in ("killed", "injured"))
    deaths, dead, hurt, counted = dict[str, _Death](), 0, 0, dict[int, int]()
    for uri in sorted(killed.keys() | injured.keys(), key=lambda uri: ((killed.get(uri) or injured[uri]).time, uri)):
        dead = killed[uri].figure.best if uri in killed else dead
        hurt = injured[uri].figure.best if uri in injured else hurt
        if uri in injured and (died := dead - counted.get(dead + hurt, dead)) > 0:
            deaths[uri] = _Death(injured[uri].time, "injured", died, dead)
        counted[dead + hurt] = dead
    return deaths


def _is_count(one: Statement) -> bool:
    return one.role == "total" and one.figure.bound == "exact" and one.figure.best > 0


def _deaths(units: Sequence[Unit], killed: Sequence[Statement], shifted: Iterable[_Death]) -> _Deaths:
    tolls = {one.uri: one.figure.best for one in cumulative(sorted(killed, key=lambda s: (s.time, s.uri)))}
    found = list(shifted)
    for unit, kind in product(units, BEFORE):
        people = max((claim.value for claim in unit.report.claims if _moved(claim, kind)), default=0)
        if people:
            found.append(_Death(unit.edition.time, kind, people, tolls.get(unit.uri, people)))
    return _Deaths(sorted(found, key=lambda death: (death.time, death.killed)), tolls)


def _moved(claim: Claim, kind: Kind) -> bool:
    before = claim.before or ("injured" if claim.role == "moved" else None)
    return claim.kind == "killed" and before == kind
