"""Which of an article's figures decide: the toll among those that it tells of one kind, and whether they are its news's.

The scorer has chosen one of each kind, or none; what the text says beside them may make another one the toll.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import also, attribution, died_since, happened, moves, retold, rivals, sequels, statements
from pipeline.extract.casualty_words import ORDINALS
from pipeline.extract.document import REPORTED
from pipeline.extract.gates import Gated
from pipeline.extract.standing import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention

_ONE_MORE: Final = re.compile(
    r"(?:[A-Z][^\n]{0,40}? (?:-|--|\u2013|\u2014) )?"
    r"A (?:second|third|fourth|fifth|sixth) (?:person|victim|man|woman|boy|girl|teen\w*|student|child|officer)\b"
    r"(?![^.;]*\b(?:this|of the|in a) (?:year|month|week)\b)[^.;]*\b(?:has died|have died|died|succumbed)\b"
    rf"|[^.;]*\bclaim(?:ed|s) (?:an?|its) (?:{'|'.join(ORDINALS)}) (?:life|victim)\b"
)
"""A lead on one more death of an incident."""
_NTH_OF: Final = re.compile(
    rf"\b(?:the|a) (?:\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)}) (?:victim|fatality|casualty|death) (?:of|in|from) ",
    re.IGNORECASE,
)
"""Which death of an event it was: "She is the eighth victim of the crash"."""
IN_TURN: Final = frozenset("second third other another".split())
"""In a sentence that tells what the next of several bombs did."""
TURNS: Final = 6
"""Figures that are added up so, at the most: any of them may be in the sum."""
NEXT: Final = 2
"""Sentences behind the one that tells of a death in which that is said."""
_AT_HOSPITAL: Final = Gated(
    r"\b(?:deaths?|died|dead)\b[^.;]{0,24}\b(?:in|at) (?:this|our|the) (?:hospital|clinic|morgue|mortuary)\b", re.IGNORECASE
)
"""What one hospital counts, which isn't all."""


def settle(document: Document, mentions: Sequence[Mention]) -> None:
    """Have the figures of an article agree, and the one that counts all be chosen."""
    _agree(document, mentions)
    _before_former(document, mentions)
    retold.head(mentions)
    _numbered(document, mentions)
    _agreed(document, mentions)
    _summed_above(mentions)
    _listed(mentions)
    _up_to_now(mentions)
    died_since.settle(mentions)
    _corrected(mentions)
    _besides(mentions)
    rivals.settle(mentions)
    also.settle(document, mentions)


def _agree(document: Document, mentions: Sequence[Mention]) -> None:
    """Have the figures of the main incident share its fate: all its own, or all of an old one.

    Where the chosen toll is an old event's, what is said after it without a fresh day of its own is, too.
    """
    chosen = sorted((mention for mention in mentions if mention.chosen), key=lambda mention: mention.kind != "killed")
    if chosen and chosen[0].label in REPORTED:
        for mention in chosen:
            mention.label = "own" if mention.label == "background" else mention.label
    if not chosen or any(mention.label != "background" for mention in chosen):
        return
    for mention in mentions:
        if mention.label in REPORTED and mention.sentence.index >= chosen[0].sentence.index:
            part = mention.role == "part" or mention.of_whole
            if part or not happened.read(document, [mention], lead=0).fresh:
                mention.label = "none"


def _before_former(document: Document, mentions: Sequence[Mention]) -> None:
    """Take what is told before a former event for the news, where nothing else was taken for it.

    "A man was wounded in Dalston Lane. It comes days after a boy was shot dead".
    """
    if any(mention.label == "own" and mention.value > 0 for mention in mentions):
        return
    former = [mention for mention in mentions if mention.label == "background" and sequels.is_former(mention, document)]
    first = min((mention.sentence.index for mention in former), default=-1)
    for mention in mentions:
        refused = mention.label == "none" and mention.proposed == "own" and not mention.barred
        if refused and mention.sentence.index <= first and not sequels.is_former(mention, document):
            mention.label = "own"
    for mention in former:
        mention.chosen = False


def _numbered(document: Document, mentions: Sequence[Mention]) -> None:
    """Take the lead's number where the headline's vague word was chosen: "injures hundreds" above "more than 500"."""
    lead = next((sentence.index for sentence in document.sentences if not sentence.headline), 0)
    for vague in [one for one in mentions if one.chosen and one.bound == "vague" and one.sentence.headline]:
        for one in mentions:
            same = one.kind == vague.kind and one.role == "total" and one.label == vague.label and one.sure
            if same and one.sentence.index == lead and one.bound != "vague" and one.value >= vague.value:
                vague.chosen, one.chosen, one.confidence = False, True, vague.confidence
                break


def _agreed(document: Document, mentions: Sequence[Mention]) -> None:
    """Take the dead whom headline and lead count alike, where fewer of those told of further down were chosen.

    "Two dead outside club. A fight ended with two men dead. ... He was pronounced dead at the scene". Where those are the
    victims of one who died, too, headline and lead count him in.
    """
    dead = [one for one in mentions if one.kind == "killed" and one.role == "total" and one.label == "own"]
    lead = next((sentence.index for sentence in document.sentences if not sentence.headline), 0)
    news = next((one for one in dead if one.chosen), None)
    if news is None or news.sentence.index <= lead:
        return
    attackers = max((m.value for m in mentions if m.kind == "perpetrators_killed" and m.label in REPORTED), default=0)
    headed = {one.value for one in dead if one.sentence.headline and one.sure} - {news.value + attackers}
    for one in dead:
        if one.sentence.index == lead and one.sure and one.value in headed and one.value > news.value:
            news.chosen, one.chosen, one.confidence = False, True, news.confidence
            return


