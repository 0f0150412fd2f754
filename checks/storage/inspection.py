"""Looks at a file before it is opened as a casebook, and leaves it exactly as it is."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from checks.errors import CasebookError, CasebookMissing, NotACasebook
from checks.storage import cipher
from checks.storage.engine import APPLICATION_ID, BUSY_SECONDS, is_in_use
from checks.storage.failures import damaged, explained, read_only
from checks.storage.revision import require_known

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
"""Bytes of an SQLite header; the application id stands at 68 to 72: https://sqlite.org/fileformat2.html."""
_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def inspect(path: Path, key: str | None = None) -> str:
    """The revision of the casebook in `path`; the fitting CasebookError unless it is sound and can be written to."""
    _require_file(path)
    _require_header(path, key)
    with explained(path.name):
        revision = _sound_revision(path, key)
        require_known(revision, path.name)
        if not (_is_writable(path) and _is_writable(path.parent)):
            raise read_only(path.name)
        _require_no_other_writer(path, key)
    return revision


def inspect_to_read(path: Path, key: str | None = None) -> str:
    """The revision of the casebook in `path`; the fitting CasebookError unless it is sound; write-protected or not."""
    _require_file(path)
    _require_header(path, key)
    with explained(path.name):
        revision = _sound_revision(path, key)
        require_known(revision, path.name)
    return revision


def is_casebook(path: Path) -> bool:
    """Does the file in `path` begin as a casebook does, encrypted or not? False where there is none."""
    try:
        return path.is_file() and (_has_header(path) or cipher.looks_encrypted(path))
    except OSError:
        return False


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise NotACasebook(f"“{path.name}” is a folder. Choose the casebook file in it.")
    if not path.exists():
        raise CasebookMissing(f"There is no file “{path}”. Check whether it was moved or renamed.")


def _require_header(path: Path, key: str | None) -> None:
    try:
        is_ours = key is not None or _has_header(path)
    except OSError as error:
        raise CasebookError(f"“{path.name}” cannot be read ({error.strerror}). Ask for access to it.") from error
    if not is_ours:
        raise NotACasebook(f"“{path.name}” is not a casebook. Choose a file that this program made.")


def _has_header(path: Path) -> bool:
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _is_writable(path: Path) -> bool:
    # An administrator may write anywhere; a write-protected file is still one that someone wants kept as it is.
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & _ANY_WRITE)


def _sound_revision(path: Path, key: str | None) -> str:
    with closing(_open(path, "mode=rw" if is_in_use(path) else "mode=ro&immutable=1", key)) as connection:
        if key is not None:
            _require_key(connection, path)
        connection.execute("PRAGMA cell_size_check = ON")
        (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if result != "ok":
            raise damaged(path.name, str(result).replace("\n", " "))
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise damaged(path.name, "its tables are missing")
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
        return str(revision)


def _require_key(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with explained(path.name):
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
    except NotACasebook as error:
        raise cipher.wrong_key(path.stem) from error
    if mark != APPLICATION_ID:
        raise NotACasebook(f"“{path.name}” is not a casebook. Choose a file that this program made.")


def _require_no_other_writer(path: Path, key: str | None) -> None:
    with closing(_open(path, "mode=rw", key)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _open(path: Path, mode: str, key: str | None) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    return cipher.connect(uri, key, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
