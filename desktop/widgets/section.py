"""A section of a pane: a hairline, a heading with one quiet fact, and what belongs under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.label import Label

ABOVE_LINE = 14
BELOW_LINE = 9


def hairline(parent: QWidget | None = None) -> QFrame:
    """One thin line across."""
    line = QFrame(parent)
    line.setProperty("hairline", True)
    return line


class Section(QWidget):
    """Add widgets to `body`."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self.heading = Label(heading, role="strong", lines=1)
        self._fact = Label(role="meta", ink="ink_3", lines=1)
        self._fact.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.heading_row = QHBoxLayout()
        self.heading_row.setSpacing(8)
        self.heading_row.addWidget(self.heading)
        self.heading_row.addStretch(1)
        self.heading_row.addWidget(self._fact)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, ABOVE_LINE, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline(self))
        layout.addSpacing(BELOW_LINE)
        layout.addLayout(self.heading_row)
        layout.addSpacing(4)
        layout.addLayout(self.body)

    @property
    def fact(self) -> str:
        """The quiet words at the end of the heading."""
        return self._fact.text()

    def set_fact(self, fact: str) -> None:
        """Say something short at the end of the heading: "3 records, 1 source"."""
        self._fact.setText(fact)
        self.setAccessibleDescription(fact)
