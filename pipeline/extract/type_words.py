"""What kind of event a word tells of: beginnings of words and phrases -> type and weight.

The types are those of the annotation guide. A word that names the event itself weighs more than one that names its
means; a general word ("explosion", "fire") less than a particular one. "~" stands for a word's boundary at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.model import EventType

_LISTED: Final[dict[EventType, dict[int, str]]] = {
    "missile_strike": {5: "missile strike,missile attack,missile barrage,rocket attack,rocket strike,rocket fire,drone strike,drone attack,ballistic missile,cruise missile,shahed,scud", 3: "missile,drones~,drone~,rockets~,rocket~"},
    "air_strike": {5: "air strike,airstrike,air raid,aerial bombardment,aerial bombing,air attack,bombing raid,warplane,fighter jets,helicopter gunship,barrel bomb,carpet bomb", 3: "jets bomb,air force"},
    "shelling": {5: "shelling,shelled,artillery,mortar fire,mortar attack,mortar shell,mortars~,howitzer,bombardment", 2: "shells~,mortar"},
    "suicide_bombing": {8: "suicide bomb,suicide attack,suicide blast,suicide car bomb,blew himself up,blew herself up,blew themselves up,detonated his explosive,detonated his vest,explosive vest,suicide vest,detonates explosive,blows himself up"},
    "bombing": {5: "bombing,car bomb,roadside bomb,bomb attack,bomb blast,bomb explo,truck bomb,ied~,improvised explosive,explosive device,parcel bomb,letter bomb,dynamite,grenade,bombs~,land mine,landmine,booby", 3: "bomb~,bomber,detonat,planted"},
    "vehicle_attack": {7: "vehicle attack,drove into a crowd,drove into crowd,rammed into a crowd,plowed into a crowd,ploughed into a crowd,plows into a crowd,rams into a crowd,car-ramming,ramming attack,vehicle-ramming,van attack,truck attack,drives into a crowd,drove his car into,drove a truck into,drove a van into,drove a car into"},
    "shooting": {5: "shooting,gunman,gunmen,opened fire,opens fire,gunfire,shot dead,gunned down,shooter,drive-by,gunshot,mass shooting,opening fire,fatally shot,shoots,open fire", 3: "shot~,shots fired,handgun,rifle,pistol,shotgun,shoot"},
    "stabbing": {6: "stabbing,stabbed,knife attack,knifeman,knifing,stabs,machete attack,axe attack,hacked,slashed,slashing", 3: "knife,machete,knives"},
    "arson_fire": {7: "arson,set fire to,set on fire,torched,firebomb,petrol bomb,molotov,set ablaze,deliberately lit,petrol-bomb"},
    "wildfire": {7: "wildfire,bushfire,forest fire,brush fire,wild fire,wildland fire,bush fire,grass fire"},
    "fire": {4: "fire broke out,blaze,house fire,fire at,fire in,fire that,fire swept,fire engulf,fire ripped,engulfed,inferno,fire tore,fire on,fire destroys,fire kills,apartment fire,factory fire,nightclub fire,hospital fire", 2: "fire~,smoke inhalation,flames,burned,burnt,firefighter"},
    "explosion": {4: "gas explosion,gas leak,explosion,explosions,exploded,blast~,blasts~,explodes,gas blast,tanker explo,mine explosion,boiler,fireworks,ammonium nitrate"},
    "earthquake": {8: "earthquake,quake,aftershock,seismic,temblor,tsunami,richter,epicent,epicenter"},
    "flood": {6: "flood,flooding,flash flood,inundat,monsoon rain,heavy rain,torrential rain,burst its banks,dam burst,floodwater,dam collapse,monsoon"},
    "storm": {6: "hurricane,typhoon,cyclone,tornado,storm,twister,blizzard,lightning,hailstorm,snowstorm,thunderstorm,gale,squall,cold snap,heavy snow,windstorm"},
    "landslide": {7: "landslide,mudslide,avalanche,rockslide,landslip,mudflow,rockfall,rock fall,debris flow,mud slide"},
    "eruption": {8: "eruption,volcano,erupted,pyroclastic"},
    "heatwave": {8: "heatwave,heat wave,heatstroke,heat stroke,extreme heat,sweltering"},
    "transport_road": {5: "road accident,car accident,car crash,bus crash,bus accident,traffic accident,traffic collision,head-on,bus plunge,truck crash,collision,collided,overturned,road crash,pile-up,pileup,hit-and-run,hit and run,plunged into a ravine,rear-ended,bus carrying,bus overturn,minibus,coach crash,motorway,veered,road traffic,struck by a car,struck by a vehicle,hit by a car,bus fell,bus plunges,lorry", 2: "crash,bus~,truck~,vehicle,driver,highway"},
    "transport_rail": {7: "train crash,train derail,derail,train collision,train collid,train accident,level crossing,railway,trains collide,tram,metro train,hit by a train,rail crash,train hit,passenger train,express train"},
    "transport_air": {7: "plane crash,aircraft crash,helicopter crash,airliner,air crash,jet crash,crash-land,flight crash,plane crashes,plane crashed,helicopter crashed,helicopter crashes,airplane crash,jetliner,light aircraft,small plane,cargo plane,military plane,airplane,boeing,airbus,cessna", 3: "plane~,aircraft,helicopter,pilot~,runway"},
    "transport_sea": {7: "capsiz,ferry,boat sank,ship sank,shipwreck,sank~,sinking,sinks~,migrant boat,boat carrying,boat accident,ran aground,overcrowded boat,vessel,boat sinks,boat overturn", 3: "boat~,ship~,coast guard,drowned"},
    "collapse": {6: "collapsed,collapse of,building collapse,bridge collapse,collapses,roof collapse,mine collapse,crane,scaffold,cave-in,wall collapse,stand collapse,caved in", 3: "collapse,rubble"},
    "stampede": {8: "stampede,crowd crush,crush at,trampled,human crush,crowd surge"},
    "poisoning": {7: "poison,toxic alcohol,tainted,methanol,bootleg liquor,moonshine,food poisoning,carbon monoxide,nerve agent,gas attack,chemical attack,sarin,chlorine,chemical weapon,toxic gas,contaminated"},
    "disease": {6: "outbreak,epidemic,cholera,ebola,measles,virus,influenza,covid,coronavirus,malaria,dengue,pandemic,sars~,mers~,infection,meningitis"},
    "massacre": {5: "massacre,mass execution,villagers were killed,slaughtered,genocide,mass grave,death squad"},
    "execution": {5: "executed,execution of,hanged,beheaded,beheading,firing squad,behead,executes"},
    "clash": {4: "clash,fighting,firefight,gunbattle,gun battle,battle,ambush,skirmish,offensive,exchange of fire,raid on,raided,insurgent,militant,rebels,guerrilla,troops,combat,stormed,army operation,attacked a police,attacked an army,checkpoint,military operation,crossfire", 2: "soldiers,fighters,attack on"},
    "riot": {6: "riot,protest,demonstrat,unrest,mob~,looting,communal violence,ethnic violence,sectarian violence,tear gas,crackdown,lynch,communal clash,inter-communal,tribal clash"},
}  # fmt: skip

WORDS: Final[dict[str, tuple[EventType, int]]] = {
    phrase: (kind, weight)
    for kind, weighted in _LISTED.items()
    for weight, phrases in weighted.items()
    for phrase in phrases.split(",")
}

FAMILIES: Final[tuple[frozenset[EventType], ...]] = (
    frozenset({"missile_strike", "air_strike", "shelling", "clash", "massacre", "bombing", "explosion", "collapse"}),
    frozenset({"bombing", "suicide_bombing", "explosion", "shooting", "massacre", "clash", "vehicle_attack"}),
    frozenset({"shooting", "stabbing", "massacre", "execution", "clash", "riot"}),
    frozenset({"fire", "arson_fire", "explosion", "wildfire"}),
    frozenset({"earthquake", "landslide", "collapse"}),
    frozenset({"flood", "storm", "landslide", "collapse"}),
    frozenset({"transport_road", "vehicle_attack"}),
    frozenset({"riot", "clash", "stampede"}),
)
"""Types that reports of one event are mixed up between."""
