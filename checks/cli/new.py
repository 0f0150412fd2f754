"""`claimdesk new`: an empty casebook."""

from __future__ import annotations

from typing import Annotated

import typer

from checks.cli.login import login
from checks.cli.output import print_text


def new(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
) -> None:
    """Make an empty casebook. One that is there already is never overwritten."""
    from checks.casebook import Casebook

    with Casebook.create(casebook, person=login()) as made:
        print_text(f"“{made.name}” is ready, and empty: {made.where}")
