"""Which of an article's figures belong together: one incident, or several that the text sets apart.

Round-ups, live blogs and reports that add "in a separate attack" tell of several incidents. A sentence that says so
opens another incident, up to the end of its paragraph; figures of another city are another incident where they are
told in sentences of their own, unless the event is of a kind that strikes a whole region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, datings, event_words, happened, moves, places, types
from pipeline.extract.earlier import cue_of
from pipeline.extract.feature_words import DAY
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL
from pipeline.extract.roundups import told_before
from pipeline.extract.statements import statements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.places import PlaceMention
    from pipeline.model import EventType, Place, When

City = int | str
"""A city's geonameid; its name and division where GeoNames lacks it."""
Governed = tuple["Mention", "PlaceMention | None"]
"""A figure and the place that governs it."""

_DEEDS: Final = rf"(?:{event_words.any_of(event_words.SUDDEN)}|cases?|robber(?:y|ies)|scenes?|actions?)"
SEPARATE: Final = Gated(
    rf"\b(?:(?:in|as) (?:a |an )?"
    rf"(?:separate|unrelated|different|another|second|third|other|further|related) (?:\w+ )?{_DEEDS}"
    rf"|(?:a |an |the )?(?:separate|unrelated|second|third|fourth|another) (?:\w+ )?{_DEEDS}\b"
    r"(?! (?:said|shift|victims?|suspects?|survivors?))"
    r"|separately|(?:minutes|hours|a day|days) (?:later|earlier|after|before),?"
    rf" (?:in|a|an|(?:{SEVERAL})(?!-)|another|gunmen|police)\b"
    r"|^also on \w+day\b|in a related development|across town)",
    re.IGNORECASE,
)
"""A sentence that sets another incident apart."""
STRANGE: Final = re.compile(
    rf"\b(?:separate|unrelated|different) (?:\w+ )?{_DEEDS}\b|^separately\b", re.IGNORECASE
)
"""A sentence that can't tell of the main incident any more."""
_SPREE: Final = re.compile(
    r"\b(?:spree|rampage)\b|\b(?:same|lone|single) (?:gunman|shooter|suspect|attacker|man|driver|knifeman|pair)\b",
    re.IGNORECASE,
)
"""In the lead: what was done at several places is one incident."""
_SCENES: Final = re.compile(
    r"\b(?:two|three|four|several|multiple|\d+|different) (?:locations|crime scenes|scenes|sites)\b", re.IGNORECASE
)
"""In the lead: what was done at several places of one city is."""
BESIDE: Final = Gated(
    r"^(?:elsewhere|meanwhile|also|earlier|later)\b(?! (?:this|last|reports?|figures|tolls?|estimates))", re.IGNORECASE
)
"""A sentence that may do so, unless a larger toll stands above it."""
_NTH: Final = Gated(
    rf"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last) (?:\w+ ){{0,2}}{_DEEDS}"
    r"(?: (?:there|here))? (?:of|in|over|during|reported) (?:the |this |a |as many )?"
    r"(?:night|day|weekend|evening|morning|afternoon|week|hours|days)\b",
    re.IGNORECASE,
)
"""A sentence that counts the article's own incident among others: those come next."""
_AWAY: Final = Gated(
    r"(?:just |shortly |about |less than |not |some |barely )*"
    r"(?:before|after|around|at|(?:\w+ )?(?:minutes|hours)|an hour)\b.*"
    r"\b(?:miles?|blocks?|kilomet(?:er|re)s?|km|met(?:er|re)s|yards)(?: and a half)? (?:away|to the|north|south|east|west)",
    re.IGNORECASE,
)
"""A sentence that sets another time and another place: "Two hours later, and a mile to the west, two men were shot"."""
_NOT: Final = Gated(
    rf"\b(?:(?:{SEVERAL}) separate"
    r"|anniversary|similar|in connection with|linked to|no link|not (?:be )?(?:linked|related|connected))\b",
    re.IGNORECASE,
)
_UNCONNECTED: Final = Gated(
    rf"\b(?:no|not|nothing|neither|never|\w+n['\u2019]t)\b[^.;]{{0,80}}"
    rf"\b(?:to do with|connect(?:ed|ion)|related|relation|linked|links?)\b[^.;]{{0,60}}\b{_DEEDS}\b[^.;\n]*",
    re.IGNORECASE,
)
"""It names another incident to say that it is another: "not believed to be linked to the shooting on Elm Street"."""
_TIES: Final = ("to do with", "onnect", "elat", "link")
WIDE: Final[frozenset[EventType]] = frozenset({
    "earthquake", "flood", "storm", "wildfire", "heatwave", "disease", "landslide", "eruption", "poisoning", "riot",
})  # fmt: skip
"""Events that strike many places at once: there the cities' figures are parts of one incident."""
NATURE: Final[frozenset[EventType]] = frozenset({"earthquake", "flood", "storm", "wildfire", "heatwave", "eruption"})
"""Those of them whose toll, told of no city, holds every city's."""
SUDDEN: Final[frozenset[EventType]] = frozenset({
    "shooting", "stabbing", "bombing", "suicide_bombing", "vehicle_attack", "explosion", "fire", "arson_fire", "collapse",
    "transport_road", "transport_rail", "transport_air", "transport_sea", "stampede", "air_strike", "missile_strike",
})  # fmt: skip
"""Events that are over within the day: what another day brought was another one."""

