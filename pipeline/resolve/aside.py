"""Incidents closed for long: out of memory and of all that matching goes through, on disk, until something reaches back.

A report is matched against incidents of the last `OPEN_DAYS_LONG` days at the most, but for the names in what is told as
past. So an incident whose last report is older than that, by some margin, when it is seen from the newest report of all,
is hardly ever concerned by what arrives in time. Together with all that its articles tell of it is put aside. What
reaches back to it (a trial years later, an article from years ago, a new edition of one) finds it nevertheless: under the
same keys as in memory, from which just the incidents that it could touch are brought back. So nothing depends on what is
where.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from pipeline.resolve.choices import named, recalled
from pipeline.resolve.evidence import DAY, MOST_BEARERS, OPEN_DAYS_LONG, horizon
from pipeline.resolve.keys import BEARERS, asks, city_key, names, stores
from pipeline.resolve.rows import Chosen, decode, encode  # the codec reads the types at run time
from pipeline.resolve.units import fade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence

    from pipeline.resolve.registry import Registry
    from pipeline.resolve.rows import UnitKey
    from pipeline.resolve.settle import Choice, Settler
    from pipeline.resolve.units import Position, Unit

NEVER: Final = float("-inf")
REACH: Final = DAY * OPEN_DAYS_LONG
"""Seconds that a report looks back."""
MARGIN: Final = DAY * 30
"""So much longer incidents stay in hand: articles that come some days late are nothing special."""

Posting = tuple[int, float, str, int]
"""Under which key a report is found: key, time of its article's first edition, uri, place in the article."""


class Disk(Protocol):
    """What is there to put things on; `adapters.scratch.Scratch` is one."""

    def table(self, name: str) -> MutableMapping[str, bytes]:
        """Give an empty table of values by key, in the order in which keys came."""

    def post(self, rows: Iterable[Posting]) -> None:
        """Store under which keys reports are found."""

    def unpost(self, rows: Iterable[Posting]) -> None:
        """Forget what was stored with `post`."""

    def before(self, key: int, place: Position, oldest: float, most: int) -> list[str]:
        """List the articles of the latest reports under a key before a place in the order, from a time on."""

    def after(self, key: int, place: Position) -> list[str]:
        """List the articles of the reports under a key after a place in the order."""


