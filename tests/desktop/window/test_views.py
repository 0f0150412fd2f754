"""Views take turns in the window; Esc leads back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.main import MainWindow
from desktop.window.views import View, Views


class TwoFields(QWidget):
    """A page with two panes."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        row = QHBoxLayout(self)
        row.addWidget(self.first)
        row.addWidget(self.second)
        self.setFocusProxy(self.first)

    def step(self, by: int) -> None:
        (self.second if by > 0 else self.first).setFocus()


@pytest.fixture
def desk(application: QApplication) -> TwoFields:
    return TwoFields()


@pytest.fixture
def views(desk: TwoFields, qtbot: QtBot) -> Views:
    made = Views(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    desk.first.setFocus()
    qtbot.waitUntil(desk.first.hasFocus)
    return made


def test_the_desk_shows_first(views: Views, desk: TwoFields) -> None:
    assert views.current is View.DESK
    assert views.available == (View.DESK,)
    assert views.currentWidget() is desk


def test_going_to_where_one_is_moves_nothing(views: Views, desk: TwoFields, qtbot: QtBot) -> None:
    desk.second.setFocus()
    with qtbot.assertNotEmitted(views.shown):
        views.show_view(View.DESK)
    assert desk.second.hasFocus()


def test_escape_on_the_desk_is_left_to_others(views: Views, desk: TwoFields, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(views.shown):
        qtbot.keyClick(desk.first, Qt.Key.Key_Escape)


def test_stepping_is_left_to_the_page(views: Views, desk: TwoFields) -> None:
    views.step(1)
    assert desk.second.hasFocus()
    views.step(-1)
    assert desk.first.hasFocus()


def test_the_menu_ticks_the_view_that_shows(window: MainWindow, qtbot: QtBot) -> None:
    action = window.actions_by_id["view.desk"]
    assert action.isChecked()
    action.trigger()
    assert action.isChecked()


def test_f6_goes_on_in_the_view_that_shows(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    before = QApplication.focusWidget()
    window.actions_by_id["view.next_pane"].trigger()
    assert QApplication.focusWidget() is not before
