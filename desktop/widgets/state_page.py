"""What a pane says while it has nothing to show: that it is empty, busy, or that something failed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.widgets.label import Label


class StatePage(QWidget):
    """One sentence at the top, where the content would begin."""

    def __init__(self, *, indent: int, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(role=role, ink="ink_2")
        self._label.setObjectName("state")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        gap = theme.current().space("l")
        layout.setContentsMargins(indent, gap, gap, gap)
        layout.addWidget(self._label)
        layout.addStretch(1)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def say(self, text: str, *, is_failure: bool = False) -> None:
        """Show a sentence and have it read out, a failure at once; of a count that goes on, only the beginning."""
        is_news = text.partition(",")[0] != self.text.partition(",")[0]
        self._label.setText(text)
        self.setAccessibleName(text)
        if text and is_news:
            a11y.announce(self, text, urgent=is_failure)
