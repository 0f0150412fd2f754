from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import a11y


def test_a_name_can_be_heard(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    a11y.name(button, "Accept", "Accept the claim")
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard.text(QAccessible.Text.Name) == "Accept"
    assert heard.text(QAccessible.Text.Description) == "Accept the claim"


def test_a_label_names_its_field(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    field = QLineEdit()
    box = QVBoxLayout(place)
    label = a11y.label("&Title", field)
    box.addWidget(label)
    box.addWidget(field)
    assert label.buddy() is field
    assert field.accessibleName() == "Title"


def test_tab_goes_in_order(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    fields = [QLineEdit(place) for _ in range(3)]
    a11y.tab_order(fields[2], fields[0], fields[1])
    place.show()
    place.activateWindow()
    fields[2].setFocus()
    qtbot.waitUntil(fields[2].hasFocus)
    for before, field in pairwise((fields[2], fields[0], fields[1])):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field
