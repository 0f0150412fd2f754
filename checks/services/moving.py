"""Moves a casebook: from a file to a server and back, into one that is encrypted, or out of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from checks.domain.progress import Progress, no_progress
from checks.errors import CasebookError
from checks.storage.failures import explained
from checks.storage.location import Location
from checks.storage.opening import create, open_existing
from checks.storage.transplant import Account, transplant
from checks.storage.writing import writing


def move(
    source: Path | str,
    target: Path | str,
    *,
    key: str | None = None,
    new_key: str | None = None,
    progress: Progress = no_progress,
) -> Account:
    """Copy everything that a casebook holds into a new one at `target`: records, history, originals, custody.

    Nobody can write to the old one meanwhile, and it stays as it is. The new one is there only once every row was read
    again and compared. `key` opens the old one, `new_key` is that of the new.
    """
    here, there = Location.of(source, key), Location.of(target, new_key)
    if here.shown == there.shown:
        raise CasebookError("A casebook cannot be moved onto itself. Choose another place.")
    engine = open_existing(here)
    accounts: list[Account] = []
    try:
        with explained(here.name), writing(engine, here.name) as old:

            def fill(new: Connection) -> None:
                accounts.append(transplant(old, new, progress))

            create(there, fill).dispose()
    finally:
        engine.dispose()
    return accounts[0]
