"""The stream processors: one Faust app, its agents, its transports, and the same functions in memory (replay)."""
