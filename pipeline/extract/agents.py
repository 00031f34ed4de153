"""Who did it: persons that a sentence has attack somebody, or be accused of it, so that they aren't among the wounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS, AUXILIARIES, BE, PERSONS, PREPOSITIONS
from pipeline.extract.feature_words import CALENDAR, DAY
from pipeline.extract.number_words import ONES, SEVERAL
from pipeline.extract.person_words import FEMALE, MALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.singles import Person

STRIKING: Final = frozenset(
    "shot stabbed wounded injured hurt killed murdered hit struck beat burned attacked ambushed slashed robbed"
    " rammed".split()
)
"""Verbs that are no participle where their subject did it."""
FIRING: Final = frozenset("opened fired drove ploughed plowed rammed took held detonated lunged charged".split())
"""First words of an attack that names nobody whom it hit."""
_OPENED: Final = re.compile(
    r"(?:opened fire|fired (?:(?!by\b)\w+ ){0,2}?(?:at|on|into) (?:an?|the|his|her|people|police|officers|worshippers)"
    r"|(?:drove|ploughed|plowed|rammed) (?:[\w-]+ ){0,5}?into (?:[\w-]+ ){0,3}?(?:crowds?|people|pedestrians|worshippers"
    r"|shoppers|marchers|revellers|protesters|police|officers)|(?:took|held) (?:\w+ ){1,4}hostages?"
    r"|detonated (?:an?|the|his|her) (?:\w+ ){0,3}(?:bomb|vest|belt|explosives?|device|grenade)|lunged at|charged at)\b"
)
NOMINATIVE: Final = frozenset({"he", "she", "who"})
ADVERBS: Final = frozenset("then also first just had has have once".split())
"""Between somebody and what he did, beside words in "-ly"."""
OBJECTS: Final = frozenset("him them his their her someone somebody me us".split())
SELF: Final = frozenset({"himself", "herself", "themselves"})
AIMS: Final = frozenset("into".split())
ARMED: Final = 4
"""Tokens of "armed with a knife"."""
NOUN_REACH: Final = 5
"""Tokens from an article to the noun of the one who was hit."""


_TRYING: Final = r"(?:(?:try|tried|trying|attempt|attempted|attempting) to )?"
_BEHIND_NOUN: Final = (
    r"(?:in|at|on|near|outside|inside|during|over|by|of|between|behind|along|from|off|overnight|early|late|last|this|that|which"
    r"|and|while|was|is|has|spree|attacks?|incidents?|deaths?|rampage|victims?|suspects?|yesterday|today|tonight"
    rf"|{DAY})\b"
)
"""After "stabbing": what happened is told, not what somebody did: "dies after stabbing in Leeds"."""
GUN: Final = r"(?:gun|handgun|pistol|firearm|knife|weapon|rifle|shotgun|machete|revolver|sword|axe|blade|something)"
FILLED: Final = r"(?:(?!(?:of|to|at|on|in|for|with|from|and|by|when|as|while|hands?)\b)[\w-]+ ){0,5}?"
"""Between "pulled a" and "gun", "shot a" and "film"."""
_ON_FILM: Final = (
    rf"(?! {FILLED}(?:films?|movies?|videos?|documentar(?:y|ies)|commercials?|scenes?|adverts?|series|episodes?|photos?"
    r"|photographs?|pictures?|footage|selfies?|goals?|penalt(?:y|ies)|hoops|baskets?|deer|elk|moose|ducks?|geese|boars?"
    r"|bears?|rabbits?|birds?|wol(?:f|ves)|snakes?|coyotes?|rapids|targets|bottles|cans|fireworks)\b)"
)
"""Not after "shot": a camera's or a hunter's shots."""
_IN_WORDS: Final = (
    r"(?!(?: (?!,|;)[\w'\u2019-]+){0,6}? (?:in (?:an?|his|her|their|the) (?:[\w-]+ )?(?:speech|columns?|interview|articles?"
    r"|sermons?|broadcast|editorials?|songs?|books?|lyrics|letter|posts?|reports?)|on (?:air|radio|television|tv|twitter"
    r"|facebook|social media)|polic(?:y|ies)|corruption|record|reforms?|plans?|decision|bill)\b"
    r"| (?:the |his |her )?(?:government|regime|establishment|opposition|media|press)(?: (?:[,.;]|in|for|over|on|as)|$))"
)
"""Not after "attacked": who attacks with his pen or mouth."""
_ASSAULT: Final = (
    r"(?:br(?:eak|oke|eaking) into(?! (?:song|tears|laughter|applause|groups|an?(?: \w+)? (?:run|sprint|smile|dance))\b)"
    r"|rob|robbed|robbing|burgle|burglarize|carjack|stab|stabbed"
    rf"|(?:attack|attacked)(?=\b{_IN_WORDS})"
    rf"|(?:stabbing|attacking(?=\b{_IN_WORDS})|wounding|killing)(?= (?!{_BEHIND_NOUN})\w)"
    rf"|shoot(?:ing)?(?={_ON_FILM}) (?:at )?(?:his|her|their|a|an|{SEVERAL}|police|officers|deputies|troops|people"
    rf"|someone|him|them|least)|shot at|opened fire|opening fire|fir(?:ed|ing) (?:\w+ ){{0,2}}(?:at|on|upon)(?! {DAY}\b)"
    rf"|lung(?:ed|ing) at|charg(?:ed|ing) at|point(?:ed|ing) (?:a|an|his|her|the|what) {FILLED}(?:{GUN}|to be an? {GUN})"
    rf"|pull(?:ed|ing) (?:out )?(?:a|an|his|her) {FILLED}{GUN}"
    r"|steal(?:ing)?(?! (?:the (?:show|scene|limelight|election|vote)|an? (?:kiss|march|glance)|home|second|third)\b)"
    r"|threaten(?:ed|ing) (?!to (?!kill|shoot|stab|attack|harm|hurt|blow|detonate|burn|set|behead|cut|slit|execute|open)"
    r"|legal|lawsuits?|letters?|messages?|notes?|texts?|calls?|action|strikes?|weather)"
    r"|brandish(?:ed|ing)|ambush(?:ed|ing)|hijack(?:ed|ing)"
    r"|ramm(?:ed|ing)(?! (?:(?:into|an?|the|his|her|parked|steel|concrete|brick|metal) ){0,4}(?:trees?|walls?|poles?"
    r"|barriers?|guard ?rails?|fences?|gates?|bollards?|trucks?|lorr(?:y|ies)|bus|train|house|building|median)\b))\b"
)
_SORTS: Final = {"attacked": re.compile(_IN_WORDS), "shot": re.compile(_ON_FILM)}
"""Verbs of an attack that may be of another sort, and what says that they aren't."""
_PROVOKED: Final = re.compile(
    rf"\b(?:after|when|while|as) (?:(?P<who>he|she|they) (?:(?:allegedly|reportedly|apparently) )?{_TRYING}"
    rf"|(?:allegedly |reportedly )?{_TRYING}(?=\w+ing\b|to\b)|(?:allegedly )?(?:trying|attempting) to ){_ASSAULT}"
    r"|\bwhile (?:attempting|committing) (?:an? )?(?:armed )?(?:robbery|burglary|carjacking)"
)
"""After a death: the dead had attacked somebody."""
_BY_VICTIM: Final = re.compile(
    r"^(?:(?!(?:identified|described|named|accused|recogni[sz]ed|known|seen|reported|found|claimed)\b)[\w'\u2019-]+ ){1,8}"
    r"by (?:(?:his|her|their|the|its|an?|one|of) ){1,3}(?:(?:intended|would-be|alleged|own|elderly|robbery|carjacking) )*"
    r"(?:victims?|targets?)(?![\w'\u2019-])(?! ['\u2019])"
)
"""Behind a death: at the hands of whom the dead had attacked."""
_THING: Final = r"(?:bill|engine|idea|plan|deal|story|project|lights?|power|motor|time|problem|task|question|issue|charts)"
"""What may be killed or attacked and isn't alive."""
_HAD_STRUCK: Final = re.compile(
    r"^[^;]{0,120}? had (?!(?:been|not|no|never)\b)(?:\w+ly |just |already |first |earlier )?"
    rf"(?:(?:stabbed|shot(?=\b{_ON_FILM})|killed|attacked(?=\b{_IN_WORDS})|slashed|wounded|ambushed|robbed|carjacked)"
    rf" (?:(?:and \w+|dead|at) )?(?!(?:the|his|her|an?) {_THING}\b)"
    rf"|(?:opened fire|fired (?:at|on)(?! {DAY}\b)|taken \w+ hostages?) )"
    rf"(?:his|her|their|the|a|an|one|{SEVERAL}|another|at least|police|officers|people|on)\b"
)
"""Behind a death told by a bare participle: "the man shot dead by an officer had stabbed two women"."""
_RELATIVE: Final = re.compile(r"\b(?:who|when|after|because|since|as|that|he|she|they|and)\b")
_RETURNED: Final = re.compile(r"\b(?:returned (?:the )?fire|fired back|shot back|in self-? ?defen[cs]e)\b")
"""Before a death: it befell who had attacked."""
_PLEA: Final = re.compile(r"\b(?:claim\w*|acted|acting|said he|said she|says|argu\w+|insist\w*|told|plea\w*|lawyers?)\b")
"""Before "in self-defence": somebody only says so."""
FORCES: Final = frozenset(
    "officer officers deputy deputies trooper troopers policeman policemen policewoman guard guards soldier soldiers agent"
    " agents cop cops police troops marine marines clerk clerks owner owners homeowner".split()
)
"""Whose own shots make them no attackers."""
INNOCENT: Final = FORCES | frozenset(
    "bystander hostage victim passenger pedestrian neighbor neighbour wife girlfriend son daughter child baby toddler"
    " infant girl mother grandmother passerby worshipper shopper customer civilian civilians villagers children hostages"
    " bystanders victims passengers pedestrians passersby passers-by women shoppers worshippers".split()
)
"""Who is no attacker by what he is called."""
PROVOKED_REACH: Final = 24
DONE_REACH: Final = 36
_SUSPECTED: Final = re.compile(r"\b(?:suspected|wanted|accused|sought) (?:in|of|for|over|on)(?: [\w'\u2019-]+){1,7}$")
_SHOOT_OUT: Final = re.compile(
    r"^(?:\S+ ){1,6}?(?:shoot-?out|shoot - out|gunfight|gun (?:battle|fight)|firefight|exchange of (?:gun)?fire"
    r"|stand-?off)\b"
)
"""Behind the death of a suspect: he fired at the police, who fired at him."""
_GUARDS: Final = (
    r"(?:police\w*|officers?|deput(?:y|ies)|troopers?|soldiers?|troops|guards?|marshals?|security|forces|snipers?|marines?)"
)
_LINK: Final = re.compile(
    r"(?:\b(?:before|until|and)|,) (?:(?:then|also|later|himself|herself) )*"
    rf"(?:(?P<being>being)|(?P<he>he|she|they) (?:was|were)|was|were|(?:the |an? )?(?:\w+ )?(?P<force>{_GUARDS}))"
    r" (?:\w+ly |also |then |later )*$"
)
"""Between an attack and what befell the attacker: "before he was", "and was", "before police"."""
_DID: Final = re.compile(
    r"\b(?:opened fire|(?:fired|shot) (?:at|on)|(?:killing|wounding|injuring|killed|wounded|injured|shot|stabbed|hacked"
    r"|attacked|ambushed|slashed|rammed|ploughed|plowed|drove|stormed|robbed) (?:and \w+ )?"
    rf"(?:(?:his|her|their|a|an|the|one|into|through|at least|dozens|people|passers-by|pedestrians)\b|{SEVERAL})"
    r"|(?:rammed|ploughed|plowed|drove) (?:\w+ ){1,5}?into)\b"
)
_BY_GUARDS: Final = re.compile(rf"^\S+ (?:dead |down |to death |and \w+ )*by (?:[\w'\u2019-]+ ){{0,4}}?{_GUARDS}\b")
_SEVERAL_DID: Final = re.compile(rf"\b(?:gunmen|militants|men|attackers|rebels|insurgents|robbers|bandits|{_GUARDS})\b")


