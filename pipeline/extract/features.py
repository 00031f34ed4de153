"""What the scorer looks at: features of figures, of the values they support, and of the casualty sentences.

Every list of features is added up once for all lanes of the weights (see `weights`); a term of a candidate's score is
one lane of one list, divided by the root of the list's length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, Final

from pipeline.extract import numbers, statements
from pipeline.extract.casualty_words import NOT_PEOPLE
from pipeline.extract.document import REPORTED
from pipeline.extract.earlier import first_told, is_earlier
from pipeline.extract.feature_codes import MASK, PRIME, Codes, gram, marked, pairs, triples
from pipeline.extract.feature_lines import LONGEST, ages, lines
from pipeline.extract.feature_words import HIT
from pipeline.extract.tallies import is_tally
from pipeline.extract.text import tokenise
from pipeline.extract.unreal import is_statistics, is_untrue

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.feature_lines import Line
    from pipeline.model import Bound, Kind

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
PAIR_FACTOR: Final = 0.4
"""What each feature of a pair counts, beside the two scores that it adjusts."""

OPENING: Final = 8
"""Sentences whose words say what the article is about, casualties or none."""
GRAM_LINES: Final = 10
"""Casualty sentences whose words speak for the article as a whole."""
MARKED: Final = 3
"""Of these, the first ones, whose words count once more where they are headline or lead."""
AROUND: Final = (-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7)
HIT_REACH: Final = 6
MOST_HIT: Final = 100
COUNTED: Final = frozenset({"own", "increment", "perpetrator"})
"""Labels of mentions that add up to the article's own toll."""
LARGEST: Final = 300_000
"""Larger numbers are no toll of one incident that a day's news reports."""
CODES: Final = Codes()

_NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet"
    r"|hundred|thousand|dozen|scores|several|couple|few|handful|number|many|multiple|numerous|countless|half)",
    re.IGNORECASE,
)
"""What a sentence that states a number has in it."""


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
    told: tuple[str, list[int]] | None = None
    """How it stands to what the grammar found, and its features in a pair: the same in each, made once."""


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
    cast: dict[Kind, int] = field(default_factory=dict)
    """How many single persons the grammar found killed, injured, dead as attackers, each once."""
    numbered: dict[Kind, set[int]] = field(default_factory=dict)
    """The totals that the grammar found stated as a number."""
    answers: dict[Kind, int] = field(default_factory=dict)
    """What the grammar alone would say."""


def article_features(document: Document, prepared: Sequence[Line], codes: Codes) -> list[int]:
    """Unigrams, bigrams and trigrams of the first casualty sentences, those of the headline and lead marked too."""
    start, stop = codes["<s>"], codes["</s>"]
    found: set[int] = set()
    for number, line in enumerate(prepared[:GRAM_LINES]):
        words = [start, *line.merged, stop]
        joined = pairs(words)
        found.update(words, joined, triples(joined, words))
        if number < MARKED and line.block in {"head", "lead"}:
            found.update(marked(codes[line.block], words), marked(codes[line.block], joined))
    found.add(codes[f"ages {min(ages(prepared), 5)}"])
    found.add(codes[f"sentences {min(len(prepared), 10)}"])
    found.add(codes["article"])
    found.update(_opening(document, codes))
    return list(found)


def _opening(document: Document, codes: Codes) -> Iterator[int]:
    """Yield the words of the opening, whether or not it tells of casualties, and how much of the article does."""
    told = sum(sentence.casualty for sentence in document.sentences)
    first = next((s.index for s in document.sentences if s.casualty), 0)
    yield codes[f"share {min(4 * told // max(1, len(document.sentences)), 3)} {min(told, 4)}"]
    yield codes[f"first told {min(first, 6)}"]
    yield codes[f"long {min(len(document.sentences).bit_length(), 6)}"]
    for sentence in document.sentences[:OPENING]:
        tokenise(sentence)
        words = [codes.shapes[raw] for raw in sentence.raws[:LONGEST]]
        yield from marked(codes["opening"], words)
        if sentence.headline:
            yield from marked(codes["title"], pairs(words))


