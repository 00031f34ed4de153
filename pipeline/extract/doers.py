"""Who did it, where a verb's form leaves open whom it befell: "a man shot Roe", "men shot at a car", "fired one shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS, BE, DYING, PERSONS
from pipeline.extract.feature_words import CALENDAR
from pipeline.extract.number_words import ONES, TENS
from pipeline.extract.person_words import PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.parse import Parse

SINGLING: Final = frozenset(
    "the a first second third single another warning last fatal final each every stray gun shotgun long".split()
)
"""Before "shot" as a noun."""
FIRING: Final = frozenset("fired fires firing fire heard hearing squeezed discharged".split())
HAVING: Final = frozenset("has have had".split())
"""Before a verb whose subject did it: "wolves have killed 12 sheep"."""
FLYING: Final = frozenset("was were fired passed hit struck went rang narrowly missed that through".split())
"""After "one shot": it is a bullet's."""
OBJECTS: Final = frozenset("his her their the a an another my our its this someone somebody anyone people him them".split())
"""Words that begin the object of a verb."""
TIMES: Final = frozenset(
    "day days night nights week weeks month months year years hour hours minute minutes morning afternoon evening"
    " weekend time times moment while few couple block blocks mile miles same next following previous distance".split()
)
"""In what follows a verb: "shot the night before", "killed a week ago" tell a time."""
SAID: Final = frozenset("to who that".split())
"""Before "be" where somebody is said to be of some kind: "believed to be bandits"."""
TOWARDS: Final = frozenset("into toward towards back".split())
AIMED: Final = frozenset("police officers deputies troops soldiers him them her me us each people one random".split())
ENDING: Final = frozenset("by . , ; and while as but when after from".split())


def is_noun(words: Sequence[str], cue: int) -> bool:
    """Say whether "shot" is a noun: "the shot", "fired one shot", "a 20-to-1 shot".

    >>> is_noun("he fired one shot and ran".split(), 3), is_noun("one shot in akron".split(), 1)
    (True, False)
    """
    if words[cue] != "shot" or cue == 0:
        return False
    before = words[cue - 1]
    if before in SINGLING:
        return True
    odds = words[max(0, cue - 3) : cue - 1] == ["to", "-"]
    fired = not FIRING.isdisjoint(words[max(0, cue - 4) : cue]) or not FLYING.isdisjoint(words[cue + 1 : cue + 2])
    return odds or (before in {"one", "1"} and fired)


def are_said(words: Sequence[str], cue: int) -> bool:
    """Say whether those before a verb are said to be of some kind, and did what it says.

    >>> are_said("men believed to be bandits shot three".split(), 5), are_said("three were bandits shot".split(), 3)
    (True, False)
    """
    noun = words[cue - 1] if cue else ""
    be = next((place for place in range(cue - 2, max(0, cue - 6), -1) if words[place] in BE), 0)
    if be == 0 or words[be - 1] not in SAID or not all(word.isalpha() for word in words[be:cue]):
        return False
    one = noun.removesuffix("s")
    return noun in ATTACKERS or noun.endswith("men") or (one != noun and (one in PERSONS or one in PERSON_NOUNS))


def acts(parse: Parse, cue: int) -> bool:
    """Say whether the subject of a verb did it to somebody that no phrase is known for, or aimed without hitting.

    "Another teen shot Turner", "the man shot the lock off", "two men shot at the deputy".
    """
    words = parse.words
    following = words[cue + 1 : cue + 5]
    if not following:
        return False
    if words[cue] == "shot" and (following[0] in TOWARDS or _aims(parse, cue)):
        return True
    if following[0] in OBJECTS:
        return TIMES.isdisjoint(following[1:])
    if words[cue - 1] in HAVING and words[cue] not in DYING and _counts(following[0]):
        return True
    return _names(parse, cue)


def _counts(word: str) -> bool:
    """Say whether a word begins a number: one of people would have been read as the verb's object."""
    return word[0].isdigit() or word in ONES or word in TENS


def _aims(parse: Parse, cue: int) -> bool:
    place = cue + 1 + (parse.words[cue + 1].endswith("ly"))
    behind = parse.words[place : place + 2]
    if behind[:1] != ["at"] or len(behind) < 2:
        return False
    return behind[1] in AIMED or (parse.after(place + 1, 0) is not None)


def missed(words: Sequence[str], cue: int) -> bool:
    """Say whether somebody was only shot at: "was shot at by two men", not "was shot at a party"."""
    return words[cue : cue + 2] == ["shot", "at"] and (cue + 2 >= len(words) or words[cue + 2] in ENDING)


def _names(parse: Parse, cue: int) -> bool:
    """Say whether a name follows that is no day: "shot Turner"; capitals tell nothing in titles and upper-case copy."""
    raws = parse.sentence.raws
    if parse.sentence.headline or raws[cue][0].isupper():
        return False
    return raws[cue + 1][0].isupper() and parse.words[cue + 1] not in CALENDAR
