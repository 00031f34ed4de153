"""Whose death is an attacker's: told apart from those of victims, and never counted twice.

Whoever shot nobody but himself attacked nobody; who was shot by the police is one death, whether he is called a man or a
suspect; a number of dead in a murder-suicide holds the one who did it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import felled, statements, survivors, turned
from pipeline.extract.accidents import CHANCE, SELF, is_attacker_s, is_young
from pipeline.extract.agents import FORCES, provoked
from pipeline.extract.casualty_words import ATTACKERS, BE, DYING_RULES
from pipeline.extract.document import REPORTED
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SEVERAL
from pipeline.extract.survivors import CULPRIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.statements import Statement

LEAD: Final = 10
"""Sentences from the top that say what kind of death it was."""
BOTH: Final = Gated(r"\b(?:murder|homicide|killing)s?(?: and |[ /\u2013-]+)suicides?\b", re.IGNORECASE)
_NO_SUICIDE: Final = re.compile(
    r"\b(?:not|n['\u2019]t|ruled? out|no|rather than)\b[^.;]{0,30}$|\b(?:attempted|failed) $", re.IGNORECASE
)
_ONLY_MEANT: Final = re.compile(
    r"\b(?:tr(?:y|ied|ying)|attempt(?:ed|ing|s)?|plan(?:s|ned|ning)?|threat(?:ens?|ened|ening)?|want(?:ed|s)?|intend(?:ed|s)?"
    r"|going|about|fail(?:ed|s)?|hoped) (?:\w+ly )?to (?:[\w'\u2019-]+ ){1,6}?(?:him|her|them)sel(?:f|ves)\b"
    r"|\b(?:attempted|failed|tried) (?:(?:murder|homicide)[- /\u2013]?(?:and )?)?suicides?\b|\bsuicide attempts?\b",
    re.IGNORECASE,
)
"""No death: he only meant to die."""
_OTHERS: Final = re.compile(
    r"\b(?:sho(?:t|ots?|oting)|kill(?:s|ed|ing)?|stab(?:s|bed|bing)?|murder(?:s|ed|ing)|wound(?:s|ed|ing)|attack(?:s|ed|ing)"
    r"|beat(?:s|ing)?|strangl(?:ed|ing)|injur(?:ed|ing)|fir(?:ed|ing) (?:at|on))\b(?: and \w+)? (?:(?:at|dead|to death) )?"
    rf"(?:(?:his|her|their|the|a|an|{SEVERAL}|another|other|both|at least)"
    r" (?!gun\b|weapon\b|own\b|\w+ times\b|\w+ (?:hours|minutes|days|blocks))"
    r"|him\b|them\b|her\b|people\b|wife\b|girlfriend\b|husband\b|boyfriend\b|family\b|(?!\w+day\b|Self|H(?:im|er)self|In|On|At|By|While|After|Dead|And|The)[A-Z][a-z]+\b)"
)
"""A deed that befalls somebody else than the one who did it."""
_TURNED: Final = re.compile(
    r"\b(?:then|before|and then)\b[^.;]{0,24}\b(?:himself|herself|themselves|self)\b|\bturn(?:s|ed|ing)? (?:the|a|his|her) "
    r"(?:gun|weapon|rifle|pistol|handgun|shotgun|firearm|knife) on (?:him|her)self",
    re.IGNORECASE,
)
_DEATH: Final = re.compile(r"\b(?:dead|died|dies|passed away|to death|fatal(?:ly)?|killed|deceased)\b", re.IGNORECASE)
_ANY_DEATH: Final = re.compile(
    rf"{_DEATH.pattern}|\b(?:kill(?:s|ing)?|slain|slay\w*|gunned down|bod(?:y|ies)|corpses?|perish\w*|lives?"
    r"|neutrali[sz]ed|toll|eliminated|deaths|executed|homicide|murder\w*)\b",
    re.IGNORECASE,
)
_FORCE: Final = (
    r"(?:police|officers?|deput(?:y|ies)|troopers?|cops?|agents?|detectives?|marshals?|homeowner|clerk|customer)"
)
_BY_FORCE: Final = re.compile(
    r"\b(?:officer|deputy|trooper|police|agent)[- ]involved\b"
    rf"|\b(?:shot|killed|kills|gunned down|struck)\b[^.;]{{0,40}}\bby (?:[\w'\u2019-]+ ){{0,4}}{_FORCE}\b"
    rf"|\b{_FORCE}\b[^.;,]{{0,60}}\b(?:shot|shoots?|fired|opened fire|returned fire|fired back|killed|kills?)\b",
    re.IGNORECASE,
)
"""Who was shot was shot by the police, or by the one whom he attacked."""
_ARMED: Final = re.compile(
    r"\b(?:armed|weapons?|guns?|handguns?|knife|knives|rifle|pistol|shotgun|machete|hammer|suspects?|suspected|hostages?"
    r"|barricaded|stand-?off|wanted|rob(?:bed|bery|bing)|burglar\w*|br(?:oke|eaking) into|break-?in|carjack\w*|stole\w*"
    r"|threaten\w*|lung(?:ed|ing)|charg(?:ed|ing) (?:at|toward)|attack(?:ed|ing)|assault\w*|stabb(?:ed|ing)|ramm(?:ed|ing)"
    r"|firefight|gunfight|shoot-?out|exchange)\b",
    re.IGNORECASE,
)
"""Whoever was shot by the police may have attacked somebody."""
_STRUCK: Final = re.compile(
    r"\b(?:who|he|she|gunman|shooter|suspect|attacker) (?:\w+ly |had |also |then |first )*"
    r"(?:shot|stabbed|killed|beat|wounded|attacked) "
    rf"(?:and \w+ )?(?:his|her|their|the|a|an|{SEVERAL}|another)\b",
    re.IGNORECASE,
)
"""An attacker's deed: who died may be his victim."""
_HIS_DEATH: Final = re.compile(
    r"\bsuicides?\b|\b(?:him|her|them)sel(?:f|ves)\b|\bself[- ]inflicted\b|\bown li(?:fe|ves)\b"
    rf"|\b(?:{CULPRIT})\b[^.;]{{0,80}}\b(?:dead|died|dies|killed|fatally|deceased|body|bodies)\b"
    rf"|\b(?:dead|died|dies|killed|kills?|fatally|shot|shoots|shooting)\b[^.;]{{0,80}}\b(?:{CULPRIT})\b",
    re.IGNORECASE,
)
"""Words of an attacker's own death."""
APART: Final = frozenset("separate separately unrelated different elsewhere meanwhile".split())
"""In the sentence of one of two matters."""
_VICTIMS: Final = frozenset("victims others other".split())
"""In a number of dead: the attacker is none of them."""


