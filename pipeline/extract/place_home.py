"""Which division an article plays in, and which names are therefore no towns of others.

Local news doesn't say its state: a name that many places bear, or that of a neighbourhood, a school or a person that
some far town bears too, is read by what the article's other names agree on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from pipeline.extract.gazetteer import ADMIN1, ADMIN2, CITY, NONE, SECTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_senses import Context, Naming

UNKNOWN: Final = 60.0
"""Weight of what a name may mean that no gazetteer lists: a hamlet, a quarter, a school, a person; as a town of 3,600."""
UNKNOWN_COUNTY: Final = 0.05
"""The same for a county, as a share of all that bear the name."""
ABROAD: Final = 0.25
"""Share of its weight with which the largest city abroad of that name counts, too."""
STATE: Final = 300.0
"""Weight of a state's own name: it may be named in passing."""
LESSER: Final = 0.1
"""Share of its weight that a small town keeps whose name is a state's."""
SAY: Final = {
    "in": 1.0, "near": 1.0, "outside": 1.0, "none": 1.0, "organisation": 1.0, "of": 0.8, "speaker": 0.8, "towards": 0.7,
    "from": 0.7, "elsewhere": 0.7, "outlet": 0.8, "demonym": 0.0,
}  # fmt: skip
"""What a name has to say of the division, by how the text ties it; in the order of trust."""
DATED: Final = 1.5
"""The same for a name in a dateline."""
SEATED: Final = 1.0
"""What it adds to a division that a town and a county of it fit together; a logarithm."""
_COUNTY: Final = (" county", " parish", " borough")
STATED: Final = 0.5
"""Share of its say that a name has whose state is told: news tells the state of towns that aren't its own."""
LEADS: Final = 0.3
"""Lead of a division over the next one from which on names are read by it; in logarithms of likelihood, as below."""
SURE: Final = 1.2
"""Lead from which on a small place of another division is not believed."""
SMALL: Final = 100_000
"""Inhabitants under which a place is unknown outside its division."""
GREAT: Final = 1_000_000
"""Inhabitants from which on a city abroad is believed though nothing else is said of its country."""
BESIDE_KM: Final = 60.0
"""Distance from a place of the article within which a town over the border is a neighbour."""
WIDER_KM: Final = 250.0
"""The same for a city that isn't small."""
ANCHORS: Final = 24
"""Places of the article's own division, at the most, from which a neighbour's distance is measured."""
STATES: Final = frozenset(["US", "CA", "AU"])
"""Countries whose news names the state or province of any town that isn't its own."""
ALONE: Final = frozenset([
    "atlanta", "baltimore", "boston", "chicago", "cincinnati", "cleveland", "dallas", "denver", "detroit", "houston",
    "indianapolis", "las vegas", "los angeles", "miami", "milwaukee", "minneapolis", "new orleans", "new york",
    "new york city", "oklahoma city", "philadelphia", "phoenix", "pittsburgh", "saint louis", "st louis",
    "salt lake city", "san antonio", "san diego", "san francisco", "seattle", "washington",
])  # fmt: skip
"""Cities of the United States that stand without their state in datelines (common practice of American agencies)."""


@dataclass(frozen=True, slots=True)
class Home:
    """The division that an article plays in."""

    division: int = NONE
    country: str = ""
    lead: float = 0.0
    """How much likelier it is than the next one, as a logarithm."""

    @property
    def sure(self) -> bool:
        """True where other divisions' small places aren't believed."""
        return self.lead >= SURE


def find(namings: Sequence[Naming], gazetteer: Gazetteer, country: str, signs: Sequence[Ballot] = ()) -> Home:
    """Find the division of a country that most of an article's names agree on; none where two are as likely.

    Every name speaks once: for each division by the share that it has of the inhabitants of all places that bear it.
    `signs` speak, too: ballots of what isn't a name.
    """
    votes: dict[tuple[str, int, int | None], Naming] = {}
    for naming in namings:
        key = naming.key, naming.division, naming.container
        if naming.postings and (key not in votes or votes[key].say < naming.say):
            votes[key] = naming
    ballots = [ballot for naming in votes.values() if (ballot := _ballot(naming, gazetteer, country)) is not None]
    ballots += signs
    divisions = {division for _, shares, _ in ballots for division in shares}
    seated = _seated(votes.values(), gazetteer)
    ranked = sorted(
        ((_likelihood(division, ballots) + SEATED * seated[division], -division) for division in divisions), reverse=True
    )
    if not ranked:
        return Home()
    best, division = ranked[0]
    nowhere = _likelihood(NONE, ballots)
    lead = best - max([nowhere, *(value for value, _ in ranked[1:2])])
    return Home(-division, country, lead) if lead >= LEADS else Home()


Ballot = tuple[float, dict[int, float], float]
"""A name's say, each division's share of what it may mean, and that of what isn't listed."""


