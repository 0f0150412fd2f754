"""What was asked of a source, and when, where its licence wants that to be told."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLineEdit, QWidget

from checks.domain.moment import Moment
from desktop import a11y
from desktop.widgets.label import Label


class QueryFields(QWidget):
    """The day of access, and the filters that were set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = Label(role="meta", ink="ink_2")
        self._day = QDateEdit(QDate.currentDate())
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMaximumDate(QDate.currentDate())
        self._day.setCalendarPopup(True)
        self.filters = QLineEdit()
        self.filters.setPlaceholderText("Ukraine, shelling, 1 to 23 May 2025")
        self._is_needed = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._reason, 0, 0, 1, 2)
        grid.addWidget(a11y.label("&Date of access", self._day), 1, 0)
        grid.addWidget(a11y.label("Fi&lters", self.filters), 1, 1)
        grid.addWidget(self._day, 2, 0)
        grid.addWidget(self.filters, 2, 1)

    def want(self, reason: str) -> None:
        """Ask because of `reason`; where that is empty, do not ask."""
        self._is_needed = bool(reason)
        self._reason.setText(reason)
        self.setVisible(self._is_needed)

    @property
    def accessed(self) -> Moment | None:
        """The day of access; None where nobody asks for it."""
        day = self._day.date()
        return Moment(date(day.year(), day.month(), day.day())) if self._is_needed else None

    @property
    def query(self) -> str:
        """What the records keep: "accessed 2025-05-24; filters: Ukraine"."""
        if not self._is_needed:
            return ""
        return f"accessed {self._day.date().toString('yyyy-MM-dd')}; filters: {self.filters.text().strip()}"

    @property
    def objection(self) -> str:
        """What is missing."""
        is_missing = self._is_needed and not self.filters.text().strip()
        return "Say which filters were set when the file was made, or “none”." if is_missing else ""
