from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from pipeline.errors import BadItemError
from pipeline.wire import PARSERS, parse, split
from tests.support import shared

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model import Article

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
SHARED = shared.FOLDER


def read(data: bytes | dict[str, Any], **given: Any) -> Article:
    return parse(data if isinstance(data, bytes) else orjson.dumps(data), received=given.pop("received", NOON), **given)


def test_a_ninjs_1_item() -> None:
    article = read(
        {
            "uri": "urn:x:1",
            "version": "2",
            "pubstatus": "usable",
            "versioncreated": "2026-03-04T10:00:00+02:00",
            "language": "en-GB",
            "headline": "Two dead",
            "body_text": "Two people died.",
            "byline": "By A Writer",
            "located": "Lima",
            "ednote": "Updates toll",
            "provider": {"name": "Andes Wire"},
        }
    )
    assert (article.uri, article.version, article.status, article.language) == ("urn:x:1", 2, "usable", "en-gb")
    assert article.stated == datetime(2026, 3, 4, 8, tzinfo=UTC)
    assert (article.headline, article.body, article.byline) == ("Two dead", "Two people died.", "By A Writer")
    assert (article.dateline, article.note, article.provider) == ("Lima", "Updates toll", "Andes Wire")
    assert article.flags == ()
    assert article.text == "Two dead\n\nTwo people died."


def test_a_ninjs_3_item() -> None:
    article = read(
        {
            "uri": "urn:x:1",
            "version": "3",
            "pubStatus": "canceled",
            "versionCreated": "2026-03-04T10:00:00Z",
            "headlines": [{"role": "short", "value": "Dead"}, {"role": "main", "value": "Two dead"}],
            "bodies": [
                {"role": "main", "contentType": "text/html", "value": "<p>Two <i>people</i> died.</p>"},
                {"role": "main", "contentType": "text/plain", "value": "Two people died."},
            ],
            "copyrightHolder": "Andes Wire",
        }
    )
    assert (article.version, article.status, article.provider) == (3, "canceled", "Andes Wire")
    assert (article.headline, article.body, article.flags) == ("Two dead", "Two people died.", ())


@pytest.mark.parametrize(
    ("fields", "headline", "body"),
    [
        ({"headline": "a", "headline_main": "b", "headlines": [{"value": "c"}]}, "a", ""),
        ({"headline_main": "b", "headline_web": "d"}, "b", ""),
        ({"headline_web": "d"}, "d", ""),
        ({"body_text": "plain", "body_xhtml": "<p>marked</p>"}, "", "plain"),
        ({"body_xhtml": "<p>one</p><p>two</p>"}, "", "one\n\ntwo"),
        ({"body_main": "main", "body_richtext": "<p>rich</p>"}, "", "main"),
        ({"bodies": [{"contenttype": "text/html", "value": "<p>x</p>"}]}, "", "x"),
        ({"bodies": "no list", "headlines": [3, {"value": 4}, {"value": "x"}]}, "4", ""),
        ({"headline": None, "body_text": 3}, "", "3"),
        ({"body_text": "a < b &amp; c"}, "", "a < b &amp; c"),
        ({"body_text": "Smith &amp; Sons"}, "", "Smith & Sons"),
    ],
)
def test_which_headline_and_body_count(fields: dict[str, Any], headline: str, body: str) -> None:
    article = read({"uri": "urn:x:1", "language": "en", **fields})
    assert (article.headline, article.body) == (headline, body)


def test_a_plain_text_with_a_header_block() -> None:
    article = read(
        b"URI: urn:x:1\nVersion: 4\nStatus: canceled\nDate: 2026-03-03\nSource: Andes Wire\nByline: A Writer\n"
        b"Headline: Two dead\nLanguage: en\n\nLIMA, Peru (EFE) - Two people died.\n"
    )
    assert (article.uri, article.version, article.status) == ("urn:x:1", 4, "canceled")
    assert article.stated == datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert (article.provider, article.byline, article.headline) == ("Andes Wire", "A Writer", "Two dead")
    assert (article.dateline, article.body) == ("LIMA, Peru", "LIMA, Peru (EFE) - Two people died.")


