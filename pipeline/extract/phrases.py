"""Noun phrases that count people: "three of the 40 passengers", "a mother and her two children", "a wounded man"."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract.ages import past_ages, years_old
from pipeline.extract.animal_words import ANIMALS
from pipeline.extract.casualty_words import (
    ACTIVE,
    ATTACKERS,
    AUXILIARIES,
    DYING,
    NOT_PEOPLE,
    PARTICIPLES,
    PERSONS,
    PHRASE_END,
    WOUNDING,
)
from pipeline.extract.feature_words import DAYS
from pipeline.extract.number_words import PEOPLE, THINGS
from pipeline.extract.numbers import Quantity, quantities
from pipeline.extract.person_words import PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.singles import Person

REACH: Final = 7
"""Tokens that a noun phrase may take after its number."""
JOINTS: Final = (
    ("and",), (",",), (",", "and"), ("and", "her"), ("and", "his"), ("and", "their"), (",", "her"), (",", "his"),
    ("as", "well", "as"), (",", "as", "well", "as"), ("plus",), ("and", "also"), ("&",), ("along", "with"),
    ("together", "with"), (",", "along", "with"), (",", "together", "with"), (";",), (";", "and"),
)  # fmt: skip
"""What stands between the members of a list."""
DASHED: Final = ((":",), ("\u2014",), ("\u2013",))
"""Between a number and those whom it counts: "two guards -- Roe and Poe --"."""
DENYING: Final = frozenset({"not", "rather", "instead"})
REPLACING: Final = (("rather", "than"), ("instead", "of"))
INSERTED: Final = 9
"""Tokens between a number that is said to be wrong and the comma behind what is said of it, at the most."""
CLOSED: Final = tuple((*dash, *joint) for dash in DASHED[1:] for joint in ((), ("and",), (",", "and")))
"""Between the dash that ends such an insertion and the next member."""
HOMES: Final = frozenset("family families household households clan clans".split())
"""After a number behind "of" or "from": it counts no people."""
COMPANIES: Final = frozenset("family group crew party team squad gang convoy class expedition".split())
"""Before "of six": so many belong to it."""
TWO: Final = 2
"""Members behind a number that may go on with its list."""
PLACING: Final = frozenset("in at near from on aboard inside".split())
"""Before where some of those counted were: all of one event."""
PLACED: Final = 7
"""Words that tell where some of those counted were, at the most."""
OFFICE: Final = 9
"""Words that tell of what somebody is something, at the most."""
QUOTES: Final = frozenset({'"', "\u201c", "\u201d", "\u2018"})
DISTINCT: Final = frozenset("men women boys girls babies infants toddlers".split())
"""Nouns after whose number other nouns go on counting: "three men, two women and a child" are six."""
CONJUNCTIONS: Final = frozenset({"and", "as", "plus", "with", "&"})
"""In the last joint of a list."""
CLOSING: Final = frozenset(", . ; : ) who of from was were is has had died and in on at".split())
"""What may follow an apposition: otherwise the comma opens a new clause."""
SHARES: Final = {
    ("half",): 1 / 2, ("a", "third"): 1 / 3, ("one", "third"): 1 / 3, ("two", "thirds"): 2 / 3, ("a", "quarter"): 1 / 4,
    ("one", "quarter"): 1 / 4, ("three", "quarters"): 3 / 4, ("two", "-", "thirds"): 2 / 3,
    ("three", "-", "quarters"): 3 / 4,
}  # fmt: skip
"""Words before "of" and a number -> how much of it they mean."""
STATES: Final = (["dead"], ["deaths"], ["fatalities"], ["injured"], ["wounded"], ["killed"])
"""Behind a number of people: what befell them all."""
NUMBERED: Final = frozenset("two three four five six seven eight nine ten".split())
JOINED: Final = NUMBERED | {"a", "an", "all", "one", "his", "her", "their"}
"""Behind "both brothers and": others than these."""
YOUNG: Final = frozenset("boys girls children sons daughters brothers sisters teenagers".split())
"""Before "of 11, 12 and 13", which are their ages."""
PLURALS: Final = frozenset("men women people children of police".split())
SHARING: Final = frozenset("half third quarter thirds quarters but".split())
ACCUSED: Final = frozenset(
    "held arrested charged sought wanted indicted detained questioned jailed sentenced convicted accused arraigned"
    " imprisoned acquitted apprehended guilty".split()
)
"""What befell those who are thought to have done it: their number ends before."""
STOPS: Final = (
    PHRASE_END | ACCUSED | frozenset("last next a an the this that these those he she they we i it his her".split())
)
"""Where a counted phrase ends at the latest."""
SHORT: Final = frozenset("mt st ft pt ste".split())
"""Parts of names, with a full stop that ends nothing."""
PARENTS: Final = frozenset("father mother dad mom mum parent parents grandmother grandfather grandparents".split())
"""Before "of three": it counts their children, who were not there."""
RELATIVES: Final = PARENTS | frozenset("brother sister son daughter wife husband widow uncle aunt cousin".split())
"""Before "of a boy killed by police": they speak of him."""
RAISED: Final = frozenset("increased climbed jumped raised followed dropped reduced".split())
"""Before "by" and a number that is no agent."""
DEGREES: Final = frozenset("so too how as that this".split())
AIMED: Final = frozenset("at into onto toward towards against behind beside past".split())
"""Before a number that is nobody's subject."""
OWNERS: Final = frozenset("his her their its our".split())
WHOLES: Final = frozenset("them whom these those which the".split())


