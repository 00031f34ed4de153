"""Train the scorer: `python -m pipeline.evaluate.train FOLDER...` (make train DATA=FOLDER). Needs numpy.

Reads every labelled set under the folders, the project's own gold and its table of strings, scores the model by
cross-validation (folds by incident, or by class of string) and once with each source left out, trains on everything, and
writes the weights with their card. The same data gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from pipeline.errors import PipelineError
from pipeline.evaluate import learn, strings
from pipeline.evaluate.gold import ITEMS
from pipeline.evaluate.readings import READINGS, lesson
from pipeline.evaluate.readings import load as load_readings
from pipeline.evaluate.run import load
from pipeline.evaluate.targets import Target, target
from pipeline.extract import features, happened, scorer, stale, text, weights
from pipeline.extract.feature_pairs import pair_features
from pipeline.extract.features import KINDS, LANES, Candidate
from pipeline.extract.figures import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.evaluate.gold import Gold
    from pipeline.evaluate.learn import Choice
    from pipeline.extract.features import Case
    from pipeline.model import Article, Kind

JUDGED: Final[tuple[Kind, ...]] = ("killed", "injured")
"""Kinds that a report's confidence speaks for."""
OWN: Final = Path("tests/data")
CARD: Final = weights.FILE.with_name("card.json")
FOLDS: Final = 5
PAIR_EPOCHS: Final = 6
PAIR_RATE: Final = 0.1
STALE_EPOCHS: Final = 6
MOST: Final = 60_000
"""Features kept."""
RARE: Final = 3
"""Articles that a feature must be found in, at the least."""
BALANCE: Final = 0.5
"""A set of n articles counts as n to this power: small careful sets are heard beside large ones."""


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled article, ready to learn from."""

    source: str
    """The set; of the project's own, their folder."""
    uri: str
    fold: int
    target: Target
    choices: dict[Kind, Choice]
    stale: Choice
    """Whether the main incident is background."""
    case: Case
    """Without its features: what pairs of killed and injured are judged by."""
    lesson: Target | None
    """What is learned from it; None: nothing, since another set has more careful labels or its reading is in doubt."""
    read: bool
    """Whether the lesson is a careful reading, apart from the set's own gold."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a model that hadn't seen the article said of it."""

    item: Item
    kind: Kind
    value: int
    probability: float
    """Of killed and injured together; of the attackers alone."""

    @property
    def right(self) -> bool:
        """Say whether the guess is what the article says."""
        return self.item.lesson is not None and self.value == self.item.lesson.of(self.kind)


def main(folders: Sequence[str]) -> int:
    """Train, print the figures, write weights and card; the exit code."""
    paths = sorted({path for folder in [*map(Path, folders), OWN] for path in folder.rglob(f"*{ITEMS}")}, key=str)
    if not folders or not paths:
        sys.stderr.write(
            "usage: python -m pipeline.evaluate.train FOLDER...  (with NAME.ninjs.jsonl and NAME.gold.jsonl)\n"
        )
        return 2
    space = learn.Space()
    try:
        items = thinned([*read(paths, space), *read_strings(OWN / "strings", space)], space)
    except PipelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    pairs = stacked(items, space)
    crossed = cross_validate(items, pairs, space)
    show("by incident", crossed)
    apart = leave_out(items, pairs, space)
    show("source left out", apart)
    old = found_stale(items, space)
    sys.stdout.write(f"old incidents, by incident: {old}\n")
    content = content_of(items, pairs, space, calibration(crossed))
    figures = {"by incident": figures_of(crossed), "source left out": figures_of(apart), "old, by incident": old}
    write(content, items, figures)
    return 0


def read(paths: Iterable[Path], space: learn.Space) -> Iterator[Item]:
    """Read sets in order of their names; an article in several sets is learned from the guide's labels."""
    paths = list(paths)
    sets = [load(path) for path in paths]
    careful = {uri for one in sets for uri, gold in one.gold.items() if gold.shape == "guide"}
    readings = load_readings(sorted(OWN.rglob(f"*{READINGS}")))
    known: dict[str, tuple[dict[Kind, Choice], Choice, Case]] = {}
    for path, one in zip(paths, sets, strict=True):
        source = path.parent.name if OWN in path.parents else one.name
        for article in one.articles:
            gold = one.gold[article.uri]
            if article.uri not in known:
                known[article.uri] = prepared(article, space)
            scored, reading = target(gold), readings.get(article.uri)
            doubled = gold.shape != "guide" and article.uri in careful
            learned = None if doubled else lesson(gold, scored, reading)
            read = learned is not None and learned is not scored
            yield Item(source, article.uri, fold(gold), scored, *known[article.uri], learned, read)


