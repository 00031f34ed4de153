"""Evidence for and against a report telling of an incident: a list of named findings, each with a strength.

What each finding is worth stands in `weights`; `score` adds it up. Nothing here depends on anything but the unit and
the incident's profile, so that a judgement can be looked at and tested on its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, exp, log, log1p, log10, radians, sin, sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pipeline.resolve.families import DISASTERS, OF_TYPE
from pipeline.resolve.units import EPOCH
from pipeline.resolve.weights import WEIGHTS
from pipeline.resolve.wording import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from pipeline.model import EventType
    from pipeline.resolve.profiles import Profile
    from pipeline.resolve.units import Unit

DAY: Final = 86_400.0
OPEN_DAYS: Final = 90
"""An incident takes reports for so long after its last one."""
OPEN_DAYS_LONG: Final = 365
"""So long where tolls are counted for longer, and for what is told as background: trials, anniversaries."""
OPEN_DAYS_NAMED: Final = 3 * 365
"""So long for background that shares a name: a trial ends years after the deed."""
NEAR_KM, REGION_KM, FAR_KM = 15.0, 60.0, 250.0
RARE: Final[frozenset[EventType]] = frozenset({
    "earthquake", "flood", "storm", "landslide", "eruption", "heatwave", "wildfire", "collapse", "stampede",
    "transport_air", "transport_sea", "transport_rail", "poisoning",
})  # fmt: skip
HURT: Final = 15
"""Injured from which first reports are those of a large event, however few they know to be dead."""
BARRAGES: Final[frozenset[EventType]] = frozenset({"missile_strike", "air_strike", "shelling"})
"""What strikes neighbouring towns one after the other, however large the tolls: each town's is its own."""
RULED: Final = 100.0
"""What a person's word is worth: no evidence comes up to it."""
NAMED: Final = 2.5
"""Names shared, by their weight, from which two reports are taken to know the same people."""
SINGLE: Final = 1.0
"""Weight of names shared that may be a single one: a quarter, an official, a namesake."""
MANY_KILLED, MANY_INJURED = 8, 40
ALIKE_TOLLS: Final = 1.5
"""Large tolls of which the one is at most so many times the other are of one order."""
MANY_TERMS: Final = 3
"""So many names on both sides, and none in common, speak against one incident."""

MOST_BEARERS: Final = 48
"""So many reports of late bear a name at the most, as far as is counted."""
UNKNOWN_BEARERS: Final = 8
RARITY: Final = tuple(1.0 - log(1 + n) / log(1 + MOST_BEARERS) for n in range(MOST_BEARERS + 1))
"""What a shared name is worth by the number of other reports that bear it: 1 if none does, 0 if all do."""
SPREAD: Final = 3
"""A name that fewer than one in so many of a group's reports bear counts for less."""
ALIKE: Final = 0.5
"""Likeness of words that says no more when it grows: two events may be told in the very same words."""
WORDS: Final = ALIKE * sum(max(0.0, WEIGHTS[name]) for name in ("headline_alike", "sentences_alike")) + 0.001
"""Words in common are worth less, whatever they are."""
NEVER: Final = float("-inf")
HEADED, TELLING = 4, 6
"""Words from which headlines and sentences can be compared."""
A_MONTH: Final = 31
"""Days from which an event is not of the month or year that a report gives."""
FOLLOWED: Final = 10
"""Days between two events in one city from which, without a name in common, nothing can make them one."""
ANEW, LESSER = 3, 3
"""Days after a disaster from which one that killed so many times fewer is another."""
NEAR_DEGREES: Final = 0.5
FEW_DEAD: Final = 2
"""Tolls up to so many are the same by chance."""
STORM: Final = "storm "
"""How the name of a storm begins, whatever kind of storm it is."""
NO_NAMES: Final = MappingProxyType[str, int]({})
Finding = tuple[str, float]
CAUSED: Final = tuple(
    {wreck, weapon}
    for wreck, weapons in (("transport_rail", ("bombing", "explosion")), ("transport_air", ("missile_strike",)))
    for weapon in weapons
)
"""A wreck and what may have caused it: two events, unless the wording of one tells of the other."""
VEHICLES: Final = {
    "transport_rail": content_words(
        "train trains rail rails railway railways railroad track tracks derail derails derailed derailing derailment"
        " locomotive locomotives metro subway subways tram trams carriage carriages"
    ),
    "transport_air": content_words(
        "plane planes jet jets airliner airliners aircraft flight flights helicopter helicopters airline"
    ),
}
"""What is told of a wreck, by its type."""
WEAPONS: Final = content_words(
    "bomb bombs bombed blast blasts explosion explosions explosive explosives exploded explodes sabotage sabotaged"
    " saboteurs terror terrorist terrorists terrorism missile missiles rocket rockets"
)
"""What is told of a weapon."""


