"""Totals: what each incident contributes to places and days, and the sums of all contributions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from pipeline.model import Amount, Change, Place, PlaceTotals, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from pipeline.model import Figure, Incident

COUNTRY: Final = "country:"
UNPLACED: Final = "unplaced:"
"""Prefix of the internal entries for a country's toll outside its cities: in rows, not in events."""
NOTHING: Final = Amount()


def amount(figure: Figure | None) -> Amount:
    """Turn a figure into an amount to add up."""
    if figure is None:
        return NOTHING
    return Amount(low=figure.low, best=figure.best, high=figure.high, open=int(figure.open))


def beyond(own: Amount, inside: Amount) -> Amount:
    """Give what an own figure adds to its parts' sum, component by component."""
    return Amount(
        low=max(0, own.low - inside.low),
        best=max(0, own.best - inside.best),
        high=max(0, own.high - inside.high),
        open=own.open,
    )


def outside(own: Amount, placed: Amount) -> Amount:
    """Give what of an own figure is not placed in a city: low against the parts' high, and the other way round."""
    return Amount(
        low=max(0, own.low - placed.high),
        best=max(0, own.best - placed.best),
        high=max(0, own.high - placed.low),
        open=own.open,
    )


def city_key(place: Place) -> str | None:
    """Name the city's totals that a place belongs to."""
    return str(place.geonameid) if place.precision in {"site", "city"} and place.geonameid else None


@dataclass(frozen=True, slots=True)
class Part:
    """What an incident under an umbrella comes to, its own parts taken in."""

    country: str | None
    killed: Amount
    injured: Amount
    placed_killed: Amount
    """Of these, in cities."""
    placed_injured: Amount


def part(incident: Incident, parts: Iterable[Part]) -> Part | None:
    """Sum an incident up: component by component the larger of its own toll and its parts'; None if it counts nothing."""
    if not counts(incident):
        return None
    country = _country(incident)
    inside = [one for one in parts if one.country == country and country]
    killed, injured = _larger(incident, inside)
    if city_key(incident.place):
        return Part(country, killed, injured, killed, injured)
    placed_killed = sum((one.placed_killed for one in inside), NOTHING)
    return Part(country, killed, injured, placed_killed, sum((one.placed_injured for one in inside), NOTHING))


def _larger(incident: Incident, inside: Sequence[Part]) -> tuple[Amount, Amount]:
    killed = sum((one.killed for one in inside), NOTHING)
    injured = sum((one.injured for one in inside), NOTHING)
    return killed + beyond(amount(incident.killed), killed), injured + beyond(amount(incident.injured), injured)


def contributions(incident: Incident, parts: Iterable[Part] = (), above: str | None = None) -> tuple[Change, ...]:
    """List what an incident adds to the totals of places.

    `parts` are the incidents under this umbrella, `above` is the country of the one that it is itself a part of.
    """
    if not counts(incident):
        return ()
    day = incident.when.start if incident.when.precision == "day" else None
    country, city = _country(incident), city_key(incident.place)
    inside = [one for one in parts if one.country == country and country]
    killed, injured = amount(incident.killed), amount(incident.injured)
    if inside:
        killed = beyond(killed, sum((one.killed for one in inside), NOTHING))
        injured = beyond(injured, sum((one.injured for one in inside), NOTHING))
    found = []
    if city:
        found.append(Change(place=city, day=day, killed=killed, injured=injured, incidents=1))
    if country:
        count = int(bool(city) or not inside)
        found.append(Change(place=COUNTRY + country, day=day, killed=killed, injured=injured, incidents=count))
        if not city and above != country:
            found.append(_unplaced(incident, inside, country, day))
    return tuple(found)


def _unplaced(incident: Incident, inside: Sequence[Part], country: str, day: date | None) -> Change:
    killed = outside(amount(incident.killed), sum((one.placed_killed for one in inside), NOTHING))
    injured = outside(amount(incident.injured), sum((one.placed_injured for one in inside), NOTHING))
    return Change(place=UNPLACED + country, day=day, killed=killed, injured=injured, incidents=1)


def counts(incident: Incident) -> bool:
    """Say whether an incident counts at all."""
    return incident.status == "active" and not incident.background and _casualties(incident)


def _country(incident: Incident) -> str | None:
    """Name the country that an incident counts in; a toll given for several counts in none."""
    return None if incident.place.countries else incident.place.country


def _casualties(incident: Incident) -> bool:
    figures = (incident.killed, incident.injured, incident.missing, incident.perpetrators_killed)
    return any(figure is not None and (figure.high > 0 or figure.open) for figure in figures)


