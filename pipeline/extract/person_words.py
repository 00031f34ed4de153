"""Words that tell who a phrase means, and which capitalised words are no name of a person."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.extract.feature_words import CALENDAR
from pipeline.extract.place_words import table
from pipeline.extract.street_words import SURE

FIRST_NAMES: Final = table("first_names")
_UNLISTED: Final = frozenset(
    # trades
    "operator barber mason scaffolder steeplejack cleaner locksmith barista dishwasher barmaid chef teller trucker cabbie"
    " stevedore deckhand crewmember shrimper trawlerman fisherwoman lumberjack forester farmhand farmworker shopworker"
    " stallholder moneylender herder herdsboy goatherd cowherd groomer zookeeper groundskeeper"
    # offices and care
    " warden usher bailiff notary registrar paralegal midwife headteacher principal intern lifeguard nanny carer"
    " childminder chaplain friar muezzin mullah sheikh alderwoman"
    # stage and screen
    " acrobat stuntman stuntwoman clown deejay podcaster streamer vlogger influencer youtuber tiktoker gamer stripper"
    # sport and leisure
    " kayaker boater rafter snorkeler snorkeller windsurfer kitesurfer paddleboarder paraglider snowmobiler caver"
    " joyrider clubber partier commuter daytripper"
    # kin and age
    " grandpa granddad grandad godson godchild triplet quadruplet quintuplet preteen tween newlywed bridesmaid"
    # the margins
    " vigilante hustler pickpocket stowaway castaway runaway".split()
)
_GOERS: Final = {f"{place}goer" for place in "bar beach church cinema club concert festival film movie party".split()}
_MATES: Final = {f"{shared}mate" for shared in "band bunk cell class flat house play room school ship team work".split()}
"""Persons whom the word list below lacks; written by hand, by classes."""
PERSON_NOUNS: Final = _UNLISTED | _GOERS | _MATES | frozenset(
    word
    for line in Path(__file__).with_name("data").joinpath("persons.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""Nouns of one person and of peoples, the whole class; many have other senses, so what follows them must end a phrase."""
FAMILY: Final = frozenset(
    "mother father son daughter brother sister wife husband grandmother grandfather grandson granddaughter uncle aunt"
    " nephew niece cousin boyfriend girlfriend fiance fiancee partner baby mum mom dad stepfather stepmother stepson"
    " stepdaughter stepbrother stepsister girl boy child infant toddler friend neighbor neighbour".split()
)
"""Nouns that follow each other without an article: "his mother and sister"."""

MALE: Final = frozenset(
    "he him man boy male father son brother husband grandfather grandson uncle nephew boyfriend policeman fisherman"
    " cameraman businessman councilman gunman knifeman monk priest imam waiter actor congressman fireman salesman"
    " stepfather stepson stepbrother guy dad king prince lord gentleman groom".split()
)
FEMALE: Final = frozenset(
    "she her woman girl female mother daughter sister wife grandmother granddaughter aunt niece girlfriend policewoman"
    " businesswoman nun waitress actress congresswoman stepmother stepdaughter mom lady queen princess bride maid"
    " housewife".split()
)
TITLES: Final = frozenset(
    "mr mrs ms miss dr sgt sergeant cpl corporal lt lieutenant capt captain maj major col colonel gen general det"
    " detective officer deputy trooper constable pc insp inspector chief sheriff cmdr commander pvt private spc"
    " specialist pfc airman seaman staff master senior petty first second class lance judge justice rev reverend father"
    " pastor rabbi imam sheikh bishop fr sen senator rep representative gov governor mayor president minister professor"
    " prof coach firefighter paramedic agent ranger cadet marine soldier victim suspect gunman".split()
)
"""Before a name."""
SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
PARTICLES: Final = frozenset("de la del van von der den bin ibn al el bint da dos di le".split())
NO_NAME: Final = CALENDAR.keys() | SURE | frozenset(
    "police county city state department dept district court interstate"
    " route hospital university college school church mosque temple center centre park apartments apartment building"
    " tower mall store market restaurant hotel club bar inn theater theatre stadium arena airport station port bridge"
    " river lake creek bay beach island valley mountain hill forest desert sea ocean gulf office bureau agency ministry"
    " government parliament congress senate house committee commission council court army navy force forces guard corps"
    " brigade battalion regiment party union league association federation foundation institute society company corp inc"
    " ltd llc group bank times post news journal herald tribune daily press radio television tv channel network"
    " associated reuters facebook twitter youtube instagram united states kingdom republic nations american british"
    " russian israeli palestinian ukrainian chinese indian north south east west northern southern eastern western"
    " central new san santa los las el saint st mount fort medical health services service emergency fire rescue crime"
    " homicide investigations investigation unit division team task sheriff's attorney attorney's coroner examiner"
    " supreme superior circuit federal national international public safety the a an in on at of for to by from with and"
    " but or if when after before as it they we you i he she his her their this that these those there police's"
    " officers deputies authorities officials witnesses investigators prosecutors detectives residents neighbors"
    " according monday's police-involved world war".split()
)
"""Capitalised words that stand in names of places, bodies and papers, or only begin a sentence."""
