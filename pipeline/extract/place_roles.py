"""Tell what a matched name is in its sentence: the place of something, a speaker, a person, a part of another name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words, place_divisions, place_upper
from pipeline.extract import place_words as words
from pipeline.extract.gates import Gated
from pipeline.extract.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, DEMONYM, NONE, REGION
from pipeline.extract.place_home import STATES
from pipeline.extract.place_neighbours import KNOWN, at_street, judge
from pipeline.extract.place_ties import tie
from pipeline.extract.place_words import table

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_scan import Match
    from pipeline.extract.places import Relation
    from pipeline.model import Place

OFFICIAL: Final = 2.0
"""What a town's own police, mayor or coroner says of the division: local news quotes those of its place."""
_RIGHT_WORD: Final = re.compile(r"\s*([\w\u2019'-]+|,|\(|\))?\s*([\w\u2019'-]+)?")


@dataclass(slots=True)
class Role:
    """What the text around a match says of it."""

    relation: Relation
    km: float | None = None
    division: int = 0
    """ADMIN1 or ADMIN2 where a word beside the name says that it is one, else 0."""
    left: str = ""
    """The preposition or noun that governs the name, lower-case."""
    site: str | None = None
    say: float = 0.0
    """How much it says of the division in which the article plays; 0: as its relation says."""


@dataclass(slots=True)
class Scene:
    """What holds for a whole document while its matches are read."""

    gazetteer: Gazetteer
    upper: bool
    surnames: set[str]
    """Folded names of the document's persons."""
    headline: str = ""
    dateline: int = 0
    """Offset in the article's text where the dateline ends, 0 without one."""
    parts: set[str] = field(default_factory=set)
    """Folded names of what the document calls a neighbourhood or a section: no cities."""
    unlisted: dict[str, Place] = field(default_factory=dict)
    """Towns that the document puts in a state and the gazetteer lacks, by folded name."""


