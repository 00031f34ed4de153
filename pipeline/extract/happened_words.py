"""Words that say what a time belongs to: an event, a death, what came after it, or saying so.

Each stem stands for its forms: "arrest" for arrest, arrests, arrested, arresting. Written by hand from common knowledge
of English news: whole classes, not words met in some text.
"""

from __future__ import annotations

from typing import Final

from pipeline.extract import event_words
from pipeline.extract.number_words import SEVERAL

_EVENT: Final = [
    *event_words.NOUNS,
    *"""
shot shots shoot shoots gunned gunfire slain slay stab knife hack slash bomb explode detonate blew blow erupt struck shell
shelled burn torch collide derail derailed capsize sink sank sunk overturn plunge plunged ram rammed plow plough hit hits
shake shook rock rocked flooding collapsed crush fight fighting fought battle firefight shootout slaughter behead hang
execute executed lynch protest occur occurred happen happened landfall broke took place beat beaten rape abduct kidnap
poison drown drowned electrocute kill killed kills wound wounded injure injured hurt trample fell fall swept sweep tore rip
ripped ravaged destroy destroyed violence unrest spree period slide slid roll rolled topple burst surge spark swallow engulf
punch kick choke strangle smother suffocate bludgeon maul gore drank drinking consumed consuming tornadoes
violent firing shooter gunman gunmen attacker attackers robbery burglary dispute argument altercation
""".split(),
]
_DEATH: Final = """
die died dies dead death deaths body bodies found discover discovered fatality fatalities succumb pronounced lost perish
perished remains
""".split()
_LATER: Final = """
arrest charge charged charges charging arraign arraignment arraigned appear appeared appearance court sentence sentenced
convict convicted conviction trial plead pleaded pled plea hearing testify testified testifying testimony juror jurors
jury acquit acquitted acquittal mistrial appeal parole paroled probation resentence pretrial unsealed subpoena
settlement indict indicted extradite jail jailed book booked bail
identify identified release released search searched searching funeral funerals vigil vigils buried bury
memorial mourn mourned visit visited question questioned surrender surrendered autopsy
recover recovered rescue rescued rescuers pull pulled evacuate evacuated return returned meet met meeting vote voted due
scheduled expected await opened-court custody detain detained captured hospitalise hospitalised transferred
fired-from laid dismissed suspended quit hired worked interview interviewed investigating probe
investigators inquiry inquest reopened reopen closed rose risen climb climbed rise rises
protested rally rallied march marched sue sued lawsuit filed ruling ruled verdict anniversary commemorate mark marked
tribute tributes ceremony unveiled elected election sworn appointed married born moved survived
life-support taken flown airlifted transported undergo underwent surgery discharged
seen missing dim dimmed fade faded dwindle
uphold upheld quash commute freed clear imprison
conclude retrieve extinguish extinguished contained doused righted towed salvage resume suspend
""".split()
_SAYING: Final = """
said say says saying tell told tells announce announced announces announcement report reported reports reporting confirm
confirmed confirms add added stated stating statement tweet tweeted post posted publish published update updated write wrote
according declare declared estimate estimated reveal revealed brief briefing conference warn warned vow vowed condemn
condemned praise praised call called speak spoke respond comment commented issue issued news reporters accuse accused
claim claimed deny denied insist insisted explain explained cite cited quote quoted acknowledge acknowledged newspaper
apologise apologize blame promise pledge pledged
raise raised raises raising lowered lowers revise revised revises revising
filed-report telephone email emailed spokesman spokeswoman spokesperson
""".split()


def _forms(stem: str) -> set[str]:
    """Forms of a regular word.

    >>> sorted(_forms("stab")), sorted(_forms("charge"))[:3]
    (['stab', 'stabbed', 'stabbing', 'stabbings', 'stabs'], ['charge', 'charged', 'charges'])
    """
    if len(stem) < 4 or "-" in stem:
        return {stem, stem + "s"} if "-" not in stem else {stem}
    if stem.endswith("e"):
        return {stem, stem + "d", stem + "s", stem[:-1] + "ing", stem[:-1] + "ings"}
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return {stem, stem[:-1] + "ied", stem[:-1] + "ies", stem + "ing"}
    if stem.endswith(("sh", "ch", "ss", "x")):
        return {stem, stem + "ed", stem + "es", stem + "ing"}
    last = stem[-1] if stem in _DOUBLING else ""
    return {stem, stem + "s", stem + last + "ed", stem + last + "ing", stem + last + "ings"}


