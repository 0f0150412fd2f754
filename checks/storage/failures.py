"""What a database reports, in sentences for people."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, IntegrityError, OperationalError

from checks.errors import (
    CasebookDamaged,
    CasebookError,
    CasebookLocked,
    CasebookReadOnly,
    CasebookUnreachable,
    ChecksError,
    Conflict,
    NotACasebook,
    NotAllowed,
)

_SERIALISATION_FAILURES = ("40001", "40P01")
"""SQLSTATE of a transaction that another one overtook, and of a deadlock."""
_LOCK_TIMEOUT = "55P03"
_INSUFFICIENT_PRIVILEGE = "42501"
_CONNECTION_ENDED = ("57P01", "57P02", "57P03")
"""SQLSTATE of a server that ends a connection, crashes, or still starts. Those of class 08 mean the same."""


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raise what the database of the casebook `name` reports as a ChecksError that tells the person what to do."""
    try:
        yield
    except _database_errors() as error:
        raise _explain(error, name) from error
    except UnicodeEncodeError as error:
        raise _unstorable() from error


def _database_errors() -> tuple[type[Exception], ...]:
    return (DatabaseError, *_driver_errors())


def _driver_errors() -> tuple[type[Exception], ...]:
    """What the drivers of files raise themselves; SQLCipher's has errors of its own, once it is loaded."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.DatabaseError, *([cipher.DatabaseError] if cipher else []))


def _explain(error: Exception, name: str) -> ChecksError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, (sqlite3.Error, *_driver_errors())):
        return _explain_sqlite(cause, name)
    return _explain_server(error, cause, name)


def _explain_server(error: Exception, cause: BaseException, name: str) -> ChecksError:
    state = getattr(cause, "sqlstate", None)
    told = f"The database of “{name}” cannot be reached or refused the work: {_first_line(cause)}."
    if state in _SERIALISATION_FAILURES:
        return Conflict("Someone else wrote at the same moment, so nothing was changed. Try again.")
    if state == _LOCK_TIMEOUT:
        return CasebookLocked(f"Somebody else is writing much to “{name}”. Nothing was changed: try again in a minute.")
    if state == _INSUFFICIENT_PRIVILEGE:
        return NotAllowed(
            f"Your role in “{name}” does not allow this, so nothing was changed. Ask those who run it for another role."
        )
    if isinstance(error, IntegrityError):
        return _overtaken()
    if isinstance(error, DataError):
        return _unstorable()
    return CasebookUnreachable(told) if _is_lost(error, state) else CasebookError(told)


def _is_lost(error: Exception, state: str | None) -> bool:
    """Was the connection lost, or could none be made? A server that answers says with a SQLSTATE what it minds."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if state is None:
        return isinstance(error, OperationalError)
    return state in _CONNECTION_ENDED or state.startswith("08")


def _explain_sqlite(cause: BaseException, name: str) -> ChecksError:
    primary_code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # what stands above is detail
    match primary_code:
        case sqlite3.SQLITE_CONSTRAINT:
            error: ChecksError = _overtaken()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            error = locked(name)
        case sqlite3.SQLITE_READONLY:
            error = read_only(name)
        case sqlite3.SQLITE_CORRUPT:
            error = damaged(name, str(cause))
        case sqlite3.SQLITE_NOTADB:
            error = NotACasebook(f"“{name}” is not a casebook. Choose a file that this program made.")
        case sqlite3.SQLITE_FULL:
            error = CasebookError(f"The disk of “{name}” is full, so nothing was changed. Make room, then try again.")
        case _:
            detail = _first_line(cause)
            error = CasebookError(f"“{name}” could not be read or written: {detail}. Check the disk, then try again.")
    return error


def locked(name: str) -> CasebookLocked:
    """Another program holds the file."""
    return CasebookLocked(f"Another program is writing to “{name}”. Close it there, or try again in a moment.")


def read_only(name: str) -> CasebookReadOnly:
    """The file, its folder or its disk is write-protected."""
    return CasebookReadOnly(
        f"“{name}” cannot be written to. Remove the write protection of the file and its folder, or work on a copy."
    )


def damaged(name: str, detail: str) -> CasebookDamaged:
    """The content is broken; `detail` is what the check says."""
    return CasebookDamaged(
        f"“{name}” is damaged ({detail.strip()}). Open its latest copy from the folder “backups” beside it."
    )


def _unstorable() -> CasebookError:
    return CasebookError("The text holds broken characters that cannot be stored. Remove them, then try again.")


def _overtaken() -> Conflict:
    return Conflict(
        "What this refers to has changed in the meantime, so nothing was changed. Look again, then repeat it."
    )


def _first_line(cause: BaseException) -> str:
    return str(cause).strip().partition("\n")[0].rstrip(".")
