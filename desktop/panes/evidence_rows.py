"""The rows of the list of records: several can be selected, and keys and menu act on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from checks.domain.record_line import RecordLine
from desktop import a11y, theme
from desktop.delegates.evidence import EvidenceDelegate
from desktop.models.records import Index, RecordsModel

_KEYS = QKeySequence.StandardKey


class EvidenceRows(QListView):
    """Rows of records, each of one height, so that 100,000 of them cost no more than forty."""

    went_to = Signal(QModelIndex)
    """A person went to this row."""
    selected = Signal()
    """Other rows are selected."""
    menu_requested = Signal(QPoint)
    """A menu is wanted at this place of the screen."""
    delete_requested = Signal()
    copy_requested = Signal()

    def __init__(self, name: str, records: RecordsModel) -> None:
        super().__init__()
        self.records = records
        self._is_told = False
        self._is_painting = False
        self.setModel(records)
        self.setItemDelegate(EvidenceDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        a11y.name(self, name, "Shift and the arrows select several. Delete deletes, the menu key offers more.")
        self._paint_ground()

    @property
    def chosen(self) -> tuple[RecordLine, ...]:
        """The records that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.records.record_at(row) for row in rows)

    def is_at_end(self, by: int) -> bool:
        """Is there no further row this way?"""
        row = self.currentIndex().row() + by
        return not 0 <= row < self.records.rowCount()

    def show_row(self, index: QModelIndex) -> None:
        """Make a row current, or none, without telling; a row that is current already keeps those selected with it."""
        if index.isValid() and index == self.currentIndex() and self.selectionModel().isSelected(index):
            return
        self._is_told = True
        try:
            self.setCurrentIndex(index)
            if not index.isValid():
                self.clearSelection()
        finally:
            self._is_told = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where a person went."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_told:
            self.went_to.emit(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Copy ask for what their names say, the menu key and Shift+F10 for the menu; others move."""
        if event.matches(_KEYS.Delete) and self.chosen:
            self.delete_requested.emit()
        elif event.matches(_KEYS.Copy) and self.chosen:
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_menu()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: at the pointer, or by key at the current row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(event.globalPos())
        else:
            self._ask_menu()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._is_painting:
            self._paint_ground()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here opens no record; going along the rows does."""
        self._is_told = True
        super().focusInEvent(event)
        self._is_told = False

    def _ask_menu(self) -> None:
        if QApplication.activePopupWidget() is not None:  # some systems turn the key into a wish for a menu themselves
            return
        at = self.visualRect(self.currentIndex()).center() if self.currentIndex().isValid() else QPoint(24, 24)
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    def _paint_ground(self) -> None:
        """Lie on the ground of a pane."""
        self._is_painting = True
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.current().colour("pane"))
        self.setPalette(palette)
        self._is_painting = False