def provoked(words: Sequence[str], cue: int, noun: str, *, active: bool = False) -> bool:
    """Say whether those who died had attacked, as the clause tells: "was shot dead after he opened fire on police".

    `active`: the verb at `cue` has them for its object. "The storm killed 35 after killing 20" tells of one killer, but
    where officers are the subject, a participle may be meant of whom they shot.

    >>> provoked("a man was shot dead by police after stabbing two people".split(), 4, "man")
    True
    >>> provoked("a clerk was shot dead after a man tried to rob the shop".split(), 4, "clerk")
    False
    >>> provoked("man dies after stabbing in leeds".split(), 1, "man")
    False
    >>> provoked("a storm killed 35 people in laos after killing 20 in india".split(), 2, "people", active=True)
    False
    """
    if noun in FORCES:
        return False
    behind = " ".join(words[cue : cue + PROVOKED_REACH]).partition(" ; ")[0]
    dangling = not active or (noun in MALE | FEMALE | ATTACKERS and not FORCES.isdisjoint(_subject(words, cue)))
    told = (found["who"] for found in _PROVOKED.finditer(behind))
    if any(_fits(who, noun) for who in told if who or dangling) or _BY_VICTIM.search(behind):
        return True
    struck = _HAD_STRUCK.match(behind) if BE.isdisjoint(words[max(0, cue - 2) : cue]) else None
    if struck is not None and not _RELATIVE.search(behind[: struck.end()]):
        return True
    if noun not in INNOCENT and _was_stopped(words, cue, behind):
        return True
    before = " ".join(words[max(0, cue - 12) : cue])
    if _SUSPECTED.search(before) is not None and _SHOOT_OUT.search(behind) is not None:
        return True
    return noun not in INNOCENT and _RETURNED.search(before) is not None and _PLEA.search(before) is None