def read(  # noqa: C901, PLR0911, PLR0912, PLR0915 - ordered attempts, the first hit wins
    match: Match, scene: Scene, *, titled: bool, chained: bool
) -> Role | None:
    """Read the role of a match; None where it names no place. A chained one ("City, State") is trusted."""
    kinds = {scene.gazetteer.kind[posting >> 1] for posting in match.postings[:4]}
    inside = None if scene.upper or chained else judge(match, kinds, titled=titled)
    if inside == "drop" or at_street(match) or _numbered(match) or _sainted(match):
        return None
    if inside == "agent":
        return Role("speaker")
    if scene.upper and not kinds & {COUNTRY, DEMONYM} and place_upper.is_other(match):
        return None
    if not chained and (_hospital(match) or _patron(match) or _titled(match) or _campus(match) or _ranked(match)):
        return None
    relation, left, km = tie(match.sentence.text, match.start, scene.gazetteer)
    if not match.postings:
        return Role(relation, km, _division(match), left) if relation in words.HAPPENING else None
    division = ADMIN1 if not chained and is_part_of_state(match, scene.gazetteer) else _division(match)
    site = _site(match) if inside == "organisation" else None
    if match.partial:
        return Role("demonym" if match.sentence.text.startswith("-bound", match.end) else "of", km, division, left)
    if DEMONYM in kinds and COUNTRY not in kinds:
        return None if _continental(match) or _surname(match) else Role("demonym", left=left)
    if scene.upper and not chained and match.last == match.first + 1 and match.key in table("words"):
        return None
    first, second = _right(match)
    if first in _KIN and _the(match) and match.size < 2 * KNOWN:
        scene.surnames.add(match.key)
        return None
    if scene.upper and not chained and first in _WATERS:
        return None
    if (
        first in words.PART_NOUNS
        and _lower_next(match)
        and first != "suburb"
        and not (first == "district" and (ADMIN2 in kinds or _is_shire(match, scene.gazetteer)))
        and not kinds & {COUNTRY, ADMIN1}
        and _part(match)
    ):
        scene.parts.add(match.key)
        return None
    if match.sentence.text[: match.start].endswith(("capital's ", "capital\u2019s ")) and CITY in kinds:
        scene.parts.add(match.key)
        return None
    if not (kinds & {COUNTRY, REGION, ADMIN1} or division or chained) and _is_stream(match, scene.gazetteer):
        scene.parts.add(match.key)
        return None
    if first in words.TYPE_NOUNS and second == "of" and not (division and relation == "in"):
        return Role("of", km, division, left)
    if not chained and relation == "none" and _aged(match):
        return None
    if (first in words.OFFICIAL_NOUNS or first in words.PERSON_NOUNS) and not chained and _is_word(match, scene):
        return None
    if first in words.OFFICIAL_NOUNS and relation in _TITLED and not kinds & {COUNTRY, REGION}:
        cared = relation != "speaker" and _at_its_hospital(match) and _is_cared(match)
        return Role("elsewhere" if cared else "organisation", km, division, left, say=OFFICIAL)
    if first in words.PERSON_NOUNS and not kinds & {COUNTRY}:
        return Role("from", km, division, left)
    if not chained and _owner(match, scene):
        return None
    if not chained and relation not in words.HAPPENING and _of_pupils(match):
        return Role("from", km, division, left)
    doubtful = scene.upper and not chained and place_upper.is_no_name(match, kinds, left, placed=relation in _PLACED)
    if doubtful or (not (division or chained) and not _trusted(match, scene, relation, kinds, titled=titled)):
        return None
    if inside == "organisation":
        if site and _is_treated(match):
            return Role("elsewhere", km, division, left)
        return Role("organisation", km, division, left, site, 0.0 if site else OFFICIAL)
    attributive = _ARTICLE.search(match.sentence.text, max(0, match.start - len("another ")), match.start) is not None
    agent = second if first in _OWNING else first if attributive else ""
    if relation in ("in", "near") and COUNTRY in kinds and agent in words.AGENTS:
        relation = "of"  # "in Israel's strikes", "in a US drone attack"
    if _is_spoken(match, relation, left, kinds):
        relation = "speaker"
    another = (_of_another(match) or _of_protest(match)) and COUNTRY not in kinds
    if relation in (*words.HAPPENING, "towards") and (another or _at_its_hospital(match) or _of_arrest(match)):
        relation = "elsewhere"
    if relation == "none" and left == "at" and CITY in kinds and first in _OWNING:
        relation = "in"
    if relation in ("of", "none", "from") and CITY in kinds and COUNTRY not in kinds and _of_deed(match):
        relation = "in"
    if relation == "none" and left == "on" and is_island(match):
        relation = "in"
    return Role(relation, km, division, left)


def _is_spoken(match: Match, relation: Relation, left: str, kinds: set[int]) -> bool:
    """Say whether a place only speaks, or somebody in it."""
    if (relation == "none" or left == "street") and _speaks(match, kinds):
        return True
    return _writes(match) or (relation == "in" and _informs(match))


_ARTICLE: Final = re.compile(r"\b(?:an?|another|first|second|latest) $", re.IGNORECASE)
_PLACED: Final = (*words.HAPPENING, "elsewhere")


_DEED: Final = re.compile(
    r" (?:(?!(?:after|in|the|an?|and|or|of|for|to|on|at|before|where|as|during|following|with|by|is|was|were|from|when|who"
    r"|over|police|that|its|his|her|their|also|has|had|have)\b)[a-z][\w-]* ){0,2}"
    rf"(?:{event_words.any_of(event_words.SUDDEN)}|robbery|shootout|drive-by)\b(?!-)"
)
"""After a city's name: what happened there bears it, "the victims of a Yazoo City nightclub shooting"."""
_BESIDE: Final = re.compile(r"\b(?:suburban|near|outside|rural) $", re.IGNORECASE)


def _of_deed(match: Match) -> bool:
    text = match.sentence.text
    return _DEED.match(text, match.end) is not None and _BESIDE.search(text, max(0, match.start - 12), match.start) is None


