"""What the scorer looks at: named features of figures, of the values they support and of the casualty sentences.

A feature is a 32-bit number, made from the codes (crc32) of its words by integer arithmetic, so that it is the same in
every process. Handed `Named` codes instead of plain ones, the same arithmetic carries the words along: that is how
`explain` learns their names.

Every list of features is added up once for all lanes of the weights (see `weights`); a term of a candidate's score is
one lane of one list, divided by the root of the list's length.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Final

from pipeline.extract.feature_words import CALENDAR, CUES, KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.model import Bound, Kind

MASK: Final = 0xFFFFFFFF
PRIME: Final = 0x01000193
"""FNV's: multiplying by it moves every bit of a code upwards."""

KINDS: Final[tuple[Kind, ...]] = ("killed", "injured", "perpetrators_killed")
OWN: Final = {"killed": 0, "injured": 1, "perpetrators_killed": 2}
"""Lanes of "this figure is the article's own toll of the kind"."""
STATED: Final = {
    ("killed", 0): 3, ("killed", 1): 4, ("killed", 2): 5, ("injured", 0): 6, ("injured", 1): 7, ("injured", 2): 8,
    ("perpetrators_killed", 0): 9, ("perpetrators_killed", 1): 10,
}  # fmt: skip
"""Lanes of "the sentences tell of so many", where no number need say it."""
OLD: Final = 11
"""Lane of "the article's main incident is background"."""
LANES: Final = 12

MAX_LINES: Final = 40
GRAM_LINES: Final = 14
WINDOW: Final = (-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7)
LARGEST: Final = 300_000
"""Larger numbers are no toll of one incident that a day's news reports."""


class Named(int):
    """A code that remembers the words it was made of."""

    name: str

    def __new__(cls, value: int, name: str) -> Named:
        """Take a value with its name."""
        made = super().__new__(cls, value)
        made.name = name
        return made

    def __mul__(self, other: int) -> Named:
        """Move the bits; the name stays."""
        return Named(int(self) * int(other), self.name)

    def __xor__(self, other: int) -> Named:
        """Join two codes, and their names."""
        return Named(int(self) ^ int(other), f"{self.name} {getattr(other, 'name', other)}")

    def __and__(self, other: int) -> Named:
        """Cut to 32 bits; the name stays."""
        return Named(int(self) & int(other), self.name)


_codes: dict[str, int] = {}
_ROOM: Final = 100_000


def code(name: str) -> int:
    """Hash a name, the same in every process."""
    found = _codes.get(name)
    if found is None:
        if len(_codes) > _ROOM:
            _codes.clear()
        found = _codes[name] = zlib.crc32(name.encode())
    return found


def named(name: str) -> Named:
    """Hash a name and remember it."""
    return Named(zlib.crc32(name.encode()), name)


@dataclass(slots=True, eq=False)
class Line:
    """A casualty sentence as the features see it: numbers, ages, names and days replaced by their classes."""

    sentence: Sentence
    shapes: list[int]
    """A code for each token."""
    merged: list[int]
    """The same with names of several words and ages as one."""
    block: str
    cues: list[tuple[int, int]]
    """Casualty words: (token, code)."""
    ages: set[str]


