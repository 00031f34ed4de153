"""The grammar: which counted people a sentence says were killed, injured, lost, and which attackers died.

A cue word (see `casualty_words`) looks for its phrase: behind it, before it, or around it, as its class says. What
the grammar is not sure of is proposed all the same, with a label that says so: the scorer has the last word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import (
    ACTIVE,
    ADJECTIVES,
    AUXILIARIES,
    BE,
    CLAUSE,
    DENYING,
    DYING,
    EVENTS,
    FEARING,
    FICTION,
    HARM,
    HYPOTHETICAL,
    MANIFOLD,
    MURDERS,
    NOBODY,
    NOBODY_PAIRS,
    NOUNS,
    ORDERED,
    ORDINALS,
    PARTICIPLES,
    PERSONS,
    PREPOSITIONS,
    RESCUED,
    TOLLS,
    WOUNDING,
)
from pipeline.extract.document import Mention
from pipeline.extract.numbers import quantities
from pipeline.extract.people import Cast, settle
from pipeline.extract.phrases import Counted, Group, groups
from pipeline.extract.singles import Tokens, persons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.extract.document import Document, Label, Sentence
    from pipeline.extract.singles import Person
    from pipeline.model import Kind, Role

FAR: Final = 12
"""Tokens of place and time that may stand between a subject and its verb."""
TOLL_REACH: Final = 16
"""Tokens from "toll" to its number."""
LONGEST: Final = 220
"""Tokens of a sentence that are read: longer ones are lists or furniture."""
RISING: Final = frozenset(
    "to at reached reaches passed passes topped tops hit hits exceeded stands stood is was :".split()
)
CLAIMING: Final = frozenset("claimed claim claims claiming took takes taken taking cost costs costing".split())
CARRIED: Final = frozenset("taken rushed airlifted transported admitted flown sent brought hospital".split())
NONE_OF_IT: Final = (["no", "reported"], ["no", "serious"], ["no", "immediate"], ["no", "known"], ["without", "any"])
VICTIMS: Final = frozenset("victim victims dead deceased slain fatalities killed".split())
"""Who is meant when names follow "identified as"."""
SKIPPED: Final = frozenset("and both off , up down to of a an family group crew couple himself herself themselves".split())
"""Between a verb and the number of its object: "wiped out a family of eight"."""
SELF: Final = frozenset({"himself", "herself", "themselves"})


def propose(document: Document) -> list[Mention]:
    """Find every casualty figure that the article's sentences give, in order of text; single persons once each."""
    found: list[Mention] = []
    known: set[str] = set()
    cast = Cast()
    for sentence in document.sentences:
        if sentence.casualty:
            parse = read(sentence, known, plain=document.upper)
            _meet(parse, cast)
            found += sorted(parse.found, key=lambda mention: (mention.first, mention.cue))
    settle(cast.people)
    if found and _is_fiction(document):
        for mention in found:
            mention.label, mention.sure = "none", False
    return found


def _meet(parse: Parse, cast: Cast) -> None:
    """Say of each phrase for one person whom it means."""
    for group in parse.groups:
        for member in group.members:
            if member.person is None:
                continue
            somebody = cast.meet(member.person, parse.sentence, parse.words)
            mention = parse.used.get(member.first)
            if somebody is not None and mention is not None:
                somebody.mentions.append(mention)


def _is_fiction(document: Document) -> bool:
    """Say whether the article's opening says that it tells of a book or a film."""
    opening = " ".join(sentence.text for sentence in document.sentences[:2]).lower()
    return any(word.strip(".,;:\"'\u201c\u201d") in FICTION for word in opening.split())


def read(sentence: Sentence, known: set[str], *, plain: bool) -> Parse:
    """Find the casualty figures of one sentence; `known` are the names given before it, `plain` is upper-case copy."""
    words, raws = sentence.words[:LONGEST], sentence.raws[:LONGEST]
    tokens = Tokens(words, raws, known, titled=sentence.headline, plain=plain or _title(sentence))
    parse = Parse(sentence, words, persons(tokens))
    for position, word in enumerate(words):
        for rule in _RULES.get(word, ()):
            rule(parse, position, word)
    _parts(parse)
    return parse