FURTHER: Final = 16
"""Sentences that are read for the kind of event where the first tell none."""
MOSTLY: Final = 0.5
"""Share of a toll that its cities' own figures must make up, for it to be their sum."""
LEAST: Final = 3
"""Toll from which it may be: two persons are told of one by one."""


def part(document: Document, governed: Sequence[Governed], spare: Sequence[Governed] = ()) -> list[list[Governed]]:
    """Part an article's own figures into incidents, the main one first; each keeps the order of the text.

    `spare` are figures that the main incident has no use for: they count where the text sets another one apart.
    """
    if len(governed) + len(spare) < 2 or (_told_together(governed) and not spare) or _is_spree(document, governed):
        return [list(governed)]
    scene = _scene(document, governed)
    parts: dict[object, list[Governed]] = {None: []}
    keyed = [(pair, _key(*pair, scene)) for pair in governed]
    beside = _beside(keyed)
    for pair, key in keyed:
        parts.setdefault(key or _key_beside(pair[0], beside, scene), []).append(pair)
    for pair in spare:
        key = _key(*pair, scene) or _key_beside(pair[0], beside, scene)
        if isinstance(key, str) or scene.opened.get(pair[0].sentence.index, (None, False))[1]:
            parts.setdefault(key, []).append(pair)
    main = parts.pop(None)
    others = []
    for key, one in parts.items():
        by_city = isinstance(key, tuple) and not key[2]
        if isinstance(key, str) and _retold(one, main):
            continue
        if isinstance(key, str) or _anew(one, scene) or _counts(one, main, marked=not by_city):
            told = sorted(one, key=lambda pair: (pair[0].sentence.index, pair[0].first))
            others.extend(_by_clause(told) if isinstance(key, int) else [told])
    others = [one for one in others if not _adds_up(one, governed)]
    kept = {id(mention) for one in others for mention, _ in one}
    rest = [pair for pair in governed if id(pair[0]) not in kept]
    return [rest, *others] if rest else others


def _is_spree(document: Document, governed: Sequence[Governed]) -> bool:
    """Say whether the lead tells that one man's deeds, or those at several places of one city, are the news."""
    lead = document.sentences[:3]
    if not any(_SPREE.search(one.text) for one in lead):
        cities = {city_of(place) for mention, place in governed if not mention.sentence.headline} - {None}
        if len(cities) > 1 or not any(_SCENES.search(one.text) for one in lead):
            return False
    return not any(STRANGE.search(one.text) for one in document.sentences)


def _adds_up(members: Sequence[Governed], governed: Sequence[Governed]) -> bool:
    """Say whether figures only tell how the toll before them is made up, in one city.

    "Two bombs killed seven. In the market four died; the second one, at a bus stop, killed three", in one sentence or in
    two that follow one another.
    """
    index = members[0][0].sentence.index
    if any(mention.sentence.index != index for mention, _ in members):
        return False
    towns = {place.place.geonameid for _, place in governed if place is not None and place.place.precision == "city"}
    dead = [m for m, _ in governed if m.kind == "killed" and m.role == "total" and not m.made]
    inside = sum(m.value for m in dead if m.sentence.index == index)
    count = sum(m.sentence.index == index for m in dead)
    before = {m.value for m in dead if m.sentence.index < index}
    if len(towns) > 1 or not inside:
        return False
    if count > 1 and inside in before:
        return True
    beside = [m for m in dead if m.sentence.index == index - 1]
    return len(beside) == 1 and inside + beside[0].value in {m.value for m in dead if m.sentence.index < index - 1}


