"""From mentions to reports: which incident and which place each figure belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.extract import (
    attackers,
    attribution,
    background,
    conjoined,
    deciding,
    excluded,
    happened,
    listings,
    misreported,
    moves,
    nearby,
    parting,
    places,
    recalled,
    retold,
    rivals,
    roundups,
    rows,
    scope,
    sequels,
    shares,
    statements,
    types,
    unnumbered,
    unrelated,
    when,
)
from pipeline.extract.conditions import HOUSES
from pipeline.extract.document import REPORTED
from pipeline.extract.earlier import cue_of, first_told, is_earlier
from pipeline.extract.people import LIVING
from pipeline.extract.stale import is_stale
from pipeline.extract.standing import place_of
from pipeline.extract.term_words import STORMS
from pipeline.extract.terms import STORM, terms
from pipeline.model import KINDS, Claim, Place, Report, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.extract.document import Document, Mention, Sentence
    from pipeline.extract.parting import Governed
    from pipeline.extract.places import PlaceMention
    from pipeline.extract.rows import Row
    from pipeline.extract.scorer import Scorer
    from pipeline.model import EventType, Figure, Kind, Role

UNSURE: Final = 0.45
OPENING: Final = 3
"""Sentences from the top that name the event."""
COUNT: Final = 3
"""Deaths from which a toll of a disease is an epidemic's."""
MOST: Final = 8
"""Background incidents of an article, at the most: lists of old events are history, not news."""

STORMY: Final = frozenset({"storm", "flood", "landslide"})
"""Types of what a named storm brings."""
IN_CARE: Final = LIVING | HOUSES | {"treatment"}
"""Rules that tell of somebody in a hospital."""
REMAINING: Final = frozenset("still remain remains remained".split())
"""Before a state: it is that of some of those who were hurt."""
_CALLED: Final = re.compile(rf"\b(?:{'|'.join(sorted(STORMS))})\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Told:
    """One incident that an article tells of."""

    rows: list[Row]
    wide: Row | None = None
    """The row that speaks for all of them."""
    alone: bool = False
    """True where the text sets it apart: what the article says of its main incident doesn't hold for it."""
    sentences: Sequence[Sentence] = ()
    """All sentences that tell of it, where they are known."""
    clause: str | None = None
    """The words that tell of it, where their sentence tells of another one, too."""
    when: When | None = None
    """The day that these words give."""
    strange: frozenset[int] = frozenset()
    """Sentences whose figures are all of other incidents."""


def assemble(
    document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention], scorer: Scorer | None = None
) -> tuple[Report, ...]:
    """Make the article's reports out of its labelled mentions and its places."""
    deciding.settle(document, mentions)
    recalled.settle(mentions)
    beside = [*nearby.find(document, mentions), *excluded.find(document, mentions)]
    elsewhere = {id(mention) for one in beside for mention in (*one.mentions, *_further(one, mentions))}
    mentions = [mention for mention in mentions if id(mention) not in elsewhere]
    attackers.settle(document, mentions)
    listings.settle(mentions, found)
    present = sequels.places_without(found, document)
    old = {id(mention) for mention in mentions if mention.label in REPORTED and is_earlier(mention, document)}
    own = [m for m in mentions if m.label in REPORTED and (id(m) not in old or m.chosen)]
    refused = [mention for mention in mentions if mention.label == "none" and mention.proposed in REPORTED]
    spare = [one for one in refused if not (one.barred or parting.is_yearly(one.sentence) or is_earlier(one, document))]
    past = [m for m in mentions if m.label == "background" or (m.label in REPORTED and id(m) in old and not m.chosen)]
    present = _of_now(document, present, own, past)
    strange = {mention.sentence.index for one in beside for mention in one.mentions} - {one.sentence.index for one in own}
    present = [place for place in present if place.sentence not in strange] or present
    reports: list[Report] = []
    told = _incidents(document, own, spare, present)
    if told:
        told += [_near(document, one, told[0], found) for one in beside if not _told_again(document, one, told[1:])]
    else:
        told = _incidents(document, [mention for one in beside for mention in one.mentions], spare, present)
    for number, one in enumerate(told):
        reports.extend(_reports(document, _name(number), one))
    used = len({report.incident for report in reports})
    for sentence in list({m.sentence.index: m.sentence for m in past}.values())[:MOST]:
        inside = [mention for mention in past if mention.sentence is sentence]
        report = _background(document, _name(used), sentence, inside, found)
        if report is not None and not reports and sentence.index < OPENING and report.place.country is None:
            place, site = places.choose(document, found, [sentence.index])  # the old case is what the article is about
            report = replace(report, place=place, site=site)
        if report is not None:
            reports.append(retold.beside(reports[0], report, sentence.text) if reports else report)
            used += 1
    if reports and not reports[0].background and (is_stale(document, own, scorer) or _is_count(reports[0], own)):
        when_told = happened.read(document, own)
        reports = [_as_background(report, when_told) if report.incident == "main" else report for report in reports]
    reports = retold.fold(reports)
    if reports and (other := unrelated.read(document, reports[0], _name(used))) is not None:
        reports.append(other)
    if all(report.background for report in reports) and not _is_of_court(document, reports):
        epidemic = any(report.type == "disease" for report in reports[:1])
        plain = _unnumbered(document, present, _name(used), reports)
        reports[:0] = [report for report in plain if report.type == "disease" or not epidemic]
    return tuple(reports)