def _title(sentence: Sentence) -> bool:
    """Say whether every word of a headline has a capital, so that capitals tell no names."""
    long = [raw for raw in sentence.raws if len(raw) > 3 and raw.isalpha()]
    return sentence.headline and all(raw[0].isupper() for raw in long)


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

    def __post_init__(self) -> None:
        self.groups = groups(self.words, self.persons)

    # -- looking for phrases

    def after(self, position: int, reach: int = 3) -> Group | None:
        """Find the group that starts within so many tokens from the position, over small words only."""
        for group in self.groups:
            if position <= group.first <= position + reach:
                between = self.words[position : group.first]
                return group if all(word in SKIPPED or word.endswith("ly") for word in between) else None
        return None

    def before(self, position: int) -> Group | None:
        """Find the subject of a verb at the position: over auxiliaries, adverbs, inserted phrases, place and time."""
        end = self._over_auxiliaries(position)
        best = None
        for group in self.groups:
            if group.first >= end:
                break
            between = self.words[group.end : end]
            if not group.oblique and (not between or self._passable(between)):
                best = group
        return best

    def _over_auxiliaries(self, position: int) -> int:
        end = position
        while end > 0:
            word = self.words[end - 1]
            if word in AUXILIARIES or word.endswith("ly") or (word in WOUNDING and end < position):
                end -= 1
            elif word == "," and (opened := self._insertion(end - 1)) is not None:
                end = opened
            elif word == "and" and end >= 2 and self.words[end - 2] in WOUNDING:
                end -= 2
            else:
                break
        return end

    def _insertion(self, comma: int) -> int | None:
        """Find where a phrase between commas (or dashes) begins that ends at this comma: ", including two women,"."""
        for start in range(comma - 1, max(-1, comma - 14), -1):
            if self.words[start] in {",", "\u2014", "\u2013", "("}:
                inside = self.words[start + 1 : comma]
                plain = not any(word in PARTICIPLES or word in DYING or word in CLAUSE for word in inside)
                return start if inside and plain else None
        return None

    def _passable(self, between: Sequence[str]) -> bool:
        if len(between) > FAR or between[0] not in PREPOSITIONS | {"aboard", "who", "aged", "ages"}:
            return False
        return not any(word in CLAUSE or word in {",", ";", "and", "said", "but", "\u2014"} for word in between)

    # -- noting what was found

    def emit(self, kind: Kind, group: Group, cue: int, rule: str, role: Role = "total") -> None:
        """Note a figure for each member of the group, once."""
        for member in group.members:
            known = self.used.get(member.first)
            if known is not None:
                if known.kind == "injured" and kind == "killed" and (rule.startswith("deadly") or member.single):
                    known.kind, known.rule, known.cue = kind, rule, cue
                continue
            mention = self._mention(kind, member, cue, rule, role)
            self.used[member.first] = mention
            self.found.append(mention)

    def number(self, kind: Kind, value: int, first: int, cue: int, rule: str) -> None:
        """Note a number that is no phrase of people."""
        mention = Mention(
            sentence=self.sentence, kind=kind, value=value, first=first, last=cue + 1, cue=cue, rule=rule,
            label=self._label(cue),
        )  # fmt: skip
        self.found.append(mention)

    def zero(self, kind: Kind, first: int, cue: int) -> None:
        """Note that nobody was."""
        mention = Mention(sentence=self.sentence, kind=kind, value=0, first=first, last=cue + 1, cue=cue, rule="nobody")
        mention.label, mention.sure = self._label(cue), True
        self.found.append(mention)

    def _mention(self, kind: Kind, member: Counted, cue: int, rule: str, role: Role) -> Mention:
        quantity = member.quantity
        if role == "total" and member.of_whole:
            role = "part"
        elif role == "total" and quantity.more:
            role = "increment"
        attackers = member.attackers and kind == "killed"
        label = self._label(cue)
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
        )
        mention.sure = label == "own" and not member.single and not attackers
        if kind == "killed" and any(word in FEARING for word in self.words[max(0, cue - 4) : cue + 1]):
            mention.kind = "missing"
        rescued = kind == "missing" and any(word in RESCUED for word in self.words[cue:])
        if rescued or (member.attackers and kind == "injured"):
            mention.label = "none"
        return mention

    def _who(self, member: Counted) -> str | None:
        words = [word for word in self.words[member.quantity.last : member.end] if word not in {"of", "the", "them"}]
        return " ".join(words) or (member.head or None)

    def _label(self, cue: int) -> Label:
        """Say what the clause around the cue makes of a figure: denied, imagined, of another time."""
        start = max((k for k in range(cue) if self.words[k] in {";", ","}), default=0)
        clause = self.words[max(0, start, cue - 12) : cue + 4]
        if any(word in DENYING or word in HYPOTHETICAL for word in clause):
            return "none"
        return "own"


