"""What people do to themselves: attackers who end their own lives, and those who hurt themselves by mischance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS
from pipeline.extract.document import Mention
from pipeline.extract.unreal import PURPOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.parse import Parse

SELF: Final = frozenset({"himself", "herself", "themselves", "self"})
LIMBS: Final = frozenset(
    "hand hands finger fingers thumb arm arms leg legs foot feet toe toes thigh thighs knee ankle calf buttocks buttock"
    " hip shoulder groin wrist shin heel elbow forearm".split()
)
"""Where nobody shoots himself who means to die."""
CHANCE: Final = frozenset(
    "accidentally accidental unintentionally unintentional inadvertently inadvertent negligently mistakenly accident"
    " mishandling cleaning playing holster holstering".split()
)
CHILDREN: Final = frozenset("toddler child boy girl infant baby kid son daughter brother sister preschooler".split())
HARMED: Final = frozenset(
    "injured injuring injures injure hurt hurting hurts wounded wounding wounds wound cut cutting cuts".split()
)
"""Before "himself": no death, whoever it was."""
MEANT: Final = PURPOSE | frozenset("effort efforts wants wanting ready urge urged urges unable failed fails".split())
"""Before "to kill himself": he lives, for all that is said."""
DEEDS: Final = frozenset("kill shoot turn stab hang harm hurt blow end fatally".split())
MEANT_REACH: Final = 8
SUSPECTS: Final = frozenset({"suspect", "suspects"})
"""Who need have killed nobody."""
YOUNG: Final = 12
"""Years up to which somebody who shoots himself is taken not to have meant it."""


def oneself(parse: Parse, position: int, cue: int, *, deadly: bool) -> None:
    """Note attackers who killed or shot themselves; whoever did so by mischance is one of the hurt, or dead.

    "A farmer accidentally shot himself in the foot" is one injured, "the gunman shot himself" an attacker's death.
    """
    words = parse.words
    group = parse.before(cue)
    limb = words[position + 1 : position + 2] == ["in"] and not LIMBS.isdisjoint(words[position + 2 : position + 6])
    young = group is not None and any(is_young(words, k) for k in range(group.first, group.end))
    if limb or young or not CHANCE.isdisjoint(words):
        if group is not None:
            parse.emit("killed" if deadly and not limb else "injured", group, cue, "by chance")
        return
    if not HARMED.isdisjoint(words[position - 1 : position]) or _only_meant(words, position):
        return
    value = 1 if words[position] != "themselves" else 2
    mention = Mention(
        sentence=parse.sentence, kind="perpetrators_killed", value=value, first=position, last=position + 1,
        cue=position, rule="self", label="perpetrator", bound="exact" if value == 1 else "min",
    )  # fmt: skip
    parse.found.append(mention)


def _only_meant(words: Sequence[str], position: int) -> bool:
    """Say whether somebody only meant to end his life: "threatened to kill himself", "tried to turn the gun on himself"."""
    before = words[max(0, position - MEANT_REACH) : position]
    if "to" not in before or "then" in before:
        return False
    to = len(before) - 1 - before[::-1].index("to")
    return not DEEDS.isdisjoint(before[to + 1 : to + 3]) and not MEANT.isdisjoint(before[:to])


def is_young(words: Sequence[str], place: int) -> bool:
    """Say whether a word tells of somebody too young to mean his own death: "boy", the 3 of "3-year-old"."""
    word = words[place]
    if word.isdigit():
        return len(word) < 3 and int(word) <= YOUNG and words[place + 2 : place + 3] in (["year"], ["month"])
    return word in CHILDREN


def is_attacker_s(mention: Mention) -> bool:
    """Say whether who hurt himself is called an attacker: "the gunman fatally shot himself"; a suspect need be none."""
    words = mention.sentence.words
    return not (ATTACKERS - SELF - SUSPECTS).isdisjoint(words[: max(mention.last, mention.cue)])
