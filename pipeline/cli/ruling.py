"""The command by which a person overrules: join, split, retract, set figures, and take a ruling back."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.cli.context import broker_settings

if TYPE_CHECKING:
    from pipeline.model import Figure, Incident
    from pipeline.settings import Settings

Action = Literal["join", "split", "retract", "set"]
Broker = Annotated[str | None, typer.Option("--broker", help="kafka://host:port or sqlite:///path.", metavar="URL")]
FIGURE = "A number, LOW/BEST/HIGH, or with a plus at its end where it may be higher: 33, 30/33/40, 33+."


def rule(  # noqa: PLR0913, PLR0917 - arguments and options of one command
    action: Annotated[
        Action | None, typer.Argument(help="What to do with the incident; nothing with --undo.", show_default=False)
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="The incident; for join, both.", show_default=False)
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason: it stands in the incident's history.")] = "",
    who: Annotated[str, typer.Option("--who", help="Who decides; you, if nobody is named.")] = "",
    article: Annotated[
        list[str] | None, typer.Option("--article", help="split: uri of an article that leaves; repeat it.", metavar="URI")
    ] = None,
    killed: Annotated[str | None, typer.Option(help=f"set: {FIGURE}", metavar="FIGURE")] = None,
    injured: Annotated[str | None, typer.Option(help="set: the same for injured.", metavar="FIGURE")] = None,
    missing: Annotated[str | None, typer.Option(help="set: the same for missing.", metavar="FIGURE")] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", help="Take a ruling back, by its id as the history shows it.", metavar="RULING")
    ] = None,
    broker: Broker = None,
) -> int:
    """Decide about an incident, as a person.

    New reports don't undo it, and the incident's history shows who decided and why.

    join A B: two incidents are one. split A --article URI: these articles tell of another. retract A: it counts nothing.
    set A --killed 33: its figures are these. --undo RULING: a ruling holds no more.
    """
    from pipeline.client import rule as write
    from pipeline.model import Ruling

    chosen = broker_settings(broker)
    now = datetime.now(UTC)
    said: dict[str, Any] = {"who": who or getpass.getuser(), "why": why, "time": now}
    if not why.strip():
        raise typer.BadParameter("say why: --why TEXT")
    figures = {
        kind: _figure(text)
        for kind, text in (("killed", killed), ("injured", injured), ("missing", missing))
        if text is not None
    }
    named = sha256(f"{action} {ids} {article} {undo} {said}".encode()).hexdigest()[:8]
    asked = (action, ids or [], article or [], figures)
    fields = _fields(chosen, *asked) if undo is None else _undone(chosen, undo)
    ruling = Ruling(id=f"r{named}", **said, **fields)
    write(chosen, ruling)
    typer.echo(f"ruling {ruling.id} is written; see it with: tollwire incident {ruling.incident}")
    return 0


def _fields(
    chosen: Settings, action: Action | None, ids: list[str], articles: list[str], figures: dict[str, Figure]
) -> dict[str, Any]:
    """Check what is asked for against what is known, and gather the ruling's fields."""
    if action is None:
        raise typer.BadParameter("what is to be done: join, split, retract or set?")
    if len(ids) != (2 if action == "join" else 1):
        raise typer.BadParameter(f"{action} takes {'two incidents' if action == 'join' else 'one incident'}")
    if bool(figures) != (action == "set"):
        raise typer.BadParameter("set takes figures (--killed 33), the others none")
    if bool(articles) != (action == "split"):
        raise typer.BadParameter("split takes the articles that leave (--article URI), the others none")
    known = [_incident(chosen, name) for name in ids]
    fields: dict[str, Any] = {"action": action, "incident": known[0].id, **figures}
    if action == "join":
        return {**fields, "other": known[1].id, "articles": known[0].articles, "others": known[1].articles}
    if action == "split":
        if strange := [uri for uri in articles if uri not in known[0].articles]:
            raise typer.BadParameter(f"{strange[0]} is no article of {known[0].id}: it has {', '.join(known[0].articles)}")
        stay = tuple(uri for uri in known[0].articles if uri not in articles)
        if not stay:
            raise typer.BadParameter("one article at least has to stay")
        return {**fields, "articles": tuple(articles), "others": stay}
    return {**fields, "articles": known[0].articles}


def _incident(chosen: Settings, name: str) -> Incident:
    from pipeline.client import history
    from pipeline.errors import NotFoundError

    events = history(chosen, name)
    if not events:
        raise NotFoundError(f"no incident {name!r}: `tollwire incident CITY` lists a city's incidents with their ids")
    if (now := events[-1].incident).status == "merged":
        raise NotFoundError(f"{name} was merged into {now.merged_into}: rule on that")
    return now


def _undone(chosen: Settings, name: str) -> dict[str, Any]:
    from pipeline.client import rulings
    from pipeline.errors import NotFoundError

    found = {ruling.id: ruling for ruling in rulings(chosen)}
    if name not in found or found[name].action == "undo":
        raise NotFoundError(f"no ruling {name!r}: `tollwire incident ID` shows an incident's rulings with their ids")
    return {"action": "undo", "incident": found[name].incident, "undoes": name}


def _figure(text: str) -> Figure:
    """Read a figure that a person sets.

    >>> _figure("33+")
    Figure(low=33, best=33, high=33, open=True, bound='min')
    >>> _figure("30/33/40")
    Figure(low=30, best=33, high=40, open=False, bound='range')
    """
    from pipeline.model import Figure

    parts = text.removesuffix("+").split("/")
    if len(parts) not in {1, 3} or not all(part.isascii() and part.isdigit() for part in parts):
        raise typer.BadParameter(f"{text!r} is no figure. {FIGURE}")
    low, best, high = [int(part) for part in parts] * (3 if len(parts) == 1 else 1)
    if not low <= best <= high:
        raise typer.BadParameter(f"{text!r}: low, best and high have to rise")
    bound: Literal["min", "exact", "range"] = "min" if text.endswith("+") else "exact" if low == high else "range"
    return Figure(low=low, best=best, high=high, open=text.endswith("+"), bound=bound)


COMMANDS: tuple[Callable[..., int], ...] = (rule,)
