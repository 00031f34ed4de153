"""Choose which place a name means: by what the text names around it, its size, and one sense per article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING, Final

from pipeline.extract import place_home
from pipeline.extract.folding import loose
from pipeline.extract.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, DEMONYM, NONE, REGION, SECTION
from pipeline.extract.place_roles import OFFICIAL
from pipeline.extract.place_words import CITY_STATES, table

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer

_PRIOR: Final = {ADMIN1: 5.2, ADMIN2: 3.6, COUNTRY: 15.0, REGION: 6.6, DEMONYM: 14.0}
_TOWN: Final = 3
"""Mark of a region that is a town which GeoNames' file of cities lacks."""
_ALTERNATE: Final = 1.5
"""What a name in another language costs."""
_NEAR_KM: Final = 120.0
_LARGER: Final = 4
"""How many times as many as in its namesakes live in the city that a dateline means."""
_IN_COUNTY: Final = 0.8
"""What a town gains that lies in a county which the text names."""
_BARE: Final = 5.0
"""What a country gains by its bare name over its capital and the province around it: Mexico is not Mexico City."""
_MANY: Final = 1_000_000
"""Inhabitants of a division that everybody knows."""
_AT_HOME: Final = 2.5
"""What a place of the article's own division gains at the most."""


@dataclass(slots=True)
class Naming:
    """One name to be settled, with what the text says right beside it."""

    postings: tuple[int, ...]
    sentence: int
    division: int = 0
    """ADMIN1 or ADMIN2 where the text says that it is one."""
    container: int | None = None
    """Entity of the "State" of "City, State"."""
    key: str = ""
    hint: float = 1.0
    """How much it says about where the article plays: less for speakers and agents."""
    size: int = 0
    """Inhabitants of the largest city that bears the name as its own, else 0."""
    entity: int = -1
    say: float = 1.0
    """How much it says about the division in which the article plays."""
    parted: bool = False
    """True where the text names a part of a state, which is then meant by its bare name, too: "upstate New York"."""
    part: bool = False
    """True where the words around it may call it a quarter of a city: "South NAME", "the NAME neighborhood"."""


@dataclass(slots=True)
class Context:
    """Which countries and divisions an article is about, as weights; `near` holds places that are settled."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    by_sentence: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    named: float = 0.0
    """Weight of the countries and divisions that are named as such."""
    total: float = 0.0
    """Weight of all countries."""
    near: list[int] = field(default_factory=list)
    home: str = ""
    """Country of the outlet: counts where the text names none."""
    lands: set[str] = field(default_factory=set)
    """Countries that the text names as such, or by one of their divisions."""
    stated: set[int] = field(default_factory=set)
    """Divisions that the text names as such, or puts a town or a county in."""
    parts: set[str] = field(default_factory=set)
    """Names of what may be a quarter."""
    counties: set[int] = field(default_factory=set)
    """Counties that the text may mean by those that it names."""
    local: bool = False
    """True for American local news: it has words of it, names no other country, and its names agree on a state."""
    division: place_home.Home = field(default_factory=place_home.Home)
    """Division that the article plays in."""
    upper: bool = False
    """True for upper-case copy, in which any word may be a town's name by chance."""


@dataclass(slots=True)
class Cues:
    """What words of local news say about the country."""

    home: str = "US"
    """The outlet's country; counts a little where the text names none."""
    american: bool = False
    british: bool = False
    signs: tuple[tuple[float, dict[str, float], float], ...] = ()
    """What telephone numbers and stations' call letters say of the state: (say, share by name of state, rest)."""


def settle(
    namings: list[Naming], gazetteer: Gazetteer, cues: Cues | None = None, *, upper: bool = False
) -> Context:
    """Set `entity` of every naming (-1 where none is believed); return the context that decided."""
    context = _context(namings, gazetteer, cues or Cues(), upper=upper)
    ordered = sorted(
        range(len(namings)),
        key=lambda i: (not namings[i].parted, namings[i].container is None, len(namings[i].postings), i),
    )
    senses: dict[str, int] = {}
    for index in ordered:
        naming = namings[index]
        if naming.container is None and not naming.division and naming.key in senses:
            naming.entity = senses[naming.key]
            continue
        naming.entity = _best(naming, gazetteer, context)
        if naming.entity < 0:
            continue
        if not naming.division or naming.parted:
            senses.setdefault(naming.key, naming.entity)
        if gazetteer.kind[naming.entity] in (CITY, ADMIN1, ADMIN2):
            context.near.append(naming.entity)
    for naming in place_home.strangers(namings, gazetteer, context, context.division):
        naming.entity = -1
    return context


