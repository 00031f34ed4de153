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
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final, Self

from pipeline.extract import numbers
from pipeline.extract.feature_words import CALENDAR, CUES, HIT, KEPT

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
PAIR: Final = 12
"""Lane of "these killed with these injured"."""
LANES: Final = 13

MAX_LINES: Final = 40
GRAM_LINES: Final = 14
WINDOW: Final = (-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7)
HIT_REACH: Final = 6
MOST_HIT: Final = 100
LONGEST: Final = 120
"""Tokens of a sentence that are looked at."""
COUNTED: Final = frozenset({"own", "increment", "perpetrator"})
"""Labels of mentions that add up to the article's own toll."""
LARGEST: Final = 300_000
"""Larger numbers are no toll of one incident that a day's news reports."""


class Named(int):
    """A code that remembers the words it was made of."""

    name: str

    def __new__(cls, value: int, name: str) -> Self:
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
    inside: set[str] = field(default_factory=set)
    """Kinds of sums that a mention of the value is a member of."""
    sums: list[tuple[str, list[Mention]]] = field(default_factory=list)
    """Ways in which the grammar's mentions add up to the value."""
    terms: list[tuple[int, int, float]] = field(default_factory=list)
    """(list of features, lane, factor)."""


@dataclass(slots=True, eq=False)
class Case:
    """An article as the model sees it."""

    lines: list[Line] = field(default_factory=list)
    lists: list[list[int]] = field(default_factory=list)
    candidates: dict[Kind, list[Candidate]] = field(default_factory=dict)
    values: dict[int, int] = field(default_factory=dict)
    """Stated numbers, and how often each is."""
    headline: set[int] = field(default_factory=set)
    """Those in the headline."""
    hit: set[int] = field(default_factory=set)
    """Those of people shot or hit, whether or not they lived."""


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


def pairs(codes: Sequence[int]) -> list[int]:
    """Join neighbours."""
    return [(a * PRIME ^ b) & MASK for a, b in pairwise(codes)]


def article_features(prepared: Sequence[Line], coded: Callable[[str], int] = code) -> list[int]:
    """Unigrams, bigrams and trigrams of the first casualty sentences, those of the headline and lead marked too."""
    start, stop, lead = coded("<s>"), coded("</s>"), {"head": coded("H"), "lead": coded("L")}
    found: set[int] = set()
    ages: set[str] = set()
    for number, line in enumerate(prepared[:GRAM_LINES]):
        words = [start, *line.merged, stop]
        joined = pairs(words)
        found.update(words)
        found.update(joined)
        found.update([(a * PRIME ^ b) & MASK for a, b in zip(joined, words[2:], strict=False)])
        if number < 4 and line.block in lead:
            mark = lead[line.block]
            found.update([(mark * PRIME ^ a) & MASK for a in words])
            found.update([(mark * PRIME ^ a) & MASK for a in joined])
    for line in prepared:
        ages |= line.ages
    found.add(coded(f"ages {min(len(ages), 5)}"))
    found.add(coded(f"sentences {min(len(prepared), 10)}"))
    found.add(coded("article"))
    return sorted(found)


def quantity_features(quantity: Quantity, coded: Callable[[str], int] = code) -> list[int]:
    """Say what speaks for or against one stated number: words, neighbours, the grammar's verdicts, its place."""
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
    stated = quantities(prepared, mentions)
    made = Case(lines=prepared, lists=[article_features(prepared, coded)])
    for quantity in stated:
        made.lists.append(quantity_features(quantity, coded))
    shown = _Shown(stated, len(prepared))
    made.values = {value: len(numbered) for value, numbered in shown.of.items()}
    made.headline = shown.headline
    made.hit = {quantity.value for quantity in stated if _hit(quantity)}
    for kind in KINDS:
        own = [mention for mention in mentions if mention.kind == kind]
        made.candidates[kind] = _candidates(kind, shown, own, made, coded)
    return made


