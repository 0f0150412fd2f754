"""Which columns a table of claims gets, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop import a11y
from desktop.widgets.icon_button import IconButton
from desktop.widgets.label import Label

_ROW = 26
"""Pixels of a row, so that it can be hit."""
_NAME = Qt.ItemDataRole.UserRole


class ColumnsList(QListWidget):
    """Columns to tick; dragging, or Alt with an arrow, puts them in another order."""

    changed = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        a11y.name(self, "Columns", "Space ticks a column, Alt with Up or Down moves it.")
        self.show_columns(())
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of those that are ticked, from above."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked)

    def show_columns(self, chosen: Sequence[str]) -> None:
        """Tick these, in this order, before all others; all where none is named."""
        first = [name for name in chosen if name in self._names]
        self.blockSignals(True)
        self.clear()
        for name in (*first, *(name for name in self._names if name not in first)):
            item = QListWidgetItem(name.replace("_", " ").capitalize())
            item.setData(_NAME, name)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in first or not first else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Room for several columns; the others scroll."""
        return QSize(260, 170)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen column."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_chosen(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def move_chosen(self, by: int) -> None:
        """Put the chosen column so many places further down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


class ColumnsPage(QWidget):
    """The list with buttons for whoever has no drag."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.list = ColumnsList(names)
        up, down = IconButton("ph.caret-up", "Move Column Up"), IconButton("ph.caret-down", "Move Column Down")
        up.clicked.connect(lambda: self.list.move_chosen(-1))
        down.clicked.connect(lambda: self.list.move_chosen(1))
        buttons = QVBoxLayout()
        for button in (up, down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        label = Label("Columns", role="meta", ink="ink_2", lines=1)
        label.setBuddy(self.list)
        box.addWidget(label)
        box.addLayout(row)
