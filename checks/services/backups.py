"""Copies of the casebook, to go back to."""

from __future__ import annotations

from pathlib import Path

from checks.errors import CasebookError
from checks.services.records import Records
from checks.storage import backup, cipher, history


def back_up(records: Records, to: Path | None = None) -> Path | None:
    """Copy the casebook to `to`, or into the folder "backups" beside it, where old copies are then thinned out.

    Returns the copy; None where nothing has changed since the last one in "backups", and for a casebook that is no
    file, whose copies are its server's business.
    """
    if to:
        return _copy_out(records, to)
    path = records.location.path
    if path is None or _is_copied(records, path):
        return None
    copied = backup.copy(records.engine, backup.timed(path, records.clock()))
    backup.thin_out(path)
    return copied


def _copy_out(records: Records, to: Path) -> Path:
    if records.engine.dialect.name != "sqlite":
        raise CasebookError(f"“{records.location.name}” lies on a server. Ask those who run it for a copy.")
    if records.location.path and to.absolute() == records.location.path.absolute():
        raise CasebookError("A casebook cannot be copied onto itself. Choose another name.")
    return backup.copy(records.engine, to)


def _is_copied(records: Records, path: Path) -> bool:
    with records.reading() as connection:
        last = history.last_id(connection)
    newest = next(iter(backup.copies(path)), None)
    return last is None or (
        newest is not None and backup.last_change_in(newest, cipher.key_of(records.engine)) == last.hex
    )
