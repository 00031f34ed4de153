"""Word classes that the scorer's features know by name; everything else is learned from labelled text."""

from __future__ import annotations

from typing import Final

DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""One of them, for a regular expression."""
SHORT_DAYS: Final = "mon tue tues wed thu thurs fri sat sun"
MONTHS: Final = frozenset(
    "january february march april may. june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec".split()
)
"""Without the verb "may": text.tokenise gives the month as "may."."""
CALENDAR: Final = {**dict.fromkeys((*DAYS, *SHORT_DAYS.split()), "DAY"), **dict.fromkeys(MONTHS, "MONTH")}
"""Names of days and months, and the class that stands for them."""

DEATH: Final = (
    "killed kill kills killing dead died dies die dying death deaths fatal fatally fatality fatalities slain slaying "
    "slayings murdered murder murders homicide homicides bodies body perished drowned massacred executed assassinated "
    "succumbed lives toll deadly"
)
INJURY: Final = (
    "injured injuring injures injuries injury wounded wounding wounds wound hurt hurting shot hospitalized hospitalised "
    "treated survived gunshot hospital critical condition stabbed struck casualties"
)
CUES: Final = frozenset(f"{DEATH} {INJURY}".split())
"""Words of death and injury: a figure's distance to them is a feature."""

PEOPLE: Final = (
    "man woman men women boy girl child children baby infant toddler teen teens teenager teenagers person people male "
    "female youth student students mother father son daughter wife husband girlfriend boyfriend brother sister brothers "
    "sisters officer officers deputy deputies victim victims suspect suspects gunman gunmen shooter shooters "
    "attacker attackers bomber bombers assailant assailants soldier soldiers civilian civilians police policeman policemen "
    "militant militants insurgents rebels others passengers protesters bystander resident neighbor friend couple family "
    "parents driver worker workers guard authorities"
)
GRAMMAR: Final = "i he she they the a an one two three four five six seven eight nine ten at in on after when no"
KEPT: Final = CUES | frozenset(f"{PEOPLE} {GRAMMAR}".split())
"""Words that stay themselves though they begin with a capital; other capitalised words within a sentence are names."""
HIT: Final = frozenset("shot stabbed struck hit victims shooting stabbing".split())
"""Words after a number of people that leave open who of them lived."""
