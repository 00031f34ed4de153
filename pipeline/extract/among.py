"""Wholes of which some are told of: "four of the 11 people killed have been named" tells that 11 were killed.

What befell the whole stands right behind it ("killed in", "who died") or is its noun ("the 31 bodies"). A verb with an
auxiliary, or "died", tells what befell the some: "three of the 40 passengers were killed", "two of the five victims died".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.casualty_words import AUXILIARIES, DEADLY, PARTICIPLES
from pipeline.extract.numbers import quantities
from pipeline.extract.phrases import Counted, Group
from pipeline.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.extract.document import Mention
    from pipeline.extract.numbers import Quantity
    from pipeline.extract.parse import Parse
    from pipeline.model import Kind

RELATIVE: Final = frozenset({"who", "that"})
FOUND: Final = frozenset("found confirmed reported pronounced listed fatally critically seriously badly".split())
"""Between a whole and what befell it: "the three people found dead", "the four men fatally shot"."""
GOING_ON: Final = frozenset("and with while plus but".split())
"""Before a number whose verb is left out: "three were killed and two of the four crew hurt"."""
REACH: Final = 5
"""Tokens from "who" to what befell them."""


def settle(parse: Parse) -> None:
    """Give the whole the figure that its own words tell, and leave the number before it as its part."""
    for mention in [one for one in parse.found if one.of_whole and one.role == "part" and one.kind in KINDS]:
        known = mention.rule.startswith("part") or mention.rule.endswith(" died")  # "two of 13 miners burned there died"
        whole = None if known else _whole(parse, mention)
        if whole is None or not (_is_noun(mention) or _befell(parse, mention)):
            continue
        head = parse.words[mention.last - 1]
        told = Counted(whole, whole.first, mention.last, head if head.isalpha() else "")
        kind: Kind = "killed" if mention.kind == "perpetrators_killed" else mention.kind
        parse.emit(kind, Group([told]), mention.cue, mention.rule)
        mention.rule = f"part {mention.rule}"


def _whole(parse: Parse, mention: Mention) -> Quantity | None:
    """Find the larger number that a phrase holds: the 11 of "four of the 11 people"."""
    inner = (one for one in quantities(parse.words[: mention.last]) if one.first > mention.first)
    return next((one for one in inner if one.value > mention.value), None)


def _is_noun(mention: Mention) -> bool:
    """Say whether the noun itself tells what befell the whole: "the 31 bodies", "the 14 fatalities"."""
    return mention.rule.startswith("counted") and mention.cue < mention.last


def _befell(parse: Parse, mention: Mention) -> bool:
    """Say whether the words right behind the phrase tell what befell the whole."""
    words, end = parse.words, mention.last
    if words[end : end + 1] and words[end] in RELATIVE:
        return _is_chain(words[end + 1 : mention.cue]) and end < mention.cue <= end + REACH
    if mention.rule == "bodies of" or (mention.cue == end - 1 and words[mention.cue] in FOUND):
        return words[end : end + 1] != [] and words[end] in PARTICIPLES  # "of the four men fatally shot"
    if words[mention.first - 1 : mention.first] and words[mention.first - 1] in GOING_ON and mention.first:
        return False
    reduced = words[mention.cue] in PARTICIPLES or words[mention.cue] in DEADLY
    return reduced and end <= mention.cue and FOUND.issuperset(words[end : mention.cue])


def _is_chain(between: Sequence[str]) -> bool:
    return all(word in AUXILIARIES or word in FOUND or word.endswith("ly") for word in between)
