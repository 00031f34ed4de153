"""Everything that touches network, disk and clock, each behind a small interface."""
