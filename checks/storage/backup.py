"""Copies of a casebook file, in the folder "backups" beside it, made by SQLite's own backup.

Copying the file itself would lose what still stands in its write-ahead log.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from checks.errors import CasebookError, ChecksError
from checks.storage import cipher
from checks.storage.engine import sqlite_driver
from checks.storage.failures import explained

FOLDER = "backups"
KEPT = 10
"""Latest copies that are kept, whatever their day."""
DAYS_KEPT = 30
"""Days before those, of which the last copy is kept."""
_STAMP = "%Y-%m-%d %H%M%S"
_LENGTH_OF_DAY = len("2025-05-23")


def before_upgrade(path: Path, revision: str) -> Path:
    """Where the copy goes that is made before a casebook of this revision is upgraded."""
    return path.parent / FOLDER / f"{path.stem}.before-upgrade-{revision}{path.suffix}"


def timed(path: Path, at: datetime) -> Path:
    """Where the copy made at this time goes."""
    return path.parent / FOLDER / f"{path.stem}.{at.strftime(_STAMP)}{path.suffix}"


def copy(engine: Engine, to: Path) -> Path:
    """Copy the open casebook to `to`, replacing what is there only once the copy is whole."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _copy_whole(engine, to)
    except OSError as error:
        raise CasebookError(
            f"No copy could be made in “{to.parent}” ({error.strerror}). Make room there, or choose another place."
        ) from error
    return to


def _copy_whole(engine: Engine, to: Path) -> None:
    partial = to.with_name(f"{to.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with (
            explained(to.name),
            engine.connect() as source,
            closing(cipher.connect(str(partial), cipher.key_of(engine))) as target,
        ):
            sqlite_driver(source).backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, whole in itself
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)


def last_change_in(copied: Path, key: str | None = None) -> str | None:
    """The id of the last change in a copy, as SQLite keeps it; None where it cannot be read or holds none."""
    uri = f"{copied.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with explained(copied.stem), closing(cipher.connect(uri, key, uri=True)) as connection:
            row = connection.execute("SELECT id FROM changes ORDER BY number DESC LIMIT 1").fetchone()
    except ChecksError:
        return None
    return str(row[0]) if row else None


def copies(path: Path) -> tuple[Path, ...]:
    """The timed copies of a casebook, newest first."""
    found = (path.parent / FOLDER).glob(f"{_literal(path.stem)}.*{_literal(path.suffix)}")
    return tuple(sorted((each for each in found if _is_timed(each, path)), reverse=True))


def thin_out(path: Path) -> None:
    """Remove timed copies but the ten latest and the last of each of the thirty days before those."""
    every = copies(path)
    kept = set(every[:KEPT]) | set(_last_of_each_day(every[KEPT:], path)[:DAYS_KEPT])
    for each in every:
        if each not in kept:
            each.unlink(missing_ok=True)


def _last_of_each_day(newest_first: Sequence[Path], path: Path) -> list[Path]:
    by_day: dict[str, Path] = {}
    for each in newest_first:
        by_day.setdefault(_stamp(each, path)[:_LENGTH_OF_DAY], each)
    return list(by_day.values())


def _stamp(each: Path, path: Path) -> str:
    return each.name[len(path.stem) + 1 : len(each.name) - len(path.suffix)]


def _is_timed(each: Path, path: Path) -> bool:
    try:
        datetime.strptime(_stamp(each, path), _STAMP)  # noqa: DTZ007 - only its form matters
    except ValueError:
        return False
    return True


def _literal(text: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)
