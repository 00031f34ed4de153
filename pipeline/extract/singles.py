"""Phrases that mean one person: "a 34-year-old man", "Deputy Jane Roe, 29,", "the victim", "he", "Man, 29," in a headline.

Whom they mean, and which of them mean the same person, is the business of `people`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.animal_words import ANIMALS
from pipeline.extract.casualty_words import ATTACKERS, BE, HARM, ORDINALS, OWNING, PAIRS, PERSONS, PHRASE_END, PREPOSITIONS
from pipeline.extract.names import SURNAMES, described, fated, introduced, is_given, owner, plain_name, run
from pipeline.extract.number_words import ONES, TENS, THINGS
from pipeline.extract.person_words import FAMILY, FEMALE, MALE, NO_NAME, PERSON_NOUNS, TITLES
from pipeline.extract.term_words import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCHOOLS: Final = frozenset("university college institute".split())
ARTICLES: Final = frozenset("a an another his her their its the this that one".split())
STRICKEN: Final = frozenset("dead injured wounded slain deceased unconscious unresponsive burned beaten".split())
"""Between an article and a noun: "a wounded man", "the dead woman"."""
LISTING: Final = {(",",), (";",), ("and",), (",", "and"), (";", "and")}
"""Between two of a list."""
INDEFINITE: Final = frozenset("a an another one his her their its".split())
PRONOUNS: Final = frozenset("he she him his her".split())
_OPENERS: Final = ARTICLES | PRONOUNS
KINSFOLK: Final = FAMILY | frozenset("bodyguard driver chauffeur secretary aide assistant maid nephew grandson".split())
"""Nouns that tell who somebody is to another."""
KILLING: Final = frozenset("killed kills killing murdered assassinated shot wounded injured".split())
"""Before "the head of": who is meant leads something."""
SHARED: Final = frozenset("them whom those these which us".split())
VICTIMS: Final = frozenset("dead victims injured wounded casualties deaths fatalities passengers missing".split())
"""Of whom a number behind "of" and "of the" is a share, and no age."""
PLAIN: Final = frozenset("man woman boy girl child toddler baby infant teenager".split())
"""What two in one breath are called with one article: "a man and woman", not "a nurse and mother", who is one."""
AGES: Final = frozenset(
    "teenage teen young younger youngest little small elderly old older eldest oldest infant baby newborn adult pregnant"
    " twin adopted disabled estranged".split()
)
"""Before the next of kin: "his wife and teenage daughter"."""
GUARDS: Final = frozenset("national civil coast republican presidential revolutionary home border treasury".split())
"""Before "guard": a body of men."""
SPAN: Final = 10
"""Tokens from an article to its noun: "a 34-year-old off-duty police officer"."""
CLAUSE: Final = 26
"""Tokens from a name to the verb that tells one from two, over what is told of it between commas."""
OLDEST: Final = 110
"""Years."""


SECOND: Final = frozenset("a an his her their".split())
"""Before the second of two, behind "and"."""


@dataclass(slots=True, eq=False)
class Person:
    """A phrase that means one person (a couple: two), and what it says of him."""

    first: int
    end: int
    """One past its last token, that of an age behind it included."""
    noun: str = ""
    """"man", "victim", "he"; empty for a bare name."""
    name: tuple[str, ...] = ()
    """Words of the name, lower case, the surname last."""
    age: int | None = None
    definite: bool = False
    """True for "the man", "the victim": somebody spoken of before."""
    other: bool = False
    """True for "another man"."""
    pronoun: bool = False
    kin: bool = False
    """True for "his brother", "their daughter"."""
    sex: str = ""
    """"m", "f" where a word before the noun tells it."""
    possessive: bool = False
    """True for "the woman's", "Roe's": whose death, whose body."""
    oblique: bool = False
    """True after a preposition, and for a possessive: no subject ("with a man", "in the mother's car")."""

    @property
    def count(self) -> int:
        """How many people it means."""
        return PAIRS.get(self.noun, 1)

    @property
    def attacker(self) -> bool:
        """Say whether its noun tells of somebody who attacked."""
        return self.noun in ATTACKERS

    @property
    def gender(self) -> str:
        """"m", "f", or empty where the phrase doesn't tell."""
        return "m" if self.noun in MALE else "f" if self.noun in FEMALE else self.sex


