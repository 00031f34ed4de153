"""How far a toll reaches: which sentences say where an incident was, and whether a larger toll stands above a town's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import background, event_words, places, types
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL
from pipeline.extract.parting import SUDDEN, WIDE, city_of, is_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.parting import Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.model import EventType, Place

FURTHER: Final = 24
"""Sentences that are read for the kind of event where the first tell none."""
LEAD: Final = 4
"""Sentences from the top that set the scene."""
WAVES: Final[frozenset[EventType]] = WIDE | {
    "missile_strike", "air_strike", "shelling", "bombing", "massacre", "clash",
}  # fmt: skip
"""Events that may strike many towns at once."""
_SETTING: Final = re.compile(
    rf"(?:the|this|it)(?: [\w-]+){{0,2}}? ?(?:{event_words.any_of(event_words.NOUNS)})?,?"
    rf" (?:{event_words.TAKES_PLACE}|close to|near|in|at|on|outside|was (?:reported|centred|centered))\b",
    re.IGNORECASE,
)
"""How a sentence begins that says where it was: "The accident, close to Ballarat", "It happened in"."""
_HAPPENED: Final = (
    rf"(?:{event_words.TAKES_PLACE}|erupted|hit|struck|ripped|tore|swept|gave way|collapsed|caved in"
    r"|burst|exploded|went off|detonated|crashed|collided|derailed"
    r"|(?:went|came|ran|veered|skidded|plunged|fell|careered|swerved) (?:off|into|from|down|over)"
    r"|overturned|flipped|capsized|sank|went down|ran aground|slammed|plowed|ploughed|rammed)\b"
    r"(?! (?:on|by|in) (?:\w+ )?(?:television|tv|film|camera|video)\b)"
)
_AGAIN: Final = Gated(
    rf"(?:the|this|it)\b(?!(?: [\w-]+){{0,3}} (?:said|says|told)\b)[^.;]{{3,120}}?\b{_HAPPENED}"
    rf"|[^.;]{{3,120}}\b(?:after|when|in which) (?:an?|the|{SEVERAL}|its|their) [^.;,]{{3,80}}?\b{_HAPPENED}",
    re.IGNORECASE,
)
"""A sentence of the lead that tells of the event once more: "The blast, which occurred late on Tuesday in", "was charged
after a train derailed near"."""


def telling(document: Document, governed: Sequence[Governed]) -> list[int]:
    """Find the sentences that say where an incident was: those of its figures, and of the lead those that set the scene.

    What only the headline counts is told in the first sentence of the body. Where the toll itself stands at no city,
    sentences that give a smaller figure to a city of its own say nothing.
    """
    apart = apart_from(governed)
    told = {mention.sentence.index for mention, _ in governed}
    told = told - apart or told
    first = next((one.index for one in document.sentences if not one.headline), 0)
    if all(document.sentences[index].headline for index in told):
        told.add(first)
    lead = [one for one in document.sentences[: first + LEAD] if one.index not in told]
    told |= {one.index for one in lead if sets_scene(one) or (one.index > first and _sets_again(one))}
    return sorted(index for index in told if index < len(document.sentences))


def apart_from(governed: Sequence[Governed]) -> set[int]:
    """Find the sentences that only give smaller figures to places of their own, where the toll itself stands at no city."""
    whole = max((mention.value for mention, stood in tolls(governed) if city_of(stood) is None), default=0)
    dead = [(m.sentence.index, _stands_below(m, stood, whole)) for m, stood in governed if m.kind == "killed"]
    return {index for index, below in dead if below} - {index for index, below in dead if not below}