_TITLED: Final = ("none", "towards", "speaker")
"""How a text ties a city that stands before its police or its hospital: "to a Macon hospital", "according to Macon police".
"""


def read_unlisted(match: Match, scene: Scene, *, told: bool) -> Role | None:
    """Read the role of a name before a state in which no such town is listed; None where it hardly names a town."""
    last = match.run[match.last - 1].key
    whole = match.last == len(match.run) and match.first == 0
    seat = last == "city" and len(match.run) > 1
    if not whole or (last in _NO_TOWN and not seat) or match.key in scene.surnames or scene.upper:
        return None
    relation, left, km = tie(match.sentence.text, match.start, scene.gazetteer)
    return Role(relation, km, 0, left) if told or relation in words.HAPPENING else None


_NO_TOWN: Final = words.SITE_WORDS | words.WATER_WORDS | words.STREET_WORDS | words.DIVISION_WORDS | words.EVIDENCE_WORDS
"""Last words of names that are no towns'."""
_HEALTH: Final = re.compile(r"[^.;,]{0,40}\b(?:[Hh]ospitals?|[Mm]edical|[Cc]linic|[Ii]nfirmary|[Tt]rauma|[Hh]ealth)\b")
_CARE: Final = re.compile(
    r"\b(?:taken|transported|transferred|flown|airlifted|lifted|rushed|driven|drove|brought|sent|carried|treated|treatment"
    r"|died|dead|pronounced|hospitali[sz]ed|admitted|condition|recover\w*|surgery|operated|released|ambulance|helicopter"
    r"|medics|paramedics|spokes\w+|life support|intensive care|doctors?|walked into|showed up|arrived at|at)\b",
    re.IGNORECASE,
)
_ATTACKED: Final = re.compile(
    r"\b(?:shooting|shot|gunfire|opened fire|explosion|blast|fire|stabb\w+|attack\w*|bomb\w*|strike|struck|hit|shell\w+)"
    r" (?:\w+ ){0,3}(?:at|in|inside|outside|near|on) (?:the )?$",
    re.IGNORECASE,
)


def _is_treated(match: Match) -> bool:
    """Say whether the name is a hospital's where somebody is treated or has died, not one that was attacked itself."""
    return _HEALTH.match(match.sentence.text, match.end) is not None and _is_cared(match)


def _is_cared(match: Match) -> bool:
    """Say whether the words before a hospital's name are of care, not of an attack on it."""
    return _CARE.search(_before(match)) is not None and not _is_attacked(match)


def _is_attacked(match: Match) -> bool:
    return _ATTACKED.search(_before(match)) is not None


def _before(match: Match) -> str:
    """Give the words before a hospital's name that tell what happened to it, or to those who lie there."""
    return match.sentence.text[max(0, match.start - 120) : match.start]


_ITS_HOSPITAL: Final = re.compile(
    r"(?:-area| area)? (?:[a-z]+ )?(?:hospitals?|medical cent(?:er|re)|clinic|(?:trauma|burn) (?:cent(?:er|re)|unit))\b"
)


def _at_its_hospital(match: Match) -> bool:
    """Say whether it is a city's hospital where somebody lies: "in a Fargo hospital"; not one that was attacked."""
    return _ITS_HOSPITAL.match(match.sentence.text, match.end) is not None and not _is_attacked(match)


_OWNED: Final = re.compile(
    r"(?:['\u2019]s?) (?:[\w-]+ ){0,2}?(?:wife|husband|mother|father|parents|son|daughter|sister|brother"
    r"|girlfriend|boyfriend|fianc\w+|family|uncle|aunt|cousin|nephew|niece|grand\w+|home|house|residence|apartment|body|lawyer|attorney|friends?"
    r"|neighbou?rs?|roommate|\d{1,2}-year-old)\b"
)


def _owner(match: Match, scene: Scene) -> bool:
    """Say whether a name is somebody's: "Davis' residence", "Adams' mother"."""
    single = match.last - match.first == 1 and match.size < 2 * KNOWN
    surname = match.key in scene.surnames or match.key in table("surnames")
    return single and surname and _OWNED.match(match.sentence.text, match.end) is not None


