"""`claimdesk move`: a casebook into a database, back into a file, or into an encrypted one."""

from __future__ import annotations

from typing import Annotated

import typer

from checks.cli.keys import key_of_new
from checks.cli.output import print_text


def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A file, or the address of a database.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where there is no casebook yet.")],
    encrypted: Annotated[bool, typer.Option("--encrypted", help="Encrypt the new file; its key is asked for.")] = False,
) -> None:
    """Copy everything into a new casebook, then read all of it again and compare.

    Records, the whole history, kept originals, the chain of custody and what bundles brought go over as they are.
    The old casebook stays as it is: nobody should work in it any more.
    """
    from checks.services.moving import move as move_casebook

    account = move_casebook(source, target, new_key=key_of_new(target, is_encrypted=encrypted))
    changes = account.sums["changes"].rows
    print_text(
        f"Moved: {account.rows} rows, {changes} changes in the history, {account.sums['blobs'].rows} originals, "
        "all read again and the same. The old casebook is still there; work in the new one from now on."
    )