def counties(namings: Iterable[Naming], gazetteer: Gazetteer) -> set[int]:
    """List the counties that may be meant, of all divisions, where a text says that one is."""
    return {
        posting >> 1
        for naming in namings
        for posting in naming.postings
        if gazetteer.kind[posting >> 1] == ADMIN2 and (naming.division == ADMIN2 or naming.key.endswith(_COUNTY))
    }


def _seated(namings: Iterable[Naming], gazetteer: Gazetteer) -> Counter[int]:
    """Count for each division the towns that lie in a county which the text names, too: Brownsville, Fayette County."""
    namings = list(namings)
    held = counties(namings, gazetteer)
    towns = {
        (naming.key, gazetteer.admin1[posting >> 1])
        for naming in namings
        for posting in naming.postings
        if gazetteer.kind[posting >> 1] == CITY and gazetteer.admin2[posting >> 1] in held
    }
    return Counter(division for _, division in towns)


def _likelihood(division: int, ballots: Sequence[Ballot]) -> float:
    return sum(say * log(shares.get(division, 0.0) + unknown) for say, shares, unknown in ballots)


def _ballot(naming: Naming, gazetteer: Gazetteer, country: str) -> Ballot | None:
    """Give a name's ballot; None where it means nothing in the country."""
    if naming.container is not None:
        division = gazetteer.admin1[naming.container]
        inside = division != NONE and gazetteer.country(naming.container) == country
        return (STATED * naming.say if naming.say < DATED else DATED, {division: 1.0}, UNKNOWN_COUNTY) if inside else None
    own = [posting >> 1 for posting in naming.postings if not posting & 1]
    own = [entity for entity in own if gazetteer.country(entity) == country and gazetteer.admin1[entity] != NONE]
    division = naming.division or ADMIN2 * all(gazetteer.kind[entity] == ADMIN2 for entity in own)
    state = any(gazetteer.kind[entity] == ADMIN1 for entity in own)
    masses: defaultdict[int, float] = defaultdict(float)
    for entity in own:
        town = gazetteer.kind[entity] == CITY and gazetteer.population[entity] < SMALL
        masses[gazetteer.admin1[entity]] += _mass(entity, division, gazetteer) * (LESSER if state and town else 1.0)
    if not (total := sum(masses.values())):
        return None
    unknown = UNKNOWN_COUNTY * total if division else UNKNOWN + _abroad(naming, gazetteer, country)
    total += unknown
    shares = {division: mass / total for division, mass in masses.items()}
    return naming.say, shares, unknown / total


def _abroad(naming: Naming, gazetteer: Gazetteer, country: str) -> float:
    """Weight of the largest city of another country that bears the name as its own."""
    own = (posting >> 1 for posting in naming.postings if not posting & 1)
    sizes = (gazetteer.population[e] for e in own if gazetteer.kind[e] == CITY and gazetteer.country(e) != country)
    return ABROAD * sqrt(max(sizes, default=0))


def _mass(entity: int, division: int, gazetteer: Gazetteer) -> float:
    """Weight of one reading: the root of its inhabitants; counties of a name are more alike."""
    kind, size = gazetteer.kind[entity], gazetteer.population[entity] + 100.0
    if division:
        return size**0.25 if kind == division else 0.0
    if kind == ADMIN1:
        return STATE
    return size**0.5 if kind in (CITY, SECTION) else 0.0


def strangers(namings: Sequence[Naming], gazetteer: Gazetteer, context: Context, home: Home) -> list[Naming]:
    """List the names whose places an article of this home would not name like that: quarters, schools, persons."""
    if not home.sure or home.country not in STATES:
        return []
    anchors = {
        naming.entity
        for naming in namings
        if naming.entity >= 0 and gazetteer.kind[naming.entity] == CITY and gazetteer.admin1[naming.entity] == home.division
    }
    first = sorted(anchors)[:ANCHORS]
    return [one for one in namings if one.entity >= 0 and _is_stranger(one, gazetteer, context, home, first)]


def _is_stranger(naming: Naming, gazetteer: Gazetteer, context: Context, home: Home, anchors: Sequence[int]) -> bool:
    entity = naming.entity
    if naming.container is not None or naming.division or gazetteer.kind[entity] not in (CITY, SECTION, ADMIN2):
        return False
    division, size = gazetteer.admin1[entity], gazetteer.population[entity]
    named = context.divisions.get(division, 0.0) >= 1.0 and not context.parts & {naming.key}
    if division == home.division or division in context.stated or named:
        return False
    if gazetteer.country(entity) != home.country:
        alias = entity * 2 + 1 in naming.postings
        return (size < GREAT or alias) and gazetteer.country(entity) not in context.lands
    if size >= SMALL and (home.country != "US" or naming.key in ALONE):
        return False
    reach = BESIDE_KM if size < SMALL else WIDER_KM
    return all(gazetteer.km(entity, anchor) > reach for anchor in anchors)
