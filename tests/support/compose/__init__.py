"""docker-compose.yml as Docker reads it: aliases merged, variables filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

REPO: Final = Path(__file__).parents[3]
_VARIABLE = re.compile(r"\$\$|\$\{(?P<name>\w+)(?::-(?P<default>[^}]*))?\}")


def load(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Read the file with these variables (none: every default)."""
    found: dict[str, Any] = _filled(yaml.safe_load((REPO / "docker-compose.yml").read_text()), environ or {})
    return found


def variables(path: Path) -> dict[str, str]:
    """Read a file of variables (--env-file)."""
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def _filled(value: Any, environ: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(inner, environ) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, environ) for inner in value]
    return _VARIABLE.sub(lambda found: _value(found, environ), value) if isinstance(value, str) else value


def _value(found: re.Match[str], environ: Mapping[str, str]) -> str:
    return "$" if found["name"] is None else environ.get(found["name"], found["default"] or "")
