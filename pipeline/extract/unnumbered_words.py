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
    r"|gun ?(?:battles?|fights?|fire)|fire ?fights?|fighting|battles?|skirmish(?:es)?|unrest"
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
    r"|(?:was|were|is|are) reported|injur(?:es|ed)|wound(?:s|ed)|kill(?:s|ed)?|target(?:s|ed)?|gut(?:s|ted)"
    r"|inundat(?:es|ed)|batter(?:s|ed)|pound(?:s|ed)|spreads?"
    r"|(?:was|were|is|are) (?:fired|launched|felt|set off|carried out)|sent|prompt(?:s|ed)|displac(?:es|ed)|cut"
)
"""What such an event does."""
DEED: Final = (
    r"bomb(?:s|ed)|shell(?:s|ed)|attack(?:s|ed)?|storm(?:s|ed)|raid(?:s|ed)|ambush(?:es|ed)|open(?:s|ed)? fire"
    r"|exchang(?:e|es|ed) fire"
    r"|fir(?:e|es|ed) (?:on|at|upon|into|(?:\S+ ){0,3}(?:rockets?|missiles?|shells?|shots?|mortars?))|stab(?:s|bed)"
    r"|ram(?:s|med)|crash(?:es|ed)?"
    r"|derail(?:s|ed)?|capsiz(?:es|ed)|s[ai]nks?|collaps(?:es|ed)|explod(?:es|ed)|detonat(?:es|ed)|blew up|blows up"
    r"|set off|sets off|clash(?:es|ed)?"
    r"|torch(?:es|ed)|set(?:s)? fire to|(?:catch(?:es)?|caught) (?:on )?fire|sh(?:oots?|ot) down|sh(?:oots?|ot) and"
    r"|collid(?:es|ed)|erupt(?:s|ed)?"
    r"|struck|overturn(?:s|ed)|burst(?:s)? (?:its banks|into)|burn(?:s|ed) down|lynch(?:es|ed)|behead(?:s|ed)"
    r"|massacr(?:es|ed)|gun(?:s|ned) down"
    r"|shoots?|kidnap(?:s|ped)|blow(?:s)? (?:himself|herself|themselves) up|hijack(?:s|ed)|assassinat(?:es|ed)"
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
_CRAFT: Final = (
    r"(?:planes?|aircraft|airliners?|airplanes?|jets?|jetliners?|helicopters?|choppers?|seaplanes?|ferry|ferries|boats?|ships?"
    r"|vessels?|trawlers?|yachts?|submersibles?|submarines?|freighters?|tankers?|canoes?)"
)
LOST: Final = (
    rf"{_CRAFT} (?:[^\s.;:]+ ){{0,12}}?(?:(?:went|goes|gone|going|reported|feared|is|are|was|were) missing"
    r"|disappear(?:s|ed)|vanish(?:es|ed)|los(?:t|es) (?:radio |all )?contact"
    r"|(?:went|goes|dropped|drops|fell|falls) off (?:the )?radars?"
    r"|(?:made|makes|making|had|suffered) (?:an? )?(?:hard|rough|crash) landing)"
    rf"|(?:los(?:t|es|ing)|no) (?:radio |all )?contact with (?:[^\s.;:]+ ){{0,6}}?{_CRAFT}"
)
"""What befalls a craft of which no more is known: no other words need name the event."""
MEANS: Final = (
    r"(?:carr(?:y|ies|ied) out|launch(?:es|ed)?|conduct(?:s|ed)?|mount(?:s|ed)?|stag(?:es|ed)|retaliat(?:es|ed) with"
    r"|resum(?:es|ed)|repel(?:s|led)?"
    r"|hit by|struck by|killed in|caught in|wounded in|died in|die in|destroyed (?:by|in|or \w+,?)|damaged (?:by|in)"
    r"|following|after|amid|from|by|due to|because of"
    r"|as a result of|in the wake of|in)"
)
"""What stands before an event that something else follows from."""
UNREAL: Final = (
    r"could|may|might|would|should|plans? to|planned|planning|prepar(?:e|es|ed|ing)|alert|fear(?:s|ed)|risk|possible"
    r"|potential"
    r"|prevent(?:s|ed|ing)?|avert(?:s|ed)?|foil(?:s|ed)?|thwart(?:s|ed)?|fail(?:s|ed)? to|drill|exercise|simulat"
    r"|threat of"
    r"|in memory of|in case of|against (?:any|future|possible)"
)
"""Words before an event that is not told: it may come, or is long gone."""
OTHER: Final = (
    r"film|movie|novel|album|song|video game|match(?:es)?\b|league|championship|tournament|coach|scor(?:es|ed)"
    r"|defeat(?:s|ed)? (?!rebels)"
    r"|shares|stocks?\b|stock market|currency|prices|budget|vot(?:es?|ed|ing)\b|parliament|senate\b|congress\b"
    r"|legislation|lawmakers|summit"
    r"|sanctions|treaty|ceasefire|truce|resign(?:s|ed)?|elected|award|prize|exhibition|festival of|software|website"
    r"|hack(?:er|ers|ing)|cyber|virus"
    r"|scientists|memorial|commemorat|tax\b|strike action|on strike|strikers|(?-i:unions?)\b|commission\b|talks\b|successor"
    r"|withdraw|critic"
)
"""Words before an event that is only a matter's cause or comparison: sport, markets, politics."""
ACTORS: Final = (
    r"militants?|fighters?|gunm[ae]n|army|military|forces|troops|soldiers|police|assailants?|rebels?|insurgents?"
    r"|jihadists?|terrorists?|attackers?"
    r"|guerrillas?|taliban|al-qaeda|isil|islamic state|al-shabaab|boko haram|hezbollah|hamas|separatists?|militias?"
    r"|suspects?|suicide|deadly|armed"
)
"""Who attacks in earnest."""
NO_EVENTS: Final = (
    r"heart attacks?|panic attacks?|(?:court|legal|custody|political|extended|long|brave|bidding|ratings) battles?"
    r"|battl(?:e|es|ing) (?:with|against) \S+"
    r"|set off (?:on|for)|hurricane cent(?:er|re)|warning shots|covid|coronavirus|pandemic|fire (?:department|service"
    r"|brigade|chief|crews?|and rescue)"
    r"|attack(?:s|ed)? (?:on|against) (?:his|her|their) (?:record|policy|policies|character)|brain ?storm|storm of"
    r"|crash course|strikes? a (?:deal|balance)"
    r"|under fire|came under fire for|drew fire|ceasefire|cease-fire|gas leaks? detector|battle of"
)
"""Phrases with an event's word that are none."""
FOLLOWING_UP: Final = (
    r"arrest(?:s|ed)?|custody|charg(?:e|es|ed)|accused|wanted|booked|jailed|indict(?:ed|ment)|arraigned|extradited"
    r"|surrender(?:s|ed)?|turn(?:s|ed)? (?:himself|herself|themselves) in|guilty|convict(?:ed|ion)|sentenced|court|bail"
    r"|bond|trial|hearing|plea|lawsuit|suspects?|survivors?|victims?|recover(?:s|ing|y)|remember(?:s|ed)|vigil|anniversary"
)
"""What a lead tells of after an incident: of those who did it, and of those who lived through it."""
