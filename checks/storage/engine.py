"""Engines that treat each database as it wants to be treated."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from checks.storage import cipher
from checks.storage.disks import is_local
from checks.storage.location import Location
from checks.storage.types import from_json, to_json

APPLICATION_ID = 0x436C6D64
""""Clmd" in the header of the file: tells a casebook from every other SQLite file."""
BUSY_SECONDS = 2.0
"""How long a write waits for another program before it is refused."""
WRITES = {"writes": True}
"""Execution options of a connection that is going to write."""


def connect_to(location: Location) -> Engine:
    """An engine for a casebook's database; CasebookError where the driver for it is not installed."""
    if location.url.get_backend_name() == "sqlite":
        return _sqlite_engine(location)
    from checks.storage.server import server_engine

    return server_engine(location)


def connect_to_read(location: Location) -> Engine:
    """An engine that cannot write to the database."""
    if location.path is None:
        options = {"postgresql_readonly": True} if location.is_on_server else {}
        return connect_to(location).execution_options(**options)
    uri = f"{location.path.absolute().as_uri()}?{'mode=ro' if is_in_use(location.path) else 'mode=ro&immutable=1'}"

    def connect() -> sqlite3.Connection:
        options: dict[str, Any] = {"uri": True, "timeout": BUSY_SECONDS, "check_same_thread": False}
        return cipher.connect(uri, location.key, isolation_level=None, **options)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, json_deserializer=from_json, **_cipher_options(location)
    )
    event.listen(engine, "begin", _begin)
    return engine


def is_in_use(path: Path) -> bool:
    """Does a log lie beside the file?

    Such a file is open somewhere, or was left by a crash, and must be read together with its log; any other is read as
    if it could not change, so that nothing is created beside it.
    """
    return any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))


def sqlite_driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection to an SQLite database, for what must not run in a transaction."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _sqlite_engine(location: Location) -> Engine:
    engine = create_engine(
        location.url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        json_serializer=to_json,
        json_deserializer=from_json,
        **_cipher_options(location),
    )
    if location.key is not None:
        event.listen(engine, "connect", lambda connection, _: cipher.unlock(connection, cipher.key_of(engine) or ""))
    may_log_ahead = location.path is not None and is_local(location.path)
    event.listen(engine, "connect", lambda connection, _: _prepare(connection, may_log_ahead=may_log_ahead))
    event.listen(engine, "begin", _begin)
    return engine


def _cipher_options(location: Location) -> dict[str, Any]:
    if location.key is None:
        return {}
    return {"module": cipher.driver(), "execution_options": {"key": location.key}}


def _prepare(connection: sqlite3.Connection, *, may_log_ahead: bool) -> None:
    # Until Python 3.12 the driver commits DDL and loses savepoints unless it leaves transactions alone; `_begin` opens
    # them. See "Transactions with SQLite" in SQLAlchemy's pages on its SQLite dialect.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if may_log_ahead:
        connection.execute("PRAGMA journal_mode = WAL")
    else:
        # A write-ahead log needs memory shared by all who have the file open, which network folders do not give:
        # https://sqlite.org/wal.html. Exclusive locking reads a log without it.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = NORMAL")


def _begin(connection: Connection) -> None:
    # A write locks at once: one that reads first would be refused if another program wrote in between.
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
