"""Which reports tell of the same incident: groups that are a function of the set of reports alone.

In the canonical order (time of the article's first edition, uri, place in it) each report joins the group that it fits
best, or founds one; a report that fits two groups which fit each other joins them. When a report comes, goes or changes,
the outcome is the same as if all had been gone through in that order from the start, but only those are gone through
again that ask for something that has changed:

- A report's choice depends on the groups, made of the reports before it, that hold one of the keys it asks for.
- So if a report is placed otherwise than before (or is new, or gone), every later report that asks for a key of its old
  group or of its new one is chosen for again, in order.

Groups as they were at an earlier place in the order are told from the choices: a choice names the founder of the group
that was joined, and the founders of groups that were joined together by it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from pipeline.resolve.borders import spans
from pipeline.resolve.evidence import (
    DAY,
    MOST_BEARERS,
    OPEN_DAYS,
    OPEN_DAYS_LONG,
    ages_apart,
    horizon,
    possible,
    promising,
    promising_alone,
    score,
    went_on,
)
from pipeline.resolve.keys import (
    BEARERS,
    asks,
    city_key,
    names,
    places,
    rulings,
    sketch_keys,
    stores,
    telling,
    term_key,
)
from pipeline.resolve.profiles import Profile
from pipeline.resolve.sketches import COPY, containment
from pipeline.resolve.weights import JOIN, NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.resolve.aside import Aside
    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.units import Position, Unit

WIDE: Final = 48
"""Reports looked at that may be the original of a copy."""
COPIED: Final = DAY * OPEN_DAYS_LONG
"""Seconds after which a text that is printed again is no copy any more."""
HORIZON: Final = DAY * OPEN_DAYS
"""Seconds in which bearers of a name are counted."""
SURELY: Final = 1.5
"""Groups are joined together only where they fit by so much more than a report must."""
CLEARLY: Final = 0.5
"""So much better a group fits another report of the article, that it is told of there and not here."""
SAMPLE: Final = 6
"""Reports of a group that speak for it when two groups are compared."""
LINKS: Final = 4
"""Possible duplicates of one report, at the most."""
FEW: Final = 64
"""So many later reports are chosen for again without asking whom it concerns."""
BEGINNING: Final[Position] = (float("-inf"), "", 0)
_position = attrgetter("position")


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a report belongs."""

    founder: Unit
    absorbs: tuple[Unit, ...] = ()
    """Founders of the groups that it joins to this one."""
    near: tuple[UnitKey, ...] = ()
    """Founders of groups that are possibly the same."""
    copy_of: UnitKey | None = None
    """The first report that this one is a copy of."""
    across: tuple[UnitKey, ...] = ()
    """Founders of groups that tell of its event in several countries together; or in one, where it tells of several."""


