"""Tables in the window, with real keys: looked at, made, edited, brought in, saved, deleted and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence
from checks.domain.tables import ComparatorTable, Measure, TollSeries
from checks.domain.ties import Table
from checks.errors import ChecksError, ImportRefused
from desktop.dialogs.choose_record import ChooseRecord
from desktop.dialogs.evidence import EvidenceDialog
from desktop.dialogs.table_details import CsvFile, DeleteTable, TableDetails
from desktop.models.table_rows import Role
from desktop.panes.tables_view import TablesView
from desktop.session import Session
from desktop.window.main import MainWindow
from desktop.window.program import Program
from desktop.window.table_wishes import read_file

Settle = Callable[[Session], None]


@pytest.fixture
def view(window: MainWindow, program: Program, qtbot: QtBot, settle: Settle) -> TablesView:
    """The view of tables, reached by its key, with the sample's tables."""
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settle(program.session)
    found = window.findChild(TablesView)
    assert isinstance(found, TablesView)
    assert found.isVisible()
    return found


def chosen(view: TablesView, title: str) -> Table:
    """The table whose title begins so, after it was chosen."""
    table = next(each for each in view.model.tables if each.title.startswith(title))
    view.choose(table.id)
    assert view.chosen == table
    return table


def type_into(view: TablesView, qtbot: QtBot, row: int, label: str, words: str) -> None:
    """Edit a cell by F2, as a person does."""
    grid = view.sheet.grid
    column = next(place for place, each in enumerate(view.sheet.rows.columns) if each.label == label)
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(row, column))
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    editor = next(each for each in grid.viewport().findChildren(QLineEdit) if each.isVisible())
    editor.clear()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in grid.viewport().findChildren(QLineEdit)))