def read_strings(folder: Path, space: learn.Space) -> Iterator[Item]:
    """Read the table of strings, all of a class in one fold: each is an article of a sentence or a few."""
    for name, row in strings.rows(folder):
        wanted = strings.target(row)
        if wanted is not None:
            packed = prepared(strings.article(row), space)
            yield Item(folder.name, name, _fold(row["note"]), wanted, *packed, wanted, read=False)


def prepared(article: Article, space: learn.Space) -> tuple[dict[Kind, Choice], Choice, Case]:
    """Make an article's choices; the case without its features."""
    document = text.read(article)
    mentions = propose(document)
    case = features.case(document, mentions)
    own = [mention for mention in mentions if mention.label in features.COUNTED]
    told = happened.read(document, own)
    opening = stale.features(document, told, rule=stale.is_past(document, own, told))
    bare = replace(case, lines=[], lists=[], candidates=_bare(case))
    return space.pack(case), space.question(opening, features.OLD), bare


def thinned(items: Sequence[Item], space: learn.Space) -> list[Item]:
    """Leave rare features out of all items."""
    known: dict[str, Item] = {}
    for item in items:
        if item.uri not in known:
            choices = {kind: space.thinned(choice, RARE) for kind, choice in item.choices.items()}
            known[item.uri] = replace(item, choices=choices, stale=space.thinned(item.stale, RARE))
    return [replace(item, choices=known[item.uri].choices, stale=known[item.uri].stale) for item in items]


def _bare(case: Case) -> dict[Kind, list[Candidate]]:
    return {kind: [Candidate(kind, one.value) for one in found] for kind, found in case.candidates.items()}


def fold(gold: Gold) -> int:
    """Put all articles of one incident, whatever the set, into one fold."""
    numbered = re.match(r"urn:([a-z]+):(\d+)-", gold.uri)
    return _fold(f"{numbered[1]}-{numbered[2]}" if numbered else gold.incident_id or gold.uri)


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


Pairs = list["Choice"]
"""For each item, the pairs of killed and injured that a model that hadn't seen it found likeliest."""


def stacked(items: Sequence[Item], space: learn.Space) -> Pairs:
    """Score each article by models trained without its incident, and list its pairs: what pair weights learn from."""
    found: list[Choice | None] = [None] * len(items)
    for number in range(FOLDS):
        models = {
            kind: learn.train(examples([i for i in items if i.fold != number], kind), space.size) for kind in JUDGED
        }
        for place, item in enumerate(items):
            if item.fold == number:
                found[place] = pairs_of(item, models, space)
    return [choice for choice in found if choice is not None]


def pairs_of(item: Item, models: Mapping[Kind, Any], space: learn.Space) -> Choice:
    """List an article's likeliest pairs with their features, and the two scores as what they begin with."""
    ranked = {}
    for kind in JUDGED:
        scored = zip(item.case.candidates[kind], learn.scores(models[kind], item.choices[kind]).tolist(), strict=True)
        ranked[kind] = sorted(scored, key=lambda pair: (-pair[1], pair[0].value))
    pairs = [
        (killed, injured, one + other)
        for killed, one in ranked["killed"][: scorer.TOP]
        for injured, other in scorer.paired(killed, ranked["injured"], item.case)
    ]
    listed = [pair_features(killed, injured, item.case) for killed, injured, _ in pairs]
    return space.choice(
        [(k.value, i.value) for k, i, _ in pairs], listed, features.PAIR, [score for _, _, score in pairs]
    )


def cross_validate(items: Sequence[Item], pairs: Pairs, space: learn.Space) -> list[Guess]:
    """Guess each article by a model that was trained without its incident."""
    found = []
    for number in range(FOLDS):
        inside = [place for place, item in enumerate(items) if item.fold != number]
        model = train_pairs([items[n] for n in inside], [pairs[n] for n in inside], space)
        for item, choice in zip(items, pairs, strict=True):
            if item.fold == number:
                found += guesses(item, choice, model)
        held = [item for item in items if item.fold == number]
        found += attackers([item for item in items if item.fold != number], held, space)
    return found