def possible(unit: Unit, profile: Profile) -> bool:
    """Say whether the unit may belong to the incident at all: not twice from one article, not closed, not ruled out."""
    if unit.tags and apart(unit.tags, profile.tags):
        return False
    if unit.tags and ruled(unit, profile):
        return True
    if _wider_apart(unit, profile):
        return False
    if profile.size == profile.minor:
        return False
    if not unit.background and (_after(unit, profile) if not profile.own else _strikes_anew(unit, profile)):
        return False
    return unit.key[0] not in profile.uris and unit.time - _since(unit, profile) <= horizon(unit)


def _wider_apart(unit: Unit, profile: Profile) -> bool:
    """Say whether one side is a town and the other all the towns together: what is told of several is none's own.

    So it is with two of the towns, with two countries that an article tells apart, and with a country and several. A
    country's toll above all that a town is known to have is that of the towns together.
    """
    if (unit.city is not None and profile.spread) or (unit.spread and profile.precise):
        return True
    if unit.parted and profile.parted and unit.city not in profile.cities:
        return True
    if unit.countries and profile.countries:
        if unit.several != bool(profile.several):
            return True
        if unit.landed and profile.countries.isdisjoint(unit.countries):
            return True
        if went_on(unit, profile):
            return True
    return unit.city is None and bool(profile.parted) and _exceeds(unit, profile)


def went_on(one: Unit | Profile, profile: Profile) -> bool:
    """Say whether they tell of one named storm in different countries: what it did in each is an incident of its own.

    The very same toll of more than a few is one, placed by where it was written.
    """
    if not one.countries or not profile.countries or not profile.countries.isdisjoint(one.countries):
        return False
    tolls = {one.killed} if isinstance(one.killed, int) else one.killed or set()
    if any(toll > FEW_DEAD for toll in tolls & profile.killed):
        return False
    return same_storm(one, profile)


def same_storm(one: Unit | Profile, profile: Profile) -> bool:
    """Say whether both tell of a storm of one name; where only one side calls it a storm, the other has the name."""
    mine, theirs = storms(one.terms), storms(profile.terms)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    return not mine.isdisjoint(profile.terms) or not theirs.isdisjoint(one.terms)


def storms(terms: Iterable[str]) -> set[str]:
    """Give the names of storms among terms."""
    return {term.removeprefix(STORM) for term in terms if term.startswith(STORM)}


def _exceeds(unit: Unit, profile: Profile) -> bool:
    """Say whether a report of news has more dead than any of the incident's."""
    return not unit.background and unit.killed is not None and unit.killed > max(profile.killed, default=unit.killed)


def _since(unit: Unit, profile: Profile) -> float:
    """Give the time from which an incident's deadline runs: trials and anniversaries don't keep it open for news."""
    return profile.last if unit.background or not profile.own else profile.heard


