"""What kind of event a word tells of: beginnings of words and phrases -> type or mark, and weight.

The types are those of the annotation guide. A word that names the event itself weighs more than one that names its
means; a general word ("explosion", "fire") less than a particular one. "~" stands for a word's boundary at the end.
A mark names no event by itself: two marks in one sentence may ("train" and "crash"), see `RULES`. Hyphens are written
as spaces. Written by hand from common knowledge of English news: whole classes of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.model import EventType

_STATES: Final = (
    "u.s.,us,america,uk,britain,france,russia,ukraine,israel,turkey,saudi arabia,egypt,jordan,syria,iraq,iran,pakistan,india"
    ",ethiopia,sudan,nigeria,myanmar,army"
).split(",")
"""Those whose air forces bomb."""
_FLYING: Final = "jets,planes,plane,jet,warplanes,air force,military,forces,coalition,allies,nato".split(",")
"""What flies for them: no bombs are called after it as after a state."""
_BOMBED: Final = ",".join((
    *(f"{who} {does}" for who in _STATES for does in ("bombs~", "bombed~", "is bombing", "has bombed")),
    *(f"{who} bomb" for who in _FLYING),
))
_BOMBS: Final = ",".join(f"{where} bombs {do}" for where in _STATES for do in ("kill~", "hit~", "leave~", "rock~", "wound~", "injure~"))
"""What bombs do that went off there: no verb."""
_WARRING: Final = (
    "israeli,u.s.,us,american,saudi,emirati,egyptian,jordanian,syrian,iranian,pakistani,turkish,ethiopian,coalition,allied,nato"
).split(",")
"""Whose strikes are from the air, where no one is said to be on strike; a Russian or Ukrainian one is a missile's more often."""

_FIGHTING_FIRE: Final = ",".join(
    f"{fight} {fire}"
    for fight in "fight,fights,fighting,fought,battle,battles,battling,battled,tackle,tackles,tackling,tackled".split(",")
    for fire in "a fire~,a blaze~,the fire~,the blaze~,the flames~,flames~,fires~,fire~".split(",")
)

_BLADED: Final = ",".join(
    f"{had} {blade}"
    for had in (
        "armed with", "man with", "woman with", "boy with", "suspect with", "person with", "someone with", "came at them with",
        "lunged at them with", "lunged at officers with", "charged at officers with", "advanced on officers with",
    )
    for blade in "a knife,a kitchen knife,knives,a machete,machetes,an axe,axes,a sword,a hatchet,a cleaver,scissors,a blade".split(",")
)
"""Who had a blade, which names no deed of his: the police may have shot him for it."""