@dataclass(slots=True, eq=False)
class Counted:
    """A phrase that counts people."""

    quantity: Quantity
    first: int
    end: int
    """One past its last token."""
    head: str = ""
    """Its noun, lower case; empty for a bare number."""
    of_whole: bool = False
    """True for "seven of them": a part of what was said."""
    person: Person | None = None
    """Where no number says it: "a man", "John Roe, 34"."""
    agent: bool = False
    """True behind "by": those who did it ("attacked by two men")."""

    @property
    def single(self) -> bool:
        """Say whether no number says it."""
        return self.person is not None

    @property
    def attackers(self) -> bool:
        """Say whether it counts those who attacked."""
        return self.head in ATTACKERS


@dataclass(slots=True, eq=False)
class Group:
    """Phrases joined into one: "three men and a woman"."""

    members: list[Counted] = field(default_factory=list)

    @property
    def first(self) -> int:
        """First token."""
        return self.members[0].first

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.members[-1].end

    @property
    def oblique(self) -> bool:
        """Say whether it stands behind a preposition and so is nobody's subject: "with a man"."""
        first = self.members[0].person
        return self.members[0].agent or (first is not None and first.oblique)


def groups(words: Sequence[str], found_persons: Sequence[Person] = (), *, titled: bool = False) -> list[Group]:
    """Find the counted phrases of a sentence, joined with the persons found in it where they are listed, in order.

    In a headline (`titled`) a comma is an "and": "Woman, two children killed".

    >>> from pipeline.extract.singles import Tokens, persons
    >>> words = "a mother and her two children died".split()
    >>> [[(m.quantity.value, m.head) for m in g.members] for g in groups(words, persons(Tokens(words, words)))]
    [[(1, 'mother'), (2, 'children')]]
    """
    people = (one for one in found_persons if one.name or ANIMALS.isdisjoint(words[one.end : one.end + 1]))  # "a male bear"
    singles = [Counted(_quantity(one), one.first, one.end, one.noun, person=one) for one in people]
    found: list[Group] = []
    around: Group | None = None
    bracketed = "(" in words or "[" in words
    for phrase in sorted([*_numbered(words), *singles], key=lambda phrase: phrase.first):
        last = around.members[-1] if around is not None else None
        if last is None or around is None:
            around = Group([phrase])
            found.append(around)
            continue
        if phrase.first < last.end:
            continue
        inside = words[last.end : phrase.first]
        if bracketed and is_open(inside):
            found.append(Group([phrase]))  # "six priests (five Spaniards and a local) and two women"
            continue
        between = outside(inside)
        if titled and ";" in between:
            around = Group([phrase])  # "Fire claims mother, two sons; grandmother badly burned"
            found.append(around)
            continue
        if last.of_whole and not inside and phrase.single:
            last.end = phrase.end  # "one of them a teacher"
        elif _apposed(last, phrase, between, words):
            _join(last, phrase)
        elif _goes_with(around, phrase, between, words):
            around.members.append(phrase)
        else:
            around = Group([phrase])
            found.append(around)
    return [part for group in found for part in _listed(group, words, titled=titled)]