def _after(unit: Unit, profile: Profile) -> bool:
    """Say whether it happened after the incident had been told of as long past: an attack on the anniversary of another.

    A toll that both give speaks for a follow-up that is read as news, unless the incident was closed for news by then.
    """
    if _over(profile, unit.start):
        return True
    fresh = unit.day is not None and unit.day >= profile.first // DAY + EPOCH
    return fresh and unit.killed is not None and bool(profile.killed) and unit.killed not in profile.killed


def _strikes_anew(unit: Unit, profile: Profile) -> bool:
    """Say whether it is a smaller disaster, some days after a great one: an aftershock, a slide a week after the floods.

    A day that is only the article's own says nothing, nor does a toll that comes on top of the great one's.
    """
    if unit.day is None or unit.today or unit.type not in DISASTERS or not profile.killed or unit.killed is None:
        return False
    further = any(claim.role in {"increment", "moved"} for claim in unit.report.claims)
    later = unit.day - max(profile.main_days, default=profile.end) >= ANEW
    return later and not further and unit.killed * LESSER <= max(profile.killed)


def _over(profile: Profile, day: int) -> bool:
    """Say whether all that is known of the incident is that it was over so long before a day, that it was closed."""
    until = max(profile.late, profile.end)
    return not profile.own and bool(until) and day > until + OPEN_DAYS


def ages_apart(one: Profile, other: Profile) -> bool:
    """Say whether one incident is only told of as past, and was so long before the other, of which there is news."""
    return any(_over(old, min(new.main_days)) for old, new in ((one, other), (other, one)) if new.own and new.days)


def promising(unit: Unit, profile: Profile, hits: int) -> bool:
    """Say whether it is worth weighing what speaks for the incident: most that share a word or a day are far from it.

    `hits` is how many names led there.
    """
    city, day = unit.city, unit.day
    if hits > 1 or city is None or not profile.precise or (unit.tags and unit.joined):
        return True
    if city not in profile.cities:
        if unit.type in RARE:
            return True
        told = hits > 0 or _names_city(unit, profile.citynames, profile.named)
        return unit.admin1 in profile.admins and (told or _near(unit, profile))
    if hits or day is None or not profile.days or day in profile.days:
        return True
    return profile.early - FOLLOWED <= day <= profile.late + FOLLOWED and _apart(day, profile.days) <= FOLLOWED


def promising_alone(unit: Unit, other: Unit, hits: int) -> bool:
    """Say the same of a report that is an incident's only one, without making its profile."""
    city, day = unit.city, unit.day
    if hits > 1 or city is None or other.city is None or (unit.tags and unit.joined):
        return True
    if city != other.city:
        state = bool(unit.admin1) and unit.admin1 == other.admin1
        told = hits > 0 or _names_city(unit, other.cityname, other.named)
        return unit.type in RARE or (state and (told or _close(unit, other)))
    return bool(hits) or day is None or other.day is None or abs(day - other.day) <= FOLLOWED


def _names_city(unit: Unit, cities: AbstractSet[str], named: AbstractSet[str]) -> bool:
    """Say whether a report's city is named where other cities are told of, or one of those where it is."""
    return not unit.cityname.isdisjoint(named) or not unit.named.isdisjoint(cities)


def _close(unit: Unit, other: Unit) -> bool:
    if unit.lat is None or unit.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(unit.lat - other.lat) < NEAR_DEGREES and abs(unit.lon - other.lon) < NEAR_DEGREES


def _near(unit: Unit, profile: Profile) -> bool:
    lat, lon = unit.lat, unit.lon
    if lat is None or lon is None:
        return False
    return any(abs(lat - y) < NEAR_DEGREES and abs(lon - x) < NEAR_DEGREES for y, x in profile.points.values())


def _apart(day: int, days: Iterable[int]) -> int:
    return min([abs(day - other) for other in days])


def apart(tags: Mapping[str, str], others: Mapping[str, set[str]]) -> bool:
    """Say whether a ruling keeps reports with these tags from those."""
    return any(side not in others.get(ruling, (side,)) for ruling, side in tags.items())


