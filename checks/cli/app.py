"""The commands of `claimdesk`, a module each: `extract`, `ingest`, `new`, `import`, `match` and the others below."""

from __future__ import annotations

import os
import sys
import traceback
from io import TextIOWrapper

from checks.errors import ChecksError, KeyNeeded, PasswordNeeded

COMMANDS = (
    "extract",
    "check",
    "ingest",
    "new",
    "import",
    "match",
    "search",
    "report",
    "export",
    "bundle",
    "unbundle",
    "merge",
    "statistics",
    "rules",
    "verify",
    "key",
    "move",
    "server",
    "doctor",
)
"""The words that make the program a command instead of a window. Importing them loads nothing else."""

TRACEBACK = "CLAIMDESK_TRACEBACK"
"""Environment variable: if set, an error that nobody foresaw is printed with the way it took through the code."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command in `arguments`, or in those of the process, and return its exit status.

    0 is done, 2 is not possible, with one sentence on standard error; `check`, `import`, `merge`, `verify` and `doctor`
    also answer 1 for something amiss.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a sign shows "?" instead of an error
    try:
        _run_with_key(arguments)
    except ChecksError as error:
        return _refuse(str(error))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except Exception as error:  # noqa: BLE001 - the border of the command line
        if os.environ.get(TRACEBACK):
            traceback.print_exc()
        return _refuse(
            f"The program did not foresee this ({type(error).__name__}: {error}): "
            f"set {TRACEBACK}=1, run the command again, and report what it prints."
        )
    return 0


def _run_with_key(arguments: list[str] | None) -> None:
    """Run a command; where a key or a password is missing, ask for it once and run it again."""
    try:
        run(arguments)
    except (KeyNeeded, PasswordNeeded) as error:
        from checks.cli.keys import ask_once

        if not ask_once(error):
            raise
        run(arguments)


def run(arguments: list[str] | None) -> None:
    """Run a command with nothing caught; it ends with SystemExit."""
    import typer
    from typer.main import get_command

    from checks.cli.bundle import bundle
    from checks.cli.check import check
    from checks.cli.doctor import doctor
    from checks.cli.export import export
    from checks.cli.extract import extract
    from checks.cli.importing import import_files
    from checks.cli.ingest import ingest
    from checks.cli.keys import key
    from checks.cli.match import match
    from checks.cli.merge import merge
    from checks.cli.moving import move
    from checks.cli.new import new
    from checks.cli.report import report
    from checks.cli.rules import rules
    from checks.cli.search import search
    from checks.cli.server import server
    from checks.cli.statistics import statistics
    from checks.cli.unbundle import unbundle
    from checks.cli.verify import verify

    app = typer.Typer(
        help="Find the claims of an article, and report what was found out about them.",
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
    )
    app.callback()(_no_options)
    plain = (extract, check, ingest, new, match, search, report, export, bundle, unbundle, merge)
    every = (*plain, statistics, rules, verify, key, move, doctor)
    commands = {command.__name__: command for command in every} | {"import": import_files}
    given = sys.argv[1:] if arguments is None else arguments
    named = given[0] if given else ""
    for name in [named] if named in commands else commands:  # reading the options of all takes longer than most runs
        app.command(name)(commands[name])
    app.add_typer(server, name="server")
    get_command(app).main(arguments, prog_name="claimdesk")


def _no_options() -> None:
    """Keep the word of a command before its arguments, even where no other command is there."""


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201 - what the command line answers
    return 2