_WHO: Final = re.compile(r"\b(?:that|who|which)\b[^,.;:]{0,70}$", re.IGNORECASE)
_PAST: Final = Gated(
    r",? (?:last (?:week|month|year)|earlier this (?:week|month|year)"
    r"|(?:\w+ )?(?:weeks?|months?|years?) (?:ago|earlier))\b",
    re.IGNORECASE,
)


def _of_another(match: Match) -> bool:
    """Whether it is told of somebody's earlier deed: "the gang that robbed a bank in NAME last month"."""
    text = match.sentence.text
    return _PAST.match(text, match.end) is not None and _WHO.search(text, max(0, match.start - 90), match.start) is not None


_RALLIED: Final = re.compile(
    r"\b(?:rall(?:y|ies|ied)|march(?:es|ed)?|demonstrat(?:e|es|ed)|protest(?:s|ed)?|gather(?:s|ed)?|mourn(?:s|ed)?|prayed"
    r"|vigils?|assembled|took to the streets) (?:[\w-]+ ){0,3}?(?:in|across|outside) (?:[\w-]+ ){0,4}?$",
    re.IGNORECASE,
)
_OVER: Final = Gated(
    r"(?: on \w+day)?,? (?:over|against|to protest|in protest (?:at|against|over)|to (?:mourn|honou?r|remember|commemorate)"
    r"|in solidarity|in memory of|calling for|demanding|to demand) ",
    re.IGNORECASE,
)


def _of_protest(match: Match) -> bool:
    """Whether people only gathered there for what befell others: "rallied in NAME over the deaths of 57"."""
    text, start = match.sentence.text, match.start
    return _OVER.match(text, match.end) is not None and _RALLIED.search(text, max(0, start - 60), start) is not None


_SCHOOL: Final = re.compile(
    r"(?: [A-Z][\w.'\u2019]*){0,4} (?:[a-z]+ )?(?:[Ss]chool|College|University|Academy|[Hh]igh|[Ee]lementary)\b"
)
_PUPILS: Final = re.compile(
    r" (?:[a-z]+ ){0,2}(?:students?|seniors?|juniors?|sophomores?|freshm[ae]n|graduates?|alumn\w+|pupils?"
    r"|players?|athletes?|classmates?"
    r"|teachers?|coach(?:es)?|teammates?|cheerleaders?|quarterback)\b"
)
"""After the name that a school bears: who goes there may be hurt anywhere."""


def _of_pupils(match: Match) -> bool:
    """Whether only those are named who go to a school of that name: "NAME High School students", "University of NAME"."""
    text = match.sentence.text
    school = _SCHOOL.match(text, match.end)
    if school is None and not text[max(0, match.start - 16) : match.start].endswith(("University of ", "College of ")):
        return False
    return _PUPILS.match(text, school.end() if school is not None else match.end) is not None


_LAWMEN: Final = re.compile(
    r"\b(?:police|officers?|deputies|troopers|marshals|authorities|agents|detectives)(?: officers)? in (?:the )?$",
    re.IGNORECASE,
)
_CATCHING: Final = re.compile(
    r"(?:, [A-Z][\w.]+,?)?(?: (?:on |late |early )*\w+day| have| has| say they| said they){0,3}"
    r" (?:arrest(?:ed)?|capture[sd]?|caught|detain(?:ed)?|apprehend(?:ed)?|took|taken) [^.;:]{0,60}?"
    r"\b(?:wanted|sought|accused|suspected|suspect|fugitive)\b"
)


def _of_arrest(match: Match) -> bool:
    """Whether somebody was only caught there: "police in NAME arrested a man wanted in a killing in"."""
    text, start = match.sentence.text, match.start
    return _CATCHING.match(text, match.end) is not None and _LAWMEN.search(text, max(0, start - 40), start) is not None