def settle(document: Document, mentions: Sequence[Mention]) -> None:
    """Have an attacker's death stand only beside others that the text tells of."""
    felled.settle(document, mentions)
    own = [mention for mention in mentions if mention.label in REPORTED and mention.value > 0]
    for mention in own:
        if mention.kind == "killed" and mention.rule.startswith("by chance") and is_attacker_s(mention):
            mention.kind, mention.label, mention.rule = "perpetrators_killed", "perpetrator", "self"
    for mention in [*turned.find(document, own), *_by_suicide(own)]:
        mention.kind, mention.label = "perpetrators_killed", "perpetrator"
    _drop(_alone(own))
    _drop([mention for mention in own if mention.kind == "injured" and _is_self_inflicted(mention)])
    if not any(mention.kind == "perpetrators_killed" for mention in own):
        return
    for find in (_unfounded, survivors.find, _by_mischance, _of_victims, _own_death, _told_twice):
        _drop(find(document, _standing(own)))
    _drop(_made_twice(_standing(own)))
    _take_out(document, _standing(own), mentions)
    _drop(_own_wounds(_standing(own)))


def _standing(own: Sequence[Mention]) -> list[Mention]:
    """Give the figures that nothing has dropped."""
    return [mention for mention in own if mention.label in REPORTED]


def _is_self_inflicted(mention: Mention) -> bool:
    """Say whether somebody's wound is his own doing: "was found with a self-inflicted wound"."""
    return "self inflicted" in " ".join(mention.sentence.words[max(0, mention.cue - 5) : mention.cue]).replace(" - ", " ")


def _drop(found: Sequence[Mention]) -> None:
    for mention in found:
        mention.label, mention.chosen = "none", False


def _by_suicide(own: Sequence[Mention]) -> list[Mention]:
    """Find those who died by suicide beside others that were killed or hurt: they attacked them."""
    return [mention for mention in _suicides(own) if any(_is_beside(mention, other) for other in _others(own))]


