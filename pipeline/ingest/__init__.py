"""From the wires of `config/sources.toml` to the topic `articles`: bytes are moved, not understood."""

from pipeline.ingest.feeding import Count, run
from pipeline.ingest.sources import Source, load_sources, named_files

__all__ = ["Count", "Source", "load_sources", "named_files", "run"]