def _subject(words: Sequence[str], cue: int) -> Sequence[str]:
    """Give the words of a verb's clause before it: "police" of "officials said police killed"."""
    start = max((at + 1 for at in range(cue) if words[at] in {"said", "say", "says", "that", ",", ";", "when"}), default=0)
    return words[start:cue]


def _was_stopped(words: Sequence[str], cue: int, behind: str) -> bool:
    """Say whether a death ended an attack: "stabbed two people before he was shot dead by police", "before being shot"."""
    before = " ".join([*words[max(0, cue - DONE_REACH) : cue], ""])
    link = _LINK.search(before)
    did = _DID.search(before, 0, link.start()) if link is not None else None
    if link is None or did is None:
        return False
    several = _SEVERAL_DID.search(before, 0, did.start()) is not None
    if several and (link["he"] in {"he", "she"} or link["force"]):
        return False
    if link["force"] or _BY_GUARDS.search(behind):
        return True
    return link["being"] is not None and BE.isdisjoint(before[: link.start()].split())


def _fits(pronoun: str | None, noun: str) -> bool:
    """Say whether a pronoun may mean a noun: "they" no single man, "he" no woman."""
    if pronoun is None:
        return True
    several = noun.endswith(("men", "s"))
    if pronoun == "they":
        return several or noun not in MALE | FEMALE
    return not several and noun not in (FEMALE if pronoun == "he" else MALE)


