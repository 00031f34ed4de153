"""Figures of the event after which another one came: "The blast came a day after a gunman killed five"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.extract import event_words
from pipeline.extract.aftermath_words import AT_ONE, MOURNING
from pipeline.extract.gates import Gated
from pipeline.extract.number_words import SOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.places import PlaceMention

_WORTH: Final = Gated(
    "ago|earlier|before|last (?:week|month|year)|after|since"
    "|follow|heels|response|retaliat|revenge|reprisal|aveng|mourn|griev|vigil|funeral|memor|wake|burial"
    "|procession",
    re.IGNORECASE,
)
_EVENT: Final = rf"(?:{event_words.any_of(event_words.NOUNS)}|gunfire|bombs?|violence|deaths?)"
_SPAN: Final = (
    rf"(?:(?:an?|some|{SOME}) )?"
    r"(?:hour|day|week|month|year)s? (?:after|since)"
)
_MINUTES: Final = (
    r"(?:[\w-]+ )?(?:minutes|moments) (?:after|before)"
    r"(?= (?:another|an? (?:separate|second|similar|unrelated|different))\b)"
)
"""What is said to be another event, however close."""
_SOON: Final = r"(?:(?:just|only|barely|less|more|than|nearly|almost|about|some|over|exactly|little|not|a|the) )*"
_CAME: Final = Gated(
    rf"\b(?:{_EVENT}|(?P<it>it|this))(?: on \w+| here)?,? (?:also |has |had )?"
    rf"(?:comes?|came|coming|{event_words.TAKES_PLACE}) {_SOON}(?:{_SPAN}\b|{_MINUTES})"
    rf"|\b{_EVENT} (?:follow(?:s|ed)|(?:comes?|came) (?:after|on the heels of))"
    rf" (?=(?:[\w-]+ ){{0,5}}{_EVENT}\b|an? similar one\b)",
    re.IGNORECASE,
)
"""Up to the other event: "The attack came just two days after", "The crash follows a similar accident"."""
OPENING: Final = 24
"""Characters from the top of a sentence within which "in retaliation for" opens it: what follows is the news, too."""
_UP_TO: Final = re.compile(rf"\b{_SPAN}$", re.IGNORECASE)
_ANSWER: Final = Gated(
    r"\b(?:in (?:response to|retaliation for|revenge for|reprisal for)|to avenge|avenging)"
    rf" (?=(?:[\w'\u2019-]+ ){{0,6}}{_EVENT}\b)",
    re.IGNORECASE,
)
"""Before the attack that the one of the news answers."""
_MOURNED: Final = re.compile(
    rf"(?:{AT_ONE}|\b(?:on|into|attack(?:s|ed|ing)|bomb(?:s|ed|ing)|target(?:s|ed|ing)|hits?|hitting|str(?:uck|ikes?|iking)"
    r"|shelled) (?:an?|the) (?:[\w-]+ ){0,3}?)"
    rf"(?:{MOURNING}|burial|procession|service|rally|march)(?: service)?"
    r" (?:for|of|honou?ring|in (?:memory|honou?r) of|remembering) "
    r"|(?P<people>\b(?:mourning|grieving|remembering|commemorating|to (?:mourn|grieve|remember|honou?r|commemorate)"
    r"|paying (?:their )?respects to) )",
    re.IGNORECASE,
)
"""After people were hit: whom they mourned died before, "wounded two at a vigil for a man killed last week"."""
_MOURNED_DEAD: Final = re.compile(
    r"\b(?:killed|slain|murdered|massacred|dead|die[ds]|shot|stabbed|gunned down|drowned|perished|executed|assassinated"
    r"|victims?|deaths?|killings?|martyrs?|lost their lives)\b",
    re.IGNORECASE,
)
_DIED_THEN: Final = re.compile(
    r"\b(?:who|whose|that|which)\b|\b(?:killed|slain|murdered|massacred|shot|stabbed|dead|died|drowned|executed|victims)"
    rf"(?: dead| to death)?,? (?:on|in|last|earlier|this|a|the|yesterday|during|by|when|after|late|early|{SOME}|\w+day)\b",
    re.IGNORECASE,
)
"""When the mourned died."""
_RESUMED: Final = re.compile(
    r",? (?:and |then |also )*(?:killing|wounding|injuring|hurting|leaving|kills|wounds|injures|leaves|hurts)\b"
    rf"|,? (?<!\bwho )(?<!\bthat )(?<!\bwhich )(?:and |then |also )*(?:killed|wounded|injured|hurt|left)"
    rf" (?:at least |about |more than |some |as many as |up to )?(?:{SOME})\b",
    re.IGNORECASE,
)
"""Behind the mourned: what was done to those who mourned."""
_LOOKING_BACK: Final = re.compile(r"\b(?:after|since|where|following|when)\b", re.IGNORECASE)
"""Before a deed: people mourn those whom it killed, "days after a gunman opened fire, hundreds came to mourn"."""
_HIT: Final = re.compile(
    r"\b(?:gunfire|gunshots?|shots|shooting|opened fire|gunm[ae]n|shooters?|attack\w*|bomb\w*|blast|explosion|explod\w+"
    r"|wound(?:ed|ing)|kill(?:ed|ing)|shot|stabbed|injur(?:ed|ing))\b",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r",? (?:where|in which|at which) [^.;]{0,90}?"
    r"\b(?:(?:days?|weeks?|months?|years?) (?:ago|earlier|before)|last (?:week|month|year)|earlier (?:this|in) \w+)\b",
    re.IGNORECASE,
)
"""A clause that says what had happened at some place before: "to the festival, where 30 people died two weeks ago"."""
_DONE: Final = Gated(rf",? {_SOON}{_SPAN}\b", re.IGNORECASE)
_VIOLENCE: Final = re.compile(
    r"\b(?:kill(?:s|ed|ing)|murder(?:s|ed)|massacre[sd]|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurts?|shot|shoots?|stabbed"
    r"|beheaded|executed|drown(?:s|ed)|claim(?:s|ed)|perish(?:es|ed)|left|leaves|leaving)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN: Final = re.compile(
    rf"\b(?:died|dies|perish(?:es|ed)|drown(?:s|ed)|dead)\b[^.;,]{{0,40}}?\b(?:in|when|as"
    rf"|after) (?:an? (?:[\w-]+ ){{0,4}}?{_EVENT}\b|(?:[\w-]+ ){{0,2}}?(?:{_EVENT}\b(?<=s)|flooding\b))"
    r"|\b(?:died|dies|perish(?:es|ed)|drown(?:s|ed)|dead)\b[^.;,]{0,60}?\bwhen (?:an?|two|three|gunm[ae]n|militants) ",
    re.IGNORECASE,
)
"""What comes first tells what they died of: "seven died in a fire in Cebu, a day after a landslide buried 11"."""
_OTHERS: Final = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|murdered|massacred|died|dead|drowned|perished|buried|claimed|injured|wounded)\b", re.IGNORECASE
)
"""In what follows: it had its own victims."""
_ONE_MORE: Final = re.compile(
    r"\b(?:(?<!were )(?:injured|wounded|hurt)|hospital\w*"
    r"|another|second|third|fourth|fifth|sixth|survivors?|victims?|he|she|bod(?:y|ies)|toll)\b",
    re.IGNORECASE,
)
"""In what comes first: somebody has died of the event that follows, too."""
_FORCE: Final = re.compile(rf"{_VIOLENCE.pattern}|\b(?:struck|bombed|shelled|raided|pounded)\b", re.IGNORECASE)
"""The same of what answers an attack."""
_SAME: Final = re.compile(
    r"\b(?:died|dies|dying|succumb\w*|bod(?:y|ies)|remains|suspects?|himself|herself|arrest\w*|charged"
    r"|(?:was|were|been|are|is|being) buried|funerals?|vigil"
    r"|mourn\w*|toll|search\w*|rescue\w*|survivors?"
    r"|(?:kill(?:s|ed)?|shot|shoots?|wound(?:s|ed)) (?:dead )?(?:an?|the|one|two|three) (?:\w+ ){0,2}"
    r"(?:gunm[ae]n|shooters?|attackers?|assailants?)|(?:gunm[ae]n|shooter|attackers?|assailants?)"
    r"(?: \w+){0,3} (?:was|were) )\b",
    re.IGNORECASE,
)
"""In what comes first: it tells more of the same event ("a fifth victim died three days after a gunman ...")."""
_ANOTHER: Final = (
    r"(?:[\w-]+ )?(?:brother|sister|cousin|nephew|niece|uncle|aunt|friend|father|mother|son|daughter|wife|husband|partner"
    r"|boyfriend|girlfriend|colleague|neighbou?r|roommate|teammate|classmate)s?"
    r" (?:was|were|had been) (?:\w+ )?(?:killed|shot|stabbed|murdered|slain|beaten|gunned)\b"
)
"""Somebody else, to whom the same happened before: "days after his brother was killed"."""
_BACK: Final = re.compile(
    r" (?:the (?!\w+ (?:ambushed|attacked|killed|bombed|shelled|raided|murdered|massacred)\b)|that\b|this\b|he\b|she\b"
    rf"|they\b|it\b|(?:his|her|their)\b(?! {_ANOTHER})|its\b|being\b|allegedly\b|\w+ing\b|\w+day\b)",
    re.IGNORECASE,
)
"""After it: what was told before, or the same person's doing."""


