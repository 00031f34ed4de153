"""Tell what a matched name is in its sentence: the place of something, a speaker, a person, a part of another name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.extract import place_words as words
from pipeline.extract.gazetteer import ADMIN1, ADMIN2, COUNTRY, DEMONYM, REGION
from pipeline.extract.place_words import table

if TYPE_CHECKING:
    from pipeline.extract.gazetteer import Gazetteer
    from pipeline.extract.place_scan import Match, Word
    from pipeline.extract.places import Relation

_LEFT_WORD: Final = re.compile(r"[\w.’'-]+|,|\(|;|:|[–—]")
_RIGHT_WORD: Final = re.compile(r"\s*([\w’'-]+|,|\(|\))?\s*([\w’'-]+)?")
_DISTANCE: Final = re.compile(
    r"(\d[\d,.]*|\w+)[ -]?(?:\(\d+[^)]*\) )?(km|kms|kilometers?|kilometres?|miles?|mi)\b[^,;]{0,40}$", re.IGNORECASE
)
_STARTERS: Final = words.IN | words.NEAR | words.OUTSIDE | words.TOWARDS | words.FROM | words.COMPASS | frozenset(
    "the a an of and but or as when while after before since until by with without under over if for this that these those "
    "its his her their our two three four five six seven eight nine ten dozens hundreds scores several many more most some "
    "all another other both police officials authorities residents witnesses rescuers troops soldiers rebels militants "
    "gunmen attackers attack bomb blast explosion fire shooting man woman men women boy girl dead killed however meanwhile "
    "elsewhere earlier later also here there where according following despite during today yesterday".split()
)
"""Words that stand with a capital only because they open a sentence or a headline."""
_GOVERNING: Final = (
    words.IN | words.NEAR | words.OUTSIDE | words.TOWARDS | words.FROM | words.AT | words.SPEECH | frozenset(["of", "and", "the"])
)
_MODIFYING: Final = ("-held", "-controlled", "-run", "-administered", "-occupied", "'s", "’s", "s'", "s’", "most", "ern")
_KNOWN: Final = 100_000
"""Inhabitants from which on a place is believed without a preposition though its name is a person's, too."""


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


@dataclass(slots=True)
class Scene:
    """What holds for a whole document while its matches are read."""

    gazetteer: Gazetteer
    upper: bool
    surnames: set[str]
    """Folded last names of the document's persons."""
    parts: set[str]
    """Folded names of what the document calls a neighbourhood or a section: no cities."""


def read(match: Match, scene: Scene, *, titled: bool, chained: bool) -> Role | None:
    """Read the role of a match; None where it names no place. A chained one ("City, State") is trusted."""
    kinds = {scene.gazetteer.kind[posting >> 1] for posting in match.postings[:4]}
    inside = None if scene.upper or chained else _inside(match, kinds, titled=titled)
    if inside == "drop" or _at_street(match):
        return None
    if inside == "agent":
        return Role("speaker")
    relation, left, km = _left(match, scene)
    if not match.postings:
        return Role(relation, km, _division(match, scene), left) if relation in ("in", "near", "outside") else None
    division = _division(match, scene)
    site = _site(match) if inside == "organisation" else None
    if match.partial:
        return Role("of", km, division, left)
    if DEMONYM in kinds and COUNTRY not in kinds:
        return Role("demonym", left=left)
    first, second = _right(match)
    if first in words.PART_NOUNS and first != "suburb" and not kinds & {COUNTRY, ADMIN1} and _part(match):
        scene.parts.add(match.key)
        return None
    if first in words.TYPE_NOUNS and second == "of":
        return Role("of", km, division, left)
    if first in words.OFFICIAL_NOUNS and relation in ("none", "towards") and not kinds & {COUNTRY, REGION}:
        return Role("organisation", km, division, left)
    if first in words.PERSON_NOUNS and not kinds & {COUNTRY}:
        return Role("from", km, division, left)
    if not (division or chained) and not _trusted(match, scene, relation, kinds, titled=titled):
        return None
    if inside == "organisation":
        return Role("organisation", km, division, left, site)
    if relation == "none" and _speaks(match, kinds):
        relation = "speaker"
    return Role(relation, km, division, left)


def _inside(match: Match, kinds: set[int], *, titled: bool) -> str | None:
    """Judge by the capitalised words beside the name: "drop", "organisation" (evidence for the place) or None."""
    before = match.run[match.first - 1] if match.first else None
    after = match.run[match.last] if match.last < len(match.run) else None
    possessive = match.run[match.last - 1].raw.endswith(("'s", "’s"))
    if after is not None and not possessive and (verdict := _with_after(match, after, kinds, titled=titled)):
        if verdict == "organisation" and before is not None and not titled:
            return _with_before(match, before, kinds, titled=titled) or verdict
        return None if verdict == "place" else verdict
    if before is not None:
        return _with_before(match, before, kinds, titled=titled)
    return None


