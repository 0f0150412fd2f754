"""What somebody was typing in a dialog as the casebook was locked: to be copied and brought where it belongs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import a11y
from desktop.widgets.label import Label

_WORDS = (
    "The lock closed a window before this was saved. Copy what you need, and open the window again to put it there. "
    "It is forgotten when you close this one."
)


class TypedBefore(QDialog):
    """Shows it, copies it, and says when it is not needed any more."""

    forgotten = Signal()
    """The person has seen it, and closed the dialog; a lock that closes it does not count."""

    def __init__(self, typed: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`typed`: the words by the title of the window in which they were typed."""
        super().__init__(parent)
        self.setWindowTitle("Typed Before the Lock")
        self._text = QPlainTextEdit("\n\n".join(f"{title}\n\n{words}" for title, words in typed.items()))
        self._text.setReadOnly(True)
        self._text.setProperty("field", True)
        a11y.name(self._text, "What was typed")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy All", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(Label(_WORDS, role="document", ink="ink_2"))
        box.addWidget(self._text, 1)
        box.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Room for some paragraphs."""
        return QSize(560, 380)

    def reject(self) -> None:
        """Close: it is not needed any more."""
        self.forgotten.emit()
        super().reject()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
