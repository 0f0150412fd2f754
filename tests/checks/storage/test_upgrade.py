"""An older casebook is brought up to date whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from checks.errors import CasebookDamaged, CasebookError
from checks.storage import opening, revision, upgrade
from checks.storage.location import Location
from checks.storage.opening import open_existing

NOW = revision.REVISION
NEXT = f"{int(NOW) + 1:04}"
HEAD = f'''"""A later schema."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NOW}"


def upgrade() -> None:
'''
ADDS_A_COLUMN = """
    with op.batch_alter_table("people", recreate="always") as people:
        people.add_column(sa.Column("role", sa.Text, nullable=False, server_default="checker"))
"""
FAILS_HALFWAY = ADDS_A_COLUMN + "    op.execute('DELETE FROM people')\n    raise RuntimeError('out of luck')\n"
LEAVES_ORPHANS = "    op.execute('DELETE FROM people')\n"


@pytest.fixture
def older(path: Path) -> Path:
    """A casebook with a person and a change, as the program of today leaves it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO people VALUES ('00000000000000000000000000000001', 'Checker', 1)")
        connection.execute(
            "INSERT INTO changes VALUES ('00000000000000000000000000000002', 1, 'Sign in', '2025-05-23T14:01', "
            "'00000000000000000000000000000001', NULL, '', '[]', '[]', NULL)"
        )
    return path


@pytest.fixture
def migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program of today be one that has another migration, with this body."""

    def install(body: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{NEXT}_later.py").write_text(HEAD + body)
        monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
        monkeypatch.setattr(opening, "REVISION", NEXT)
        monkeypatch.setattr(revision, "REVISION", NEXT)

    return install


def test_an_older_casebook_is_upgraded(older: Path, migration: Callable[[str], None]) -> None:
    migration(ADDS_A_COLUMN)
    open_existing(Location.of(older)).dispose()
    assert _ask(older, "SELECT name, role FROM people") == [("Checker", "checker")]
    assert _ask(older, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    assert _ask(older, "PRAGMA user_version") == [(int(NEXT),)]
    assert [file.name for file in older.parent.iterdir() if file.is_file()] == ["strike.casebook"]


def test_a_copy_is_made_before(older: Path, migration: Callable[[str], None]) -> None:
    migration(ADDS_A_COLUMN)
    open_existing(Location.of(older)).dispose()
    copy = older.parent / "backups" / f"strike.before-upgrade-{NOW}.casebook"
    assert _ask(copy, "SELECT * FROM people") == [("00000000000000000000000000000001", "Checker", 1)]
    assert _ask(copy, "SELECT version_num FROM alembic_version") == [(NOW,)]


def test_references_are_checked_again_after_an_upgrade(older: Path, migration: Callable[[str], None]) -> None:
    migration(ADDS_A_COLUMN)
    engine = open_existing(Location.of(older))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("body", "kind", "sentence"),
    [
        (FAILS_HALFWAY, CasebookError, r"could not be brought up to date \(out of luck\)\. It was left as it was"),
        (LEAVES_ORPHANS, CasebookDamaged, "some records refer to others that are not there"),
    ],
)
def test_a_migration_that_fails_leaves_the_old_file(
    older: Path,
    migration: Callable[[str], None],
    body: str,
    kind: type[CasebookError],
    sentence: str,
    untouched: Callable[[Path], AbstractContextManager[None]],
) -> None:
    open_existing(Location.of(older)).dispose()  # from now on it keeps a log, as every casebook that was used does
    migration(body)
    (older.parent / "backups").mkdir()
    shutil.copy(older, older.parent / "backups" / f"strike.before-upgrade-{NOW}.casebook")
    content = older.read_bytes()
    with pytest.raises(kind, match=sentence):
        open_existing(Location.of(older))
    assert older.read_bytes() == content
    assert _ask(older, "SELECT name FROM people") == [("Checker",)]
    assert [file.name for file in older.parent.iterdir() if file.is_file()] == ["strike.casebook"]


def test_without_room_for_a_copy_nothing_is_upgraded(older: Path, migration: Callable[[str], None]) -> None:
    migration(ADDS_A_COLUMN)
    (older.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(CasebookError, match="No copy could be made"):
        open_existing(Location.of(older))
    assert _ask(older, "SELECT version_num FROM alembic_version") == [(NOW,)]


def _ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()