def is_former(mention: Mention, document: Document) -> bool:
    """Say whether a figure is of the event after which its sentence's own came.

    What comes first tells of an event ("The attack came hours after ...") or of its victims ("killed three, days after an
    ambush that left nine dead"), not of what became of the same one ("died two days after the fire that killed six").
    "It came a day after ..." does where the sentence before tells of casualties.
    """
    sentence = mention.sentence
    if mention.first >= len(sentence.starts):
        return False
    place = sentence.offset(mention.first)
    return begins(sentence, document) <= place and not _is_resumed(sentence.text, place)


def begins(sentence: Sentence, document: Document) -> int:
    """Offset in a sentence's text from which on it tells of a former event; its length where it tells of none."""
    before = sentence.index > 0 and document.sentences[sentence.index - 1].casualty
    found = _former(sentence.text, told=before)
    return found if found >= 0 else len(sentence.text)


def starts(sentence: Sentence, document: Document) -> int:
    """Offset in a sentence's text from which on its times are a former event's: that of "two days after"."""
    end = begins(sentence, document)
    mourned = _mourned(sentence.text)
    if mourned is not None and mourned[0] == end and _DIED_THEN.search(sentence.text, end, mourned[1]) is None:
        return len(sentence.text)  # "at the funeral of a slain guard on Monday"
    span = _UP_TO.search(sentence.text, 0, end) if end < len(sentence.text) else None
    return span.start() if span is not None else end


