"""Verify integrity: how far the reading is, and then what is not as it was, by file and record."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from checks.domain.custody import Trouble, Verification
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.widgets.forms import sentence_case
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.text_table import TextTable

_HEADERS = ("What", "File", "Stands under")


class Integrity(QDialog):
    """Stays open beside the window. Closing it while it reads stops the reading."""

    cancelled = Signal()

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        """`about`: what is read, "the casebook" or the title of a record."""
        super().__init__(parent)
        self.setWindowTitle("Verify Integrity")
        self.resize(560, 150)
        self._is_reading = True
        self._icon = IconLabel("ph.shield-check", role="title")
        self._icon.hide()
        self._words = Label(f"Reading everything that was kept of {about}…", role="title")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        a11y.name(self._bar, "Files read")
        self._cells = Cells(_HEADERS, has_numbers=False)
        self._table = TextTable(self._cells, "What is not as it was", (90, 220, 0))
        self._table.hide()
        self._advice = Label(role="meta", ink="ink_2")
        self._advice.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        for widget in (self._icon, self._words, self._bar):
            box.addWidget(widget)
        box.addWidget(self._table, 1)
        box.addWidget(self._advice)
        box.addStretch(0)
        box.addWidget(self._buttons)

    @property
    def words(self) -> str:
        """What is said at the moment."""
        return self._words.text()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table of what is not as it was."""
        return self._cells.cells

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """So many files are read."""
        if self._is_reading and total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._words.setText(f"Reading what was kept, {done} of {total} files")

    def show_found(self, found: Verification) -> None:
        """Say what came of it."""
        self._end(found.summary, "ph.shield-check" if found.is_sound else "ph.shield-warning")
        self._cells.show_rows([_cells(trouble) for trouble in found.troubles])
        if found.troubles:
            advice = {trouble.fault: trouble.advice for trouble in found.troubles}
            self._advice.setText("\n".join(f"{sentence_case(fault.value)}: {words}" for fault, words in advice.items()))
            for widget in (self._table, self._advice):
                widget.show()
            self.resize(760, 360)
            self._table.setFocus()

    @Slot()
    def reject(self) -> None:
        """Close; what is still read is stopped."""
        if self._is_reading:
            self._is_reading = False
            self.cancelled.emit()
        super().reject()

    def _end(self, words: str, icon: str) -> None:
        self._is_reading = False
        self._bar.hide()
        self._icon.set_icon(icon)
        self._icon.show()
        self._words.setText(words)
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        a11y.announce(self, words, urgent="warning" in icon)


def _cells(trouble: Trouble) -> tuple[str, ...]:
    name = trouble.name or f"{trouble.sha256[:12]}…"
    return sentence_case(trouble.fault.value), name, ", ".join(trouble.belongs_to)
