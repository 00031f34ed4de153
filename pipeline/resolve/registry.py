"""Which incident each report belongs to: ids minted once, kept while groups of reports grow, join and fall apart."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pipeline.resolve.rows import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.resolve.aside import Aside
    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.settle import Settler
    from pipeline.resolve.units import Unit

ID_DIGITS: Final = 16


class Registry:
    """The incident of each report, and the reports of each incident."""

    def __init__(self, settler: Settler) -> None:
        self._settler = settler
        self.of: dict[UnitKey, str] = {}
        self.members: dict[str, dict[UnitKey, Unit]] = {}
        self.born: dict[str, int] = {}
        """Number of the decision that minted an id."""
        self.aside: Aside | None = None
        """Where more incidents may be."""

    def plan(self, removed: Sequence[Unit], moved: Iterable[Unit], *, parted: bool) -> Plan:
        """Settle the ids of the groups that changed: most reports in common, then the older id.

        `parted` says that one of the units removed had joined groups together.
        """
        moved = list(moved)
        if not parted and all(map(self._simple, moved)):
            return self._grow(removed, moved)
        return _Naming(self, self._settler, removed, moved).plan()

    def _simple(self, unit: Unit) -> bool:
        """Say whether a unit just came to a group whose incident is known, or founded one."""
        if unit.choice is None or unit.choice.absorbs or unit.key in self.of:
            return False
        root = self._settler.group(unit)
        return root.incident is not None or root is unit

    def _grow(self, removed: Sequence[Unit], moved: Sequence[Unit]) -> Plan:
        moves: list[tuple[str, int, str | None]] = []
        given: dict[Unit, str] = {}
        for unit in moved:
            root = self._settler.group(unit)
            name = root.incident or given.get(root)
            if name is None:
                name = given[root] = self.mint(root.key, set(given.values()))
            moves.append((*unit.key, name))
        gone = [unit.key for unit in removed if unit.key in self.of]
        touched = dict.fromkeys([self.of[key] for key in gone] + [name for _, _, name in moves if name])
        return Plan(moves=(*moves, *((*key, None) for key in gone)), touched=tuple(touched))

    def mint(self, founder: UnitKey, taken: set[str]) -> str:
        """Make an id from the founding report; one that no incident bears now."""
        number = 0
        while True:
            text = f"{founder[0]}\n{founder[1]}" + (f"\n{number}" if number else "")
            minted = sha256(text.encode()).hexdigest()[:ID_DIGITS]
            if minted not in taken and not self._borne(minted):
                return minted
            number += 1

    def _borne(self, name: str) -> bool:
        return bool(self.members.get(name)) or (self.aside is not None and self.aside.holds(name))

    def name(self, key: UnitKey) -> str | None:
        """Name the incident that a report belongs to, be it put aside."""
        return self.of.get(key) or (self.aside.incident(key) if self.aside is not None else None)

    def put(self, key: UnitKey, incident: str | None, unit: Unit | None) -> None:
        """Let a report belong to an incident, or to none."""
        held = self.of.pop(key, None)
        if held is not None:
            self.members[held].pop(key, None)
        if incident is not None and unit is not None:
            self.of[key] = incident
            self.members.setdefault(incident, {})[key] = unit
            self._settler.group(unit).incident = incident

    def leave(self, incidents: Iterable[str]) -> None:
        """Know no more of these incidents: they are put aside."""
        for name in incidents:
            del self.born[name]
            for key in self.members.pop(name):
                del self.of[key]


class _Naming:
    """One settling of ids where groups joined, fell apart or lost reports."""

    def __init__(self, registry: Registry, settler: Settler, removed: Sequence[Unit], moved: Iterable[Unit]) -> None:
        self._registry, self._settler = registry, settler
        self._removed = {unit.key for unit in removed}
        self._groups: dict[Unit, list[Unit]] = {}
        self._ids: dict[str, None] = {}
        for unit in removed:
            self._add_id(registry.of.get(unit.key))
        for unit in moved:
            self._add_group(settler.group(unit))
        self._votes = self._count()

    def _add_id(self, name: str | None) -> None:
        """Take in an incident and all groups that its reports are in now."""
        if name is not None and name not in self._ids:
            self._ids[name] = None
            for unit in self._registry.members[name].values():
                if unit.choice is not None:
                    self._add_group(self._settler.group(unit))

    def _add_group(self, founder: Unit) -> None:
        """Take in a group and all incidents that its reports were in."""
        if founder not in self._groups:
            self._groups[founder] = self._settler.members(founder)
            for unit in self._groups[founder]:
                self._add_id(self._registry.of.get(unit.key))

    def _count(self) -> Counter[tuple[str, Unit]]:
        votes: Counter[tuple[str, Unit]] = Counter()
        for founder, units in self._groups.items():
            for unit in units:
                if (name := self._registry.of.get(unit.key)) is not None:
                    votes[name, founder] += 1
        return votes

    def _given(self) -> dict[Unit, str]:
        """Give each group an id: the one it has most reports in common with, else a new one."""
        given: dict[Unit, str] = {}
        taken: set[str] = set()
        born = self._registry.born
        rank = {pair: (-n, born[pair[0]], pair[0], pair[1].position) for pair, n in self._votes.items()}
        for name, founder in sorted(rank, key=rank.__getitem__):
            if name not in taken and founder not in given:
                given[founder] = name
                taken.add(name)
        for founder in sorted(self._groups, key=lambda unit: unit.position):
            if founder not in given:
                given[founder] = self._registry.mint(founder.key, taken | self._ids.keys())
                taken.add(given[founder])
        return given

    def plan(self) -> Plan:
        """Say what becomes of every report and id concerned."""
        given = self._given()
        for founder, name in given.items():
            founder.incident = name
        of = self._registry.of
        now = {unit.key: given[founder] for founder, units in self._groups.items() for unit in units}
        moves = sorted((*key, name) for key, name in now.items() if of.get(key) != name)
        gone = sorted(key for key in self._removed if key in of and key not in now)
        ended = sorted(self._ids.keys() - given.values())
        split = [
            name for founder, name in given.items()
            if name not in self._ids and any(unit.key in of for unit in self._groups[founder])
        ]  # fmt: skip
        shrunk = {of[key] for key in now if key in of and of[key] != now[key]} | {of[key] for key in gone}
        touched = [*ended, *sorted(shrunk), *sorted(given.values())]
        return Plan(
            moves=(*moves, *((*key, None) for key in gone)),
            touched=tuple(dict.fromkeys(touched)),
            merged=tuple((name, heir) for name in ended if (heir := self._heir(name, given)) is not None),
            split=tuple(sorted(split)),
        )

    def _heir(self, name: str, given: dict[Unit, str]) -> str | None:
        """Find the incident that most reports of an ended one went to."""
        heirs = [(-n, given[founder]) for (held, founder), n in self._votes.items() if held == name]
        return min(heirs)[1] if heirs else None