def _alone(own: Sequence[Mention]) -> list[Mention]:
    """Find those who died by suicide far from whatever hurt others: no incident (annotation guide)."""
    others = _others(own)
    return [mention for mention in _suicides(own) if others and not any(_is_beside(mention, other) for other in others)]


def _suicides(own: Sequence[Mention]) -> list[Mention]:
    return [
        mention for mention in own
        if mention.kind == "killed" and mention.rule.split()[0] in {"died", "dies", "dying"}
        and mention.sentence.words[mention.cue + 1 : mention.cue + 3] == ["by", "suicide"]
    ]  # fmt: skip


def _others(own: Sequence[Mention]) -> list[Mention]:
    """Give the figures of those killed or hurt who are none of the suicides."""
    found = _suicides(own)
    people = {mention.person for mention in found}
    others = (m for m in own if m not in found and (m.person is None or m.person not in people) and not m.made)
    return [mention for mention in others if mention.kind in {"killed", "injured"}]


def _is_beside(one: Mention, other: Mention) -> bool:
    """Say whether two figures may be of one incident: near each other, and nothing sets the later one apart."""
    first, last = sorted((one, other), key=lambda mention: mention.sentence.index)
    near = last.sentence.index - first.sentence.index <= LEAD
    return near and (first.sentence is last.sentence or APART.isdisjoint(last.sentence.words))


def _made_twice(own: Sequence[Mention]) -> list[Mention]:
    """Find a number of dead that the scorer made out of a phrase that the grammar reads as attackers'."""
    attackers = [m for m in own if m.kind == "perpetrators_killed" and not m.made]
    if not any(mention.chosen for mention in attackers):
        return []
    return [
        mention
        for mention in own
        if mention.kind == "killed" and mention.made
        and any(m.sentence is mention.sentence and m.first <= mention.first < m.last for m in attackers)
    ]  # fmt: skip


