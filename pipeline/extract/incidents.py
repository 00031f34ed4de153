"""From mentions to reports: which incident and which place each figure belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import attribution, background, happened, moves, places, statements, types, unnumbered, when
from pipeline.extract.terms import terms
from pipeline.model import KINDS, Claim, Place, Report, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.places import PlaceMention
    from pipeline.model import Figure, Kind

OWN: Final = frozenset({"own", "part", "increment", "perpetrator"})
HAPPENING: Final = frozenset({"in", "near", "outside", "none", "elsewhere"})
"""How a place may be named in a sentence that leads to "there"."""
NEAR: Final = 2
"""Sentences back from which a figure without a place of its own takes one, within its paragraph."""
LEAD: Final = 4
"""Sentences from the top that say what the article's news is."""
EXPLAINED: Final = 60
"""Characters between a city and the region that explains it."""
UNSURE: Final = 0.5
MOST: Final = 8
"""Background incidents of an article, at the most: lists of old events are history, not news."""

_SEPARATE: Final = re.compile(
    r"\b(?:separate(?:ly)?|unrelated|in (?:another|a second|a different|other) (?:incident|attack|shooting|crash|accident"
    r"|bombing|blast|case)|elsewhere|meanwhile|also on \w+day)\b",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Row:
    """The mentions of one place of one incident."""

    place: Place
    site: str | None = None
    mentions: list[Mention] = field(default_factory=list)


def assemble(document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention]) -> tuple[Report, ...]:
    """Make the article's reports out of its labelled mentions and its places."""
    old = {id(mention) for mention in mentions if mention.label in OWN and _is_background(mention, document)}
    own = [m for m in mentions if m.label in OWN and (id(m) not in old or m.chosen)]
    past = [m for m in mentions if m.label == "background" or (m.label in OWN and id(m) in old and not m.chosen)]
    reports: list[Report] = []
    for number, (rows, wide) in enumerate(_incidents(document, own, found)):
        reports.extend(_reports(document, _name(number), rows, wide))
    used = len({report.incident for report in reports})
    for sentence in list({m.sentence.index: m.sentence for m in past}.values())[:MOST]:
        inside = [mention for mention in past if mention.sentence is sentence]
        report = _background(document, _name(used), sentence, inside, found)
        if report is not None:
            reports.append(report)
            used += 1
    if reports and not reports[0].background and _is_stale(document, own):
        reports = [_as_background(report) if report.incident == "main" else report for report in reports]
    if all(report.background for report in reports):
        reports[:0] = _unnumbered(document, found, _name(used))
    return tuple(reports)


def _unnumbered(document: Document, found: Sequence[PlaceMention], incident: str) -> Iterable[Report]:
    """Yield the report of an incident that the lead tells of without a figure, if it says where it was."""
    told = unnumbered.told(document)
    if not told:
        return
    place, site = places.choose(document, found, [sentence.index for sentence in told])
    if place.country is None:
        return
    yield Report(
        incident=incident,
        type=types.read(told),
        when=happened.read(document, (), told).when or when.on(document.article.time.date()),
        place=place,
        site=site,
        confidence=UNSURE,
        names=terms(" ".join(sentence.text for sentence in told)),
        weapon=types.weapon(told),
        cause=types.cause(told),
    )


def _is_stale(document: Document, own: Sequence[Mention]) -> bool:
    """Say whether the incident that an article is about is no news any more: a trial, an inquiry, an anniversary.

    A toll that changes is news, and so is an old event that the lead itself reports.
    """
    if any(background.TOLL.search(mention.sentence.text) for mention in own):
        return False
    told = happened.read(document, own)
    if any(background.is_late(sentence.text) for sentence in document.sentences[:LEAD]):
        return not told.fresh
    if told.old is None or told.fresh:
        return False
    first = next((s.index for s in document.sentences if not s.headline), 0)
    leading = any(mention.sentence.index <= first for mention in own)
    return not leading or background.is_old(told.old, document.article.time.date(), background.PAST_DAYS)