def ruled(unit: Unit, profile: Profile) -> bool:
    """Say whether a ruling joins the unit to the incident."""
    return any(ruling in profile.tags for ruling in unit.joined)


def horizon(unit: Unit, *, named: bool = True) -> float:
    """Seconds after the last report for which an incident takes this one, unless a ruling joins them.

    `named`: an incident that shares a name with it.
    """
    if named and unit.background:
        return DAY * OPEN_DAYS_NAMED
    return DAY * (OPEN_DAYS_LONG if unit.background or unit.type in DISASTERS else OPEN_DAYS)


def score(
    unit: Unit, profile: Profile, bearers: Mapping[str, int] = NO_NAMES, *, copy: bool = False, least: float = NEVER
) -> float:
    """Add up what speaks for the unit telling of the incident, and against: above 0 it rather does (log-odds).

    What can't come to the `least` that is asked for, whatever the words are, is not compared word by word.
    """
    if unit.tags and ruled(unit, profile):
        return RULED
    first, last = _circumstances(unit, profile, bearers), _further(unit, profile, copy=copy)
    if least > NEVER and _sum(first + last) + WORDS < least:
        return NEVER
    return _sum(first + wording(unit, profile) + last)


def _sum(found: list[Finding]) -> float:
    return sum([WEIGHTS[name] * strength for name, strength in found])


def probability(log_odds: float) -> float:
    """Turn a score into a probability.

    >>> probability(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))


def findings(
    unit: Unit, profile: Profile, bearers: Mapping[str, int] = NO_NAMES, *, copy: bool = False
) -> list[Finding]:
    """List all that bears on whether the unit tells of the incident.

    `bearers` says of each of the unit's names how many reports of late, of any incident, bear it.
    Time and place are judged by other weights between reports that share names ("named_"), and for events of which a
    place has not two within some days ("rare_").
    """
    return _circumstances(unit, profile, bearers) + wording(unit, profile) + _further(unit, profile, copy=copy)


def _circumstances(unit: Unit, profile: Profile, bearers: Mapping[str, int]) -> list[Finding]:
    """Compare time, place, type and names."""
    shared = shared_names(unit, profile, bearers)
    case = "named_" if shared.weight >= NAMED else "rare_" if uncommon(unit, profile) else ""
    found: list[Finding] = [(case + "always", 1.0), (case + place(unit, profile), 1.0)]
    found += [(case + name, strength) for name, strength in time(unit, profile)]
    found += _nameless(unit, profile, bearers, shared.weight, found[2][0]) if not case else _quiet(unit, profile, bearers)
    found.append((kind(unit, profile), 1.0))
    found += names(unit, profile, shared)
    return found


def _further(unit: Unit, profile: Profile, *, copy: bool) -> list[Finding]:
    """Compare the tolls, and what else speaks for one incident or against it."""
    found = figures(unit, profile)
    if copy:
        found.append(("copy", 1.0))
    if unit.background or not profile.own:
        found.append(("background_both" if unit.background and not profile.own else "background_one", 1.0))
    if unit.minor:
        found.append(("minor", 1.0))
    if unit.site and unit.site in profile.sites:
        found.append(("site_same", 1.0))
    if unit.wider and profile.wider:
        found.append(("wider_both", 1.0))
    elif (unit.wider and profile.precise) or (profile.wider and unit.city is not None):
        found.append(("wider_one", 1.0))
    return found


def _nameless(
    unit: Unit, profile: Profile, bearers: Mapping[str, int], weight: float, day: str
) -> list[Finding]:
    """Say what speaks against events of one city that share no name, or hardly one, where the days differ as well."""
    if not weight and day not in {"day_same", "day_inside"}:
        # day by day a chain of such reports would swallow a city's week
        drifting = unit.day is not None and profile.size > 1 and bool(profile.days) and unit.day not in profile.days
        return [("bare", 1.0), ("drifting", 1.0)] if drifting else [("bare", 1.0)]
    if weight <= SINGLE and day not in {"day_same", "day_inside", "undated"}:
        return [("one_name", 1.0)]
    return _quiet(unit, profile, bearers)


def _quiet(unit: Unit, profile: Profile, bearers: Mapping[str, int]) -> list[Finding]:
    """Say how few other reports of late are of the city."""
    if unit.city is None or unit.city not in profile.cities:
        return []
    others = min(bearers.get(unit.city, UNKNOWN_BEARERS), MOST_BEARERS) - profile.cities[unit.city]
    return [("place_quiet", RARITY[max(0, others)])]


def uncommon(unit: Unit, profile: Profile) -> bool:
    """Say whether it is the kind or size of event of which a place has not two within some days."""
    if unit.type in RARE and unit.type in profile.types:
        return True
    if unit.type in BARRAGES and unit.city is not None and profile.precise and unit.city not in profile.cities:
        return False
    large = (unit.killed or 0) >= MANY_KILLED or (unit.injured or 0) >= MANY_INJURED
    if not large and unit.type not in RARE:
        return False
    killed, injured = max(profile.killed, default=0), max(profile.injured, default=0)
    known = killed >= MANY_KILLED or injured >= MANY_INJURED or _is_begun(unit, profile, injured)
    return (known or not RARE.isdisjoint(profile.types)) and kind(unit, profile) != "type_apart"


def _is_begun(unit: Unit, profile: Profile, injured: int) -> bool:
    """Say whether the incident's first reports are those of a large one: many hurt there, that day or the day before."""
    next_day = unit.day is not None and bool(profile.days) and 0 <= unit.day - profile.early <= 1
    return next_day and unit.city in profile.cities and injured >= HURT


