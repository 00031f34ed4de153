"""What the steps of extraction hand to each other: document, sentence, mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pipeline.model import Article, Bound, Kind, Role

Label = Literal["own", "part", "increment", "perpetrator", "background", "none"]
"""What a mention is, to the article's incidents: the grammar proposes one, the scorer may overrule where it isn't sure."""
REPORTED: Final[frozenset[Label]] = frozenset({"own", "part", "increment", "perpetrator"})
"""Labels of what an article reports as its own news."""


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence (or headline, list item, table row), its words read once.

    The three lists run in parallel; offsets count in characters of `Article.text`.
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int = 0
    headline: bool = False
    casualty: bool = False
    """True if the lexical gate found a casualty word: the only sentences that the grammar reads."""
    words: list[str] = field(default_factory=list)
    """Lower-cased tokens (punctuation is a token of its own); empty unless `casualty` or asked for."""
    raws: list[str] = field(default_factory=list)
    """The same as they stand."""
    starts: list[int] = field(default_factory=list)
    """Where each token starts in `Article.text`."""

    def offset(self, token: int) -> int:
        """Give where a token starts in the sentence's own `text`."""
        return self.starts[token] - self.start


@dataclass(slots=True, eq=False)
class Document:
    """An article cut into sentences."""

    article: Article
    sentences: list[Sentence]
    upper: bool = False
    """True for upper-case copy, where capitals tell no names."""


@dataclass(slots=True, eq=False)
class Mention:
    """A casualty figure that the grammar proposes, with the words that it stands on."""

    sentence: Sentence
    kind: Kind
    value: int
    high: int | None = None
    bound: Bound = "exact"
    role: Role = "total"
    inside: bool = True
    first: int = 0
    """First token of the figure (its bound word included)."""
    last: int = 0
    """One past the last token of its noun phrase."""
    cue: int = 0
    """The token that makes it a casualty: "killed", "dead", "wounded"."""
    who: str | None = None
    person: str | None = None
    """For a single person: what names him within the article ("smith", "34-year-old man"), so that he counts once."""
    rule: str = ""
    """The grammar rule that proposed it."""
    label: Label = "own"
    proposed: Label | None = None
    """The grammar's own label, where the scorer was asked."""
    sure: bool = False
    """True where the grammar needs no second opinion."""
    of_whole: bool = False
    """True for "one of them", "two of whom": some of those told before."""
    barred: bool = False
    """True where its sentence says that it did not happen or is no news (denied, imagined, played, a yearly figure): the
    scorer may not choose it."""
    hedge: Literal["said", "claimed", "denied", "unverified"] = "said"
    chosen: bool = False
    """True on the one mention of its kind whose value the scorer takes as the toll of the article's main incident: the
    figure is this value, other mentions of the kind are not added to it. Where the words add up to a number that none of
    them states, the scorer makes a mention for it (rule "toll"). Without any chosen mention the grammar's own stand."""
    confidence: float = 0.0
    """Calibrated probability that a chosen figure is right."""

    @property
    def made(self) -> bool:
        """Whether the scorer made it: out of others, or of no words at all."""
        return self.chosen and self.proposed is None
