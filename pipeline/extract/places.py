"""Places: which words of a document name places, which place each is, and which one an incident or a figure stands at.

    find(document, gazetteer, sentences=None) -> list[PlaceMention]
        every place that is named, in order of text; `sentences` (indexes) narrows the look, None takes the sentences
        that matter: headline, first paragraphs, casualty sentences and their neighbours
    choose(document, mentions, sentence_indexes, anchors=()) -> (Place, site | None)
        the place of the incident that these sentences tell of; `anchors` are offsets in `Article.text` (event verb,
        casualty words): the nearest place wins
    place_at(document, mentions, sentence, first, last) -> PlaceMention | None
        the place that governs one figure: "ten in Homs, three in Hama"; None where the sentence names none for it
    in_one_breath(document, mentions) -> list[list[PlaceMention]]
        the runs of countries that sentences give as one place: "in Poland, Romania and Austria"
    of_several(places) -> Place
        the place of what is told of several countries at once: no point on a map
    cities(mentions, sentence_indexes) -> list[PlaceMention]
        the cities in which something happens according to these sentences, each once, in order of text

`find` has settled roles and senses: a mention's `place` is final.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import pi, sqrt
from typing import TYPE_CHECKING, Final, Literal

from pipeline.extract import (
    place_afar,
    place_capitals,
    place_home,
    place_provinces,
    place_quarters,
    place_roles,
    place_signs,
    place_upper,
    place_world,
)
from pipeline.extract.folding import fold
from pipeline.extract.gates import Gated
from pipeline.extract.gazetteer import ADMIN1, ADMIN2, CITY, COUNTRY, NONE, REGION, SECTION, Gazetteer
from pipeline.extract.place_choice import OPENING, choose, cities, in_one_breath, key_of, tells
from pipeline.extract.place_desks import is_desk
from pipeline.extract.place_figures import in_sentence, place_at
from pipeline.extract.place_scan import Match, Run, matches, runs, title_case
from pipeline.extract.place_senses import Cues, Naming, inside, settle
from pipeline.extract.place_words import COMMON, FUNCTION_WORDS, HAPPENING, table
from pipeline.extract.place_world import is_told_across, of_several
from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.extract.document import Document, Sentence

__all__ = [
    "HAPPENING", "PlaceMention", "Relation", "choose", "cities", "find", "in_one_breath", "in_sentence",
    "is_told_across", "key_of", "of_several", "place_at",
]  # fmt: skip

Relation = Literal[
    "in",
    "near",
    "outside",
    "towards",
    "from",
    "of",
    "elsewhere",
    "speaker",
    "demonym",
    "organisation",
    "outlet",
    "none",
]
"""How the text ties the place to what it tells: "in" (across, "City, State" after a preposition), "near", "outside"
("30 km south of"), "towards" (to, bound for), "from", "of" (possessor: "Kyiv's mayor"), "elsewhere" ("treated in Kyiv",
"arrested in"), "speaker" ("Kyiv said"), "demonym" ("Ukrainian": says a country only), "organisation" ("Los Angeles
Police Department": evidence for the place, not said of the event), "outlet" (the newsroom's own city), "none" (no sign:
"Kyiv strike kills 10")."""


@dataclass(slots=True, eq=False)
class PlaceMention:
    """One naming of a place, resolved."""

    sentence: int
    """`Sentence.index`."""
    start: int
    """[start, end) of the name in `Article.text`, in characters; "City, State" is one mention."""
    end: int
    surface: str
    place: Place = field(default_factory=Place)
    candidates: tuple[int, ...] = ()
    """Entities of the gazetteer that the name may mean, the chosen one first."""
    relation: Relation = "none"
    distance_km: float | None = None
    """"30 km south of": 30; a mile is 1.609 km."""
    dateline: bool = False
    country: Place | None = None
    """The country that `place` lies in, as a place."""
    site: str | None = None
    """For precision "site": the site's own words, with its rolled-up city in `place`."""
    size: int = 0
    """Inhabitants; 0 where they aren't known."""
    county: int | None = None
    """Entity of the second-level division that the place is or lies in; None where it is wider, or none is known."""