def _context(namings: list[Naming], gazetteer: Gazetteer, cues: Cues, *, upper: bool) -> Context:
    """Read which countries and which division the names speak for: states and counties first, then cities."""
    context = Context(home="GB" if cues.british and not cues.american else cues.home, upper=upper)
    for code in ["US"] * cues.american + ["GB"] * cues.british:
        context.countries[code] += 0.6
    known = sorted((one for one in namings if one.postings), key=lambda one: _is_city(one, gazetteer))
    wide = sum(not _is_city(naming, gazetteer) for naming in known)
    for naming in known[:wide]:
        _hint(naming, gazetteer, context)
    if context.lands <= {"US"} and (cues.american or context.lands or _is_american(known, gazetteer)):
        context.countries["US"] += 0.6 * (not cues.american)
        context.division = place_home.find(known, gazetteer, "US", _ballots(cues, gazetteer))
        context.local = context.division.division != NONE
    for naming in known[wide:]:
        _hint(naming, gazetteer, context)
    context.total = sum(context.countries.values())
    context.counties = place_home.counties(known, gazetteer)
    context.parts = {naming.key for naming in namings if naming.part}
    if not context.local:
        context.division = place_home.find(known, gazetteer, _land(context, known, gazetteer))
    return context


def _is_american(namings: list[Naming], gazetteer: Gazetteer) -> bool:
    """Say whether towns are told with their American state and no land, or the police of a great American city speaks."""
    states = {gazetteer.country(one.container) for one in namings if one.container is not None}
    own = (one.postings[0] >> 1 for one in namings if one.say >= OFFICIAL and one.container is None)
    cities = (one for one in own if gazetteer.kind[one] == CITY and gazetteer.country(one) == "US")
    return states == {"US"} or (not states and any(gazetteer.population[one] >= place_home.GREAT / 2 for one in cities))


def _ballots(cues: Cues, gazetteer: Gazetteer) -> list[place_home.Ballot]:
    found = []
    for say, states, rest in cues.signs:
        shares = {entity: share for name, share in states.items() if (entity := _state(name, gazetteer)) is not None}
        found.append((say, shares, rest))
    return found


def _state(name: str, gazetteer: Gazetteer) -> int | None:
    """Entity of an American state by its name."""
    found = (posting >> 1 for posting in gazetteer.lookup_folded(name))
    return next((e for e in found if gazetteer.kind[e] == ADMIN1 and gazetteer.country(e) == "US"), None)


def _land(context: Context, namings: list[Naming], gazetteer: Gazetteer) -> str:
    """Country that is named most; where none is, the outlet's if every name's first meaning lies there, else ""."""
    if context.countries:
        return max(context.countries, key=lambda code: context.countries[code])
    return context.home if all(gazetteer.country(one.postings[0] >> 1) == context.home for one in namings) else ""


