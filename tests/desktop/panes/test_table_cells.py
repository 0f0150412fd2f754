"""A cell of a table is typed into, or chosen from a list, by keys and mouse, in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, TollSeries
from tests.desktop.panes.table_bench import LENGTH, Bench

# A cell is typed into


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_begin_to_edit_with_what_stands_there(cases: Bench, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(cases.go_to(0, "Total"), key)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == editor.selectedText() == "288 (280–290)"
    assert editor.accessibleName() == "Total"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cases.editor() is None)
    assert cases.edits == []


def test_typing_replaces_what_stood_there(cases: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(cases.go_to(0, "Note"), Qt.Key.Key_X)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, " seen")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cases.edits) == 1)
    made = cases.edits[0]
    assert isinstance(made, ComparatorTable)
    assert [row.note for row in made.rows] == ["", "x seen", ""]


def test_what_comes_meanwhile_does_not_write_over_the_typing(cases: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(cases.go_to(0, "Note"), Qt.Key.Key_F2)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "half a se")
    cases.rows.mark(LENGTH)  # an answer arrives and every cell is painted anew
    assert editor.text() == "half a se"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_narrow_cell_is_edited_in_a_field_wide_enough_to_type_in(toll: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(toll.go_to(0, "Low"), Qt.Key.Key_F2)
    editor = toll.editor()
    assert editor is not None
    assert editor.width() >= 96
    assert editor.height() > toll.grid.rowHeight(0)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("row", "label", "choices", "stands"),
    [
        (1, "Status", [each.value for each in PersonStatus], "missing"),
        (1, "Hedge", [each.value.replace("_", " ") for each in Qualifier], "at least"),
        (0, "Hedge", [each.value.replace("_", " ") for each in Qualifier], "exact"),
        (0, "Taken back", ["yes", ""], ""),
    ],
)
def test_a_choice_is_offered_where_there_is_one(
    toll: Bench, row: int, label: str, choices: list[str], stands: str, qtbot: QtBot
) -> None:
    toll.grid.show_all_columns(toll.rows.columns, wanted=True)
    qtbot.keyClick(toll.go_to(row, label), Qt.Key.Key_F2)
    editor = toll.editor()
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(place) for place in range(editor.count())] == choices
    assert editor.currentText() == stands
    assert editor.accessibleName() == label
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: toll.editor() is None)
    assert toll.edits == []


def test_a_choice_is_made_by_key_and_kept_by_return(toll: Bench, direction: Qt.LayoutDirection, qtbot: QtBot) -> None:
    qtbot.keyClick(toll.go_to(0, "Status"), Qt.Key.Key_F2)
    editor = toll.editor()
    assert isinstance(editor, QComboBox)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.currentText() == "missing"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(toll.edits))
    made = toll.edits[-1]
    assert isinstance(made, TollSeries)
    assert [point.status.value for point in made.points] == ["killed", "missing", "missing"]


def test_a_double_click_edits_a_cell(cases: Bench, qtbot: QtBot) -> None:
    at = cases.grid.visualRect(cases.cell(1, "Total")).center()
    qtbot.mouseClick(cases.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(cases.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == ""
    qtbot.keyClicks(editor, "no idea")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(cases.refused))
    assert cases.refused == ["“no idea” is no figure. Write it in digits, like 1,200, 7–9 or 8 (7–9)."]
    assert cases.edits == []


def test_a_new_row_is_typed_into_at_once(cases: Bench, qtbot: QtBot) -> None:
    cases.rows.add(Comparator(Moment.parse("2025-06-01")))
    cases.grid.edit_first(3)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Date"
    assert cases.grid.places == [3]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
