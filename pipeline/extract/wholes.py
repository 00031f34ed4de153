"""Figures that stand in relation to others: parts, what is said of the rest, places told one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import rivals
from pipeline.extract.accidents import LIMBS
from pipeline.extract.casualty_words import AUXILIARIES, BE, CLAUSE, DEADLY, DYING, PARTICIPLES
from pipeline.extract.feature_words import HIT
from pipeline.extract.number_words import MONTHS
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import Counted, Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention
    from pipeline.extract.parse import Parse
    from pipeline.model import Kind

PLACING: Final = frozenset("in at near from on outside".split())
CARED: Final = frozenset("hospital hospitals clinic critical serious stable intensive care custody".split())
"""Behind "in": what becomes of others, "one dead and four in hospital"."""
OBJECTS: Final = frozenset("him her them".split())
"""Who was told of before, and is none of those that were hit: "wounded 15 before police shot him dead"."""
EARLIER: Final = frozenset("initially earlier previously originally".split())
ONE_VICTIM: Final = (["one", "victim"], ["one", "person"])
"""After "five were stabbed": one of them."""
HIT_WHO: Final = re.compile(
    r"^(?:\w+ )?who (?:was|were|had been) (?:shot|stabbed|hit|wounded|injured|hurt|struck)\b"
    r"|^(?:\w+ ){0,2}?(?:shot|stabbed)\b|^(?:wounded|injured|hurt)\b"
)
REST: Final = frozenset("rest others remaining remainder".split())
TOGETHER: Final = (["along", "with"], ["together", "with"])
_BESIDE: Final = frozenset("along together alongside with".split())
OWN: Final = frozenset("his her their".split())
INCLUDING: Final = (["including"], ["among", "them"], ["among", "whom"])
"""Before some of those whom the figure before it counts."""
REPORTING: Final = (["reported"], ["recorded"], ["registered"], ["confirmed"], ["counted"], ["reporting"], ["had"])
"""Before what a place counts."""
STATES: Final = frozenset("missing unaccounted hospitalized hospitalised trapped feared still left taken treated".split())
"""What others are of whom a phrase goes on to tell."""
TOGETHER_REACH: Final = 14
"""Tokens from what befell somebody to those who were with him."""
NO_ONE: Final = frozenset("no none neither".split())
LATER: Final = frozenset({"later", "since", "subsequently"})
WOUNDS: Final = frozenset("wounds injuries burns wound injury hospital".split())
WOUNDS_REACH: Final = 6
"""Tokens from "died" to of what."""
WOUNDED: Final = LIMBS | frozenset("back chest stomach abdomen face neck head side torso jaw pelvis ribs lungs".split())
LIMB_REACH: Final = 5
"""Tokens from "in" to a part of the body."""
WHERE_OR_WHEN: Final = PLACING | frozenset("after before when during under".split())
"""Behind others who suffered the same."""
VERBAL: Final = PARTICIPLES.keys() | DYING.keys() | BE | AUXILIARIES | frozenset("condition custody court missing".split())
"""What tells of something else that befell them."""
TOTALLING: Final = frozenset("number total toll".split())
COUNTED_REACH: Final = 9
"""Tokens from "the number" to what it counts."""
DEAD_OR_HURT: Final[dict[str, Kind]] = {
    **dict.fromkeys("dead died killed deaths fatalities lives victims perished deceased bodies".split(), "killed"),
    **dict.fromkeys("injured wounded hurt injuries".split(), "injured"),
}
UP_TO: Final = tuple([verb, "up", "to"] for verb in "went gone goes moved crept".split())
RISEN: Final = frozenset(
    "rose risen rises went gone climbed climbs jumped grew grown stood stands up now increased soared came comes".split()
)
RAISING: Final = frozenset("bringing brings brought raising raises raised taking takes".split())
"""Before "the total": it is one of what was told before."""
CHANGING: Final = RAISING | frozenset(
    "took pushing pushes pushed corrected corrects correcting revised revises revising lowered lowers lowering reduced"
    " reduces cut cuts".split()
)
"""What is done to a number: "bringing to 25 the number of dead", "corrected to 15 the number of people killed"."""
ABOARD: Final = frozenset("aboard board passengers people crew men women occupants persons".split())


def parts(parse: Parse) -> None:
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
            if introduced or not (whole.rule.startswith("active") and member.first < whole.cue):
                parse.emit(whole.kind, Group([member]), whole.cue, f"part {whole.rule}", "part")


def included(parse: Parse) -> None:
    """Give whom "including" names to the figure before it: "26 dead, including seven children, and 41 wounded"."""
    for one in [mention for mention in parse.found if mention.role == "total" and mention.value > 0]:
        if not any(parse.words[max(0, one.first - len(lead)) : one.first] == lead for lead in INCLUDING):
            continue
        before = [m for m in parse.found if m.last <= one.first and m.cue < one.first and m.value > one.value]
        whole = max(before, key=lambda m: m.last, default=None)
        listed = sorted((m for m in parse.found if m.cue == one.cue and m.first >= one.first), key=lambda m: m.first)
        if whole is None or whole.kind == one.kind:
            continue
        for member in listed[:-1]:
            member.kind, member.role, member.rule = whole.kind, "part", f"part {whole.rule}"


def companions(parse: Parse) -> None:
    """Read "Roe was killed, along with two of his guards", "was hurt alongside three others": the same befell them.

    "Died with six others" alike; not "was killed with a knife".
    """
    words = parse.words
    for place, word in enumerate(words) if not _BESIDE.isdisjoint(words) else ():
        bare = word == "with" and place > 0 and _befalls(words, place - 1)
        length = 2 if words[place : place + 2] in TOGETHER else 1 if word == "alongside" or bare else 0
        group = parse.after(place + length, 1) if length else None
        if group is None or group.first in parse.used or (bare and not _are_others(group, words)):
            continue
        cue = next((k for k in range(place - 1, max(-1, place - TOGETHER_REACH), -1) if _befalls(words, k)), None)
        if cue is not None and CLAUSE.isdisjoint(words[cue:place]):
            deadly = not DEADLY.isdisjoint(words[max(0, cue - 1) : place])
            kind = "killed" if deadly else PARTICIPLES.get(words[cue]) or DYING[words[cue]]
            parse.emit(kind, group, cue, f"with {words[cue]}")


def _are_others(group: Group, words: Sequence[str]) -> bool:
    """Say whether a phrase counts further people: "six others", "his two sons"; not "six others in hospital"."""
    first, behind = group.members[0], words[group.end : group.end + 2]
    cared = behind[:1] == ["in"] and not CARED.isdisjoint(behind[1:])
    if cared or (behind and (behind[0] in PARTICIPLES or behind[0] in STATES)):
        return False
    kin = first.person is not None and bool(first.person.kin)
    owned = not OWN.isdisjoint(words[group.first - 1 : group.first + 1])
    return first.quantity.more or first.head in {"others", "people"} or kin or owned


def _befalls(words: Sequence[str], place: int) -> bool:
    """Say whether a word tells what befell its subject: "was killed", "died"."""
    passive = words[place] in PARTICIPLES and not BE.isdisjoint(words[max(0, place - 3) : place])
    return passive or DYING.get(words[place]) == "killed"


def rest(parse: Parse) -> None:
    """Read "four shot, one fatally", "five were wounded; one of them later died": who died is not also injured.

    Where no total of deaths is told, the part that died is all.
    """
    for ordered in (m for m in parse.found if m.rule == "toll ordinal"):
        for mention in parse.found:
            if mention is not ordered and mention.first < ordered.last and ordered.first < mention.last:
                mention.role = "part"  # "a sixth victim" is one of six
    hurt = [m for m in parse.found if m.kind == "injured" and m.value > 1 and m.role == "total"]
    dead = [m for m in parse.found if m.kind == "killed" and m.value > 0]
    told = any(m.role == "total" and not m.of_whole for m in dead)
    for mention in (m for m in parse.found if m.kind == "perpetrators_killed" and m.role == "part"):
        whole = next((m for m in dead if m.role == "total" and m.first < mention.first and m.value > mention.value), None)
        beside = parse.words[mention.first - 1] == "and" or mention.rule.startswith("with ")
        if whole is not None and whole.cue == mention.cue and beside:
            mention.role = "total"  # "five guards and two of the attackers were killed", "along with two of the attackers"
        elif whole is not None:
            whole.value, mention.role = whole.value - mention.value, "total"  # "four died, including the gunman"
    for mention in dead:
        before = [m for m in hurt if m.first < mention.first and m.value >= mention.value and not m.of_whole]
        larger = any(one.cue == mention.cue and one.value > mention.value and one.first < mention.first for one in dead)
        spoken_of = mention.rule.startswith("counted")  # "twelve of the dead were in Homs"
        if mention.role == "part" and mention.of_whole and not (told or larger or spoken_of):
            mention.role = "total"
        bare = mention.last - mention.first == 1 and parse.words[mention.first] not in parse.names | OBJECTS
        one = mention.rule == "died single" and ";" in parse.words[max(0, mention.first - 1) : mention.first]
        few = bare or one or parse.words[mention.first : mention.first + 2] in ONE_VICTIM
        if before and (few or _are_of_those(parse, mention)) and not told_apart(parse, before[-1], mention):
            before[-1].value -= mention.value
            before[-1].rule = f"{before[-1].rule} rest"


def _are_of_those(parse: Parse, dead: Mention) -> bool:
    """Say whether a figure's own words make the dead some of those told of: "of whom two died", "one fatally"."""
    whom = parse.words[max(0, dead.first - 2) : dead.first] in (["of", "whom"], ["of", "them"])
    return dead.of_whole or dead.rule == "fatally" or whom or _died_later(parse, dead)