Read = tuple[Match, place_roles.Role, Naming]
"""A name with its role and what it may mean."""
MOST: Final = 200
"""Sentences that are read for places where none that tells of the event names one."""
_GAP: Final = re.compile(r"(?: (?:Twp\.?|Township|Borough|TWP\.?|TOWNSHIP|BOROUGH))?,? ?[(,]? ?")
_LIES: Final = re.compile(
    r",? in (?:(?:the|its|[\w.-]+'s) )?(?:[a-z][\w-]+ ){0,3}?"
    r"(?:(?:district|county|department|province|region|state|prefecture|governorate|oblast)s? of )?(?:the )?"
)
"""Between a town and where it lies: "Tupiza in the department of Potosi", "Sokode in northern Togo"."""
_OWNS: Final = re.compile(
    r"['\u2019]s (?:(?:(?:north|south|east|west|central|coast|mountain|border|inland)[\w-]*|[a-z]+-[a-z]+|capital|main"
    r"|restive|remote|rural|second|largest|biggest|most|populous|commercial|state|province|region|district|city|town|port"
    r"|of|the|,) ?)*"
)
"""Between a country and a place in it: "Nigeria's northwestern Zamfara state", "Peru's second city, Arequipa"."""
_DATELINE: Final = re.compile(r"\s*[A-Z][\w .,'\u2019()/-]{2,70}?(?: ?[\u2013\u2014]| -{1,3}|-- ?|\.-)")
_DATED: Final = re.compile(
    r"\s*(?:[A-Z]\w+[ ,]{1,2}){1,3}\(?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?[\w .,()/]{0,24}(?:\.-|\.(?= [A-Z])| -{1,2} | ?[\u2013\u2014])"
)
"""A dateline with a date, and without capitals: "La Paz, 16 Feb (EFE).-", "Lima, Aug. 28."."""
_CREDITED: Final = re.compile(
    r"\s*(?:[A-Z][\w'\u2019-]+[ ,]{1,2}){1,4}(?:\[[A-Z][\w ]+\],? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?"
    r"\((?:[A-Z]{2,8}|dpa|Reuters|Xinhua|Bernama|Interfax|[A-Z]{2,5}/\w+)\) ?(?:[:\u2013\u2014]|-{1,2}|(?= [A-Z]))"
)
"""A dateline with its agency, and without capitals: "Manila (dpa) -", "Kathmandu [Nepal], July 5 (ANI):"."""
_PLAIN: Final = re.compile(
    r"\s*(?:[A-Z][\w'\u2019-]+ ){0,3}[A-Z][\w'\u2019-]+(?:, [A-Z][\w .]{2,24})? ?(?:[\u2013\u2014]|-{1,2})"
    r"(?= [A-Z\d\"\u201c])"
)
"""A dateline without any: "Guatemala City - The toll"."""
_PART_GAP: Final = re.compile(
    r"(?:[ -](?:(?:al|el|ad|an|ar|as|ash|az)-)?[A-Z][\w'\u2019-]*){0,2}"
    r"(?:, (?:an?|the) (?:[\w-]+ ){0,3})?\s?(?:neighbou?rhood|district|quarter|section|borough|ward|area)s? (?:of|in) "
    r"(?:[a-z][\w-]+ ){0,3}"
)
KNOWN_ABROAD: Final = 500_000
"""Inhabitants of a city whose airport or embassy is known in other countries."""
GREAT: Final = 1_000_000
"""Inhabitants of a city that towns grow into."""
DENSITY: Final = 4_400
"""Inhabitants per square kilometre of such a city: it tells how far it reaches."""
_OWN_TOWNS: Final = frozenset(["US", "CA", "AU", "NZ", "GB", "IE"])
CUED: Final = 4_000
"""Characters from the top in which words of local news are looked for."""
_AMERICAN: Final = (
    "heriff", "eputies", " 911", "block of", "FBI", " County", " county", "trooper", "Highway Patrol", " a.m.", " p.m.",
    "CBS", "NBC", "(AP)", "FOX", "Fox", "abc", "Police Department", "Elementary", "istrict attorney", "istrict Attorney",
    " Ave.", " Blvd", "felony", "isdemeanor", "grand jury", "almart", "al-Mart",
)  # fmt: skip
"""Words of American local news."""
_COMMONWEALTH: Final = ("onstable", "Const.", "RCMP", "Mounties", "Crown prosecut")
"""Words of Canadian and Australian news: not America's."""
_BRITISH: Final = (
    " BST", "999 call", "High Street", "Magistrates", "Crown Court", " PC ", "Det Insp", "Det Supt", "Fire and Rescue",
    "pensioner", "\u00a3", "onstabulary", "Northumbria", "Merseyside", "Thames Valley", "Police Scotland", "PSNI",
    "Transport Police", "Crown Prosecution", " NHS", "lorry driver", "A-level", "sixth form", "GCSE", "Ofsted", "RNLI",
    "HM Coastguard", "arish council", "etective Super", "roads policing", "Home Office post-mortem", "coroner's officer",
)  # fmt: skip
"""Words of British local news."""
_OUTLET: Final = re.compile(
    r" (?:[|«»\u2013\u2014-]|::) [^|«»]{0,60}?(?:\b(?:News|Local|TV|Home|Channel|Radio|Times|Post|Herald|Tribune|"
    r"Press|Patch|Sports|Weather|CBS|NBC|"
    r"ABC|FOX|Fox|Online|Journal|Gazette|Star|Sun)\b|\.com|\b[WK][A-Z]{2,4}\b).{0,80}$"
)
"""The end of a page's title that names its outlet: "… - WKRN News 2 | Nashville"."""
_HINT: Final = {
    "outlet": 0.4,
    "elsewhere": 0.8,
    "speaker": 0.4,
    "organisation": 0.7,
    "demonym": 0.7,
    "from": 0.6,
    "towards": 0.6,
}