def _of_now(
    document: Document, found: list[PlaceMention], own: Sequence[Mention], past: Sequence[Mention]
) -> list[PlaceMention]:
    """Leave out the places of sentences whose figures are all of earlier events, where others are left.

    "The crash, near Leeds, is the worst since 2007, when 11 died" says where the news was all the same; and what a
    paragraph goes on about with figures of its own is where it began.
    """
    told = {mention.sentence.index for mention in own}
    former = {mention.sentence.index for mention in past} - told
    goes_on = {one for one in former if one + 1 in told and _same_paragraph(document, one)}
    former = {index for index in former - goes_on if not scope.sets_scene(document.sentences[index])}
    return ([one for one in found if one.sentence not in former] or found) if own else found


def _same_paragraph(document: Document, index: int) -> bool:
    one, two = document.sentences[index : index + 2]
    return one.paragraph == two.paragraph


def _is_of_court(document: Document, reports: Iterable[Report]) -> bool:
    """Say whether the lead tells of the law and counts an old event's victims: what the headline names is that event."""
    lead = next((one for one in document.sentences if not one.headline), None)
    if lead is None or not background.is_of_law(lead.text):
        return False
    return any(claim.span[0] == lead.start for report in reports for claim in report.claims)


def _unnumbered(
    document: Document, found: Sequence[PlaceMention], incident: str, past: Sequence[Report]
) -> list[Report]:
    """Make the report of an incident that the lead tells of without a figure, if it says where it was.

    None where the lead only follows up what the article counts as `past`.
    """
    told = unnumbered.told(document)
    if not told:
        return []
    place, site = places.choose(document, found, [sentence.index for sentence in told])
    if place.country is None:
        return []
    report = Report(
        incident=incident,
        type=types.read(sequels.without(told, document)),
        when=happened.read(document, (), told).when or when.on(document.article.time.date()),
        place=place,
        site=site,
        confidence=UNSURE,
        names=terms(" ".join(sentence.text for sentence in told)),
        weapon=types.weapon(told),
        cause=types.cause(told),
    )
    return [] if retold.is_told(report, past, follows_up=unnumbered.follows_up(told)) else [report]


def _is_count(report: Report, own: Sequence[Mention]) -> bool:
    """Say whether a report is the running count of an epidemic: its toll is no incident's (annotation guide)."""
    if report.type != "disease":
        return False
    chosen = next((mention for mention in own if mention.chosen), own[0])
    return chosen.value >= COUNT and types.read([chosen.sentence]) == "disease"


def _name(number: int) -> str:
    return "main" if number == 0 else chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


def _incidents(
    document: Document, own: Sequence[Mention], spare: Sequence[Mention], found: Sequence[PlaceMention]
) -> list[Told]:
    """Part the article's own figures into incidents; `spare` ones count where the text sets another one apart."""
    if not own:
        return []
    if told := _joined(document, own, found) or _scenes(document, [*own, *spare], found) or _shares(document, own, found):
        return told
    governed = [(mention, place_of(document, mention, found)) for mention in own]
    unused = [(mention, place_of(document, mention, found)) for mention in spare]
    main, *others = parting.part(document, governed, unused)
    if others and (sums := roundups.sums(document, own) or _added_up(main, others)):
        main, others = _without_sums(main, others, sums)
    known = {mention.sentence.index for mention, _ in main}
    strange = frozenset(mention.sentence.index for part in others for mention, _ in part) - known
    here = [one for one in found if one.sentence not in strange] or found
    first = Told(*rows.part(document, main, here), strange=strange)
    return [first, *(_other(document, part, found) for part in others)]


