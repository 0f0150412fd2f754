"""The start page: one question, four ways to answer it, and where the data is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.panes.first_run import FirstRun
from desktop.session import Session
from desktop.widgets.offer_row import OfferRow

Settle = Callable[[Session], None]


def page_of(session: Session, qtbot: QtBot, offers: dict[str, QAction] | None = None) -> FirstRun:
    page = FirstRun(session, offers or {"Paste an article": QAction("Paste as Article…")})
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def words(page: FirstRun) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_what_is_being_opened_and_then_where_things_are_kept(
    blank_session: Session, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    page = page_of(blank_session, qtbot)
    assert words(page)[-1] == "No casebook is open."
    blank_session.create_casebook(tmp_path / "Odesa desk.casebook")
    assert words(page)[-1] == "Opening Odesa desk…"
    assert "No casebook is open." not in words(page)
    settle(blank_session)
    assert words(page)[-1] == "Everything is kept on this computer, in Odesa desk."


def test_a_casebook_that_cannot_be_opened_is_told(
    blank_session: Session, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    page = page_of(blank_session, qtbot)
    blank_session.open_casebook(tmp_path / "None.casebook")
    settle(blank_session)
    assert any("None.casebook" in each for each in words(page))
    assert "No casebook is open." in words(page)


def test_rows_are_chosen_by_mouse_and_by_key(blank_session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    offers = {name: QAction(name) for name in ("Paste", "Open")}
    for name, action in offers.items():
        action.triggered.connect(lambda _, name=name: done.append(name))
    page = page_of(blank_session, qtbot, offers)
    paste, other = page.findChildren(OfferRow)
    qtbot.mouseClick(paste, Qt.MouseButton.LeftButton)
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert done == ["Paste", "Open"]
    offers["Open"].setEnabled(False)
    assert not other.isEnabled()


def test_another_casebook_is_asked_for(blank_session: Session, qtbot: QtBot) -> None:
    page = page_of(blank_session, qtbot)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Open another casebook")
    with qtbot.waitSignal(page.open_casebook_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