class Settler:
    """The groups of all open reports."""

    def __init__(self) -> None:
        self._index: dict[int, list[Unit]] = {}
        self._order: list[Unit] = []
        self.linked: dict[UnitKey, list[Unit]] = {}
        """The units whose choice says that a founder's group is of their event, in several countries or in one of these."""
        self.aside: Aside | None = None
        """Where more may be that is to be compared."""

    # -- asking ---------------------------------------------------------------------------------------------------

    def group(self, unit: Unit) -> Unit:
        """Give the founder of the group that a unit is in."""
        return _root(unit)

    def members(self, founder: Unit) -> list[Unit]:
        """List a group's units in canonical order."""
        return sorted(_members(founder), key=_position)

    @property
    def newest(self) -> float:
        """When the last article of all came first, in seconds since 1970."""
        return self._order[-1].position[0] if self._order else 0.0

    def until(self, time: float) -> list[Unit]:
        """List all units before a time, in order."""
        return self._order[: bisect_left(self._order, (time, "", 0), key=_position)]

    # -- changing -------------------------------------------------------------------------------------------------

    def enlist(self, units: Iterable[Unit]) -> None:
        """Take in units of which `recall` or `choose_all` will say where they belong."""
        for unit in units:
            self._list(unit)

    def recall(self, choices: Mapping[Unit, Choice]) -> None:
        """Have these units, which are enlisted, stand where they stood before."""
        for unit in sorted(choices, key=_position):
            self._attach(unit, choices[unit])

    def leave(self, units: Sequence[Unit]) -> None:
        """Let go of whole groups, to be put aside."""
        for unit in units:
            self._unindex(unit)
            self._link(unit, put=False)
        gone = set(units)
        self._order = [unit for unit in self._order if unit not in gone]

    def choose_all(self) -> Iterator[Unit]:
        """Choose for all units that are enlisted, one after another."""
        turn = Turn(self, ())
        for unit in self._order:
            self._attach(unit, self._choose(unit, turn))
            yield unit

    def change(self, removed: Iterable[Unit], added: Iterable[Unit]) -> dict[Unit, Choice | None]:
        """Take units out and in; return the present units that are new or have another choice than before, with that."""
        removed = sorted(removed, key=_position)
        turn = Turn(self, removed)
        for unit in removed:
            turn.affect(unit)
            self._detach(unit)
            self._unlist(unit)
        for unit in added:
            self._list(unit)
            turn.push(unit)
        while (following := turn.pop()) is not None:
            self._choose_again(following, turn)
        return turn.moved

    def _choose_again(self, unit: Unit, turn: Turn) -> None:
        choice = self._choose(unit, turn)
        if unit.choice == choice:
            return
        turn.moved.setdefault(unit, unit.choice)
        if unit.choice is not None:
            turn.affect(unit)
            self._detach(unit)
        self._attach(unit, choice)
        turn.affect(unit)

    def _attach(self, unit: Unit, choice: Choice) -> None:
        unit.choice = choice
        self._link(unit, put=True)
        insort(choice.founder.direct, unit, key=_position)
        for founder in choice.absorbs:
            founder.absorbed_by = (choice.founder, unit)
            choice.founder.absorbees.append((founder, unit))
        founder = choice.founder
        if choice.absorbs or founder.profile is None or founder.absorbed_by is not None:
            _forget(founder)
        else:
            founder.profile.add(unit)
            founder.latest = max(founder.latest, unit.position)

    def _detach(self, unit: Unit) -> None:
        choice = unit.choice
        if choice is None:
            return
        _forget(choice.founder)
        for founder in choice.absorbs:
            if founder.absorbed_by is not None and founder.absorbed_by[1] is unit:
                founder.absorbed_by = None
            choice.founder.absorbees.remove((founder, unit))
            _forget(founder)
        choice.founder.direct.remove(unit)
        self._link(unit, put=False)
        unit.choice = None

    def _link(self, unit: Unit, *, put: bool) -> None:
        """Note which groups a unit's choice says to be of its event across borders, or forget it."""
        for key in unit.choice.across if unit.choice is not None else ():
            if put:
                self.linked.setdefault(key, []).append(unit)
            elif self.linked[key] == [unit]:
                del self.linked[key]
            else:
                self.linked[key].remove(unit)

    def _list(self, unit: Unit) -> None:
        index, place = self._index, unit.position
        for key in stores(unit):
            held = index.get(key)
            if held is None:
                index[key] = [unit]
            elif held[-1].position > place:
                insort(held, unit, key=_position)
            else:
                held.append(unit)
        if self._order and self._order[-1].position > unit.position:
            insort(self._order, unit, key=_position)
        else:
            self._order.append(unit)

    def _unlist(self, unit: Unit) -> None:
        self._unindex(unit)
        self._order.pop(bisect_left(self._order, unit.position, key=_position))

    def _unindex(self, unit: Unit) -> None:
        for key in stores(unit):
            held = self._index[key]
            held.pop(bisect_left(held, unit.position, key=_position))
            if not held:
                del self._index[key]

    # -- choosing -------------------------------------------------------------------------------------------------

    def _choose(self, unit: Unit, turn: Turn) -> Choice:
        if self.aside is not None:
            self.aside.bring_before(unit)
        copied = self._copied(unit)
        groups = self._candidates(unit)
        bearers = self._bearers(unit) if groups else {}
        fits, place = [], unit.position
        across: list[Unit] = []
        for founder, hits in groups.items():
            if founder.profile is None and founder.alone and not promising_alone(unit, founder, hits):
                continue
            profile = founder.profile
            if profile is None or founder.latest >= place:
                profile = turn.profile(founder, place)
            if (unit.several or profile.several) and spans(unit, profile):
                across.append(founder)
            elif promising(unit, profile, hits) and possible(unit, profile):
                copy = copied is not None and copied.uri in profile.uris
                value = score(unit, profile, bearers, copy=copy, least=NEAR)
                if value >= NEAR and not self._told_beside(unit, profile, value, turn):
                    fits.append((-value, founder.position, founder))
        fits.sort(key=lambda fit: fit[:2])
        joined = [founder for value, _, founder in fits if -value >= JOIN]
        links = tuple(sorted(founder.key for founder in across))
        others = [founder for _, _, founder in fits]
        if not joined:
            near = tuple(founder.key for founder in others[:LINKS])
            return Choice(founder=unit, near=near, copy_of=copied.key if copied else None, across=links)
        return replace(self._join(unit, joined, others, copied, turn), across=links)

    def _told_beside(self, unit: Unit, profile: Profile, value: float, turn: Turn) -> bool:
        """Say whether the article tells of that group in a report on another incident, which it clearly fits better."""
        if unit.tags and unit.joined:
            return False
        for other in unit.siblings:
            if other.ref == unit.ref or _is_at_home(unit, other, profile) or not possible(other, profile):
                continue
            if _is_of_its_day(other, unit, profile):
                return True
            least = JOIN if _is_at_home(other, unit, profile) else value + CLEARLY
            if self._weigh(other, profile, least, turn) > least:
                return True
        return False

    def _weigh(self, unit: Unit, profile: Profile, least: float, turn: Turn) -> float:
        """Score a report of the article that is being chosen for against a group; names are counted once."""
        if unit not in turn.bearers:
            turn.bearers[unit] = self._bearers(unit)
        return score(unit, profile, turn.bearers[unit], least=least)

    def _join(self, unit: Unit, joined: list[Unit], fits: list[Unit], copied: Unit | None, turn: Turn) -> Choice:
        """Join the best group, and to it the others that fit it; the earliest founder gives the name."""
        same = [joined[0]]
        same += [other for other in joined[1:] if self._fit(joined[0], other, unit, turn)]
        first = min(same, key=_position)
        others = tuple(sorted((founder for founder in same if founder is not first), key=_position))
        near = tuple(founder.key for founder in fits if founder not in same)[:LINKS]
        return Choice(founder=first, absorbs=others, near=near, copy_of=copied.key if copied else None)

    def _fit(self, one: Unit, other: Unit, unit: Unit, turn: Turn) -> bool:
        """Say whether two groups are one in the light of each other's reports."""
        mine, theirs = turn.profile(one, unit.position), turn.profile(other, unit.position)
        if not mine.uris.isdisjoint(theirs.uris) or ages_apart(mine, theirs) or went_on(mine, theirs):
            return False
        if any(len(sides | theirs.tags.get(ruling, sides)) > 1 for ruling, sides in mine.tags.items()):
            return False
        small, big = (other, mine) if theirs.size <= mine.size else (one, theirs)
        speakers = list(_members_between(small, BEGINNING, unit.position))[:SAMPLE]
        if any(_is_of_its_day(beside, one, big) for one in speakers for beside in one.siblings if beside.ref != one.ref):
            return False
        values = [score(speaker, big) for speaker in speakers if possible(speaker, big)]
        return len(values) == len(speakers) and sum(values) / len(values) >= JOIN + SURELY

    def _candidates(self, unit: Unit) -> dict[Unit, int]:
        """Find the groups before a unit that hold a key it asks for, by their founders: how many names they share."""
        found: dict[Unit, int] = {}
        index, place = self._index, unit.position
        oldest = place[0] - horizon(unit)
        for key in names(unit):
            if (held := index.get(key)) is not None and held[0] is not unit:
                for founder in {_root_at(other, place): None for other in _latest_of(held, place, oldest, BEARERS)}:
                    found[founder] = found.get(founder, 0) + 1
        oldest = place[0] - horizon(unit, named=False)
        seen: set[Unit] = set()
        for key, most in places(unit):
            if (held := index.get(key)) is not None and held[0] is not unit:
                seen.update(_latest_of(held, place, oldest, most))
        for key in rulings(unit) if unit.tags else ():
            seen.update(_latest_of(index[key], place, BEGINNING[0], BEARERS))
        for other in seen:
            found.setdefault(_root_at(other, place), 0)
        found.pop(unit, None)
        return found

    def _bearers(self, unit: Unit) -> dict[str, int]:
        """Count the reports of late, before this one, that bear each of its names, or are of its city; not too many."""
        found = {term: self._count(unit, term_key(term)) for term in telling(unit)}
        if unit.city is not None:
            found[unit.city] = self._count(unit, city_key(unit.city))
        return found

    def _count(self, unit: Unit, key: int) -> int:
        held = self._index.get(key)
        if held is None or held[0] is unit:
            return 0
        place = unit.position
        end = _end(held, place)
        start = max(0, end - MOST_BEARERS)
        oldest = place[0] - HORIZON
        if start < end and held[start].position[0] < oldest:
            start = bisect_left(held, (oldest, "", 0), key=_position)
        return max(0, end - start)

    def _copied(self, unit: Unit) -> Unit | None:
        """Find the first report that this one is a copy of."""
        found: Unit | None = None
        place = unit.position
        for key in sketch_keys(unit):
            held = self._index.get(key)
            for other in _latest_of(held, place, place[0] - COPIED, WIDE) if held and held[0] is not unit else ():
                earlier = found is None or other.position < found.position
                if earlier and other.uri != unit.uri and containment(unit.sketch, other.sketch) >= COPY:
                    found = other
        return found

    def after(self, place: Position) -> list[Unit]:
        """List all units after a place in the order."""
        if place >= self._order[-1].position if self._order else True:
            return []
        return self._order[bisect_right(self._order, place, key=_position) :]

    def later(self, unit: Unit, place: Position) -> Iterator[Unit]:
        """Yield the units after a place in the order that ask for a key of this one."""
        for key, _ in asks(unit):
            held = self._index.get(key)
            if held is not None and held[-1].position > place:
                yield from held[bisect_right(held, place, key=_position) :]