def test_a_plain_text_alone_is_known_by_its_content() -> None:
    one, same = read(b"Two people died in the fire."), read(b"Two  people died in the fire.\r\n")
    assert one.uri == same.uri
    assert one.uri.startswith("urn:sha256:")
    assert one.flags == ("time_missing",)
    assert read(b"Two people died in the fire.", date=NOON - timedelta(days=9)).stated == NOON - timedelta(days=9)


def test_a_line_with_a_colon_is_no_header() -> None:
    article = read(b"The toll: two people died in the fire.\nPolice said so.\n\nMore.")
    assert article.body.startswith("The toll:")


@pytest.mark.parametrize(
    ("opening", "place", "provider", "day"),
    [
        ("KYIV, Ukraine (AP) \u2014 Two died.", "KYIV, Ukraine", "AP", None),
        ("   SAN SALVADOR, 3 JAN 90 -- [TEXT] TWO DIED.", "SAN SALVADOR", "", datetime(1990, 1, 3, 12, tzinfo=UTC)),
        ("NEW DELHI, July 8, 2024 (PTI): Two died.", "NEW DELHI", "PTI", datetime(2024, 7, 8, 12, tzinfo=UTC)),
        ("LIMA - Two died.", "LIMA", "", None),
        ("Lima (Reuters) - Two died.", "Lima", "Reuters", None),
        ("A man - his brother said - died.", "", "", None),
        ("Two people died.", "", "", None),
    ],
)
def test_datelines(opening: str, place: str, provider: str, day: datetime | None) -> None:
    article = read(opening.encode())
    assert (article.dateline, article.provider, article.stated) == (place, provider, day)


@pytest.mark.parametrize(
    ("stated", "flag"),
    [(None, "time_missing"), ("soon", "time_missing"), ("2026-03-04T13:01:00Z", "time_in_future")],
)
def test_a_time_that_cannot_be_is_that_of_receipt(stated: str | None, flag: str) -> None:
    article = read({"uri": "urn:x:1", "language": "en", "versioncreated": stated, "body_text": "x"})
    assert (article.stated, article.time, article.flags) == (None, NOON, (flag,))


def test_a_time_within_the_hour_stands() -> None:
    article = read({"uri": "urn:x:1", "versioncreated": "2026-03-04T12:59:00Z", "body_text": "x"})
    assert article.time == NOON + timedelta(minutes=59)


@pytest.mark.parametrize(
    ("version", "number"), [("7", 7), (7, 7), ("10", 10), ("1.2", None), ("x", None), ("", None), (True, None)]
)
def test_versions_are_compared_as_numbers(version: object, number: int | None) -> None:
    assert read({"uri": "urn:x:1", "version": version, "body_text": "x"}).version == number


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("Two people were killed when a bus fell into a river in the north of the country, police said.", True),
        ("TWO PEOPLE WERE KILLED WHEN A BUS FELL INTO A RIVER IN THE NORTH, POLICE SAID.", True),
        ("Two dead in blast", True),
        ("Deux personnes ont \u00e9t\u00e9 tu\u00e9es dans un accident de bus dans le nord du pays.", False),
        ("Zwei Menschen sind bei einem Busungl\u00fcck im Norden des Landes ums Leben gekommen.", False),
        ("Dos personas murieron al caer un autob\u00fas a un r\u00edo en el norte, dijo la polic\u00eda.", False),
        ("\u0414\u0432\u0430 \u0447\u0435\u043b\u043e\u0432\u0435\u043a\u0430", False),
    ],
)
def test_an_undeclared_language_is_told(words: str, *, english: bool) -> None:
    assert ("not_english" not in read({"uri": "urn:x:1", "body_text": words}).flags) is english


def test_a_declared_language_is_believed() -> None:
    assert "not_english" in read({"uri": "urn:x:1", "language": "de", "body_text": "Two people died."}).flags


