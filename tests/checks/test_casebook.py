"""The casebook as the window and the commands hold it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.errors import CasebookError, CasebookLocked, Conflict, NotFound

OLD_CASEBOOKS = sorted((Path(__file__).parents[1] / "data" / "casebooks").glob("*.casebook"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casebook with one note."""
    file = tmp_path / "Odesa strike.casebook"
    with Casebook.create(file, person="Checker") as casebook:
        casebook.evidence.add(note("First"))
    return file


def note(title: str) -> Evidence:
    return Evidence(uuid4(), EvidenceKind.NOTE, title)


def test_says_its_name_its_place_and_who_is_there(path: Path) -> None:
    with Casebook.open(path, person="Colleague") as casebook:
        assert (casebook.name, casebook.where, casebook.me.name) == ("Odesa strike", str(path), "Colleague")
        assert casebook.scale.rating("true").label == "True"


def test_what_was_written_is_there_again(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        assert [record.title for record in casebook.evidence.all()] == ["First"]
        assert [change.label for change in casebook.history.latest()] == ["Add evidence", "Sign in"]
        assert casebook.people.all() == (casebook.me,)


def test_looking_writes_nothing(path: Path) -> None:
    with Casebook.open(path, person="Visitor"):
        pass
    with Casebook.open(path, person="Checker") as casebook:
        assert [person.name for person in casebook.people.all()] == ["Checker"]


def test_closing_leaves_one_file(path: Path) -> None:
    assert [file.name for file in path.parent.glob("*.casebook*")] == [path.name]


def test_clock_and_ids_come_from_outside(
    tmp_path: Path, clock: Callable[[], datetime], new_id: Callable[[], UUID]
) -> None:
    with Casebook.create(tmp_path / "x.casebook", person="Checker", clock=clock, new_id=new_id) as casebook:
        assert casebook.me.id == UUID(int=1)
        change = casebook.evidence.add(note("First"))
    assert str(change.at).startswith("2025-05-23T14:01")


def test_two_open_casebooks_do_not_overwrite_each_other(path: Path) -> None:
    with Casebook.open(path, person="Checker") as one, Casebook.open(path, person="Colleague") as other:
        (record,) = one.evidence.all()
        stale = other.evidence.all()[0]
        one.evidence.edit(replace(record, says="One thing"))
        with pytest.raises(Conflict, match="“Edit evidence” was not done: the evidence record has changed"):
            other.apply(Change("Edit evidence", (stale,), (replace(stale, says="Another"),)))
        assert other.evidence.all()[0].says == "One thing"


def test_an_undo_waits_for_what_came_after(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        added = casebook.evidence.add(note("Second"))
        casebook.evidence.edit(replace(added.after[0], says="More"))
        with pytest.raises(Conflict):
            casebook.apply(added.inverse())
        with pytest.raises(Conflict):
            casebook.apply(added)


def test_a_change_that_changes_nothing_is_not_kept(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        assert casebook.apply(Change("Nothing")) == Change("Nothing")
        assert len(casebook.history.latest()) == 2


def test_text_that_cannot_be_stored_is_refused_whole(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        with pytest.raises(CasebookError, match="broken characters"):
            casebook.evidence.add(note("half an emoji \ud83d"))
        assert len(casebook.evidence.all()) == 1


def test_a_write_does_not_wait_long_for_another_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.storage.engine.BUSY_SECONDS", 0.05)
    with Casebook.open(path, person="Checker") as casebook, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CasebookLocked, match="Another program is writing to “Odesa strike”"):
            casebook.evidence.add(note("Second"))
        assert len(casebook.evidence.all()) == 1, "reading goes on meanwhile"
        other.rollback()
        casebook.evidence.add(note("Second"))


def test_a_full_disk_changes_nothing(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        with casebook._records.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CasebookError, match="The disk of “Odesa strike” is full"):
            casebook.evidence.add(note("long " * 5_000))
        assert [record.title for record in casebook.evidence.all()] == ["First"]
        assert len(casebook.history.latest()) == 2


def test_it_may_be_used_from_another_thread(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        worker = Thread(target=lambda: casebook.evidence.add(note("From the worker")))
        worker.start()
        worker.join()
        assert len(casebook.evidence.all()) == 2


def test_a_missing_article_is_named(path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook, pytest.raises(NotFound, match="This article"):
        casebook.desk(uuid4())


def test_the_timed_copy_is_made_once_for_each_state(path: Path, clock: Callable[[], datetime]) -> None:
    with Casebook.open(path, person="Checker", clock=clock) as casebook:
        first = casebook.backup()
        assert first is not None
        assert first.parent == path.parent / "backups"
        assert casebook.backup() is None
        casebook.evidence.add(note("Second"))
        second = casebook.backup()
        assert second is not None
        assert second != first
    with Casebook.open(second, person="Checker") as copy:
        assert len(copy.evidence.all()) == 2


def test_an_empty_casebook_needs_no_copy(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "empty.casebook", person="Checker") as casebook:
        assert casebook.backup() is None


def test_a_copy_goes_where_it_is_sent(path: Path, tmp_path: Path) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        to = tmp_path / "stick" / "copy.casebook"
        assert casebook.backup(to) == to
        with pytest.raises(CasebookError, match="onto itself"):
            casebook.backup(path)
    with Casebook.open(to, person="Checker") as copy:
        assert len(copy.evidence.all()) == 1


def test_a_casebook_in_memory_has_no_copies() -> None:
    with Casebook.create("sqlite://", person="Checker") as casebook:
        casebook.evidence.add(note("First"))
        assert casebook.backup() is None


def test_a_casebook_that_fails_to_open_lets_go_of_its_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise CasebookError("No.")

    monkeypatch.setattr("checks.services.records.Records.person", fail)
    with pytest.raises(CasebookError, match="No"):
        Casebook.open(path, person="Checker")
    assert [file.name for file in path.parent.glob("*.casebook*")] == [path.name]


@pytest.mark.parametrize("old", OLD_CASEBOOKS, ids=lambda old: old.stem)
def test_every_casebook_ever_shipped_opens(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / old.name
    copy.write_bytes(old.read_bytes())
    with Casebook.open(copy, person="Checker") as casebook:
        (summary,) = casebook.articles.overview()
        desk = casebook.desk(summary.article.id)
        assert (summary.decided, summary.total) == (1, 2)
        judged, other = desk.claims
        (link,) = desk.links(judged.id)
        assert link.stance is Stance.SUPPORTS
        assert desk.record(link.evidence_id) is not None
        assert (desk.verdict(judged.id) is not None, len(desk.comments(other.id))) == (True, 1)
        assert [figure.value for figure in judged.quantities] == [8]
        snapshot = desk.snapshot(desk.version.snapshot_id)
        assert snapshot is not None
        assert casebook.evidence.snapshot_bytes(snapshot).decode() == desk.version.text
        for change in casebook.history.latest():
            if change.label != "Sign in":
                casebook.apply(change.inverse())
        assert casebook.articles.overview() == ()


def test_the_first_casebook_is_kept() -> None:
    assert "schema-0001" in [old.stem for old in OLD_CASEBOOKS]
