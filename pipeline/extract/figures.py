"""The grammar: which counted people a sentence says were killed, injured, lost, and which attackers died.

A cue word (see `casualty_words`) looks for its phrase: behind it, before it, or around it, as its class says. What
the grammar is not sure of is proposed all the same, with a label that says so: the scorer has the last word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import (
    among,
    bodies,
    conditions,
    culprits,
    dated,
    datings,
    doers,
    earlier,
    endings,
    everybody,
    felled,
    listings,
    lost,
    misreported,
    moves,
    obituaries,
    sequels,
    shot,
    sports,
    upshot,
    victims,
)
from pipeline.extract.accidents import SELF, oneself
from pipeline.extract.agents import attacks
from pipeline.extract.animal_words import ANIMALS
from pipeline.extract.casualty_words import (
    ACTIVE,
    ADJECTIVES,
    BE,
    BEATEN,
    CHARGED,
    CLAUSE,
    DYING,
    EVENTS,
    FEARING,
    HARM,
    MANIFOLD,
    NOBODY,
    NOBODY_PAIRS,
    NOUNS,
    ORDINALS,
    PARTICIPLES,
    PHRASE_END,
    PREPOSITIONS,
    TOLLS,
    WOUNDING,
)
from pipeline.extract.feature_words import DAYS
from pipeline.extract.numbers import quantities
from pipeline.extract.parse import INTRODUCING, Parse
from pipeline.extract.people import Cast, set_apart, settle
from pipeline.extract.phrases import Counted, Group
from pipeline.extract.singles import Tokens, persons
from pipeline.extract.stories import is_review
from pipeline.extract.tallies import is_finding, is_study
from pipeline.extract.term_words import STORMS
from pipeline.extract.unreal import is_exercise, is_natural, is_statistics
from pipeline.extract.wholes import (
    RAISING,
    companions,
    further,
    gaps,
    included,
    limbs,
    parts,
    raised,
    remaining,
    rest,
    superseded,
    survived,
    survivors,
    told_by_others,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.numbers import Quantity
    from pipeline.extract.people import Somebody
    from pipeline.extract.singles import Person
    from pipeline.model import Kind

APART: Final = PREPOSITIONS | CLAUSE | {",", ";", "to", "and", "(", ")"}
"""Between a number and a noun, they keep them apart: "two held after killing"."""
TOLL_REACH: Final = 24
"""Tokens from "toll" to its number."""
COUNTING: Final = frozenset("dead deaths fatalities injured wounded injuries".split())
"""Before "are now", "now number": a count of them."""
NUMBERING: Final = frozenset("number total stand come amount".split())
AFTER_COUNT: Final = frozenset(", ; . ) as said according police officials".split())
"""Behind a number that is all of a count: not "are now 10 days old"."""
PLACED: Final = 12
"""Tokens of a place and a time between "Killed" and "were"."""
STUDIED: Final = 3
"""Sentences from the top that say that an article tells of a study."""
BREATH: Final = 8
"""Tokens between two figures of one clause, at the most."""
NOBODY_REACH: Final = 13
"""Tokens from "nobody", "none of them" to the verb."""
DOING_REACH: Final = 3
"""Tokens from somebody to the verb of what he did."""
LONGEST: Final = 220
"""Tokens of a sentence that are read: longer ones are lists or furniture."""
PASSING: Final = frozenset(
    "passed passes passing topped tops topping exceeded exceeds crossed crosses crossing surpassed surpasses surpassing"
    " breached".split()
)
RISING: Final = PASSING | frozenset(
    "number numbered to at reached reaches reaching rising hit hits stands stood is was :".split()
)
GIVING: Final = frozenset({"gave", "gives", "given", "giving"})
QUOTING: Final = (['"'], ["\u201c"])
EMBRACING: Final = (["embraced"], ["embraces"], ["embracing"], ["attained"], ["achieved"])
"""Before "martyrdom": how handouts of South Asia say that somebody was killed."""
COMING: Final = frozenset("is was now to at : stands stood has reached rose risen therefore thus about".split())
"""Between "lives lost" and their number."""
CLAIMING: Final = frozenset("claimed claim claims claiming took takes taken taking cost costs costing".split())
ACTIVELY: Final = frozenset("shooting stabbing shoots stabs shoot stab".split())
"""Wounding verbs that take whom they wound right behind: "after stabbing three people"."""
OWNING: Final = frozenset("the a his her their its".split())
HAVING: Final = frozenset("with suffered sustained suffering had received has of".split())
SORTS: Final = frozenset(
    "gunshot bullet stab knife head chest neck leg arm flesh open gaping one single fatal mortal".split()
)
"""Before "wound": a noun."""
NOMINAL: Final = OWNING | frozenset("an this that fatal deadly accidental apparent mass by drive involved".split())
"""Before "shooting" and "stabbing" as nouns."""
NO_DEATHS: Final = ANIMALS | {"to"}
"""Before "deaths", "death": of no people."""
RUBRICS: Final = frozenset("review reviews preview theatre theater books film films television cinema fiction".split())
"""Before the colon of a headline: what follows is made up, or a match."""
NONE_OF_IT: Final = (["no", "reported"], ["no", "serious"], ["no", "immediate"], ["no", "known"], ["without", "any"])
KILLINGS: Final = frozenset("killings murders slayings assassinations executions deaths".split())
"""Before "in the past week of a judge and a mayor"."""
UNTOLD: Final = frozenset("word information info details detail confirmation figures figure data news knowledge".split())
"""After "no" and before "casualties": they are not known."""
NAMING: Final = frozenset("were are was include included includes comprise comprised".split())
"""After "the dead": who they are."""
LONG: Final = 5
"""Sentences of a paragraph from which one that counts over a span of time speaks for itself alone."""
MULTIPLE: Final = r"(?:(?:once|twice|repeatedly|\w+ times) )?(?:in the \w+ )?"
DEADLY: Final = re.compile(
    rf"(?:(?:over|down) )?{MULTIPLE}(?:dead\b|to death\b|beyond recognition\b|alive\b"
    r"|(?:, \w+ )?(?:, )?(?:and|&|,) (?:then )?(?:fatally \w+|killed)\b"
    rf"|(?:(?:, )?(?:and|or|,) (?:then )?(?:{'|'.join(sorted(WOUNDING))}) ){{1,3}}(?:dead|to death)\b)"
)
"""Behind a wound, it makes it a death: "shot dead", "stabbed twice and killed", "shot , stabbed and killed"."""
LISTED: Final = frozenset("fatalities deaths dead injured injuries".split())
FORMS: Final = frozenset(", ; . ( ) : | - \u2022".split())
"""Around a word and its number in a form."""
LETHAL_WOUND: Final = frozenset({"fatal", "mortal"})
LETHAL: Final = frozenset({"fatally", "mortally"})


def propose(document: Document) -> list[Mention]:
    """Find every casualty figure that the article's sentences give, in order of text; single persons once each."""
    found: list[Mention] = []
    known: set[str] = set()
    cast = Cast()
    for sentence in document.sentences:
        if sentence.casualty:
            parse = read(sentence, known, plain=document.upper)
            _meet(parse, cast, sentence.start + sequels.begins(sentence, document))
            found += sorted(parse.found, key=lambda mention: (mention.first, mention.cue))
    found = shot.without_unhurt(document, found)
    found += [*listings.propose(document, found), *felled.propose(document, found)]
    everybody.settle(document, found)
    settle(cast.people)
    _promote(found)
    told_by_others(found)
    misreported.settle(document, found)
    culprits.settle(document, found)
    lost.settle(found)
    upshot.settle(document, found)
    obituaries.settle(document, found)
    shot.settle(document, found)
    sports.settle(document, found)
    fiction = bool(found) and _is_fiction(document)
    studied = bool(found) and is_study(" ".join(sentence.text for sentence in document.sentences[:STUDIED]))
    counted = _counted(document)
    told: set[int] = set()
    before: Mention | None = None
    for mention in found:
        further = before is not None and before.barred and _is_further(mention, before)
        mention.barred = mention.barred or further or mention.sentence.index in counted or _again(mention, told)
        mention.barred = mention.barred or (studied and is_finding(mention.sentence.words, mention.value))
        if mention.barred and mention.value > 1:
            told.add(mention.value)
        told_of_now = mention.label in {"own", "perpetrator"}
        joined = before is not None and before.label == "background" and _is_beside(mention, before)
        if told_of_now and (joined or _is_old(mention, document)):
            mention.label, mention.sure = "background", False
        if fiction or mention.barred:
            mention.label, mention.sure = "none", False
        before = mention
    return found


