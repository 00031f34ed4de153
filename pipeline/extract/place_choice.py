"""Choose the place of an incident, or of one figure, among the places that its sentences name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pipeline.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Sentence
    from pipeline.extract.places import PlaceMention

RELATION: Final = {
    "in": 3.0, "near": 3.0, "outside": 2.8, "none": 1.0, "of": 0.3, "organisation": 0.6, "elsewhere": -0.8, "from": -1.0,
    "outlet": -1.0, "towards": -1.2, "speaker": -1.5, "demonym": -4.0,
}  # fmt: skip
"""What the tie between a place and its sentence is worth."""
PRECISION: Final = {"site": 2.2, "city": 2.0, "admin1": 1.0, "country": 0.0, "none": -3.0}
COUNTRY_TIE: Final = {
    "in": 3.0, "near": 1.5, "outside": 1.5, "none": 1.5, "of": 1.0, "organisation": 0.8, "towards": 0.7, "demonym": 0.6,
    "speaker": 0.4, "outlet": 0.4, "from": 0.3, "elsewhere": 0.3,
}  # fmt: skip
"""What a mention says for its country where nothing says where exactly."""


def choose(
    document: Document, mentions: Sequence[PlaceMention], sentence_indexes: Iterable[int], anchors: Sequence[int] = ()
) -> tuple[Place, str | None]:
    """Place and site of the incident that these sentences tell of.

    Every place gathers points from its mentions: for being said in these sentences, near an anchor, with "in", in the
    headline or the lead; the dateline counts last. From a country or a division the way goes on to a place in it.
    """
    told = set(sentence_indexes)
    scores: dict[object, float] = {}
    best_of: dict[object, tuple[float, PlaceMention]] = {}
    for mention in mentions:
        if mention.place.precision == "none" and not mention.place.countries:
            continue
        points = _points(document, mention, told, anchors)
        key = key_of(mention.place)
        scores[key] = max(scores.get(key, -99.0), points) + 0.25 * min(points, 3.0) * (key in scores and points > 0)
        if key not in best_of or points > best_of[key][0]:
            best_of[key] = (points, mention)
    if not scores:
        return Place(), None
    chosen = max(scores, key=lambda key: (scores[key], -best_of[key][1].start))
    if scores[chosen] < _DOUBTFUL and best_of[chosen][1].place.precision in ("country", "none"):
        return _country(mentions, told), None
    mention = best_of[_narrowed(chosen, scores, best_of)][1]
    return mention.place, mention.site


_DOUBTFUL: Final = 4.5
"""Points below which a country is rather counted from all mentions than taken from one."""


def key_of(place: Place) -> object:
    """What makes two mentions one place."""
    return place.geonameid or (place.name, place.country)


def _points(document: Document, mention: PlaceMention, told: set[int], anchors: Sequence[int]) -> float:
    points = RELATION[mention.relation] + PRECISION[mention.place.precision]
    first = min(told, default=0)
    if mention.dateline:
        points = 1.2
    elif mention.sentence in told:
        points += 4.0 + (1.0 if mention.sentence == first else 0.0)
        if anchors:
            away = min(abs(mention.start - anchor) for anchor in anchors)
            points += max(0.0, 1.5 - away / 100)
    else:
        away = min((abs(mention.sentence - index) for index in told), default=9)
        points += max(0.0, 2.0 - 0.5 * away)
        sentence = document.sentences[mention.sentence]
        if sentence.headline:
            points += 2.0
        elif mention.sentence <= 2:  # noqa: PLR2004 - the lead
            points += 1.0
    return points


def _narrowed(
    chosen: object, scores: dict[object, float], best_of: dict[object, tuple[float, PlaceMention]]
) -> object:
    """Go from a country or a division to a place in it that the text gives as well, if that is nearly as good."""
    for _ in range(2):
        wide = best_of[chosen][1].place
        if wide.precision not in ("country", "admin1"):
            return chosen
        inner = [key for key in scores if key != chosen and scores[key] > 2.0 and _lies_in(best_of[key][1].place, wide)]  # noqa: PLR2004
        if not inner:
            return chosen
        chosen = max(inner, key=lambda key: scores[key])
    return chosen


def _lies_in(place: Place, wide: Place) -> bool:
    if wide.country is None or place.country != wide.country:
        return False
    if wide.precision == "country":
        return place.precision in ("city", "site", "admin1")
    return place.precision in ("city", "site") and place.admin1 == wide.admin1


def _country(mentions: Sequence[PlaceMention], told: set[int]) -> Place:
    """Country that all mentions together speak for, where no single one says where."""
    votes: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for mention in mentions:
        code = mention.place.country
        if code is not None:
            votes[code] += COUNTRY_TIE[mention.relation] * (1.0 if mention.sentence in told else 0.5)
            if mention.place.precision == "country":
                places.setdefault(code, mention.place)
    if not votes:
        return Place()
    code = max(votes, key=lambda code: votes[code])
    return places.get(code) or Place(name=code, country=code, precision="country")


def cities(mentions: Iterable[PlaceMention], sentence_indexes: Iterable[int]) -> list[PlaceMention]:
    """Cities in which something happens according to these sentences, each once, in order of text."""
    told = set(sentence_indexes)
    found: dict[object, PlaceMention] = {}
    for mention in mentions:
        happens = mention.relation in ("in", "near", "outside", "none") and not mention.dateline
        if mention.sentence in told and happens and mention.place.precision in ("city", "site"):
            found.setdefault(key_of(mention.place), mention)
    return list(found.values())


def place_at(
    document: Document, mentions: Sequence[PlaceMention], sentence: Sentence, token_index: int
) -> PlaceMention | None:
    """Find the place that governs one figure of a sentence: "ten in Homs, three in Hama", "in Kyiv, seven".

    The place that follows the figure within its clause is taken, else the one before it; None where the sentence has none.
    """
    here = [
        mention for mention in mentions
        if mention.sentence == sentence.index and not mention.dateline
        and mention.relation in ("in", "near", "outside", "none", "of") and mention.place.precision != "none"
    ]  # fmt: skip
    if not here:
        return None
    at = sentence.starts[token_index] if token_index < len(sentence.starts) else sentence.end
    text = document.article.text
    after = next((mention for mention in here if mention.start > at), None)
    before = next((mention for mention in reversed(here) if mention.end <= at), None)
    if after is not None and after.relation != "none" and not _parted(text[at : after.start]):
        return after
    if before is not None:
        return before
    return after


def _parted(between: str) -> bool:
    """Whether a clause ends between a figure and a place: another figure or a full stop of thought stands there."""
    return ";" in between or any(part[:1].isdigit() for part in between.split()[1:]) or " while " in between
