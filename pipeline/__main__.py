"""`python -m pipeline` is `tollwire`."""

from pipeline.cli import main

main()