def _is_old(mention: Mention, document: Document) -> bool:
    """Say whether a figure's own words date it back."""
    return earlier.is_of_old(mention, document) or dated.is_back(mention, document.article.time.year)


def _is_further(mention: Mention, before: Mention) -> bool:
    """Say whether a figure goes on from the one before: "another 22,000 were injured"."""
    return mention.role == "increment" and mention.sentence.index - before.sentence.index <= 1


def _is_beside(mention: Mention, before: Mention) -> bool:
    """Say whether a clause tells two figures in one breath: "a fire in which four died and eleven were injured"."""
    if mention.sentence is not before.sentence or mention.first <= before.cue:
        return False
    between = mention.sentence.words[max(before.cue, before.last) : mention.first]
    return len(between) <= BREATH and "and" in between and CLAUSE.isdisjoint(between) and ";" not in between


def _promote(found: Sequence[Mention]) -> None:
    """Take "one of the teens was grazed" for all where the article tells no whole of that kind."""
    for kind in ("killed", "injured"):
        told = [mention for mention in found if mention.kind == kind and mention.value > 0 and mention.label == "own"]
        if told and all(_stands_alone(mention) for mention in told):
            for mention in told:
                mention.role, mention.sure = "total", False


def _stands_alone(mention: Mention) -> bool:
    """Say whether a part tells whom it befell; "two of the wounded" only speaks of them, "two of the dead" are dead."""
    spoken_of = mention.sentence.words[mention.cue - 1] == "the" and mention.kind != "killed"
    return mention.role == "part" and mention.of_whole and not spoken_of and not mention.rule.startswith("part")


