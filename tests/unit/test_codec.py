from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import orjson
import pytest

from pipeline import codec
from pipeline.errors import BadItemError
from pipeline.model import Change, Claim, EditionReports, Event, Evidence, Figure, Incident, Place, Report, When

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WHEN = When(start=date(2026, 3, 4), end=date(2026, 3, 5), precision="week")
CLAIM = Claim(kind="killed", value=10, high=15, bound="range", span=(3, 40), text="Ten to 15 people died.")
INCIDENT = Incident(
    id="i1", revision=2, when=WHEN, place=Place(name="eastern Somewhere"), killed=Figure.of(3, "min"), last_report=NOON
)
EVENT = Event(
    type="revised",
    time=NOON,
    incident=INCIDENT,
    changes=(Change(place="country:XX", incidents=1),),
    cause=(Evidence(uri="urn:a", origin="AP", time=NOON, claim=CLAIM),),
)


def test_a_value_comes_back_as_it_was() -> None:
    report = Report(when=WHEN, place=Place(geonameid=1, countries=("XX", "YY")), claims=(CLAIM,))
    edition = EditionReports(uri="urn:a", received=NOON, digest="d", sketch=(1, 2), reports=(report,))
    assert codec.decode(codec.encode(edition), EditionReports) == edition


def test_the_bytes_are_those_of_any_other_encoder() -> None:
    strange = '"\\/\b\f\n\r\t\x00\x1f\x7f\u2028\u00e9\u0416\U0001f600'
    place = Place(name=strange, lat=-0.1, lon=1.5e-7, countries=("XX",), precision="country")
    one = replace(EVENT, incident=replace(INCIDENT, place=place, last_report=NOON + timedelta(microseconds=4500)))
    data = codec.event_data(one)
    assert codec.encode(data) == orjson.dumps(data, option=orjson.OPT_UTC_Z)


def test_an_event_comes_back_from_its_message() -> None:
    key, value, headers = codec.to_message(EVENT)
    assert key == b"i1"
    assert codec.from_message(value, headers) == EVENT


def test_the_message_is_a_cloudevent_in_binary_mode() -> None:
    headers = dict(codec.to_message(EVENT)[2])
    assert headers == {
        "ce_specversion": b"1.0",
        "ce_id": b"i1/2",
        "ce_source": b"/tollwire",
        "ce_type": b"incident.revised.v1",
        "ce_subject": b"i1",
        "ce_time": b"2026-03-04T12:00:00Z",
        "content-type": b"application/json",
    }


def test_a_line_is_a_cloudevent_in_structured_mode() -> None:
    line = orjson.loads(codec.structured(EVENT, sequence=7))
    assert (line["id"], line["type"], line["sequence"]) == ("i1/2", "incident.revised.v1", "7")
    assert set(line["data"]) == {"incident", "changes", "cause"}
    assert "sequence" not in orjson.loads(codec.structured(EVENT))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"uri": 3}', b"\xff"])
def test_bytes_that_are_no_edition_are_refused(data: bytes) -> None:
    with pytest.raises(BadItemError, match="not a EditionReports"):
        codec.decode(data, EditionReports)


@pytest.mark.parametrize(
    ("value", "kind"),
    [(b"{}", b"incident.revised.v1"), (codec.to_message(EVENT)[1], b"incident.renamed.v1"), (b"1", b"")],
)
def test_a_message_that_is_no_event_is_refused(value: bytes, kind: bytes) -> None:
    with pytest.raises(BadItemError, match="not an incident event"):
        codec.from_message(value, [("ce_type", kind), ("ce_time", b"2026-03-04T12:00:00Z")])