def _died_later(parse: Parse, dead: Mention) -> bool:
    """Say whether those who died were among the injured by what is said of their death: "one later died of his wounds"."""
    if not dead.rule.startswith("died"):
        return False
    since = not LATER.isdisjoint(parse.words[dead.last : dead.cue])
    return since and not WOUNDS.isdisjoint(parse.words[dead.cue : dead.cue + WOUNDS_REACH])


def told_apart(parse: Parse, hurt: Mention, dead: Mention) -> bool:
    """Say whether the dead are others than the injured: "30 were injured, and five were killed"."""
    bare = not _are_of_those(parse, dead)
    return bare and (dead.value > 2 or HIT.isdisjoint(parse.words[min(hurt.first, hurt.cue) : dead.first]))


def remaining(parse: Parse) -> None:
    """Read "of the ten people in the van, three died and the rest were injured": what is left of a stated whole."""
    words = parse.words
    for place in (k for k, word in enumerate(words) if word in REST and words[k - 1 : k] == ["the"]):
        cue = next((k for k in range(place + 1, min(place + 5, len(words))) if words[k] in PARTICIPLES), None)
        wholes = [q for q in quantities(words[:place]) if _of(words, q.first)]
        told = sum(m.value for m in parse.found if m.role in {"total", "part"} and m.first < place and m.value > 0)
        if cue is not None and wholes and 0 < told < wholes[0].value:
            parse.number(PARTICIPLES[words[cue]], wholes[0].value - told, place, cue, f"rest {words[cue]}")