def test_esc_leads_back_to_the_desk(view: TablesView, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_the_sample_shows_its_tables_with_their_charts(view: TablesView, qtbot: QtBot) -> None:
    assert [table.title for table in view.model.tables] == [
        "Toll of the strike on the port of Odesa, 23 May 2025", "Prisoner exchanges", "Strikes on Odesa",
    ]  # fmt: skip
    qtbot.waitUntil(lambda: len(view.sheet.chart.spots) == 5)
    assert "Killed by Oleh Kiper" in view.sheet.chart.accessibleDescription()
    chosen(view, "Prisoner exchanges")
    qtbot.waitUntil(lambda: len(view.sheet.chart.spots) == 8)
    assert view.sheet.result == "Largest of 8 by total (780; next 614), since 2022-06-29."


def test_what_is_typed_is_one_change_that_undo_takes_back(
    view: TablesView, window: MainWindow, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    chosen(view, "Prisoner exchanges")
    type_into(view, qtbot, 0, "Total", "900 (880-950)")
    settle(program.session)
    assert view.sheet.result == "Largest of 8 by total (900; next 780), since 2022-06-29."
    assert view.sheet.grid.model().index(0, 10).data() == "900 (880–950)"
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert view.sheet.result == "Largest of 8 by total (780; next 614), since 2022-06-29."


def test_two_edits_in_a_row_are_both_kept(view: TablesView, program: Program, qtbot: QtBot, settle: Settle) -> None:
    chosen(view, "Prisoner exchanges")
    type_into(view, qtbot, 0, "Total", "1")
    type_into(view, qtbot, 1, "Total", "2")
    settle(program.session)
    table = view.chosen
    assert isinstance(table, ComparatorTable)
    assert [dict(row.values)["total"] for row in table.rows[:2]] == [1, 2]


def test_what_makes_no_sense_is_said_and_not_kept(
    view: TablesView, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    before = chosen(view, "Prisoner exchanges")
    type_into(view, qtbot, 0, "Total", "lots")
    assert view.sheet.problem.startswith("“lots” is no figure.")
    settle(program.session)
    assert view.chosen == before
    type_into(view, qtbot, 0, "Date", "soon")
    assert "is not a date" in view.sheet.problem


def test_a_row_is_added_and_typed_into_and_deleted(
    view: TablesView, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    table = chosen(view, "Toll of")
    view.sheet.add_requested.emit(table)
    settle(program.session)
    assert view.sheet.rows.rowCount() == 6
    editor = next(each for each in view.sheet.grid.viewport().findChildren(QComboBox) if each.isVisible())
    assert editor.currentText() == "killed"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    grid = view.sheet.grid
    grid.choose_row(5)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    settle(program.session)
    assert view.chosen == table


def test_a_new_table_is_made_and_shown(
    view: TablesView, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(TableDetails, "ask", lambda _, table, **__: replace(table, title="Convoys"))
    view.new_comparators_requested.emit()
    settle(program.session)
    assert view.chosen is not None
    assert view.chosen.title == "Convoys"
    assert view.sheet.chart.state == "Nothing to draw yet. Add a row."
    view.new_toll_requested.emit()
    settle(program.session)
    made = view.chosen
    assert isinstance(made, TollSeries)
    assert made.timezone == "Europe/Kyiv", "that of the article on the desk"


def test_a_table_is_renamed(
    view: TablesView, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    table = chosen(view, "Strikes")
    monkeypatch.setattr(TableDetails, "ask", lambda _, table: replace(table, title="Attacks"))
    view.sheet.details_requested.emit(table)
    settle(program.session)
    assert view.chosen == replace(table, title="Attacks")


def test_a_deleted_table_comes_back_by_undo(
    view: TablesView, window: MainWindow, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = chosen(view, "Strikes")
    monkeypatch.setattr(DeleteTable, "ask", lambda *_: False)
    view.sheet.delete_requested.emit(table)
    settle(program.session)
    assert table in view.model.tables
    monkeypatch.setattr(DeleteTable, "ask", lambda *_: True)
    view.sheet.delete_requested.emit(table)
    settle(program.session)
    assert table not in view.model.tables
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert table in view.model.tables


def test_a_row_gets_a_record_and_leads_to_it(
    view: TablesView, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = chosen(view, "Prisoner exchanges")
    assert isinstance(table, ComparatorTable)
    wanted = table.rows[3].evidence_id
    monkeypatch.setattr(ChooseRecord, "ask", lambda *_: wanted)
    view.sheet.grid.record_wanted.emit(0)
    settle(program.session)
    assert isinstance(view.chosen, ComparatorTable)
    assert view.chosen.rows[0].evidence_id == wanted
    seen: list[Evidence] = []
    monkeypatch.setattr(EvidenceDialog, "ask", lambda _, record, *__, **___: seen.append(record))
    view.sheet.grid.choose_row(0)
    view.sheet.grid.open_record()
    settle(program.session)
    assert [record.id for record in seen] == [wanted]


def test_columns_without_content_are_left_out_until_they_are_wanted(view: TablesView) -> None:
    chosen(view, "Prisoner exchanges")
    grid, columns = view.sheet.grid, view.sheet.rows.columns
    shown = [each.label for place, each in enumerate(columns) if not grid.isColumnHidden(place)]
    assert shown == ["Date", "Record", "Note", "Returned to Ukraine", "Returned to Russia", "Total"]
    grid.show_all_columns(columns, wanted=True)
    assert not any(grid.isColumnHidden(place) for place in range(len(columns)))
    chosen(view, "Strikes")
    grid.show_all_columns(view.sheet.rows.columns, wanted=False)
    assert "Kind" in [
        each.label for place, each in enumerate(view.sheet.rows.columns) if not grid.isColumnHidden(place)
    ]


def test_f6_goes_through_list_chart_and_rows(view: TablesView, qtbot: QtBot) -> None:
    chosen(view, "Prisoner exchanges")
    view.list.setFocus()
    for expected in (view.sheet.chart, view.sheet.grid, view.list):
        view.step(1)
        assert expected.hasFocus()
    view.step(-1)
    assert view.sheet.grid.hasFocus()


def test_view_as_table_hides_the_chart(view: TablesView, qtbot: QtBot) -> None:
    chosen(view, "Prisoner exchanges")
    button = next(each for each in view.sheet.findChildren(QPushButton) if each.text() == "View as Table")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not view.sheet.chart.isVisible()
    assert view.sheet.stops() == (view.sheet.grid,)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.sheet.chart.isVisible()


def test_a_mark_of_the_chart_leads_to_its_row(view: TablesView) -> None:
    chosen(view, "Prisoner exchanges")
    view.sheet.chart.chosen.emit(5)
    assert view.sheet.grid.places == [5]
    assert view.sheet.grid.hasFocus()


def test_sorting_by_a_measure_chooses_it(view: TablesView) -> None:
    table = chosen(view, "Prisoner exchanges")
    assert isinstance(table, ComparatorTable)
    columns = [each.label for each in view.sheet.rows.columns]
    view.sheet.grid.sortByColumn(columns.index("Returned to Russia"), Qt.SortOrder.DescendingOrder)
    assert view.sheet.result == "Largest of 8 by returned to Russia (390; next 307), since 2022-06-29."


def test_a_failed_chart_says_so_and_keeps_the_rows(
    view: TablesView, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ChecksError("the font is broken.")

    settle(program.session)
    monkeypatch.setattr("checks.reporting.charts.paint", fail)
    chosen(view, "Prisoner exchanges")
    view.sheet.draw()
    settle(program.session)
    assert view.sheet.chart.state.startswith("The chart could not be drawn: the font is broken.")
    assert view.sheet.rows.rowCount() == 8


def test_the_names_of_records_stand_in_the_rows(view: TablesView, program: Program, settle: Settle) -> None:
    chosen(view, "Prisoner exchanges")
    settle(program.session)
    grid = view.sheet.grid
    index = grid.model().index(0, 6)
    assert index.data() == "Table of prisoner exchanges, 2022-06-29"
    assert isinstance(index.data(Role.RECORD_ID), UUID)


def test_a_csv_file_comes_in_as_one_change(
    view: TablesView,
    window: MainWindow,
    program: Program,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    program.session.noted.connect(said.append)
    file = tmp_path / "port_strikes.csv"
    file.write_text(
        "date,as_of,killed\n2025-05-23,2025-05-23,1\n2025-05-23,2025-05-24,3\n2025-05-25,,lots\n", encoding="utf-8"
    )
    monkeypatch.setattr(CsvFile, "ask_open", lambda *_: str(file))
    view.import_requested.emit()
    settle(program.session)
    assert view.chosen is not None
    assert view.chosen.title == "port strikes"
    assert len(view.model.tables) == 5, "the table and the toll of the case that was counted twice"
    assert said[-1].startswith("Of 3 rows 2 came in, 1 was skipped. Line 4: killed: “lots” is no figure.")
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert len(view.model.tables) == 3


def test_a_file_that_is_no_table_ends_in_a_sentence(
    view: TablesView, program: Program, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    program.session.failed.connect(said.append)
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n1,2\n")
    for name in (str(file), str(tmp_path / "none.csv"), ""):
        monkeypatch.setattr(CsvFile, "ask_open", lambda *_, name=name: name)
        view.import_requested.emit()
        settle(program.session)
    assert len(said) == 2
    assert "a table of comparators needs one called “date”" in said[0]
    assert "cannot be read" in said[1]


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"date,total\n2025-01-01,1\n")
    monkeypatch.setattr("desktop.window.table_wishes._MOST_BYTES", 10)
    with pytest.raises(ImportRefused, match="larger than"):
        read_file(file)


def test_a_table_is_saved_as_csv_that_reads_back(
    view: TablesView, program: Program, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = chosen(view, "Prisoner exchanges")
    assert isinstance(table, ComparatorTable)
    file = tmp_path / "out.csv"
    monkeypatch.setattr(CsvFile, "ask_save", lambda *_: str(file))
    view.sheet.export_requested.emit(table)
    settle(program.session)
    again = read_file(file).tables[0]
    assert isinstance(again, ComparatorTable)
    assert again.rows == table.rows
    assert again.measures[-1] == Measure("total", "Total", "person")


def test_another_casebook_has_other_tables(view: TablesView, program: Program, settle: Settle, tmp_path: Path) -> None:
    program.session.create_casebook(tmp_path / "Empty.casebook")
    settle(program.session)
    assert view.model.tables == ()
    assert view.state == "No tables yet. Make one with Add, or bring one in from a CSV file."
