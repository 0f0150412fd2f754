"""The numbers of the desk: one table at a time, as a chart or as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from checks.domain.statistics_sheets import Sheet
from checks.reporting.chart_wish import Picture
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.widgets.chart_view import ChartView
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.state_page import StatePage
from desktop.widgets.text_table import TextTable

_ROW = 28
"""Pixels of a row, so that it can be hit."""
NOTHING = "Nothing to draw yet."


class ChooseFolder:
    """Asks for the folder of the CSV files."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path) -> Path | None:
        """The folder; None where the person thinks better of it."""
        name = QFileDialog.getExistingDirectory(parent, "Save CSV Files", str(suggested))
        return Path(name) if name else None


class StatisticsDialog(QDialog):
    """The tables at the start, the chosen one beside them."""

    picture_wanted = Signal(object, float, float)
    """A chart of this `Sheet`, so many logical pixels wide, at so many pixels to each."""
    folder_wanted = Signal()
    """The tables are to be saved somewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Statistics")
        self._sheets: tuple[Sheet, ...] = ()
        self._state = StatePage(indent=0)
        self._names = QListWidget()
        self._names.setProperty("pages", True)
        a11y.name(self._names, "Tables of numbers", "Tab goes to the chart or the rows.")
        self._title, self._summary = Label(role="title", lines=1), Label(role="body", ink="ink_2")
        self.chart = ChartView()
        self._rows = QStackedWidget()
        self._as_table = QPushButton("View as Table")
        self._as_table.setObjectName("as table")
        self._as_table.setCheckable(True)
        self._as_table.setAutoDefault(False)
        self._save = QPushButton("Save CSV…")
        self._save.setAutoDefault(False)
        self._page = QWidget()
        self._arrange()
        self._names.currentRowChanged.connect(self._show_chosen)
        self._as_table.toggled.connect(self._show_form)
        self._save.clicked.connect(self.folder_wanted)
        self.chart.wanted.connect(self._ask_picture)
        self.say("Counting…")

    def sizeHint(self) -> QSize:
        """Room for the names and a chart."""
        return QSize(920, 560)

    @property
    def state(self) -> str:
        """What is said in place of the numbers; empty while they show."""
        return self._state.text if self._page.isHidden() else ""

    @property
    def sheet(self) -> Sheet | None:
        """The table that shows."""
        row = self._names.currentRow()
        return self._sheets[row] if 0 <= row < len(self._sheets) else None

    @property
    def summary(self) -> str:
        """The sentence about the table that shows."""
        return self._summary.text()

    def choose(self, key: str) -> None:
        """Show the table that is called so in files."""
        self._names.setCurrentRow(next(row for row, sheet in enumerate(self._sheets) if sheet.key == key))

    def say(self, sentence: str, *, is_failure: bool = False) -> None:
        """Say that the numbers are being counted, or that this failed."""
        self._state.say(sentence, is_failure=is_failure)
        self._state.show()
        self._page.hide()
        self._save.setEnabled(False)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show these numbers."""
        self._sheets = tuple(sheets)
        self._state.hide()
        self._page.show()
        self._save.setEnabled(True)
        self._names.clear()
        self._names.addItems([sheet.title for sheet in self._sheets])
        for row in range(self._names.count()):
            self._names.item(row).setSizeHint(QSize(0, _ROW))
        self._names.setCurrentRow(0)
        self._names.setFocus()

    def show_picture(self, sheet: Sheet, picture: Picture | None, height: int) -> None:
        """Show the chart of a table, unless another is wanted by now."""
        if sheet is not self.sheet:
            return
        self.chart.setFixedHeight(height)
        if picture is None:
            self.chart.say(NOTHING)
        else:
            self.chart.show_picture(picture)

    def fail_picture(self, sentence: str) -> None:
        """Say that the chart failed; the rows are complete."""
        self.chart.say(f"The chart could not be drawn: {sentence} View as Table shows the rows.")

    def tell_saved(self, sentence: str) -> None:
        """Say where the files are, or why not."""
        self._summary.setText(sentence)
        a11y.announce(self._summary, sentence)

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self._as_table, self._save):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._chart_area = scrolling(self.chart)
        self._forms = QStackedWidget()
        self._forms.addWidget(self._chart_area)
        self._forms.addWidget(self._rows)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self._title, self._summary):
            right.addWidget(widget)
        right.addWidget(self._forms, 1)
        self._names.setFixedWidth(190)
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._names)
        row.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(self._state)
        box.addWidget(self._page, 1)
        box.addWidget(buttons)

    @Slot()
    def _show_chosen(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self._title.setText(sheet.title)
        self._summary.setText(sheet.summary)
        self._show_rows(sheet)
        self.chart.say("Drawing the chart…")
        self._ask_picture()

    def _show_rows(self, sheet: Sheet) -> None:
        """The rows in a table of their own, as each has other columns."""
        while (old := self._rows.currentWidget()) is not None:
            self._rows.removeWidget(old)
            old.deleteLater()
        rows = [[str(cell) for cell in row] for row in sheet.rows]
        figures = [column for column, cells in enumerate(zip(*sheet.rows, strict=True)) if _are_figures(cells)]
        cells = Cells(sheet.headers, rows, has_numbers=False, figures=figures)
        table = TextTable(cells, sheet.title, (0, *([110] * (len(sheet.headers) - 1))))
        cells.setParent(table)
        self._rows.addWidget(table)

    @Slot()
    def _show_form(self) -> None:
        self._forms.setCurrentWidget(self._rows if self._as_table.isChecked() else self._chart_area)
        if not self._as_table.isChecked():
            self._ask_picture()

    @Slot()
    def _ask_picture(self) -> None:
        sheet = self.sheet
        if sheet is not None and self.isVisible() and not self._as_table.isChecked():
            self.picture_wanted.emit(sheet, float(max(self.chart.width(), 480)), self.chart.devicePixelRatioF())


def _are_figures(cells: Iterable[object]) -> bool:
    """Does a column hold numbers alone, and empty cells?"""
    return all(isinstance(cell, int | float) or cell in ("", None) for cell in cells)