_JOINS: Final = re.compile(r"[,;] (?:(?:and|while|then) )?")
OWN_SITE: Final = re.compile(
    r"\b(?:on|at|in|near|outside|along|off) (?:the |an? )?(?:[a-z\d-]+ ){0,5}?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May |Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]"
)
"""Where a clause says that something was: "on Elm Street", "at a car wash on Mill Road"."""
_LATER: Final = re.compile(r"\b(?:found|located|discovered|arriv\w+|walked|drove|driven|taken|arrested|treated|died)\b")
"""What became of people of the same incident, wherever they were by then."""


def clause_of(mentions: Sequence[Mention]) -> str | None:
    """Give the clause in which figures of one sentence stand, if it has a site of its own beside another's."""
    sentence = mentions[0].sentence
    inside = {_clause(mention) for mention in mentions if mention.sentence is sentence}
    pieces = _clauses(sentence.text)
    if len(inside) != 1 or any(mention.sentence is not sentence for mention in mentions) or len(pieces) < 2:
        return None
    start, end = pieces[inside.pop()]
    return sentence.text[start:end]


@lru_cache(maxsize=64)
def _clauses(text: str) -> list[tuple[int, int]]:
    """Clauses of a sentence that each have a site: what has none belongs to the one before it."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [match.end() for match in _JOINS.finditer(text)] + [len(text)]:
        if OWN_SITE.search(text, start, end) is not None and _LATER.search(text, start, end) is None:
            found.append((start, end))
        elif found:
            found[-1] = (found[-1][0], end)
        else:
            continue
        start = end
    return found


def _clause(mention: Mention) -> int:
    """Give the number of the clause in which a figure's casualty word stands."""
    at = cue_of(mention) - mention.sentence.start
    return next((number for number, (_, end) in enumerate(_clauses(mention.sentence.text)) if at < end), 0)


def _by_clause(members: list[Governed]) -> list[list[Governed]]:
    """Part the figures of one sentence by clauses that each have a site: "one died on Elm Street, and two at a bar on"."""
    if len({mention.sentence.index for mention, _ in members}) > 1:
        return [members]
    clauses: dict[int, list[Governed]] = {}
    for pair in members:
        clauses.setdefault(_clause(pair[0]), []).append(pair)
    return list(clauses.values())


def _anew(members: Sequence[Governed], scene: Scene) -> bool:
    """Say whether a sentence that sets another incident apart brings in people of its own."""
    return any(
        mention.role == "total" and mention.kind in _COUNTED and mention.value > 0 and not told_before(mention)
        for mention, _ in members
        if scene.opened.get(mention.sentence.index) == (mention.sentence.index, True)
    )


def _retold(members: Sequence[Governed], main: Sequence[Governed]) -> bool:
    """Say whether figures of another day are the main incident's, told once more: the same people, or as many.

    "Four were shot on Sunday. ... Police said on Monday that four people were hit": a day is misread.
    """
    told = [m for m, _ in members if m.role == "total" and m.kind in _COUNTED and m.value > 0]
    last = max((m.sentence.index for m in told), default=0)
    own = [m for m, _ in main if m.kind in _COUNTED and m.value > 0 and (m.chosen or not _goes_back(m, last))]
    kinds, people = {m.kind for m in own}, {m.person for m in own if m.person is not None}
    said = {(one.kind, one.value) for one in own} | {("killed", one.value) for one in statements(own, "killed")}
    said.add(("injured", sum(mention.value for mention in own if mention.chosen)))
    if any(m.value > 1 and (m.kind, m.value) not in said for m in told):
        return False
    shared = [m.person in people or (m.value > 1 and (m.kind, m.value) in said) for m in told if m.kind in kinds]
    return bool(shared) and all(shared)