def quantities(prepared: Sequence[Line], mentions: Sequence[Mention]) -> list[Quantity]:
    """List every number of people that a casualty sentence states, and every person that the grammar found hurt."""
    of: dict[int, list[Mention]] = {}
    for mention in mentions:
        of.setdefault(mention.sentence.index, []).append(mention)
    found = []
    for line in prepared:
        here = of.get(line.sentence.index, [])
        taken: set[int] = set()
        for number in numbers.quantities(line.sentence.words[:LONGEST]):
            if 0 < number.value <= LARGEST:
                same = [m for m in here if m.value == number.value and m.first < number.last and number.first < m.last]
                taken.update(map(id, same))
                found.append(Quantity(line, number.value, number.high, number.bound, number.first, number.last, same))
        for mention in here:
            if id(mention) not in taken and mention.value > 0:
                again = [m for m in here if m.first == mention.first and m.value == mention.value]
                taken.update(map(id, again))
                found.append(Quantity(line, mention.value, None, mention.bound, mention.first, mention.last, again))
    return found


def _hit(quantity: Quantity) -> bool:
    """Say whether the number counts those shot or hit, whatever became of them."""
    following = quantity.line.sentence.words[quantity.last : quantity.last + HIT_REACH]
    return not HIT.isdisjoint(following)


class _Shown:
    """What the article's stated numbers have in common."""

    def __init__(self, stated: Sequence[Quantity], lines: int) -> None:
        self.lines = lines
        self.of: dict[int, list[int]] = {}
        self.number: dict[int, int] = {}
        for number, quantity in enumerate(stated, 1):
            self.of.setdefault(quantity.value, []).append(number)
            self.number |= {id(mention): number for mention in quantity.mentions}
        self.stated = stated
        self.top = max(self.of, default=0)
        self.headline = {quantity.value for quantity in stated if quantity.line.block == "head"}


def _candidates(
    kind: Kind, shown: _Shown, own: Sequence[Mention], made: Case, coded: Callable[[str], int]
) -> list[Candidate]:
    found = {value: Candidate(kind, value) for value in (*shown.of, 0, 1, 2)}
    for mention in own:
        found.setdefault(mention.value, Candidate(kind, mention.value)).mentions.append(mention)
    if kind == "injured":
        found = {value: Candidate(kind, value) for value in remainders(shown)} | found
    behind = _behind(kind, found, shown, own)
    for candidate in found.values():
        lane = STATED.get((kind, candidate.value))
        if lane is not None:
            candidate.terms.append((0, lane, 1 / sqrt(len(made.lists[0]))))
        supports = behind.get(candidate.value, ())
        for members in supports:
            share = sqrt(len(supports)) * len(members)
            candidate.terms += [(number, OWN[kind], 1 / (sqrt(len(made.lists[number])) * share)) for number in members]
        features = _candidate_features(candidate, shown, own, coded)
        candidate.terms.append((len(made.lists), OWN[kind], 1 / sqrt(len(features))))
        made.lists.append(features)
    return list(found.values())


def _behind(
    kind: Kind, found: dict[int, Candidate], shown: _Shown, own: Sequence[Mention]
) -> dict[int, list[list[int]]]:
    """Collect what stands behind each value: single numbers, and sets of mentions that add up to it."""
    behind = {value: [[number] for number in numbered] for value, numbered in shown.of.items()}
    for value, numbered in shown.of.items():
        found[value].quantities = [shown.stated[number - 1] for number in numbered]
    for name, value, members in sums(own):
        found.setdefault(value, Candidate(kind, value)).sums.append((name, members))
        if len(members) > 1:
            inside = [shown.number[id(mention)] for mention in members if id(mention) in shown.number]
            behind.setdefault(value, []).append(inside)
            for mention in members:
                found[mention.value].inside.add(name)
    return behind


def remainders(shown: _Shown) -> list[int]:
    """List what is left of those hit if one, two or three of them died."""
    hit = {quantity.value for quantity in shown.stated if _hit(quantity) and quantity.value <= MOST_HIT}
    return sorted({value - dead for value in hit for dead in (1, 2, 3) if value > dead})


def sums(own: Sequence[Mention]) -> Iterator[tuple[str, int, list[Mention]]]:
    """Add up what the grammar found of a kind: members of one list, all of a sentence, all single persons."""
    counted = [mention for mention in own if mention.label in COUNTED and mention.role != "part" and mention.value > 0]
    lists: dict[tuple[int, int], list[Mention]] = {}
    whole: dict[int, list[Mention]] = {}
    persons: dict[str, Mention] = {}
    for mention in counted:
        index = mention.sentence.index
        lists.setdefault((index, mention.cue), []).append(mention)
        whole.setdefault(index, []).append(mention)
        if mention.person:
            persons.setdefault(mention.person, mention)
    for members in lists.values():
        if len(members) > 1:
            yield "list", sum(mention.value for mention in members), members
    for members in whole.values():
        if len({mention.cue for mention in members}) > 1:
            yield "sentence", sum(mention.value for mention in members), members
    if persons:
        yield "persons", sum(mention.value for mention in persons.values()), list(persons.values())


