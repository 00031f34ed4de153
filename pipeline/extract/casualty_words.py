"""Words that make somebody a casualty, by what they say and how they take their noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.extract.animal_words import ANIMALS

if TYPE_CHECKING:
    from pipeline.model import Kind


def _words(kind: Kind, text: str) -> dict[str, Kind]:
    return dict.fromkeys(text.split(), kind)


PARTICIPLES: Final = {
    **_words(
        "killed",
        "killed slain murdered massacred slaughtered assassinated beheaded executed lynched martyred decapitated"
        " electrocuted suffocated asphyxiated drowned incinerated annihilated liquidated hanged strangled smothered butchered"
        " dismembered garrotted garroted lapidated immolated guillotined gassed crucified entombed",
    ),
    **_words("injured", "injured wounded hurt maimed hospitalized hospitalised burned burnt scalded stabbed shot poisoned paralyzed paralysed"
        " concussed disfigured blinded lacerated"),
    **_words("missing", "missing trapped unaccounted stranded buried"),
}
"""After "was" of its subject, else of what follows ("killed 10") or, without that, of what stands before ("10 killed")."""
ACTIVE: Final = {
    **_words(
        "killed",
        "killing kills kill murdering murders murder massacring slaughtering slaying slays drowning assassinating"
        " executing executes beheading lynching",
    ),
    **_words("injured", "injuring injures injure wound wounding wounds hurting hurts maiming burning slashing slashes hospitalizing hospitalising blinding sickening poisoning"),
    **_words("missing", "trapping traps entombing"),
}
"""Of what follows."""
DYING: Final = {
    **_words(
        "killed",
        "died die dies dying perished perish perishes perishing succumbed succumbs drowned suffocated asphyxiated"
        " drown drowns expired",
    ),
    **_words("injured", "suffered sustained suffer sustain suffers sustains sustaining received survived survive survives"),
}
"""Of their subject; "suffered" and "sustained" only with a wound after it."""
DYING_RULES: Final = frozenset(
    "dead died dies dying deceased body passed death succumbed succumbs perished perishes expired by".split()
)
"""First words of the grammar's rules of a death that nobody is said to have done; "by" is "by chance"."""
ADJECTIVES: Final = {
    **_words("killed", "dead lifeless deceased"),
    **_words("injured", "unconscious hospitalized hospitalised"),
    **_words("missing", "missing unaccounted"),
}
"""Of what stands right before, or of the subject before "is"."""
NOUNS: Final = {
    **_words("killed",
        "deaths fatalities bodies corpses killings murders homicides assassinations dead fatality slayings executions death murder homicide"
        " killing martyrs martyr",
    ),
    **_words("injured", "injuries injured wounded"),
    **_words("missing", "missing"),
}
"""With a number before ("12 deaths"), or "of" and a number after ("the deaths of 12 people")."""
EVENTS: Final = {
    **_words(
        "killed",
        "death killing murder slaying homicide assassination execution beheading lynching drowning body remains corpse"
        " manslaughter strangulation suffocation hanging killer killers murderer murderers slayer massacre",
    ),
    **_words("injured", "shooting stabbing wounding beating maiming injuries wounds injury shootings stabbings beatings"),
}
"""What befell the one named after "of" ("the death of a man") or before it ("Roe's body")."""
MURDERS: Final = frozenset("murder homicide manslaughter murders homicides killing killings".split())
"""Charges for a death."""
MANIFOLD: Final = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
"""Before the name of a crime: so many befell it."""
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        2,
    )
}
ORDERED: Final = frozenset("death fatality homicide murder killing passenger body".split())
"""After an ordinal, beside persons: "the sixth death"."""
TOLLS: Final = {
    **_words("killed", "toll dead deaths fatalities killed martyrs shaheed victims total"),
    **_words("injured", "injured wounded injuries"),
}
"""With a number after "to", "at", "is", ":" ("the toll rose to 12", "number of dead reached 12")."""
DEADLY: Final = frozenset("dead death fatally".split())
"""After or before a wound, they make it a death: "shot dead", "stabbed to death", "fatally shot"."""
WOUNDING: Final = frozenset(
    "shot stabbed beaten burned burnt hacked struck hit crushed trampled run bludgeoned strangled knifed gunned mauled"
    " electrocuted choked clubbed kicked tortured starved frozen knocked thrown blown shooting stabbing beating"
    " shoot shoots"
    " stab stabs beat beats hack hacks strike strikes hit hits crush crushes burn burns strangle strangles choke chokes"
    " trample tramples kick kicks run runs ran gored bitten slashed garroted punched machinegunned riddled bled froze crushing hacking trampling bludgeoning clubbing kicking mauling goring"
    " strangling choking electrocuting whipped flogged axed speared".split()
)
BEATEN: Final = frozenset(
    "beaten bludgeoned clubbed kicked tortured trampled mauled gored bitten slashed knifed hacked crushed burned whipped"
    " flogged".split()
)
"""Wounding verbs whose passive alone says that somebody was hurt."""
CHARGED: Final = frozenset(
    "suspect suspects charge charges trial trials case cases scene weapon rate rates plot conviction convictions warrant"
    " warrants count counts squad accused defendant defendants investigation investigations detectives rap plea threats threat squads squad row penalty sentence sentences certificate certificates camp camps wish"
    " benefits knell".split()
)
"""After "murder": a matter of the law."""
HARM: Final = frozenset(
    "injury injuries wound wounds burns burn bruises concussion fracture fractures trauma lacerations cuts gunshot"
    " bullet bullets shrapnel inhalation lung lungs skull hypothermia amputation stab".split()
)
"""What "suffered" and "treated for" must be followed by."""