def _goes_back(mention: Mention, index: int) -> bool:
    """Say whether a figure behind a sentence speaks of those told of there: "The two who lost their lives"."""
    return mention.sentence.index > index and told_before(mention)


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds for all figures of an article while they are parted."""

    opened: dict[int, tuple[int, bool]]
    """Sentences that tell of another incident: index -> the sentence that opens it, and whether that says so for sure."""
    opening: frozenset[int]
    """Sentences that open another incident."""
    home: City | None
    """City of the main incident."""
    region: Place | None
    """Its division, where its toll stands at no city."""
    lead: int
    """Index of the last sentence of the article's lead."""
    at_home: frozenset[int]
    """Sentences with a figure of that city."""
    above: dict[str, int]
    """Largest toll of each kind that stands at a region or country."""
    wide: bool
    """True for an event that strikes many places."""
    land: str | None = None
    """Country of an incident whose toll is the sum of its cities'."""
    days: When | None = None
    """Days of the main incident, where the text tells them and it is of a kind that is over at once."""
    day: date | None = None
    """The article's own."""
    strange: frozenset[int] = frozenset()
    """Sentences opened by one that says outright that it is another incident."""
    counted: bool = False
    """True where the lead gives a figure that was chosen."""


def _scene(document: Document, governed: Sequence[Governed]) -> Scene:
    opened = _set_apart(document)
    region = _home_region(governed)
    home = _home(governed) if region is None else None
    above: dict[str, int] = {}
    for mention, place in governed:
        if mention.role == "total" and is_wide(mention, place):
            above[mention.kind] = max(above.get(mention.kind, 0), mention.value)
    spread = spread_over(document, governed)
    for mention, _ in governed if spread else ():
        if mention.chosen:
            above[mention.kind] = max(above.get(mention.kind, 0), mention.value)
    lead = next((one.index for one in document.sentences if not one.headline), 0) + 1
    openers = {first for first, _ in opened.values()}
    strange = {index for index in openers if STRANGE.search(document.sentences[index].text)}
    return Scene(
        opened=opened,
        strange=frozenset(index for index, (first, _) in opened.items() if first in strange),
        counted=any(mention.chosen and mention.sentence.index <= lead for mention, _ in governed),
        opening=frozenset(index for index, _ in opened.values()),
        home=home,
        region=region,
        lead=lead,
        at_home=frozenset(mention.sentence.index for mention, place in governed if city_of(place) == home),
        above=above,
        wide=types.read([mention.sentence for mention, _ in governed[:3]]) in WIDE,
        land=_land(governed) if spread else None,
        days=_days(document, governed),
        day=document.article.time.date(),
    )


def _days(document: Document, governed: Sequence[Governed]) -> When | None:
    """Read the days of the main incident; None where they aren't told, or where it may have gone on for days."""
    if types.stated([mention.sentence for mention, _ in governed[:3]], document.sentences[:FURTHER]) not in SUDDEN:
        return None
    chosen = sorted((mention for mention, _ in governed if mention.chosen), key=lambda mention: mention.kind != "killed")
    told = happened.read(document, chosen[:1] or [mention for mention, _ in governed[:1]])
    return told.when if told.fresh and told.when is not None and told.when.precision == "day" else None


def _another_day(mention: Mention, scene: Scene, *, anew: bool = False) -> str | None:
    """Name the day of a figure where it isn't the main incident's: "blocks from where a man was shot on Friday".

    `anew`: its sentence begins with a day and has a place of its own, "On Friday, two died in Mushin".
    """
    counted = mention.role == "total" and mention.kind in _COUNTED and mention.value > 0
    sentence = mention.sentence
    if scene.days is None or scene.day is None or not counted or _AFTERWARDS.match(sentence.text):
        return None
    at = cue_of(mention) - sentence.start
    when = happened.day_of(sentence, at, scene.day, "death" if anew and moves.read(mention).before is None else "event")
    if when is None or background.is_old(when, scene.day):
        return None
    same = when.start <= scene.days.end and scene.days.start <= when.end
    return None if same else when.start.isoformat()


_AFTERWARDS: Final = Gated(
    r"(?:[\w-]+ ){0,4}(?:hours|days?|weeks?) after (?:an?|the|this|last|\w+day)\b[^.;]{0,60}?"
    r"\b(?:shot|shootings?|gunm[ae]n|shooters?|opened fire|attack\w*|kill\w*|stabb\w*|rampage|spree|ambush\w*|bomb\w*"
    r"|blast)\b",
    re.IGNORECASE,
)
"""How a sentence begins that looks back to the article's own incident: "Two days after a gunman opened fire"."""