def _candidate_features(
    candidate: Candidate, shown: _Shown, own: Sequence[Mention], coded: Callable[[str], int]
) -> list[int]:
    """Say what holds for a value as a whole: how often, how large, whether the headline has it, what adds up to it."""
    value, count, stated = candidate.value, len(candidate.quantities), bool(shown.headline)
    small, few = min(value, 5), min(value, 3)
    names = [
        f"count {min(count, 6)}", f"largest {value == shown.top}", f"value {small}", f"headline {value in shown.headline}",
        f"headline {stated} {value in shown.headline}", f"values {min(len(shown.of), 5)} {few}",
        f"count {min(count, 3)} value {few}",
    ]  # fmt: skip
    names += sorted({f"mentioned {m.role} {m.label} {few}" for m in candidate.mentions} or {f"unmentioned {small}"})
    names += [f"inside {name} {few}" for name in sorted(candidate.inside)]
    names += [f"inside {name}" for name in sorted(candidate.inside)]
    for name, members in candidate.sums:
        block = "head" if members[0].sentence.headline else "lead" if members[0].sentence.index <= 2 else "far"
        names += [f"sum {name}", f"sum {name} {block}", f"sum {name} {few}", f"sum {name} of {min(len(members), 4)}"]
    names += _against(candidate, shown, own)
    return [coded(name) for name in names]


def _against(candidate: Candidate, shown: _Shown, own: Sequence[Mention]) -> list[str]:
    """Say how a value stands to all that the grammar found of its kind."""
    few, size = min(candidate.value, 3), min(shown.lines, 4)
    counted = [m for m in own if m.label in COUNTED and m.role in {"total", "increment"} and m.value]
    persons = min(len({m.person for m in counted if m.person}), 3)
    numbered = [m.value for m in counted if not m.person]
    names = [
        f"found {min(len(counted), 3)} {few}", f"found {bool(counted)} {few} of {size}", f"persons {persons} {few}",
        f"persons {persons} {bool(numbered)} {few}",
    ]  # fmt: skip
    if numbered:
        names.append(f"numbered {few} {'top' if candidate.value == max(numbered) else 'not top'}")
        names.append(f"first {candidate.value == numbered[0]} {min(len(set(numbered)), 3)}")
        names.append(f"last {candidate.value == numbered[-1]} {min(len(set(numbered)), 3)}")
        names.append(f"only {candidate.value in numbered} {len(set(numbered)) == 1} {size}")
    if any(m.value == 0 for m in own):
        names.append(f"denied {few}")
    names += sorted({f"by {m.rule} {few} {m.label}" for m in candidate.mentions})
    names += sorted({f"sure {few} {size}" for m in candidate.mentions if m.sure})
    if not candidate.value:
        names += sorted({f"yet {m.rule}" for m in counted})
    return names


def pair_features(killed: Candidate, injured: Candidate, made: Case, coded: Callable[[str], int] = code) -> list[int]:
    """Say how a number of killed and one of injured go together: the same words for both, a sum that is stated."""
    dead, hurt = killed.value, injured.value
    both = dead + hurt
    names = [f"pair {min(dead, 3)} {min(hurt, 3)}"]
    if dead and dead == hurt:
        names += ["pair same", f"pair same {min(made.values.get(dead, 0), 3)} {min(dead, 3)}"]
    if dead and hurt and both in made.values:
        names += ["pair sum", f"pair sum headline {both in made.headline}", f"pair sum hit {both in made.hit}"]
    if dead in made.hit:
        names += ["pair dead hit", f"pair dead hit {bool(hurt)}"]
    if hurt in made.hit:
        names.append("pair hurt hit")
    if hurt and hurt not in made.values:
        names.append(f"pair hurt unstated {min(hurt, 4)}")
    if dead and dead not in made.values:
        names.append(f"pair dead unstated {min(dead, 4)}")
    if not both:
        names.append(f"pair none {min(len(made.values), 3)}")
    return [coded(name) for name in names]
