"""A line for a day or moment: written out when it is left, with a sentence below it where it makes no sense."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import a11y
from desktop.widgets.label import Label
from desktop.widgets.moments import Unreadable, read_moment, say_moment


class MomentLine(QLineEdit):
    """Shows and gives back what is typed; put `error` where there is room for a sentence."""

    settled = Signal()
    """The line was left."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        a11y.name(self, name)
        self.setPlaceholderText(hint)
        self.error = Label(role="meta", ink="find_conflicts")
        """What is wrong with the moment; hidden while nothing is."""
        self.error.hide()
        self.editingFinished.connect(self._tidy)

    def show_text(self, text: str) -> None:
        """Show `text` and tell nobody; the caret stays where the text is the same."""
        if self.text() != text:
            self.blockSignals(True)
            self.setText(text)
            self.setCursorPosition(0)
            self.blockSignals(False)
        self.show_error()

    @property
    def why_unreadable(self) -> str:
        """What is wrong with what is typed; empty where nothing is."""
        try:
            if self.text().strip():
                read_moment(self.text())
        except Unreadable as unreadable:
            return str(unreadable)
        return ""

    @Slot()
    def show_error(self) -> None:
        """Say what is wrong, unless it is still being typed."""
        sentence = "" if self.hasFocus() else self.why_unreadable
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    @Slot()
    def _tidy(self) -> None:
        """Write the moment the way all moments are written, so that it can be seen how it was understood."""
        with suppress(Unreadable):
            self.setText(say_moment(read_moment(self.text())))
        self.show_error()
        self.settled.emit()