def quantity_features(quantity: Quantity, codes: Codes) -> list[int]:
    """Say what speaks for or against one stated number: words, neighbours, the grammar's verdicts, its place."""
    line, shapes = quantity.line, quantity.line.shapes
    first, last, end = quantity.first, quantity.last, len(quantity.line.shapes)
    found = [
        codes[f"at {line.block}"], codes[f"size {quantity.value.bit_length()}"], codes[f"bound {quantity.bound}"],
        gram(codes["after2"], shapes[last : last + 2]), gram(codes["after3"], shapes[last : last + 3]),
        gram(codes["before2"], shapes[max(0, first - 2) : first]),
        gram(codes["around"], shapes[max(0, first - 1) : first] + shapes[last : last + 1]),
    ]  # fmt: skip
    found += _verdicts(quantity, codes)
    for distance in AROUND:
        place = first + distance if distance < 0 else last + distance
        if 0 <= place < end:
            found.append((codes[f"word {distance}"] * PRIME ^ shapes[place]) & MASK)
    found += marked(codes["left"], shapes[max(0, first - 6) : first])
    found += marked(codes["right"], shapes[last : last + 8])
    found += _cue_features(quantity, codes)
    return list(set(found))


def _earlier(quantity: Quantity, old: Container[int], codes: Codes) -> Iterator[int]:
    """Yield what is known of the number's time: the grammar takes it for another event's."""
    if any(id(mention) in old for mention in quantity.mentions):
        yield codes["earlier"]
        yield codes[f"earlier {quantity.line.block}"]


def _verdicts(quantity: Quantity, codes: Codes) -> Iterator[int]:
    """Yield what the grammar makes of the number: kind, role, rule, label, hedge."""
    if not quantity.mentions:
        yield codes["grammar none"]
        yield codes[f"grammar none {quantity.line.block}"]
    for mention in quantity.mentions:
        verdict = f"grammar {mention.kind} {mention.role} {mention.label}"
        yield codes[verdict]
        yield codes[f"{verdict} {quantity.line.block}"]
        yield codes[f"rule {mention.kind} {mention.rule}"]
        yield codes[f"hedge {mention.kind} {mention.hedge}"]
        if mention.sure:
            yield codes[f"sure {mention.kind}"]
        if mention.person:
            yield codes[f"person {mention.kind}"]


def _cue_features(quantity: Quantity, codes: Codes) -> Iterator[int]:
    """Yield the nearest casualty word on each side, its distance and the words between."""
    shapes, comma = quantity.line.shapes, codes[","]
    cues = quantity.line.cues
    after = next((place for place in cues if place >= quantity.last), None)
    before = next((place for place in reversed(cues) if place < quantity.first), None)
    for side, place in (("after", after), ("before", before)):
        if place is None:
            continue
        cue = shapes[place]
        between = shapes[quantity.last : place] if side == "after" else shapes[place + 1 : quantity.first]
        yield gram(codes[f"cue {side}"], (cue,))
        yield gram(codes[f"cue {side} {min(len(between), 5)}"], (cue,))
        if len(between) <= 5:
            yield gram(codes[f"path {side}"], (*between, cue))
        if comma in between:
            yield gram(codes[f"comma {side}"], (cue,))


