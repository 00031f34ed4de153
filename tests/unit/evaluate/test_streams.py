"""The project's own streams are whole and consistent, and what contradicts itself is refused by file and line."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson
import pytest

from pipeline.errors import BadItemError
from pipeline.evaluate import streams
from pipeline.evaluate.gold import GOLD, ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable

DATA: Final = Path(__file__).parents[2] / "data" / "streams"
PATHS: Final = sorted(DATA.glob(f"*{ITEMS}"))
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)

Rows = list[dict[str, Any]]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name.removesuffix(ITEMS))
def test_a_stream_loads_and_agrees_with_itself(path: Path) -> None:
    stream = streams.load(path, LATEST)
    assert 8 <= len({step.article.uri for step in stream.steps}) <= 25
    assert stream.cities


def test_no_uri_is_in_two_streams() -> None:
    found = Counter(
        uri for path in PATHS for uri in {step.article.uri for step in streams.load(path, LATEST).steps}
    )
    assert [uri for uri, times in found.items() if times > 1] == []


def item(uri: str, hour: int, **fields: Any) -> dict[str, Any]:
    words = {"headline": f"Blast at {uri}", "body_text": "Two people were killed in a blast in Kyiv on Monday."}
    return {"uri": uri, "version": "1", "versioncreated": f"2024-07-08T{hour:02}:00:00Z", **words, **fields}


def label(uri: str, name: str = "blast", version: int = 1) -> dict[str, Any]:
    incident = {"ref": "main", "event_type": "explosion", "city": "Kyiv", "country": "UA", "incident_id": name}
    return {"uri": uri, "version": version, "incidents": [incident]}


def toll(uri: str, killed: tuple[int, int, int] = (2, 2, 2), version: int = 1, **fields: Any) -> dict[str, Any]:
    low, best, high = killed
    figure = {"low": low, "best": best, "high": high, "open": False}
    one = {"killed": figure, "injured": None, "city": "Kyiv", "country": "UA", **fields}
    return {"uri": uri, "version": version, "tolls": {"blast": one}}


def cities(killed: int = 2) -> dict[str, Any]:
    return {"cities": [{"city": "Kyiv", "country": "UA", "killed": killed, "injured": 0, "incidents": 1}]}


def good() -> tuple[Rows, Rows, Rows]:
    return [item("a", 9), item("b", 10)], [label("a"), label("b")], [toll("a"), toll("b"), cities()]


def write(folder: Path, items: Rows, labels: Rows, tolls: Rows) -> Path:
    for ending, rows in ((ITEMS, items), (GOLD, labels), (streams.TOLLS, tolls)):
        (folder / f"x{ending}").write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    return folder / f"x{ITEMS}"


def test_a_stream_gives_each_edition_with_its_labels_and_tolls(tmp_path: Path) -> None:
    stream = streams.load(write(tmp_path, *good()), LATEST)
    assert [step.article.uri for step in stream.steps] == ["a", "b"]
    assert stream.steps[0].article.received == datetime(2024, 7, 8, 9, tzinfo=UTC)
    assert stream.steps[0].gold.uri == "a"
    wanted = stream.final["blast"]
    assert wanted
    assert wanted.killed == streams.Range(low=2, best=2, high=2)


def put(*rows: dict[str, Any] | None) -> Callable[[Rows, Rows, Rows], None]:
    """Set the last row but the totals of each file; None leaves it."""

    def change(*files: Rows) -> None:
        for file, row in zip(files, rows, strict=True):
            if row is not None:
                file[1] = row

    return change


def last_of(number: int, **fields: Any) -> Callable[[Rows, Rows, Rows], None]:
    def change(*files: Rows) -> None:
        files[number][1] = {**files[number][1], **fields}

    return change


def tolls_become(**fields: Any) -> Callable[[Rows, Rows, Rows], None]:
    def change(_items: Rows, _labels: Rows, tolls: Rows) -> None:
        tolls[1] = toll("b", **fields)

    return change


BAD: Final[dict[str, tuple[Callable[[Rows, Rows, Rows], None], str]]] = {
    "an item without a text": (last_of(0, headline="", body_text=""), r"x\.ninjs\.jsonl, line 2"),
    "an item without a time": (last_of(0, versioncreated="soon"), r"x\.ninjs\.jsonl, line 2: b: .* without a time"),
    "a label that breaks the guide": (last_of(1, incidents=[{"ref": "main"}]), r"x\.gold\.jsonl, line 2: .*event_type"),
    "a toll below 0": (tolls_become(killed=(-1, 2, 2)), r"x\.tolls\.jsonl, line 2: .*low"),
    "low above best": (tolls_become(killed=(3, 2, 4)), r"x\.tolls\.jsonl, line 2: blast: low, best and high"),
    "an unknown umbrella": (tolls_become(part_of="raid"), r"line 2: blast: part of raid, which has no toll"),
    "an incident without a toll": (last_of(1, **label("b", "other")), r"line 2: no toll of other, of which b tells"),
    "a lost toll": (
        put(None, {"uri": "b", "version": 1, "incidents": []}, {"uri": "b", "version": 1, "tolls": {}}),
        r"line 2: the toll of blast is no longer there",
    ),
    "out of order": (last_of(0, versioncreated="2024-07-08T08:00:00Z"), r"line 2: b is earlier than the item before"),
    "one edition twice": (put(item("a", 9), label("a"), toll("a")), r"line 2: a, version 1, is there twice"),
    "labels of another item": (last_of(1, uri="c"), r"line 2: items, labels and tolls don't go by the same uri"),
    "wrong totals": (tolls_become(killed=(3, 3, 3)), r"line 3: the cities' totals aren't the sums of the tolls"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_contradicts_itself_is_refused_by_file_and_line(name: str, tmp_path: Path) -> None:
    change, reason = BAD[name]
    files = good()
    change(*files)
    with pytest.raises(BadItemError, match=reason):
        streams.load(write(tmp_path, *files), LATEST)


def test_files_of_unlike_length_are_refused(tmp_path: Path) -> None:
    items, labels, tolls = good()
    with pytest.raises(BadItemError, match="2 items, 1 labels, 2 lines of tolls"):
        streams.load(write(tmp_path, items, labels[:1], tolls), LATEST)


def test_city_totals_leave_out_background_umbrellas_and_what_was_retracted() -> None:
    two = streams.Range(low=2, best=2, high=3)
    tolls = {
        "raid": streams.Toll(killed=two, injured=None, city="Kyiv", country="UA"),
        "kyiv": streams.Toll(killed=two, injured=two, city="Kyiv", country="UA", part_of="raid"),
        "again": streams.Toll(killed=two, injured=None, city="Kyiv", country="UA"),
        "old": streams.Toll(killed=two, injured=None, city="Kyiv", country="UA", background=True),
        "nowhere": streams.Toll(killed=two, injured=None, country="UA"),
        "unsaid": streams.Toll(killed=None, injured=None, city="Lviv", country="UA"),
        "false": None,
    }
    [kyiv] = streams.city_totals(tolls)
    assert kyiv == streams.City(city="Kyiv", country="UA", killed=4, injured=2, incidents=2)
