"""An article as a person is shown it: its figures marked in the text, and what was made of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.extract import attribution, background, places
from pipeline.extract.standing import place_of
from pipeline.model import KINDS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.extract.document import Document, Mention
    from pipeline.extract.reader import Reader
    from pipeline.model import Article, Figure, Report

COLOURS: Final = {
    "killed": "bold white on red",
    "injured": "bold black on yellow",
    "missing": "bold black on cyan",
    "perpetrators_killed": "bold white on magenta",
}
NAMES: Final = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "perpetrators_killed": "attackers dead",
}
DULL: Final = "strike dim"
"""For figures that are no casualties of the article's own incidents."""


def explain(article: Article, reader: Reader) -> RenderableType:
    """Show the text with its figures marked and numbered, then each figure, then the reports."""
    document, mentions = reader.mentions(article)
    edition = reader.read(article)
    parts: list[RenderableType] = [
        Text(f"{article.uri}  {article.time:%Y-%m-%d}  origin {edition.origin or 'unknown'}", style="dim"),
        _marked(article, mentions),
        Text(),
    ]
    if mentions:
        parts.append(_figures(document, mentions, reader))
    parts.append(Text())
    parts.append(_reports(edition.reports) if edition.reports else Text("No incident of its own.", style="dim"))
    return Group(*parts)


def _marked(article: Article, mentions: list[Mention]) -> Text:
    text = Text(article.text)
    for mention in mentions:
        start, end = _place(mention)
        text.stylize(DULL if mention.label in {"none", "background"} else COLOURS[mention.kind], start, end)
    for number, mention in reversed(list(enumerate(mentions, 1))):
        _, end = _place(mention)
        text = Text.assemble(text[:end], (f"[{number}]", "bold blue"), text[end:])
    return text


def _place(mention: Mention) -> tuple[int, int]:
    """Give the characters of a mention's phrase in the article's text."""
    sentence = mention.sentence
    last = min(mention.last, len(sentence.starts)) - 1
    return sentence.starts[mention.first], sentence.starts[last] + len(sentence.raws[last])


def _figures(document: Document, mentions: list[Mention], reader: Reader) -> Table:
    found = places.find(document, reader.gazetteer)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("", "figure", "is", "because", "where", "said by"):
        table.add_column(name, overflow="fold")
    for number, mention in enumerate(mentions, 1):
        value = f"{mention.value}" + (f" to {mention.high}" if mention.high else "")
        place = place_of(document, mention, found)
        why = [mention.rule, *background.reasons(mention.sentence)]
        said = attribution.read(mention.sentence)
        table.add_row(
            str(number),
            f"{mention.kind.replace('_', ' ')} {value}",
            f"{mention.bound}, {mention.role}, {mention.label}{', chosen' if mention.chosen else ''}",
            "; ".join(why),
            place.place.name if place else "",
            (said.who or "") + (" (authority)" if said.authority else ""),
        )
    return table


def _reports(reports: tuple[Report, ...]) -> Table:
    table = Table(title="Reports (low / best / high)", title_justify="left", box=None, pad_edge=False)
    given = [kind for kind in KINDS if any(getattr(report, kind) for report in reports)]
    for name in ("incident", "what", "when", "where", *(NAMES[kind] for kind in given), "sure"):
        table.add_column(name, overflow="fold")
    for report in reports:
        table.add_row(
            report.incident + (" (all)" if report.wider else "") + (" (background)" if report.background else ""),
            report.type.replace("_", " "),
            " to ".join(dict.fromkeys((str(report.when.start), str(report.when.end)))),
            f"{report.place.name or '?'} ({report.place.precision})",
            *(_range(getattr(report, kind)) for kind in given),
            f"{report.confidence:.2f}",
        )
    return table


def _range(figure: Figure | None) -> str:
    return "" if figure is None else f"{figure.low} / {figure.best} / {figure.high}{'+' if figure.open else ''}"
