from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.focus_edge import FocusEdge


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_line_shows_while_the_keyboard_is_inside(application: QApplication, qtbot: QtBot, name: str) -> None:
    theme.apply(application, name)
    page, text, field = QWidget(), QPlainTextEdit(), QLineEdit()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    edge = FocusEdge(text, text)
    layout.addWidget(edge)
    layout.addWidget(field)
    page.resize(200, 200)
    page.show()
    page.activateWindow()

    def has_line() -> bool:
        image = edge.grab().toImage()
        accent = theme.current().colour("accent")
        return all(image.pixelColor(x, y) == accent for x in range(image.width()) for y in (0, 1))

    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert has_line()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert not has_line()


def test_the_line_covers_nothing_of_what_it_holds(qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    edge = FocusEdge(text, text)
    qtbot.addWidget(edge)
    edge.resize(100, 100)
    edge.show()
    width = theme.current().size("focus_ring")
    assert edge.rect().adjusted(0, width, 0, 0) == text.geometry()
