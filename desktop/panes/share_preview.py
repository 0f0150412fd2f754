"""What a bundle would hold, what would stay and why, and the words that have to be decided on before it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from checks.exchange.bundle.leaks import Leak
from checks.services.bundles import Preview, Resolution
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.models.share_words import going, held_rows, leak_row, resolution_words, staying, summary
from desktop.widgets.asked_words import AskedWords
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.text_table import TextTable

_ROWS_SHOWN = 30
"""Rows of a table before it scrolls by itself; until then the page does."""
_DECIDED_SHOWN = 8
"""Decisions before their list scrolls by itself."""


class SharePreview(QWidget):
    """Tells what a person decides; it writes nothing."""

    resolved = Signal(object)
    """What was decided on words: a `Resolution`."""
    taken_back = Signal(int)
    """The decision at this place of the list no longer holds."""
    record_requested = Signal(object)
    """The `Where` of a record that is to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaks: tuple[Leak, ...] = ()
        self._summary = Label(role="title")
        self.leaks = _table("To decide", ("Words", "Look like", "Times", "Where first"), (240, 190, 60, 0))
        self.goes = _table("Goes", ("Number", "Records"), (90, 0))
        self.stays = _table("Stays", ("Number", "Of", "What"), (90, 220, 0))
        self.held = _table("Stays of single records", ("Record", "What", "Why"), (300, 160, 0))
        self.decided = QListWidget()
        self._blot = QPushButton("Blot Out")
        self._harmless = QPushButton("Harmless…")
        self._look = QPushButton("Show Record")
        self._back = QPushButton("Decide Again")
        self.asked = AskedWords()
        self._titles = {table: Label(table.accessibleName(), role="strong", lines=1) for table in self._tables}
        self._decided_title = Label("Decided", role="strong", lines=1)
        self._lay_out()
        self._connect()

    @property
    def words(self) -> str:
        """What is said of the bundle as a whole."""
        return self._summary.text()

    def say(self, words: str, *, is_failure: bool = False) -> None:
        """Say how it stands, with no tables."""
        self._summary.set_ink("find_conflicts" if is_failure else "ink")
        self._summary.setText(words)
        self._leaks = ()
        self.decided.clear()
        for table in self._tables:
            _show(table, self._titles[table], ())
        self._show_buttons()
        if words:
            a11y.announce(self._summary, words, urgent=is_failure)

    def tell(self, words: str, *, is_failure: bool = False) -> None:
        """Say what became of the bundle, above what was shown of it."""
        self._summary.set_ink("find_conflicts" if is_failure else "ink")
        self._summary.setText(words)
        a11y.announce(self._summary, words, urgent=is_failure)

    def show_preview(self, preview: Preview, resolutions: Sequence[Resolution]) -> None:
        """Show what would go and what would stay."""
        place = next(iter(self.leaks.chosen_rows), 0)
        self.say(summary(preview))
        self._leaks = preview.leaks
        shown: tuple[tuple[TextTable, Sequence[Sequence[str]]], ...] = (
            (self.leaks, [leak_row(leak) for leak in preview.leaks]),
            (self.goes, going(preview)),
            (self.stays, staying(preview)),
            (self.held, held_rows(preview.held)),
        )
        for table, rows in shown:
            _show(table, self._titles[table], rows)
        self.decided.clear()
        self.decided.addItems([resolution_words(each, preview.idle) for each in resolutions])
        line = max(self.decided.sizeHintForRow(0), 1)
        self.decided.setFixedHeight(min(max(len(resolutions), 1), _DECIDED_SHOWN) * line + 6)
        if preview.leaks:
            self.leaks.selectRow(min(place, len(preview.leaks) - 1))
        self._show_buttons()

    @property
    def _tables(self) -> tuple[TextTable, ...]:
        return self.leaks, self.goes, self.stays, self.held

    @property
    def _chosen(self) -> Leak | None:
        rows = self.leaks.chosen_rows
        return self._leaks[rows[0]] if rows and rows[0] < len(self._leaks) else None

    @Slot()
    def blot_out(self) -> None:
        """Blot the chosen words out wherever they stand."""
        if self._chosen is not None:
            self.resolved.emit(Resolution(self._chosen.text))

    @Slot()
    def call_harmless(self) -> None:
        """Ask why the chosen words may leave."""
        leak = self._chosen
        if leak is not None:
            question = f"Why may “{leak.text[:80]}” leave? It is kept in your history."
            self.asked.ask(question, "May Leave", lambda words: self.resolved.emit(Resolution(leak.text, words)))

    @Slot()
    def _show_record(self) -> None:
        if self._chosen is not None and self._chosen.where:
            self.record_requested.emit(self._chosen.where[0])

    @Slot()
    def _decide_again(self) -> None:
        if self.decided.currentRow() >= 0:
            self.taken_back.emit(self.decided.currentRow())

    def _show_buttons(self) -> None:
        for button in (self._blot, self._harmless, self._look):
            button.setVisible(bool(self._leaks))
        for widget in (self.decided, self._back, self._decided_title):
            widget.setVisible(self.decided.count() > 0)
        self.asked.close_question()

    def _lay_out(self) -> None:
        a11y.name(self, "What would go")
        a11y.name(self.decided, "Decided")
        inner = QWidget()
        inner.setProperty("ground", "paper")
        box = QVBoxLayout(inner)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(8)
        box.addWidget(self._summary)
        box.addSpacing(6)
        for table in self._tables:
            box.addWidget(self._titles[table])
            box.addWidget(table)
            if table is self.leaks:
                box.addLayout(_row(self._blot, self._harmless, self._look))
                box.addWidget(self.asked)
                box.addWidget(self._decided_title)
                box.addWidget(self.decided)
                box.addLayout(_row(self._back))
        box.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inner))
        self.setFocusProxy(self.leaks)

    def _connect(self) -> None:
        self._blot.clicked.connect(self.blot_out)
        self._harmless.clicked.connect(self.call_harmless)
        self._look.clicked.connect(self._show_record)
        self._back.clicked.connect(self._decide_again)
        self.asked.closed.connect(lambda: self.leaks.setFocus(Qt.FocusReason.OtherFocusReason))


def _table(name: str, headers: Sequence[str], widths: Sequence[int]) -> TextTable:
    figures = [column for column, header in enumerate(headers) if header == "Times"]
    return TextTable(Cells(headers, has_numbers=headers[0] == "Number", figures=figures), name, widths)


def _show(table: TextTable, title: Label, rows: Sequence[Sequence[str]]) -> None:
    """Show the rows; hide the table with its title where there are none."""
    model = table.model()
    if isinstance(model, Cells):
        model.show_rows(rows)
    table.fit(_ROWS_SHOWN)
    title.setVisible(bool(rows))


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
