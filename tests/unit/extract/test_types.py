"""What kind of event: by the words of the incident's own sentences, and by marks that go together."""

from __future__ import annotations

import pytest

from pipeline.extract import types
from pipeline.extract.document import Sentence


def _read(text: str) -> str:
    return types.read([Sentence(index=0, start=0, end=len(text), text=text, casualty=True)])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # how an attack was ended
        ("A man armed with an axe killed four passengers on a train before police shot him dead.", "stabbing"),
        ("Attacker shot dead after killing four with a knife on a train", "stabbing"),
        ("Police shot and killed a man armed with a knife.", "shooting"),
        ("A man with a knife was shot dead by police after he refused to drop it.", "shooting"),
        ("Five bodies with signs of torture were found in an abandoned van.", "other"),
        ("Six bodies with bullet wounds were found, hands tied, in a pickup truck.", "shooting"),
        # attacks from the air and from afar
        ("An air strike killed nine people in the old town.", "air_strike"),
        ("A U.S. drone strike killed four suspected fighters.", "air_strike"),
        ("Warplanes bombed a village, killing six.", "air_strike"),
        ("The air force dropped bombs on the camp, killing six.", "air_strike"),
        ("Turkey bombs rebel camps across the border, killing six.", "air_strike"),
        ("The military resumes bombing militants in the hills; six were killed.", "air_strike"),
        ("The military hits 34 targets across the strip and kills six.", "air_strike"),
        ("A bus carrying journalists was bombed in the capital; two were killed.", "bombing"),
        ("The rebels shot down a helicopter, killing five.", "transport_air"),
        ("Two buildings collapsed in four days; 17 people died.", "collapse"),
        ("The hull of MV Umoja was towed to the dry dock; 85 people died.", "transport_sea"),
        ("Ballistic missiles hit the port, killing two.", "missile_strike"),
        ("Rockets fired from across the border killed a farmer.", "missile_strike"),
        ("Forces struck the city with missiles and drones, killing three.", "missile_strike"),
        ("Artillery fire killed a family of four.", "shelling"),
        ("A mortar shell landed on a school, killing two.", "shelling"),
        ("Troops killed 30 militants and destroyed three vehicles, the army said.", "clash"),
        ("A three-vehicle crash killed two.", "transport_road"),
        ("A ceiling collapsed on shoppers, killing two, firefighters said.", "collapse"),
        ("France bombed a camp in the desert, killing six.", "air_strike"),
        ("Myanmar bombs a village, killing six.", "air_strike"),
        ("Egyptian strikes killed six.", "air_strike"),
        # words that name no event: how the wounded are flown away, what is said of words and courts
        ("Six people were hurt; two were flown by helicopter.", "other"),
        ("A police helicopter searched for the driver who had killed six.", "transport_road"),
        ("The minister came under fire for the deaths of six.", "other"),
        ("The custody battle ended with six dead.", "other"),
        ("The ceasefire ended; six people were killed.", "other"),
        ("Crews tackled the blaze for hours; six people were killed.", "fire"),
        ("Explosions shook the port as it came under a drone attack that killed two.", "air_strike"),
        ("Eleven villagers were killed by a drone.", "air_strike"),
        ("Four died after eating wild mushrooms.", "poisoning"),
        ("A driver deliberately ran down people in the street, killing three.", "vehicle_attack"),
        ("Three skiers were buried under snow and died.", "landslide"),
        ("Twelve people died of the heat.", "heatwave"),
        ("Six died when their van hit a mine.", "bombing"),
        ("Two hikers died when Mount Nambu spewed rocks and ash.", "eruption"),
        # bombs
        ("Iraq bombs kill 40.", "bombing"),
        ("A Turkey bomb killed 12.", "bombing"),
        ("A roadside bomb killed three soldiers.", "bombing"),
        ("A car bomb went off outside a court, killing nine.", "bombing"),
        ("Twin blasts killed 14 people near a mosque.", "bombing"),
        ("An explosion at a checkpoint killed three; militants claimed responsibility.", "bombing"),
        ("A suicide bomber killed 20 worshippers.", "suicide_bombing"),
        ("A suicide truck bombing killed 20 people.", "suicide_bombing"),
        ("A suicide-bomb attack killed 20 people.", "suicide_bombing"),
        ("A man blew himself up in a queue, killing eight.", "suicide_bombing"),
        ("Forty people were killed. The bomber was also killed.", "suicide_bombing"),
        ("A suitcase loaded with TNT blew up in a waiting room, killing two.", "bombing"),
        ("A tank blew up in a yard, killing a welder.", "explosion"),
        ("A gas explosion killed five in an apartment building.", "explosion"),
        ("A huge explosion killed one and hurt 13, according to the city's Fire and Emergency Services.", "explosion"),
        ("Four firemen were killed fighting a fire in a warehouse.", "fire"),
        ("A boat struck a whale; 87 were hurt and five were airlifted by helicopter.", "transport_sea"),
        ("An explosion at a fireworks factory killed 22 workers.", "explosion"),
        # shooting, stabbing, vehicles
        ("A gunman opened fire in a mall, killing four.", "shooting"),
        ("Two men were shot dead outside a bar.", "shooting"),
        ("A man armed with a knife stabbed three passengers.", "stabbing"),
        ("A van ploughed into a crowd in a deliberate attack, killing five.", "vehicle_attack"),
        ("A driver rammed soldiers waiting at a bus stop, killing one.", "vehicle_attack"),
        # fighting, unrest, killings
        ("Clashes between the army and rebels left 30 dead.", "clash"),
        ("Soldiers and insurgents exchanged fire, leaving six dead.", "clash"),
        ("Security forces killed six protesters in the capital.", "clash"),
        ("Looting and communal violence left nine people dead.", "riot"),
        ("A student was shot dead as a demo over school fees turned violent.", "riot"),
        ("Shops were looted as protesters fought police in the port; two people were killed.", "riot"),
        ("A courier was shot dead in the unrest.", "riot"),
        ("Police clashed with protesters in the capital; three people were killed.", "clash"),
        ("An argument over a fence turned violent and a man was shot dead.", "shooting"),
        ("Inmates of rival gangs fought in a prison, leaving 12 dead.", "riot"),
        ("Militants killed 40 villagers in a raid at night.", "massacre"),
        ("Jihadists ambushed a convoy of traders and killed nine of them.", "massacre"),
        ("An attack by rebels left 12 people dead in the east.", "massacre"),
        ("Armed groups attacked fishermen at the lake; nine were killed.", "massacre"),
        ("Militants ambushed a patrol, killing four soldiers.", "clash"),
        ("Militants opened fire on a checkpoint, killing two soldiers.", "shooting"),
        ("Gunmen shot dead a village elder in an ambush.", "shooting"),
        ("The bodies of 30 people were found in a mass grave.", "massacre"),
        ("Three men were executed by hanging.", "execution"),
        # fire
        ("A house fire killed a couple and their son.", "fire"),
        ("A man set fire to a nightclub, killing 11.", "arson_fire"),
        ("A petrol bomb thrown into a shop killed two.", "arson_fire"),
        ("Bushfires killed three people in the hills.", "wildfire"),
        ("A fire erupted in a hotel, killing two.", "fire"),
        # nature
        ("A magnitude 6.1 earthquake killed 30 people.", "earthquake"),
        ("A typhoon killed seven people.", "storm"),
        ("Flash floods killed 19 people.", "flood"),
        ("A landslide buried a village, killing 50.", "landslide"),
        ("The volcano erupted, killing nine hikers.", "eruption"),
        ("A heatwave killed 60 people.", "heatwave"),
        ("A tsunami triggered by the eruption of a volcano killed 200 people.", "eruption"),
        ("A dam collapse that caused floods killed 26 people.", "collapse"),
        ("Floods and mudslides killed 60 people.", "flood"),
        # transport
        ("A bus plunged into a ravine, killing 22.", "transport_road"),
        ("Two cars collided, killing three.", "transport_road"),
        ("Two trams collided, injuring 12.", "transport_rail"),
        ("Five people died in an attack on a train.", "other"),
        ("Seven people died in an attack on a bus.", "other"),
        ("A bus fell into a gorge, killing 19.", "transport_road"),
        ("A train and a school bus collided, killing four children.", "transport_rail"),
        ("Two trains crashed head-on, killing 13.", "transport_rail"),
        ("A small plane crashed into a house, killing the pilot.", "transport_air"),
        ("Two helicopters collided, killing seven.", "transport_air"),
        ("A ferry capsized, killing 70.", "transport_sea"),
        ("A ferry rolled over near the coast, killing 12.", "transport_sea"),
        ("Divers searched the flooded deck of a ferry and found nine dead.", "transport_sea"),
        ("A fishing boat collided with a tanker, killing five.", "transport_sea"),
        ("A car ploughed into a crowd when its driver fell ill, injuring 12.", "transport_road"),
        ("Ten coaches jumped the tracks, killing 15.", "transport_rail"),
        # said in other words
        ("Israeli strikes killed 12 people in the south.", "air_strike"),
        ("Riot police fired live rounds at demonstrators, killing three.", "clash"),
        ("A house came down in the old city, killing nine.", "collapse"),
        ("Twelve people were crushed at the gates of a stadium.", "stampede"),
        ("A wall of mud tore away 20 houses, killing 12.", "landslide"),
        ("Rivers burst their banks after days of rain, killing 19.", "flood"),
        ("Winds of 200 km/h flattened homes, killing five.", "storm"),
        ("Hot ash from the crater killed 12 hikers.", "eruption"),
        ("Nine people died after drinking home-made liquor.", "poisoning"),
        ("A man poured petrol in a bar and set it alight, killing 16.", "arson_fire"),
        ("A tree fell on a bus stop, killing two.", "other"),
        ("A jail revolt left 41 inmates dead.", "riot"),
        # others
        ("A building collapsed, killing 11.", "collapse"),
        ("Four people died when a balcony gave way at a party.", "collapse"),
        ("Seven people were crushed to death in an alley at a concert.", "stampede"),
        ("A landslide killed three people a week after heavy floods.", "landslide"),
        ("A man was lynched by villagers who took him for a thief.", "other"),
        ("A stampede at a shrine killed 16.", "stampede"),
        ("Methanol in bootleg liquor killed 40.", "poisoning"),
        ("A cholera outbreak killed 100 people.", "disease"),
        ("A shark attack killed a swimmer.", "other"),
        ("A float struck a power line at a parade, and 16 people died.", "other"),
        ("The body of a man was found in a canal.", "other"),
    ],
)
def test_a_sentence_tells_its_kind(text: str, kind: str) -> None:
    assert _read(text) == kind


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("Ten people died in the blaze.", "A bomb had gone off in the same street in May."), "fire"),
        (("The death toll rose to nine.", "The ferry sank on Friday."), "transport_sea"),
        (("The toll has reached 12.", "Floods swept away two bridges.", "The army sent helicopters."), "flood"),
    ],
)
def test_the_figure_s_sentence_weighs_most(texts: tuple[str, ...], kind: str) -> None:
    sentences = [
        Sentence(index=number, start=0, end=len(text), text=text, casualty=not number) for number, text in enumerate(texts)
    ]
    assert types.read(sentences) == kind


