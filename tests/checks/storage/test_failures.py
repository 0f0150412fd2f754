"""What databases report becomes a sentence of the right kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from checks.errors import (
    CasebookDamaged,
    CasebookError,
    CasebookLocked,
    CasebookReadOnly,
    ChecksError,
    Conflict,
    NotACasebook,
)
from checks.storage.failures import explained


class ServerError(Exception):
    """Stands for what a PostgreSQL driver raises."""

    def __init__(self, sqlstate: str, text: str = "server closed the connection\nDETAIL: more") -> None:
        super().__init__(text)
        self.sqlstate = sqlstate


def sqlite_error(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    error = kind("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY, CasebookLocked, "Another program is writing"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, CasebookLocked, "Another program is writing"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, CasebookReadOnly, "cannot be written to"),
        (sqlite3.SQLITE_CORRUPT, CasebookDamaged, "is damaged"),
        (sqlite3.SQLITE_NOTADB, NotACasebook, "is not a casebook"),
        (sqlite3.SQLITE_FULL, CasebookError, "The disk of “strike” is full"),
        (sqlite3.SQLITE_IOERR_READ, CasebookError, "Check the disk"),
        (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, Conflict, "changed in the meantime"),
    ],
)
@pytest.mark.parametrize("wrap", [lambda error: error, lambda error: OperationalError("", {}, error)])
def test_explains_sqlite(
    code: int, kind: type[ChecksError], words: str, wrap: Callable[[Exception], Exception]
) -> None:
    with pytest.raises(kind, match=words), explained("strike"):
        raise wrap(sqlite_error(code))


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OperationalError("", {}, ServerError("40001")), Conflict, "Someone else wrote at the same moment"),
        (IntegrityError("", {}, ServerError("23503")), Conflict, "changed in the meantime"),
        (OperationalError("", {}, ServerError("08006")), CasebookError, "refused the work: server closed the connect"),
        (DataError("", {}, ServerError("22021", "no NUL")), CasebookError, "broken characters"),
    ],
)
def test_explains_servers(error: Exception, kind: type[ChecksError], words: str) -> None:
    with pytest.raises(kind, match=words), explained("strike"):
        raise error


def test_explains_broken_characters() -> None:
    with pytest.raises(CasebookError, match="broken characters"), explained("strike"):
        "\ud800".encode()


def test_other_errors_are_let_through() -> None:
    with pytest.raises(ZeroDivisionError), explained("strike"):
        raise ZeroDivisionError
