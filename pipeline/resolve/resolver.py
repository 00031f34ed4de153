"""The resolver: decides what an edition changes, then derives the events that follow."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

from pipeline.model import Event, Evidence, Incident
from pipeline.resolve.aside import Aside, Span
from pipeline.resolve.beliefs import Belief, believe
from pipeline.resolve.choices import grouped, named, newest, recalled, rules
from pipeline.resolve.editions import newer, same
from pipeline.resolve.ledger import UNPLACED, Ledger, Part, contributions, counts, part
from pipeline.resolve.registry import Registry
from pipeline.resolve.rows import (
    EVIDENCE_GAP,
    RULING_KEY,
    Brief,
    Decision,
    Plan,
    Record,
    Row,
    Ruled,
    Step,
    UnitKey,
    decode,
    encode,
    encode_record,
)
from pipeline.resolve.rulings import Rulings, figures_of, sentence
from pipeline.resolve.settle import Settler
from pipeline.resolve.shelf import LATE, Rows, Shelf
from pipeline.resolve.umbrellas import Umbrellas
from pipeline.resolve.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from pipeline.model import Change, EditionReports, IncidentStatus, PlaceTotals, Ruling
    from pipeline.resolve.aside import Disk
    from pipeline.resolve.rows import Bound, Chosen
    from pipeline.resolve.settle import Choice

EventType = Literal["reported", "revised", "merged", "split", "retracted"]
FEW: Final = 64
"""Decisions kept unpacked."""
SWEEP: Final = 1000
"""Decisions after which it is looked for what is closed."""
_position = attrgetter("position")
COMPARED: Final = tuple(f.name for f in fields(Incident) if f.name != "revision")


class Resolver:
    """All that the stage *resolve* knows: editions, rulings, incidents, totals."""

    def __init__(self, late: int = LATE, disk: Disk | None = None, sweep: int = SWEEP) -> None:
        """Begin without anything; of so many articles and incidents in use of late what is known is kept unpacked.

        With a `disk`, rows stand there, and every so many decisions what is closed for long is put aside there.
        """
        self._kept, self._sweep = late, sweep
        self._decisions = Rows(Decision, min(late, FEW), disk.table("decisions") if disk is not None else None)
        self._shelf = Shelf(self._decisions, late)
        self._units: dict[str, list[Unit]] = {}
        self._settler = Settler()
        self._registry = Registry(self._settler)
        self._rulings = Rulings(self._units, self._registry.of)
        self._records = Rows(Record, late, disk.table("records") if disk is not None else None)
        self._umbrellas = Umbrellas(self._registry.of, self._registry.members, self._settler.linked)
        self._beliefs: OrderedDict[str, Belief] = OrderedDict()
        self._aside = Aside(disk, self._units, self._settler, self._registry, self._again) if disk is not None else None
        self._settler.aside = self._registry.aside = self._aside
        self._bound: list[str] = []
        """Incidents whose umbrellas the last decision may have changed."""
        self._loosened: tuple[UnitKey, ...] = ()
        """Founders of groups that the last decision's reports were linked with across borders before it."""
        self._now: OrderedDict[str, Incident] = OrderedDict()
        """Incidents as their reports have them; what a decision may change is made anew when it is derived."""
        self._ledger = Ledger()
        self.sequence = 0
        """Number of the last decision."""
        self._last: str | None = None
        """Key of its row, as far as it was restored."""
        self._swept = 0
        """Number of the decision after which it was last looked for what is closed."""
        self._outdated = False
        """Whether the rows say too little, or by other rules, of where reports belong."""

    # -- restoring ------------------------------------------------------------------------------------------------

    def restore(self, editions: Iterable[Row], incidents: Iterable[Row]) -> str | None:
        """Rebuild everything from the rows of the two tables; return the key of the last decision, to be derived.

        Of several rows of one key the last one counts.
        """
        brief = self._store(editions)
        for row in incidents:
            self._records.put(row.key, row.value)
        spans = [self._restore_record(record) for record in self._records.values()]
        where = newest((*self._rulings, *brief.values()))
        closed = self._closed(brief, spans, where)
        for uri in brief:
            if uri not in closed and (made := self._again(uri)):
                self._units[uri] = made
                self._settler.enlist(made)
                self._shelf.pack()
        self._place(where)
        for span in spans:
            if not span.keys or span.keys[0][0] not in closed:
                self._registry.born[span.incident] = span.born
                for key in span.keys:
                    self._registry.put(key, span.incident, self._unit(key))
        if self._last is None:
            return None
        last = self._decision(self._last)
        self._carry_out(last.plan, last.uris, {uri for uri, _, _ in last.bound} if isinstance(last, Ruled) else ())
        return self._last

    def _store(self, editions: Iterable[Row]) -> dict[str, Brief]:
        """Take the rows of decisions in; give in brief what those on articles say."""
        ruled: dict[str, bytes] = {}
        for row in editions:
            if row.key.startswith(RULING_KEY):
                ruled[row.key] = row.value
            else:
                self._decisions.put(row.key, row.value)
        for key, value in ruled.items():
            self._rulings.add(one := decode(value, Ruled))
            self._note(key, one)
        found = {uri: decode(self._decisions.row(uri), Brief) for uri in self._decisions}
        for uri, brief in found.items():
            self._note(uri, brief)
        return found

    def _note(self, key: str, row: Brief | Ruled) -> None:
        self._outdated = self._outdated or row.plan.rules != rules()
        if row.sequence > self.sequence:
            self.sequence, self._last = row.sequence, key

    def _restore_record(self, record: Record) -> Span:
        one = record.incident
        self._ledger.apply(one, (), record.counts)
        keys = tuple(zip(one.articles, record.places, strict=False))  # an ended one has no places
        return Span(one.id, record.born, keys)

    def _closed(
        self, brief: Mapping[str, Brief], spans: Sequence[Span], where: Mapping[UnitKey, tuple[int, Chosen]]
    ) -> set[str]:
        """Put aside what is closed for long, without making reports of it; give the articles."""
        if self._aside is None or self._outdated or self._last is None:
            return set()
        last = self._decision(self._last)
        touched = set(last.plan.touched)
        busy = {*last.uris, *(uri for uri, _, _ in last.plan.moves)}
        busy |= {uri for span in spans if span.incident in touched for uri, _ in span.keys}
        since = {uri: one.since.timestamp() for uri, one in brief.items()}
        return self._aside.restore(spans, since, where, lambda uri: uri in busy or self._rulings.binds(uri))

    def _place(self, where: Mapping[UnitKey, tuple[int, Chosen]]) -> None:
        """Put the reports where the rows say; where they don't say it of all, or by other rules, match all anew."""
        if not self._outdated and self._recall(where):
            return
        self._outdated = True
        for _ in self._settler.choose_all():
            self._shelf.pack()

    def _recall(self, where: Mapping[UnitKey, tuple[int, Chosen]]) -> bool:
        found: dict[Unit, Choice] = {}
        for made in self._units.values():
            for unit in made:
                unit.chosen_in, chosen = where.get(unit.key, (0, None))
                if chosen is None:
                    return False
                try:
                    found[unit] = recalled(unit, chosen, self._units)
                except LookupError:
                    return False
        self._settler.recall(found)
        return True

    def renewed(self) -> Iterator[Row]:
        """Yield the rows to write again after `restore` where it had to match anew: a next restart need not."""
        if not self._outdated:
            return
        for ruled in list(self._rulings):
            self._rulings.add(again := replace(ruled, plan=replace(ruled.plan, chosen=(), rules=rules())))
            yield Row(RULING_KEY + ruled.ruling.id, encode(again))
        for uri in self._decisions:
            held, made = self._held(uri), self._units.get(uri, [])
            for unit in made:
                unit.chosen_in = held.sequence
            row = Row(uri, encode(replace(held, plan=replace(held.plan, chosen=grouped(made), rules=rules()))))
            self._decisions.put(uri, row.value)
            yield row
        self._outdated = False

    # -- deciding -------------------------------------------------------------------------------------------------

    def decide(self, edition: EditionReports) -> Row | None:
        """Take an edition in: return the row to store, the same for a repeat; None where nothing is to be done."""
        self._pack()
        self._bring((edition.uri,))
        held = self._decisions.get(edition.uri)
        if held is not None and same(held.edition, edition):
            return Row(edition.uri, self._decisions.row(edition.uri))
        if held is not None and not newer(edition, held.edition):
            if edition.time >= held.since:
                return None
            edition, held = held.edition, replace(held, since=edition.time)  # its place in the order is an earlier one
        since = edition.time if held is None else min(edition.time, held.since)
        before, after = self._units.get(edition.uri, []), self._make(edition, since)
        if after:
            self._units[edition.uri] = after
        else:
            self._units.pop(edition.uri, None)
        plan = self._replan(before, after, self._left(held))
        plan = self._settled(plan, (edition.uri,), ())
        decision = Decision(sequence=self.sequence, since=since, edition=edition, plan=plan)
        row = Row(edition.uri, encode(decision))
        self._decisions.put(row.key, row.value, decision)
        return row

    def rule(self, ruling: Ruling) -> Row:
        """Take a person's decision in: return the row to store, the same for a repeat."""
        self._pack()
        held = self._rulings.get(ruling.id)
        if held is not None:
            return Row(RULING_KEY + ruling.id, encode(held))
        self._bring((*ruling.articles, *ruling.others), (ruling.incident, ruling.other))
        bound = self._rulings.anchors(ruling, self._registry.members)
        self._bring(uri for uri, _, _ in bound)
        ruled = Ruled(sequence=self.sequence + 1, ruling=ruling, bound=bound, plan=Plan())
        known = self._rulings.uris()
        self._rulings.add(ruled)
        tagged = self._rulings.uris()
        uris = [uri for uri in {**known, **tagged} if known.get(uri) != tagged.get(uri) and uri in self._decisions]
        before = [unit for uri in uris for unit in self._units.get(uri, ())]
        after = {uri: made for uri in uris if (made := self._again(uri))}
        self._units |= after
        plan = self._replan(before, [unit for made in after.values() for unit in made])
        ruled = replace(ruled, plan=self._settled(plan, (), bound))
        self._rulings.add(ruled)
        return Row(RULING_KEY + ruling.id, encode(ruled))

    def _held(self, uri: str) -> Decision:
        held = self._decisions.get(uri)
        if held is None:
            raise KeyError(uri)
        return held

    def _pack(self) -> None:
        """Keep in hand only what was in use of late, and what is not closed for long."""
        if self._aside is not None and not self._outdated and self.sequence >= self._swept + self._sweep:
            self._swept = self.sequence
            gone, incidents = self._aside.sweep(self._rulings.binds)
            self._shelf.drop(gone)
            self._records.drop(incidents)
            self._umbrellas.forget((), incidents)
            for incident in incidents:
                self._beliefs.pop(incident, None)
                self._now.pop(incident, None)
        self._shelf.pack()
        for made in (self._beliefs, self._now):
            while len(made) > self._kept:
                made.popitem(last=False)

    def _bring(self, uris: Iterable[str], incidents: Iterable[str] = ()) -> None:
        """Bring articles and incidents back, as far as they are put aside."""
        if self._aside is not None:
            self._aside.bring((*uris, *self._aside.homes(*incidents)))

    def _again(self, uri: str) -> list[Unit]:
        """Make an article's reports from its row."""
        held = self._held(uri)
        return self._make(held.edition, held.since)

    def _make(self, edition: EditionReports, since: datetime) -> list[Unit]:
        made = units(edition, since)
        self._rulings.tag(made)
        self._shelf.take_in(made)
        return made

    def _replan(self, before: list[Unit], after: list[Unit], left: Iterable[Unit] = ()) -> Plan:
        """Group anew what changed, and settle the ids; say where all that moved is now, and what is `left` over."""
        parted = any(unit.choice is not None and unit.choice.absorbs for unit in before)
        choices = [unit.choice for unit in before]
        moved = self._settler.change(before, after)
        links = (choice.across for choice in (*choices, *moved.values()) if choice is not None)
        self._loosened = tuple(dict.fromkeys(key for across in links for key in across))
        plan = self._registry.plan(before, moved, parted=parted)
        placed = dict.fromkeys([*(unit for unit, was in moved.items() if _moved(unit, was)), *left])
        for unit in placed:
            unit.chosen_in = self.sequence + 1
        return replace(plan, chosen=grouped(placed), rules=rules())

    def _left(self, held: Decision | None) -> Iterator[Unit]:
        """Yield other articles' reports that no row but the one that will be written over says the place of."""
        keys = [key for chosen in (held.plan.chosen if held else ()) for key in chosen.units]
        self._bring(uri for uri, _ in keys)
        for key in keys:
            unit = self._unit(key) if held is not None and key[0] != held.edition.uri else None
            if unit is not None and held is not None and unit.chosen_in == held.sequence:
                yield unit

    def _settled(self, plan: Plan, uris: Iterable[str], bounds: Iterable[Bound]) -> Plan:
        """Carry the next decision out; its plan touches also the incidents that rulings leave or come to by it.

        All that must be computed again is settled here: once half of it is written, rows no longer say what it was.
        `uris` are the articles whose claims are new, `bounds` what a ruling binds.
        """
        self.sequence += 1
        bound = {uri for uri, _, _ in bounds}
        if not self._rulings:
            self._carry_out(plan, uris, bound)
            return self._with_all_touched(plan, plan.touched)
        moved = {uri for uri, _, _ in plan.moves} | set(uris)
        names = self._rulings.concerned(sorted(moved | bound))
        homes = {name: self._rulings.home(name, self._registry.members) for name in names}
        self._carry_out(plan, uris, bound)
        touched = dict.fromkeys(plan.touched)
        for name in names:
            now = self._rulings.home(name, self._registry.members)
            if now != homes[name]:
                touched |= {one: None for one in (homes[name], now) if one is not None}
        for uri in sorted(bound):
            keys = [unit.key for unit in self._units.get(uri, ()) if unit.key in self._registry.of]
            touched |= dict.fromkeys(self._registry.of[key] for key in keys)
        return self._with_all_touched(plan, touched)

    def _with_all_touched(self, plan: Plan, touched: Iterable[str]) -> Plan:
        found = tuple(self._touched(touched))
        return plan if found == plan.touched else replace(plan, touched=found)

    def _carry_out(self, plan: Plan, given: Iterable[str], bound: Iterable[str]) -> None:
        moved = dict.fromkeys(article for article, _, _ in plan.moves)
        for article, place, incident in plan.moves:
            self._registry.put((article, place), incident, self._unit((article, place)))
            if incident is not None:
                self._registry.born.setdefault(incident, self.sequence)
        renewed = dict.fromkeys([*given, *sorted(bound)])
        for unit in (unit for uri in renewed for unit in self._units.get(uri, ())):
            if (incident := self._registry.of.get(unit.key)) is not None:
                self._registry.members[incident][unit.key] = unit
        for incident in plan.touched:
            self._beliefs.pop(incident, None)
        uris = {uri for incident in plan.touched for uri, _ in self._registry.members.get(incident, ())}
        self._shelf.use([self._units[uri] for uri in uris])
        changed = [unit for uri in {**renewed, **moved} for unit in self._units.get(uri, ())]
        bound, linked = self._umbrellas.forget(changed, plan.touched, self._loosened)
        self._bound = [*bound, *(name for name in linked if self._umbrellas.over(name) != self._published_over(name))]

    def _unit(self, key: UnitKey) -> Unit | None:
        made = self._units.get(key[0], ())
        return made[key[1]] if key[1] < len(made) else None

    # -- deriving -------------------------------------------------------------------------------------------------

    def derive(self, key: str) -> Iterator[Step]:
        """Yield what follows from a decision, event by event: each incident that differs from its own row."""
        decision = self._decision(key)
        self._bring((), decision.plan.touched)  # an old one that comes again names incidents that aren't its articles' now
        for incident in decision.plan.touched:
            self._now.pop(incident, None)
        for incident in decision.plan.touched:
            step = self._step(incident, decision)
            if step is not None:
                yield step

    def _decision(self, key: str) -> Decision | Ruled:
        ruled = self._rulings.get(key.removeprefix(RULING_KEY)) if key.startswith(RULING_KEY) else None
        return ruled or self._held(key)

    def _touched(self, touched: Iterable[str]) -> list[str]:
        """List these incidents, those bound up with them, and after these the ones that they are parts of.

        A part's own contribution depends on its umbrella's country, an umbrella's on all of its parts.
        """
        touched = list(touched)
        found = dict.fromkeys((*touched, *self._bound))
        for incident in found:
            self._now.pop(incident, None)
        for incident in touched:
            parts = self._umbrellas.under(incident)
            if parts and self._covers(incident) != self._covered(incident):
                found |= dict.fromkeys(parts)
        waiting, seen = list(found), set(found)
        for incident in waiting:
            for over in (self._umbrellas.over(incident), self._published_over(incident)):
                if over is not None:
                    found[over] = found.pop(over, None)
                    if over not in seen:
                        seen.add(over)
                        waiting.append(over)
        return list(found)

    def _published_over(self, name: str) -> str | None:
        """Name the incident that another was last published as a part of."""
        held = self._records.get(name)
        return held.incident.part_of if held else None

    def _covers(self, name: str) -> str | None:
        """Name the country whose cities an incident may be the umbrella of, as its reports have it now."""
        one = self._current(name)
        return one.place.country if one is not None and counts(one) and not one.place.countries else None

    def _covered(self, name: str) -> str | None:
        """Do the same as it was last published."""
        held = self._records.get(name)
        one = held.incident if held else None
        return one.place.country if one is not None and counts(one) and not one.place.countries else None

    def _belief(self, incident: str) -> Belief | None:
        members = self._registry.members.get(incident)
        if not members:
            return None
        if incident not in self._beliefs:
            self._beliefs[incident] = believe(sorted(members.values(), key=_position))
        return self._beliefs[incident]

    def _parts(self, incident: str, seen: frozenset[str] = frozenset()) -> list[Part]:
        """Sum up the incidents under an umbrella, those under them taken in."""
        found = []
        for name in self._umbrellas.under(incident):
            one = self._current(name) if name not in seen else None
            summed = part(one, self._parts(name, seen | {incident})) if one is not None else None
            if summed is not None:
                found.append(summed)
        return found

    def _places(self, name: str) -> tuple[int, ...]:
        """Say which report of each of its articles belongs to an incident: the row must know, whether it shows or not."""
        belief = self._belief(name)
        return belief.places if belief else ()

    def _step(self, name: str, decision: Decision | Ruled) -> Step | None:
        held = self._records.get(name)
        after = self._incident(name, held, decision.plan)
        if after is None:
            return None
        before = held.counts if held else ()
        made = contributions(after, self._parts(name), self._covers(after.part_of) if after.part_of else None)
        if held is not None and made == before and self._places(name) == held.places and all(
            getattr(after, field) == getattr(held.incident, field) for field in COMPARED
        ):
            return None
        return self._publish(after, held, before, made, decision)

    def _incident(self, name: str, held: Record | None, plan: Plan) -> Incident | None:
        revision = held.incident.revision + 1 if held else 1
        now = self._current(name)
        if now is None:
            return _ended(held, dict(plan.merged).get(name), revision) if held else None
        return now if now.revision == revision else replace(now, revision=revision)

    def _current(self, name: str) -> Incident | None:
        """Give an incident as its reports, rulings and umbrellas have it; None if it has no reports.

        Its revision is the next one only if it was made since the last.
        """
        if name not in self._now:
            belief = self._belief(name)
            if belief is None:
                return None
            self._now[name] = self._made(name, belief)
        return self._now[name]

    def _made(self, name: str, belief: Belief) -> Incident:
        held = self._records.get(name)
        rulings = self._rulings.on(name, self._registry.members)
        figures = dict(belief.figures)
        for ruling in rulings:
            figures |= figures_of(ruling)
        return Incident(
            id=name,
            revision=held.incident.revision + 1 if held else 1,
            status="retracted" if any(ruling.action == "retract" for ruling in rulings) else "active",
            type=belief.type,
            when=belief.when,
            place=belief.place,
            site=belief.site,
            killed=figures["killed"],
            injured=figures["injured"],
            missing=figures["missing"],
            perpetrators_killed=figures["perpetrators_killed"],
            articles=belief.articles,
            origins=belief.origins,
            part_of=self._umbrellas.over(name),
            possible_duplicate=self._near(name),
            background=belief.background,
            rulings=tuple(map(sentence, rulings)),
            last_report=belief.last_report,
            evidence=belief.evidence,
        )

    def _near(self, name: str) -> tuple[str, ...]:
        """Name the incidents that one of this one's reports may tell of as well, too unsurely to join them."""
        members = self._registry.members.get(name, {}).values()
        founders = (key for unit in members if unit.choice is not None for key in unit.choice.near)
        found = {self._registry.name(key) for key in founders}
        return tuple(sorted(one for one in found if one is not None and one != name))

    def _publish(
        self, after: Incident, held: Record | None, before: tuple[Change, ...], made: tuple[Change, ...],
        decision: Decision | Ruled,
    ) -> Step:  # fmt: skip
        known: dict[str, list[Evidence]] = {}
        for one in held.incident.evidence if held else ():
            known.setdefault(one.uri, []).append(one)
        changes = self._ledger.apply(after, before, made)
        event = Event(
            type=_event_type(after, held, decision.plan),
            time=decision.time,
            incident=after,
            changes=tuple(change for change in changes if not change.place.startswith(UNPLACED)),
            cause=tuple(one for one in after.evidence if one not in known.get(one.uri, ())),
            ruling=sentence(decision.ruling) if isinstance(decision, Ruled) else "",
        )
        born, places = self._registry.born[after.id], self._places(after.id)
        record = Record(incident=after, born=born, places=places, counts=made)
        state = encode(after)
        row = Row(after.id, encode_record(record, state))
        self._records.put(row.key, row.value, record)
        concerned = changes if held and held.incident.last_report == after.last_report else (*before, *made)
        keys = dict.fromkeys(change.place.replace(UNPLACED, "country:") for change in concerned)
        return Step(
            event=event,
            row=row,
            state=(after.id.encode(), state),
            evidence=tuple(self._evidence(after.id, decision)),
            totals=tuple(self._ledger.totals(key, after.last_report) for key in keys),
        )

    def _evidence(self, incident: str, decision: Decision | Ruled) -> Iterator[tuple[bytes, bytes | None]]:
        """Give the claims of each article that the decision moved or changed."""
        moved = {uri: name for uri, _, name in decision.plan.moves}
        for uri in sorted({*moved, *decision.uris}):
            key = f"{incident}{EVIDENCE_GAP}{uri}".encode()
            found = [unit for unit in self._units.get(uri, ()) if self._registry.of.get(unit.key) == incident]
            if found:
                yield key, encode([one for unit in found for one in _claims(unit)])
            elif uri in moved:
                yield key, None

    # -- looking --------------------------------------------------------------------------------------------------

    def knows(self, uri: str) -> bool:
        """Say whether an edition of this article was ever taken in."""
        return uri in self._decisions

    def incidents(self) -> Collection[Incident]:
        """Give all incidents as last published, merged and retracted ones included."""
        return [record.incident for record in self._records.values()]

    def totals(self) -> Collection[PlaceTotals]:
        """Give the totals of all places that count any incident."""
        return list(self._ledger)


def _moved(unit: Unit, was: Choice | None) -> bool:
    """Say whether a choice names other reports than the one before, not only their newer editions."""
    return was is None or unit.choice is None or named(unit, was) != named(unit, unit.choice)


def _claims(unit: Unit) -> list[Evidence]:
    edition = unit.edition
    return [
        Evidence(uri=edition.uri, origin=edition.origin, time=edition.time, claim=claim) for claim in unit.report.claims
    ]


def _ended(held: Record, into: str | None, revision: int) -> Incident:
    """Give an incident without reports: merged into another, or retracted."""
    before = held.incident
    if before.status != "active" and not held.places:
        return replace(before, revision=revision)
    status: IncidentStatus = "merged" if into else "retracted"
    return replace(before, revision=revision, status=status, merged_into=into, part_of=None, possible_duplicate=())


def _event_type(after: Incident, held: Record | None, plan: Plan) -> EventType:
    if after.status != "active":
        return after.status
    if after.id in plan.split:
        return "split"
    return "revised" if held else "reported"
