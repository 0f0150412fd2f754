"""The list of the overview of findings, which tells where a person goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from desktop import a11y
from desktop.delegates.findings import FindingDelegate
from desktop.models.finding_rows import FindingRows

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DISMISS = (Qt.Key.Key_D, Qt.Key.Key_Delete)
FOLD = (*ENTER, Qt.Key.Key_Left, Qt.Key.Key_Right)
"""What opens and closes a line that stands for several findings."""
_OF_THE_PANE = (*DISMISS, *FOLD)


class FindingList(QListView):
    """Tells where a person goes, and not where a row is only shown."""

    went_to = Signal()

    def __init__(self, rows: FindingRows) -> None:
        super().__init__()
        self._is_told = False
        self.setModel(rows)
        self.setItemDelegate(FindingDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        a11y.name(self, "Findings", "Enter goes to the finding, D dismisses it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the pane what means something there; Qt would look for a row that begins with the letter."""
        if event.key() in _OF_THE_PANE and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keep_place(self, read: Callable[[], None]) -> None:
        """Let `read` change the rows, and stay scrolled to where the list was."""
        bar = self.verticalScrollBar()
        place = bar.value()
        read()
        self.doItemsLayout()
        bar.setValue(place)

    def show_row(self, index: QModelIndex) -> None:
        """Make a row current without telling."""
        self._is_told = True
        try:
            self.setCurrentIndex(index)
        finally:
            self._is_told = False

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell where a person went."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_told:
            self.went_to.emit()