def _with_after(match: Match, after: Word, kinds: set[int], *, titled: bool) -> str | None:
    key = after.key
    rest = _following(match)
    if key in words.DIVISION_WORDS:
        return "place" if not rest & (words.EVIDENCE_WORDS - words.DIVISION_WORDS) else "organisation"
    if (key in words.MEDIA_WORDS and not titled) or rest & words.CLUB_WORDS:
        return "drop"
    if key in words.STREET_WORDS or key in words.WATER_WORDS:
        return "drop"
    surname = match.last == match.first + 1 and match.key in table("surnames") and DEMONYM not in kinds
    if rest & (words.SITE_WORDS | words.EVIDENCE_WORDS) and (
        key in words.SITE_WORDS or key in words.EVIDENCE_WORDS or match.size > _KNOWN or match.last - match.first > 1
    ):
        official = rest & {"police", "sheriff", "sheriff's", "fire", "county", "city", "mayor", "international", "airport"}
        return "drop" if surname and not official else "organisation"
    if key in words.TITLES:
        return "organisation"
    if titled or after.raw[0].islower() or key in _STARTERS:
        return None
    if DEMONYM in kinds or match.postings is None:
        return None
    if surname or match.key in table("first_names") or (after.key in table("surnames") and match.last - match.first == 1):
        return "agent" if COUNTRY in kinds and match.first else "drop"
    if COUNTRY in kinds:
        return "agent"
    return "organisation" if match.last - match.first > 1 or match.size > _KNOWN else "drop"


def _following(match: Match) -> set[str]:
    """Keys of the capitalised words right after the name."""
    found = set()
    for word in match.run[match.last : match.last + 4]:
        if word.raw[0].islower():
            break
        found.add(word.key)
    return found


def _with_before(match: Match, before: Word, kinds: set[int], *, titled: bool) -> str | None:
    key = before.key
    if before.raw[0].islower():
        return _linked(match, kinds) if key in ("of", "and", "the") else None
    if before.raw.endswith(("'s", "’s")) or key in words.COMPASS or key in words.NO_PLACES:
        return None
    if key in ("cbs", "nbc", "abc", "fox"):
        return "drop"
    if key in words.WATER_WORDS and key not in words.STREET_WORDS:
        return "drop"
    if match.first == 1 and match.offset == 0 and key in _STARTERS:
        return None
    if titled:
        return "drop" if key in table("first_names") and match.key in table("surnames") else None
    if key in words.TITLES and DEMONYM not in kinds:
        return "drop"
    if key in words.SITE_WORDS:
        return "organisation"
    if key in words.DIVISION_WORDS or key in _STARTERS or key in words.TYPE_NOUNS:
        return None
    if DEMONYM in kinds or COUNTRY in kinds and key not in table("first_names"):
        return None
    return "drop"


def _at_street(match: Match) -> bool:
    """Whether the name is one of two streets: "Hartley and West Hope Avenue", "57th and Sangamon"."""
    rest = match.run[match.last : match.last + 5]
    if rest and rest[0].key in ("and", "&"):
        return any(word.key in words.STREET_WORDS for word in rest[1:])
    return False


def _linked(match: Match, kinds: set[int]) -> str | None:
    """Judge "University of Michigan", "Bank of America", "City of Homs": by the words before "of"."""
    heads = {word.key for word in match.run[max(0, match.first - 5) : match.first - 1]}
    if match.run[match.first - 1].key == "and" or not heads:
        return None
    if heads & words.TYPE_NOUNS and not heads & words.SITE_WORDS:
        return None
    if heads & (words.SITE_WORDS | words.EVIDENCE_WORDS):
        return "organisation"
    if heads & words.TITLES or heads <= _STARTERS or heads & words.AGENCY_WORDS:
        return None
    return "agent" if COUNTRY in kinds else "drop"


