"""What people do to themselves: attackers who end their own lives, and those who hurt themselves by mischance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import ATTACKERS
from pipeline.extract.document import Mention
from pipeline.extract.unreal import NEARLY, PURPOSE

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
MEANT: Final = PURPOSE | frozenset("effort efforts wants wanting ready urge urged urges unable failed fails going about"
    " threat threats able asked told begged begging asking encouraged pressured suicidal".split())
"""Before "to kill himself": he lives, for all that is said."""
DONE: Final = frozenset(
    "killed shot turned stabbed hanged hung harmed blew blown burned drowned poisoned kills shoots turns stabs hangs blows"
    " set electrocuted immolated gassed".split()
)
"""What somebody did to himself."""
TO_BE_DONE: Final = frozenset("kill shoot turn stab hang harm hurt blow burn drown poison immolate electrocute".split())
BEING_DONE: Final = frozenset("killing shooting turning stabbing hanging harming blowing burning drowning".split())
DEED_REACH: Final = 8
MEANT_REACH: Final = 8
MODALS: Final = frozenset("could would might may will should can couldn't wouldn't didn't cannot not never won't".split())
LATER: Final = frozenset("later eventually then soon subsequently finally".split())
"""After "would": he did."""
REAL: Final = frozenset("on managed proceeded seemed appeared used continued chose decided gun weapon rifle pistol".split())
"""Before "to kill himself": he did."""
STOPPED: Final = frozenset("from without against about contemplated considered contemplating considering denied".split())
"""Before "killing himself": he did not."""
TRIED: Final = MEANT | frozenset("thoughts talk talked talking spoke speaking idea fear instead capable".split())
"""Before "of killing himself", or right before it."""
BREAKS: Final = frozenset(", ; and but who before after when then".split())
CHANCE_REACH: Final = 6
"""Tokens around somebody's shot at himself that tell that it went off by itself."""
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
    deed = _deed(words, position)
    start = cue if deed is None else deed
    near = [*words[max(0, start - CHANCE_REACH) : start], *words[position : position + CHANCE_REACH + 2]]
    limb = words[position + 1 : position + 2] == ["in"] and not LIMBS.isdisjoint(words[position + 2 : position + 6])
    young = group is not None and any(is_young(words, k) for k in range(group.first, group.end))
    if limb or young or not CHANCE.isdisjoint(near):
        if group is not None:
            parse.emit("killed" if deadly and not limb else "injured", group, cue, "by chance")
        return
    if not HARMED.isdisjoint(words[position - 1 : position]) or (deed is not None and _only_meant(words, deed)):
        return
    value = 1 if words[position] != "themselves" else 2
    mention = Mention(
        sentence=parse.sentence, kind="perpetrators_killed", value=value, first=position, last=position + 1,
        cue=position, rule="self", label="perpetrator", bound="exact" if value == 1 else "min",
    )  # fmt: skip
    parse.found.append(mention)


def _deed(words: Sequence[str], position: int) -> int | None:
    """Find what somebody did to himself: the 1 of "he killed his wife and himself"."""
    return next((at for at in range(position - 1, max(-1, position - 1 - DEED_REACH), -1) if words[at] in _DEEDS), None)


def _only_meant(words: Sequence[str], deed: int) -> bool:
    """Say whether somebody did nothing to himself: "threatened to kill himself", "stopped him from shooting himself".

    >>> _only_meant("he killed his wife and then tried to turn the gun on himself".split(), 8)
    True
    >>> _only_meant("he tried to kill his wife and then shot himself".split(), 8)
    False
    """
    before = words[max(0, deed - MEANT_REACH) : deed]
    if words[deed] in DONE:
        return not (NEARLY | {"never", "not"}).isdisjoint(before[-1:])
    if words[deed] in BEING_DONE:
        near = before[-3:] if before[-1:] == ["of"] else before[-1:]
        return not STOPPED.isdisjoint(before[-1:]) or not TRIED.isdisjoint(near)
    if "to" in before[-2:]:
        lead = before[: len(before) - 1 - before[::-1].index("to")]
        start = max((at for at, word in enumerate(lead) if word in BREAKS), default=-1) + 1
        return REAL.isdisjoint(lead[-1:]) and not MEANT.isdisjoint(lead[start:])
    return not MODALS.isdisjoint(before[-2:]) and LATER.isdisjoint(before[-2:])


_DEEDS: Final = DONE | TO_BE_DONE | BEING_DONE


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