@dataclass(slots=True, eq=False)
class Tokens:
    """A sentence's tokens and what must be known to read names in them."""

    words: Sequence[str]
    raws: Sequence[str]
    known: set[str] = field(default_factory=set)
    """Words of names that the text has given in full; those found are added."""
    titled: bool = False
    """True for a headline, where nouns need no article."""
    plain: bool = False
    """True where capitals tell no names."""


def persons(tokens: Tokens) -> list[Person]:
    """Find the phrases for one person in a sentence's tokens, in order; none overlaps another.

    >>> text = "A 34 - year - old man , John Roe , died"
    >>> [(p.noun, p.name, p.age) for p in persons(Tokens(text.lower().split(), text.split()))]
    [('man', (), 34), ('', ('john', 'roe'), None)]
    """
    found: list[Person] = []
    words, position = tokens.words, 0
    while position < len(words):
        if not _may_open(tokens, position):
            position += 1
            continue
        listed = bool(found and found[-1].name) and tuple(words[found[-1].end : position]) in LISTING
        person = _at(tokens, position, listed=listed)
        if person is None and found:
            person = _second(words, position, found[-1])
        if person is None:
            position += 1
            continue
        if person.name and not person.possessive:
            person.first = described(tokens.words, tokens.raws, position, found[-1].end if found else 0)
        if found and _goes_on_with(words, found[-1], person):
            found[-1].end, found[-1].name, found[-1].age = person.end, person.name, found[-1].age or person.age
            position = person.end
            continue
        person.oblique = person.possessive or (person.first > 0 and words[person.first - 1] in PREPOSITIONS)
        person.end = _over_second(words, person.end)
        found.append(person)
        found += _kinsfolk(words, person)
        position = max(found[-1].end, position + 1)
    return found


def _second(words: Sequence[str], first: int, before: Person) -> Person | None:
    """Read the second of two subjects, whatever he is: "a monk and a novice were shot dead"."""
    joined = words[before.end : first] == ["and"] and words[first] in SECOND and before.count == 1
    noun, verb = words[first + 1 : first + 2], words[first + 2 : first + 3]
    if not joined or not verb or verb[0] not in {"were", "have", "are"} or before.possessive:
        return None
    if not noun[0].isalpha() or noun[0] in THINGS or noun[0] in ANIMALS or noun[0] in PHRASE_END:
        return None
    return Person(first, first + 2, noun=noun[0], kin=words[first] in {"his", "her"})


def _goes_on_with(words: Sequence[str], earlier: Person, person: Person) -> bool:
    """Say whether a name with another office is still the same man's: "the blogger and journalist John Roe was".

    Not where a plural verb follows; "a policeman and union leader John Roe" are two unless a singular one does.
    """
    office = not (earlier.name or earlier.pronoun or earlier.kin)
    bare = person.name and person.first < person.end - len(person.name) and words[person.first] not in ARTICLES
    if not (office and bare) or words[earlier.end : person.first] != ["and"]:
        return False
    verb = next((word for word in words[person.end : person.end + CLAUSE] if word in BE), "")
    return verb not in {"were", "are"} and (earlier.definite or verb in {"was", "is"})


def _over_second(words: Sequence[str], end: int) -> int:
    """Pass over what else the same person is: "a nurse and mother of two"."""
    kin = words[end : end + 1] == ["and"] and words[end + 1 : end + 2] != [] and words[end + 1] in FAMILY
    children = words[end + 2 : end + 3] == ["of"] and words[end + 3 : end + 4] != []
    counted = children and (words[end + 3] in ONES or words[end + 3].isdigit())
    return end + 4 if kin and counted else end