def _counted(document: Document) -> set[int]:
    """Find the sentences that count over a span of time, with the rest of their paragraphs unless those are long.

    Where the lead does so, what tells no day goes on with it.
    """
    stated = [s for s in document.sentences if s.casualty and is_statistics(s.words)]
    found = {s.index for s in stated}
    lead = next((s for s in document.sentences if not s.headline), None)
    if lead is not None and lead.index in found:
        day = document.article.time.date()
        found |= {s.index for s in document.sentences if s.casualty and not datings.days(s.text, day)}
    for paragraph in {s.paragraph for s in stated}:
        inside = [s.index for s in document.sentences if s.paragraph == paragraph]
        found.update(inside if len(inside) < LONG else ())
    return found


def _meet(parse: Parse, cast: Cast, former: int) -> None:
    """Say of each phrase for one person whom it means; from offset `former` on a sentence tells of an earlier event."""
    together: list[tuple[int, Person, Somebody]] = []
    for number, group in enumerate(parse.groups):
        for member in group.members:
            if member.person is None:
                continue
            mention = parse.used.get(member.first)
            beside = [one for listed, _, one in together if listed == number]
            somebody = cast.meet(member.person, parse.sentence, parse.words, mention, beside)
            if somebody is None:
                continue
            together.append((number, member.person, somebody))
            cast.set_off(somebody, former=parse.sentence.starts[member.first] >= former)
            if mention is not None and mention.kind in {"killed", "perpetrators_killed"} and not somebody.hurt:
                apart = mention.cue > member.person.end + DOING_REACH  # another verb than the one that he did it by
                acted = apart and attacks(parse.words, parse.sentence.raws, member.person)
                somebody.attacker = somebody.attacker or mention.kind == "perpetrators_killed" or acted
            if (mention is None or mention.kind == "injured") and attacks(parse.words, parse.sentence.raws, member.person):
                somebody.attacker = somebody.attacker or not somebody.hurt
                if mention is not None:
                    mention.label = "none"
            elif mention is not None:
                if "also" in parse.words[member.end : mention.cue]:
                    cast.part(somebody)
                somebody.mentions.append(mention)
                somebody.natural |= mention.barred and is_natural(parse.words, mention.cue)
    set_apart(together, parse.words)


def _again(mention: Mention, told: set[int]) -> bool:
    """Say whether a figure is one of those (`told`) that are no news: "last year 58 were killed. Of the 58, ..."."""
    return mention.value in told and mention.sentence.words[mention.first : mention.first + 1] == ["the"]


def is_made_up(document: Document) -> bool:
    """Say whether nobody came to harm in an article: a drill with people who play victims, or a review by its headline."""
    heading, colon, _ = document.article.headline[:40].lower().partition(":")
    reviewed = bool(colon) and not RUBRICS.isdisjoint(heading.split())
    return reviewed or is_exercise(sentence.text for sentence in document.sentences)


def _is_fiction(document: Document) -> bool:
    """Say whether the opening says that the article tells of a book or film, and no weekday that it is news."""
    if not is_review(" ".join(sentence.text for sentence in document.sentences[:2])):
        return False
    told = {word.removesuffix("'s") for sentence in document.sentences if sentence.casualty for word in sentence.words}
    return DAYS.isdisjoint(told)


def read(sentence: Sentence, known: set[str], *, plain: bool) -> Parse:
    """Find the casualty figures of one sentence; `known` are the names given before it, `plain` is upper-case copy."""
    words, raws = sentence.words[:LONGEST], sentence.raws[:LONGEST]
    tokens = Tokens(words, raws, known, titled=sentence.headline, plain=plain or _title(sentence))
    parse = Parse(sentence, words, persons(tokens))
    for position, word in enumerate(words):
        for rule in _RULES.get(word, ()):
            rule(parse, position, word)
    included(parse)
    moves.died(parse)
    among.settle(parse)
    companions(parse)
    raised(parse)
    parts(parse)
    rest(parse)
    remaining(parse)
    survived(parse)
    superseded(parse)
    gaps(parse)
    further(parse)
    limbs(parse)
    return parse


def _title(sentence: Sentence) -> bool:
    """Say whether every word of a headline has a capital, so that capitals tell no names."""
    long = [raw for raw in sentence.raws if len(raw) > 3 and raw.isalpha()]
    return sentence.headline and all(raw[0].isupper() for raw in long)


def _attributive(parse: Parse, cue: int, word: str) -> None:
    """Read "a dead man", "the slain teacher"."""
    singles = (one for group in parse.groups for one in group.members if one.single)
    dead = next((one for one in singles if one.first == cue - 1 and cue < one.end - 1), None)
    if dead is not None:
        parse.emit("killed", Group([dead]), cue, f"attributive {word}")