def _other(document: Document, part: Sequence[Governed], found: Sequence[PlaceMention]) -> Told:
    """Make an incident that the text sets apart."""
    clause = parting.clause_of([mention for mention, _ in part])
    return Told([rows.alone(document, part, found)], alone=True, clause=clause)


def _near(document: Document, one: nearby.Nearby, main: Told, found: Sequence[PlaceMention]) -> Told:
    """Make an incident of what happened beside: in the same town, unless the text names another one."""
    place = place_of(document, one.mentions[0], found)
    named = place is not None and parting.city_of(place) is not None and place.sentence == one.mentions[0].sentence.index
    row = rows.Row(place.place if place is not None and named else main.rows[0].place, None, list(one.mentions))
    return Told([row], alone=True, clause=one.text, when=one.when)


def _further(one: nearby.Nearby, mentions: Sequence[Mention]) -> list[Mention]:
    """Find what a later sentence tells of those to whom it happened beside: "Saturday's shooting left the cook dead"."""
    last = max(mention.sentence.index for mention in one.mentions)
    people = {(mention.kind, mention.person) for mention in one.mentions if mention.person is not None}
    later = [mention for mention in mentions if mention.sentence.index > last and roundups.told_before(mention)]
    return [mention for mention in later if (mention.kind, mention.person) in people]


def _told_again(document: Document, one: nearby.Nearby, told: Sequence[Told]) -> bool:
    """Say whether a sentence further on tells of what happened beside: of as many, on the same day."""
    counted = {(mention.kind, mention.value) for mention in one.mentions}
    for other in told:
        mentions = [mention for row in other.rows for mention in row.mentions]
        known = {(mention.kind, mention.value) for mention in mentions}
        if counted <= known and one.when == _when(document, mentions, other):
            return True
    return False


def _added_up(main: Sequence[Governed], others: Sequence[Sequence[Governed]]) -> list[Sentence]:
    """Find the sentences of a toll that is the sum of incidents told apart: "Eight died in Sinaloa. Five ... Three ...".

    One that stands at a city is that city's.
    """
    dead = [[m for m, _ in one if m.kind == "killed" and m.role == "total"] for one in (main, *others)]
    if not all(dead):
        return []
    here, *beside = ([mention.value for mention in one] for one in dead)
    whole = max(here)
    own = max((value for value in here if value < whole), default=0)
    if own < 2 or own + sum(map(max, beside)) != whole:
        return []
    sums = [(mention, place) for mention, place in main if mention in dead[0] and mention.value == whole]
    if any(parting.city_of(place) is not None for _, place in sums):
        return []
    return [mention.sentence for mention, _ in sums]


def _without_sums(
    main: list[Governed], others: list[list[Governed]], sums: Sequence[Sentence]
) -> tuple[list[Governed], list[list[Governed]]]:
    """Leave out what the lead of a round-up adds up; where it says all that is known, the others are parts of it."""
    rest = [pair for pair in main if pair[0].sentence not in sums and not pair[0].sentence.headline]
    rest = [(mention, place) for mention, place in rest if not mention.made]
    if rows.toll_of(mention for mention, _ in rest) == 0:
        known = {mention.kind for mention, _ in main if mention.value}
        return main, [one for one in others if known.isdisjoint(mention.kind for mention, _ in one if mention.value)]
    for mention, _ in rest:
        mention.chosen = False
    return rest, others


def _scenes(document: Document, mentions: Sequence[Mention], found: Sequence[PlaceMention]) -> list[Told]:
    """Make an incident of each scene of a round-up; what its lead adds up is none."""
    told = []
    roundups.presume(document, mentions)
    summing = roundups.sums(document, mentions)
    known = [mention for mention in mentions if not mention.made]
    stated = [mention for mention in known if mention.sentence not in summing]
    for scene in roundups.scenes(document, known):
        inside = [mention for mention in stated if scene.first <= mention.sentence.index < scene.end]
        if rows.toll_of(inside) > 0:
            governed = [(mention, place_of(document, mention, found)) for mention in inside]
            sentences = document.sentences[scene.first : scene.end]
            row = rows.alone(document, governed, found)
            told.append(Told([row], alone=True, sentences=sentences, when=_headed(document, scene)))
    told = _summed_up(told)
    if len(told) < 2:
        return []
    for mention in mentions:
        mention.chosen = False
        mention.label = "own" if mention.label == "none" else mention.label
    return told


