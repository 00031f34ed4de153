"""Synthetic wires with known gold: incidents far apart in place or time, told plainly, in editions and copies."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator

START: Final = datetime(1990, 1, 1, 6, tzinfo=UTC)
APART: Final = timedelta(days=399)
"""Between two incidents in one city: beyond the time for which any incident is open, and no anniversary."""

CITIES: Final = (
    ("Lagos", "Nigeria"), ("Karachi", "Pakistan"), ("Bogota", "Colombia"), ("Manila", "Philippines"),
    ("Nairobi", "Kenya"), ("Kharkiv", "Ukraine"), ("Mosul", "Iraq"), ("Marseille", "France"), ("Naples", "Italy"),
    ("Lima", "Peru"), ("Dhaka", "Bangladesh"), ("Cairo", "Egypt"), ("Ankara", "Turkey"), ("Accra", "Ghana"),
    ("Hanoi", "Vietnam"), ("Quito", "Ecuador"), ("Kampala", "Uganda"), ("Jakarta", "Indonesia"),
    ("Kandahar", "Afghanistan"), ("Toronto", "Canada"), ("Chennai", "India"), ("Lusaka", "Zambia"),
    ("Tbilisi", "Georgia"), ("Aleppo", "Syria"), ("Algiers", "Algeria"), ("Luanda", "Angola"), ("Yerevan", "Armenia"),
    ("Brisbane", "Australia"), ("Vienna", "Austria"), ("Baku", "Azerbaijan"), ("Antwerp", "Belgium"),
    ("Sarajevo", "Bosnia and Herzegovina"), ("Recife", "Brazil"), ("Sofia", "Bulgaria"), ("Yangon", "Myanmar"),
    ("Douala", "Cameroon"), ("Valparaiso", "Chile"), ("Zagreb", "Croatia"), ("Havana", "Cuba"), ("Aarhus", "Denmark"),
    ("Asmara", "Eritrea"), ("Tallinn", "Estonia"), ("Suva", "Fiji"), ("Tampere", "Finland"), ("Hamburg", "Germany"),
    ("Conakry", "Guinea"), ("Tegucigalpa", "Honduras"), ("Debrecen", "Hungary"),
)  # fmt: skip

KINDS: Final = (
    ("bombing", "A bomb exploded at a market in {place} on {day}", "Blast at {name} market in {city}"),
    ("shooting", "Gunmen opened fire in a cafe in {place} on {day}", "Gunmen attack {name} cafe in {city}"),
    ("fire", "A fire tore through a hotel in {place} on {day}", "{name} hotel fire in {city}"),
    ("collapse", "A building collapsed in {place} on {day}", "Building collapses at {name} in {city}"),
    ("flood", "Floods swept through homes in {place} on {day}", "{name} floods hit {city}"),
)

SYLLABLES: Final = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "na", "pe", "ro", "su", "ta", "vo", "we", "zi", "hu")

NOISE: Final = (
    ("Markets close higher", "Shares rose 2 percent on Tuesday as 14 of 20 sectors gained, traders said."),
    ("Home side wins again", "The home side won 3-1 on Sunday in front of 41,000 spectators."),
    ("Museum reopens", "The museum reopened on Friday after 18 months of repairs that cost 7 million."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What became of one incident."""

    city: str
    country: str
    day: date
    killed: int
    injured: int
    articles: tuple[str, ...]
    """Of those that tell of it and were not withdrawn."""


@dataclass(slots=True)
class Wires:
    """Items in order of their time, and the gold of their incidents."""

    items: list[bytes] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)


def wires(number: int, seed: int = 1, start: datetime = START) -> Wires:
    """Make `number` items (a few less or more: incidents are told to their end), some 160 a year.

    Very many must `start` early: what is stated to be of the future is read with its receipt for its time.
    """
    chance = random.Random(seed)  # noqa: S311 - the same wires every time
    told: list[tuple[datetime, bytes]] = []
    made = Wires()
    count = 0
    while len(told) < number:
        gold, items = _incident(count, chance, start)
        made.gold.append(gold)
        told += items
        if chance.random() < 0.3:
            told.append(_noise(count, chance, items[0][0]))
        count += 1
    made.items = [item for _, item in sorted(told, key=lambda pair: pair[0])]
    return made