def spread_over(document: Document, governed: Sequence[Governed]) -> frozenset[City]:
    """Find the cities whose own figures the chosen toll adds up: "11 were killed. Seven died in Homs, four in Hama".

    Some of the dead may lie at places that are not named. A flood's or an earthquake's toll that stands at no city holds
    any city's that is smaller. Empty where the toll is no such sum.
    """
    chosen = next(((m, city_of(place)) for m, place in governed if m.chosen and m.kind == "killed"), None)
    if chosen is None or chosen[0].value < LEAST:
        return frozenset()
    toll, land, cities = chosen[0].value, _land(governed), dict["City", int]()
    for mention, place in governed:
        city = city_of(place)
        if city is None or place is None or place.place.country != land or mention.sentence.headline:
            continue
        if mention.kind == "killed" and mention.role == "total" and mention.value < toll:
            cities[city] = max(mention.value, cities.get(city, 0))
    if sum(cities.values()) > toll or chosen[1] not in {None, *cities}:
        return frozenset()
    sums_up = len(cities) > 1 and MOSTLY * toll <= sum(cities.values())
    return frozenset(cities) if sums_up or (chosen[1] is None and is_natural(document, governed)) else frozenset()


def is_natural(document: Document, governed: Sequence[Governed]) -> bool:
    """Say whether the event is a force of nature, which strikes many places at once."""
    told = [mention.sentence for mention, _ in governed[:3]]
    near = [*told, *(one for one in document.sentences[:2] if one not in told)]
    return types.stated(near, document.sentences[:FURTHER]) in NATURE


def opens_naturally(document: Document) -> bool:
    """Say whether an article's opening tells of a force of nature."""
    return types.read(document.sentences[:3]) in NATURE


def _land(governed: Sequence[Governed]) -> str | None:
    """Country of the first figure that has one."""
    return next((place.place.country for _, place in governed if place is not None and place.place.country), None)


def _key(mention: Mention, place: PlaceMention | None, scene: Scene) -> object:
    """Tell which incident a figure belongs to: None for the main one, else what sets the other apart."""
    index, city = mention.sentence.index, city_of(place)
    opener, sure = scene.opened.get(index, (None, False))
    abroad = city is not None and city != scene.home and not _lies_in(place, scene.region)
    apart = (opener is not None and (abroad or index in scene.strange)) or _is_after_news(mention, scene)
    if mention.sentence.headline or (mention.chosen and not apart):
        return None
    larger = scene.above.get(mention.kind, 0) > mention.value
    back = city is not None and not abroad and index not in scene.opening
    anew = _SETS_DAY.match(mention.sentence.text) is not None and place is not None and place.sentence == index
    another = _another_day(mention, scene, anew=anew) if anew or index > scene.lead else None
    if another is not None and not told_before(mention) and index not in scene.strange:
        return another
    if scene.land and place is not None and abroad and place.place.country not in {scene.land, None}:
        return ("city", city, True)
    if opener is not None and ((larger and not sure) or back):
        return None
    if not abroad or scene.wide:
        return opener
    told = place is not None and place.relation in places.HAPPENING and mention.role == "total"
    by_itself = told and index not in scene.at_home and not larger
    return ("city", city, opener is not None) if opener is not None or by_itself else None


def _beside(keyed: Sequence[tuple[Governed, object]]) -> dict[int, object]:
    """Tell of each sentence which one other incident its figures belong to; none where it says the chosen toll again."""
    said = {(mention.kind, mention.value) for (mention, _), _ in keyed if mention.chosen}
    again = {m.sentence.index for (m, _), _ in keyed if not m.chosen and (m.kind, m.value) in said}
    keys: dict[int, list[object]] = {}
    for (mention, _), key in keyed:
        keys.setdefault(mention.sentence.index, []).append(key)
    return {index: _one_other(told) for index, told in keys.items() if index not in again}


def _one_other(told: Sequence[object]) -> object:
    """Give what sets figures apart, if it is one and no more than one figure lacks it."""
    others = set(told) - {None}
    return others.pop() if len(others) == 1 and told.count(None) <= 1 else None


