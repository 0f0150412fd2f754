"""Brings an older casebook to the current schema: a copy first, then one transaction, checked before it counts."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from checks.errors import CasebookError, ChecksError
from checks.storage.backup import before_upgrade, copy
from checks.storage.engine import WRITES, sqlite_driver
from checks.storage.failures import damaged
from checks.storage.location import Location

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, location: Location, revision: str, to: str) -> None:
    """Run the migrations from `revision` up to `to`. Where one fails, CasebookError, and the casebook is as it was."""
    if location.path:
        copy(engine, before_upgrade(location.path, revision))
    try:
        with engine.connect().execution_options(**WRITES) as connection:
            _run(connection, location.name, to)
    except ChecksError:
        raise
    except Exception as error:
        raise CasebookError(
            f"“{location.name}” could not be brought up to date ({error}). "
            "It was left as it was: open it with the version of the program that wrote it."
        ) from error


def migrate(connection: Connection, to: str) -> None:
    """Run the migrations that this database lacks, in the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _run(connection: Connection, name: str, to: str) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # A migration that rebuilds a table drops the old one, which rows of other tables refer to. SQLite takes this
        # setting outside a transaction alone; the references are checked below instead.
        sqlite_driver(connection).execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            migrate(connection, to)
            if is_sqlite:
                _require_soundness(connection, name)
                connection.exec_driver_sql(f"PRAGMA user_version = {int(to)}")
    finally:
        if is_sqlite:
            sqlite_driver(connection).execute("PRAGMA foreign_keys = ON")


def _require_soundness(connection: Connection, name: str) -> None:
    (result,) = connection.exec_driver_sql("PRAGMA integrity_check(1)").one()
    if result != "ok":
        raise damaged(name, f"after its upgrade: {result}")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise damaged(name, "after its upgrade: some records refer to others that are not there")
