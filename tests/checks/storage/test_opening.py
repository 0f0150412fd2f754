"""Whatever cannot be opened is refused with a sentence, and left exactly as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from checks.errors import (
    CasebookDamaged,
    CasebookError,
    CasebookLocked,
    CasebookMissing,
    CasebookReadOnly,
    CasebookTooNew,
    NotACasebook,
)
from checks.storage import inspection
from checks.storage.engine import APPLICATION_ID
from checks.storage.location import Location
from checks.storage.opening import create, open_existing
from checks.storage.revision import REVISION

Watch = Callable[[Path], AbstractContextManager[None]]


def refuse(path: Path, kind: type[CasebookError], sentence: str, untouched: Watch) -> None:
    with untouched(path.parent), pytest.raises(kind, match=sentence):
        open_existing(Location.of(path))


def test_a_new_casebook_opens(path: Path) -> None:
    open_existing(Location.of(path)).dispose()
    assert [file.name for file in path.parent.iterdir()] == ["strike.casebook"], "no log is left behind"


def test_a_casebook_that_was_never_closed_is_one_all_the_same(path: Path) -> None:
    engine = create(Location.of(path.with_name("left open.casebook")))
    open_existing(Location.of(path.with_name("left open.casebook"))).dispose()
    engine.dispose()


def test_a_new_casebook_says_what_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (int(REVISION),)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISION,)]


def test_a_file_that_is_there_is_not_replaced(path: Path, untouched: Watch) -> None:
    with untouched(path.parent), pytest.raises(CasebookError, match=r"is there already\. Open it"):
        create(Location.of(path))


def test_a_casebook_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match=r"cannot be made .*Choose another folder"):
        create(Location.of(tmp_path / "nowhere" / "strike.casebook"))


def test_a_casebook_that_cannot_be_laid_out_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("checks.storage.opening.stamp", fail)
    with pytest.raises(CasebookError, match="could not be read or written: disk I/O error"):
        create(Location.of(tmp_path / "strike.casebook"))
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_missing_file(path: Path, untouched: Watch) -> None:
    refuse(path.with_name("gone.casebook"), CasebookMissing, "There is no file .*gone.casebook", untouched)


def test_refuses_a_folder(path: Path, untouched: Watch) -> None:
    folder = path.with_name("folder.casebook")
    folder.mkdir()
    refuse(folder, NotACasebook, "“folder.casebook” is a folder", untouched)


@pytest.mark.parametrize("content", [b"", b"SQLite", b"Dear editor,\n" * 20, b"SQLite format 3\0" + bytes(84)])
def test_refuses_a_file_of_another_kind(path: Path, content: bytes, untouched: Watch) -> None:
    other = path.with_name("letter.txt")
    other.write_bytes(content)
    refuse(other, NotACasebook, "“letter.txt” is not a casebook", untouched)


def test_refuses_another_program_s_database(path: Path, untouched: Watch) -> None:
    other = path.with_name("songs.db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    refuse(other, NotACasebook, "“songs.db” is not a casebook", untouched)


def test_refuses_a_foreign_stamp(path: Path, untouched: Watch) -> None:
    _alter(path, "UPDATE alembic_version SET version_num = 'e2412789c190'")
    refuse(path, NotACasebook, "database of another program", untouched)


def test_refuses_a_later_version(path: Path, untouched: Watch) -> None:
    _alter(path, "UPDATE alembic_version SET version_num = '9999'")
    refuse(path, CasebookTooNew, "A later version of the program wrote “strike.casebook”. Update", untouched)


def test_refuses_a_casebook_without_tables(path: Path, untouched: Watch) -> None:
    _alter(path, "DROP TABLE alembic_version")
    refuse(path, CasebookDamaged, "is damaged .its tables are missing.", untouched)


def test_refuses_broken_pages(path: Path, untouched: Watch) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 8] = b"\xa5" * (4096 * 5)
    path.write_bytes(content)
    refuse(path, CasebookDamaged, "“strike.casebook” is damaged .*“backups”", untouched)


def test_refuses_a_file_that_was_cut_off(path: Path, untouched: Watch) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    refuse(path, CasebookDamaged, "“strike.casebook” is damaged", untouched)


def test_refuses_a_write_protected_file(path: Path, untouched: Watch) -> None:
    path.chmod(0o444)
    refuse(path, CasebookReadOnly, "“strike.casebook” cannot be written to. Remove the write protection", untouched)


def test_refuses_a_write_protected_folder(path: Path, untouched: Watch) -> None:
    path.parent.chmod(0o555)
    try:
        refuse(path, CasebookReadOnly, "of the file and its folder", untouched)
    finally:
        path.parent.chmod(0o755)


def test_refuses_a_file_that_another_program_writes(
    path: Path, untouched: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refuse(path, CasebookLocked, "Another program is writing to “strike.casebook”", untouched)
    open_existing(Location.of(path)).dispose()


def test_opens_what_another_program_only_reads(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM people").fetchall()
        open_existing(Location.of(path)).dispose()


def test_refuses_a_database_in_memory_without_a_casebook() -> None:
    with pytest.raises(CasebookMissing, match="There is no casebook in “in memory”"):
        open_existing(Location.of("sqlite://"))


def _alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
