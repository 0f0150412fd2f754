"""Encrypted casebooks: SQLCipher encrypts every page of the file, its log and its copies with a key.

The key is never written by this module. Whoever loses it has lost the casebook: there is no other way in.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine

from checks.errors import CasebookError, KeyNeeded
from checks.storage import passwords
from checks.storage.location import Location

KEY = "CLAIMDESK_KEY"
"""Environment variable with the key, for scripts."""
SHORTEST = 8
"""Characters that a key has at least."""
ROUNDS = 256_000
"""How often the key is hashed before it opens the file, which makes guessing slow: SQLCipher 4's own number."""
_PAGE = 4096
_VARIED = 200
"""Different bytes in the first page of an encrypted file, at least; of 4096 random ones, next to none is missing."""
_SQLITE = b"SQLite format 3\0"


def driver() -> Any:  # noqa: ANN401 - a module with the interface of sqlite3
    """The database module that can encrypt; CasebookError where it is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise CasebookError(
            "Encrypted casebooks need a package that is not installed: install claimdesk with the extra “encrypted”."
        ) from error
    return dbapi2


def looks_encrypted(path: Path) -> bool:
    """Is it a file of whole pages that begins like random bytes? False where it cannot be read."""
    try:
        with path.open("rb") as file:
            first = file.read(_PAGE)
        size = path.stat().st_size
    except OSError:
        return False
    return bool(size) and size % _PAGE == 0 and not first.startswith(_SQLITE) and len(set(first)) > _VARIED


def with_key(location: Location) -> Location:
    """The location with the key that its file needs, from the environment or the keyring where none was given.

    KeyNeeded where none is known. A file that is not encrypted has no key, whatever was given.
    """
    if location.path is None:
        return location
    if not looks_encrypted(location.path):
        return replace(location, key=None)
    key = location.key or os.environ.get(KEY) or passwords.kept(location)
    if not key:
        raise KeyNeeded(f"“{location.name}” is encrypted. Give its key to open it.")
    return replace(location, key=key)


def connect(path: str, key: str | None, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - those of sqlite3
    """A connection to a file, encrypted or not."""
    module: Any = sqlite3 if key is None else driver()
    connection: sqlite3.Connection = module.connect(path, **options)
    if key is not None:
        unlock(connection, key)
    return connection


def unlock(connection: Any, key: str) -> None:  # noqa: ANN401 - of sqlite3 or SQLCipher
    """Give the key of the file; nothing is read yet, so a wrong one shows later."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print what a sentence says
    connection.execute(f"PRAGMA key = {_quoted(key)}")
    connection.execute(f"PRAGMA kdf_iter = {ROUNDS}")
    connection.execute("PRAGMA temp_store = MEMORY")  # what sorting takes is not written to a file


def key_of(source: Engine | Connection) -> str | None:
    """The key of an open casebook; None where it is not encrypted."""
    key: str | None = source.get_execution_options().get("key")
    return key


def change_key(engine: Engine, key: str) -> None:
    """Encrypt every page anew with another key, whole or not at all."""
    require_good(key)
    with engine.connect() as connection:
        raw = cast("Any", connection.connection.driver_connection)
        raw.execute(f"PRAGMA rekey = {_quoted(key)}")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.update_execution_options(key=key)


def require_good(key: str) -> None:
    """Refuse a key that could be guessed at once."""
    if len(key) < SHORTEST or "\0" in key:
        raise CasebookError(f"A key has at least {SHORTEST} characters: several words are best. Choose a longer one.")


def wrong_key(name: str) -> KeyNeeded:
    """The key does not fit."""
    return KeyNeeded(
        f"This is not the key of “{name}”. Try again; if the key is lost, so is what the casebook holds: "
        "nobody can open it without."
    )


def _quoted(key: str) -> str:
    return "'" + key.replace("'", "''") + "'"
