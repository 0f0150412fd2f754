"""`claimdesk new`: an empty casebook."""

from __future__ import annotations

from typing import Annotated

import typer

from checks.cli.keys import key_of_new
from checks.cli.login import login
from checks.cli.output import print_text


def new(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    encrypted: Annotated[bool, typer.Option("--encrypted", help="Encrypt the file; its key is asked for.")] = False,
) -> None:
    """Make an empty casebook. One that is there already is never overwritten.

    An encrypted one opens with its key alone: if the key is lost, so is what the casebook holds.
    """
    from checks.casebook import Casebook

    with Casebook.create(casebook, person=login(), key=key_of_new(casebook, is_encrypted=encrypted)) as made:
        print_text(f"“{made.name}” is ready, and empty: {made.where}")