def place(unit: Unit, profile: Profile) -> str:
    """Name how the unit's place lies to the incident's."""
    if unit.city is not None and profile.precise:
        return _cities(unit, profile)
    if unit.countries and profile.countries:
        if profile.countries.isdisjoint(unit.countries):
            return "place_other_country"
        if unit.admin1 and profile.admins:
            return "place_same_region" if unit.admin1 in profile.admins else "place_other_region"
        return "place_same_country"
    return "place_unknown"


def _cities(unit: Unit, profile: Profile) -> str:
    if unit.city in profile.main_cities:
        return "place_same"
    if _names_city(unit, profile.citynames, profile.named):
        return "place_named"
    return _distance(unit, profile)


def _distance(unit: Unit, profile: Profile) -> str:
    if unit.lat is None or unit.lon is None or not profile.points:
        km = FAR_KM
    else:
        km = min(kilometres(unit.lat, unit.lon, *point) for point in profile.points.values())
    if km <= NEAR_KM and unit.type not in BARRAGES:
        return "place_near"
    if km <= REGION_KM:
        return "place_around"
    if profile.countries.isdisjoint(unit.countries):
        return "place_other_country"
    return "place_same_state" if unit.admin1 in profile.admins and km <= FAR_KM else "place_elsewhere"


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Measure the distance of two points on the ground."""
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def time(unit: Unit, profile: Profile) -> list[Finding]:
    """Compare the days of the event, and see how long nothing had been heard of it."""
    wait = max(0.0, unit.time - profile.last) / DAY
    found: list[Finding] = [(day(unit, profile), 1.0)]
    if unit.undated:
        found.append(("wait_undated", log1p(wait)))
    elif unit.day is None or not profile.days:
        found.append(("wait_unsure_day", log1p(wait)))
    else:
        found.append(("wait", log1p(wait)))
    return found


def day(unit: Unit, profile: Profile) -> str:
    """Name how the unit's days lie to the incident's."""
    if unit.undated or not (profile.days or profile.end):
        return "undated"
    if unit.day is not None and profile.days:
        if unit.day in profile.main_days or unit.morrow in profile.main_days:
            return "day_same"
        apart = min(_apart(unit.day, profile.main_days), _apart(unit.morrow or unit.day, profile.main_days))
        if apart == 1:
            return "day_next"
        unsure = unit.day > profile.early if unit.today else not profile.sure
        day = "today" if unsure else "day"
        return f"{day}_3" if apart <= 3 else f"{day}_10" if apart <= 10 else f"{day}_apart"
    start, end = (unit.day, unit.day) if unit.day is not None else (unit.start, unit.end)
    if profile.days:
        gap = min([max(start - day, day - end) for day in profile.main_days])
    else:
        gap = max(start - profile.end, profile.start - end)
    return "day_inside" if gap <= 1 else "day_outside" if gap <= A_MONTH else "day_far_outside"


def kind(unit: Unit, profile: Profile) -> str:
    """Compare the types of event."""
    if unit.type in profile.main_types:
        return "type_same"
    if unit.type == "other" or "other" in profile.main_types:
        return "type_open"
    akin = [name for name in profile.main_types if not unit.families.isdisjoint(OF_TYPE[name])]  # type: ignore[index]
    if all({unit.type, name} in CAUSED for name in akin) and not _tells_cause(unit, profile):
        return "type_apart"
    return "type_akin" if akin else "type_apart"


def _tells_cause(unit: Unit, profile: Profile) -> bool:
    """Say whether the wording of one side tells that the one is the other: a blast of a train, a derailment by a bomb."""
    return any(
        not words.isdisjoint(other) for words, other in (
            (_cause_words(unit.type), profile.told.keys() | profile.words.keys()),
            (frozenset[str]().union(*map(_cause_words, profile.main_types)), unit.told | unit.words),
        )
    )  # fmt: skip


def _cause_words(kind: str) -> frozenset[str]:
    """Give the words that tell of a wreck or of a weapon."""
    return VEHICLES.get(kind, WEAPONS)


@dataclass(slots=True)
class SharedNames:
    """What two sides know by the same name."""

    weight: float = 0.0
    """Names, each by how few others bear it."""
    full: float = 0.0
    """Of these, names of several words: people with their given names, streets, sites."""
    part: float = 0.0
    """The names' share in all that the report has."""
    ages: int = 0
    storm: bool = False
    """Whether it is the same named storm."""


