"""The rows of a table on the screen: walked, sorted and typed into."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from checks.domain.tables import Measure
from desktop import a11y, theme
from desktop.models.table_columns import Column
from desktop.models.table_rows import Role, SortedRows, TableRows
from desktop.widgets.reading_order import in_own_order

Index = QModelIndex | QPersistentModelIndex


_ARROW = 8
"""Pixels for the arrow of the column that the rows are sorted by."""


class CellEditor(QStyledItemDelegate):
    """A line to type in, or a list where there is a choice."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """The words in their own order, also in a window that runs from the right."""
        is_mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return in_own_order(super().displayText(value, locale), mirrored=is_mirrored)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """The editor that fits the column."""
        column: Column = index.data(Role.COLUMN)
        editor: QWidget
        if column.choices:
            editor = QComboBox(parent)
            editor.addItems(column.choices)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(column.label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell; what was typed since is never written over."""
        if editor.property("begun"):
            return
        editor.setProperty("begun", True)
        words = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(words), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed or chosen."""
        words = (
            editor.currentText()
            if isinstance(editor, QComboBox)
            else editor.text()
            if isinstance(editor, QLineEdit)
            else ""
        )
        model.setData(index, words)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        """As high as a field needs to be."""
        place = option.rect.adjusted(0, -2, 0, 2)
        place.setWidth(max(place.width(), 96))
        editor.setGeometry(place)


class TableGrid(QTableView):
    """One table; a header sorts by its column, F2 or typing edits a cell, Delete takes rows out."""

    measure_sorted = Signal(object)
    """The rows were sorted by this `Measure`."""
    record_wanted = Signal(int)
    """A record is to be chosen for this row of the table."""
    record_requested = Signal(object)
    """The record with this id is to be shown."""
    removal_requested = Signal(object)
    """The rows in these places are to be taken out."""
    menu_requested = Signal(QPoint)

    def __init__(self, rows: TableRows) -> None:
        super().__init__()
        self._sorted = SortedRows(rows, self)
        self._has_all = False
        self.setModel(self._sorted)
        self.setItemDelegate(CellEditor(self))
        a11y.name(self, "Rows", "F2 edits a cell, Delete takes the row out, a header sorts by its column.")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setProperty("ground", "pane")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().line_height("body") + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setStretchLastSection(False)
        header.sortIndicatorChanged.connect(self._tell_measure)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.doubleClicked.connect(self._open_cell)

    @property
    def has_all_columns(self) -> bool:
        """Do columns show in which nothing stands?"""
        return self._has_all

    def show_all_columns(self, columns: tuple[Column, ...], *, wanted: bool) -> None:
        """Show every column, or only those that are needed."""
        self._has_all = wanted
        self._lay_out(columns)

    @property
    def places(self) -> list[int]:
        """The rows of the table that are selected, by their place in it."""
        chosen = self.selectionModel().selectedRows()
        return sorted({self._sorted.mapToSource(index).row() for index in chosen})

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Show another table from its first column, in the order of its dates."""
        self._lay_out(columns)
        dates = next((place for place, column in enumerate(columns) if column.label in ("As of", "Date")), 0)
        self.sortByColumn(dates, Qt.SortOrder.AscendingOrder)
        self.scrollToTop()

    def _lay_out(self, columns: tuple[Column, ...]) -> None:
        header, rows = self.horizontalHeader(), range(self._sorted.rowCount())
        for place, column in enumerate(columns):
            is_filled = any(self._sorted.index(row, place).data() for row in rows)
            self.setColumnHidden(place, column.is_spare and not is_filled and not self._has_all)
            wide = QHeaderView.ResizeMode.Stretch if column.is_wide else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, wide)
            self.setColumnWidth(place, max(column.width if is_filled else 0, header.sectionSizeHint(place) + _ARROW))

    def choose_row(self, place: int) -> None:
        """Go to the row in this place of the table."""
        found = self._sorted.mapFromSource(self._sorted.sourceModel().index(place, 0))
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)

    def edit_first(self, place: int) -> None:
        """Begin to type in the first cell of a row."""
        self.choose_row(place)
        self.setFocus()
        self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete rows, choose or open records; the rest moves through the cells."""
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Delete) and self.places:
            self.removal_requested.emit(self.places)
        elif is_enter and index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.open_record()
            else:
                self._open_cell(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = (
            event.globalPos()
            if by_mouse
            else self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        )
        self.menu_requested.emit(at)

    @Slot()
    def open_record(self) -> None:
        """Ask for the record of the current row."""
        record_id: UUID | None = self.currentIndex().data(Role.RECORD_ID)
        if record_id is not None:
            self.record_requested.emit(record_id)

    @Slot()
    def choose_record(self) -> None:
        """Ask for a record to be chosen for the current row."""
        if self.currentIndex().isValid():
            self.record_wanted.emit(self._sorted.mapToSource(self.currentIndex()).row())

    @Slot(QModelIndex)
    def _open_cell(self, index: QModelIndex) -> None:
        column: Column | None = index.data(Role.COLUMN)
        if column is not None and column.is_record:
            self.choose_record()
        elif column is not None and self.state() != QAbstractItemView.State.EditingState:
            self.edit(index)

    @Slot(int, Qt.SortOrder)
    def _tell_measure(self, section: int, _: Qt.SortOrder) -> None:
        column: Column | None = self._sorted.index(0, section).data(Role.COLUMN)
        measure: Measure | None = column.measure if column else None
        if measure is not None:
            self.measure_sorted.emit(measure)
