from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any, Protocol

import orjson
import pytest

from pipeline import cli

NAMES = [str(command.name) for command in cli.app.registered_commands]
STORY = b"""uri: urn:example:quay
date: 2026-03-04T10:00:00Z
headline: Four killed as crane falls in Bremen

BREMEN, Germany (AP) - Four people were killed and six injured when a crane fell onto a quay in Bremen on Wednesday,
police said.
"""

Called = tuple[int, str, str]


class Call(Protocol):
    """Calls the command: (exit code, standard output, standard error)."""

    def __call__(self, *words: str, given: bytes = b"", **environ: str) -> Called: ...


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """Call it in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOLLWIRE_CONFIG", "")
    monkeypatch.setenv("COLUMNS", "80")

    def called(*words: str, given: bytes = b"", **environ: str) -> Called:
        monkeypatch.setattr(sys, "argv", ["tollwire", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        code: Any = ended.value.code
        return code, out, err

    return called


def test_help_lists_every_command_with_a_whole_sentence(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == 0
    for name in NAMES:
        (line,) = (line for line in out.splitlines() if line.split()[:1] == [name])
        assert line.endswith("."), line
        assert not line.endswith("..."), line


def test_help_lists_the_exit_codes(call: Call) -> None:
    said = " ".join(call("--help")[1].split())
    for code in ("0 done", "1 some input could not be read", "2 wrong usage", "3 a broker", "4 held", "130 ended"):
        assert code in said


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_its_options(call: Call, name: str) -> None:
    code, out, _ = call(name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: tollwire {name}")
    assert max(map(len, out.splitlines())) <= 80
    for line in out.splitlines():
        if line.startswith("  --"):
            assert len(line.split("  ")) > 2 or line == line.rstrip(), f"{line} says nothing"


def test_without_a_command_there_is_help_and_the_code_of_wrong_usage(call: Call) -> None:
    code, out, _ = call()
    assert code == 2
    assert "Commands:" in out


WRONG = [
    ("nonsense", 2, "No such command 'nonsense'; see tollwire --help"),
    ("--config absent.toml cities", 2, "absent.toml: no such file; give --config another path"),
    ("run --sources absent.toml", 2, "absent.toml: no such file; give --sources another path"),
    ("run --speed 3", 2, "No such option: --speed; see tollwire run --help"),
    ("ingest absent.txt", 1, "absent.txt: no such file"),
    ("ingest --broker amqp://x", 2, "give kafka://host:port[,host:port] or sqlite:///path"),
    ("worker --stages read", 2, "--stages read: there are extract, resolve, project"),
    ("subscribe --since monday", 2, "--since monday: give beginning, now or an offset"),
    ("subscribe", 1, "no log there; `tollwire run` makes one"),
    ("extract absent.txt", 1, "absent.txt: can't be read: No such file or directory; check the path"),
    ("extract --date monday", 2, "--date monday: write 2024-07-08 or 2024-07-08T14:30:00+00:00"),
    ("extract", 1, "standard input: empty"),
    ("explain absent.txt", 1, "absent.txt: can't be read"),
    ("replay story.txt --out story.txt/in", 2, "story.txt/in: can't be written"),
    ("cities", 3, "no totals yet; `tollwire run` makes them"),
    ("cities --speed", 2, "No such option: --speed; see tollwire cities --help"),
    ("incident", 2, "Missing argument 'ID'; see tollwire incident --help"),
    ("incident nowhere", 1, "no log there; `tollwire run` makes one"),
    ("why", 2, "Missing argument 'CITY'; see tollwire why --help"),
    ("why nowhere", 1, "no log there; `tollwire run` makes one"),
    ("rule retract abc", 2, "say why: --why TEXT"),
    ("rule crown abc --why so", 2, "'crown' is not one of 'join', 'split', 'retract', 'set'"),
    ("reprocess", 1, "no log there; `tollwire run` makes one"),
    ("reprocess --broker amqp://x", 2, "give kafka://host:port[,host:port] or sqlite:///path"),
    ("dead", 1, "no log there; `tollwire run` makes one"),
    ("dead --agin", 2, "No such option: --agin"),
    ("doctor now", 2, "unexpected extra argument"),
    ("bench absent.txt", 1, "absent.txt: can't be read"),
    ("evaluate", 2, "Missing argument 'FILE'; see tollwire evaluate --help"),
    ("evaluate story.txt", 1, "story.txt: the name must end in .ninjs.jsonl"),
    ("evaluate absent.ninjs.jsonl", 1, "absent.gold.jsonl: can't be read"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG, ids=[words for words, _, _ in WRONG])
def test_wrong_use_ends_in_one_line_that_says_what_to_do(call: Call, words: str, code: int, said: str) -> None:
    Path("story.txt").write_bytes(STORY)
    ended, _, err = call(*words.split())
    assert ended == code, err
    assert said in err
    (line,) = err.splitlines()
    assert line.startswith("tollwire: ")


def test_every_command_is_tried_with_a_wrong_use() -> None:
    assert set(NAMES) <= {words.split()[0] for words, _, _ in WRONG}


@pytest.mark.parametrize("url", ["redis.example:6379", "http://redis.example"])
def test_a_redis_address_that_is_none_is_named(call: Call, url: str) -> None:
    code, _, err = call("cities", TOLLWIRE_REDIS_URL=url)
    assert (code, err) == (2, f"tollwire: redis.url {url!r}: give redis://, rediss:// or unix://, or embedded\n")


def test_doctor_shows_no_password_and_says_what_fails(call: Call) -> None:
    code, out, _ = call("doctor", TOLLWIRE_REDIS_URL="redis://writer:s3cret@127.0.0.1:1")
    assert code == 1
    assert "s3cret" not in out
    assert "ok    broker: var/tollwire.db will be made by the first run" in out
    assert "FAIL  redis: " in out


def test_doctor_names_a_variable_that_is_no_setting(call: Call) -> None:
    code, out, _ = call("doctor", TOLLWIRE_BROKR_URL="kafka://a:1")
    assert code == 1
    assert "FAIL  settings: TOLLWIRE_BROKR_URL: no such setting" in out


def test_extract_prints_one_line_an_article_and_goes_on_past_what_is_broken(call: Call) -> None:
    lines = [orjson.dumps({"uri": f"urn:{n}", "headline": "Two killed in Lyon", "versioncreated": "2026-03-04T10:00:00Z"})
             for n in range(2)]  # fmt: skip
    Path("wire.jsonl").write_bytes(lines[0] + b'\n{"uri": "urn:broken\n' + lines[1] + b"\n")
    code, out, err = call("extract", "wire.jsonl")
    assert code == 1
    assert [orjson.loads(line)["article"] for line in out.splitlines()] == ["urn:0", "urn:1"]
    assert err.startswith("tollwire: wire.jsonl, item 2: broken JSON")


def test_extract_reads_standard_input(call: Call) -> None:
    code, out, _ = call("extract", given=STORY)
    assert code == 0
    assert [report["killed"]["best"] for report in orjson.loads(out)["reports"]] == [4]


def test_explain_shows_the_text_with_its_figures(call: Call) -> None:
    Path("story.txt").write_bytes(STORY)
    code, out, _ = call("explain", "story.txt")
    assert code == 0
    assert "Four[1]" in out
    assert "Bremen (city)" in out


def test_replay_writes_its_four_files(call: Call) -> None:
    Path("story.txt").write_bytes(STORY)
    code, out, _ = call("replay", "story.txt", "--out", "there/result")
    assert (code, out) == (0, "1 incidents, 1 events in there/result/\n")
    assert {path.name for path in Path("there/result").iterdir()} == {
        "events.jsonl", "incidents.jsonl", "cities.json", "countries.json",
    }  # fmt: skip
    (city,) = orjson.loads(Path("there/result/cities.json").read_bytes())
    assert (city["name"], city["killed"]["best"], city["injured"]["best"]) == ("Bremen", 4, 6)
