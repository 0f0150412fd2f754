"""What the window does for the library: queues over all articles, archive and delete, desks found as they were left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Kind, Status
from checks.domain.queue import Queue
from checks.ingest.reader import read_text
from desktop.panes.library import LibraryPane
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.widgets.job_strip import JobStrip
from desktop.window.library_commands import say_deleted
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


def message(window: MainWindow) -> str:
    return window.findChildren(JobStrip)[0].message


def library(window: MainWindow) -> LibraryPane:
    return window.findChildren(LibraryPane)[0]


@pytest.fixture
def two(window: MainWindow, program: Program, settle: Settle) -> tuple[Article, Article]:
    """The sample's article and another one with two claims to re-check; the sample lies on the desk."""
    session = program.session
    session.do(lambda casebook: casebook.articles.add(read_text("Bridges\n\nTwo bridges were hit.\n")))
    settle(session)
    second, version = session.desk.article, session.desk.version
    for start in (9, 13):
        session.do(lambda casebook, start=start: casebook.claims.add(version, start, start + 3, Kind.QUANTITY))
    settle(session)
    for claim in session.desk.claims:
        moved = replace(claim, status=Status.RECHECK)
        session.do(lambda casebook, claim=claim, moved=moved: casebook.apply(Change("Set", (claim,), (moved,))))
    settle(session)
    first = session.library[0].article
    session.open_article(first.id)
    settle(session)
    return first, second


def test_a_queue_leads_over_all_articles_and_round(
    two: tuple[Article, Article], window: MainWindow, program: Program, settle: Settle
) -> None:
    total = sum(each.waiting.get(Queue.RECHECK, 0) for each in program.session.library)
    assert total == 3
    seen = []
    for _ in range(total + 1):
        library(window).queue_requested.emit(Queue.RECHECK)
        settle(program.session)
        assert window.chosen_claim.status == Status.RECHECK
        seen.append((program.session.desk.article.id, window.chosen_claim.id))
    assert len(set(seen)) == total
    assert seen[-1] == seen[0]
    assert {article_id for article_id, _ in seen} == {article.id for article in two}


def test_an_empty_queue_says_so(window: MainWindow) -> None:
    library(window).queue_requested.emit(Queue.MINE)
    assert message(window) == "No claim waits in “My claims”."


def test_an_article_off_the_desk_is_archived_and_deleted(
    two: tuple[Article, Article], window: MainWindow, program: Program, settle: Settle
) -> None:
    session, (first, second) = program.session, two
    library(window).archive_requested.emit(second.id)
    settle(session)
    assert message(window) == "“Bridges” is archived: it stands at the end of the library."
    library(window).archive_requested.emit(second.id)
    settle(session)
    assert not any(each.article.is_archived for each in session.library)
    library(window).delete_requested.emit(second.id)
    settle(session)
    assert message(window) == "Deleted “Bridges” with 2 claims. Undo (Ctrl+Z) brings all of it back."
    assert session.desk.article.id == first.id
    session.undo()
    settle(session)
    assert len(session.library) == 2


def test_what_goes_with_an_article_is_counted(session: Session, settle: Settle) -> None:
    changes: list[Change] = []
    session.do(lambda casebook: casebook.articles.delete(session.desk.article), changes.append)
    desk = session.desk
    settle(session)
    sentence = say_deleted(changes[0])
    assert f"with {len(desk.claims)} claims" in sentence
    assert "verdicts" in sentence
    assert "links to records" in sentence


def test_a_casebook_is_found_as_it_was_left(
    window: MainWindow, program: Program, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    session, where = program.session, program.session.where
    claim = session.desk.claims[30]
    window.choose_claim(claim.id)
    session.create_casebook(tmp_path / "Other.casebook")
    settle(session)
    assert program.settings.current.desk(where).claim_id == claim.id
    session.open_casebook(where)
    settle(session)
    assert window.chosen_claim.id == claim.id
    window.close()
    assert SettingsFile(program.places.settings).current.desk(where).claim_id == claim.id


def test_a_missing_casebook_says_so_and_is_forgotten(program: Program, window: MainWindow, tmp_path: Path) -> None:
    gone = str(tmp_path / "Gone.casebook")
    program.settings.change(recent=(program.session.where, gone))
    menu = QMenu()
    window.files.fill_recent(menu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Odesa desk", "Gone is missing: forget it",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    assert program.settings.current.recent == (program.session.where,)