def test_weapon_and_cause_are_the_text_s_own_words() -> None:
    text = "Two guards were killed with a shotgun in a fight caused by an unpaid debt."
    sentence = Sentence(index=0, start=0, end=len(text), text=text, casualty=True)
    assert (types.weapon([sentence]), types.cause([sentence])) == ("shotgun", "an unpaid debt")


@pytest.mark.parametrize(
    ("text", "further", "kind"),
    [
        ("A woman died of her wounds.", "She was shot on a porch, and a neighbour was wounded.", "shooting"),
        ("Two men were found dead in a car.", "Both had been stabbed.", "stabbing"),
        ("Nine people died on Friday.", "The river had burst its banks and the flood took the bridge.", "flood"),
        ("A bus plunged into a ravine, killing 22.", "Two men were shot dead there in spring.", "transport_road"),
    ],
)
def test_where_the_lead_names_no_event_the_rest_is_read(text: str, further: str, kind: str) -> None:
    told = [Sentence(index=0, start=0, end=len(text), text=text, casualty=True)]
    rest = [Sentence(index=4, start=500, end=500 + len(further), text=further, casualty="river" not in further)]
    assert types.read(told, rest) == kind


def test_an_event_that_something_came_after_counts_where_no_other_is_named() -> None:
    assert _read("Thousands followed the coffins, a day after a suicide attack that killed 31.") == "suicide_bombing"
    assert _read("A landslide killed three, a week after floods.") == "landslide"


@pytest.mark.parametrize("weapon", ["machinegun", "machine gun", "submachine gun", "hand gun", "nail bombs", "knives"])
def test_a_weapon_is_found_however_it_is_written(weapon: str) -> None:
    text = f"He was killed with {weapon} there."
    assert types.weapon([Sentence(index=0, start=0, end=len(text), text=text, casualty=True)]) == weapon
