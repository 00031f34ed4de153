"""An article cut into sentences, each with its exact place in `Article.text`."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract import furniture
from pipeline.extract.document import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model import Article

WRAPPED: Final = 50
"""Characters from which a line without a final stop is taken to go on in the next (hard-wrapped copy)."""
MAY: Final = "may."
"""How the month is read, unlike the verb of "ten may have died": every list of months has it so."""
_DATING: Final = frozenset("in since of last early late mid this by until during next through from".split())
_MODAL: Final = frozenset("have be not also still never well yet".split())
SHORT: Final = 40
"""Characters of a body that may be a slug in capitals, not upper-case copy."""
LONGEST: Final = 1500
"""Characters of a sentence at the most: text without stops is cut at spaces."""

STEMS: Final = (
    "kill dead death fatal slain slay casualt perish succumb corpse murder homicid manslaughter massacr slaughter"
    " assassin execut lynch behead drown suffocat asphyxi electrocut injur wound maim shoot gunn gunshot stab crush"
    " trampl victim surviv unharmed unhurt unscathed martyr shaheed hospital treated unaccounted trapped life life-support"
    " shahadat deceased amputat concuss paralys paralyz slash deadly recover blinded butcher crucif decapitat disfigur"
    " dismember entomb garrot gassed guillotin immolat incinerat lacerat ligament machinegun poison scald smother"
    " strangl unconscious comatose bludgeon knifed tortur bruis fractur hypotherm inhalation shrapnel skull resuscitat"
    " infirmar severed"
).split()
"""How words of death, harm or loss begin."""
WHOLE: Final = (
    "die dies died dying toll body bodies remains lives hanged hanging burned burnt burns burning hurt shot beaten"
    " beating hacked hacking struck condition missing buried feared harmed dead bullet bullets coma airlifted grazed"
    " hit hits hitting striking critical stable mauled bitten gored bled surgery passed stitches fingers bites grazes"
    " suffered sustained bleeding punched riddled grazing whipped flogged choked choking clubbed clubbing mauling goring"
    " beatings icu starved traps trapping"
).split()
"""Such words that others begin with: they count as a whole."""
PHRASES: Final = (
    "make it", "run over", "ran over", "medical center", "medical centre", "trauma center", "trauma centre", "trauma unit",
    "burn unit", "burns unit", "burn center", "burns center", "burns centre",
    "a leg", "an arm", "his leg", "her leg", "left leg", "right leg", "left arm", "right arm", "broken leg",
    "broken arm", "a broken", "broke a", "broke an", "broke his", "broke her",
    "froze to", "frozen to", "fighting for", "clinging to", "overcome by", "be saved",
    "be revived", "not revive", "not save", "failed to save", "failed to revive", "cut on the", "cut in the",
    "his wrist", "her wrist", "his ankle", "her ankle", "to clinics", "intensive care", "were cut", "was cut",
    "to a clinic", "to clinic", "crew were lost", "crew lost", "were lost",
    "cut by", "put the losses", "puts the losses", "put losses",
    "undergoing treatment", "under treatment", "receiving treatment", "getting treatment",
    "fell ill", "fall ill", "falls ill", "fallen ill", "taken ill", "fell sick", "fall sick", "became ill",
    "throat slit", "throats slit", "throat cut", "throats cut", "throat was", "throats were", "the throat of",
    "the throats of", "ill from", "ill after", "sick from", "sick after",
    "not been found", "not yet been found",
    "not been located", "not yet been located", "not been accounted", "yet to be found", "not be found", "not be traced",
    "not be accounted", "not accounted for", "on himself", "on herself", "on themselves", "then himself", "then herself",
)  # fmt: skip
"""The same of several words."""
_GATE: Final = AhoCorasick([*STEMS, *WHOLE, *PHRASES], matchkind=MatchKind.LeftmostLongest)
_PREFIXES: Final = len(STEMS)

CLOSING: Final = frozenset(
    "a.m p.m u.s u.n u.k etc inc co corp ltd jr sr st ave blvd rd hwy dr jan feb mar apr jun jul aug sep sept oct nov dec"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex"
    " va vt wash wis wyo".split()
)
"""Abbreviations that a sentence may end with: it does where a word follows that begins one."""
HOURS: Final = frozenset({"a.m", "p.m"})
LONGEST_ABBREVIATION: Final = 16
"""Characters before a stop that are looked at."""

TOKEN: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?:[A-Za-z]\.){2,}|--+|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[^\w\s]|\w"
)
ABBREVIATIONS: Final = CLOSING | frozenset(
    "mr mrs ms prof gen col lt capt sgt cpl maj brig adm cmdr insp supt det rev fr hon gov sen rep pres"
    " amb mt ft vs no nos dept bros approx est mon tue tues wed thu thur thurs fri sat sun vol fig op cf"
    " al e.g i.e u.s.a".split()
)
"""Words that a full stop belongs to: titles, months, days, US states (AP style), addresses."""

_STOP = re.compile(
    r"""[.!?\u2026]+["'\u201d\u2019)\]]*(?=\s+["'\u201c\u2018(\[]*[A-Z0-9\u00c0-\u00de]|\s*$|(?<=[a-z][.!?])[A-Z][a-z])"""
)
_LAST_WORD = re.compile(r"([^\s(\"\u201c\[]+?)[.]+[\"'\u201d\u2019)\]]*$")
_OPENER = re.compile(
    r"\s+[\"\u201c]?(?:A|An|The|He|She|It|They|We|I|His|Her|Their|Its|This|That|These|Those|There|In|On|At|But|And|Police"
    r"|Officials|Officers|One|Two|Three|Four|Five|Six|No|When|After|As|If|Witnesses|Authorities|Investigators)\b"
)
_AFTER_HOUR = re.compile(
    r"\s+(?:About|Another|Around|Shortly|Minutes|Hours|Just|Less|Upon|Arriving|Detectives|Deputies|Troopers|Paramedics|Medics"
    r"|Firefighters|Crews|Emergency|Neighbors|Neighbours|Residents|Both|Seven|Eight|Nine|Ten|Several|According|Anyone"
    r"|Surveillance|Homicide|Later|Then|Once|While|During|Inside|Nearby|Someone|Nobody|Doctors|Relatives|Family|Gunmen)\b"
)
_BULLET = re.compile(r"\s*(?:[-*\u2022\u25cf\u2013\u2014+]|\d{1,2}[.)])\s+")
_ENDED = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*\s*$")
_LOWER = re.compile(r"[a-z]")


