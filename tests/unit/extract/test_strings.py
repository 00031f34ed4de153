"""Real-looking strings, each with the figures that a reader takes from it: tests/data/strings.

A known miss is expected to fail, strictly: a string that is read right loses its mark (`python -m
tests.support.strings` takes them away).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pipeline.evaluate.strings import FIELDS, article, rows
from pipeline.extract.reader import Reader
from tests.support.strings import TABLES, is_right, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.evaluate.strings import Row


def cases() -> Iterator[Any]:
    for name, row in rows(TABLES):
        marks = [pytest.mark.xfail(reason=f"known miss: {row['note']}", strict=True)] if row.get("miss") else []
        yield pytest.param(row, id=f"{name} {row['note']}", marks=marks)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize("row", list(cases()))
def test_a_string_is_read_as_a_reader_reads_it(row: Row, reader: Reader) -> None:
    reports = reader.read(article(row)).reports
    assert is_right(row, reports), f"{row} is read as: {shown(reports)}"


def test_the_table_is_long_and_well_formed() -> None:
    found = list(rows(TABLES))
    assert len(found) >= 600
    assert len({row["text"] for _, row in found}) == len(found)
    for name, row in found:
        assert row.keys() <= FIELDS, name
        assert row["note"], name