def _kinsfolk(words: Sequence[str], person: Person) -> Iterator[Person]:
    """Read the nouns that go on without an article: "his mother, sister and teenage son", "a man and woman"."""
    while not person.possessive and (alike := next((nouns for nouns in (FAMILY, PLAIN) if person.noun in nouns), None)):
        first = person.end + (words[person.end : person.end + 1] == [","])
        first += words[first : first + 1] == ["and"]
        place = first + (words[first : first + 1] != [] and words[first] in AGES)
        behind = _by_marriage(words, place + 1)
        owned = words[behind : behind + 1] in (["'"], ["-"])
        if first == person.end or place >= len(words) or words[place] not in alike or owned:
            return
        end, age = age_behind(words, behind)
        person = Person(first, end, noun=words[place], age=age, kin=person.kin, definite=person.definite)
        yield person


def _may_open(tokens: Tokens, place: int) -> bool:
    """Say whether a phrase may begin at a token: a quick look at what most tokens are not."""
    word, raw = tokens.words[place], tokens.raws[place]
    opens = word in _OPENERS or raw[0].isupper() or word[0].isdigit() or word.endswith("'s")
    return opens or tokens.plain or (tokens.titled and word in PERSONS)


def _at(tokens: Tokens, first: int, *, listed: bool = False) -> Person | None:
    """Read the phrase that begins at a token, if one does; `listed`: right behind a person's name, in a list."""
    words = tokens.words
    word = words[first]
    if word in PRONOUNS and (pronoun := _pronoun(words, first)) is not None:
        return pronoun
    if word in ARTICLES and not (word == "one" and first and words[first - 1] == "no"):
        return _nominal(words, first, first + 1)
    if word.endswith("'s") and words[first + 1 : first + 2] and words[first + 1] in KINSFOLK and _is_name(tokens, first):
        return _of_somebody(words, first)
    if tokens.plain or tokens.raws[first][0].isupper():
        named = _pair(tokens, first) or _named(tokens, first, listed=listed)
        if named is not None:
            return named
    if word[0].isdigit() and words[first + 2 : first + 3] in (["year"], ["month"]):
        return _aged(tokens, first) or _nominal(words, first, first)
    bare = tokens.titled and word in PERSONS and word not in {"one", "member"}
    return _bare(words, first) if bare else None


def _is_name(tokens: Tokens, place: int) -> bool:
    """Say whether a possessive is somebody's name, not a common noun's or a country's: "Roe's wife"."""
    word = tokens.words[place][:-2]
    return tokens.raws[place][0].isupper() and word not in NO_NAME and not is_plain(word)


def _of_somebody(words: Sequence[str], first: int) -> Person | None:
    """Read "Roe's wife", "Roe's 9-year-old son", where the noun ends the phrase."""
    end = first + 2
    if not _closed(words, end):
        return None
    behind, age = age_behind(words, end)
    return Person(first, behind, noun=words[first + 1], age=age, kin=True)


def _pronoun(words: Sequence[str], first: int) -> Person | None:
    """Read "he", "she", "him", and whose wounds are told: "his injuries"."""
    word = words[first]
    behind = words[first + 1 : first + 2]
    possessive = word == "his" or (word == "her" and bool(behind) and (behind[0] not in PHRASE_END or behind[0] in HARM))
    if possessive and HARM.isdisjoint(words[first + 1 : first + 4]):
        return None
    noun = "she" if word in {"she", "her"} else "he"
    return Person(first, first + 1, noun=noun, definite=True, pronoun=True, possessive=possessive)