def leave_out(items: Sequence[Item], pairs: Pairs, space: learn.Space) -> list[Guess]:
    """Guess each article by a model that was trained without its whole source."""
    found = []
    for source in dict.fromkeys(item.source for item in items):
        uris = {item.uri for item in items if item.source == source}
        rest = [place for place, item in enumerate(items) if item.uri not in uris]
        others, held = [items[place] for place in rest], [item for item in items if item.source == source]
        models = {kind: learn.train(examples(others, kind), space.size) for kind in JUDGED}
        choices = [pairs_of(item, models, space) for item in held]
        pair_model = train_pairs(others, [pairs[place] for place in rest], space)
        for item, choice in zip(held, choices, strict=True):
            found += guesses(item, choice, pair_model)
        found += attackers(others, held, space)
    return found


def guesses(item: Item, choice: Choice, model: Any) -> list[Guess]:
    """Choose the likeliest pair."""
    chances = learn.probabilities(model, choice)
    best = int(chances.argmax())
    values: Any = choice.values[best]
    return [Guess(item, kind, value, float(chances[best])) for kind, value in zip(JUDGED, values, strict=True)]


def attackers(others: Sequence[Item], held: Sequence[Item], space: learn.Space) -> list[Guess]:
    """Guess the attackers' own deaths."""
    kind: Kind = "perpetrators_killed"
    model, found = learn.train(examples(others, kind), space.size), []
    for item in held:
        chances = learn.probabilities(model, item.choices[kind])
        best = int(chances.argmax())
        value: Any = item.choices[kind].values[best]
        found.append(Guess(item, kind, value, float(chances[best])))
    return found


def examples(items: Sequence[Item], kind: Kind) -> list[learn.Example]:
    """Make the examples of one kind, weighed so that no source drowns the others."""
    weights_of = balance(items)
    made = [learn.example(i.choices[kind], i.lesson.of(kind), weights_of[i.source]) for i in items if i.lesson]
    return [one for one in made if one]


def pair_examples(items: Sequence[Item], pairs: Sequence[Choice]) -> list[learn.Example]:
    """Make the examples of killed and injured together."""
    weights_of = balance(items)
    made = [
        learn.example(choice, (item.lesson.killed, item.lesson.injured), weights_of[item.source])
        for item, choice in zip(items, pairs, strict=True)
        if item.lesson
    ]
    return [one for one in made if one]


def train_pairs(items: Sequence[Item], pairs: Sequence[Choice], space: learn.Space) -> Any:
    """Train what killed and injured say of each other; slowly, since two trained scores are there already."""
    return learn.train(pair_examples(items, pairs), space.size, PAIR_EPOCHS, PAIR_RATE)


def train_stale(items: Sequence[Item], space: learn.Space) -> Any:
    """Train what tells old incidents from news, over articles that report one with casualties."""
    made = [learn.example(item.stale, item.lesson.background) for item in items if item.lesson and told(item.lesson)]
    return learn.train([one for one in made if one], space.size, STALE_EPOCHS)


def told(lesson: Target) -> bool:
    """Say whether an article has an incident of which it is known whether it is background."""
    return lesson.background is not None and bool(lesson.killed or lesson.injured)