def _summed_up(told: Sequence[Told]) -> list[Told]:
    """Take the scenes whose dead a scene before them adds up for parts of it: "Two bombs killed 31. ... 19 ... 12"."""
    found: list[Told] = []
    last = 0
    for at, whole in enumerate(told):
        if at >= last:
            last = _last_part(told, at)
            for part in told[at + 1 : last]:
                for mention in part.rows[0].mentions:
                    mention.role = "part" if mention.role == "total" else mention.role
                whole.rows[0].mentions.extend(part.rows[0].mentions)
            found.append(whole)
    return found


def _last_part(told: Sequence[Told], at: int) -> int:
    """Say where the scenes end, two at the least in the same city, whose dead are those of the scene `at`."""
    (row,) = told[at].rows
    rest = rows.dead(row.mentions)
    for end in range(at + 1, len(told)):
        (part,) = told[end].rows
        dead = rows.dead(part.mentions)
        rest -= dead
        if rest < 0 or not dead or places.key_of(part.place) != places.key_of(row.place):
            break
        if rest == 0 and end > at + 1:
            return end + 1
    return at + 1


def _headed(document: Document, scene: roundups.Scene) -> When | None:
    """Read the day that stands alone above a scene which tells none of its own."""
    above, day = roundups.day_above(document, scene), document.article.time.date()
    inside = document.sentences[scene.first : scene.end]
    if above is None or any(one is not above and when.expressions(one.text, day) for one in inside):
        return None
    return next((one.when for one in when.expressions(above.text, day)), None)


def _shares(document: Document, own: Sequence[Mention], found: Sequence[PlaceMention]) -> list[Told]:
    """Make an incident of each that a sentence lists."""
    told = []
    for one in shares.read(document, own):
        row = rows.alone(document, [(one.mention, place_of(document, one.mention, found))], found)
        told.append(Told([row], alone=True, clause=one.clause, when=one.when))
    return told


def _joined(document: Document, own: Sequence[Mention], found: Sequence[PlaceMention]) -> list[Told]:
    """Make an incident of each that the lead joins in one sentence."""
    told = []
    for one in conjoined.read(document, own, found):
        members = [mention for mention, _ in one.members]
        lead = members[0].sentence
        sentences = [replace(it, text=one.text) if it is lead else it for it in _sentences(document, members)]
        row = rows.Row(one.place.place, one.place.site, members)
        told.append(Told([row], alone=True, sentences=sentences, clause=one.text, when=one.when))
    return told


def _reports(document: Document, incident: str, told: Told) -> list[Report]:
    wide, every = told.wide, [*([told.wide] if told.wide else []), *told.rows]
    mentions = [mention for row in every for mention in row.mentions]
    sentences = list(told.sentences) or _sentences(document, mentions)
    present = sequels.without(sentences, document)
    happened = _when(document, mentions, told)
    kind = _kind(document, sentences, told)
    names = terms(told.clause or parting.connected(" ".join(one.text for one in present)))
    if kind in STORMY and not any(name.startswith(STORM) for name in names):
        names += _storm(document)
    made = []
    for row in every:
        figures = {kind: _figure(document, row, kind, widen=wide is not None and row is not wide) for kind in KINDS}
        if all(figure is None for figure in figures.values()):
            continue
        made.append(
            Report(
                incident=incident,
                wider=row is wide,
                type=kind,
                when=happened,
                place=row.place,
                site=row.site,
                claims=tuple(_claims(row.mentions, row.place)),
                confidence=_confidence(row.mentions),
                names=names,
                weapon=types.weapon(present),
                cause=types.cause(present),
                killed=figures["killed"],
                injured=figures["injured"],
                missing=figures["missing"],
                perpetrators_killed=figures["perpetrators_killed"],
            )
        )
    return made


