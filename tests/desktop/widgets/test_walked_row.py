"""Rows that keys walk through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.walked_row import WalkedRow


class Row(WalkedRow):
    """Notes what its keys did."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Unlink")
        return menu

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        return {Qt.Key.Key_D: lambda: self.done.append("dismissed")}


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.resize(200, 40)
    made.show()
    return made


@pytest.mark.parametrize(("key", "by"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_up_and_down_walk(qtbot: QtBot, row: Row, key: Qt.Key, by: int) -> None:
    with qtbot.waitSignal(row.step_requested) as told:
        qtbot.keyClick(row, key)
    assert told.args == [row, by]


def test_its_own_keys_work_alone_and_not_with_ctrl(qtbot: QtBot, row: Row) -> None:
    qtbot.keyClick(row, Qt.Key.Key_D)
    qtbot.keyClick(row, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert row.done == ["dismissed"]


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_the_menu_opens_by_key_and_by_mouse(qtbot: QtBot, row: Row, reason: QContextMenuEvent.Reason) -> None:
    row.contextMenuEvent(QContextMenuEvent(reason, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Unlink"]
    menu.close()


@pytest.mark.parametrize(
    ("direction", "x"), [(Qt.LayoutDirection.LeftToRight, 0), (Qt.LayoutDirection.RightToLeft, 199)]
)
def test_the_focused_row_has_an_edge_at_its_start(
    qtbot: QtBot, row: Row, direction: Qt.LayoutDirection, x: int
) -> None:
    row.setLayoutDirection(direction)
    row.activateWindow()
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)
    picture = row.grab().toImage()
    assert picture.pixelColor(x, 20) == theme.current().colour("accent")
    assert picture.pixelColor(100, 20) == theme.current().colour("selected")