def read(article: Article) -> Document:
    """Cut an article into sentences; those with a casualty word have their words read."""
    whole = article.text
    sentences: list[Sentence] = []
    for first, last in _trimmed(whole, 0, len(article.headline)):
        text = whole[first:last]
        sentences.append(Sentence(index=len(sentences), start=first, end=last, text=text, headline=True))
    for paragraph, (start, end) in enumerate(_paragraphs(whole, len(article.headline) + 2), 1):
        for first, last in _sentences(whole, start, end):
            text = whole[first:last]
            sentences.append(Sentence(index=len(sentences), start=first, end=last, text=text, paragraph=paragraph))
    _mark(whole, sentences)
    upper = len(article.body) > SHORT and _is_upper(article.body[:2000])
    return Document(article=article, sentences=sentences, upper=upper)


def _is_upper(text: str) -> bool:
    """Say whether fewer than a tenth of the letters and signs of a text are small letters."""
    needed = ceil(0.1 * len(text))
    return sum(1 for _ in islice(_LOWER.finditer(text), needed)) < needed


def _mark(whole: str, sentences: list[Sentence]) -> None:
    """Mark the sentences with a casualty word, and read their words: only those are read by the grammar."""
    starts = [sentence.start for sentence in sentences]
    lower = whole.lower()
    if len(lower) != len(whole):  # a few letters have a longer small form, which would move every offset
        lower = whole
    for pattern, start, end in _GATE.find_matches_as_indexes(lower):
        if (start and whole[start - 1].isalpha()) or (pattern >= _PREFIXES and whole[end : end + 1].isalpha()):
            continue
        place = bisect_right(starts, start) - 1
        if place < 0 or start >= sentences[place].end:
            continue  # in what is left out: a page's furniture
        sentence = sentences[place]
        if not sentence.casualty:
            sentence.casualty = True
            tokenise(sentence)