def survived(parse: Parse) -> None:
    """Read "three of the four people (who were) shot have died": the fourth lives."""
    words = parse.words
    dead = (one for one in parse.found if one.kind == "killed" and one.of_whole and one.value > 0)
    for mention in [one for one in dead if not one.rule.startswith("part ")]:
        inside = (q for q in quantities(words) if mention.first < q.first < mention.last + 3)
        whole = next((quantity for quantity in inside if _of(words, quantity.first)), None)
        hit = HIT_WHO.search(" ".join(words[whole.last : whole.last + 6])) if whole is not None else None
        if whole is not None and hit is not None and whole.value > mention.value:
            known = [one for one in parse.found if one.kind == "injured" and one.value == whole.value]
            for one in known:
                one.value, one.rule = one.value - mention.value, f"{one.rule} rest"
            if not known:
                parse.number("injured", whole.value - mention.value, whole.first, mention.cue, "rest who")
            mention.role = "total"


def superseded(parse: Parse) -> None:
    """Read "16 were reported dead earlier, but 11 were killed": the earlier figure no longer stands."""
    for kind in ("killed", "injured"):
        told = [m for m in parse.found if m.kind == kind and m.role == "total" and m.value > 0]
        old = [m for m in told if not EARLIER.isdisjoint(parse.words[max(0, min(m.first, m.cue) - 6) : m.cue + 2])]
        if old and len(old) < len(told):
            for mention in old:
                mention.role = "superseded"