def _nominal(words: Sequence[str], first: int, start: int) -> Person | None:
    """Read "a 34-year-old man", "the 34-year-old", "his wife", "the woman's", from the article (or the age) on."""
    if words[first] == "another" and _closed(words, _over_adverb(words, start)):
        return Person(first, start, noun="person", other=True)  # "and another injured"
    if words[first] in {"a", "the"} and _told_apart(words, start) and _closed(words, _over_adverb(words, start + 1)):
        return Person(first, start + 1, noun="person", other=True)  # "wounded a third", "the other is stable"
    age, possessor = None, None
    start += start < len(words) and words[start] in STRICKEN and not _closed(words, start + 1)
    for position in range(start, min(first + SPAN, len(words))):
        noun = words[position]
        if _is_of_one(words, position):
            following = words[position + 1] if position + 1 < len(words) else ""
            if following in PERSONS or _ends(words, position + 1):
                continue  # "police officer": the last noun is the head
            end = _by_marriage(words, position + 1)
            end += words[end : end + 1] == ["'"] and "'" in words[first:position]  # "a 'loving dad'"
            return None if words[end : end + 1] in (["'"], ["-"]) else _made(words, first, end, noun, age)
        counts = noun[0].isdigit() or ((noun in ONES or noun in TENS) and words[position + 4 : position + 5] == ["old"])
        if counts and words[position + 2 : position + 3] in (["year"], ["month"]):
            age, last = _years(words, position)
            if _closed(words, last):
                return _made(words, first, min(last, len(words)), "", age)
        elif noun.endswith("'s") and noun[:-2] in PERSONS and possessor is None:
            possessor = position
        elif _is_over(words, position):
            break
    return None if possessor is None else _made(words, first, possessor + 1, words[possessor][:-2], age, possessive=True)


def _is_over(words: Sequence[str], position: int) -> bool:
    """Say whether a phrase ends at a word: at a preposition, at another article ("a Cessna carrying a pilot")."""
    word = words[position]
    if word in {"a", "an"}:
        return not _hyphened(words, position)
    return word in PHRASE_END and word not in {"-", "\u2013"} and not _runs_on(words, position)


def _told_apart(words: Sequence[str], place: int) -> bool:
    """Say whether a word tells of one of several: "other", "third"; "the first was", not "the first shot"."""
    word = words[place] if place < len(words) else ""
    if words[place + 1 : place + 2] == ["of"]:
        return False  # "a third of the 90"
    return word == "other" or word in ORDINALS or (word == "first" and not BE.isdisjoint(words[place + 1 : place + 2]))


def _is_of_one(words: Sequence[str], position: int) -> bool:
    """Say whether a noun is one person's (or a couple's), and no body's: "the national guard"."""
    noun = words[position]
    body = noun == "guard" and words[position - 1] in GUARDS
    leads = noun == "head" and words[position + 1 : position + 2] == ["of"]
    leader = leads and position > 1 and words[position - 2] in KILLING
    if noun == "one" and not _closed(words, position + 1):
        return False  # "another bomb caused one death"
    return not body and (leader or noun in PERSONS or noun in PAIRS or _ends(words, position))


def _by_marriage(words: Sequence[str], place: int) -> int:
    """Pass over the "-in-law" of "his mother-in-law", the "-by" of "a passer-by"."""
    if words[place - 1 : place + 2] == ["passer", "-", "by"]:
        return place + 2
    return place + 4 if words[place : place + 4] == ["-", "in", "-", "law"] else place


def _over_adverb(words: Sequence[str], place: int) -> int:
    """Pass over the adverb of "another critically injured"."""
    return place + (place < len(words) and words[place].endswith("ly"))


def _hyphened(words: Sequence[str], position: int) -> bool:
    """Say whether a word is part of a compound: "an off-duty officer"."""
    return words[position + 1 : position + 2] == ["-"] or words[position - 1] == "-"


def _runs_on(words: Sequence[str], position: int) -> bool:
    """Say whether a phrase goes on over a word that ends others: in a compound, in "a University of Ohio student"."""
    return _hyphened(words, position) or (words[position] == "of" and words[position - 1] in SCHOOLS)


