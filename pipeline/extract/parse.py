"""A sentence being read: its counted phrases, how a cue finds its own among them, and the figures found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipeline.extract.agents import provoked
from pipeline.extract.casualty_words import (
    AUXILIARIES,
    BE,
    CLAUSE,
    DYING,
    FEARING,
    OF_SEVERAL,
    OWNING,
    PARTICIPLES,
    PREPOSITIONS,
    RESCUED,
    WOUNDING,
)
from pipeline.extract.document import Mention
from pipeline.extract.phrases import ACCUSED, RELATIVES, Counted, Group, groups, is_doing, outside
from pipeline.extract.tallies import (
    COUNT,
    MANY,
    SOME,
    is_city_s,
    is_epidemic,
    is_habit,
    is_mixed,
    is_over_days,
    is_running,
    is_tally,
    is_whole_war,
)
from pipeline.extract.unreal import is_natural, is_unreal, is_untrue, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Sentence
    from pipeline.extract.singles import Person
    from pipeline.model import Kind, Role

INTRODUCING: Final = frozenset({"including", "included"})
"""Before a part of what was said."""
CLOSERS: Final = {
    ",": frozenset(", \u2014 \u2013 (".split()), ")": frozenset("("), "]": frozenset("["),
    "\u2014": frozenset({"\u2014"}), "\u2013": frozenset({"\u2013"}),
}  # fmt: skip
"""What ends an insertion -> what opens it."""
MODIFYING: Final = PREPOSITIONS | frozenset(
    "aboard who aged ages armed identified suspected accused dressed employed stationed based seated known believed"
    " described wanted named called wearing inside waiting asleep alone outside nearby trapped unresponsive".split()
)
"""What may open a phrase between a noun and its verb."""
ABOARD: Final = frozenset("aboard of on in inside travelling traveling riding".split())
LINKING: Final = frozenset({"that", "which"})
"""Between "a plane" and "came down"."""
APART: Final = frozenset({";", "while", "but"})
"""Between those who are missing and others."""
CHAIN: Final = 10
"""Tokens from the first of two passives to the second."""
IRREGULAR: Final = frozenset("led bound caught held thrown shot hit".split())
"""Participles that don't end as such."""
FAR: Final = 12
"""Tokens of place and time that may stand between a subject and its verb."""
NEAR: Final = 7
"""Tokens of one clause that may stand between somebody and the state that he is in."""
GROWING: Final = frozenset("discovery recovery retrieval finding identification exhumation deaths death".split())
"""Before "of five more": by them a toll has grown to what is told beside."""
CASUALTIES: Final = frozenset({"killed", "injured"})
CLOSED: Final = CLAUSE | {",", ";", "and", "but", "said", "not"}
ACTED: Final = frozenset(
    "drove opened shot stabbed ran broke went walked came took fell threw struck set stole fought burst got tried left"
    " rammed hit slashed hacked".split()
)
"""What a subject does before something befalls it: "drove into a crowd and was shot"."""
DASHES: Final = frozenset("- \u2013 \u2014 --".split())
PERFECT: Final = frozenset("had has have".split())
"""Before what somebody did or has: "who had robbed a clerk", "who has a son"."""
PLAIN: Final = 14
INSERTED: Final = 26
"""Tokens of an insertion, at the most; more than `PLAIN` only in a clause with "who"."""
RELATIVE: Final = frozenset("who whose whom".split())
CLOSING: Final = frozenset(
    ", ; and said but \u2014 not never wasn't weren't isn't aren't didn't hasn't haven't".split()
)
"""Between a subject and its verb, they keep them apart."""
BROUGHT: Final = frozenset("pulled brought lifted dug carried out up alive but ashore".split())
CARRIED: Final = frozenset("pulled brought lifted dug carried".split())
"""Verbs of rescue, and what stands between them and a state: "were pulled out alive but hurt"."""
SAVING: Final = frozenset("rescued rescue freed pulled saved evacuated".split())
"""Before those who were trapped: they are no more."""
SAYING: Final = frozenset("say says said believe believed allege alleged think".split())
SAYERS: Final = frozenset(
    "police officials authorities investigators prosecutors detectives they deputies officers witnesses relatives he"
    " she".split()
)
LEAD: Final = 2
"""Sentences from the top that say what the news is."""
SKIPPED: Final = frozenset(
    "and both off , up down to of a an family group crew couple himself herself themselves now therefore thus".split()
)
"""Between a verb and the number of its object: "wiped out a family of eight"."""


