"""All who were aboard: "a plane with 27 people on board crashed, killing everyone on board", "there were no survivors".

Where no figure says how many died, those who were aboard did, as a sentence near counts them, but for those who are
excepted: "no one survived except a boy", "only two survived".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.extract.casualty_words import PERSONS
from pipeline.extract.document import Mention
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import ONES, PEOPLE
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import groups
from pipeline.extract.singles import Tokens, persons
from pipeline.extract.text import tokenise
from pipeline.extract.unnumbered_words import CRAFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.model import Bound

OPENING: Final = 8
"""Sentences from the top in which it is told."""
_ON_CRAFT: Final = (
    r"(?:on|in|aboard|inside) (?:the|its?|his|her|their) (?:[\w-]+ ){0,2}?"
    rf"(?:{CRAFT}|(?:mini)?bus|coach|car|van|truck|train|balloon"
    r"|house|home|building|flat|apartment|hut|tent|mine|cave)"
)
_ABOARD: Final = rf"(?:on ?board|aboard|in it|on it|inside|{_ON_CRAFT})"
_NOT_ALL: Final = Gated(
    r"\bnot (?:everyone|everybody|all(?: those| of them)?) (?:on ?board|aboard|on|in) (?:the|an?) (?:[\w-]+ ){1,3}"
    r"(?:carrying|with|that carried) (?:about |some |at least )?$",
    re.IGNORECASE,
)
"""Before how many were aboard: "not everyone aboard the plane carrying 40 people died"."""
_TRAVELLERS: Final = r"(?:passengers|crew|occupants|people|persons|men|soldiers|troops|sailors|souls)"
_ONE: Final = rf"(?:\d{{1,2}}|{'|'.join(list(ONES)[1:])})"
_THEY: Final = (
    r"(?:everyone|everybody|every (?:single )?(?:one|person|passenger|soul)"
    rf"|all(?: but {_ONE})?(?: (?:of )?those| of them| (?:of )?(?:the |its )?{_TRAVELLERS}(?: and (?:the |its )?crew)?)?)"
    r"(?: who (?:was|were|had been))?"
)
_OCCUPANTS: Final = r"(?:of )?(?:its|the) (?:passengers|occupants|crew)|(?:passengers|occupants) and crew"
_PERSON: Final = (
    r"(?:\w+ )?"
    r"(?:passengers?|persons?|people|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|members?|soldiers?|sailors?|pilots?)"
)
_DIED: Final = r"(?:killed|dead|died|perished|drowned|lost their lives)"
_HAVE: Final = r"(?: had| has| have)?"
_WERE: Final = r"(?:were |are |had |have (?:been )?)?"
_SIGNS: Final = Gated(r"\b(?:every|all|surviv|alive)", re.IGNORECASE)
"""What all of these have, and few sentences."""
_ALL: Final = re.compile(
    "|".join((
        rf"\bkill(?:s|ed|ing) {_THEY} {_ABOARD}\b",
        rf"\bkill(?:s|ed|ing) all (?:{_OCCUPANTS}|of them)\b",
        rf"(?<!not )\b{_THEY} {_ABOARD}\b[^.;,]{{0,40}}?\b{_DIED}\b",
        rf"^(?:they all|all(?: but {_ONE})?(?: of (?:them|those))?) {_WERE}{_DIED}\b",
        r"\b(?:there (?:were|are|was)|with|leaving|left|found) no survivors\b",
        rf"\b(?:no one|nobody|none|not one)(?: of (?:those|them))?(?: {_ABOARD})?{_HAVE} survived\b",
        r"\b(?:none|not one) of (?:the|its|their|those) [^.;,]{3,80}? survived\b",
        r"\bfound (?:no one|nobody) alive\b",
        rf"\bwith (?:the loss of )?all hands\b|\ball hands {_WERE}(?:lost|{_DIED})\b",
        rf"\b(?:only|just) (?:{_ONE}|an?)(?: of (?:them|those|the|its)\b[^.;,]{{0,40}}?| {_PERSON})?{_HAVE} survived\b",
        rf"\b(?:only|just) {_ONE} survivors?\b|\b(?:sole|lone) survivor\b",
        rf"\b{_ONE}\b[^.;]{{0,40}}? survived[;,]? (?:and |but )?(?:all )?the (?:others|rest)\b[^.;,]{{0,20}}?\b{_DIED}\b",
    )),
    re.IGNORECASE,
)  # fmt: skip
_DOUBT: Final = (
    r"(?:fear(?:s|ed)?|believed?|presumed|thought|may|might|could|likely|probably|apparently|hopes?|unlikely|unclear)"
)
_DOUBTED: Final = re.compile(
    rf"\b(?:{_DOUBT}|if)\b[^.;]{{0,60}}$|\b(?:not known|no word|no confirmation)\b", re.IGNORECASE
)
"""Before it: that isn't known."""
_FEARED: Final = re.compile(rf"[^.;]{{0,30}}\b{_DOUBT}\b", re.IGNORECASE)
"""In it or behind it: "killing everyone aboard, officials fear"."""
_BUT: Final = re.compile(
    r"[^.;]{0,40}?,? (?:except(?:ing)?(?: for)?|save(?: for)?|but(?: for)?|apart from|aside from|other than|excluding"
    rf"|with the exception of) (?=(?:an?|the|his|her|its|{_ONE})\b)(?P<who>[^.;,]+)",
    re.IGNORECASE,
)
"""Behind it: who lived."""
_LIVED: Final = re.compile(
    rf"\ball but (?P<but>{_ONE})\b|\b(?:only|just) (?P<only>{_ONE}|an?)\b|\b(?P<who>{_ONE})\b[^.;]*? survived[;,]? "
    r"|\b(?:sole|lone) survivor",
    re.IGNORECASE,
)
"""In it: how many lived."""
_ANOTHER: Final = re.compile(
    r"\b(?:ago|had survived|survivors? of (?:an?|the)|(?:in|of|from) (?:an? )?(?:19|20)\d\d"
    r"|in the (?:first|front|rear|last) (?:carriage|coach|car|row))\b",
    re.IGNORECASE,
)
"""In the sentence: it tells of another event, or not of all."""
_ELSEWHERE: Final = re.compile(r"\b(?:next door|other|another|warned|safely)\b", re.IGNORECASE)
"""In a later sentence: it counts others."""
_ARTICLES: Final = frozenset("a an the his her its".split())
CARRYING: Final = frozenset("carrying with carried had transporting held holding".split())
"""Before those who were aboard."""
_PLACED: Final = re.compile(rf"(?:(?:who|which|that) )?(?:(?:were|was|are|is|had been) )?{_ABOARD}\b")
_BEFORE: Final = re.compile(rf"\b{_ABOARD} (?:were|was|are|is|had been)$")
_COMPANY: Final = (["crew", "of"], ["complement", "of"])
LOADS: Final = frozenset("full busload boatload planeload truckload load".split())
"""Before "of" and those who were aboard."""
TRAVELLERS: Final = PEOPLE | frozenset("occupants crew members servicemen personnel".split())
NEAR: Final = 8
"""Tokens around a number of people that say that they were aboard."""