@dataclass(slots=True, eq=False)
class Quantity:
    """A number of people that a sentence states, whoever found it: the grammar's verdicts are its mentions."""

    line: Line
    value: int
    high: int | None
    bound: Bound
    first: int
    last: int
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Candidate:
    """A value that may be the article's toll of a kind."""

    kind: Kind
    value: int
    quantities: list[Quantity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """The grammar's own, for this kind and value."""
    terms: list[tuple[int, int, float]] = field(default_factory=list)
    """(list of features, lane, factor)."""


@dataclass(slots=True, eq=False)
class Case:
    """An article as the model sees it."""

    lists: list[list[int]] = field(default_factory=list)
    candidates: dict[Kind, list[Candidate]] = field(default_factory=dict)
    article: int = 0
    """The list that holds for the article as a whole."""


def lines(document: Document, coded: Callable[[str], int] = code) -> list[Line]:
    """Prepare the document's casualty sentences, the first `MAX_LINES`."""
    found = []
    for sentence in document.sentences:
        if sentence.casualty and sentence.words:
            found.append(_line(sentence, document.upper, coded))
            if len(found) == MAX_LINES:
                break
    return found


def _line(sentence: Sentence, upper: bool, coded: Callable[[str], int]) -> Line:  # noqa: FBT001 - a copied field
    shapes = _shapes(sentence, upper)
    merged, ages = _merged(shapes, sentence.words)
    index = sentence.index
    return Line(
        sentence=sentence,
        shapes=[coded(shape) for shape in shapes],
        merged=[coded(shape) for shape in merged],
        block="head" if sentence.headline else "lead" if index <= 2 else "near" if index < 7 else "far",
        cues=[(place, coded(shape)) for place, shape in enumerate(shapes) if shape in CUES],
        ages=ages,
    )


def _shapes(sentence: Sentence, upper: bool) -> list[str]:  # noqa: FBT001 - a copied field
    """Class of each token: numbers, days, months, names; other words are themselves."""
    capitals = sum(raw[0].isupper() for raw in sentence.raws)
    plain = upper or capitals > 0.6 * sum(raw[0].isalpha() for raw in sentence.raws)
    found, first = [], True
    for raw, word in zip(sentence.raws, sentence.words, strict=True):
        initial = raw[0]
        if initial.isdigit():
            found.append(f"#{word}" if word in _SMALL else "#")
        elif not initial.isupper():
            found.append(word)
        elif word in CALENDAR:
            found.append(CALENDAR[word])
        elif plain or first or len(word) == 1 or word in KEPT:
            found.append(word)
        else:
            found.append("NAME")
        if first and initial.isalnum():
            first = False
    return found


_SMALL: Final = frozenset("12345")


def _merged(shapes: Sequence[str], words: Sequence[str]) -> tuple[list[str], set[str]]:
    """Join names of several words, and ages in their forms; the ages themselves are the second value."""
    found: list[str] = []
    ages: set[str] = set()
    place, end = 0, len(shapes)
    while place < end:
        shape = shapes[place]
        step = 1
        if shape == "NAME":
            if found and found[-1] == "NAME":
                place += 1
                continue
        elif shape[0] == "#":
            following = words[place + 1 : place + 5]
            if (
                following[1:2]
                and following[0] in "-\u2013"
                and following[1] in {"year", "month"}
                and following[-1] == "old"
            ):
                shape, step = "AGE", 5
            elif found and found[-1] == "," and following[:1] and following[0] in ",." and len(words[place]) < 3:
                shape = "AGE"
            if shape == "AGE":
                ages.add(words[place])
        found.append(shape)
        place += step
    return found, ages


def article_features(prepared: Sequence[Line], coded: Callable[[str], int] = code) -> list[int]:
    """Unigrams, bigrams and trigrams of the first casualty sentences, those of the headline and lead marked too."""
    start, stop, lead = coded("<s>"), coded("</s>"), {"head": coded("H"), "lead": coded("L")}
    found: set[int] = set()
    ages: set[str] = set()
    for number, line in enumerate(prepared[:GRAM_LINES]):
        words = [start, *line.merged, stop]
        pairs = [(a * PRIME ^ b) & MASK for a, b in zip(words, words[1:], strict=False)]
        found.update(words)
        found.update(pairs)
        found.update([(a * PRIME ^ b) & MASK for a, b in zip(pairs, words[2:], strict=False)])
        if number < 4 and line.block in lead:
            mark = lead[line.block]
            found.update([(mark * PRIME ^ a) & MASK for a in words])
            found.update([(mark * PRIME ^ a) & MASK for a in pairs])
    for line in prepared:
        ages |= line.ages
    found.add(coded(f"ages {min(len(ages), 5)}"))
    found.add(coded(f"sentences {min(len(prepared), 10)}"))
    found.add(coded("article"))
    return sorted(found)


def quantity_features(quantity: Quantity, coded: Callable[[str], int] = code) -> list[int]:
    """What speaks for or against one stated number: its words, their neighbours, the grammar's verdicts, its place."""
    line, shapes = quantity.line, quantity.line.shapes
    first, last, end = quantity.first, quantity.last, len(quantity.line.shapes)
    found = [
        coded(f"at {line.block}"), coded(f"size {quantity.value.bit_length()}"), coded(f"bound {quantity.bound}"),
        _gram(coded("after2"), shapes[last : last + 2]), _gram(coded("after3"), shapes[last : last + 3]),
        _gram(coded("before2"), shapes[max(0, first - 2) : first]),
        _gram(coded("around"), shapes[max(0, first - 1) : first] + shapes[last : last + 1]),
    ]  # fmt: skip
    found += _verdicts(quantity, coded)
    for distance in WINDOW:
        place = first + distance if distance < 0 else last + distance
        if 0 <= place < end:
            shape = shapes[place]
            found.append((coded(f"word {distance}") * PRIME ^ shape) & MASK)
            found.append((coded("left" if distance < 0 else "right") * PRIME ^ shape) & MASK)
    found += _cue_features(quantity, coded)
    mark = coded("sentence")
    found += [(mark * PRIME ^ shape) & MASK for shape in set(shapes)]
    return sorted(set(found))


def _gram(mark: int, shapes: Iterable[int]) -> int:
    found = mark
    for shape in shapes:
        found = (found * PRIME ^ shape) & MASK
    return found


def _verdicts(quantity: Quantity, coded: Callable[[str], int]) -> Iterator[int]:
    """Yield what the grammar makes of the number: kind, role, rule, label, hedge."""
    if not quantity.mentions:
        yield coded("grammar none")
        yield coded(f"grammar none {quantity.line.block}")
    for mention in quantity.mentions:
        verdict = f"grammar {mention.kind} {mention.role} {mention.label}"
        yield coded(verdict)
        yield coded(f"{verdict} {quantity.line.block}")
        yield coded(f"rule {mention.kind} {mention.rule}")
        yield coded(f"hedge {mention.kind} {mention.hedge}")
        if mention.sure:
            yield coded(f"sure {mention.kind}")
        if mention.person:
            yield coded(f"person {mention.kind}")


def _cue_features(quantity: Quantity, coded: Callable[[str], int]) -> Iterator[int]:
    """Yield the nearest casualty word on each side, its distance and the words between."""
    shapes, comma = quantity.line.shapes, coded(",")
    after = next(((place, cue) for place, cue in quantity.line.cues if place >= quantity.last), None)
    before = next(((place, cue) for place, cue in reversed(quantity.line.cues) if place < quantity.first), None)
    for side, hit in (("after", after), ("before", before)):
        if hit is None:
            continue
        place, cue = hit
        between = shapes[quantity.last : place] if side == "after" else shapes[place + 1 : quantity.first]
        yield _gram(coded(f"cue {side}"), (cue,))
        yield _gram(coded(f"cue {side} {min(len(between), 5)}"), (cue,))
        if len(between) <= 5:
            yield _gram(coded(f"path {side}"), (*between, cue))
        if comma in between:
            yield _gram(coded(f"comma {side}"), (cue,))


def case(document: Document, mentions: Sequence[Mention], coded: Callable[[str], int] = code) -> Case:
    """Make the article's candidates for each kind, with their features."""
    prepared = lines(document, coded)
    stated = list(quantities(prepared, mentions))
    made = Case(lists=[article_features(prepared, coded)])
    for quantity in stated:
        made.lists.append(quantity_features(quantity, coded))
    for kind in KINDS:
        made.candidates[kind] = _candidates(kind, stated, mentions, made, coded)
    return made


def quantities(prepared: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[Quantity]:
    """Yield every number of people that a casualty sentence states, with the grammar's mentions of it."""
    of: dict[int, list[Mention]] = {}
    for mention in mentions:
        of.setdefault(mention.sentence.index, []).append(mention)
    for line in prepared:
        here = of.get(line.sentence.index, [])
        for number in numbers(line.sentence.words):
            same = [mention for mention in here if mention.value == number.value]
            if number.value <= LARGEST:
                yield Quantity(
                    line=line, value=number.value, high=number.high, bound=number.bound, first=number.first,
                    last=number.last, mentions=same,
                )  # fmt: skip


def _candidates(
    kind: Kind, stated: Sequence[Quantity], mentions: Sequence[Mention], made: Case, coded: Callable[[str], int]
) -> list[Candidate]:
    found: dict[int, Candidate] = {}
    places: dict[int, list[int]] = {}
    for number, quantity in enumerate(stated, 1):
        candidate = found.setdefault(quantity.value, Candidate(kind=kind, value=quantity.value))
        candidate.quantities.append(quantity)
        places.setdefault(quantity.value, []).append(number)
    for value, numbers_ in places.items():
        for number in numbers_:
            factor = 1 / sqrt(len(made.lists[number]) * len(numbers_))
            found[value].terms.append((number, OWN[kind], factor))
    for value in (0, 1, 2):
        candidate = found.setdefault(value, Candidate(kind=kind, value=value))
        if (kind, value) in STATED:
            candidate.terms.append((0, STATED[kind, value], 1 / sqrt(len(made.lists[0]))))
    for mention in mentions:
        if mention.kind == kind:
            candidate = found.setdefault(mention.value, Candidate(kind=kind, value=mention.value))
            candidate.mentions.append(mention)
    top = max(places, default=0)
    headline = {q.value for q in stated if q.line.block == "head"}
    for candidate in found.values():
        features = _candidate_features(candidate, top, headline, len(places), coded)
        candidate.terms.append((len(made.lists), OWN[kind], 1 / sqrt(len(features))))
        made.lists.append(features)
    return list(found.values())


def _candidate_features(
    candidate: Candidate, top: int, headline: set[int], values: int, coded: Callable[[str], int]
) -> list[int]:
    """What holds for a value as a whole: how often, how large, whether the headline has it."""
    value, count = candidate.value, len(candidate.quantities)
    small = min(value, 5)
    names = [
        f"count {min(count, 6)}", f"largest {value == top}", f"value {small}", f"headline {value in headline}",
        f"headline {bool(headline)} {value in headline}", f"values {min(values, 5)} {min(value, 3)}",
        f"count {min(count, 3)} value {min(value, 3)}",
    ]  # fmt: skip
    names += sorted(
        {f"mentioned {m.role} {m.label} {min(value, 3)}" for m in candidate.mentions} or {f"unmentioned {small}"}
    )
    return [coded(name) for name in names]
