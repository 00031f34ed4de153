"""Article -> reports, pure: one file for each step, word tables apart from logic."""
