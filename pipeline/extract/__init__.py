"""Article -> reports, pure: one file for each step, word tables apart from logic."""

from pipeline.extract.reader import Reader

__all__ = ["Reader"]
