from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings

FILE = Path(__file__).parents[2] / "config" / "pipeline.toml"


def test_the_file_holds_every_key_with_its_default() -> None:
    assert tomllib.loads(FILE.read_text(encoding="utf-8")) == asdict(Settings())


def test_every_key_of_the_file_has_a_comment() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"\w+ = ", line):
            assert before.startswith("#"), line


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text('[broker]\nurl = "kafka://a:1"\nlinger = 1\n')
    found = Settings.load([path], {"TOLLWIRE_BROKER_URL": "kafka://b:2", "HOME": "/x"})
    assert (found.broker.url, found.broker.linger) == ("kafka://b:2", 1.0)


def test_a_later_file_wins_key_by_key(tmp_path: Path) -> None:
    one, two = tmp_path / "1.toml", tmp_path / "2.toml"
    one.write_text('[redis]\nurl = "redis://a"\nprefix = "x:"\n')
    two.write_text('[redis]\nurl = "redis://b"\n')
    found = Settings.load([one, two], {})
    assert (found.redis.url, found.redis.prefix) == ("redis://b", "x:")


def test_a_secret_can_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text("redis://:s3cret@host\n")
    assert Settings.load([], {"TOLLWIRE_REDIS_URL_FILE": str(secret)}).redis.url == "redis://:s3cret@host"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[broker]\nurl = 3", r"some.toml: Expected `str`.*broker.url"),
        ("[broker]\nspeed = 3", r"some.toml: \[broker\] has no key 'speed'; there are url"),
        ("[brokre]\nurl = 'x'", r"some.toml: \[brokre\] is no section; there are broker"),
        ("[broker", r"some.toml: can't be read as TOML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "some.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=said):
        Settings.load([path], {})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"absent.toml: no such file; give --config"):
        Settings.load([tmp_path / "absent.toml"], {})


def test_a_variable_that_cannot_be_used_is_named() -> None:
    with pytest.raises(SettingsError, match="TOLLWIRE_BROKER_REPLICATION"):
        Settings.load([], {"TOLLWIRE_BROKER_REPLICATION": "three"})
    with pytest.raises(SettingsError, match=r"TOLLWIRE_BROKER_SPEED.*has no key 'speed'"):
        Settings.load([], {"TOLLWIRE_BROKER_SPEED": "3"})
