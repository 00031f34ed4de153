"""The resolver: decides what an edition changes, then derives the events that follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final, Literal

from pipeline.model import Event, Evidence, Incident
from pipeline.resolve.beliefs import Belief, believe
from pipeline.resolve.editions import newer, same
from pipeline.resolve.ledger import UNPLACED, Ledger, contributions
from pipeline.resolve.registry import Registry
from pipeline.resolve.rows import EVIDENCE_GAP, Decision, Plan, Record, Row, Step, UnitKey, decode, encode
from pipeline.resolve.settle import Settler
from pipeline.resolve.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pipeline.model import Change, EditionReports, IncidentStatus, PlaceTotals

EventType = Literal["reported", "revised", "merged", "split", "retracted"]
COMPARED: Final = tuple(f.name for f in fields(Incident) if f.name != "revision")


class Resolver:
    """All that the stage *resolve* knows: editions, incidents, totals."""

    def __init__(self) -> None:
        self._decisions: dict[str, Decision] = {}
        self._units: dict[str, list[Unit]] = {}
        self._settler = Settler()
        self._registry = Registry(self._settler)
        self._records: dict[str, Record] = {}
        self._beliefs: dict[str, Belief] = {}
        self._ledger = Ledger()
        self._sequence = 0

    # -- restoring ------------------------------------------------------------------------------------------------

    def restore(self, editions: Iterable[Row], incidents: Iterable[Row]) -> str | None:
        """Rebuild everything from the rows of the two tables; return the key of the last decision, to be derived."""
        last: Decision | None = None
        for row in editions:
            decision = decode(row.value, Decision)
            self._decisions[row.key] = decision
            if last is None or decision.sequence > last.sequence:
                last = decision
        for uri, decision in self._decisions.items():
            self._units[uri] = units(decision.edition, decision.since)
        self._settler.change((), [unit for made in self._units.values() for unit in made])
        for row in incidents:
            self._restore_record(row)
        if last is None:
            return None
        self._sequence = last.sequence
        self._carry_out(last.edition.uri, last.plan, last.sequence)
        return last.edition.uri

    def _restore_record(self, row: Row) -> None:
        record = decode(row.value, Record)
        self._records[row.key] = record
        self._registry.born[row.key] = record.born
        self._ledger.apply(record.incident, (), record.counts)
        if record.incident.status == "active":
            for uri, place in zip(record.incident.articles, record.places, strict=True):
                self._registry.put((uri, place), row.key, self._unit((uri, place)))

    # -- deciding -------------------------------------------------------------------------------------------------

    def decide(self, edition: EditionReports) -> Row | None:
        """Take an edition in: return the row to store, the same for a repeat; None where nothing is to be done."""
        held = self._decisions.get(edition.uri)
        if held is not None and same(held.edition, edition):
            return _row(held)
        if held is not None and not newer(edition, held.edition):
            if edition.time >= held.since:
                return None
            edition, held = held.edition, replace(held, since=edition.time)  # its place in the order is an earlier one
        since = edition.time if held is None else min(edition.time, held.since)
        before, after = self._units.get(edition.uri, []), units(edition, since)
        self._units[edition.uri] = after
        parted = any(unit.choice is not None and unit.choice.absorbs for unit in before)
        moved = self._settler.change(before, after)
        self._sequence += 1
        plan = self._registry.plan(before, moved, parted=parted)
        decision = Decision(sequence=self._sequence, since=since, edition=edition, plan=plan)
        self._decisions[edition.uri] = decision
        self._carry_out(edition.uri, plan, self._sequence)
        return _row(decision)

    def _carry_out(self, uri: str, plan: Plan, sequence: int) -> None:
        for article, place, incident in plan.moves:
            self._registry.put((article, place), incident, self._unit((article, place)))
            if incident is not None:
                self._registry.born.setdefault(incident, sequence)
        for unit in self._units.get(uri, ()):
            if (incident := self._registry.of.get(unit.key)) is not None:
                self._registry.members[incident][unit.key] = unit
        for incident in plan.touched:
            self._beliefs.pop(incident, None)

    def _unit(self, key: UnitKey) -> Unit | None:
        made = self._units.get(key[0], ())
        return made[key[1]] if key[1] < len(made) else None

    # -- deriving -------------------------------------------------------------------------------------------------

    def derive(self, key: str) -> Iterator[Step]:
        """Yield what follows from a decision, event by event: each incident that differs from its own row."""
        decision = self._decisions[key]
        for incident in self._touched(decision.plan):
            step = self._step(incident, decision)
            if step is not None:
                yield step

    def _touched(self, plan: Plan) -> list[str]:
        """List the plan's incidents and those that they are parts of, whose remainder depends on them."""
        found = dict.fromkeys(plan.touched)
        for incident in plan.touched:
            for unit in list(self._registry.members.get(incident, {}).values()):
                found |= dict.fromkeys(self._registry.of[part.key] for part in unit.parts)
            held = self._records.get(incident)
            for above in (self._part_of(incident), held.incident.part_of if held else None):
                if above is not None:
                    found[above] = found.pop(above, None)
        return list(found)

    def _belief(self, incident: str) -> Belief | None:
        members = self._registry.members.get(incident)
        if not members:
            return None
        if incident not in self._beliefs:
            self._beliefs[incident] = believe(sorted(members.values(), key=lambda unit: unit.position))
        return self._beliefs[incident]

    def _part_of(self, incident: str) -> str | None:
        votes = Counter(
            self._registry.of[above.key]
            for unit in self._registry.members.get(incident, {}).values()
            if (above := unit.umbrella) is not None
        )
        votes.pop(incident, None)
        return max(sorted(votes), key=lambda name: votes[name]) if votes else None

    def _parts(self, incident: str) -> list[str]:
        members = self._registry.members.get(incident, {})
        found = {self._registry.of[part.key] for unit in members.values() for part in unit.parts}
        return sorted(name for name in found if self._part_of(name) == incident)

    def _step(self, name: str, decision: Decision) -> Step | None:
        held = self._records.get(name)
        after = self._incident(name, held, decision.plan)
        if after is None:
            return None
        before = held.counts if held else ()
        parts = [part for n in self._parts(name) if (part := self._incident(n, None, decision.plan)) is not None]
        counts = contributions(after, parts)
        if held is not None and counts == before and all(
            getattr(after, field) == getattr(held.incident, field) for field in COMPARED
        ):
            return None
        return self._publish(after, held, before, counts, decision)

    def _incident(self, name: str, held: Record | None, plan: Plan) -> Incident | None:
        revision = held.incident.revision + 1 if held else 1
        belief = self._belief(name)
        if belief is None:
            return _ended(held, dict(plan.merged).get(name), revision) if held else None
        return Incident(
            id=name,
            revision=revision,
            type=belief.type,
            when=belief.when,
            place=belief.place,
            site=belief.site,
            killed=belief.figures["killed"],
            injured=belief.figures["injured"],
            missing=belief.figures["missing"],
            perpetrators_killed=belief.figures["perpetrators_killed"],
            articles=belief.articles,
            origins=belief.origins,
            part_of=self._part_of(name),
            background=belief.background,
            last_report=belief.last_report,
            evidence=belief.evidence,
        )

    def _publish(
        self, after: Incident, held: Record | None, before: tuple[Change, ...], counts: tuple[Change, ...],
        decision: Decision,
    ) -> Step:  # fmt: skip
        known = set(held.incident.evidence) if held else set()
        changes = self._ledger.apply(after, before, counts)
        event = Event(
            type=_event_type(after, held, decision.plan),
            time=decision.edition.time,
            incident=after,
            changes=tuple(change for change in changes if not change.place.startswith(UNPLACED)),
            cause=tuple(one for one in after.evidence if one not in known),
        )
        belief = self._belief(after.id)
        record = Record(
            incident=after, born=self._registry.born[after.id], places=belief.places if belief else (), counts=counts
        )
        self._records[after.id] = record
        concerned = changes if held and held.incident.last_report == after.last_report else (*before, *counts)
        keys = dict.fromkeys(change.place.replace(UNPLACED, "country:") for change in concerned)
        return Step(
            event=event,
            row=Row(after.id, encode(record)),
            state=(after.id.encode(), encode(after)),
            evidence=tuple(self._evidence(after.id, decision)),
            totals=tuple(self._ledger.totals(key, after.last_report) for key in keys),
        )

    def _evidence(self, incident: str, decision: Decision) -> Iterator[tuple[bytes, bytes | None]]:
        """Give the claims of each article that the decision moved or changed."""
        moved = {uri: name for uri, _, name in decision.plan.moves}
        for uri in sorted({*moved, decision.edition.uri}):
            key = f"{incident}{EVIDENCE_GAP}{uri}".encode()
            found = [unit for unit in self._units.get(uri, ()) if self._registry.of.get(unit.key) == incident]
            if found:
                yield key, encode([one for unit in found for one in _claims(unit)])
            elif uri in moved:
                yield key, None

    # -- looking --------------------------------------------------------------------------------------------------

    def incidents(self) -> Collection[Incident]:
        """Give all incidents as last published, merged and retracted ones included."""
        return [record.incident for record in self._records.values()]

    def totals(self) -> Collection[PlaceTotals]:
        """Give the totals of all places that count any incident."""
        return list(self._ledger)


def _row(decision: Decision) -> Row:
    return Row(decision.edition.uri, encode(decision))


def _claims(unit: Unit) -> list[Evidence]:
    edition = unit.edition
    return [
        Evidence(uri=edition.uri, origin=edition.origin, time=edition.time, claim=claim) for claim in unit.report.claims
    ]


def _ended(held: Record, into: str | None, revision: int) -> Incident:
    """Give an incident without reports: merged into another, or retracted."""
    before = held.incident
    if before.status != "active":
        return replace(before, revision=revision)
    status: IncidentStatus = "merged" if into else "retracted"
    return replace(before, revision=revision, status=status, merged_into=into, part_of=None, possible_duplicate=())


def _event_type(after: Incident, held: Record | None, plan: Plan) -> EventType:
    if after.status != "active":
        return after.status
    if after.id in plan.split:
        return "split"
    return "revised" if held else "reported"