def shared_names(unit: Unit, profile: Profile, bearers: Mapping[str, int]) -> SharedNames:
    """Weigh what is shared: a name that many incidents bear says little."""
    found = SharedNames()
    for term in unit.terms & profile.terms.keys():
        if term.isdigit():
            found.ages += 1
            continue
        known = profile.terms[term]
        weight = RARITY[max(0, min(bearers.get(term, UNKNOWN_BEARERS), MOST_BEARERS) - known)]
        if SPREAD * known < profile.size:
            weight *= SPREAD * known / profile.size
        found.weight += weight
        if " " in term:
            found.full += weight
            found.storm = found.storm or term.startswith(STORM)
        elif (storm := STORM + term) in unit.terms or storm in profile.terms:
            found.storm = True
    if found.weight:
        found.part = found.weight / max(found.weight, unit.names)
    return found


def names(unit: Unit, profile: Profile, shared: SharedNames) -> list[Finding]:
    """Compare the people, ages and sites named."""
    found: list[Finding] = []
    if shared.weight:
        found = [("names_shared", log1p(shared.weight)), ("names_known", shared.part)]
        if shared.full:
            found.append(("names_full", log1p(shared.full)))
    elif unit.names >= MANY_TERMS and profile.names >= MANY_TERMS and not _adds_to(unit, profile):
        found.append(("names_none_shared", 1.0))
    if shared.storm:
        found.append(("storm_same", 1.0))
    if unit.streets and profile.streets and unit.streets.isdisjoint(profile.streets):
        found.append(("streets_apart", 1.0))
    if shared.ages:
        found.append(("ages_shared", min(1.0, shared.ages / sqrt(unit.ages * profile.ages / profile.size))))
    elif unit.ages and profile.ages and not _adds_to(unit, profile):
        found.append(("ages_apart", 1.0))
    return found