def _goes_with(around: Group, phrase: Counted, between: tuple[str, ...], words: Sequence[str]) -> bool:
    """Say whether a phrase goes on with the group before it."""
    last = around.members[-1]
    if last.person is not None and last.person.pronoun and between == (",",):
        return False  # "two people with him, a man and a woman, were hurt"
    goes_on = _continues(last, phrase, between) and not _has_own_verb(last, phrase, between, words)
    return goes_on or (between in CLOSED and _is_dashed(around, words))


def _continues(last: Counted, phrase: Counted, between: tuple[str, ...]) -> bool:
    """Say whether a phrase goes on with a list: "a guard and two of the attackers", not "one of them a boy, and eight"."""
    if (phrase.of_whole and not phrase.attackers) or (last.of_whole and "," in between):
        return False
    if last.head == "lives" and phrase.head not in {"", "lives"}:
        return False  # "claimed 300 lives, and 40 persons were rescued"
    if _is_placed(between) and not (last.of_whole or last.attackers):
        placed = _behind_office(("of", *between[1:])) if len(between) <= PLACED else between
        return placed in JOINTS and not CONJUNCTIONS.isdisjoint(placed)  # "two people in Leeds and seven in York"
    if between[:1] == ("of",) and not last.of_whole:
        between = _behind_office(between)
        one = phrase.person
        if between == (",",) and one is not None and not (one.definite or one.kin or one.other):
            return False  # "the driver of the first car, a nurse, was killed"
    return between in JOINTS or (between in DASHED and _many(last))


def _is_placed(between: tuple[str, ...]) -> bool:
    """Say whether it tells where those who were counted were: "all four on board and a woman", not "two on Monday and"."""
    return not PLACING.isdisjoint(between[:1]) and DAYS.isdisjoint(between[1:2])


def _has_own_verb(last: Counted, phrase: Counted, between: tuple[str, ...], words: Sequence[str]) -> bool:
    """Say whether a number behind a place or an object has a verb of its own: "killed 14 in China, and 300 were hurt"."""
    verb = words[last.first - 1] if last.first else ""
    relative = last.first > 1 and words[last.first - 2] in {"that", "which", "who"}  # "a bomb that killed two was hidden"
    is_object = between == ("and",) and not relative and (verb in ACTIVE or verb in PARTICIPLES)
    behind = is_object or (_is_placed(between) and last.first > 1)
    return behind and not AUXILIARIES.isdisjoint(words[phrase.end : phrase.end + 1])


