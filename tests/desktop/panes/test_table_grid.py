"""The rows of a table on the screen: which columns show, how they are sorted, taken out, and led on from."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.moment import Moment
from checks.domain.tables import Comparator, Measure
from tests.desktop.panes.table_bench import LENGTH, RECORD, TABLE, TOTAL, Bench, bench_of

# What shows, and in which order


def test_a_table_begins_in_the_order_of_its_dates(toll: Bench, cases: Bench) -> None:
    assert toll.column("Status") == ["wounded", "missing", "killed"]
    assert cases.column("Total") == ["288 (280–290)", "not stated", "780"]


def test_spare_columns_show_where_something_stands_in_them(toll: Bench, cases: Bench) -> None:
    assert toll.shown() == ["Status", "As of", "Source", "Record", "Note", "Hedge", "Low", "Best"]
    assert cases.shown() == ["Date", "Place", "Source", "Record", "Note", "Total", "Length"]


def test_all_columns_are_shown_when_wanted_also_of_the_next_table(toll: Bench) -> None:
    grid = toll.grid
    grid.show_all_columns(toll.rows.columns, wanted=True)
    assert grid.has_all_columns
    assert toll.shown() == [column.label for column in toll.rows.columns]
    toll.show(TABLE)
    assert "Kind" in toll.shown()
    grid.show_all_columns(toll.rows.columns, wanted=False)
    assert "Kind" not in toll.shown()


def test_what_is_left_out_stays_so_when_rows_come_and_go(cases: Bench) -> None:
    before = cases.shown()
    cases.rows.add(Comparator(Moment.parse("2025-06-01")))
    assert cases.grid.model().rowCount() == 4
    assert cases.shown() == before
    cases.rows.remove([3])
    assert cases.shown() == before


def test_the_note_takes_the_room_that_is_left(toll: Bench) -> None:
    header = toll.grid.horizontalHeader()
    modes = {column.label: header.sectionResizeMode(place) for place, column in enumerate(toll.rows.columns)}
    assert {label for label, mode in modes.items() if mode == QHeaderView.ResizeMode.Stretch} == {"Note"}
    before = header.sectionSize(toll.place("Note"))
    toll.grid.resize(1500, 300)
    assert header.sectionSize(toll.place("Note")) == before + 200


def test_every_heading_has_room_for_its_words_and_the_arrow(toll: Bench) -> None:
    header = toll.grid.horizontalHeader()
    toll.grid.show_all_columns(toll.rows.columns, wanted=True)
    for place, column in enumerate(toll.rows.columns):
        assert header.sectionSize(place) >= header.sectionSizeHint(place), column.label


def test_words_keep_their_own_order_where_the_window_runs_from_the_right(
    direction: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    bench = bench_of(TABLE, qtbot)
    delegate = bench.grid.itemDelegate()
    shown = delegate.displayText("Навчання (2)", bench.grid.locale())  # type: ignore[attr-defined]
    assert "Навчання (2)" in shown
    assert (shown != "Навчання (2)") == (direction == Qt.LayoutDirection.RightToLeft)
    assert bench.grid.horizontalHeader().sectionViewportPosition(0) >= 0


# A header sorts


def click_header(bench: Bench, label: str, qtbot: QtBot) -> None:
    header = bench.grid.horizontalHeader()
    place = bench.place(label)
    at = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_heading_sorts_both_ways(direction: Qt.LayoutDirection, qtbot: QtBot) -> None:
    bench = bench_of(TABLE, qtbot)
    click_header(bench, "Total", qtbot)
    assert bench.column("Total") == ["288 (280–290)", "780", "not stated"]
    click_header(bench, "Total", qtbot)
    assert bench.column("Total") == ["780", "288 (280–290)", "not stated"]


def test_a_heading_of_figures_tells_the_measure_and_others_do_not(cases: Bench, qtbot: QtBot) -> None:
    told: list[Measure] = []
    cases.grid.measure_sorted.connect(told.append)
    click_header(cases, "Length", qtbot)
    click_header(cases, "Source", qtbot)
    click_header(cases, "Total", qtbot)
    assert told == [LENGTH, TOTAL]


def test_places_are_those_of_the_table_whatever_the_order(cases: Bench) -> None:
    cases.grid.sortByColumn(cases.place("Total"), Qt.SortOrder.DescendingOrder)
    cases.grid.selectRow(0)
    assert cases.grid.places == [0]
    cases.grid.selectAll()
    assert cases.grid.places == [0, 1, 2]
    cases.grid.choose_row(1)
    assert cases.grid.currentIndex().row() == 1
    cases.grid.choose_row(99)
    assert cases.grid.currentIndex().row() == 1, "a row that is not there is not gone to"


# Rows, records and the menu


def test_delete_takes_the_selected_rows_out(cases: Bench, qtbot: QtBot) -> None:
    grid = cases.go_to(0, "Date")
    qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert cases.edits == [replace(TABLE, rows=TABLE.rows[:1])]


def test_delete_without_a_row_asks_for_nothing(cases: Bench, qtbot: QtBot) -> None:
    cases.grid.clearSelection()
    cases.grid.setFocus()
    qtbot.keyClick(cases.grid, Qt.Key.Key_Delete)
    assert cases.edits == []


def test_delete_in_a_cell_deletes_letters_and_no_row(cases: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(cases.go_to(2, "Total"), Qt.Key.Key_F2)
    editor = cases.editor()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text() == ""
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert cases.edits == []


def test_a_double_click_on_a_record_wishes_for_another(toll: Bench, qtbot: QtBot) -> None:
    at = toll.grid.visualRect(toll.cell(0, "Record")).center()
    qtbot.mouseClick(toll.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(toll.grid.record_wanted) as wish:
        qtbot.mouseDClick(toll.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wish.args == [1], "its place in the table, not on the screen"
    assert toll.editor() is None


def test_only_a_row_with_a_record_leads_to_it(toll: Bench, qtbot: QtBot) -> None:
    led: list[UUID] = []
    toll.grid.record_requested.connect(led.append)
    for row in range(3):
        qtbot.keyClick(toll.go_to(row, "Status"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert led == [RECORD]
    assert toll.editor() is None


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_opens_where_it_was_asked_for(cases: Bench, reason: QContextMenuEvent.Reason, qtbot: QtBot) -> None:
    asked: list[QPoint] = []
    cases.grid.menu_requested.connect(asked.append)
    cases.go_to(1, "Source")
    event = QContextMenuEvent(reason, QPoint(3, 4), QPoint(300, 400))
    QApplication.sendEvent(cases.grid.viewport(), event)
    place = cases.grid.visualRect(cases.grid.currentIndex())
    row = place.translated(cases.grid.viewport().mapToGlobal(QPoint(0, 0)))
    assert asked == [QPoint(300, 400)] or row.contains(asked[0])
    assert (asked == [QPoint(300, 400)]) == (reason == QContextMenuEvent.Reason.Mouse)


def test_tab_leaves_the_rows(cases: Bench, qtbot: QtBot) -> None:
    window, after = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(cases.grid)
    column.addWidget(after)
    window.show()
    window.activateWindow()
    grid = cases.go_to(0, "Date")
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert window.focusWidget() is after, "Tab walks the window and not the cells"
    assert grid.currentIndex() == cases.cell(0, "Date")
    grid.setParent(None)  # qtbot closes it by itself


def test_nothing_is_asked_of_an_empty_table(qtbot: QtBot) -> None:
    bench = bench_of(replace(TABLE, rows=()), qtbot)
    told: list[object] = []
    for signal in (bench.grid.record_wanted, bench.grid.record_requested, bench.grid.measure_sorted):
        signal.connect(told.append)
    bench.grid.open_record()
    bench.grid.choose_record()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_A):
        qtbot.keyClick(bench.grid, key)
    assert (told, bench.editor(), bench.grid.places) == ([], None, [])
