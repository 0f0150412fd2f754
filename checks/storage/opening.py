"""Creates and opens the database of a casebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_mock_engine, select
from sqlalchemy import inspect as look_into
from sqlalchemy.schema import CreateSchema, ExecutableDDLElement

from checks.errors import CasebookError, CasebookMissing
from checks.storage import cipher
from checks.storage.columns import metadata
from checks.storage.engine import APPLICATION_ID, WRITES, connect_to, connect_to_read, sqlite_driver
from checks.storage.failures import explained
from checks.storage.inspection import inspect, inspect_to_read
from checks.storage.location import Location
from checks.storage.revision import REVISION, require_known, stamp, stamps
from checks.storage.tables import changes


def create(location: Location, fill: Callable[[Connection], None] = lambda _: None) -> Engine:
    """A new casebook, empty but for what `fill` puts in; CasebookError where something lies there already.

    It is there whole, or not at all.
    """
    if location.key is not None:
        cipher.require_good(location.key)
    engine = connect_to(location)
    if location.path:
        _claim_file(location.path)
    try:
        with explained(location.name), engine.connect().execution_options(**WRITES) as connection:
            _lay_out(connection, location)
            fill(connection)
            connection.commit()
            if location.path:
                # The header must not wait in the write-ahead log: after a crash the file would look like any other.
                sqlite_driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        engine.dispose()
        if location.path:
            location.path.unlink(missing_ok=True)
        raise
    return engine


def open_existing(location: Location) -> Engine:
    """A casebook that is there, brought to the current schema where it is older.

    Raises CasebookMissing, NotACasebook, CasebookDamaged, CasebookReadOnly, CasebookLocked or CasebookTooNew, and then
    leaves everything as it was.
    """
    location = cipher.with_key(location)
    revision = inspect(location.path, location.key) if location.path else None
    engine = connect_to(location)
    try:
        with explained(location.name):
            revision = revision or _revision_on_server(engine, location.name)
            if revision != REVISION:
                _upgrade(engine, location, revision)
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_to_read(location: Location) -> Engine:
    """A casebook that is there, to be looked at: the file is not written to, and nothing is made beside it.

    Raises CasebookMissing, NotACasebook, CasebookDamaged or CasebookTooNew, and a CasebookError for an older one, which
    would have to be brought up to date.
    """
    location = cipher.with_key(location)
    revision = inspect_to_read(location.path, location.key) if location.path else None
    engine = connect_to_read(location)
    try:
        with explained(location.name):
            revision = revision or _revision_on_server(engine, location.name)
        if revision != REVISION:
            raise CasebookError(f"“{location.name}” is from an older version. Open it once to bring it up to date.")
    except BaseException:
        engine.dispose()
        raise
    return engine


def _claim_file(path: Path) -> None:
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise CasebookError(f"“{path}” is there already. Open it, or choose another name.") from error
    except OSError as error:
        raise CasebookError(f"“{path}” cannot be made ({error.strerror}). Choose another folder.") from error


def _lay_out(connection: Connection, location: Location) -> None:
    if location.schema:
        connection.execute(CreateSchema(location.schema, if_not_exists=True))
    if look_into(connection).has_table(changes.name):
        raise CasebookError(f"There is a casebook in “{location.name}” already. Open it, or choose another database.")
    if connection.dialect.name == "sqlite":
        for statement in _layout_of_files():
            connection.exec_driver_sql(statement)
    else:
        metadata.create_all(connection)
    stamp(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(REVISION)}")


@cache
def _layout_of_files() -> tuple[str, ...]:
    """The statements that make the tables and indexes of a file, put into words once: that takes longer than they."""
    words: list[str] = []

    def note(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        words.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", note)
    metadata.create_all(engine, checkfirst=False)
    return tuple(words)


def _revision_on_server(engine: Engine, name: str) -> str:
    with engine.connect() as connection:
        found = look_into(connection).has_table(stamps.name) and look_into(connection).has_table(changes.name)
        revision = connection.execute(select(stamps.c.version_num)).scalar() if found else None
    if revision is None:
        raise CasebookMissing(f"There is no casebook in “{name}”. Create one, or choose another database.")
    require_known(str(revision), name)
    return str(revision)


def _upgrade(engine: Engine, location: Location, revision: str) -> None:
    from checks.storage.upgrade import upgrade

    upgrade(engine, location, revision, REVISION)