AUXILIARIES: Final = frozenset(
    "was were is are be been being has have had got get feared confirmed reported believed also reportedly since"
    " allegedly presumed to left declared pronounced found later reported still already now then known thought listed who that which both"
    " all each either had've 've 're 's apparently were each certified lay lie lies lying remain remains remained".split()
)
"""Between a subject and its participle."""
OF_SEVERAL: Final = frozenset("have had were are".split())
"""Verbs that several have for their subject."""
BE: Final = frozenset("was were is are be been being got get gets 's 're".split())

CLAUSE: Final = frozenset(
    "when while as after before because since although though but which where if that until unless whereas".split()
)
"""Open another clause."""
PREPOSITIONS: Final = frozenset(
    "in on at by from with for near during into of over around against between among outside inside across through"
    " under aboard along off beside behind within without toward towards upon amid following including".split()
)
PHRASE_END: Final = (
    PREPOSITIONS
    | CLAUSE
    | AUXILIARIES
    | frozenset(PARTICIPLES)
    | frozenset(ACTIVE)
    | frozenset(DYING)
    | (WOUNDING - frozenset("burn hit run strike beat hits runs strikes beats burns shooting stabbing beating".split()))
    | frozenset(
        '. ; : , ( ) [ ] " \u201c \u201d ! ? \u2014 \u2013 and or nor said says told say told while not who whom whose'
        " dead opened fired hit struck grazed grazes buried remain remains remained rose rises climbs fell went may might could would"
        " will should can did does do didn't wasn't weren't couldn't hasn't haven't isn't won't doesn't made came took left leaving leaves leave claim claims claimed claiming caught bled froze plunged lost leapt jumped".split()
    )
)
"""Where a noun phrase ends at the latest."""

PERSONS: Final = frozenset(
    "man woman boy girl child kid person soldier officer policeman policewoman cop deputy trooper guard agent mother"
    " father son daughter brother sister wife husband grandmother grandfather grandson granddaughter uncle aunt nephew"
    " niece cousin teen teenager youth juvenile adult toddler infant baby newborn male female civilian journalist"
    " reporter cameraman photographer worker employee driver motorist passenger pedestrian cyclist bicyclist"
    " motorcyclist biker rider pilot student pupil teacher professor doctor nurse medic paramedic firefighter lawyer"
    " judge prosecutor politician lawmaker mayor councillor councilman governor minister senator president leader"
    " activist protester demonstrator villager farmer peasant fisherman miner sailor marine resident tourist visitor"
    " priest nun pastor imam monk rabbi bishop citizen national american briton customer clerk owner shopkeeper vendor"
    " trader businessman businesswoman engineer contractor builder labourer laborer electrician diplomat ambassador"
    " colonel major captain lieutenant sergeant corporal general commander inspector constable sheriff detective"
    " hopeful nominee contender prefect subprefect congressman congresswoman assemblyman"
    " victim bystander passerby passer neighbor neighbour friend girlfriend boyfriend couple relative suspect gunman attacker"
    " assailant shooter bomber militant rebel guerrilla terrorist insurgent fighter robber burglar intruder hijacker"
    " kidnapper inmate prisoner detainee hostage migrant refugee patient guest player athlete fan musician singer actor"
    " artist climber hiker skier swimmer surfer diver camper hunter jogger runner dancer veteran retiree pensioner"
    " bodyguard aide official employee servant maid cook waiter waitress bartender cashier singer trainee recruit cadet"
    " conscript reservist peacekeeper one member"
    " mum mom dad stepfather stepmother stepson stepdaughter stepbrother"
    " stepsister fiance fiancee guy gentleman lady passerby tenant landlord roommate classmate colleague co-worker"
    " coworker grandparent parent sibling preschooler schoolboy schoolgirl housewife widow widower".split()
)
"""Nouns of one person."""
PAIRS: Final = {
    "couple": 2, "twins": 2, "pair": 2, "duo": 2, "parents": 2, "newlyweds": 2, "trio": 3, "triplets": 3, "threesome": 3,
    "quartet": 4, "foursome": 4, "quadruplets": 4, "quintet": 5,
}  # fmt: skip
"""Nouns of several persons after "a", "the", "his"."""
ATTACKERS: Final = frozenset(
    "gunman gunmen attacker attackers assailant assailants shooter shooters bomber bombers hijacker hijackers"
    " perpetrator perpetrators knifeman kidnapper kidnappers robber robbers burglar burglars intruder intruders carjacker"
    " carjackers murderer murderers suspect suspects himself herself themselves killer killers".split()
)
"""Those who did it: their own deaths are counted apart."""
NOT_PEOPLE: Final = ANIMALS | frozenset(
    "trees jobs deals projects head pointers pointer throws baskets birdies films videos video photos photographs pictures"
    " scenes episodes movies documentaries penalties pucks".split()
)
"""What is killed, shot and lost besides people."""

OWNING: Final = frozenset("his her their".split())
"""Before what is somebody's: "his death", "her two sons"."""
NOBODY: Final = frozenset({"nobody", "none"})
NOBODY_PAIRS: Final = frozenset({("no", "one"), ("no", "people"), ("no", "civilians"), ("no", "person"), ("no", "others")})
DENYING: Final = frozenset("deny denied denies denying dismissed refuted rejected".split())
HYPOTHETICAL: Final = frozenset(
    "could might would may if plotted plot planned planning threatened threatens threatening threat intended wanted"
    " attempted conspiracy simulated drill exercise hoped potentially".split()
)
FEARING: Final = frozenset("feared fear fears presumed".split())
RESCUED: Final = frozenset("rescued saved freed alive safe released".split())
"""Those who were missing and are no more."""
