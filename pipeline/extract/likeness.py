"""Whether two persons of an article may be one: by what each is called, by age, by what befell them.

"A teenager", "the victim" and "John Roe, 17" may be one; a boy and a man, a deputy and a student, Roe and Poe may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import PERSONS
from pipeline.extract.person_words import FAMILY, FEMALE, MALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.extract.people import Somebody

UNTOLD: Final = frozenset({"victim", "person", "one", "patient", "casualty", "member", "male", "female"})
"""Nouns that fit anybody, of whatever age."""
LITTLE: Final = frozenset(
    "boy girl child kid toddler infant baby newborn preschooler schoolboy schoolgirl son daughter grandson"
    " granddaughter nephew niece".split()
)
YOUNG: Final = frozenset("teen teenager youth juvenile".split())
GROWN: Final = frozenset(
    "man woman adult mother father wife husband grandmother grandfather grandparent parent uncle aunt mum mom dad"
    " stepfather stepmother widow widower gentleman lady guy retiree pensioner veteran".split()
)
SPANS: Final = (
    (frozenset("boy girl child kid schoolboy schoolgirl".split()), 0, 17),
    (frozenset("toddler infant baby newborn preschooler".split()), 0, 4),
    (YOUNG, 10, 19),
    (GROWN, 16, 130),
)
"""Nouns, and the youngest and oldest who are called so, in years."""
INFANCY: Final = 2
"""Years: below, "1-year-old" and "20-month-old" may be one."""
GENERAL: Final = UNTOLD | LITTLE | YOUNG | GROWN | FAMILY | MALE | FEMALE | frozenset(
    "resident citizen national relative sibling couple neighbour bystander civilian suspect american".split()
)
"""Nouns that are no trade or part in what happened."""
UNIFORMED: Final = frozenset(
    "officer policeman policewoman cop deputy trooper soldier marine sergeant constable sheriff detective captain"
    " lieutenant corporal colonel major firefighter paramedic guard agent cadet".split()
)
"""Who is one of these is called so again, not "the man"."""
ANY_AGE: Final = frozenset(
    "student pupil passenger pedestrian cyclist bicyclist passerby player swimmer skier hiker camper hostage migrant"
    " refugee guest visitor tourist rider runner jogger villager runner climber surfer diver dancer fan"
    " classmate roommate customer".split()
)
"""Parts that a child may have too."""
ALIKE: Final = {"rider": "motorcyclist", "biker": "motorcyclist", "bicyclist": "cyclist", "motorist": "driver"}
"""Parts -> what they are called besides."""


def may_be_one(one: Somebody, other: Somebody) -> bool:
    """Say whether nothing tells two persons apart."""
    if one.size != other.size or not one.numbers.isdisjoint(other.apart) or not other.numbers.isdisjoint(one.apart):
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return _of_an_age(one, other) and _namesakes(one.names, other.names) and _of_a_kind(one.nouns, other.nouns)


def _of_an_age(one: Somebody, other: Somebody) -> bool:
    if one.age is not None and other.age is not None:
        return one.age == other.age or max(one.age, other.age) < INFANCY
    youngest, oldest = _span(one)
    other_youngest, other_oldest = _span(other)
    return max(youngest, other_youngest) <= min(oldest, other_oldest) and not _of_two_ages(one, other)


def _of_two_ages(one: Somebody, other: Somebody) -> bool:
    """Say whether one is called a child, the other a grown-up, and no age is told."""
    if one.age is not None or other.age is not None:
        return False
    small, grown = LITTLE - FAMILY, GROWN
    return any(
        small & a.nouns and not grown & a.nouns and grown & b.nouns and not small & b.nouns
        for a, b in ((one, other), (other, one))
    )


def _span(one: Somebody) -> tuple[int, int]:
    """Give the youngest and oldest that somebody may be, in years."""
    if one.age is not None:
        return one.age, one.age
    spans = [(low, high) for nouns, low, high in SPANS if not nouns.isdisjoint(one.nouns)]
    return max((low for low, _ in spans), default=0), min((high for _, high in spans), default=130)


def _namesakes(one: set[str], other: set[str]) -> bool:
    """Say whether two names may be one person's: "Roe" and "John Roe", "John A Roe" and "John Roe"."""
    return not one or not other or one <= other or other <= one or len(one & other) > 1


def _of_a_kind(one: set[str], other: set[str]) -> bool:
    """Say whether trades and parts go together: the driver is no pedestrian, the deputy no "woman"."""
    if not one or not other or not one.isdisjoint(other):
        return True
    first, second = trades(one), trades(other)
    if first and second and first.isdisjoint(second):
        return False
    uniformed = not UNIFORMED.isdisjoint(first) or not UNIFORMED.isdisjoint(second)
    if uniformed:
        return not UNTOLD.isdisjoint(one | other)
    return not ((first - ANY_AGE and other & LITTLE) or (second - ANY_AGE and one & LITTLE))


def trades(nouns: Iterable[str]) -> set[str]:
    """Take the nouns that tell a trade or a part in what happened."""
    return {ALIKE.get(noun, noun) for noun in nouns if noun in PERSONS and noun not in GENERAL}