_GIVEN: Final = re.compile(
    r"\b(?:had|(?:had )?(?:earlier|previously|initially|originally|first)) (?:put|given|gave) (?:\w+ ){1,4}$"
    r"|\b(?:first|at first|earlier|initially|originally) (?:spoke|spoken|talked) of $"
)
"""Before a toll that was given before: "the hospital had put the toll at 47"."""
_RIVAL: Final = re.compile(
    rf"\b{rivals.OTHERS}"
    r"(?: [\w'-]+){0,4} (?:put|puts|putting|gave|gives|spoke of|speak of|claim(?:ed|s)?) (?:[\w'-]+ ){1,12}$"
)
"""Before a toll of those who are no authority: "local people put the toll above 100"."""
PUT_REACH: Final = 18
"""Tokens before a toll in which such words stand."""


def told_by_others(mentions: Sequence[Mention]) -> None:
    """Tell the article's toll from those that it cites beside: given before, or by people who are no authority.

    "44 were killed. The hospital had put the toll at 47", "79 died. Local people put the toll above 100".
    """
    for mention in [one for one in mentions if one.rule.startswith(("toll", "dead")) and one.role == "total"]:
        before = " ".join(mention.sentence.words[max(0, mention.first - PUT_REACH) : mention.first]) + " "
        given, rival = _GIVEN.search(before), _RIVAL.search(before)
        if not (given or rival):
            continue
        others = [m for m in mentions if m.kind == mention.kind and m.role == "total" and m.label == "own" and m.value > 0]
        beside = rival and any(one.sentence is mention.sentence and one is not mention for one in others)
        if beside or any(one.sentence is not mention.sentence for one in others):
            mention.role = "superseded" if given else mention.role
            mention.rule = f"rival {mention.rule}"


def gaps(parse: Parse) -> None:
    """Read "five people in Homs, three in Hama and one in Idlib": numbers that go on without their verb.

    They are parts where they add up to the first: "killed 43 people, 25 in Mozambique and 18 in Malawi".
    """
    told = [m for m in parse.found if m.value > 0 and (m.role == "total" or _is_share(m)) and not m.person and not m.barred]
    for mention in sorted(told, key=lambda mention: mention.first)[:1]:
        _reported(parse, mention)
        words, last = parse.words, mention.last
        if PLACING.isdisjoint(words[last : last + 8]):
            continue
        counted = [member for group in parse.groups for member in group.members]
        dying = words[mention.cue] in DYING  # "eight died at the scene, two in hospital"
        behind = max(last, mention.cue)
        bare = [one for one in counted if _goes_on(parse, one, behind, dying=dying) or _is_elsewhere(parse, one, behind)]
        left = mention.value - sum(member.quantity.value for member in bare)
        other = _the_other(parse, last) if bare and left == 1 else None
        adds_up = other is not None or (len(bare) > 1 and not left)
        for member in bare:
            beside = any(m.role == "part" and m.of_whole and last <= m.first < member.first for m in parse.found)
            located = words[member.end : member.end + 1] in (["were"], ["was"])  # "of the 26 deaths, ten were in Karsa"
            shares = located or mention.role == "part" or not {":", "including"}.isdisjoint(words[last - 1 : member.first])
            part = adds_up or beside or shares
            parse.emit(mention.kind, Group([member]), mention.cue, mention.rule, "part" if part else "total")
        if other is not None:
            parse.number(mention.kind, left, other, mention.cue, mention.rule)
            parse.found[-1].role = "part"


