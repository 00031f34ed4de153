"""Tollwire: news wires in, incident events and casualty totals per city out."""

__version__ = "0.1.0"
