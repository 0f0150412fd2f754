"""SQLite behaves as a database should: whole transactions, checked references, logs on local disks alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError

from checks.errors import CasebookError
from checks.storage import engine as engines
from checks.storage.engine import WRITES, connect_to
from checks.storage.location import Location


def test_tables_made_in_a_transaction_that_fails_are_gone(path: Path) -> None:
    engine = connect_to(Location.of(path))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        with pytest.raises(OperationalError, match="syntax error"):
            connection.execute(text("no statement"))
    assert not inspect(engine).has_table("half")
    engine.dispose()


def test_savepoints_are_kept(path: Path) -> None:
    engine = connect_to(Location.of(path))
    with engine.begin() as connection:
        with connection.begin_nested() as inner:
            connection.execute(text("CREATE TABLE inner_one (id INTEGER)"))
            inner.rollback()
        connection.execute(text("CREATE TABLE outer_one (id INTEGER)"))
    assert inspect(engine).has_table("outer_one")
    assert not inspect(engine).has_table("inner_one")
    engine.dispose()


def test_references_are_checked_at_the_end(path: Path) -> None:
    engine = connect_to(Location.of(path))
    orphan = text("INSERT INTO comments VALUES ('a', 'b', NULL, 'text', '2025-05-23', 0, 1)")
    with engine.connect() as connection:
        connection.execute(orphan)
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            connection.commit()
    engine.dispose()


def test_a_write_locks_from_its_start(path: Path) -> None:
    engine = connect_to(Location.of(path))
    with engine.connect().execution_options(**WRITES) as connection, closing(sqlite3.connect(path, timeout=0)) as other:
        connection.begin()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    engine.dispose()


@pytest.mark.parametrize(("local", "mode"), [(True, "wal"), (False, "delete")])
def test_logs_ahead_on_local_disks_alone(path: Path, monkeypatch: pytest.MonkeyPatch, local: bool, mode: str) -> None:
    monkeypatch.setattr(engines, "is_local", lambda _: local)
    engine = connect_to(Location.of(path))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == mode
    engine.dispose()


@pytest.mark.parametrize("url", ["oracle+oracledb://server/claims", "nosuchdatabase://server/claims"])
def test_a_missing_driver_is_named(url: str) -> None:
    with pytest.raises(CasebookError, match=r"driver for “.*” is not installed"):
        connect_to(Location.of(url))
