"""A person's decisions about incidents: what each binds, and which of them hold.

Joining and splitting bind reports: their units bear tags, which matching obeys, so that groups stay a function of the
set of reports and rulings. Retracting and setting figures bind the incident that holds most of the reports that it had
when it was decided on; reports that come later never take it out of the ruling's reach.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pipeline.model import KINDS
from pipeline.resolve.units import JOINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.model import Figure, Kind, Ruling
    from pipeline.resolve.rows import Bound, Ruled, UnitKey
    from pipeline.resolve.units import Unit

LEAVES: Final = "leaves"
STAYS: Final = "stays"
DONE: Final = {
    "join": "joined with {other}", "split": "split: {count} of its articles tell of another incident",
    "retract": "retracted", "set": "{figures} set", "undo": "ruling {undoes} taken back",
}  # fmt: skip


def sentence(ruling: Ruling) -> str:
    """Say who decided what, when and why.

    >>> from datetime import UTC, datetime
    >>> from pipeline.model import Ruling
    >>> when = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    >>> sentence(Ruling(id="r1", action="join", who="Ada", why="Same fire.", time=when, incident="x", other="y"))
    '2026-03-04 09:30, Ada: joined with y. Same fire. (r1)'
    """
    figures = ", ".join(
        f"{kind.replace('_', ' ')} {one.low}/{one.best}/{one.high}" for kind, one in figures_of(ruling).items()
    )
    done = DONE[ruling.action].format(
        other=ruling.other, count=len(ruling.articles), figures=figures, undoes=ruling.undoes
    )
    why = f" {ruling.why.strip()}" if ruling.why.strip() else ""
    return f"{ruling.time:%Y-%m-%d %H:%M}, {ruling.who}: {done}.{why} ({ruling.id})"


def figures_of(ruling: Ruling) -> dict[Kind, Figure]:
    """Give the figures that a ruling sets."""
    return {kind: figure for kind in KINDS if (figure := getattr(ruling, kind)) is not None}


class Rulings:
    """All rulings, in the order in which they were decided."""

    def __init__(self, units: Mapping[str, Sequence[Unit]], of: Mapping[UnitKey, str]) -> None:
        self._units, self._of = units, of
        self._held: dict[str, Ruled] = {}
        self._bound: dict[str, list[Bound]] = {}
        """What each ruling that holds binds now: a later one may have taken something out."""
        self._index: dict[str, dict[str, None]] = {}
        """Article -> rulings that bind one of its reports."""

    def __bool__(self) -> bool:
        """Say whether any ruling was ever made."""
        return bool(self._held)

    def __iter__(self) -> Iterator[Ruled]:
        """Give all there are, in the order in which they came."""
        return iter(self._held.values())

    def get(self, key: str) -> Ruled | None:
        """Look a ruling up by its id."""
        return self._held.get(key)

    def add(self, ruled: Ruled) -> None:
        """Take a ruling in, or what it became."""
        self._held[ruled.ruling.id] = ruled
        self._bound = _binding(self._held.values())
        self._index = defaultdict(dict)
        for name, bound in self._bound.items():
            for uri, _, _ in bound:
                self._index[uri][name] = None
        self._index = dict(self._index)

    def anchors(self, ruling: Ruling, members: Mapping[str, Mapping[UnitKey, Unit]]) -> tuple[Bound, ...]:
        """Find the reports that a ruling is about, from the ids and articles that it names."""
        if ruling.action == "undo":
            undone = self._held.get(ruling.undoes)
            return undone.bound if undone else ()
        here, there = sorted(members.get(ruling.incident, ())), sorted(members.get(ruling.other, ()))
        first = self._named(ruling.articles, here) if ruling.articles else here
        if ruling.action == "join":
            second = self._named(ruling.others, there) if ruling.others else there
            return tuple((*key, JOINED) for key in dict.fromkeys([*first, *second]))
        if ruling.action == "split":
            rest = self._named(ruling.others, here) if ruling.others else [key for key in here if key not in first]
            return (*((*key, LEAVES) for key in first), *((*key, STAYS) for key in rest if key not in first))
        return tuple((*key, "") for key in first)

    @staticmethod
    def _named(uris: Iterable[str], incident: Iterable[UnitKey]) -> list[UnitKey]:
        """Find the incident's reports in these articles; where it has none of an article, all of that article's."""
        inside = {uri: (uri, number) for uri, number in incident}
        return [inside.get(uri, (uri, -1)) for uri in dict.fromkeys(uris)]

    def uris(self) -> dict[str, tuple[tuple[str, int, str], ...]]:
        """List the articles that are tagged, each with what binds it, to tell what a ruling changes."""
        found: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for name, bound in self._bound.items():
            for uri, number, side in bound:
                if side:
                    found[uri].append((name, number, side))
        return {uri: tuple(tags) for uri, tags in found.items()}

    def tag(self, units: Sequence[Unit]) -> None:
        """Mark the units of an article with the sides on which rulings put them."""
        for name in self._index.get(units[0].uri, ()) if units else ():
            for bound in self._bound[name]:
                for unit in units:
                    if bound[2] and _binds(bound, unit):
                        unit.tags[name] = bound[2]

    def binds(self, uri: str) -> bool:
        """Say whether a ruling binds any of an article's reports."""
        return uri in self._index

    def concerned(self, uris: Iterable[str]) -> list[str]:
        """List the rulings that bind one incident as a whole and have something to do with these articles."""
        found = dict.fromkeys(name for uri in uris for name in self._index.get(uri, ()))
        return [name for name in found if self._held[name].ruling.action in {"retract", "set"}]

    def home(self, name: str, members: Mapping[str, Mapping[UnitKey, Unit]]) -> str | None:
        """Find the incident that a ruling is about now; None if there is none.

        It is the one with most of the ruling's reports, if they are at least half of those that it has from that time:
        a retracted story that turns out to be part of a larger one does not take that with it.
        """
        bound = sorted(self._reports(name), key=lambda unit: unit.position)
        votes = Counter(self._of[unit.key] for unit in bound if unit.key in self._of)
        if not votes:
            return None
        most = votes.most_common(1)[0][0]
        until = self._held[name].ruling.time.timestamp()
        known = sum(unit.position[0] <= until for unit in members[most].values())
        return most if 2 * votes[most] >= known else None

    def _reports(self, name: str) -> dict[Unit, None]:
        return {
            unit: None
            for bound in self._bound[name]
            for unit in self._units.get(bound[0], ())
            if _binds(bound, unit)
        }  # fmt: skip

    def on(self, incident: str, members: Mapping[str, Mapping[UnitKey, Unit]]) -> list[Ruling]:
        """List the rulings that hold for an incident, in order."""
        if not self._index:
            return []
        own = members.get(incident, {})
        names = {
            name
            for unit in own.values()
            for name in self._index.get(unit.uri, ())
            if any(_binds(bound, unit) for bound in self._bound[name])
        }
        whole = set(self.concerned(uri for uri, _ in own))
        here = (name for name in self._bound if name in names)
        return [self._held[n].ruling for n in here if n not in whole or self.home(n, members) == incident]


