"""Figures that no incident has: counted over years or seasons, by rate, by studies, or of what kills all the time.

"Nine have been killed by trains since 2015", "the disease kills 24,000", "1,100 excess deaths", "three in a thousand die".
A record ("the deadliest attack since 2005 killed 12") and the latest of a row ("the fourth death in two years") are told
of one incident all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.casualty_words import BE, ORDINALS, PERSONS
from pipeline.extract.feature_words import DAYS, MONTHS
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import ONES, PEOPLE, SEVERAL, TENS
from pipeline.extract.person_words import PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

SOME: Final = 4
"""People from which a figure beside the words of a city's count is that count."""
COUNT: Final = 3
"""Deaths from which a disease's toll is an epidemic's."""
_YEAR: Final = r"(?:19|20)\d\d"
_SEASON: Final = r"(?:year|season|winter|summer|spring|autumn|fall|century|decade)"
_SPAN: Final = Gated(
    rf"\bsince {_YEAR}\b|\bsince (?:early|late|mid) ?-? ?{_YEAR}\b|\bsince the (?:19|20)\d0s\b"
    rf"|\bsince\b[^.;,]{{1,80}}\b(?:began|begun|started|opened|launched|up arms|broke out|power|office)\b"
    rf"[^.;,]{{0,40}}\bin {_YEAR}\b"
    rf"|\bsince \w+ \d{{1,2}} , {_YEAR}\b"
    r"|\b(?:between|from) (?:\w+ )?(?:1\d|20)\d\d (?:and|to|until|through|-) (?:\w+ )?(?:1\d|20)\d\d\b"
    r"|\blast (?:winter|summer|spring|autumn|season)\b"
    r"|\b(?:in|over|within|during|for) (?:the )?(?:past|last|previous|preceding) (?:\w+ ){0,2}"
    r"(?:years?|decades?|seasons?)\b"
    rf"|\b(?:in|over|within|across) (?:a|{SEVERAL}) (?:years|decades|seasons|winters|summers)\b"
    rf"|\b(?:have|has) (?:\w+ ){{0,12}}this {_SEASON}\b|^for the year\b"
    rf"|\b(?:so far|already|in|during) this (?:{_SEASON}|month)\b.{{1,120}}\b(?:have|has)\b"
    r"|\bsince (?:the )?(?:new year|(?:start|beginning|turn) of (?:the|this) "
    r"(?:year|season|decade|century|winter|summer))\b"
    r"|\b(?:in|during|over) the (?:first|second|third|fourth|last|past) (?:half|quarter|(?:\w+ )?months) of "
    rf"(?:the |this |last )?(?:year|{_YEAR})\b"
    r"|\b(?:people|persons|deaths|lives|men|women|children|victims|civilians|journalists) "
    r"(?:worldwide|globally|(?:around|across|throughout) the (?:world|globe))\b"
    rf"|\b(?:than|of|for) (?:in )?any (?:other )?(?:single )?{_SEASON}\b|\b{_SEASON} (?:to|-) date\b"
    rf"|\b(?:in|during|over) (?:the whole of|all of|the course of) (?:the |last )?(?:{_SEASON}|{_YEAR})\b"
)
"""A span of years or seasons over which is counted."""
_LATER: Final = r",? (?:(?:or (?:so|two|more)|and a half) )?(?:after|before|since|ago|later|earlier|into|from|long)\b|-"
"""Behind "a week": it tells when it was, not how often."""
_RATE: Final = Gated(
    r"\b(?:per|in every|for every|out of every|in each) "
    r"(?:1,?000|10,?000|100,?000|hundred|thousand|million|1 million|100)\b"
    r"|\b(?:in|out of) (?:a|one) (?:hundred|thousand|million)\b"
    r"|\b(?:excess|statistical|annual|yearly|monthly|weekly) (?:\w+ )?(?:deaths?|fatalities|lives)\b"
    r"|\b(?:premature|preventable|avoidable) (?:\w+ )?(?:deaths?|fatalities|lives)\b(?! of\b)"
    r"|\b(?:linked|tied) to (?:\w+ ){0,3}?[\d,]+ (?:\w+ )?(?:deaths|fatalities|injuries|suicides)\b"
    r"|\b(?:weekly|monthly|quarterly|annual|yearly) (?:\w+ ){0,2}(?:reports?|bulletins?|summar(?:y|ies)|survey|tally)\b"
    r"(?! (?:meeting|session|assembly|conference|congress|debate|hearing|speech|day)\b)"
    r"|\bin an? (?:bad|good|typical|normal|average|ordinary) (?:year|season|winter|summer)\b"
    r"|\bstatistically\b"
    r"|\b(?:deaths|fatalities|lives|people|men|women|children|persons|patients|babies) an? "
    rf"(?:day|week|month|hour)\b(?!{_LATER})"
    r"|\b(?:would|could) (?:statistically |normally |otherwise )?be expected\b(?! to\b)"
)
"""A rate, or what is reckoned."""
_HABIT: Final = Gated(
    r"\b(?:dies?|(?:is|are|gets?) (?:killed|murdered|shot|stabbed|injured|hurt))\b(?:(?!\b(?:and|as|when)\b)[^.;,]){0,30}"
    r"\b(?:every|each) (?:[\w-]+ ){0,2}?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
"""What befalls one again and again: "a woman is killed every three days"."""
_STUDY: Final = re.compile(
    r"\b(?:researchers|scientists|epidemiologists|economists|demographers|statisticians|historians|scholars)\b"
    r"|\b(?:study|survey|meta-analysis) "
    r"(?:found|finds|says|said|shows?|showed|suggests?|estimates?|estimated|published|by|from|in|of)\b"
    r"|\baccording to (?:a|the|one|this|their) (?:\w+ ){0,2}(?:study|survey|model|analysis|projection)\b"
)
"""Who counts so."""
_STATISTICS: Final = re.compile(
    r"\b(?:statistics|figures|data|stats) (?:that|for|show|shows|showed|released|published|presented|compiled|from)\b"
)
"""What counts so, unless it is one event's dead: "the quake killed 82, according to figures from the army"."""
_THE_EVENT: Final = re.compile(
    rf"\b(?:the|an?|this|that|[a-z]+day's) (?:[\w-]+ ){{0,3}}?(?:{'|'.join((*event_words.NATURE, *event_words.SUDDEN))})\b"
    r"(?! (?:season|year))|\b(?:storm|cyclone|typhoon|hurricane) [a-z]+ (?:has|have|had|killed|left)\b"
)
"""One event, whose dead they are."""
_OF_TIME: Final = re.compile(r"\b(?:last|this|every|each|per) year\b|\bseason\b|\b(?:in|since) (?:19|20)\d\d\b")
"""The time over which one counts."""
_KILLER: Final = re.compile(
    r"\b(?:disease|virus|illness|infection|smoking|tobacco|alcohol|drinking|obesity|cancer|malaria|tuberculosis|influenza|flu|aids"
    r"|hiv|diabetes|sepsis|pollution|overdoses|pneumonia|accidents|crashes|collisions|falls|heatwaves|drivers|roads|traffic"
    r"|drugs|opioids|fentanyl|firearms|guns|mosquitoes|snakes|hunger|malnutrition|it|they) "
    r"(?:now |still |already |alone )?(?:kill|kills|claim|claims|cost|costs) (?!\w*self)"
)
"""What kills all the time, in the present tense of habit."""
_THOSE: Final = re.compile(
    rf"^(?:those|such|the other|all those) (?:\w+ ){{0,2}}?(?:{event_words.many(event_words.NOUNS)})"
    r" (?:have|had|has|together|combined|alone)\b"
)
"""At the beginning of a sentence: several events that were counted before."""
_POINTING: Final = frozenset("those these such the all".split())
_EPIDEMIC: Final = Gated(
    r"\b(?:coronavirus|covid\w*|sars\w*|mers|ebola|measles|influenza|flu|swine flu|h1n1|cholera|dengue|malaria|zika"
    r"|hiv|aids|polio|mpox|monkeypox|meningitis|tuberculosis|diphtheria|yellow fever|lassa|marburg|hepatitis|plague"
    r"|pandemic|epidemic|the virus|the disease)\b"
)
"""A disease whose dead are counted as it runs."""
MANY: Final = 500
"""Dead from which a toll that is told of a war or a regime is the whole war's."""
_WAR: Final = re.compile(
    r"(?<!\w)(?:(?:the|a|this|that|whose|its|civil|dirty|decades?|years?|months?|\w+['\u2019]s) (?:\w+ ){0,3}?"
    r"(?:wars?|conflict|insurgency|regimes?|dictatorship|uprising|rebellion|repression|genocide|occupation|offensive"
    r"|invasion|military campaign|military operations?|bombardment)|decades"
    r"|nazis?|khmer rouge|(?:concentration|extermination|death) camps?|political violence|death squads"
    r"|since the (?:war|conflict|fighting|violence)|drug trafficking|apartheid|holocaust"
    r"|world war)\b"
)
_OF_DECADES: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|heaviest|biggest|largest|strongest|first|gravest|lethal|powerful|severe|destructive)\b"
    r"[^;.]{0,80}\b(?:in|for|of) (?:[\w-]+ ){0,4}decades$"
)
"""How a superlative ends that tells of one event."""
_RECORD: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|heaviest|biggest|largest|first|second|third|latest|lethal|gravest|most"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) "
    r"(?!of\b|half\b|quarter\b|(?:\w+ )?months\b)"
)
"""One incident among those that are counted."""


