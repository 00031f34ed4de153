"""`tollwire rule` writes what a person decides, checked against what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import typer

from pipeline import codec
from pipeline.adapters.log import SqliteLog
from pipeline.adapters.records import Message
from pipeline.adapters.topics import INCIDENTS, shapes
from pipeline.cli.ruling import rule
from pipeline.client import numbered, rulings
from pipeline.errors import NotFoundError
from pipeline.model import Figure
from pipeline.settings import Settings, Topics
from tests.unit.resolve.histories import Run
from tests.unit.resolve.making import ASTON, CORTEZ, edition, report

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model import Ruling


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Give a log with two incidents: one of two articles in Aston, one in Cortez."""
    log = SqliteLog(tmp_path / "log.db")
    for shape in shapes(Topics()):
        log.create(shape)
    known: dict[str, Any] = {"terms": ("moreau", "petrov")}
    run = Run().take(
        edition("a1", 0, report(ASTON, killed=3), **known), edition("a2", 1, report(ASTON, killed=4), **known),
        edition("c1", 2, report(CORTEZ, killed=7)),
    )  # fmt: skip
    for event in run.events:
        key, value, headers = codec.to_message(event)
        log.append([(INCIDENTS, Message(key=key, value=value, headers=tuple(headers), partition=0))])
    log.close()
    return f"sqlite:///{tmp_path}/log.db"


def ids(url: str) -> dict[str, str]:
    events = numbered(url, since="beginning", follow=False)
    return {uri: event.incident.id for _, event in events for uri in event.incident.articles}


def chosen(url: str) -> Settings:
    return Settings.load([], {"TOLLWIRE_BROKER_URL": url})


def written(url: str, action: Any = None, names: list[str] | None = None, **options: Any) -> Ruling:
    said: dict[str, Any] = {"why": "I was there.", "who": "Ada", "broker": url}
    assert rule(action, names, **said, **options) == 0
    return rulings(chosen(url))[-1]


def test_join_names_both_incidents_and_their_articles(url: str) -> None:
    known = ids(url)
    made = written(url, "join", [known["a1"], known["c1"]])
    assert (made.action, made.incident, made.other) == ("join", known["a1"], known["c1"])
    assert (made.articles, made.others) == (("a1", "a2"), ("c1",))
    assert (made.who, made.why) == ("Ada", "I was there.")


def test_split_names_who_leaves_and_who_stays(url: str) -> None:
    made = written(url, "split", [ids(url)["a1"]], article=["a2"])
    assert (made.articles, made.others) == (("a2",), ("a1",))


def test_set_gives_figures(url: str) -> None:
    made = written(url, "set", [ids(url)["a1"]], killed="3/4/9", injured="2+")
    assert made.killed == Figure(low=3, best=4, high=9, bound="range")
    assert made.injured == Figure.of(2, "min")


def test_undo_names_the_ruling_and_its_incident(url: str) -> None:
    first = written(url, "retract", [ids(url)["c1"]])
    made = written(url, undo=first.id)
    assert (made.action, made.undoes, made.incident) == ("undo", first.id, first.incident)


@pytest.mark.parametrize(
    ("action", "names", "options"),
    [
        (None, [], {}),
        ("join", ["a1"], {}),
        ("split", ["a1"], {}),
        ("split", ["a1"], {"article": ["c1"]}),
        ("split", ["a1"], {"article": ["a1", "a2"]}),
        ("set", ["a1"], {}),
        ("set", ["a1"], {"killed": "many"}),
        ("set", ["a1"], {"killed": "9/4/3"}),
        ("retract", ["a1"], {"killed": "3"}),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    url: str, action: Any, names: list[str], options: dict[str, Any]
) -> None:
    known = ids(url)
    with pytest.raises(typer.BadParameter):
        written(url, action, [known[name] for name in names], **options)
    assert rulings(chosen(url)) == []


def test_what_is_not_known_is_named(url: str) -> None:
    with pytest.raises(NotFoundError, match="no incident 'elsewhere'"):
        written(url, "retract", ["elsewhere"])
    with pytest.raises(NotFoundError, match="no ruling 'r1'"):
        written(url, undo="r1")