def _is_at_home(one: Unit, other: Unit, profile: Profile) -> bool:
    """Say whether of two reports of an article, of two cities, only the first is of a group's own."""
    return other.city is not None and other.city not in profile.main_cities and one.city in profile.main_cities


def _is_of_its_day(one: Unit, other: Unit, profile: Profile) -> bool:
    """Say whether of two reports of an article, of two days, only the first is of a group's day, town and kind.

    With the same toll they may be one, told twice.
    """
    if one.day is None or other.day is None or one.city is None or one.day == other.day:
        return False
    if one.killed and one.killed == other.killed:
        return False
    days = profile.main_days
    theirs = one.day in days and one.city in profile.main_cities and one.type in profile.main_types
    return theirs and other.day not in days and other.morrow not in days


class Turn:
    """One change: the units still to be chosen for, in order, and the groups as they stand where it has got to."""

    __slots__ = ("_affected", "_heap", "_profiles", "_queued", "_removed", "_settler", "bearers", "moved")

    def __init__(self, settler: Settler, removed: Iterable[Unit]) -> None:
        self._settler = settler
        self._removed = set(removed)
        self._heap: list[tuple[Position, Unit]] = []
        self._queued: set[Unit] = set()
        self._affected: dict[Unit, Position] = {}
        self._profiles: dict[Unit, tuple[Position, Profile]] = {}
        self.moved: dict[Unit, Choice | None] = {}
        self.bearers: dict[Unit, dict[str, int]] = {}
        """Of reports whose article is being chosen for: the index doesn't change during a turn."""

    def push(self, unit: Unit) -> None:
        """Have a unit chosen for (again)."""
        if unit not in self._queued and unit not in self._removed:
            self._queued.add(unit)
            heappush(self._heap, (unit.position, unit))

    def pop(self) -> Unit | None:
        """Take the next unit in order."""
        if not self._heap:
            return None
        unit = heappop(self._heap)[1]
        self._queued.discard(unit)
        return unit

    def affect(self, unit: Unit) -> None:
        """Have all later units chosen for that ask for something in this unit's group."""
        place = unit.position
        if self._settler.aside is not None:
            self._settler.aside.bring_after(_members(_root(unit)), place)
        later = self._settler.after(place)
        if len(later) <= FEW:
            for other in later:
                self.push(other)
            return
        for member in _members(_root(unit)):
            known = self._affected.get(member)
            if known is None or place < known:
                self._affected[member] = place
                for other in self._settler.later(member, place):
                    for one in other.siblings:  # each report of an article is weighed against the others
                        if one.position > place:
                            self.push(one)

    def profile(self, root: Unit, place: Position) -> Profile:
        """Give the profile of a group made of its units before a place in the order."""
        if root.profile is not None and root.latest < place:
            return root.profile
        start, made = self._profiles.get(root) or (BEGINNING, Profile())
        for member in _members_between(root, start, place):
            made.add(member)
        last = _latest(root)
        if last < place:
            self._profiles.pop(root, None)
            root.profile, root.latest = made, last
        else:
            self._profiles[root] = (place, made)
        return made