_CRIMES: Final = (
    rf"(?:{event_words.many(event_words.CRIMES)}|gun violence|(?:shooting|stabbing) (?:incidents|scenes))"
)
_SEVEN: Final = (
    r"(?:at least |more than |about |nearly |over |some )?"
    r"(?:\d[\d,]*|\w+teen|\w+ty|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_MONTH: Final = rf"(?:{'|'.join(sorted((month.rstrip('.') for month in MONTHS), key=len, reverse=True))})\.?"
_STRETCH: Final = (
    rf"(?:since|between (?:\w+ )?(?:\w+day|midnight|noon|\d|{_MONTH})|from \w+ (?:\w+ )?(?:to|through|until)"
    r"|(?:over|during|across|in) (?:the|that|this|a|an) (?:[\w-]+ ){0,3}(?:weekend|stretch|night|hours|holiday|day|period))"
)
_CITYWIDE: Final = re.compile(
    rf"\b(?:in|by|from) (?:\w+ ){{0,2}}{_CRIMES} (?:across|around|throughout|citywide|all over)\b|\bcitywide {_CRIMES}\b"
    rf"|\b{_CRIMES} citywide\b"
    rf"|\b(?:shot|slain|murdered|stabbed|gunned)\b[^.;]{{0,60}}\b(?:across the city|citywide|in the city)\b"
    rf"[^.;]{{0,90}}\b{_STRETCH}\b"
    rf"|\b{_SEVEN} (?:\w+ )?(?:separate |different |other )+{_CRIMES}\b[^.;]{{0,120}}\b{_STRETCH}\b"
    rf"|\bgun(?:fire| violence)\b[^.;]{{0,120}}\b(?:across the city|citywide)\b"
    rf"|\b(?:among|of) {_SEVEN} (?:other )?(?:people|persons|others)\b[^.;]{{0,120}}"
    rf"\b(?:{_STRETCH}|in shootings|across \w+)\b"
    rf"|\b(?:recorded|seen|logged|tallied|reported|counted|has had|there (?:have|has) been) {_SEVEN} (?:\w+ )?"
    rf"(?:{_CRIMES}|traffic deaths)\b"
    rf"|\b(?:homicides|murders) (?:\w+ ){{0,2}}(?:reported|recorded|logged|counted|tallied) (?:in|this|so|for)\b"
    r"|\bcrime (?:stats|statistics|figures|data)\b"
)
"""What a city's police count over a weekend or a year: the sum of many crimes, no incident's toll."""


_TIMES: Final = rf"(?:{SEVERAL}|as many)"
_OVER_DAYS: Final = re.compile(
    r"\b(?:in|over|within|during|inside) "
    r"(?:just |only |under |barely |about |as little as |less than |(?:a|the) (?:span|space|course) of )*"
    rf"(?:(?:(?:the |these |those )?(?:past |last )?{_TIMES} (?:days|weeks|months|nights)\b)"
    r"|(?:a|the past|the last) (?:week|fortnight|month)\b)"
    r"|\b(?:so far|already) this (?:week|month)\b"
    rf"|\bsince (?:early |late |mid-? ?|last )?{_MONTH}\b"
)
"""A stretch of days or months over which is counted."""
_CRIME: Final = re.compile(
    r"\b(?:murdered|slain|shot|stabbed|gunned|lynched|homicides|murders|(?:gun|gang) violence|roads?|highways?)\b"
)
_DEATHS: Final = re.compile(r"\b(?:killed|died|dead|deaths|fatalities|lost their lives)\b")
_ONE_EVENT: Final = re.compile(
    rf"\b(?:{event_words.any_of(event_words.NATURE)}|flooding|rains?|rainfall|monsoon|weather|snow\w*|cold|heat\w*"
    r"|lightning|waves?|outbreak|poisoning|virus|clash(?:es)?|fighting|battles?|war|offensive|siege|shelling|bomb\w*|(?:air)?strikes?|raids?|drones?|missiles?|troops"
    r"|army|soldiers|rebels|militants|insurgents|militia\w*|forces|protest\w*|demonstrations?|riot\w*|unrest|curfew|feuds?"
    r"|(?:the|a|an|that|this|one|same|which) (?:[\w-]+ ){0,3}(?:spree"
    rf"|{'|'.join(event_words.SUDDEN)})"
    r"|gunm[ae]n|attackers?|killer|sniper|driver|wounds|injur\w+|hospital|wounded|burns)\b"
)
"""What makes one matter of them, or their deaths those of people whom one event hurt."""
_RUNNING: Final = re.compile(
    r"the (?:number|total|count|toll|tally) (?:[^;,.]* )?"
    rf"(?:this (?:week|month|year|season|summer|winter)|since (?:{_MONTH}|the (?:start|beginning)))(?!\w)"
)
"""Behind "to 21": what a month's or a year's count comes to."""
_CRIME_WORDS: Final = frozenset(
    "shootings stabbings homicides murders slayings violence killings incidents scenes citywide across among crime gunfire"
    " recorded seen logged tallied reported counted has".split()
)
_STRETCH_WORDS: Final = frozenset(
    "since between from weekend stretch night hours holiday day period shootings across".split()
)
_DAYS_WORDS: Final = frozenset("days weeks months nights week fortnight month since".split())
_TALLY_WORDS: Final = frozenset(
    "since last year years decade decades season seasons century winter winters summer summers spring autumn fall date past"
    " previous preceding per every each hundred thousand million excess premature preventable avoidable statistical annual"
    " yearly monthly weekly statistically expected day week month hour researchers scientists epidemiologists economists"
    " demographers statisticians historians scholars study survey analysis model projection statistics"
    " figures data stats kill kills claim claims cost costs half quarter linked tied worldwide globally"
    " world globe 1,000 10,000"
    " 100,000 100".split()
)
"""Without one of these (or a year) none of the patterns can match: most sentences are done with then."""


_SHARING: Final = frozenset("of is are was were has have will would die dies died drown drowns drowned who".split())
"""Behind "one in five"."""
_CLOSING: Final = frozenset(", . ; : ) !".split())
_OTHERS: Final = frozenset("other others separate different".split())
"""Behind "one in two": of incidents."""
_PART: Final = frozenset("them whom those these".split())
"""Behind "one in five of": a share of those whom an incident killed."""
DEATHS: Final = frozenset("killed dead slain died".split())
WOUNDED: Final = frozenset("wounded injured hurt maimed missing".split())
FATES: Final = WOUNDED | frozenset("captured arrested detained displaced disappeared kidnapped abducted".split())
"""What befell others that a number counts in."""


def is_mixed(words: Sequence[str], cue: int) -> bool:
    """Say whether a number counts the dead together with others: "50 people were killed or wounded", "300 dead or missing".

    >>> is_mixed("50 were killed or wounded".split(), 2), is_mixed("50 were killed and 3 wounded".split(), 2)
    (True, False)
    >>> is_mixed("12 were killed and injured people lay in the street".split(), 2)
    False
    """
    if words[cue] not in DEATHS:
        return False
    joined, last = words[cue + 1 : cue + 3], words[cue + 3 : cue + 4]
    either = joined[:1] == ["or"] and joined[1:] != [] and joined[1] in FATES
    both = joined[:1] == ["and"] and joined[1:] != [] and joined[1] in WOUNDED
    listed = joined[:1] == [","] and joined[1:] != [] and joined[1] in FATES and last in (["or"], ["and"])
    counts_on = bool(last) and (last[0][:1].isdigit() or last[0] in ONES or last[0] in TENS)  # "five killed and injured 12"
    near = 1 if words[cue] == "dead" else 3  # "there are several dead and wounded men" counts both
    stated = words[cue] == "died" or not BE.isdisjoint(words[max(0, cue - near) : cue])
    tells_on = stated and bool(last) and (last[0] in BE or last[0] in {"lay", "had", "have"} or _are_people(last[0]))
    return either or listed or (both and not counts_on and not tells_on)


def is_city_s(words: Sequence[str]) -> bool:
    """Say whether the numbers of a sentence add up the crimes of a city over some time.

    >>> is_city_s("he was among 17 people shot in chicago between friday and monday".split())
    True
    >>> is_city_s("three men were killed in a shooting in chicago on friday".split())
    False
    """
    kinds = set(words)
    if _CRIME_WORDS.isdisjoint(kinds) and ("of" not in kinds or _STRETCH_WORDS.isdisjoint(kinds)):
        return False
    text = " ".join(words)
    return _CITYWIDE.search(text) is not None and not {"deadliest", "bloodiest", "worst"} & kinds


def is_running(words: Sequence[str], first: int) -> bool:
    """Say whether the number at `first` is what a month's or year's count comes to: "to 21 the number killed this month".

    >>> is_running("killed six , bringing to 21 the number killed in the state this month".split(), 5)
    True
    >>> is_running("bringing to 21 the number killed in the blast".split(), 2)
    False
    """
    return words[first - 1 : first] == ["to"] and _RUNNING.match(" ".join(words[first + 1 : first + 20])) is not None


def is_over_days(words: Sequence[str], *, lead: bool) -> bool:
    """Say whether the numbers of a sentence add up crimes or accidents of some days or months.

    Below the `lead`, deaths of which nothing says what they come from may be those of the article's one disaster.

    >>> is_over_days("five people were killed in columbus in ten days".split(), lead=True)
    True
    >>> is_over_days("floods have killed 40 people in the past week".split(), lead=True)
    False
    """
    if _DAYS_WORDS.isdisjoint(words):
        return False
    text = " ".join(words)
    if _OVER_DAYS.search(text) is None or _ONE_EVENT.search(text) is not None:
        return False
    return _CRIME.search(text) is not None or (lead and _DEATHS.search(text) is not None)


def _is_share(words: Sequence[str]) -> bool:
    """Say whether a share is told: "one in 13", "two in every five drivers", "one child in ten", "every tenth child".

    "One in 1997" is somebody's year, "one in Two Rivers" a town, "12 killed, one in five of them children" a part.
    """
    if "every" in words and any(_is_every(words, place) for place, word in enumerate(words) if word == "every"):
        return True
    return any(_is_one_in(words, place) for place, word in enumerate(words) if word == "in")


def _is_one_in(words: Sequence[str], place: int) -> bool:
    """Say whether "in" at `place` stands between a number and the one of which it is a share."""
    within = place + 1 + (words[place + 1 : place + 2] in (["every"], ["each"]))
    if not _is_number(words[within : within + 1]) or _is_number(words[within + 1 : within + 2]):
        return False
    apart = place > 1 and words[place - 1] in PERSONS and not _is_number(words[place - 1 : place])
    share = words[place - 2 : place - 1] if apart else words[max(0, place - 1) : place]
    if not _is_number(share) or not _PART.isdisjoint(words[within + 2 : within + 3]):
        return False
    behind = words[within + 1 : within + 3]
    if behind[:1] == [] or behind[0] in _CLOSING:
        return share == ["one"]
    return behind[0] in _SHARING or (not apart and behind[0] not in _OTHERS and any(map(_are_people, behind)))


def _is_every(words: Sequence[str], place: int) -> bool:
    """Say whether "every" begins "every tenth child"."""
    behind = words[place + 1 : place + 3]
    counted = any(_is_number(words[at : at + 1]) for at in range(len(words)))
    return len(behind) > 1 and behind[0] in ORDINALS and behind[1] in PERSONS and not counted


def _is_number(words: Sequence[str]) -> bool:
    """Say whether a token is a number and no year."""
    if not words:
        return False
    digits = words[0].replace(",", "").isdigit() and (len(words[0]) != len("1997"))
    return digits or words[0] in ONES or words[0] in TENS


def _are_people(word: str) -> bool:
    return word in PEOPLE or (word.endswith("s") and (word[:-1] in PERSONS or word[:-1] in PERSON_NOUNS))


def is_tally(words: Sequence[str]) -> bool:
    """Say whether the numbers of a sentence are no incident's own.

    >>> is_tally("nine people have been killed there since 2015".split())
    True
    >>> is_tally("twelve died in the deadliest attack since 2005".split())
    False
    """
    if words[:1] and words[0] in _POINTING and _THOSE.match(" ".join(words)):
        return True
    if _is_share(words):
        return True
    if _TALLY_WORDS.isdisjoint(words) and not any(len(word) == len("1990") and word.isdigit() for word in words):
        return False
    text = " ".join(words)
    if _RATE.search(text) or _KILLER.search(text) or is_habit(text):
        return True
    event = _THE_EVENT.search(text) is not None and _OF_TIME.search(text) is None
    counted = not event and _STATISTICS.search(text) is not None
    return (counted or _SPAN.search(text) is not None or _STUDY.search(text) is not None) and _RECORD.search(text) is None


def is_habit(text: str) -> bool:
    """Say whether a text tells of what befalls somebody again and again.

    >>> is_habit("a woman is killed every three days"), is_habit("a woman was killed; the bus runs every three days")
    (True, False)
    """
    return _HABIT.search(text) is not None and DAYS.isdisjoint(text.split())


_FINDING: Final = re.compile(
    r"\b(?:they|it|he|she|team|authors|paper|study|report|analysis) (?:also )?"
    r"(?:found|finds?|estimates?|estimated|calculates?|calculated|concludes?|concluded) that\b"
)
"""Who counts so, named before."""
_TRIED: Final = Gated(
    r"\bplacebo\b|\bcontrol group\b|\b(?:during|in|over) the (?:[\w-]+ ){0,2}(?:trial|study|follow-up)\b"
    r"|\b(?:patients|participants|volunteers|subjects) (?:who|given|taking|treated|on|with|died)\b"
)
"""What a trial of a medicine counts."""
_OF_STUDY: Final = Gated(
    r"\b(?:study|studies|paper|research|survey)\b[^.;]{0,60}\b(?:published|journal|found|finds|shows?|showed|suggests?)\b"
    r"|\baccording to (?:a|the|one|new) (?:\w+ ){0,2}(?:study|paper|research|survey)\b"
    r"|\bresearchers (?:found|say|said|at)\b"
)
_CASE: Final = frozenset({"case", "instance", "example"})
"""After "in one"."""
GREAT: Final = 20
"""People from which what a study finds is a sum of many cases."""


def is_study(text: str) -> bool:
    """Say whether an opening tells of a study.

    >>> is_study("Deaths fell by a third, according to a study published on Thursday.")
    True
    """
    return _OF_STUDY.search(text.lower()) is not None


def is_finding(words: Sequence[str], value: int) -> bool:
    """Say whether a number is what the study of an article found, or a case of it.

    "They found that 4,300 patients had died", "in one case, two babies died".
    """
    if words[:2] == ["in", "one"] and not _CASE.isdisjoint(words[2:3]):
        return True
    text = " ".join(words)
    return _TRIED.search(text) is not None or (value >= GREAT and _FINDING.search(text) is not None)


def is_epidemic(words: Sequence[str]) -> bool:
    """Say whether the numbers of a sentence are a running count of an epidemic's dead (three or more of them).

    >>> is_epidemic("measles has killed 62 on the islands".split())
    True
    """
    return _EPIDEMIC.search(" ".join(words)) is not None


def is_whole_war(words: Sequence[str], value: int) -> bool:
    """Say whether a toll is that of a whole war or regime: "a war that has left 72,000 people dead".

    The worst event in decades is no war of decades.

    >>> is_whole_war("a civil war that has killed 72,000 people".split(), 72000)
    True
    >>> is_whole_war("the toll of the worst quake in five decades is 1,912".split(), 1912)
    False
    """
    if value < MANY:
        return False
    text = " ".join(words)
    return any(found[0] != "decades" or not _OF_DECADES.search(text, 0, found.end()) for found in _WAR.finditer(text))