def find(
    document: Document, gazetteer: Gazetteer, sentences: Iterable[int] | None = None, home: str = "US"
) -> list[PlaceMention]:
    """Find the places that a document names, settled, in order of text.

    `sentences` narrows the look to these indexes; `home` is the outlet's country, for articles that name none.
    """
    wanted = _wanted(document) if sentences is None else sorted(set(sentences))
    cut = {index: runs(document.sentences[index], upper=document.upper) for index in wanted}
    called = place_upper.persons if document.upper else _persons
    surnames = called(document.article.text, gazetteer)
    dateline = _dateline_end(document)
    scene = place_roles.Scene(gazetteer, document.upper, surnames, document.article.headline, dateline)
    read: list[Read] = []
    for index, parts in cut.items():
        _read_sentence(document.sentences[index], parts, scene, read)
    _name_islands(read, dateline)
    place_provinces.name(read, dateline, gazetteer)
    context = settle(
        [naming for _, _, naming in read], gazetteer, _cues(document.article.text[:CUED], home), upper=document.upper
    )
    place_provinces.listed(read, gazetteer)
    scene.unlisted |= _hamlets(read, context.division, scene, document.article.text)
    _roll_up([naming for _, _, naming in read if naming.entity >= 0], gazetteer)
    place_quarters.take_in([(match, naming) for match, _, naming in read], gazetteer)
    counties = {match.key.removesuffix(" county") for match, _, _ in read if match.key.endswith(" county")}
    scene.unlisted = {key: place for key, place in scene.unlisted.items() if key not in counties}
    found = [
        _mention(match, role, naming, scene)
        for match, role, naming in read
        if (naming.entity >= 0 or match.key in scene.unlisted) and (match.key not in scene.parts or naming.container)
    ]
    found = _without_far_sites(found, gazetteer)
    place_afar.settle(document, found)
    place_world.narrow(document, found, gazetteer)
    _slug(document, found)
    unnamed = (
        *_referred(document, found, wanted), *_capitals(document, found, gazetteer), *_counted(document, wanted, gazetteer),
    )  # fmt: skip
    every = sorted((*found, *unnamed), key=lambda mention: mention.start)
    if sentences is None and every and not any(tells(document.sentences[one.sentence]) for one in every):
        return find(document, gazetteer, range(min(MOST, len(document.sentences))), home)  # all that it names says where
    return every


