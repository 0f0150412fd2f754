"""A line that asks for words in place, where a step needs a reason: no window comes between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText


class AskedWords(QWidget):
    """Hidden until something is asked. Ctrl+Enter or the button gives the words, Esc takes the question back."""

    closed = Signal()
    """The question was answered or taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[str], None] | None = None
        self._is_needed = True
        self._question = Label(role="meta", ink="ink_2")
        self.field = GrowingText("quote_row", (1, 5))
        self._cancel = QPushButton("Cancel")
        self._give = QPushButton()
        self._give.setProperty("primary", True)
        self._give.setToolTip("Ctrl+Enter")
        self._cancel.clicked.connect(self.close_question)
        self._give.clicked.connect(self.give)
        self.field.textChanged.connect(self._follow)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button in (self._cancel, self._give):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._question)
        box.addLayout(row)
        self.hide()

    @property
    def question(self) -> str:
        """What is asked; empty while nothing is."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, question: str, step: str, then: Callable[[str], None], *, is_needed: bool = True) -> None:
        """Ask for words, and call `then` with them; `step` stands on the button. Without words only if not needed."""
        self._then, self._is_needed = then, is_needed
        self._question.setText(question)
        self._give.setText(step)
        self.field.set_text("")
        a11y.name(self.field, question, "Ctrl+Enter goes on, Esc takes it back.")
        self._follow()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def give(self) -> None:
        """Go on with what is typed."""
        words, then = self.field.text().strip(), self._then
        if then is not None and (words or not self._is_needed):
            self.close_question()
            then(words)

    @Slot()
    def close_question(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self._then = None
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter gives the words, Esc takes the question back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _follow(self) -> None:
        self._give.setEnabled(bool(self.field.text().strip()) or not self._is_needed)
