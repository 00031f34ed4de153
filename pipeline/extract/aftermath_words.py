"""Words of what comes after an incident and has days of its own: bodies found, deaths of the injured, burials, inquiries.

Written by hand from common knowledge of English news: whole classes of words. Alternatives of regular expressions.
"""

from __future__ import annotations

from typing import Final

from pipeline.extract import event_words
from pipeline.extract.number_words import SEVERAL

BODIES: Final = r"(?:dead )?bod(?:y|ies)|corpses?|remains|victims"
FURTHER: Final = r"another|more|further|additional|remaining|last|final|missing"
TAKEN: Final = (
    r"retriev(?:e|es|ed|ing)|recover(?:s|ed|ing)?|pull(?:s|ed|ing)?|dig|digs|dug|unearth(?:s|ed)?|exhum(?:es|ed)"
    r"|extract(?:s|ed)?|haul(?:s|ed)?|fish(?:es|ed)|br(?:ing|ings|ought) (?:up|out|ashore)|lift(?:s|ed)?|pluck(?:s|ed)?"
    r"|remov(?:es|ed)|wash(?:es|ed) (?:up|ashore)|c(?:ame|omes?) ashore|tak(?:en|es) out|took out"
)
"""How the dead are brought out of what killed them; a crime's dead are "found"."""
FOUND: Final = r"f(?:ind|inds|ound)|discover(?:s|ed)?|locat(?:es|ed)|identif(?:y|ies|ied)"
RUINS: Final = r"rubble|debris|wreck(?:age)?|ruins|mud|hull|river|lake|sea|water|mine|shaft|ashes|collapsed|sunken|capsized"
DYING: Final = r"d(?:ie|ies|ied|ying)|pass(?:es|ed) away|succumb(?:s|ed)?|los(?:es|t) (?:his|her|their) (?:battle|fight)"
WOUNDS: Final = (
    r"wounds?|injur(?:y|ies)|burns|(?:head|chest|neck|stomach|abdominal|gunshot|stab|shrapnel|internal|severe|serious|critical)"
    r" (?:wounds?|injur(?:y|ies)|burns)"
)
HOSPITAL: Final = (
    r"hospitals?|intensive care|surgery|coma|treatment|infirmary|clinic|(?:medical|trauma|burns?) (?:cent(?:er|re)|unit)"
)
WOUNDED: Final = r"(?:wounded|injured|hurt|burned|burnt|shot|struck|hit|stabbed|critically ill|survivors?|hospitali[sz]ed)"
SEARCH: Final = (
    r"search(?:es|ers)?|searching|rescue (?:operations?|efforts?|teams?|work(?:ers)?|crews?)"
    r"|recovery (?:operations?|efforts?)|rescuers|divers|clean-?up|excavat(?:ors|ions?)"
)
GOES_ON: Final = (
    r"continu(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|end(?:s|ed|ing)?|call(?:s|ed)? off|suspend(?:s|ed)|wind(?:s|ing)? down"
    r"|conclude[sd]?|goes on|went on|scaled (?:back|down)"
)
WRECKAGE: Final = (
    r"(?:find|finds|found|locat(?:e|es|ed)|spot(?:s|ted)?|discover(?:s|ed)?|reach(?:es|ed)?)\b[^.;:]{0,30}\bwreck(?:age)?\b"
    r"[^.;:]{0,40}\b(?:missing|disappeared|vanished|lost contact)"
)
MOURNING: Final = "vigil|memorial|funeral|wake|repast|balloon release"
"""What is held for the dead."""
AT_ONE: Final = r"\b(?:at|from|outside|during|near|leaving|attending) (?:an?|the) (?:[\w-]+ ){0,3}?"
"""Before what people were at."""
CEREMONY: Final = (
    r"funerals?(?! (?:homes?|parlou?rs?|directors?))|burials?"
    r"|bur(?:y|ies|ied) (?:its|their|his|her|the) (?:dead|children|victims)|laid to rest|vigils?"
    r"|attend(?:s|ed|ing) (?:an? )?(?:mass|church service)|mourn(?:s|ed|ers|ing)|memorial service|coffins|national mourning"
)
COUNT: Final = (
    r"(?:confirmed|final|total|cumulative|latest|provisional|definitive) (?:number|total|count|figures?|toll)"
    r"|(?<!put the )(?<!puts the )(?<!putting the )(?:number|total|count) of (?:\S+ ){0,3}"
    r"(?:fatalities|dead|deaths|deceased|lives lost)"
    r"|situation report|closing report|listed as missing"
)
"""How officials count days later."""
COUNTED: Final = (
    r"ha(?:ve|s) (?:now |so far )?(?:recorded|reported|counted|registered)\b[^.;:]{0,40}\b(?:deaths|dead|fatalities)"
)
"""How a town or a region counts its dead of what struck many."""
NATURE: Final = r"floods?|flooding|mudslides?|landslides?|rains?|storms?|heatwave|heat wave|wildfires?|fires|monsoon|snow"
INQUIRY: Final = (
    r"(?:order(?:s|ed)|open(?:s|ed)|launch(?:es|ed)|announc(?:es|ed)|promis(?:es|ed)|sets? up|appoint(?:s|ed))"
    r" (?:\S+ ){0,4}(?:inquiry|enquiry|probe|investigation|commission|inspections?|checks|compensation)"
)
PERSON: Final = (
    r"victims?|suspects?|m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?|child(?:ren)?|people|person|gunm[ae]n|shooters?"
    r"|bod(?:y|ies)|officers?|deput(?:y|ies)|\d+-year-olds?|mother|father|brothers|couple"
)
CRIME: Final = rf"{event_words.any_of(event_words.CRIMES)}|deaths?|shot|stabbed|killed|gunned"
GIVEN_UP: Final = r"(?:surrender(?:s|ed)|(?:turn(?:s|ed)|g[ai]ve(?:s|n)?) (?:him|her|them)sel(?:f|ves) (?:in|up))\b"
CAUGHT: Final = (
    r"arrest(?:s|ed)?|charge[sd]?(?! (?:at|towards?|into|with an? (?:\w+ )?(?:knife|machete|axe|hammer|sword|bat))\b)"
    rf"|indict(?:ed|ment)|arraigned|in custody|suspect|{GIVEN_UP}"
)
CASE: Final = "|".join((
    (
        r"(?:identif(?:y|ies|ied)|IDs|ID['\u2019]d|(?<!his )(?<!her )(?<!their )(?<!the )(?<!whose )nam(?:es?|ed)) "
        rf"(?:\S+ ){{0,5}}(?:{PERSON})"
    ),
    rf"(?:{PERSON})\b[^.;:]{{0,60}}\b(?:identified|named|ID['\u2019]d|charged|indicted|arraigned|arrested)",
    rf"(?:name|names|identity|identities) of (?:the|a|an|{SEVERAL})",
    rf"(?:{CAUGHT}|warrants?|accused|wanted|sought|bond|bail)\b[^.;:]{{0,60}}\b(?:{CRIME})",
    rf"(?:{CRIME})\b[^.;:]{{0,60}}\b(?:{CAUGHT})",
    (
        r"(?:releas(?:e|es|ed|ing)|publish(?:es|ed)|shar(?:es|ed)) (?:\S+ ){0,4}?"
        r"(?:video|footage|images?|photos?|audio|recordings?|911 calls?|body[- ]?cam(?:era)?)\b"
    ),
    (
        r"(?:protest(?:ed|ers)|march(?:ed|ers)|rallied|calls? for (?:answers|justice))\b"
        rf"[^.;:]{{0,50}}\b(?:{CRIME}) of"
    ),
    r"rewards?\b[^.;:]{0,40}\b(?:offered|information|leading)|(?:offer(?:s|ed|ing)) (?:\S+ ){0,4}?reward",
    r"gofundme|fund-?rais(?:er|ers|ing)|crowdfunding",
    r"remember(?:s|ed)|memoriali[sz](?:es|ed)|pa(?:y|ys|id) tribute|tributes? (?:to|paid|pour)|makeshift memorial",
    r"(?:released|discharged|home) from (?:the )?hospital|out of the hospital",
))
"""How a crime goes on: its victim is named, its culprit arrested, charged, brought to court; money is raised."""
UNREST: Final = (
    r"unrest|riots?|rioting|protests?|demonstrations?|violence|clashes|fighting|looting|troubles|rallies|disturbances"
    r"|strikes?|shelling|bombing|air ?strikes|floods?|flooding|rains?|storms?|heat ?wave|wildfires?"
    r"|fires|attacks|siege|battles?|offensive|crackdown|anger|street battles|running battles"
)
"""What lasts for days and counts from its first."""
PEOPLE_S: Final = (
    r"unrest|riots|rioting|protests|demonstrations|violence|clashes|fighting|looting|disturbances|street battles"
)
"""What people do for days: a span of it ends with the day that is told."""
SPANS: Final[dict[str, int]] = {
    "two days": 2, "three days": 3, "four days": 4, "five days": 5, "six days": 6, "seven days": 7, "a week": 7,
    "two nights": 2, "three nights": 3, "four nights": 4, "five nights": 5,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        ("second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th", "ninth 9th",
         "tenth 10th", "eleventh 11th", "twelfth 12th", "thirteenth 13th", "fourteenth 14th"), 2,
    )
    for word in words.split()
}  # fmt: skip