def _storm(document: Document) -> tuple[str, ...]:
    """Name the one storm that an article tells of, as nothing else is called that it tells of as news."""
    told = (one.text for one in document.sentences if _CALLED.search(one.text) and not _of_old(one, document))
    found = {term for text in told for term in terms(text) if term.startswith(STORM)}
    return tuple(found) if len(found) == 1 else ()


def _figure(document: Document, row: Row, kind: Kind, *, widen: bool) -> Figure | None:
    made, adds = statements.figure(row.mentions, kind, first_told(document), widen=widen)
    made = made if made is None or adds else rivals.widen(made, row.mentions, kind)
    if kind == "injured" and made is not None and _same_person(row.mentions):
        return None
    return made


def _same_person(mentions: Sequence[Mention]) -> bool:
    """Say whether all who were wounded are among those who died: single persons only; if the scorer chose one, by name."""
    counted = [m for m in mentions if m.role == "total" and m.value and m.kind != "missing"]
    hurt = [mention for mention in counted if mention.kind == "injured"]
    dead = [mention for mention in counted if mention.kind != "injured"]
    if not hurt or any(mention.person is None for mention in hurt):
        return False
    named = set().union(*map(_name_of, dead)) if dead else set()
    if any(m.chosen and named.isdisjoint(_name_of(m)) for m in mentions if m.kind == "injured"):
        return False
    return {m.person for m in hurt} <= {mention.person for mention in dead}


def _name_of(mention: Mention) -> set[str]:
    """Surname of the person whom a figure tells of; empty where he has none."""
    raws = [raw for raw in mention.sentence.raws[mention.first : mention.last] if raw.isalpha()]
    return {raws[-1]} if raws and raws[-1][0].isupper() and not mention.sentence.headline else set()


def _background(
    document: Document, incident: str, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[PlaceMention]
) -> Report | None:
    """Make the report of an earlier event that one sentence mentions."""
    figures = {kind: statements.figure(mentions, kind, sentence.index, widen=False)[0] for kind in KINDS}
    if all(figure is None for figure in figures.values()):
        return None
    place = places.place_at(document, found, sentence, mentions[0].first, mentions[0].last - 1)
    told = happened.former(sentence, cue_of(mentions[0]), document.article.time.date())
    told = happened.within(document, told) if told is not None and sentence.index < OPENING else told
    former = sentence.text[sequels.begins(sentence, document) :]
    unknown = When(start=document.article.time.date(), end=document.article.time.date(), precision="unknown")
    return Report(
        incident=incident,
        type=types.read([replace(sentence, text=former) if former else sentence]),
        when=told or unknown,
        place=place.place if place else Place(),
        site=place.site if place else None,
        background=True,
        claims=tuple(_claims(mentions, None)),
        confidence=UNSURE,
        names=terms(former or sentence.text),
        killed=figures["killed"],
        injured=figures["injured"],
        missing=figures["missing"],
        perpetrators_killed=figures["perpetrators_killed"],
    )


def _as_background(report: Report, told: happened.Told) -> Report:
    """Make a report one of an old incident: the day of its trial or anniversary is not the day that it happened."""
    if told.fresh and (told.old is None or report.when.precision == "day"):
        return replace(report, background=True)
    return replace(report, background=True, when=told.old or told.past or replace(report.when, precision="unknown"))


def _sentences(document: Document, mentions: Sequence[Mention]) -> list[Sentence]:
    indexes = sorted({mention.sentence.index for mention in mentions})
    return [document.sentences[index] for index in indexes]


def _kind(document: Document, sentences: Sequence[Sentence], told: Told) -> EventType:
    """Read the type from the incident's sentences and, for the main one, the article's first, which say what happened.

    Where these name no event, what else the article says is read.
    """
    if told.alone:
        own = sequels.without([*sentences[:3], *_around(document, sentences), *sentences[3:6]], document)
        if types.weigh(own, types.NAMING):
            return types.read(own)
        counted, means = types.several(document.sentences[:OPENING]), types.read(own)
        return counted if counted != "other" else means if means != "other" else types.stated(document.sentences[:OPENING])
    own = [sentence for sentence in document.sentences[: scope.FURTHER] if sentence.index not in told.strange]
    lead = [sentence for sentence in own if sentence.index < OPENING and sentence not in sentences]
    near = [*sentences[:3], *lead, *sentences[3:6]]
    further = [sentence for sentence in own if not _of_old(sentence, document)]
    beside = sequels.without((sentence for sentence in further if sentence not in near), document)
    found = types.read(sequels.without(near, document), beside)
    return types.sharpened(found, sequels.without(further, document))


