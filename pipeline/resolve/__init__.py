"""Resolve: editions of articles in; incidents, their events and the totals of places out. Pure: no I/O, no clock.

resolver = Resolver()
last = resolver.restore(edition_rows, incident_rows)     after a restart: the key to derive again, or None
row = resolver.decide(edition)                           the one row to store: the decision; None: nothing to do
for step in resolver.derive(row.key): ...                what follows from it, event by event; store each step
row = resolver.rule(ruling)                              a person's decision, derived the same way
resolver.incidents(), resolver.totals()                  what is believed now
"""

from pipeline.resolve.resolver import Resolver
from pipeline.resolve.rows import Row, Ruled, Step

__all__ = ["Resolver", "Row", "Ruled", "Step"]