def _unfounded(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find an attacker's death that the scorer made beside others' where no sentence tells of one."""
    made = [mention for mention in own if mention.kind == "perpetrators_killed" and mention.made]
    if not made:
        return []
    texts = [_ONLY_MEANT.sub("", sentence.text) for sentence in document.sentences]
    if all(mention.kind != "killed" for mention in own):
        return [] if any(_ANY_DEATH.search(one) or _HIS_DEATH.search(one) for one in texts) else made
    if any(_HIS_DEATH.search(one) for one in texts):
        return []
    forced = any(_BY_FORCE.search(one) for one in texts)
    killed = any(m.kind == "killed" and turned.is_object(m) for m in own)
    struck = killed or any(m.kind == "injured" and m.rule.startswith("active") for m in own)
    armed = any(_ARMED.search(one.text) or turned.turns_on(one.text) for one in document.sentences)
    return [] if forced and (struck or armed) else made


def _by_mischance(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find those who shot themselves and attacked nobody; where no figure counts them yet, they are the hurt or dead."""
    alone = [m for m in own if m.kind == "perpetrators_killed" and m.rule == "self"]
    others = [mention for mention in own if mention not in alone]
    if not alone or any(m.kind == "perpetrators_killed" for m in others):
        return []
    if any(_attacked(mention.sentence) for mention in alone) or BOTH.search(document.article.text):
        return []
    killed = any(mention.kind == "killed" for mention in others)
    struck = killed or any(m.rule.startswith("active") or _attacked(m.sentence) for m in others)
    if struck and not _is_chance(document, alone):
        return []
    if killed:
        return alone
    if not all(map(survivors.is_wound, alone)):
        return []
    dead = any(_DEATH.search(sentence.text) for sentence in _told_of(document, own))
    if dead or all(mention.kind != "injured" for mention in others):
        first = alone.pop(0)
        first.kind, first.label, first.rule, first.value = "killed" if dead else "injured", "own", "by chance", 1
    return alone


def _told_of(document: Document, own: Sequence[Mention]) -> list[Sentence]:
    """Sentences of figures, and the first ones."""
    told = {sentence.index: sentence for sentence in document.sentences[:LEAD]}
    return list((told | {mention.sentence.index: mention.sentence for mention in own}).values())


def _attacked(sentence: Sentence) -> bool:
    """Say whether a sentence tells that somebody else was attacked."""
    words = set(sentence.words)
    if not ATTACKERS.isdisjoint(words - SELF) and CHANCE.isdisjoint(words):
        return True
    return _OTHERS.search(sentence.text) is not None or _TURNED.search(sentence.text) is not None


def _is_chance(document: Document, alone: Sequence[Mention]) -> bool:
    """Say whether the text calls it an accident, or tells of a child that shot itself."""
    told = [sentence.words or sentence.text.lower().split() for sentence in _told_of(document, alone)]
    if any(not CHANCE.isdisjoint(words) for words in told):
        return True
    return any(is_young(m.sentence.words, place) for m in alone for place in range(m.first))


def _of_victims(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find deaths that are an attacker's by no word of the text: by a pronoun that may as well mean the victim."""
    if not any(mention.kind == "killed" for mention in own) or _is_both(document, own):
        return []
    found: list[Mention] = []
    told = [m for m in own if m.kind == "perpetrators_killed" and m.rule != "self"]
    for person in {mention.person for mention in told}:
        inside = [mention for mention in told if mention.person == person]
        if person is not None and not any(mention.chosen or _is_attacker(mention) for mention in inside):
            found += inside
    return found


def _is_attacker(mention: Mention) -> bool:
    """Say whether a phrase names him, calls him an attacker, or tells what he had done."""
    words = mention.sentence.words
    named = any(raw[0].isupper() for raw in mention.sentence.raws[max(1, mention.first) : mention.last])
    if words[mention.cue + 1 : mention.cue + 3] == ["by", "suicide"]:
        return True
    return named or not ATTACKERS.isdisjoint(words) or provoked(words, mention.cue, words[max(0, mention.last - 1)])


def _own_death(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find the death of one who shot himself where it is told again by what no one did: "he died", "found dead"."""
    alone = [mention for mention in own if mention.kind == "perpetrators_killed"]
    dead = [mention for mention in own if mention.kind == "killed"]
    if not alone or any(m.value > 1 for m in own if m.kind != "injured") or _is_both(document, own):
        return []
    if any(mention.rule != "self" for mention in alone) or any(m.rule.split()[0] not in DYING_RULES for m in dead):
        return []
    together = any(one.sentence is other.sentence and not _attacked(one.sentence) for one in alone for other in dead)
    return dead if together else []


def _own_wounds(own: Sequence[Mention]) -> list[Mention]:
    """Find the wound of an attacker in the sentence of his death: "An intruder died after he was shot"."""
    single = [m for m in own if m.kind == "perpetrators_killed" and m.value == 1 and m.rule.endswith("single")]
    return [
        mention
        for mention in own
        if mention.kind == "injured" and turned.phrase(mention) in (["he"], ["she"]) and _suffers(mention) and any(
            one.sentence is mention.sentence and one.last <= mention.first and not any(
                other.sentence is mention.sentence and one.last <= other.first < mention.first for other in own
            )
            for one in single
        )
    ]  # fmt: skip


def _suffers(mention: Mention) -> bool:
    """Say whether what is told befell him: "he was shot", not "he had wounded"."""
    return not BE.isdisjoint(mention.sentence.words[mention.last : mention.last + 2])


def _told_twice(document: Document, own: Sequence[Mention]) -> list[Mention]:
    """Find the one death that is told of a man and of a suspect, who was shot by the police or by whom he attacked."""
    attackers = [mention for mention in own if mention.kind == "perpetrators_killed" and mention.rule != "self"]
    dead = [mention for mention in own if mention.kind == "killed"]
    if not attackers or len({mention.value for mention in [*attackers, *dead]}) > 1:
        return []
    if any(not FORCES.isdisjoint(m.sentence.words[m.first : m.last]) for m in dead) or _side_by_side(attackers, dead):
        return []
    lead = [*document.sentences[:LEAD], *(mention.sentence for mention in dead)]
    if _headlined(document, attackers, dead) and not any(_STRUCK.search(sentence.text) for sentence in lead):
        return dead
    if not any(_BY_FORCE.search(one.text) for one in lead) or any(_STRUCK.search(one.text) for one in lead):
        return []
    if any(m.rule.split()[0] not in DYING_RULES and not _BY_FORCE.search(m.sentence.text) for m in dead):
        return []
    return [] if any(map(turned.is_object, dead)) else dead


def _headlined(document: Document, attackers: Sequence[Mention], dead: Sequence[Mention]) -> bool:
    """Say whether headline and lead tell of one death, of an attacker's here and of a man's there, and no other is told."""
    first = next((one.index for one in document.sentences if not one.headline), 0)
    above, below = (attackers, dead) if any(m.sentence.headline for m in attackers) else (dead, attackers)
    apart = not any(m.sentence.headline for m in below) and (above is attackers or all(m.sentence.headline for m in dead))
    if not above or not apart or any(m.made for m in attackers):
        return False
    return min((m.sentence.index for m in below), default=-1) == first and len({m.person for m in below}) == 1


def _side_by_side(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Say whether one sentence tells of two deaths."""
    return any(
        one.sentence is other.sentence and (one.last <= other.first or other.last <= one.first)
        for one in some
        for other in others
    )


def _take_out(document: Document, own: Sequence[Mention], mentions: Sequence[Mention]) -> None:
    """Take the attacker out of a number of dead in a murder and suicide: "Four were found dead. ... He shot himself"."""
    attackers = [mention for mention in own if mention.kind == "perpetrators_killed"]
    dead = [mention for mention in own if mention.kind == "killed" and mention.role == "total"]
    told = statements.statements([m for m in dead if not m.made], "killed")
    chosen = next((mention.value for mention in dead if mention.chosen), max((one.value for one in told), default=0))
    stated = [one for one in told if one.value == chosen]
    if not attackers or chosen < 2:
        return
    sums_up = _adds_up(chosen, attackers, dead) or _is_chain(chosen, stated, attackers, mentions)
    if not (sums_up or _is_both(document, own)):
        return
    if not stated or any(map(_is_victims, stated)):
        return
    if not any(_attacked(mention.sentence) or mention.rule != "toll" for mention in attackers):
        _drop(attackers)  # nothing says which of the dead it was
        return
    for mention in dead:
        mention.value -= mention.value == chosen


def _adds_up(chosen: int, attackers: Sequence[Mention], dead: Sequence[Mention]) -> bool:
    """Say whether a number of dead is that of those whom an attacker killed, one by one, and himself: "Both died"."""
    killed = [m for m in dead if m.rule.startswith("active") or turned.is_object(m)]
    struck = {mention.person for mention in killed if mention.person is not None}
    if any(mention.role == "part" or mention.rule.startswith("part") for mention in attackers):
        return False
    both = any(m.value == chosen and m.rule.split()[0] in DYING_RULES for m in dead)
    return both and bool(struck) and chosen == len(struck) + max(mention.value for mention in attackers)


def _is_chain(
    chosen: int, stated: Sequence[Statement], attackers: Sequence[Mention], mentions: Sequence[Mention]
) -> bool:
    """Say whether a sentence tells of a deed that makes up all who were found dead: "He shot his wife, then himself"."""
    if not any(one.mentions[0].rule.split()[0] in DYING_RULES for one in stated):
        return False
    for attacker in (one for one in attackers if one.rule == "self"):
        inside = [one for one in mentions if one.sentence is attacker.sentence and one.kind in {"killed", "injured"}]
        struck = [one for one in inside if one.rule.startswith("active") and one.cue < one.first and not one.barred]
        if struck and chosen == attacker.value + sum(one.value for one in struck):
            return True
    return False


def _is_both(document: Document, own: Sequence[Mention]) -> bool:
    """Say whether the text calls it a murder and suicide."""
    return any(_says_both(sentence.text) for sentence in _told_of(document, own))


def _says_both(text: str) -> bool:
    return any(not _NO_SUICIDE.search(text, 0, found.start()) for found in BOTH.finditer(text))


def _is_victims(statement: Statement) -> bool:
    """Say whether a number leaves the attacker out: "killed four", "four victims", "a double murder-suicide"."""
    first = statement.mentions[0]
    near = first.sentence.words[first.first : max(first.last, first.cue)]
    return not _VICTIMS.isdisjoint(near) or any(map(_is_apart, statement.mentions))


def _is_apart(mention: Mention) -> bool:
    struck = mention.rule.startswith("deadly") and mention.first > mention.cue
    return struck or mention.rule.startswith(("active", "counts", "manifold")) or mention.rule.endswith("but attackers")