def _of_old(sentence: Sentence, document: Document) -> bool:
    """Say whether a sentence tells of an earlier event."""
    day = document.article.time.date()
    dated = (one.when for one in when.expressions(sentence.text, day))
    return bool(background.reasons(sentence)) or any(background.is_old(one, day) for one in dated)


def _around(document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the same paragraphs, next to these."""
    known = {sentence.index for sentence in sentences}
    beside = sorted({index + step for index in known for step in (-1, 1)} - known)
    paragraphs = {sentence.paragraph for sentence in sentences}
    near = [document.sentences[index] for index in beside if 0 <= index < len(document.sentences)]
    return [sentence for sentence in near if sentence.paragraph in paragraphs]


def _when(document: Document, mentions: Sequence[Mention], told: Told) -> When:
    """Take the time that the article gives for the incident, else the article's day."""
    if told.when is not None:
        return told.when
    if told.alone and (own := happened.read(document, mentions, told.sentences, lead=0).when) is not None:
        return own
    day = happened.read(document, mentions).when or when.on(document.article.time.date())
    shifted = nearby.beside(mentions[0].sentence.text, [day]) if told.alone and day.precision == "day" else []
    return shifted[0] if shifted else day


def _role(mention: Mention, move: moves.Move) -> Role:
    """Tell how a claim stands to the toll: who died of those hurt before moves, who is left of the injured is a part."""
    if move.further and mention.role != "increment":
        return "moved"
    return "part" if _is_rest(mention) else mention.role


def _is_rest(mention: Mention) -> bool:
    """Say whether it counts who is left of those hurt before: "six are still in hospital"."""
    counted = mention.kind == "injured" and mention.role == "total" and mention.value > 1
    told = mention.sentence.words[mention.last : mention.cue]
    return counted and not REMAINING.isdisjoint(told) and not IN_CARE.isdisjoint(mention.rule.split())


def _corrects(mention: Mention) -> bool:
    """Say whether a figure corrects an earlier one, as its sentence says."""
    return attribution.read(mention.sentence).corrects or misreported.is_put_right(mention)


def _claims(mentions: Sequence[Mention], place: Place | None) -> Iterable[Claim]:
    """Give the claims, one for a figure that is said twice: the first sentence stands.

    That it corrects, and what those were before who died, any of the sentences may say.
    """
    seen = set()
    corrected = {_said(mention) for mention in mentions if _corrects(mention)}
    moved = {_said(mention): move for mention in reversed(mentions) if (move := moves.read(mention)).before}
    for mention in sorted(mentions, key=lambda m: (m.sentence.index, m.first)):
        key = _said(mention)
        if key in seen:
            continue
        seen.add(key)
        said = attribution.read(mention.sentence)
        move = moved.get(key, moves.NONE)
        claim = Claim(
            kind=mention.kind,
            value=mention.value,
            high=mention.high,
            bound=mention.bound,
            role=_role(mention, move),
            inside=mention.inside,
            before=move.before,
            who=mention.who,
            where=place.name if place is not None and place.precision in {"city", "site"} else None,
            attribution=said.who,
            authority=said.authority,
            stance=said.stance,
            corrects=key in corrected,
            span=(mention.sentence.start, mention.sentence.end),
            text=mention.sentence.text,
        )
        yield claim
        if mention.kind == "killed" and mention.role == "total" and move.before is None:
            yield from _untold(claim, mention)


def _said(mention: Mention) -> tuple[object, ...]:
    """Give what makes two mentions one claim."""
    return mention.kind, mention.value, mention.high, mention.role, mention.who if mention.role == "part" else None


def _untold(claim: Claim, mention: Mention) -> Iterable[Claim]:
    """Give the claim that a toll's sentence makes in passing: some of the dead had been counted as injured or missing."""
    before, people = moves.untold(mention.sentence)
    if before is not None and people < mention.value:
        yield replace(claim, value=people, high=None, bound="exact", role="moved", who=None, before=before)


def _confidence(mentions: Sequence[Mention]) -> float:
    return round(min((mention.confidence for mention in mentions if mention.chosen), default=UNSURE), 3)