def case(document: Document, mentions: Sequence[Mention], codes: Codes = CODES) -> Case:
    """Make the article's candidates for each kind, with their features."""
    prepared = lines(document, codes)
    barred = {(m.sentence.index, place) for m in mentions if m.barred for place in range(m.first, m.last)}
    mentions = [mention for mention in mentions if not mention.barred]
    old = {id(m) for m in mentions if m.label in REPORTED and is_earlier(m, document)}
    stated = [q for q in quantities(prepared, mentions) if (q.line.sentence.index, q.last - 1) not in barred]
    made = Case(lines=prepared, lists=[article_features(document, prepared, codes)])
    for quantity in stated:
        made.lists.append([*quantity_features(quantity, codes), *_earlier(quantity, old, codes)])
    shown = _Shown(stated, len(prepared))
    made.values = {value: len(numbered) for value, numbered in shown.of.items()}
    made.headline = shown.headline
    made.hit = {quantity.value for quantity in stated if _hit(quantity)}
    for value in {*shown.of, 0, 1, 2}:
        shown.general[value] = len(made.lists)
        made.lists.append([codes[name] for name in _general(value, shown)])
    for kind in KINDS:
        own = [mention for mention in mentions if mention.kind == kind]
        counted = [m for m in own if m.label in COUNTED and m.value and m.role != "part"]
        made.cast[kind] = len({m.person for m in counted if m.person})
        made.numbered[kind] = {m.value for m in counted if not m.person}
        news = [m for m in own if m.label in REPORTED and id(m) not in old]
        figure, _ = statements.figure(news, kind, first_told(document), widen=False)
        made.answers[kind] = figure.best if figure is not None else 0
        made.candidates[kind] = _candidates(kind, shown, own, made, codes)
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
        stated = numbers.quantities(line.words)
        for number in stated if stated and _NUMBER.search(line.sentence.text) else ():
            if 0 < number.value <= LARGEST and NOT_PEOPLE.isdisjoint(line.words[number.last : number.last + 2]):
                same = [m for m in here if m.value == number.value and m.first < number.last and number.first < m.last]
                taken.update(map(id, same))
                if not same and _tells_nothing(tuple(line.words)):
                    continue
                found.append(Quantity(line, number.value, number.high, number.bound, number.first, number.last, same))
        for mention in here:
            if id(mention) not in taken and mention.value > 0:
                again = [m for m in here if m.first == mention.first and m.value == mention.value]
                taken.update(map(id, again))
                found.append(Quantity(line, mention.value, mention.high, mention.bound, mention.first, mention.last, again))
    return found


@lru_cache(maxsize=64)
def _tells_nothing(words: tuple[str, ...]) -> bool:
    """Say whether the bare numbers of a sentence are no incident's: a rumour, a rehearsal, a count of years."""
    return is_untrue(words) or is_tally(words) or is_statistics(words)


def _hit(quantity: Quantity) -> bool:
    """Say whether the number counts those shot or hit, whatever became of them."""
    following = quantity.line.words[quantity.last : quantity.last + HIT_REACH]
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
        self.general: dict[int, int] = {}
        """Value -> the list of what holds for it whatever the kind."""


def _candidates(kind: Kind, shown: _Shown, own: Sequence[Mention], made: Case, codes: Codes) -> list[Candidate]:
    stated = shown.of if kind != "perpetrators_killed" else ()
    found = {value: Candidate(kind, value) for value in (*stated, 0, 1, 2)}
    for mention in own:
        found.setdefault(mention.value, Candidate(kind, mention.value)).mentions.append(mention)
    if kind == "injured":
        found = {value: Candidate(kind, value) for value in remainders(shown)} | found
    behind, beside = _behind(kind, found, shown, own), _Beside(own)
    for candidate in found.values():
        lane = STATED.get((kind, candidate.value))
        if lane is not None:
            candidate.terms.append((0, lane, 1 / sqrt(len(made.lists[0]))))
        supports = behind.get(candidate.value, ())
        for members in supports:
            share = sqrt(len(supports)) * len(members)
            candidate.terms += [(number, OWN[kind], 1 / (sqrt(len(made.lists[number])) * share)) for number in members]
        features = [codes[name] for name in _specific(candidate, shown, beside, made.answers[kind])]
        made.lists.append(features)
        for number in (len(made.lists) - 1, shown.general.get(candidate.value)):
            if number is not None:
                candidate.terms.append((number, OWN[kind], 1 / sqrt(len(made.lists[number]))))
    return list(found.values())