def found_stale(crossed: Sequence[Item], space: learn.Space) -> dict[str, dict[str, int]]:
    """Count, by cross-validation, how many old incidents the scorer finds, and how many fresh ones it takes for old."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for number in range(FOLDS):
        model = train_stale([item for item in crossed if item.fold != number], space)
        for item in crossed:
            if item.fold == number and item.lesson and told(item.lesson):
                said = bool(learn.probabilities(model, item.stale)[1] >= stale.LIKELY)
                old = bool(item.lesson.background)
                counted[item.source].update({"old": old, "found": old and said, "false": said and not old})
    return {source: dict(counts) for source, counts in sorted(counted.items())}


def balance(items: Iterable[Item]) -> dict[str, float]:
    """Weigh an article of each source."""
    sizes = Counter(item.source for item in items if item.lesson)
    largest = max(sizes.values(), default=1)
    return {source: (largest / size) ** (1 - BALANCE) for source, size in sizes.items()}


def figures_of(guesses: Iterable[Guess]) -> dict[str, dict[str, dict[str, Any]]]:
    """Score guesses: source -> kind -> exact where the gold is above 0, given where it is 0, with their n."""
    units: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for guess in guesses:
        judged = [(guess.item.source, guess.item.target)]
        if guess.item.read and guess.item.lesson:
            judged.append((f"{guess.item.source} as read", guess.item.lesson))
        for source, gold in judged:
            wanted = gold.of(guess.kind)
            if wanted is not None:
                units[source, guess.kind, "exact" if wanted else "given"].append((guess.value == wanted) == bool(wanted))
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for (source, kind, measure), right in sorted(units.items()):
        cell = {"value": round(sum(right) / len(right), 3), "n": len(right)}
        found.setdefault(source, {}).setdefault(kind, {})[measure] = cell
    return found


def show(title: str, guesses: Iterable[Guess]) -> None:
    """Print a table of figures: exact where the gold is above 0, given where it is 0."""
    sys.stdout.write(f"{title}: exact where gold > 0 (n), given where gold is 0 (n)\n")
    for source, kinds in figures_of(guesses).items():
        cells = [
            f"{kind} " + " ".join(f"{cell['value']:.3f} ({cell['n']})" for _, cell in sorted(measures.items()))
            for kind, measures in kinds.items()
        ]
        sys.stdout.write(f"  {source:16s} " + "   ".join(cells) + "\n")


def write(content: bytes, items: Sequence[Item], figures: Mapping[str, Any]) -> None:
    """Write the weights and their card: on what they were trained and how well they read."""
    weights.FILE.write_bytes(content)
    card = {
        "weights": hashlib.sha256(content).hexdigest()[:12],
        "bytes": len(content),
        "articles": Counter(item.source for item in items),
        **figures,
    }
    CARD.write_bytes(orjson.dumps(card, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
    sys.stdout.write(f"{weights.FILE}: {len(content):,} bytes\n")


def content_of(items: Sequence[Item], pairs: Pairs, space: learn.Space, calibrated: Mapping[str, Any]) -> bytes:
    """Train on all items and return the bytes of the weights file."""
    total: Any = train_pairs(items, pairs, space) + train_stale(items, space)
    for kind in KINDS:
        total = total + learn.train(examples(items, kind), space.size)
    table, scale = learn.quantised(total, space.numbers, MOST)
    return weights.dump(table, lanes=LANES, scale=scale, calibration=calibrated)


def calibration(guesses: Sequence[Guess]) -> dict[str, list[list[float]]]:
    """Fit confidence: the model's probability that killed and injured are both right -> the share that was.

    Articles in which it found nothing are left out: they give no report.
    """
    of: dict[tuple[str, str], list[Guess]] = defaultdict(list)
    for guess in guesses:
        if guess.kind in JUDGED and guess.item.lesson and guess.item.lesson.of(guess.kind) is not None:
            of[guess.item.source, guess.item.uri].append(guess)
    points = [
        (pair[0].probability, float(pair[0].right and pair[1].right))
        for pair in of.values()
        if len(pair) == len(JUDGED) and any(guess.value for guess in pair)
    ]
    return {"joint": isotonic(points)}


def isotonic(points: Iterable[tuple[float, float]], least: int = 40) -> list[list[float]]:
    """Fit a rising step function by pooling adjacent violators; at least `least` points a step: [[from, share], ...].

    >>> isotonic([(0.1, 0.0), (0.2, 1.0), (0.3, 0.0), (0.9, 1.0)], least=1)
    [[0.1, 0.0], [0.2, 0.5], [0.9, 1.0]]
    """
    blocks: list[list[float]] = []  # start, sum, n
    for score, right in sorted(points):
        blocks.append([score, right, 1])
        while len(blocks) > 1 and (
            blocks[-2][2] < least or blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]
        ):
            _, right_sum, count = blocks.pop()
            blocks[-1][1] += right_sum
            blocks[-1][2] += count
    return [[round(start, 4), round(total / count, 4)] for start, total, count in blocks]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