def _participle(parse: Parse, cue: int, word: str) -> None:
    kind = PARTICIPLES[word]
    words = parse.words
    if _nobody(parse, cue, kind):
        return
    deadly = _deadly(words, cue)
    kind = "killed" if deadly and kind == "injured" else kind
    rule = f"deadly {word}" if deadly else word
    passive = any(w in BE or w in FEARING for w in words[max(0, cue - 4) : cue])
    behind = cue + 1 + (deadly if deadly and deadly > 0 else 0)
    if words[behind : behind + 1] and words[behind] in SELF:
        _self(parse, behind)
        behind += 1
    group = None if passive or word in {"missing", "trapped", "unaccounted", "drowned"} else parse.after(behind)
    if group is not None and not (parse.before(cue) is not None and _headline_pair(parse, cue, group)):
        parse.emit(kind, group, cue, f"active {rule}" if not deadly else rule)
        return
    group = parse.before(cue)
    if group is not None:
        parse.emit(kind, group, cue, f"passive {rule}" if not deadly else rule)


def _headline_pair(parse: Parse, cue: int, group: Group) -> bool:
    """Tell "10 killed, 20 injured" from "killed 10": what follows has a cue of its own."""
    following = parse.words[group.end : group.end + 2]
    joined = parse.words[cue + 1 : cue + 2] in ([","], ["and"])
    return joined and any(word in PARTICIPLES or word in ADJECTIVES for word in following)


def _self(parse: Parse, position: int) -> None:
    """Note attackers who killed themselves."""
    value = 1 if parse.words[position] != "themselves" else 2
    mention = Mention(
        sentence=parse.sentence, kind="perpetrators_killed", value=value, first=position, last=position + 1,
        cue=position, rule="self", label="perpetrator", bound="exact" if value == 1 else "min",
    )  # fmt: skip
    parse.found.append(mention)


def _active(parse: Parse, cue: int, word: str) -> None:
    if cue and parse.words[cue - 1] in {"the", "a", "his", "her", "their", "its", "of"}:
        return  # a noun: "their wounds", "the murder"
    if parse.words[cue + 1 : cue + 2] and parse.words[cue + 1] in SELF:
        _self(parse, cue + 1)
    group = parse.after(cue + 1)
    if group is not None:
        parse.emit(ACTIVE[word], group, cue, f"active {word}")


def _dying(parse: Parse, cue: int, word: str) -> None:
    kind = DYING[word]
    if _nobody(parse, cue, kind):
        return
    harmed = word.startswith("surviv") or any(w in HARM for w in parse.words[cue + 1 : cue + 9])
    if kind == "injured" and not harmed:
        return
    group = parse.before(cue)
    if group is not None:
        parse.emit(kind, group, cue, word)


