"""Cleaning of text from any wire: one form of Unicode, no invisible characters, no markup."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table td th tr ul".split()
)
"""Elements that end a line (HTML Living Standard, sections 4.3 and 4.4; table cells too)."""
UNPRINTED: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
"""Unicode categories without a glyph of their own: format, control, surrogates, private, unassigned."""
SILENT: Final = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*[\s/>]|!--|!DOCTYPE)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")
_ODD = re.compile(r"[^\t\n\x20-\x7e]")


def clean(text: str) -> str:
    r"""Give the text in Unicode's form C, without format and control characters, spaces and empty lines folded.

    >>> clean("Ten\u200b people\u00a0 died.\r\n\r\n\r\n\u202eNext\x00")
    'Ten people died.\n\nNext'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    if _ODD.search(text):
        text = unicodedata.normalize("NFC", text)
        odd = set(_ODD.findall(text))
        text = text.translate({ord(c): None for c in odd if unicodedata.category(c) in UNPRINTED})
    return _GAPS.sub("\n\n", _LINES.sub("\n", _SPACES.sub(" ", text))).strip()


def has_markup(text: str) -> bool:
    """Say whether a text that should be plain carries tags.

    >>> has_markup("<p>Two died."), has_markup("a < b and c > d")
    (True, False)
    """
    return _TAG.search(text) is not None


def strip_markup(text: str) -> str:
    r"""Read HTML as text, a line for each block.

    >>> strip_markup("<p>Two <b>died</b>.</p><ul><li>one<li>two</ul><script>x</script>")
    'Two died.\n\none\n\ntwo'
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _TAG.sub(" ", text)
    return _GAPS.sub("\n\n", "".join(_pieces(root))).strip()


def unescape(text: str) -> str:
    """Resolve character references in plain text, as "&amp;" and "&#8217;"."""
    return html.fromstring(f"<p>{text}</p>").text_content() if _ENTITY.search(text) and "<" not in text else text


def digest(*parts: object) -> str:
    """Give the sha256 (hex) of these parts, kept apart."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _without_declaration(text: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Walk the tree without recursion: text in order, line ends around blocks."""
    etree.strip_elements(root, *SILENT, with_tail=False)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            yield "\n\n"
        words = element.text if event == "start" else element.tail
        if words:
            yield words
