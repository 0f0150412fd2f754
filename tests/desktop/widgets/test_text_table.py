"""A plain table: walked by keys, copied by the system's key, as wide as its dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.widgets.text_table import TextTable

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot) -> TextTable:
    model = QStandardItemModel(0, 2)
    for row in (("1", "one"), ("2", "two"), ("3", "three")):
        model.appendRow([QStandardItem(cell) for cell in row])
    made = TextTable(model, "Rows", (40, 0))
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.setFocus()
    return made


def test_it_has_a_name_and_says_its_keys(table: TextTable) -> None:
    assert table.accessibleName() == "Rows"
    assert "Ctrl+C" in table.accessibleDescription()


def test_keys_walk_through_whole_rows(table: TextTable, qtbot: QtBot) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen_rows == [1]
    assert len(table.selectionModel().selectedIndexes()) == 2


def test_the_chosen_rows_are_copied(table: TextTable, qtbot: QtBot) -> None:
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2\ttwo\n3\tthree"


def test_without_a_choice_all_rows_are_copied(table: TextTable) -> None:
    table.clearSelection()
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "1\tone"
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3


def test_the_last_column_takes_the_rest(table: TextTable) -> None:
    assert table.columnWidth(0) == 40
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_nothing_can_be_typed_into_it(table: TextTable, qtbot: QtBot) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert table.state() == TextTable.State.NoState