def _left(match: Match, scene: Scene) -> tuple[Relation, str, float | None]:
    """Walk left from the name to the word that governs it."""
    text = match.sentence.text
    before = text[max(0, match.start - 90) : match.start]
    tokens = _LEFT_WORD.findall(before)
    steps, past_noun, in_noun, suburban = 0, False, False, False
    for position in range(len(tokens) - 1, -1, -1):
        token = tokens[position].lower()
        steps += 1
        if past_noun and tokens[position][0].isupper():
            past_noun = False
            continue
        if in_noun and tokens[position].isalpha() and token not in _GOVERNING and tokens[position][0].islower():
            past_noun = token in words.TYPE_NOUNS
            continue
        if steps > 9:  # noqa: PLR2004 - further away it governs something else
            break
        if token == "of":
            head = tokens[position - 1].lower() if position else ""
            if head in words.COMPASS or head.endswith(("north", "south", "east", "west")) or head in ("outside", "short"):
                return ("outside", head, _km(before))
            if head in words.EDGE_NOUNS:
                return "near", head, None
            if head in words.TYPE_NOUNS:
                continue
            return ("from" if head in words.PEOPLE_NOUNS else "of"), head, None
        if token in words.NEAR:
            return "near", token, _km(before)
        if token in words.OUTSIDE:
            return "outside", token, _km(before)
        if token in words.IN:
            head = tokens[position - 1].lower() if position else ""
            if head in words.ELSEWHERE_HEADS or (head == "center" and tokens[position - 1][0].isupper()):
                return "elsewhere", head, None
            return ("of" if suburban else "in"), token, None
        if token in words.AT:
            return ("in" if token == "on" and position + 1 < len(tokens) and "island" in tokens[position:] else "none"), token, None
        if token == "to" and position and tokens[position - 1].lower() == "according":
            return "speaker", token, None
        suburban = suburban or token == "suburban"
        if token in words.FROM:
            return ("outside", token, km) if (km := _km(before)) else ("from", token, None)
        if token in words.TOWARDS:
            return "towards", token, None
        past_noun = token in words.TYPE_NOUNS
        in_noun = in_noun or past_noun
        if past_noun or token in words.MODIFIERS or token.endswith(_MODIFYING):
            continue
        if scene.gazetteer.lookup_folded(token) and scene.gazetteer.kind[scene.gazetteer.lookup_folded(token)[0] >> 1] == DEMONYM:
            continue
        return "none", token, None
    return "none", "", None


def _km(before: str) -> float | None:
    found = _DISTANCE.search(before)
    if found is None:
        return None
    try:
        value = float(found[1].replace(",", ""))
    except ValueError:
        return None
    return round(value * (1.609 if found[2].lower().startswith("mi") else 1.0), 1)


def _right(match: Match) -> tuple[str, str]:
    found = _RIGHT_WORD.match(match.sentence.text, match.end)
    first, second = (found[1] or "", found[2] or "") if found else ("", "")
    return first.lower(), second.lower()


def _division(match: Match, scene: Scene) -> int:
    """ADMIN1 or ADMIN2 where the name is followed or preceded by the word for one."""
    first, second = _right(match)
    if first in ("'s", "’s"):
        return 0
    word = second if first in ("autonomous", "federal", "semi-autonomous") else first
    if match.key in table("words") or match.key in words.NO_PLACES:
        return 0
    before = match.sentence.text[max(0, match.start - 16) : match.start].lower().split()
    if word in words.FIRST_LEVEL_WORDS or before[-2:] in (["province", "of"], ["region", "of"], ["state", "of"]):
        return ADMIN1
    if word in words.SECOND_LEVEL_WORDS or (before[-1:] == ["county"] and match.first < 2):  # noqa: PLR2004
        return ADMIN2
    return 0


def _part(match: Match) -> bool:
    """Whether "X neighborhood" means that X is one: "the X neighborhood", unlike "a Detroit neighborhood"."""
    before = match.sentence.text[max(0, match.start - 24) : match.start].split()
    return match.size < 2 * _KNOWN or before[-1:] == ["the"] or before[-1:] and before[-1].endswith(("'s", "’s"))


def _site(match: Match) -> str | None:
    """Words of the site that the name is a part of: "Kabul Serena Hotel"."""
    rest = [word for word in match.run[match.last :]]
    for position, word in enumerate(rest):
        if word.key in words.SITE_WORDS:
            start = match.offset + match.run[match.first].start
            return match.sentence.text[start : match.offset + rest[position].end]
    return None


def _trusted(match: Match, scene: Scene, relation: Relation, kinds: set[int], *, titled: bool) -> bool:
    """Whether a name that is an English word, a first name or somebody's surname may be a place here."""
    if match.last - match.first > 1:
        return True
    placed = relation in ("in", "near", "outside", "elsewhere")
    key = match.key
    if key in scene.surnames and match.last - match.first == 1 and not (placed and COUNTRY in kinds):
        return placed and match.size > _KNOWN
    if COUNTRY in kinds and not scene.upper:
        return key not in scene.surnames or placed
    if len(key) <= 2:  # noqa: PLR2004 - "TX" counts after a city only, "US" is a country
        return False
    if key in table("words"):
        return placed and not scene.upper
    if key in table("surnames") and match.size < _KNOWN:
        return placed or relation in ("from", "of") and not titled
    if scene.upper and (key in table("first_names") or key in table("surnames")):
        return placed
    if key in table("first_names") and (titled or match.size < _KNOWN):
        return placed
    return True


def _speaks(match: Match, kinds: set[int]) -> bool:
    first, second = _right(match)
    if first in words.SPEECH:
        return True
    return bool(kinds & {COUNTRY, REGION}) and (first in words.AGENTS or second in words.SPEECH)
