"""A team's casebook on PostgreSQL works like a file; needs the packages of the extra "team-test"."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import Connection, NullPool, create_engine, make_url, text

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.verdict import Verdict
from checks.errors import CasebookError, CasebookMissing, CasebookTooNew, Conflict
from checks.ingest.document import Document
from checks.storage import opening, revision, upgrade


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


def note(title: str = "Call") -> Evidence:
    return Evidence(uuid4(), EvidenceKind.NOTE, title)


def execute(where: str, statement: str) -> None:
    engine = create_engine(where, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_a_whole_check_can_be_undone_and_redone(where: str) -> None:
    original = "Восемь человек погибли 🕊."
    document = Document(text=original, original=original.encode(), media_type="text/plain", title="Удар")
    with Casebook.create(where, person="Checker") as casebook:
        added = casebook.articles.add(document)
        done = [added]

        def do(change: Change) -> Change:
            done.append(change)
            return change

        snapshot, article, version = added.after
        claim = do(casebook.claims.add(version, 0, 22, Kind.QUANTITY)).after[0]
        claim = do(casebook.claims.accept(claim)).after[0]
        do(casebook.links.add_with_record(claim, note(), Stance.SUPPORTS, document=document))
        do(casebook.comments.add(claim, "Кто считал?"))
        do(casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Восемь имён.")))
        casebook.people.sign_in("Colleague")
        do(casebook.verdicts.sign_off(casebook.claims.get(claim.id)))
        end = casebook.desk(article.id)
        assert casebook.articles.overview()[0].decided == 1
        assert casebook.claims.get(claim.id).status is Status.SIGNED_OFF
        do(casebook.articles.delete(article))

        undone = [casebook.apply(change.inverse()) for change in reversed(done)]
        assert casebook.articles.overview() == casebook.evidence.all() == ()
        for change in list(reversed(undone))[:-1]:
            casebook.apply(change.inverse())
        assert casebook.desk(article.id) == end
        assert casebook.evidence.snapshot_bytes(snapshot) == document.original

    with Casebook.open(where, person="Checker") as casebook:
        assert casebook.desk(article.id) == end
        assert casebook.backup() is None, "copies of a server are its keepers' business"
        with pytest.raises(CasebookError, match="lies on a server"):
            casebook.backup(Path("copy.casebook"))


def test_an_empty_database_is_not_a_casebook(where: str) -> None:
    with pytest.raises(CasebookMissing, match="There is no casebook in “claims_"):
        Casebook.open(where, person="Checker")


def test_a_casebook_is_not_laid_over_another(where: str) -> None:
    Casebook.create(where, person="Checker").close()
    with pytest.raises(CasebookError, match="There is a casebook in"):
        Casebook.create(where, person="Checker")


def test_a_later_version_is_refused(where: str) -> None:
    Casebook.create(where, person="Checker").close()
    execute(where, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CasebookTooNew, match="A later version"):
        Casebook.open(where, person="Checker")


def test_a_server_that_is_not_there_is_named(where: str) -> None:
    gone = make_url(where).set(database="gone").render_as_string(hide_password=False)
    with pytest.raises(CasebookError, match="The database of “gone” cannot be reached"):
        Casebook.open(gone, person="Checker")


def test_what_a_server_cannot_store_is_refused(where: str) -> None:
    with Casebook.create(where, person="Checker") as casebook:
        with pytest.raises(CasebookError, match="broken characters"):
            casebook.evidence.add(note("a\0b"))
        assert casebook.evidence.all() == ()


def test_two_desks_do_not_overwrite_each_other(where: str) -> None:
    with Casebook.create(where, person="Checker") as one, Casebook.open(where, person="Colleague") as other:
        record = one.evidence.add(note()).after[0]
        other.evidence.add(note("Another"))
        one.evidence.edit(replace(record, says="One thing"))
        with pytest.raises(Conflict, match="has changed in the meantime"):
            other.apply(Change("Edit evidence", (record,), (replace(record, says="Another"),)))


def test_writes_at_the_same_moment_wait_for_each_other(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Casebook.create(where, person="Checker") as one, Casebook.open(where, person="Colleague") as other:
        one.evidence.add(note("First"))
        other.evidence.add(note("Second"))
        sign_in = one._records._sign_in
        meanwhile = Thread(target=lambda: other.evidence.add(note("Fourth")))

        def with_another_waiting(connection: Connection) -> None:
            sign_in(connection)
            meanwhile.start()

        monkeypatch.setattr(one._records, "_sign_in", with_another_waiting)
        one.evidence.add(note("Third"))
        meanwhile.join()
        assert [record.title for record in one.evidence.all()] == ["First", "Second", "Third", "Fourth"]


@pytest.mark.parametrize("ending", ["", "    raise RuntimeError('out of luck')\n"])
def test_an_older_one_is_upgraded_whole_or_not_at_all(
    where: str, tmp_path: Path, later_schema: Callable[[str], None], ending: str
) -> None:
    Casebook.create(where, person="Checker").close()
    later_schema("    op.add_column('people', sa.Column('role', sa.Text))\n" + ending)
    if ending:
        with pytest.raises(CasebookError, match=r"could not be brought up to date \(out of luck\)"):
            Casebook.open(where, person="Checker")
        with pytest.raises(Exception, match="role"):
            execute(where, "SELECT role FROM people")
    else:
        Casebook.open(where, person="Checker").close()
        execute(where, "SELECT role FROM people")


@pytest.fixture
def later_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program of today be one that has another migration, with this body."""

    def install(body: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        now = revision.REVISION
        later = f"{int(now) + 1:04}"
        head = f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '{later}'\ndown_revision = '{now}'\n"
        (folder / "versions" / f"{later}_later.py").write_text(f"{head}\n\ndef upgrade():\n{body}")
        monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
        monkeypatch.setattr(opening, "REVISION", later)
        monkeypatch.setattr(revision, "REVISION", later)

    return install