def _latest_of(held: list[Unit], place: Position, oldest: float, most: int) -> list[Unit]:
    """Give the latest units under a key before a place in the order, of those not too old."""
    end = _end(held, place)
    latest = held[end - most if end > most else 0 : end]
    if latest and latest[0].position[0] < oldest:
        return latest[bisect_left(latest, (oldest, "", 0), key=_position) :]
    return latest


def _end(held: list[Unit], place: Position) -> int:
    """Count the units under a key before a place in the order: as a rule it is the last one's, or after it."""
    last = held[-1].position
    if last is place:
        return len(held) - 1
    return len(held) if last < place else bisect_left(held, place, key=_position)


def _root(unit: Unit) -> Unit:
    """Give the founder of a unit's group; half-way through a change it may hold units that will leave it."""
    founder = unit.choice.founder if unit.choice else unit
    while True:
        if founder.absorbed_by is not None:
            founder = founder.absorbed_by[0]
        elif founder.choice is not None and founder.choice.founder is not founder:
            founder = founder.choice.founder
        else:
            return founder


def _root_at(unit: Unit, place: Position) -> Unit:
    """Give the founder of a unit's group as it was before a place in the order."""
    founder = unit.choice.founder if unit.choice else unit
    while founder.absorbed_by is not None and founder.absorbed_by[1].position < place:
        founder = founder.absorbed_by[0]
    return founder


def _members(founder: Unit) -> list[Unit]:
    found = list(founder.direct)
    for other, _ in founder.absorbees:
        found += _members(other)
    return found


def _members_between(founder: Unit, start: Position, end: Position) -> Iterator[Unit]:
    """Yield the units that came to a group at a place in the order from `start` on and before `end`."""
    direct = founder.direct
    yield from direct[bisect_left(direct, start, key=_position) : bisect_left(direct, end, key=_position)]
    for other, through in founder.absorbees:
        if start <= through.position < end:
            yield from _members_between(other, BEGINNING, through.position)


def _latest(founder: Unit) -> Position:
    """Give the place of a group's last unit."""
    last = founder.direct[-1].position
    return max([last, *(through.position for _, through in founder.absorbees)])


def _forget(founder: Unit) -> None:
    """Forget the profiles of a group and of those that it was joined to."""
    while True:
        founder.profile = None
        if founder.absorbed_by is None:
            return
        founder = founder.absorbed_by[0]