def _name(number: int) -> str:
    return "main" if number == 0 else chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


def _is_background(mention: Mention, document: Document) -> bool:
    """Say whether a figure is of another time: by the time next to it, or by what its sentence compares."""
    sentence = mention.sentence
    cue = _cue(mention)
    old = background.is_old(when.read(sentence, document.article.time, cue), document.article.time.date())
    reasons = set(background.reasons(sentence))
    if reasons <= {"superlative"}:
        since = sentence.text.lower().find("since")
        after = since >= 0 and cue > sentence.start + since
        return old and (after or not reasons) and sentence.index > _first(document)
    if reasons <= {"court", "history", "superlative"}:
        return old
    return bool(reasons & {"anniversary", "comparison", "statistics"}) or old


def _cue(mention: Mention) -> int:
    """Give the place of a mention's casualty word in the article's text."""
    sentence = mention.sentence
    return sentence.starts[mention.cue] if mention.cue < len(sentence.starts) else sentence.end


def _first(document: Document) -> int:
    """Index of the first casualty sentence of the body."""
    return next((s.index for s in document.sentences if s.casualty and not s.headline), 0)


def _incidents(
    document: Document, own: Sequence[Mention], found: Sequence[PlaceMention]
) -> list[tuple[list[Row], Row | None]]:
    """Part the article's own figures into incidents: for each its rows by place, and the one that speaks for all."""
    if not own:
        return []
    governed = [(mention, place_of(document, mention, found)) for mention in own]
    apart = _apart(governed)
    return [_rows(document, part, found) for part in apart]


def place_of(document: Document, mention: Mention, found: Sequence[PlaceMention]) -> PlaceMention | None:
    """Find the place that governs a figure: in its sentence, else in the ones before it in the paragraph.

    A city before a region that holds it stands above the region ("in Kryvyi Rih, in central Ukraine"); a country that is
    only named ("Ukraine's rescuers") gives way to the paragraph's city.
    """
    sentence = mention.sentence
    here, inside = places.place_at(document, found, sentence, mention.first), places.in_sentence(found, sentence.index)
    if here is not None and _city(here) is None:
        before = [place for place in places.cities(inside, [sentence.index]) if place.end <= here.start]
        if before and before[-1].place.country == here.place.country and _adjoin(document, before[-1], here):
            return before[-1]
    if (here is not None and (_city(here) is not None or here.relation != "none")) or sentence.headline:
        return here
    for back in range(1, NEAR + 1):
        index = sentence.index - back
        if index < 0 or document.sentences[index].paragraph != sentence.paragraph:
            break
        before = [p for p in places.in_sentence(found, index) if p.relation in HAPPENING and _city(p) is not None]
        if before:
            return before[-1]
    titled = (place for place in inside if place.relation == "organisation" and _city(place) is not None)
    return here or next(titled, None)


def _adjoin(document: Document, city: PlaceMention, region: PlaceMention) -> bool:
    """Say whether a region's name explains the city before it: only a few words, no figure and no stop between."""
    between = document.article.text[city.end : region.start]
    return len(between) < EXPLAINED and not any(character.isdigit() or character in ";." for character in between)


Governed = tuple["Mention", "PlaceMention | None"]


def _apart(governed: Sequence[Governed]) -> list[list[Governed]]:
    """Take figures of another city that the text sets apart ("in a separate attack in ...") out of the main incident."""
    main: list[Governed] = []
    others: dict[int, list[Governed]] = {}
    seen: set[int] = set()
    whole = max((m.value for m, place in governed if _city(place) is None), default=0)
    for mention, place in governed:
        city = _city(place)
        new = city is not None and city not in seen and bool(seen) and mention.value >= whole // 2
        if city is not None and new and (city in others or _SEPARATE.search(mention.sentence.text)):
            others.setdefault(city, []).append((mention, place))
        else:
            seen |= {city} if city is not None else set()
            main.append((mention, place))
    return [part for part in (main, *others.values()) if part]