def _key_beside(mention: Mention, beside: dict[int, object], scene: Scene) -> object:
    """Tell which other incident a figure belongs to that stands beside others of it alone.

    "Two died on Monday, and a boy was hurt": where the sentence names no other day, or says outright that it was another.
    """
    news = mention.chosen and (mention.kind != "injured" or not scene.counted)
    key = beside.get(mention.sentence.index)
    if key is None or news or mention.made or scene.day is None or mention.sentence.headline:
        return None
    if isinstance(key, str):
        days = {one.when.start.isoformat() for one in datings.expressions(mention.sentence.text, scene.day)}
        return key if days == {key} else None
    return key if isinstance(key, int) and scene.opened[mention.sentence.index][1] else None


def _is_after_news(mention: Mention, scene: Scene) -> bool:
    """Say whether the lead counts the news, and a later sentence begins with a day of its own."""
    return scene.counted and mention.sentence.index > scene.lead and _DATED.match(mention.sentence.text) is not None


_DATED: Final = re.compile(
    r"(?:and |but |also |then |earlier |late |early )*(?:(?:on|last) )?(?:(?:late|early) )?"
    rf"(?:{DAY}(?!['\u2019])|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d)",
    re.IGNORECASE,
)
"""How a sentence begins that tells of another day's event, after the news."""
_SETS_DAY: Final = re.compile(rf"(?:on|late on|early on) {DAY}\b", re.IGNORECASE)
"""How a sentence of the lead begins that tells of another day."""


def is_wide(mention: Mention, place: PlaceMention | None) -> bool:
    """Say whether a figure stands at a region or country, as a sentence of the body says, or a headline for sure."""
    if is_yearly(mention.sentence):
        return False
    if mention.sentence.headline:
        return _NATIONAL.search(mention.sentence.text) is not None and mention.rule.startswith("toll")
    return everywhere(mention) if place is None else city_of(place) is None and place.relation in places.HAPPENING


_YEARLY: Final = Gated(r"\b(?:this|last|per|each|every|that) year\b|\byear to date\b", re.IGNORECASE)
"""Of a count over a time, which is no incident's toll."""


def is_yearly(sentence: Sentence) -> bool:
    """Say whether a sentence counts over a year."""
    return _YEARLY.search(sentence.text) is not None


def everywhere(mention: Mention) -> bool:
    """Say whether a figure stands at no one place: "nationwide".

    What comes after the figure in a clause of its own is another one's: "stands at 13 in Homs, and nationwide at 19".
    """
    sentence = mention.sentence
    at = sentence.offset(mention.first) if mention.first < len(sentence.starts) else 0
    found = [one.span() for one in _EVERYWHERE.finditer(sentence.text)]
    in_turn = (_IN_TURN.match(sentence.text, end) for _, end in found)
    if any(told is not None and told.end() <= at for told in in_turn):
        return False
    return any(_CLAUSE.search(sentence.text, at, start) is None for start, _ in found)


_IN_TURN: Final = re.compile(r"[^.:;]{0,60}: (?=[^:;]{0,80}?\b(?:in|at|near) (?:the )?[A-Z])")
"""Behind a word for all: places told one by one, "struck two countries: in Mozambique 67 people died"."""
_CLAUSE: Final = re.compile(r"[;:]|, (?:and|while|but|with)\b|\bwhile\b")
"""Where another clause begins."""
_NATIONAL: Final = Gated(
    r"\b(?:national|nationwide|country-?wide|regional|region-?wide|provincial|statewide) (?:death )?toll\b", re.IGNORECASE
)
_EVERYWHERE: Final = Gated(
    r"\b(?:nationwide|country-?wide|statewide|region-?wide|province-?wide|island-?wide|worldwide|in all of the country"
    r"|(?:across|around|throughout|all over|all across) the (?:(?:entire|whole) )?"
    r"(?:country|nation|region|state|province|island|archipelago|affected areas?)s?"
    r"|the (?:whole|entire) (?:country|nation|region|province|state|island|archipelago)"
    r"|the (?:country|nation|region|province|state|island) as a whole"
    r"|the (?:whole|entirety) of the (?:attack|barrage|assault|night|country|region)"
    r"|(?:attack|barrage|assault|storm|quake|earthquake|floods?) as a whole"
    r"|(?:national|regional|provincial|country's|nation's|region's|province's) (?:death )?toll"
    r"|(?:in|across|over|through|throughout|struck|strikes|hit|hits|battered|swept|ravaged|devastated|lashed|flooded|pounded"
    r"|rocked|shook|crossed)"
    r" (?:at least |all |the |both |all of the |both of the )*"
    rf"(?:{SEVERAL}|both) (?:\w+ ){{0,2}}"
    r"(?:provinces|states|regions|cities|towns|villages|districts|counties|departments|countries|communes|municipalities|governorates))\b",
    re.IGNORECASE,
)