def without(sentences: Iterable[Sentence], document: Document) -> list[Sentence]:
    """Give sentences without what they tell of a former event."""
    cut = ((sentence, begins(sentence, document)) for sentence in sentences)
    return [one if end == len(one.text) else replace(one, text=one.text[:end]) for one, end in cut]


def places_without(found: Sequence[PlaceMention], document: Document) -> list[PlaceMention]:
    """Leave out the places of a former event; all stay where the text names no others, or goes on about that event."""
    indexes = {one.sentence for one in found}
    until = {index: _until(document.sentences[index], document) for index in indexes}
    return [one for one in found if one.start < until[one.sentence]] or list(found)


def _until(sentence: Sentence, document: Document) -> int:
    """Offset in the article's text up to which a sentence's places are those of the news.

    After "the attack came a day after ..." a text may go on about the former event; after "12 died, a day after" it won't.
    """
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    goes_on = any(one.casualty and one.paragraph == sentence.paragraph for one in following)
    return sentence.end if goes_on and _CAME.search(sentence.text) else sentence.start + begins(sentence, document)


@lru_cache(maxsize=512)
def _former(text: str, *, told: bool) -> int:
    """Offset from which on a sentence tells of a former event, -1 where it doesn't."""
    if _WORTH.search(text) is None:
        return -1
    came = _CAME.search(text)
    if came is not None and (told or not came["it"]) and _BACK.match(text, came.end()) is None:
        return came.end()
    mourned = _mourned(text)
    if mourned is not None:
        return mourned[0]
    ago = _AGO.search(text)
    if ago is not None and _OTHERS.search(text, ago.start(), ago.end()) and _VIOLENCE.search(text, 0, ago.start()):
        return ago.start()
    answered = _ANSWER.search(text)
    if answered is not None and answered.start() > OPENING and _FORCE.search(text, 0, answered.start()):
        return answered.end()
    return _done(text)


@lru_cache(maxsize=512)
def _mourned(text: str) -> tuple[int, int] | None:
    """Span of a sentence that tells of the dead whom those mourned who were hit; None where it tells of none."""
    mourned = _MOURNED.search(text)
    if mourned is None:
        return None
    hits = [hit.span() for hit in _HIT.finditer(text, 0, mourned.end())]
    if not hits or (mourned["people"] and _gather(text, hits, mourned.start())):
        return None
    resumed = _RESUMED.search(text, mourned.end())
    end = resumed.start() if resumed is not None else len(text)
    return (mourned.end(), end) if _MOURNED_DEAD.search(text, mourned.end(), end) else None


def _gather(text: str, hits: Sequence[tuple[int, int]], start: int) -> bool:
    """Say whether people came to mourn those who were hit: "after a gunman opened fire, hundreds gathered to mourn"."""
    return _LOOKING_BACK.search(text, 0, hits[0][0]) is not None or "," in text[hits[-1][1] : start]


def _is_resumed(text: str, place: int) -> bool:
    """Say whether a sentence tells at an offset what befell the mourners: "a funeral for a slain guard, killing two"."""
    mourned = _mourned(text)
    return mourned is not None and mourned[1] <= place


def _done(text: str) -> int:
    """Do the same for "killed five, three days after a raid left nine dead"."""
    done = _DONE.search(text)
    if done is None or _BACK.match(text, done.end()) is not None:
        return -1
    first = text[: done.start()]
    if _VIOLENCE.search(first) and not _SAME.search(first):
        return done.end()
    others = done[0].startswith(",") and _OTHERS.search(text, done.end()) is not None
    return done.end() if others and _OF_ITS_OWN.search(first) and not _ONE_MORE.search(first) else -1
