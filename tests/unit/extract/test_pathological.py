"""Hostile texts: reading takes time in proportion to their length, whatever stands in them.

Time is compared with time on the same machine, a text with one twice as long: twice is linear, four times quadratic.
"""

from __future__ import annotations

import gc
import random
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest

from pipeline.extract.reader import Reader
from pipeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[int], str]

CASUALTY: Final = "Five people were killed in Kyiv on Monday.\n\n"
"""Stands before every text: without a casualty word no step after the first would look at it."""
LENGTH: Final = 40_000
MEBIBYTE: Final = 1 << 20
LINEAR: Final = 3.3
"""How much longer twice the text may take: between linear and quadratic."""
QUICK: Final = 0.05
"""Seconds of processor time under which a ratio says nothing."""
ATTEMPTS: Final = 6
AT: Final = datetime(2024, 6, 11, 12, tzinfo=UTC)
WORDS: Final = (
    "five", "killed", "people", "and", "in", "Kyiv", ",", "wounded", "the", "three", ".", "of", "whom", "police",
    "said", "12", "others", "at", "least", "injured", "including", "children", "(", ")", "Monday", "man", "34",
)  # fmt: skip
CITIES: Final = ("Lagos", "Paris", "Kyiv", "Lima", "Mosul", "Cairo", "Quetta", "Aden")


