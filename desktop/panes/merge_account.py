"""What a merge brings in, record by record, and what was decided: before it is written and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.text_table import TextTable

_ROWS_SHOWN = 40
"""Rows of a table before it scrolls by itself; until then the page does."""


class MergeAccountPage(QWidget):
    """A sentence, and below it the tables that belong to it."""

    left = Signal()
    """Whoever read it wants to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader()
        self._sentence = Label(role="title")
        self._record_cells = Cells(("What becomes of it", "Record", "Which"), has_numbers=False)
        self.records = TextTable(self._record_cells, "Records", (220, 190, 0))
        self._decision_cells = Cells(("Conflict", "Taken", "Note"), has_numbers=False)
        self.decisions = TextTable(self._decision_cells, "What was decided", (300, 260, 0))
        self._decided = Label("What was decided", role="strong", lines=1)
        self.go_on = QPushButton("To the Desk")
        self._lay_out()
        self.go_on.clicked.connect(self.left)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._sentence.text()

    def show_account(
        self,
        title: str,
        sentence: str,
        records: Sequence[Sequence[str]] = (),
        decisions: Sequence[Sequence[str]] = (),
        *,
        is_failure: bool = False,
        is_done: bool = False,
    ) -> None:
        """Say something of a merge, with the rows of both tables; `is_done`: there is nothing more to do."""
        is_news = sentence.partition(",")[0] != self.words.partition(",")[0]
        self._header.set_title(title)
        self._sentence.set_ink("find_conflicts" if is_failure else "ink")
        self._sentence.setText(sentence)
        self._record_cells.show_rows(records)
        self._decision_cells.show_rows(decisions)
        for table in (self.records, self.decisions):
            table.fit(_ROWS_SHOWN)
        self._decided.setVisible(bool(decisions))
        self.go_on.setVisible(is_done)
        if sentence and is_news:
            a11y.announce(self._sentence, sentence, urgent=is_failure)

    def _lay_out(self) -> None:
        a11y.name(self, "Account of the merge")
        inner = QWidget()
        inner.setProperty("ground", "paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addWidget(self._decided)
        column.addWidget(self.decisions)
        column.addWidget(self.records)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        area = scrolling(inner)
        area.setProperty("ground", "paper")
        box.addWidget(area, 1)
        self.setFocusProxy(self.records)