def _is_share(mention: Mention) -> bool:
    """Say whether a figure tells how many of the dead were somewhere: "36 of the dead were in the Philippines"."""
    return mention.role == "part" and mention.of_whole and mention.rule.startswith("counted")


def _reported(parse: Parse, mention: Mention) -> None:
    """Read "Albay reported eight deaths, Quezon six and Rizal five": the noun and the verb hold for all."""
    words, raws = parse.words, parse.sentence.raws
    if not mention.rule.startswith("counted") or words[max(0, mention.first - 1) : mention.first] not in REPORTING:
        return
    for member in [member for group in parse.groups for member in group.members if member.first > mention.cue]:
        bare = not (member.single or member.head or member.first in parse.used) and raws[member.first - 1][0].isupper()
        if bare and (member.end == len(words) or words[member.end] in {",", ";", ".", "and"}):
            parse.emit(mention.kind, Group([member]), mention.cue, mention.rule, mention.role)


def further(parse: Parse) -> None:
    """Read "seven were killed at dawn and six more after dark": others whose verb is left out come on top."""
    told = next((m for m in parse.found if m.kind in DEAD_OR_HURT.values() and m.value > 0 and m.role == "total"), None)
    if told is None or told.barred or told.person:
        return
    words, behind = parse.words, max(told.last, told.cue)
    for member in [member for group in parse.groups for member in group.members]:
        others = (member.quantity.more or member.head == "others") and words[member.first - 1] in {",", "and"}
        if not others or member.single or member.first <= behind or member.first in parse.used:
            continue
        end = next((at for at in range(member.end, len(words)) if words[at] in {",", ";", "."}), len(words))
        rest = words[member.end : end]
        if rest and rest[0] in WHERE_OR_WHEN and VERBAL.isdisjoint(rest) and CARED.isdisjoint(rest):
            parse.emit(told.kind, Group([member]), told.cue, told.rule, "increment")
            told.rule = f"{told.rule} first"


def limbs(parse: Parse) -> None:
    """Read "a man was shot in the leg, a woman in the arm and a boy in the back": the verb holds for all."""
    hit = next((m for m in parse.found if m.kind == "injured" and m.value == 1 and m.role == "total"), None)
    if hit is None or hit.barred:
        return
    words, place = parse.words, hit.cue + 1
    if not _is_limb(words, place):
        return
    for member in [member for group in parse.groups for member in group.members if member.first > place]:
        listed = words[member.first - 1] in {",", "and"} and _is_limb(words, member.end)
        if listed and not any(m.first <= member.first < m.last for m in parse.found):
            parse.emit("injured", Group([member]), hit.cue, hit.rule.removesuffix(" single"))


def _is_limb(words: Sequence[str], place: int) -> bool:
    """Say whether "in the left leg" begins at a place."""
    return words[place : place + 1] in (["in"], ["to"]) and not WOUNDED.isdisjoint(words[place + 1 : place + LIMB_REACH])


def _the_other(parse: Parse, place: int) -> int | None:
    """Find who is left of several: "one in Homs and the other in Hama"."""
    words = parse.words
    for at in (at for at in range(place, len(words) - 2) if words[at : at + 2] == ["the", "other"]):
        end = at + 3 if words[at + 2] == "one" else at + 2
        if not PLACING.isdisjoint(words[end : end + 1]):
            return at
    return None


def _goes_on(parse: Parse, bare: Counted, place: int, *, dying: bool) -> bool:
    """Say whether a number behind a place goes on from a verb before it: ", three in Hama"."""
    if bare.first <= place or bare.single or bare.head or bare.first in parse.used:
        return False
    before, behind = parse.words[bare.first - 1], parse.words[bare.end : bare.end + 4]
    behind = behind[behind[:1] in (["were"], ["was"]) :]
    placed = behind[:1] != [] and behind[0] in PLACING and (dying or CARED.isdisjoint(behind[1:]))
    return before in {",", "and", ";", ":"} and placed