_LISTED: Final[dict[EventType, dict[int, str]]] = {
    "missile_strike": {6: "missile strike,missile attack,missile barrage,rocket attack,rocket strike,rocket fire,rocket barrage,ballistic missile,cruise missile,shahed,scud,missiles hit,missile hit,missiles struck,missile struck,missile fired,missiles fired,rockets fired,rocket fired,rockets were fired,missile explosion,missile landed,rocket landed", 4: "missile,rockets~,rocket~", 3: "russian strike,russian attack,ukrainian strike"},
    "air_strike": {6: f"{_BOMBED},air strike,airstrike,air raid,aerial bombardment,aerial bombing,aerial attack,air attack,bombing raid,warplane,fighter jets,helicopter gunship,barrel bomb,carpet bomb,drone strike,drone attack,drone missile,u.s. drone,us drone,american drone,drone fire,drones struck,drone struck,drones hit,drone hit,killed by a drone,killed by drones,hit by a drone,struck by a drone,bombing run,bombing campaign,begins bombing,began bombing,begin bombing,resumes bombing,resumed bombing,commences bombing,commence bombing,starts bombing,started bombing,continues bombing,bombing against,bombing militant,bombing rebel,bombing targets,bombs targets,bombed targets,bombs positions,bombed positions,military hits,military targets~,military strikes,military struck,air force hits,air force strikes,air force targets,air force attacks", 5: ",".join(f"{whose} strike" for whose in _WARRING)},
    "shelling": {6: "shelling,shelled,artillery,mortar fire,mortar attack,mortar shell,mortar round,mortars~,howitzer,bombardment,shell land,shell lands,shell hit,shells hit,shell struck,shells struck,tank fire", 3: "shells~,shell~,mortar"},
    "suicide_bombing": {12: "suicide bomb,suicide car,suicide truck,suicide vehicle,suicide blast,suicide explosion,suicide attack,suicide mission,suicide assault,blew himself up,blew herself up,blew themselves up,blows himself up,blows herself up,blow themselves up,detonated his explosive,detonated his vest,detonated her,explosive vest,explosives vest,suicide vest,suicide belt,explosive belt,bomber was also killed,bomber also died,bomber also was killed,bomber died,killed the bomber,detonates explosive,detonated explosives strapped"},
    "bombing": {6: f"{_BOMBS},bombing,bombed~,car bomb,roadside bomb,bomb attack,bomb blast,bomb explo,bombs explo,bomb went off,bombs went off,bomb goes off,truck bomb,nail bomb,pipe bomb,time bomb,ied~,ieds~,improvised explosive,explosive device,explosives packed,packed with explosives,parcel bomb,letter bomb,dynamite,anfo~,tnt~,grenade attack,land mine,landmine,booby trap,bomb planted,planted a bomb,bomb hidden,mine attack,mine blast,mine exploded under,mine exploded beneath,hit a mine,struck a mine,stepped on a mine,drove over a mine,ran over a mine,detonated a mine", 4: "grenade,bombs~,bomb~,bomber,detonat"},
    "vehicle_attack": {8: "vehicle attack,vehicular attack,drove into a crowd,drove into crowd,rammed into a crowd,plowed into a crowd,ploughed into a crowd,plows into a crowd,ploughs into a crowd,rams into a crowd,car ramming,ramming attack,vehicle ramming,van attack,truck attack,drives into a crowd,driven into a crowd,driven through a crowd,drives through a crowd,drove his car into,drove a truck into,drove a van into,deliberately drove into,deliberately drove at,deliberately drove his,deliberately ran down,deliberately rammed,deliberately ploughed,deliberately plowed,intentionally drove into,intentionally rammed,drove deliberately into,drove a car into,drives a car into,drives a truck into,rammed his car,rammed his vehicle,rams his car,rammed his truck"},
    "shooting": {6: "shooting,returned fire,return fire,returning fire,returns fire,return the fire,line of fire,hired killers,contract killers,hitman~,hitmen~,gangland,gunman,gunmen,opened fire,opens fire,open fire,opening fire,gunfire,shot dead,shot and killed,shoot and kill,gunned down,shooter,drive by,gunshot,mass shooting,gunmen storm,fatally shot,shoots,shoot out,shootout,fired shots,shot in the,shot to death,gun attack,fires his weapon,fired his weapon,shots hit,sniper,fired at officers,fired at police,fired at deputies,fired on officers,fired on police,fired on deputies,killed by police,police killing,shot by police,police shoot", 4: "shot~,shots fired,submachine gun,fired at,fired on,fires at,fires on,shots,handgun,rifle,pistol,shotgun,shoot,bullet", 3: "revolver,firearm,loaded gun,the gun~,a gun~,his gun~,gunpoint,gunfight"},
    "stabbing": {7: "with a knife,with knives,knifed,with a machete,with machetes,with an axe,with axes,stabbing,stabbed,knife attack,knifeman,knifing,stabs~,stab~,machete attack,axe attack,hacked,slashed,slashing,decapitat,cleaver,knife wielding,throat slit,throats slit,cuts to their necks,bludgeon", 4: f"knife,machete,knives,{_BLADED}"},
    "arson_fire": {7: "arson,set fire to,set alight,torched,torch~,firebomb,fire bomb,petrol bomb,molotov,set ablaze,set it alight,set it on fire,setting fire to,sets fire to,poured petrol,poured gasoline,pours petrol,deliberately lit,intentionally lit,deliberately set,intentionally set,purposely set,set deliberately,set intentionally,set on purpose,deliberately started,intentionally started,started deliberately,incendiary,gasoline bomb"},
    "wildfire": {8: "wildfire,bushfire,forest fire,brush fire,wild fire,wildland fire,bush fire,grass fire,camp fire~,acres burned,hectares burned"},
    "fire": {6: "oil tank fire,fuel tank fire,gas tank fire,storage tank fire,water tank fire", 5: f"{_FIGHTING_FIRE},fire broke out,fire breaks out,fire erupted,fire erupts,blaze~,blazes~,house fire,building fire,warehouse fire,room fire,boat fire,hotel fire,fire at a~,fire at an~,fire at the,fire in a~,fire in an~,fire in the,fire that,fire swept,fire sweeps,fire engulf,fire ripped,fire rips,engulfed,inferno,fire tore,fire tears,fire on a~,fire destroy,fire kill,apartment fire,factory fire,nightclub fire,hospital fire,caught fire,catches fire,fatal fire,deadly fire,massive fire,set light to,up in flames,burned down,burnt down", 2: "fire~,smoke inhalation,flames,burned,burnt,burns~", 1: "firefighter,fire and emergency,fire and rescue,fire department,fire service,fire brigade,fire chief,fire official,fire crew,fire marshal,fire station,fire authorit,fire engine,fire truck"},
    "explosion": {5: "gas explosion,gas blast,tanker explo,mine explosion,mine blast,boiler,fireworks factory,fireworks,ammonium nitrate,industrial explosion,chemical explosion,transformer explo,cylinder explo", 4: "blew up,blows up,blown up,explosion,explosions,exploded,blast~,blasts~,explodes,explode~"},
    "earthquake": {9: "earthquake,quake,aftershock,seismic,temblor,richter,epicent,epicenter", 6: "tsunami,tremor"},
    "flood": {7: "flood,inundat,burst its banks,burst their banks,bursts its banks,broke its banks,overflowed its banks,raging river,floodwater,swollen river,river levels,rising waters", 5: "cloudburst,torrential rain", 4: "heavy rain,heaviest rain,monsoon,heavy downpour,days of rain,downpours,swept away by,water rushed"},
    "storm": {8: "hurricane,typhoon,cyclone,tornado,twister,blizzard,hailstorm,snowstorm,thunderstorm,windstorm,winter storm,ice storm,dust storm,sandstorm,tropical storm,snow fall,snowfall,superstorm,derecho", 5: "lightning,gale~,gales~,squall,cold snap,heavy snow,storms~,storm~,strong winds,high winds,winds of,gusts~,freezing temperatures,cold wave"},
    "landslide": {7: "landslide,mudslide,avalanche,rockslide,landslip,mudflow,rockfall,rock fall,debris flow,mud slide,wall of mud,wall of earth,torrent of mud,rocks and mud,mud and rocks,mud and debris,hillside gave way,hillside collapse,mountainside collapse,slope collapse,buried under mud,buried in mud,buried under snow,buried in snow,buried by snow,wall of snow"},
    "eruption": {10: "volcanic eruption,eruption of mount,volcano,volcan,pyroclastic,lava~,ash column,ash cloud,hot ash,volcanic ash"},
    "heatwave": {8: "heatwave,heat wave,heatstroke,extreme heat,sweltering,record heat,soaring temperatures,searing heat,scorching heat,intense heat,heat related,died of the heat,died from the heat,died of heat,died from heat", 5: "heat stroke,hot car"},
    "transport_road": {7: "bus caught fire,coach caught fire,bus catches fire,bus fire,bus blaze", 6: "road accident,car accident,car crash,bus crash,bus accident,traffic accident,traffic collision,traffic fatal,head on,bus plunge,truck crash,road crash,pile up,pileup,hit and run,plunged into a ravine,plunges into a ravine,fell into a ravine,falls into a ravine,rear ended,bus overturn,coach crash,coach overturn,veered,road traffic,struck by a car,struck by a vehicle,hit by a car,hit by a truck,bus fell,bus plunges,struck a pedestrian,brakes of,drunk driver,drunken driving,fatal crash,two vehicle~,three vehicle~,single vehicle~,overturn"},
    "transport_rail": {8: "train crash,train derail,derail,train collision,train collid,train accident,level crossing,railroad crossing,trains collide,trains crash,trams collide,tram crash,trams crash,hit by a train,struck by a train,rail crash,rail accident,train hit,train wreck,jumped the tracks,jumps the tracks,left the tracks,came off the tracks,came off the rails"},
    "transport_air": {5: "shoots down,shot down,shoot down,shooting down", 8: "balloon crash,balloon accident,balloon disaster,balloon tragedy,hard landing,plane crash,aircraft crash,helicopter crash,airliner,air crash,jet crash,crash land,crashed on landing,flight crash,airplane crash,jetliner,light aircraft,small plane,cargo plane,military plane crash,plane went down,aviation accident,turbulence,skydiv,parachut,paraglid,paramotor,hang glid,gyrocopter,ultralight,crashes on approach,crashes during takeoff,crashed shortly after take"},
    "transport_sea": {8: "capsiz,boat sank,ship sank,boat sinks,ship sinks,ferry sank,ferry sinks,shipwreck,migrant boat,sunken ferry,sunken boat,sunken ship,sunken vessel,ferry turned over,boat turned over,ferry turns over,boat turns over,ferry went down,boat went down,ship went down,keeled over,boat accident,ferry accident,ferry disaster,ran aground,runs aground,overcrowded boat,boat overturn,rafting accident,boating accident,shipping incident,shipping accident,vessel sank,has sunk,have sunk,had sunk,ship sunk,boat sunk,ferry sunk,boat carrying migrants,dinghy", 5: "sank~,sinking,sinks~"},
    "collapse": {7: "collapsed building,building collapse,bridge collapse,roof collapse,mine collapse,dam collapse,dam burst,wall collapse,stand collapse,floor collapse,balcony collapse,tunnel collapse,stage collapse,cave in,caved in,crane collapse,scaffold,crane fell,crane falls,crane boom,gave way,gives way,building came down,house came down,building crumbled,building fell,house fell,bridge fell,collapse of a,collapse of the,structure collapse,building collapses,bridge collapses,roof collapses,wall collapses,overpass collapse", 3: "collapse,rubble"},
    "stampede": {9: "stampede,crowd crush,crush at,crushed at,crushed when a crowd,crushed as crowds,crushed when crowds,in a crush,trampled,human crush,crowd surge", 5: "crushed to death"},
    "poisoning": {8: "poison,toxic alcohol,tainted,methanol,bootleg liquor,moonshine,food poisoning,carbon monoxide,nerve agent,gas attack,chemical attack,sarin,chlorine,chemical weapon,toxic gas,contaminated,chemical spill,chemical leak,ammonia leak,fake medicine,toxic fumes,spurious liquor,illicit liquor,illegal liquor,illegally brewed,home made liquor,homemade liquor,home made alcohol,homemade alcohol,home brewed,hooch,adulterated,fell ill after,fall ill after,falls ill after,fell sick after,fall sick after,taken ill after,wild mushrooms,poisonous mushrooms,toxic mushrooms", 4: "after eating,after drinking,after consuming"},
    "disease": {7: "outbreak,epidemic,cholera,ebola,measles,virus,influenza,covid,coronavirus,malaria,dengue,pandemic,sars~,mers~,meningitis,e. coli,swine flu,bird flu,zika,typhoid,legionnaires"},
    "massacre": {8: "massacre,mass execution,villagers were killed,slaughtered,slaughter of,genocide,mass grave,death squad,execution style killings of,ethnic cleansing"},
    "execution": {8: "executed by hanging,were executed,was executed,executed for,execution of,hanged,beheaded,beheading,firing squad,behead,put to death,executes~,executed~,lethal injection"},
    "clash": {6: "clash,firefight,gunbattle,gun battle,skirmish,exchange of fire,exchange fire,exchanged fire,exchanges fire,exchange gunfire,exchanged gunfire,heavy fighting,fierce fighting,fighting between,cross border fire,crossfire", 4: "fighting,battle~,battles~,ambush,offensive,combat,uprising,army operation,military operation,police operation,security operation,riot police,stormed,storm the,storms the,storm a~,storms a~,storming the,raided,raid on,insurgen,guerrilla,take control of,takes control of,took control of,seize control,seizes control,seized control,recapture,retake,retook,overran,overrun the,overrun a~,overruns"},
    "riot": {6: "riot,violent protest,violent demonstration,looting,looted,looters,communal violence,ethnic violence,sectarian violence,mob~,mobs~,intercommunal,inter communal,tribal violence,prison fight,prison revolt,jail revolt,prison mutiny,jail mutiny,prison uprising,prison brawl,jailbreak,gang fight,brawl", 5: "unrest,disorder~", 3: "tear gas,crackdown"},
}  # fmt: skip