def attacks(words: Sequence[str], raws: Sequence[str], person: Person) -> bool:
    """Say whether somebody is the subject of a verb that hits others: "he shot her", "Roe then shot the clerk".

    >>> from pipeline.extract.singles import Tokens, persons
    >>> raws = "A man who shot his wife died".split()
    >>> words = [word.lower() for word in raws]
    >>> [attacks(words, raws, person) for person in persons(Tokens(words, raws))][0]
    True
    """
    place, told = person.end, person.pronoun and words[person.first] in NOMINATIVE
    place += ARMED if words[place : place + 3] == ["armed", "with", "a"] else 0
    place += ARMED - 1 if words[place : place + 2] == ["with", "a"] else 0
    if words[place : place + 2] == [",", "who"]:
        place += 1
    if words[place : place + 1] == ["who"]:
        place, told = place + 1, True
    while place < len(words) and _slight(words[place]):
        place += 1
    if place >= len(words) or (person.oblique and not told):
        return False
    if words[place] in FIRING and person.noun not in FORCES and _OPENED.match(" ".join(words[place : place + 12])):
        return True
    if words[place] not in STRIKING:
        return False
    if words[place + 1 : place + 2] == ["and"] and not STRIKING.isdisjoint(words[place + 2 : place + 3]):
        place += 2  # "shot and wounded a deputy"
    if not SELF.isdisjoint(words[place + 1 : place + 2]) or not _is_deed(words, place):
        return False
    return told or _struck(words, raws, place + 1)


def _is_deed(words: Sequence[str], place: int) -> bool:
    """Say whether a verb strikes a body: not "attacked the mayor in a speech", "shot a film"."""
    sort = _SORTS.get(words[place])
    return sort is None or sort.match(" " + " ".join(words[place + 1 : place + 10])) is not None


def _slight(word: str) -> bool:
    return word in ADVERBS or word.endswith("ly") or (word in AUXILIARIES and word not in BE and word != "left")


def _struck(words: Sequence[str], raws: Sequence[str], place: int) -> bool:
    """Say whether somebody who was hit stands at a place, or what he was in."""
    if place >= len(words):
        return False
    word = words[place]
    if word in OBJECTS | AIMS or word[0].isdigit() or word in ONES or words[place : place + 2] == ["at", "least"]:
        return True
    if word in {"a", "an", "the", "another"}:
        return not PERSONS.isdisjoint(words[place + 1 : place + NOUN_REACH])
    return raws[place][0].isupper() and word.isalpha() and word not in CALENDAR.keys() | PREPOSITIONS
