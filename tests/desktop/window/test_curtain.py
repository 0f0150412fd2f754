"""Locking in the window: nothing of the casebook shows, everything is found again, and Quit works meanwhile."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from checks.casebook import Casebook
from checks.domain.claim import Status
from checks.domain.evidence import Evidence, EvidenceKind
from checks.services.moving import move
from checks.storage import cipher, passwords
from checks.storage.location import Location
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.typed_before import TypedBefore
from desktop.opening import Key
from desktop.panes.inspector_comments import CommentsSection
from desktop.panes.locked_page import LockedPage
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.window.curtain import close_others, typed_in
from desktop.window.idle import IdleWatch
from desktop.window.merge_view import EMPTY, NOTHING_TO_DECIDE, MergeView
from desktop.window.program import Program
from desktop.window.views import View, Views
from tests.desktop.window.conftest import Work

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

KEY = "three good words"
TELLING = ("Odesa", "missile", "Missile", "captive", "Captive", "governor")
"""Words of the sample."""
SAID = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText", "toPlainText")


@pytest.fixture(scope="session")
def sealed_master(sample_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, encrypted once."""
    where = tmp_path_factory.mktemp("sealed") / "Sources.casebook"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "ROUNDS", 1_000)
        move(sample_master, where, new_key=KEY)
    return where