class Counted(NamedTuple):
    """Those who were aboard: how many, and the tokens that tell it."""

    value: int
    first: int
    end: int
    bound: Bound = "exact"
    high: int | None = None


def settle(document: Document, found: list[Mention]) -> None:
    """Count as dead all who were aboard, where that is said and no other figure of dead; nobody where it is denied."""
    for one in found:
        sentence = one.sentence
        if one.kind == "killed" and one.value > 1 and _NOT_ALL.search(sentence.text, 0, sentence.offset(one.first)):
            one.label, one.barred = "none", True
    if any(m.kind == "killed" and m.value > 0 and m.label == "own" for m in found):
        return
    said = told(document)
    if said is None:
        return
    lived = _survivors(said)
    later = [one for one in document.sentences[said.index + 1 : OPENING] if _ELSEWHERE.search(one.text) is None]
    for sentence in (said, *reversed(document.sentences[: said.index]), *later):
        tokenise(sentence)
        counted = _aboard(sentence.words, sentence.raws)
        if counted is not None and counted.value > lived:
            sentence.casualty = True
            found.append(
                Mention(
                    sentence=sentence, kind="killed", value=counted.value - lived, bound=counted.bound,
                    high=counted.high and counted.high - lived, first=counted.first, last=counted.end, cue=counted.end - 1,
                    rule="everybody aboard", sure=True,
                )
            )  # fmt: skip
            return


def told(document: Document) -> Sentence | None:
    """Find the sentence of the opening that tells of it."""
    return next((one for one in document.sentences[:OPENING] if _match(one.text) is not None), None)


def _match(text: str) -> re.Match[str] | None:
    """Find the words that say it, where nothing makes them doubtful."""
    match = _ALL.search(text) if _SIGNS.search(text) and _ANOTHER.search(text) is None else None
    if match is None or _DOUBTED.search(text, 0, match.start()) or _FEARED.match(match[0]):
        return None
    return None if _FEARED.match(text, match.end()) else match


def _survivors(sentence: Sentence) -> int:
    """Count those whom the sentence excepts: "all but two", "no one survived, except a boy and his sister"."""
    match = _match(sentence.text)
    assert match is not None  # noqa: S101 - for the type checker
    inside, behind = _LIVED.search(match[0]), _BUT.match(sentence.text, match.end())
    if inside is None and behind is None:
        return 0
    who = behind["who"] if behind else ""
    if inside is not None:
        who = next((said for said in inside.groups() if said), "")
    words = who.lower().split()
    return sum(one.value for one in quantities(words)) + sum(word in _ARTICLES for word in words) or 1


def _aboard(words: Sequence[str], raws: Sequence[str]) -> Counted | None:
    """Count those who were aboard."""
    for group in groups(words, persons(Tokens(words, raws))):
        before, behind = words[max(0, group.first - NEAR) : group.first], words[group.end : group.end + NEAR]
        carried = not CARRYING.isdisjoint(before[-1:]) or (before[-1:] == ["of"] and not LOADS.isdisjoint(before[-2:-1]))
        carried = carried or _BEFORE.search(" ".join(before)) is not None
        placed = _PLACED.match(" ".join(behind)) is not None
        people = all(one.single or _are_people(words[one.first : one.end]) for one in group.members)
        bare = placed and not group.members[0].head
        if not all(one.single for one in group.members) and (((placed or carried) and people) or bare):
            alone = group.members[0].quantity if len(group.members) == 1 else None
            value = sum(one.quantity.value for one in group.members)
            return Counted(value, group.first, group.end, *((alone.bound, alone.high) if alone else ()))
    company = (one for one in quantities(words) if list(words[max(0, one.first - 2) : one.first]) in _COMPANY)
    return next((Counted(one.value, one.first, one.last, one.bound, one.high) for one in company), None)


def _are_people(words: Sequence[str]) -> bool:
    return not TRAVELLERS.isdisjoint(words) or any(word.endswith("s") and word[:-1] in PERSONS for word in words)
