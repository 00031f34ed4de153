"""Words that are no names, whatever they are written like: English words, and what half of all news shares."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pipeline.extract.feature_words import CALENDAR

_DATA: Final = Path(__file__).with_name("data")
_SHORTEST: Final = 3
"""Letters that are left of a word at least when its ending is cut."""

ROLES: Final = CALENDAR.keys() | frozenset(
    """may thur police county state city
    department district street avenue road court drive boulevard lane highway interstate route news sheriff sheriffs
    office attorney officer officers sgt sergeant lt lieutenant capt captain chief deputy deputies detective detectives
    det dep cpl corporal maj major col colonel gen general rev reverend pastor sen senator rep congressman
    investigator investigators prosecutor prosecutors coroner examiner medical judge mayor governor gov president
    minister ministry man woman men women boy girl teen teenager st ave blvd rd dr mr mrs ms miss jr sr american united
    states hospital university center centre school north south east west northern southern eastern western northeast
    northwest southeast southwest church park apartments facebook twitter associated press reuters instagram youtube
    crime stoppers crimestoppers unit force fire rescue emergency services swat ambulance channel tv am pm gmt est edt
    cst cdt pst pdt utc god lord id ok first second third degree murder manslaughter felony assault battery robbery
    burglary homicide aggravated attempted charged charges guilty justice trial investigation bureau division
    commissioner trooper troopers patrol public safety community house home apartment parking lot neighborhood
    neighbourhood place square bridge river lake hill valley beach island mount san santa los las el la de new old big
    little great upper lower international national federal daily times post herald tribune gazette journal today
    tonight tomorrow yesterday morning afternoon evening night americans americas muslim christian catholic islamic
    update updated breaking exclusive video photo photos watch live share follow copyright reserved email newsletter
    subscribe advertisement com www http https html christmas thanksgiving easter halloween google gofundme snapchat
    whatsapp tiktok uber walmart mcdonald wi fi latest story stories read related inc dept
    roundup javascript flickr pinterest mugshot mugshots hotline tipster tipsters download paramedics responders
    shooting shootings stabbing stabbings shot dead killed fatal fatally wounded injured victim victims suspect suspects
    """.split(),
)
"""Days, ranks, offices, media, page furniture: no evidence for one incident rather than its neighbour."""
TITLES: Final = frozenset(
    """sheriff sheriffs attorney officer officers sgt sergeant lt lieutenant capt captain chief deputy deputies detective
    detectives det dep cpl corporal maj major col colonel gen general senator sen rep congressman congresswoman councilman
    councilwoman alderman investigator investigators prosecutor prosecutors coroner examiner judge mayor governor gov
    president minister secretary commissioner trooper troopers superintendent supt inspector commander director
    spokesman spokeswoman spokesperson spokesmen reporter reporters correspondent anchor editor photographer
    photojournalist producer columnist pio dr doctor da cmdr""".split(),
)
"""What stands before the name of somebody who speaks or writes of many incidents."""

SEATS: Final = frozenset(
    """abuja algiers amman amsterdam ankara athens baghdad baku bamako bangkok beijing beirut belgrade berlin bogota
    brasilia brussels bucharest budapest cairo canberra caracas copenhagen dakar damascus delhi dhaka doha dublin geneva
    hague hanoi harare havana helsinki islamabad jakarta jerusalem kabul kampala kathmandu khartoum kiev kinshasa kyiv
    lima lisbon london luanda lusaka madrid managua manila maputo minsk mogadishu montevideo moscow nairobi oslo ottawa
    paris peking pyongyang quito rabat riga riyadh rome santiago sarajevo seoul skopje sofia stockholm taipei tallinn
    tbilisi tehran tirana tokyo tripoli tunis vienna vilnius warsaw washington wellington yerevan zagreb
    afp ansa dpa efe interfax itar kyodo notimex reuter tass upi xinhua yonhap""".split(),
)
"""Seats of governments and agencies: named in reports of whatever happens in their country."""
SERVING: Final = frozenset(
    "county counties parish hospital hospitals medical clinic infirmary health healthcare trauma".split()
)
"""What stands behind the name of a place that takes in many incidents: their hospitals, their counties."""
STORMS: Final = frozenset({"hurricane", "typhoon", "cyclone", "storm", "depression", "supertyphoon"})


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (_DATA / f"terms_{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Say whether a lower-case word is an English one, in any regular form.

    >>> [is_word(word) for word in ("shooting", "identified", "bodies", "delgado", "young")]
    [True, True, True, False, True]
    """
    known = _listed("words")
    if word in known:
        return True
    for ending, instead in (("s", ""), ("ed", ""), ("d", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("ies", "y")):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            cut = word[: -len(ending)] + instead
            if cut in known or (len(cut) > _SHORTEST and cut[-1] == cut[-2] and cut[:-1] in known):
                return True
    return False


def is_plain(word: str) -> bool:
    """Say whether a word is an English one, or stands for a region or a people: nobody's name by itself."""
    return is_word(word) or is_region(word)


def is_region(word: str) -> bool:
    """Say whether a folded word stands for a country, a state, a people or a creed: no name that tells incidents apart.

    >>> [is_region(word) for word in ("indonesia", "ukrainian", "delgado")]
    [True, True, False]
    """
    return word in _listed("regions")
