"""Which of extraction's patterns may be worth a look at a sentence: one pass over it for the beginnings of all their words.

A pattern of many alternatives takes ten to a hundred times as long as this pass, and most sentences have none of its
words. A gate that is open promises nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEMS: Final[dict[str, str]] = {
    "time": (
        "today,yesterday,tonight,overnight,morning,afternoon,evening,night,week,month,year,day,days,ago,decade,"
        "mon,tue,wed,thu,fri,sat,sun,jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec,19,20,eve,christmas,easter,"
        "halloween,thanksgiving,1st,2nd,3rd,0th,1th,2th,3th,4th,5th,6th,7th,8th,9th,"
        "fourth of july,4th of july,summer,winter,spring,fall,autumn"
    ),
    "reasons": (
        "anniversar,commemorat,memorial,to mark,since,similar,previous,earlier,last ,years,decade,months,trial,"
        "sentenced,convicted,pleaded,jury,verdict,appeal,testif,indicted,arraigned,parole,retrial,histor,recalled,"
        "remembered,world war,civil war,back in,this year,per year,a year,each year,every year,annually,on average"
    ),
    "late": (
        "spared,suspended sentence,judge,life,adjourned,coroner,review,anniversary,"
        "guilty,plea,convict,sentenc,jur,verdict,acquit,trial,death penalty,death row,prison,jailed,parole,appeal,"
        "inquest,inquiry,final report,lawsuit,sue,suing,settle,cold case,year,anniversary of,released,overturn,"
        "upheld,uphold,quash"
    ),
    "toll": "toll,casualt,number of,count of,lower,raise,revise,update,increase,put",
    "everywhere": (
        "nationwide,countrywide,country-wide,across the,around the,all over,throughout the,all of the,the whole,the entire,"
        "statewide,region,province-wide,provincewide,island-wide,islandwide,worldwide,as a whole,toll,provinces,states,"
        "cities,towns,villages,districts,counties,departments,countries,communes,municipalities,governorates"
    ),
    "separate": (
        "separate,unrelated,different,another,second,third,fourth,other ,further ,related,minutes,hours,a day,"
        "days,also on,across town"
    ),
    "cause": (
        "caus,trigger,due to,result of,brought on,set off,sets off,setting off,spark,because of,blamed on,lead,"
        "led to,unleash"
    ),
    "weapon": (
        "gun,shotgun,handgun,submachine,assault,pistol,revolver,rifle,knife,knives,machete,axe,hammer,bomb,missile,rocket,drone,grenade,mortar,"
        "artillery,ied,explosive"
    ),
}
_FLAGS: Final = {name: 1 << number for number, name in enumerate(_STEMS)}
TIME, REASONS, LATE, TOLL, EVERYWHERE, SEPARATE, CAUSE, WEAPON = _FLAGS.values()


def _table(stems: Iterable[tuple[str, str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, listed in stems:
        for stem in listed.split(","):
            found[stem] = found.get(stem, 0) | _FLAGS[name]
    return found


_TABLE: Final = _table(_STEMS.items())
_MASKS: Final = tuple(_TABLE.values())
_MATCHER: Final = AhoCorasick(list(_TABLE), matchkind=MatchKind.Standard)


class Gates(NamedTuple):
    """What one pass found."""

    open: int
    """Flags of the gates that are open."""
    times: tuple[int, ...]
    """Where words of time begin."""


@lru_cache(maxsize=2048)
def of(text: str) -> Gates:
    """Pass over a sentence.

    >>> found = of("A jury sat on Monday.")
    >>> bool(found.open & LATE), bool(found.open & WEAPON), found.times
    (True, False, (7, 14))
    """
    lower = text.lower()
    flags, times = 0, []
    for number, start, _ in _MATCHER.find_matches_as_indexes(lower, overlapping=True):
        mask = _MASKS[number]
        if start and lower[start - 1].isalpha():
            continue
        flags |= mask
        if mask & TIME:
            times.append(start)
    return Gates(flags, tuple(times))