_MARKS: Final[dict[str, str]] = {
    "train": "train~,trains~,railway,railroad,locomotive,tram~,metro train,metro station,metro line,metro rail,metro carriage,metro car~,metro tunnel,metro system,metro passenger,metro commuter,the metro~,subway,funicular,streetcar,street car~,tramcar,monorail,passenger train,express train,freight train",
    "aircraft": "plane~,planes~,aircraft,helicopter,airplane,jet~,jets~,floatplane,seaplane,piper pa,beechcraft,embraer,bombardier,antonov,ilyushin,tupolev,learjet,gulfstream,king air,microlight,glider,boeing,airbus,cessna,f/a 18,f 35,f 16,mig 29,mig 31,pilot~,pilots~,runway,takeoff,air force base,hot air balloon,black hawk,chinook,crew die",
    "hands": "beaten to death,beat to death,beaten with,strangled,strangulation,suffocated,smothered,asphyxiat,fell to his death,fell to her death",
    "vessel": "boat~,boats~,submersible,submarine,ferry,ship~,ships~,vessel,yacht,trawler,canoe,kayak,raft,barge,tanker ship,catamaran,cruise ship,fishing boat,the hull,dry dock,mv~,m v~",
    "road": "jeepney,rickshaw,tuk tuk,scooter~,moped,motorbike,quad bike,bus~,buses~,minibus,truck~,trucks~,lorry,car~,cars~,van~,minivan,suv~,vehicle~,vehicles~,motorcycl,motorway,highway,driver~,drivers~,taxi,coach~,tractor trailer,pickup,road~,interstate,pedestrian,cyclist,wreckage,ravine",
    "mishap": "fell ill,lost control,loses control,drunk,medical emergency,medical episode,accidentally,accident~,brakes",
    "crash": "crash,came down,comes down,fell into,falls into,fall into,tumbled,rolled down,rolled over,falls off a bridge,fell off a bridge,falls off bridge,off a bridge,off the road,skidded,careered,careened,collision,collide,accident,overturned,wreck~,plunge,slammed into,smashed into,struck a,runs into,ran into,went off the,goes off the,lost control,loses control,disappeared,went down",
    "forces": "police,security forces,troops,soldiers,army~,armed forces,military,riot police,guards~,border guards,paramilitar,security personnel,officers~,commandos,government forces,revolutionary guards",
    "armed": "militant,insurgent,rebel,fighters~,fighter~,guerrilla,taliban,al qaeda,al shabaab,islamic state,isil~,isis~,boko haram,jihadist,separatist,terrorist,maoist,naxal,hezbollah,hamas~,islamist,bandits,saboteur,militia,assailants,extremist,armed people,armed men,armed group,attackers~",
    "protest": "protest,demonstrat,demo~,demos~,strikers,marchers,opposition supporters",
    "unrest": "unrest,riot,disorder~,violent protest,violent demonstration,looted,looting,looters,barricades,rubber bullet,rubber ball,burning tyres,burning tires,torched,vandal,ransack,turned violent,turns violent,turn violent,turned ugly,turns ugly,turn ugly,running battles,street battles",
    "blade": "knife,knives,knifed,axe~,axes~,machete,hatchet,sword~,swords~,cleaver,stab",
    "dumped": "bodies~,body of~,body parts,severed head,decomposed,remains of",
    "outrage": "signs of torture,bound and gagged,hands tied,hands bound,mutilated,dismembered,beheaded bodies,wrapped in,stuffed in,dumped",
    "villagers": "villagers,traders,merchants,fishermen,fisherfolk,miners,labourers,laborers,loggers,woodcutters,shepherds,nomads,residents,worshipers,pilgrims,displaced people,civilian population,village~,villages~,civilians~,farmers~,herders,worshippers,churchgoers,muslims~,christians~,students~",
    "people": "people~,persons~,inhabitants",
    "suicide": "suicide",
    "bomb": "bomb,explosive,detonat,blew,blows,grenade",
    "blast": "explosion,blast,explod",
    "many": "twin~,serial~,series of,multiple,double~,two explosions,simultaneous,coordinated,string of,terrorist attack,terror attack,claimed responsibility,claims responsibility,car exploded,insurgents,militants,jihadist",
    "target": "police post,police station,police headquarters,checkpoint,check post,mosque,church,temple,shrine,market,bus station,train station,tube station,metro station,on a train,embassy,consulate,convoy,patrol,army base,military base,military camp,military outpost,barracks,presidential palace,parliament,voting,polling,headquarters,police officers,government building,bank~,newspaper office,pilgrims",
    "warplane": "warplane,air force,jets~,jet~,plane~,planes~,helicopter,coalition,nato~,military,forces,army~,f 16,bomber~",
    "bombs": "bombed~,bombs~,bombing,bombard,drops bombs,dropped bombs",
    "strikes": "strikes~,strike~",
    "ambush": "ambush",
    "thatattack": "in the attack,in the attacks,during the attack,in the raid,in the assault",
    "attack": "attack,assault~,assaults~,stormed,storming,storm the,storm a~,storms a~,storms the,raid~,raids~",
    "crowd": "crowd,pedestrian,group of,bus stop,deliberate,protesters,marchers,parade,festival,market,promenade,bystanders,soldiers,police officers,pavement,sidewalk,shoppers,revellers,revelers,worshippers,tourists,passers by,passersby",
    "ram": "rams~,rammed,ramming,plow,plough,drives into,drove into,driven into,driving into,drive into a crowd,driven through,drives through,drove through,drives a car,drove a car,drives a truck,mowed down,mows down",
    "volcano": "volcan,mount~,crater,volc\u00e1n",
    "erupts": "erupt,spew",
    "gunshots": "bullet wound,bullet holes,bullet riddled,with bullets,was shot,were shot,been shot,shot in the,shot and,shooting,gunshot,gunfire,opened fire,shots fired,fatally shot,shot dead,shot to death,fired at officers,fired at police,fired at deputies,fired shots",
    "slain": "kill,slain,dead~,die~,died~,deaths,shot dead",
    "fired": "fires at,fired at,fire at,fires on,fired on,fires two,fires missiles,fired missiles,fires rockets",
    "gunfire": "open fire,opens fire,opened fire,opening fire,fires on,fired on,fire on~,gunned down,gun down,shot dead,shoot dead,shoots dead",
    "animal": "farm accident,slurry,industrial accident,workplace accident,work accident,farming accident,diving accident,climbing accident,a bear,bear that,seized a passenger plane,hijack,tree fell,tree falls,falling tree,fallen tree,lynch,acid attack,threw acid,shark,crocodile,tiger~,lion~,leopard,elephant,bear attack,snake,dog attack,attacked by dogs,attacked by a dog,dogs attacked,pit bull,mauled,mauling,gored,bull~,hippo,bees~,hornets,stingray,wolf~,wolves~,electrocut,power line,fell from,fell off,falls from,falls off,drowning",
    "drone": "drone",
    "gang": "gang~,gangs~,inmates,prisoners,cartel",
    "prison": "prison,jail,penitentiary",
    "gas": "explosives plant,explosives factory,explosives company,explosives maker,explosives depot,explosives store,explosives for,ammunition depot,ammunition factory,arms depot,munitions factory,munitions plant,gas leak,smell of gas,natural gas,gas cylinder,gas pipeline,factory,plant~,refinery,warehouse,apartment building,fireworks,mine~,laboratory,boiler",
    "gunmen": "gunmen,men on motorbikes,men on motorcycles",
    "burns": "fire~,ablaze,ignite,burst into flames",
    "land": "hectares,acres,forest~,forests~,woodland,vegetation,bushland,scrubland,brush~,pine~,pines~,eucalyptus",
    "missile": "missile,rockets~",
    "lost": "went missing,goes missing,gone missing,reported missing,disappear,vanish,lost contact,loses contact,losing contact,off radar,off the radar,crew missing",
    "structure": "building,house~,houses~,roof~,roofs~,wall~,walls~,bridge~,bridges~,balcony,balconies,storey,tower block,apartment block,ceiling,overpass,flyover,scaffold,grandstand,terrace~,hostel,classroom",
    "falls": "collapsed,collapses,collapsing,crumbled",
    "drowned": "drown,divers~,coast guard,migrants,refugees,shipment",
}  # fmt: skip