def _city(place: PlaceMention | None) -> int | None:
    return place.place.geonameid if place is not None and place.place.precision in {"city", "site"} else None


def _rows(
    document: Document, governed: Sequence[Governed], found: Sequence[PlaceMention]
) -> tuple[list[Row], Row | None]:
    """Part an incident's figures by city; a larger toll of the region or country speaks for all of them."""
    told = sorted({mention.sentence.index for mention, _ in governed})
    anchors = [_cue(mention) for mention, _ in governed]
    place, site = places.choose(document, found, told, anchors)
    cities: dict[int, Row] = {}
    wide: list[Mention] = []
    for mention, mentioned in governed:
        city = _city(mentioned)
        if city is None or mentioned is None:
            wide.append(mention)
        else:
            cities.setdefault(city, Row(mentioned.place, mentioned.site)).mentions.append(mention)
    wide_place = next((p.place for m, p in governed if p is not None and m in wide and p.place.country), None)
    counted = {city: row for city, row in cities.items() if _toll(row.mentions) > 0}
    largest = max((_toll(row.mentions) for row in counted.values()), default=0)
    if not _umbrella(counted, wide, wide_place, largest):
        return [Row(place, site, [mention for mention, _ in governed])], None
    for row in cities.values():
        for mention in row.mentions:
            mention.chosen = False  # the scorer chose one toll for the article: it isn't that of each city
    rows = list(counted.values())
    rest = [m for city, row in cities.items() if city not in counted for m in row.mentions]
    vague = place.precision in {"country", "admin1", "none"}
    lone = place if vague else Place(country=place.country, precision="country")
    if not _toll(wide):
        rows[0].mentions.extend([*wide, *rest])
        return rows, None
    return rows, Row(wide_place or lone, None, [*wide, *rest])


def _umbrella(counted: dict[int, Row], wide: Sequence[Mention], wide_place: Place | None, largest: int) -> bool:
    """Say whether the figures of cities stand under a wider one: several cities, or a larger toll of a named region."""
    if len(counted) > 1:
        return _toll(wide) == 0 or _toll(wide) > largest
    return len(counted) == 1 and wide_place is not None and _toll(wide) > largest


def _toll(mentions: Iterable[Mention]) -> int:
    counted = (m for m in mentions if m.role in {"total", "increment"} and m.kind in {"killed", "injured"})
    return max((mention.value for mention in counted), default=0)


def _reports(document: Document, incident: str, rows: list[Row], wide: Row | None) -> list[Report]:
    every = [*([wide] if wide else []), *rows]
    sentences = _sentences(document, [mention for row in every for mention in row.mentions])
    happened = _when(document, [mention for row in every for mention in row.mentions])
    made = []
    for row in every:
        figures = {kind: _figure(document, row, kind, widen=wide is not None and row is not wide) for kind in KINDS}
        if all(figure is None for figure in figures.values()):
            continue
        made.append(
            Report(
                incident=incident,
                wider=row is wide,
                type=types.read(_context(document, sentences)),
                when=happened,
                place=row.place,
                site=row.site,
                claims=tuple(_claims(row.mentions, row.place)),
                confidence=_confidence(row.mentions),
                names=terms(" ".join(sentence.text for sentence in sentences)),
                weapon=types.weapon(sentences),
                cause=types.cause(sentences),
                killed=figures["killed"],
                injured=figures["injured"],
                missing=figures["missing"],
                perpetrators_killed=figures["perpetrators_killed"],
            )
        )
    return made


def _figure(document: Document, row: Row, kind: Kind, *, widen: bool) -> Figure | None:
    made, _ = statements.figure(row.mentions, kind, _first(document), widen=widen)
    if kind == "injured" and made is not None and _same_person(row.mentions):
        return None
    return made


