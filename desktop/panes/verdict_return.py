"""Sending somebody's verdict back to them: what is missing, and the button that sends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.keeps_escape import is_escape
from desktop.widgets.saving_text import GrowingText


class SendBack(QWidget):
    """Opens in place; Esc closes it, and what was typed stays until it is sent."""

    sent = Signal(str)
    """The verdict goes back with these words."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = GrowingText("body", (2, 5))
        self.words.setObjectName("send back")
        self.words.setAccessibleName("What is missing")
        self.words.setPlaceholderText("What is missing? The first checker reads it.")
        self._button = QPushButton("Send Back")
        self._button.setProperty("primary", True)
        cancel = QPushButton("Cancel")
        cancel.setProperty("link", True)
        for button in (self._button, cancel):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.words.textChanged.connect(self._allow)
        self._button.clicked.connect(self._send)
        cancel.clicked.connect(self.close_up)
        self._allow()
        self.hide()

    def open_up(self) -> None:
        """Ask what is missing."""
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_up(self) -> None:
        """Do not send it."""
        self.hide()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Esc closes it."""
        if is_escape(event) and self.isVisible():
            if event.type() == QEvent.Type.KeyPress:
                self.close_up()
            event.accept()
            return True
        return super().event(event)

    @Slot()
    def _allow(self) -> None:
        has_words = bool(self.words.text().strip())
        self._button.setEnabled(has_words)
        self._button.setToolTip("" if has_words else "Say what is missing first.")

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.words.text().strip())