def of_whole(governed: Sequence[Governed], found: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out the places of which only smaller figures are told, where these are several divisions of a country.

    Also those at which only what a toll has grown by stands: "rises to 39, as 17 more are found dead in Homs".
    """
    told = {mention.sentence.index for mention, place in tolls(governed) if city_of(place) is None}
    added = [place for mention, place in governed if mention.role == "increment" and mention.sentence.index in told]
    grown = {id(place) for place in added if city_of(place) is not None}
    found = [one for one in found if id(one) not in grown] if grown else found
    apart = apart_from(governed)
    stood = (place.place for m, place in governed if m.sentence.index in apart and m.kind == "killed" and place is not None)
    divisions = {(place.country, place.admin1) for place in stood if place.admin1 is not None}
    if len(divisions) < 2 or len({country for country, _ in divisions}) > 1:
        return found
    return [one for one in found if one.sentence not in apart or one.relation not in places.HAPPENING]


def _stands_below(mention: Mention, stood: PlaceMention | None, whole: int) -> bool:
    """Say whether a toll is a smaller one than the whole, at a place of its own."""
    placed = stood is not None and stood.relation in places.HAPPENING
    return placed and 0 < mention.value < whole


def tolls(governed: Sequence[Governed]) -> list[Governed]:
    """Give the toll that was chosen, as the body tells it; where none was, the one that it tells first."""
    told = [pair for pair in governed if pair[0].kind == "killed" and not pair[0].sentence.headline]
    chosen = [pair for pair in told if pair[0].chosen]
    if chosen or any(mention.chosen for mention, _ in governed):
        return chosen
    return [pair for pair in told if pair[0].role == "total" and pair[0].value > 0][:1]


def sets_scene(sentence: Sentence) -> bool:
    """Say whether a sentence begins by saying where the event was."""
    return _SETTING.match(sentence.text) is not None


def _sets_again(sentence: Sentence) -> bool:
    """Say whether a sentence tells of the event once more, and not of an earlier one."""
    other = set(background.reasons(sentence)) - {"court"} or _LAST.search(sentence.text)
    return not other and _AGAIN.match(sentence.text) is not None


def above(document: Document, governed: Sequence[Governed], place: Place) -> list[Governed]:
    """Find the larger tolls of region or country under which the toll of one town stands, of events that strike many.

    "Twelve died in Dnipro. The barrage killed 17 across Ukraine": the 17 are the incident's, the twelve the town's.
    """
    chosen = next((pair for pair in governed if pair[0].chosen and pair[0].kind == "killed"), None)
    if chosen is None or place.precision not in {"city", "site"} or is_wide(*chosen):
        return []
    larger = [pair for pair in governed if _is_larger(pair, chosen[0].value) and is_wide(*pair)]
    if not larger or any(stood is not None and stood.place.country not in {place.country, None} for _, stood in larger):
        return []
    return larger if strikes_many(document, [chosen[0], *(mention for mention, _ in larger)]) else []


def strikes_many(document: Document, mentions: Sequence[Mention]) -> bool:
    """Say whether an event is of a kind that may strike many towns at once, as its figures or the article's top tell."""
    return _kind(document, mentions) in WAVES


def strikes_one(document: Document, mentions: Sequence[Mention]) -> bool:
    """Say whether an event is of a kind that is over at once at one place: a crash, a fire, a collapse."""
    return _kind(document, mentions) in SUDDEN - WAVES


def _kind(document: Document, mentions: Sequence[Mention]) -> EventType:
    told = [*(mention.sentence for mention in mentions), *document.sentences[:2]]
    further = document.sentences[:FURTHER]
    kind = types.stated(told, further)
    return types.read(told, further) if kind == "other" else kind


def _is_larger(pair: Governed, toll: int) -> bool:
    mention, _ = pair
    counted = mention.kind == "killed" and mention.role == "total" and mention.value > toll
    return counted and _LAST.search(mention.sentence.text) is None


_LAST: Final = Gated(
    r"\b(?:last (?:week|month|year|\w+day)|(?:days?|weeks?|months?|years?) (?:after|before|earlier|ago)|previous"
    r"|earlier (?:this|in)|since (?:the|last|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*))\b",
    re.IGNORECASE,
)
"""Of an event before this one."""
