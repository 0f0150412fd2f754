"""The view of tables: a toll series, comparators, rows alone, a cell that was refused, menus and dialogs."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from checks.domain.tables import ComparatorTable, Measure, TollSeries
from desktop.dialogs.table_details import TableDetails
from desktop.panes.table_sheet import TableSheet
from desktop.panes.tables_view import TablesView
from desktop.studio.studio import Act, State, Studio


def _toll(studio: Studio) -> None:
    studio.do("view.tables")
    _choose(studio, TollSeries)


def _comparators(studio: Studio) -> None:
    _choose(studio, ComparatorTable)


def _choose(studio: Studio, kind: type) -> None:
    view = studio.find(TablesView)
    table = next(table for table in view.model.tables if isinstance(table, kind))
    view.choose(table.id)
    studio.settle()


def _as_table(studio: Studio) -> None:
    button = studio.find(QPushButton, "View as Table")
    button.click()
    studio.settle()
    studio.later(button.click)


def _refused(studio: Studio) -> None:
    """What was typed is no day; the row stays as it was, and the sentence stays until the next edit."""
    grid = studio.find(TableSheet).grid
    grid.model().setData(grid.model().index(0, 0), "some day")
    studio.let_paint()


def _typing(studio: Studio) -> None:
    grid = studio.find(TableSheet).grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(1, 0))
    grid.edit(grid.currentIndex())
    studio.let_paint()
    studio.later(grid.setFocus)


def _row_menu(studio: Studio) -> None:
    grid = studio.find(TableSheet).grid
    grid.selectRow(1)
    place = grid.viewport().mapToGlobal(grid.visualRect(grid.model().index(1, 1)).center())
    grid.menu_requested.emit(place)
    studio.put_popup(place)


def _add_menu(studio: Studio) -> None:
    button = next(each for each in studio.find(TablesView).findChildren(QToolButton) if each.accessibleName() == "Add")
    button.click()
    studio.put_popup(button.mapToGlobal(button.rect().bottomLeft()))


def _new_toll(studio: Studio) -> None:
    studio.show(TableDetails(TollSeries(UUID(int=1), ""), is_new=True, parent=studio.window))


def _new_comparators(studio: Studio) -> None:
    table = ComparatorTable(UUID(int=2), "", (Measure("total", "Total"),))
    studio.show(TableDetails(table, is_new=True, parent=studio.window))


def _wrong_details(studio: Studio) -> None:
    """Saved without a title."""
    dialog = TableDetails(TollSeries(UUID(int=1), "", timezone="Odesa"), is_new=True, parent=studio.window)
    studio.show(dialog)
    dialog.findChildren(QLineEdit)[0].setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.accept()
    studio.let_paint()


def _details(studio: Studio) -> None:
    tables = studio.find(TablesView).model.tables
    table = next(table for table in tables if isinstance(table, ComparatorTable))
    studio.show(TableDetails(table, parent=studio.window))


ACT = Act(
    "tables",
    (
        State("tables-toll", _toll, is_main=True),
        State("tables-comparators", _comparators),
        State("tables-as-table", _as_table, is_only_wide=True),
        State("tables-refused", _refused, is_only_wide=True),
        State("tables-typing", _typing, is_only_wide=True),
        State("tables-row-menu", _row_menu, is_only_wide=True),
        State("tables-add-menu", _add_menu, is_only_wide=True),
        State("new-toll-series", _new_toll, is_only_wide=True),
        State("new-comparator-table", _new_comparators, is_only_wide=True),
        State("new-table-refused", _wrong_details, is_only_wide=True),
        State("table-details", _details, is_only_wide=True),
    ),
)
