"""Copies of the casebook, to go back to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    with backed_up(records) as copied:
        return copied


@contextmanager
def backed_up(records: Records) -> Iterator[Path | None]:
    """The same copy in “backups” for as long as something is tried; it stays only where that does not fail."""
    path = records.location.path
    if path is None or _is_copied(records, path):
        yield None
        return
    to = backup.timed(path, records.clock())
    was_there = to.exists()  # made within the same second
    copied = backup.copy(records.engine, to)
    try:
        yield copied
    except BaseException:
        if not was_there:
            copied.unlink(missing_ok=True)
        raise
    backup.thin_out(path)


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