def city_of(place: PlaceMention | None) -> City | None:
    """Tell the city of a place that is one, or a site in one; None for others."""
    if place is None or place.place.precision not in {"city", "site"}:
        return None
    return place.place.geonameid or f"{place.place.name}, {place.place.admin1}"


def _told_together(governed: Sequence[Governed]) -> bool:
    return len({mention.sentence.index for mention, _ in governed}) == 1


def connected(text: str) -> str:
    """Leave out of a text what names another incident only to say that it is another.

    >>> connected("Roe died. The killing had nothing to do with a shooting on Elm Street, police said.")
    'Roe died. The killing had .'
    """
    return _UNCONNECTED.sub("", text) if any(tie in text for tie in _TIES) else text


def unconnected(text: str) -> str | None:
    """Give the words by which a sentence says that something has nothing to do with another incident."""
    found = _UNCONNECTED.search(text) if any(tie in text for tie in _TIES) else None
    return None if found is None else found[0]


def _set_apart(document: Document) -> dict[int, tuple[int, bool]]:
    """Find the sentences that tell of another incident than the main one, up to the end of a paragraph."""
    found: dict[int, tuple[int, bool]] = {}
    opened: tuple[int, bool] | None = None
    counted, paragraph = False, -1
    first = next((sentence.index for sentence in document.sentences if not sentence.headline), 0)
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            opened, counted, paragraph = None, False, sentence.paragraph
        if sentence.index > first:
            told = SEPARATE.search(sentence.text) is not None
            sure = told or (sentence.casualty and _AWAY.match(sentence.text) is not None)
            other = _NOT.search(sentence.text) is None and _AFTERWARDS.match(sentence.text) is None
            beside = BESIDE.match(sentence.text) is not None
            if (sure or beside) and other:
                opened = sentence.index, sure or (beside and counted)
            counted = _NTH.search(sentence.text) is not None
        if opened is not None:
            found[sentence.index] = opened
    return found


def _home(governed: Sequence[Governed]) -> City | None:
    """City of the main incident: that of the chosen toll, else the first that a figure stands at."""
    chosen = ((mention.kind != "killed", city_of(place)) for mention, place in governed if mention.chosen)
    first = next((city for _, city in sorted(chosen, key=lambda pair: pair[0]) if city is not None), None)
    return first or next((city for _, place in governed if (city := city_of(place)) is not None), None)


def _home_region(governed: Sequence[Governed]) -> Place | None:
    """Give the division at which the chosen toll stands: a city of another one is elsewhere."""
    chosen = [(mention, place) for mention, place in governed if mention.chosen and not mention.sentence.headline]
    first = min(chosen, key=lambda pair: pair[0].kind != "killed", default=(None, None))[1]
    return first.place if first is not None and first.relation == "in" and first.place.precision == "admin1" else None


def _lies_in(city: PlaceMention | None, region: Place | None) -> bool:
    """Say whether a city lies in a division."""
    if city is None or region is None:
        return False
    return (city.place.country, city.place.admin1) == (region.country, region.admin1)


def _counts(members: Sequence[Governed], main: Sequence[Governed], *, marked: bool) -> bool:
    """Say whether a part has a toll of its own, not one that the main incident has or lacks."""
    tolls = {(m.kind, m.value) for m, _ in members if m.role == "total" and m.kind in _COUNTED and m.value > 0}
    said = {(m.kind, m.value) for m, _ in main if m.chosen or not told_before(m)}
    if not tolls or tolls <= said:
        return False
    kinds = {kind for kind, _ in said}
    return marked or not main or any(kind in kinds for kind, _ in tolls - said)


_COUNTED: Final = frozenset({"killed", "injured"})