def _binds(bound: Bound, unit: Unit) -> bool:
    """Say whether a ruling that bound this report binds the unit; an article that is parted otherwise now, as a whole."""
    uri, number, _ = bound
    return uri == unit.uri and (number < 0 or number == unit.key[1] or number >= len(unit.siblings))


def _binding(held: Iterable[Ruled]) -> dict[str, list[Bound]]:
    """Work out what each ruling binds: of a join and a split of the same reports the later one stands."""
    rows = sorted(held, key=lambda ruled: ruled.sequence)
    undone = {ruled.ruling.undoes for ruled in rows if ruled.ruling.action == "undo"}
    found: dict[str, list[Bound]] = {}
    for ruled in rows:
        if ruled.ruling.id in undone or ruled.ruling.action == "undo":
            continue
        for name in list(found):
            found[name] = _still(found[name], ruled)
            if not found[name]:
                del found[name]
        found[ruled.ruling.id] = list(ruled.bound)
    return found


def _still(bound: list[Bound], later: Ruled) -> list[Bound]:
    """Give what an earlier ruling still binds after a later one."""
    named = {one[:2]: one[2] for one in later.bound}
    sides = {one[2] for one in bound if one[:2] in named}
    if later.ruling.action == "join" and sides == {LEAVES, STAYS}:
        return []
    if later.ruling.action == "split" and JOINED in sides:
        leaving = [one for one in bound if named.get(one[:2]) == LEAVES]
        if any(named.get(one[:2]) == STAYS for one in bound):
            return [one for one in bound if one not in leaving]
    return bound