NEUTRAL: Final = (
    "ceasefire", "cease fire", "under fire for", "under fire over", "by helicopter", "airlifted by helicopter",
    "rescue helicopter", "helicopter rescue", "police helicopter", "medical helicopter", "ambulance helicopter",
    "guard helicopter", "custody battle", "legal battle", "court battle", "battle with cancer", "police said", "police say",
    "before police shot", "before officers shot", "before being shot", "before he was shot", "before she was shot",
    "before they were shot", "before being gunned down", "before he was gunned down",
    "shot dead after killing", "shot dead after attacking", "shot dead after stabbing", "shot after stabbing",
    "police told", "police confirmed", "police announced", "police spokes", "police believe", "according to police",
)
"""Phrases whose words name no event: how the wounded are flown away, what is said of words and courts, who says it,
how an attack was ended."""

WORDS: Final[dict[str, tuple[EventType, int]]] = {
    phrase: (kind, weight)
    for kind, weighted in _LISTED.items()
    for weight, phrases in weighted.items()
    for phrase in phrases.split(",")
}
MARKS: Final[dict[str, tuple[str, ...]]] = {
    phrase: tuple(mark for mark, phrases in _MARKS.items() if phrase in phrases.split(","))
    for listed in _MARKS.values()
    for phrase in listed.split(",")
}