def _summed_above(mentions: Sequence[Mention]) -> None:
    """Take the dead whom a headline counts where the text tells of them in turn: "Bombs kill 11. ... ten ... one"."""
    dead = [m for m in mentions if m.kind == "killed" and m.role == "total" and m.label == "own" and m.value > 0]
    news = next((one for one in dead if one.chosen and not one.sentence.headline), None)
    if news is None:
        return
    later = [one for one in dead if one.sentence.index > news.sentence.index and one.person is None]
    in_turn = [m.value for m in later if m.value != news.value and not IN_TURN.isdisjoint(m.sentence.words)]
    sums = {news.value}
    for value in in_turn[:TURNS]:
        sums |= {value + one for one in sums}
    above = next((m for m in dead if m.sentence.headline and m.sure and m.value > news.value and m.value in sums), None)
    if above is not None:
        news.chosen, above.chosen, above.confidence = False, True, news.confidence


def _listed(mentions: Sequence[Mention]) -> None:
    """Count all whom a headline lists, where fewer, or none, were chosen: "Mayor, driver and bodyguard shot dead"."""
    dead = [one for one in mentions if one.kind == "killed" and one.role == "total" and one.label == "own" and one.value]
    news = next((one for one in dead if one.chosen), next(iter(dead), None))
    if news is None or any(one.value > news.value or one.bound != "exact" for one in dead):
        return
    listed = [one for one in dead if one.sentence.headline and one.rule.endswith("single") and not one.made]
    listed = [one for one in listed if one.cue == listed[0].cue]
    if len({one.person for one in listed}) == len(listed) > news.value:
        news.chosen = False
        for one in listed[1:]:
            one.role = "part"
        listed[0].value, listed[0].chosen, listed[0].confidence = len(listed), True, news.confidence or also.UNSURE


def _up_to_now(mentions: Sequence[Mention]) -> None:
    """Take "four people have now died", "a second man has died" for the toll where that one death was chosen.

    So with all that an article counts, where those were chosen who had been missing, or whom a hospital counts.
    """
    dead = [one for one in mentions if one.kind == "killed" and one.label == "own"]
    there = (one for one in dead if _AT_HOSPITAL.search(one.sentence.text))
    news = next((one for one in dead if one.chosen), next(there, None))
    if news is None:
        return
    nth = [one for one in dead if one.rule == "toll ordinal" and news.value in {1, one.value - 1}]
    told = next((one for one in nth if _tells_nth(one, news)), None)
    if told is not None:
        news.chosen, told.chosen, told.confidence = False, True, news.confidence
        if told.sentence.index > news.sentence.index:
            news.label = "none"  # one of these, wherever the hospital is
        return
    before, apart = moves.read(news).before, _AT_HOSPITAL.search(news.sentence.text) is not None
    if before is None and not apart:
        return
    for one in (one for one in dead if one.role == "total" and one.sure):
        whole = statements.counts_now(one) or (before == "missing" and statements.counts_all(one))
        whole = whole or (apart and one.rule.startswith("toll"))
        if whole and one.value > news.value and one.sentence.index > news.sentence.index:
            news.chosen, one.chosen, one.confidence = False, True, news.confidence
            return


def _tells_nth(one: Mention, news: Mention) -> bool:
    """Say whether an ordinal tells which death of the event the one that is the news was."""
    behind = one.sentence.index - news.sentence.index
    if behind <= 0 and _ONE_MORE.match(one.sentence.text):
        return True
    return behind <= NEXT and _NTH_OF.search(one.sentence.text) is not None


def _corrected(mentions: Sequence[Mention]) -> None:
    """Take the toll to which an article says that its own was corrected: "174 died. The governor later said it was 125"."""
    own = [one for one in mentions if one.kind == "killed" and one.role == "total" and one.label == "own" and one.value > 0]
    for one in own:
        later = "later" in one.sentence.words[: one.first] and attribution.read(one.sentence).corrects
        if not later or not one.rule.startswith("toll"):
            continue
        before = [other for other in own if other.sentence.index < one.sentence.index and other.value != one.value]
        one.chosen = one.chosen or any(other.chosen for other in before)
        for other in before:
            other.chosen, other.role = False, "superseded"


def _besides(mentions: Sequence[Mention]) -> None:
    """Read "19 died. Another 212 were injured" as 212 in all: they come on top of the dead, not of others injured.

    "Another 20 are missing" alike. "Two more were burned. One is in critical condition" tells of two.
    """
    own = [mention for mention in mentions if mention.label in REPORTED and mention.value > 0]
    for kind in ("injured", "missing"):
        alike = [mention for mention in own if mention.kind == kind]
        for mention in (one for one in alike if one.role == "increment"):
            index = mention.sentence.index
            if any(m.role == "total" and (m.sentence.index <= index or m.value >= mention.value) for m in alike):
                continue
            dead = [m for m in own if m.kind == "killed" and index - NEAR <= m.sentence.index <= index]
            if dead and all(m.role != "increment" for m in dead):
                mention.role = "total"
                for part in (m for m in alike if m.chosen and m.value < mention.value):
                    part.chosen, mention.chosen, mention.confidence = False, True, part.confidence
