"""Places: which words of a document name places, which place each is, and which one an incident or a figure stands at.

    find(document, gazetteer, sentences=None) -> list[PlaceMention]
        every place that is named, in order of text; `sentences` (indexes) narrows the look, None takes the sentences
        that matter: headline, first paragraphs, casualty sentences and their neighbours
    choose(document, mentions, sentence_indexes, anchors=()) -> (Place, site | None)
        the place of the incident that these sentences tell of; `anchors` are offsets in `Article.text` (event verb,
        casualty words): the nearest place wins
    place_at(document, mentions, sentence, token_index) -> PlaceMention | None
        the place that governs one figure: "ten in Homs, three in Hama"; None where the sentence names none for it
    cities(mentions, sentence_indexes) -> list[PlaceMention]
        the cities in which something happens according to these sentences, each once, in order of text
    context(document, mentions, gazetteer) is part of find: country hints, one sense per article

`find` has settled roles and senses: a mention's `place` is final.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import Place

Relation = Literal["in", "near", "outside", "towards", "from", "of", "speaker", "demonym", "organisation", "none"]
"""How the text ties the place to what it tells: "in" (at, on, across, "City, State" after a preposition), "near",
"outside" ("30 km south of"), "towards" (to, into, bound for), "from", "of" (possessor: "Kyiv's mayor"), "speaker"
("Kyiv said"), "demonym" ("Ukrainian": country hint only), "organisation" ("Los Angeles Police Department": evidence
for the place, not said of the event), "none" (no sign: headline "Kyiv strike kills 10")."""


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
    site: str | None = None
    """For precision "site": the site's own words, with its rolled-up city in `place`."""
