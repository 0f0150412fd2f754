"""`claimdesk key`, and how the commands ask for keys and passwords: unseen, and only where somebody can answer."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import Annotated

import typer

from checks.cli.login import login
from checks.cli.output import print_text
from checks.errors import CasebookError, ChecksError, PasswordNeeded

_NEW_KEY = "CLAIMDESK_NEW_KEY"
_KEY, _PASSWORD = "CLAIMDESK_KEY", "PGPASSWORD"
"""Environment variables: the key of an encrypted casebook, and libpq's own for the password of a server."""


def key(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="An encrypted casebook.")],
    keep: Annotated[bool, typer.Option("--keep", help="Put the new key into the keyring of this computer.")] = False,
) -> None:
    """Change the key of an encrypted casebook.

    Copies that were made before keep the old key. A lost key is lost: nobody can open the casebook without it.
    """
    from checks.casebook import Casebook
    from checks.services.keys import require_file

    require_file(casebook)
    with Casebook.open(casebook, person=login()) as book:
        book.require_key()
        new = ask_new_key()
        book.change_key(new)
        print_text(f"“{book.name}” has a new key. Copies made before still open with the old one.")
    if keep:
        Casebook.keep_key(casebook, new)


def key_of_new(where: str, *, is_encrypted: bool) -> str | None:
    """The key of a casebook that is to be made, asked for where it can have one; None for one that is not encrypted."""
    if not is_encrypted:
        return None
    from checks.services.keys import require_file

    require_file(where)
    return ask_new_key()


def ask_new_key() -> str:
    """A new key, typed twice, or from the environment; CasebookError where nobody can be asked."""
    given = os.environ.get(_NEW_KEY)
    if given:
        return given
    if not sys.stdin.isatty():
        raise CasebookError(f"A new key is needed: run this in a terminal, or set {_NEW_KEY}.")
    first = getpass("New key (if it is lost, the casebook is lost): ")
    if getpass("Once more: ") != first:
        raise CasebookError("The two keys are not the same. Nothing was changed: try again.")
    return first


def ask_once(error: ChecksError) -> bool:
    """Ask for the key or password that was missing; False where that was done before, or nobody can be asked."""
    name = _PASSWORD if isinstance(error, PasswordNeeded) else _KEY
    if name in os.environ or not sys.stdin.isatty():
        return False
    typed = getpass(f"{error} ")
    if typed:
        os.environ[name] = typed  # of this process only: the command is run again with it
    return bool(typed)