def test_the_same_content_has_the_same_digest_whatever_its_spaces() -> None:
    item = {"uri": "urn:x:1", "version": "1", "versioncreated": "2026-03-04T10:00:00Z"}
    one, two = read({**item, "body_text": "Two\u00a0died."}), read({**item, "body_text": "Two died.\n"})
    other = read({**item, "body_text": "Six died."})
    assert one.digest == two.digest != other.digest


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("Ten\u200b peo\u00adple \u202edied\u202c.", "Ten people died."),
        ("Ten\u00a0people\u2003died.", "Ten people died."),
        ("e\u0301tat", "\u00e9tat"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("nul\x00\x07", "nul"),
        ("<script>alert('9 dead')</script><p>Two died.</p>", "Two died."),
        ("<table><tr><td>Lima</td><td>2 dead</td></tr></table>", "Lima\n\n2 dead"),
    ],
)
def test_text_is_cleaned(words: str, clean: str) -> None:
    assert read({"uri": "urn:x:1", "language": "en", "body_text": words}).body == clean


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Two\u2019s a crowd.".encode(), "Two\u2019s a crowd."),
        ("\ufeffTwo died.".encode(), "Two died."),
        ("Two\u2019s a crowd.".encode("utf-16"), "Two\u2019s a crowd."),
        (b"Two\x92s a crowd.", "Two\u2019s a crowd."),
    ],
)
def test_encodings_of_plain_text(data: bytes, words: str) -> None:
    assert read(data).body == words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"uri": "x", "body_text": ', r"broken JSON: .*line 1 column"),
        (b'{"uri": "\xff"}', "broken JSON"),
        (b'{"uri": NaN}', "broken JSON"),
        (b'{"uri": "\\ud800"}', "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "broken JSON"),
        (b'[{"uri": "x"}]', "one ninjs object expected, not list"),
        (b'{"weather": "fine"}', "JSON, but no ninjs"),
        (bytes(range(32)) * 9, "binary bytes"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(BadItemError, match=said):
        read(data)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(BadItemError, match="format 'fax' is not known: there are ninjs, text"):
        read(b"x", format="fax")


def test_a_named_format_is_taken_at_its_word() -> None:
    assert read(b"{Two people died.}", format="text").body == "{Two people died.}"


def test_duplicate_keys_take_the_last() -> None:
    assert read(b'{"uri": "a", "uri": "b", "body_text": "x"}').uri == "b"


def test_a_picture_without_text_is_an_article_without_a_body() -> None:
    article = read({"uri": "urn:x:1", "type": "picture", "headline": "A ship", "language": "en"})
    assert (article.body, article.flags) == ("", ("time_missing", "empty"))


def test_markup_without_end_is_read() -> None:
    assert read({"uri": "urn:x:1", "body_xhtml": "<div>" * 50_000 + "Two died."}).uri == "urn:x:1"


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b'{"uri": "1"}', 1),
        (b'[{"uri": "1"}, {"uri": "2"}]', 2),
        (b'{"uri": "1"}\n{"uri": "2"}\n\n{"uri": "3"}', 3),
        (b'{"uri": "1"}\n{broken\n{"uri": "3"}\n', 3),
        (b'{\n "uri": "1"\n}', 1),
        (b'[{"uri": "1"}]\n[{"uri": "2"}, {"uri": "3"}]', 3),
        (b'{"uri": "1"\n', 1),
        (b"Two died.\n\nThree died.", 1),
        (b"[]", 0),
    ],
)
def test_containers_are_parted_into_items(data: bytes, count: int) -> None:
    assert len(list(split(data))) == count


def test_an_empty_container_is_refused() -> None:
    with pytest.raises(BadItemError, match=r"a.json: empty"):
        list(split(b" \n", "a.json"))


def test_the_formats_are_tried_in_a_visible_order() -> None:
    assert [known.name for known in PARSERS] == ["ninjs", "text"]


@pytest.mark.skipif(not SHARED.exists(), reason="real wire files are not beside the checkout")
@pytest.mark.parametrize(
    "path", sorted((SHARED / "samples" / "ninjs").glob("*/*.json")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_real_ninjs_of_every_version_is_read(path: Path) -> None:
    (item,) = split(path.read_bytes(), path.name)
    article = read(item)
    assert article.uri
    assert article.stated
    assert article.headline
