"""What an article says of one incident at one place, figure by figure: from mentions to low, best and high."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Mention
    from pipeline.model import Bound, Kind

LEAD: Final = 3.0
"""For the first casualty sentence of the body; the headline has `HEADLINE`, later ones less and less."""
HEADLINE: Final = 2.0
TOLL: Final = 1.5
"""For a figure that the text calls a toll."""
RIVAL: Final = -2.5
"""For one of those who are no authority, beside another."""
VAGUE: Final = -2.0
SINGLE: Final = -1.5
REPEATED: Final = 0.8
"""For each other sentence that gives the same number."""
LARGEST: Final = 0.7
LOOSENESS: Final[dict[Bound, int]] = {"exact": 0, "range": 1, "min": 2, "max": 3, "approx": 4, "vague": 5}
"""Which bound a sum has: the loosest of its members'."""


@dataclass(slots=True, eq=False)
class Statement:
    """The mentions that one cue joins: "two soldiers and a police officer were killed" is one statement of 3."""

    mentions: list[Mention]
    points: float = 0.0
    singles: bool = field(init=False)
    value: int = field(init=False)
    """Sum of its members."""

    def __post_init__(self) -> None:
        self.singles = all(mention.rule.endswith("single") for mention in self.mentions)
        self.value = sum(mention.value for mention in self.mentions)

    @property
    def sentence(self) -> int:
        """Index of its sentence."""
        return self.mentions[0].sentence.index

    def figure(self, wider: int = 0) -> Figure:
        """Give low, best and high; `wider` people more may lie outside."""
        bound = max((mention.bound for mention in self.mentions), key=LOOSENESS.__getitem__)
        parts = [Figure.of(mention.value, mention.bound, mention.high) for mention in self.mentions]
        return Figure(
            low=sum(part.low for part in parts),
            best=sum(part.best for part in parts),
            high=sum(part.high for part in parts) + wider,
            open=any(part.open for part in parts),
            bound=bound,
        )


def statements(mentions: Iterable[Mention], kind: Kind) -> list[Statement]:
    """Join the mentions of a kind that are totals by their sentence and cue, in order of text."""
    joined: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.kind == kind and mention.role == "total":
            joined.setdefault((mention.sentence.index, mention.cue), []).append(mention)
    return [Statement(members) for members in joined.values()]


def best(found: Sequence[Statement], first: int) -> Statement | None:
    """Choose the statement that is the article's own toll; `first` is the index of the first casualty sentence.

    The newest toll that the article gives stands in its lead; a number beats a vague word, and what is said twice
    what is said once. Persons that no number counts speak only where no number does.
    """
    if not found:
        return None
    largest = max(statement.value for statement in found)
    saying: dict[int, set[int]] = {}
    for statement in found:
        saying.setdefault(statement.value, set()).add(statement.sentence)
    for statement in found:
        lead = statement.mentions[0]
        distance = max(0, statement.sentence - first)
        statement.points = HEADLINE if lead.sentence.headline else LEAD / (1 + 0.5 * distance)
        statement.points += TOLL * (lead.rule.startswith("toll") or counts_now(lead))
        statement.points += LARGEST * (statement.value == largest)
        statement.points += RIVAL * lead.rule.startswith("rival")
        statement.points += VAGUE * any(m.bound == "vague" for m in statement.mentions) + SINGLE * statement.singles
        statement.points += REPEATED * min(2, len(saying[statement.value]) - 1)
    return max(found, key=lambda statement: statement.points)


_SO_FAR: Final = frozenset("now far altogether total alone all".split())
"""Words of a sentence that counts all up to now: "have now died", "so far", "in all"."""


def counts_now(mention: Mention) -> bool:
    """Say whether a verb tells that it is all up to now: "four people have now died"."""
    return mention.value > 1 and "now" in mention.sentence.words[max(0, mention.cue - 3) : mention.cue]


def _so_far(statement: Statement) -> bool:
    """Say whether it counts all up to now."""
    lead = statement.mentions[0]
    return lead.rule.startswith("toll") or counts_all(lead)


def counts_all(mention: Mention) -> bool:
    """Say whether words beside a figure tell that it is all up to now: "in all, 31 people died"."""
    near = mention.sentence.words[max(0, min(mention.first, mention.cue) - 3) : mention.cue + 6]
    return not _SO_FAR.isdisjoint(near)


def figure(mentions: Sequence[Mention], kind: Kind, first: int, *, widen: bool) -> tuple[Figure | None, bool]:
    """Give the figure of a kind, and whether it is an increment only (no total is said).

    `widen`: other, smaller statements may or may not lie inside the toll (several sites of one city): high takes them.
    """
    chosen = next((mention for mention in mentions if mention.kind == kind and mention.chosen), None)
    if chosen is not None:
        return Figure.of(chosen.value, chosen.bound, chosen.high), False
    found = statements(mentions, kind)
    if any(one.value and one.singles for one in found):
        found = [one for one in found if one.value or one.sentence <= first]  # "none of the passengers" were others
    toll = best(found, first)
    increments = [mention for mention in mentions if mention.kind == kind and mention.role == "increment"]
    if toll is None:
        return (Statement(increments[:1]).figure(), True) if increments else (None, False)
    if widen:
        counting = [statement for statement in found if _so_far(statement)]
        if counting:
            return max(counting, key=lambda statement: statement.points).figure(), False
    others = {s.value for s in found if s.value < toll.value and not s.singles and s.sentence != toll.sentence}
    return toll.figure(sum(others) if widen else 0), False
