"""How attackers who are counted met their end: "Four militants stormed a mosque, killing 15 before they were shot dead".

The pronoun stands for the number of those who attacked. "Two blew themselves up and two others were shot" are four.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS
from pipeline.extract.document import REPORTED, Mention
from pipeline.extract.gates import Gated
from pipeline.extract.numbers import quantities
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.extract.document import Document, Sentence

RULE: Final = "felled"
REACH: Final = 3
"""Tokens between a number and its attackers: "three heavily armed militants"."""
COUNTED: Final = 2
"""Words of "all three"."""
ARMED: Final = (ATTACKERS - {"himself", "herself", "themselves"}) | frozenset(
    "militants insurgents rebels terrorists extremists jihadists guerrillas fighters bandits raiders".split()
)
"""Who may attack as several."""
_DEED: Final = (
    r"\b(?:kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|shot|storm(?:ed|ing)|attack(?:ed|ing)|opened fire|stabb(?:ed|ing)"
    r"|raid(?:ed|ing)|ambush(?:ed|ing)|detonat(?:ed|ing)|fir(?:ed|ing))\b"
)
_END: Final = r"(?:killed|shot dead|shot and killed|shot|gunned down|cut down|neutrali[sz]ed)"
_FORCES: Final = (
    r"(?:the )?(?:[a-z]+ )?(?:police|officers|troops|soldiers|guards|security forces|commandos|marines|deputies|agents)"
)
_FELLED: Final = Gated(
    rf"{_DEED}(?:(?!, who\b)[^.;]){{0,160}}?\b(?:before|until)"
    rf"(?: (?:they|both|all (?:of them|\w+)) were|"
    r" being)(?: (?:all|both|themselves|finally|eventually))?"
    rf" {_END}\b(?! (?:in the|and wounded))",
    re.IGNORECASE,
)
"""What attackers did, and that they were killed."""
_BY_FORCES: Final = Gated(
    rf"{_DEED}[^.;]{{0,160}}?\b(?:before|until) {_FORCES} (?:\w+ly )?(?:shot|killed|gunned)(?: and killed)?"
    r" (?:them|both|all \w+)\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(r"(?:the others? \w+|\w+ others|another(?: \w+)?|the rest)$")
"""Who else of them was killed: "the other two", "two others"."""


def propose(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Find the numbers of attackers whose end a sentence tells with a pronoun."""
    return [mention for sentence in document.sentences if sentence.casualty for mention in _felled(sentence, found)]


def _felled(sentence: Sentence, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give the number of attackers that a pronoun of the sentence stands for, if no figure counts their deaths yet."""
    told = _FELLED.search(sentence.text) or _BY_FORCES.search(sentence.text)
    if told is None or any(m.sentence is sentence and m.kind == "perpetrators_killed" for m in found):
        return
    tokenise(sentence)
    start, end = sentence.start + told.start(), sentence.start + told.end()
    for one in quantities(sentence.words):
        behind = sentence.words[one.last : one.last + REACH]
        if one.value > 1 and sentence.starts[one.first] < start and not ARMED.isdisjoint(behind):
            cue = max(at for at, begins in enumerate(sentence.starts) if begins < end)
            yield Mention(
                sentence=sentence, kind="perpetrators_killed", value=one.value, first=one.first, last=one.last, cue=cue,
                rule=RULE, label="perpetrator", sure=True,
            )  # fmt: skip
            return


def _is_all(mention: Mention) -> bool:
    """Say whether a figure is "both", or "all" and a number."""
    words = mention.sentence.words[mention.first : mention.last]
    return mention.value > 1 and (words == ["both"] or (words[:1] == ["all"] and len(words) == COUNTED))


def _are_attackers(document: Document, mention: Mention) -> bool:
    """Say whether as many attackers, and nobody else, were counted in the sentence before."""
    index = mention.sentence.index
    words = document.sentences[index - 1].text.lower().replace(",", " ,").split() if index else []
    counted = [words[one.last : one.last + REACH] for one in quantities(words) if one.value == mention.value]
    return bool(counted) and all(not ARMED.isdisjoint(behind) for behind in counted)


def settle(document: Document, mentions: Sequence[Mention]) -> None:
    """Take "all three" for the attackers who were counted last, and add "the other two" to those told of before."""
    own = [mention for mention in mentions if mention.label in REPORTED and mention.value > 0]
    killed = {mention.value for mention in own if mention.kind == "killed"}
    for one in own:
        others = one.kind == "killed" and not one.made and bool(killed - {one.value})
        if others and _is_all(one) and _are_attackers(document, one):
            one.kind, one.label, one.chosen = "perpetrators_killed", "perpetrator", False
    for other in [mention for mention in own if mention.kind == "killed" and _are_others(mention)]:
        inside = [m for m in own if m.sentence is other.sentence and m.kind == "perpetrators_killed" and m.value > 1]
        first = next((m for m in inside if not m.made and m.cue < other.first), None)
        if first is not None:
            people = first.value
            for mention in inside:
                if mention.value == people:
                    mention.value, mention.role = people + other.value, "total"
            other.label, other.chosen = "none", False
            return


def _are_others(mention: Mention) -> bool:
    """Say whether somebody shot is "the other two", "two others"."""
    if mention.made or not mention.rule.startswith("deadly shot"):
        return False
    phrase = mention.sentence.words[mention.first - (mention.first > 0) : mention.last]
    return _OTHERS.search(" ".join(phrase)) is not None