def difference(before: Sequence[Change], after: Sequence[Change]) -> tuple[Change, ...]:
    """Give what must be added to one list of contributions to get the other; entries that cancel out are left away.

    No list has two entries of one place and day.
    """
    if before == after:
        return ()
    if not before:
        return tuple([one for one in after if _changes(one)])
    sums: dict[tuple[str, date | None], Change] = {}
    for sign, changes in ((-1, before), (1, after)):
        for one in changes:
            held = sums.get((one.place, one.day)) or Change(place=one.place, day=one.day)
            sums[one.place, one.day] = Change(
                place=one.place,
                day=one.day,
                killed=held.killed + _times(sign, one.killed),
                injured=held.injured + _times(sign, one.injured),
                incidents=held.incidents + sign * one.incidents,
            )
    return tuple(one for one in sums.values() if _changes(one))


def _changes(one: Change) -> bool:
    return bool(one.incidents) or one.killed != NOTHING or one.injured != NOTHING


def _times(sign: int, one: Amount) -> Amount:
    return Amount(low=sign * one.low, best=sign * one.best, high=sign * one.high, open=sign * one.open)


_day: Final = itemgetter(0)


class _Account:
    """One place: its sums by day, and when each of its incidents was last reported."""

    __slots__ = ("_latest", "days", "incidents", "listed", "place", "total")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.total = Toll()
        self.days: dict[date, Toll] = {}
        self.listed: list[tuple[date, Toll]] = []
        """The days in their order: a country has thousands, and is asked for them with every report."""
        self.incidents: dict[str, datetime] = {}
        self._latest: tuple[datetime, str] | None = None
        """The newest of these, as far as it is known."""

    def take(self, incident: str) -> None:
        """Let the incident count here no more."""
        self.incidents.pop(incident, None)

    def put(self, incident: str, reported: datetime) -> None:
        """Let the incident count here."""
        self.incidents[incident] = reported
        if self._latest is not None and reported >= self._latest[0]:
            self._latest = reported, incident

    def set_day(self, day: date, toll: Toll) -> None:
        """Let a day come to so much; a day that comes to nothing is no more listed."""
        held, listed = self.days.get(day), self.listed
        place = bisect_left(listed, day, key=_day)
        if not toll.incidents and toll == Toll():
            if held is not None:
                del self.days[day], listed[place]
            return
        self.days[day] = toll
        if held is None:
            listed.insert(place, (day, toll))
        else:
            listed[place] = day, toll

    def last_report(self) -> datetime | None:
        """Give the time of the last report of all incidents; it is looked for only where the newest has left."""
        if self._latest is None or self.incidents.get(self._latest[1]) != self._latest[0]:
            self._latest = max(((time, name) for name, time in self.incidents.items()), default=None)
        return self._latest[0] if self._latest else None


class Ledger:
    """The running totals of all places."""

    def __init__(self) -> None:
        self._accounts: dict[str, _Account] = {}

    def apply(self, incident: Incident, before: tuple[Change, ...], after: tuple[Change, ...]) -> tuple[Change, ...]:
        """Replace an incident's contributions; return the changes that this makes, internal ones included."""
        for one in before:
            self._account(one.place, incident.place).take(incident.id)
        for one in after:
            self._account(one.place, incident.place).put(incident.id, incident.last_report)
        changes = difference(before, after)
        for one in changes:
            self._add(self._account(one.place, incident.place), one)
        return changes

    def _account(self, key: str, place: Place) -> _Account:
        if key not in self._accounts:
            self._accounts[key] = _Account(_where(key, place))
        return self._accounts[key]

    @staticmethod
    def _add(account: _Account, change: Change) -> None:
        toll = Toll(killed=change.killed, injured=change.injured, incidents=change.incidents)
        account.total += toll
        if change.day is not None:
            held = account.days.get(change.day)
            account.set_day(change.day, toll if held is None else held + toll)

    def totals(self, key: str, otherwise: datetime) -> PlaceTotals:
        """Read a place's totals; `otherwise` is the time of the last report where no incident is left."""
        account = self._accounts[key]
        unplaced = None
        if key.startswith(COUNTRY):
            rest = self._accounts.get(UNPLACED + key.removeprefix(COUNTRY))
            unplaced = rest.total if rest else Toll()
        return PlaceTotals(
            key=key,
            place=account.place,
            total=account.total,
            days=tuple(account.listed),
            unplaced=unplaced,
            last_report=account.last_report() or otherwise,
        )

    def __iter__(self) -> Iterator[PlaceTotals]:
        for key, account in self._accounts.items():
            if account.incidents and not key.startswith(UNPLACED):
                yield self.totals(key, max(account.incidents.values()))


def _where(key: str, place: Place) -> Place:
    if key.startswith((COUNTRY, UNPLACED)):
        code = key.partition(":")[2]
        return Place(name=code, country=code, precision="country")
    return replace(place, precision="city")