class Span(NamedTuple):
    """What an incident holds, as its row says."""

    incident: str
    born: int
    keys: tuple[UnitKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """An article that is put aside."""

    group: str
    """One of the articles that were put aside, and come back, together with it."""
    incidents: tuple[str, ...]
    """The incident of each of its reports, in order."""
    born: tuple[int, ...]
    """Of each of these the number of the decision that minted its id."""
    chosen: tuple[Chosen, ...]
    """Where matching put each."""
    chosen_in: tuple[int, ...]
    """Number of the decision whose row says so."""


class Aside:
    """What is put aside."""

    def __init__(
        self, disk: Disk, units: dict[str, list[Unit]], settler: Settler, registry: Registry,
        make: Callable[[str], list[Unit]],
    ) -> None:  # fmt: skip
        """Begin with nothing; `make` gives an article's reports again, from its row."""
        self._disk, self._units, self._settler, self._registry, self._make = disk, units, settler, registry, make
        self._away = disk.table("away")
        self._groups = disk.table("groups")
        self._homes = disk.table("homes")
        self._unposted: MutableMapping[str, bytes] = disk.table("unposted")
        """Articles that a restart put aside: their keys are stored when somebody asks for the first time."""
        self._behind = False
        """Whether there are such articles."""
        self._newest = NEVER
        """Nothing that is aside is newer."""

    # -- putting aside --------------------------------------------------------------------------------------------

    def sweep(self, keep: Callable[[str], bool]) -> tuple[list[str], list[str]]:
        """Put aside what is closed for long, but for what `keep` says to keep; give the articles and incidents."""
        limit = self._settler.newest - REACH - MARGIN
        early = dict.fromkeys(unit.uri for unit in self._settler.until(limit))
        groups = list(_closed(early, self._beside, lambda uri: self._units[uri][0].position[0] >= limit or keep(uri)))
        made = [unit for group in groups for uri in group for unit in self._units[uri]]
        if not made:
            return [], []
        for group in groups:
            self._note_group(group)
            for uri in group:
                self._note(uri, group, self._units[uri])
        self._disk.post(_postings(made))
        self._settler.leave(made)
        incidents = list(dict.fromkeys(self._registry.of[unit.key] for unit in made))
        self._registry.leave(incidents)
        articles = [uri for group in groups for uri in group]
        for uri in articles:
            del self._units[uri]
        for unit in made:
            fade(unit)
        return articles, incidents

    def _beside(self, uri: str) -> Iterator[str]:
        """Give the articles that share an incident with this one, or are linked with it across borders."""
        of, members, linked = self._registry.of, self._registry.members, self._settler.linked
        for unit in self._units[uri]:
            yield from (other for other, _ in members[of[unit.key]])
            across = unit.choice.across if unit.choice is not None else ()
            yield from (other for other, _ in across if other in self._units)
            yield from (other.uri for other in linked.get(unit.key, ()))

    def _note(self, uri: str, group: Sequence[str], made: Sequence[Unit]) -> None:
        incidents = tuple([self._registry.of[unit.key] for unit in made])
        born = tuple([self._registry.born[name] for name in incidents])
        chosen = tuple([Chosen((unit.key,), *named(unit, unit.choice)) for unit in made if unit.choice is not None])
        numbers = tuple([unit.chosen_in for unit in made])
        away = Away(group=group[0], incidents=incidents, born=born, chosen=chosen, chosen_in=numbers)
        self._take(uri, made[0].position[0], away)

    def _take(self, uri: str, since: float, away: Away) -> None:
        self._away[uri] = encode(away)
        for incident in away.incidents:
            self._homes[incident] = uri.encode()
        self._newest = max(self._newest, since)

    def _note_group(self, group: Sequence[str]) -> None:
        self._groups[group[0]] = encode(group)

    def restore(
        self, spans: Iterable[Span], since: Mapping[str, float], where: Mapping[UnitKey, tuple[int, Chosen]],
        keep: Callable[[str], bool],
    ) -> set[str]:  # fmt: skip
        """Do as `sweep` does, but of rows whose reports are not made; give the articles that are aside now.

        `since` says when each article came first, `where` what the newest row on each report says of its place.
        """
        limit = max(since.values(), default=0.0) - REACH - MARGIN
        told: dict[str, dict[UnitKey, Span]] = defaultdict(dict)
        for span in spans:
            for key in span.keys:
                told[key[0]][key] = span

        linked: dict[str, list[str]] = defaultdict(list)
        """The articles that each is linked with across borders."""
        for key, (_, chosen) in where.items():
            for other, _ in chosen.across if key[0] in told and key in told[key[0]] else ():
                linked[key[0]].append(other)
                linked[other].append(key[0])

        def beside(uri: str) -> Iterator[str]:
            yield from (other for span in told.get(uri, {}).values() for other, _ in span.keys)
            yield from linked.get(uri, ())

        def open_(uri: str) -> bool:
            return since[uri] >= limit or keep(uri) or not told.get(uri, {}).keys() <= where.keys()

        closed: set[str] = set()
        for group in _closed((uri for uri in told if since[uri] < limit), beside, open_):
            closed |= set(group)
            self._note_group(group)
            for uri in group:
                rows = [(told[uri][key], *where[key]) for key in sorted(told[uri])]
                self._unposted[uri] = b""
                self._behind = True
                self._take(uri, since[uri], Away(
                    group=group[0], incidents=tuple([span.incident for span, _, _ in rows]),
                    born=tuple([span.born for span, _, _ in rows]),
                    chosen=tuple([chosen for _, _, chosen in rows]),
                    chosen_in=tuple([number for _, number, _ in rows]),
                ))  # fmt: skip
        return closed

    # -- asking ---------------------------------------------------------------------------------------------------

    def incident(self, key: UnitKey) -> str | None:
        """Name the incident of a report that is aside; None if it isn't."""
        row = self._away.get(key[0]) if self._newest > NEVER else None
        return decode(row, Away).incidents[key[1]] if row is not None else None

    def homes(self, *incidents: str) -> list[str]:
        """Name an article of each incident that is aside."""
        if self._newest == NEVER:
            return []
        return [uri.decode() for incident in incidents if (uri := self._homes.get(incident)) is not None]

    def holds(self, incident: str) -> bool:
        """Say whether an incident is aside."""
        return self._newest > NEVER and incident in self._homes

    # -- bringing back --------------------------------------------------------------------------------------------

    def bring(self, uris: Iterable[str]) -> None:
        """Bring these articles back, as far as they are aside, and all that is bound up with them."""
        for uri in uris if self._newest > NEVER else ():
            row = self._away.get(uri)
            if row is not None:
                self._bring_group(decode(self._groups.pop(decode(row, Away).group), list[str]))

    def bring_before(self, unit: Unit) -> None:
        """Bring back whatever a report, and those beside it, may be compared with or counted against."""
        place = unit.position
        oldest = place[0] - REACH
        if oldest <= self._newest:
            self._post_all()
            for key, most in {key: most for one in unit.siblings for key, most in _looks_at(one)}.items():
                self.bring(self._disk.before(key, place, oldest, most))
        past = [one for one in unit.siblings if one.background]
        if past and place[0] - horizon(past[0]) <= self._newest:
            self._post_all()
            for key in dict.fromkeys(key for one in past for key in names(one)):
                self.bring(self._disk.before(key, place, place[0] - horizon(past[0]), BEARERS))

    def bring_after(self, units: Iterable[Unit], place: Position) -> None:
        """Bring back whatever comes after a place in the order and asks for something in one of these."""
        if place[0] <= self._newest:
            self._post_all()
            for key in dict.fromkeys(key for unit in units for key, _ in asks(unit)):
                self.bring(self._disk.after(key, place))

    def _post_all(self) -> None:
        if self._behind:
            for uri in self._unposted:
                self._disk.post(_postings(self._make(uri)))
            self._unposted.clear()
            self._behind = False

    def _bring_group(self, group: list[str]) -> None:
        rows = {uri: decode(self._away.pop(uri), Away) for uri in group}
        for uri in group:
            self._units[uri] = self._make(uri)
        choices: dict[Unit, Choice] = {}
        for uri, away in rows.items():
            for unit, chosen, number in zip(self._units[uri], away.chosen, away.chosen_in, strict=True):
                unit.chosen_in = number
                choices[unit] = recalled(unit, chosen, self._units)
        for uri in group if self._behind else ():
            self._unposted.pop(uri, None)
        self._disk.unpost(_postings(choices))
        self._settler.enlist(choices)
        self._settler.recall(choices)
        for uri, away in rows.items():
            for unit, incident, born in zip(self._units[uri], away.incidents, away.born, strict=True):
                self._homes.pop(incident, None)
                self._registry.put(unit.key, incident, unit)
                self._registry.born[incident] = born


def _closed(
    uris: Iterable[str], beside: Callable[[str], Iterable[str]], is_open: Callable[[str], bool]
) -> Iterator[list[str]]:
    """Yield all articles that are bound up with each other, where none of them is open."""
    seen: set[str] = set()
    for uri in uris:
        if uri in seen:
            continue
        found, waiting = {uri: None}, [uri]
        while waiting:
            for other in beside(waiting.pop()):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        seen |= found.keys()
        if not any(map(is_open, found)):
            yield list(found)


def _postings(units: Iterable[Unit]) -> Iterator[Posting]:
    return ((key, *unit.position) for unit in units for key in stores(unit))


def _looks_at(unit: Unit) -> Iterator[tuple[int, int]]:
    """Give the keys of what a report is compared with, and of what is counted, with how many of each are looked at."""
    for key, most in asks(unit):
        yield key, max(most, MOST_BEARERS)
    if unit.city is not None:
        yield city_key(unit.city), MOST_BEARERS
