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
_CALLED: Final = (
    rf"(?:(?:alleged|suspected|presumed|apparent|lone|male|female|teenage|\d+-year-old) )*(?:{CULPRIT})\b(?!['\u2019]s)"
)
_DID: Final = (
    r"(?:man|woman|person|teen\w*|boy|student|one)(?:,? (?:who|that|whom))?"
    rf"(?:{_SAY}? (?:is |was |were |had |has )?(?:believed to (?:be|have) )?(?:(?:the )?(?:{CULPRIT})\b(?!['\u2019]s)"
    r"|responsible|behind|did (?:this|it)|done (?:this|it)|carried out|opened fire|committed|pulled the trigger"
    r"|started (?:the )?shooting)"
    r"|,? (?:suspected|accused) of (?:opening fire|carrying out|being behind|committing)"
    r"|,? (?:believed|thought) to have (?:opened fire|carried out|been behind|committed))\b"
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
_NOT: Final = re.compile(r"\b(?:not|n['\u2019]t|excluding|whether|unclear|if)\b[^.;]{0,40}$", re.IGNORECASE)


def settle(document: Document, found: list[Mention]) -> None:
    """Take attackers out of a number of dead that holds them, and count them by themselves."""
    for sentence in document.sentences[:LEAD]:
        for told in _AMONG.finditer(sentence.text):
            if _NOT.search(sentence.text, 0, told.start()) is None:
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


def _place(mention: Mention) -> tuple[int, int]:
    return mention.sentence.index, mention.sentence.offset(mention.first)


def _is_less(mention: Mention) -> bool:
    """Say whether attackers have been taken out of a number before."""
    stated: Sequence[str] = mention.sentence.words[mention.first : mention.last]
    return all(number.value != mention.value for number in quantities(stated))