def _closed(words: Sequence[str], place: int) -> bool:
    """Say whether a phrase ends before a place."""
    return place >= len(words) or words[place] in PHRASE_END


def _years(words: Sequence[str], place: int) -> tuple[int, int]:
    """Read "34-year-old" from its number on: (years, 0 for a baby; one past its last token)."""
    years = str(ONES.get(words[place]) or TENS.get(words[place]) or words[place]) if words[place + 2] == "year" else "0"
    last = place + 5 if words[place + 4 : place + 5] == ["old"] else place + 4
    return int(years) if years.isdigit() and len(years) < 4 else 0, last


def _ends(words: Sequence[str], position: int) -> bool:
    """Say whether a noun of the wide class is the head of its phrase: "a Briton was", not "a Briton ship"."""
    if position >= len(words) or words[position] not in PERSON_NOUNS or words[position] in ANIMALS:
        return False
    return _closed(words, position + 1) or not words[position + 1][0].isalnum()


def _made(  # noqa: PLR0913 - the parts of a phrase
    words: Sequence[str], first: int, end: int, noun: str, age: int | None, *, possessive: bool = False
) -> Person:
    word = words[first]
    behind, told = age_behind(words, end)
    return Person(
        first, behind, noun=noun, age=age if age is not None else told,
        definite=word in ARTICLES and word not in INDEFINITE, other=word == "another" or _ordered(words, first),
        kin=word in OWNING, possessive=possessive, sex=_sex(words[first:end]),
    )  # fmt: skip


def _ordered(words: Sequence[str], first: int) -> bool:
    """Say whether "second", "third", "other" follows an article; "is the third pupil to die" is nobody else."""
    if first and words[first - 1] in BE:
        return False
    following = words[first + 1 : first + 2]
    return following == ["other"] or (following != [] and following[0] in ORDINALS)


def _sex(words: Sequence[str]) -> str:
    """Read the sex that a word before the noun tells: "a female juvenile"."""
    return "f" if "female" in words else "m" if "male" in words else ""


def _bare(words: Sequence[str], first: int) -> Person | None:
    """Read a headline's noun without an article: "Man, 29, shot", "Deputy killed"."""
    position = first
    while position + 1 < len(words) and words[position + 1] in PERSONS:
        position += 1
    if words[position + 1 : position + 2] in (["'"], ["'s"], ["-"]):
        return None
    end, age = age_behind(words, position + 1)
    return Person(first, end, noun=words[position], age=age)


def age_behind(words: Sequence[str], end: int) -> tuple[int, int | None]:
    """Read an age behind a name or noun: ", 34," or "(34)"; (one past it, the age), else (end, None)."""
    following = words[end : end + 3]
    if following[:1] == ["aged"] and following[1:2] and following[1].isdigit() and _closed(words, end + 2):
        return end + 2, int(following[1][:3])  # "a nurse aged 52"
    if following == [",", "who", "is"] and words[end + 4 : end + 5] == [","] and words[end + 3].isdigit():
        return end + 5, int(words[end + 3][:3])  # "a pupil, who is 14, and a teacher"
    if len(following) == 3 and following[0] == "," and following[1] in {"aged", "age", "both", "also"}:
        following = [",", *words[end + 2 : end + 4]]
        shift = 1
    else:
        shift = 0
    if len(following) >= 2 and following[0] in {",", "("} and following[1].isdigit() and len(following[1]) < 4:
        closed = following[2:3] == [] or following[2] in {",", ")", ".", ";", "and", "of"}
        share = following[2:3] == ["of"] and _is_share(words[end + 3 + shift : end + 5 + shift])
        if closed and not share and int(following[1]) <= OLDEST:
            behind = end + 2 + shift + (following[2:3] == [")"])
            return _from(words, behind), int(following[1])
    if following[:1] == ["of"] and words[end + 1 : end + 2] and words[end + 1].isdigit() and _closed(words, end + 2):
        return end + 2, int(words[end + 1][:3])  # "a boy of 10"
    return end, None


