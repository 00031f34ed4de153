"""Scores of extraction and replay against gold, throughput of the stages, and the scorer's training."""

from __future__ import annotations

from pipeline.evaluate.floors import below, raise_floors, read
from pipeline.evaluate.run import Labelled, Scores, evaluate, load
from pipeline.evaluate.show import table, to_dict

__all__ = ["Labelled", "Scores", "below", "evaluate", "load", "raise_floors", "read", "table", "to_dict"]
