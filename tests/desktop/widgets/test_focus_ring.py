from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.focus_ring import FocusRing


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_ring_shows_while_the_keyboard_is_inside(application: QApplication, qtbot: QtBot, name: str) -> None:
    theme.apply(application, name)
    page, text, field = QWidget(), QPlainTextEdit(), QLineEdit()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    ring = FocusRing(text, text)
    layout.addWidget(ring)
    layout.addWidget(field)
    page.resize(200, 200)
    page.show()
    page.activateWindow()

    def has_ring() -> bool:
        image = ring.grab().toImage()
        accent = theme.current().colour("accent")
        edges = ((0, 0), (image.width() - 1, 20), (20, image.height() - 1), (1, 20))
        return all(image.pixelColor(x, y) == accent for x, y in edges)

    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert has_ring()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert not has_ring()


def test_the_ring_covers_nothing_of_what_it_holds(qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    ring = FocusRing(text, text)
    qtbot.addWidget(ring)
    ring.resize(100, 100)
    ring.show()
    width = theme.current().size("focus_ring")
    assert ring.rect().adjusted(width, width, -width, -width) == text.geometry()