def wording(unit: Unit, profile: Profile) -> list[Finding]:
    """Compare the words of the headlines, and of the sentences that give the figures."""
    found: list[Finding] = []
    if unit.words and profile.words:
        shared = _shared(unit.words, profile.words)
        typical = profile.words_total / profile.size
        alike = shared / profile.size / sqrt(len(unit.words) * typical)
        found.append(("headline_alike", min(ALIKE, alike) * min(1.0, len(unit.words) / HEADED)))
    if unit.told and profile.told:
        shared = _shared(unit.told, profile.told)
        typical = profile.told_total / profile.size
        alike = shared / profile.size / sqrt(len(unit.told) * typical)
        found.append(("sentences_alike", min(ALIKE, alike) * min(1.0, len(unit.told) / TELLING)))
    return found


def _shared(words: frozenset[str], known: Mapping[str, int]) -> int:
    return sum([known[word] for word in known.keys() & words])


def figures(unit: Unit, profile: Profile) -> list[Finding]:
    """Compare the tolls: the same, grown, lower, or of another order."""
    found: list[Finding] = []
    if _died_since(unit, profile):
        found.append(("killed_grown", 1.0))
    elif unit.killed is not None and profile.killed:
        found.append((_toll("killed", unit.killed, profile.killed), 1.0))
    elif unit.killed or max(profile.killed, default=0):
        found.append(("killed_unsaid", 1.0))
    if unit.injured is not None and profile.injured:
        found.append((_toll("injured", unit.injured, profile.injured), 1.0))
    if unit.killed and unit.injured and (unit.killed, unit.injured) in profile.pairs:
        found.append(("tolls_same", 1.0))
    if large := _large(unit, profile):
        found.append(("killed_large", large))
    return found


def _adds_to(unit: Unit, profile: Profile) -> bool:
    """Say whether the report's toll is the incident's and some of its injured, who are named last: others than the dead."""
    before = max(profile.killed, default=0)
    grown = (unit.killed or 0) - before
    if not before or not 0 < grown <= max(profile.injured, default=0):
        return False
    return any(claim.kind == "killed" and claim.before == "injured" for claim in unit.report.claims)


def _died_since(unit: Unit, profile: Profile) -> bool:
    """Say whether the report's dead were hurt before, where the incident had as many hurt and nobody dead."""
    if not unit.killed or max(profile.killed, default=0) or max(profile.injured, default=0) < unit.killed:
        return False
    return any(claim.kind == "killed" and claim.before == "injured" for claim in unit.report.claims)


def _large(unit: Unit, profile: Profile) -> float:
    """Say how rare a large toll is of which the incident has one much like it; 0 where it has none."""
    value = unit.killed
    if value is None or value < MANY_KILLED or value in profile.killed:
        return 0.0
    alike = any(value <= ALIKE_TOLLS * other and other <= ALIKE_TOLLS * value for other in profile.killed)
    return log10(value / MANY_KILLED) if alike else 0.0


def _toll(kind_: str, value: int, known: set[int]) -> str:
    if value in known:
        return f"{kind_}_same" if value > 2 else f"{kind_}_same_few"
    low, high = min(known), max(known)
    if value == 0 or high == 0:
        return f"{kind_}_none"
    if value > high:
        return f"{kind_}_grown" if value <= 3 * high + 2 else f"{kind_}_grown_far"
    if value < low:
        return f"{kind_}_lower" if low <= 3 * value + 2 else f"{kind_}_lower_far"
    return f"{kind_}_between"
