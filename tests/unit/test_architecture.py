"""Imports point only to lower layers; network clients and Faust stay where the design puts them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pipeline"

LAYERS = {
    "": 0, "errors": 0, "model": 1, "settings": 1, "codec": 2, "wire": 2, "extract": 2, "resolve": 2, "adapters": 3,
    "schemas": 3, "stream": 4, "ingest": 4, "serve": 4, "client": 4, "samples": 0, "evaluate": 5, "cli": 6,
    "__main__": 7,
}  # fmt: skip
CLIENTS = {"kafka": {"adapters", "serve", "client"}, "redis": {"adapters", "serve", "client"}, "faust": {"stream"}}


def room(path: Path) -> str:
    inner = path.relative_to(PACKAGE).parts
    return "" if inner == ("__init__.py",) else inner[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def target(module: str) -> str | None:
    parts = module.split(".")
    if parts[0] != "pipeline":
        return None
    return parts[1] if len(parts) > 1 and parts[1] in LAYERS else ""


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down_only(path: Path) -> None:
    here = room(path)
    assert here in LAYERS, f"{path}: a top-level module that the design doesn't name"
    for module in imports(path):
        there = target(module)
        if there is not None and there != here:
            assert LAYERS[there] < LAYERS[here], f"{path} imports {module}: upward or sideways"
        client = module.split(".")[0]
        if client in CLIENTS:
            assert here in CLIENTS[client], f"{path} imports {module}: only {CLIENTS[client]} may"
