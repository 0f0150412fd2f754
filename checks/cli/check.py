"""`claimdesk check`: what the rules notice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checks.errors import ChecksError


def check(
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Many pairs: one {"id", "claim", "evidence", "published"} a line, or - for standard input.',
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, as a batch always does.")] = False,  # noqa: ARG001
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero",
            envvar="CLAIMDESK_EXIT_ZERO",
            help="End with status 0 even where something conflicts, for programs that take any other for a failure.",
        ),
    ] = False,
) -> None:
    """Let the rules look for what does not fit. The exit status is 1 where anything conflicts.

    With --batch, each line gives one line of JSON with its id and what was noticed, in the same order, with the places
    in its own claim and text. A line that cannot be read gives {"id", "error"} and the others go on.
    """
    from checks.cli.check_batch import print_pairs

    if batch is None:
        raise ChecksError("Give a file of pairs with --batch.")
    if print_pairs(batch) and not exit_zero:
        raise typer.Exit(1)
