"""The newsroom that a text really comes from: an AP story on another outlet's site has the origin AP."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pipeline.extract.agencies import AGENCIES

if TYPE_CHECKING:
    from pipeline.model import Article

OPENING: Final = 160
"""Characters of a text in which a dateline names its agency."""
CLOSING: Final = 200
"""Characters at a text's end in which a credit stands."""

_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_AGENCY = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)", re.IGNORECASE)
_DATELINE = re.compile(rf"[(\[]\s*(?P<agency>{_NAMES})\s*(?:[/,-][^)\]]*)?[)\]]", re.IGNORECASE)
_BYLINE = re.compile(rf"\b(?:by|from)\b[^.\n]{{0,80}}?(?<!\w)(?P<agency>{_NAMES})(?!\w)", re.IGNORECASE)
_CREDIT = re.compile(
    rf"""(?: [-\u2013\u2014(\[|] \s* (?P<sign>{_NAMES}) \s* [)\]]? \s* $                  # "- AFP" as the last word
        | ^ \s* (?P<alone>{_NAMES}) \s* [.]? \s* $                                        # on a line of its own
        | (?:source|copyright|\u00a9|\(c\)) [^\n]{{0,20}}? (?<!\w)(?P<source>{_NAMES})(?!\w) )""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


def read(article: Article) -> str:
    """Name the newsroom: of the dateline, byline or credit, else the provider, the source, the host of the uri.

    "Reuters contributed to this report" names a helper, not the author, and is no credit.
    """
    for found in (
        _DATELINE.search(article.body[:OPENING]),
        _AGENCY.search(article.byline),
        _BYLINE.search(article.body[:OPENING]),
        _CREDIT.search(article.body[-CLOSING:]),
    ):
        if found is not None:
            return _canonical(next(filter(None, [*found.groups(), found[0]])))
    return provider(article) or article.source or urlsplit(article.uri).hostname or _namespace(article.uri)


def provider(article: Article) -> str:
    """Name who provides an article; an agency by the name that its texts have as origin: none passes on its own text."""
    name = article.provider.strip()
    return _canonical(name) if _AGENCY.fullmatch(name) else name


def _canonical(name: str) -> str:
    return AGENCIES[" ".join(name.lower().split())]


def _namespace(uri: str) -> str:
    """Take the naming authority of a urn, as "urn:newsml:dpa.com:..." -> "dpa.com"; unknown without one.

    >>> _namespace("urn:newsml:dpa.com:2026:1"), _namespace("urn:sha256:0af")
    ('dpa.com', '')
    """
    parts = uri.split(":")
    return parts[2] if len(parts) > 3 and parts[0] == "urn" and parts[1] in {"newsml", "tag"} else ""