_KIN: Final = frozenset("family families brothers sisters siblings twins clan household".split())
"""After "the NAME": it is a surname."""
_WATERS: Final = frozenset("river lake sea creek canal mountain hill dam bridge".split())
"""After a name in upper-case copy, which doesn't tell a river's name from a town's."""
_OWNING: Final = frozenset(["'s", "\u2019s"])
"""After "at NAME": at a site of that city."""


def _the(match: Match) -> bool:
    return match.sentence.text[: match.start].lower().endswith("the ")


_BEHIND: Final = re.compile(
    r"$|[.,;)]|['\u2019]s\b| (?:in|at|near|between|from|to|on|and|after|before|was|is|has|had|as|where|which)\b"
)


def _is_stream(match: Match, gazetteer: Gazetteer) -> bool:
    """Whether a small town's name stands behind "the" as a river's or a range's does: "the Clyde in Glasgow"."""
    text = match.sentence.text
    if not text[: match.start].endswith("the ") or match.size >= KNOWN or _BEHIND.match(text, match.end) is None:
        return False
    names = gazetteer.names(gazetteer.geonameid[match.postings[0] >> 1])
    return not any(name.startswith("The ") for name in names)


_CONTINENT: Final = re.compile(r"\b(?:latin|central|south|north|meso|pan)[ -]$", re.IGNORECASE)


def _continental(match: Match) -> bool:
    """Say whether "American" is of no one country: "Latin American leaders"."""
    before = match.sentence.text[max(0, match.start - 9) : match.start]
    return match.key in {"american", "americans"} and _CONTINENT.search(before) is not None


def _surname(match: Match) -> bool:
    """Say whether a people's name is somebody's last name: "Bob Dane", "Dawn French"."""
    before = match.run[match.first - 1] if match.first else None
    named = before is not None and before.key in table("first_names") and before.key not in table("words")
    return named and match.key in table("surnames") and match.last == len(match.run)


def is_credit(match: Match) -> bool:
    """Say whether a name stands in the brackets of a dateline as a part of its source's: "(RADIO SONORA)", not "(PERU)"."""
    text = match.sentence.text
    opened = text.rfind("(", 0, match.start)
    closed = text.find(")", match.end)
    if opened < 0 or closed < 0 or ")" in text[opened : match.start]:
        return False
    return opened + 1 != match.start or text[match.end] not in ",)"


_NAMED: Final = Gated(
    r"\b(?:fire|blaze|wildfire|operation|storm|cyclone|typhoon|hurricane|ship|boat|ferry|vessel|barge|trawler|yacht|film|book|song"
    r"|project|exercise|novel|play) [\"\u201c\u2018']$",
    re.IGNORECASE,
)


def _titled(match: Match) -> bool:
    """Whether a name in quotation marks is that of a fire, a ship, an operation: no place."""
    return _NAMED.search(match.sentence.text, max(0, match.start - 24), match.start) is not None


_RANK: Final = re.compile(
    r"\b(?:officer|constable|sergeant|corporal|captain|lieutenant|colonel|commander|inspector|detective|trooper|deputy"
    r"|recruit|judge|magistrate|prosecutor|senator|governor|mayor|minister|bishop|pastor|priest|professor|reporter|soldier"
    r"|agent) $",
    re.IGNORECASE,
)
"""Right before somebody's name: "police officer Victor Hill"."""


def _ranked(match: Match) -> bool:
    """Whether the name is that of somebody whose rank stands before it."""
    text, start = match.sentence.text, match.start
    return match.size < KNOWN and _RANK.search(text, max(0, start - 16), start) is not None


_HOSPITAL: Final = Gated(
    r"(?: [A-Z][\w.\u2019'-]*){0,3} (?:[Hh]ospital|(?:[Mm]edical|[Tt]rauma) [Cc]ent(?:er|re)|[Cc]linic|[Ii]nfirmary)\b"
)
_BEFORE_SAINT: Final = ("St ", "St. ", "Saint ", "Sts. ", "Sts ")
_SAINT: Final = ("st. ", "st ", "saint ", "san ", "santa ", "mount ", "mt. ", "sainte ")


