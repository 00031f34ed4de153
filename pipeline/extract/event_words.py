"""What may happen: nouns of events by class, the verbs of taking place, and what they make in regular expressions.

The next noun of an event goes into its class here; whoever looks for events builds on these. Nouns that are no event by
themselves ("bomb", "case", "death") are added where they are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

KILLINGS: Final = "killing murder slaying homicide".split()
CRIMES: Final = ["shooting", "stabbing", *KILLINGS]
"""What a city's police count."""
ATTACKS: Final = "attack assault ambush raid bombing shelling strike airstrike massacre rampage lynching clash riot".split()
ACCIDENTS: Final = (
    "crash wreck collision derailment accident explosion blast fire blaze inferno collapse stampede sinking shipwreck"
    " drowning"
).split()
NATURE: Final = (
    "earthquake quake aftershock tremor tsunami storm snowstorm thunderstorm rainstorm windstorm sandstorm hailstorm"
    " hurricane typhoon cyclone tornado blizzard flood heatwave wildfire bushfire landslide mudslide rockslide avalanche"
    " eruption"
).split()
INCIDENTS: Final = "incident disaster tragedy".split()
"""Any of them."""
SUDDEN: Final = [*CRIMES, *ATTACKS, *ACCIDENTS, *INCIDENTS]
"""All but nature's, which strike many places and go on for days."""
NOUNS: Final = [*SUDDEN, *NATURE]


def plural(noun: str) -> str:
    """Give a noun's plural.

    >>> [plural(noun) for noun in ("blast", "clash", "tragedy")]
    ['blasts', 'clashes', 'tragedies']
    """
    return noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith(("o", "sh")) else "s")


def many(nouns: Iterable[str]) -> str:
    """Give alternatives of a regular expression: nouns in the plural."""
    return "|".join(map(plural, nouns))


def any_of(nouns: Iterable[str]) -> str:
    """Give alternatives of a regular expression: nouns in either number.

    >>> any_of(["blast", "clash", "tragedy"])
    'blast(?:e?s)?|clash(?:e?s)?|traged(?:y|ies)'
    """
    return "|".join(f"{noun[:-1]}(?:y|ies)" if noun.endswith("y") else f"{noun}(?:e?s)?" for noun in nouns)


TAKES_PLACE: Final = r"t(?:akes?|ook) place|happen(?:s|ed)?|occur(?:s|red)?|unfold(?:s|ed)?|br(?:eaks?|oke) out"
"""What any event does: alternatives of a regular expression."""