def _is_elsewhere(parse: Parse, member: Counted, place: int) -> bool:
    """Say whether a phrase that goes on from a verb before it ends at a town: "five died in Homs and a woman in Hama"."""
    words, raws = parse.words, parse.sentence.raws
    if member.first <= place or member.agent or member.attackers or member.first in parse.used:
        return False
    named = end = member.end + 1
    while end < len(words) and raws[end][0].isupper() and words[end] not in MONTHS:
        end += 1
    placed = words[member.first - 1] in {",", "and", ";"} and words[member.end : named] == ["in"] and end > named
    return placed and (end == len(words) or words[end] in {",", ".", ";", "on"})


def raised(parse: Parse) -> None:
    """Read tolls told by a number or total.

    "The number of people who died went up to nine", "bringing to 25 the number of dead", "bodies found, total now 25".
    """
    words = parse.words
    for place in (k for k, word in enumerate(words) if word == "deaths" and words[k - 1 : k] == ["the"]):
        if words[place + 1 : place + 2] == ["from"] and (group := _behind(parse, place)) is not None:
            _total(parse, "killed", group, place)  # "as the deaths from the storm climbed to 140"
    for place in (place for place, word in enumerate(words) if word in TOTALLING):
        further = parse.found[-1].kind if parse.found and parse.found[-1].role == "increment" else None
        kind = _counted(words[place + 1 : place + COUNTED_REACH]) or further
        if kind is None:
            continue
        before = [g for g in parse.groups if g.end <= place <= g.end + 1 and words[g.first - 1] == "to"]
        if before and not CHANGING.isdisjoint(words[max(0, before[-1].first - 2) : before[-1].first]):
            _total(parse, kind, before[-1], place)
        elif (group := _behind(parse, place)) is not None:
            _total(parse, kind, group, place)


def _counted(words: Sequence[str]) -> Kind | None:
    """Say what a number counts, by the first casualty word behind it."""
    return next((DEAD_OR_HURT[word] for word in words if word in DEAD_OR_HURT), None)


def _behind(parse: Parse, place: int) -> Group | None:
    """Find the number to which a total comes: "... went up to nine", "now 25"."""
    words = parse.words
    raising = not CHANGING.isdisjoint(words[max(0, place - 2) : place])  # "brings the number of victims to four"
    for step in range(place + 1, min(place + COUNTED_REACH + 6, len(words))):
        if words[step] in {";", "."} or words[step] in CLAUSE:
            return None
        if words[step - 1 : step + 2] in UP_TO and (group := parse.after(step, 0)) is not None:
            group.members[0].quantity.bound = "exact"  # "went up to nine" is nine
            return group
        upwards = raising or not RISEN.isdisjoint(words[place:step])
        risen = words[step] == "now" or (words[step] in {"to", "at"} and upwards)
        if risen and (group := parse.after(step + 1, 1)) is not None:
            return group
    return None


def _total(parse: Parse, kind: Kind, group: Group, place: int) -> None:
    """Note a toll, unless the phrase has its figure already."""
    first = group.members[0]
    known = parse.used.get(first.first)
    if known is None and not first.single:
        parse.emit(kind, Group([first]), place, "toll")


def survivors(parse: Parse, cue: int, word: str) -> None:
    """Read "no survivors among the 19 aboard", "none of the eight survived", "only two of the 15 survived"."""
    words = parse.words
    stated = [q for q in quantities(words) if ABOARD.intersection(words[q.first : q.last + 4]) or _of(words, q.first)]
    if not stated:
        return
    whole = max(stated, key=lambda quantity: quantity.value)
    near = words[max(0, cue - 10) : cue]
    if not NO_ONE.isdisjoint(near):
        parse.number("killed", whole.value, whole.first, cue, "no survivors")
    elif word == "survived" and "only" in words[:cue]:
        saved = min((quantity.value for quantity in quantities(words[:cue])), default=0)
        if 0 < saved < whole.value:
            parse.number("killed", whole.value - saved, whole.first, cue, "only survivors")


def _of(words: Sequence[str], place: int) -> bool:
    return "of" in words[max(0, place - 2) : place]
