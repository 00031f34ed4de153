from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]


def make(*words: str) -> subprocess.CompletedProcess[str]:
    # by hand, not as a part of `make test`, which would have its say about folders
    environ = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(["make", *words], cwd=REPO, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", ["run", "test"])
@pytest.mark.parametrize("python", ["old", "absent", ""])
def test_another_python_gets_one_line_that_says_what_is_needed(tmp_path: Path, target: str, python: str) -> None:
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    ended = make(target, f"VENV={tmp_path}/venv", f"PYTHON={python and tmp_path / python}")
    assert ended.returncode == 2
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "Tollwire needs Python 3.11, 3.12 or 3.13" in line
    assert "make PYTHON=/path/to/python3.12" in line
    assert not (tmp_path / "venv").exists()


def test_a_python_that_fits_is_taken(tmp_path: Path) -> None:
    done = make(f"{tmp_path}/venv/bin/python", f"VENV={tmp_path}/venv", f"PYTHON={sys.executable}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_the_targets_are_listed() -> None:
    listed = make("help").stdout
    for target in ("run", "test", "check", "soak", "train", "lock", "clean"):
        assert f"\n{target} " in f"\n{listed}"
