"""Words of deaths that are no incident's, and of those that are: illness and age, lives, violence, authorities, suicide.

Written by hand from common knowledge of English news: whole classes, not words met in some text.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.gates import Gated


def _any(*alternatives: str) -> str:
    """Join patterns, one or several to a line ("a|b"), into one group."""
    return "(?:" + "|".join(alternatives) + ")"


_DYING: Final = r"\b(?:dies|died|dead|passe[sd] away|death(?! tolls?\b))\b"

AGED: Final = Gated(
    rf"{_DYING}[^.;]{{0,90}}?"
    r"(?:\b(?:at|aged?|aged about|at (?:the )?age(?: of)?) |, (?=\d{2,3}(?:[,.;)]|$| (?:years|in|of|after|from|on)\b)))"
    r"(?P<age>\d{2,3})\b"
    r"(?! (?:percent|per|km|miles|a\.?m|p\.?m|hours)|[:/])",
    re.IGNORECASE,
)
"""Somebody died at an age: "dies at 91", "has died in London, aged 85"; not "nine dead, 87 rescued"."""
THEN_AGED: Final = Gated(
    rf"{_DYING}.{{0,400}}?\b(?:He|She) was (?:aged )?(?P<age>\d{{2,3}})\b(?! years? old when)", re.DOTALL
)
"""The age in a sentence of its own: "... has died. He was 75"."""

_ILLNESS: Final = _any(
    r"cancer|leuka?emia|tumou?rs?|pneumonia|alzheimer|dementia|parkinson|diabetes|strokes?\b(?! of)",
    r"heart (?:attack|disease|failure|condition|problems)|cardiac arrest|(?:kidney|liver|lung|artery) (?:failure|disease)",
    r"organ failure|illness|ill health|natural causes|old age|complications (?:from|of|related)|covid|virus infection",
    r"in (?:his|her) sleep|after (?:a )?(?:long|short|brief|lengthy) (?:illness|battle|struggle)",
)
ILL: Final = Gated(rf"\b{_ILLNESS}", re.IGNORECASE)
INNOCENT: Final = re.compile(
    r"\b(?:no|not|n't|without|nor)\b[^.;]{0,50}\b(?:foul play|suspicious|a crime|violence)\b"
    r"|\b(?:fell|taken|became) ill\b",
    re.IGNORECASE,
)
"""With an illness: nobody did it."""
OF_ILLNESS: Final = Gated(
    rf"(?:{_DYING}|\bsuccumbed\b)[^.;]{{0,60}}?\b(?:of|from|to|after|with)\b[^.;]{{0,40}}?\b{_ILLNESS}", re.IGNORECASE
)
"""Somebody died of an illness."""
_LIVES: Final = _any(
    r"former|ex-|actor|actress|singer|musician|composer|guitarist|drummer|comedian|broadcaster|film ?maker|director|author",
    r"novelist|poet|playwright|painter|sculptor|architect|designer|cosmonaut|astronaut|physicist|chemist|mathematician",
    r"scientist|historian|philosopher|economist|founder|chairman|president|prime minister|minister|chancellor|senator",
    r"congress(?:man|woman)|governor|ambassador|justice|king|queen|sultan|emir|prince|princess|duke|duchess|pope",
    r"cardinal|archbishop|bishop|champion|footballer|boxer|cricketer|star|legend|legendary|icon|iconic|pioneer|veteran",
    r"laureate|politician|statesman|tycoon|billionaire|pin-?up|godfather|boss|figure|aide|career|legacy|obituary",
    r"biograph|best known|famous|was born|is survived by|condolences|tributes?|peacefully|hospice|at (?:his|her) bedside",
    r"surrounded by (?:his |her )?family",
)
LIFE: Final = re.compile(rf"\b{_LIVES}\b", re.IGNORECASE)
"""Somebody whose death is news by itself, and how a life is looked back on."""
_CAUSES: Final = _any(
    r"shot|shoot(?:s|ing|ings|out)?|stab\w*|gun\w*|knife\w*|bullets?|bomb\w*|blast\w*|explo\w+|crash\w*|collision|collided",
    r"wreck\w*|accident\w*|(?<!heart )attack(?:s|ed|er|ers)?|ambush\w*|fires?|blaze|burn(?:s|ed|t)|fell|fall(?:s|ing)?",
    r"struck|hit|run over|cars?|truck|lorry|bus|van|train|motor(?:cycle|bike)|vehicle|bicycle|drown\w*|assault\w*|beaten",
    r"beating|strangl\w*|wound\w*|injur\w*|flood\w*|storm|hurricane|tornado",
    r"quake|earthquake|avalanche|landslide|collaps\w+|electrocut\w*|poison\w*|hang(?:ed|ing)|hung|suicide",
    r"execut(?:ed|ion)|assassinat\w*|overdose\w*|missing|trapped|plane|helicopter|custody",
)
CAUSE: Final = re.compile(rf"\b{_CAUSES}\b", re.IGNORECASE)
"""What people die of that is an incident."""
_AUTHORITIES: Final = _any(
    r"police|deput(?:y|ies)|sheriff\w*|detectives?|investigat\w+|arrest\w*|suspects?|charged|homicides?|murder\w*|kill\w*",
    r"victims?|autopsy|bod(?:y|ies)|scene|slain|slay\w*|fatal\w*|hostages?|protest\w*|clash\w*|soldiers?|troops|officers?",
)
AUTHORITY: Final = re.compile(rf"\b{_AUTHORITIES}\b", re.IGNORECASE)
"""Who is called when somebody died otherwise than in bed, and what they find."""

_SUICIDES: Final = _any(
    r"(?:hang(?:ed|s)|hung|shot|shoots|kill(?:ed|s)|stabbed|drown(?:ed|s)|poison(?:ed|s)|threw|throws) (?:himself|herself)",
    r"(?:apparent|suspected|possible|likely|lone|commit(?:ted|s|ting)?|conclusion of|verdict of|may be|be) suicide",
    r"(?:dies|died|death|dead) (?:by|of|from) (?:an? )?(?:apparent |suspected )?suicide",
    r"(?:is|was|as|of|be|been ruled|ruled) an? suicide|suicide (?:note|watch)",
    r"(?:took|taken|takes|taking|ended|ends) (?:his|her) (?:own )?life|self-? ?inflicted|jump(?:ed|s) to (?:his|her) death",
)
SUICIDE: Final = Gated(rf"\b{_SUICIDES}\b", re.IGNORECASE)
HANGED: Final = re.compile(r"\b(?:hang(?:ed|s)|hung) (?:himself|herself)\b", re.IGNORECASE)
"""What nobody does to others."""
_OTHER_DEATHS: Final = _any(
    r"murder|homicide|suicide[- ](?:bomb|attack|vest|car|truck|mission)",
    r"\b(?:rul(?:ed?|ing) out|not an?|no sign of|no) suicide",
    r"\baccident|\bchild\b|\btoddler\b|\bvictims?\b|\barrested in\b|\bplaying\b|\blittle (?:boy|girl)\b",
    r"\b(?:\d|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](?:year|month)s?[- ]old\b",
    r"\b(?:boy|girl), (?:\d|1[0-2])\b",
)
OTHERS: Final = re.compile(_OTHER_DEATHS, re.IGNORECASE)
"""Of an article in which somebody else may have died, or nobody may have meant it."""
_RELATIVES: Final = "wife|husband|girlfriend|boyfriend|son|daughter|mother|father|children|ex"
FAMILY: Final = re.compile(rf"\b(?:his|her) (?:{_RELATIVES})\b", re.IGNORECASE)
"""Who may be the victim of somebody who then took his own life."""
