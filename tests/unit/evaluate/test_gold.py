from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from pipeline.errors import BadItemError
from pipeline.evaluate.gold import Amount, beside, load, parse

GUIDE = {
    "ref": "main",
    "background": False,
    "event_type": "fire",
    "when": "2024-07-08",
    "country": "UA",
    "killed": None,
}

BAD = {
    "no JSON": (b"{", "no JSON"),
    "no object": (b"[]", "must be a JSON object"),
    "no uri": (b'{"incidents": []}', "uri"),
    "an unknown type": (orjson.dumps({"uri": "x", "incidents": [GUIDE | {"event_type": "mishap"}]}), "event_type"),
    "no type": (orjson.dumps({"uri": "x", "incidents": [{"ref": "main"}]}), "event_type"),
    "a negative number": (orjson.dumps({"uri": "x", "incidents": [GUIDE | {"killed": {"value": -1}}]}), "killed.value"),
    "an unknown bound": (
        orjson.dumps({"uri": "x", "incidents": [GUIDE | {"killed": {"value": 1, "bound": "so"}}]}),
        "bound",
    ),
    "a day that is none": (orjson.dumps({"uri": "x", "incidents": [GUIDE | {"when": "2024-02-31"}]}), "when"),
    "a range turned round": (
        orjson.dumps({"uri": "x", "incidents": [GUIDE | {"killed": {"value": 9, "high": 3, "bound": "range"}}]}),
        "killed",
    ),
    "one ref twice": (orjson.dumps({"uri": "x", "incidents": [GUIDE, GUIDE]}), "main"),
    "victims without a count": (b'{"uri": "x", "killed": 1}', "injured"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_label_that_breaks_the_guide_is_refused_with_line_and_field(name: str, tmp_path: Path) -> None:
    line, reason = BAD[name]
    path = tmp_path / "set.gold.jsonl"
    path.write_bytes(b'{"uri": "good", "incidents": []}\n\n' + line + b"\n")
    with pytest.raises(BadItemError, match=r"set\.gold\.jsonl, line 3: .*" + reason):
        load(path)


def test_an_article_labelled_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.gold.jsonl"
    path.write_bytes(b'{"uri": "x", "incidents": []}\n' * 2)
    with pytest.raises(BadItemError, match="line 2: x is labelled twice"):
        load(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadItemError, match="absent"):
        load(tmp_path / "absent.gold.jsonl")


def test_items_must_be_named_so_that_their_gold_is_found() -> None:
    with pytest.raises(BadItemError, match="ninjs"):
        beside(Path("items.json"))


def test_guide_labels() -> None:
    gold = parse(
        orjson.dumps({"uri": "x", "incident_id": None, "notes": "", "incidents": [GUIDE | {"killed": {"value": 3}}]})
    )
    assert (gold.shape, gold.incidents[0].when, gold.incidents[0].killed) == (
        "guide",
        date(2024, 7, 8),
        Amount(value=3),
    )


def test_template_labels_drop_optional_ones_and_keep_whether_anyone_was_hurt() -> None:
    template = {
        "killed": None,
        "injured": 0,
        "killed_any": True,
        "injured_any": False,
        "city": "LIMA",
        "type": "BOMBING",
    }
    gold = parse(
        orjson.dumps(
            {"uri": "x", "relevant": True, "incidents": [template | {"optional": True}, template | {"optional": False}]}
        )
    )
    assert gold.shape == "templates"
    assert [(i.killed, i.injured, i.any_killed, i.any_injured, i.city) for i in gold.incidents] == [
        (None, Amount(value=0), True, False, "LIMA")
    ]


def test_template_labels_without_incidents_are_templates_still() -> None:
    assert parse(b'{"uri": "x", "relevant": false, "incidents": []}').shape == "templates"


def test_victims_labels() -> None:
    gold = parse(b'{"uri": "x", "killed": 2, "injured": 1, "city": "Elyria", "date": "2015-2-8", "incident_id": "i"}')
    [incident] = gold.incidents
    assert (gold.shape, gold.incident_id, incident.when, incident.city) == ("victims", "i", date(2015, 2, 8), "Elyria")


def test_of_several_editions_the_labels_of_the_highest_version_hold(tmp_path: Path) -> None:
    path = tmp_path / "set.gold.jsonl"
    path.write_bytes(b"".join(b'{"uri": "x", "version": %d, "incidents": []}\n' % version for version in (1, 10, 9)))
    assert load(path)["x"].version == 10
