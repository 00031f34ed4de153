"""Attackers among the dead that a text counts: "six people are dead. One of them is believed to be the gunman"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract.document import REPORTED, Mention
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import ONES, SEVERAL
from pipeline.extract.numbers import quantities
from pipeline.extract.survivors import CULPRIT
from pipeline.extract.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document

LEAD: Final = 12
"""Sentences from the top in which it is told."""
REACH: Final = 3
"""Sentences behind the number of dead in which it is told."""
_SAY: Final = (
    r"(?:,? (?:police|they|he|she|investigators|authorities|officials|detectives)"
    r" (?:say|says|said|believed?|suspect(?:ed)?),?)"
)
_DEED: Final = (
    r"(?:(?:the|this) (?:attack|shooting|stabbing|bombing|killings?|murders?|massacre|assault|rampage|blast)|it)"
)
_CALLED: Final = (
    rf"(?:(?:alleged|suspected|presumed|apparent|lone|male|female|teenage|\d+-year-old) )*(?:{CULPRIT})\b(?!['\u2019]s)"
)
_DID: Final = (
    r"(?:man|woman|person|teen\w*|boy|student|one)(?:,? (?:who|that|whom))?"
    rf"(?:{_SAY}? (?:is |was |were |had |has )?(?:believed to (?:be|have) )?(?:(?:the )?(?:{CULPRIT})\b(?!['\u2019]s)"
    rf"|responsible(?: for {_DEED})?|(?:behind|carried out|committed) {_DEED}|did (?:this|it)|done (?:this|it)"
    r"|opened fire|pulled the trigger|started (?:the )?shooting)"
    rf"|,? (?:suspected|accused) of (?:opening fire|(?:carrying out|being behind|committing) {_DEED})"
    rf"|,? (?:believed|thought) to have (?:opened fire|(?:carried out|been behind|committed) {_DEED}))\b"
)
_WHO: Final = rf"(?:the|a) (?:{_CALLED}|{_DID})"
_IS: Final = (
    r"(?: (?:is|was|are|were|has been|had been)(?: also)?(?: (?:believed|thought|suspected|understood|presumed|reported"
    r"|identified|confirmed)(?: to (?:be|have been)| as)?)?)"
)
_AMONG: Final = Gated(
    rf"\b(?P<people>one|two|three) of (?:them|those(?: \w+)?|the (?:dead|deceased|victims|(?:{SEVERAL})(?: \w+)?))"
    rf"(?: killed)?(?:{_SAY})?{_IS}?,? {_WHO}"
    rf"|\bamong (?:them|the dead|the deceased|those killed|the victims){_IS}?,? {_WHO}"
    rf"|\b(?:dead|deceased|toll|victims|number|figure)(?: that)?(?: also)? includ(?:e|es|ed|ing) {_WHO}"
    rf"|\bincluding the {_DID}"
    rf"|(?:, |^)the {_CALLED}(?: (?:is|was))?(?: also)? among (?:them|the dead|the deceased|those killed|the victims)",
    re.IGNORECASE,
)
"""Who did it is one of the dead."""
_DEAD: Final = re.compile(r"\b(?:dead|deceased|killed|toll)\b", re.IGNORECASE)
"""In it: of whom the attacker is one; else of those who were counted last, who may be the wounded."""
_NOT: Final = re.compile(
    r"\b(?:not|n['\u2019]t|excluding|whether|unclear|if|den(?:y|ies|ied)|ruled? out|no evidence)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_OTHER_DEED: Final = re.compile(
    r" (?:in|of|behind|over) (?:(?:an?|the|that) )?(?:earlier|previous|another|separate|last|\w+day['\u2019]s|\d{4})\b",
    re.IGNORECASE,
)
"""Behind whoever did it: something else."""
_AT_LARGE: Final = re.compile(
    r"\b(?:arrest|detain|custody|caught|captur|seiz|question|suspects\b|look(?:ing|ed)? for|sought|search|hunt|wanted"
    r"|charg|held|witness|surviv|rescue)",
    re.IGNORECASE,
)
"""Between the dead and "one of them": others are told of, who live."""


def settle(document: Document, found: list[Mention]) -> None:
    """Take attackers out of a number of dead that holds them, and count them by themselves."""
    for sentence in document.sentences[:LEAD]:
        for told in _AMONG.finditer(sentence.text):
            other = _OTHER_DEED.match(sentence.text, told.end()) is not None
            if not other and _NOT.search(sentence.text, 0, told.start()) is None:
                _take_out(document, found, sentence.index, told)


def _take_out(document: Document, found: list[Mention], index: int, told: re.Match[str]) -> None:
    sentence = document.sentences[index]
    tokenise(sentence)
    people = ONES.get((told["people"] or "one").lower(), 1)
    start, end = told.span()
    several = [one for one in found if one.label in REPORTED and one.value > people]
    dead = [one for one in several if one.kind == "killed" and one.role == "total"]
    hurt = [one for one in several if one.kind == "injured"]
    counted = dead if _DEAD.search(told[0]) is not None else [*dead, *hurt]
    before = [one for one in counted if _place(one) < (index, start) and index - REACH <= one.sentence.index]
    whole = max(before, key=_place, default=None)
    if whole is None or whole.kind != "killed" or _is_less(whole):
        return
    if any(one.kind == "perpetrators_killed" and one.label in REPORTED and one.sentence is not sentence for one in found):
        return  # "a gunman killed four people and himself. The gunman was among the dead"
    if _DEAD.search(told[0]) is None and _AT_LARGE.search(document.article.text, _end(whole), sentence.start + start):
        return
    number = whole.value
    for one in dead:
        if one.value == number and not _is_less(one):
            one.value, one.rule = number - people, f"{one.rule} but attackers"
    inside = [one for one in found if one.sentence is sentence and start <= one.sentence.offset(one.first) < end]
    inside = [one for one in inside if one.kind == "killed" and one.value == people]
    for one in inside:
        one.kind, one.label, one.role, one.person = "perpetrators_killed", "perpetrator", "total", None
    if not inside and not any(one.kind == "perpetrators_killed" and one.label in REPORTED for one in found):
        first = next((at for at, _ in enumerate(sentence.words) if sentence.offset(at) >= start), 0)
        found.append(
            Mention(
                sentence=sentence, kind="perpetrators_killed", value=people, first=first, last=first + 1, cue=first,
                rule="among the dead", label="perpetrator", sure=True,
            )
        )  # fmt: skip


def _end(mention: Mention) -> int:
    """Give where a figure's phrase ends in the article's text."""
    return mention.sentence.starts[mention.last - 1]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.sentence.index, mention.sentence.offset(mention.first)


def _is_less(mention: Mention) -> bool:
    """Say whether attackers have been taken out of a number before."""
    stated: Sequence[str] = mention.sentence.words[mention.first : mention.last]
    return all(number.value != mention.value for number in quantities(stated))