@dataclass(slots=True, eq=False)
class Parse:
    """A sentence being read: its words, its counted phrases, and what was found."""

    sentence: Sentence
    words: list[str]
    persons: list[Person]
    groups: list[Group] = field(init=False)
    found: list[Mention] = field(default_factory=list)
    used: dict[int, Mention] = field(default_factory=dict)
    """Phrases (by first token) that have their mention."""
    untrue: bool = field(init=False)
    """Whether nothing that the sentence tells is news of an incident."""

    def __post_init__(self) -> None:
        self.untrue = is_untrue(self.words)
        self.groups = groups(self.words, self.persons, titled=self.sentence.headline)

    @property
    def names(self) -> set[str]:
        """Words of the names in the sentence."""
        return {word for person in self.persons for word in person.name}

    def word(self, position: int) -> str:
        """Give the word at a position; "" outside the sentence, where an index would go on at its end."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    # -- looking for phrases

    def after(self, position: int, reach: int = 3) -> Group | None:
        """Find the group that starts within so many tokens from the position, over small words only."""
        for group in self.groups:
            if position <= group.first <= position + reach:
                between = self.words[position : group.first]
                if between and between[-1] in OWNING and not group.members[0].single:
                    between = between[:-1]  # "injured her two sons"
                elif between[-2:] in (["the", "other"], ["the", "remaining"]):
                    between = between[:-2]  # "injuring the other 38"
                return self._owned(group) if all(word in SKIPPED or word.endswith("ly") for word in between) else None
        return None

    def _owned(self, group: Group) -> Group:
        """Give those who are somebody's: "injured the couple's three children" is of the children."""
        owner = group.members[0].person if len(group.members) == 1 else None
        if owner is None or not owner.possessive:
            return group
        return next((one for one in self.groups if one.first == group.end and not one.members[0].single), group)

    def before(self, position: int) -> Group | None:
        """Find the subject of a verb at the position: over auxiliaries, adverbs, inserted phrases, place and time."""
        end = self._over_auxiliaries(position)
        best = part = None
        for group in self.groups:
            if group.first >= end:
                break
            between = outside(self.words[group.end : end])
            related = "who" in self.words[group.end : group.end + 2]  # "friends of Roe, who was stabbed"
            plural = end < position and self.words[end] in OF_SEVERAL and group.members[0].quantity.value > 1
            if (group.oblique and not related) or not (between in {(), (",",)} or self._passable(between, plural=plural)):
                continue
            if self.words[group.first - 1] in INTRODUCING and group.first:
                part = group  # "four people including a child were hurt"
            else:
                best = group
        if best is not None and not best.oblique:
            return self._head(best, end) if end < position else self._relative(best, position)
        return best or part or self._shared(end) or self._main(end) or self._chained(position)

    def _head(self, best: Group, end: int) -> Group:
        """Pass over the object of a relative clause: "a man who shot two women was killed" tells of the man."""
        if self.words[best.end : best.end + 1] and self.words[best.end] in RELATIVE:
            return best
        for group in self.groups:
            place = group.end
            if group.end >= best.first or group.oblique or self.words[place] not in {"who", "that"}:
                continue
            inside = self.words[place + 1 : best.first]
            had = inside[:1] != [] and inside[0] in PERFECT and BE.isdisjoint(inside[1:3])
            active = had or (inside and inside[0] not in BE and inside[0] not in AUXILIARIES)
            plural = self.words[end] == "were" and len(group.members) == 1 and group.members[0].single
            if active and not plural and CLOSED.isdisjoint(word for word in inside if word != "and"):
                return group
        return best

    def _relative(self, best: Group, position: int) -> Group | None:
        """Take "the father of a boy killed by police" for the boy; nobody for "the parents of children killed"."""
        noun = best.members[-1].head
        if best.end >= position or self.words[best.end] != "of" or noun not in RELATIVES:
            return best
        following = (group for group in self.groups if group.first == best.end + 1)
        return next((group for group in following if group.end == position), None if noun == "parents" else best)

    def _shared(self, end: int) -> Group | None:
        """Find the subject that a second verb shares: "was shot twice and died", "was rushed away, but died"."""
        if self.words[end - 1 : end] not in (["and"], ["but"]) or not self.found:
            return None
        last = self.found[-1]
        shared = (group for group in self.groups if group.first <= last.first < group.end <= last.cue)
        return next(shared, None) if last.cue < end else None

    def _chained(self, position: int) -> Group | None:
        """Find the subject of two passives with more between them: "were lined up and shot", "was led away and hit"."""
        words = self.words
        if words[position - 1 : position] != ["and"] or words[position : position + 1] == ["hurt"]:
            return None  # "was floored twice and hurt in the eighth round"
        for place in range(position - 2, max(0, position - CHAIN), -1):
            if words[place] in CLOSED or words[place] in CLOSING:
                return None
            if words[place] in {"was", "were", "been"}:
                verb = words[place + 1]
                passive = (verb.endswith(("ed", "en")) and verb not in ACCUSED) or verb in IRREGULAR
                return self.before(place + 1) if passive else None
        return None

    def _main(self, end: int) -> Group | None:
        """Find the subject of the main clause for "after being shot", "while fleeing", "hit a guard and was shot"."""
        first = next(iter(self.groups), None)
        if self.words[end - 1 : end] == ["and"] and first is not None and first.end < end < len(self.words):
            verb = self.words[first.end]
            opens = first.first == 0 or self.words[first.first - 1] in DASHES
            agrees = self.words[end] == ("was" if first.members[-1].single else "were")
            acts = verb in ACTED or (verb.endswith("ed") and verb not in WOUNDING)
            return first if opens and agrees and acts and len(first.members) == 1 and not first.oblique else None
        if self.words[end - 1 : end] not in (["after"], ["before"], ["when"], ["while"]):
            return None
        fits = first is not None and first.end < end and not first.oblique and (
            first.first <= 3 or self.words[first.first - 1] in DASHES
        )
        return first if fits else None

    def _over_auxiliaries(self, position: int) -> int:
        end = position
        while end > 0:
            word = self.words[end - 1]
            if word == "both" and (end < 2 or self.words[end - 2] not in AUXILIARIES):
                break  # "both were pronounced dead", but "who had both been shot"
            if word in AUXILIARIES or word.endswith("ly") or (word in WOUNDING and end < position):
                end -= 1
            elif self.words[max(0, end - 2) : end] in (["pistol", "-"], ["so", "far"]):
                end -= 2  # "was pistol-whipped", "have so far been confirmed"
            elif word in CLOSERS and not self._shares(end - 2) and (opened := self._insertion(end - 1)) is not None:
                end = opened
            elif word in SAYING and end >= 2 and self.words[end - 2] in SAYERS:
                end -= 2  # "who police say was shot"
            elif word in BROUGHT and not CARRIED.isdisjoint(self.words[max(0, end - 4) : end]):
                end -= 1  # "were pulled out alive but hurt"
            elif word in {"and", ","} and end >= 2 and self._joined(word, end - 2):
                end -= 2
            elif word == "and" and self.words[max(0, end - 3) : end - 1] == ["run", "over"]:
                end -= 3
            else:
                break
        return end

    def _joined(self, word: str, place: int) -> bool:
        return self._shares(place) or (word == "and" and self.words[place] in WOUNDING)

    def _shares(self, place: int) -> bool:
        """Say whether a passive at a place shares its subject with the next: "were kidnapped, beaten and killed"."""
        words = self.words
        return place > 0 and words[place].endswith("ed") and (words[place - 1] in BE or words[place - 1] in {",", "and"})

    def _insertion(self, comma: int) -> int | None:
        """Find where a phrase between commas (or dashes) begins that ends at this comma: ", including two women,"."""
        for start in range(comma - 1, max(-1, comma - INSERTED), -1):
            if self.words[start] in CLOSERS[self.words[comma]]:
                inside = self.words[start + 1 : comma]
                plain = start > comma - PLAIN and not any(
                    word in PARTICIPLES or word in DYING or word in CLAUSE for word in inside
                )
                return start if inside and (plain or inside[0] in RELATIVE) else None
        return None

    def _passable(self, between: Sequence[str], *, plural: bool = False) -> bool:
        """Say whether words between a subject and its verb may stand there; `plural`: verb and subject agree in number."""
        craft = plural and between[0] in ABOARD  # "all nine aboard a plane that came down in the taiga have died"
        if len(between) > FAR + craft * FAR // 3 or not (between[0] in MODIFYING or is_doing(between[0])):
            return False
        joined = {"and"} if between[0] in RELATIVE else set()  # "a driver who honked and waved was bitten"
        joined |= LINKING if craft else set()
        return not any((word in CLAUSE or word in CLOSING) and word not in joined for word in between)

    def subject(self, position: int) -> Group | None:
        """Find the group right before a position, as in "found a man with wounds", else the subject of a verb there."""
        found = None
        for group in self.groups:
            if group.end == position:
                return group
            between = self.words[group.end : position]
            if group.end < position and not group.oblique and len(between) < NEAR and CLOSED.isdisjoint(between):
                found = group
        return self.before(position) or found

    # -- noting what was found

    def emit(self, kind: Kind, group: Group, cue: int, rule: str, role: Role = "total") -> None:
        """Note a figure for each member of the group, once."""
        for member in group.members:
            known = self.used.get(member.first)
            if known is not None:
                if known.kind == "injured" and kind == "killed" and (
                    rule.startswith("deadly") or member.single or member.of_whole
                ):
                    known.kind, known.rule, known.cue = kind, rule, cue
                if known.kind == "missing" and known.label == "none" and kind == "killed":
                    found = self._mention(kind, member, cue, rule, role)  # who had been missing was found dead
                    self.found[self.found.index(known)] = self.used[member.first] = found
                continue
            mention = self._mention(kind, member, cue, rule, role)
            if mention.role == "increment":
                self._settle(mention, group, member)
            self.used[member.first] = mention
            self.found.append(mention)

    def _settle(self, mention: Mention, group: Group, member: Counted) -> None:
        """Let "another", "three more" that go on from somebody of the sentence be no increment of an earlier toll.

        "A teacher and another boy", "one died there and another in hospital", "killed one and wounded two more".
        """
        if member.single and self.words[member.first] != "another":
            return  # "the other is stable"
        if member.single and member is group.members[0] and len(group.members) > 1:
            mention.role = "total"  # "another pupil and a teacher were slashed"
            return
        if self.words[member.first - 1] == "of" and self.words[member.first - 2] in GROWING:
            return  # "have killed ten, after the discovery of five more bodies"
        told = [m for m in self.found if m.kind in CASUALTIES and m.value > 0 and m.first < member.first]
        if any(m.rule.startswith("toll") for m in told):
            return
        alike = [m for m in told if m.kind == mention.kind and m.role == "total"]
        if alike and member is group.members[0]:
            mention.cue = alike[-1].cue
        named = member is not group.members[0] and (member.single or not mention.rule.startswith("active"))
        if (told and member is group.members[0]) or named:
            mention.role = "total"

    def number(self, kind: Kind, value: int, first: int, cue: int, rule: str) -> None:
        """Note a number that is no phrase of people."""
        mention = Mention(
            sentence=self.sentence, kind=kind, value=value, first=first, last=cue + 1, cue=cue, rule=rule,
            label=label_of(self.words, cue),
            barred=self._barred(cue) or self._summed(value) or is_running(self.words, first),
        )  # fmt: skip
        if mention.label == "own" and self._runs_on(value):
            mention.label = "background"
        self.found.append(mention)

    def zero(self, kind: Kind, first: int, cue: int) -> None:
        """Note that nobody was."""
        mention = Mention(sentence=self.sentence, kind=kind, value=0, first=first, last=cue + 1, cue=cue, rule="nobody")
        mention.label, mention.sure = label_of(self.words, cue), True
        self.found.append(mention)

    def _mention(self, kind: Kind, member: Counted, cue: int, rule: str, role: Role) -> Mention:
        quantity = member.quantity
        if role == "total" and member.of_whole:
            role = "part"
        elif role == "total" and quantity.more:
            role = "increment"
        active = rule.startswith("active")
        attackers = kind == "killed" and (member.attackers or provoked(self.words, cue, member.head, active=active))
        label = label_of(self.words, cue)
        mention = Mention(
            sentence=self.sentence,
            kind="perpetrators_killed" if attackers else kind,
            value=quantity.value,
            high=quantity.high,
            bound=quantity.bound,
            role=role,
            first=member.first,
            last=member.end,
            cue=cue,
            who=self._who(member),
            rule=f"{rule} single" if member.single else rule,
            label="perpetrator" if attackers and label == "own" else label,
            of_whole=member.of_whole,
            barred=self._barred(cue) or (self._is_usual(cue) if member.single else self._is_count(member)),
        )
        if label == "own" and self._runs_on(quantity.value):
            label = mention.label = "background"
        mention.sure = label == "own" and not member.single and not attackers and not mention.barred
        feared = any(word in FEARING for word in self.words[max(0, cue - 4) : cue + 1])
        if kind == "killed" and (feared or self._is_feared(member.first)):
            mention.kind = "missing"
        rescued = kind == "missing" and (
            any(word in RESCUED for word in self._clause_behind(cue))
            or self._found_dead(cue)
            or self._is_saved(member.first)
        )
        if rescued or (member.attackers and kind == "injured"):
            mention.label = "none"
        if not member.single and is_mixed(self.words, cue):
            mention.label, mention.barred = "none", True
        return mention

    def _is_saved(self, first: int) -> bool:
        """Say whether the missing are saved: "rescued 14 missing men"; not "63 were rescued and 14 are missing"."""
        before = self.words[max(0, first - 3) : first]
        at = next((k for k, word in enumerate(before) if word in SAVING), None)
        return at is not None and (APART | {"and", ","}).isdisjoint(before[at + 1 :])

    def _clause_behind(self, cue: int) -> list[str]:
        """Give the words behind a cue up to where others may be told of: "nine are missing; 26 were rescued"."""
        behind = self.words[cue + 2 * (self.words[cue : cue + 2] == ["buried", "alive"]) :]
        end = next((k for k, word in enumerate(behind) if word in APART), len(behind))
        return behind[:end]

    def _is_feared(self, first: int) -> bool:
        """Say whether somebody fears that those who are counted died: "officials fear that more than 100 died"."""
        before = self.words[max(0, first - 3) : first]
        return before[-1:] == ["that"] and not FEARING.isdisjoint(before[-2:-1]) and before[0] != "had"

    def _found_dead(self, cue: int) -> bool:
        """Say whether the clause of the one who was missing says that he was found dead."""
        behind = self.words[cue : cue + 2 * FAR]
        at = next((k for k, pair in enumerate(pairwise(behind)) if pair == ("found", "dead")), None)
        return at is not None and {"and", "while", "but", ",", ";"}.isdisjoint(behind[:at])

    def _runs_on(self, value: int) -> bool:
        """Say whether a toll is that of an epidemic or a whole war, which is no incident's."""
        return (value >= COUNT and is_epidemic(self.words)) or is_whole_war(self.words, value)

    def _barred(self, cue: int) -> bool:
        return self.untrue or is_unreal(self.words, cue)

    def _is_usual(self, cue: int) -> bool:
        """Say whether somebody's death is no incident: a natural one, or one that comes "every four minutes"."""
        repeated = not {"every", "each"}.isdisjoint(self.words) and is_habit(" ".join(self.words))
        return repeated or is_natural(self.words, cue)

    def _is_count(self, member: Counted) -> bool:
        return self._summed(member.quantity.value) or is_running(self.words, member.first)

    def _summed(self, value: int) -> bool:
        """Say whether a number sums up what befell many, one by one."""
        if is_tally(self.words) or (value >= SOME and is_city_s(self.words)):
            return True
        return 1 < value < MANY and is_over_days(self.words, lead=self.sentence.index < LEAD)

    def _who(self, member: Counted) -> str | None:
        words = [word for word in self.words[member.quantity.last : member.end] if word not in {"of", "the", "them"}]
        return " ".join(words) or (member.head or None)