def again(piece: str) -> Make:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def nested(length: int) -> str:
    return "(" * (length // 2) + "killed" + ")" * (length // 2)


def nested_words(length: int) -> str:
    return "(five killed " * (length // 14) + ")" * (length // 14)


def one_word(length: int) -> str:
    return "k" + "illed" * (length // 5)


def shuffled(length: int) -> str:
    chance = random.Random(7)  # noqa: S311 - the same text every time
    return " ".join(chance.choices(WORDS, k=length // 5))[:length]


def round_up(length: int) -> str:
    told = (f"In a separate attack in {CITIES[n % 8]}, {n % 90 + 2} people were killed. " for n in range(length // 60))
    return "".join(told)


def new_names(length: int) -> str:
    chance = random.Random(8)  # noqa: S311 - the same text every time
    names = ("".join(chance.choices("abdeiklmnorstu", k=7)).capitalize() for _ in range(length // 20))
    return " ".join(f"{name} was shot." for name in names)


TEXTS: Final[dict[str, Make]] = {
    "one sentence": again("and then five people were killed and three others wounded in Kyiv while "),
    "commas": again(","),
    "words and commas": again("killed, "),
    "numbers and commas": again("five, "),
    "a list of people": again("John Smith, 34, of Dayton, "),
    "parentheses": nested,
    "parentheses around words": nested_words,
    "brackets never closed": again("["),
    "digits": again("1"),
    "digits in groups": again("1,234,567,"),
    "numbers": again("12 345 "),
    "letters": again("A"),
    "one long word": one_word,
    "hyphens": again("five-year-old-"),
    "capitals": again("KILLED FIVE PEOPLE IN KYIV "),
    "capitals, sentences": again("FIVE MEN DIED IN LIMA. "),
    "names": again("Ababa Abebe "),
    "names never seen": new_names,
    "places": again("Paris London Kyiv Springfield Lagos "),
    "places and regions": again("Paris, Texas, London, Ontario, "),
    "places with deaths": again("Five were killed in Springfield. Six died in Paris, Texas. "),
    "killed killed killed": again("killed "),
    "was killed by killed": again("was killed by killed "),
    "invisible characters": again("k\u200bi\u200bl\u200bl\u200be\u200bd\u200b \u202efive\u202c "),
    "directions": again("\u202e\u202d\u2066\u2069"),
    "combining marks": again("e\u0301\u0301\u0301"),
    "pictures": again("\U0001f600\U0001f4a5"),
    "other scripts": again("\u6b7b\u8005\u4e94\u4eba \u0642\u062a\u0644 \u062e\u0645\u0633\u0629 "),
    "quotes": again("\"He said 'five died' \" "),
    "quotes alone": again('"'),
    "apostrophes": again("'"),
    "short paragraphs": again("Five killed.\n\n"),
    "tiny paragraphs": again("a\n\n"),
    "line breaks": again("\n"),
    "spaces": again(" "),
    "number words": again("one hundred and "),
    "number words and multipliers": again("one hundred and one hundred and one thousand "),
    "killed among number words": again("one hundred and one killed and "),
    "ranges": again("10-"),
    "ranges in words": again("between 10 and 15 to 20 "),
    "markup": again("<div class='x'><p>killed</p>&nbsp;&lt;"),
    "angle brackets": again("<"),
    "entities": again("&amp;"),
    "full stops": again("."),
    "abbreviations": again("St. Mr. U.S. Gen. "),
    "dashes": again("five\u2014killed\u2014"),
    "semicolons": again("five dead; "),
    "of whom": again("five killed, of whom four died, of whom "),
    "including": again("including five dead, among them "),
    "coordination": again("a man and a woman and "),
    "deaths of a coordination": again("a man and a woman and a child were killed and "),
    "at least": again("at least "),
    "days": again("on Monday "),
    "dates": again("June 11, 2024, "),
    "years": again("In 1998, 12 people were killed. "),
    "people shot": again("Smith, 34, was shot. He died. "),
    "bullets": again("- five dead\n"),
    "a table": again("Dead: 5\n"),
    "changing tolls": again("The toll rose to 33 from 28. "),
    "incidents": round_up,
    "words in any order": shuffled,
}


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


def seconds(reader: Reader, headline: str, body: str) -> float:
    """Processor time that reading an article takes."""
    article = Article(uri="hostile", stated=AT, received=AT, digest="", headline=headline, body=body)
    gc.disable()  # in a process that has run other tests a collection takes longer than the reading
    start = time.process_time()
    reader.read(article)
    taken = time.process_time() - start
    gc.enable()
    return taken


def growth(reader: Reader, parts: Callable[[int], tuple[str, str]]) -> float:
    """How much longer it takes to read twice the text; 0 where both are quick."""
    least, most = float("inf"), float("inf")
    for _ in range(ATTEMPTS):  # the least of several is what reading costs without disturbance
        least, most = min(least, seconds(reader, *parts(LENGTH))), min(most, seconds(reader, *parts(2 * LENGTH)))
        if most < QUICK or most < LINEAR * least:
            break
    return most / least if most > QUICK else 0.0


@pytest.mark.timeout(120)
@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_about_twice_the_time(make: Make, reader: Reader) -> None:
    assert growth(reader, lambda length: ("", CASUALTY + make(length))) < LINEAR


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "name",
    ["a list of people", "abbreviations", "capitals", "places and regions", "places with deaths", "incidents", "days"],
)
def test_twice_the_headline_takes_about_twice_the_time(name: str, reader: Reader) -> None:
    assert growth(reader, lambda length: (TEXTS[name](length), CASUALTY)) < LINEAR


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "name",
    ["commas", "parentheses around words", "digits", "capitals", "invisible characters", "number words and multipliers",
     "incidents"],
)  # fmt: skip
def test_a_mebibyte_is_read_to_its_end(name: str, reader: Reader) -> None:
    text = TEXTS[name](MEBIBYTE)
    article = Article(uri="hostile", stated=AT, received=AT, digest="", body=CASUALTY + text)
    edition = reader.read(article)
    assert edition.reports, "the sentence before the noise says that five people were killed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials fear that 100 people died in the fire , said a nurse who was hurt by falling glass .",
        "A man hurt when a wall fell on two guards and a cook has died of his wounds in hospital .",
        "Rebels slit the throats of two men and buried nine of the 12 people who were found dead next to a road .",
        "Killed in the attack on Leeds were a judge and his driver , 34 , and 28 are ill after a third homicide .",
    ],
)
def test_a_sentence_that_is_cut_anywhere_is_read(sentence: str, reader: Reader) -> None:
    words = sentence.split()
    for first in range(len(words)):
        for end in range(first + 1, len(words) + 1):
            cut = " ".join(words[first:end])
            for headline, body in ((cut, CASUALTY), ("", cut.capitalize())):
                reader.read(Article(uri="cut", stated=AT, received=AT, digest="", headline=headline, body=body))