_RULES: Final[tuple[tuple[str, str, EventType, float], ...]] = (
    ("crash train", "attack bomb", "transport_rail", 9),
    ("train bomb", "aircraft vessel", "bombing", 9),
    ("crash aircraft", "train", "transport_air", 9),
    ("crash vessel", "aircraft train", "transport_sea", 8),
    ("crash road", "train aircraft vessel gunshots", "transport_road", 8),
    ("crash road gunshots", "", "transport_road", -5),
    ("crash", "train aircraft vessel road", "transport_road", 3),
    ("vessel drowned", "", "transport_sea", 6),
    ("aircraft lost", "armed vessel", "transport_air", 6),
    ("vessel lost", "armed", "transport_sea", 6),
    ("vessel burns", "armed", "transport_sea", 4),
    ("aircraft burns", "armed", "transport_air", 4),
    ("aircraft", "armed forces bombs", "transport_air", 2),
    ("vessel", "armed forces", "transport_sea", 2),
    ("train", "armed forces bomb blast attack gunfire blade", "transport_rail", 2),
    ("drone missile", "", "missile_strike", 5),
    ("road", "armed forces bomb blast train aircraft vessel attack gunfire blade", "transport_road", 1),
    ("suicide bomb", "", "suicide_bombing", 10),
    ("suicide blast", "", "suicide_bombing", 10),
    ("protest forces slain", "gunfire", "clash", 7),
    ("protest forces", "gunfire", "clash", 4),
    ("protest", "", "riot", 4),
    ("protest unrest", "", "riot", 5),
    ("unrest gunfire", "armed", "riot", 4),
    ("gang prison", "", "riot", 8),
    ("blast target", "gas", "bombing", 5),
    ("blast many", "gas", "bombing", 5),
    ("blast armed", "gas", "bombing", 4),
    ("blast bomb", "gas", "bombing", 3),
    ("warplane bombs", "", "air_strike", 5),
    ("strikes warplane", "protest", "air_strike", 4),
    ("strikes armed", "protest", "air_strike", 2),
    ("drone slain", "", "air_strike", 4),
    ("drone", "", "air_strike", 3),
    ("drone villagers slain", "", "air_strike", 5),
    ("aircraft fired", "", "air_strike", 5),
    ("armed villagers slain", "bomb blast forces", "massacre", 5),
    ("gunmen villagers slain", "bomb blast", "massacre", 5),
    ("ambush villagers", "bomb blast forces gunfire gunmen", "massacre", 5),
    ("armed attack villagers", "bomb blast gunfire forces", "massacre", 6),
    ("attack villagers slain", "bomb blast warplane strikes drone missile thatattack", "massacre", 4),
    ("armed slain people", "bomb blast forces gunfire gunmen warplane missile drone", "massacre", 3),
    ("armed attack slain people", "bomb blast forces gunfire gunmen warplane missile drone", "massacre", 3),
    ("armed forces slain", "bomb blast gunfire", "clash", 3),
    ("armed attack", "bomb blast gunfire", "clash", 3),
    ("armed slain", "bomb blast gunfire", "clash", 1),
    ("forces attack", "bomb blast", "clash", 2),
    ("burns land", "", "wildfire", 4),
    ("ram crowd", "", "vehicle_attack", 8),
    ("ram attack", "", "vehicle_attack", 6),
    ("ram crowd mishap", "attack", "transport_road", 18),
    ("erupts volcano", "", "eruption", 9),
    ("structure falls", "blast bomb missile warplane", "collapse", 4),
    ("dumped outrage", "gunshots", "other", 5),
    ("animal", "", "other", 5),
    ("hands", "", "other", 4),
)
RULES: Final[tuple[tuple[frozenset[str], frozenset[str], EventType, float], ...]] = tuple(
    (frozenset(needs.split()), frozenset(without.split()), kind, weight) for needs, without, kind, weight in _RULES
)
"""(marks that a sentence must have, marks that it mustn't have, type, weight)."""
