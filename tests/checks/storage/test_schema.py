"""The schema that the migrations build is the one that the tables describe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from checks.storage.columns import metadata
from checks.storage.revision import REVISION
from checks.storage.upgrade import MIGRATIONS, migrate


@pytest.fixture
def migrated() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection, REVISION)
    yield engine
    engine.dispose()


@pytest.fixture
def laid_out() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_migrations_and_tables_agree(migrated: Engine, laid_out: Engine) -> None:
    assert _statements(migrated) == _statements(laid_out)


def test_alembic_sees_no_difference(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_current_revision() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_heads() == [REVISION]
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)
    assert all(revision.isdecimal() for revision in revisions)


def test_every_constraint_has_a_name() -> None:
    assert [
        constraint
        for table in metadata.tables.values()
        for constraint in table.constraints
        if not (constraint.name or "").startswith(("pk_", "fk_", "uq_"))
    ] == []


def test_a_current_casebook_is_made_and_opened_without_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checks.casebook import Casebook\n"
        f"where = Path({str(tmp_path / 'quick.casebook')!r})\n"
        "assert 'sqlalchemy' not in sys.modules, 'loaded before it is needed'\n"
        "Casebook.create(where, person='Checker').close(); Casebook.open(where, person='Checker').close()\n"
        "slow = {'alembic', 'sqlalchemy.orm', 'spacy', 'trafilatura', 'typer', 'rich', 'jinja2', 'httpx'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")


def _statements(engine: Engine) -> dict[str, list[str]]:
    # Columns and constraints may be listed in another order; a table that was rebuilt has its name in quotes.
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%'")).all()
    return {
        name: sorted(
            line.strip(" \t,") for line in (sql or "").replace(f'TABLE "{name}"', f"TABLE {name}").splitlines()
        )
        for name, sql in found
    }
