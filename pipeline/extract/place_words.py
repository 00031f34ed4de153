"""Words that tell what a name is: a place, a part of one, a site, a person, an organisation. All lower-case.

Written by hand from common knowledge of English news; whole classes, not words met in some text. Long lists with sources of
their own are files in `data/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).with_name("data")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def table(name: str) -> frozenset[str]:
    """Read `data/places_NAME.txt`: words with white space between, lines with # left out."""
    text = (_DATA / f"places_{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


IN: Final = _words("in across throughout inside within into around over along amid between hit rocked struck shook")
"""Prepositions (and verbs of disaster) after which a name is where it happened; "hit" and its like as in "a quake rocked Lima"."""
AT: Final = _words("at on")
"""Before a site or a street rather than a city."""
NEAR: Final = _words("near nearby close beside off by")
OUTSIDE: Final = _words("outside beyond")
TOWARDS: Final = _words("to towards toward for via reach reached reaching entering entered enter leaving left visit visited visiting")
FROM: Final = _words("from leaving")
TYPE_NOUNS: Final = _words(
    "city town village province state district region capital port suburb suburbs neighborhood neighbourhood area island county "
    "municipality settlement hamlet part parts centre center territory enclave republic governorate prefecture department "
    "community township borough oblast metropolis resort stronghold cities towns villages districts provinces states areas "
    "regions neighborhoods neighbourhoods streets valley peninsula quarter section downtown market outpost commune parish "
    "division heart middle kingdom emirate zone side end strip camp locality"
)
"""Nouns that take "of" before the name of a place: "the city of Homs"."""
EDGE_NOUNS: Final = _words("outskirts edge border vicinity coast shore shores coastline frontier environs periphery fringes")
"""Nouns whose "of" keeps the place but not quite: "the outskirts of Homs"."""
COMPASS: Final = _words(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northeastern northwestern southeastern southwestern northern southern eastern western central upper lower inner outer "
    "mid north-central south-central north-eastern north-western south-eastern south-western greater downtown uptown midtown "
    "far suburban rural coastal mountainous war-torn metro metropolitan"
)
MODIFIERS: Final = COMPASS | _words(
    "the a an this that its their his her nearby neighboring neighbouring same main biggest largest second third ancient old "
    "historic holy border port capital tiny small remote busy besieged restive troubled volatile occupied disputed rebel-held "
    "government-held rebel-controlled militant-held oil-rich key strategic mainly predominantly mostly mountain desert lake "
    "farming mining fishing market resort industrial commercial violence-hit storm-hit quake-hit flood-hit eastern-most "
    "affluent poor impoverished quiet sleepy sprawling crowded densely populated tourist popular entire whole all both some "
    "several many various parts what 's still including where"
)
DIVISION_WORDS: Final = _words(
    "province oblast region state governorate department district county prefecture republic krai territory division "
    "municipality voivodeship emirate raion parish borough governate wilaya agency township island islands peninsula "
    "valley strip provinces districts regions states counties departments jurisdiction"
)
FIRST_LEVEL_WORDS: Final = _words(
    "province oblast region state governorate department prefecture republic krai territory voivodeship canton emirate governate "
    "wilaya provinces regions states departments"
)
"""After a name these say that it is a first-level division (in most countries)."""
SECOND_LEVEL_WORDS: Final = _words("district county raion parish borough agency districts counties municipality")
STREET_WORDS: Final = _words(
    "street streets st avenue avenues ave road rd drive lane ln boulevard blvd highway hwy freeway expressway parkway pkwy turnpike interstate "
    "court place way circle terrace trail pike plaza square bridge block tunnel crossing intersection alley"
)
WATER_WORDS: Final = _words(
    "river lake sea bay gulf strait ocean creek canal dam reservoir falls bayou lagoon fjord estuary mountain mountains mount "
    "mt hill hills peak volcano glacier range pass ridge forest desert canyon reef cape channel woods trail basin delta"
)
SITE_WORDS: Final = _words(
    "hospital school university college airport church mosque temple synagogue cathedral chapel market bazaar station hotel "
    "motel inn prison jail penitentiary base barracks camp mine mill factory plant refinery stadium arena mall theater theatre "
    "cinema museum park zoo club nightclub bar restaurant cafe pub casino tower towers building hall center centre clinic "
    "academy institute kindergarten nursery orphanage embassy consulate courthouse library airfield airbase seminary monastery "
    "shrine complex apartments apartment gardens garden farm ranch estate villa palace castle fort headquarters store "
    "supermarket shop plaza terminal depot dock pier port harbor harbour beach resort racetrack speedway fairgrounds elementary "
    "barracks checkpoint garrison motel lounge tavern homes projects"
)
EVIDENCE_WORDS: Final = _words(
    "police sheriff sheriff's fire hospital airport university college medical school schools council court authorities "
    "officials residents city county mayor metropolitan mosque market prison station international general regional central "
    "office department bureau district municipal health courthouse coroner emergency fire-rescue"
)
"""Words after a city's name in an organisation that make the organisation evidence for the city."""
MEDIA_WORDS: Final = _words(
    "times post herald tribune globe chronicle news journal daily gazette star sun press observer today tv television radio "
    "magazine guardian telegraph examiner dispatch sentinel inquirer register mercury bee review courier record broadcasting "
    "newspaper network weekly reporter patch ledger advocate standard monitor wire agency channel"
)
TITLES: Final = _words(
    "mr mrs ms miss dr prof professor president minister mayor governor gov senator sen representative rep congressman "
    "congresswoman judge justice chief sheriff officer detective det sergeant sgt lieutenant lt captain capt colonel col general "
    "gen major maj corporal cpl private pvt admiral adm commander cmdr constable inspector superintendent spokesman spokeswoman "
    "spokesperson secretary chancellor premier king queen prince princess sheikh sheik imam bishop archbishop cardinal pope "
    "father sister brother rev reverend pastor rabbi coach attorney prosecutor lawyer coroner deputy trooper agent director "
    "ambassador commissioner councilman councilwoman councilor councillor chairman chairwoman chairperson sir lord lady dame "
    "saint don doña comrade warden investigator analyst expert journalist actor actress singer author victim suspect defendant "
    "lawmaker leader candidate former ex-president undersecretary magistrate marshal principal"
)
NAME_PARTICLES: Final = _words("bin ibn abu abd umm van von der den de la del di da dos al el bint ben le mc")
SPEECH: Final = _words(
    "said says say told tells announced announces condemned condemns denied denies accused accuses claimed claims warned warns "
    "called calls confirmed confirms reported reports blamed blames vowed vows urged urges added adds insisted insists stated "
    "states agreed agrees rejected rejects declared pledged expressed responded wants wanted has had"
)
ELSEWHERE_HEADS: Final = _words(
    "hospital hospitals clinic infirmary morgue mortuary court courtroom courthouse jail conference meeting summit talks newsroom "
    "office headquarters arrested captured detained caught apprehended based headquartered born lived raised grew residing "
    "resides held arraigned reporters journalists told speaking felt buried funeral funerals custody treated hospitalized "
    "hospitalised embassy consulate studied worked works living relatives family exile trial jailed imprisoned stationed "
    "correspondent ministry capital-based apprehension"
)
"""Words whose "in PLACE" tells where something else was: the wounded are treated, the suspect was caught, somebody lives."""
OFFICIAL_NOUNS: Final = _words(
    "police officials authorities officers firefighters mayor sheriff deputies hospital hospitals court coroner prosecutors "
    "investigators detectives homicide paramedics fire cops officer detective councilman prosecutor jury judge newspaper"
)
"""Nouns right after a city's name that make it evidence for the city: "Dayton police"."""
PERSON_NOUNS: Final = _words("man woman resident residents teen teenager couple boy girl native mother father family student")
THING_NOUNS: Final = _words(
    "home house apartment school church mosque market club nightclub bar neighborhood suburb street streets hotel motel mall "
    "restaurant store park area shooting shootings attack attacks bombing bombings blast blasts explosion fire crash massacre "
    "killing killings murder murders quake earthquake flood floods riot riots siege protest protests violence slum prison jail "
    "hospital airport station subway metro mine factory building nightspot lounge tavern complex murder-suicide homicide stabbing"
)
"""Nouns right after a city's name that put an event or a site there: "a Dayton apartment", "the Kabul blast"."""
AGENTS: Final = _words(
    "forces troops soldiers warplanes jets planes aircraft missiles missile drones drone rockets rocket artillery army military "
    "airstrike airstrikes strike strikes barrage bombardment shelling tanks navy militants rebels officials leaders president "
    "government ministry authorities attack attacks police gunmen invasion led-led backed-backed"
)
"""Nouns that a country's name or demonym stands before when it names who acts, not where: "Russian missiles"."""
NO_PLACES: Final = _words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun "
    "christmas easter ramadan eid hanukkah thanksgiving halloween "
    "hamas fatah hezbollah hizbollah taliban isis isil nato un eu boko haram houthi houthis al-qaeda qaeda islam allah god "
    "christian muslim sunni shiite shia jewish catholic hindu sikh buddhist democrat republican labour conservative senate "
    "congress parliament interpol fbi cia nypd lapd atf bbc cnn abc nbc cbs fox reuters associated xinhua interfax tass ap afp "
    "facebook twitter google getty nasa covid ms-13 maoist maoists mao islamist islamists jihad ied suv eta ira farc fmln plo nazi latina latino latinos hispanic arab arabs kurdish kurds kurd slavic asian african european western roma gypsy "
    "bantu hutu tutsi pashtun hazara tamil sinhalese uyghur uighur"
)
"""Names that are no places though some village bears them: time, faiths, movements, agencies."""
FUNCTION_WORDS: Final = _words(
    "the a an of and or but nor so yet if as when while after before since until by with without under over for this that these "
    "those its his her their our my your he she it they we you i him them us who whom whose which what where why how is are was "
    "were be been being has have had do does did will would shall should may might must can could not no yes all any both each "
    "few more most other some such only own same than too very just also even ever never now then here there once again one two "
    "three four five six seven eight nine ten first second third last next new old many much several said say says come came "
    "in at on off near from to into onto out up down between among amid against about above below behind beside "
    "go went see saw take took make made get got per via"
) - {"us"}
"""Words of grammar, which upper-case copy and headlines set like names."""
AGENCY_WORDS: Final = _words(
    "government ministry minister department army navy police guard forces force agency authority council parliament bureau "
    "bank people republic congress embassy"
)
"""Heads of "X of PLACE" that make it evidence for the place: "Government of Japan"."""
PEOPLE_NOUNS: Final = _words("citizen citizens national nationals native natives president king queen pope prince emir sultan")
"""Heads of "X of PLACE" that say where somebody is from, not where he is."""
CLUB_WORDS: Final = _words("fc f.c. afc cf sc united rovers wanderers athletic f.c hotspur")
PART_NOUNS: Final = _words("district neighborhood neighbourhood section quarter borough ward area suburb part community")
"""Nouns that name a part of a city in "the Podil district of Kyiv"."""
CITY_STATES: Final = frozenset({"SG", "MC", "HK", "MO", "VA", "GI"})