@pytest.fixture
def work(
    program: Program,
    sealed_master: Path,
    tmp_path: Path,
    settle: Callable[[Session], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Work:
    """The window on an encrypted copy of the sample, whose key nobody keeps."""
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    monkeypatch.setattr(passwords, "kept", lambda _: None)
    where = Path(shutil.copy(sealed_master, tmp_path / "Sources.casebook"))
    program.session.open_casebook(where, key=Key("".join([KEY])))
    settle(program.session)
    return Work(program, settle)


def lock(work: Work, qtbot: QtBot) -> LockedPage:
    """Lock by the key of the menu, and wait until it is done."""
    work.window.activateWindow()
    qtbot.keyClick(work.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not work.session.is_open)
    work.settle()
    return work.window.findChildren(LockedPage)[0]


def give(page: LockedPage, key: str, work: Work, qtbot: QtBot) -> None:
    """Type a key and press Return."""
    field = page.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, key)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    work.settle()


def shown_words() -> Iterator[str]:
    """What all widgets that show say, to the eye, the pointer and the ear; the cells of lists, too."""
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            yield from (str(getattr(widget, name)()) for name in SAID if hasattr(widget, name))
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    rows = range(model.rowCount(QModelIndex()))
    yield from (str(model.index(row, 0, QModelIndex()).data()) for row in rows)


def telling() -> list[str]:
    return [said for said in shown_words() if any(word in said for word in (*TELLING, "Sources"))]


def test_nothing_shows_and_everything_is_found_again(work: Work, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Odesa, as copied")
    claim = work.desk.claims[6]
    work.choose(claim)
    text = work.window.findChildren(SpanView)[0].verticalScrollBar()
    text.setValue(text.maximum() // 2)
    scrolled = text.value()
    assert scrolled
    comments = work.window.findChildren(CommentsSection)[0]
    qtbot.keyClicks(comments.field, "Ask the port")
    work.do("preferences.open")
    assert telling()

    page = lock(work, qtbot)
    assert telling() == []
    assert work.window.windowTitle() == "Locked — claimdesk"
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [work.window]
    assert not work.window.menuBar().isVisible()
    assert QGuiApplication.clipboard().text() == "Odesa, as copied"
    left = {name for name, action in work.window.actions_by_id._actions.items() if action.isEnabled()}
    assert left == {"file.quit", "file.open_casebook"}
    drafts = list(work.program.places.drafts.iterdir())
    assert [each.suffix for each in drafts] == [".sealed"]
    assert all(b"Ask the port" not in each.read_bytes() for each in drafts)

    give(page, "not this one", work, qtbot)
    assert page.said == "This is not the key. Try again; if it is lost, nobody can open the casebook any more."
    assert telling() == []
    give(page, KEY, work, qtbot)
    assert work.session.is_open
    assert work.window.menuBar().isVisible()
    assert work.chosen.id == claim.id
    assert comments.field.text() == "Ask the port"
    assert work.desk.comments(claim.id) == ()
    qtbot.waitUntil(lambda: text.value() == scrolled)


def test_one_goes_on_where_one_was_wherever_there_is_typing(work: Work, qtbot: QtBot) -> None:
    begun, shown = work.desk.claims[2], work.desk.claims[9]
    comments = work.window.findChildren(CommentsSection)[0]
    work.choose(begun)
    qtbot.keyClicks(comments.field, "Ask the port")
    work.choose(shown)
    page = lock(work, qtbot)
    assert (comments.field.text(), comments._begun) == ("", {})
    give(page, KEY, work, qtbot)
    assert work.chosen.id == shown.id
    work.choose(work.desk.claim(begun.id))
    assert comments.field.text() == "Ask the port"


def test_the_key_is_forgotten(work: Work, qtbot: QtBot) -> None:
    where = work.session.where

    def held() -> list[object]:
        every = gc.get_objects()
        books = [each for each in every if isinstance(each, Casebook) and each.where == where]
        keyed = [each for each in every if isinstance(each, Location) and each.key]
        return [*books, *keyed, *(each for each in every if isinstance(each, Engine) and cipher.key_of(each))]

    gc.collect()
    assert len(held()) == 3
    lock(work, qtbot)
    assert held() == []
    assert (work.session.sealing, work.window.drafts._sealing) == (None, None)


def test_a_lock_closes_dialogs_and_keeps_what_was_typed_in_them(work: Work, qtbot: QtBot) -> None:
    work.do("view.evidence")
    asked: list[QWidget] = []

    def type_and_lock() -> None:
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, FormDialog))
        field = next(each for each in dialog.findChildren(QLineEdit) if each.isEnabled())
        qtbot.keyClicks(field, "A source at the quay")
        asked.append(dialog)
        work.session.lock.lock()

    QTimer.singleShot(0, type_and_lock)
    work.window.actions_by_id["evidence.new"].trigger()
    qtbot.waitUntil(lambda: bool(asked) and not work.session.is_open)
    work.settle()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [work.window]
    give(work.window.findChildren(LockedPage)[0], KEY, work, qtbot)
    qtbot.waitUntil(lambda: bool(work.window.findChildren(TypedBefore)))
    assert work.window.findChildren(Views)[0].current is View.EVIDENCE
    dialog = work.window.findChildren(TypedBefore)[0]
    assert "A source at the quay" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy All").click()
    assert "A source at the quay" in QGuiApplication.clipboard().text()
    dialog.reject()
    qtbot.waitUntil(lambda: not list(work.program.places.drafts.glob("*")))


def test_a_write_is_ended_first_and_the_rest_is_stopped(work: Work, qtbot: QtBot) -> None:
    claim = next(each for each in work.desk.claims if each.status is Status.OPEN)
    endless = work.session.in_turns("Reading", lambda _: iter(lambda: (1, 2), None), lambda _: None, lambda _: None)
    work.session.do(lambda casebook: casebook.claims.reject(claim))
    work.session.lock.lock()
    assert telling() == [], "the curtain falls at once"
    qtbot.waitUntil(lambda: not work.session.is_open)
    work.settle()
    assert endless.is_cancelled()
    give(work.window.findChildren(LockedPage)[0], KEY, work, qtbot)
    found = work.desk.claim(claim.id)
    assert found is not None
    assert found.status is Status.NOT_A_CLAIM


def test_whoever_is_away_finds_it_locked_and_can_quit(work: Work, qtbot: QtBot) -> None:
    watch = work.window.findChildren(IdleWatch)[0]
    assert watch.idle_seconds < 60
    watch._touched = tuple(each - 16 * 60 for each in watch._touched)
    watch.look()
    qtbot.waitUntil(lambda: not work.session.is_open)
    work.settle()
    page = work.window.findChildren(LockedPage)[0]
    work.window.activateWindow()
    qtbot.keyClick(page.findChildren(QLineEdit)[0], Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not work.window.isVisible()
    work.window.show()
    next(each for each in page.findChildren(QPushButton) if each.text() == "Quit").click()
    assert not work.window.isVisible()


def test_another_casebook_can_be_opened_instead(
    work: Work, qtbot: QtBot, sample_path: Path, settle: Callable[[Session], None]
) -> None:
    lock(work, qtbot)
    work.session.open_casebook(sample_path)
    settle(work.session)
    assert work.session.where == str(sample_path)
    assert not work.session.lock.is_on
    assert not work.session.lock.can_lock
    assert work.window.menuBar().isVisible()
    assert not work.window.actions_by_id["file.lock"].isEnabled()


def test_only_what_a_person_typed_is_kept_and_no_key(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    named, untouched, secret, long = QLineEdit("was"), QLineEdit("as it was"), QLineEdit(), QPlainTextEdit()
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    named.setAccessibleName("Title")
    for field in (named, untouched, secret, long):
        column.addWidget(field)
    qtbot.keyClicks(named, "!")
    qtbot.keyClicks(secret, "three good words")
    qtbot.keyClicks(long, "Two lines")
    assert typed_in(dialog) == "Title: was!\n\nTwo lines"


def test_dialogs_that_hold_nothing_are_closed_without_a_word(qtbot: QtBot) -> None:
    main, beside = QWidget(), QDialog()
    for each in (main, beside):
        qtbot.addWidget(each)
        each.show()
    beside.setWindowTitle("Beside")
    QVBoxLayout(beside).addWidget(typed := QLineEdit())
    qtbot.keyClicks(typed, "a search, nothing to lose")
    assert close_others(main) == {}
    assert (main.isVisible(), beside.isVisible()) == (True, False)


def test_a_merge_waits_behind_the_lock(work: Work, qtbot: QtBot, tmp_path: Path, sample_path: Path) -> None:
    bundle = tmp_path / "night.claimdesk"
    with Casebook.create(tmp_path / "theirs.casebook", person="Night desk") as book:
        book.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list"))
        book.bundles.make(bundle)
    work.window.files.open_paths([bundle])
    work.settle()
    (view,) = work.window.findChildren(MergeView)
    assert view.words == NOTHING_TO_DECIDE
    give(lock(work, qtbot), KEY, work, qtbot)
    assert work.window.findChildren(Views)[0].current is View.MERGE
    view.finish()
    work.settle()
    assert view.words.startswith("night.claimdesk is merged.")
    work.window.files.open_paths([bundle])
    work.settle()
    work.session.open_casebook(sample_path)
    work.settle()
    assert work.window.findChildren(Views)[0].current is View.DESK
    assert view.words == EMPTY