def _adjective(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    if words[cue - 1 : cue] and words[cue - 1] in WOUNDING:
        return  # "shot dead": the participle's own business
    if _nobody(parse, cue, ADJECTIVES[word]):
        return
    group = parse.before(cue)
    if group is not None:
        parse.emit(ADJECTIVES[word], group, cue, word)
    elif words[cue + 1 : cue + 2] == [":"] and (listed := parse.after(cue + 2, 1)) is not None:
        parse.emit(ADJECTIVES[word], listed, cue, f"{word} list")


def _noun(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    kind = NOUNS[word]
    if words[cue - 1 : cue] == ["no"] or words[cue - 2 : cue] in NONE_OF_IT:
        parse.zero(kind, cue - 1, cue)
        return
    for group in parse.groups:
        for member in group.members:
            if member.first < cue <= member.end + 1 and (member.end > cue or member is group.members[-1]):
                whole = group if member is group.members[-1] and member.end <= cue else Group([member])
                parse.emit(kind, whole, cue, f"counted {word}")
                return
    if words[cue + 1 : cue + 2] == ["of"] and (named := parse.after(cue + 2)) is not None:
        parse.emit(kind, named, cue, f"{word} of")


def _event(parse: Parse, cue: int, word: str) -> None:
    """Read "the shooting death of a man", "the body of John Roe", "Roe's killing", "the woman's body"."""
    words = parse.words
    if words[cue + 1 : cue + 2] == ["of"]:
        group = parse.after(cue + 2, 0)
        if group is not None and group.members[0].single:
            parse.emit(EVENTS[word], group, cue, f"{word} of")
        return
    if words[cue + 1 : cue + 2] in (["death"], ["deaths"]):
        return  # "the shooting death of": the noun's own business
    for group in parse.groups:
        owner = group.members[-1].person
        if owner is not None and owner.possessive and group.end <= cue <= group.end + 2:
            parse.emit(EVENTS[word], group, cue, f"{word} possessive")


def _identified(parse: Parse, cue: int, _: str) -> None:
    """Read "police identified the victim as John Roe", "the dead were identified as John Roe, 34, and Ann Poe"."""
    words = parse.words
    if VICTIMS.isdisjoint(words[max(0, cue - 8) : cue + 6]):
        return
    for position in range(cue, min(cue + 10, len(words))):
        if words[position] in {"as", ":"} and (group := parse.after(position + 1)) is not None:
            named = Group([member for member in group.members if member.person is not None and member.person.name])
            if named.members:
                parse.emit("killed", named, cue, "identified")
            return


def _manifold(parse: Parse, cue: int, word: str) -> None:
    """Read "a double murder", "triple homicide", "quadruple shooting"."""
    following = parse.words[cue + 1 : cue + 2]
    kind = EVENTS.get(following[0]) if following else None
    if kind is not None:
        parse.number(kind, MANIFOLD[word], cue, cue + 1, f"manifold {following[0]}")


def _counts(parse: Parse, cue: int, _: str) -> None:
    """Read "two counts of first-degree murder"; an attempt is no death."""
    words = parse.words
    charge = words[cue + 1 : cue + 8]
    if charge[:1] != ["of"] or "attempted" in charge[:4] or MURDERS.isdisjoint(charge):
        return
    number = next((quantity for quantity in quantities(words[:cue]) if quantity.last == cue), None)
    if number is not None:
        parse.number("killed", number.value, number.first, cue, "counts")


def _ordinal(parse: Parse, cue: int, word: str) -> None:
    """Read "a sixth person died", "the third death": so many have died by now."""
    words = parse.words
    if words[cue + 1 : cue + 2] and (words[cue + 1] in PERSONS or words[cue + 1] in ORDERED):
        near = words[cue + 1 : cue + 8]
        if any(DYING.get(w) == "killed" or NOUNS.get(w) == "killed" or w in {"death", "fatality", "killed"} for w in near):
            parse.number("killed", ORDINALS[word], cue, cue + 2, "ordinal")


def _toll(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    named = word == "toll" or "number" in words[max(0, cue - 4) : cue] or words[cue + 1 : cue + 2] == [":"]
    if not named:
        return
    superseded = False
    for position in range(cue + 1, min(cue + TOLL_REACH, len(words))):
        if words[position] in {";", "."}:
            break
        if words[position] == "from" and (group := parse.after(position + 1, 1)) is not None:
            parse.emit(TOLLS[word], group, cue, "toll from", "superseded")
        elif words[position] in RISING and (group := parse.after(position + 1, 1)) is not None and not superseded:
            parse.emit(TOLLS[word], Group(group.members[:1]), cue, "toll")
            superseded = True
        elif words[position] == "by" and (group := parse.after(position + 1, 1)) is not None:
            parse.emit(TOLLS[word], group, cue, "toll by", "increment")
    following = parse.after(cue + 1, 2)
    if not superseded and parse.before(cue) is None and following is not None:
        parse.emit(TOLLS[word], Group(following.members[:1]), cue, "toll")


def _lives(parse: Parse, cue: int, _: str) -> None:
    words = parse.words
    if words[max(0, cue - 2) : cue] == ["lost", "their"] and (group := parse.before(cue - 2)) is not None:
        parse.emit("killed", group, cue, "lost lives")
        return
    claims = any(word in CLAIMING for word in words[max(0, cue - 6) : cue])
    if claims and words[cue + 1 : cue + 2] == ["of"] and (group := parse.after(cue + 2)) is not None:
        parse.emit("killed", group, cue, "claimed lives")
        return
    if claims:
        for group in parse.groups:
            if group.end in {cue, cue + 1} and group.first < cue:
                parse.emit("killed", group, cue, "claimed lives")


def _treated(parse: Parse, cue: int, word: str) -> None:
    """Read "taken to hospital", "treated for burns", "in critical condition"."""
    words = parse.words
    near = words[cue : cue + 8]
    hurt = word in {"treated", "critical", "stable", "serious"} or any(w in HARM for w in near)
    group = parse.before(cue) if word == "treated" else _subject_of_taken(parse, cue)
    if group is not None and (hurt or word in {"hospital", "hospitals"}):
        parse.emit("injured", group, cue, word)


def _subject_of_taken(parse: Parse, cue: int) -> Group | None:
    for position in range(cue - 1, max(-1, cue - 8), -1):
        if parse.words[position] in CARRIED:
            return parse.before(position)
        if parse.words[position] in BE:
            return parse.before(position + 1)
    return None


def _nobody(parse: Parse, cue: int, kind: Kind) -> bool:
    """Note "no one was killed", "none of the passengers died"; False where somebody was."""
    words = parse.words
    for position in range(max(0, cue - 9), cue):
        pair = (words[position], words[position + 1] if position + 1 < len(words) else "")
        if words[position] in NOBODY or pair in NOBODY_PAIRS:
            if any(word in {",", "but", "and", ";"} for word in words[position + 1 : cue]):
                continue
            parse.zero(kind, position, cue)
            return True
    return False


def _deadly(words: Sequence[str], cue: int) -> int:
    """Count the tokens of "dead", "to death" behind a wound that make it a death; -1 for "fatally" before it."""
    if words[cue] not in WOUNDING:
        return 0
    if words[cue + 1 : cue + 2] == ["dead"]:
        return 1
    if words[cue + 1 : cue + 3] in (["to", "death"], ["and", "killed"]):
        return 2
    return -1 if "fatally" in words[max(0, cue - 2) : cue] else 0


def _wounded(parse: Parse, cue: int, word: str) -> None:
    """Read wounding verbs that are deaths only with "dead", "to death", "fatally": "beaten to death"."""
    deadly = _deadly(parse.words, cue)
    if not deadly and parse.words[cue : cue + 2] == ["gunned", "down"]:
        deadly = 1
    if not deadly:
        return
    group = parse.after(cue + 1 + max(0, deadly)) or parse.before(cue)
    if group is not None:
        parse.emit("killed", group, cue, f"deadly {word}")


def _parts(parse: Parse) -> None:
    """Give phrases that name a part of what was said ("including three children", "14 of them women") its kind."""
    totals = [mention for mention in parse.found if mention.value > 0]
    if not totals:
        return
    for group in parse.groups:
        introduced = group.first > 0 and parse.words[group.first - 1] in {"including", "among", "included"}
        for member in group.members:
            if member.first in parse.used or not (introduced or member.of_whole):
                continue
            whole = min(totals, key=lambda mention: abs(mention.last - member.first))
            parse.emit(whole.kind, Group([member]), whole.cue, f"part {whole.rule}", "part")


_RULES: Final[dict[str, tuple[Callable[[Parse, int, str], None], ...]]] = {}
for _table, _rule in (
    (PARTICIPLES, _participle), (ACTIVE, _active), (DYING, _dying), (ADJECTIVES, _adjective), (NOUNS, _noun),
    (TOLLS, _toll), (dict.fromkeys(("lives", "life")), _lives), (EVENTS, _event),
    (dict.fromkeys(("identified", "named", "identifies")), _identified), (MANIFOLD, _manifold),
    (dict.fromkeys(("counts", "count")), _counts), (ORDINALS, _ordinal),
    (dict.fromkeys(("treated", "hospital", "hospitals", "condition")), _treated),
    (dict.fromkeys(WOUNDING - PARTICIPLES.keys()), _wounded),
):  # fmt: skip
    for _word in _table:
        _RULES[_word] = (*_RULES.get(_word, ()), _rule)
