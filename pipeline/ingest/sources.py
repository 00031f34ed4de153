"""The list of wires: what `config/sources.toml` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from pipeline import samples
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One wire."""

    name: str
    kind: Literal["file", "folder", "samples"] = "folder"
    path: str = ""
    """The file or folder; none for the samples."""
    format: str | None = None
    """Name of the items' format; None: each is looked at."""
    poll: float = 0.5
    """Seconds between two looks."""

    @property
    def place(self) -> Path:
        """Where it is read."""
        return samples.WIRES if self.kind == "samples" else Path(self.path)


def load_sources(path: Path | None, settings: Settings) -> list[Source]:
    """Read the list; without a file, the samples and the inbox of the settings.

    Raises SettingsError naming the file, and the source and key that can't be used.
    """
    if path is None:
        inbox = Source(name="inbox", path=settings.paths.inbox)
        return [Source(name="samples", kind="samples"), inbox]
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
        found = [_source(path, number, entry) for number, entry in enumerate(entries, 1)]
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; give --sources another path") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: can't be read as TOML: {error}") from error
    if not found:
        raise SettingsError(f"{path}: names no wire; add a [[source]] with name, kind and path")
    if doubled := {one.name for one in found if sum(one.name == other.name for other in found) > 1}:
        raise SettingsError(f"{path}: two sources are called {', '.join(sorted(doubled))}; names must differ")
    return found


def named_files(paths: Iterable[Path]) -> list[Source]:
    """Make a source of each file or folder named on the command line."""
    return [Source(name=path.name, kind="folder" if path.is_dir() else "file", path=str(path)) for path in paths]


def _source(path: Path, number: int, entry: object) -> Source:
    if isinstance(entry, dict) and (unknown := entry.keys() - Source.__dataclass_fields__.keys()):
        known = ", ".join(Source.__dataclass_fields__)
        raise SettingsError(f"{path}: source {number} has no key {', '.join(sorted(unknown))}; there are {known}")
    try:
        source = msgspec.convert(entry, Source)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: source {number}: {error}") from error
    if source.kind != "samples" and not source.path:
        raise SettingsError(f"{path}: source {source.name} needs a path")
    return source