_CAMPUS: Final = Gated(r"\bUniversity of [A-Z][\w ]{2,20}(?:,| at|-) ?$")


def _campus(match: Match) -> bool:
    """Whether the name tells which campus of a university is meant: "the University of California, Santa Barbara"."""
    return _CAMPUS.search(match.sentence.text, max(0, match.start - 48), match.start) is not None


def _hospital(match: Match) -> bool:
    """Whether the name is a hospital's own: "St. Vincent Medical Center", "the Alfred hospital"; not "Kabul hospital"."""
    text = match.sentence.text
    if not _HOSPITAL.match(text, match.end):
        return False
    own = text[match.start : match.end].lower().startswith(_SAINT) or text[: match.start].endswith("the ")
    return own and match.size < KNOWN


_PATRON: Final = re.compile(
    r"(?:['\u2019]s?)?(?: [A-Z][\w.\u2019'-]*){0,4} (?:School|Academy|College|Church|Cathedral|Chapel|Basilica"
    r"|Convent|Monastery|Parish|Seminary|Hall|Square|Island|Cemetery)\b"
)


def _sainted(match: Match) -> bool:
    """Say whether a name is a saint's: "St Chad's Primary"."""
    return match.sentence.text.endswith(_BEFORE_SAINT, 0, match.start)


def _patron(match: Match) -> bool:
    """Whether a saint's name is that of a school or a church: "St. Mary's Elementary School"."""
    text = match.sentence.text
    saint = text[match.start : match.end].lower().startswith(("st. ", "st ", "saint "))
    return saint and match.size < KNOWN and _PATRON.match(text, match.end) is not None


_NUMBER_BEHIND: Final = re.compile(r" \d{1,3}\b")


def _numbered(match: Match) -> bool:
    """Whether a number is part of the name: of a weapon, a gang, a ward ("AR-15", "MS-13", "Ward 4"), hardly of a place."""
    if match.key in table("words") and _NUMBER_BEHIND.match(match.sentence.text, match.end):
        return True
    return any(character.isdigit() for word in match.run[match.first : match.last] for character in word.raw)


def _right(match: Match) -> tuple[str, str]:
    found = _RIGHT_WORD.match(match.sentence.text, match.end)
    first, second = (found[1] or "", found[2] or "") if found else ("", "")
    return first.lower(), second.lower()


def _division(match: Match) -> int:
    """ADMIN1 or ADMIN2 where the name is followed or preceded by the word for one."""
    first, second = _right(match)
    if first in ("'s", "\u2019s"):
        return 0
    word = second if first in ("autonomous", "federal", "semi-autonomous") else first
    if match.key in table("words") or match.key in words.NO_PLACES or (first == "district" and second in words.DISTRICT_OF):
        return 0
    before = match.sentence.text[max(0, match.start - 16) : match.start].lower().split()
    if word in words.FIRST_LEVEL_WORDS or (before[-1:] == ["of"] and before[-2:-1] and before[-2] in _DIVISIONS):
        return ADMIN1
    if word == "co" and match.sentence.text[match.end :].lstrip()[2:3] == "." and match.run[match.first].raw[:1].isupper():
        return ADMIN2  # "WARD CO. --", "in Ward Co. on Sunday"
    if word in words.SECOND_LEVEL_WORDS or (before[-1:] == ["county"] and match.first < 2) or is_island(match):
        return ADMIN2
    return place_divisions.level(match.sentence.text, match.start, match.end)


_DIVISIONS: Final = frozenset(
    "province region state canton department governorate oblast emirate voivodeship republic territory".split()
)
"""Before "of NAME"."""
ISLET: Final = 1_000_000
"""Inhabitants from which on a town is the island."""
_ISLAND_OF: Final = Gated(r"\bisland(?:s? of)? $", re.IGNORECASE)
_ISLAND: Final = Gated(r" islands?\b", re.IGNORECASE)


