"""Words by which a lead tells that an event happened, without a figure: nouns of events, verbs of happening, deeds.

Written by hand from common knowledge of English news: whole classes of words. Alternatives of regular expressions.
"""

from __future__ import annotations

from typing import Final

from pipeline.extract import event_words

NATURE: Final = (
    rf"{event_words.any_of(event_words.NATURE)}|flooding|twisters?|snowfall|(?:torrential|heavy) rains?|gales?|volcano"
    r"|heat waves?"
)
"""Events of nature: a name alone may be one ("Typhoon")."""
ACCIDENT: Final = rf"{event_words.any_of(event_words.ACCIDENTS)}|leaks?|spills?|outbreaks?|poisonings?"
ATTACK: Final = (
    rf"{event_words.any_of((*event_words.ATTACKS, *event_words.CRIMES))}|bombs?|barrages?|shoot-?outs?"
    r"|gun ?(?:battles?|fights?|fire|shots)|shots|fire ?fights?|fighting|battles?|skirmish(?:es)?|unrest"
    r"|hostage (?:situation|crisis|taking)s?|violence|grenades?|rockets?|missiles?|mortars?|drones?|devices?"
    r"|assassinations?"
)
HAPPENS: Final = (
    rf"struck|strikes?|hits?|{event_words.TAKES_PLACE}|rock(?:s|ed)|shakes?|shook|jolt(?:s|ed)"
    r"|erupt(?:s|ed)?|sweeps?|swept|tears?|tore|rip(?:s|ped)|rav(?:ages|aged)|destroy(?:s|ed)|damag(?:es|ed)"
    r"|devastat(?:es|ed)|forc(?:es|ed)"
    r"|caus(?:es|ed)|made landfall|makes landfall|rag(?:es|ed)|burn(?:s|ed)|engulf(?:s|ed)|threaten(?:s|ed)"
    r"|trigger(?:s|ed)|explod(?:es?|ed)|detonat(?:es?|ed)"
    r"|goes off|go off|went off|land(?:s|ed)|begins?|began|continu(?:es|ed)|leaves|left"
    r"|injur(?:es|ed)|wound(?:s|ed)|kill(?:s|ed)?|target(?:s|ed)?|gut(?:s|ted)"
    r"|inundat(?:es|ed)|batter(?:s|ed)|pound(?:s|ed)|spreads?"
    r"|(?:was|were|is|are|has been|have been) (?:reported(?:ly)?|fired|launched|felt|heard|seen|set off|carried out"
    r"|under ?way|raging|burning)|heard|felt|rang out|ring out|raging|swamp(?:s|ed)|flatten(?:s|ed)|sent|prompt(?:s"
    r"|ed)|displac(?:es|ed)|cut"
)
"""What such an event does."""
DEED: Final = (
    r"bomb(?:s|ed)|shell(?:s|ed)|attack(?:s|ed)?|storm(?:s|ed)|raid(?:s|ed)|ambush(?:es|ed)|open(?:s|ed)? fire"
    r"|exchang(?:e|es|ed) fire"
    r"|fir(?:e|es|ed) (?:on|at|upon|into|(?:\S+ ){0,3}(?:rockets?|missiles?|shells?|shots?|mortars?))|stab(?:s|bed)"
    r"|ram(?:s|med)|crash(?:es|ed)?"
    r"|derail(?:s|ed)?|(?:c[ao]mes?|came|(?:goes|went) off|le(?:ft|aves)|jump(?:s|ed)) (?:off )?(?:the |its )?(?:rails"
    r"|tracks)"
    r"|capsiz(?:es|ed)|s[ai]nks?|(?:has|have|had|was|were) sunk|collaps(?:es|ed)|explod(?:es|ed)|detonat(?:es|ed)"
    r"|(?:bl[eo]ws?|blown) up|dynamit(?:es|ed)"
    r"|(?:throws?|threw|thrown|hurl(?:s|ed)|lobb(?:s|ed)|toss(?:es|ed)|planted|placed) (?:[^\s.;:]+ ){0,4}?"
    r"(?:grenades?|bombs?|fire ?bombs?|explosives?|explosive (?:device|charge)s?|dynamite|molotov cocktails?)"
    r"|(?:dr[io]ves?|driven|pl(?:ou|o)gh(?:s|ed)|plow(?:s|ed)|ramm?(?:s|ed)|slamm(?:s|ed)|smash(?:es|ed)|careered"
    r"|careened) (?:straight )?"
    r"(?:into|through) (?:an? |the )?(?:[^\s.;:]+ ){0,3}?(?:crowds?|group|people|pedestrians|protesters|demonstrators"
    r"|shoppers|revell?ers|bystanders|passers-?by|cyclists|market|shops?|stores?|cafe|restaurant|house|building|bus stop"
    r"|barriers?|checkpoint)"
    r"|set off|sets off|clash(?:es|ed)?"
    r"|torch(?:es|ed)|set(?:s)? fire to|(?:catch(?:es)?|caught) (?:on )?fire|sh(?:oots?|ot) down|sh(?:oots?|ot) and"
    r"|collid(?:es|ed)|erupt(?:s|ed)?"
    r"|struck|overturn(?:s|ed)|burst(?:s)? (?:its banks|into)|burn(?:s|ed) down|lynch(?:es|ed)|behead(?:s|ed)"
    r"|massacr(?:es|ed)|gun(?:s|ned) down"
    r"|active shooter|shoots?|kidnap(?:s|ped)|blow(?:s)? (?:himself|herself|themselves) up|hijack(?:s|ed)"
    r"|assassinat(?:es|ed)"
    r"|(?:militants?|fighters?|rebels?|insurgents?|jihadists?|terrorists?|guerrillas?|taliban|al-qaeda|isil|islamic state"
    r"|al-shabaab|boko haram|separatists?|militia(?:s|men)?|troops|soldiers|forces|army) (?:[^\s.;:]+ ){0,6}?"
    r"(?:seiz(?:es?|ed)|(?:re)?captur(?:es?|ed)|overr[ua]ns?|(?:take|took|takes) (?:control of|over)|retakes?|retook)"
    r" (?:(?:an?|the|several|most|parts?|of|[\w'-]+) ){0,5}?"
    r"(?:towns?|city|villages?|bases?|airports?|districts?|province|outposts?|checkpoints?|camps?|barracks|police station"
    r"|strongholds?|border crossing|neighbou?rhoods?)"
    r"|firebomb(?:s|ed)|g[ai]ves? way|caves? in|caved in|r[au]ns? aground|plung(?:es|ed) (?:into|off|down|from)"
    r"|crash-land(?:s|ed)|(?:dams?|dykes?|dikes?|levees?|embankments?) (?:\S+ ){0,3}(?:bursts?|broke|breaks|breached)"
)
"""What people, vehicles and houses do, or have done to them, that is an event by itself."""
CRAFT: Final = (
    r"(?:planes?|aircraft|airliners?|airplanes?|jets?|jetliners?|helicopters?|choppers?|seaplanes?|ferry|ferries|boats?|ships?"
    r"|vessels?|trawlers?|yachts?|submersibles?|submarines?|freighters?|tankers?|canoes?)"
)
LOST: Final = (
    rf"{CRAFT} (?:[^\s.;:]+ ){{0,12}}?(?:(?:went|goes|gone|going|reported|feared|is|are|was|were) missing"
    r"|disappear(?:s|ed)|vanish(?:es|ed)|los(?:t|es) (?:radio |all )?contact"
    r"|(?:went|goes|dropped|drops|fell|falls) off (?:the )?radars?"
    r"|(?:made|makes|making|had|suffered) (?:an? )?(?:hard|rough|crash) landing)"
    rf"|(?:los(?:t|es|ing)|no) (?:radio |all )?contact with (?:[^\s.;:]+ ){{0,6}}?{CRAFT}"
)
"""What befalls a craft of which no more is known: no other words need name the event."""
MEANS: Final = (
    r"(?:(?:there|there's|there\u2019s) (?:is|was|were|has been|have been)|reports? of|(?:responding|respond(?:s|ed)?"
    r"|called|rush(?:ed|ing)"
    r"|head(?:ed|ing)) to|(?:scene|site) of"
    r"|carr(?:y|ies|ied) out|launch(?:es|ed)?|conduct(?:s|ed)?|mount(?:s|ed)?|stag(?:es|ed)|retaliat(?:es|ed) with"
    r"|resum(?:es|ed)|repel(?:s|led)?"
    r"|hit by|struck by|killed in|caught in|wounded in|died in|die in|destroyed (?:by|in|or \w+,?)|damaged (?:by|in)"
    r"|following|after|amid|from|by|due to|because of"
    r"|as a result of|in the wake of|in)"
)
"""What stands before an event that something else follows from."""
UNREAL: Final = (
    r"could|may|might|would|should|will (?:die|be (?:killed|shot|hit))"
    r"|plans? to|planned|planning|prepar(?:e|es|ed|ing)|alert|fear(?:s|ed)|risk|possible"
    r"|potential"
    r"|prevent(?:s|ed|ing)?|avert(?:s|ed)?|foil(?:s|ed)?|thwart(?:s|ed)?|fail(?:s|ed)? to|drill|exercise|simulat"
    r"|threat of"
    r"|in memory of|in case of|against (?:any|future|possible)"
)
"""Words before an event that is not told: it may come, or is long gone."""
OTHER: Final = (
    r"film|movie|novel|album|song|video game|bullpen|innings?\b|vaccin"
    r"|match(?:es)?\b|league|championship|tournament|coach|scor(?:es|ed)"
    r"|defeat(?:s|ed)? (?!rebels)"
    r"|shares|stocks?\b|stock market|currency|prices|budget|vot(?:es?|ed|ing)\b|parliament|senate\b|congress\b"
    r"|legislation|lawmakers|summit"
    r"|sanctions|treaty|ceasefire|truce|resign(?:s|ed)?|elected|award|prize|exhibition|festival of|software|website"
    r"|hack(?:er|ers|ing)|cyber|virus"
    r"|scientists|memorial|commemorat|tax\b|strike action|on strike|strikers|(?-i:unions?)\b|commission\b|talks\b|successor"
    r"|withdraw|critic|defus(?:e|ed|ing)|ma(?:d|k)es? safe|sappers|predict(?:s|ed)?|forecast(?:s|ers?)?|false alarm"
    r"|hoax|test[- ]fir|satellites?|spacecraft|into orbit|launch ?pad|sales\b"
)
"""Words before an event that is only a matter's cause or comparison: sport, markets, politics."""
ACTORS: Final = (
    r"militants?|fighters?|gunm[ae]n|army|military|forces|troops|soldiers|police|assailants?|rebels?|insurgents?"
    r"|jihadists?|terrorists?|attackers?"
    r"|guerrillas?|taliban|al-qaeda|isil|islamic state|al-shabaab|boko haram|hezbollah|hamas|separatists?|militias?"
    r"|suspects?|suicide|deadly|armed|drones?|warplanes?"
)
"""Who attacks in earnest."""
BATTLED: Final = (
    r"(?:battl(?:es?|ed|ing)|fight(?:s|ing)?|fought|tackl(?:es?|ed|ing)|extinguish(?:ed|ing)?|dous(?:e|ed|ing)) "
    r"(?:[^\s.;:]+ ){0,4}?(?:(?:wild|bush|forest |brush |grass )?fires?|blazes?|infernos?|flames)"
)
"""What fire brigades do where something burns."""
NO_EVENTS: Final = (
    r"heart attacks?|panic attacks?|(?:court|legal|custody|political|extended|long|brave|bidding|ratings) battles?"
    r"|battl(?:e|es|ing) (?:with|against) \S+"
    r"|set off (?:on|for)|hurricane cent(?:er|re)|warning shots|covid|coronavirus|pandemic|fire (?:department|service"
    r"|brigade|chief|crews?|and rescue)"
    r"|attack(?:s|ed)? (?:on|against) (?:his|her|their) (?:record|policy|policies|character)|brain ?storm|storm of"
    r"|crash course|strikes? a (?:deal|balance)"
    r"|(?:blast|explosion)s? from the past|fire (?:drills?|alarms?)"
    r"|clash(?:es|ed)? (?:[^\s.;:]+ ){0,6}?over (?:the |an? |his |her |their )?(?:\w+ ){0,2}?(?:budgets?|bills?|laws?"
    r"|plans?|polic(?:y|ies)"
    r"|pensions?|tax(?:es)?|reforms?|deals?|trade|appointment|candidates?|future)"
    r"|controlled (?:explosions?|detonations?)|bomb (?:squads?|disposal|threats?|scares?|hoax(?:es)?)"
    r"|(?:blew|blown|blows|blowing) up (?:an?|the) (?:\w+ )?(?:suspicious|suspect)|(?:missile|rocket|nuclear"
    r"|weapons?) tests?"
    r"|test[- ](?:fir(?:es|ed|ing)|launch(?:es|ed)?) (?:[^\s.;:]+ ){0,6}?(?:missiles?|rockets?|projectiles?)"
    r"|(?:fir(?:es?|ed|ing)|launch(?:es|ed|ing)?|missiles?|rockets?|projectiles?) (?:[^\s.;:]+ ){0,10}?(?:in(?:to)?"
    r"|towards?|off|over)"
    r" (?:the|its|[A-Z]\w+['\u2019]s) (?:(?:north|south|east|west)\w* )?(?:sea|ocean|waters|coast|space|orbit)"
    r"|under fire|came under fire for|drew fire|ceasefire|cease-fire|gas leaks? detector|battle of"
)
"""Phrases with an event's word that are none."""
FOLLOWING_UP: Final = (
    r"arrest(?:s|ed)?|custody|charg(?:e|es|ed)|accused|wanted|booked|jailed|indict(?:ed|ment)|arraigned|extradited"
    r"|surrender(?:s|ed)?|turn(?:s|ed)? (?:himself|herself|themselves) in|guilty|convict(?:ed|ion)|sentenced|court|bail"
    r"|bond|trial|hearing|plea|lawsuit|suspects?|survivors?|victims?|recover(?:s|ing|y)|remember(?:s|ed)|vigil|anniversary"
)
"""What a lead tells of after an incident: of those who did it, and of those who lived through it."""
