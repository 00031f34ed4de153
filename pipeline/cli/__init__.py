"""The `tollwire` command: options in, functions of the other packages called, results printed; no logic of its own."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from pipeline import __version__
from pipeline.cli import reading, ruling, streaming, totals, upkeep
from pipeline.cli.context import CONFIG, complain, exit_code, fail
from pipeline.errors import PipelineError

EPILOG = """Exit codes: 0 done; 1 some input could not be read, or a check failed; 2 wrong usage or settings;
3 a broker, Redis or file is away; 4 held by another process; 130 ended by Ctrl-C."""

app = typer.Typer(
    name="tollwire",
    help="News wires in, incident events and casualty totals per city out. Every figure is a range with its evidence.",
    epilog=EPILOG,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (streaming, reading, totals, ruling, upkeep):
    for command in module.COMMANDS:
        app.command(command.__name__.rstrip("_"))(command)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer's form of a callback
    if asked:
        typer.echo(f"tollwire {__version__}")
        raise typer.Exit


class OneLine(logging.Handler):
    """Shows warnings as the commands show their errors."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one line on standard error."""
        complain(record.getMessage())


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    config: Annotated[
        list[Path] | None,
        typer.Option(
            "--config", "-c", help=f"Settings file, may be repeated; without it {CONFIG} if there is one.", metavar="FILE"
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Remember where the settings are; each command reads them when it needs them."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
    if config:
        os.environ["TOLLWIRE_CONFIG"] = os.pathsep.join(map(str, config))


def main() -> None:
    """Run the command line; every error that a person can mend ends in one line on standard error."""
    logging.getLogger("pipeline").handlers = [OneLine(logging.WARNING)]
    try:
        result = app(prog_name="tollwire", standalone_mode=False)
    except PipelineError as error:
        fail(str(error), exit_code(error))
    except TyperException as error:
        fail(_usage(error), error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(result if isinstance(result, int) else 0)


def _usage(error: TyperException) -> str:
    """Say what was wrong with the call, and which help tells how it goes."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "tollwire"
    return f"{error.format_message().rstrip('.')}; see {command} --help"