_DOUBLING: Final = frozenset("stab plan ram hit rip shot".split())

CLASSES: Final[dict[str, str]] = {
    form: name
    for name, stems in (("saying", _SAYING), ("later", _LATER), ("death", _DEATH), ("event", _EVENT))
    for stem in stems
    for form in _forms(stem)
}
CLASSES["condition"] = "later"
"""Word -> class; an event word that is another class's too is an event."""
_FOUND_HURT: Final = (
    r"(?:found (?:(?!dead|bod|remains)[\w,-]+ ){0,6}?"
    r"(?:with (?:[\w-]+ ){0,3}(?:wounds?|injur(?:y|ies))|suffering|injured|wounded|unconscious|unresponsive|bleeding)\b"
    rf"|(?:officers|police|deputies|paramedics|medics|crews|responders) found (?:him|her|them|(?:the|an?|{SEVERAL}) "
    r"(?:[\w-]+ ){0,2}(?:man|men|woman|women|boys?|girls?|victims?|pair|couple|teenagers?))\b"
    r"(?!['\u2019]s|,? (?:dead|lifeless|deceased)))"
)
"""Who is found alive has just been hurt."""
_BURIED: Final = (
    "alive|under|beneath|houses|homes|huts|villages?|hamlets?|roads?|cars|vehicles|miners|workers|residents|villagers"
    "|climbers|hikers|skiers|pilgrims|passengers|families|people"
)
PHRASES: Final = (
    (
        r"(?<!waters )(?:goes|gone|going|went) down(?= (?:off|in|near|over|shortly|en route|with|minutes|while|during)\b)",
        "sank",
    ),
    (r"(?:go|goes|gone|going|went) (?:up|down)\b(?! in flames)", "rose"),
    (r"(?:give|gives|giving|gave|given) way\b", "collapsed"),
    (r"(?:go|goes|gone|going|went) off\b(?! (?:air|duty|sale))", "exploded"),
    (r"(?:run|runs|running|ran) (?:into|over|down)\b", "hit"),
    (r"(?:turn|turns|turning|turned) over\b", "overturned"),
    (r"(?:go|goes|gone|going|went) missing\b", "vanished"),
    (r"(?:lose|loses|losing|lost) control\b", "crashed"),
    (r"(?:sentenc|condemn)(?:e|es|ed|s|ing) (?:[\w-]+ ){0,5}?to death\b", "sentenced"),
    (r"death (?:penalt(?:y|ies)|row|sentences?)\b", "sentence"),
    (r"charg(?:e|es|ed|ing) (?:at|toward|towards|into)\b", "attacked"),
    (_FOUND_HURT, "struck"),
    (
        r"accused of (?:driving|ploughing|plowing|ramming|opening fire|setting|planting|throwing|hacking|bludgeoning)\b",
        "attacked",
    ),
    (
        (
            r"(?:leaves?|leaving|left|(?:veer(?:ed|s|ing)?|r[au]n(?:s|ning)?|go(?:es|ing)?|went|skid(?:ded|s)?) off) the"
            r" (?:\w+ )?(?:road|roadway|highway|freeway|carriageway|motorway|tracks?|rails|pavement|runway|[AM]\d+|I-\d+)\b"
        ),
        "crashed",
    ),
    (r"(?:was|were|been|being) (?:\w+ly )?(?:called|summoned|alerted|dispatched)\b(?! (?:off|for|an?|the)\b)", "occurred"),
    (r"respond(?:ed|s|ing)? to (?:an?|the) (?:[\w-]+ ){0,2}(?:call|report|home|house|scene|crash)s?\b", "occurred"),
    (rf"(?:bury|buries|burying|buried) (?:[\w-]+ ){{0,3}}?(?:{_BURIED})\b", "engulf"),
)
"""Verbs of two words -> a verb of one word that says as much."""

CRIMES: Final = frozenset(
    "murder murders manslaughter homicide homicides assault rape robbery burglary kidnapping arson".split()
)
"""Events that are also what somebody is charged with."""
CHARGES: Final = frozenset(
    "charge charged charges charging count counts suspicion convicted accused guilty indicted arraigned warrant alleging"
    " arrested wanted upgrade upgraded downgraded reduced attempted".split()
)
"""Words before a crime that make it a charge."""