def tokenise(sentence: Sentence) -> None:
    """Read a sentence's words, unless they have been read."""
    if sentence.words:
        return
    found = list(TOKEN.finditer(sentence.text))
    sentence.raws += [match[0] for match in found]
    sentence.starts += [sentence.start + match.start() for match in found]
    sentence.words = [raw.lower().replace("\u2019", "'") for raw in sentence.raws]
    if "-" in sentence.text:
        for at, raw in enumerate(sentence.raws):
            if raw[0] == "-":
                sentence.words[at] = _dash(sentence.text, found[at])
    if "may" in sentence.words:
        months = [at for at, word in enumerate(sentence.words) if word == "may" and _is_month(sentence, at)]
        for at in months:
            sentence.words[at] = MAY


def _is_month(sentence: Sentence, at: int) -> bool:
    """Say whether "May" is the month: "on May 3", "since May"; not "ten May Have Died", "TEN MAY HAVE DIED"."""
    raw, words = sentence.raws[at], sentence.words
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    dated = before in _DATING or before[:1].isdigit() or behind[:1].isdigit()
    if raw == "may" or behind in _MODAL:
        return False
    return dated or (raw == "May" and at > 0 and not sentence.headline)


def _dash(text: str, match: re.Match[str]) -> str:
    """Give a hyphen as rules read it; one between blanks, or two, are a dash: "LEEDS - Two men" is no "Leeds-two"."""
    raw, start, end = match[0], match.start(), match.end()
    if raw.startswith("--"):
        return "\u2014"
    return "\u2013" if text[max(0, start - 1) : start].isspace() and text[end : end + 1].isspace() else raw


def _paragraphs(whole: str, start: int) -> Iterator[tuple[int, int]]:
    """Part the body at empty lines, and at line ends where the line is no wrapped one; a page's furniture is left out."""
    opened: int | None = None
    position = start
    lines = whole[start:].splitlines(keepends=True)
    for line, own in zip(lines, furniture.without(lines), strict=True):
        end = position + len(line.rstrip("\r\n"))
        if own is None or not line.strip() or (opened is not None and _BULLET.match(line)):
            if opened is not None:
                yield opened, position
            opened = None
        if own is not None and line.strip():
            opened = position if opened is None else opened
            if len(line) < WRAPPED or _ENDED.search(line):
                yield opened, end
                opened = None
        position += len(line)
    if opened is not None:
        yield opened, position


def _sentences(whole: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph after its stops, but not after abbreviations and initials."""
    opened = start
    for match in _STOP.finditer(whole, start, end):
        if match.end() - opened < LONGEST and not _ends(whole, opened, match.end()):
            continue
        yield from _trimmed(whole, opened, match.end())
        opened = match.end()
    yield from _trimmed(whole, opened, end)


def _ends(whole: str, start: int, end: int) -> bool:
    """Say whether a stop that stands before `end` closes the sentence that starts at `start`.

    >>> [_ends(text, 0, len(text)) for text in ("He met Dr.", "J.", "in the U.S.", "He died.")]
    [False, False, False, True]
    """
    match = _LAST_WORD.search(whole, max(start, end - LONGEST_ABBREVIATION), end)
    if match is None:
        return True
    word = match[1].lower()
    if word in CLOSING and _OPENER.match(whole, end):
        return True
    if word in HOURS and _AFTER_HOUR.match(whole, end):
        return True
    return word not in ABBREVIATIONS and not (len(word) == 1 and word.isalpha() and word != "i")


def _trimmed(whole: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Leave out spaces at both ends; cut what is longer than a sentence can be."""
    while start < end:
        cut = end
        if end - start > LONGEST:
            cut = whole.rfind(" ", start, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
        piece = whole[start:cut]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(stripped)
        start = cut
