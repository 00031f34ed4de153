from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import orjson
import pytest

from pipeline.errors import SettingsError, UnavailableError
from pipeline.ingest import Count, Source, load_sources, named_files, run
from pipeline.settings import Ingest, Paths, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.adapters.records import Message


@dataclass
class Memory:
    """An Appender in memory; fails as often as it is told to, and stops the run after some items."""

    stop: threading.Event = field(default_factory=threading.Event)
    failures: int = 0
    most: int = 10**9
    topics: dict[str, list[Message]] = field(default_factory=dict)

    def append(self, topic: str, messages: Sequence[Message]) -> None:
        if self.failures:
            self.failures -= 1
            raise UnavailableError("away")
        self.topics.setdefault(topic, []).extend(messages)
        if len(self.values()) >= self.most:
            self.stop.set()

    def values(self, topic: str = "articles") -> list[bytes]:
        return [message.value or b"" for message in self.topics.get(topic, [])]

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    paths = Paths(var=str(tmp_path / "var"), inbox=str(tmp_path / "inbox"))
    return Settings(paths=paths, ingest=Ingest(max_article_bytes=1000))


def feed(source: Source | list[Source], settings: Settings, memory: Memory | None = None) -> tuple[Memory, Count]:
    memory = memory or Memory()
    sources = source if isinstance(source, list) else [source]
    return memory, run(sources, memory, settings, memory.stop, once=True)


def lines(*numbers: int) -> bytes:
    return b"".join(b'{"uri": "urn:%d"}\n' % number for number in numbers)


def test_items_arrive_as_they_are_with_their_source(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(lines(1, 2))
    memory, count = feed(Source(name="agency", kind="file", path=str(wire), format="ninjs"), settings)
    assert memory.values() == [b'{"uri": "urn:1"}', b'{"uri": "urn:2"}']
    headers = dict(memory.topics["articles"][0].headers)
    assert (headers["source"], headers["format"]) == (b"agency", b"ninjs")
    assert {"received", "date"} <= headers.keys()
    assert (count.items, count.dead, count.refused) == (2, 0, [])


def test_what_was_read_is_not_read_again(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(lines(1))
    source = Source(name="agency", kind="file", path=str(wire))
    feed(source, settings)
    assert feed(source, settings)[0].values() == []


def test_a_file_of_lines_is_read_on_where_it_ended(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(lines(1))
    source = Source(name="agency", kind="file", path=str(wire))
    feed(source, settings)
    with wire.open("ab") as file:
        file.write(lines(2))
    assert feed(source, settings)[0].values() == [b'{"uri": "urn:2"}']


def test_a_file_that_was_replaced_is_read_anew(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_text("Two died.")
    source = Source(name="agency", kind="file", path=str(wire))
    feed(source, settings)
    wire.write_text("Three people died.")
    assert feed(source, settings)[0].values() == [b"Three people died."]


def test_a_stop_in_the_middle_loses_nothing(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(lines(*range(1200)))
    source = Source(name="agency", kind="file", path=str(wire))
    first, _ = feed(source, settings, Memory(most=500))
    second, _ = feed(source, settings)
    assert len(first.values()) == 500
    assert b"".join(value + b"\n" for value in first.values() + second.values()) == lines(*range(1200))


def test_a_broker_that_is_away_is_waited_for(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_bytes(lines(1))
    memory, _ = feed(Source(name="agency", kind="file", path=str(wire)), settings, Memory(failures=1))
    assert len(memory.values()) == 1


def test_an_item_over_the_limit_is_kept_and_told_of(tmp_path: Path, settings: Settings) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_bytes(b"x" * 1001)
    memory, count = feed(Source(name="agency", kind="file", path=str(wire)), settings)
    assert memory.values() == []
    (letter,) = memory.topics["articles.dead"]
    said = orjson.loads(letter.value or b"")
    assert Path(said["kept"]).read_bytes() == wire.read_bytes()
    assert said["length"] == 1001
    assert b"over ingest.max_article_bytes (1,000)" in dict(letter.headers)["error.message"]
    assert count.dead == 1


def test_a_folder_gives_its_files_and_leaves_those_that_are_being_written(tmp_path: Path, settings: Settings) -> None:
    for name in ("a.txt", ".hidden", "b.part", "c.json~"):
        (tmp_path / name).write_text(name)
    memory, _ = feed(Source(name="folder", path=str(tmp_path)), settings)
    assert memory.values() == [b"a.txt"]


def test_a_folder_is_watched_until_the_stop(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("Two died.")
    settings = replace(settings, ingest=Ingest(settle_seconds=0.01))
    memory = Memory(most=1)
    run([Source(name="inbox", path=settings.paths.inbox, poll=0.01)], memory, settings, memory.stop)
    assert memory.values() == [b"Two died."]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_an_absent_place_is_told_of_and_the_rest_goes_on(tmp_path: Path, settings: Settings, kind: str) -> None:
    wire = tmp_path / "wire.txt"
    wire.write_text("Two died.")
    absent = Source(name="gone", kind=kind, path=str(tmp_path / "absent"))  # type: ignore[arg-type]
    memory, count = feed([absent, Source(name="agency", kind="file", path=str(wire))], settings)
    assert memory.values() == [b"Two died."]
    assert len(count.refused) == 1
    assert "absent" in count.refused[0]
    assert "source gone" in count.refused[0]


def test_two_processes_do_not_read_one_source_twice(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("Two died.")
    settings = replace(settings, ingest=Ingest(settle_seconds=0.01))
    source = Source(name="inbox", path=settings.paths.inbox, poll=0.01)
    one, other = Memory(most=1), Memory()
    release = threading.Event()

    class Holding(Memory):
        def append(self, topic: str, messages: Sequence[Message]) -> None:
            feed(source, settings, other)
            super().append(topic, messages)
            release.set()

    one = Holding(most=1)
    run([source], one, settings, one.stop)
    assert release.is_set()
    assert one.values() == [b"Two died."]
    assert other.values() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no wire"),
        ("[[source]]\nname = 'a'", "source a needs a path"),
        ("[[source]]\nname = 'a'\npath = 'x'\nspeed = 1", "source 1 has no key speed; there are name"),
        ("[[source]]\nname = 'a'\nkind = 'fax'\npath = 'x'", "source 1: Invalid enum value 'fax'"),
        ("[[source]]\nname = 'a'\npath = 'x'\n" * 2, "two sources are called a"),
        ("[[", "can't be read as TOML"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, settings: Settings, text: str, said: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=said) as raised:
        load_sources(path, settings)
    assert "sources.toml" in str(raised.value)


def test_the_list_that_is_shipped_can_be_read(settings: Settings) -> None:
    found = load_sources(Path(__file__).parents[3] / "config" / "sources.toml", settings)
    assert [source.name for source in found] == ["samples", "inbox"]
    assert found == [replace(one, path=two.path) for one, two in zip(load_sources(None, settings), found, strict=True)]


def test_files_on_the_command_line_are_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert [one.kind for one in named_files([tmp_path, tmp_path / "a.txt"])] == ["folder", "file"]