def _is_city(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Say whether a name means a city first, or its own division as much as it ("Belgrade")."""
    kinds = [gazetteer.kind[posting >> 1] for posting in naming.postings[:2]]
    return kinds[:1] == [CITY] or (kinds == [ADMIN2, CITY] and not naming.division)


def _hint(naming: Naming, gazetteer: Gazetteer, context: Context) -> None:  # noqa: C901 - ordered attempts
    """Count a name that can only mean one country, or one division, as a hint."""
    top = naming.postings[0] >> 1
    kind = gazetteer.kind[top]
    if naming.container is not None:
        top, kind = naming.container, gazetteer.kind[naming.container]
    country = gazetteer.country(top)
    if not country:
        return
    headed = naming.hint > 1.0 and kind in (CITY, ADMIN1, ADMIN2) and _is_largest(naming, gazetteer)
    if kind not in (COUNTRY, DEMONYM) and naming.container is None and not headed and _split(naming, gazetteer):
        return
    if kind in (COUNTRY, DEMONYM):
        if _also_state(naming, gazetteer):
            return
        context.lands.add(country)
        context.countries[country] += naming.hint * (1.0 if kind == COUNTRY else 0.7)
        context.named += naming.hint * (1.0 if kind == COUNTRY else 0.7)
    elif kind == ADMIN2 and naming.division and naming.container is None and len(naming.postings) > 1:
        context.countries[country] += naming.hint * 0.6
    elif kind in (ADMIN1, REGION) and naming.container is None and not headed and _also_city(top, naming, gazetteer):
        return
    elif kind in (ADMIN1, REGION) or (kind == ADMIN2 and naming.division):
        context.lands.add(country)
        context.countries[country] += naming.hint * 0.8
        context.named += naming.hint * 0.8
        context.divisions[gazetteer.admin1[top]] += naming.hint
        context.stated.add(gazetteer.admin1[top])
    elif context.local and country != "US" and _has_namesake(naming, gazetteer):
        return
    elif _famous(naming, gazetteer) and not (context.upper and not headed and _is_chance(top, gazetteer, context)):
        context.countries[country] += naming.hint * 0.5
        context.divisions[gazetteer.admin1[top]] += naming.hint * 0.4
    elif headed:
        context.countries[country] += naming.hint * 0.5
    else:
        return
    context.by_sentence[naming.sentence].add(country)


def _has_namesake(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Say whether a town of America bears a name that is famous elsewhere: Lima in Ohio, Naples in Florida."""
    return any(not posting & 1 and gazetteer.country(posting >> 1) == "US" for posting in naming.postings)


def _famous(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Whether a city's name says by itself where it is: half a million live there, or no other bears it."""
    top = naming.postings[0]
    size = 0 if top & 1 else gazetteer.population[top >> 1]
    if naming.container is not None or size > _FAMOUS:
        return True
    person = naming.key in table("surnames") or naming.key in table("first_names")
    return len(naming.postings) == 1 and size > 20_000 and not person


def _is_chance(entity: int, gazetteer: Gazetteer, context: Context) -> bool:
    """Say whether a name may be any word of upper-case copy: no large city's, and of no country that is named before."""
    if gazetteer.kind[entity] == SECTION:
        return True
    known = bool(context.countries) and gazetteer.country(entity) not in context.countries
    return known and gazetteer.population[entity] < _FAMOUS


def _is_largest(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Say whether a city is far larger than its namesakes abroad, as what a dateline names without a country is."""
    own = [posting >> 1 for posting in naming.postings if not posting & 1]
    cities = [entity for entity in own if gazetteer.kind[entity] == CITY]
    if not cities or gazetteer.country(cities[0]) != gazetteer.country(naming.postings[0] >> 1):
        return False
    size, country = gazetteer.population[cities[0]], gazetteer.country(cities[0])
    others = (gazetteer.population[entity] for entity in cities if gazetteer.country(entity) != country)
    return size >= _KNOWN and size >= _LARGER * max(others, default=0)


def _also_state(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Whether a country's name is a state's too: "Georgia" says nothing by itself."""
    return any(
        gazetteer.kind[posting >> 1] == ADMIN1 and gazetteer.country(posting >> 1) == "US"
        for posting in naming.postings
    )


def _split(naming: Naming, gazetteer: Gazetteer) -> bool:
    """Whether places of several countries bear the name as their own, so that it says nothing about the country.

    Cities count from 5,000 inhabitants on, or from a twentieth of the largest.
    """
    own = [posting >> 1 for posting in naming.postings if not posting & 1]
    if naming.division:
        own = [entity for entity in own if gazetteer.kind[entity] in (ADMIN1, ADMIN2)]
    floor = max(5_000.0, max((gazetteer.population[entity] for entity in own), default=0) / 20)
    kinds = (ADMIN1, REGION)
    return len({
        gazetteer.country(entity) for entity in own
        if gazetteer.kind[entity] in kinds or gazetteer.population[entity] >= floor
    }) > 1  # fmt: skip


def _also_city(division: int, naming: Naming, gazetteer: Gazetteer) -> bool:
    """Whether a division's name is that of a large city elsewhere too: "Washington" says nothing by itself."""
    return not naming.division and any(
        gazetteer.kind[posting >> 1] == CITY
        and not posting & 1
        and gazetteer.population[posting >> 1] > 100_000
        and gazetteer.admin1[posting >> 1] != division
        for posting in naming.postings
    )


def _best(naming: Naming, gazetteer: Gazetteer, context: Context) -> int:
    """Choose the likeliest entity; -1 where none is believed."""
    if naming.container is None and not _hinted(naming.postings, gazetteer, context):
        loosely = tuple(
            posting | 1 for posting in gazetteer.lookup_folded("~" + loose(naming.key))
            if gazetteer.country(posting >> 1) in context.countries
        )  # fmt: skip
        if loosely:
            naming.postings = loosely
        elif not naming.postings or _stranger(naming, gazetteer, context):
            return -1
    postings = naming.postings
    if context.upper and naming.container is None and naming.hint <= 1.0:
        at_home = tuple(p for p in postings if _hinted((p,), gazetteer, context))
        postings = at_home or postings
    if len(postings) == 1:
        return _city_or_division(postings[0] >> 1, naming, gazetteer)
    scored = [(_score(posting, naming, gazetteer, context), -rank) for rank, posting in enumerate(postings[:40])]
    best = postings[-max(scored)[1]] >> 1
    return _city_or_division(best, naming, gazetteer)


def _hinted(postings: tuple[int, ...], gazetteer: Gazetteer, context: Context) -> bool:
    return any(
        gazetteer.kind[posting >> 1] > ADMIN2 or gazetteer.country(posting >> 1) in context.countries
        for posting in postings
    )


def _stranger(naming: Naming, gazetteer: Gazetteer, context: Context) -> bool:
    """Whether a small place of a country that the article never names bears the name by chance.

    In American local news, which names no other country, nearly any place abroad does; in upper-case copy nearly any
    that the dateline doesn't name.
    """
    known = max((gazetteer.population[posting >> 1] for posting in naming.postings if not posting & 1), default=0)
    if context.upper and naming.hint <= 1.0:
        by_chance = naming.hint < 1.0 or known < _FAMOUS or _split(naming, gazetteer)
        return by_chance if context.countries else known < _KNOWN
    return known < place_home.GREAT if context.local else known < _KNOWN and context.named >= 1.0


_FAMOUS: Final = 500_000
"""Inhabitants from which on a city's name says by itself where it is."""
_KNOWN: Final = 100_000
"""Inhabitants from which on a city is believed without any word about its country."""


def _score(posting: int, naming: Naming, gazetteer: Gazetteer, context: Context) -> float:
    """Points of one reading of a name: how likely by itself, by the words beside it, by what the article names."""
    entity = posting >> 1
    kind = gazetteer.kind[entity]
    score = _prior(entity, naming, gazetteer) - _ALTERNATE * (posting & 1)
    if naming.container is not None:
        score += 20.0 * inside(entity, naming.container, gazetteer)
    if naming.division:
        score += 6.0 * (kind == naming.division) + 3.0 * (kind in (ADMIN1, ADMIN2, REGION)) - 3.0 * (kind == SECTION)
    if kind == COUNTRY:
        bare = naming.container is None and not naming.division
        return score + _BARE * bare + _state_doubt(naming, gazetteer, context)
    if kind == ADMIN1 and _is_land(posting, naming, gazetteer):
        score += _BARE
    return score if kind == DEMONYM else score + _around(entity, naming, gazetteer, context)


def _is_land(posting: int, naming: Naming, gazetteer: Gazetteer) -> bool:
    """Say whether a division is known by its bare name, and only small towns share it: Wales is not Wales in Yorkshire.

    America's towns are called by bare names that are states' in the news of their own counties.
    """
    bare = naming.container is None and not naming.division and not posting & 1 and naming.size < _KNOWN
    entity = posting >> 1
    if not bare or gazetteer.population[entity] < _MANY or gazetteer.country(entity) == "US":
        return False
    return all(gazetteer.kind[other >> 1] not in (COUNTRY, DEMONYM, REGION) for other in naming.postings)


def _prior(entity: int, naming: Naming, gazetteer: Gazetteer) -> float:
    kind = gazetteer.kind[entity]
    if kind in (CITY, SECTION):
        return log10(gazetteer.population[entity] + 100) - (0.7 if kind == SECTION else 0.0)
    if kind == ADMIN2 and naming.size and not naming.division:  # the town is meant, or quite another city
        return 2.0 if naming.size < _KNOWN else -4.0
    if kind == REGION and gazetteer.population[entity] == _TOWN:
        return 4.2
    return _PRIOR[kind]


def _around(entity: int, naming: Naming, gazetteer: Gazetteer, context: Context) -> float:
    """Points for the countries, divisions and cities that the article names."""
    score = 0.0
    country, division = gazetteer.country(entity), gazetteer.admin1[entity]
    if country and context.total:
        said = context.countries.get(country, 0.0)
        score += 3.2 * said / context.total + 0.8 * (said > 0)
        score += 1.2 * (country in context.by_sentence.get(naming.sentence, ()))
    elif country == context.home:
        score += 0.5
    if division == context.division.division and division != NONE:
        score += min(_AT_HOME, context.division.lead)
    if division != NONE and (said := context.divisions.get(division, 0.0)) > 0:
        score += 1.0 + 0.8 * min(1.5, said)
    score += _IN_COUNTY * (gazetteer.admin2[entity] in context.counties)
    near = any(gazetteer.km(entity, other) < _NEAR_KM and other != entity for other in context.near[:12])
    return score + 1.0 * near


def _state_doubt(naming: Naming, gazetteer: Gazetteer, context: Context) -> float:
    """Points that a country loses to the American state of its name where the article plays in America."""
    if not _also_state(naming, gazetteer):
        return 0.0
    return -12.0 - _BARE if context.countries.get("US", 0.0) > 0 or not context.countries else 0.0


def inside(entity: int, container: int, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in another: a city in a division or country, a section in its city."""
    kind = gazetteer.kind[container]
    if kind == COUNTRY:
        return gazetteer.country(entity) == gazetteer.country(container)
    if kind == ADMIN1:
        return gazetteer.admin1[entity] == container and entity != container
    if kind == ADMIN2:
        return gazetteer.admin2[entity] == container and entity != container
    if kind == REGION:
        division = gazetteer.admin1[container]
        return (
            gazetteer.admin1[entity] == division
            if division != NONE
            else (gazetteer.country(entity) in gazetteer.countries(container) and gazetteer.country(entity) != "")
        )
    return gazetteer.kind[entity] == SECTION and gazetteer.parent[entity] == container


def _city_or_division(entity: int, naming: Naming, gazetteer: Gazetteer) -> int:
    """Between a city and the division (or city state) that bears its name, take the city unless the text says province.

    A city stands for the name if it has 50,000 inhabitants or a tenth of the division's; if the name isn't its own, a
    fifth, where news doesn't call states by their names.
    """
    kind = gazetteer.kind[entity]
    if naming.division or kind not in (ADMIN1, ADMIN2, COUNTRY):
        return entity
    if kind == COUNTRY and gazetteer.country(entity) not in CITY_STATES:
        return entity
    country = gazetteer.country(entity)
    for posting in naming.postings:
        city = posting >> 1
        if gazetteer.kind[city] == CITY and gazetteer.country(city) == country:
            size = gazetteer.population[city]
            within = gazetteer.admin1[city] == gazetteer.admin1[entity] or country in CITY_STATES
            share = size / max(1, gazetteer.population[entity])
            if kind == ADMIN2 and within:
                return city
            own = not posting & 1
            if within and ((size >= 50_000 or share >= 0.1) if own else share >= 0.2 and country not in place_home.STATES):
                return city
    return entity
