"""One column of a board: a heading with its count, and the claims below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from checks.domain.work import WorkLine
from desktop import a11y
from desktop.delegates.work import WorkDelegate
from desktop.models.work_rows import Role, WorkRows
from desktop.widgets.label import Label

_LEAST = 150
"""Pixels below which a column is of no use."""


class WorkList(QListView):
    """Enter opens a claim; Left and Right go to the next column, with Alt they take the claim along."""

    opened = Signal(object)
    """This `WorkLine` is to be shown at the desk."""
    aside = Signal(int)
    """The keyboard is to go to the column before or after, -1 or 1."""
    moved = Signal(object, int)
    """This `WorkLine` is to go to the column before or after."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and move between columns."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step, line = steps.get(Qt.Key(event.key())), self.currentIndex().data(Role.LINE)
        if step is not None and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if line is not None:
                self.moved.emit(line, step)
        elif step is not None:
            self.aside.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit(line)
        else:
            super().keyPressEvent(event)


class WorkColumn(QWidget):
    """Keeps its current claim while lines come and go."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.model = WorkRows(self)
        self.list = WorkList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(WorkDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.doubleClicked.connect(self._open)
        self._heading = Label(role="strong", lines=1)
        self.setMinimumWidth(_LEAST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self._heading)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.show_lines(())

    def show_lines(self, lines: tuple[WorkLine, ...]) -> None:
        """Show these claims."""
        line = self.list.currentIndex().data(Role.LINE)
        self.model.show(lines)
        if line is not None:
            self.list.setCurrentIndex(self.model.row_of(line.claim_id))
        words = f"{self.title.capitalize()}  {len(lines)}"
        self._heading.setText(words)
        a11y.name(self.list, f"{self.title.capitalize()}, {len(lines)}", "Enter opens a claim, Alt+Right moves it on.")

    def take_keyboard(self) -> None:
        """Give the keyboard to the current claim, or to the first."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _open(self) -> None:
        line = self.list.currentIndex().data(Role.LINE)
        if line is not None:
            self.list.opened.emit(line)