def _participle(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    interred = word == "buried" and (bodies.is_funeral(words, cue) or bodies.is_death(words, cue))
    kind: Kind = "killed" if interred else PARTICIPLES[word]
    if words[cue + 1 : cue + 2] == ["off"] or _nobody(parse, cue, kind):
        return  # "killed off the match"
    if doers.is_noun(words, cue) or doers.missed(words, cue) or _of_those(parse, cue, kind, word):
        return
    if word == "stranded" and words[max(0, cue - 1) : cue] in (["a"], ["the"], ["another"], ["of"], ["for"]):
        return  # "helped a stranded driver"
    deadly = _deadly(words, cue)
    kind = "killed" if deadly and kind == "injured" else kind
    rule = f"deadly {word}" if deadly else word
    passive = any(w in BE or w in FEARING for w in words[max(0, cue - 4) : cue]) and not doers.are_said(words, cue)
    behind = bare = cue + 1 + max(0, deadly)
    if words[behind : behind + 1] and words[behind] in SELF:
        oneself(parse, behind, cue, deadly=deadly != 0 or kind == "killed")
        behind += 1
        if parse.after(behind) is None:
            return
    elif cue <= 1 and (named := _listed_behind(words, behind)) is not None:
        behind = named  # "Killed were John Roe, 34, and ...", "Killed in the attack were ..."
    closed = words[bare : bare + 1] == ["and"] and any(group.end == cue for group in parse.groups)
    noun = cue == 0 or words[cue - 1] in OWNING  # "the injured, three nurses"
    closed = closed or (not noun and words[bare : bare + 1] == [","])  # "Cousins killed, woman hurt"
    held = word == "trapped" and not passive and parse.before(cue) is None  # "a slide trapped 12 people"
    apart = passive or closed or (word in {"missing", "trapped", "unaccounted", "drowned"} and not held)
    group = None if apart else parse.after(behind)  # "214 injured and 1,900 people in shelters": not these
    if group is not None and not (parse.before(cue) is not None and _headline_pair(parse, behind - 1, group)):
        deadly = deadly or int(_to_death(parse, cue) is group)
        parse.emit("killed" if deadly else kind, group, cue, f"active {rule}" if not deadly else f"deadly {word}")
        return
    if not deadly and (not passive or words[cue - 1] in {"had", "has"}) and doers.acts(parse, cue):
        return
    group = parse.before(cue)
    if group is not None:
        parse.emit(kind, group, cue, f"passive {rule}" if not deadly else rule)


def _of_those(parse: Parse, cue: int, kind: Kind, word: str) -> bool:
    """Read both numbers of "22 of the more than 90 injured": the whole and its part."""
    if _deadly(parse.words, cue):
        return False
    part = next((one for group in parse.groups for one in group.members if one.of_whole and one.end == cue), None)
    if part is None:
        return False
    inner = (one for one in quantities(parse.words[:cue]) if one.first > part.first and one.last == cue)
    whole = next((one for one in inner if one.value > part.quantity.value), None)
    if whole is None:
        return False
    parse.emit(kind, Group([Counted(whole, whole.first, cue)]), cue, f"passive {word}")
    parse.emit(kind, Group([part]), cue, f"part {word}", "part")
    return True


def _headline_pair(parse: Parse, cue: int, group: Group) -> bool:
    """Tell "10 killed, 20 injured" from "killed 10": what follows has a cue of its own."""
    following = parse.words[group.end : group.end + 2]
    joined = parse.words[cue + 1 : cue + 2] in ([","], ["and"])
    return joined and any(word in PARTICIPLES or word in ADJECTIVES for word in following)


def _active(parse: Parse, cue: int, word: str) -> None:
    before = parse.words[cue - 1] if cue else ""
    if before in OWNING or (before == "of" and not word.endswith("ing")) or (word == "wound" and before in SORTS):
        return  # a noun: "their wounds", "the murder"; but "accused of killing"
    following = parse.words[cue + 1 : cue + 2]
    if following and following[0] in CHARGED:
        return  # "murder suspect"
    if following and following[0] in SELF:
        oneself(parse, cue + 1, cue, deadly=ACTIVE[word] == "killed")
    group = parse.after(cue + 1, 0 if word == "wound" else 3)
    if group is not None and following != [","]:  # "found with gunshot wounds, Roe said"
        deadly = not LETHAL.isdisjoint(parse.words[max(0, cue - 1) : cue])
        parse.emit("killed" if deadly else ACTIVE[word], group, cue, f"active {word}")


def _dying(parse: Parse, cue: int, word: str) -> None:
    kind, words = DYING[word], parse.words
    if _nobody(parse, cue, kind):
        return
    if words[cue + 1 : cue + 2] == ["by"] and word == "survived":
        return  # "is survived by his wife"
    joined = words[cue - 1 : cue] in (["and"], ["then"]) and parse.before(cue) is None
    if joined and words[cue + 1 : cue + 3] == ["by", "suicide"]:
        oneself(parse, cue + 2, cue, deadly=True)
        return  # "a man shot his wife and died by suicide"
    if kind == "injured" and not LETHAL_WOUND.isdisjoint(words[cue + 1 : cue + 5]):
        kind = "killed"
    harmed = kind == "killed" or word.startswith("surviv") or any(w in HARM for w in words[cue + 1 : cue + 9])
    if kind == "injured" and not harmed:
        return
    group = parse.before(cue) or (moves.hurt_before(parse, cue) if kind == "killed" else None)
    if group is None or (kind == "injured" and word.startswith("surviv") and not group.members[0].single):
        return  # who was shot and survived is hurt; "62 survived" a shipwreck says nothing of wounds
    if words[group.first] in STORMS:
        return  # "Typhoon Halmar was dying over the mountains"
    parse.emit(kind, group, cue, word)


def _adjective(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    if words[cue - 1 : cue] and (words[cue - 1] in WOUNDING or words[cue - 1] in {"a", "an"}):
        return  # "shot dead" is the participle's own business; "a dead end" nobody's
    if _nobody(parse, cue, ADJECTIVES[word]):
        return
    if words[cue - 1 : cue] in (["brain"], ["clinically"]) and (group := parse.before(cue - 1)) is not None:
        parse.emit("killed", group, cue, "brain dead")
        return
    if words[cue - 1 : cue] == ["the"] and words[cue + 1 : cue + 2] and words[cue + 1] in NAMING:
        listed = parse.after(cue + 2, 1)
        if listed is not None:
            parse.emit("killed", listed, cue, "the dead", "total" if words[cue + 1] in BE else "part")
        return
    if _of_those(parse, cue, ADJECTIVES[word], word):
        return
    group = parse.before(cue) or (_all_of(parse, cue) if words[max(0, cue - 2) : cue] == [",", "all"] else None)
    if group is None and words[cue - 1 : cue] == ["found"]:
        group = _lost_before(parse, cue)
    if group is not None:
        parse.emit(ADJECTIVES[word], group, cue, word)
    elif words[cue + 1 : cue + 2] == [":"] and (listed := parse.after(cue + 2, 1)) is not None:
        parse.emit(ADJECTIVES[word], listed, cue, f"{word} list")


def _lost_before(parse: Parse, cue: int) -> Group | None:
    """Find who had been missing and was found: "a man missing since Friday was found dead"."""
    lost = {one.first for one in parse.found if one.kind == "missing" and one.label == "none" and one.cue < cue}
    members = (member for group in parse.groups for member in group.members)
    return next((Group([member]) for member in members if member.first in lost), None)


def _all_of(parse: Parse, cue: int) -> Group | None:
    """Find those of whom a sentence says at its end what they all were: "Nine people were found inside, all dead"."""
    subjects = [group for group in parse.groups if group.end < cue and not group.oblique]
    return subjects[0] if len(subjects) == 1 and subjects[0].first <= 1 else None


def _noun(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    kind = NOUNS[word]
    if parse.word(cue - 1) in NO_DEATHS or parse.word(cue + 1) in CHARGED or _ends_verb(parse, cue):
        return  # "to death", "murder charges", "five dog deaths"
    denied = words[cue - 1 : cue] == ["no"] or words[cue - 2 : cue] in NONE_OF_IT
    if denied or (words[cue - 1 : cue] == ["or"] and "no" in words[max(0, cue - 4) : cue]):
        parse.zero(kind, cue - 1, cue)
        return
    for group in parse.groups:
        for member in group.members:
            last = member is group.members[-1]
            if member.first and words[member.first - 1] in INTRODUCING:
                continue
            if not member.single and member.first < cue <= member.end + 1 and (member.end > cue or last):
                own = word == "injuries" and words[member.first - 1] in HAVING
                if own or not APART.isdisjoint(words[member.end : cue]):
                    continue  # "a man with several injuries"; "two held after killing"
                whole = group if last and member.end <= cue else Group([member])
                part = (word in bodies.BODIES and bodies.is_fate(words)) or _is_some_of(words, member, cue)
                parse.emit(kind, whole, cue, f"counted {word}", "part" if part else "total")
                return
    if (of := _named_from(words, cue)) is not None and (named := parse.after(of)) is not None:
        parse.emit(kind, named, cue, f"{word} of")
    elif word in LISTED and cue + 1 not in parse.used and _opens(words, cue):
        parse.number(kind, int(words[cue + 1]), cue + 1, cue + 1, f"listed {word}")


def _is_some_of(words: Sequence[str], member: Counted, cue: int) -> bool:
    """Say whether a number is of some of the dead, told before: "twelve of the dead", not "all eight of the dead"."""
    every = not {"all", "both"}.isdisjoint(words[max(0, member.first - 1) : member.first + 1])
    return words[cue - 2 : cue] == ["of", "the"] and not every


def _named_from(words: Sequence[str], cue: int) -> int | None:
    """Find where those begin whom "the deaths of", "the killings in Cali of" name."""
    if words[cue] in KILLINGS:
        return victims.behind_of(words, cue)
    return cue + 2 if words[cue + 1 : cue + 2] == ["of"] else None


def _ends_verb(parse: Parse, cue: int) -> bool:
    """Say whether "dead" only ends a verb that tells whom: "two gunmen shot dead a judge"."""
    verb = parse.words[cue - 1 : cue]
    return parse.words[cue] == "dead" and bool(verb) and verb[0] in WOUNDING and parse.after(cue + 1, 0) is not None


def _opens(words: Sequence[str], cue: int) -> bool:
    """Say whether a number stands behind a noun as in a form: "Fatalities 29 (13 children); injured 144"."""
    number, behind = words[cue + 1 : cue + 2], words[cue + 2 : cue + 3]
    if not number or not number[0].isdigit() or 1900 <= int(number[0]) < 2100:
        return False
    return (cue == 0 or words[cue - 1] in FORMS) and (not behind or behind[0] in FORMS)


def _number(parse: Parse, cue: int, _: str) -> None:
    """Read "the injured number 22"."""
    words = parse.words
    kind = TOLLS.get(words[cue - 1]) if words[cue - 2 : cue - 1] == ["the"] else None
    if kind is not None and (group := parse.after(cue + 1, 1)) is not None:
        parse.emit(kind, group, cue, "number")
    elif kind is not None and (value := parse.word(cue + 1).replace(",", "")).isdigit():
        parse.number(kind, int(value), cue + 1, cue + 1, "number")


def _now(parse: Parse, cue: int, _: str) -> None:
    """Read "the deaths in the crash are now 10", "the injured now number 22"."""
    words = parse.words
    behind = cue + 1
    counts = parse.word(behind) in NUMBERING
    if not counts and parse.word(cue - 1) not in {"are", "is"}:
        return
    behind += counts
    behind += parse.word(behind) in {"at", "to"}
    noun = next((at for at in range(cue - 1, max(-1, cue - TOLL_REACH), -1) if words[at] in COUNTING), None)
    if noun is None or not CLAUSE.isdisjoint(words[noun:cue]) or "number" in words[max(0, noun - 4) : noun]:
        return
    if not PREPOSITIONS.isdisjoint(words[max(0, noun - 2) : noun]):
        return  # "arrests over the deaths now total 12"
    number = next((one for one in quantities(words) if one.first == behind), None)
    bare = number is None and parse.word(behind).isdigit()
    value, last = (int(words[behind]), behind + 1) if bare else (number.value, number.last) if number else (0, behind)
    if value and parse.word(last) in AFTER_COUNT | {""}:
        parse.number(TOLLS[words[noun]], value, behind, last - 1, "toll")


def _listed_behind(words: Sequence[str], behind: int) -> int | None:
    """Find where those begin who are named behind "Killed were" and "Killed in the attack on the post were"."""
    placed = words[behind : behind + 1] and words[behind] in PREPOSITIONS
    reach = PLACED if placed else 1
    found = next((k for k in range(behind, min(behind + reach, len(words))) if words[k] in {"were", "was", "are"}), None)
    return None if found is None or not CLAUSE.isdisjoint(words[behind:found]) else found + 1


def _toll(parse: Parse, cue: int, word: str) -> None:
    words = parse.words
    raised = word == "total" and not RAISING.isdisjoint(words[max(0, cue - 4) : cue])
    named = word == "toll" or raised or "number" in words[max(0, cue - 4) : cue] or words[cue + 1 : cue + 2] == [":"]
    if not named or (words[cue + 1 : cue + 2] == [":"] and parse.before(cue) is not None):
        return
    risen = (q for q in quantities(words[: cue + TOLL_REACH]) if q.first > cue and words[q.first] == "from")
    if (moved := next(risen, None)) is not None and moved.high:
        parse.number(TOLLS[word], moved.high, moved.first, moved.last - 1, "toll")  # "has risen from 12 to 15"
        return
    superseded = False
    for position in range(cue + 1, min(cue + TOLL_REACH, len(words))):
        if words[position] in {";", "."} and not (words[position - 1][-1].isdigit() and words[position + 1 : position + 2]):
            break
        if words[position] == "from" and (group := parse.after(position + 1, 1)) is not None:
            parse.emit(TOLLS[word], group, cue, "toll from", "superseded")
        elif words[position] == "by" and (steps := _risen_to(parse, position + 1)) is not None:
            parse.number(TOLLS[word], steps.high or steps.value, steps.first, steps.last - 1, "toll")
            superseded = True
        elif _comes_to(words, cue, position) and (group := _behind(parse, position)) is not None and not superseded:
            parse.emit(TOLLS[word], _beyond(words[position], group.members[0]), cue, "toll")
            superseded = True
        elif words[position] == "by" and (group := parse.after(position + 1, 1)) is not None:
            parse.emit(TOLLS[word], group, cue, "toll by", "increment")
    following = parse.after(cue + 1, 2)
    if not superseded and parse.before(cue) is None and following is not None:
        parse.emit(TOLLS[word], Group(following.members[:1]), cue, "toll")


def _comes_to(words: Sequence[str], cue: int, position: int) -> bool:
    """Say whether a word behind a toll leads to its number: "rose to", "gave the number of injured as"."""
    given = words[position] == "as" and not GIVING.isdisjoint(words[max(0, cue - 5) : position])
    return words[position] in RISING or given


def _behind(parse: Parse, position: int) -> Group | None:
    """Find the number that a toll is said to have come to; it may open what somebody said: 'the toll was "41 for now"'."""
    return parse.after(position + 1 + (parse.words[position + 1 : position + 2] in QUOTING), 1)


def _losses(parse: Parse, cue: int, _: str) -> None:
    """Read "two sources put the losses of the army at 34"."""
    place = next((k for k in range(cue + 1, min(cue + TOLL_REACH, len(parse.words))) if parse.words[k] == "at"), None)
    if place is None or {"put", "puts", "putting"}.isdisjoint(parse.words[max(0, cue - 4) : cue]):
        return
    if (group := parse.after(place + 1, 0)) is not None:
        parse.emit("killed", Group(group.members[:1]), cue, "toll losses")


def _martyrdom(parse: Parse, cue: int, _: str) -> None:
    """Read "five soldiers embraced martyrdom"."""
    if parse.words[max(0, cue - 1) : cue] in EMBRACING and (group := parse.before(cue - 1)) is not None:
        parse.emit("killed", group, cue, "died martyrdom")


def _risen_to(parse: Parse, position: int) -> Quantity | None:
    """Find the steps of "the toll rose by two to six"."""
    steps = (quantity for quantity in quantities(parse.words[: position + LONG]) if quantity.first == position)
    return next((one for one in steps if one.high and "to" in parse.words[one.first : one.last]), None)


def _beyond(word: str, member: Counted) -> Group:
    """Take the number of a toll, which is more than that where it "has passed" it."""
    if word in PASSING and member.quantity.bound == "exact":
        member.quantity = replace(member.quantity, bound="min")
    return Group([member])


def _lives(parse: Parse, cue: int, _: str) -> None:
    words = parse.words
    if _nobody(parse, cue, "killed"):
        return
    lost = words[max(0, cue - 2) : cue - 1] == ["lost"] and words[cue - 1] in {"their", "his", "her"}
    if lost and (group := parse.before(cue - 2)) is not None:
        parse.emit("killed", group, cue, "lost lives")
        return
    if words[cue + 1 : cue + 2] == ["lost"] or words[cue + 1 : cue + 3] in (["were", "lost"], ["are", "lost"]):
        behind = next((k for k in range(cue + 2, len(words)) if words[k] not in COMING), cue + 2)
        found = parse.after(behind, 0) if behind > cue + 2 else None
        group = next((group for group in parse.groups if group.end in {cue, cue + 1} and group.first < cue), found)
        if group is not None:
            totalled = not {"total", "number"}.isdisjoint(words[max(0, cue - 3) : cue])
            parse.emit("killed", Group(group.members[:1]), cue, "toll of lives" if totalled else "lives lost")
        return
    claims = any(word in CLAIMING for word in words[max(0, cue - 6) : cue])
    if claims and words[cue - 1] in ORDINALS:
        parse.number("killed", ORDINALS[words[cue - 1]], cue - 1, cue, "toll ordinal")  # "has now claimed a second life"
        return
    if claims and words[cue + 1 : cue + 2] == ["of"] and (group := parse.after(cue + 2)) is not None:
        parse.emit("killed", group, cue, "claimed lives")
        return
    if claims:
        for group in parse.groups:
            if any(member.end in {cue, cue + 1} and member.first < cue for member in group.members):
                parse.emit("killed", group, cue, "claimed lives")  # "took nine lives in Haiti and four in Cuba"


def _nobody(parse: Parse, cue: int, kind: Kind) -> bool:
    """Note "no one was killed", "none of the passengers died"; False where somebody was."""
    words = parse.words
    for position in range(max(0, cue - NOBODY_REACH), cue):
        pair = (words[position], words[position + 1] if position + 1 < len(words) else "")
        single = words[position : position + 3] == ["not", "a", "single"]
        if words[position] in NOBODY or pair in NOBODY_PAIRS or single:
            closing = {",", "but", ";"} if words[position] == "none" else {",", "but", "and", ";"}
            if not closing.isdisjoint(words[position + 1 : cue]):
                continue
            parse.zero(kind, position, cue)
            return True
    return False


def _deadly(words: Sequence[str], cue: int) -> int:
    """Count the tokens of "dead", "to death" behind a wound that make it a death; -1 for "fatally" before it."""
    if not LETHAL.isdisjoint(words[max(0, cue - 2) : cue]):
        return -1
    found = DEADLY.match(" ".join(words[cue + 1 : cue + 10])) if words[cue] in WOUNDING else None
    if found and found[0].endswith("alive") and not words[cue].startswith("burn"):
        return 0
    return len(found[0].split()) if found else 0


def _fatally(parse: Parse, cue: int, _: str) -> None:
    """Read "four shot, one fatally"."""
    closed = parse.words[cue + 1 : cue + 2]
    behind = parse.words[cue + 2 : cue + 3]
    if closed and closed[0] in WOUNDING and ((behind and behind[0] in SELF) or parse.after(cue + 2, 1) is not None):
        return  # who did it: "a man fatally shot two brothers"
    group = next((group for group in parse.groups if group.first < cue <= group.end), None)
    if group is not None and (not closed or closed[0] in PHRASE_END):
        parse.emit("killed", group, cue, "fatally")


def _turned(parse: Parse, cue: int, _: str) -> None:
    """Read "kills four, then himself", "turned the gun on himself", "blew himself up"."""
    before = parse.words[max(0, cue - 14) : cue]
    killing = any(word in PARTICIPLES or word in ACTIVE or word in WOUNDING for word in before)
    turned = before[-2:] in (["gun", "on"], ["weapon", "on"], ["rifle", "on"], ["pistol", "on"])
    blown = before[-1:] in (["blew"], ["blow"], ["blows"], ["blowing"], ["blown"])
    if turned or blown or (killing and before[-1:] == ["then"]):
        oneself(parse, cue, cue, deadly=True)


def _unhurt(parse: Parse, cue: int, word: str) -> None:
    """Read "there were no casualties", "no loss of life"; "no word on casualties" says nothing."""
    near = parse.words[max(0, cue - 3) : cue]
    if ("no" not in near and "without" not in near) or not UNTOLD.isdisjoint(near):
        return
    if word == "casualties":
        parse.zero("injured", cue - 1, cue)
    if word == "casualties" or parse.words[cue + 1 : cue + 3] == ["of", "life"]:
        parse.zero("killed", cue - 1, cue)


def _wounded(parse: Parse, cue: int, word: str) -> None:
    """Read wounding verbs that are deaths only with "dead", "to death", "fatally": "beaten to death"."""
    deadly = _deadly(parse.words, cue)
    if not deadly and parse.words[cue : cue + 2] == ["gunned", "down"]:
        deadly = 1
    if parse.words[cue : cue + 3] == ["riddled", "with", "bullets"]:
        deadly = 2
    behind = parse.words[cue + 1 : cue + 2]
    if behind and behind[0] in SELF:
        oneself(parse, cue + 1, cue, deadly=False)
        return
    if not deadly and (dead := _to_death(parse, cue)) is not None:
        parse.emit("killed", dead, cue, f"deadly {word}")
        return
    if not deadly:
        _beaten(parse, cue, word)
        return
    passive = not BE.isdisjoint(parse.words[max(0, cue - 3) : cue]) and not doers.are_said(parse.words, cue)
    behind_it, before_it = parse.after(cue + 1 + max(0, deadly)), parse.before(cue)
    group = (before_it or behind_it) if passive else (behind_it or before_it)
    if group is not None:
        parse.emit("killed", group, cue, f"deadly {word}")


def _to_death(parse: Parse, cue: int) -> Group | None:
    """Find whom a verb names before it says how it ended: "mauled two woodcutters to death", "shot a guard dead"."""
    group = parse.after(cue + 1, 1)
    behind = parse.words[group.end : group.end + 2] if group is not None else []
    return group if behind == ["to", "death"] or behind[:1] == ["dead"] else None


def _beaten(parse: Parse, cue: int, word: str) -> None:
    """Read "stabbing three people", "was beaten", "Girl mauled by dogs", "was run over"."""
    if word in ACTIVELY:
        if (cue and parse.words[cue - 1] in NOMINAL) or parse.words[cue + 1 : cue + 2] == [","]:
            return  # "after the shooting Roe fled"
        if (hurt := parse.after(cue + 1, 1)) is not None:
            parse.emit("injured", hurt, cue, f"active {word}")
        return
    passive = parse.sentence.headline or not BE.isdisjoint(parse.words[max(0, cue - 3) : cue])
    over = word == "run" and parse.words[cue + 1 : cue + 2] in (["over"], ["down"])
    if passive and (word in BEATEN or over) and (group := parse.before(cue)) is not None:
        parse.emit("injured", group, cue, f"passive {word}")


_RULES: Final[dict[str, tuple[Callable[[Parse, int, str], None], ...]]] = {}
for _table, _rule in (
    (PARTICIPLES, _participle), (ACTIVE, _active), (DYING, _dying), (ADJECTIVES, _adjective), (NOUNS, _noun),
    (TOLLS, _toll), (("lives", "life"), _lives), (("martyrdom", "shahadat"), _martyrdom),
    (("losses",), _losses), (EVENTS, victims.event),
    (("identified", "named", "identifies"), victims.identified), (MANIFOLD, victims.manifold),
    (("counts", "count"), victims.counts), (ORDINALS, victims.ordinal), (("nd", "rd", "st", "th"), victims.numbered),
    (WOUNDING - PARTICIPLES.keys(), _wounded),
    (("survivors", "survived"), survivors), (("fatally",), _fatally), (lost.FOUND, lost.unfound),
    (("number", "numbered"), _number), (("now",), _now), (SELF, _turned), (("casualties", "loss"), _unhurt),
    (("dead", "slain", "deceased"), _attributive), *conditions.RULES, *endings.RULES,
):  # fmt: skip
    for _word in _table:
        _RULES[_word] = (*_RULES.get(_word, ()), _rule)