def _same_person(mentions: Sequence[Mention]) -> bool:
    """Say whether the one who was wounded is the one who died: singles only, and no more of them than deaths."""
    injured = statements.statements(mentions, "injured")
    killed = statements.statements(mentions, "killed")
    chosen = any(m.chosen and m.kind == "injured" for m in mentions)
    if chosen or not injured or not killed or not all(s.singles for s in [*injured, *killed]):
        return False
    return max(s.value for s in injured) <= max(s.value for s in killed)


def _background(
    document: Document, incident: str, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[PlaceMention]
) -> Report | None:
    """Make the report of an earlier event that one sentence mentions."""
    figures = {kind: statements.figure(mentions, kind, sentence.index, widen=False)[0] for kind in KINDS}
    if all(figure is None for figure in figures.values()):
        return None
    place = places.place_at(document, found, sentence, mentions[0].first)
    told = when.read(sentence, document.article.time, _cue(mentions[0]))
    unknown = When(start=document.article.time.date(), end=document.article.time.date(), precision="unknown")
    return Report(
        incident=incident,
        type=types.read([sentence]),
        when=told or unknown,
        place=place.place if place else Place(),
        site=place.site if place else None,
        background=True,
        claims=tuple(_claims(mentions, None)),
        confidence=UNSURE,
        names=terms(sentence.text),
        killed=figures["killed"],
        injured=figures["injured"],
        missing=figures["missing"],
        perpetrators_killed=figures["perpetrators_killed"],
    )


def _as_background(report: Report) -> Report:
    return replace(report, background=True)


def _sentences(document: Document, mentions: Sequence[Mention]) -> list[Sentence]:
    indexes = sorted({mention.sentence.index for mention in mentions})
    return [document.sentences[index] for index in indexes]


def _context(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Take the incident's sentences with the article's first ones, which say what happened."""
    lead = [s for s in document.sentences[:3] if s not in sentences]
    return [*sentences[:3], *lead, *sentences[3:6]]


def _when(document: Document, mentions: Sequence[Mention]) -> When:
    """Take the time that the article gives for the incident, else the article's day."""
    return happened.read(document, mentions).when or when.on(document.article.time.date())


def _claims(mentions: Sequence[Mention], place: Place | None) -> Iterable[Claim]:
    """Give the claims, one for a figure that is said twice: the first sentence stands."""
    seen = set()
    for mention in sorted(mentions, key=lambda m: (m.sentence.index, m.first)):
        key = (mention.kind, mention.value, mention.high, mention.role, mention.who if mention.role == "part" else None)
        if key in seen:
            continue
        seen.add(key)
        said = attribution.read(mention.sentence)
        move = moves.read(mention)
        claim = Claim(
            kind=mention.kind,
            value=mention.value,
            high=mention.high,
            bound=mention.bound,
            role="moved" if move.further and mention.role != "increment" else mention.role,
            inside=mention.inside,
            before=move.before,
            who=mention.who,
            where=place.name if place is not None and place.precision in {"city", "site"} else None,
            attribution=said.who,
            authority=said.authority,
            stance=said.stance,
            corrects=said.corrects,
            span=(mention.sentence.start, mention.sentence.end),
            text=mention.sentence.text,
        )
        yield claim
        if mention.kind == "killed" and mention.role == "total" and move.before is None:
            yield from _untold(claim, mention)


def _untold(claim: Claim, mention: Mention) -> Iterable[Claim]:
    """Give the claim that a toll's sentence makes in passing: some of the dead had been counted as injured or missing."""
    before, people = moves.untold(mention.sentence)
    if before is not None and people < mention.value:
        yield replace(claim, value=people, high=None, bound="exact", role="moved", who=None, before=before)


def _confidence(mentions: Sequence[Mention]) -> float:
    chosen = [mention.confidence for mention in mentions if mention.chosen]
    if chosen:
        return round(min(chosen), 3)
    return 0.8 if any(mention.sure for mention in mentions) else UNSURE
