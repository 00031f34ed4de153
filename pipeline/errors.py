"""What can go wrong in ways that the user or the feeder of a wire can mend."""

from __future__ import annotations


class PipelineError(Exception):
    """Base of the errors that end in one line for a person; the message names the input and what to do."""


class BadItemError(PipelineError):
    """An item that can't be read as an article: it goes to the dead letters with this as the reason."""


class SettingsError(PipelineError):
    """A configuration file, option or environment variable that can't be used."""


class BusyError(PipelineError):
    """Something that only one process may hold is held by another."""


class UnavailableError(PipelineError):
    """A broker, Redis or file that is away."""


class NotFoundError(PipelineError):
    """An incident, city, topic or file that was asked for by name and isn't there."""