def _without_far_sites(found: list[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Leave out sites named as a town of another country than any place that the article names: "Shire Country Park"."""
    lands = {one.place.country for one in found if one.site is None and one.relation != "demonym" and one.place.country}
    return [
        one for one in found
        if one.site is None or not lands or one.place.country in lands
        or (one.candidates and gazetteer.population[one.candidates[0]] >= KNOWN_ABROAD)
    ]  # fmt: skip


_HIS_COUNTRY: Final = Gated(
    r"\bin\s+(?:his|her|their|that)\s+(?:own\s+)?country\b"
    r"|(?P<all>\b(?:across|around|throughout|all over|in (?:various|several|many|different|most|other) (?:parts|areas"
    r"|regions) of)"
    r"\s+the\s+(?:whole |entire )?country\b|\b(?:nation|country)-?wide\b)",
    re.IGNORECASE,
)
_OWNING: Final = ("demonym", "of", "none", "speaker", "in")
BACK: Final = 1
"""Sentences before "in his country" in which the country is named."""


def _referred(document: Document, found: Sequence[PlaceMention], wanted: Iterable[int]) -> Iterator[PlaceMention]:
    """Take "in his country" for the one named last: "Peru's foreign minister condemned the killings in his country".

    "Across the country" alike; then the dateline's may be meant, or one that was named long before.
    """
    for index in wanted:
        sentence = document.sentences[index]
        for match in _HIS_COUNTRY.finditer(sentence.text) if "ountry" in sentence.text or document.upper else ():
            start = sentence.start + match.start()
            everywhere = match["all"] is not None
            named = [
                one for one in found
                if one.country is not None and one.start < start
                and (everywhere or (one.relation in _OWNING and not one.dateline and index - BACK <= one.sentence))
            ]  # fmt: skip
            if named and (country := named[-1].country) is not None:
                yield PlaceMention(
                    sentence=index, start=start, end=sentence.start + match.end(), surface=match[0], place=country,
                    relation="in", country=country,
                )  # fmt: skip


def _slug(document: Document, found: Sequence[PlaceMention]) -> None:
    """Take "ISLAMABAD: ..." for a dateline: there agencies have a desk. Other cities' newspapers tell of their own so.

    Unless the sentence says where else it was: "DEHRADUN: Two died at a hamlet of Pithoragarh district".
    """
    start = len(document.article.headline) + 2
    for one in found:
        slug = one.start == start and one.surface.isupper() and document.article.text[one.end : one.end + 2] == ": "
        beside = slug and any(other.sentence == one.sentence and other.relation in HAPPENING for other in found)
        one.dateline = one.dateline or (slug and (beside or is_desk(one)))


def _capitals(document: Document, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    for seat in place_capitals.read(document, found, gazetteer):
        relation, _, km = seat.tie
        yield PlaceMention(
            sentence=seat.sentence, start=seat.start, end=seat.end, surface=document.article.text[seat.start : seat.end],
            place=seat.place, relation=relation, distance_km=km, country=seat.country,
        )  # fmt: skip


def _counted(document: Document, wanted: Iterable[int], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    for index, start, end, place in place_world.counted(document, wanted, gazetteer):
        surface = document.article.text[start:end]
        yield PlaceMention(sentence=index, start=start, end=end, surface=surface, place=place, relation="in")


def _name_islands(read: Sequence[Read], dateline: int) -> None:
    """Take a name for the island's throughout, where the article calls it one once: "near Qeshm island ... on Qeshm".

    Where the dateline names the town, it is the town's.
    """
    islands = {match.key for match, _, _ in read if place_roles.is_island(match)}
    body = [match for match, _, _ in read if islands and not match.sentence.headline]
    dated = {match.key for match in body if match.sentence.start + match.end <= dateline}
    for match, _, naming in read if islands else ():
        if match.key in dated and place_roles.is_island(match):
            naming.division = 0
        elif match.key in islands - dated and not naming.division and naming.container is None and not _called(match):
            naming.division = ADMIN2


_TOWN_OF: Final = re.compile(r"\b(?:town|village|community|hamlet) of $")


def _hamlets(read: Sequence[Read], home: place_home.Home, scene: place_roles.Scene, text: str) -> dict[str, Place]:
    """Find the towns of the article's division that no file lists: where it names no city, or calls them towns."""
    if not home.sure or home.country not in place_home.STATES:
        return {}
    gazetteer = scene.gazetteer
    known = any(
        naming.entity >= 0
        and gazetteer.kind[naming.entity] == CITY
        and gazetteer.admin1[naming.entity] == home.division
        and gazetteer.population[naming.entity] >= place_quarters.QUARTERED
        and (naming.sentence < OPENING or naming.say >= place_roles.OFFICIAL)
        and role.relation in ("in", "none", "outlet", "organisation")
        for _, role, naming in read
    )
    division = gazetteer.resolve(home.division)
    return {
        match.key: Place(name=_name(match), admin1=division.admin1, country=home.country, precision="city")
        for match, role, naming in read
        if naming.entity < 0 and role.relation in ("in", "near") and (not known or _called(match))
        and place_roles.read_unlisted(match, scene, told=False) is not None and _is_name(match, text)
    }  # fmt: skip


def _called(match: Match) -> bool:
    return _TOWN_OF.search(match.sentence.text, max(0, match.start - 16), match.start) is not None


def _is_name(match: Match, text: str) -> bool:
    """Say whether words are a name by their capitals: not in a headline, and none of the language's or initials."""
    name = match.sentence.text[match.start : match.end]
    plain = match.sentence.headline or title_case(match.sentence.text) or name.isupper()
    return not plain and f" {name.lower()}" not in text


def _name(match: Match) -> str:
    name = match.sentence.text[match.start : match.end]
    return name.title() if name.isupper() else name


def _roll_up(namings: list[Naming], gazetteer: Gazetteer) -> None:
    """Take what lies within a great city that is named, too, as a part of it: "in Surulere, Lagos".

    Not in countries whose newspapers tell a suburb from its city.
    """
    named = {naming.entity for naming in namings} | {city for naming in namings for city in _seat(naming, gazetteer)}
    great = {
        entity
        for entity in named
        if gazetteer.kind[entity] == CITY
        and gazetteer.population[entity] >= GREAT
        and gazetteer.country(entity) not in _OWN_TOWNS
    }
    for naming in namings if great else ():
        entity = naming.entity
        district = gazetteer.kind[entity] == ADMIN2 and naming.division == ADMIN2
        if (district or gazetteer.kind[entity] == CITY) and entity not in great:
            naming.entity = next((city for city in great if _within(entity, city, gazetteer)), entity)
            naming.division = 0 if naming.entity in great else naming.division


def _seat(naming: Naming, gazetteer: Gazetteer) -> tuple[int, ...]:
    """Cities that bear the name of the division that a name is put in: "in Surulere, Lagos"."""
    container = naming.container
    if container is None or gazetteer.kind[container] != ADMIN1:
        return ()
    return tuple(city for city in gazetteer.lookup(gazetteer.name(container)) if gazetteer.kind[city] == CITY)


def _within(entity: int, city: int, gazetteer: Gazetteer) -> bool:
    size = gazetteer.population[city]
    if gazetteer.country(entity) != gazetteer.country(city) or gazetteer.population[entity] * 5 > size:
        return False
    return gazetteer.km(entity, city) < sqrt(size / DENSITY / pi)


def _wanted(document: Document) -> list[int]:
    """Indexes of the sentences that matter: headline and lead, casualty sentences and the one before and after."""
    count = len(document.sentences)
    found = set(range(min(OPENING, count)))
    for sentence in document.sentences:
        if sentence.casualty:
            found.update((sentence.index - 1, sentence.index, sentence.index + 1))
    return sorted(index for index in found if 0 <= index < count)


def _cues(text: str, home: str) -> Cues:
    """Read from words of local news which country it leaves unsaid."""
    if any(cue in text for cue in _COMMONWEALTH):
        return Cues("")
    british = any(cue in text for cue in _BRITISH)
    american = any(cue in text for cue in _AMERICAN if not british or cue != " county")
    signs = () if british and not american else place_signs.read(text)
    return Cues(home, american=american or bool(signs), british=british, signs=signs)


_CALLED: Final = re.compile(
    r"\b([A-Z][a-z][\w\u2019'-]*) (?:[A-Z]\. |[\"\u201c][^\"\u201d]{1,20}[\"\u201d] |(?:[A-Z][a-z][\w\u2019'-]* ))?"
    r"([A-Z][a-z]\w+)(?:,? [JS]r\.?)?"
)
_TWO_CALLED: Final = re.compile(r"\b([A-Z][a-z]+) and ([A-Z][a-z]+) [A-Z][a-z]+")
"""Two of one family: "Paul and Anne Draper"."""
_BYLINE: Final = re.compile(
    r"^[Bb]y ((?:[A-Z][\w.\u2019'-]*,? (?:and )?){1,11}[A-Z][\w\u2019'-]*)(?=\n|,? [Ss]taff|$)", re.MULTILINE
)
"""A line that names who wrote it: "By John Roe and Ann Poe"."""
_WRITER: Final = re.compile(r"([A-Z][\w\u2019'-]+)(?=,| and|$)")
"""The last name of each of them."""
_NAMED: Final = re.compile(
    r"\b(?:(?:girl|boy|man|woman|child|baby|toddler|teenager|youth|son|daughter|friend|cousin|brother|sister|neighbou?r"
    r"|nurse|colleague|student|pupil) (?:called|named)"
    r"|(?:[Hh]is|[Hh]er|[Mm]y) (?:first )?name (?:is|was)|[Nn]ick-?named) ([A-Z]\w+)"
)
"""A person of one name: "a girl called Mitu"."""
_AGED: Final = re.compile(r"(?<!\d),? \(?\d{1,2}(?:[,;:.)]| of | was | is | died | and )(?! ?\d)")
"""After a name: the person's age, not a distance or a day."""
_AGE_BEFORE: Final = re.compile(r"\d-year-old,? $")
_SOMEBODY: Final = re.compile(r" (?:man|woman|boy|girl|teen|student|resident|native|mother|father|couple|high|police)")
BYLINES: Final = 600
"""Characters from the top in which a byline stands."""
NAMED_IN: Final = 20_000
"""Characters from the top in which persons' names are looked for."""


def _persons(text: str, gazetteer: Gazetteer) -> set[str]:
    """Folded names of persons who are called by a known first name, or with their age: later "Houston" alone is one.

    Also last names that are nothing but that after a word which is none of the language's and no place's.
    """
    first = table("first_names")
    found: set[str] = set()
    for match in _CALLED.finditer(text, 0, NAMED_IN):
        key = fold(match[1])
        aged = _AGED.match(text, match.end()) is not None or (
            _AGE_BEFORE.search(text, max(0, match.start() - 14), match.start()) is not None
            and _SOMEBODY.match(text, match.end()) is None
        )
        last = fold(match[2])
        unknown = last in table("surnames") and key not in COMMON and not gazetteer.lookup_folded(key)
        if (key in first or aged or unknown) and key not in FUNCTION_WORDS:
            found.update((key, last) if aged else (last,))
    for match in _TWO_CALLED.finditer(text, 0, NAMED_IN):
        pair = {fold(match[1]), fold(match[2])}
        if pair <= first:
            found |= pair
    found.update(fold(match[1]) for match in _NAMED.finditer(text, 0, NAMED_IN))
    for line in _BYLINE.finditer(text, 0, BYLINES):
        found.update(fold(match[1]) for match in _WRITER.finditer(line[1]))
    return found


def _read_sentence(  # noqa: C901 - ordered attempts
    sentence: Sentence,
    cut: list[Run],
    scene: place_roles.Scene,
    read: list[Read],
) -> None:
    found = matches(sentence, cut, scene.gazetteer, upper=scene.upper)
    titled = sentence.index < OPENING and title_case(sentence.text)
    outlet = _outlet(sentence, scene.headline) if sentence.index < OPENING else None
    skip = -1
    whole: place_roles.Role | None = None
    owner: tuple[int, Relation] | None = None
    state = False
    for position, match in enumerate(found):
        if position <= skip:
            continue
        owner, before = None, owner
        container, last = _container(found, position, scene.gazetteer)
        told = not sentence.headline and sentence.start + match.end <= scene.dateline
        if container == UNKNOWN:
            state = last == position + 1
            if (named := place_roles.read_unlisted(match, scene, told=told)) is not None:
                scene.unlisted[match.key] = _unlisted(match, found[last], scene.gazetteer)
                read.append((match, named, Naming((), sentence.index, key=match.key)))
            continue
        chained = container is not None or state or told or whole is not None
        role = place_roles.read(match, scene, titled=titled, chained=chained)
        if role is None or (told and place_roles.is_credit(match)):
            continue
        if _is_quarter(found, position, scene, None if container is not None else role.relation):
            whole = role
            continue
        if whole is not None:
            role, whole = whole, None
            role.division = 0  # "the Karrada district of Baghdad": the word is the part's
        if before is not None and container is None:
            container, role.relation = before
        if (held := _owner(found, position, scene.gazetteer)) is not None:
            owner, role.relation = (held, role.relation), "of"
        if state:
            role.division, state = ADMIN1, False
        if outlet is not None and outlet[0] < match.start < outlet[1]:
            role.relation = "outlet"
        skip = last
        if container is not None:
            match.end = found[last].end
        naming = Naming(
            _meant(match, role, scene.gazetteer),
            sentence.index,
            role.division,
            container,
            match.key,
            1.5 if told else _HINT.get(role.relation, 1.0),
            match.size,
            part=_may_be_part(match),
            parted=container is None and place_roles.is_part_of_state(match, scene.gazetteer),
            say=place_home.DATED if told or _dates(match) else role.say or place_home.SAY[role.relation],
        )
        read.append((match, role, naming))


def _meant(match: Match, role: place_roles.Role, gazetteer: Gazetteer) -> tuple[int, ...]:
    """Take what a name may mean: a county, too, where the text calls it one without a capital, or for short."""
    if role.division != ADMIN2 or any(gazetteer.kind[posting >> 1] == ADMIN2 for posting in match.postings):
        return match.postings
    return (*gazetteer.lookup_folded(f"{match.key} county"), *match.postings)


_SIDE: Final = re.compile(r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:ern|east|west)? $")
SIDED: Final = 12
"""Characters before a name in which its side stands: "southwest "."""
_QUARTER: Final = Gated(r" (?:neighbou?rhood|community|section|district|quarter)\b")


def _may_be_part(match: Match) -> bool:
    text = match.sentence.text
    before = text[max(0, match.start - SIDED) : match.start]
    return _SIDE.search(before) is not None or _QUARTER.match(text, match.end) is not None


_OPENS: Final = re.compile(r"(?:,? [A-Z][\w.]+,?)?(?: \([^)]{2,30}\))? ?(?:[\u2013\u2014]|-{1,2} )")


def _dates(match: Match) -> bool:
    """Say whether a name opens its sentence as in a dateline, which captions and notices may stand before."""
    text = match.sentence.text
    return match.start < 3 and text[match.start : match.end].isupper() and _OPENS.match(text, match.end) is not None


def _outlet(sentence: Sentence, headline: str) -> tuple[int, int] | None:
    """[start, end) of the outlet's part of a page title, which pages repeat as their first line."""
    title = headline if len(headline) > 20 and sentence.text.startswith(headline[:40]) else sentence.text
    found = _OUTLET.search(title)
    return None if found is None else (found.start(), len(title))


def _container(found: list[Match], position: int, gazetteer: Gazetteer) -> tuple[int | None, int]:
    """Entity that a name lies in by "City, State" or "City, County, State", and the last match of the chain.

    UNKNOWN, and the match of the state, where the name is known, but not there.
    """
    match, container, last = found[position], None, position
    entities = [posting >> 1 for posting in match.postings]
    for following in range(position + 1, min(position + 3, len(found))):
        other = found[following]
        gap = match.sentence.text[found[last].end : other.start]
        owned = following == position + 1 and _OWNED.fullmatch(gap) and _owner(found, following, gazetteer) is not None
        if owned:
            following += 1  # noqa: PLW2901 - "Xiaoyi, north China's Shanxi Province": the country is passed over
            other, gap = found[following], ", "
        lies = _LIES.fullmatch(gap) is not None
        if not lies and (not ("," in gap or "(" in gap) or len(gap) > 14 or not _GAP.fullmatch(gap)):
            break
        holder = _holder(entities, other, gazetteer)
        if lies and holder is None:
            break
        if holder is None:
            if (
                container is None
                and (_state(other, gazetteer) or _is_far(entities, other, gazetteer))
                and not any(gazetteer.kind[e] in _WIDE for e in entities[:2])
            ):
                return UNKNOWN, following
            break
        if container is None or gazetteer.kind[holder] == ADMIN2:
            container = holder
        last = following
        if owned:
            break
    return container, last


def _owner(found: list[Match], position: int, gazetteer: Gazetteer) -> int | None:
    """Country or state of this name where the next is a place in it: "Nigeria's northwestern Zamfara state"."""
    match = found[position]
    top = match.postings[0] >> 1 if match.postings else NONE
    if position + 1 == len(found) or top == NONE or gazetteer.kind[top] not in (COUNTRY, ADMIN1):
        return None
    other = found[position + 1]
    if _OWNS.fullmatch(match.sentence.text, match.end, other.start) is None:
        return None
    return top if any(inside(posting >> 1, top, gazetteer) for posting in other.postings) else None


def _is_part(found: list[Match], position: int) -> bool:
    """Whether the next name is the city of this one: "Podil, a neighbourhood of Kyiv", "the Podil district of Kyiv"."""
    if position + 1 == len(found):
        return False
    gap = found[position].sentence.text[found[position].end : found[position + 1].start]
    return len(gap) < 60 and _PART_GAP.fullmatch(gap) is not None


def _is_quarter(found: list[Match], position: int, scene: place_roles.Scene, relation: Relation | None) -> bool:
    """Whether the next name is the city of this one, which is no city's elsewhere, either.

    `relation` ties the name to its sentence; None where it stands with its state.
    """
    named = relation is not None and place_quarters.is_named(found, position, relation, scene.gazetteer)
    if not named and not _is_part(found, position):
        return False
    if named or place_quarters.city_of(found[position + 1], scene.gazetteer) != NONE:
        scene.parts.add(found[position].key)
    return True


FAR_KM: Final = 250.0
"""Distance of a town from the middle of a province that it can't lie in."""
_LONGEST_WORD: Final = len(" governorate ")
_PROVINCE: Final = re.compile(r" (?:province|region|governorate|oblast|department|prefecture|state)\b", re.IGNORECASE)
_OWNED: Final = re.compile(r",? (?:in )?(?:(?:north|south|east|west|central|cent|far|mid)[\w-]* )?")
"""Between a town and the country of its province: "Xiaoyi, north China's Shanxi Province"."""
UNKNOWN: Final = -1
"""For "Randolph, New Hampshire" where GeoNames has no Randolph there: none of the others is meant."""
_WIDE: Final = (ADMIN1, COUNTRY, REGION)


def _state(match: Match, gazetteer: Gazetteer) -> bool:
    top = match.postings[0] >> 1
    return gazetteer.kind[top] == ADMIN1 and gazetteer.country(top) in place_home.STATES


def _is_far(entities: list[int], other: Match, gazetteer: Gazetteer) -> bool:
    """Say whether a text puts a name in a province from which all that it may mean is far away."""
    top = other.postings[0] >> 1 if other.postings else NONE
    said = _PROVINCE.search(other.sentence.text, other.start, other.end + _LONGEST_WORD) is not None
    if not said or not entities or top == NONE or gazetteer.kind[top] != ADMIN1:
        return False
    return all(gazetteer.km(entity, top) > FAR_KM for entity in entities)


def _holder(entities: list[int], other: Match, gazetteer: Gazetteer) -> int | None:
    """Find the reading of `other` in which one of the entities lies."""
    for posting in other.postings:
        holder = posting >> 1
        if gazetteer.kind[holder] in (ADMIN1, ADMIN2, COUNTRY, REGION) and any(
            inside(entity, holder, gazetteer) for entity in entities
        ):
            return holder
    return None


def _dateline_end(document: Document) -> int:
    """Offset in the article's text where the dateline of the body ends, 0 without one."""
    start = len(document.article.headline) + 2
    body = document.article.body[:120]
    if (dated := _DATED.match(body) or _CREDITED.match(body) or _PLAIN.match(body)) is not None:
        return start + dated.end()
    found = _DATELINE.match(body)
    if found is None or not any(word.isupper() and len(word) > 2 for word in re.findall(r"[^\W\d_]+", found[0])):
        return 0
    return start + found.end()


def _division_place(naming: Naming, gazetteer: Gazetteer) -> Place | None:
    """Place of a "district" or "province" that GeoNames has as a city only: the division that it lies in."""
    if not naming.division or gazetteer.kind[naming.entity] not in (CITY, SECTION):
        return None
    place = gazetteer.resolve(naming.entity)
    division = gazetteer.admin1[naming.entity]
    geonameid = gazetteer.geonameid[division] if division != NONE else None
    return replace(place, geonameid=geonameid, name=gazetteer.name(naming.entity), precision="admin1")


def _unlisted(match: Match, state: Match, gazetteer: Gazetteer) -> Place:
    """Place of a hamlet that the text puts in a state and GeoNames' file of towns lacks: by its name alone."""
    division = gazetteer.resolve(state.postings[0] >> 1)
    name = _name(match) if division.country in place_home.STATES else re.sub(r" [Cc]ity$", "", _name(match))
    return Place(name=name, admin1=division.admin1, country=division.country, precision="city")


def _mention(match: Match, role: place_roles.Role, naming: Naming, scene: place_roles.Scene) -> PlaceMention:
    gazetteer = scene.gazetteer
    start, end = match.sentence.start + match.start, match.sentence.start + match.end
    place = None if naming.container else scene.unlisted.get(match.key)
    place = place or _division_place(naming, gazetteer) or gazetteer.resolve(naming.entity)
    others = tuple(posting >> 1 for posting in naming.postings if posting >> 1 != naming.entity)
    return PlaceMention(
        sentence=match.sentence.index,
        start=start,
        end=end,
        surface=match.sentence.text[match.start : match.end],
        place=place,
        candidates=(naming.entity, *others) if naming.entity >= 0 else others,
        relation=role.relation,
        distance_km=role.km,
        dateline=not match.sentence.headline and end <= scene.dateline,
        country=gazetteer.country_place(place.country) if place.country else None,
        site=role.site,
        size=gazetteer.population[naming.entity] if naming.entity >= 0 else 0,
        county=_county(naming.entity, gazetteer) if naming.entity >= 0 else None,
    )


def _county(entity: int, gazetteer: Gazetteer) -> int | None:
    county = entity if gazetteer.kind[entity] == ADMIN2 else gazetteer.admin2[entity]
    return None if county == NONE else county