def _incident(number: int, chance: random.Random, start: datetime) -> tuple[Gold, list[tuple[datetime, bytes]]]:
    city, country = CITIES[number % len(CITIES)]
    at = start + APART * (number // len(CITIES)) + timedelta(hours=number % 24, minutes=chance.randrange(60))
    _, lead, headline = KINDS[chance.randrange(len(KINDS))]
    killed, injured = chance.randrange(2, 30), chance.randrange(5, 80)
    lead = lead.format(place=f"{city}, {country}", day=f"{at:%A}")
    head, colour = headline.format(city=city, name=_name(chance)), _colour(chance)
    items, uris = [], [f"urn:own:{number}"]
    for version in range(1, chance.randrange(2, 5)):
        killed, injured = killed + chance.randrange(1, 6), injured + chance.randrange(0, 9)
        body = _body(lead, killed, injured, colour)
        items.append((at, _item(uris[0], version, at, "Alpha Press", head, body)))
        at += timedelta(minutes=chance.randrange(20, 90))
    if chance.random() < 0.5:
        uris.append(f"urn:copy:{number}")
        items.append((at, _item(uris[-1], 1, at, "Delta Daily", head, body)))
        at += timedelta(minutes=5)
    if chance.random() < 0.6:
        uris.append(f"urn:other:{number}")
        own = f"{killed} people were killed and {injured} injured in {city}, {country}, officials said on {at:%A}."
        own = "\n".join([own, *_colour(chance)])
        items.append((at, _item(uris[-1], 1, at, "Beta News", f"{city}: {killed} dead", own)))
    if chance.random() < 0.1:
        withdrawn = f"urn:gone:{number}"
        wrong = _body(lead, killed + 40, injured, colour)
        items.append((at, _item(withdrawn, 1, at, "Gamma Wire", head, wrong)))
        at += timedelta(minutes=10)
        items.append((at, _item(withdrawn, 2, at, "Gamma Wire", head, "", "canceled")))
    day = items[0][0].date()
    return Gold(city=city, country=country, day=day, killed=killed, injured=injured, articles=tuple(uris)), items


def _body(lead: str, killed: int, injured: int, colour: list[str]) -> str:
    return "\n".join([f"{lead}, killing {killed} people and injuring {injured} others, police said.", *colour])


def _colour(chance: random.Random) -> list[str]:
    """Make the sentences that are this story's own: without them every story would look like a copy of every other.

    No five words in a row are the same in two stories: copies are told by such shingles.
    """
    return [
        f"{_name(chance)} {_name(chance)}, who sells {_name(chance).lower()} near {_name(chance)}, saw it.",
        f"From {_name(chance)} to {_name(chance)} Bridge was closed, {_name(chance)} {_name(chance)} told reporters.",
        f"{_name(chance)} and {_name(chance)} brought water, {_name(chance).lower()} and {_name(chance).lower()} bread.",
        f"Prayers at {_name(chance)} Hall, {_name(chance)} {_name(chance)} of {_name(chance)} council announced.",
    ]


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _noise(number: int, chance: random.Random, at: datetime) -> tuple[datetime, bytes]:
    headline, body = chance.choice(NOISE)
    return at, _item(f"urn:noise:{number}", 1, at, "Alpha Press", headline, body)


def _item(  # noqa: PLR0917 - an item's fields
    uri: str, version: int, at: datetime, provider: str, headline: str, body: str, status: str = "usable"
) -> bytes:
    return orjson.dumps({
        "uri": uri, "version": str(version), "pubstatus": status, "versioncreated": at.isoformat(), "type": "text",
        "language": "en", "headline": headline, "body_text": body, "byline": provider, "copyrightholder": provider,
    })  # fmt: skip


def shuffled(items: list[bytes], seed: int = 2, span: int = 40) -> Iterator[bytes]:
    """Give the items as a careless feeder does: a little out of order, some of them twice."""
    chance = random.Random(seed)  # noqa: S311 - the same wires every time
    order = sorted(range(len(items)), key=lambda n: n + chance.randrange(span))
    for n in order:
        yield items[n]
        if chance.random() < 0.1:
            yield items[n]