def is_island(match: Match) -> bool:
    """Say whether the text calls an island what is a town's name, too: the town on it is not meant."""
    text = match.sentence.text
    if not 0 < match.size < ISLET:
        return False
    before = _ISLAND_OF.search(text, max(0, match.start - 16), match.start)
    return before is not None or _ISLAND.match(text, match.end) is not None


_PART_OF_STATE: Final = re.compile(
    r"\b(?:upstate|downstate|(?:(?:north|south)(?:east|west)?|east|west)ern|central) $", re.IGNORECASE
)


def is_part_of_state(match: Match, gazetteer: Gazetteer) -> bool:
    """Whether a part of an American state is named, whose name is a city's, too: "upstate New York"."""
    top = match.postings[0] >> 1 if match.postings else NONE
    state = top != NONE and gazetteer.kind[top] == ADMIN1 and gazetteer.country(top) == "US"
    return state and _PART_OF_STATE.search(match.sentence.text, max(0, match.start - 16), match.start) is not None


def _part(match: Match) -> bool:
    """Whether "X neighborhood" means that X is one: "the X neighborhood", unlike "a Detroit neighborhood"."""
    before = match.sentence.text[max(0, match.start - 24) : match.start].split()
    return match.size < 2 * KNOWN or before[-1:] == ["the"] or bool(before and before[-1].endswith(("'s", "\u2019s")))


_OWNED_BY: Final = re.compile(r"\b(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['\u2019]s (?:[a-z-]+ )?$")
_BARE: Final = re.compile(r"\b(?:in|of|from|at) $", re.IGNORECASE)


def _is_shire(match: Match, gazetteer: Gazetteer) -> bool:
    """Whether "NAME district" is a division of a country or a state: "in Tehri district", "Uttarakhand's Tehri district".

    A city's quarter has the article: "the Podil district"; or its city before it: "Kyiv's Podil district".
    """
    before = match.sentence.text[max(0, match.start - 48) : match.start]
    if (owned := _OWNED_BY.search(before)) is None:
        return _BARE.search(before) is not None
    kinds = {gazetteer.kind[posting >> 1] for posting in gazetteer.lookup_folded(owned["owner"].lower())}
    return not kinds.isdisjoint((ADMIN1, COUNTRY)) and CITY not in kinds


def _lower_next(match: Match) -> bool:
    """Whether the next word has no capital: a "neighborhood", not "New Bedford District Court"."""
    return match.sentence.text[match.end : match.end + 2].lstrip()[:1].islower()


def _site(match: Match) -> str | None:
    """Words of the site that the name is a part of: "Kabul Serena Hotel"."""
    for word in match.run[match.last :]:
        if word.key in words.SITE_WORDS:
            start = match.offset + match.run[match.first].start
            return match.sentence.text[start : match.offset + word.end]
    return None


def _trusted(  # noqa: C901, PLR0911 - ordered attempts, the first hit wins
    match: Match, scene: Scene, relation: Relation, kinds: set[int], *, titled: bool
) -> bool:
    """Whether a name that is an English word, a first name or somebody's surname may be a place here."""
    if match.last - match.first > 1:
        return True
    placed = relation in _PLACED
    key = match.key
    if not match.run[match.first].raw.isascii():  # "Malé" is no English word
        return True
    if key in scene.surnames and match.last - match.first == 1 and not (placed and kinds & {COUNTRY, ADMIN1}):
        return placed and match.size > KNOWN
    if COUNTRY in kinds and not scene.upper:
        return key not in scene.surnames or placed
    if _initials(match, scene):
        return False
    if len(key) <= 2 or _is_abbreviation(match, scene.gazetteer):
        return False
    if key in table("words"):
        crime = match.size > KNOWN and not titled and match.start > 0 and _right(match)[0] in _CRIMES
        return (placed or crime) and not scene.upper
    if key in table("surnames") and match.size < KNOWN:
        return placed or (relation in ("from", "of") and not titled and not scene.upper)
    if scene.upper and (key in table("first_names") or key in table("surnames")):
        return placed
    if key in table("first_names") and (titled or match.size < KNOWN):
        return placed
    return True