def _behind_office(between: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out of what somebody is something: "(the mayor) of the small town of Hostigal, as well as (two aides)"."""
    between = tuple(word for word in between if word not in QUOTES)  # "an official of the "Movement," his wife and"
    end = next((k for k, word in enumerate(between) if (word, *between[k + 1 :]) in JOINTS), len(between))
    inside = between[:end]
    plain = len(inside) <= OFFICE and all(word == "of" or word not in PHRASE_END for word in inside)
    return between[end:] if plain else between


def _is_dashed(group: Group, words: Sequence[str]) -> bool:
    """Say whether a dash has been opened within a list."""
    return any(outside(words[one.end : other.first]) in DASHED for one, other in pairwise(group.members))


def outside(words: Sequence[str]) -> tuple[str, ...]:
    """Leave out what stands in brackets, and the number that is said to be wrong.

    >>> outside("( five priests ) and".split()), outside(", not eight as first reported , had".split())
    (('and',), ('had',))
    """
    words = without_denied(words)
    if "(" not in words and "[" not in words:
        return tuple(words)
    kept: list[str] = []
    depth = 0
    for word in words:
        depth += word in {"(", "["}
        if not depth:
            kept.append(word)
        depth -= depth > 0 and word in {")", "]"}
    return tuple(words) if depth else tuple(kept)


def without_denied(words: Sequence[str]) -> Sequence[str]:
    """Leave out "not eight" of "six people, not eight, died", "six people and not eight died"."""
    start, end = denied(words)
    return [*words[:start], *words[end:]] if end else words


def denied(words: Sequence[str]) -> tuple[int, int]:
    """Find where words give a number that is said to be wrong, from its comma or "and" on: [start, end); (0, 0) if nowhere.

    >>> denied("six people , not eight as first reported , died".split()), denied("not one of them died".split())
    ((2, 9), (0, 0))
    """
    for quantity in quantities(words) if not DENYING.isdisjoint(words) else ():
        before = tuple(words[max(0, quantity.first - 2) : quantity.first])
        start = quantity.first - (1 if before[-1:] == ("not",) else 2) - 1
        joined = start >= 0 and words[start] in {",", "and", "but"} and words[quantity.last : quantity.last + 1] != ["of"]
        if not joined or not (before[-1:] == ("not",) or before in REPLACING):
            continue
        behind = range(quantity.last, min(quantity.last + INSERTED, len(words)))
        start -= words[max(0, start - 1) : start] == [","]
        closing = next((at for at in behind if words[at] == ","), None) if words[start] == "," else None
        return start, quantity.last if closing is None else closing + 1
    return 0, 0


def is_open(words: Sequence[str]) -> bool:
    """Say whether a bracket is open behind the words."""
    return words.count("(") > words.count(")") or words.count("[") > words.count("]")


def _many(phrase: Counted) -> bool:
    return not phrase.single and phrase.quantity.value > 1


def _plain(members: Sequence[Counted], words: Sequence[str]) -> list[list[Counted]]:
    """Leave out who only says who a number is, and part a list at a dash that opens nothing of the kind.

    "Two men, John Roe, 27, and Jim Poe, 30," are two, not four; "two guards -- Roe and Poe -- and a cook" are three.
    """
    kept: list[list[Counted]] = [[]]
    place = 0
    while place < len(members):
        whole = members[place]
        place += 1
        kept[-1].append(whole)
        opening = outside(words[whole.end : members[place].first]) if place < len(members) else ()
        if not _many(whole) or (opening not in DASHED and opening != (",",)):
            continue
        if opening == (",",) and not members[place].single and not members[place].head:
            kept.append([])  # "killed 43 people, 25 in Mozambique and 18 in Malawi"
            continue
        goes_on = opening == (",",) and _goes_on_behind(members[place:], words)
        last = 0 if goes_on else _named_up_to(whole, members[place:])
        if last:
            place += last
            whole.end = members[place - 1].end
        elif opening in DASHED:
            kept.append([])
    return kept


def _goes_on_behind(following: Sequence[Counted], words: Sequence[str]) -> bool:
    """Say whether a list goes on behind a number: "two officers, a driver, and a child", not "two, a man and a woman"."""
    if len(following) != TWO or any(one.person is None or one.person.name for one in following):
        return False
    if following[0].person is not None and following[0].person.age is not None:
        return False  # "two, a man, 27, and a woman, 31": the comma closes his age
    return words[following[0].end : following[1].first] == [",", "and"]


def _named_up_to(whole: Counted, following: Sequence[Counted]) -> int:
    """Count the members behind a number that add up to it and so say who is meant, 0 if none do."""
    total = 0
    for place, member in enumerate(following, 1):
        if member.attackers:
            return 0
        total += member.quantity.value
        if total == whole.quantity.value:
            named = all(one.person is not None and one.person.name for one in following[:place])
            return place if named or whole.head not in DISTINCT else 0
    return 0


def _listed(group: Group, words: Sequence[str], *, titled: bool) -> list[Group]:
    """Check a list: "A, B and C" is one, "A, B" without an "and" is none; what only says who a number is, is left out."""
    parts = _plain(group.members, words)
    return [one for members in parts if members for one in _joined(members, words, titled=titled)]


def _joined(members: list[Counted], words: Sequence[str], *, titled: bool) -> list[Group]:
    group = Group(members)
    if len(members) == 1:
        return [group]
    joints = [words[a.end : b.first] for a, b in pairwise(members)]
    named = all(member.person is not None and member.person.age is not None for member in members)
    closing = not CONJUNCTIONS.isdisjoint(joints[-1])
    if titled or named or closing:
        return [group]
    closed = max((place for place, joint in enumerate(joints) if joint not in ([","], [";"])), default=-1)
    return [Group(members[: closed + 2]), *(Group([member]) for member in members[closed + 2 :])]


def _quantity(one: Person) -> Quantity:
    return Quantity(one.count, one.first, one.end, more=one.other)


def _apposed(last: Counted, phrase: Counted, between: tuple[str, ...], words: Sequence[str]) -> bool:
    """Say whether two phrases mean one person: "Roe, a 34-year-old teacher," or "a teacher, John Roe,"."""
    one, other = last.person, phrase.person
    if one is not None and one.definite and not one.name and other is not None and other.name:
        between = _behind_office(between)  # "the mayor of Hostigal, John Roe, and his driver"
    if one is None or other is None or other.other or between not in {(), (",",)}:
        return False
    if bool(one.name) == bool(other.name):
        return bool(between) and _is_explained(one, other, words)
    named, plain = (one, other) if one.name else (other, one)
    behind_kin = words[phrase.end : phrase.end + 2]
    if one.name and plain.kin and between and (behind_kin[:1] == ["and"] or list(behind_kin) == [",", "and"]):
        return False  # "Roe, his wife, and their son" are three
    if plain.pronoun or plain.count > 1 or (named.noun and named.noun != plain.noun and one.age and other.age):
        return False
    behind = words[phrase.end : phrase.end + 1]
    return not between or not behind or behind[0] in CLOSING


def _is_explained(one: Person, other: Person, words: Sequence[str]) -> bool:
    """Say whether an age tells more of somebody spoken of: "The rider, a 29-year-old man, was thrown"."""
    plain = not (one.name or one.kin or one.pronoun or other.definite or other.kin)
    alone = one.definite and plain and other.age is not None and one.age is None and one.count == other.count
    comma, verb, *_ = *words[other.end : other.end + 2], "", ""
    return alone and comma == "," and (verb in AUXILIARIES or verb in DYING)


def _join(last: Counted, phrase: Counted) -> None:
    """Make one phrase of two that mean one person."""
    one, other = last.person, phrase.person
    if one is not None and other is not None:
        one.end, one.name, one.noun = other.end, one.name or other.name, one.noun or other.noun
        one.age = other.age if one.age is None else one.age
    last.end, last.head = phrase.end, last.head or phrase.head


def is_plural(word: str) -> bool:
    """Say whether a word is a noun of several persons: "officers", "men"."""
    one = word.removesuffix("s")
    return word in PLURALS or word in PEOPLE or (word != one and (one in PERSONS or one in PERSON_NOUNS or one == "parent"))


def is_doing(word: str) -> bool:
    """Say whether a word opens a phrase as in "two policemen guarding the gate were killed"."""
    return word.endswith("ing") and word not in PARTICIPLES and word not in ACTIVE and word not in WOUNDING


def _both(words: Sequence[str]) -> Iterator[Quantity]:
    """Find "both were killed", "both men died"; not "both in the north and in the south"."""
    for place in (place for place, word in enumerate(words) if word == "both"):
        following = words[place + 1 : place + 4]
        plural = next((k for k, word in enumerate(following) if is_plural(word)), None)
        counts = following[:1] and (following[0] in AUXILIARIES or following[0] in DYING)
        behind = list(words[place + 2 + (plural or 0) : place + 4 + (plural or 0)])
        joined = behind[:1] == ["and"] and not (behind[1:] and (behind[1] in JOINED or behind[1][0].isdigit()))
        if counts or (plural is not None and not joined):
            yield Quantity(2, place, place + 1)


def _shares(words: Sequence[str], stated: Sequence[Quantity]) -> Iterator[Quantity]:
    """Find "half of the 60", "a quarter of the 80", "all but two of the 40" as the number that they come to."""
    ends = {quantity.last: quantity for quantity in stated}
    for whole in stated:
        place = whole.first - (words[whole.first - 1 : whole.first] == ["the"])
        place -= words[max(0, place - 1) : place] == ["of"]
        few = ends.get(place)
        if few is not None and list(words[max(0, few.first - 2) : few.first]) == ["all", "but"] and few.value < whole.value:
            yield Quantity(whole.value - few.value, few.first - 2, whole.last)
            continue
        for length in (3, 2, 1):
            share = SHARES.get(tuple(words[max(0, place - length) : place]))
            if share is not None and words[whole.last : whole.last + 1] in STATES:
                break  # "half of the 30 dead were children": 30 are dead
            if share is not None:
                yield Quantity(round(whole.value * share), place - length, whole.last, bound=whole.bound)
                break


def _aged(words: Sequence[str]) -> Iterator[Counted]:
    """Find "the victims, ages 19 and 22," and "the men, aged 31, 33 and 40": as many as there are ages."""
    for place, word in enumerate(words):
        young = word == "of" and words[place - 1] in YOUNG
        if not (young or word in {"ages", "aged"}) or place < 2 - young:
            continue
        end = _list_end(words, place + 1)
        count = sum(map(str.isdigit, words[place + 1 : end]))
        noun = place - 1 - (words[place - 1] in {",", "-", "\u2013", "\u2014", "("})
        if count > 1 and words[noun].endswith("s") | (words[noun] in PLURALS) and words[noun - 1] not in NUMBERED:
            first = noun - (words[noun - 1] in {"the", "both"})
            yield Counted(Quantity(count, first, noun), first, end - (words[end - 1] == ","), words[noun])


def _past_list(words: Sequence[str], end: int) -> int:
    """Go past the ages of "three boys of 11, 12 and 13"."""
    if words[end - 1] not in YOUNG or words[end : end + 1] != ["of"] or not any(map(str.isdigit, words[end + 1 : end + 2])):
        return end
    behind = _list_end(words, end + 1)
    return behind if behind > end + 2 and words[behind - 1].isdigit() else end


def _list_end(words: Sequence[str], start: int) -> int:
    """Find where a list of numbers ends: "11, 12 and 13"."""
    end = start
    while end < len(words) and (words[end].isdigit() or words[end] in {",", "and"}):
        end += 1
    return end


def _years(words: Sequence[str]) -> Iterator[Counted]:
    """Find "his 12- and 10-year-old sons", "the 15- and 16-year-olds": as many as there are ages."""
    place = 0
    while place < len(words):
        count, end = years_old(words, place) if words[place].isdigit() else (0, place)
        if count > 1 and words[place - 1] not in NUMBERED:
            first = place - (place > 0 and words[place - 1] in {"the", "both", *OWNERS})
            last = end + (words[end - 1] == "old")
            yield Counted(Quantity(count, first, end), first, last, words[last - 1] if last <= len(words) else "")
        place = max(end, place + 1)


def _numbered(words: Sequence[str]) -> Iterator[Counted]:
    start, end = denied(words)
    stated = [one for one in quantities(words) if not start <= one.first < end]
    shares = list(_shares(words, stated)) if not SHARING.isdisjoint(words) else []
    stated = [q for q in stated if not any(share.first <= q.first < share.last for share in shares)]
    if "ages" in words or "aged" in words or not YOUNG.isdisjoint(words):
        yield from _aged(words)
    if "year" in words:
        yield from _years(words)
    for quantity in [*stated, *shares, *(_both(words) if "both" in words else ())]:
        before = words[max(0, quantity.first - 2) : quantity.first]
        children = before[1:] == ["of"] and before[0] in PARENTS
        spared = list(before) in (["all", "but"], ["out", "of"]) and quantity.first > 1  # "nine out of ten killings"
        if before[-1:] == ["no"] or children or spared or _is_degree(before, quantity) or _is_size(words, quantity.first):
            continue  # "no one", "a father of three", "all but six of the dead", "so many", "four of a family of six"
        position = quantity.last
        of_whole = _of_whole(words, position)
        if position < len(words) and words[position] == "of" and (of_whole or quantity.bound == "vague"):
            position += 1
        if of_whole and position < len(words) and words[position] in WHOLES:
            position += 1
        elif words[position : position + 1] == ["of"] and not OWNERS.isdisjoint(words[position + 1 : position + 2]):
            position += 2  # "two of his guards"
        end = _end(words, position)
        if of_whole and end < len(words) and words[end][0].isdigit():
            end = _end(words, end + 1)  # "seven of the city's 10 districts"
        end = _past_list(words, past_ages(words, end))
        far = words[end - 1] == "away" and words[end - 2] in THINGS  # "in a shooting three blocks away"
        head = next((words[k] for k in range(end - 1 - far, quantity.last - 1, -1) if words[k].isalpha()), "")
        if not _counts_things(head) and not _is_one(words, quantity, end):
            yield Counted(quantity, quantity.first, end, head, of_whole, agent=_is_agent(words, quantity.first))


def _is_degree(before: Sequence[str], quantity: Quantity) -> bool:
    """Say whether "many" tells no number: "so many deaths", "too many killings", "how many"."""
    return quantity.bound == "vague" and not DEGREES.isdisjoint(before[-1:])


def _is_size(words: Sequence[str], first: int) -> bool:
    """Say whether a number only tells how many those are of whom some are counted: "four members of a family of six"."""
    if first and words[first - 1] in {"of", "from"} and not HOMES.isdisjoint(words[first + 1 : first + 3]):
        return True  # "four members of one family", "nine people from two extended families"
    before = words[max(0, first - 4) : first]
    return len(before) == 4 and before[3] == "of" and before[2] in COMPANIES and before[0] in {"of", "from"}


def _counts_things(head: str) -> bool:
    return head in NOT_PEOPLE or head in THINGS


def _is_one(words: Sequence[str], quantity: Quantity, end: int) -> bool:
    """Say whether the noun is one person's, so that the number isn't his: "News 22: a boy", "5 17-year-old man"."""
    head = words[end - 1]
    return quantity.value > 1 and end > quantity.last and words[quantity.last] != "-" and head in PERSONS - PEOPLE


def _is_agent(words: Sequence[str], first: int) -> bool:
    """Say whether those counted did something, or are aimed at: "attacked by two men", "charged at two officers"."""
    if first and words[first - 1] in AIMED:
        return True
    if first < 2 or words[first - 1] != "by":
        return False
    done = words[first - 2]
    return done in PARTICIPLES or done in WOUNDING or (done.endswith("ed") and done not in RAISED)


def _of_whole(words: Sequence[str], position: int) -> bool:
    """Say whether "of them", "of the dead" follows; "hundreds of people" is no part."""
    return tuple(words[position : position + 1]) == ("of",) and words[position + 1 : position + 2] != [] and (
        words[position + 1] in WHOLES or words[position + 1][0].isdigit()
    )


def _end(words: Sequence[str], position: int) -> int:
    """Find where a noun phrase ends; "16-year-old" inside it counts for nothing."""
    end, taken = position, 0
    while end < len(words) and taken < REACH:
        _, behind = years_old(words, end)
        if behind > end and words[behind - 1] == "olds":
            return behind
        if words[end] == "." and end > position and words[end - 1] in SHORT:
            end += 1  # "three Mt. Vernon students"
            continue
        if behind == end and (words[end][0].isdigit() or words[end] in STOPS):
            break
        modified = taken and is_doing(words[end]) and not any(map(is_plural, words[end + 1 : end + 2]))
        if modified:
            break
        taken += behind == end
        end = max(behind, end + 1)
    return end