def _is_share(behind: Sequence[str]) -> bool:
    """Say whether "of them", "of the dead" goes on after a number: "in England, 12 of them in Leeds" gives no age."""
    return behind[:1] != [] and (behind[0] in SHARED or (behind[0] == "the" and not VICTIMS.isdisjoint(behind[1:2])))


def _from(words: Sequence[str], end: int) -> int:
    """Pass over where somebody is from: "John Roe, 29, of Fargo," to the comma."""
    start = end + (words[end : end + 1] == [","])
    if words[start : start + 1] not in (["of"], ["from"]):
        return end
    return next((k for k in range(start + 2, min(start + 6, len(words))) if words[k] in {",", ";", "."}), end)


def _pair(tokens: Tokens, first: int) -> Person | None:
    """Read two of one family: "Paul and Anne Draper, both 61,"."""
    words, raws = tokens.words, tokens.raws
    if not is_given(words[first]) or words[first + 1 : first + 2] != ["and"] or not raws[first][0].isupper():
        return None
    if words[first + 2 : first + 3] == [] or not is_given(words[first + 2]) or not raws[first + 2][0].isupper():
        return None
    name, end = run(words, raws, first + 2)
    if len(name) < 2 or tokens.plain or owner(words, raws, end):
        return None
    tokens.known.update(name)
    behind, age = age_behind(words, end)
    return Person(first, behind, noun="couple", name=name, age=age)


def _aged(tokens: Tokens, first: int) -> Person | None:
    """Read "22-year-old John Roe"; of one word, only a name known by now."""
    age, last = _years(tokens.words, first)
    if last >= len(tokens.words) or tokens.plain or not tokens.raws[last][0].isupper():
        return None
    name, end = run(tokens.words, tokens.raws, last)
    if end < len(tokens.words) and (tokens.words[end] in PERSONS or _ends(tokens.words, end)):
        return None  # "22-year-old San Diego man"
    if len(name) < 2 or (tokens.titled and not is_given(name[0])):
        named = _named(tokens, last)
    else:
        possessive = owner(tokens.words, tokens.raws, end)
        tokens.known.update(name)
        named = Person(last, end, name=name) if not possessive else _named(tokens, last)
    if named is not None:
        named.first, named.age = first, named.age or age
    return named


def _named(tokens: Tokens, first: int, *, listed: bool = False) -> Person | None:
    """Read a name: of several words, the first of them a given name, or with a title or an age; or one known by now."""
    words, raws, known = tokens.words, tokens.raws, tokens.known
    start, noun = first, ""
    while start < len(words) and (words[start] in TITLES or words[start] in PERSONS):
        noun = words[start] if words[start] in PERSONS else noun
        start += 1
        if start < len(words) and words[start] == "." and words[start - 1] in TITLES:
            start += 1
    name, end = (
        plain_name(words, start, known, titled=start > first, listed=listed)
        if tokens.plain else run(words, raws, start)
    )  # fmt: skip
    if not name and start < len(words) and words[start] in known & SURNAMES and raws[start][0].isupper():
        name, end = (words[start],), start + 1
    possessive = owner(words, raws, end)
    if possessive:
        name, end = (*name, words[end][:-2]), end + 1
    if not name or words[end : end + 1] == ["'"] or (not tokens.plain and not TITLES.isdisjoint(name[1:-1])):
        return None  # "Antioquia Governor Juan Soto": the name begins later
    behind, age = age_behind(words, end)
    titled = start > first
    if len(name) == 1:
        if not (titled or age is not None or name[0] in known):
            return None
    elif not (
        titled or age is not None or is_given(name[0]) or (name[0] in known and name[-1] in known)
        or listed or introduced(words, first) or fated(words, first, end)
    ):  # fmt: skip
        return None
    known.update(name)
    return Person(first, behind, noun=noun, name=name, age=age, definite=len(name) == 1, possessive=possessive)