def _behind(kind: Kind, found: dict[int, Candidate], shown: _Shown, own: Sequence[Mention]) -> dict[int, list[list[int]]]:
    """Collect what stands behind each value: single numbers, and sets of mentions that add up to it."""
    behind = {value: [[number] for number in numbered] for value, numbered in shown.of.items()}
    for value, numbered in shown.of.items():
        if value not in found:
            continue
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


def _general(value: int, shown: _Shown) -> list[str]:
    """Say what holds for a value whatever it counts: how often it stands, how large it is, whether the headline has it."""
    count, few, headline = len(shown.of.get(value, ())), min(value, 3), value in shown.headline
    return [
        f"count {min(count, 6)}", f"count {min(count, 3)} value {few}", f"largest {value == shown.top}",
        f"value {min(value, 5)}", f"headline {headline}", f"headline {bool(shown.headline)} {headline}",
        f"values {min(len(shown.of), 5)} {few}",
    ]  # fmt: skip


class _Beside:
    """What the grammar found of a kind."""

    def __init__(self, own: Sequence[Mention]) -> None:
        counted = [m for m in own if m.label in COUNTED and m.role in {"total", "increment"} and m.value]
        self.counted = len(counted)
        self.persons = min(len({m.person for m in counted if m.person}), 3)
        self.numbered = [m.value for m in counted if not m.person]
        self.different = len(set(self.numbered))
        self.denied = any(m.value == 0 for m in own)
        self.rules = sorted({f"yet {m.rule}" for m in counted})


def _specific(candidate: Candidate, shown: _Shown, beside: _Beside, answer: int) -> list[str]:
    """Say what the grammar makes of a value as a toll of its kind, and what it found beside."""
    few, size = min(candidate.value, 3), min(shown.lines, 4)
    names = sorted({f"mentioned {m.role} {m.label} {few}" for m in candidate.mentions}) or [f"unmentioned {few}"]
    for name in sorted(candidate.inside):
        names += [f"inside {name} {few}", f"inside {name}"]
    for name, members in candidate.sums:
        block = "head" if members[0].sentence.headline else "lead" if members[0].sentence.index <= 2 else "far"
        names += [f"sum {name}", f"sum {name} {block}", f"sum {name} {few}", f"sum {name} of {min(len(members), 4)}"]
    names += sorted({f"by {m.rule} {few} {m.label}" for m in candidate.mentions})
    names += sorted({f"sure {few} {size}" for m in candidate.mentions if m.sure})
    names += _beside(candidate.value, few, size, beside)
    said = [m for m in candidate.mentions if m.value == answer and m.label in COUNTED]
    same = candidate.value == answer
    names += [f"answer {same}", f"answer {same} {few}", f"answer {min(answer, 3)} {few} {same}"]
    names += sorted({f"answer by {m.rule} {few}" for m in said})
    names += sorted({f"answer sure {m.sure} {m.sentence.headline}" for m in said})
    return names


def _beside(value: int, few: int, size: int, found: _Beside) -> Iterator[str]:
    """Yield how a value stands to all that the grammar found of its kind."""
    numbered, different = found.numbered, found.different
    yield f"found {min(found.counted, 3)} {few}"
    yield f"found {found.counted > 0} {few} of {size}"
    yield f"persons {found.persons} {few}"
    yield f"persons {found.persons} {bool(numbered)} {few}"
    if numbered:
        yield f"numbered {few} {'top' if value == max(numbered) else 'not top'}"
        yield f"first {value == numbered[0]} {min(different, 3)}"
        yield f"last {value == numbered[-1]} {min(different, 3)}"
        yield f"only {value in numbered} {different == 1} {size}"
    if found.denied:
        yield f"denied {few}"
    if not value:
        yield from found.rules
