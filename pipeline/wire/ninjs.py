"""ninjs 1.x, 2.x and 3.x: IPTC's News in JSON (https://iptc.org/standards/ninjs/).

1.x and 2.x write lower case (`versioncreated`), 3.x camel case (`versionCreated`): names are compared in lower case.
2.x and 3.x have lists (`headlines`, `bodies`) where 1.x has properties named by a role (`headline_main`, `body_text`).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import orjson

from pipeline.errors import BadItemError
from pipeline.wire.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = "ninjs"
HEADLINES: Final = ("headline", "headline_main")
BODIES: Final = ("body_text", "body", "body_main", "body_plain")
"""Plain text first; then what else is a body; markup last."""
MARKUP: Final = ("body_xhtml", "body_html", "body_richtext")
TIMES: Final = ("versioncreated", "contentcreated", "firstcreated")
KNOWN: Final = frozenset({"uri", "versioncreated", "headlines", "bodies", *HEADLINES, *BODIES, *MARKUP})
"""An object with none of these is something else's JSON."""


def recognises(data: bytes) -> bool:
    """Say whether the bytes look like JSON."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def parse(data: bytes) -> Item:
    """Read one ninjs object.

    Raises BadItemError where it is no JSON, no object, or has nothing of a news item's.
    """
    found = load(data)
    if not isinstance(found, dict):
        raise BadItemError(f"one ninjs object expected, not {type(found).__name__}: feed a list's items one by one")
    names = {str(name).lower(): value for name, value in found.items()}
    if not names.keys() & KNOWN:
        raise BadItemError("JSON, but no ninjs: there is neither uri, versioncreated, headline nor body")
    return Item(
        uri=_text(names.get("uri")),
        version=_text(names.get("version")),
        stated=next((time for name in TIMES if (time := _time(names.get(name)))), None),
        status=_text(names.get("pubstatus")) or "usable",
        provider=_provider(names),
        language=_text(names.get("language")),
        headline=_headline(names),
        body=_body(names),
        byline=_text(names.get("byline")) or _text(names.get("by")),
        dateline=_text(names.get("located")) or _text(names.get("dateline")),
        note=_text(names.get("ednote")),
    )


def load(data: bytes) -> Any:
    """Parse JSON; raises BadItemError with the place of the error."""
    try:
        return orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise BadItemError(f"broken JSON: {error}") from error


def _text(value: object) -> str:
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, str | int) else ""


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _headline(names: Mapping[str, Any]) -> str:
    for name in HEADLINES:
        if words := _text(names.get(name)):
            return words
    listed = list(_listed(names.get("headlines")))
    main = [words for role, _, words in listed if role == "main"] or [words for _, _, words in listed]
    others = (_text(value) for name, value in names.items() if name.startswith("headline_"))
    return next(iter(main), "") or next(filter(None, others), "")


def _body(names: Mapping[str, Any]) -> str:
    listed = list(_listed(names.get("bodies")))
    plain = [words for _, kind, words in listed if "html" not in kind and "xml" not in kind]
    marked = [words for _, kind, words in listed if "html" in kind or "xml" in kind]
    named = [_text(names.get(name)) for name in BODIES]
    others = [_text(value) for name, value in names.items() if name.startswith("body_") and name not in MARKUP]
    markup = [_text(names.get(name)) for name in MARKUP]
    return next(filter(None, [*named, *plain, *others, *marked, *markup]), "")


def _listed(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield (role, content type, words) of a 2.x or 3.x list, lower case but for the words."""
    for entry in value if isinstance(value, list) else []:
        if isinstance(entry, dict):
            names = {str(name).lower(): content for name, content in entry.items()}
            if words := _text(names.get("value")):
                yield _text(names.get("role")).lower(), _text(names.get("contenttype")).lower(), words


def _provider(names: Mapping[str, Any]) -> str:
    for name in ("provider", "source", "copyrightholder"):
        value = names.get(name)
        words = _text(value.get("name")) if isinstance(value, dict) else _text(value)
        if words:
            return words
    for entry in names.get("infosources") or []:
        if isinstance(entry, dict) and (words := _text(entry.get("name"))):
            return words
    return ""