_CRIMES: Final = frozenset(
    "shooting shootings stabbing stabbings homicide homicides slaying slayings killing killings".split()
)
"""After the name of a large city that is a word of the language, too: "the Savannah shooting"."""


_AGE: Final = re.compile(r", (?:1[01]\d|\d{1,2})(?=, [a-z])")


def _aged(match: Match) -> bool:
    """Whether an age stands behind the name, which is somebody's: "Jordan, 23, was shot"."""
    return _AGE.match(match.sentence.text, match.end) is not None


def _is_word(match: Match, scene: Scene) -> bool:
    """Whether a sentence's first word is one of the language rather than a town's name: "Grand jury", "Ill man"."""
    if match.start > 0 or match.last - match.first > 1 or scene.upper:
        return False
    return (match.key in table("words") and match.size < KNOWN) or _is_abbreviation(match, scene.gazetteer)


def _is_abbreviation(match: Match, gazetteer: Gazetteer) -> bool:
    """Whether a state's abbreviation stands there without its city, as a first name does: "Tex", "Cal"."""
    top = match.postings[0] >> 1
    short = len(match.key) == 3 and not match.run[match.first].raw.isupper()
    return short and gazetteer.kind[top] == ADMIN1 and gazetteer.country(top) in STATES


def _initials(match: Match, scene: Scene) -> bool:
    """Whether a word in capitals among others that aren't stands for an agency: "ALEA said"; not a dateline's."""
    raw, text = match.run[match.first].raw, match.sentence.text
    if scene.upper or len(raw) < 3 or not raw.isupper() or match.size > KNOWN:
        return False
    return match.start > 0 and not text[: match.start].isupper() and any(map(str.islower, text[: match.start]))


_CORRESPONDENT: Final = re.compile(
    r"(?:['\u2019]s (?:[A-Z][\w.-]+ ){2,3}|\b(?:correspondents?|reporters?|colleagues?) (?:[A-Z][\w.-]+ ){0,3})"
    r"(?:in|at|,? reporting from) (?:the \w+ of )?$"
)


def _writes(match: Match) -> bool:
    """Say whether a newsroom's own man speaks from there: "the Herald's Ann Roe in NAME says"."""
    text, (first, _) = match.sentence.text, _right(match)
    return first in words.SPEECH and _CORRESPONDENT.search(text, max(0, match.start - 70), match.start) is not None


_INFORMANT: Final = re.compile(
    r"\b(?:officials?|officers?|sources?|doctors?|nurses?|medics?|workers?|spokes\w+|diplomats?|commanders?|administrators?"
    r"|authorities|activists?|journalists?|administration|cent(?:er|re)|ministry|embassy|headquarters|office|agency|official)"
    r" (?:based )?(?:in|from) (?:the (?:\w+ )?(?:city|town|capital) of )?$",
    re.IGNORECASE,
)
"""Before a place where somebody sits who knows of it: "a medical source in NAME said"; the police of a town speak of it."""
_TELLS: Final = re.compile(
    r"(?:, (?!and )[^,.;]{3,60},)? (?:said|says|told|reported|confirmed|added|estimated|put the (?:death )?toll)\b"
)
_SAID_IN: Final = re.compile(
    r"\b(?:officials|authorities|sources|doctors|medics|spokes\w+|ministry|army|military|government) (?:said|reported)"
    r"(?: on \w+day)? in (?:the \w+ of )?$",
    re.IGNORECASE,
)


def _informs(match: Match) -> bool:
    """Say whether only somebody who tells of it sits there: "an official in NAME said", "officials said in NAME"."""
    text, start = match.sentence.text, match.start
    if _SAID_IN.search(text, max(0, start - 60), start):
        return True
    told = _TELLS.match(text, match.end) is not None
    return told and _INFORMANT.search(text, max(0, start - 60), start) is not None


def _speaks(match: Match, kinds: set[int]) -> bool:
    first, second = _right(match)
    if first in words.SPEECH:
        return True
    return bool(kinds & {COUNTRY, REGION}) and (first in words.AGENTS or second in words.SPEECH)
